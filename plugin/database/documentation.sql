-- rights
SELECT nspname || '.' || relname, role, action,
       has_table_privilege(role, pg_class.oid, action),
       CASE WHEN action IN ('SELECT', 'INSERT', 'UPDATE') THEN (
           SELECT array_agg(attname::text ORDER BY attname) FROM pg_attribute
           WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
             AND has_column_privilege(role, attrelid, attnum, action)) END
FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
CROSS JOIN unnest(%(roles)s::text[]) AS role CROSS JOIN unnest(%(actions)s::text[]) AS action
WHERE nspname IN ('mapalus', 'mapalus_public', 'mapalus_feed') AND relkind IN ('r', 'v')
-- rights to call
SELECT pg_proc.oid::regprocedure::text, role,
       CASE WHEN NOT has_function_privilege(role, pg_proc.oid, 'EXECUTE') THEN 'no'
            WHEN has_schema_privilege(role, pronamespace, 'USAGE') THEN 'yes'
            -- The role cannot call the function by name, but views that it reads call it as this role.
            ELSE 'in views' END
FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace CROSS JOIN unnest(%(roles)s::text[]) AS role
WHERE nspname IN ('mapalus', 'mapalus_public', 'mapalus_feed')
-- rights in schemas
SELECT nspname, role, action, CASE WHEN has_schema_privilege(role, oid, action) THEN 'yes' ELSE 'no' END
FROM pg_namespace CROSS JOIN unnest(%(roles)s::text[]) AS role CROSS JOIN unnest(%(actions)s::text[]) AS action
WHERE nspname IN ('mapalus', 'mapalus_public', 'mapalus_feed')
-- rights to numbers
SELECT nspname || '.' || relname, role, action,
       CASE WHEN has_schema_privilege(role, pg_namespace.oid, 'USAGE')
                 AND has_sequence_privilege(role, pg_class.oid, action) THEN 'yes' ELSE 'no' END
FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
CROSS JOIN unnest(%(roles)s::text[]) AS role CROSS JOIN unnest(%(actions)s::text[]) AS action
WHERE nspname IN ('mapalus', 'mapalus_public', 'mapalus_feed') AND relkind = 'S'
-- row level security
SELECT nspname || '.' || relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname = 'mapalus' AND relrowsecurity OR nspname = 'mapalus_feed'
-- relations
SELECT nspname || '.' || relname, CASE relkind WHEN 'v' THEN 'View' ELSE 'Table' END, obj_description(pg_class.oid)
FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname IN ('mapalus', 'mapalus_public', 'mapalus_feed') AND relkind IN ('r', 'v')
ORDER BY nspname, relname
-- columns
SELECT nspname || '.' || pg_class.relname, pg_attribute.attname, format_type(atttypid, atttypmod),
       concat_ws(', ', CASE WHEN keyed.is_key THEN 'key' END, CASE WHEN attnotnull AND NOT coalesce(keyed.is_key, false) THEN 'required' END,
                 'refers to ' || reference.target),
       coalesce(col_description(pg_attribute.attrelid, pg_attribute.attnum), meaning.words)
FROM pg_attribute
JOIN pg_class ON pg_class.oid = attrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
-- A view's column without a comment gets the comment of a working table's column with the same name.
LEFT JOIN LATERAL (
    SELECT col_description(working.attrelid, working.attnum) AS words
    FROM pg_attribute AS working JOIN pg_class AS base ON base.oid = working.attrelid
    WHERE pg_class.relkind = 'v' AND base.relnamespace = 'mapalus'::regnamespace AND base.relkind = 'r'
      AND working.attname = pg_attribute.attname AND col_description(working.attrelid, working.attnum) IS NOT NULL
    ORDER BY base.relname <> pg_class.relname, base.relname <> 'report', base.relname LIMIT 1
) AS meaning ON true
LEFT JOIN LATERAL (SELECT true AS is_key FROM pg_index WHERE indrelid = attrelid AND indisprimary AND attnum = ANY (indkey)) AS keyed ON true
LEFT JOIN LATERAL (SELECT min(confrelid::regclass::text) AS target FROM pg_constraint
                   WHERE contype = 'f' AND conrelid = attrelid AND conkey = ARRAY[attnum]) AS reference ON true
WHERE nspname IN ('mapalus', 'mapalus_public', 'mapalus_feed') AND pg_class.relkind IN ('r', 'v') AND attnum > 0 AND NOT attisdropped
ORDER BY nspname, pg_class.relname, attnum
-- functions
SELECT proname || '(' || pg_get_function_identity_arguments(oid) || ')', obj_description(oid)
FROM pg_proc WHERE pronamespace = 'mapalus'::regnamespace ORDER BY 1
