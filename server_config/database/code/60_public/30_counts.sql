-- Counts private reports (class C) per village. A number that changes at once would reveal each report. So the changes of a
-- month are published after its end, in steps of the city's smallest published count.
-- When this file changes: SELECT rebuild_report_counts()

CREATE OR REPLACE FUNCTION this_month() RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    SELECT date_trunc('month', now() AT TIME ZONE time_zone)::date FROM city
$$;
COMMENT ON FUNCTION this_month() IS 'First day of the current month by the city''s clock.';

CREATE OR REPLACE FUNCTION fold_count_changes() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    month_now  constant date := this_month();
    has_ended  boolean;
BEGIN
    -- As in fold_report_grid(): one transaction at a time folds, others skip it.
    IF current_setting('transaction_isolation') <> 'read committed'
       OR NOT try_table('work_on_report_counts') THEN
        RETURN;
    END IF;
    WITH taken AS (
        DELETE FROM report_count_change RETURNING month, area_code, category, number
    ), added AS (
        INSERT INTO report_count_change (month, area_code, category, number)
        SELECT CASE WHEN month < month_now THEN '-infinity' ELSE month END, area_code, category, sum(number)
        FROM taken GROUP BY 1, 2, 3 HAVING sum(number) <> 0
    )
    SELECT bool_or(month > '-infinity' AND month < month_now) INTO has_ended FROM taken;
    IF has_ended THEN
        -- A new month can change every number, so all tiles are drawn again.
        PERFORM note_changed_everywhere('report_count');
    END IF;
END
$$;
COMMENT ON FUNCTION fold_count_changes() IS
    'Adds up the differences of past months, unless another transaction is doing so.';

CREATE OR REPLACE FUNCTION note_changed_counts(changes count_change[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    month_now  constant date := this_month();
    first_id   bigint;
    last_id    bigint;
BEGIN
    WITH appended AS (
        INSERT INTO report_count_change (month, area_code, category, number)
        SELECT CASE WHEN is_told THEN '-infinity' ELSE month_now END, area_code, category, number
        FROM unnest(changes) WHERE area_code IS NOT NULL RETURNING id
    ) SELECT min(id), max(id) INTO first_id, last_id FROM appended;
    IF EXISTS (SELECT FROM unnest(changes) WHERE is_told) THEN
        PERFORM note_changed_extents('report_count', (
            SELECT array_agg(ST_Envelope(area.geom))
            FROM unnest(changes) AS changed
            JOIN category ON category.code = changed.category AND category.privacy_class = 'C'
            JOIN area ON area.code = changed.area_code
            CROSS JOIN city
            CROSS JOIN LATERAL (SELECT sum(known.number) AS number FROM report_count_change AS known
                                WHERE known.category = changed.category AND known.area_code = changed.area_code
                                  AND known.month < month_now) AS now_is
            WHERE changed.is_told AND now_is.number / suppress_below <> (now_is.number - changed.number) / suppress_below));
    END IF;
    IF last_id / 1000 <> (first_id - 1) / 1000
       OR EXISTS (SELECT FROM report_count_change WHERE month > '-infinity' AND month < month_now) THEN
        PERFORM fold_count_changes();
    END IF;
END
$$;
COMMENT ON FUNCTION note_changed_counts(count_change[]) IS
    'Appends the differences in the counts of private reports. Records the villages whose published number changes at once. A number that is too small to be published leaves no trace.';

CREATE OR REPLACE FUNCTION rebuild_report_counts() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    cells bigint;
BEGIN
    PERFORM hold_table('work_on_report_counts', 'EXCLUSIVE');
    -- Wait for running writers, and let new ones wait.
    PERFORM hold_table('report', 'SHARE');
    DELETE FROM report_count_change WHERE month < this_month();
    INSERT INTO report_count_change (month, area_code, category, number)
    SELECT '-infinity', area_code, category, sum(number)
    FROM (SELECT area_code, category, 1 AS number FROM report
          WHERE is_public AND duplicate_of IS NULL AND public_geom IS NULL AND geom IS NOT NULL AND area_code IS NOT NULL
          UNION ALL
          -- Changes of this month stay unpublished until its end.
          SELECT area_code, category, -number FROM report_count_change) AS part
    GROUP BY area_code, category HAVING sum(number) <> 0;
    GET DIAGNOSTICS cells = ROW_COUNT;
    PERFORM note_changed_everywhere('report_count');
    RETURN cells;
END
$$;
COMMENT ON FUNCTION rebuild_report_counts() IS
    'Counts all private reports again. Returns the number of pairs of village and category. Meanwhile reports can be read but not written.';

CREATE OR REPLACE VIEW mapalus_public.report_count WITH (security_barrier) AS
SELECT counted.area_code || '/' || counted.category AS count_key, counted.area_code, v.area_name, counted.category,
       c.category_name_id, c.category_name_en, counted.number, v.geom
FROM (SELECT area_code, category, (sum(number) / suppress_below * suppress_below)::integer AS number
      FROM report_count_change CROSS JOIN city
      WHERE month < date_trunc('month', now() AT TIME ZONE time_zone)
      GROUP BY area_code, category, suppress_below
      HAVING sum(number) >= suppress_below
      -- Keeps a reader's condition out of here: a query plan would tell how many rows it found of a count that is too small.
      OFFSET 0) AS counted
JOIN area v ON v.code = counted.area_code
JOIN category c ON c.code = counted.category
WHERE c.privacy_class = 'C';
COMMENT ON VIEW mapalus_public.report_count IS
    'Number of reports of private categories (class C) per village at the end of last month, in steps of the city''s smallest published count. Smaller numbers are left out.';
COMMENT ON COLUMN mapalus_public.report_count.count_key IS 'Village and category, as a key.';
COMMENT ON COLUMN mapalus_public.report_count.number IS
    'Number of reports since the beginning, rounded down to a multiple of the city''s smallest published count.';
COMMENT ON COLUMN mapalus_public.report_count.geom IS 'Outline of the village.';
