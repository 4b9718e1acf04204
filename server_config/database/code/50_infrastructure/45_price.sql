-- Prices, and their marks as carried forward and as outliers.
-- Functions that write marks run as mapalus_owner. Most of the table's triggers skip it: 80_triggers/40_infrastructure.sql.

CREATE OR REPLACE FUNCTION problem_of(wanted price) RETURNS problem
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    RETURN CASE
        WHEN wanted.price > 0 AND wanted.price < 'Infinity' AND (wanted.stock IS NULL OR wanted.stock >= 0 AND wanted.stock < 'Infinity')
             AND wanted.day BETWEEN '1970-01-01' AND current_date + 1 THEN
            NULL  -- the usual case first: this runs for every row of an import
        WHEN wanted.price IS NULL THEN
            ('MA011', 'missing', format('%s at %s on %s has no price.', wanted.commodity, wanted.market, wanted.day),
             jsonb_build_object('reference', concat_ws('/', wanted.market, wanted.commodity, wanted.day), 'field', 'price'))::problem
        WHEN NOT (wanted.price > 0 AND wanted.price < 'Infinity') THEN
            ('MA011', 'out_of_range', format('%s at %s on %s costs %s; a price must be more than 0.', wanted.commodity, wanted.market, wanted.day, wanted.price),
             jsonb_build_object('reference', concat_ws('/', wanted.market, wanted.commodity, wanted.day), 'field', 'price', 'value', wanted.price, 'more_than', 0))::problem
        WHEN NOT (wanted.stock >= 0 AND wanted.stock < 'Infinity') THEN
            ('MA011', 'out_of_range', format('%s at %s on %s has a stock of %s; it must be 0 or more.', wanted.commodity, wanted.market, wanted.day, wanted.stock),
             jsonb_build_object('reference', concat_ws('/', wanted.market, wanted.commodity, wanted.day), 'field', 'stock', 'value', wanted.stock, 'at_least', 0))::problem
        WHEN wanted.day IS NULL THEN
            ('MA011', 'missing', format('A price of %s at %s has no day.', wanted.commodity, wanted.market),
             jsonb_build_object('reference', concat_ws('/', wanted.market, wanted.commodity, wanted.day), 'field', 'day'))::problem
        ELSE
            ('MA011', 'out_of_range', format('%s at %s has a price of %s; a survey lies between 1970 and today.', wanted.commodity, wanted.market, wanted.day),
             jsonb_build_object('reference', concat_ws('/', wanted.market, wanted.commodity, wanted.day), 'field', 'day', 'value', wanted.day,
                                'at_least', '1970-01-01'::date, 'at_most', current_date + 1))::problem
    END;
END
$$;
COMMENT ON FUNCTION problem_of(price) IS 'The reason to refuse a price; NULL if there is none.';

CREATE OR REPLACE FUNCTION hold_prices() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    PERFORM hold_table('work_on_prices', 'EXCLUSIVE');
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION hold_prices() IS
    'Statement trigger: lets only one transaction at a time change prices, because marks depend on other prices.';

CREATE OR REPLACE FUNCTION guard_columns() RETURNS trigger
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.is_carried_forward := coalesce(NEW.carried_forward_given, false);
        NEW.is_outlier := false;
        NEW.outlier_score := NULL;
        NEW.entered_at := now();
    ELSE
        NEW.is_carried_forward := OLD.is_carried_forward;
        NEW.is_outlier := OLD.is_outlier;
        NEW.outlier_score := OLD.outlier_score;
        NEW.entered_at := OLD.entered_at;
    END IF;
    NEW.price_key := price_key(NEW.market, NEW.commodity, NEW.day);
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION guard_columns() IS
    'Row trigger: sets the marks, the key as one text and the time of entry, and ignores the values that were sent.';

CREATE OR REPLACE FUNCTION mark_prices(commodities text[], first_day date, last_day date) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp
-- New rows have no statistics yet. The query planner would expect few of them and choose nested loops.
SET enable_nestloop = off SET jit = off SET work_mem = '64MB' AS $$
DECLARE
    window_days  integer;
    threshold    double precision;
    changed      bigint;
BEGIN
    SELECT price_window_days, price_outlier_threshold INTO window_days, threshold FROM city;

    WITH near AS (
        -- Prices before the first day have their marks already; they are only read.
        SELECT price.market, price.commodity, price.day, market.level, price.price::double precision AS value,
               CASE WHEN price.day < first_day THEN price.is_carried_forward
                    ELSE coalesce(price.carried_forward_given,
                                  price.stock IS NULL AND price.surveyor IS NULL
                                  AND price.price = lag(price.price) OVER recorded
                                  AND price.day - lag(price.day) OVER recorded <= 7,
                                  false)
               END AS is_carried_forward
        FROM price JOIN market ON market.code = price.market
        WHERE price.commodity = ANY (commodities)
          AND price.day BETWEEN first_day - greatest(window_days - 1, 7) AND last_day
        WINDOW recorded AS (PARTITION BY price.commodity, price.market ORDER BY price.day)
    ), asked AS (
        SELECT commodity, level, day, row_number() OVER () AS window_number
        FROM near WHERE day >= first_day GROUP BY commodity, level, day
    ), daily AS (
        -- Equal prices are counted, not repeated: many markets have the same round prices.
        SELECT commodity, level, day, value, count(*)::integer AS times
        FROM near WHERE NOT is_carried_forward GROUP BY commodity, level, day, value
    ), shared AS MATERIALIZED (
        -- A day's prices belong to the windows of that day and of the days after it.
        SELECT commodity, level, day + later AS day, value, times
        FROM daily CROSS JOIN generate_series(0, window_days - 1) AS later
    ), pooled AS (
        SELECT window_number, value, sum(times)::integer AS times
        FROM shared JOIN asked USING (commodity, level, day) GROUP BY window_number, value
    ), ranked AS (
        SELECT window_number, value, times, sum(times) OVER (whole ORDER BY value) AS up_to, sum(times) OVER whole AS total
        FROM pooled WINDOW whole AS (PARTITION BY window_number)
    ), centred AS (
        -- The median: the middle value, or the mean of the two middle values.
        SELECT window_number, value, times, total,
               (min(value) FILTER (WHERE 2 * up_to >= total) OVER whole
                + min(value) FILTER (WHERE 2 * up_to > total) OVER whole) / 2 AS median
        FROM ranked WHERE total >= 5 WINDOW whole AS (PARTITION BY window_number)
    ), ranked_away AS (
        SELECT window_number, total, median, times, abs(value - median) AS away,
               sum(times) OVER (PARTITION BY window_number ORDER BY abs(value - median)) AS up_to
        FROM centred
    ), spread AS (
        SELECT window_number, median, sum(away * times) / total AS mean_away,
               (min(away) FILTER (WHERE 2 * up_to >= total) + min(away) FILTER (WHERE 2 * up_to > total)) / 2 AS mad
        FROM ranked_away GROUP BY window_number, total, median
    ), scored AS (
        SELECT near.market, near.commodity, near.day, near.is_carried_forward,
               abs(value - median) / nullif(CASE WHEN mad > 0 THEN 1.4826 * mad ELSE 1.253314 * mean_away END, 0) AS score
        FROM near JOIN asked USING (commodity, level, day) LEFT JOIN spread USING (window_number)
    )
    UPDATE price SET is_carried_forward = scored.is_carried_forward, is_outlier = coalesce(score >= threshold, false),
                     outlier_score = round(score::numeric, 3)
    FROM scored
    WHERE price.market = scored.market AND price.commodity = scored.commodity AND price.day = scored.day
      AND price.commodity = ANY (commodities) AND price.day BETWEEN first_day AND last_day
      AND (price.is_carried_forward, price.is_outlier, price.outlier_score)
          IS DISTINCT FROM (scored.is_carried_forward, coalesce(score >= threshold, false), round(score::numeric, 3));
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END
$$;
COMMENT ON FUNCTION mark_prices(text[], date, date) IS
    'Marks the prices of the given commodities between two days, as carried forward and as outliers. Returns the number of changed marks. Carried forward: the source says so. If it says nothing: the price equals the previous one at the same market, is at most 7 days younger, and has no stock and no surveyor. Score: the distance from the median in robust standard deviations (1.4826 MAD, or 1.253314 mean absolute deviations if the MAD is 0: Iglewicz and Hoaglin, 1993). The median is of prices that are not carried forward, at all markets of the same level, in the city''s window of days up to the price''s own. No score with fewer than 5 prices or with equal prices only.';

CREATE OR REPLACE FUNCTION price_after_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    reach  integer := 7 + (SELECT price_window_days - 1 FROM city);
    part   record;
BEGIN
    -- A price decides whether the next one, up to 7 days later, is carried forward. Both belong to the windows of later
    -- days. Commodities do not influence each other; one at a time keeps the sorted sets small.
    IF TG_OP = 'INSERT' THEN
        FOR part IN SELECT commodity, min(day) AS first_day, max(day) AS last_day FROM after_change GROUP BY commodity LOOP
            PERFORM mark_prices(ARRAY[part.commodity], part.first_day, part.last_day + reach);
        END LOOP;
    ELSIF TG_OP = 'DELETE' THEN
        FOR part IN SELECT commodity, min(day) AS first_day, max(day) AS last_day FROM before_change GROUP BY commodity LOOP
            PERFORM mark_prices(ARRAY[part.commodity], part.first_day, part.last_day + reach);
        END LOOP;
    ELSE
        FOR part IN SELECT commodity, min(day) AS first_day, max(day) AS last_day
                    FROM (TABLE before_change UNION ALL TABLE after_change) AS either GROUP BY commodity LOOP
            PERFORM mark_prices(ARRAY[part.commodity], part.first_day, part.last_day + reach);
        END LOOP;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION price_after_change() IS 'Statement trigger: marks all prices again that the changed prices can influence.';

CREATE OR REPLACE FUNCTION mark_all_prices() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    PERFORM hold_table('work_on_prices', 'EXCLUSIVE');
    PERFORM mark_prices(ARRAY[commodity], min(day), max(day)) FROM price GROUP BY commodity;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION mark_all_prices() IS
    'Row trigger: marks all prices again, after the window, the threshold or a market''s level has changed.';
