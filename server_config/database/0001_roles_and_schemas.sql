-- Roles without passwords, and the schemas they may enter.
-- A role belongs to the whole cluster, so it may exist already from another Mapalus database.
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['mapalus_owner', 'mapalus_planner', 'mapalus_public'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
        END IF;
    END LOOP;
    -- Whoever installs must be able to hand the objects over to their owner.
    IF NOT pg_has_role(current_user, 'mapalus_owner', 'MEMBER') THEN
        EXECUTE format('GRANT mapalus_owner TO %I', current_user);
    END IF;
END
$$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;

ALTER SCHEMA mapalus OWNER TO mapalus_owner;
ALTER TABLE mapalus.schema_migration OWNER TO mapalus_owner;
CREATE SCHEMA mapalus_public AUTHORIZATION mapalus_owner;

COMMENT ON SCHEMA mapalus IS 'Working tables: what planners and operators see and edit.';
COMMENT ON SCHEMA mapalus_public IS 'What the public may see, and nothing else.';

GRANT USAGE ON SCHEMA mapalus TO mapalus_planner;
GRANT USAGE ON SCHEMA mapalus_public TO mapalus_public, mapalus_planner;
