-- Checks the steps of a report and who takes them: docs/life-cycle.md.

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
COMMENT ON FUNCTION check_step(report, report) IS
    'Refuses a change of status or agency if the acting login may not make it, or if the step lacks what it needs.';

CREATE OR REPLACE FUNCTION report_keeps_reason() RETURNS trigger
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
COMMENT ON FUNCTION report_keeps_reason() IS 'Row trigger of rejected reports: refuses another reason without a step.';
