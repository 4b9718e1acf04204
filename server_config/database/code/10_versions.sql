-- Editing at the same time: a change that is based on an old version of a row is refused.

CREATE OR REPLACE FUNCTION check_version(what text, stored jsonb, sent jsonb) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    base         integer := sent ->> 'version';
    current      integer := stored ->> 'version';
    differences  jsonb;
BEGIN
    IF base = current + 1 OR base = -current THEN
        RETURN;
    END IF;
    IF base = current THEN
        PERFORM refuse('MA005', 'no_version', format('The change of %s does not say which version it is based on.', what),
            format('Send version = %s (the version that you read, plus one).', current + 1),
            jsonb_build_object('reference', what, 'current', current));
    END IF;
    -- Geometries, declarations and styles are too long to be told. The address of a stream may hold a password, and
    -- messages end up in logs.
    SELECT coalesce(jsonb_object_agg(key, CASE
               WHEN jsonb_typeof(value) = 'object' OR jsonb_typeof(sent -> key) = 'object' OR key = 'url'
                    OR length(value::text) > 200 OR length((sent -> key)::text) > 200 THEN '[]'
               ELSE jsonb_build_array(value, sent -> key) END), '{}')
    INTO differences
    FROM jsonb_each(stored)
    WHERE value IS DISTINCT FROM sent -> key
      AND key NOT IN ('version', 'updated_at', 'change_seq', 'source_hash', 'public_geom');
    base := CASE WHEN base < 0 THEN -base ELSE greatest(base - 1, 0) END;
    PERFORM refuse('MA004', 'stale',
        format('Somebody else changed %s in the meantime: it is at version %s, your change is based on version %s.',
               what, current, base),
        'Load it again, look at what changed, then repeat your change. Nothing was overwritten.',
        jsonb_build_object('reference', what, 'current', current, 'base', base, 'differences', differences));
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
