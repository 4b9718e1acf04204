-- The one place that refuses. The message and the hint are English, for people at psql. DETAIL holds the same as values in
-- JSON: from these, plugin/database/refusals.py makes sentences in the user's language.

CREATE OR REPLACE FUNCTION refuse(code text, rule text, message text, hint text, details jsonb) RETURNS void
LANGUAGE plpgsql PARALLEL SAFE SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = code, MESSAGE = message, HINT = hint,
        DETAIL = jsonb_strip_nulls(details || jsonb_build_object('code', code, 'rule', rule));
END
$$;
COMMENT ON FUNCTION refuse(text, text, text, text, jsonb) IS
    'Raises an error. Arguments: its SQLSTATE, the rule that was broken, what happened, what to do, the values of both sentences.';

CREATE OR REPLACE FUNCTION city_words() RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    SELECT jsonb_build_object('id', title_id, 'en', title_en) FROM city
$$;
COMMENT ON FUNCTION city_words() IS 'The city''s name in both languages, as a value of a refusal.';

CREATE OR REPLACE FUNCTION agency_words(of_agency text) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    SELECT coalesce((SELECT jsonb_build_object('id', agency_name_id, 'en', agency_name_en) FROM agency WHERE code = of_agency),
                    to_jsonb(of_agency))
$$;
COMMENT ON FUNCTION agency_words(text) IS 'An agency''s name in both languages, as a value of a refusal; its code if there is no such agency.';
