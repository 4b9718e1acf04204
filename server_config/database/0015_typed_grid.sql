-- The grid's geometry says what it is, so that a server knows its reference system without a row. A column's type can
-- be changed only by making the view again: whatever a planner made from it must be dropped before, and is named.
SET LOCAL ROLE mapalus_owner;
SET LOCAL search_path = mapalus, public;

DROP VIEW mapalus_public.report_grid;
CREATE VIEW mapalus_public.report_grid WITH (security_barrier) AS
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
COMMENT ON VIEW mapalus_public.report_grid IS 'Public reports per cell of the web-mercator tile grid, zoom 6 to 14, by category and status; geom in EPSG:3857.';
COMMENT ON COLUMN mapalus_public.report_grid.cell_key IS 'Zoom, column, row, category and status, as a key.';
COMMENT ON COLUMN mapalus_public.report_grid.zoom IS 'Zoom level, 6 to 14.';
COMMENT ON COLUMN mapalus_public.report_grid.x IS 'Column of the cell, from the west.';
COMMENT ON COLUMN mapalus_public.report_grid.y IS 'Row of the cell, from the north.';
COMMENT ON COLUMN mapalus_public.report_grid.category IS 'Category of the reports.';
COMMENT ON COLUMN mapalus_public.report_grid.status IS 'Status of the reports.';
COMMENT ON COLUMN mapalus_public.report_grid.number IS 'How many.';
COMMENT ON COLUMN mapalus_public.report_grid.geom IS 'The cell, in EPSG:3857.';
GRANT SELECT ON mapalus_public.report_grid TO mapalus_public, mapalus_planner, mapalus_operator, mapalus_agency;
