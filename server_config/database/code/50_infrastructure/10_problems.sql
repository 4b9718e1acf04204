-- Finds the reason to refuse a row. All writers use the same functions: a trigger calls them for each row, an import for all
-- its rows before it writes.

CREATE OR REPLACE FUNCTION identity_problem(what text, code text, its_name text) RETURNS problem
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    RETURN CASE
        WHEN coalesce(code, '') = '' THEN
            ('MA011', 'missing', format('A %s needs a code.', what), jsonb_build_object('field', 'code'))::problem
        WHEN code <> btrim(code) THEN
            ('MA011', 'code_with_space', format('The code “%s” begins or ends with a space.', code),
             jsonb_build_object('field', 'code', 'value', code))::problem
        WHEN what IN ('market', 'commodity') AND strpos(code, '/') > 0 THEN
            ('MA011', 'code_with_slash', format('The code “%s” has a slash in it; keys of prices are joined by slashes.', code),
             jsonb_build_object('field', 'code', 'value', code))::problem
        WHEN coalesce(its_name, '') = '' THEN
            ('MA011', 'nameless', format('The %s %s has no name.', what, code), jsonb_build_object('reference', code))::problem
    END;
END
$$;
COMMENT ON FUNCTION identity_problem(text, text, text) IS
    'What is wrong with a code and a name; NULL if nothing is.';

CREATE OR REPLACE FUNCTION place_problem(what text, code text, geom geometry, area_code text) RETURNS problem
LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    RETURN CASE
        WHEN geom IS NULL OR ST_IsEmpty(geom) THEN
            ('MA002', 'no_position', format('The %s %s has no position.', what, code),
             jsonb_build_object('reference', code))::problem
        WHEN NOT is_in_city(geom, area_code) THEN
            ('MA002', 'outside', format('The %s %s at %s lies outside %s.', what, code, ST_AsText(geom, 5), city_words() ->> 'en'),
             jsonb_build_object('reference', code, 'field', 'geom', 'city', city_words()))::problem
    END;
END
$$;
COMMENT ON FUNCTION place_problem(text, text, geometry, text) IS
    'What is wrong with a point whose area is known; NULL if it lies in the city.';

CREATE OR REPLACE FUNCTION refuse_problems() RETURNS trigger
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    found problem := problem_of(NEW);
BEGIN
    -- The database's own updates: if the outline of an area moved, an object may lie outside of all areas.
    IF found.error IS NOT NULL AND NOT (TG_OP = 'UPDATE' AND current_user = 'mapalus_owner') THEN
        PERFORM refuse(found.error, found.reason_code, found.sentence, 'Correct it; nothing was changed.',
                       found.details || jsonb_build_object('table', TG_TABLE_NAME));
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION refuse_problems() IS 'Row trigger: refuses a row with the sentence of problem_of().';

CREATE OR REPLACE FUNCTION read_geometry(given text) RETURNS geometry
LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    found geometry;
BEGIN
    found := ST_Force2D(CASE WHEN given LIKE '{%' THEN ST_GeomFromGeoJSON(given) ELSE ST_GeomFromEWKT(given) END);
    RETURN CASE WHEN ST_SRID(found) IN (0, 4326) THEN ST_SetSRID(found, 4326) ELSE ST_Transform(found, 4326) END;
EXCEPTION WHEN OTHERS THEN
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION read_geometry(text) IS
    'Reads a geometry from WKT, EWKT of another CRS, or GeoJSON. Returns longitude and latitude without heights; NULL if the text is none of them.';
