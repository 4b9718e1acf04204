-- The public columns and rows of reports. Every view is a security barrier: a reader's filter runs after the view's own.

-- A query plan tells how many rows an index found and how many of them the view then hid (EXPLAIN ANALYZE). So a reader's
-- condition must reach no index and no statistics that hold hidden rows. Therefore each column is an expression, CASE WHEN
-- is_public THEN … END: only indexes of public rows have these expressions (report_public_…). Conditions on events and photos
-- also name a column of the report, so that they are looked at after the join with public reports. Plain are the reference,
-- which is unique, and the position, whose index holds public rows only.

-- Merged reports are left out: the other report stands for them.
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
FROM (
    SELECT reference, public_geom,
           CASE WHEN is_public THEN category END AS category,
           CASE WHEN is_public THEN status END AS status,
           CASE WHEN is_public THEN agency END AS agency,
           CASE WHEN is_public THEN area_code END AS area_code,
           CASE WHEN is_public THEN reported_at END AS reported_at,
           CASE WHEN is_public THEN due_at END AS due_at,
           CASE WHEN is_public THEN resolved_at END AS resolved_at,
           CASE WHEN is_public THEN updated_at END AS updated_at,
           CASE WHEN is_public THEN public_description END AS public_description,
           CASE WHEN is_public THEN supporters END AS supporters
    FROM report WHERE is_public AND public_geom IS NOT NULL AND duplicate_of IS NULL
) r
JOIN category c ON c.code = r.category
JOIN agency a ON a.code = r.agency
LEFT JOIN area v ON v.code = r.area_code
LEFT JOIN area d ON d.code = v.parent
WHERE c.privacy_class IN ('A', 'B');
COMMENT ON VIEW mapalus_public.report IS 'Public reports at their public positions.';
COMMENT ON COLUMN mapalus_public.report.district_name IS 'Name of the district.';
COMMENT ON COLUMN mapalus_public.report.overdue IS 'Whether the deadline has passed and the report is still open.';
COMMENT ON COLUMN mapalus_public.report.geom IS 'The public position, by the category''s privacy class.';

-- A private report that is merged into one with an exact position would reveal its own. So a merge is shown only if the
-- other report's privacy class is the same or stricter.
CREATE OR REPLACE VIEW mapalus_public.report_merged WITH (security_barrier) AS
SELECT child.reference, parent.reference AS merged_into,
       CASE WHEN parent.is_public THEN child.status END AS status,
       CASE WHEN parent.is_public THEN merge.merged_at END AS merged_at
FROM report AS child
JOIN report AS parent ON parent.id = child.duplicate_of
JOIN report_merge AS merge ON merge.report_id = child.id
JOIN category AS its ON its.code = CASE WHEN child.is_public THEN child.category END
JOIN category AS of_parent ON of_parent.code = CASE WHEN parent.is_public THEN parent.category END
WHERE child.is_public AND child.public_geom IS NOT NULL AND parent.is_public AND parent.public_geom IS NOT NULL
  AND its.privacy_class <= of_parent.privacy_class;
COMMENT ON VIEW mapalus_public.report_merged IS
    'The report that a duplicate was merged into, for readers who know the duplicate''s reference. The status is that of the other report. Left out if the other report''s position would reveal more than the duplicate''s own may.';
COMMENT ON COLUMN mapalus_public.report_merged.merged_into IS
    'Reference of the report that it was merged into; that report may be merged as well.';

CREATE OR REPLACE VIEW mapalus_public.report_event WITH (security_barrier) AS
SELECT CASE WHEN r.is_public THEN e.id END AS event_id,
       r.reference,
       CASE WHEN r.is_public THEN e.at END AS at,
       CASE WHEN r.is_public THEN e.kind END AS kind,
       CASE WHEN r.is_public THEN e.from_value END AS from_value,
       CASE WHEN r.is_public THEN e.to_value END AS to_value,
       CASE WHEN r.is_public THEN e.reason END AS reason
FROM report_event e JOIN report r ON r.id = e.report_id
WHERE e.is_public AND e.kind IN ('received', 'status', 'agency', 'deadline') AND r.is_public AND r.public_geom IS NOT NULL;
COMMENT ON VIEW mapalus_public.report_event IS
    'The public part of a report''s history: steps, agencies and deadlines. No names, no notes.';
COMMENT ON COLUMN mapalus_public.report_event.event_id IS 'Number of the event.';

CREATE OR REPLACE VIEW mapalus_public.report_photo WITH (security_barrier) AS
SELECT CASE WHEN r.is_public THEN p.id END AS photo_id,
       r.reference,
       CASE WHEN r.is_public THEN p.kind END AS kind,
       CASE WHEN r.is_public THEN p.redacted_path END AS path,
       CASE WHEN r.is_public THEN p.taken_at END AS taken_at
FROM report_photo p JOIN report r ON r.id = p.report_id
WHERE p.approved_by IS NOT NULL AND p.exif_removed AND p.redacted_path IS NOT NULL
  AND r.is_public AND r.public_geom IS NOT NULL;
COMMENT ON VIEW mapalus_public.report_photo IS 'Approved copies of photos.';
COMMENT ON COLUMN mapalus_public.report_photo.photo_id IS 'Number of the photo.';
COMMENT ON COLUMN mapalus_public.report_photo.path IS 'Path of the approved copy.';
