INSERT INTO mapalus.report (category, geom, position_method) VALUES
    ('street_light', ST_SetSRID(ST_MakePoint(%s, %s), 4326), 'gps');
INSERT INTO mapalus.report (category, status, geom, position_method, reported_at, resolved_at)
SELECT (ARRAY['road', 'waste', 'water', 'noise', 'flood', 'tree'])[1 + number %% 6],
       status, ST_PointOnSurface(geom), 'gps', timestamptz '2026-01-01 08:00+08' + number * interval '7 hours',
       CASE WHEN status IN ('resolved', 'rejected')
            THEN timestamptz '2026-01-02 08:00+08' + number * interval '7 hours' END
FROM (SELECT row_number() OVER (ORDER BY code) AS number, geom FROM mapalus.area WHERE level = 'village') AS village,
     LATERAL (SELECT (ARRAY['received', 'coordination', 'assigned', 'in_progress', 'resolved', 'rejected'])
                     [1 + (number / 6) %% 6] AS status) AS state
WHERE NOT ST_DWithin(ST_PointOnSurface(geom), ST_SetSRID(ST_MakePoint(124.9118, 1.3002), 4326), 0.002);
