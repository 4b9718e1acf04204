-- Computes the position of a report that the public may see.

CREATE OR REPLACE FUNCTION public_position(point geometry, privacy_class text, area_code text) RETURNS geometry
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    srid    integer;
    centre  geometry;
    cell    geometry;
    inside  double precision;
    away    record;
BEGIN
    IF privacy_class = 'A' THEN
        RETURN point;
    ELSIF privacy_class <> 'B' OR point IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT metric_srid INTO srid FROM city;
    centre := ST_SnapToGrid(ST_Transform(point, srid), 50, 50, 100, 100);
    IF area_code IS NOT NULL THEN
        cell := ST_Transform(ST_Expand(centre, 50), 4326);
        SELECT sum(CASE WHEN ST_Covers(part.geom, cell) THEN 1 ELSE ST_Area(ST_Intersection(part.geom, cell)) / ST_Area(cell) END)
        INTO inside FROM area_part AS part WHERE part.geom && cell AND part.area_code = public_position.area_code;
    END IF;
    IF area_code IS NULL OR inside >= 0.5 THEN
        RETURN ST_Transform(centre, 4326);
    END IF;
    -- The public also knows the village. If only a sliver of the cell lies in it, the sliver would reveal the position. So
    -- take the nearest cell with at least half of its area in the village. The choice depends only on the cell and the
    -- village, never on the point inside the cell.
    FOR away IN SELECT east, north FROM generate_series(-3, 3) AS east CROSS JOIN generate_series(-3, 3) AS north
                WHERE (east, north) <> (0, 0) ORDER BY east * east + north * north, east, north LOOP
        cell := ST_Transform(ST_Expand(ST_Translate(centre, 100 * away.east, 100 * away.north), 50), 4326);
        SELECT sum(ST_Area(ST_Intersection(part.geom, cell))) / ST_Area(cell) INTO inside
        FROM area_part AS part WHERE part.geom && cell AND part.area_code = public_position.area_code;
        IF inside >= 0.5 THEN
            RETURN ST_Transform(ST_Translate(centre, 100 * away.east, 100 * away.north), 4326);
        END IF;
    END LOOP;
    -- No such cell near: the village is too narrow, and all its reports get the same position.
    RETURN (SELECT ST_PointOnSurface(area.geom) FROM area WHERE area.code = public_position.area_code);
END
$$;
COMMENT ON FUNCTION public_position(geometry, text, text) IS
    'The public position of a point in a village, by privacy class. A: the point. B: the centre of its 100 m cell in the city''s metric CRS, or of the nearest cell that has at least half of its area in the village. C and D: none.';

-- When a category becomes more private, its reports must lose their exact public positions.
CREATE OR REPLACE FUNCTION category_after_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    PERFORM hold_writers('report');
    UPDATE report SET category = category WHERE category = NEW.code;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION category_after_update() IS
    'Row trigger of categories with another privacy class: waits for those who write reports, then computes the public positions of their reports again.';
