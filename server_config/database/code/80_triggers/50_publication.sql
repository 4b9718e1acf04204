-- The triggers of the journals and of planners' own layers, in firing order.

-- ---------------------------------------------------------------- change_log

CREATE OR REPLACE TRIGGER t10_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON change_log
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_final();

-- ---------------------------------------------------------------- publication_log

CREATE OR REPLACE TRIGGER t10_refuse_finished BEFORE UPDATE ON publication_log FOR EACH ROW EXECUTE FUNCTION keep_publication();

-- ---------------------------------------------------------------- own_layer

CREATE OR REPLACE TRIGGER t10_refuse_stale_version BEFORE UPDATE OF version ON own_layer
    FOR EACH ROW EXECUTE FUNCTION refuse_stale_version('layer_name');
CREATE OR REPLACE TRIGGER t20_keep_version BEFORE INSERT OR UPDATE ON own_layer FOR EACH ROW EXECUTE FUNCTION keep_version('layer_name');
CREATE OR REPLACE TRIGGER t30_log_insert AFTER INSERT ON own_layer REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('layer_name');
CREATE OR REPLACE TRIGGER t30_log_update AFTER UPDATE ON own_layer
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('layer_name');
CREATE OR REPLACE TRIGGER t30_log_delete AFTER DELETE ON own_layer REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_changes('layer_name');
