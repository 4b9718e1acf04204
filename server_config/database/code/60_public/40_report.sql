-- The public columns and rows of reports. Every view is a security barrier: a reader's filter runs after the view's own.

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
FROM report r
JOIN category c ON c.code = r.category
JOIN agency a ON a.code = r.agency
LEFT JOIN area v ON v.code = r.area_code
LEFT JOIN area d ON d.code = v.parent
WHERE r.is_public AND r.public_geom IS NOT NULL AND r.duplicate_of IS NULL AND c.privacy_class IN ('A', 'B');
COMMENT ON VIEW mapalus_public.report IS 'Public reports at their public positions.';
COMMENT ON COLUMN mapalus_public.report.district_name IS 'Name of the district.';
COMMENT ON COLUMN mapalus_public.report.overdue IS 'Whether the deadline has passed and the report is still open.';
COMMENT ON COLUMN mapalus_public.report.geom IS 'The public position, by the category''s privacy class.';

-- A private report that is merged into one with an exact position would reveal its own. So a merge is shown only if the
-- other report's privacy class is the same or stricter.
CREATE OR REPLACE VIEW mapalus_public.report_merged WITH (security_barrier) AS
SELECT child.reference, parent.reference AS merged_into, child.status, merge.merged_at
FROM report AS child
JOIN report AS parent ON parent.id = child.duplicate_of
JOIN report_merge AS merge ON merge.report_id = child.id
JOIN category AS its ON its.code = child.category
JOIN category AS of_parent ON of_parent.code = parent.category
WHERE child.is_public AND child.public_geom IS NOT NULL AND parent.is_public AND parent.public_geom IS NOT NULL
  AND its.privacy_class <= of_parent.privacy_class;
COMMENT ON VIEW mapalus_public.report_merged IS
    'The report that a duplicate was merged into, for readers who know the duplicate''s reference. The status is that of the other report. Left out if the other report''s position would reveal more than the duplicate''s own may.';
COMMENT ON COLUMN mapalus_public.report_merged.merged_into IS
    'Reference of the report that it was merged into; that report may be merged as well.';

CREATE OR REPLACE VIEW mapalus_public.report_event WITH (security_barrier) AS
SELECT e.id AS event_id, r.reference, e.at, e.kind, e.from_value, e.to_value, e.reason
FROM report_event e JOIN report r ON r.id = e.report_id
WHERE e.is_public AND e.kind IN ('received', 'status', 'agency', 'deadline') AND r.is_public AND r.public_geom IS NOT NULL;
COMMENT ON VIEW mapalus_public.report_event IS
    'The public part of a report''s history: steps, agencies and deadlines. No names, no notes.';
COMMENT ON COLUMN mapalus_public.report_event.event_id IS 'Number of the event.';

CREATE OR REPLACE VIEW mapalus_public.report_photo WITH (security_barrier) AS
SELECT p.id AS photo_id, r.reference, p.kind, p.redacted_path AS path, p.taken_at
FROM report_photo p JOIN report r ON r.id = p.report_id
WHERE p.approved_by IS NOT NULL AND p.exif_removed AND p.redacted_path IS NOT NULL
  AND r.is_public AND r.public_geom IS NOT NULL;
COMMENT ON VIEW mapalus_public.report_photo IS 'Approved copies of photos.';
COMMENT ON COLUMN mapalus_public.report_photo.photo_id IS 'Number of the photo.';
COMMENT ON COLUMN mapalus_public.report_photo.path IS 'Path of the approved copy.';
