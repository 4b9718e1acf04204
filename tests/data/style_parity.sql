-- A field of reports around the known point, close enough to lie on one map of 1:10,000: each status with each of
-- six categories, in time and overdue, and pairs that overlap.
INSERT INTO mapalus.report (category, status, geom, position_method, reported_at, resolved_at)
SELECT (ARRAY['road', 'waste', 'water', 'noise', 'flood', 'tree'])[1 + number % 6],
       (ARRAY['received', 'coordination', 'assigned', 'in_progress', 'resolved', 'rejected'])[1 + number / 6 % 6],
       ST_SetSRID(ST_MakePoint(124.9118 + (number % 12 - 5.5) * 0.0015 - number / 72 * 0.00005,
                               1.3002 + (number / 12 % 6 - 2.5) * 0.0015), 4326),
       'gps',
       CASE WHEN number % 2 = 0 THEN timestamptz '2026-01-01 08:00+08' ELSE now() END,
       CASE WHEN number / 6 % 6 >= 4 THEN now() END
FROM generate_series(0, 143) AS number;
