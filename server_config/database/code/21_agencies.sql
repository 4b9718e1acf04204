-- Finds the agency that a login acts for.

CREATE OR REPLACE FUNCTION agency_root(code text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    its_parent text;
BEGIN
    -- agency_refuses_circle() refuses circles. Should there be one all the same, this ends.
    FOR turn IN 1..100 LOOP
        SELECT parent INTO its_parent FROM agency WHERE agency.code = agency_root.code;
        IF NOT FOUND THEN
            RETURN NULL;
        END IF;
        EXIT WHEN its_parent IS NULL;
        code := its_parent;
    END LOOP;
    RETURN code;
END
$$;
COMMENT ON FUNCTION agency_root(text) IS
    'The topmost parent of an agency; the agency itself if it has no parent; NULL if there is no such agency.';

CREATE OR REPLACE FUNCTION agency_and_parents(code text) RETURNS text[]
LANGUAGE sql STABLE SET search_path = mapalus, public, pg_temp AS $$
    WITH RECURSIVE above AS (
        SELECT agency_and_parents.code AS code
        UNION
        SELECT agency.parent FROM agency JOIN above ON agency.code = above.code WHERE agency.parent IS NOT NULL
    )
    SELECT array_agg(code) FROM above
$$;
COMMENT ON FUNCTION agency_and_parents(text) IS
    'An agency and all agencies above it: those whose feeds show its reports.';

CREATE OR REPLACE FUNCTION current_agencies() RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    WITH RECURSIVE own AS (
        SELECT agency AS code FROM agency_login WHERE role_name = acting_role()
        UNION
        SELECT agency.code FROM agency JOIN own ON agency.parent = own.code
    )
    SELECT coalesce(array_agg(code), '{}') FROM own
$$;
COMMENT ON FUNCTION current_agencies() IS 'Codes of the acting login''s agency and of its sub-units.';

-- With its true COST, the query planner reads departures through their key; see current_agency_root().
CREATE OR REPLACE FUNCTION current_agency() RETURNS text
LANGUAGE sql STABLE PARALLEL RESTRICTED COST 10000 SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    SELECT agency FROM agency_login WHERE role_name = acting_role()
$$;
COMMENT ON FUNCTION current_agency() IS 'Code of the acting login''s agency.';

-- The reader's LIMIT does not pass the view's security barrier. So the query planner compares the cost of all rows and would
-- prefer to fetch and sort them. A scan of the index report_feed calls this function once; every other scan calls it for
-- each row. With its true COST, the query planner chooses that index, without parallel workers.
CREATE OR REPLACE FUNCTION current_agency_root() RETURNS text
LANGUAGE sql STABLE PARALLEL RESTRICTED COST 10000 SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    SELECT agency_root(agency) FROM agency_login WHERE role_name = acting_role()
$$;
COMMENT ON FUNCTION current_agency_root() IS 'The topmost parent of the acting login''s agency.';
