-- Finds the village of a point, and keeps areas.

CREATE OR REPLACE FUNCTION area_at(point geometry) RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    found_code text;
    tolerance  numeric;
    srid       integer;
BEGIN
    -- On a common border the lower code wins. Without an order, the result would depend on the query plan.
    SELECT area_code INTO found_code FROM area_part WHERE ST_Covers(geom, point) ORDER BY area_code LIMIT 1;
    IF found_code IS NOT NULL THEN
        RETURN found_code;
    END IF;
    SELECT area_tolerance_m, metric_srid INTO tolerance, srid FROM city;
    IF tolerance IS NULL OR tolerance = 0 THEN
        RETURN NULL;
    END IF;
    -- The box for the index counts a degree as 50 km, so that it contains the tolerance: up to 60 degrees of latitude, a
    -- degree of longitude is at least 55 km.
    SELECT area_code INTO found_code
    FROM area_part
    WHERE geom && ST_Expand(point, (tolerance / 50000)::double precision)
      AND ST_DWithin(ST_Transform(geom, srid), ST_Transform(point, srid), tolerance::double precision)
    ORDER BY ST_Distance(ST_Transform(geom, srid), ST_Transform(point, srid)), area_code
    LIMIT 1;
    RETURN found_code;
END
$$;
COMMENT ON FUNCTION area_at(geometry) IS
    'Code of the village that covers a point (EPSG:4326), else of the nearest village within the city''s tolerance, else NULL.';

CREATE OR REPLACE FUNCTION is_in_city(point geometry, point_area text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    SELECT CASE WHEN EXISTS (SELECT FROM area_part) THEN point_area IS NOT NULL
                ELSE coalesce((SELECT ST_Covers(extent, point) FROM city), true) END
$$;
COMMENT ON FUNCTION is_in_city(geometry, text) IS
    'Whether a point lies in the city: in an area (point_area is known), or in the extent if the city has no areas.';

CREATE OR REPLACE FUNCTION find_area() RETURNS trigger
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' OR NEW.geom IS DISTINCT FROM OLD.geom THEN
        NEW.area_code := area_at(NEW.geom);
    ELSE
        NEW.area_code := OLD.area_code;
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION find_area() IS 'Row trigger: sets area_code from the point and ignores the value that was sent.';

CREATE OR REPLACE FUNCTION area_after_write() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    DELETE FROM area_part WHERE area_code = NEW.code;
    IF NEW.level = 'village' THEN
        INSERT INTO area_part (area_code, geom) SELECT NEW.code, ST_Subdivide(NEW.geom, 32);
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION area_after_write() IS 'Row trigger of areas: cuts a village into the pieces of area_part.';

CREATE OR REPLACE FUNCTION dissolve_areas() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    -- Upper levels are made from the villages only, so that borders agree. Rings smaller than five hectares are slivers
    -- between neighbours, not enclaves.
    WITH upper_level AS (
        SELECT upper.code, ST_Union(ST_MakeValid(village.geom)) AS geom
        FROM area AS upper JOIN area AS village
          ON village.level = 'village' AND village.code LIKE upper.code || '.%'
        WHERE upper.level <> 'village'
        GROUP BY upper.code
    ), piece AS (
        SELECT code, (ST_Dump(geom)).geom FROM upper_level
    ), cleaned AS (
        SELECT piece.code, ST_MakePolygon(ST_ExteriorRing(piece.geom), ARRAY(
            SELECT ST_ExteriorRing(ring.geom) FROM ST_DumpRings(piece.geom) AS ring
            WHERE ring.path[1] > 0 AND ST_Area(ring.geom::geography) > 50000)) AS geom
        FROM piece
    ), wanted AS (
        SELECT code, ST_Multi(ST_CollectionExtract(ST_MakeValid(ST_Collect(geom)), 3)) AS geom
        FROM cleaned GROUP BY code
    )
    UPDATE area SET geom = wanted.geom FROM wanted
    WHERE area.code = wanted.code AND NOT ST_OrderingEquals(area.geom, wanted.geom);
$$;
COMMENT ON FUNCTION dissolve_areas() IS 'Dissolves villages into districts and the city, by the prefix of their codes.';
