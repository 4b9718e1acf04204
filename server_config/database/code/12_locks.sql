-- Work that only one session may do at a time. Every login may take an advisory lock, and pg_locks shows the keys of all of
-- them: with a lock whose key is known, any login could stop others. So these functions lock tables that mapalus_owner alone
-- can reach.

CREATE OR REPLACE FUNCTION hold_table(of_table regclass, lock_mode text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp SET lock_timeout = '30s' AS $$
DECLARE
    holders text;
BEGIN
    EXECUTE format('LOCK TABLE %s IN %s MODE', of_table, lock_mode);
EXCEPTION WHEN lock_not_available THEN
    SELECT string_agg(DISTINCT usename, ', ') INTO holders
    FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE relation = of_table AND granted AND mode NOT IN ('AccessShareLock', 'RowShareLock')
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database());
    PERFORM refuse('MA013', 'work_held',
        format('Somebody else (%s) holds the table %s for longer than 30 seconds.', coalesce(holders, '?'), of_table),
        'Nothing was changed. Try again when that has ended.',
        jsonb_build_object('login', holders,
                           'table', CASE of_table WHEN 'work_on_prices'::regclass THEN 'price' ELSE 'report' END));
END
$$;
COMMENT ON FUNCTION hold_table(regclass, text) IS
    'Locks a table in a mode until the transaction ends. Refuses after 30 seconds, and names the logins that lock it.';

CREATE OR REPLACE FUNCTION try_table(of_table regclass) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    EXECUTE format('LOCK TABLE %s IN EXCLUSIVE MODE NOWAIT', of_table);
    RETURN true;
EXCEPTION WHEN lock_not_available THEN
    RETURN false;
END
$$;
COMMENT ON FUNCTION try_table(regclass) IS
    'Locks a table until the transaction ends and returns true. Returns false at once if somebody else has locked it.';

-- A publication lasts for many transactions, so it needs a lock of the session: an advisory lock. Its key is random each
-- time. Nobody can take it before its session, and nobody but its session is believed to have it.
CREATE OR REPLACE FUNCTION take_work(of_work text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    its      work_lock;
    new_key  bigint;
BEGIN
    INSERT INTO work_lock (work) VALUES (of_work) ON CONFLICT (work) DO NOTHING;
    SELECT * INTO its FROM work_lock WHERE work = of_work FOR UPDATE;
    IF EXISTS (SELECT FROM pg_locks
               WHERE locktype = 'advisory' AND granted AND pid = its.pid AND objsubid = 1
                 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                 AND ((classid::bigint << 32) | objid::bigint) = its.key) THEN
        RETURN jsonb_build_object('login', its.login, 'since', its.since);
    END IF;
    new_key := ('x' || substr(replace(gen_random_uuid()::text, '-', ''), 17))::bit(64)::bigint;
    PERFORM pg_advisory_lock(new_key);
    UPDATE work_lock SET key = new_key, pid = pg_backend_pid(), login = session_user, since = date_trunc('second', now())
    WHERE work = of_work;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION take_work(text) IS
    'Keeps others from a work until release_work() is called or the session ends, and returns NULL; or returns login and since of the session that does it.';

CREATE OR REPLACE FUNCTION release_work(of_work text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    its_key bigint;
BEGIN
    SELECT key INTO its_key FROM work_lock WHERE work = of_work AND pid = pg_backend_pid() FOR UPDATE;
    IF FOUND THEN
        PERFORM pg_advisory_unlock(its_key);
        UPDATE work_lock SET key = NULL, pid = NULL, login = NULL, since = NULL WHERE work = of_work;
    END IF;
END
$$;
COMMENT ON FUNCTION release_work(text) IS 'Lets others do a work again that this session had taken.';
