-- What the public sees of reports, and what an agency reads and writes back.
SET LOCAL ROLE mapalus_owner;
SET LOCAL search_path = mapalus, public;

-- Every table that people edit tells a stale version from a missing one.
DO $$
DECLARE
    its record;
BEGIN
    FOR its IN
        SELECT tgrelid::regclass AS of_table, encode(tgargs, 'escape') AS argument FROM pg_trigger
        WHERE tgname = 'keep_version' AND tgrelid NOT IN (SELECT tgrelid FROM pg_trigger WHERE tgname = 'a_refuse_stale_version')
    LOOP
        EXECUTE format('CREATE TRIGGER a_refuse_stale_version BEFORE UPDATE OF version ON %s
                        FOR EACH ROW EXECUTE FUNCTION refuse_stale_version(%L)', its.of_table, replace(its.argument, '\000', ''));
    END LOOP;
END
$$;

-- ---------------------------------------------------------------- the public

-- Merged reports are left out: the one that they duplicate stands for them.
CREATE OR REPLACE VIEW mapalus_public.report WITH (security_barrier) AS
SELECT r.reference,
       r.category,
       c.category_name_id,
       c.category_name_en,
       c.category_group,
       c.category_icon,
       r.status,
       r.agency,
       a.agency_name_id,
       a.agency_name_en,
       r.area_code,
       v.area_name,
       d.area_name AS district_name,
       r.reported_at,
       r.due_at,
       r.resolved_at,
       r.updated_at,
       r.status NOT IN ('resolved', 'rejected') AND r.due_at < now() AS overdue,
       r.public_geom AS geom,
       r.public_description,
       r.supporters
FROM report r
JOIN category c ON c.code = r.category
JOIN agency a ON a.code = r.agency
LEFT JOIN area v ON v.code = r.area_code
LEFT JOIN area d ON d.code = v.parent
WHERE r.is_public AND r.public_geom IS NOT NULL AND r.duplicate_of IS NULL AND c.privacy_class IN ('A', 'B');

CREATE VIEW mapalus_public.report_merged WITH (security_barrier) AS
SELECT child.reference, parent.reference AS merged_into, child.status, merge.merged_at
FROM report AS child
JOIN report AS parent ON parent.id = child.duplicate_of
JOIN report_merge AS merge ON merge.report_id = child.id
WHERE child.is_public AND child.public_geom IS NOT NULL AND parent.is_public AND parent.public_geom IS NOT NULL;
COMMENT ON VIEW mapalus_public.report_merged IS 'Into which report a duplicate was merged, for who asks by its reference; its status is that report''s.';
COMMENT ON COLUMN mapalus_public.report_merged.merged_into IS 'Reference of the report that stands for it; it may be merged into another one itself.';

CREATE VIEW mapalus_public.report_event WITH (security_barrier) AS
SELECT e.id AS event_id, r.reference, e.at, e.kind, e.from_value, e.to_value, e.reason
FROM report_event e JOIN report r ON r.id = e.report_id
WHERE e.is_public AND e.kind IN ('received', 'status', 'agency', 'deadline') AND r.is_public AND r.public_geom IS NOT NULL;
COMMENT ON VIEW mapalus_public.report_event IS 'The public part of a report''s history: its steps, agencies and deadlines; no names, no notes.';
COMMENT ON COLUMN mapalus_public.report_event.event_id IS 'Number of the event.';

CREATE VIEW mapalus_public.report_photo WITH (security_barrier) AS
SELECT p.id AS photo_id, r.reference, p.kind, p.redacted_path AS path, p.taken_at
FROM report_photo p JOIN report r ON r.id = p.report_id
WHERE p.approved_by IS NOT NULL AND p.exif_removed AND p.redacted_path IS NOT NULL
  AND r.is_public AND r.public_geom IS NOT NULL;
COMMENT ON VIEW mapalus_public.report_photo IS 'Approved copies of photos, and no others.';
COMMENT ON COLUMN mapalus_public.report_photo.photo_id IS 'Number of the photo.';
COMMENT ON COLUMN mapalus_public.report_photo.path IS 'Where the approved copy is kept.';

CREATE INDEX report_private_count ON report (category, area_code) WHERE public_geom IS NULL AND geom IS NOT NULL;
CREATE VIEW mapalus_public.report_count WITH (security_barrier) AS
SELECT counted.area_code || '/' || counted.category AS count_key, counted.area_code, v.area_name, counted.category,
       c.category_name_id, c.category_name_en, counted.number, v.geom
FROM (SELECT area_code, category, count(*)::integer AS number FROM report
      WHERE public_geom IS NULL AND geom IS NOT NULL AND is_public AND duplicate_of IS NULL
        AND category IN (SELECT code FROM category WHERE privacy_class = 'C')
      GROUP BY area_code, category) AS counted
JOIN area v ON v.code = counted.area_code
JOIN category c ON c.code = counted.category
WHERE counted.number >= (SELECT suppress_below FROM city);
COMMENT ON VIEW mapalus_public.report_count IS 'Reports of private categories (class C): how many per village, small numbers left out.';
COMMENT ON COLUMN mapalus_public.report_count.count_key IS 'Village and category, as a key.';
COMMENT ON COLUMN mapalus_public.report_count.number IS 'Reports since the beginning; never less than the city''s smallest published count.';

-- ---------------------------------------------------------------- the feed

CREATE FUNCTION current_agency_root() RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    SELECT agency_root(agency) FROM agency_login WHERE role_name = acting_role()
$$;
COMMENT ON FUNCTION current_agency_root() IS 'The agency at the top of the acting login''s own.';

CREATE FUNCTION feed_horizon() RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    SELECT (pg_snapshot_xmin(pg_current_snapshot())::text::bigint + change_offset) << 24 FROM city
$$;
COMMENT ON FUNCTION feed_horizon() IS
    'All changes with a smaller change_seq are committed or gone: nothing can appear below it any more. change_seq is ordered by transaction first; every transaction that is still running is as new as the oldest of them, or newer.';

CREATE VIEW mapalus_feed.report WITH (security_barrier) AS
SELECT r.reference,
       r.category,
       (SELECT category_name_id FROM category WHERE code = r.category) AS category_name_id,
       (SELECT category_name_en FROM category WHERE code = r.category) AS category_name_en,
       r.description,
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
COMMENT ON VIEW mapalus_feed.report IS 'An agency''s own reports as they stand; status, reason, note and agency can be written back with the version.';

-- The same columns and rows. The order stands inside because a reader's own does not pass the security barrier to the
-- index; with "+ 0" the planner does not take both bounds for a narrow range, for which it would rather sort.
DO $$
BEGIN
    EXECUTE 'CREATE VIEW mapalus_feed.report_change WITH (security_barrier) AS '
            || rtrim(pg_get_viewdef('mapalus_feed.report'), ';')
            || ' AND r.change_seq + 0 < (SELECT feed_horizon()) ORDER BY r.change_seq';
END
$$;
COMMENT ON VIEW mapalus_feed.report_change IS
    'The same for incremental pulls: ask for change_seq greater than the last one that you have, in its order. No change is ever missed.';

CREATE VIEW mapalus_feed.report_handed_over WITH (security_barrier) AS
SELECT r.reference, r.agency, r.status, r.updated_at, r.change_seq
FROM report r
WHERE r.previous_agency = ANY ((SELECT current_agencies())::text[]) AND NOT r.agency = ANY ((SELECT current_agencies())::text[])
  AND r.change_seq + 0 < (SELECT feed_horizon());
COMMENT ON VIEW mapalus_feed.report_handed_over IS 'Reports that went from the agency to another one, so that it can close them in its own books.';

CREATE VIEW mapalus_feed.report_event WITH (security_barrier) AS
SELECT e.id AS event_id, r.reference, e.at, e.kind, e.from_value, e.to_value, e.reason, e.note, e.agency
FROM report_event e JOIN report r ON r.id = e.report_id
WHERE r.agency_root = (SELECT current_agency_root()) AND r.agency = ANY ((SELECT current_agencies())::text[]);
COMMENT ON VIEW mapalus_feed.report_event IS 'The history of an agency''s own reports.';
COMMENT ON COLUMN mapalus_feed.report_event.event_id IS 'Number of the event.';

INSERT INTO mapalus_public.gt_pk_metadata (table_schema, table_name, pk_column, pk_column_idx, pk_policy) VALUES
    ('mapalus_public', 'report_merged', 'reference', 1, 'assigned'),
    ('mapalus_public', 'report_event', 'event_id', 1, 'assigned'),
    ('mapalus_public', 'report_photo', 'photo_id', 1, 'assigned'),
    ('mapalus_public', 'report_count', 'count_key', 1, 'assigned'),
    ('mapalus_feed', 'report', 'reference', 1, 'assigned'),
    ('mapalus_feed', 'report_change', 'reference', 1, 'assigned'),
    ('mapalus_feed', 'report_handed_over', 'reference', 1, 'assigned'),
    ('mapalus_feed', 'report_event', 'event_id', 1, 'assigned');

GRANT SELECT ON ALL TABLES IN SCHEMA mapalus_public TO mapalus_public, mapalus_planner, mapalus_operator, mapalus_agency;
GRANT SELECT ON mapalus_public.gt_pk_metadata TO mapalus_feed;
GRANT SELECT ON ALL TABLES IN SCHEMA mapalus_feed TO mapalus_agency, mapalus_feed;
GRANT UPDATE (status, status_reason, status_note, agency, version) ON mapalus_feed.report TO mapalus_agency;
REVOKE ALL ON FUNCTION current_agency_root(), feed_horizon() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION current_agency_root(), feed_horizon() TO mapalus_agency, mapalus_feed;
