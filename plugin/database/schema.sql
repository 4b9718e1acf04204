-- ledger
SELECT to_regnamespace('mapalus') IS NOT NULL, to_regclass('mapalus.schema_migration') IS NOT NULL
-- applied steps
SELECT number, name, checksum FROM mapalus.schema_migration ORDER BY number
-- record step
INSERT INTO mapalus.schema_migration (number, name, checksum) VALUES (%s, %s, %s)
-- applied code
SELECT file, checksum, version FROM mapalus.schema_code
-- record code
INSERT INTO mapalus.schema_code (file, checksum, version) VALUES (%s, %s, %s)
ON CONFLICT (file) DO UPDATE SET checksum = excluded.checksum, version = excluded.version, applied_at = now(),
                                 applied_by = session_user
-- forget code
DELETE FROM mapalus.schema_code WHERE file <> ALL (%s)
-- objects that no file names
-- This transaction has created or replaced all objects that the files name. Other objects of these kinds come from older
-- files. Kept: triggers that call a function of another schema, objects of other owners, planners' own layers.
WITH ours AS (
    SELECT oid FROM pg_namespace WHERE nspname IN ('mapalus', 'mapalus_public', 'mapalus_feed')
), this_transaction AS (
    SELECT pg_current_xact_id()::xid AS xid
)
SELECT statement FROM (
    SELECT 1 AS turn, pg_trigger.oid, format('DROP TRIGGER %I ON %s', tgname, tgrelid::regclass) AS statement
    FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid CROSS JOIN this_transaction
    WHERE relnamespace IN (TABLE ours) AND pronamespace IN (TABLE ours) AND NOT tgisinternal AND pg_trigger.xmin <> xid
    UNION ALL
    SELECT 2, pg_policy.oid, format('DROP POLICY %I ON %s', polname, polrelid::regclass)
    FROM pg_policy JOIN pg_class ON pg_class.oid = polrelid CROSS JOIN this_transaction
    WHERE relnamespace IN (TABLE ours) AND pg_policy.xmin <> xid
    UNION ALL
    SELECT 3, pg_class.oid, format('DROP VIEW %s', pg_class.oid::regclass)
    FROM pg_class JOIN pg_rewrite ON ev_class = pg_class.oid CROSS JOIN this_transaction
    WHERE relnamespace IN (TABLE ours) AND relkind = 'v' AND relowner = 'mapalus_owner'::regrole
      AND NOT (relnamespace = 'mapalus_public'::regnamespace AND relname LIKE 'own\_%') AND pg_rewrite.xmin <> xid
    UNION ALL
    SELECT 4, oid, format('DROP %s %s', CASE prokind WHEN 'p' THEN 'PROCEDURE' WHEN 'a' THEN 'AGGREGATE' ELSE 'FUNCTION' END,
                          oid::regprocedure)
    FROM pg_proc CROSS JOIN this_transaction
    WHERE pronamespace IN (TABLE ours) AND proowner = 'mapalus_owner'::regrole AND pg_proc.xmin <> xid
) AS left_over
ORDER BY turn, oid DESC
