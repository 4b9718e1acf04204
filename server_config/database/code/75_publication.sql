-- The journal of publications, and planners' own layers. Each own layer is a view in mapalus_public with the chosen columns
-- only. So the public login still reads this one schema only.

CREATE OR REPLACE FUNCTION keep_publication() RETURNS trigger
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    IF OLD.outcome <> 'running' THEN
        PERFORM refuse('MA003', 'publication_is_final', format('Entry %s of the publication log is finished.', OLD.id),
            'It is history and stays as it is; apply or roll back to write a new entry.',
            jsonb_build_object('entry', OLD.id));
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION keep_publication() IS 'Row trigger of publication_log: refuses changes of finished entries.';

CREATE OR REPLACE FUNCTION sources_of(relation regclass) RETURNS SETOF regclass
LANGUAGE sql STABLE SET search_path = mapalus, public, pg_temp AS $$
    -- Follows views and inheritance on any number of levels. Mapalus' own views of mapalus_public hold nothing private and
    -- end the search. The views of own layers do not.
    WITH RECURSIVE source AS (
        SELECT relation::oid AS oid
        UNION
        SELECT nearer.oid FROM source
        JOIN pg_class AS reader ON reader.oid = source.oid
                               AND (reader.relnamespace <> 'mapalus_public'::regnamespace OR reader.relname ~ '^own_')
        CROSS JOIN LATERAL (
            SELECT refobjid AS oid FROM pg_rewrite
            JOIN pg_depend ON classid = 'pg_rewrite'::regclass AND objid = pg_rewrite.oid AND refclassid = 'pg_class'::regclass
            WHERE ev_class = source.oid
            UNION ALL
            -- PostgreSQL records no dependency on its own relations. So read them from the rule.
            SELECT found[1]::oid FROM pg_rewrite CROSS JOIN regexp_matches(ev_action::text, ':relid (\d+)', 'g') AS found
            WHERE ev_class = source.oid
            UNION ALL
            SELECT inhrelid FROM pg_inherits WHERE inhparent = source.oid
        ) AS nearer
    )
    SELECT pg_class.oid::regclass FROM source JOIN pg_class USING (oid)
$$;
COMMENT ON FUNCTION sources_of(regclass) IS
    'The relations that a relation is made from, itself included, down to tables and to the public views of Mapalus.';

CREATE OR REPLACE FUNCTION unfit_sources(relation regclass) RETURNS TABLE (rule text, object text)
LANGUAGE sql STABLE SET search_path = mapalus, public, pg_temp AS $$
    WITH source AS MATERIALIZED (
        SELECT pg_class.oid, relkind, relnamespace, relrowsecurity, nspname FROM sources_of(relation) AS its
        JOIN pg_class ON pg_class.oid = its JOIN pg_namespace ON pg_namespace.oid = relnamespace
    ), written AS (
        -- Queries that somebody else than Mapalus wrote and that run when the layer is read. Those of a materialized view do not.
        SELECT pg_rewrite.oid, ev_action::text AS tree FROM source JOIN pg_rewrite ON ev_class = source.oid
        WHERE nspname <> 'mapalus_public' AND relkind = 'v'
    ), needed AS (
        SELECT refclassid, refobjid FROM written
        JOIN pg_depend ON classid = 'pg_rewrite'::regclass AND objid = written.oid
    ), called AS (
        SELECT refobjid AS oid FROM needed WHERE refclassid = 'pg_proc'::regclass
        UNION
        SELECT oprcode FROM needed JOIN pg_operator ON refclassid = 'pg_operator'::regclass AND pg_operator.oid = refobjid
        UNION
        SELECT found[1]::oid FROM written
        CROSS JOIN regexp_matches(tree, ':(?:funcid|opfuncid|aggfnoid|winfnoid) (\d+)', 'g') AS found
    ), of_postgis AS (
        SELECT objid AS oid FROM pg_depend JOIN pg_extension ON refclassid = 'pg_extension'::regclass AND pg_extension.oid = refobjid
        WHERE extname = 'postgis' AND classid = 'pg_proc'::regclass AND deptype = 'e'
    )
    SELECT 'not_public', source.oid::regclass::text FROM source WHERE nspname IN ('mapalus', 'mapalus_feed')
    UNION ALL
    SELECT 'system_table', source.oid::regclass::text FROM source WHERE nspname IN ('pg_catalog', 'information_schema')
    UNION ALL
    SELECT 'foreign_table', source.oid::regclass::text FROM source WHERE relkind = 'f'
    UNION ALL
    -- A policy's expressions run with the rights of Mapalus when somebody reads the published view.
    SELECT 'row_security', source.oid::regclass::text FROM source WHERE relrowsecurity AND nspname !~ '^mapalus'
    UNION ALL
    -- A function of somebody else does what its text says tomorrow, with the rights of the login that reads. A volatile
    -- function of PostgreSQL may run any SQL (query_to_xml), change settings or wait.
    SELECT 'calls_function', pg_proc.oid::regprocedure::text FROM called JOIN pg_proc USING (oid)
    WHERE NOT (pronamespace = 'pg_catalog'::regnamespace OR pg_proc.oid IN (TABLE of_postgis))
       OR provolatile = 'v' OR proname ~ '_to_xml'
    UNION ALL
    -- A domain's CHECK constraint calls functions, too.
    SELECT 'calls_function', format_type(pg_type.oid, NULL) FROM needed JOIN pg_type ON refclassid = 'pg_type'::regclass AND pg_type.oid = refobjid
    WHERE typtype = 'd' AND typnamespace <> 'information_schema'::regnamespace
$$;
COMMENT ON FUNCTION unfit_sources(regclass) IS
    'Why a planner''s relation must not be published: the rule that it breaks, and the relation or function that breaks it. No row means that it may be published.';

CREATE OR REPLACE FUNCTION own_layer_is_fit(of_layer text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    SELECT NOT EXISTS (SELECT FROM unfit_sources(to_regclass('mapalus_public.own_' || of_layer)))
$$;
COMMENT ON FUNCTION own_layer_is_fit(text) IS
    'Whether an own layer may be shown. Its view asks this once for each query, so that a planner''s view which is replaced shows nothing from then on.';

CREATE OR REPLACE FUNCTION definition_of(relation regclass) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp SET quote_all_identifiers = off
SET DateStyle = 'ISO' SET TimeZone = 'UTC' SET IntervalStyle = 'postgres' SET extra_float_digits = 1 AS $$
    SELECT coalesce(string_agg(format('%s AS %s', its, pg_get_viewdef(its)), E'\n' ORDER BY its::text), '')
    FROM mapalus.sources_of(relation) AS its JOIN pg_class ON pg_class.oid = its
    WHERE relkind IN ('v', 'm') AND relnamespace <> 'mapalus_public'::regnamespace
$$;
COMMENT ON FUNCTION definition_of(regclass) IS 'The queries of the views that a relation is made from. Empty for a table.';

CREATE OR REPLACE FUNCTION own_layer_problem(of_layer text) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = mapalus, public, pg_temp AS $$
    SELECT CASE
        WHEN shown IS NULL THEN jsonb_build_object('rule', 'lost')
        ELSE coalesce(
            (SELECT to_jsonb(unfit) FROM unfit_sources(shown) AS unfit ORDER BY rule, object LIMIT 1),
            CASE WHEN definition_of(shown) IS DISTINCT FROM own_layer.definition
                 THEN jsonb_build_object('rule', 'changed', 'published_by', published_by, 'published_at', published_at) END)
    END
    FROM own_layer CROSS JOIN LATERAL to_regclass('mapalus_public.own_' || of_layer) AS shown WHERE layer_name = of_layer
$$;
COMMENT ON FUNCTION own_layer_problem(text) IS
    'Why an own layer must not be published as it is now: rule and object of unfit_sources(), lost (its view is gone), or changed (a view is another one than when the layer was published). NULL if nothing is wrong.';

CREATE OR REPLACE FUNCTION drop_own_view(of_layer text) RETURNS void
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    EXECUTE format('DROP VIEW IF EXISTS mapalus_public.%I', 'own_' || of_layer);
    DELETE FROM mapalus_public.gt_pk_metadata WHERE table_schema = 'mapalus_public' AND table_name = 'own_' || of_layer;
END
$$;
COMMENT ON FUNCTION drop_own_view(text) IS 'Drops the view of an own layer and forgets its key.';

CREATE OR REPLACE FUNCTION publish_own_layer(of_layer text, relation regclass, geometry_name text, declared jsonb, qml text, based_on integer)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    its       record;
    unfit     record;
    known     own_layer;
    shown     text;
    place     record;
    view_name text := 'own_' || of_layer;
BEGIN
    SELECT nspname, relname, relkind, relowner INTO its
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE pg_class.oid = relation;
    -- SECURITY DEFINER reads as mapalus_owner. So the acting role must own the relation that it publishes.
    IF NOT pg_has_role(acting_role(), its.relowner, 'USAGE') THEN
        PERFORM refuse('MA012', 'not_the_owner', format('%s belongs to %s, not to you.', relation, its.relowner::regrole),
            'Have its owner publish it.',
            jsonb_build_object('relation', relation::text, 'owner', its.relowner::regrole::text));
    END IF;
    IF its.relkind NOT IN ('r', 'p', 'v', 'm') OR its.nspname ~ '^(pg_|mapalus)' OR its.nspname = 'information_schema' THEN
        PERFORM refuse('MA012', 'not_public',
            format('%s is one of Mapalus'' own tables, or shows what stands in them.', relation),
            'Make it from the views of mapalus_public, which hold nothing private.',
            jsonb_build_object('relation', relation::text));
    END IF;
    FOR unfit IN SELECT * FROM unfit_sources(relation) ORDER BY rule, object LIMIT 1 LOOP
        PERFORM refuse('MA012', unfit.rule, format('%s is not fit to be public because of %s.', relation, unfit.object),
            'Make it from your own tables and the views of mapalus_public, with functions of PostgreSQL and PostGIS only.',
            jsonb_build_object('relation', relation::text, 'object', unfit.object));
    END LOOP;
    SELECT string_agg(format('%I', one ->> 'name'), ', ' ORDER BY ordinality) INTO shown
    FROM jsonb_array_elements(declared -> 'columns') WITH ORDINALITY AS listed (one, ordinality)
    WHERE NOT coalesce((one ->> 'localised')::boolean, false);
    IF geometry_name IS NOT NULL THEN
        SELECT format_type(atttypid, atttypmod) AS type, postgis_typmod_type(atttypmod) AS kind,
               postgis_typmod_srid(atttypmod) AS srid INTO place
        FROM pg_attribute WHERE attrelid = relation AND attname = geometry_name AND NOT attisdropped;
        -- Use the column itself if its type fits: a function around it would hide its index.
        shown := shown || CASE
            WHEN place.kind = declared ->> 'geometry' AND place.srid = coalesce((declared ->> 'srid')::integer, 4326)
            THEN format(', %I AS geom', geometry_name)
            ELSE format(', ST_Transform(ST_Force2D(%I), %s)::geometry(%s, %2$s) AS geom', geometry_name,
                        coalesce((declared ->> 'srid')::integer, 4326), quote_ident(declared ->> 'geometry'))
        END;
    END IF;

    SELECT * INTO known FROM own_layer WHERE layer_name = of_layer FOR UPDATE;
    IF (known.layer_name IS NULL) <> (based_on IS NULL) THEN
        PERFORM refuse('MA004', CASE WHEN based_on IS NULL THEN 'layer_published' ELSE 'layer_withdrawn' END,
            format('The own layer %s was %s in the meantime.', of_layer,
                   CASE WHEN based_on IS NULL THEN 'published by somebody else' ELSE 'withdrawn' END),
            'Open the dialog again to see how things stand. Nothing was changed.', jsonb_build_object('layer', of_layer));
    ELSIF known.layer_name IS NOT NULL THEN
        PERFORM check_version(of_layer, to_jsonb(known), to_jsonb(known) || jsonb_build_object('version', -based_on));
        IF (known.relation_schema, known.relation_name) IS DISTINCT FROM (its.nspname, its.relname) THEN
            PERFORM refuse('MA012', 'layer_name_taken',
                format('The own layer %s shows %s.%s already.', of_layer, known.relation_schema, known.relation_name),
                'Choose another name.',
                jsonb_build_object('layer', of_layer, 'relation', known.relation_schema || '.' || known.relation_name));
        END IF;
        UPDATE own_layer SET geometry_column = geometry_name, declaration = declared, style = qml,
                             definition = definition_of(relation), published_by = acting_role(), published_at = now()
        WHERE layer_name = of_layer;
    ELSE
        INSERT INTO own_layer (layer_name, relation_schema, relation_name, geometry_column, declaration, style, definition)
        VALUES (of_layer, its.nspname, its.relname, geometry_name, declared, qml, definition_of(relation));
    END IF;
    -- There may also be the empty view of a layer of this name that was withdrawn.
    PERFORM drop_own_view(of_layer);
    EXECUTE format(
        'CREATE VIEW mapalus_public.%I WITH (security_barrier) AS SELECT %s FROM %s WHERE (SELECT mapalus.own_layer_is_fit(%L))',
        view_name, shown, relation, of_layer);
    EXECUTE format('COMMENT ON VIEW mapalus_public.%I IS %L', view_name, format('Own layer of a planner, of %s.', relation));
    EXECUTE format('GRANT SELECT ON mapalus_public.%I TO mapalus_public, mapalus_planner, mapalus_operator, mapalus_agency', view_name);
    INSERT INTO mapalus_public.gt_pk_metadata (table_schema, table_name, pk_column, pk_column_idx, pk_policy)
    VALUES ('mapalus_public', view_name, declared ->> 'key', 1, 'assigned');
END
$$;
COMMENT ON FUNCTION publish_own_layer(text, regclass, text, jsonb, text, integer) IS
    'Publishes a planner''s own table or view through a view with the declared columns only. mapalus_owner needs SELECT on these columns. Last argument: the version of the declaration that is replaced, NULL for a new layer.';

CREATE OR REPLACE FUNCTION withdraw_own_layer(of_layer text, based_on integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    known own_layer;
    shown regclass := to_regclass('mapalus_public.own_' || of_layer);
BEGIN
    SELECT * INTO known FROM own_layer WHERE layer_name = of_layer FOR UPDATE;
    IF known.layer_name IS NULL THEN
        PERFORM refuse('MA004', 'no_such_layer', format('There is no own layer %s.', of_layer), 'Nothing needs to be done.',
            jsonb_build_object('layer', of_layer));
    END IF;
    PERFORM check_version(of_layer, to_jsonb(known), to_jsonb(known) || jsonb_build_object('version', -based_on));
    DELETE FROM own_layer WHERE layer_name = of_layer;
    IF shown IS NULL THEN
        PERFORM drop_own_view(of_layer);
        RETURN;
    END IF;
    -- GeoServer refuses every WFS request by POST to a workspace in which a layer has no relation. So the view stays, without
    -- rows and without its table, until no server has the layer any more.
    EXECUTE (
        SELECT format('CREATE OR REPLACE VIEW %s WITH (security_barrier) AS SELECT %s WHERE false', shown,
                      string_agg(format('NULL::%s AS %I', format_type(atttypid, atttypmod), attname), ', ' ORDER BY attnum))
        FROM pg_attribute WHERE attrelid = shown AND attnum > 0 AND NOT attisdropped);
    EXECUTE format('COMMENT ON VIEW %s IS %L', shown, 'Own layer that was withdrawn. A publication drops this view.');
END
$$;
COMMENT ON FUNCTION withdraw_own_layer(text, integer) IS
    'Takes a planner''s own layer back: from then on it shows nothing. Second argument: the version of the declaration that is taken back.';

CREATE OR REPLACE FUNCTION drop_withdrawn_views() RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    withdrawn text;
    dropped   text[] := '{}';
BEGIN
    FOR withdrawn IN
        WITH newest AS (
            -- What each server has: the state that its last publication left, and later publications that were cut off.
            SELECT coalesce(after -> 'layer', '{}')::text || CASE WHEN after IS NULL THEN plan::text ELSE '' END AS content
            FROM publication_log AS entry
            WHERE id >= coalesce((SELECT max(id) FROM publication_log AS known
                                  WHERE known.server = entry.server AND known.scope = entry.scope AND known.after IS NOT NULL), 0)
        )
        SELECT substr(relname, 5) FROM pg_class
        WHERE relnamespace = 'mapalus_public'::regnamespace AND relkind = 'v' AND relname ~ '^own_'
          AND substr(relname, 5) NOT IN (SELECT layer_name FROM own_layer)
          AND NOT EXISTS (SELECT FROM newest WHERE content ~ format('\m%s\M', relname))
    LOOP
        BEGIN
            PERFORM drop_own_view(withdrawn);
            dropped := dropped || withdrawn;
        EXCEPTION WHEN dependent_objects_still_exist OR lock_not_available THEN
            -- Somebody made a view of it. It is empty, and stays.
            NULL;
        END;
    END LOOP;
    RETURN dropped;
END
$$;
COMMENT ON FUNCTION drop_withdrawn_views() IS
    'Drops the views of withdrawn own layers that no server has any more, and returns the names of these layers. Each publication calls it.';
