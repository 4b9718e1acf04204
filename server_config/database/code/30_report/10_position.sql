-- Where the public sees a report.

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
    -- The public is told the village, too: of a cell that lies in another one for the most part, what is left could be
    -- a few metres. Which cell stands for it depends on the cell and the village alone, never on where in it the point is.
    FOR away IN SELECT east, north FROM generate_series(-3, 3) AS east CROSS JOIN generate_series(-3, 3) AS north
                WHERE (east, north) <> (0, 0) ORDER BY east * east + north * north, east, north LOOP
        cell := ST_Transform(ST_Expand(ST_Translate(centre, 100 * away.east, 100 * away.north), 50), 4326);
        SELECT sum(ST_Area(ST_Intersection(part.geom, cell))) / ST_Area(cell) INTO inside
        FROM area_part AS part WHERE part.geom && cell AND part.area_code = public_position.area_code;
        IF inside >= 0.5 THEN
            RETURN ST_Transform(ST_Translate(centre, 100 * away.east, 100 * away.north), 4326);
        END IF;
    END LOOP;
    -- A village that is nowhere wide enough has one position for all.
    RETURN (SELECT ST_PointOnSurface(area.geom) FROM area WHERE area.code = public_position.area_code);
END
$$;
COMMENT ON FUNCTION public_position(geometry, text, text) IS
    'The position that may be published of a point in a village: A as it is; B the centre of its 100 m cell in the city''s metric CRS, or of the nearest cell of which at least half lies in the village; C and D none.';

-- A category that becomes more private must not leave its reports' exact positions in public.
CREATE OR REPLACE FUNCTION category_after_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    UPDATE report SET category = category WHERE category = NEW.code;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION category_after_update() IS
    'Row trigger of categories: reports of a category that becomes more private lose their public positions.';
