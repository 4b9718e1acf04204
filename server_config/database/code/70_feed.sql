-- The feed: what one agency reads and writes back.

CREATE OR REPLACE FUNCTION feed_horizon() RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    SELECT (pg_snapshot_xmin(pg_current_snapshot())::text::bigint + change_offset) << 24 FROM city
$$;
COMMENT ON FUNCTION feed_horizon() IS
    'The limit of safe reading: every change with a smaller change_seq is committed or rolled back, so nothing can appear below it later. change_seq is ordered by transaction first. The limit is the oldest running transaction.';

CREATE OR REPLACE FUNCTION mapalus_feed.act_for(login text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF login <> session_user AND EXISTS (SELECT FROM pg_roles WHERE rolname = login)
       AND pg_has_role(session_user, login, 'MEMBER') AND pg_has_role(login, 'mapalus_agency', 'MEMBER') THEN
        PERFORM set_config('role', login, false);
    ELSE
        -- An administrator or an unknown name: stay mapalus_feed, which has no agency and sees no rows.
        PERFORM set_config('role', 'none', false);
    END IF;
END
$$;
COMMENT ON FUNCTION mapalus_feed.act_for(text) IS
    'Sets the role of GeoServer''s connection to the agency login of the user who asks. GeoServer runs it before each request.';

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
    'An agency''s own reports as they are now. Status, reason, note and agency can be written back, together with the version.';
COMMENT ON COLUMN mapalus_feed.report.report_description IS 'The reporter''s words, unchanged.';
COMMENT ON COLUMN mapalus_feed.report.overdue IS 'Whether the deadline has passed and the report is still open.';
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
    'The same reports for incremental pulls. Ask for change_seq greater than your last one, sorted by change_seq. No change is missed.';
COMMENT ON COLUMN mapalus_feed.report_change.report_description IS 'The reporter''s words, unchanged.';
COMMENT ON COLUMN mapalus_feed.report_change.overdue IS 'Whether the deadline has passed and the report is still open.';
COMMENT ON COLUMN mapalus_feed.report_change.merged_into IS 'Reference of the report into which it is merged.';

CREATE OR REPLACE VIEW mapalus_feed.report_handed_over WITH (security_barrier) AS
SELECT r.reference, r.agency, r.status, r.updated_at, r.change_seq
FROM report r
WHERE r.previous_agency = ANY ((SELECT current_agencies())::text[]) AND NOT r.agency = ANY ((SELECT current_agencies())::text[])
  AND r.change_seq + 0 < (SELECT feed_horizon());
COMMENT ON VIEW mapalus_feed.report_handed_over IS
    'Reports that left the agency for another one, so that it can close them in its own system.';

CREATE OR REPLACE VIEW mapalus_feed.report_event WITH (security_barrier) AS
SELECT e.id AS event_id, r.reference, e.at, e.kind, e.from_value, e.to_value, e.reason, e.note, e.agency
FROM report_event e JOIN report r ON r.id = e.report_id
WHERE r.agency_root = (SELECT current_agency_root()) AND r.agency = ANY ((SELECT current_agencies())::text[]);
COMMENT ON VIEW mapalus_feed.report_event IS 'The history of an agency''s own reports.';
COMMENT ON COLUMN mapalus_feed.report_event.event_id IS 'Number of the event.';
