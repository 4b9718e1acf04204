-- Reports go to the sub-unit that serves their area, name an object that exists, and lie for the public where their
-- area is: docs/life-cycle.md.
SET LOCAL ROLE mapalus_owner;
SET LOCAL search_path = mapalus, public;

-- A function that a later step forgets to grant is nobody's, instead of everybody's.
ALTER DEFAULT PRIVILEGES FOR ROLE mapalus_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- ---------------------------------------------------------------- who serves an area

CREATE INDEX agency_parent ON agency (parent) WHERE parent IS NOT NULL;

CREATE FUNCTION serving_agency(of_agency text, of_area text) RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    -- Most cities have no such sub-units, and this is asked for every row of an import.
    IF of_area IS NULL OR NOT EXISTS (SELECT FROM agency_area) THEN
        RETURN of_agency;
    END IF;
    RETURN coalesce((
        WITH RECURSIVE below AS (
            SELECT code, 1 AS depth FROM agency WHERE parent = of_agency
            UNION
            SELECT agency.code, below.depth + 1 FROM agency JOIN below ON agency.parent = below.code WHERE below.depth < 10
        ), around AS (
            SELECT code, parent, 0 AS step FROM area WHERE code = of_area
            UNION ALL
            SELECT area.code, area.parent, around.step + 1 FROM area JOIN around ON area.code = around.parent
        )
        SELECT below.code
        FROM below JOIN agency_area ON agency_area.agency = below.code JOIN around ON around.code = agency_area.area_code
        ORDER BY around.step, below.depth DESC, below.code LIMIT 1), of_agency);
END
$$;
COMMENT ON FUNCTION serving_agency(text, text) IS
    'The sub-unit of an agency that serves a village, the one for the smallest area around it first; the agency itself where none does.';

CREATE OR REPLACE FUNCTION agency_root(code text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    its_parent text;
BEGIN
    FOR turn IN 1..10 LOOP
        SELECT parent INTO its_parent FROM agency WHERE agency.code = agency_root.code;
        IF NOT FOUND THEN
            RETURN NULL;
        END IF;
        EXIT WHEN its_parent IS NULL;
        code := its_parent;
    END LOOP;
    RETURN code;
END
$$;
COMMENT ON FUNCTION agency_root(text) IS 'The agency at the top of one: itself where it has no parent; none where there is no such agency.';

CREATE OR REPLACE FUNCTION check_step(was report, now_is report) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    step            status_transition%ROWTYPE;
    is_planner      boolean := pg_has_role(current_user, 'mapalus_planner', 'MEMBER');
    is_in_charge    boolean := pg_has_role(current_user, 'mapalus_agency', 'MEMBER') AND was.agency = ANY (current_agencies());
    office_before   boolean;
    office_after    boolean;
BEGIN
    IF now_is.agency <> was.agency AND NOT is_planner
       AND NOT (now_is.status = 'coordination' AND was.status <> 'coordination')
       AND NOT now_is.agency = ANY (current_agencies()) THEN
        RAISE EXCEPTION '% can be passed on to % only by a step to coordination.', was.reference, now_is.agency
            USING ERRCODE = 'MA007', HINT = 'Set the status to coordination together with the agency.';
    END IF;
    IF now_is.status = was.status THEN
        RETURN;
    END IF;
    SELECT * INTO step FROM status_transition WHERE from_status = was.status AND to_status = now_is.status;
    IF step.from_status IS NULL THEN
        RAISE EXCEPTION 'A report cannot go from % to %.', was.status, now_is.status USING ERRCODE = 'MA006',
            HINT = format('From %s it can go to %s.', was.status,
                          coalesce((SELECT string_agg(to_status, ', ' ORDER BY to_status) FROM status_transition
                                    WHERE from_status = was.status), 'nothing'));
    END IF;
    office_before := (SELECT kind = 'area_office' FROM agency WHERE code = was.agency);
    IF NOT ('planner' = ANY (step.roles) AND is_planner
            OR 'operator' = ANY (step.roles) AND pg_has_role(current_user, 'mapalus_operator', 'MEMBER')
            OR 'agency' = ANY (step.roles) AND is_in_charge
            OR 'area_office' = ANY (step.roles) AND is_in_charge
               AND (office_before OR (SELECT routing = 'category' FROM city)
                                     AND (SELECT was.agency IN (agency, serving_agency(agency, was.area_code))
                                          FROM category WHERE code = was.category))) THEN
        RAISE EXCEPTION 'This login may not take a report from % to %.', was.status, now_is.status USING ERRCODE = 'MA007',
            HINT = format('That step is for: %s.', replace(array_to_string(step.roles, ', '), '_', ' '));
    END IF;
    IF 'reason' = ANY (step.needs) AND now_is.status_reason IS NULL THEN
        RAISE EXCEPTION 'A report is % only for a reason.', now_is.status USING ERRCODE = 'MA008',
            HINT = 'Set status_reason: duplicate, not_our_authority, invalid, too_little_information or spam.';
    END IF;
    IF 'agency' = ANY (step.needs) THEN
        office_after := (SELECT kind = 'area_office' FROM agency WHERE code = now_is.agency);
        IF office_after THEN
            RAISE EXCEPTION '% needs an agency for the step to %; an area office has it.', was.reference, now_is.status
                USING ERRCODE = 'MA008', HINT = 'Choose the agency that is to take it, in the same change.';
        END IF;
    END IF;
    IF 'after_photo' = ANY (step.needs)
       AND (SELECT needs_after_photo FROM category WHERE code = now_is.category)
       AND NOT EXISTS (SELECT FROM report_photo WHERE report_id = was.id AND kind = 'after') THEN
        RAISE EXCEPTION '% can be % only with a photo of the result.', was.reference, now_is.status
            USING ERRCODE = 'MA008', HINT = 'Add an after photo first.';
    END IF;
END
$$;

-- ---------------------------------------------------------------- where the public sees a report

CREATE FUNCTION public_position(point geometry, privacy_class text, area_code text) RETURNS geometry
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    srid    integer;
    centre  geometry;
    cell    geometry;
    inside  double precision;
    away    record;
BEGIN
    IF privacy_class = 'A' THEN
        RETURN point;
    ELSIF privacy_class <> 'B' OR point IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT metric_srid INTO srid FROM city;
    centre := ST_SnapToGrid(ST_Transform(point, srid), 50, 50, 100, 100);
    IF area_code IS NOT NULL THEN
        cell := ST_Transform(ST_Expand(centre, 50), 4326);
        SELECT sum(CASE WHEN ST_Covers(part.geom, cell) THEN 1 ELSE ST_Area(ST_Intersection(part.geom, cell)) / ST_Area(cell) END)
        INTO inside FROM area_part AS part WHERE part.geom && cell AND part.area_code = public_position.area_code;
    END IF;
    IF area_code IS NULL OR inside >= 0.5 THEN
        RETURN ST_Transform(centre, 4326);
    END IF;
    -- The public is told the village, too: of a cell that lies in another one for the most part, what is left could be
    -- a few metres. Which cell stands for it depends on the cell and the village alone, never on where in it the point is.
    FOR away IN SELECT east, north FROM generate_series(-3, 3) AS east CROSS JOIN generate_series(-3, 3) AS north
                WHERE (east, north) <> (0, 0) ORDER BY east * east + north * north, east, north LOOP
        cell := ST_Transform(ST_Expand(ST_Translate(centre, 100 * away.east, 100 * away.north), 50), 4326);
        SELECT sum(ST_Area(ST_Intersection(part.geom, cell))) / ST_Area(cell) INTO inside
        FROM area_part AS part WHERE part.geom && cell AND part.area_code = public_position.area_code;
        IF inside >= 0.5 THEN
            RETURN ST_Transform(ST_Translate(centre, 100 * away.east, 100 * away.north), 4326);
        END IF;
    END LOOP;
    -- A village that is nowhere wide enough has one position for all.
    RETURN (SELECT ST_PointOnSurface(area.geom) FROM area WHERE area.code = public_position.area_code);
END
$$;
COMMENT ON FUNCTION public_position(geometry, text, text) IS
    'The position that may be published of a point in a village: A as it is; B the centre of its 100 m cell in the city''s metric CRS, or of the nearest cell of which at least half lies in the village; C and D none.';

-- ---------------------------------------------------------------- the row trigger

CREATE OR REPLACE FUNCTION report_before_write() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    -- Only what is needed of the city and the category, in one look-up: this runs for every row of an import.
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
        RAISE EXCEPTION 'This database has no city yet.' USING ERRCODE = 'MA001',
            HINT = 'Load a city profile first (algorithm mapalus:loadcityprofile).';
    END IF;
    IF its_class IS NULL THEN
        RAISE EXCEPTION 'There is no category %.', coalesce(NEW.category, '(none)') USING ERRCODE = 'MA011',
            HINT = 'Choose one of the city''s categories.';
    END IF;
    IF NEW.status IS NULL THEN
        RAISE EXCEPTION 'A report cannot be without a status.' USING ERRCODE = 'MA006', HINT = 'A new one is received.';
    END IF;

    -- Where it lies, and what of that may be seen.
    IF NEW.geom IS NULL THEN
        NEW.area_code := NULL;
        NEW.position_method := NULL;
    ELSIF TG_OP = 'INSERT' OR NEW.geom IS DISTINCT FROM OLD.geom THEN
        -- An import has looked the area up for many rows at once already; nobody else is believed.
        IF TG_OP = 'UPDATE' OR NEW.area_code IS NULL OR NEW.source_hash IS NULL
           OR NOT pg_has_role(current_user, 'mapalus_planner', 'MEMBER') THEN
            NEW.area_code := area_at(NEW.geom);
        END IF;
        IF NEW.area_code IS NULL AND NOT is_in_city(NEW.geom, NULL) THEN
            RAISE EXCEPTION 'The point % lies outside %.', ST_AsText(NEW.geom, 5), (SELECT title_en FROM city)
                USING ERRCODE = 'MA002', HINT = 'Move the report to where the problem is, inside the city.';
        END IF;
        IF NEW.position_method IS NULL THEN
            NEW.position_method := 'by_hand';
        END IF;
    ELSE
        NEW.area_code := OLD.area_code;
    END IF;
    IF its_class = 'A' THEN
        NEW.public_geom := NEW.geom;
    ELSIF TG_OP = 'INSERT' OR by_itself OR NEW.category <> OLD.category OR NEW.geom IS DISTINCT FROM OLD.geom THEN
        NEW.public_geom := public_position(NEW.geom, its_class, NEW.area_code);
    ELSE
        NEW.public_geom := OLD.public_geom;
    END IF;

    IF NEW.agency IS NULL THEN
        IF city_routing = 'area_office' AND NEW.area_code IS NOT NULL THEN
            SELECT code INTO NEW.agency FROM agency WHERE kind = 'area_office' AND area_code = NEW.area_code;
        END IF;
        IF NEW.agency IS NULL THEN
            NEW.agency := serving_agency(its_agency, NEW.area_code);
        END IF;
    END IF;
    IF NEW.status <> 'rejected' THEN
        NEW.status_reason := NULL;
    END IF;

    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'received' AND NEW.source_hash IS NULL AND NOT by_itself
           AND NOT pg_has_role(current_user, 'mapalus_admin', 'MEMBER') THEN
            RAISE EXCEPTION 'A new report is received; it cannot begin as %.', NEW.status USING ERRCODE = 'MA006',
                HINT = 'File it first, then change its status.';
        END IF;
        IF NEW.duplicate_of IS NOT NULL THEN
            RAISE EXCEPTION 'A new report cannot be a duplicate already.' USING ERRCODE = 'MA010',
                HINT = 'File it first, then merge it.';
        END IF;
        IF NEW.reference IS NULL THEN
            its_number := nextval('report_number');
            -- Six digits, or as many as it takes.
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
        -- Nobody edits a number of supporters, so nobody's edit is stale because it rose.
        NEW.version := OLD.version + CASE WHEN by_itself AND NEW.supporters <> OLD.supporters THEN 0 ELSE 1 END;
        mirrored := NEW.source_hash IS DISTINCT FROM OLD.source_hash AND pg_has_role(current_user, 'mapalus_planner', 'MEMBER');

        -- A merged report's standing was settled by merge_before_write.
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
        RAISE EXCEPTION 'The deadline % lies before the report of %.', NEW.due_at, NEW.reported_at USING ERRCODE = 'MA011',
            HINT = 'Set a later deadline, or leave it empty for the category''s own.';
    END IF;
    IF NEW.resolved_at < NEW.reported_at THEN
        RAISE EXCEPTION 'The report of % cannot have been closed at %.', NEW.reported_at, NEW.resolved_at USING ERRCODE = 'MA011',
            HINT = 'Correct one of the two times.';
    END IF;

    IF TG_OP = 'INSERT' OR NEW.agency <> OLD.agency OR NEW.agency_root IS NULL THEN
        NEW.agency_root := agency_root(NEW.agency);
        IF NEW.agency_root IS NULL THEN
            RAISE EXCEPTION 'There is no agency %.', NEW.agency USING ERRCODE = 'MA011',
                HINT = 'Choose one of the city''s agencies.';
        END IF;
    END IF;
    NEW.updated_at := now();
    -- First the transaction, then a number within it: see feed_horizon().
    NEW.change_seq := ((pg_current_xact_id()::text::bigint + city_offset) << 24) | nextval('change_number');
    RETURN NEW;
END
$$;
DROP FUNCTION public_position(geometry, text);

-- The constraints say the same, in words that tell a planner nothing.
CREATE FUNCTION report_refuses_words() RETURNS trigger
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    found record;
BEGIN
    SELECT sentence, what_to_do INTO found
    FROM (VALUES
        (NEW.channel NOT IN ('app', 'web', 'call_centre', 'walk_in', 'email', 'message', 'social_media', 'mass_media',
                             'sp4n_lapor', 'open311', 'field_staff', 'other'),
         format('There is no channel “%s”.', NEW.channel),
         'Choose app, web, call_centre, walk_in, email, message, social_media, mass_media, sp4n_lapor, open311, field_staff or other.'),
        (NEW.position_accuracy_m < 0,
         format('A position cannot be accurate to %s m.', NEW.position_accuracy_m),
         'Give metres, 0 or more, or leave it empty.'),
        (NEW.position_method NOT IN ('gps', 'geocoded', 'by_hand', 'default'),
         format('A position cannot be obtained as “%s”.', NEW.position_method),
         'Choose gps, geocoded, by_hand, or default where it is no real place.'),
        (NEW.status NOT IN ('received', 'coordination', 'assigned', 'in_progress', 'resolved', 'rejected'),
         format('There is no status “%s”.', NEW.status),
         'Choose received, coordination, assigned, in_progress, resolved or rejected.'),
        (true,
         format('There is no reason “%s”.', NEW.status_reason),
         'Choose duplicate, not_our_authority, invalid, too_little_information or spam.')
    ) AS judged (is_wrong, sentence, what_to_do) WHERE is_wrong LIMIT 1;
    RAISE EXCEPTION '%', found.sentence USING ERRCODE = 'MA011', HINT = found.what_to_do;
END
$$;
COMMENT ON FUNCTION report_refuses_words() IS 'Row trigger of reports with a word or number that has no meaning there: says which are possible.';
-- By its name it runs after the others.
CREATE TRIGGER report_refuses_words BEFORE INSERT OR UPDATE ON report FOR EACH ROW
    WHEN (NEW.channel NOT IN ('app', 'web', 'call_centre', 'walk_in', 'email', 'message', 'social_media', 'mass_media',
                              'sp4n_lapor', 'open311', 'field_staff', 'other')
          OR NEW.position_accuracy_m < 0
          OR NEW.position_method NOT IN ('gps', 'geocoded', 'by_hand', 'default')
          OR NEW.status NOT IN ('received', 'coordination', 'assigned', 'in_progress', 'resolved', 'rejected')
          OR NEW.status_reason NOT IN ('duplicate', 'not_our_authority', 'invalid', 'too_little_information', 'spam'))
    EXECUTE FUNCTION report_refuses_words();

-- ---------------------------------------------------------------- the object that a report is about

CREATE INDEX report_concerns ON report (concerns_table, concerns_key) WHERE concerns_key IS NOT NULL;

CREATE FUNCTION report_concerns() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    is_there  boolean;
BEGIN
    is_there := CASE NEW.concerns_table
        WHEN 'facility' THEN EXISTS (SELECT FROM facility WHERE code = NEW.concerns_key)
        WHEN 'cctv' THEN EXISTS (SELECT FROM cctv WHERE code = NEW.concerns_key)
        WHEN 'market' THEN EXISTS (SELECT FROM market WHERE code = NEW.concerns_key)
        WHEN 'programme' THEN EXISTS (SELECT FROM programme WHERE code = NEW.concerns_key)
    END;
    IF is_there IS NULL OR NEW.concerns_key IS NULL THEN
        RAISE EXCEPTION 'A report is about a facility, a camera, a market or a programme, and names which one.'
            USING ERRCODE = 'MA011', HINT = 'Give both its kind (facility, cctv, market or programme) and its code, or neither.';
    ELSIF NOT is_there THEN
        RAISE EXCEPTION 'There is no % %.', CASE NEW.concerns_table WHEN 'cctv' THEN 'camera' ELSE NEW.concerns_table END,
                NEW.concerns_key
            USING ERRCODE = 'MA011', HINT = 'Choose one that exists, or leave it empty.';
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION report_concerns() IS 'Row trigger of reports: the object that a report is about must exist when it is named.';
CREATE TRIGGER report_concerns_insert BEFORE INSERT ON report FOR EACH ROW
    WHEN (NEW.concerns_table IS NOT NULL OR NEW.concerns_key IS NOT NULL) EXECUTE FUNCTION report_concerns();
CREATE TRIGGER report_concerns_update BEFORE UPDATE ON report FOR EACH ROW
    WHEN ((NEW.concerns_table IS NOT NULL OR NEW.concerns_key IS NOT NULL)
          AND (NEW.concerns_table, NEW.concerns_key) IS DISTINCT FROM (OLD.concerns_table, OLD.concerns_key))
    EXECUTE FUNCTION report_concerns();

-- What is gone stays on record with its reports; what is only called otherwise takes them along.
CREATE FUNCTION object_after_rename() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    UPDATE report SET concerns_key = NEW.code WHERE concerns_table = TG_TABLE_NAME AND concerns_key = OLD.code;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION object_after_rename() IS 'Row trigger of what reports may be about: the reports follow another code.';
DO $$
DECLARE
    its text;
BEGIN
    FOREACH its IN ARRAY ARRAY['facility', 'cctv', 'market', 'programme'] LOOP
        EXECUTE format('CREATE TRIGGER object_after_rename AFTER UPDATE OF code ON %I FOR EACH ROW
                        WHEN (OLD.code <> NEW.code) EXECUTE FUNCTION object_after_rename()', its);
    END LOOP;
END
$$;

ALTER TABLE report_event DROP CONSTRAINT report_event_kind_check;
ALTER TABLE report_event ADD CONSTRAINT report_event_kind_check CHECK (kind IN (
    'received', 'status', 'reason', 'agency', 'category', 'location', 'object', 'deadline', 'priority', 'visibility',
    'description', 'note', 'merge', 'unmerge', 'deleted'));
CREATE FUNCTION report_object_after_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    INSERT INTO report_event (report_id, kind, from_value, to_value, agency, from_source, is_public)
    VALUES (NEW.id, 'object', OLD.concerns_table || '/' || OLD.concerns_key, NEW.concerns_table || '/' || NEW.concerns_key,
            NEW.agency, NEW.source_hash IS DISTINCT FROM OLD.source_hash, false);
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION report_object_after_update() IS 'Row trigger of reports: the event of another object that a report is about.';
CREATE TRIGGER report_object_after_update AFTER UPDATE ON report FOR EACH ROW
    WHEN ((OLD.concerns_table, OLD.concerns_key) IS DISTINCT FROM (NEW.concerns_table, NEW.concerns_key))
    EXECUTE FUNCTION report_object_after_update();

-- ---------------------------------------------------------------- duplicates

DROP FUNCTION possible_duplicates(bigint);
CREATE FUNCTION possible_duplicates(of_report bigint)
RETURNS TABLE (id bigint, reference text, status text, distance_m double precision, hours_apart double precision,
               same_object boolean)
LANGUAGE plpgsql STABLE SECURITY INVOKER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    asked   record;
    nearby  geometry;
BEGIN
    SELECT report.id, report.category, report.reported_at, concerns_table, concerns_key, metric_srid,
           CASE WHEN report.position_method <> 'default' THEN report.geom END AS geom,
           duplicate_radius_m AS radius, make_interval(secs => duplicate_hours * 3600) AS time_apart
    INTO asked
    FROM report JOIN category ON category.code = report.category CROSS JOIN city
    WHERE report.id = of_report;
    IF asked.id IS NULL THEN
        RETURN;
    END IF;
    -- A degree of latitude is nowhere shorter than 110.5 km; what is left over makes up for the city's projection. The
    -- box is for the index, the distance decides.
    nearby := ST_Expand(asked.geom, asked.radius / (109000 * cos(radians(ST_Y(asked.geom)))), asked.radius / 109000);
    RETURN QUERY
    SELECT may_be.id, may_be.reference, may_be.status, away.metres,
           (abs(extract(epoch FROM may_be.reported_at - asked.reported_at)) / 3600)::double precision, may_be.same_object
    FROM (
        SELECT other.id, other.reference, other.status, other.category, other.duplicate_of, other.reported_at, other.geom,
               other.position_method, true AS same_object
        FROM report AS other
        WHERE other.concerns_table = asked.concerns_table AND other.concerns_key = asked.concerns_key
        UNION ALL
        -- Two that stand side by side are two: only where one of the reports names none do place and time decide.
        SELECT other.id, other.reference, other.status, other.category, other.duplicate_of, other.reported_at, other.geom,
               other.position_method, false
        FROM report AS other
        WHERE other.geom && nearby AND other.position_method <> 'default'
          AND other.reported_at BETWEEN asked.reported_at - asked.time_apart AND asked.reported_at + asked.time_apart
          AND (other.concerns_table = asked.concerns_table) IS NOT TRUE
    ) AS may_be
    CROSS JOIN LATERAL (SELECT CASE WHEN may_be.position_method <> 'default' THEN
                                    ST_Distance(ST_Transform(may_be.geom, asked.metric_srid),
                                                ST_Transform(asked.geom, asked.metric_srid)) END AS metres) AS away
    WHERE may_be.category = asked.category AND may_be.id <> asked.id
      AND may_be.status NOT IN ('resolved', 'rejected') AND may_be.duplicate_of IS NULL
      AND (may_be.same_object OR away.metres <= asked.radius)
    ORDER BY may_be.same_object DESC, away.metres, may_be.id;
END
$$;
COMMENT ON FUNCTION possible_duplicates(bigint) IS
    'Open reports that may be of the same problem as one, of its category: first those about the same object, wherever and whenever, then those within the category''s radius and hours, the nearest first; none of a report that the asking login does not see.';

-- ---------------------------------------------------------------- reports that are there already

UPDATE report SET category = report.category
FROM category
WHERE category.code = report.category AND category.privacy_class = 'B' AND report.geom IS NOT NULL
  AND NOT report.public_geom ~= public_position(report.geom, 'B', report.area_code);

-- ---------------------------------------------------------------- who may do what

GRANT UPDATE (concerns_table, concerns_key) ON report TO mapalus_operator;
-- An agency files no reports: how many others do is none of its business.
REVOKE USAGE ON SEQUENCE report_number FROM mapalus_agency;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA mapalus FROM PUBLIC;
GRANT EXECUTE ON FUNCTION serving_agency(text, text), public_position(geometry, text, text)
    TO mapalus_planner, mapalus_operator, mapalus_agency;
GRANT EXECUTE ON FUNCTION possible_duplicates(bigint) TO mapalus_planner, mapalus_operator;
