-- page
SELECT r.id, r.reference, r.category, c.category_name_id, c.category_name_en, c.category_icon,
       r.address, a.area_name, r.status, r.agency, g.agency_name_id, g.agency_name_en,
       r.reported_at, r.due_at, r.resolved_at, r.priority, r.supporters, r.version,
       (SELECT count(*) FROM mapalus.report_photo AS photo WHERE photo.report_id = r.id),
       ST_X(r.geom), ST_Y(r.geom)
FROM (SELECT * FROM mapalus.report AS r WHERE {condition} ORDER BY {order} LIMIT {limit}) AS r
JOIN mapalus.category AS c ON c.code = r.category
JOIN mapalus.agency AS g ON g.code = r.agency
LEFT JOIN mapalus.area AS a ON a.code = r.area_code
ORDER BY {order}
-- counts
SELECT count(*) FILTER (WHERE {new}), count(*) FILTER (WHERE {mine}), count(*) FILTER (WHERE {due_soon}),
       count(*) FILTER (WHERE {overdue}), count(*) FILTER (WHERE {unassigned}), count(*)
FROM mapalus.report AS r WHERE {condition}
-- estimate
SELECT reltuples::bigint FROM pg_class WHERE oid = 'mapalus.report'::regclass
-- count of all
SELECT count(*) FROM (SELECT FROM mapalus.report AS r WHERE {condition} LIMIT {limit}) AS counted
-- duplicates
SELECT asked.id, (SELECT count(*) FROM mapalus.possible_duplicates(asked.id))
FROM unnest({reports}::bigint[]) AS asked (id)
-- own reports
SELECT report_id FROM mapalus.report_event
WHERE actor = current_user AND at > now() - interval '30 days' AND NOT from_source AND kind <> 'received'
-- areas below
SELECT village.code FROM mapalus.area AS village LEFT JOIN mapalus.area AS district ON district.code = village.parent
WHERE village.code = ANY ({areas}) OR village.parent = ANY ({areas}) OR district.parent = ANY ({areas})
-- references of a number
SELECT city.reference_prefix || '-' || year || '-' || {number}
FROM mapalus.city, generate_series(2000, date_part('year', now())::integer + 1) AS year
-- agencies
SELECT code, agency_name_id, agency_name_en FROM mapalus.agency ORDER BY kind, code
-- categories
SELECT code, category_name_id, category_name_en, category_icon FROM mapalus.category ORDER BY category_group, code
-- areas
SELECT code, area_name, area_type FROM mapalus.area WHERE level = 'district' ORDER BY area_name
-- views
SELECT id, title, filter, created_by, version FROM mapalus.queue_view ORDER BY lower(title)
-- save view
INSERT INTO mapalus.queue_view (title, filter) VALUES (%s, %s) RETURNING id
-- replace view
UPDATE mapalus.queue_view SET filter = %s, version = -version WHERE title = %s RETURNING id
-- drop view
DELETE FROM mapalus.queue_view WHERE id = %s
