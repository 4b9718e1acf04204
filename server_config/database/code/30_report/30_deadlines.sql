-- Computes deadlines, and moves them by pauses.

CREATE OR REPLACE FUNCTION deadline(reported timestamptz, hours numeric) RETURNS timestamptz
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    rule     city%ROWTYPE;
    left_to  interval := make_interval(secs => (hours * 3600)::double precision);
    its_day  date;
    begins   time;
BEGIN
    SELECT * INTO rule FROM city;
    IF rule.allowance_in = 'calendar_hours' THEN
        RETURN reported + left_to;
    END IF;
    its_day := (reported AT TIME ZONE rule.time_zone)::date;
    begins := greatest((reported AT TIME ZONE rule.time_zone)::time, rule.work_starts);
    -- Ten years are more than any allowance. The limit ends the loop if all days are holidays.
    FOR turn IN 0..3660 LOOP
        IF extract(isodow FROM its_day) = ANY (rule.work_days) AND begins < rule.work_ends
           AND NOT EXISTS (SELECT FROM holiday WHERE day = its_day) THEN
            IF left_to <= rule.work_ends - begins THEN
                RETURN (its_day + begins + left_to) AT TIME ZONE rule.time_zone;
            END IF;
            left_to := left_to - (rule.work_ends - begins);
        END IF;
        its_day := its_day + 1;
        begins := rule.work_starts;
    END LOOP;
    PERFORM refuse('MA011', 'no_working_day', format('The city has no working day after %s.', reported),
        'Correct the working days or the holidays of the profile.', jsonb_build_object('reported_at', reported));
END
$$;
COMMENT ON FUNCTION deadline(timestamptz, numeric) IS
    'The end of an allowance of hours that begins at a moment, in the city''s calendar or working hours.';

CREATE OR REPLACE FUNCTION allowance_between(begins timestamptz, ends timestamptz) RETURNS interval
LANGUAGE sql STABLE SET search_path = mapalus, public, pg_temp AS $$
    -- Seconds, not days: the length of a day depends on the time zone of the session.
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
    'The part of an allowance that passes between two moments, in the city''s calendar or working hours.';

CREATE OR REPLACE FUNCTION moved_deadline(due timestamptz, counted interval) RETURNS timestamptz
LANGUAGE sql STABLE SET search_path = mapalus, public, pg_temp AS $$
    -- A pause without working time must not move a deadline out of a weekend.
    SELECT CASE WHEN counted > interval '0' THEN deadline(due, extract(epoch FROM counted) / 3600) ELSE due END
$$;
COMMENT ON FUNCTION moved_deadline(timestamptz, interval) IS 'A deadline after a pause, moved by the counted part of the allowance.';

CREATE OR REPLACE FUNCTION report_pauses() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    was_said  constant boolean := NEW.due_is_set AND NEW.due_at <> OLD.due_at;
    its_time  constant timestamptz := CASE WHEN NEW.source_hash IS DISTINCT FROM OLD.source_hash
                                           THEN coalesce(NEW.resolved_at, now()) ELSE now() END;
    pause     report_pause%ROWTYPE;
BEGIN
    -- A deadline that was computed again does not include earlier pauses.
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

CREATE OR REPLACE FUNCTION report_pauses_after_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    INSERT INTO report_pause (report_id, status)
    SELECT added.id, added.status FROM added JOIN city ON added.status = ANY (city.pausing_states);
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION report_pauses_after_insert() IS
    'Statement trigger of reports: begins a pause for reports that are filed in a pausing status.';
