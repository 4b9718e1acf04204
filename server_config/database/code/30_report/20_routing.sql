-- Finds the agency that gets a report.

CREATE OR REPLACE FUNCTION serving_agency(of_agency text, of_area text) RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    -- This runs for every row of an import, and most cities have no such sub-units.
    IF of_area IS NULL OR NOT EXISTS (SELECT FROM agency_area) THEN
        RETURN of_agency;
    END IF;
    RETURN coalesce((
        WITH RECURSIVE below AS (
            SELECT code, 1 AS depth FROM agency WHERE parent = of_agency
            UNION
            SELECT agency.code, below.depth + 1 FROM agency JOIN below ON agency.parent = below.code WHERE below.depth < 10
        ), around AS (
            SELECT code, parent, 0 AS step FROM area WHERE code = of_area
            UNION ALL
            SELECT area.code, area.parent, around.step + 1 FROM area JOIN around ON area.code = around.parent
        )
        SELECT below.code
        FROM below JOIN agency_area ON agency_area.agency = below.code JOIN around ON around.code = agency_area.area_code
        ORDER BY around.step, below.depth DESC, below.code LIMIT 1), of_agency);
END
$$;
COMMENT ON FUNCTION serving_agency(text, text) IS
    'The sub-unit of an agency that serves a village; if several do, the one for the smallest area around it; if none does, the agency.';

CREATE OR REPLACE FUNCTION agency_after_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    IF agency_root(NEW.code) = NEW.code AND NEW.parent IS NOT NULL THEN
        PERFORM refuse('MA011', 'own_parent', 'An agency cannot be below itself.', 'Choose another parent.',
            jsonb_build_object('reference', NEW.code, 'field', 'parent'));
    END IF;
    UPDATE report SET agency_root = NULL
    WHERE agency IN (WITH RECURSIVE below AS (
            SELECT NEW.code UNION SELECT agency.code FROM agency JOIN below ON agency.parent = below.code
        ) SELECT code FROM below);
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION agency_after_move() IS 'Row trigger of agencies with another parent: sets agency_root of their reports again.';
