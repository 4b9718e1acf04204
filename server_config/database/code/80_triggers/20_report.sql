-- The triggers of reports, in firing order. PostgreSQL fires triggers of one kind in the order of their names: row triggers
-- before the change, then statement triggers after it. The functions stand in 30_report and 60_public.
-- In the triggers' conditions and in SECURITY INVOKER functions, current_user is the acting login. The database's own
-- updates run as mapalus_owner.

-- ---------------------------------------------------------------- report

CREATE OR REPLACE TRIGGER t10_refuse_stale_version BEFORE UPDATE OF version ON report
    FOR EACH ROW EXECUTE FUNCTION refuse_stale_version('reference');
CREATE OR REPLACE TRIGGER t15_settle_merge BEFORE UPDATE ON report FOR EACH ROW
    WHEN (current_user <> 'mapalus_owner'
          AND (OLD.duplicate_of IS NOT NULL OR NEW.duplicate_of IS NOT NULL))
    EXECUTE FUNCTION merge_before_write();
CREATE OR REPLACE TRIGGER t20_refuse_delete BEFORE DELETE ON report FOR EACH ROW EXECUTE FUNCTION report_before_delete();
CREATE OR REPLACE TRIGGER t22_guard_new_row BEFORE INSERT ON report FOR EACH ROW
    WHEN (NOT pg_has_role(current_user, 'mapalus_owner', 'MEMBER')) EXECUTE FUNCTION guard_new_report();
CREATE OR REPLACE TRIGGER t25_complete_report BEFORE INSERT OR UPDATE ON report
    FOR EACH ROW EXECUTE FUNCTION report_before_write();
CREATE OR REPLACE TRIGGER t30_check_object_insert BEFORE INSERT ON report FOR EACH ROW
    WHEN (NEW.concerns_table IS NOT NULL OR NEW.concerns_key IS NOT NULL) EXECUTE FUNCTION report_concerns();
CREATE OR REPLACE TRIGGER t30_check_object_update BEFORE UPDATE ON report FOR EACH ROW
    WHEN ((NEW.concerns_table IS NOT NULL OR NEW.concerns_key IS NOT NULL)
          AND (NEW.concerns_table, NEW.concerns_key) IS DISTINCT FROM (OLD.concerns_table, OLD.concerns_key))
    EXECUTE FUNCTION report_concerns();
CREATE OR REPLACE TRIGGER t35_keep_reason BEFORE UPDATE ON report FOR EACH ROW
    WHEN (current_user <> 'mapalus_owner' AND OLD.status = 'rejected' AND NEW.status = 'rejected'
          AND OLD.status_reason IS NOT NULL AND NEW.status_reason IS DISTINCT FROM OLD.status_reason
          AND OLD.duplicate_of IS NULL AND NEW.duplicate_of IS NULL)
    EXECUTE FUNCTION report_keeps_reason();
CREATE OR REPLACE TRIGGER t40_move_deadline BEFORE UPDATE ON report FOR EACH ROW
    WHEN ((OLD.status, OLD.due_at, OLD.category, OLD.reported_at, OLD.due_is_set)
          IS DISTINCT FROM (NEW.status, NEW.due_at, NEW.category, NEW.reported_at, NEW.due_is_set))
    EXECUTE FUNCTION report_pauses();
CREATE OR REPLACE TRIGGER t45_refuse_words BEFORE INSERT OR UPDATE ON report FOR EACH ROW
    WHEN (NEW.channel NOT IN ('app', 'web', 'call_centre', 'walk_in', 'email', 'message', 'social_media', 'mass_media',
                              'sp4n_lapor', 'open311', 'field_staff', 'other')
          OR NEW.position_accuracy_m < 0
          OR NEW.position_method NOT IN ('gps', 'geocoded', 'by_hand', 'default')
          OR NEW.status NOT IN ('received', 'coordination', 'assigned', 'in_progress', 'resolved', 'rejected')
          OR NEW.status_reason NOT IN ('duplicate', 'not_our_authority', 'invalid', 'too_little_information', 'spam'))
    EXECUTE FUNCTION report_refuses_words();
CREATE OR REPLACE TRIGGER t48_refuse_lost_write AFTER UPDATE ON report REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT
    WHEN (current_user <> 'mapalus_owner' AND pg_has_role(current_user, 'mapalus_agency', 'MEMBER')
          AND NOT pg_has_role(current_user, 'mapalus_planner', 'MEMBER'))
    EXECUTE FUNCTION report_refuses_lost_write();
CREATE OR REPLACE TRIGGER t50_note_changes_insert AFTER INSERT ON report REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_reports();
CREATE OR REPLACE TRIGGER t50_note_changes_update AFTER UPDATE ON report REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_reports();
CREATE OR REPLACE TRIGGER t50_note_changes_delete AFTER DELETE ON report REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_reports();
CREATE OR REPLACE TRIGGER t55_write_events_insert AFTER INSERT ON report REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION report_after_insert();
CREATE OR REPLACE TRIGGER t55_write_events_update AFTER UPDATE ON report
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION report_after_update();
CREATE OR REPLACE TRIGGER t55_write_events_delete AFTER DELETE ON report REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION report_after_delete();
CREATE OR REPLACE TRIGGER t60_count_cells_insert AFTER INSERT ON report REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION report_grid_after_change();
CREATE OR REPLACE TRIGGER t60_count_cells_update AFTER UPDATE ON report REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION report_grid_after_change();
CREATE OR REPLACE TRIGGER t60_count_cells_delete AFTER DELETE ON report REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION report_grid_after_change();
CREATE OR REPLACE TRIGGER t65_begin_pauses AFTER INSERT ON report REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION report_pauses_after_insert();
CREATE OR REPLACE TRIGGER t70_tell_change AFTER INSERT OR UPDATE OR DELETE ON report
    FOR EACH STATEMENT EXECUTE FUNCTION tell_change();
