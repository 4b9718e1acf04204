-- what is there
SELECT report.number > 0, report.newest,
       -- History is never deleted: what a planner undid since is not done again.
       EXISTS (SELECT FROM mapalus.report_event WHERE kind = 'merge'),
       EXISTS (SELECT FROM mapalus.change_log WHERE table_name = 'facility'),
       EXISTS (SELECT FROM mapalus.change_log WHERE table_name = 'cctv'),
       EXISTS (SELECT FROM mapalus.change_log WHERE table_name = 'price'),
       EXISTS (SELECT FROM mapalus.change_log WHERE table_name = 'programme')
FROM (SELECT count(*) AS number, max(reported_at) AS newest FROM mapalus.report
      WHERE source = %(source)s AND source_id LIKE 'REKAAN-%%') AS report
-- step
UPDATE mapalus.report SET
    status = step.status,
    agency = coalesce(nullif(step.agency, ''), report.agency),
    status_note = coalesce(nullif(step.note, ''), report.status_note),
    version = report.version + 1
FROM (VALUES %s) AS step (source, source_id, status, agency, note)
WHERE report.source = step.source AND report.source_id = step.source_id
-- operator step
UPDATE mapalus.report SET status = step.status, version = report.version + 1
FROM (VALUES %s) AS step (source, source_id, status, agency, note)
WHERE report.source = step.source AND report.source_id = step.source_id
-- merge
UPDATE mapalus.report AS child SET duplicate_of = parent.id, version = child.version + 1
FROM (VALUES %s) AS pair (source, child, parent)
JOIN mapalus.report AS parent ON parent.source = pair.source AND parent.source_id = pair.parent
WHERE child.source = pair.source AND child.source_id = pair.child
-- support
INSERT INTO mapalus.report_support (report_id, at, channel)
SELECT report.id, told.at::timestamptz, told.channel
FROM (VALUES %s) AS told (source, source_id, at, channel)
JOIN mapalus.report ON report.source = told.source AND report.source_id = told.source_id
-- camera
UPDATE mapalus.cctv SET state = change.state, version = cctv.version + 1
FROM (VALUES %s) AS change (code, state)
WHERE cctv.code = change.code
-- objects
-- What is open about markets names the nearest one.
UPDATE mapalus.report SET
    concerns_table = 'market',
    concerns_key = (SELECT code FROM mapalus.market ORDER BY market.geom <-> report.geom LIMIT 1),
    version = report.version + 1
FROM mapalus.category
WHERE category.code = report.category AND category.category_icon = 'market'
  AND report.status NOT IN ('resolved', 'rejected') AND report.duplicate_of IS NULL
-- schema
CREATE SCHEMA IF NOT EXISTS {schema} AUTHORIZATION {planner}
-- own table
CREATE TABLE {table} AS
-- Where floods and blocked drains are told of again and again, from what the public may see.
WITH told AS (
    SELECT area_name, reported_at, ST_Transform(geom, (SELECT metric_srid FROM mapalus.city)) AS geom
    FROM mapalus_public.report WHERE category_icon IN ('flood', 'drainage')
), clustered AS (
    SELECT *, ST_ClusterDBSCAN(geom, 150, 8) OVER (ORDER BY reported_at) AS cluster FROM told
), zone AS (
    SELECT mode() WITHIN GROUP (ORDER BY area_name) AS village, count(*)::integer AS reports,
           max(reported_at)::date AS latest, ST_Buffer(ST_ConvexHull(ST_Collect(geom)), 60) AS geom
    FROM clustered WHERE cluster IS NOT NULL GROUP BY cluster
)
SELECT row_number() OVER (ORDER BY reports DESC, village)::integer AS nomor,
       'Daerah rawan ' || village || ' (rekaan)' AS daerah,
       CASE WHEN reports >= 60 THEN 'tinggi' WHEN reports >= 20 THEN 'sedang' ELSE 'rendah' END AS tingkat,
       reports AS jumlah_laporan,
       latest AS laporan_terakhir,
       round((ST_Area(geom) / 10000)::numeric, 2) AS luas_ha,
       ST_Multi(ST_Transform(geom, 4326))::geometry(MultiPolygon, 4326) AS geom
FROM zone;
ALTER TABLE {table} ADD PRIMARY KEY (nomor);
CREATE INDEX ON {table} USING gist (geom);
COMMENT ON TABLE {table} IS 'Daerah rawan banjir (rekaan): a planner''s own table, made to be published with “Publish this layer…”.'
