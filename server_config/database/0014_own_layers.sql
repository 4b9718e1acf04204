-- Layers that planners publish besides the declared ones. Each is a view of mapalus_public with the chosen columns and
-- no others: the public login goes on reading that schema alone, whatever lies behind the view.
SET LOCAL ROLE mapalus_owner;
SET LOCAL search_path = mapalus, public;

CREATE TABLE own_layer (
    layer_name       text PRIMARY KEY CHECK (layer_name ~ '^[a-z][a-z0-9_]{0,49}$'),
    relation_schema  name NOT NULL,
    relation_name    name NOT NULL,
    geometry_column  name,
    declaration      jsonb NOT NULL CHECK (jsonb_typeof(declaration) = 'object'),
    style            text CHECK (style <> ''),
    published_by     name NOT NULL DEFAULT acting_role(),
    published_at     timestamptz NOT NULL DEFAULT now(),
    version          integer NOT NULL DEFAULT 1,
    updated_at       timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE own_layer IS
    'A planner''s own layer that is declared to be public, besides those of publication.yml. Its view is mapalus_public.own_<layer_name>.';
COMMENT ON COLUMN own_layer.layer_name IS 'Its name in the services.';
COMMENT ON COLUMN own_layer.relation_schema IS 'Schema of the planner''s table or view.';
COMMENT ON COLUMN own_layer.relation_name IS 'The planner''s table or view.';
COMMENT ON COLUMN own_layer.geometry_column IS 'Its geometry, which the view calls geom; none for a mere table.';
COMMENT ON COLUMN own_layer.declaration IS 'What a layer of publication.yml says: words, columns, key, geometry.';
COMMENT ON COLUMN own_layer.style IS 'Its style as QGIS saves it (QML).';
COMMENT ON COLUMN own_layer.published_by IS 'Who published it last.';
COMMENT ON COLUMN own_layer.published_at IS 'When that was.';
COMMENT ON COLUMN own_layer.version IS 'Rises with every change.';
COMMENT ON COLUMN own_layer.updated_at IS 'When it was last changed.';
CREATE TRIGGER keep_version BEFORE INSERT OR UPDATE ON own_layer FOR EACH ROW EXECUTE FUNCTION keep_version('layer_name');
CREATE TRIGGER a_refuse_stale_version BEFORE UPDATE OF version ON own_layer
    FOR EACH ROW EXECUTE FUNCTION refuse_stale_version('layer_name');
SELECT keep_history('own_layer', 'layer_name');

CREATE FUNCTION reads_working_tables(relation regclass) RETURNS boolean
LANGUAGE sql STABLE SET search_path = mapalus, public, pg_temp AS $$
    -- Through any number of views; those of mapalus_public show nothing private and are not looked into.
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
    'Whether a table or view is, or is made from, what only the city''s staff or one agency may see.';

CREATE FUNCTION publish_own_layer(of_layer text, relation regclass, geometry_name text, declared jsonb, qml text, based_on integer)
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
    -- This function reads with its owner's rights: only what belongs to whoever asks may be made public by it.
    IF NOT pg_has_role(acting_role(), its.relowner, 'USAGE') THEN
        RAISE EXCEPTION '% belongs to %, not to you.', relation, its.relowner::regrole USING ERRCODE = 'MA012',
            HINT = 'Have its owner publish it.';
    END IF;
    IF its.relkind NOT IN ('r', 'p', 'v', 'm') OR its.nspname ~ '^(pg_|mapalus)' OR its.nspname = 'information_schema'
       OR reads_working_tables(relation) THEN
        RAISE EXCEPTION '% is one of Mapalus'' own tables, or shows what stands in them.', relation USING ERRCODE = 'MA012',
            HINT = 'Make it from the views of mapalus_public, which hold nothing private.';
    END IF;
    SELECT string_agg(format('%I', one ->> 'name'), ', ' ORDER BY ordinality) INTO shown
    FROM jsonb_array_elements(declared -> 'columns') WITH ORDINALITY AS listed (one, ordinality)
    WHERE NOT coalesce((one ->> 'localised')::boolean, false);
    IF geometry_name IS NOT NULL THEN
        SELECT format_type(atttypid, atttypmod) AS type, postgis_typmod_type(atttypmod) AS kind,
               postgis_typmod_srid(atttypmod) AS srid INTO place
        FROM pg_attribute WHERE attrelid = relation AND attname = geometry_name AND NOT attisdropped;
        -- Left as it is where that will do: a function around it would hide its index.
        shown := shown || CASE
            WHEN place.kind = declared ->> 'geometry' AND place.srid = coalesce((declared ->> 'srid')::integer, 4326)
            THEN format(', %I AS geom', geometry_name)
            ELSE format(', ST_Transform(ST_Force2D(%I), %s)::geometry(%s, %2$s) AS geom', geometry_name,
                        coalesce((declared ->> 'srid')::integer, 4326), quote_ident(declared ->> 'geometry'))
        END;
    END IF;

    SELECT * INTO known FROM own_layer WHERE layer_name = of_layer FOR UPDATE;
    IF (known.layer_name IS NULL) <> (based_on IS NULL) THEN
        RAISE EXCEPTION 'The own layer % was % in the meantime.', of_layer,
                CASE WHEN based_on IS NULL THEN 'published by somebody else' ELSE 'withdrawn' END
            USING ERRCODE = 'MA004', HINT = 'Open the dialog again to see how things stand. Nothing was changed.';
    ELSIF known.layer_name IS NOT NULL THEN
        PERFORM check_version(of_layer, to_jsonb(known), to_jsonb(known) || jsonb_build_object('version', -based_on));
        IF (known.relation_schema, known.relation_name) IS DISTINCT FROM (its.nspname, its.relname) THEN
            RAISE EXCEPTION 'The own layer % shows %.% already.', of_layer, known.relation_schema, known.relation_name
                USING ERRCODE = 'MA012', HINT = 'Choose another name.';
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
    'Declares a planner''s own table or view to be public, through a view with the declared columns alone. mapalus_owner must have been granted those columns. The last argument is the version of the declaration that is replaced, NULL for a new one.';

CREATE FUNCTION withdraw_own_layer(of_layer text, based_on integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    known own_layer;
BEGIN
    SELECT * INTO known FROM own_layer WHERE layer_name = of_layer FOR UPDATE;
    IF known.layer_name IS NULL THEN
        RAISE EXCEPTION 'There is no own layer %.', of_layer USING ERRCODE = 'MA004', HINT = 'Nothing needs to be done.';
    END IF;
    PERFORM check_version(of_layer, to_jsonb(known), to_jsonb(known) || jsonb_build_object('version', -based_on));
    DELETE FROM own_layer WHERE layer_name = of_layer;
    EXECUTE format('DROP VIEW IF EXISTS mapalus_public.%I', 'own_' || of_layer);
    DELETE FROM mapalus_public.gt_pk_metadata WHERE table_schema = 'mapalus_public' AND table_name = 'own_' || of_layer;
END
$$;
COMMENT ON FUNCTION withdraw_own_layer(text, integer) IS
    'Takes a planner''s own layer back: from this moment on the public login cannot read it. The second argument is the version of the declaration that is taken back.';

GRANT SELECT ON own_layer TO mapalus_planner;
REVOKE ALL ON FUNCTION reads_working_tables(regclass), publish_own_layer(text, regclass, text, jsonb, text, integer),
                       withdraw_own_layer(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reads_working_tables(regclass), publish_own_layer(text, regclass, text, jsonb, text, integer),
                          withdraw_own_layer(text, integer) TO mapalus_planner;
