-- The index of the cells says the same as the view, whose geometry has a type since.
SET LOCAL ROLE mapalus_owner;
SET LOCAL search_path = mapalus, public;

DROP INDEX report_grid_count_envelope;
CREATE INDEX report_grid_count_envelope ON report_grid_count
    USING gist ((ST_TileEnvelope(zoom::integer, x, y)::geometry(Polygon, 3857)));
