-- Functions that tables call in defaults and checks. This file also runs before the schema's steps. So it may only use
-- PostgreSQL's own objects, and its signatures never change, because columns depend on them.

CREATE OR REPLACE FUNCTION acting_role() RETURNS name
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = mapalus, public, pg_temp AS $$
    SELECT CASE current_setting('role') WHEN 'none' THEN session_user ELSE current_setting('role')::name END
$$;
COMMENT ON FUNCTION acting_role() IS
    'The role that sent the statement. Inside SECURITY DEFINER functions current_user is the owner; this function still returns the sender.';

CREATE OR REPLACE FUNCTION price_key(market text, commodity text, day date) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = mapalus, public, pg_temp AS $$
    -- to_char is declared STABLE because some formats name months in a language. This format does not depend on settings.
    SELECT market || '/' || commodity || '/' || to_char(day, 'YYYY-MM-DD')
$$;
COMMENT ON FUNCTION price_key(text, text, date) IS 'The key of a price as one text: market/commodity/day.';
