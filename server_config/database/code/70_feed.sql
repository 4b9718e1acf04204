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

-- A restored backup, a standby that took over, a recovery to an earlier moment: each repeats numbers that readers have seen
-- for other changes. A restored dump lies in another cluster or another database; the other two begin another timeline.
CREATE OR REPLACE FUNCTION feed_epoch() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    -- After a standby took over, the control file tells the new timeline only at the next checkpoint.
    SELECT left(md5(concat_ws('/', system_identifier,
                              CASE WHEN pg_is_in_recovery() THEN (SELECT timeline_id FROM pg_control_checkpoint())
                                   ELSE ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::integer END,
                              pg_database.oid, city.feed_epoch, current_agency())), 16)
    FROM pg_control_system(), pg_database, city
    WHERE datname = current_database()
$$;
COMMENT ON FUNCTION feed_epoch() IS
    'The epoch of the acting login''s feed. Another value means that numbers of changes are not those of before, or that the login acts for another agency: the reader begins a new copy.';

CREATE OR REPLACE FUNCTION new_feed_epoch() RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    UPDATE city SET feed_epoch = feed_epoch + 1 RETURNING feed_epoch
$$;
COMMENT ON FUNCTION new_feed_epoch() IS
    'Makes all readers of feeds begin a new copy. Needed after what the database cannot notice: a copy of the data folder was put back, or rows were written or deleted without triggers.';

CREATE OR REPLACE FUNCTION feed_holder() RETURNS TABLE (login text, since timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    WITH oldest AS (SELECT pg_snapshot_xmin(pg_current_snapshot())::xid AS transaction)
    SELECT coalesce(usename::text, backend_type), xact_start
    FROM oldest JOIN pg_locks ON locktype = 'transactionid' AND transactionid = transaction AND mode = 'ExclusiveLock'
    JOIN pg_stat_activity USING (pid)
    UNION ALL
    SELECT owner, prepared FROM oldest JOIN pg_prepared_xacts USING (transaction)
    LIMIT 1
$$;
COMMENT ON FUNCTION feed_holder() IS
    'The login whose open transaction holds back the feeds, and since when; no row if none does. since is empty if mapalus_owner is not a member of pg_read_all_stats.';

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

CREATE OR REPLACE VIEW mapalus_feed.feed_state WITH (security_barrier) AS
SELECT own.agency,
       feed_epoch() AS epoch,
       feed_horizon() AS horizon,
       CASE WHEN holder.login IS NULL THEN 0
            ELSE greatest(0, floor(extract(epoch FROM clock_timestamp() - holder.since)))::integer END AS horizon_age_s,
       holder.login AS held_by,
       holder.since AS held_since
FROM (SELECT current_agency() AS agency) AS own LEFT JOIN feed_holder() AS holder ON true
WHERE own.agency IS NOT NULL;
COMMENT ON VIEW mapalus_feed.feed_state IS
    'The state of the agency''s feed, always one row. If epoch differs from the last one that you read, begin a new copy.';
COMMENT ON COLUMN mapalus_feed.feed_state.agency IS 'The agency whose feed it is.';
COMMENT ON COLUMN mapalus_feed.feed_state.epoch IS
    'Changes when change_seq starts again (after a restore) or when the login gets another agency.';
COMMENT ON COLUMN mapalus_feed.feed_state.horizon IS 'Changes with a smaller change_seq are shown; later ones are not yet.';
COMMENT ON COLUMN mapalus_feed.feed_state.horizon_age_s IS
    'For how many seconds an open transaction has held back newer changes; 0 if none does; empty if that is not known.';
COMMENT ON COLUMN mapalus_feed.feed_state.held_by IS 'The login whose transaction does so.';
COMMENT ON COLUMN mapalus_feed.feed_state.held_since IS 'When that transaction began: all changes before it are shown.';

CREATE OR REPLACE VIEW mapalus_feed.report_event WITH (security_barrier) AS
SELECT e.id AS event_id, r.reference, e.at, e.kind, e.from_value, e.to_value, e.reason, e.note, e.agency
FROM report_event e JOIN report r ON r.id = e.report_id
WHERE r.agency_root = (SELECT current_agency_root()) AND r.agency = ANY ((SELECT current_agencies())::text[]);
COMMENT ON VIEW mapalus_feed.report_event IS 'The history of an agency''s own reports.';
COMMENT ON COLUMN mapalus_feed.report_event.event_id IS 'Number of the event.';
