-- report
SELECT r.id, r.reference, r.status, r.status_reason, r.status_note, r.channel, r.description, r.address,
       a.area_name, district.area_name AS district_name, ST_X(r.geom) AS longitude, ST_Y(r.geom) AS latitude,
       r.position_method, r.category, c.category_name_id, c.category_name_en, c.category_icon, c.privacy_class,
       c.agency AS usual_agency,
       r.agency, g.agency_name_id, g.agency_name_en, g.kind = 'area_office' AS is_office,
       CASE WHEN %(sees_all)s OR r.agency = ANY (%(agencies)s) THEN
            (SELECT count(*) FROM mapalus.report AS other
             WHERE other.agency = r.agency AND other.duplicate_of IS NULL
               AND other.status IN ('received', 'coordination', 'assigned', 'in_progress')) END AS open_reports,
       r.priority, r.reported_at, r.due_at, r.due_is_set, r.resolved_at, r.is_public, r.public_description, r.version,
       r.supporters, r.duplicate_of,
       (SELECT master.reference FROM mapalus.report AS master WHERE master.id = r.duplicate_of) AS master,
       r.concerns_table, r.concerns_key,
       CASE r.concerns_table
           WHEN 'facility' THEN (SELECT facility_name FROM mapalus.facility WHERE code = r.concerns_key)
           WHEN 'cctv' THEN (SELECT cctv_name FROM mapalus.cctv WHERE code = r.concerns_key)
           WHEN 'market' THEN (SELECT market_name FROM mapalus.market WHERE code = r.concerns_key)
       END AS concerns_name,
       CASE WHEN r.concerns_table = 'programme' THEN
            (SELECT ARRAY[programme_name_id, programme_name_en] FROM mapalus.programme WHERE code = r.concerns_key)
       END AS programme_name,
       r.status = ANY (city.pausing_states) AS is_paused,
       CASE WHEN %(sees_all)s OR r.agency = ANY (%(agencies)s) THEN
            ARRAY(SELECT name FROM unnest(mapalus.changeable_columns()) AS name
                  WHERE has_column_privilege('mapalus.report', name, 'UPDATE')) ELSE '{}' END AS changeable
FROM mapalus.report AS r
JOIN mapalus.category AS c ON c.code = r.category
JOIN mapalus.agency AS g ON g.code = r.agency
CROSS JOIN mapalus.city
LEFT JOIN mapalus.area AS a ON a.code = r.area_code
LEFT JOIN mapalus.area AS district ON district.code = a.parent
WHERE r.id = %(report)s

-- steps
SELECT to_status, needs FROM mapalus.next_steps(%(report)s)

-- events
SELECT e.id, e.at, e.actor, e.kind, e.from_value, e.to_value, e.reason, e.note, e.is_public, e.from_source,
       coalesce(from_agency.agency_name_id, from_category.category_name_id),
       coalesce(from_agency.agency_name_en, from_category.category_name_en),
       coalesce(to_agency.agency_name_id, to_category.category_name_id),
       coalesce(to_agency.agency_name_en, to_category.category_name_en)
FROM mapalus.report_event AS e
LEFT JOIN mapalus.agency AS from_agency ON e.kind = 'agency' AND from_agency.code = e.from_value
LEFT JOIN mapalus.agency AS to_agency ON e.kind = 'agency' AND to_agency.code = e.to_value
LEFT JOIN mapalus.category AS from_category ON e.kind = 'category' AND from_category.code = e.from_value
LEFT JOIN mapalus.category AS to_category ON e.kind = 'category' AND to_category.code = e.to_value
WHERE e.report_id = %(report)s
ORDER BY e.at DESC, e.id DESC
LIMIT 500

-- pauses
SELECT status, began_at, ended_at FROM mapalus.report_pause WHERE report_id = %(report)s ORDER BY began_at

-- merged
SELECT id, reference, status, reported_at, description, address, version
FROM mapalus.report WHERE duplicate_of = %(report)s ORDER BY reported_at, id LIMIT 100

-- duplicates
SELECT d.id, d.reference, d.status, r.reported_at, r.description, r.address, r.version, d.distance_m, d.hours_apart,
       d.same_object
FROM mapalus.possible_duplicates(%(report)s) WITH ORDINALITY
     AS d (id, reference, status, distance_m, hours_apart, same_object, place)
JOIN mapalus.report AS r ON r.id = d.id
ORDER BY d.place LIMIT 10

-- photos
SELECT id, kind, taken_at, added_at, added_by, approved_by, approved_at
FROM mapalus.report_photo WHERE report_id = %(report)s ORDER BY kind DESC, added_at, id

-- agencies
SELECT g.code, g.agency_name_id, g.agency_name_en, g.kind = 'area_office', coalesce(load.reports, 0)
FROM mapalus.agency AS g
LEFT JOIN (SELECT agency, count(*) AS reports FROM mapalus.report
           WHERE status NOT IN ('resolved', 'rejected') AND duplicate_of IS NULL GROUP BY agency) AS load
       ON load.agency = g.code
ORDER BY g.kind = 'area_office', g.agency_name_id

-- categories
SELECT code, category_name_id, category_name_en, category_icon, privacy_class, agency
FROM mapalus.category ORDER BY category_name_id

-- templates
SELECT status, reason, category, title_id, title_en, words_id, words_en
FROM mapalus.response_template ORDER BY category NULLS LAST, id
