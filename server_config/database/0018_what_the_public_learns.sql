-- What the public can learn by watching, and what is kept for how long: docs/life-cycle.md.
SET LOCAL ROLE mapalus_owner;
SET LOCAL search_path = mapalus, public;

-- ---------------------------------------------------------------- counts of private reports

-- Whoever asks every minute for a number of reports learns of each one when it comes. So what is changed in a month is told
-- when that month is over, and in steps of the city's smallest published count. As in report_grid, every statement appends
-- its differences, which nobody waits for.
DROP INDEX report_private_count;
CREATE TABLE report_count_change (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    month      date NOT NULL,
    area_code  text NOT NULL,
    category   text NOT NULL,
    number     integer NOT NULL
);
CREATE INDEX report_count_change_month ON report_count_change (month);
COMMENT ON TABLE report_count_change IS
    'Differences in how many reports without a public position there are in a village; those that are told are folded into one row for a village and category.';
COMMENT ON COLUMN report_count_change.id IS 'Number of the difference; every thousandth has them folded.';
COMMENT ON COLUMN report_count_change.month IS 'First day of the month, by the city''s clock, after which the public is told; -infinity for what it is told already.';
COMMENT ON COLUMN report_count_change.area_code IS 'The village.';
COMMENT ON COLUMN report_count_change.category IS 'Category of the reports.';
COMMENT ON COLUMN report_count_change.number IS 'How many more, or less.';

CREATE FUNCTION this_month() RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    SELECT date_trunc('month', now() AT TIME ZONE time_zone)::date FROM city
$$;
COMMENT ON FUNCTION this_month() IS 'First day of the current month by the city''s clock.';

CREATE FUNCTION fold_count_changes() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    month_now  constant date := this_month();
    has_ended  boolean;
BEGIN
    -- As in fold_report_grid: one at a time, and nobody waits.
    IF current_setting('transaction_isolation') <> 'read committed'
       OR NOT pg_try_advisory_xact_lock('mapalus.report_count_change'::regclass::oid::bigint) THEN
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
        -- All numbers change at the same time, whichever they are.
        PERFORM note_changed_everywhere('report_count');
    END IF;
END
$$;
COMMENT ON FUNCTION fold_count_changes() IS 'Folds the differences of months that are over, unless another transaction is doing so.';

ALTER TYPE count_change ADD ATTRIBUTE is_told boolean;
COMMENT ON TYPE count_change IS 'How many more, or less, private reports of a category there are in a village, and whether the public is told at once.';

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
    'Appends what a statement changed in the numbers of private reports, and notes the villages whose published number that changed at once; one that is too small to be published leaves no trace.';

CREATE OR REPLACE FUNCTION note_changed_reports() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    boxes   geometry[];
    counts  count_change[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(box) INTO boxes
        FROM (SELECT ST_Extent(public_geom)::geometry AS box
              FROM after_change WHERE is_public AND duplicate_of IS NULL AND public_geom IS NOT NULL
              GROUP BY grid_x(public_geom), grid_y(public_geom)) AS by_cell;
        -- What an import brings from months that are over was told elsewhere when it happened.
        SELECT array_agg((area_code, category, number, is_told)::count_change) INTO counts
        FROM (SELECT area_code, category, count(*) AS number,
                     source_hash IS NOT NULL AND reported_at AT TIME ZONE time_zone < this_month() AS is_told
              FROM after_change CROSS JOIN city
              WHERE is_public AND duplicate_of IS NULL AND public_geom IS NULL AND geom IS NOT NULL
              GROUP BY area_code, category, is_told) AS by_area;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(box) INTO boxes
        FROM (SELECT ST_Extent(public_geom)::geometry AS box
              FROM before_change WHERE is_public AND duplicate_of IS NULL AND public_geom IS NOT NULL
              GROUP BY grid_x(public_geom), grid_y(public_geom)) AS by_cell;
        SELECT array_agg((area_code, category, number, false)::count_change) INTO counts
        FROM (SELECT area_code, category, -count(*) AS number
              FROM before_change WHERE is_public AND duplicate_of IS NULL AND public_geom IS NULL AND geom IS NOT NULL
              GROUP BY area_code, category) AS by_area;
    ELSE
        -- What the public sees of a report, before and after; what is alike cancels out.
        SELECT array_agg(box) INTO boxes
        FROM (SELECT ST_Extent(public_geom)::geometry AS box
              FROM (SELECT public_geom
                    FROM (SELECT id, category, status, agency, area_code, reported_at, due_at, resolved_at,
                                 public_description, supporters, public_geom, -1 AS number
                          FROM before_change WHERE is_public AND duplicate_of IS NULL AND public_geom IS NOT NULL
                          UNION ALL
                          SELECT id, category, status, agency, area_code, reported_at, due_at, resolved_at,
                                 public_description, supporters, public_geom, 1
                          FROM after_change WHERE is_public AND duplicate_of IS NULL AND public_geom IS NOT NULL) AS either
                    GROUP BY id, category, status, agency, area_code, reported_at, due_at, resolved_at,
                             public_description, supporters, public_geom
                    HAVING sum(number) <> 0) AS differing
              GROUP BY grid_x(public_geom), grid_y(public_geom)) AS by_cell;
        SELECT array_agg((area_code, category, number, false)::count_change) INTO counts
        FROM (SELECT area_code, category, sum(number) AS number
              FROM (SELECT area_code, category, -1 AS number
                    FROM before_change WHERE is_public AND duplicate_of IS NULL AND public_geom IS NULL AND geom IS NOT NULL
                    UNION ALL
                    SELECT area_code, category, 1
                    FROM after_change WHERE is_public AND duplicate_of IS NULL AND public_geom IS NULL AND geom IS NOT NULL) AS either
              GROUP BY area_code, category HAVING sum(number) <> 0) AS by_area;
    END IF;
    IF boxes IS NOT NULL THEN
        PERFORM note_changed_extents('report', boxes);
        PERFORM note_changed_extents('report_grid', (
            SELECT array_agg(grid_box(grid_x(ST_Centroid(box)), grid_y(ST_Centroid(box)))) FROM unnest(boxes) AS box));
    END IF;
    IF counts IS NOT NULL THEN
        PERFORM note_changed_counts(counts);
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION note_changed_reports() IS
    'Statement trigger of reports: notes where what the public sees of them changed, at the position that may be shown, and how many are private.';

CREATE FUNCTION rebuild_report_counts() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    cells bigint;
BEGIN
    -- Writers finish first and wait until this is over.
    LOCK TABLE report IN SHARE MODE;
    PERFORM pg_advisory_xact_lock('mapalus.report_count_change'::regclass::oid::bigint);
    DELETE FROM report_count_change WHERE month < this_month();
    INSERT INTO report_count_change (month, area_code, category, number)
    SELECT '-infinity', area_code, category, sum(number)
    FROM (SELECT area_code, category, 1 AS number FROM report
          WHERE is_public AND duplicate_of IS NULL AND public_geom IS NULL AND geom IS NOT NULL AND area_code IS NOT NULL
          UNION ALL
          -- What was changed this month stays untold until it is over.
          SELECT area_code, category, -number FROM report_count_change) AS part
    GROUP BY area_code, category HAVING sum(number) <> 0;
    GET DIAGNOSTICS cells = ROW_COUNT;
    PERFORM note_changed_everywhere('report_count');
    RETURN cells;
END
$$;
COMMENT ON FUNCTION rebuild_report_counts() IS
    'Counts all private reports again and returns the number of villages and categories; reports can be read meanwhile, not written.';

CREATE OR REPLACE VIEW mapalus_public.report_count WITH (security_barrier) AS
SELECT counted.area_code || '/' || counted.category AS count_key, counted.area_code, v.area_name, counted.category,
       c.category_name_id, c.category_name_en, counted.number, v.geom
FROM (SELECT area_code, category, (sum(number) / suppress_below * suppress_below)::integer AS number
      FROM report_count_change CROSS JOIN city
      WHERE month < date_trunc('month', now() AT TIME ZONE time_zone)
      GROUP BY area_code, category, suppress_below
      HAVING sum(number) >= suppress_below) AS counted
JOIN area v ON v.code = counted.area_code
JOIN category c ON c.code = counted.category
WHERE c.privacy_class = 'C';
COMMENT ON VIEW mapalus_public.report_count IS
    'Reports of private categories (class C): how many per village at the end of last month, in steps of the city''s smallest published count, small numbers left out.';
COMMENT ON COLUMN mapalus_public.report_count.number IS
    'At least so many reports since the beginning: rounded down to a multiple of the city''s smallest published count.';
SELECT rebuild_report_counts();

-- ---------------------------------------------------------------- cells by their place

-- A tile asks for a zoom and a box, in the view's own words; without these it read the cells of all zooms.
CREATE INDEX report_grid_count_zoom ON report_grid_count ((zoom::integer));
CREATE INDEX report_grid_count_envelope ON report_grid_count USING gist (ST_TileEnvelope(zoom::integer, x, y));

-- ---------------------------------------------------------------- merged reports

-- A private report that is merged into one at an exact position lies there, too: whoever knows its reference is told what
-- became of it, and into which report it went only where that one's position is no more exact than its own.
CREATE OR REPLACE VIEW mapalus_public.report_merged WITH (security_barrier) AS
SELECT child.reference, parent.reference AS merged_into, child.status, merge.merged_at
FROM report AS child
JOIN report AS parent ON parent.id = child.duplicate_of
JOIN report_merge AS merge ON merge.report_id = child.id
JOIN category AS its ON its.code = child.category
JOIN category AS of_parent ON of_parent.code = parent.category
WHERE child.is_public AND child.public_geom IS NOT NULL AND parent.is_public AND parent.public_geom IS NOT NULL
  AND its.privacy_class <= of_parent.privacy_class;
COMMENT ON VIEW mapalus_public.report_merged IS
    'Into which report a duplicate was merged, for who asks by its reference; its status is that report''s. Where that one''s position would tell more than its own may, it is left out.';

-- ---------------------------------------------------------------- photos

CREATE FUNCTION report_photo_before_write() RETURNS trigger
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.added_by := acting_role();
        NEW.added_at := now();
    ELSE
        NEW.added_by := OLD.added_by;
        NEW.added_at := OLD.added_at;
    END IF;
    IF NEW.approved_by IS NULL THEN
        NEW.approved_at := NULL;
    ELSIF TG_OP = 'UPDATE' AND (NEW.approved_by, NEW.approved_at) IS NOT DISTINCT FROM (OLD.approved_by, OLD.approved_at) THEN
        -- What was approved is the copy as it was then.
        IF (NEW.report_id, NEW.path, NEW.sha256, NEW.redacted_path, NEW.exif_removed)
           IS DISTINCT FROM (OLD.report_id, OLD.path, OLD.sha256, OLD.redacted_path, OLD.exif_removed) THEN
            NEW.approved_by := NULL;
            NEW.approved_at := NULL;
        END IF;
    ELSE
        IF NOT pg_has_role(current_user, 'mapalus_planner', 'MEMBER') THEN
            RAISE EXCEPTION 'This login may not approve a photo for the public.' USING ERRCODE = 'MA007',
                HINT = 'Add it without an approval; a planner looks at it.';
        END IF;
        IF NEW.redacted_path IS NULL OR NOT NEW.exif_removed THEN
            RAISE EXCEPTION 'A photo can be approved only when there is a copy of it without faces, plates and metadata.'
                USING ERRCODE = 'MA008', HINT = 'Make that copy first, and say where it is and that it carries no metadata.';
        END IF;
        NEW.approved_by := acting_role();
        NEW.approved_at := now();
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION report_photo_before_write() IS
    'Row trigger of photos: stamps who added and who approved them; a copy that is replaced must be approved again.';
CREATE TRIGGER report_photo_before_write BEFORE INSERT OR UPDATE ON report_photo
    FOR EACH ROW EXECUTE FUNCTION report_photo_before_write();

-- ---------------------------------------------------------------- what is kept for how long

CREATE INDEX reporter_kept ON reporter (report_id) WHERE anonymised_at IS NULL;
CREATE INDEX import_reject_rejected_at ON import_reject (rejected_at);

CREATE FUNCTION forget_rejects(as_of timestamptz DEFAULT now()) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    WITH gone AS (
        DELETE FROM import_reject USING city
        WHERE rejected_at < as_of - make_interval(days => city.reporter_retention_days) RETURNING 1
    ) SELECT count(*) FROM gone
$$;
COMMENT ON FUNCTION forget_rejects(timestamptz) IS
    'Deletes rows that imports refused longer ago than the city keeps reporters, because a row as it came may name one; returns how many.';

-- ---------------------------------------------------------------- who may do what

GRANT SELECT ON report_count_change TO mapalus_planner;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA mapalus FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rebuild_report_counts(), forget_rejects(timestamptz) TO mapalus_admin;
