-- The triggers of the desk's own tables, in firing order.

-- ---------------------------------------------------------------- queue_view

CREATE OR REPLACE TRIGGER t10_refuse_stale_version BEFORE UPDATE OF version ON queue_view
    FOR EACH ROW EXECUTE FUNCTION refuse_stale_version('title');
CREATE OR REPLACE TRIGGER t20_keep_version BEFORE INSERT OR UPDATE ON queue_view FOR EACH ROW EXECUTE FUNCTION keep_version('title');
CREATE OR REPLACE TRIGGER t70_tell_change AFTER INSERT OR UPDATE OR DELETE ON queue_view
    FOR EACH STATEMENT EXECUTE FUNCTION tell_change();
