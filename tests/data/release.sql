-- Invented rows of every kind besides imported reports, for tests/support/release.py.
SET LOCAL search_path = mapalus, public;

INSERT INTO area (code, level, parent, area_name, area_type, population, geom) VALUES
    ('1', 'city', NULL, 'Test City', 'city', 1000, ST_Multi(ST_MakeEnvelope(-71.10, 42.30, -71.00, 42.40, 4326))),
    ('1.1', 'district', '1', 'Test District', 'district', 1000, ST_Multi(ST_MakeEnvelope(-71.10, 42.30, -71.00, 42.40, 4326))),
    ('1.1.1', 'village', '1.1', 'West', 'village', 600, ST_Multi(ST_MakeEnvelope(-71.10, 42.30, -71.05, 42.40, 4326))),
    ('1.1.2', 'village', '1.1', 'East', 'village', 400, ST_Multi(ST_MakeEnvelope(-71.05, 42.30, -71.00, 42.40, 4326)));
INSERT INTO holiday (day, title_id, title_en) VALUES ('2026-01-01', 'Tahun Baru', 'New Year');
INSERT INTO agency (code, agency_name_id, agency_name_en, parent) VALUES ('PARK-W', 'Taman Barat', 'Parks West', 'PARK');
INSERT INTO agency_area (agency, area_code) VALUES ('PARK-W', '1.1.1');
INSERT INTO agency_login (role_name, agency) VALUES ('parks_feed', 'PARK');
UPDATE category SET privacy_class = 'C', version = version + 1 WHERE code = 'health';
UPDATE city SET pausing_states = '{coordination}';

INSERT INTO report (category, geom, position_method, description, reported_at)
SELECT (ARRAY['trees', 'housing', 'health', 'graffiti'])[1 + n % 4], ST_SetSRID(ST_MakePoint(-71.09 + n * 0.001, 42.35), 4326),
       'gps', 'Invented report ' || n, timestamptz '2026-02-01 08:00+00' + n * interval '5 hours'
FROM generate_series(1, 80) AS n;
UPDATE report SET status = 'coordination', agency = 'PARK', version = version + 1
WHERE source = 'mapalus' AND category = 'trees' AND id % 3 = 0;
UPDATE report SET status = 'in_progress', version = version + 1 WHERE source = 'mapalus' AND status = 'coordination';
UPDATE report SET status = 'rejected', status_reason = 'invalid', version = version + 1
WHERE source = 'mapalus' AND category = 'graffiti' AND id % 5 = 0;
UPDATE report SET public_description = 'Approved text', priority = 1, version = version + 1
WHERE source = 'mapalus' AND category = 'housing';
UPDATE report SET duplicate_of = (SELECT min(id) FROM report WHERE source = 'mapalus' AND category = 'trees'),
                  version = version + 1
WHERE id = (SELECT max(id) FROM report WHERE source = 'mapalus' AND category = 'trees');
INSERT INTO report_support (report_id) SELECT id FROM report WHERE source = 'mapalus' AND category = 'graffiti' LIMIT 5;
INSERT INTO report_photo (report_id, path, sha256)
SELECT id, id || '.jpg', encode(sha256(id::text::bytea), 'hex') FROM report WHERE source = 'mapalus' LIMIT 3;
INSERT INTO reporter (report_id, reporter_name, phone) SELECT id, 'Reporter ' || id, '0800' FROM report WHERE source = 'mapalus' LIMIT 4;
SELECT count(*) FROM read_reporter((SELECT min(report_id) FROM reporter), 'asked back');
DELETE FROM report WHERE id = (SELECT max(id) FROM report WHERE source = 'mapalus' AND category = 'health');
INSERT INTO import_reject (source, file, line, reason_code, reason, row_text) VALUES ('boston311', 'x.csv', 2, 'outside', 'Outside.', 'a,b');

INSERT INTO facility (code, facility_name, kind, geom) VALUES ('F1', 'Hospital', 'hospital', ST_SetSRID(ST_MakePoint(-71.06, 42.34), 4326));
INSERT INTO cctv (code, cctv_name, geom, azimuth, field_of_view, range_m, state, is_public)
VALUES ('C1', 'Corner', ST_SetSRID(ST_MakePoint(-71.07, 42.34), 4326), 90, 60, 80, 'up', true);
UPDATE cctv SET state = 'down', version = version + 1;
INSERT INTO cctv_stream (cctv, url) VALUES ('C1', 'rtsp://10.0.0.1/stream');
INSERT INTO market (code, market_name, level, geom) VALUES ('M1', 'Market', 'retail', ST_SetSRID(ST_MakePoint(-71.03, 42.36), 4326));
INSERT INTO commodity (code, commodity_name_id, commodity_name_en, unit) VALUES ('rice', 'Beras', 'Rice', 'kg') ON CONFLICT DO NOTHING;
INSERT INTO price (market, commodity, day, price) SELECT 'M1', 'rice', date '2026-02-01' + n, 10000 + 100 * (n % 4) FROM generate_series(0, 20) AS n;
INSERT INTO programme (code, programme_name_id, programme_name_en, budget, progress, geom)
VALUES ('P1', 'Jalan', 'Road', 1000, 50, ST_SetSRID(ST_MakeLine(ST_MakePoint(-71.06, 42.34), ST_MakePoint(-71.05, 42.35)), 4326));
UPDATE report SET concerns_table = 'market', concerns_key = 'M1', version = version + 1
WHERE id = (SELECT min(id) FROM report WHERE source = 'mapalus' AND category = 'graffiti');

INSERT INTO publication_content (sha256, content) VALUES (encode(sha256('style'::bytea), 'hex'), 'style');
INSERT INTO publication_log (server, address, scope, format, action, before, plan)
VALUES ('a0d1b2c3-0000-4000-8000-000000000001', 'http://localhost/geoserver', '{mapalus}', 1, 'apply', '{}', '[]');
INSERT INTO publication_step (publication, number, outcome) SELECT id, 0, 'done' FROM publication_log;
UPDATE publication_log SET outcome = 'done', finished_at = now();

-- A planner's own views: one depends on a public view, one is published.
CREATE SCHEMA planning;
CREATE VIEW planning.open_report AS SELECT reference, category, geom FROM mapalus_public.report WHERE status = 'received';
CREATE TABLE planning.drain (id integer PRIMARY KEY, depth_m numeric, geom geometry(Point, 4326));
INSERT INTO planning.drain VALUES (1, 0.8, ST_SetSRID(ST_MakePoint(-71.05, 42.35), 4326));
GRANT USAGE ON SCHEMA planning TO mapalus_owner;
GRANT SELECT ON planning.drain TO mapalus_owner;
SELECT publish_own_layer('drain', 'planning.drain', 'geom',
                         '{"columns": [{"name": "id"}, {"name": "depth_m"}], "key": "id", "geometry": "Point"}', NULL, NULL);
