-- All roles of the city, the rule by which two people may edit one row, and who changed what.
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['mapalus_admin', 'mapalus_operator', 'mapalus_agency', 'mapalus_feed'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
        END IF;
    END LOOP;
END
$$;
GRANT mapalus_planner, mapalus_operator TO mapalus_admin;
-- GeoServer logs in as the feed and becomes one agency by SET ROLE; it must not have all agencies' rights at once.
ALTER ROLE mapalus_feed NOINHERIT;

CREATE SCHEMA mapalus_feed AUTHORIZATION mapalus_owner;
COMMENT ON SCHEMA mapalus_feed IS 'What one agency may read and write back: its own reports.';
COMMENT ON SCHEMA mapalus IS 'Working tables: what the city''s staff see and edit, each role within its rights.';
GRANT USAGE ON SCHEMA mapalus TO mapalus_operator, mapalus_agency;
GRANT USAGE ON SCHEMA mapalus_public TO mapalus_operator, mapalus_agency, mapalus_feed;
GRANT USAGE ON SCHEMA mapalus_feed TO mapalus_agency, mapalus_feed;

SET LOCAL ROLE mapalus_owner;
SET LOCAL search_path = mapalus, public;

-- Temporary tables are looked up first unless pg_temp is named: nobody may put one in a function's way.
DO $$
DECLARE
    its regprocedure;
BEGIN
    FOR its IN SELECT oid FROM pg_proc WHERE pronamespace = 'mapalus'::regnamespace AND proconfig IS NOT NULL LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = mapalus, public, pg_temp', its);
    END LOOP;
END
$$;

-- ---------------------------------------------------------------- who is acting

CREATE FUNCTION acting_role() RETURNS name
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = mapalus, public, pg_temp AS $$
    SELECT CASE current_setting('role') WHEN 'none' THEN session_user ELSE current_setting('role')::name END
$$;
COMMENT ON FUNCTION acting_role() IS
    'The role in whose name a statement was sent, also inside functions that run with their owner''s rights.';

CREATE TABLE agency_login (
    role_name  name PRIMARY KEY,
    agency     text NOT NULL REFERENCES agency (code),
    made_at    timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE agency_login IS 'Which agency a login acts for.';
COMMENT ON COLUMN agency_login.role_name IS 'A database role that is a member of mapalus_agency.';
COMMENT ON COLUMN agency_login.agency IS 'The agency whose reports it sees, together with those of its sub-units.';
COMMENT ON COLUMN agency_login.made_at IS 'When the login was made.';

CREATE FUNCTION current_agencies() RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    WITH RECURSIVE own AS (
        SELECT agency AS code FROM agency_login WHERE role_name = acting_role()
        UNION
        SELECT agency.code FROM agency JOIN own ON agency.parent = own.code
    )
    SELECT coalesce(array_agg(code), '{}') FROM own
$$;
COMMENT ON FUNCTION current_agencies() IS 'Codes of the agency for which the acting role works, and of its sub-units.';

-- ---------------------------------------------------------------- editing at the same time

CREATE FUNCTION check_version(what text, stored jsonb, sent jsonb) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    base     integer := sent ->> 'version';
    current  integer := stored ->> 'version';
    difference text;
BEGIN
    IF base = current + 1 OR base = -current THEN
        RETURN;
    END IF;
    difference := coalesce((
        SELECT string_agg(format('%s: stored %s, yours %s', key, coalesce(value #>> '{}', 'nothing'),
                                 coalesce(sent ->> key, 'nothing')), '; ' ORDER BY key)
        FROM jsonb_each(stored)
        WHERE value IS DISTINCT FROM sent -> key
          AND key NOT IN ('version', 'updated_at', 'change_seq', 'source_hash', 'public_geom')), 'The values are the same.');
    IF base = current THEN
        RAISE EXCEPTION 'The change of % does not say which version it is based on.', what
            USING ERRCODE = 'MA005', HINT = format('Send version = %s (the version that you read, plus one).', current + 1);
    END IF;
    RAISE EXCEPTION 'Somebody else changed % in the meantime: it is at version %, your change is based on version %.',
            what, current, CASE WHEN base < 0 THEN -base ELSE greatest(base - 1, 0) END
        USING ERRCODE = 'MA004', DETAIL = difference,
              HINT = 'Load it again, look at what changed, then repeat your change. Nothing was overwritten.';
END
$$;
COMMENT ON FUNCTION check_version(text, jsonb, jsonb) IS
    'Refuses a change that is not based on the stored version: the version sent must be the stored one plus one, or its negative.';

CREATE FUNCTION keep_version() RETURNS trigger
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.version := 1;
    ELSE
        -- What the database does on its own behalf is done with the owner's rights, on the row as it is.
        IF current_user <> 'mapalus_owner' AND NEW.version IS DISTINCT FROM OLD.version + 1
           AND NEW.version IS DISTINCT FROM -OLD.version THEN
            PERFORM check_version(to_jsonb(OLD) ->> TG_ARGV[0], to_jsonb(OLD), to_jsonb(NEW));
        END IF;
        NEW.version := OLD.version + 1;
    END IF;
    NEW.updated_at := now();
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION keep_version() IS
    'Row trigger of every table that people edit: counts version, stamps updated_at, refuses stale changes. Argument: the column that names the row.';

-- A statement that names the version but sends the stored one was based on the one before; to a row trigger alone it
-- would look like a statement that does not name it.
CREATE FUNCTION refuse_stale_version() RETURNS trigger
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    IF current_user <> 'mapalus_owner' AND NEW.version = OLD.version THEN
        PERFORM check_version(to_jsonb(OLD) ->> TG_ARGV[0], to_jsonb(OLD),
                              to_jsonb(NEW) || jsonb_build_object('version', 1 - OLD.version));
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION refuse_stale_version() IS
    'Row trigger on updates that name the column version. Argument: the column that names the row.';

-- ---------------------------------------------------------------- who changed what

CREATE TABLE change_log (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL DEFAULT now(),
    actor       name NOT NULL DEFAULT acting_role(),
    table_name  text NOT NULL,
    row_key     text NOT NULL,
    operation   text NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
    old_values  jsonb,
    new_values  jsonb
);
CREATE INDEX change_log_row ON change_log (table_name, row_key, at);
COMMENT ON TABLE change_log IS 'Append-only history of what the city owns and of its lists; reports have report_event.';
COMMENT ON COLUMN change_log.id IS 'Number of the entry.';
COMMENT ON COLUMN change_log.at IS 'When the change was made.';
COMMENT ON COLUMN change_log.actor IS 'The login that made it.';
COMMENT ON COLUMN change_log.table_name IS 'Table of the row.';
COMMENT ON COLUMN change_log.row_key IS 'Key of the row; the parts of a key of several columns are separated by a slash.';
COMMENT ON COLUMN change_log.operation IS 'insert, update or delete.';
COMMENT ON COLUMN change_log.old_values IS 'Values before: the whole row of a delete, the changed columns of an update.';
COMMENT ON COLUMN change_log.new_values IS 'Values after: the whole row of an insert, the changed columns of an update.';

CREATE FUNCTION row_key(values_of_row jsonb, columns text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT string_agg(values_of_row ->> name, '/' ORDER BY place) FROM unnest(columns) WITH ORDINALITY AS part (name, place)
$$;
COMMENT ON FUNCTION row_key(jsonb, text[]) IS 'The values of some columns, joined by slashes.';

CREATE FUNCTION log_changes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    keys text[] := TG_ARGV;
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO change_log (table_name, row_key, operation, new_values)
        SELECT TG_TABLE_NAME, row_key(added.v, keys), 'insert', added.v - ARRAY['version', 'updated_at']
        FROM (SELECT to_jsonb(after_change) AS v FROM after_change) AS added;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO change_log (table_name, row_key, operation, old_values)
        SELECT TG_TABLE_NAME, row_key(gone.v, keys), 'delete', gone.v - ARRAY['version', 'updated_at']
        FROM (SELECT to_jsonb(before_change) AS v FROM before_change) AS gone;
    ELSE
        INSERT INTO change_log (table_name, row_key, operation, old_values, new_values)
        SELECT TG_TABLE_NAME, coalesce(now_is.key, was.key),
               CASE WHEN was.key IS NULL THEN 'insert' WHEN now_is.key IS NULL THEN 'delete' ELSE 'update' END,
               difference.old_values, difference.new_values
        FROM (SELECT v, row_key(v, keys) AS key
              FROM (SELECT to_jsonb(before_change) - ARRAY['version', 'updated_at'] AS v FROM before_change) AS b) AS was
        FULL JOIN (SELECT v, row_key(v, keys) AS key
              FROM (SELECT to_jsonb(after_change) - ARRAY['version', 'updated_at'] AS v FROM after_change) AS a) AS now_is
          ON now_is.key = was.key
        CROSS JOIN LATERAL (
            SELECT jsonb_object_agg(name, was.v -> name) FILTER (WHERE was.v IS NOT NULL) AS old_values,
                   jsonb_object_agg(name, now_is.v -> name) FILTER (WHERE now_is.v IS NOT NULL) AS new_values
            FROM jsonb_object_keys(coalesce(now_is.v, was.v)) AS name
            WHERE was.v -> name IS DISTINCT FROM now_is.v -> name
        ) AS difference
        WHERE was.v IS DISTINCT FROM now_is.v;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION log_changes() IS
    'Statement trigger with the transition tables before_change and after_change; its arguments are the key''s columns.';

CREATE FUNCTION history_is_final() RETURNS trigger
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'History cannot be changed or deleted.' USING ERRCODE = 'MA003',
        HINT = 'Make a new change that corrects the old one; both will be on record.';
END
$$;
COMMENT ON FUNCTION history_is_final() IS 'Statement trigger of append-only tables.';
CREATE TRIGGER history_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON change_log
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_final();
DROP TRIGGER report_event_is_final ON report_event;
DROP FUNCTION report_event_is_final();
CREATE TRIGGER history_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON report_event
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_final();

CREATE FUNCTION keep_history(of_table regclass, VARIADIC keys text[]) RETURNS void
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    arguments text := (SELECT string_agg(quote_literal(key), ', ') FROM unnest(keys) AS key);
BEGIN
    EXECUTE format('CREATE TRIGGER log_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS after_change
                    FOR EACH STATEMENT EXECUTE FUNCTION log_changes(%s)', of_table, arguments);
    EXECUTE format('CREATE TRIGGER log_update AFTER UPDATE ON %s
                    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
                    FOR EACH STATEMENT EXECUTE FUNCTION log_changes(%s)', of_table, arguments);
    EXECUTE format('CREATE TRIGGER log_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS before_change
                    FOR EACH STATEMENT EXECUTE FUNCTION log_changes(%s)', of_table, arguments);
END
$$;
COMMENT ON FUNCTION keep_history(regclass, text[]) IS 'Puts the triggers of change_log on a table; for migrations.';

-- ---------------------------------------------------------------- the lists follow both rules

ALTER TABLE agency ADD version integer NOT NULL DEFAULT 1, ADD updated_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE category ADD version integer NOT NULL DEFAULT 1, ADD updated_at timestamptz NOT NULL DEFAULT now();
CREATE TRIGGER keep_version BEFORE INSERT OR UPDATE ON agency FOR EACH ROW EXECUTE FUNCTION keep_version('code');
CREATE TRIGGER keep_version BEFORE INSERT OR UPDATE ON category FOR EACH ROW EXECUTE FUNCTION keep_version('code');
CREATE TRIGGER a_refuse_stale_version BEFORE UPDATE OF version ON agency
    FOR EACH ROW EXECUTE FUNCTION refuse_stale_version('code');
CREATE TRIGGER a_refuse_stale_version BEFORE UPDATE OF version ON category
    FOR EACH ROW EXECUTE FUNCTION refuse_stale_version('code');
SELECT keep_history('agency', 'code'), keep_history('category', 'code'), keep_history('agency_login', 'role_name');

GRANT SELECT ON change_log, agency_login TO mapalus_planner;
GRANT INSERT, UPDATE, DELETE ON agency_login TO mapalus_admin;
GRANT SELECT ON city, area, agency, category TO mapalus_operator, mapalus_agency;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA mapalus FROM PUBLIC;
GRANT EXECUTE ON FUNCTION acting_role(), current_agencies(), check_version(text, jsonb, jsonb)
    TO mapalus_planner, mapalus_operator, mapalus_agency, mapalus_feed;

-- ---------------------------------------------------------------- more of what the profile says

ALTER TABLE city
    ADD allowance_in text NOT NULL DEFAULT 'calendar_hours' CHECK (allowance_in IN ('calendar_hours', 'working_hours')),
    ADD work_days smallint[] NOT NULL DEFAULT '{1,2,3,4,5}' CHECK (work_days <@ '{1,2,3,4,5,6,7}' AND work_days <> '{}'),
    ADD work_starts time NOT NULL DEFAULT '08:00',
    ADD work_ends time NOT NULL DEFAULT '16:00',
    ADD reporter_retention_days integer NOT NULL DEFAULT 365 CHECK (reporter_retention_days >= 0),
    ADD suppress_below integer NOT NULL DEFAULT 5 CHECK (suppress_below >= 1),
    ADD price_window_days integer NOT NULL DEFAULT 30 CHECK (price_window_days > 1),
    ADD price_outlier_threshold numeric NOT NULL DEFAULT 3.5 CHECK (price_outlier_threshold > 0),
    ADD CHECK (work_starts < work_ends);
COMMENT ON COLUMN city.allowance_in IS 'Whether deadlines run in calendar hours or in working hours without holidays.';
COMMENT ON COLUMN city.work_days IS 'Working days by their ISO number, Monday is 1.';
COMMENT ON COLUMN city.work_starts IS 'Local time when a working day begins ...';
COMMENT ON COLUMN city.work_ends IS '... and ends.';
COMMENT ON COLUMN city.reporter_retention_days IS 'Days after a report was closed until its reporter is anonymised.';
COMMENT ON COLUMN city.suppress_below IS 'Counts smaller than this are not published for private categories (class C).';
COMMENT ON COLUMN city.price_window_days IS 'Days of prices with which a price is compared.';
COMMENT ON COLUMN city.price_outlier_threshold IS 'Robust z-score from which a price is flagged.';

CREATE TABLE holiday (
    day       date PRIMARY KEY,
    title_id  text NOT NULL,
    title_en  text NOT NULL
);
COMMENT ON TABLE holiday IS 'Days on which nobody works, as the profile lists them; they count where deadlines run in working hours.';
COMMENT ON COLUMN holiday.day IS 'The day.';
COMMENT ON COLUMN holiday.title_id IS 'Its name in Indonesian.';
COMMENT ON COLUMN holiday.title_en IS 'Its name in English.';
SELECT keep_history('holiday', 'day');
GRANT SELECT ON holiday TO mapalus_planner, mapalus_operator, mapalus_agency;
GRANT INSERT, UPDATE, DELETE ON holiday TO mapalus_admin;
