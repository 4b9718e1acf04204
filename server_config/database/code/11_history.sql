-- The history of changes: writes change_log, and refuses changes of history.

CREATE OR REPLACE FUNCTION row_key(values_of_row jsonb, columns text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT string_agg(values_of_row ->> name, '/' ORDER BY place) FROM unnest(columns) WITH ORDINALITY AS part (name, place)
$$;
COMMENT ON FUNCTION row_key(jsonb, text[]) IS 'The values of some columns, joined by slashes.';

CREATE OR REPLACE FUNCTION log_changes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    keys text[] := TG_ARGV;
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO change_log (table_name, row_key, operation, new_values)
        SELECT TG_TABLE_NAME, row_key(added.v, keys), 'insert', added.v - ARRAY['version', 'updated_at']
        FROM (SELECT to_jsonb(after_change) AS v FROM after_change) AS added;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO change_log (table_name, row_key, operation, old_values)
        SELECT TG_TABLE_NAME, row_key(gone.v, keys), 'delete', gone.v - ARRAY['version', 'updated_at']
        FROM (SELECT to_jsonb(before_change) AS v FROM before_change) AS gone;
    ELSE
        INSERT INTO change_log (table_name, row_key, operation, old_values, new_values)
        SELECT TG_TABLE_NAME, coalesce(now_is.key, was.key),
               CASE WHEN was.key IS NULL THEN 'insert' WHEN now_is.key IS NULL THEN 'delete' ELSE 'update' END,
               difference.old_values, difference.new_values
        FROM (SELECT v, row_key(v, keys) AS key
              FROM (SELECT to_jsonb(before_change) - ARRAY['version', 'updated_at'] AS v FROM before_change) AS b) AS was
        FULL JOIN (SELECT v, row_key(v, keys) AS key
              FROM (SELECT to_jsonb(after_change) - ARRAY['version', 'updated_at'] AS v FROM after_change) AS a) AS now_is
          ON now_is.key = was.key
        CROSS JOIN LATERAL (
            SELECT jsonb_object_agg(name, was.v -> name) FILTER (WHERE was.v IS NOT NULL) AS old_values,
                   jsonb_object_agg(name, now_is.v -> name) FILTER (WHERE now_is.v IS NOT NULL) AS new_values
            FROM jsonb_object_keys(coalesce(now_is.v, was.v)) AS name
            WHERE was.v -> name IS DISTINCT FROM now_is.v -> name
        ) AS difference
        WHERE was.v IS DISTINCT FROM now_is.v;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION log_changes() IS
    'Statement trigger: writes change_log from the transition tables before_change and after_change. Arguments: the columns of the key.';

CREATE OR REPLACE FUNCTION history_is_final() RETURNS trigger
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    PERFORM refuse('MA003', 'history_is_final', 'History cannot be changed or deleted.',
        'Make a new change that corrects the old one; both will be on record.', jsonb_build_object('table', TG_TABLE_NAME));
END
$$;
COMMENT ON FUNCTION history_is_final() IS 'Statement trigger of append-only tables.';
