-- The triggers of response templates, in firing order.

-- ---------------------------------------------------------------- response_template

CREATE OR REPLACE TRIGGER t10_refuse_stale_version BEFORE UPDATE OF version ON response_template
    FOR EACH ROW EXECUTE FUNCTION refuse_stale_version('title_en');
CREATE OR REPLACE TRIGGER t20_keep_version BEFORE INSERT OR UPDATE ON response_template
    FOR EACH ROW EXECUTE FUNCTION keep_version('title_en');
CREATE OR REPLACE TRIGGER t30_log_insert AFTER INSERT ON response_template REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('id');
CREATE OR REPLACE TRIGGER t30_log_update AFTER UPDATE ON response_template
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('id');
CREATE OR REPLACE TRIGGER t30_log_delete AFTER DELETE ON response_template REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('id');
