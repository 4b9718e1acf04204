-- Settings of the database or the server. Neither a dump nor a copy of the database contains them. So every installation
-- checks them and sets what is missing.
DO $$
DECLARE
    is_owner      boolean := pg_has_role((SELECT datdba FROM pg_database WHERE datname = current_database()), 'MEMBER');
    is_superuser  boolean := (SELECT rolsuper FROM pg_roles WHERE rolname = current_user);
    statement     text;
    functions     text;
    is_open       boolean;
BEGIN
    -- Only Mapalus' working roles may create temporary objects: with a temporary function, a login could see rows that
    -- a view hides.
    IF has_database_privilege('mapalus_public', current_database(), 'TEMPORARY') THEN
        IF is_owner THEN
            EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
            EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO mapalus_owner, mapalus_planner', current_database());
        ELSE
            RAISE WARNING 'The public login may make temporary objects: ask the owner of the database to run REVOKE TEMPORARY ON DATABASE % FROM PUBLIC, and to grant it to mapalus_owner and mapalus_planner.', current_database()
                USING DETAIL = jsonb_build_object('rule', 'temporary_objects', 'database', quote_ident(current_database()));
        END IF;
    END IF;

    -- Large objects belong to no schema: any login could fill the disk with them.
    IF has_function_privilege('mapalus_public', 'lo_create(oid)', 'EXECUTE') THEN
        IF is_superuser THEN
            REVOKE EXECUTE ON FUNCTION lo_create(oid), lo_creat(integer), lo_from_bytea(oid, bytea) FROM PUBLIC;
        ELSE
            statement := 'REVOKE EXECUTE ON FUNCTION lo_create(oid), lo_creat(integer), lo_from_bytea(oid, bytea) FROM PUBLIC';
            RAISE WARNING 'The public login may make large objects: ask a superuser to run %.', statement
                USING DETAIL = jsonb_build_object('rule', 'large_objects', 'statement', statement);
        END IF;
    END IF;

    -- Advisory locks fill the server's table of locks, until nobody can lock anything. Of Mapalus, take_work() alone needs
    -- them, as mapalus_owner.
    SELECT string_agg(oid::regprocedure::text, ', ' ORDER BY oid),
           bool_or(has_function_privilege('mapalus_public', oid, 'EXECUTE'))
    INTO functions, is_open
    FROM pg_proc
    WHERE pronamespace = 'pg_catalog'::regnamespace AND proname ~ '^pg_(try_)?advisory_(xact_)?lock(_shared)?$';
    IF is_open THEN
        statement := format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', functions);
        IF is_superuser THEN
            EXECUTE statement;
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO mapalus_owner, mapalus_planner', functions);
        ELSE
            RAISE WARNING 'Every login may fill the table of locks of the server: ask a superuser to run % and to grant them to mapalus_owner.', statement
                USING DETAIL = jsonb_build_object('rule', 'advisory_locks', 'statement', statement);
        END IF;
    END IF;

    -- The queue of notifications is the server's, too. Where it is full, nobody can write a report any more. NOTIFY itself
    -- cannot stand in a SELECT, so no filter reaches it. tell_change() runs as mapalus_owner.
    IF has_function_privilege('mapalus_public', 'pg_notify(text, text)', 'EXECUTE') THEN
        statement := 'REVOKE EXECUTE ON FUNCTION pg_notify(text, text) FROM PUBLIC';
        IF is_superuser THEN
            EXECUTE statement;
            GRANT EXECUTE ON FUNCTION pg_notify(text, text) TO mapalus_owner;
        ELSE
            RAISE WARNING 'Every login may fill the queue of notifications of the server: ask a superuser to run % and to grant it to mapalus_owner.', statement
                USING DETAIL = jsonb_build_object('rule', 'notifications', 'statement', statement);
        END IF;
    END IF;

    -- PostGIS's functions on statistics ask for no right on the table: by them, any login learns where the rows of hidden
    -- tables lie. QGIS asks for the estimated extent of layers; those who see every report may go on asking.
    SELECT string_agg(format('%s(%s)', proname, pg_get_function_identity_arguments(oid)), ', ' ORDER BY proname, oid),
           bool_or(has_function_privilege('mapalus_public', oid, 'EXECUTE'))
    INTO functions, is_open
    FROM pg_proc
    WHERE pronamespace = (SELECT extnamespace FROM pg_extension WHERE extname = 'postgis')
      AND proname IN ('st_estimatedextent', '_postgis_stats', '_postgis_selectivity', '_postgis_join_selectivity');
    IF is_open THEN
        statement := format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', functions);
        IF is_superuser THEN
            EXECUTE statement;
            GRANT EXECUTE ON FUNCTION st_estimatedextent(text, text), st_estimatedextent(text, text, text),
                st_estimatedextent(text, text, text, boolean) TO mapalus_planner, mapalus_operator, mapalus_admin;
        ELSE
            RAISE WARNING 'Every login may read where hidden rows lie: ask a superuser to run %.', statement
                USING DETAIL = jsonb_build_object('rule', 'statistics', 'statement', statement);
        END IF;
    END IF;

    -- A map asks for a box. Behind a security barrier, only leakproof operators can use the index. Comparing two boxes
    -- is safe to mark as leakproof: it raises no error and writes no message about the rows that it refuses.
    IF NOT (SELECT proleakproof FROM pg_proc WHERE oid = 'geometry_overlaps(geometry, geometry)'::regprocedure) THEN
        IF is_superuser THEN
            ALTER FUNCTION geometry_overlaps(geometry, geometry) LEAKPROOF;
        ELSE
            statement := 'ALTER FUNCTION geometry_overlaps(geometry, geometry) LEAKPROOF';
            RAISE WARNING 'Map tiles will read every row: ask a superuser to run %.', statement
                USING DETAIL = jsonb_build_object('rule', 'slow_tiles', 'statement', statement);
        END IF;
    END IF;

    -- Feeds say since when an open transaction of another login holds them back. Only this role may know when it began.
    IF NOT pg_has_role('mapalus_owner', 'pg_read_all_stats', 'MEMBER') THEN
        IF is_superuser THEN
            GRANT pg_read_all_stats TO mapalus_owner;
        ELSE
            statement := 'GRANT pg_read_all_stats TO mapalus_owner';
            RAISE WARNING 'Feeds do not say since when they are held back: ask a superuser to run %.', statement
                USING DETAIL = jsonb_build_object('rule', 'feed_holder', 'statement', statement);
        END IF;
    END IF;

    -- change_seq contains transaction numbers. They start at a low number again if a database is restored into another
    -- cluster.
    IF to_regclass('mapalus.report_departure') IS NOT NULL THEN
        UPDATE mapalus.city SET change_offset = latest.transaction + 1 - pg_current_xact_id()::text::bigint
        FROM (SELECT greatest(max(newest), (SELECT max(change_seq) FROM mapalus.report_departure)) >> 24 AS transaction
              FROM mapalus.agency
              CROSS JOIN LATERAL (SELECT max(change_seq) AS newest FROM mapalus.report WHERE agency_root = agency.code) AS its
             ) AS latest
        WHERE latest.transaction >= pg_current_xact_id()::text::bigint + change_offset;
    END IF;
END
$$;
