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

CREATE OR REPLACE FUNCTION reads_working_tables(relation regclass) RETURNS boolean
LANGUAGE sql STABLE SET search_path = mapalus, public, pg_temp AS $$
    -- Follows views on any number of levels. Views of mapalus_public hold nothing private and end the search.
    WITH RECURSIVE source AS (
        SELECT relation::oid AS oid
        UNION
        SELECT pg_depend.refobjid FROM source
        JOIN pg_rewrite ON ev_class = source.oid
        JOIN pg_depend ON pg_depend.classid = 'pg_rewrite'::regclass AND pg_depend.objid = pg_rewrite.oid
                      AND refclassid = 'pg_class'::regclass
        JOIN pg_class AS reader ON reader.oid = source.oid AND reader.relnamespace <> 'mapalus_public'::regnamespace
    )
    SELECT EXISTS (SELECT FROM source JOIN pg_class USING (oid)
                   WHERE relnamespace IN ('mapalus'::regnamespace, 'mapalus_feed'::regnamespace))
$$;
COMMENT ON FUNCTION reads_working_tables(regclass) IS
    'Whether a relation is a table or view of mapalus or mapalus_feed, or is made from one.';

CREATE OR REPLACE FUNCTION publish_own_layer(of_layer text, relation regclass, geometry_name text, declared jsonb, qml text, based_on integer)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    its       record;
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
    IF its.relkind NOT IN ('r', 'p', 'v', 'm') OR its.nspname ~ '^(pg_|mapalus)' OR its.nspname = 'information_schema'
       OR reads_working_tables(relation) THEN
        PERFORM refuse('MA012', 'not_public',
            format('%s is one of Mapalus'' own tables, or shows what stands in them.', relation),
            'Make it from the views of mapalus_public, which hold nothing private.',
            jsonb_build_object('relation', relation::text));
    END IF;
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
                             published_by = acting_role(), published_at = now()
        WHERE layer_name = of_layer;
        EXECUTE format('DROP VIEW IF EXISTS mapalus_public.%I', view_name);
        DELETE FROM mapalus_public.gt_pk_metadata WHERE table_schema = 'mapalus_public' AND table_name = view_name;
    ELSE
        INSERT INTO own_layer (layer_name, relation_schema, relation_name, geometry_column, declaration, style)
        VALUES (of_layer, its.nspname, its.relname, geometry_name, declared, qml);
    END IF;
    EXECUTE format('CREATE VIEW mapalus_public.%I WITH (security_barrier) AS SELECT %s FROM %s', view_name, shown, relation);
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
BEGIN
    SELECT * INTO known FROM own_layer WHERE layer_name = of_layer FOR UPDATE;
    IF known.layer_name IS NULL THEN
        PERFORM refuse('MA004', 'no_such_layer', format('There is no own layer %s.', of_layer), 'Nothing needs to be done.',
            jsonb_build_object('layer', of_layer));
    END IF;
    PERFORM check_version(of_layer, to_jsonb(known), to_jsonb(known) || jsonb_build_object('version', -based_on));
    DELETE FROM own_layer WHERE layer_name = of_layer;
    EXECUTE format('DROP VIEW IF EXISTS mapalus_public.%I', 'own_' || of_layer);
    DELETE FROM mapalus_public.gt_pk_metadata WHERE table_schema = 'mapalus_public' AND table_name = 'own_' || of_layer;
END
$$;
COMMENT ON FUNCTION withdraw_own_layer(text, integer) IS
    'Takes a planner''s own layer back: from then on the public login cannot read it. Second argument: the version of the declaration that is taken back.';
