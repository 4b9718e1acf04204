-- stage
CREATE TEMPORARY TABLE street_row (
    line         bigint NOT NULL,
    source_id    text NOT NULL,
    street_name  text NOT NULL,
    geom         geometry(MultiLineString, 4326) NOT NULL
) ON COMMIT DROP
-- refused
WITH judged AS (
    SELECT line, CASE
        WHEN ST_IsEmpty(geom) OR NOT ST_IsValid(geom) THEN 'no_line'
        WHEN row_number() OVER (PARTITION BY source_id ORDER BY line) > 1 THEN 'twice'
        WHEN NOT mapalus.is_in_city(point, mapalus.area_at(point)) THEN 'outside'
    END AS reason
    FROM street_row CROSS JOIN LATERAL (SELECT ST_ClosestPoint(geom, ST_Centroid(geom)) AS point) AS middle
), gone AS (
    DELETE FROM street_row USING judged WHERE street_row.line = judged.line AND reason IS NOT NULL RETURNING reason, judged.line
)
SELECT reason, count(*), min(line) FROM gone GROUP BY reason ORDER BY reason
-- replace
WITH removed AS (
    DELETE FROM mapalus.street
    WHERE source = %(source)s AND NOT EXISTS (SELECT FROM street_row WHERE street_row.source_id = street.source_id)
    RETURNING 1
), updated AS (
    UPDATE mapalus.street SET street_name = street_row.street_name, geom = street_row.geom
    FROM street_row
    WHERE source = %(source)s AND street.source_id = street_row.source_id
      AND (street.street_name <> street_row.street_name OR NOT ST_OrderingEquals(street.geom, street_row.geom))
    RETURNING 1
), added AS (
    INSERT INTO mapalus.street (source, source_id, street_name, geom)
    SELECT %(source)s, source_id, street_name, geom FROM street_row
    WHERE NOT EXISTS (SELECT FROM mapalus.street WHERE source = %(source)s AND street.source_id = street_row.source_id)
    ORDER BY line
    RETURNING 1
)
SELECT (SELECT count(*) FROM street_row), (SELECT count(*) FROM added), (SELECT count(*) FROM updated),
       (SELECT count(*) FROM removed)
