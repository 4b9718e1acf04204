-- Editing at the same time: a change that is based on an old version of a row is refused.

CREATE OR REPLACE FUNCTION check_version(what text, stored jsonb, sent jsonb) RETURNS void
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
    'Refuses a change that is not based on the stored version. The sent version must be the stored one plus one, or its negative.';

CREATE OR REPLACE FUNCTION keep_version() RETURNS trigger
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.version := 1;
    ELSE
        -- The database's own updates run as mapalus_owner, on the current row.
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
    'Row trigger of every table that people edit: raises version, sets updated_at, refuses stale changes. Argument: the column that names the row in messages.';

-- A statement that sends version = the stored version was based on the version before. keep_version() cannot distinguish it
-- from a statement that does not mention version. A trigger UPDATE OF version can.
CREATE OR REPLACE FUNCTION refuse_stale_version() RETURNS trigger
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
    'Row trigger UPDATE OF version: refuses a stale version. Argument: the column that names the row in messages.';
