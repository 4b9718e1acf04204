-- What tables call in defaults and checks. It runs before the schema's steps, too: so it may use nothing but what
-- PostgreSQL itself brings, and its signatures never change, because columns depend on them.

CREATE OR REPLACE FUNCTION acting_role() RETURNS name
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = mapalus, public, pg_temp AS $$
    SELECT CASE current_setting('role') WHEN 'none' THEN session_user ELSE current_setting('role')::name END
$$;
COMMENT ON FUNCTION acting_role() IS
    'The role in whose name a statement was sent, also inside functions that run with their owner''s rights.';

CREATE OR REPLACE FUNCTION price_key(market text, commodity text, day date) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = mapalus, public, pg_temp AS $$
    -- to_char is declared stable for the sake of formats with names of months; this one depends on nothing.
    SELECT market || '/' || commodity || '/' || to_char(day, 'YYYY-MM-DD')
$$;
COMMENT ON FUNCTION price_key(text, text, date) IS 'The key of a price in one word: market/commodity/day.';
