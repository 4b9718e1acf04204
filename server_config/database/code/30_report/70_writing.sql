-- Completes and checks every report, written by QGIS, an import, WFS-T or plain SQL.

CREATE OR REPLACE FUNCTION report_before_write() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    -- One query reads what is needed of the city and the category, because this runs for every row of an import.
    its_class     text;
    its_agency    text;
    its_hours     numeric;
    city_prefix   text;
    city_zone     text;
    city_routing  text;
    city_counts   text;
    city_offset   bigint;
    its_number    text;
    by_itself     constant boolean := current_user = 'mapalus_owner';
    mirrored      boolean;
BEGIN
    SELECT category.privacy_class, category.agency, category.resolve_hours,
           city.reference_prefix, city.time_zone, city.routing, city.allowance_in, city.change_offset
    INTO its_class, its_agency, its_hours, city_prefix, city_zone, city_routing, city_counts, city_offset
    FROM city LEFT JOIN category ON category.code = NEW.category;
    IF city_prefix IS NULL THEN
        PERFORM refuse('MA001', 'no_city', 'This database has no city yet.',
            'Load a city profile first (algorithm mapalus:loadcityprofile).', '{}');
    END IF;
    IF its_class IS NULL THEN
        PERFORM refuse('MA011', CASE WHEN NEW.category IS NULL THEN 'missing' ELSE 'unknown' END,
            format('There is no category %s.', coalesce(NEW.category, '(none)')), 'Choose one of the city''s categories.',
            jsonb_build_object('reference', NEW.reference, 'field', 'category', 'value', NEW.category));
    END IF;
    IF NEW.status IS NULL THEN
        PERFORM refuse('MA006', 'missing', 'A report cannot be without a status.', 'A new one is received.',
            jsonb_build_object('reference', NEW.reference, 'field', 'status'));
    END IF;

    -- The area and the public position.
    IF NEW.geom IS NULL THEN
        NEW.area_code := NULL;
        NEW.position_method := NULL;
    ELSIF TG_OP = 'INSERT' OR NEW.geom IS DISTINCT FROM OLD.geom OR by_itself AND NEW.area_code IS NULL THEN
        -- Only an import may send the area: it has looked it up for many rows at once.
        IF TG_OP = 'UPDATE' OR NEW.area_code IS NULL OR NEW.source_hash IS NULL
           OR NOT pg_has_role(current_user, 'mapalus_planner', 'MEMBER') THEN
            NEW.area_code := area_at(NEW.geom);
        END IF;
        -- If the outline of an area moved, a report may lie outside of all areas.
        IF NEW.area_code IS NULL AND NOT by_itself AND NOT is_in_city(NEW.geom, NULL) THEN
            PERFORM refuse('MA002', 'outside',
                format('The point %s lies outside %s.', ST_AsText(NEW.geom, 5), city_words() ->> 'en'),
                'Move the report to where the problem is, inside the city.',
                jsonb_build_object('reference', NEW.reference, 'field', 'geom', 'city', city_words()));
        END IF;
        IF NEW.position_method IS NULL THEN
            NEW.position_method := 'by_hand';
        END IF;
    ELSE
        NEW.area_code := OLD.area_code;
    END IF;
    IF NOT NEW.is_public THEN
        -- The column's statistics shape query plans, which everybody may ask for.
        NEW.public_geom := NULL;
    ELSIF its_class = 'A' THEN
        NEW.public_geom := NEW.geom;
    ELSIF TG_OP = 'INSERT' OR by_itself OR NEW.category <> OLD.category OR NEW.geom IS DISTINCT FROM OLD.geom
          OR NEW.is_public <> OLD.is_public THEN
        NEW.public_geom := public_position(NEW.geom, its_class, NEW.area_code);
    ELSE
        NEW.public_geom := OLD.public_geom;
    END IF;

    IF NEW.agency IS NULL THEN
        NEW.agency := first_agency(its_agency, NEW.area_code, city_routing);
    END IF;
    IF NEW.status <> 'rejected' THEN
        NEW.status_reason := NULL;
    END IF;

    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'received' AND NEW.source_hash IS NULL AND NOT by_itself
           AND NOT pg_has_role(current_user, 'mapalus_admin', 'MEMBER') THEN
            PERFORM refuse('MA006', 'begins_later', format('A new report is received; it cannot begin as %s.', NEW.status),
                'File it first, then change its status.', jsonb_build_object('field', 'status', 'to_status', NEW.status));
        END IF;
        IF NEW.duplicate_of IS NOT NULL THEN
            PERFORM refuse('MA010', 'merged_too_early', 'A new report cannot be a duplicate already.',
                'File it first, then merge it.', jsonb_build_object('field', 'duplicate_of'));
        END IF;
        IF NEW.reference IS NULL THEN
            its_number := nextval('report_number');
            -- At least six digits.
            NEW.reference := city_prefix || '-' || to_char(NEW.reported_at AT TIME ZONE city_zone, 'YYYY') || '-'
                             || repeat('0', 6 - length(its_number)) || its_number;
        END IF;
        NEW.due_is_set := NEW.due_at IS NOT NULL;
        IF NEW.due_at IS NULL THEN
            IF city_counts = 'calendar_hours' THEN
                NEW.due_at := NEW.reported_at + make_interval(secs => (its_hours * 3600)::double precision);
            ELSE
                NEW.due_at := deadline(NEW.reported_at, its_hours);
            END IF;
        END IF;
        NEW.version := 1;
        NEW.supporters := 0;
        NEW.previous_agency := NULL;
    ELSE
        IF NOT by_itself AND NEW.version IS DISTINCT FROM OLD.version + 1 AND NEW.version IS DISTINCT FROM -OLD.version THEN
            PERFORM check_version(OLD.reference, to_jsonb(OLD), to_jsonb(NEW));
        END IF;
        NEW.id := OLD.id;
        NEW.reference := OLD.reference;
        IF NOT by_itself THEN
            NEW.supporters := OLD.supporters;
            NEW.previous_agency := OLD.previous_agency;
        END IF;
        -- Counting supporters does not raise the version: it must not make people's edits stale.
        NEW.version := OLD.version + CASE WHEN by_itself AND NEW.supporters <> OLD.supporters THEN 0 ELSE 1 END;
        mirrored := NEW.source_hash IS DISTINCT FROM OLD.source_hash AND pg_has_role(current_user, 'mapalus_planner', 'MEMBER');

        -- merge_before_write() has already set the status and agency of a merged report.
        IF NOT by_itself AND NOT mirrored AND OLD.duplicate_of IS NULL AND NEW.duplicate_of IS NULL
           AND (NEW.status, NEW.agency) IS DISTINCT FROM (OLD.status, OLD.agency) THEN
            PERFORM check_step(OLD, NEW);
        END IF;
        IF NEW.agency <> OLD.agency THEN
            NEW.previous_agency := OLD.agency;
        END IF;
        IF NEW.due_at IS DISTINCT FROM OLD.due_at THEN
            NEW.due_is_set := NEW.due_at IS NOT NULL;
        END IF;
        IF NEW.due_at IS NULL
           OR NOT NEW.due_is_set AND (NEW.category <> OLD.category OR NEW.reported_at <> OLD.reported_at) THEN
            NEW.due_at := deadline(NEW.reported_at, its_hours);
        END IF;
    END IF;

    IF NEW.status NOT IN ('resolved', 'rejected') THEN
        NEW.resolved_at := NULL;
    ELSIF NEW.resolved_at IS NULL THEN
        NEW.resolved_at := greatest(now(), NEW.reported_at);
    END IF;
    IF NEW.due_at < NEW.reported_at THEN
        PERFORM refuse('MA011', 'due_early',
            format('The deadline %s lies before the report of %s.', NEW.due_at, NEW.reported_at),
            'Set a later deadline, or leave it empty for the category''s own.',
            jsonb_build_object('reference', NEW.reference, 'field', 'due_at', 'value', NEW.due_at,
                               'reported_at', NEW.reported_at));
    END IF;
    IF NEW.resolved_at < NEW.reported_at THEN
        PERFORM refuse('MA011', 'closed_early',
            format('The report of %s cannot have been closed at %s.', NEW.reported_at, NEW.resolved_at),
            'Correct one of the two times.',
            jsonb_build_object('reference', NEW.reference, 'field', 'resolved_at', 'value', NEW.resolved_at,
                               'reported_at', NEW.reported_at));
    END IF;

    IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
        PERFORM require_current_lists(NEW.category, NEW.area_code, NEW.agency);
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.agency = OLD.agency AND NOT (by_itself AND NEW.agency_root IS NULL) THEN
        NEW.agency_root := OLD.agency_root;
    ELSE
        NEW.agency_root := agency_root(NEW.agency);
        IF NEW.agency_root IS NULL THEN
            PERFORM refuse('MA011', 'unknown', format('There is no agency %s.', NEW.agency),
                'Choose one of the city''s agencies.',
                jsonb_build_object('reference', NEW.reference, 'field', 'agency', 'value', NEW.agency));
        END IF;
    END IF;
    NEW.updated_at := now();
    NEW.change_seq := next_change_seq(city_offset);
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION report_before_write() IS 'Row trigger of reports: completes a report (area, public position, agency, deadline, version) and checks it.';

-- The table's constraints refuse the same values, but their message does not list the possible ones.
CREATE OR REPLACE FUNCTION report_refuses_words() RETURNS trigger
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    found record;
BEGIN
    SELECT rule, sentence, what_to_do, details INTO found
    FROM (VALUES
        (NEW.channel NOT IN ('app', 'web', 'call_centre', 'walk_in', 'email', 'message', 'social_media', 'mass_media',
                             'sp4n_lapor', 'open311', 'field_staff', 'other'),
         'choice', format('There is no channel “%s”.', NEW.channel),
         'Choose app, web, call_centre, walk_in, email, message, social_media, mass_media, sp4n_lapor, open311, field_staff or other.',
         jsonb_build_object('field', 'channel', 'value', NEW.channel, 'choices', ARRAY[
             'app', 'web', 'call_centre', 'walk_in', 'email', 'message', 'social_media', 'mass_media', 'sp4n_lapor', 'open311',
             'field_staff', 'other'])),
        (NEW.position_accuracy_m < 0,
         'out_of_range', format('A position cannot be accurate to %s m.', NEW.position_accuracy_m),
         'Give metres, 0 or more, or leave it empty.',
         jsonb_build_object('field', 'position_accuracy_m', 'value', NEW.position_accuracy_m, 'at_least', 0)),
        (NEW.position_method NOT IN ('gps', 'geocoded', 'by_hand', 'default'),
         'choice', format('A position cannot be obtained as “%s”.', NEW.position_method),
         'Choose gps, geocoded, by_hand, or default where it is no real place.',
         jsonb_build_object('field', 'position_method', 'value', NEW.position_method,
                            'choices', ARRAY['gps', 'geocoded', 'by_hand', 'default'])),
        (NEW.status NOT IN ('received', 'coordination', 'assigned', 'in_progress', 'resolved', 'rejected'),
         'choice', format('There is no status “%s”.', NEW.status),
         'Choose received, coordination, assigned, in_progress, resolved or rejected.',
         jsonb_build_object('field', 'status', 'value', NEW.status, 'choices', ARRAY[
             'received', 'coordination', 'assigned', 'in_progress', 'resolved', 'rejected'])),
        (true,
         'choice', format('There is no reason “%s”.', NEW.status_reason),
         'Choose duplicate, not_our_authority, invalid, too_little_information or spam.',
         jsonb_build_object('field', 'status_reason', 'value', NEW.status_reason, 'choices', ARRAY[
             'duplicate', 'not_our_authority', 'invalid', 'too_little_information', 'spam']))
    ) AS judged (is_wrong, rule, sentence, what_to_do, details) WHERE is_wrong LIMIT 1;
    PERFORM refuse('MA011', found.rule, found.sentence, found.what_to_do,
                   found.details || jsonb_build_object('reference', NEW.reference));
END
$$;
COMMENT ON FUNCTION report_refuses_words() IS
    'Row trigger of reports with an unknown code or an impossible number: refuses them and lists the possible values.';
