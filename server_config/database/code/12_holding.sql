-- Lists on which stored values of reports depend: a category's privacy class, agencies' parents, areas' outlines.

-- A transaction that writes reports may have read the old list and not be committed yet. So a change of a list first waits
-- for these transactions, and then also corrects what they wrote. It gives up soon: meanwhile all later writers wait, too.
CREATE OR REPLACE FUNCTION hold_writers(VARIADIC tables text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
    its     text;
    holder  name;
BEGIN
    -- With an older snapshot, the transaction would not see what others have committed since.
    IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
        PERFORM refuse('MA014', 'old_snapshot',
            format('Reports depend on this change. It cannot be made in a transaction that is %s.',
                   current_setting('transaction_isolation')),
            'Make it in a transaction that is read committed.',
            jsonb_build_object('isolation', current_setting('transaction_isolation')));
    END IF;
    FOREACH its IN ARRAY tables LOOP
        BEGIN
            EXECUTE format('LOCK TABLE %I IN SHARE ROW EXCLUSIVE MODE', its);
        EXCEPTION WHEN lock_not_available THEN
            SELECT usename INTO holder FROM pg_locks JOIN pg_stat_activity USING (pid)
            WHERE relation = its::regclass AND granted AND pid <> pg_backend_pid()
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND mode NOT IN ('AccessShareLock', 'RowShareLock')
            ORDER BY pid LIMIT 1;
            PERFORM refuse('MA014', 'others_write',
                format('The login %s is writing to %s; reports depend on this change, so it waits for that.',
                       coalesce(holder, '(unknown)'), its),
                'Nothing was changed. Try again when that login has finished.',
                jsonb_build_object('login', holder, 'relation', its));
        END;
    END LOOP;
END
$$;
COMMENT ON FUNCTION hold_writers(text[]) IS
    'Waits until no other transaction is writing to the given tables, and keeps others from writing to them until the end of the transaction. Refuses after five seconds. Argument: names of tables of the schema mapalus.';

-- The other side: READ COMMITTED reads lists as they are now. A transaction with an older snapshot must notice that a list was
-- changed: locking a row that was changed since fails there (40001).
CREATE OR REPLACE FUNCTION require_current_lists(of_category text, of_area text, of_agency text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    PERFORM FROM category WHERE code = of_category FOR SHARE;
    PERFORM FROM area WHERE code = of_area FOR SHARE;
    PERFORM FROM agency WHERE code = ANY (agency_and_parents(of_agency)) ORDER BY code FOR SHARE;
    PERFORM FROM city FOR SHARE;
END
$$;
COMMENT ON FUNCTION require_current_lists(text, text, text) IS
    'For transactions that are not READ COMMITTED: fails if the rows that a report depends on were changed since the transaction''s snapshot.';
