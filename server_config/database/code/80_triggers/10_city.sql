-- The triggers of the city, its areas and its lists, in firing order: docs/administration.md.

-- ---------------------------------------------------------------- city

CREATE OR REPLACE TRIGGER t10_mark_all_prices AFTER UPDATE OF price_window_days, price_outlier_threshold ON city
    FOR EACH ROW WHEN ((OLD.price_window_days, OLD.price_outlier_threshold)
                       IS DISTINCT FROM (NEW.price_window_days, NEW.price_outlier_threshold))
    EXECUTE FUNCTION mark_all_prices();
CREATE OR REPLACE TRIGGER t15_reassign_areas AFTER UPDATE OF metric_srid, area_tolerance_m ON city
    FOR EACH ROW WHEN ((OLD.metric_srid, OLD.area_tolerance_m) IS DISTINCT FROM (NEW.metric_srid, NEW.area_tolerance_m))
    EXECUTE FUNCTION city_after_move();
CREATE OR REPLACE TRIGGER t20_note_changes AFTER UPDATE ON city FOR EACH ROW WHEN (OLD.suppress_below <> NEW.suppress_below)
    EXECUTE FUNCTION note_changed_lists('report_count');

-- ---------------------------------------------------------------- holiday

CREATE OR REPLACE TRIGGER t10_log_insert AFTER INSERT ON holiday REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('day');
CREATE OR REPLACE TRIGGER t10_log_update AFTER UPDATE ON holiday
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('day');
CREATE OR REPLACE TRIGGER t10_log_delete AFTER DELETE ON holiday REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('day');

-- ---------------------------------------------------------------- area

CREATE OR REPLACE TRIGGER t10_cut_into_parts AFTER INSERT OR UPDATE OF geom, level ON area
    FOR EACH ROW EXECUTE FUNCTION area_after_write();
CREATE OR REPLACE TRIGGER t15_reassign_areas_insert AFTER INSERT ON area REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION area_after_move();
CREATE OR REPLACE TRIGGER t15_reassign_areas_update AFTER UPDATE ON area REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION area_after_move();
CREATE OR REPLACE TRIGGER t15_reassign_areas_delete AFTER DELETE ON area REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION area_after_move();
CREATE OR REPLACE TRIGGER t20_note_changes_insert AFTER INSERT ON area REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_areas();
CREATE OR REPLACE TRIGGER t20_note_changes_update AFTER UPDATE ON area REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_areas();
CREATE OR REPLACE TRIGGER t20_note_changes_delete AFTER DELETE ON area REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_areas();

-- ---------------------------------------------------------------- agency

CREATE OR REPLACE TRIGGER t10_refuse_stale_version BEFORE UPDATE OF version ON agency
    FOR EACH ROW EXECUTE FUNCTION refuse_stale_version('code');
CREATE OR REPLACE TRIGGER t20_keep_version BEFORE INSERT OR UPDATE ON agency FOR EACH ROW EXECUTE FUNCTION keep_version('code');
CREATE OR REPLACE TRIGGER t30_refuse_circle_insert AFTER INSERT ON agency REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION agency_refuses_circle();
CREATE OR REPLACE TRIGGER t30_refuse_circle_update AFTER UPDATE ON agency
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION agency_refuses_circle();
CREATE OR REPLACE TRIGGER t35_move_reports AFTER UPDATE ON agency
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION agency_after_move();
CREATE OR REPLACE TRIGGER t40_log_insert AFTER INSERT ON agency REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('code');
CREATE OR REPLACE TRIGGER t40_log_update AFTER UPDATE ON agency
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('code');
CREATE OR REPLACE TRIGGER t40_log_delete AFTER DELETE ON agency REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('code');
CREATE OR REPLACE TRIGGER t50_note_changes_insert AFTER INSERT ON agency REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_agencies();
CREATE OR REPLACE TRIGGER t50_note_changes_update AFTER UPDATE ON agency REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_agencies();
CREATE OR REPLACE TRIGGER t50_note_changes_delete AFTER DELETE ON agency REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_agencies();

-- ---------------------------------------------------------------- agency_area

CREATE OR REPLACE TRIGGER t10_log_insert AFTER INSERT ON agency_area REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('agency', 'area_code');
CREATE OR REPLACE TRIGGER t10_log_update AFTER UPDATE ON agency_area
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('agency', 'area_code');
CREATE OR REPLACE TRIGGER t10_log_delete AFTER DELETE ON agency_area REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('agency', 'area_code');

-- ---------------------------------------------------------------- agency_login

CREATE OR REPLACE TRIGGER t10_log_insert AFTER INSERT ON agency_login REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('role_name');
CREATE OR REPLACE TRIGGER t10_log_update AFTER UPDATE ON agency_login
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('role_name');
CREATE OR REPLACE TRIGGER t10_log_delete AFTER DELETE ON agency_login REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('role_name');

-- ---------------------------------------------------------------- category

CREATE OR REPLACE TRIGGER t10_refuse_stale_version BEFORE UPDATE OF version ON category
    FOR EACH ROW EXECUTE FUNCTION refuse_stale_version('code');
CREATE OR REPLACE TRIGGER t20_keep_version BEFORE INSERT OR UPDATE ON category FOR EACH ROW EXECUTE FUNCTION keep_version('code');
CREATE OR REPLACE TRIGGER t30_hide_positions AFTER UPDATE OF privacy_class ON category
    FOR EACH ROW WHEN (OLD.privacy_class <> NEW.privacy_class) EXECUTE FUNCTION category_after_update();
CREATE OR REPLACE TRIGGER t40_note_changes AFTER UPDATE ON category FOR EACH ROW
    WHEN ((OLD.category_name_id, OLD.category_name_en, OLD.category_group, OLD.category_icon, OLD.privacy_class)
          IS DISTINCT FROM (NEW.category_name_id, NEW.category_name_en, NEW.category_group, NEW.category_icon, NEW.privacy_class))
    EXECUTE FUNCTION note_changed_lists('report', 'report_count');
CREATE OR REPLACE TRIGGER t50_log_insert AFTER INSERT ON category REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('code');
CREATE OR REPLACE TRIGGER t50_log_update AFTER UPDATE ON category
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('code');
CREATE OR REPLACE TRIGGER t50_log_delete AFTER DELETE ON category REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('code');
