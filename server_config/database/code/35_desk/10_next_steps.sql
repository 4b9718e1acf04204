-- What the acting login may do next with a report.

CREATE OR REPLACE FUNCTION next_steps(of_report bigint) RETURNS TABLE (to_status text, needs text[])
LANGUAGE plpgsql STABLE SECURITY INVOKER SET search_path = mapalus, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    its   report%ROWTYPE;
    step  status_transition%ROWTYPE;
BEGIN
    -- A merged report follows the other one.
    SELECT * INTO its FROM report WHERE id = of_report AND duplicate_of IS NULL;
    IF its.id IS NULL OR NOT has_column_privilege('mapalus.report', 'status', 'UPDATE') THEN
        RETURN;
    END IF;
    -- The reason of an earlier rejection is none for the next one.
    its.status_reason := NULL;
    FOR step IN
        SELECT * FROM status_transition WHERE from_status = its.status
        ORDER BY array_position('{received,coordination,assigned,in_progress,resolved,rejected}'::text[], to_status), to_status
    LOOP
        IF may_take_step(step, its) THEN
            to_status := step.to_status;
            needs := missing_needs(step, its);
            RETURN NEXT;
        END IF;
    END LOOP;
END
$$;
COMMENT ON FUNCTION next_steps(bigint) IS
    'The steps that the acting login may take with a report, and what each still needs: reason, agency, after_photo. Empty for a merged report, and for one that the login cannot see.';
