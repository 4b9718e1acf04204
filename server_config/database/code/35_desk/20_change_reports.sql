-- Changes many reports, each under its own rules: a report that is refused does not stop the others.

CREATE OR REPLACE FUNCTION changeable_columns() RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = mapalus, public, pg_temp AS $$
    -- Not source_hash: a change of it means an import, and imports may take any step.
    SELECT '{status,status_reason,status_note,agency,priority,category,description,address,geom,position_method,'
           'position_accuracy_m,channel,concerns_table,concerns_key,due_at,duplicate_of,is_public,public_description}'::text[]
$$;
COMMENT ON FUNCTION changeable_columns() IS
    'The columns of a report that change_reports() changes, if the acting login may.';

CREATE OR REPLACE FUNCTION change_together(ids bigint[], versions integer[], columns text[], wanted report)
RETURNS TABLE (id bigint, reference text, outcome text, version integer, before jsonb)
LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = mapalus, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    was_rows   report[];
    statement  text;
BEGIN
    SELECT array_agg(its) INTO was_rows
    FROM (SELECT report AS its FROM report WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE) AS locked;
    IF cardinality(was_rows) IS DISTINCT FROM cardinality(ids)
       OR EXISTS (SELECT FROM unnest(was_rows) AS was JOIN unnest(ids, versions) AS asked (id, version) ON asked.id = was.id
                  WHERE asked.version <> was.version) THEN
        RETURN;
    END IF;
    -- Only the columns of the change are written: rights on columns differ by role. A step away from a rejection takes the
    -- reason away, and undoing the step needs it. Other values that triggers set, such as the deadline of another category,
    -- follow by themselves when the change is undone. As text, a position keeps all its digits.
    SELECT format('WITH changed AS (UPDATE report SET version = -version, %s WHERE id = ANY ($1) AND (%s) RETURNING *) '
                  'SELECT was.id, was.reference, CASE WHEN now_is.id IS NULL THEN ''unchanged'' ELSE ''done'' END, '
                  'coalesce(now_is.version, was.version), CASE WHEN now_is.id IS NOT NULL THEN %s END '
                  'FROM unnest($3) AS was LEFT JOIN changed AS now_is ON now_is.id = was.id',
                  string_agg(format('%1$I = ($2).%1$I', name), ', ') FILTER (WHERE is_written),
                  string_agg(format('%1$I IS DISTINCT FROM ($2).%1$I', name), ' OR ') FILTER (WHERE is_written),
                  string_agg(format('CASE WHEN was.%1$I IS DISTINCT FROM now_is.%1$I '
                                    'THEN jsonb_build_object(%1$L, was.%1$I%2$s) ELSE ''{}'' END',
                                    name, CASE name WHEN 'geom' THEN '::text' ELSE '' END), ' || '))
    INTO statement
    FROM (SELECT name, true AS is_written FROM unnest(columns) AS name
          UNION ALL SELECT 'status_reason', false
          WHERE 'status' = ANY (columns) AND NOT 'status_reason' = ANY (columns)) AS touched;
    RETURN QUERY EXECUTE statement USING ids, wanted, was_rows;
END
$$;
COMMENT ON FUNCTION change_together(bigint[], integer[], text[], report) IS
    'Makes the same change to some reports in one statement. Returns no row, and changes nothing, if a report is not there or has another version; fails if one is refused. Arguments: the reports; the versions that were read, or NULL; the columns; a report with their values.';

CREATE OR REPLACE FUNCTION change_one_by_one(ids bigint[], versions integer[], change jsonb, columns text[], wanted report)
RETURNS TABLE (id bigint, reference text, outcome text, version integer, before jsonb, refusal jsonb)
LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = mapalus, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    asked        record;
    was          report;
    now_is       report;
    was_json     jsonb;
    now_json     jsonb;
    touched      text[] := columns || CASE WHEN 'status' = ANY (columns) THEN '{status_reason}'::text[] ELSE '{}' END;
    wanted_json  jsonb := to_jsonb(wanted) || jsonb_build_object('geom', wanted.geom::text);
    statement    text := (SELECT 'UPDATE report SET version = -version, '
                                 || string_agg(format('%1$I = ($1).%1$I', name), ', ')
                                 || ' WHERE id = $2 RETURNING *' FROM unnest(columns) AS name);
    its_state    text;
    its_message  text;
    its_detail   text;
    its_hint     text;
    its_column   text;
    its_table    text;
    its_rule     text;
BEGIN
    FOR asked IN SELECT wish.id, wish.version FROM unnest(ids, versions) AS wish (id, version) LOOP
        id := asked.id;
        reference := NULL;
        outcome := 'refused';
        version := NULL;
        before := NULL;
        refusal := NULL;
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
            IF asked.version <> was.version THEN
                PERFORM check_version(was.reference, to_jsonb(was),
                                      to_jsonb(was) || change || jsonb_build_object('version', -asked.version));
            END IF;
            was_json := to_jsonb(was) || jsonb_build_object('geom', was.geom::text);
            IF EXISTS (SELECT FROM unnest(columns) AS name WHERE was_json -> name IS DISTINCT FROM wanted_json -> name) THEN
                EXECUTE statement INTO STRICT now_is USING wanted, asked.id;
                outcome := 'done';
                version := now_is.version;
                now_json := to_jsonb(now_is) || jsonb_build_object('geom', now_is.geom::text);
                before := (SELECT jsonb_object_agg(name, was_json -> name) FROM unnest(touched) AS name
                           WHERE was_json -> name IS DISTINCT FROM now_json -> name);
            ELSE
                outcome := 'unchanged';
            END IF;
        EXCEPTION WHEN OTHERS THEN
            GET STACKED DIAGNOSTICS its_state = RETURNED_SQLSTATE, its_message = MESSAGE_TEXT, its_detail = PG_EXCEPTION_DETAIL,
                its_hint = PG_EXCEPTION_HINT, its_column = COLUMN_NAME, its_table = TABLE_NAME, its_rule = CONSTRAINT_NAME;
            -- The server lacks something, or somebody stops it: the next report would fare no better.
            IF left(its_state, 2) IN ('53', '57', '58', 'XX') THEN
                RAISE;
            END IF;
            refusal := jsonb_build_object('code', its_state, 'message', its_message, 'hint', its_hint, 'detail', its_detail,
                                          'field', its_column, 'table', its_table, 'constraint', its_rule);
        END;
        RETURN NEXT;
    END LOOP;
END
$$;
COMMENT ON FUNCTION change_one_by_one(bigint[], integer[], jsonb, text[], report) IS
    'Makes the same change to some reports, each in a subtransaction of its own, and returns the outcome of each. Arguments: the reports; the versions that were read, or NULL; the change; its columns; a report with their values.';

CREATE OR REPLACE FUNCTION change_reports(ids bigint[], versions integer[], change jsonb)
RETURNS TABLE (id bigint, reference text, outcome text, version integer, before jsonb, refusal jsonb)
LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = mapalus, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    columns       text[] := ARRAY(SELECT jsonb_object_keys(change));
    other_column  text := (SELECT name FROM unnest(columns) AS name WHERE NOT name = ANY (changeable_columns()) LIMIT 1);
    wanted        report;
    part          record;
    left_ids      bigint[];
    left_versions integer[];
    culprit       bigint;
    is_done       boolean;
    its_state     text;
    its_message   text;
    its_detail    text;
    its_hint      text;
BEGIN
    IF other_column IS NOT NULL OR columns = '{}' THEN
        PERFORM refuse('MA011', 'not_changeable', format('A report''s %s cannot be changed here.', coalesce(other_column, '(nothing)')),
            format('Change one of: %s.', array_to_string(changeable_columns(), ', ')),
            jsonb_build_object('field', coalesce(other_column, '')));
    END IF;
    wanted := jsonb_populate_record(NULL::report, change);
    -- In one order, so that two people's changes do not wait for each other in a circle. One statement for many reports is
    -- quicker than many. Where it refuses one of them, the refusal names it, and the statement runs again for the others. A
    -- small number of them, and not too often: then little is done in vain.
    FOR part IN
        SELECT array_agg(id ORDER BY id) AS ids, array_agg(version ORDER BY id) AS versions
        FROM (SELECT wish.id, min(wish.version) AS version, row_number() OVER (ORDER BY wish.id) AS place
              FROM unnest(ids, versions) AS wish (id, version) WHERE wish.id IS NOT NULL GROUP BY wish.id) AS asked
        GROUP BY (place - 1) / 50 ORDER BY (place - 1) / 50
    LOOP
        left_ids := part.ids;
        left_versions := part.versions;
        is_done := false;
        FOR attempt IN 1..12 LOOP
            EXIT WHEN cardinality(left_ids) = 1;
            BEGIN
                RETURN QUERY SELECT told.id, told.reference, told.outcome, told.version, told.before, NULL::jsonb
                             FROM change_together(left_ids, left_versions, columns, wanted) AS told;
                is_done := FOUND;
                EXIT;
            EXCEPTION WHEN OTHERS THEN
                GET STACKED DIAGNOSTICS its_state = RETURNED_SQLSTATE, its_message = MESSAGE_TEXT,
                    its_detail = PG_EXCEPTION_DETAIL, its_hint = PG_EXCEPTION_HINT;
                EXIT WHEN its_state NOT LIKE 'MA%';
                SELECT report.id, report.reference, report.version INTO id, reference, version
                FROM report WHERE report.reference = its_detail::jsonb ->> 'reference' AND report.id = ANY (left_ids);
                EXIT WHEN NOT FOUND;
                outcome := 'refused';
                before := NULL;
                refusal := jsonb_build_object('code', its_state, 'message', its_message, 'hint', its_hint,
                                              'detail', its_detail);
                RETURN NEXT;
                culprit := id;
                SELECT array_agg(kept.id ORDER BY kept.id), array_agg(kept.version ORDER BY kept.id)
                INTO left_ids, left_versions
                FROM unnest(left_ids, left_versions) AS kept (id, version) WHERE kept.id <> culprit;
            END;
        END LOOP;
        IF NOT is_done THEN
            -- One is left, many are refused, one is not there or has another version, or the refusal names none.
            RETURN QUERY SELECT * FROM change_one_by_one(left_ids, left_versions, change, columns, wanted);
        END IF;
    END LOOP;
END
$$;
COMMENT ON FUNCTION change_reports(bigint[], integer[], jsonb) IS
    'Makes the same change of columns to many reports, each under its own rules: what is refused for one report does not stop the others. Arguments: the reports; the versions that were read, or NULL to change what is stored now; column and value. Returns for each report, in any order: outcome (done, unchanged, refused), version after it, the changed columns'' values before, the refusal as PostgreSQL''s diagnostics.';
