-- How a report moves, by whom, by when, and what is remembered of it: docs/life-cycle.md.
SET LOCAL ROLE mapalus_owner;
SET LOCAL search_path = mapalus, public;

-- ---------------------------------------------------------------- what a report and its lists gain

ALTER TABLE report
    ADD status_note         text,
    ADD public_description  text,
    ADD agency_root         text,
    ADD previous_agency     text,
    ADD supporters          integer NOT NULL DEFAULT 0,
    ADD concerns_table      text CHECK (concerns_table IN ('facility', 'cctv', 'market', 'programme')),
    ADD concerns_key        text,
    ADD due_is_set          boolean NOT NULL DEFAULT false,
    ADD change_seq          bigint,
    ADD CONSTRAINT report_concerns_both CHECK ((concerns_table IS NULL) = (concerns_key IS NULL));
COMMENT ON COLUMN report.status_note IS 'What was said with the last step; every note is kept in the history.';
COMMENT ON COLUMN report.public_description IS 'The description as a planner approved it for the public; the raw one is never published.';
COMMENT ON COLUMN report.agency_root IS 'The agency at the top of the one in charge, set from it: feeds find an agency''s reports by this.';
COMMENT ON COLUMN report.previous_agency IS 'The agency that had the report before the one in charge.';
COMMENT ON COLUMN report.supporters IS 'How many others have the same problem: support, and reports merged into this one; counted by the database.';
COMMENT ON COLUMN report.concerns_table IS 'Kind of the infrastructure that the report is about ...';
COMMENT ON COLUMN report.concerns_key IS '... and its code.';
COMMENT ON COLUMN report.due_is_set IS 'Whether the deadline was given by a person or a source, instead of following the category.';
COMMENT ON COLUMN report.change_seq IS 'Rises with every change, in the order in which feeds may read the changes.';

ALTER TABLE category
    ADD needs_after_photo  boolean NOT NULL DEFAULT false,
    ADD duplicate_radius_m real NOT NULL DEFAULT 50 CHECK (duplicate_radius_m > 0),
    ADD duplicate_hours    real NOT NULL DEFAULT 168 CHECK (duplicate_hours > 0);
COMMENT ON COLUMN category.needs_after_photo IS 'Whether a report can be resolved only with a photo of the result.';
COMMENT ON COLUMN category.duplicate_radius_m IS 'Reports closer than this, in metres, may be of one problem ...';
COMMENT ON COLUMN category.duplicate_hours IS '... if they came within this many hours.';

CREATE TABLE agency_area (
    agency     text NOT NULL REFERENCES agency (code) ON DELETE CASCADE,
    area_code  text NOT NULL REFERENCES area (code) ON DELETE CASCADE,
    PRIMARY KEY (agency, area_code)
);
COMMENT ON TABLE agency_area IS 'The areas that an agency serves; one without a row here serves the whole city.';
COMMENT ON COLUMN agency_area.agency IS 'The agency.';
COMMENT ON COLUMN agency_area.area_code IS 'An area that it serves.';
SELECT keep_history('agency_area', 'agency', 'area_code');

CREATE TABLE status_transition (
    from_status  text NOT NULL,
    to_status    text NOT NULL,
    roles        text[] NOT NULL CHECK (roles <@ '{planner,operator,agency,area_office}' AND roles <> '{}'),
    needs        text[] NOT NULL DEFAULT '{}' CHECK (needs <@ '{reason,agency,after_photo}'),
    PRIMARY KEY (from_status, to_status),
    CHECK (from_status <> to_status)
);
COMMENT ON TABLE status_transition IS 'The steps that a report may take.';
COMMENT ON COLUMN status_transition.from_status IS 'Status before the step.';
COMMENT ON COLUMN status_transition.to_status IS 'Status after the step.';
COMMENT ON COLUMN status_transition.roles IS 'Who may take it: planner, operator, agency (the one in charge), area_office (the one in charge, if it is an area''s office).';
COMMENT ON COLUMN status_transition.needs IS 'What the step needs: a reason, an agency that is no area office, an after photo where the category asks for one.';
INSERT INTO status_transition (from_status, to_status, roles, needs) VALUES
    ('received',     'coordination', '{planner,area_office}', '{agency}'),
    ('received',     'assigned',     '{planner,area_office}', '{agency}'),
    ('received',     'in_progress',  '{planner,area_office}', '{}'),
    ('received',     'rejected',     '{planner,area_office}', '{reason}'),
    ('coordination', 'received',     '{planner,agency}',      '{}'),
    ('coordination', 'assigned',     '{planner,agency}',      '{agency}'),
    ('coordination', 'in_progress',  '{planner,agency}',      '{}'),
    ('coordination', 'rejected',     '{planner,agency}',      '{reason}'),
    ('assigned',     'coordination', '{planner,agency}',      '{}'),
    ('assigned',     'in_progress',  '{planner,agency}',      '{}'),
    ('in_progress',  'coordination', '{planner,agency}',      '{}'),
    ('in_progress',  'resolved',     '{planner,agency}',      '{after_photo}'),
    ('in_progress',  'rejected',     '{planner,agency}',      '{reason}'),
    ('resolved',     'received',     '{planner,operator}',    '{}'),
    ('rejected',     'received',     '{planner}',             '{}');
SELECT keep_history('status_transition', 'from_status', 'to_status');

-- ---------------------------------------------------------------- what belongs to a report

CREATE TABLE report_photo (
    id             bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    report_id      bigint NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    kind           text NOT NULL DEFAULT 'before' CHECK (kind IN ('before', 'after')),
    path           text NOT NULL,
    sha256         text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    taken_at       timestamptz,
    exif_removed   boolean NOT NULL DEFAULT false,
    redacted_path  text,
    approved_by    name,
    approved_at    timestamptz,
    added_at       timestamptz NOT NULL DEFAULT now(),
    added_by       name NOT NULL DEFAULT acting_role(),
    version        integer NOT NULL DEFAULT 1,
    updated_at     timestamptz NOT NULL DEFAULT now(),
    UNIQUE (report_id, sha256),
    CONSTRAINT report_photo_approved_is_clean CHECK (approved_by IS NULL OR (exif_removed AND redacted_path IS NOT NULL)),
    CONSTRAINT report_photo_approved_when CHECK ((approved_by IS NULL) = (approved_at IS NULL))
);
COMMENT ON TABLE report_photo IS 'A photo of a report. Only the approved copy is ever public.';
COMMENT ON COLUMN report_photo.id IS 'Number of the photo.';
COMMENT ON COLUMN report_photo.report_id IS 'The report.';
COMMENT ON COLUMN report_photo.kind IS 'before: the problem; after: the result.';
COMMENT ON COLUMN report_photo.path IS 'Where the original is kept, below the folder of photos. Never published.';
COMMENT ON COLUMN report_photo.sha256 IS 'SHA-256 of the original, in hexadecimal.';
COMMENT ON COLUMN report_photo.taken_at IS 'When it was taken.';
COMMENT ON COLUMN report_photo.exif_removed IS 'Whether the copy carries no metadata (place, device) any more.';
COMMENT ON COLUMN report_photo.redacted_path IS 'Where the copy without faces, plates and metadata is kept.';
COMMENT ON COLUMN report_photo.approved_by IS 'Who approved the copy for the public.';
COMMENT ON COLUMN report_photo.approved_at IS 'When it was approved.';
COMMENT ON COLUMN report_photo.added_at IS 'When it was added.';
COMMENT ON COLUMN report_photo.added_by IS 'The login that added it.';
CREATE TRIGGER keep_version BEFORE INSERT OR UPDATE ON report_photo FOR EACH ROW EXECUTE FUNCTION keep_version('path');
CREATE TRIGGER a_refuse_stale_version BEFORE UPDATE OF version ON report_photo
    FOR EACH ROW EXECUTE FUNCTION refuse_stale_version('path');
SELECT keep_history('report_photo', 'id');

CREATE TABLE report_support (
    id         bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    report_id  bigint NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    at         timestamptz NOT NULL DEFAULT now(),
    channel    text NOT NULL DEFAULT 'call_centre',
    source     text NOT NULL DEFAULT 'mapalus',
    source_id  text,
    UNIQUE (source, source_id)
);
CREATE INDEX report_support_report_id ON report_support (report_id);
COMMENT ON TABLE report_support IS 'Somebody else has the same problem.';
COMMENT ON COLUMN report_support.id IS 'Number of the entry.';
COMMENT ON COLUMN report_support.report_id IS 'The report that was supported.';
COMMENT ON COLUMN report_support.at IS 'When.';
COMMENT ON COLUMN report_support.channel IS 'Through which channel, as of a report.';
COMMENT ON COLUMN report_support.source IS 'The system that it came from ...';
COMMENT ON COLUMN report_support.source_id IS '... and its identifier there, so that nobody counts twice.';

CREATE TABLE report_merge (
    report_id      bigint PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
    status         text NOT NULL,
    status_reason  text,
    agency         text NOT NULL REFERENCES agency (code),
    resolved_at    timestamptz,
    merged_at      timestamptz NOT NULL DEFAULT now(),
    merged_by      name NOT NULL DEFAULT acting_role()
);
COMMENT ON TABLE report_merge IS 'What a merged report was before, so that merging can be undone.';
COMMENT ON COLUMN report_merge.report_id IS 'The merged report; report.duplicate_of says into which.';
COMMENT ON COLUMN report_merge.status IS 'Its own status.';
COMMENT ON COLUMN report_merge.status_reason IS 'Its own reason.';
COMMENT ON COLUMN report_merge.agency IS 'The agency that had it.';
COMMENT ON COLUMN report_merge.resolved_at IS 'When it was closed itself.';
COMMENT ON COLUMN report_merge.merged_at IS 'When it was merged.';
COMMENT ON COLUMN report_merge.merged_by IS 'Who merged it.';

-- ---------------------------------------------------------------- reporters

ALTER TABLE reporter
    ADD anonymised_at timestamptz,
    DROP CONSTRAINT reporter_report_id_fkey,
    ADD FOREIGN KEY (report_id) REFERENCES report (id) ON DELETE CASCADE;
COMMENT ON COLUMN reporter.anonymised_at IS 'When name, phone, e-mail and position were erased.';

CREATE TABLE reporter_read (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL DEFAULT now(),
    actor      name NOT NULL DEFAULT acting_role(),
    report_id  bigint NOT NULL,
    purpose    text NOT NULL CHECK (purpose <> '')
);
CREATE INDEX reporter_read_report_id ON reporter_read (report_id, at);
COMMENT ON TABLE reporter_read IS 'Append-only: who looked at which reporter, when and what for.';
COMMENT ON COLUMN reporter_read.id IS 'Number of the entry.';
COMMENT ON COLUMN reporter_read.at IS 'When.';
COMMENT ON COLUMN reporter_read.actor IS 'The login that looked.';
COMMENT ON COLUMN reporter_read.report_id IS 'Whose reporter.';
COMMENT ON COLUMN reporter_read.purpose IS 'What for, in the words of who looked.';
CREATE TRIGGER history_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON reporter_read
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_final();

CREATE FUNCTION read_reporter(of_report bigint, purpose text) RETURNS SETOF reporter
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    -- The server's log keeps the line even where the transaction is rolled back.
    RAISE LOG 'mapalus: % reads the reporter of report %: %', acting_role(), of_report, purpose;
    INSERT INTO reporter_read (report_id, purpose) VALUES (of_report, read_reporter.purpose);
    RETURN QUERY SELECT * FROM reporter WHERE report_id = of_report;
END
$$;
COMMENT ON FUNCTION read_reporter(bigint, text) IS 'The reporter of a report; that it was read, by whom and what for is logged.';

CREATE FUNCTION anonymise_reporters(as_of timestamptz DEFAULT now())
RETURNS TABLE (report_reference text, closed_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    RETURN QUERY
    UPDATE reporter SET reporter_name = NULL, phone = NULL, email = NULL, original_geom = NULL, anonymised_at = now()
    FROM report, city
    WHERE report.id = reporter.report_id AND reporter.anonymised_at IS NULL
      AND (report.resolved_at < as_of - make_interval(days => city.reporter_retention_days)
           OR reporter.erase_after < as_of::date)
    RETURNING report.reference, report.resolved_at;
END
$$;
COMMENT ON FUNCTION anonymise_reporters(timestamptz) IS
    'Erases the reporters of reports that were closed longer ago than the city keeps them, or whose day of erasure has come; returns the reports.';

-- ---------------------------------------------------------------- history

-- Without the foreign key a deleted report leaves its history behind, and imports are faster; only triggers write here.
ALTER TABLE report_event DROP CONSTRAINT report_event_report_id_fkey;
ALTER TABLE report_event DROP CONSTRAINT report_event_kind_check;
ALTER TABLE report_event
    ALTER to_value DROP NOT NULL,
    ALTER actor TYPE name USING actor::name,
    ALTER actor SET DEFAULT acting_role(),
    ADD reason text,
    ADD agency text,
    ADD from_source boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT report_event_kind_check CHECK (kind IN (
        'received', 'status', 'agency', 'category', 'location', 'deadline', 'priority', 'visibility', 'description',
        'note', 'merge', 'unmerge', 'deleted'));
COMMENT ON COLUMN report_event.reason IS 'Reason that came with a step.';
COMMENT ON COLUMN report_event.agency IS 'The agency in charge after the change.';
COMMENT ON COLUMN report_event.from_source IS 'Whether an import brought the change from another system.';

-- ---------------------------------------------------------------- deadlines

CREATE FUNCTION deadline(reported timestamptz, hours numeric) RETURNS timestamptz
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
    -- Ten years are more than any allowance; the limit keeps a calendar of holidays alone from hanging.
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
    RAISE EXCEPTION 'The city has no working day after %.', reported USING ERRCODE = 'MA011',
        HINT = 'Correct the working days or the holidays of the profile.';
END
$$;
COMMENT ON FUNCTION deadline(timestamptz, numeric) IS
    'When an allowance of hours that begins at a moment is over, in calendar or working hours as the city has it.';

-- ---------------------------------------------------------------- merging

-- It runs with the owner's rights, because nobody may write report_merge by hand. What the database does by itself, it
-- does to reports as they stand, and does not come here.
CREATE FUNCTION merge_before_write() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    parent        report%ROWTYPE;
    before_merge  report_merge%ROWTYPE;
    ancestor      bigint := NEW.duplicate_of;
BEGIN
    IF OLD.duplicate_of IS NOT NULL AND NEW.duplicate_of IS NOT DISTINCT FROM OLD.duplicate_of
       AND NEW.source_hash IS DISTINCT FROM OLD.source_hash THEN
        -- What a source says of a merged report holds once the merge is undone; what it does not say, stays.
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
        RAISE EXCEPTION '% is a duplicate: its status, reason and agency follow those of %.', OLD.reference,
                (SELECT reference FROM report WHERE id = coalesce(NEW.duplicate_of, OLD.duplicate_of))
            USING ERRCODE = 'MA009', HINT = 'Change that report instead, or undo the merge first.';
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

    -- Locked on the way up: two merges at the same time cannot close a circle behind each other's back.
    WHILE ancestor IS NOT NULL LOOP
        IF ancestor = OLD.id THEN
            RAISE EXCEPTION '% cannot be merged into a report that is merged into it.', OLD.reference
                USING ERRCODE = 'MA010', HINT = 'Choose the report that is to stay, or undo the other merge first.';
        END IF;
        SELECT duplicate_of INTO ancestor FROM report WHERE id = ancestor FOR NO KEY UPDATE;
    END LOOP;
    SELECT * INTO parent FROM report WHERE id = NEW.duplicate_of;
    IF parent.id IS NULL THEN
        RAISE EXCEPTION 'There is no report with the number %.', NEW.duplicate_of USING ERRCODE = 'MA010',
            HINT = 'Choose an existing report to merge into.';
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
    'Row trigger of reports: checks a merge, remembers what the report was, and lets it follow the one it duplicates.';
-- By its name it runs before report_before_write.
CREATE TRIGGER merge_before_write BEFORE UPDATE ON report FOR EACH ROW
    WHEN (current_user <> 'mapalus_owner'
          AND (OLD.duplicate_of IS NOT NULL OR NEW.duplicate_of IS NOT NULL))
    EXECUTE FUNCTION merge_before_write();

-- ---------------------------------------------------------------- the row trigger

CREATE SEQUENCE change_number AS integer MINVALUE 0 MAXVALUE 16777215 START 0 CYCLE CACHE 32;
ALTER TABLE city ADD change_offset bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN city.change_offset IS 'Added to transaction numbers in change_seq, so that it goes on rising in a restored database.';

CREATE FUNCTION agency_root(code text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    its_parent text;
BEGIN
    FOR turn IN 1..10 LOOP
        SELECT parent INTO its_parent FROM agency WHERE agency.code = agency_root.code;
        EXIT WHEN its_parent IS NULL;
        code := its_parent;
    END LOOP;
    RETURN code;
END
$$;
COMMENT ON FUNCTION agency_root(text) IS 'The agency at the top of one: itself where it has no parent.';

CREATE FUNCTION check_step(was report, now_is report) RETURNS void
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
                                     AND was.agency = (SELECT agency FROM category WHERE code = was.category))) THEN
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
COMMENT ON FUNCTION check_step(report, report) IS
    'Refuses a change of status or agency that the acting login may not make, or that lacks what it needs.';

-- What follows runs with the caller's rights, so that it knows who is acting; what the database does by itself, it does as
-- its owner.
CREATE TRIGGER a_refuse_stale_version BEFORE UPDATE OF version ON report
    FOR EACH ROW EXECUTE FUNCTION refuse_stale_version('reference');

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
        -- An import has looked the area up for many rows at once already.
        IF TG_OP = 'UPDATE' OR NEW.area_code IS NULL THEN
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
    ELSE
        NEW.public_geom := public_position(NEW.geom, its_class);
    END IF;

    IF NEW.agency IS NULL THEN
        IF city_routing = 'area_office' AND NEW.area_code IS NOT NULL THEN
            SELECT code INTO NEW.agency FROM agency WHERE kind = 'area_office' AND area_code = NEW.area_code;
        END IF;
        NEW.agency := coalesce(NEW.agency, its_agency);
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
    END IF;
    NEW.updated_at := now();
    -- First the transaction, then a number within it: see feed_horizon().
    NEW.change_seq := ((pg_current_xact_id()::text::bigint + city_offset) << 24) | nextval('change_number');
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION report_before_write() IS 'Row trigger of reports: everything that is true of one report by itself.';

-- ---------------------------------------------------------------- the statement triggers

-- Events are written a statement at a time: the history of an import costs one insert, and no queue of
-- row triggers grows in memory.
CREATE OR REPLACE FUNCTION report_after_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    INSERT INTO report_event (report_id, at, kind, from_value, to_value, reason, agency, from_source)
    SELECT id, event.at, event.kind, event.from_value, event.to_value, event.reason, agency, source_hash IS NOT NULL
    FROM added CROSS JOIN LATERAL (VALUES
        (reported_at, 'received', NULL, 'received', NULL),
        (coalesce(resolved_at, updated_at), 'status', 'received', status, status_reason)
    ) AS event (at, kind, from_value, to_value, reason)
    WHERE event.kind = 'received' OR added.status <> 'received';
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION report_after_insert() IS 'Statement trigger of reports: the events of new reports.';

CREATE FUNCTION count_supporters(of_reports bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    -- Locked first, so that the count sees what others committed while it waited; in order, so that two do not
    -- wait for each other.
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
COMMENT ON FUNCTION count_supporters(bigint[]) IS 'Counts the supporters of some reports again.';

CREATE OR REPLACE FUNCTION report_after_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    recount bigint[];
BEGIN
    -- A statement that changes nothing has its triggers, too; the updates below would call each other for ever.
    IF NOT EXISTS (SELECT FROM after_change) THEN
        RETURN NULL;
    END IF;
    INSERT INTO report_event (report_id, at, kind, from_value, to_value, reason, note, agency, from_source, is_public)
    SELECT now_is.id,
           CASE WHEN event.kind = 'status' AND change.mirrored THEN coalesce(now_is.resolved_at, now()) ELSE now() END,
           event.kind, event.from_value, event.to_value,
           CASE WHEN event.kind = 'status' THEN now_is.status_reason END,
           CASE WHEN event.kind IN ('status', 'note') AND now_is.status_note IS DISTINCT FROM was.status_note
                THEN now_is.status_note END,
           now_is.agency, change.mirrored, event.is_public
    FROM after_change AS now_is JOIN before_change AS was USING (id)
    CROSS JOIN LATERAL (SELECT now_is.source_hash IS DISTINCT FROM was.source_hash AS mirrored) AS change
    CROSS JOIN LATERAL (
        SELECT 'status' AS kind, was.status AS from_value, now_is.status AS to_value, true AS is_public
        WHERE now_is.status <> was.status
        UNION ALL SELECT 'agency', was.agency, now_is.agency, true WHERE now_is.agency <> was.agency
        UNION ALL SELECT 'category', was.category, now_is.category, true WHERE now_is.category <> was.category
        UNION ALL SELECT 'location', ST_AsText(was.geom, 7), ST_AsText(now_is.geom, 7), false
                  WHERE now_is.geom IS DISTINCT FROM was.geom
        UNION ALL SELECT 'deadline', was.due_at::text, now_is.due_at::text, true WHERE now_is.due_at <> was.due_at
        UNION ALL SELECT 'priority', was.priority::text, now_is.priority::text, false WHERE now_is.priority <> was.priority
        UNION ALL SELECT 'visibility', CASE WHEN was.is_public THEN 'public' ELSE 'hidden' END,
                         CASE WHEN now_is.is_public THEN 'public' ELSE 'hidden' END, false
                  WHERE now_is.is_public <> was.is_public
        UNION ALL SELECT 'description', was.public_description, now_is.public_description, false
                  WHERE now_is.public_description IS DISTINCT FROM was.public_description
        UNION ALL SELECT 'note', NULL, NULL, false
                  WHERE now_is.status_note IS DISTINCT FROM was.status_note
                    AND (now_is.status = was.status OR now_is.status_note IS NULL)
        UNION ALL SELECT CASE WHEN now_is.duplicate_of IS NULL THEN 'unmerge' ELSE 'merge' END,
                         (SELECT reference FROM report WHERE id = was.duplicate_of),
                         (SELECT reference FROM report WHERE id = now_is.duplicate_of), true
                  WHERE now_is.duplicate_of IS DISTINCT FROM was.duplicate_of
    ) AS event;

    -- What is merged into these reports follows them, and what is merged into that, in the statement's own trigger.
    UPDATE report AS child SET status = parent.status, status_reason = parent.status_reason, agency = parent.agency,
        resolved_at = greatest(parent.resolved_at, CASE WHEN parent.resolved_at IS NOT NULL THEN child.reported_at END)
    FROM after_change AS parent JOIN before_change AS was USING (id)
    WHERE child.duplicate_of = parent.id
      AND (parent.status, parent.status_reason, parent.agency, parent.resolved_at)
          IS DISTINCT FROM (was.status, was.status_reason, was.agency, was.resolved_at);

    SELECT array_agg(DISTINCT parent_id) INTO recount
    FROM after_change AS now_is JOIN before_change AS was USING (id)
    CROSS JOIN LATERAL (VALUES (was.duplicate_of), (now_is.duplicate_of)) AS parent (parent_id)
    WHERE parent_id IS NOT NULL
      AND (now_is.duplicate_of IS DISTINCT FROM was.duplicate_of OR now_is.supporters <> was.supporters);
    IF recount IS NOT NULL THEN
        PERFORM count_supporters(recount);
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION report_after_update() IS
    'Statement trigger of reports: the events of changes; duplicates follow; supporters are counted.';

CREATE FUNCTION report_before_delete() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM report WHERE duplicate_of = OLD.id) THEN
        RAISE EXCEPTION 'Other reports are merged into %.', OLD.reference USING ERRCODE = 'MA010',
            HINT = 'Undo those merges first; nothing was deleted.';
    END IF;
    RETURN OLD;
END
$$;
COMMENT ON FUNCTION report_before_delete() IS 'Row trigger of reports: none that others were merged into is deleted.';
CREATE TRIGGER report_before_delete BEFORE DELETE ON report FOR EACH ROW EXECUTE FUNCTION report_before_delete();

CREATE FUNCTION report_after_delete() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    INSERT INTO report_event (report_id, kind, from_value, agency, is_public)
    SELECT id, 'deleted', reference, agency, false FROM gone;
    PERFORM count_supporters(array_agg(DISTINCT duplicate_of)) FROM gone WHERE duplicate_of IS NOT NULL;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION report_after_delete() IS 'Statement trigger of reports: what was deleted stays in the history.';
CREATE TRIGGER report_after_delete AFTER DELETE ON report REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION report_after_delete();

CREATE FUNCTION report_support_after_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    PERFORM count_supporters(array_agg(DISTINCT report_id)) FROM changed;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION report_support_after_change() IS 'Statement trigger of support: counts supporters.';
CREATE TRIGGER report_support_after_insert AFTER INSERT ON report_support REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION report_support_after_change();
CREATE TRIGGER report_support_after_delete AFTER DELETE ON report_support REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION report_support_after_change();

CREATE FUNCTION agency_after_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    IF agency_root(NEW.code) = NEW.code AND NEW.parent IS NOT NULL THEN
        RAISE EXCEPTION 'An agency cannot stand, over however many steps, under itself.' USING ERRCODE = 'MA011',
            HINT = 'Choose another parent.';
    END IF;
    UPDATE report SET agency_root = NULL
    WHERE agency IN (WITH RECURSIVE below AS (
            SELECT NEW.code UNION SELECT agency.code FROM agency JOIN below ON agency.parent = below.code
        ) SELECT code FROM below);
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION agency_after_move() IS 'Row trigger of agencies: reports go along to another parent.';
CREATE TRIGGER agency_after_move AFTER UPDATE OF parent ON agency
    FOR EACH ROW WHEN (OLD.parent IS DISTINCT FROM NEW.parent) EXECUTE FUNCTION agency_after_move();

-- ---------------------------------------------------------------- reports that are there already

UPDATE report SET agency_root = NULL, due_is_set = due_at <> reported_at + category.resolve_hours * interval '1 hour'
FROM category WHERE category.code = report.category;
INSERT INTO report_merge (report_id, status, status_reason, agency, resolved_at)
SELECT id, status, status_reason, agency, resolved_at FROM report WHERE duplicate_of IS NOT NULL;
DO $$
BEGIN
    -- A step up the chain a turn; what was merged in a circle, which nothing forbade, ends with the limit.
    FOR turn IN 1..100 LOOP
        UPDATE report AS child SET status = parent.status, status_reason = parent.status_reason, agency = parent.agency,
            resolved_at = greatest(parent.resolved_at, CASE WHEN parent.resolved_at IS NOT NULL THEN child.reported_at END)
        FROM report AS parent
        WHERE child.duplicate_of = parent.id
          AND (child.status, child.status_reason, child.agency) IS DISTINCT FROM (parent.status, parent.status_reason, parent.agency);
        EXIT WHEN NOT FOUND;
    END LOOP;
    PERFORM count_supporters(array_agg(DISTINCT duplicate_of)) FROM report WHERE duplicate_of IS NOT NULL;
END
$$;
-- What triggers have queued must be done before the table can be altered.
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE report ALTER agency_root SET NOT NULL, ALTER change_seq SET NOT NULL;
CREATE INDEX report_feed ON report (agency_root, change_seq);
CREATE INDEX report_handed_over ON report (previous_agency, change_seq) WHERE previous_agency IS NOT NULL;
CREATE INDEX report_change_seq ON report (change_seq);

-- ---------------------------------------------------------------- who may do what

ALTER TABLE report ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_photo ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_support ENABLE ROW LEVEL SECURITY;
CREATE POLICY staff ON report TO mapalus_planner, mapalus_operator USING (true) WITH CHECK (true);
CREATE POLICY staff ON report_event TO mapalus_planner, mapalus_operator USING (true) WITH CHECK (true);
CREATE POLICY staff ON report_photo TO mapalus_planner, mapalus_operator USING (true) WITH CHECK (true);
CREATE POLICY staff ON report_support TO mapalus_planner, mapalus_operator USING (true) WITH CHECK (true);
-- An agency still sees what it passed on, so that it may pass it on, and learns what became of it.
CREATE POLICY agency_reads ON report FOR SELECT TO mapalus_agency
    USING (agency = ANY ((SELECT current_agencies())::text[]) OR previous_agency = ANY ((SELECT current_agencies())::text[]));
CREATE POLICY agency_writes ON report FOR UPDATE TO mapalus_agency
    USING (agency = ANY ((SELECT current_agencies())::text[])) WITH CHECK (true);
CREATE POLICY agency_reads ON report_event FOR SELECT TO mapalus_agency
    USING (EXISTS (SELECT FROM report WHERE report.id = report_id));
CREATE POLICY agency_reads ON report_photo FOR SELECT TO mapalus_agency
    USING (EXISTS (SELECT FROM report WHERE report.id = report_id));
CREATE POLICY agency_adds ON report_photo FOR INSERT TO mapalus_agency
    WITH CHECK (approved_by IS NULL AND EXISTS (SELECT FROM report WHERE report.id = report_id
                                                AND report.agency = ANY ((SELECT current_agencies())::text[])));

GRANT DELETE ON report TO mapalus_admin;
GRANT SELECT, INSERT ON report TO mapalus_operator;
GRANT UPDATE (category, description, address, geom, position_method, position_accuracy_m, channel, priority, status,
              version) ON report TO mapalus_operator;
GRANT SELECT ON report TO mapalus_agency;
GRANT UPDATE (status, status_reason, status_note, agency, version) ON report TO mapalus_agency;
GRANT SELECT ON report_event TO mapalus_operator, mapalus_agency;
GRANT SELECT, INSERT, UPDATE ON report_photo TO mapalus_planner;
GRANT SELECT, INSERT ON report_photo TO mapalus_operator, mapalus_agency;
GRANT SELECT, INSERT, DELETE ON report_support TO mapalus_planner, mapalus_operator;
GRANT SELECT ON report_merge TO mapalus_planner, mapalus_operator;
GRANT SELECT ON status_transition, agency_area TO mapalus_planner, mapalus_operator, mapalus_agency;
GRANT INSERT, UPDATE, DELETE ON agency_area TO mapalus_planner;
GRANT INSERT, UPDATE, DELETE ON status_transition TO mapalus_admin;
GRANT INSERT (report_id, reporter_name, phone, email, original_geom, consent_at, erase_after) ON reporter TO mapalus_operator;
GRANT SELECT ON reporter_read TO mapalus_admin;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA mapalus FROM PUBLIC;
-- What the row trigger calls in the name of whoever writes.
GRANT EXECUTE ON FUNCTION area_at(geometry), is_in_city(geometry, text), public_position(geometry, text),
    deadline(timestamptz, numeric), agency_root(text), check_step(report, report)
    TO mapalus_planner, mapalus_operator, mapalus_agency;
GRANT USAGE ON SEQUENCE report_number, change_number TO mapalus_planner, mapalus_operator, mapalus_agency;
GRANT EXECUTE ON FUNCTION read_reporter(bigint, text) TO mapalus_operator;
GRANT EXECUTE ON FUNCTION anonymise_reporters(timestamptz) TO mapalus_admin;
