-- stage
CREATE TEMPORARY TABLE import_row (
    line             bigint NOT NULL,
    row_text         text NOT NULL,
    reason_code      text,
    reason           text,
    source_id        text,
    source_hash      uuid,
    category         text,
    description      text,
    address          text,
    x                double precision,
    y                double precision,
    position_method  text,
    reported_at      timestamptz,
    due_at           timestamptz,
    closed_at        timestamptz,
    status           text,
    status_reason    text,
    agency           text,
    channel          text,
    public_description text
) ON COMMIT DROP
-- agencies
SELECT lower(word),
       -- A code wins over a name. A name of several rows is not used.
       coalesce(min(code) FILTER (WHERE lower(word) = lower(code)), min(code))
FROM (SELECT code, unnest(ARRAY[code, agency_name_id, agency_name_en]) AS word FROM agency) AS called
GROUP BY lower(word)
HAVING count(DISTINCT code) = 1 OR count(DISTINCT code) FILTER (WHERE lower(word) = lower(code)) = 1
-- lock
-- Not before the file was read. From here on, no list changes on which the rows below depend.
LOCK TABLE report IN ROW EXCLUSIVE MODE
-- points
CREATE TEMPORARY TABLE import_point ON COMMIT DROP AS
SELECT x, y, geom, area_code, is_in_city(geom, area_code) AS in_city
FROM (SELECT DISTINCT x, y, ST_SetSRID(ST_MakePoint(x, y), 4326) AS geom
      FROM import_row WHERE reason_code IS NULL) AS point,
     LATERAL (SELECT area_at(geom) AS area_code OFFSET 0) AS area
-- judge
CREATE TEMPORARY TABLE import_judged ON COMMIT DROP AS
WITH known AS (
    SELECT id, source_id, source_hash FROM report WHERE source = %(source)s
), judged AS (
    SELECT import_row.*, point.geom, point.area_code, known.id, known.source_hash AS known_hash,
           first_value(line) OVER (PARTITION BY reason_code IS NULL, import_row.source_id ORDER BY line) AS first_line,
           point.in_city
    FROM import_row
    LEFT JOIN import_point AS point USING (x, y)
    LEFT JOIN known ON known.source_id = import_row.source_id
)
SELECT line, row_text, source_id, source_hash, category, description, address, geom, area_code, position_method,
       reported_at, due_at, closed_at, status, status_reason, agency, channel, public_description, id,
       CASE WHEN reason_code IS NOT NULL THEN reason_code
            WHEN line <> first_line THEN 'duplicate_id'
            WHEN closed_at < reported_at THEN 'closed_early'
            WHEN due_at < reported_at THEN 'due_early'
            WHEN NOT in_city THEN 'outside' END AS reason_code,
       CASE WHEN reason_code IS NOT NULL THEN reason
            WHEN line <> first_line THEN format(%(said_twice)s, source_id, first_line)
            WHEN closed_at < reported_at THEN %(said_closed_early)s
            WHEN due_at < reported_at THEN %(said_due_early)s
            WHEN NOT in_city THEN %(said_outside)s END AS reason,
       CASE WHEN id IS NULL THEN 'add' WHEN known_hash IS DISTINCT FROM source_hash THEN 'update' ELSE 'keep' END
           AS action
FROM judged
ORDER BY line
-- index
CREATE INDEX ON import_judged USING brin (line)
-- last line
SELECT max(line) FROM import_judged
-- reject
INSERT INTO import_reject (source, file, line, reason_code, reason, row_text)
SELECT %(source)s, %(file)s, line, reason_code, reason, row_text
FROM import_judged WHERE reason_code IS NOT NULL ORDER BY line
ON CONFLICT DO NOTHING
-- default positions
CREATE TEMPORARY TABLE import_default ON COMMIT DROP AS
SELECT geom
FROM (
    SELECT geom, category FROM import_judged WHERE reason_code IS NULL AND action = 'add'
    UNION ALL
    SELECT report.geom, report.category
    FROM (SELECT DISTINCT geom FROM import_judged WHERE reason_code IS NULL AND action = 'add') AS point
    JOIN report ON report.geom ~= point.geom
) AS at_point, city
GROUP BY geom, city.default_position_min_reports, city.default_position_min_categories
HAVING count(*) >= city.default_position_min_reports
   AND count(DISTINCT category) >= city.default_position_min_categories
-- update
UPDATE report SET
    category = judged.category, description = judged.description, address = judged.address, geom = judged.geom,
    position_method = judged.position_method, due_at = coalesce(judged.due_at, report.due_at),
    reported_at = judged.reported_at, status = judged.status, status_reason = judged.status_reason,
    resolved_at = judged.closed_at, agency = coalesce(judged.agency, report.agency),
    channel = coalesce(judged.channel, report.channel),
    public_description = coalesce(judged.public_description, report.public_description), source_hash = judged.source_hash,
    version = report.version + 1
FROM import_judged AS judged
WHERE judged.id = report.id AND judged.reason_code IS NULL AND judged.action = 'update'
-- add
INSERT INTO report (source, source_id, source_hash, channel, category, description, address, geom, position_method,
                    area_code, status, status_reason, agency, reported_at, due_at, resolved_at, public_description)
SELECT %(source)s, source_id, source_hash, coalesce(channel, 'other'), category, description, address, judged.geom,
       CASE WHEN import_default.geom IS NULL THEN position_method ELSE 'default' END, area_code, status,
       status_reason, agency, reported_at, due_at, closed_at, public_description
FROM import_judged AS judged LEFT JOIN import_default ON import_default.geom = judged.geom
WHERE reason_code IS NULL AND action = 'add' AND line > %(after)s AND line <= %(up_to)s
ORDER BY line
-- mark defaults
UPDATE report SET position_method = 'default', version = report.version + 1
FROM import_default
WHERE report.geom ~= import_default.geom AND position_method <> 'default'
-- result
SELECT count(*) AS rows,
       count(*) FILTER (WHERE reason_code IS NULL AND action = 'add') AS added,
       count(*) FILTER (WHERE reason_code IS NULL AND action = 'update') AS updated,
       count(*) FILTER (WHERE reason_code IS NULL AND action = 'keep') AS unchanged,
       count(*) FILTER (WHERE reason_code IS NOT NULL) AS rejected,
       (SELECT count(*) FROM import_judged AS judged JOIN import_default USING (geom)
        WHERE reason_code IS NULL) AS at_default_position
FROM import_judged
-- reasons
SELECT reason_code, count(*), min(line), (array_agg(reason ORDER BY line))[1]
FROM import_judged WHERE reason_code IS NOT NULL GROUP BY reason_code ORDER BY count(*) DESC
