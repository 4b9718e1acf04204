-- The triggers of tables that belong to reports, in firing order.

-- ---------------------------------------------------------------- status_transition

CREATE OR REPLACE TRIGGER t10_log_insert AFTER INSERT ON status_transition REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('from_status', 'to_status');
CREATE OR REPLACE TRIGGER t10_log_update AFTER UPDATE ON status_transition
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('from_status', 'to_status');
CREATE OR REPLACE TRIGGER t10_log_delete AFTER DELETE ON status_transition REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('from_status', 'to_status');

-- ---------------------------------------------------------------- report_photo

CREATE OR REPLACE TRIGGER t05_draw_id BEFORE INSERT ON report_photo FOR EACH ROW
    WHEN (NOT pg_has_role(current_user, 'mapalus_owner', 'MEMBER')) EXECUTE FUNCTION draw_id();
CREATE OR REPLACE TRIGGER t10_refuse_stale_version BEFORE UPDATE OF version ON report_photo
    FOR EACH ROW EXECUTE FUNCTION refuse_stale_version('path');
CREATE OR REPLACE TRIGGER t20_keep_version BEFORE INSERT OR UPDATE ON report_photo FOR EACH ROW EXECUTE FUNCTION keep_version('path');
CREATE OR REPLACE TRIGGER t30_stamp_approval BEFORE INSERT OR UPDATE ON report_photo
    FOR EACH ROW EXECUTE FUNCTION report_photo_before_write();
CREATE OR REPLACE TRIGGER t40_log_insert AFTER INSERT ON report_photo REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('id');
CREATE OR REPLACE TRIGGER t40_log_update AFTER UPDATE ON report_photo
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('id');
CREATE OR REPLACE TRIGGER t40_log_delete AFTER DELETE ON report_photo REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('id');

-- ---------------------------------------------------------------- report_support

CREATE OR REPLACE TRIGGER t05_draw_id BEFORE INSERT ON report_support FOR EACH ROW
    WHEN (NOT pg_has_role(current_user, 'mapalus_owner', 'MEMBER')) EXECUTE FUNCTION draw_id();
CREATE OR REPLACE TRIGGER t10_count_supporters_insert AFTER INSERT ON report_support REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION report_support_after_change();
CREATE OR REPLACE TRIGGER t10_count_supporters_delete AFTER DELETE ON report_support REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION report_support_after_change();

-- ---------------------------------------------------------------- report_event

CREATE OR REPLACE TRIGGER t10_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON report_event
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_final();

-- ---------------------------------------------------------------- report_departure

CREATE OR REPLACE TRIGGER t10_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON report_departure
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_final();

-- ---------------------------------------------------------------- reporter_read

CREATE OR REPLACE TRIGGER t10_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON reporter_read
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_final();
