-- Personal data: records who reads them, and erases them.

CREATE OR REPLACE FUNCTION read_reporter(of_report bigint, purpose text) RETURNS SETOF reporter
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    -- A line break would write a second line into the server's log.
    IF coalesce(purpose, '') !~ '^[^[:cntrl:]]*$' OR coalesce(purpose, '') !~ '([[:alpha:]][^[:alpha:]]*){5}' THEN
        PERFORM refuse('MA011', 'purpose', 'The purpose of reading a reporter must be said in one line, in words.',
            'Say why you need it, such as: call back about the photo.', jsonb_build_object('field', 'purpose'));
    END IF;
    -- The server's log keeps this line even if the transaction is rolled back.
    RAISE LOG 'mapalus: % reads the reporter of report %: %', acting_role(), of_report, purpose;
    INSERT INTO reporter_read (report_id, purpose) VALUES (of_report, read_reporter.purpose);
    RETURN QUERY SELECT * FROM reporter WHERE report_id = of_report;
END
$$;
COMMENT ON FUNCTION read_reporter(bigint, text) IS
    'Returns the reporter of a report. Records who read it, when and for what purpose.';

CREATE OR REPLACE FUNCTION reporters_to_erase(as_of timestamptz) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    SELECT reporter.report_id
    FROM reporter JOIN report ON report.id = reporter.report_id CROSS JOIN city
    WHERE reporter.anonymised_at IS NULL
      AND (report.resolved_at < as_of - make_interval(days => city.reporter_retention_days)
           OR report.resolved_at IS NULL AND report.reported_at < as_of - make_interval(days => city.reporter_open_days)
           OR reporter.erase_after < as_of::date)
$$;
COMMENT ON FUNCTION reporters_to_erase(timestamptz) IS
    'Reports whose reporter must be erased by then: closed more than reporter_retention_days before, open for more than reporter_open_days, or past their day of erasure.';

CREATE OR REPLACE FUNCTION anonymise_reporters(as_of timestamptz DEFAULT now())
RETURNS TABLE (report_reference text, closed_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    erased bigint;
BEGIN
    RETURN QUERY
    UPDATE reporter SET reporter_name = NULL, phone = NULL, email = NULL, original_geom = NULL, anonymised_at = now()
    FROM report
    WHERE report.id = reporter.report_id AND reporter.anonymised_at IS NULL
      AND reporter.report_id IN (SELECT reporters_to_erase(as_of))
    RETURNING report.reference, report.resolved_at;
    GET DIAGNOSTICS erased = ROW_COUNT;
    INSERT INTO anonymising (reporters) VALUES (erased);
END
$$;
COMMENT ON FUNCTION anonymise_reporters(timestamptz) IS
    'Erases the reporters of reporters_to_erase(). Returns their reports, and records the run.';

CREATE OR REPLACE FUNCTION late_erasures() RETURNS TABLE (reporters bigint, last_run timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    -- Where it ran lately, nobody is late: so this costs something only where it did not.
    SELECT CASE WHEN last_run > now() - interval '2 days' THEN 0
                ELSE (SELECT count(*) FROM reporters_to_erase(now() - interval '2 days')) END, last_run
    FROM (SELECT max(at) AS last_run FROM anonymising) AS ran
$$;
COMMENT ON FUNCTION late_erasures() IS
    'How many reporters should have been erased two days ago or earlier, and when anonymise_reporters() ran last.';

CREATE OR REPLACE FUNCTION forget_rejects(as_of timestamptz DEFAULT now()) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    WITH gone AS (
        DELETE FROM import_reject USING city
        WHERE rejected_at < as_of - make_interval(days => city.reporter_retention_days) RETURNING 1
    ) SELECT count(*) FROM gone
$$;
COMMENT ON FUNCTION forget_rejects(timestamptz) IS
    'Deletes rows that imports rejected more than reporter_retention_days ago, because such a row may name a reporter. Returns their number.';
