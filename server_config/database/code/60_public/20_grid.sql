-- Counts public reports per map cell, for the zooms at which single points cannot be distinguished.
-- Only changed rows are counted: each statement appends its differences, so that no transaction waits for another. From time
-- to time the differences are folded into the counts.
-- When this file changes: SELECT rebuild_report_grid()

CREATE OR REPLACE FUNCTION grid_x(point geometry) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT least(16383, floor((ST_X(point) + 180) / 360 * 16384)::integer)
$$;
COMMENT ON FUNCTION grid_x(geometry) IS 'Column of a point''s cell at zoom 14 (point in EPSG:4326).';

CREATE OR REPLACE FUNCTION grid_y(point geometry) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT greatest(0, least(16383, floor((1 - asinh(tan(radians(greatest(-85.0511, least(85.0511, ST_Y(point)))))) / pi()) / 2 * 16384)::integer))
$$;
COMMENT ON FUNCTION grid_y(geometry) IS 'Row of a point''s cell at zoom 14 in the web-mercator grid (point in EPSG:4326).';

CREATE OR REPLACE FUNCTION grid_box(x integer, y integer) RETURNS geometry
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = mapalus, public, pg_temp AS $$
    SELECT ST_MakeEnvelope(x * 360.0 / 16384 - 180, degrees(atan(sinh(pi() * (1 - (y + 1) / 8192.0)))),
                           (x + 1) * 360.0 / 16384 - 180, degrees(atan(sinh(pi() * (1 - y / 8192.0)))), 4326)
$$;
COMMENT ON FUNCTION grid_box(integer, integer) IS 'The cell of a column and row at zoom 14 (EPSG:4326).';

CREATE OR REPLACE FUNCTION fold_report_grid() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    -- One transaction at a time folds; others skip it, because the view also counts differences that are not folded. A
    -- transaction that keeps its first snapshot could fail on differences that another one has folded meanwhile.
    IF current_setting('transaction_isolation') <> 'read committed'
       OR NOT try_table('work_on_report_grid') THEN
        RETURN;
    END IF;
    WITH taken AS (
        DELETE FROM report_grid_change RETURNING x, y, category, status, number
    ), finest AS (
        SELECT x, y, category, status, sum(number) AS number FROM taken GROUP BY x, y, category, status HAVING sum(number) <> 0
    )
    INSERT INTO report_grid_count AS known (zoom, x, y, category, status, number)
    SELECT zoom, x >> (14 - zoom), y >> (14 - zoom), category, status, sum(number)
    FROM finest CROSS JOIN generate_series(6, 14) AS zoom
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(number) <> 0
    ON CONFLICT (zoom, x, y, category, status) DO UPDATE SET number = known.number + excluded.number;
    DELETE FROM report_grid_count WHERE number = 0;
END
$$;
COMMENT ON FUNCTION fold_report_grid() IS
    'Adds the latest differences to report_grid_count, unless another transaction is doing so.';

CREATE OR REPLACE FUNCTION report_grid_after_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    first_id  bigint;
    last_id   bigint;
BEGIN
    IF TG_OP = 'INSERT' THEN
        WITH appended AS (
            INSERT INTO report_grid_change (x, y, category, status, number)
            SELECT grid_x(public_geom), grid_y(public_geom), category, status, count(*)
            FROM after_change WHERE is_public AND public_geom IS NOT NULL AND duplicate_of IS NULL
            GROUP BY 1, 2, 3, 4 RETURNING id
        ) SELECT min(id), max(id) INTO first_id, last_id FROM appended;
    ELSIF TG_OP = 'DELETE' THEN
        WITH appended AS (
            INSERT INTO report_grid_change (x, y, category, status, number)
            SELECT grid_x(public_geom), grid_y(public_geom), category, status, -count(*)
            FROM before_change WHERE is_public AND public_geom IS NOT NULL AND duplicate_of IS NULL
            GROUP BY 1, 2, 3, 4 RETURNING id
        ) SELECT min(id), max(id) INTO first_id, last_id FROM appended;
    ELSE
        WITH appended AS (
            INSERT INTO report_grid_change (x, y, category, status, number)
            SELECT grid_x(public_geom), grid_y(public_geom), category, status, sum(number)
            FROM (SELECT public_geom, category, status, -1 AS number
                  FROM before_change WHERE is_public AND public_geom IS NOT NULL AND duplicate_of IS NULL
                  UNION ALL
                  SELECT public_geom, category, status, 1
                  FROM after_change WHERE is_public AND public_geom IS NOT NULL AND duplicate_of IS NULL) AS difference
            GROUP BY 1, 2, 3, 4 HAVING sum(number) <> 0 RETURNING id
        ) SELECT min(id), max(id) INTO first_id, last_id FROM appended;
    END IF;
    IF last_id / 1000 <> (first_id - 1) / 1000 THEN
        PERFORM fold_report_grid();
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION report_grid_after_change() IS
    'Statement trigger of reports: appends the differences in the counts of cells.';

CREATE OR REPLACE FUNCTION rebuild_report_grid() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    cells bigint;
BEGIN
    PERFORM hold_table('work_on_report_grid', 'EXCLUSIVE');
    -- Wait for running writers, and let new ones wait.
    PERFORM hold_table('report', 'SHARE');
    DELETE FROM report_grid_change;
    DELETE FROM report_grid_count;
    WITH finest AS (
        SELECT grid_x(public_geom) AS x, grid_y(public_geom) AS y, category, status, count(*) AS number
        FROM report WHERE is_public AND public_geom IS NOT NULL AND duplicate_of IS NULL GROUP BY 1, 2, 3, 4
    )
    INSERT INTO report_grid_count (zoom, x, y, category, status, number)
    SELECT zoom, x >> (14 - zoom), y >> (14 - zoom), category, status, sum(number)
    FROM finest CROSS JOIN generate_series(6, 14) AS zoom GROUP BY 1, 2, 3, 4, 5;
    GET DIAGNOSTICS cells = ROW_COUNT;
    RETURN cells;
END
$$;
COMMENT ON FUNCTION rebuild_report_grid() IS
    'Counts all cells again. Returns their number. Meanwhile reports can be read but not written.';

CREATE OR REPLACE VIEW mapalus_public.report_grid WITH (security_barrier) AS
SELECT counted.zoom || '/' || counted.x || '/' || counted.y || '/' || counted.category || '/' || counted.status AS cell_key,
       counted.zoom, counted.x, counted.y, counted.category, counted.status, counted.number,
       ST_TileEnvelope(counted.zoom, counted.x, counted.y)::geometry(Polygon, 3857) AS geom
FROM (
    SELECT zoom, x, y, category, status, sum(number)::integer AS number
    FROM (SELECT zoom::integer, x, y, category, status, number FROM report_grid_count
          UNION ALL
          SELECT zoom, x >> (14 - zoom), y >> (14 - zoom), category, status, number
          FROM report_grid_change CROSS JOIN generate_series(6, 14) AS zoom) AS part
    GROUP BY zoom, x, y, category, status
    HAVING sum(number) > 0
) AS counted;
COMMENT ON VIEW mapalus_public.report_grid IS
    'Number of public reports per cell of the web-mercator tile grid, zoom 6 to 14, by category and status; geom in EPSG:3857.';
COMMENT ON COLUMN mapalus_public.report_grid.cell_key IS 'Zoom, column, row, category and status, as a key.';
COMMENT ON COLUMN mapalus_public.report_grid.zoom IS 'Zoom level, 6 to 14.';
COMMENT ON COLUMN mapalus_public.report_grid.x IS 'Column of the cell, from the west.';
COMMENT ON COLUMN mapalus_public.report_grid.y IS 'Row of the cell, from the north.';
COMMENT ON COLUMN mapalus_public.report_grid.category IS 'Category of the reports.';
COMMENT ON COLUMN mapalus_public.report_grid.status IS 'Status of the reports.';
COMMENT ON COLUMN mapalus_public.report_grid.number IS 'Number of reports.';
COMMENT ON COLUMN mapalus_public.report_grid.geom IS 'The cell, in EPSG:3857.';
