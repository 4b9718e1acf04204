-- page
SELECT r.id, r.reference, r.category, c.category_name_id, c.category_name_en, c.category_icon,
       r.address, a.area_name, r.status, r.agency, g.agency_name_id, g.agency_name_en,
       r.reported_at, r.due_at, r.resolved_at, r.priority, r.supporters, r.version,
       (SELECT count(*) FROM mapalus.report_photo AS photo WHERE photo.report_id = r.id) AS photos,
       ST_X(r.geom) AS longitude, ST_Y(r.geom) AS latitude
FROM (SELECT * FROM mapalus.report AS r WHERE {condition} ORDER BY {order} LIMIT {limit}) AS r
JOIN mapalus.category AS c ON c.code = r.category
JOIN mapalus.agency AS g ON g.code = r.agency
LEFT JOIN mapalus.area AS a ON a.code = r.area_code
ORDER BY {order}
