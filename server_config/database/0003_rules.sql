-- What is true of every report, whoever writes it: QGIS, an import, WFS-T or plain SQL.
SET LOCAL ROLE mapalus_owner;
SET LOCAL search_path = mapalus, public;

CREATE SEQUENCE report_number;

CREATE FUNCTION area_at(point geometry) RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = mapalus, public AS $$
DECLARE
    found_code text;
    tolerance  numeric;
    srid       integer;
BEGIN
    -- On a common border the lower code wins, so that the answer does not depend on the plan.
    SELECT area_code INTO found_code FROM area_part WHERE ST_Covers(geom, point) ORDER BY area_code LIMIT 1;
    IF found_code IS NOT NULL THEN
        RETURN found_code;
    END IF;
    SELECT area_tolerance_m, metric_srid INTO tolerance, srid FROM city;
    IF tolerance IS NULL OR tolerance = 0 THEN
        RETURN NULL;
    END IF;
    -- A degree is never longer than 111.7 km; at 60 degrees of latitude a degree of longitude is half of that.
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
    'Code of the village that covers a point (EPSG:4326), or the nearest within the city''s tolerance; NULL outside.';

CREATE FUNCTION is_in_city(point geometry, point_area text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = mapalus, public AS $$
    SELECT CASE WHEN EXISTS (SELECT FROM area_part) THEN point_area IS NOT NULL
                ELSE coalesce((SELECT ST_Covers(extent, point) FROM city), true) END
$$;
COMMENT ON FUNCTION is_in_city(geometry, text) IS
    'Whether a point whose area is known lies in the city: in an area, or in the extent where the city has no areas.';

CREATE FUNCTION public_position(point geometry, privacy_class text) RETURNS geometry
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = mapalus, public AS $$
DECLARE
    srid integer;
BEGIN
    CASE privacy_class
        WHEN 'A' THEN
            RETURN point;
        WHEN 'B' THEN
            SELECT metric_srid INTO srid FROM city;
            RETURN ST_Transform(ST_SnapToGrid(ST_Transform(point, srid), 50, 50, 100, 100), 4326);
        ELSE
            RETURN NULL;
    END CASE;
END
$$;
COMMENT ON FUNCTION public_position(geometry, text) IS
    'The position that may be published: A as it is, B the centre of its 100 m cell in the city''s metric CRS, C and D none.';

CREATE FUNCTION report_before_write() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public AS $$
DECLARE
    -- Only what is needed of the city and the category, in one look-up: this runs for every row of an import.
    its_class     text;
    its_agency    text;
    its_hours     numeric;
    city_prefix   text;
    city_zone     text;
    city_routing  text;
BEGIN
    SELECT category.privacy_class, category.agency, category.resolve_hours,
           city.reference_prefix, city.time_zone, city.routing
    INTO its_class, its_agency, its_hours, city_prefix, city_zone, city_routing
    FROM city LEFT JOIN category ON category.code = NEW.category;
    IF city_prefix IS NULL THEN
        RAISE EXCEPTION 'This database has no city yet.' USING ERRCODE = 'MA001',
            HINT = 'Load a city profile first (algorithm mapalus:loadcityprofile).';
    END IF;

    IF TG_OP = 'INSERT' THEN
        IF NEW.reference IS NULL THEN
            NEW.reference := city_prefix || '-' || to_char(NEW.reported_at AT TIME ZONE city_zone, 'YYYY') || '-'
                             || lpad(nextval('report_number')::text, 6, '0');
        END IF;
        IF NEW.due_at IS NULL THEN
            NEW.due_at := NEW.reported_at + make_interval(secs => (its_hours * 3600)::double precision);
        END IF;
    ELSE
        NEW.version := OLD.version + 1;
        NEW.updated_at := now();
    END IF;

    IF NEW.geom IS NULL THEN
        NEW.area_code := NULL;
        NEW.position_method := NULL;
    ELSIF TG_OP = 'INSERT' OR NEW.geom IS DISTINCT FROM OLD.geom THEN
        -- An import has looked the area up for many rows at once already.
        IF TG_OP = 'UPDATE' OR NEW.area_code IS NULL THEN
            NEW.area_code := area_at(NEW.geom);
        END IF;
        IF NEW.area_code IS NULL AND NOT is_in_city(NEW.geom, NULL) THEN
            RAISE EXCEPTION 'The point % lies outside %.', ST_AsText(NEW.geom, 5), (SELECT title_en FROM city)
                USING ERRCODE = 'MA002', HINT = 'Move the report to where the problem is, inside the city.';
        END IF;
        IF NEW.position_method IS NULL THEN
            NEW.position_method := 'by_hand';
        END IF;
    END IF;
    IF its_class = 'A' THEN
        NEW.public_geom := NEW.geom;
    ELSE
        NEW.public_geom := public_position(NEW.geom, its_class);
    END IF;

    IF NEW.agency IS NULL THEN
        IF city_routing = 'area_office' AND NEW.area_code IS NOT NULL THEN
            SELECT code INTO NEW.agency FROM agency WHERE kind = 'area_office' AND area_code = NEW.area_code;
        END IF;
        NEW.agency := coalesce(NEW.agency, its_agency);
    END IF;

    IF NEW.status NOT IN ('resolved', 'rejected') THEN
        NEW.resolved_at := NULL;
    ELSIF NEW.resolved_at IS NULL THEN
        NEW.resolved_at := now();
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER report_before_write BEFORE INSERT OR UPDATE ON report
    FOR EACH ROW EXECUTE FUNCTION report_before_write();

-- Events are written a statement at a time: the history of an import costs one insert, and no queue of
-- row triggers grows in memory.
CREATE FUNCTION report_after_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public AS $$
BEGIN
    INSERT INTO report_event (report_id, at, kind, from_value, to_value, note)
    SELECT id, event.at, event.kind, event.from_value, event.to_value, event.note
    FROM added CROSS JOIN LATERAL (VALUES
        (reported_at, 'received', NULL, 'received', NULL),
        (coalesce(resolved_at, updated_at), 'status', 'received', status, status_reason)
    ) AS event (at, kind, from_value, to_value, note)
    WHERE event.kind = 'received' OR added.status <> 'received';
    RETURN NULL;
END
$$;
CREATE TRIGGER report_after_insert AFTER INSERT ON report REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION report_after_insert();

CREATE FUNCTION report_after_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public AS $$
BEGIN
    INSERT INTO report_event (report_id, at, kind, from_value, to_value, note)
    SELECT now_is.id,
           CASE WHEN now_is.status IN ('resolved', 'rejected') THEN now_is.resolved_at ELSE now() END,
           'status', was.status, now_is.status, now_is.status_reason
    FROM after_change AS now_is JOIN before_change AS was USING (id) WHERE now_is.status <> was.status;
    INSERT INTO report_event (report_id, kind, from_value, to_value)
    SELECT now_is.id, 'agency', was.agency, now_is.agency
    FROM after_change AS now_is JOIN before_change AS was USING (id) WHERE now_is.agency <> was.agency;
    RETURN NULL;
END
$$;
CREATE TRIGGER report_after_update AFTER UPDATE ON report
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION report_after_update();

-- A category that becomes more private must not leave its reports' exact positions in public.
CREATE FUNCTION category_after_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public AS $$
BEGIN
    UPDATE report SET category = category WHERE category = NEW.code;
    RETURN NULL;
END
$$;
CREATE TRIGGER category_after_update AFTER UPDATE OF privacy_class ON category
    FOR EACH ROW WHEN (OLD.privacy_class <> NEW.privacy_class) EXECUTE FUNCTION category_after_update();

CREATE FUNCTION report_event_is_final() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The history of reports cannot be changed or deleted.' USING ERRCODE = 'MA003',
        HINT = 'Write a new event that corrects the old one.';
END
$$;
CREATE TRIGGER report_event_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON report_event
    FOR EACH STATEMENT EXECUTE FUNCTION report_event_is_final();

CREATE FUNCTION area_after_write() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public AS $$
BEGIN
    DELETE FROM area_part WHERE area_code = NEW.code;
    IF NEW.level = 'village' THEN
        INSERT INTO area_part (area_code, geom) SELECT NEW.code, ST_Subdivide(NEW.geom, 32);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER area_after_write AFTER INSERT OR UPDATE OF geom, level ON area
    FOR EACH ROW EXECUTE FUNCTION area_after_write();

CREATE FUNCTION dissolve_areas() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = mapalus, public AS $$
    -- Upper levels come from the villages alone, so that borders agree; rings smaller than five hectares are
    -- slivers between neighbours, not enclaves.
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
COMMENT ON FUNCTION dissolve_areas() IS 'Makes districts and the city from their villages, by code prefix.';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA mapalus FROM PUBLIC;
GRANT EXECUTE ON FUNCTION area_at(geometry), is_in_city(geometry, text) TO mapalus_planner;
