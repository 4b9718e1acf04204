-- roles
-- Mapalus' roles, all who are members of them, and all who own something here or have a right here. Superusers are left out:
-- a restore must not make one.
WITH RECURSIVE needed AS (
    SELECT oid FROM pg_roles WHERE rolname LIKE 'mapalus\_%'
    UNION
    SELECT refobjid FROM pg_shdepend
    WHERE refclassid = 'pg_authid'::regclass
      AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
    UNION
    SELECT member FROM pg_auth_members JOIN needed ON roleid = needed.oid
)
SELECT rolname, rolcanlogin, rolinherit, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication, rolconnlimit,
       rolvaliduntil::text, shobj_description(pg_roles.oid, 'pg_authid'), coalesce(rolconfig, '{}'),
       coalesce((SELECT setconfig FROM pg_db_role_setting WHERE setrole = pg_roles.oid AND setdatabase = (
                     SELECT oid FROM pg_database WHERE datname = current_database())), '{}')
FROM needed JOIN pg_roles USING (oid) WHERE NOT rolsuper AND rolname !~ '^pg_' ORDER BY rolname
-- members
SELECT DISTINCT granted.rolname, member.rolname, bool_or(admin_option)
FROM pg_auth_members
JOIN pg_roles AS granted ON granted.oid = roleid JOIN pg_roles AS member ON member.oid = pg_auth_members.member
WHERE NOT granted.rolsuper AND member.rolname = ANY (%s) GROUP BY 1, 2 ORDER BY 1, 2
-- rights on the database
SELECT privilege_type, CASE grantee WHEN 0 THEN '' ELSE grantee::regrole::text END
FROM pg_database CROSS JOIN LATERAL aclexplode(datacl)
WHERE datname = current_database() AND grantee <> datdba ORDER BY 1, 2
