-- How many public reports lie in a cell of the map, for every zoom below the one where points can be told apart.
-- Counted from the changed rows alone: every statement appends its differences, which nobody waits for, and now and
-- then the differences are folded into the counts.
SET LOCAL ROLE mapalus_owner;
SET LOCAL search_path = mapalus, public;

CREATE TABLE report_grid_count (
    zoom      smallint NOT NULL,
    x         integer NOT NULL,
    y         integer NOT NULL,
    category  text NOT NULL,
    status    text NOT NULL,
    number    integer NOT NULL,
    PRIMARY KEY (zoom, x, y, category, status)
);
CREATE INDEX report_grid_count_empty ON report_grid_count (zoom) WHERE number = 0;
COMMENT ON TABLE report_grid_count IS 'Public reports per cell of the web-mercator tile grid, without the latest differences.';
COMMENT ON COLUMN report_grid_count.zoom IS 'Zoom level, 6 to 14.';
COMMENT ON COLUMN report_grid_count.x IS 'Column of the cell, from the west.';
COMMENT ON COLUMN report_grid_count.y IS 'Row of the cell, from the north.';
COMMENT ON COLUMN report_grid_count.category IS 'Category of the reports.';
COMMENT ON COLUMN report_grid_count.status IS 'Status of the reports.';
COMMENT ON COLUMN report_grid_count.number IS 'How many.';

CREATE TABLE report_grid_change (
    id        bigint GENERATED ALWAYS AS IDENTITY,
    x         integer NOT NULL,
    y         integer NOT NULL,
    category  text NOT NULL,
    status    text NOT NULL,
    number    integer NOT NULL
);
COMMENT ON TABLE report_grid_change IS 'Differences that are not yet folded into report_grid_count, at the finest zoom.';
COMMENT ON COLUMN report_grid_change.id IS 'Number of the difference; every thousandth has them folded.';
COMMENT ON COLUMN report_grid_change.x IS 'Column of the cell at zoom 14.';
COMMENT ON COLUMN report_grid_change.y IS 'Row of the cell at zoom 14.';
COMMENT ON COLUMN report_grid_change.category IS 'Category of the reports.';
COMMENT ON COLUMN report_grid_change.status IS 'Status of the reports.';
COMMENT ON COLUMN report_grid_change.number IS 'How many more, or less.';

CREATE FUNCTION grid_x(point geometry) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT least(16383, floor((ST_X(point) + 180) / 360 * 16384)::integer)
$$;
COMMENT ON FUNCTION grid_x(geometry) IS 'Column at zoom 14 of the cell of a point (EPSG:4326).';

CREATE FUNCTION grid_y(point geometry) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT greatest(0, least(16383, floor((1 - asinh(tan(radians(greatest(-85.0511, least(85.0511, ST_Y(point)))))) / pi()) / 2 * 16384)::integer))
$$;
COMMENT ON FUNCTION grid_y(geometry) IS 'Row at zoom 14 of the cell of a point (EPSG:4326), in the web-mercator grid.';

CREATE FUNCTION fold_report_grid() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    -- One at a time, and nobody waits: what is not folded now is counted all the same. A transaction that keeps its
    -- first snapshot could meet differences that another one has folded since.
    IF current_setting('transaction_isolation') <> 'read committed'
       OR NOT pg_try_advisory_xact_lock('mapalus.report_grid_count'::regclass::oid::bigint) THEN
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
COMMENT ON FUNCTION fold_report_grid() IS 'Folds the latest differences into report_grid_count, unless another transaction is doing so.';

CREATE FUNCTION report_grid_after_change() RETURNS trigger
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
COMMENT ON FUNCTION report_grid_after_change() IS 'Statement trigger of reports: appends what a statement changed in the counts of cells.';
CREATE TRIGGER report_grid_insert AFTER INSERT ON report REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION report_grid_after_change();
CREATE TRIGGER report_grid_update AFTER UPDATE ON report REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION report_grid_after_change();
CREATE TRIGGER report_grid_delete AFTER DELETE ON report REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT EXECUTE FUNCTION report_grid_after_change();

CREATE FUNCTION rebuild_report_grid() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    cells bigint;
BEGIN
    -- Writers finish first and wait until this is over.
    LOCK TABLE report IN SHARE MODE;
    PERFORM pg_advisory_xact_lock('mapalus.report_grid_count'::regclass::oid::bigint);
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
COMMENT ON FUNCTION rebuild_report_grid() IS 'Counts all cells again and returns their number; reports can be read meanwhile, not written.';

CREATE VIEW mapalus_public.report_grid WITH (security_barrier) AS
SELECT counted.zoom || '/' || counted.x || '/' || counted.y || '/' || counted.category || '/' || counted.status AS cell_key,
       counted.zoom, counted.x, counted.y, counted.category, counted.status, counted.number,
       ST_TileEnvelope(counted.zoom, counted.x, counted.y) AS geom
FROM (
    SELECT zoom, x, y, category, status, sum(number)::integer AS number
    FROM (SELECT zoom::integer, x, y, category, status, number FROM report_grid_count
          UNION ALL
          SELECT zoom, x >> (14 - zoom), y >> (14 - zoom), category, status, number
          FROM report_grid_change CROSS JOIN generate_series(6, 14) AS zoom) AS part
    GROUP BY zoom, x, y, category, status
    HAVING sum(number) > 0
) AS counted;
COMMENT ON VIEW mapalus_public.report_grid IS 'Public reports per cell of the web-mercator tile grid, zoom 6 to 14, by category and status; geom in EPSG:3857.';
COMMENT ON COLUMN mapalus_public.report_grid.cell_key IS 'Zoom, column, row, category and status, as a key.';

SELECT rebuild_report_grid();
INSERT INTO mapalus_public.gt_pk_metadata (table_schema, table_name, pk_column, pk_column_idx, pk_policy) VALUES
    ('mapalus_public', 'report_grid', 'cell_key', 1, 'assigned');
GRANT SELECT ON mapalus_public.report_grid TO mapalus_public, mapalus_planner, mapalus_operator, mapalus_agency;
GRANT SELECT ON report_grid_count, report_grid_change TO mapalus_planner;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA mapalus FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rebuild_report_grid() TO mapalus_admin;
