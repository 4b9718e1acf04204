-- What one agency reads and writes back.

CREATE OR REPLACE FUNCTION feed_horizon() RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    SELECT (pg_snapshot_xmin(pg_current_snapshot())::text::bigint + change_offset) << 24 FROM city
$$;
COMMENT ON FUNCTION feed_horizon() IS
    'All changes with a smaller change_seq are committed or gone: nothing can appear below it any more. change_seq is ordered by transaction first; every transaction that is still running is as new as the oldest of them, or newer.';

CREATE OR REPLACE FUNCTION mapalus_feed.act_for(login text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF login <> session_user AND EXISTS (SELECT FROM pg_roles WHERE rolname = login)
       AND pg_has_role(session_user, login, 'MEMBER') AND pg_has_role(login, 'mapalus_agency', 'MEMBER') THEN
        PERFORM set_config('role', login, false);
    ELSE
        -- Its administrator or nobody: the feed itself, which has no agency and so no rows.
        PERFORM set_config('role', 'none', false);
    END IF;
END
$$;
COMMENT ON FUNCTION mapalus_feed.act_for(text) IS
    'Lets GeoServer''s connection act as the agency login of the user who asks. Run it whenever a connection is taken for a request.';

CREATE OR REPLACE VIEW mapalus_feed.report WITH (security_barrier) AS
SELECT r.reference,
       r.category,
       (SELECT category_name_id FROM category WHERE code = r.category) AS category_name_id,
       (SELECT category_name_en FROM category WHERE code = r.category) AS category_name_en,
       r.description AS report_description,
       r.address,
       r.area_code,
       (SELECT area_name FROM area WHERE code = r.area_code) AS area_name,
       r.position_method,
       r.position_accuracy_m,
       r.status,
       r.status_reason,
       r.status_note,
       r.agency,
       r.priority,
       r.reported_at,
       r.due_at,
       r.resolved_at,
       r.status NOT IN ('resolved', 'rejected') AND r.due_at < now() AS overdue,
       r.supporters,
       (SELECT parent.reference FROM report AS parent WHERE parent.id = r.duplicate_of) AS merged_into,
       r.version,
       r.updated_at,
       r.change_seq,
       r.geom
FROM report r
WHERE r.agency_root = (SELECT current_agency_root()) AND r.agency = ANY ((SELECT current_agencies())::text[]);
COMMENT ON VIEW mapalus_feed.report IS
    'An agency''s own reports as they stand; status, reason, note and agency can be written back with the version.';
COMMENT ON COLUMN mapalus_feed.report.report_description IS 'What was said, as it came.';
COMMENT ON COLUMN mapalus_feed.report.overdue IS 'Whether the deadline is over and the report is still open.';
COMMENT ON COLUMN mapalus_feed.report.merged_into IS 'Reference of the report into which it is merged.';

CREATE OR REPLACE VIEW mapalus_feed.report_change WITH (security_barrier) AS
SELECT r.reference,
       r.category,
       (SELECT category_name_id FROM category WHERE code = r.category) AS category_name_id,
       (SELECT category_name_en FROM category WHERE code = r.category) AS category_name_en,
       r.description AS report_description,
       r.address,
       r.area_code,
       (SELECT area_name FROM area WHERE code = r.area_code) AS area_name,
       r.position_method,
       r.position_accuracy_m,
       r.status,
       r.status_reason,
       r.status_note,
       r.agency,
       r.priority,
       r.reported_at,
       r.due_at,
       r.resolved_at,
       r.status NOT IN ('resolved', 'rejected') AND r.due_at < now() AS overdue,
       r.supporters,
       (SELECT parent.reference FROM report AS parent WHERE parent.id = r.duplicate_of) AS merged_into,
       r.version,
       r.updated_at,
       r.change_seq,
       r.geom
FROM report r
WHERE r.agency_root = current_agency_root() AND r.agency = ANY ((SELECT current_agencies())::text[])
  AND r.change_seq + 0 < (SELECT feed_horizon())
ORDER BY r.change_seq;
COMMENT ON VIEW mapalus_feed.report_change IS
    'The same for incremental pulls: ask for change_seq greater than the last one that you have, in its order. No change is ever missed.';
COMMENT ON COLUMN mapalus_feed.report_change.report_description IS 'What was said, as it came.';
COMMENT ON COLUMN mapalus_feed.report_change.overdue IS 'Whether the deadline is over and the report is still open.';
COMMENT ON COLUMN mapalus_feed.report_change.merged_into IS 'Reference of the report into which it is merged.';

CREATE OR REPLACE VIEW mapalus_feed.report_handed_over WITH (security_barrier) AS
SELECT r.reference, r.agency, r.status, r.updated_at, r.change_seq
FROM report r
WHERE r.previous_agency = ANY ((SELECT current_agencies())::text[]) AND NOT r.agency = ANY ((SELECT current_agencies())::text[])
  AND r.change_seq + 0 < (SELECT feed_horizon());
COMMENT ON VIEW mapalus_feed.report_handed_over IS
    'Reports that went from the agency to another one, so that it can close them in its own books.';

CREATE OR REPLACE VIEW mapalus_feed.report_event WITH (security_barrier) AS
SELECT e.id AS event_id, r.reference, e.at, e.kind, e.from_value, e.to_value, e.reason, e.note, e.agency
FROM report_event e JOIN report r ON r.id = e.report_id
WHERE r.agency_root = (SELECT current_agency_root()) AND r.agency = ANY ((SELECT current_agencies())::text[]);
COMMENT ON VIEW mapalus_feed.report_event IS 'The history of an agency''s own reports.';
COMMENT ON COLUMN mapalus_feed.report_event.event_id IS 'Number of the event.';
