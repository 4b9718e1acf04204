-- relations
WITH RECURSIVE asked AS (
    SELECT * FROM jsonb_to_recordset(%(asked)s::jsonb) AS asked (schema text, relation text)
), found AS (
    SELECT asked.schema, asked.relation, pg_class.oid, relkind, relowner, reloptions
    FROM asked
    JOIN pg_namespace ON nspname = asked.schema
    JOIN pg_class ON relnamespace = pg_namespace.oid AND relname = asked.relation
), shape AS (
    SELECT attrelid, attnum FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid
    WHERE typname = 'geometry' AND attnum > 0 AND NOT attisdropped
), source AS (
    -- The table columns that geometries come from, through any number of views.
    SELECT found.oid AS seen, found.oid AS relation, shape.attnum FROM found JOIN shape ON attrelid = found.oid
    UNION
    SELECT source.seen, shape.attrelid, shape.attnum FROM source
    JOIN pg_rewrite ON ev_class = source.relation
    JOIN pg_depend ON classid = 'pg_rewrite'::regclass AND objid = pg_rewrite.oid AND refclassid = 'pg_class'::regclass
    JOIN shape ON shape.attrelid = refobjid AND shape.attnum = refobjsubid
    WHERE refobjid <> source.relation
), kept AS (
    SELECT source.seen, format('%%I.%%I', nspname, relname) AS relation, attname AS column_name, relowner::regrole::text AS owner,
           greatest(reltuples, 0)::bigint AS rows,
           EXISTS (SELECT FROM pg_index JOIN pg_opclass ON pg_opclass.oid = indclass[0] JOIN pg_am ON pg_am.oid = opcmethod
                   WHERE indrelid = source.relation AND indkey[0] = source.attnum AND indisvalid
                     AND amname IN ('gist', 'spgist', 'brin')) AS has_index
    FROM source
    JOIN pg_class ON pg_class.oid = source.relation AND relkind IN ('r', 'p', 'm')
    JOIN pg_namespace ON pg_namespace.oid = relnamespace
    JOIN pg_attribute ON attrelid = source.relation AND pg_attribute.attnum = source.attnum
)
SELECT found.schema, found.relation, relkind::text AS kind, relowner::regrole::text AS owner,
       reloptions::text ~ 'security_barrier=(true|on|1)' AS is_barrier,
       (SELECT jsonb_object_agg(attname, format_type(atttypid, atttypmod)) FROM pg_attribute
        WHERE attrelid = found.oid AND attnum > 0 AND NOT attisdropped) AS columns,
       (SELECT regexp_replace(postgis_typmod_type(atttypmod), '(ZM|Z|M)$', '') FROM pg_attribute JOIN shape USING (attrelid, attnum)
        WHERE attrelid = found.oid AND attname = 'geom') AS geometry,
       (SELECT postgis_typmod_srid(atttypmod) FROM pg_attribute JOIN shape USING (attrelid, attnum)
        WHERE attrelid = found.oid AND attname = 'geom') AS srid,
       ARRAY(SELECT attname::text FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
             WHERE indrelid = found.oid AND indisprimary) AS primary_key,
       ARRAY(SELECT pk_column::text FROM mapalus_public.gt_pk_metadata
             WHERE table_schema = found.schema AND table_name = found.relation ORDER BY pk_column_idx) AS told_key,
       (SELECT coalesce(jsonb_agg(kept), '[]') FROM kept WHERE kept.seen = found.oid AND NOT has_index) AS unindexed
FROM found
-- logins
SELECT rolname::text AS login, rolcanlogin AS may_log_in, rolconnlimit AS connections, coalesce(rolvaliduntil < now(), false) AS expired,
       array_remove(ARRAY[
           CASE WHEN rolsuper THEN 'SUPERUSER' END, CASE WHEN rolbypassrls THEN 'BYPASSRLS' END,
           CASE WHEN rolcreaterole THEN 'CREATEROLE' END, CASE WHEN rolcreatedb THEN 'CREATEDB' END,
           CASE WHEN rolreplication THEN 'REPLICATION' END], NULL) AS powers,
       has_database_privilege(rolname, current_database(), 'CONNECT') AS may_connect,
       ARRAY(SELECT nspname::text FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
             AND has_schema_privilege(rolname, pg_namespace.oid, 'USAGE')) AS enters,
       ARRAY(SELECT nspname::text FROM pg_namespace WHERE nspname !~ '^pg_'
             AND has_schema_privilege(rolname, pg_namespace.oid, 'CREATE')) AS makes_tables_in,
       has_database_privilege(rolname, current_database(), 'CREATE') AS makes_schemas,
       ARRAY(SELECT pg_proc.oid::regprocedure::text FROM pg_proc
             JOIN pg_extension ON extname = 'postgis' AND extnamespace = pronamespace
             WHERE proname IN ('st_estimatedextent', '_postgis_stats', '_postgis_selectivity', '_postgis_join_selectivity')
               AND has_function_privilege(rolname, pg_proc.oid, 'EXECUTE') ORDER BY pg_proc.oid) AS reads_statistics,
       ARRAY(SELECT granted.rolname::text FROM pg_roles AS granted WHERE granted.oid <> pg_roles.oid
             AND pg_has_role(pg_roles.oid, granted.oid, 'MEMBER')) AS becomes,
       pg_has_role(rolname, 'mapalus_agency', 'USAGE') AS is_agency,
       ARRAY(SELECT member.rolname::text FROM pg_auth_members JOIN pg_roles AS member ON member.oid = pg_auth_members.member
             WHERE roleid = pg_roles.oid AND NOT member.rolsuper AND NOT member.rolcreaterole
             ORDER BY 1) AS members
FROM pg_roles WHERE rolname = ANY (%(logins)s)
-- limits
SELECT rolname::text AS login, rolconnlimit AS connections, shobj_description(pg_roles.oid, 'pg_authid') AS comment,
       (SELECT jsonb_object_agg(split_part(setting, '=', 1), substr(setting, strpos(setting, '=') + 1) ORDER BY setdatabase)
        FROM pg_db_role_setting CROSS JOIN unnest(setconfig) AS setting
        WHERE setrole = pg_roles.oid
          AND setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))) AS settings,
       ARRAY(SELECT split_part(setting, '=', 1) FROM pg_db_role_setting CROSS JOIN unnest(setconfig) AS setting
             WHERE setrole = pg_roles.oid
               AND setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
               AND split_part(setting, '=', 1)
                   IN ('statement_timeout', 'idle_in_transaction_session_timeout', 'lock_timeout')) AS here,
       ARRAY(SELECT pg_proc.oid::regprocedure::text FROM pg_proc
             WHERE pronamespace = 'pg_catalog'::regnamespace AND proname ~ '^pg_(try_)?advisory_(xact_)?lock(_shared)?$'
               AND has_function_privilege(rolname, pg_proc.oid, 'EXECUTE') ORDER BY pg_proc.oid) AS takes_locks,
       has_function_privilege(rolname, 'pg_notify(text, text)', 'EXECUTE') AS notifies
FROM pg_roles WHERE rolcanlogin AND NOT rolsuper
  AND (rolname = ANY (%(logins)s) OR rolname LIKE 'mapalus\_%%'
       OR shobj_description(pg_roles.oid, 'pg_authid') LIKE 'Login of Mapalus for: %%')
ORDER BY 1
-- late erasures
SELECT reporters, last_run FROM mapalus.late_erasures()
-- rights
WITH login AS (
    SELECT oid, rolname FROM pg_roles WHERE rolname = ANY (%(logins)s) AND NOT rolsuper
), item AS (
    SELECT pg_class.oid, nspname, relname, coalesce(relacl, acldefault('r', relowner)) AS acl, NULL::name AS attname FROM pg_class
    JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
    UNION ALL
    SELECT pg_class.oid, nspname, relname, attacl, attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE attacl IS NOT NULL AND NOT attisdropped
)
SELECT login.rolname::text AS login, nspname::text AS schema, relname::text AS relation,
       privilege_type AS privilege, attname::text AS column_name, grantee = 'mapalus_agency'::regrole AS of_agencies,
       CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE grantee::regrole::text END AS grantee
FROM login CROSS JOIN item CROSS JOIN LATERAL aclexplode(acl) AS granted
WHERE (grantee = 0 OR pg_has_role(login.oid, grantee, 'USAGE'))
  AND nspname !~ '^pg_' AND nspname <> 'information_schema' AND has_schema_privilege(login.oid, nspname, 'USAGE')
  AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = item.oid AND deptype = 'e')
ORDER BY schema, relation, privilege
-- boxes are compared through indexes
SELECT proleakproof FROM pg_proc WHERE oid = to_regprocedure('geometry_overlaps(geometry, geometry)')
-- own layer
SELECT relation_schema::text, relation_name::text, geometry_column::text, relowner::regrole::text AS owner
FROM mapalus.own_layer
JOIN pg_namespace ON nspname = relation_schema
JOIN pg_class ON relnamespace = pg_namespace.oid AND relname = relation_name
WHERE layer_name = %(layer)s
-- definition
SELECT rtrim(pg_get_viewdef(pg_class.oid), ';') AS query, relowner::regrole::text AS owner,
       ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = pg_class.oid AND attnum > 0 ORDER BY attnum) AS columns,
       obj_description(pg_class.oid, 'pg_class') AS comment,
       (SELECT jsonb_object_agg(attname, col_description(attrelid, attnum)) FROM pg_attribute
        WHERE attrelid = pg_class.oid AND attnum > 0 AND col_description(attrelid, attnum) IS NOT NULL) AS comments,
       (SELECT coalesce(jsonb_agg(jsonb_build_array(privilege_type, CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE grantee::regrole::text END)), '[]')
        FROM aclexplode(relacl) WHERE grantee <> relowner) AS rights
FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = %(schema)s AND relname = %(relation)s
-- own layers that are not fit
SELECT layer_name, relation_schema || '.' || relation_name AS relation, problem
FROM mapalus.own_layer CROSS JOIN LATERAL mapalus.own_layer_problem(layer_name) AS problem
WHERE layer_name = ANY (%(layers)s) AND problem IS NOT NULL
ORDER BY layer_name
