-- Checks the steps of a report and who takes them: docs/life-cycle.md.

-- check_step() refuses by these two functions, and next_steps() offers by them: so both cannot differ.
CREATE OR REPLACE FUNCTION may_take_step(step status_transition, was report) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    is_in_charge  boolean;
BEGIN
    IF 'planner' = ANY (step.roles) AND pg_has_role(current_user, 'mapalus_planner', 'MEMBER')
       OR 'operator' = ANY (step.roles) AND pg_has_role(current_user, 'mapalus_operator', 'MEMBER') THEN
        RETURN true;
    END IF;
    is_in_charge := pg_has_role(current_user, 'mapalus_agency', 'MEMBER') AND was.agency = ANY (current_agencies());
    IF NOT is_in_charge THEN
        RETURN false;
    END IF;
    RETURN 'agency' = ANY (step.roles)
        OR 'area_office' = ANY (step.roles)
           AND ((SELECT kind = 'area_office' FROM agency WHERE code = was.agency)
                OR (SELECT routing = 'category' FROM city)
                   AND (SELECT was.agency IN (agency, serving_agency(agency, was.area_code))
                        FROM category WHERE code = was.category));
END
$$;
COMMENT ON FUNCTION may_take_step(status_transition, report) IS
    'Whether the acting login is one of those who may take a step with a report. Arguments: the step, the report before it.';

CREATE OR REPLACE FUNCTION missing_needs(step status_transition, now_is report) RETURNS text[]
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    RETURN ARRAY(
        SELECT need FROM unnest(step.needs) WITH ORDINALITY AS needed (need, place)
        WHERE CASE need
            WHEN 'reason' THEN now_is.status_reason IS NULL
            WHEN 'agency' THEN (SELECT kind = 'area_office' FROM agency WHERE code = now_is.agency)
            WHEN 'after_photo' THEN (SELECT needs_after_photo FROM category WHERE code = now_is.category)
                 AND NOT EXISTS (SELECT FROM report_photo WHERE report_id = now_is.id AND kind = 'after')
        END
        ORDER BY place);
END
$$;
COMMENT ON FUNCTION missing_needs(status_transition, report) IS
    'What a step still lacks: reason, agency, after_photo. Arguments: the step, the report with the values that it would have after the step.';

-- Everybody makes mistakes, and most steps have no way back. The history keeps both steps.
CREATE OR REPLACE FUNCTION may_take_back(was report, now_is report) RETURNS boolean
LANGUAGE sql STABLE SET search_path = mapalus, public, pg_temp AS $$
    SELECT coalesce((
        SELECT actor = acting_role() AND NOT from_source AND at > now() - interval '15 minutes'
               AND from_value = now_is.status AND to_value = was.status
        FROM report_event WHERE report_id = was.id AND kind = 'status' ORDER BY id DESC LIMIT 1), false)
$$;
COMMENT ON FUNCTION may_take_back(report, report) IS
    'Whether a change takes back the last step of a report, by the login that took it, within 15 minutes. Only a transaction that sets mapalus.takes_back to on may do so.';

CREATE OR REPLACE FUNCTION check_step(was report, now_is report) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    step            status_transition%ROWTYPE;
    missing         text[];
    next_statuses   text[];
BEGIN
    IF now_is.agency <> was.agency AND NOT pg_has_role(current_user, 'mapalus_planner', 'MEMBER')
       AND NOT (now_is.status = 'coordination' AND was.status <> 'coordination')
       AND NOT now_is.agency = ANY (current_agencies()) THEN
        PERFORM refuse('MA007', 'passed_on',
            format('%s can be passed on to %s only by a step to coordination.', was.reference, now_is.agency),
            'Set the status to coordination together with the agency.',
            jsonb_build_object('reference', was.reference, 'field', 'agency', 'agency', agency_words(now_is.agency),
                               'to_status', 'coordination'));
    END IF;
    IF now_is.status = was.status THEN
        RETURN;
    END IF;
    SELECT * INTO step FROM status_transition WHERE from_status = was.status AND to_status = now_is.status;
    IF step.from_status IS NULL THEN
        IF current_setting('mapalus.takes_back', true) = 'on' AND may_take_back(was, now_is) THEN
            RETURN;
        END IF;
        next_statuses := ARRAY(SELECT to_status FROM status_transition WHERE from_status = was.status ORDER BY to_status);
        PERFORM refuse('MA006', 'no_such_step', format('A report cannot go from %s to %s.', was.status, now_is.status),
            format('From %s it can go to %s.', was.status, coalesce(nullif(array_to_string(next_statuses, ', '), ''), 'nothing')),
            jsonb_build_object('reference', was.reference, 'field', 'status', 'from_status', was.status,
                               'to_status', now_is.status, 'next_statuses', next_statuses));
    END IF;
    IF NOT may_take_step(step, was) THEN
        PERFORM refuse('MA007', 'not_for_this_role',
            format('This login may not take a report from %s to %s.', was.status, now_is.status),
            format('That step is for: %s.', replace(array_to_string(step.roles, ', '), '_', ' ')),
            jsonb_build_object('reference', was.reference, 'field', 'status', 'from_status', was.status,
                               'to_status', now_is.status, 'roles', step.roles));
    END IF;
    missing := missing_needs(step, now_is);
    IF 'reason' = ANY (missing) THEN
        PERFORM refuse('MA008', 'needs_reason', format('A report is %s only for a reason.', now_is.status),
            'Set status_reason: duplicate, not_our_authority, invalid, too_little_information or spam.',
            jsonb_build_object('reference', was.reference, 'field', 'status_reason', 'to_status', now_is.status, 'choices',
                               ARRAY['duplicate', 'not_our_authority', 'invalid', 'too_little_information', 'spam']));
    END IF;
    IF 'agency' = ANY (missing) THEN
        PERFORM refuse('MA008', 'needs_agency',
            format('%s needs an agency for the step to %s; an area office has it.', was.reference, now_is.status),
            'Choose the agency that is to take it, in the same change.',
            jsonb_build_object('reference', was.reference, 'field', 'agency', 'to_status', now_is.status,
                               'agency', agency_words(now_is.agency)));
    END IF;
    IF 'after_photo' = ANY (missing) THEN
        PERFORM refuse('MA008', 'needs_photo',
            format('%s can be %s only with a photo of the result.', was.reference, now_is.status), 'Add an after photo first.',
            jsonb_build_object('reference', was.reference, 'to_status', now_is.status));
    END IF;
END
$$;
COMMENT ON FUNCTION check_step(report, report) IS
    'Refuses a change of status or agency if the acting login may not make it, or if the step lacks what it needs.';

-- To an agency, a report of another one does not exist: its UPDATE changes no row, and WFS-T answers that all is well. For
-- an agency this is an error, for example if it has just passed the report on.
CREATE OR REPLACE FUNCTION report_refuses_lost_write() RETURNS trigger
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM after_change) THEN
        PERFORM refuse('MA015', 'not_in_feed',
            'Nothing was changed: there is no such report, or it is not this agency''s, or not any more.',
            'Pull the feed again; report_handed_over tells which reports left it.',
            jsonb_build_object('agency', agency_words(current_agency())));
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION report_refuses_lost_write() IS
    'Statement trigger of reports, for agencies: refuses a change that reached no report.';

CREATE OR REPLACE FUNCTION report_keeps_reason() RETURNS trigger
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    IF NEW.source_hash IS DISTINCT FROM OLD.source_hash AND pg_has_role(current_user, 'mapalus_planner', 'MEMBER') THEN
        -- An import mirrors another system.
        RETURN NEW;
    END IF;
    PERFORM refuse('MA008', 'reason_is_final',
        format('The reason for which %s is %s cannot be taken away or replaced.', OLD.reference, OLD.status),
        'Take the report back to received first, then take the step again with the right reason; both will be on record.',
        jsonb_build_object('reference', OLD.reference, 'field', 'status_reason', 'status', OLD.status,
                           'to_status', 'received'));
END
$$;
COMMENT ON FUNCTION report_keeps_reason() IS 'Row trigger of rejected reports: refuses another reason without a step.';
