-- The roles, without passwords. They belong to the whole cluster: another Mapalus database may have made them already, and
-- a dump of a database does not contain them. So this file runs before every installation and upgrade, as the user who
-- installs. It makes only what is missing.
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['mapalus_owner', 'mapalus_planner', 'mapalus_public', 'mapalus_admin', 'mapalus_operator',
                                  'mapalus_agency'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
        END IF;
    END LOOP;
    -- The installation runs SET ROLE mapalus_owner, so the installing user must be a member.
    IF NOT pg_has_role(current_user, 'mapalus_owner', 'MEMBER') THEN
        EXECUTE format('GRANT mapalus_owner TO %I', current_user);
    END IF;
    FOREACH wanted IN ARRAY ARRAY['mapalus_planner', 'mapalus_operator'] LOOP
        IF NOT pg_has_role('mapalus_admin', wanted, 'MEMBER') THEN
            EXECUTE format('GRANT %I TO mapalus_admin', wanted);
        END IF;
    END LOOP;
END
$$;
