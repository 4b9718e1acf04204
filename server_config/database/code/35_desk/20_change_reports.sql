-- Changes many reports, each under its own rules: a report that is refused does not stop the others.

CREATE OR REPLACE FUNCTION changeable_columns() RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = mapalus, public, pg_temp AS $$
    -- Not source_hash: whoever changes it mirrors another system, and no rule of a step holds then.
    SELECT '{status,status_reason,status_note,agency,priority,category,description,address,geom,position_method,'
           'position_accuracy_m,channel,concerns_table,concerns_key,due_at,duplicate_of,is_public,public_description}'::text[]
$$;
COMMENT ON FUNCTION changeable_columns() IS
    'The columns of a report that change_reports() changes, if the acting login may.';

CREATE OR REPLACE FUNCTION change_reports(ids bigint[], versions integer[], change jsonb)
RETURNS TABLE (id bigint, reference text, outcome text, version integer, before jsonb, refusal jsonb)
LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = mapalus, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    columns       text[] := ARRAY(SELECT jsonb_object_keys(change));
    other_column  text := (SELECT name FROM unnest(columns) AS name WHERE NOT name = ANY (changeable_columns()) LIMIT 1);
    wanted        report;
    wanted_json   jsonb;
    statement     text;
    asked         record;
    was           report;
    now_is        report;
    was_json      jsonb;
    now_json      jsonb;
    its_state     text;
    its_message   text;
    its_detail    text;
    its_hint      text;
    its_column    text;
    its_table     text;
    its_rule      text;
BEGIN
    IF other_column IS NOT NULL OR columns = '{}' THEN
        PERFORM refuse('MA011', 'not_changeable', format('A report''s %s cannot be changed here.', coalesce(other_column, '(nothing)')),
            format('Change one of: %s.', array_to_string(changeable_columns(), ', ')),
            jsonb_build_object('field', coalesce(other_column, '')));
    END IF;
    wanted := jsonb_populate_record(NULL::report, change);
    -- As text, a position keeps all its digits; as GeoJSON it would not.
    wanted_json := to_jsonb(wanted) || jsonb_build_object('geom', wanted.geom::text);
    -- Only the columns of the change: rights on columns differ by role.
    SELECT 'UPDATE report SET version = $1, '
           || string_agg(format('%1$I = ($2).%1$I', name), ', ')
           || ' WHERE id = $3 RETURNING *' INTO statement FROM unnest(columns) AS name;

    -- In one order, so that two people's changes do not wait for each other in a circle.
    FOR asked IN
        SELECT wish.id, min(wish.version) AS version FROM unnest(ids, versions) AS wish (id, version)
        WHERE wish.id IS NOT NULL GROUP BY wish.id ORDER BY wish.id
    LOOP
        id := asked.id;
        reference := NULL;
        outcome := 'done';
        before := NULL;
        refusal := NULL;
        version := NULL;
        BEGIN
            SELECT * INTO was FROM report WHERE id = asked.id FOR NO KEY UPDATE;
            IF NOT FOUND THEN
                -- An agency still sees the name of a report that it passed on.
                SELECT reference, version INTO reference, version FROM report WHERE id = asked.id;
                PERFORM refuse('MA015', 'report_gone', 'Nothing was changed: the report was deleted, or another agency has it now.',
                    'Load the reports again.', jsonb_build_object('reference', reference));
            END IF;
            reference := was.reference;
            version := was.version;
            was_json := to_jsonb(was);
            IF asked.version <> was.version THEN
                PERFORM check_version(was.reference, was_json,
                                      was_json || change || jsonb_build_object('version', -asked.version));
            END IF;
            was_json := was_json || jsonb_build_object('geom', was.geom::text);
            IF NOT EXISTS (SELECT FROM unnest(columns) AS name WHERE was_json -> name IS DISTINCT FROM wanted_json -> name) THEN
                outcome := 'unchanged';
                RETURN NEXT;
                CONTINUE;
            END IF;
            EXECUTE statement INTO STRICT now_is USING -was.version, wanted, asked.id;
            version := now_is.version;
            now_json := to_jsonb(now_is) || jsonb_build_object('geom', now_is.geom::text);
            -- A step away from a rejection takes the reason away; undoing the step needs it.
            SELECT jsonb_object_agg(name, was_json -> name) INTO before
            FROM (SELECT unnest(columns) UNION SELECT 'status_reason' WHERE 'status' = ANY (columns)
                  AND was.duplicate_of IS NULL) AS touched (name)
            WHERE was_json -> name IS DISTINCT FROM now_json -> name;
        EXCEPTION WHEN OTHERS THEN
            GET STACKED DIAGNOSTICS its_state = RETURNED_SQLSTATE, its_message = MESSAGE_TEXT, its_detail = PG_EXCEPTION_DETAIL,
                its_hint = PG_EXCEPTION_HINT, its_column = COLUMN_NAME, its_table = TABLE_NAME, its_rule = CONSTRAINT_NAME;
            -- The server lacks something, or somebody stops it: the next report would fare no better.
            IF left(its_state, 2) IN ('53', '57', '58', 'XX') THEN
                RAISE;
            END IF;
            outcome := 'refused';
            before := NULL;
            refusal := jsonb_build_object('code', its_state, 'message', its_message, 'hint', its_hint, 'detail', its_detail,
                                          'field', its_column, 'table', its_table, 'constraint', its_rule);
        END;
        RETURN NEXT;
    END LOOP;
END
$$;
COMMENT ON FUNCTION change_reports(bigint[], integer[], jsonb) IS
    'Makes the same change of columns to many reports, each under its own rules and in a subtransaction: what is refused for one report does not stop the others. Arguments: the reports; the versions that were read, or NULL to change what is stored now; column and value. Returns for each report in the order of their numbers: outcome (done, unchanged, refused), version after it, the changed columns'' values before, the refusal as PostgreSQL''s diagnostics.';
