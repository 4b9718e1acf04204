-- categories
SELECT category.code, category_name_id, category_name_en, category_icon, city.code
FROM mapalus.category CROSS JOIN mapalus.city
ORDER BY category.code = city.catch_all, category_name_id
-- preview
SELECT mapalus.is_in_city(asked.place, asked.area), village.area_name, district.area_name, city.title_id, city.title_en,
       charge.agency, agency.agency_name_id, agency.agency_name_en, category.resolve_hours::double precision,
       mapalus.deadline(now(), category.resolve_hours) AT TIME ZONE city.time_zone
FROM mapalus.city
CROSS JOIN LATERAL (SELECT place, mapalus.area_at(place) AS area
                    FROM (SELECT ST_SetSRID(ST_MakePoint(%(longitude)s, %(latitude)s), 4326) AS place) AS point) AS asked
LEFT JOIN mapalus.area AS village ON village.code = asked.area
LEFT JOIN mapalus.area AS district ON district.code = village.parent
LEFT JOIN mapalus.category ON category.code = %(category)s
LEFT JOIN LATERAL (SELECT mapalus.first_agency(category.agency, asked.area, city.routing) AS agency
                   WHERE category.code IS NOT NULL) AS charge ON true
LEFT JOIN mapalus.agency ON agency.code = charge.agency
-- candidates
SELECT report.id, report.reference, report.status, report.address, report.supporters, may_be.distance_m, may_be.hours_apart
FROM mapalus.possible_duplicates_at(
    %(category)s, ST_SetSRID(ST_MakePoint(%(longitude)s, %(latitude)s), 4326), now()) AS may_be
JOIN mapalus.report USING (id)
ORDER BY may_be.distance_m, may_be.id LIMIT %(most)s
-- filed already
SELECT id FROM mapalus.report WHERE source = 'mapalus' AND source_id = %(key)s
-- file
INSERT INTO mapalus.report (source_id, channel, category, description, address, geom, position_method, position_accuracy_m)
VALUES (%(key)s, %(channel)s, %(category)s, nullif(btrim(%(description)s), ''), nullif(btrim(%(address)s), ''),
        ST_SetSRID(ST_MakePoint(%(longitude)s, %(latitude)s), 4326),
        CASE WHEN %(longitude)s IS NOT NULL THEN %(position_method)s END, %(accuracy_m)s)
RETURNING id
-- caller
INSERT INTO mapalus.reporter (report_id, reporter_name, phone, email, original_geom, consent_at)
VALUES (%(report)s, nullif(btrim(%(name)s), ''), nullif(btrim(%(phone)s), ''), nullif(btrim(%(email)s), ''),
        ST_SetSRID(ST_MakePoint(%(longitude)s, %(latitude)s), 4326), now())
-- filed
SELECT report.id, report.reference, report.agency, agency_name_id, agency_name_en, category_name_id, category_name_en,
       report.due_at AT TIME ZONE city.time_zone,
       (extract(epoch FROM report.due_at - report.reported_at) / 3600)::double precision,
       village.area_name, report.supporters
FROM mapalus.report
JOIN mapalus.agency ON agency.code = report.agency
JOIN mapalus.category ON category.code = report.category
CROSS JOIN mapalus.city
LEFT JOIN mapalus.area AS village ON village.code = report.area_code
WHERE report.id = %(report)s
-- supported
SELECT coalesce(master.id, report.id), coalesce(master.reference, report.reference), coalesce(master.status, report.status)
FROM mapalus.report LEFT JOIN mapalus.report AS master ON master.id = report.duplicate_of
WHERE report.id = %(report)s
-- support
INSERT INTO mapalus.report_support (report_id, channel, source_id) VALUES (%(report)s, %(channel)s, %(key)s)
ON CONFLICT (source, source_id) DO NOTHING
