-- The triggers of streets, in firing order.

-- ---------------------------------------------------------------- street

CREATE OR REPLACE TRIGGER t10_find_area BEFORE INSERT OR UPDATE ON street FOR EACH ROW EXECUTE FUNCTION street_before_write();
