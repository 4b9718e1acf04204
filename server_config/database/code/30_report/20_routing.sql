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

CREATE OR REPLACE FUNCTION first_agency(of_agency text, of_area text, city_routing text) RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    office text;
BEGIN
    IF city_routing = 'area_office' AND of_area IS NOT NULL THEN
        SELECT code INTO office FROM agency WHERE kind = 'area_office' AND area_code = of_area;
        IF office IS NOT NULL THEN
            RETURN office;
        END IF;
    END IF;
    RETURN serving_agency(of_agency, of_area);
END
$$;
COMMENT ON FUNCTION first_agency(text, text, text) IS
    'The agency that gets a new report. Arguments: its category''s agency, its village, the city''s routing.';

CREATE OR REPLACE FUNCTION agency_refuses_circle() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    its_code text;
BEGIN
    -- Two changes at the same time could close a circle, or leave agency_root of a new report as it was.
    IF TG_OP = 'UPDATE' THEN
        IF NOT EXISTS (SELECT FROM after_change AS now_is JOIN before_change AS was USING (code)
                       WHERE now_is.parent IS DISTINCT FROM was.parent) THEN
            RETURN NULL;
        END IF;
        PERFORM hold_writers('report');
    END IF;
    WITH RECURSIVE above AS (
        SELECT code AS start, parent AS code FROM after_change WHERE parent IS NOT NULL
        UNION
        SELECT above.start, agency.parent FROM above JOIN agency ON agency.code = above.code WHERE agency.parent IS NOT NULL
    )
    SELECT start INTO its_code FROM above WHERE code = start ORDER BY start LIMIT 1;
    IF its_code IS NOT NULL THEN
        PERFORM refuse('MA011', 'own_parent', 'An agency cannot be below itself.', 'Choose another parent.',
            jsonb_build_object('reference', its_code, 'field', 'parent'));
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION agency_refuses_circle() IS
    'Statement trigger of agencies: before parents change, waits for those who write reports; refuses parents that form a circle, of any length.';

-- A statement trigger: if one statement moves several agencies, each one's old place depends on the others' old parents.
CREATE OR REPLACE FUNCTION agency_after_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    moved text[];
BEGIN
    SELECT array_agg(code) INTO moved
    FROM after_change AS now_is JOIN before_change AS was USING (code) WHERE now_is.parent IS DISTINCT FROM was.parent;
    IF moved IS NULL THEN
        RETURN NULL;
    END IF;
    WITH RECURSIVE below AS (
        SELECT unnest(moved) AS code UNION SELECT agency.code FROM agency JOIN below ON agency.parent = below.code
    ) SELECT array_agg(code) INTO moved FROM below;
    -- Each report gets a new change_seq: the feeds of its new parents tell it as a change.
    UPDATE report SET agency_root = NULL WHERE agency = ANY (moved);
    WITH RECURSIVE old_parent AS (
        SELECT code, parent FROM before_change
        UNION ALL SELECT code, parent FROM agency WHERE code NOT IN (SELECT code FROM before_change)
    ), above AS (
        SELECT start, start AS code FROM unnest(moved) AS start
        UNION
        SELECT above.start, old_parent.parent FROM above JOIN old_parent USING (code) WHERE old_parent.parent IS NOT NULL
    ), lost AS (
        SELECT start AS agency, code AS from_agency FROM above WHERE NOT code = ANY (agency_and_parents(start))
    )
    INSERT INTO report_departure (from_agency, change_seq, reference, reason, to_agency, status)
    SELECT lost.from_agency, report.change_seq, report.reference, 'agency_moved', report.agency, report.status
    FROM lost JOIN report USING (agency);
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION agency_after_move() IS
    'Statement trigger of agencies: if some have another parent, sets agency_root of their reports again, and writes departures from the feeds of their former parents.';
