-- relation
SELECT pg_class.oid::bigint AS oid, relkind::text, relowner::regrole::text AS owner, pg_has_role(relowner, 'USAGE') AS is_ours,
       nspname ~ '^(pg_|mapalus)' OR nspname = 'information_schema' AS is_closed,
       (SELECT to_jsonb(unfit) FROM mapalus.unfit_sources(pg_class.oid) AS unfit ORDER BY rule, object LIMIT 1) AS unfit,
       nspowner::regrole::text AS schema_owner, pg_has_role(nspowner, 'USAGE') AS schema_is_ours,
       has_schema_privilege('mapalus_owner', pg_namespace.oid, 'USAGE') AS can_be_entered,
       ARRAY(SELECT attname::text FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
             WHERE indrelid = pg_class.oid AND indisunique AND indisvalid AND indnkeyatts = 1 AND indpred IS NULL AND attnotnull
             ORDER BY indisprimary DESC, attnum) AS keys
FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname = %(schema)s AND relname = %(relation)s
-- columns
SELECT attname::text AS name, typcategory::text AS category, typname::text AS type,
       CASE WHEN typname = 'geometry' THEN regexp_replace(postgis_typmod_type(atttypmod), '(Z|M|ZM)$', '') END AS geometry,
       CASE WHEN typname = 'geometry' THEN postgis_typmod_srid(atttypmod) END AS srid,
       col_description(attrelid, attnum) AS comment
FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid
WHERE attrelid = %(oid)s AND attnum > 0 AND NOT attisdropped ORDER BY attnum
-- own layers
SELECT layer_name, relation_schema::text, relation_name::text, declaration, style, published_by::text, published_at, version,
       to_regclass('mapalus_public.own_' || layer_name) IS NOT NULL AS is_whole
FROM mapalus.own_layer ORDER BY layer_name
-- relation of an own layer
SELECT pg_has_role(relowner, 'USAGE') AS relation_is_ours, pg_has_role(nspowner, 'USAGE') AS schema_is_ours
FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname = %(schema)s AND relname = %(relation)s
