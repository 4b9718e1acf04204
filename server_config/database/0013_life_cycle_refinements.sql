-- Reasons that stay, deadlines that pause, duplicates that are found: docs/life-cycle.md.
SET LOCAL ROLE mapalus_owner;
SET LOCAL search_path = mapalus, public;

-- ---------------------------------------------------------------- reasons

ALTER TABLE report_event DROP CONSTRAINT report_event_kind_check;
ALTER TABLE report_event ADD CONSTRAINT report_event_kind_check CHECK (kind IN (
    'received', 'status', 'reason', 'agency', 'category', 'location', 'deadline', 'priority', 'visibility', 'description',
    'note', 'merge', 'unmerge', 'deleted'));

CREATE FUNCTION report_keeps_reason() RETURNS trigger
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    IF NEW.source_hash IS DISTINCT FROM OLD.source_hash AND pg_has_role(current_user, 'mapalus_planner', 'MEMBER') THEN
        -- An import mirrors another system.
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'The reason for which % is % cannot be taken away or replaced.', OLD.reference, OLD.status
        USING ERRCODE = 'MA008',
              HINT = 'Take the report back to received first, then take the step again with the right reason; both will be on record.';
END
$$;
COMMENT ON FUNCTION report_keeps_reason() IS 'Row trigger of rejected reports: the reason stays without a step.';
-- By its name it runs after report_before_write; the standing of a merged report was settled by merge_before_write.
CREATE TRIGGER report_keeps_reason BEFORE UPDATE ON report FOR EACH ROW
    WHEN (current_user <> 'mapalus_owner' AND OLD.status = 'rejected' AND NEW.status = 'rejected'
          AND OLD.status_reason IS NOT NULL AND NEW.status_reason IS DISTINCT FROM OLD.status_reason
          AND OLD.duplicate_of IS NULL AND NEW.duplicate_of IS NULL)
    EXECUTE FUNCTION report_keeps_reason();

CREATE FUNCTION report_reason_after_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    INSERT INTO report_event (report_id, kind, from_value, to_value, reason, agency, from_source)
    VALUES (NEW.id, 'reason', OLD.status_reason, NEW.status_reason, NEW.status_reason, NEW.agency,
            NEW.source_hash IS DISTINCT FROM OLD.source_hash);
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION report_reason_after_update() IS 'Row trigger of reports: the event of a reason that changed without a step.';
-- So few rows have one that they need not be looked for in every statement.
CREATE TRIGGER report_reason_after_update AFTER UPDATE ON report FOR EACH ROW
    WHEN (OLD.status = NEW.status AND OLD.status_reason IS DISTINCT FROM NEW.status_reason)
    EXECUTE FUNCTION report_reason_after_update();

-- ---------------------------------------------------------------- pauses

ALTER TABLE city ADD pausing_states text[] NOT NULL DEFAULT '{}'
    CHECK (pausing_states <@ '{coordination,assigned,in_progress}');
COMMENT ON COLUMN city.pausing_states IS 'Statuses in which the allowance of a report stands still.';

CREATE TABLE report_pause (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    report_id   bigint NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    status      text NOT NULL,
    began_at    timestamptz NOT NULL DEFAULT now(),
    moves_from  timestamptz NOT NULL DEFAULT now(),
    ended_at    timestamptz,
    counted     interval,
    CHECK (moves_from >= began_at),
    CHECK (ended_at >= began_at),
    CHECK ((ended_at IS NULL) = (counted IS NULL))
);
CREATE UNIQUE INDEX report_pause_one_at_a_time ON report_pause (report_id) WHERE ended_at IS NULL;
CREATE INDEX report_pause_report_id ON report_pause (report_id);
COMMENT ON TABLE report_pause IS 'When the allowance of a report stood still; kept by the database.';
COMMENT ON COLUMN report_pause.id IS 'Number of the pause.';
COMMENT ON COLUMN report_pause.report_id IS 'The report.';
COMMENT ON COLUMN report_pause.status IS 'The status that paused it.';
COMMENT ON COLUMN report_pause.began_at IS 'When it began.';
COMMENT ON COLUMN report_pause.moves_from IS 'From when on it moves the deadline: later than its beginning where somebody set the deadline meanwhile.';
COMMENT ON COLUMN report_pause.ended_at IS 'When it ended; empty while it lasts.';
COMMENT ON COLUMN report_pause.counted IS 'How much of the allowance it kept, from its beginning to its end, in calendar or working hours.';

CREATE FUNCTION allowance_between(begins timestamptz, ends timestamptz) RETURNS interval
LANGUAGE sql STABLE SET search_path = mapalus, public, pg_temp AS $$
    -- Seconds, not days: adding a day would follow the clock of whoever's session it is.
    SELECT make_interval(secs => extract(epoch FROM CASE
        WHEN ends <= begins THEN interval '0'
        WHEN allowance_in = 'calendar_hours' THEN ends - begins
        ELSE (SELECT coalesce(sum(greatest(interval '0', least(ends AT TIME ZONE time_zone, its_day + work_ends)
                                                        - greatest(begins AT TIME ZONE time_zone, its_day + work_starts))),
                              interval '0')
              FROM (SELECT day::date AS its_day
                    FROM generate_series((begins AT TIME ZONE time_zone)::date::timestamp, ends AT TIME ZONE time_zone,
                                         interval '1 day') AS day) AS passing
              WHERE extract(isodow FROM its_day) = ANY (work_days)
                AND NOT EXISTS (SELECT FROM holiday WHERE holiday.day = its_day))
    END)::double precision)
    FROM city
$$;
COMMENT ON FUNCTION allowance_between(timestamptz, timestamptz) IS
    'How much of an allowance passes between two moments, in calendar or working hours as the city has it.';

CREATE FUNCTION moved_deadline(due timestamptz, counted interval) RETURNS timestamptz
LANGUAGE sql STABLE SET search_path = mapalus, public, pg_temp AS $$
    -- No time of work is no reason to move a deadline out of a weekend.
    SELECT CASE WHEN counted > interval '0' THEN deadline(due, extract(epoch FROM counted) / 3600) ELSE due END
$$;
COMMENT ON FUNCTION moved_deadline(timestamptz, interval) IS 'A deadline after a pause that kept so much of the allowance.';

CREATE FUNCTION report_pauses() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    was_said  constant boolean := NEW.due_is_set AND NEW.due_at <> OLD.due_at;
    its_time  constant timestamptz := CASE WHEN NEW.source_hash IS DISTINCT FROM OLD.source_hash
                                           THEN coalesce(NEW.resolved_at, now()) ELSE now() END;
    pause     report_pause%ROWTYPE;
BEGIN
    -- A deadline that was computed anew knows nothing of the pauses so far.
    IF NOT NEW.due_is_set AND (NEW.due_at, NEW.category, NEW.reported_at, NEW.due_is_set)
                              IS DISTINCT FROM (OLD.due_at, OLD.category, OLD.reported_at, OLD.due_is_set) THEN
        NEW.due_at := moved_deadline(NEW.due_at, (SELECT sum(counted) FROM report_pause WHERE report_id = OLD.id));
    END IF;
    IF NEW.status = OLD.status THEN
        IF was_said THEN
            UPDATE report_pause SET moves_from = greatest(began_at, now()) WHERE report_id = OLD.id AND ended_at IS NULL;
        END IF;
        RETURN NEW;
    END IF;
    UPDATE report_pause SET ended_at = greatest(began_at, its_time), counted = allowance_between(began_at, its_time)
    WHERE report_id = OLD.id AND ended_at IS NULL RETURNING * INTO pause;
    IF FOUND AND NOT was_said THEN
        NEW.due_at := moved_deadline(NEW.due_at, allowance_between(pause.moves_from, pause.ended_at));
    END IF;
    INSERT INTO report_pause (report_id, status) SELECT OLD.id, NEW.status FROM city WHERE NEW.status = ANY (pausing_states);
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION report_pauses() IS 'Row trigger of reports: begins and ends pauses, and moves the deadline by them.';
-- By its name it runs after report_before_write, which computes the deadline and whether somebody set it.
CREATE TRIGGER report_pauses BEFORE UPDATE ON report FOR EACH ROW
    WHEN ((OLD.status, OLD.due_at, OLD.category, OLD.reported_at, OLD.due_is_set)
          IS DISTINCT FROM (NEW.status, NEW.due_at, NEW.category, NEW.reported_at, NEW.due_is_set))
    EXECUTE FUNCTION report_pauses();

CREATE FUNCTION report_pauses_after_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    INSERT INTO report_pause (report_id, status)
    SELECT added.id, added.status FROM added JOIN city ON added.status = ANY (city.pausing_states);
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION report_pauses_after_insert() IS 'Statement trigger of reports: those filed in a pausing status begin a pause.';
CREATE TRIGGER report_pauses_after_insert AFTER INSERT ON report REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION report_pauses_after_insert();

-- ---------------------------------------------------------------- duplicates

CREATE FUNCTION possible_duplicates(of_report bigint)
RETURNS TABLE (id bigint, reference text, status text, distance_m double precision, hours_apart double precision)
LANGUAGE plpgsql STABLE SECURITY INVOKER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    asked   record;
    nearby  geometry;
BEGIN
    SELECT report.id, report.category, report.geom, report.reported_at, metric_srid, duplicate_radius_m AS radius,
           make_interval(secs => duplicate_hours * 3600) AS time_apart
    INTO asked
    FROM report JOIN category ON category.code = report.category CROSS JOIN city
    WHERE report.id = of_report AND report.position_method <> 'default';
    IF asked.id IS NULL THEN
        RETURN;
    END IF;
    -- A degree of latitude is nowhere shorter than 110.5 km; what is left over makes up for the city's projection. The
    -- box is for the index, the distance decides.
    nearby := ST_Expand(asked.geom, asked.radius / (109000 * cos(radians(ST_Y(asked.geom)))), asked.radius / 109000);
    RETURN QUERY
    SELECT other.id, other.reference, other.status, away.metres,
           (abs(extract(epoch FROM other.reported_at - asked.reported_at)) / 3600)::double precision
    FROM report AS other
    CROSS JOIN LATERAL (SELECT ST_Distance(ST_Transform(other.geom, asked.metric_srid),
                                           ST_Transform(asked.geom, asked.metric_srid)) AS metres) AS away
    WHERE other.geom && nearby AND away.metres <= asked.radius
      AND other.category = asked.category AND other.id <> asked.id
      AND other.reported_at BETWEEN asked.reported_at - asked.time_apart AND asked.reported_at + asked.time_apart
      AND other.status NOT IN ('resolved', 'rejected') AND other.duplicate_of IS NULL
      AND other.position_method <> 'default'
    ORDER BY away.metres, other.id;
END
$$;
COMMENT ON FUNCTION possible_duplicates(bigint) IS
    'Open reports that may be of the same problem as one: of its category, within that category''s radius and hours, the nearest first; none of a report that the asking login does not see.';

-- ---------------------------------------------------------------- who may do what

GRANT SELECT ON report_pause TO mapalus_planner, mapalus_operator;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA mapalus FROM PUBLIC;
GRANT EXECUTE ON FUNCTION possible_duplicates(bigint) TO mapalus_planner, mapalus_operator;
