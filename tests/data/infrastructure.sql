-- Some infrastructure of each kind, near the middle of villages, and programmes with every kind of geometry.
CREATE TEMP TABLE place AS
SELECT row_number() OVER (ORDER BY code) AS number, code, area_name, ST_PointOnSurface(geom) AS point
FROM mapalus.area WHERE level = 'village';

INSERT INTO mapalus.facility (code, facility_name, kind, address, geom)
SELECT 'F-' || number, 'Fasilitas ' || area_name,
       (ARRAY['police_post', 'army_post', 'hospital', 'clinic', 'fire_post', 'school', 'office', 'other'])[1 + number % 8],
       'Jalan Raya ' || number, ST_Translate(point, 0.001, 0)
FROM place WHERE number % 5 = 0;

INSERT INTO mapalus.cctv (code, cctv_name, geom, azimuth, field_of_view, range_m, is_turning, state, is_public)
SELECT 'C-' || number, 'Simpang ' || area_name, ST_Translate(point, 0, 0.001),
       CASE WHEN number % 3 > 0 THEN (number * 37) % 360 END, 90, 60, number % 3 = 0,
       (ARRAY['up', 'down', 'unknown'])[1 + number % 3], number % 10 < 9
FROM place WHERE number % 4 = 0;

INSERT INTO mapalus.market (code, market_name, level, address, geom)
SELECT 'P-' || number, 'Pasar ' || area_name, CASE WHEN number % 40 = 0 THEN 'wholesale' ELSE 'retail' END,
       'Jalan Pasar ' || number, ST_Translate(point, -0.001, 0)
FROM place WHERE number % 20 = 0;

INSERT INTO mapalus.commodity (code, commodity_name_id, commodity_name_en, quality, unit, warning_percent)
VALUES ('beras-uji', 'Beras (uji)', 'Rice (test)', 'medium', 'kg', 10)
ON CONFLICT DO NOTHING;

INSERT INTO mapalus.price (market, commodity, day, price, stock)
SELECT m.code, 'beras-uji', date '2026-10-01' + day, 13000 + 10 * day, 100
FROM mapalus.market AS m, generate_series(0, 9) AS day;

INSERT INTO mapalus.programme (code, programme_name_id, programme_name_en, budget, starts_on, ends_on, progress, geom)
SELECT 'G-' || number, 'Program ' || area_name, 'Programme ' || area_name, 1000000 * number, date '2026-01-01',
       date '2026-12-31', (ARRAY[0, 40, 100])[1 + (number / 10) % 3],
       CASE (number / 10) % 6
           WHEN 0 THEN ST_Buffer(point, 0.004)
           WHEN 1 THEN ST_Multi(ST_Buffer(point, 0.003))
           WHEN 2 THEN ST_MakeLine(ST_Translate(point, -0.01, 0), ST_Translate(point, 0.01, 0.004))
           WHEN 3 THEN ST_Multi(ST_MakeLine(point, ST_Translate(point, 0.01, 0.008)))
           WHEN 4 THEN point
           ELSE ST_Collect(point, ST_Translate(point, 0.004, 0.002))
       END
FROM place WHERE number % 10 = 0;
DROP TABLE place;
