-- The triggers of infrastructure, in firing order.

-- ---------------------------------------------------------------- facility

CREATE OR REPLACE TRIGGER t10_refuse_stale_version BEFORE UPDATE OF version ON facility
    FOR EACH ROW EXECUTE FUNCTION refuse_stale_version('code');
CREATE OR REPLACE TRIGGER t20_find_area BEFORE INSERT OR UPDATE ON facility FOR EACH ROW EXECUTE FUNCTION find_area();
CREATE OR REPLACE TRIGGER t30_keep_version BEFORE INSERT OR UPDATE ON facility FOR EACH ROW EXECUTE FUNCTION keep_version('code');
CREATE OR REPLACE TRIGGER t40_refuse_problems BEFORE INSERT OR UPDATE ON facility FOR EACH ROW EXECUTE FUNCTION refuse_problems();
CREATE OR REPLACE TRIGGER t50_rename_in_reports AFTER UPDATE OF code ON facility
    FOR EACH ROW WHEN (OLD.code <> NEW.code) EXECUTE FUNCTION object_after_rename();
CREATE OR REPLACE TRIGGER t60_log_insert AFTER INSERT ON facility REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('code');
CREATE OR REPLACE TRIGGER t60_log_update AFTER UPDATE ON facility
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('code');
CREATE OR REPLACE TRIGGER t60_log_delete AFTER DELETE ON facility REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('code');
CREATE OR REPLACE TRIGGER t70_note_changes_insert AFTER INSERT ON facility REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_places();
CREATE OR REPLACE TRIGGER t70_note_changes_update AFTER UPDATE ON facility
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_places();
CREATE OR REPLACE TRIGGER t70_note_changes_delete AFTER DELETE ON facility REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_places();

-- ---------------------------------------------------------------- cctv

CREATE OR REPLACE TRIGGER t10_refuse_stale_version BEFORE UPDATE OF version ON cctv
    FOR EACH ROW EXECUTE FUNCTION refuse_stale_version('code');
CREATE OR REPLACE TRIGGER t20_find_area BEFORE INSERT OR UPDATE ON cctv FOR EACH ROW EXECUTE FUNCTION find_area();
CREATE OR REPLACE TRIGGER t30_keep_version BEFORE INSERT OR UPDATE ON cctv FOR EACH ROW EXECUTE FUNCTION keep_version('code');
CREATE OR REPLACE TRIGGER t40_refuse_problems BEFORE INSERT OR UPDATE ON cctv FOR EACH ROW EXECUTE FUNCTION refuse_problems();
CREATE OR REPLACE TRIGGER t50_rename_in_reports AFTER UPDATE OF code ON cctv
    FOR EACH ROW WHEN (OLD.code <> NEW.code) EXECUTE FUNCTION object_after_rename();
CREATE OR REPLACE TRIGGER t60_log_insert AFTER INSERT ON cctv REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('code');
CREATE OR REPLACE TRIGGER t60_log_update AFTER UPDATE ON cctv
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('code');
CREATE OR REPLACE TRIGGER t60_log_delete AFTER DELETE ON cctv REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('code');
CREATE OR REPLACE TRIGGER t70_log_state_insert AFTER INSERT ON cctv REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_state();
CREATE OR REPLACE TRIGGER t70_log_state_update AFTER UPDATE ON cctv REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_state();
CREATE OR REPLACE TRIGGER t80_note_changes_insert AFTER INSERT ON cctv REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_places();
CREATE OR REPLACE TRIGGER t80_note_changes_update AFTER UPDATE ON cctv
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_places();
CREATE OR REPLACE TRIGGER t80_note_changes_delete AFTER DELETE ON cctv REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_places();

-- ---------------------------------------------------------------- cctv_stream

CREATE OR REPLACE TRIGGER t10_refuse_stale_version BEFORE UPDATE OF version ON cctv_stream
    FOR EACH ROW EXECUTE FUNCTION refuse_stale_version('cctv');
CREATE OR REPLACE TRIGGER t20_keep_version BEFORE INSERT OR UPDATE ON cctv_stream FOR EACH ROW EXECUTE FUNCTION keep_version('cctv');
CREATE OR REPLACE TRIGGER t30_refuse_problems BEFORE INSERT OR UPDATE ON cctv_stream FOR EACH ROW EXECUTE FUNCTION refuse_problems();
CREATE OR REPLACE TRIGGER t40_log_stream_change AFTER INSERT OR UPDATE OR DELETE ON cctv_stream
    FOR EACH ROW EXECUTE FUNCTION log_stream_change();

-- ---------------------------------------------------------------- cctv_state

CREATE OR REPLACE TRIGGER t10_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON cctv_state
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_final();

-- ---------------------------------------------------------------- market

CREATE OR REPLACE TRIGGER t10_refuse_stale_version BEFORE UPDATE OF version ON market
    FOR EACH ROW EXECUTE FUNCTION refuse_stale_version('code');
CREATE OR REPLACE TRIGGER t20_find_area BEFORE INSERT OR UPDATE ON market FOR EACH ROW EXECUTE FUNCTION find_area();
CREATE OR REPLACE TRIGGER t30_keep_version BEFORE INSERT OR UPDATE ON market FOR EACH ROW EXECUTE FUNCTION keep_version('code');
CREATE OR REPLACE TRIGGER t40_refuse_problems BEFORE INSERT OR UPDATE ON market FOR EACH ROW EXECUTE FUNCTION refuse_problems();
CREATE OR REPLACE TRIGGER t50_mark_all_prices AFTER UPDATE OF level ON market
    FOR EACH ROW WHEN (OLD.level <> NEW.level) EXECUTE FUNCTION mark_all_prices();
CREATE OR REPLACE TRIGGER t60_rename_in_reports AFTER UPDATE OF code ON market
    FOR EACH ROW WHEN (OLD.code <> NEW.code) EXECUTE FUNCTION object_after_rename();
CREATE OR REPLACE TRIGGER t70_log_insert AFTER INSERT ON market REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('code');
CREATE OR REPLACE TRIGGER t70_log_update AFTER UPDATE ON market
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('code');
CREATE OR REPLACE TRIGGER t70_log_delete AFTER DELETE ON market REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('code');
CREATE OR REPLACE TRIGGER t80_note_changes_insert AFTER INSERT ON market REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_places();
CREATE OR REPLACE TRIGGER t80_note_changes_update AFTER UPDATE ON market
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_places();
CREATE OR REPLACE TRIGGER t80_note_changes_delete AFTER DELETE ON market REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_places();

-- ---------------------------------------------------------------- commodity

CREATE OR REPLACE TRIGGER t10_refuse_stale_version BEFORE UPDATE OF version ON commodity
    FOR EACH ROW EXECUTE FUNCTION refuse_stale_version('code');
CREATE OR REPLACE TRIGGER t20_keep_version BEFORE INSERT OR UPDATE ON commodity FOR EACH ROW EXECUTE FUNCTION keep_version('code');
CREATE OR REPLACE TRIGGER t30_refuse_problems BEFORE INSERT OR UPDATE ON commodity FOR EACH ROW EXECUTE FUNCTION refuse_problems();
CREATE OR REPLACE TRIGGER t40_log_insert AFTER INSERT ON commodity REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('code');
CREATE OR REPLACE TRIGGER t40_log_update AFTER UPDATE ON commodity
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('code');
CREATE OR REPLACE TRIGGER t40_log_delete AFTER DELETE ON commodity REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('code');

-- ---------------------------------------------------------------- price

-- A mark is no edit: it does not count as a version, which would refuse the change of somebody who has the row open. It does
-- not enter history and does not cause marks again. Marks are written as mapalus_owner, which most of these triggers skip.
CREATE OR REPLACE TRIGGER t10_hold_prices BEFORE INSERT OR UPDATE OR DELETE ON price
    FOR EACH STATEMENT EXECUTE FUNCTION hold_prices();
CREATE OR REPLACE TRIGGER t20_refuse_stale_version BEFORE UPDATE OF version ON price
    FOR EACH ROW EXECUTE FUNCTION refuse_stale_version('price_key');
CREATE OR REPLACE TRIGGER t30_guard_columns BEFORE INSERT OR UPDATE ON price
    FOR EACH ROW WHEN (current_user <> 'mapalus_owner') EXECUTE FUNCTION guard_columns();
CREATE OR REPLACE TRIGGER t40_keep_version BEFORE INSERT OR UPDATE ON price
    FOR EACH ROW WHEN (current_user <> 'mapalus_owner') EXECUTE FUNCTION keep_version('price_key');
CREATE OR REPLACE TRIGGER t50_refuse_problems BEFORE INSERT OR UPDATE ON price
    FOR EACH ROW WHEN (current_user <> 'mapalus_owner') EXECUTE FUNCTION refuse_problems();
CREATE OR REPLACE TRIGGER t60_log_insert AFTER INSERT ON price REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT WHEN (current_user <> 'mapalus_owner') EXECUTE FUNCTION log_changes('market', 'commodity', 'day');
CREATE OR REPLACE TRIGGER t60_log_update AFTER UPDATE ON price REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT WHEN (current_user <> 'mapalus_owner') EXECUTE FUNCTION log_changes('market', 'commodity', 'day');
CREATE OR REPLACE TRIGGER t60_log_delete AFTER DELETE ON price REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT WHEN (current_user <> 'mapalus_owner') EXECUTE FUNCTION log_changes('market', 'commodity', 'day');
CREATE OR REPLACE TRIGGER t70_mark_insert AFTER INSERT ON price REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT WHEN (current_user <> 'mapalus_owner') EXECUTE FUNCTION price_after_change();
CREATE OR REPLACE TRIGGER t70_mark_update AFTER UPDATE ON price REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT WHEN (current_user <> 'mapalus_owner') EXECUTE FUNCTION price_after_change();
CREATE OR REPLACE TRIGGER t70_mark_delete AFTER DELETE ON price REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT WHEN (current_user <> 'mapalus_owner') EXECUTE FUNCTION price_after_change();

-- ---------------------------------------------------------------- programme

CREATE OR REPLACE TRIGGER t10_refuse_stale_version BEFORE UPDATE OF version ON programme
    FOR EACH ROW EXECUTE FUNCTION refuse_stale_version('code');
CREATE OR REPLACE TRIGGER t20_keep_version BEFORE INSERT OR UPDATE ON programme FOR EACH ROW EXECUTE FUNCTION keep_version('code');
CREATE OR REPLACE TRIGGER t30_refuse_problems BEFORE INSERT OR UPDATE ON programme FOR EACH ROW EXECUTE FUNCTION refuse_problems();
CREATE OR REPLACE TRIGGER t40_rename_in_reports AFTER UPDATE OF code ON programme
    FOR EACH ROW WHEN (OLD.code <> NEW.code) EXECUTE FUNCTION object_after_rename();
CREATE OR REPLACE TRIGGER t50_log_insert AFTER INSERT ON programme REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('code');
CREATE OR REPLACE TRIGGER t50_log_update AFTER UPDATE ON programme
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('code');
CREATE OR REPLACE TRIGGER t50_log_delete AFTER DELETE ON programme REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('code');
CREATE OR REPLACE TRIGGER t60_note_changes_insert AFTER INSERT ON programme REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_places();
CREATE OR REPLACE TRIGGER t60_note_changes_update AFTER UPDATE ON programme
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_places();
CREATE OR REPLACE TRIGGER t60_note_changes_delete AFTER DELETE ON programme REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_places();
