-- stage
CREATE TEMPORARY TABLE import_row (
    line         bigint NOT NULL,
    row_text     text NOT NULL,
    reason_code  text,
    reason       text,
    {columns}
) ON COMMIT DROP
-- lock
LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE
-- columns
SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
-- words
CREATE TEMPORARY TABLE import_word ON COMMIT DROP AS
SELECT refers_to, lower(word) AS word,
       -- A code wins over a name. A name of several rows is not used.
       CASE WHEN count(DISTINCT code) FILTER (WHERE word = code) = 1 THEN min(code) FILTER (WHERE word = code)
            WHEN count(DISTINCT code) = 1 THEN min(code) END AS code
FROM (
    SELECT 'agency' AS refers_to, code, unnest(ARRAY[code, agency_name_id, agency_name_en]) AS word FROM agency
    UNION ALL
    SELECT 'cctv', code, unnest(ARRAY[code, cctv_name]) FROM cctv
    UNION ALL
    SELECT 'market', code, unnest(ARRAY[code, market_name]) FROM market
    UNION ALL
    SELECT 'commodity', code, unnest(ARRAY[code, commodity_name_id, commodity_name_en]) FROM commodity
) AS called
GROUP BY refers_to, lower(word)
-- points
CREATE TEMPORARY TABLE import_point ON COMMIT DROP AS
SELECT x, y, geom, area_at(geom) AS area_code
FROM (SELECT DISTINCT x, y, ST_SetSRID(ST_MakePoint(x, y), 4326) AS geom
      FROM import_row WHERE reason_code IS NULL AND x IS NOT NULL OFFSET 0) AS point
-- judge
CREATE TEMPORARY TABLE import_judged ON COMMIT DROP AS
WITH resolved AS (
    SELECT staged.line, staged.row_text,
           CASE WHEN staged.reason_code IS NOT NULL THEN staged.reason_code {unresolved_codes} END AS reason_code,
           CASE WHEN staged.reason_code IS NOT NULL THEN staged.reason {unresolved} END AS reason,
           {resolved}
    FROM import_row AS staged {joins}
), wanted AS MATERIALIZED (
    SELECT new.line, new.row_text, new.reason_code, new.reason, {wanted},
           CASE WHEN old.version IS NULL THEN 'add'
                WHEN ({old}) IS NOT DISTINCT FROM ({values}) THEN 'keep' ELSE 'update' END AS action
    FROM resolved AS new LEFT JOIN {table} AS old ON {is_same_row}
), judged AS MATERIALIZED (
    -- Stored rows were accepted already. Only rows that would be written are checked.
    SELECT wanted.*, CASE WHEN reason_code IS NULL AND action <> 'keep' THEN problem_of(ROW({whole_row})::{table}) END AS problem
    FROM wanted
), named AS (
    SELECT line, row_text, {columns}, action, coalesce(reason_code, (problem).reason_code) AS reason_code,
           coalesce(reason, (problem).sentence) AS reason, (problem).details
    FROM judged
), numbered AS (
    -- If several good rows have the same key, the first one counts.
    SELECT named.*, first_value(line) OVER (PARTITION BY reason_code IS NULL, {key} ORDER BY line) AS first_line
    FROM named
)
SELECT line, row_text, {columns}, action,
       CASE WHEN reason_code IS NULL AND line <> first_line THEN 'duplicate' ELSE reason_code END AS reason_code,
       CASE WHEN reason_code IS NULL AND line <> first_line
            THEN format({twice}, concat_ws(', ', {key}), first_line) ELSE reason END AS reason,
       details, row_number() OVER (ORDER BY {order}) AS place
FROM numbered
ORDER BY place
-- index
CREATE INDEX ON import_judged USING brin (place)
-- problems
SELECT place, reason_code, details FROM import_judged
WHERE details IS NOT NULL AND place > %(after)s AND place <= %(up_to)s
-- say problems
UPDATE import_judged SET reason = said.reason
FROM unnest(%(places)s, %(reasons)s) AS said (place, reason)
WHERE import_judged.place = said.place AND import_judged.place > %(after)s AND import_judged.place <= %(up_to)s
-- last place
SELECT max(place), max(place) FILTER (WHERE reason_code IS NULL AND action = 'add') FROM import_judged
-- reject
INSERT INTO import_reject (source, file, line, reason_code, reason, row_text)
SELECT %(source)s, %(file)s, line, reason_code, reason, row_text
FROM import_judged WHERE reason_code IS NOT NULL ORDER BY line
ON CONFLICT DO NOTHING
-- update
UPDATE {table} AS old SET ({columns}) = ROW({new}), version = old.version + 1
FROM import_judged AS new
WHERE {is_same_row} AND new.reason_code IS NULL AND new.action = 'update'
-- add
INSERT INTO {table} ({columns})
SELECT {new} FROM import_judged AS new
WHERE reason_code IS NULL AND action = 'add' AND place > %(after)s AND place <= %(up_to)s
ORDER BY place
-- result
SELECT count(*) AS rows,
       count(*) FILTER (WHERE reason_code IS NULL AND action = 'add') AS added,
       count(*) FILTER (WHERE reason_code IS NULL AND action = 'update') AS updated,
       count(*) FILTER (WHERE reason_code IS NULL AND action = 'keep') AS unchanged,
       count(*) FILTER (WHERE reason_code IS NOT NULL) AS rejected
FROM import_judged
-- reasons
SELECT reason_code, count(*), min(line), (array_agg(reason ORDER BY line))[1]
FROM import_judged WHERE reason_code IS NOT NULL GROUP BY reason_code ORDER BY count(*) DESC
