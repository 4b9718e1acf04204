-- Duplicates and supporters.

CREATE OR REPLACE FUNCTION possible_duplicates_at(of_category text, place geometry, at timestamptz, of_table text DEFAULT NULL::text, of_key text DEFAULT NULL::text, but_not bigint DEFAULT NULL::bigint)
RETURNS TABLE (id bigint, reference text, status text, distance_m double precision, hours_apart double precision,
               same_object boolean)
LANGUAGE plpgsql STABLE SECURITY INVOKER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    rule    record;
    nearby  geometry;
BEGIN
    SELECT metric_srid, duplicate_radius_m AS radius, make_interval(secs => duplicate_hours * 3600) AS time_apart
    INTO rule
    FROM category CROSS JOIN city WHERE category.code = of_category;
    -- The box is for the index; the distance decides below. A degree of latitude is at least 110.5 km. 109 km leaves room
    -- for the distortion of the city's projection.
    nearby := ST_Expand(place, rule.radius / (109000 * cos(radians(ST_Y(place)))), rule.radius / 109000);
    RETURN QUERY
    SELECT may_be.id, may_be.reference, may_be.status, away.metres,
           (abs(extract(epoch FROM may_be.reported_at - possible_duplicates_at.at)) / 3600)::double precision,
           may_be.same_object
    FROM (
        SELECT other.id, other.reference, other.status, other.category, other.duplicate_of, other.reported_at, other.geom,
               other.position_method, true AS same_object
        FROM report AS other
        WHERE other.concerns_table = of_table AND other.concerns_key = of_key
        UNION ALL
        -- Two reports that name different objects are never duplicates. Place and time decide only if a report names none.
        SELECT other.id, other.reference, other.status, other.category, other.duplicate_of, other.reported_at, other.geom,
               other.position_method, false
        FROM report AS other
        WHERE other.geom && nearby AND other.position_method <> 'default'
          AND other.reported_at BETWEEN possible_duplicates_at.at - rule.time_apart
                                    AND possible_duplicates_at.at + rule.time_apart
          AND (other.concerns_table = of_table) IS NOT TRUE
    ) AS may_be
    CROSS JOIN LATERAL (SELECT CASE WHEN may_be.position_method <> 'default' THEN
                                    ST_Distance(ST_Transform(may_be.geom, rule.metric_srid),
                                                ST_Transform(place, rule.metric_srid)) END AS metres) AS away
    WHERE may_be.category = of_category AND may_be.id IS DISTINCT FROM but_not
      AND may_be.status NOT IN ('resolved', 'rejected') AND may_be.duplicate_of IS NULL
      AND (may_be.same_object OR away.metres <= rule.radius)
    ORDER BY may_be.same_object DESC, away.metres, may_be.id;
END
$$;
COMMENT ON FUNCTION possible_duplicates_at(text, geometry, timestamptz, text, text, bigint) IS
    'Open reports of a category that may be about the same problem as one at a place and time. First those about the same object (of_table, of_key), at any place and time. Then those within the category''s radius and hours, the nearest first. It leaves out the report but_not. It tells only reports that the acting login can see.';

CREATE OR REPLACE FUNCTION possible_duplicates(of_report bigint)
RETURNS TABLE (id bigint, reference text, status text, distance_m double precision, hours_apart double precision,
               same_object boolean)
LANGUAGE plpgsql STABLE SECURITY INVOKER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    asked report%ROWTYPE;
BEGIN
    SELECT * INTO asked FROM report WHERE report.id = of_report;
    IF FOUND THEN
        RETURN QUERY
        SELECT * FROM possible_duplicates_at(
            asked.category, CASE WHEN asked.position_method <> 'default' THEN asked.geom END, asked.reported_at,
            asked.concerns_table, asked.concerns_key, asked.id);
    END IF;
END
$$;
COMMENT ON FUNCTION possible_duplicates(bigint) IS
    'The same for a report: see possible_duplicates_at(). Empty if the acting login cannot see the report.';

-- SECURITY DEFINER, because no role may write report_merge by hand. Its trigger skips updates by mapalus_owner: these are
-- the database's own updates of merged reports.
CREATE OR REPLACE FUNCTION merge_before_write() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    parent        report%ROWTYPE;
    before_merge  report_merge%ROWTYPE;
    ancestor      bigint := NEW.duplicate_of;
BEGIN
    IF OLD.duplicate_of IS NOT NULL AND NEW.duplicate_of IS NOT DISTINCT FROM OLD.duplicate_of
       AND NEW.source_hash IS DISTINCT FROM OLD.source_hash THEN
        -- A source changed a merged report. Its values are kept for the time after the merge; other values stay.
        UPDATE report_merge
        SET status = CASE WHEN NEW.status <> OLD.status THEN NEW.status ELSE status END,
            status_reason = CASE WHEN NEW.status <> OLD.status THEN NEW.status_reason ELSE status_reason END,
            resolved_at = CASE WHEN NEW.status <> OLD.status THEN NEW.resolved_at ELSE resolved_at END,
            agency = CASE WHEN NEW.agency <> OLD.agency THEN NEW.agency ELSE agency END
        WHERE report_id = OLD.id;
        NEW.status := OLD.status;
        NEW.status_reason := OLD.status_reason;
        NEW.agency := OLD.agency;
        NEW.resolved_at := OLD.resolved_at;
        RETURN NEW;
    END IF;
    IF (NEW.status, NEW.agency) IS DISTINCT FROM (OLD.status, OLD.agency)
       OR NEW.status = 'rejected' AND NEW.status_reason IS DISTINCT FROM OLD.status_reason THEN
        SELECT * INTO parent FROM report WHERE id = coalesce(NEW.duplicate_of, OLD.duplicate_of);
        PERFORM refuse('MA009', 'follows',
            format('%s is a duplicate: its status, reason and agency follow those of %s.', OLD.reference, parent.reference),
            'Change that report instead, or undo the merge first.',
            jsonb_build_object('reference', OLD.reference, 'master', parent.reference));
    END IF;
    IF NEW.duplicate_of IS NOT DISTINCT FROM OLD.duplicate_of THEN
        RETURN NEW;
    END IF;

    IF NEW.duplicate_of IS NULL THEN
        DELETE FROM report_merge WHERE report_id = OLD.id RETURNING * INTO STRICT before_merge;
        NEW.status := before_merge.status;
        NEW.status_reason := before_merge.status_reason;
        NEW.agency := before_merge.agency;
        NEW.resolved_at := before_merge.resolved_at;
        RETURN NEW;
    END IF;

    -- Lock each ancestor: two merges at the same time could otherwise close a circle.
    WHILE ancestor IS NOT NULL LOOP
        IF ancestor = OLD.id THEN
            PERFORM refuse('MA010', 'merge_circle',
                format('%s cannot be merged into a report that is merged into it.', OLD.reference),
                'Choose the report that is to stay, or undo the other merge first.',
                jsonb_build_object('reference', OLD.reference, 'field', 'duplicate_of'));
        END IF;
        SELECT duplicate_of INTO ancestor FROM report WHERE id = ancestor FOR NO KEY UPDATE;
    END LOOP;
    SELECT * INTO parent FROM report WHERE id = NEW.duplicate_of;
    IF parent.id IS NULL THEN
        PERFORM refuse('MA010', 'no_such_report', format('There is no report with the number %s.', NEW.duplicate_of),
            'Choose an existing report to merge into.',
            jsonb_build_object('reference', OLD.reference, 'field', 'duplicate_of', 'number', NEW.duplicate_of));
    END IF;
    INSERT INTO report_merge (report_id, status, status_reason, agency, resolved_at)
    VALUES (OLD.id, OLD.status, OLD.status_reason, OLD.agency, OLD.resolved_at)
    ON CONFLICT (report_id) DO NOTHING;
    NEW.status := parent.status;
    NEW.status_reason := parent.status_reason;
    NEW.agency := parent.agency;
    NEW.resolved_at := greatest(parent.resolved_at, CASE WHEN parent.resolved_at IS NOT NULL THEN NEW.reported_at END);
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION merge_before_write() IS
    'Row trigger of reports: checks a merge, stores the report''s own values, and copies those of the other report.';

CREATE OR REPLACE FUNCTION count_supporters(of_reports bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    -- Lock before counting, so that the count sees what others committed meanwhile. Lock in order, so that two
    -- transactions cannot block each other.
    PERFORM FROM report WHERE id = ANY (of_reports) ORDER BY id FOR NO KEY UPDATE;
    UPDATE report SET supporters = counted.number
    FROM (SELECT wanted.id,
                 (SELECT count(*) FROM report_support AS support WHERE support.report_id = wanted.id)
                 + (SELECT coalesce(sum(1 + child.supporters), 0) FROM report AS child
                    WHERE child.duplicate_of = wanted.id) AS number
          FROM unnest(of_reports) AS wanted (id)) AS counted
    WHERE report.id = counted.id AND report.supporters <> counted.number;
END
$$;
COMMENT ON FUNCTION count_supporters(bigint[]) IS 'Counts the supporters of the given reports again.';

CREATE OR REPLACE FUNCTION report_support_after_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    PERFORM count_supporters(array_agg(DISTINCT report_id)) FROM changed;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION report_support_after_change() IS 'Statement trigger of support: counts supporters.';

CREATE OR REPLACE FUNCTION report_before_delete() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM report WHERE duplicate_of = OLD.id) THEN
        PERFORM refuse('MA010', 'has_merged', format('Other reports are merged into %s.', OLD.reference),
            'Undo those merges first; nothing was deleted.', jsonb_build_object('reference', OLD.reference));
    END IF;
    RETURN OLD;
END
$$;
COMMENT ON FUNCTION report_before_delete() IS 'Row trigger of reports: refuses to delete a report that others are merged into.';
