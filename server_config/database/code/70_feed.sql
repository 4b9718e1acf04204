-- The feed: what one agency reads and writes back.

-- Without SET search_path, so that it becomes part of the caller's expression: it runs for every row of an import.
CREATE OR REPLACE FUNCTION next_change_seq(change_offset bigint) RETURNS bigint
LANGUAGE sql VOLATILE AS $$
    SELECT ((pg_current_xact_id()::text::bigint + change_offset) << 24) | nextval('mapalus.change_number')
$$;
COMMENT ON FUNCTION next_change_seq(bigint) IS
    'The next number of a change. Upper bits: the transaction; lower 24 bits: a number within it. See feed_horizon(). Argument: city.change_offset.';

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

-- A report that came back is left out: so no report is in both this view and report_change. The subquery looks each one up
-- by its reference; as a join, it might read all reports, because the reader's LIMIT does not pass the security barrier.
CREATE OR REPLACE VIEW mapalus_feed.report_handed_over WITH (security_barrier) AS
SELECT d.reference, d.reason, d.to_agency AS agency, d.status, d.at AS updated_at, d.change_seq
FROM report_departure d
WHERE d.from_agency = current_agency() AND d.change_seq + 0 < (SELECT feed_horizon())
  AND (SELECT r.agency_root = (SELECT current_agency_root()) AND r.agency = ANY ((SELECT current_agencies())::text[])
       FROM report r WHERE r.reference = d.reference) IS NOT TRUE
ORDER BY d.change_seq;
COMMENT ON VIEW mapalus_feed.report_handed_over IS
    'Reports that left the agency''s feed, so that it can close them in its own system: passed on, merged, deleted, or an agency got another parent. Ask for change_seq greater than your last one, sorted by change_seq. No departure is missed.';
COMMENT ON COLUMN mapalus_feed.report_handed_over.agency IS 'The agency in charge afterwards; empty if the report was deleted.';
COMMENT ON COLUMN mapalus_feed.report_handed_over.status IS 'Status of the report when it left.';
COMMENT ON COLUMN mapalus_feed.report_handed_over.updated_at IS 'When it left.';

CREATE OR REPLACE VIEW mapalus_feed.report_event WITH (security_barrier) AS
SELECT e.id AS event_id, r.reference, e.at, e.kind, e.from_value, e.to_value, e.reason, e.note, e.agency
FROM report_event e JOIN report r ON r.id = e.report_id
WHERE r.agency_root = (SELECT current_agency_root()) AND r.agency = ANY ((SELECT current_agencies())::text[]);
COMMENT ON VIEW mapalus_feed.report_event IS 'The history of an agency''s own reports.';
COMMENT ON COLUMN mapalus_feed.report_event.event_id IS 'Number of the event.';
