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
    IF TG_OP = 'INSERT' OR NEW.geom IS DISTINCT FROM OLD.geom
       OR current_user = 'mapalus_owner' AND NEW.area_code IS NULL THEN
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

CREATE OR REPLACE FUNCTION reassign_areas(around geometry[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    its text;
BEGIN
    -- The triggers of these tables find the area again if it is emptied here.
    FOREACH its IN ARRAY '{facility,cctv,market}'::text[] LOOP
        EXECUTE format('UPDATE %I SET area_code = NULL
                        WHERE EXISTS (SELECT FROM unnest($1) AS box WHERE geom && box)
                          AND area_code IS DISTINCT FROM area_at(geom)', its) USING around;
    END LOOP;
    UPDATE street SET area_code = NULL
    WHERE EXISTS (SELECT FROM unnest(around) AS box WHERE geom && box)
      AND area_code IS DISTINCT FROM area_at(ST_ClosestPoint(geom, ST_Centroid(geom)));
    UPDATE report SET area_code = NULL
    FROM (SELECT report.id, report.geom, report.public_geom, report.area_code, is_public, privacy_class,
                 area_at(report.geom) AS area_now
          FROM report JOIN category ON category.code = report.category
          WHERE report.id IN (SELECT near.id FROM unnest(around) AS box JOIN report AS near ON near.geom && box)
          OFFSET 0) AS near
    WHERE report.id = near.id
      AND (near.area_code IS DISTINCT FROM area_now
           OR near.is_public AND privacy_class = 'B'
              AND near.public_geom IS DISTINCT FROM public_position(near.geom, privacy_class, area_now));
END
$$;
COMMENT ON FUNCTION reassign_areas(geometry[]) IS
    'Finds the area of reports and objects in the given rectangles again, and with it the public position of reports. Changes only rows for which they differ.';

-- A transaction that commits later may have found the area of a point by the old outlines: so it is waited for.
CREATE OR REPLACE FUNCTION area_after_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    around  geometry[];
    margin  double precision;
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(geom) INTO around FROM after_change WHERE level = 'village';
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(geom) INTO around FROM before_change WHERE level = 'village';
    ELSE
        SELECT array_agg(geom) INTO around
        FROM (SELECT code, geom FROM before_change WHERE level = 'village'
              UNION ALL SELECT code, geom FROM after_change WHERE level = 'village') AS either
        WHERE code NOT IN (SELECT code FROM before_change AS was JOIN after_change AS now_is USING (code)
                           WHERE now_is.level = was.level AND ST_OrderingEquals(now_is.geom, was.geom));
    END IF;
    IF around IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM hold_writers('report', 'facility', 'cctv', 'market');
    -- A public position may lie four cells of 100 m away. As in area_at(), a degree counts as 50 km.
    SELECT (area_tolerance_m + 500) / 50000 INTO margin FROM city;
    PERFORM reassign_areas(ARRAY(SELECT ST_Expand(ST_Envelope(geom), coalesce(margin, 0)) FROM unnest(around) AS geom));
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION area_after_move() IS
    'Statement trigger of areas: if the outline of villages changed, finds the area of reports and objects there again.';

CREATE OR REPLACE FUNCTION city_after_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    PERFORM hold_writers('report', 'facility', 'cctv', 'market');
    PERFORM reassign_areas(ARRAY[ST_MakeEnvelope(-180, -90, 180, 90, 4326)]);
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION city_after_move() IS
    'Row trigger of a city with another metric CRS or tolerance: finds all areas and public positions again.';

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
