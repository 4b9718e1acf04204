-- Personal data: records who reads them, and erases them.

CREATE OR REPLACE FUNCTION read_reporter(of_report bigint, purpose text) RETURNS SETOF reporter
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    -- The server's log keeps this line even if the transaction is rolled back.
    RAISE LOG 'mapalus: % reads the reporter of report %: %', acting_role(), of_report, purpose;
    INSERT INTO reporter_read (report_id, purpose) VALUES (of_report, read_reporter.purpose);
    RETURN QUERY SELECT * FROM reporter WHERE report_id = of_report;
END
$$;
COMMENT ON FUNCTION read_reporter(bigint, text) IS
    'Returns the reporter of a report. Records who read it, when and for what purpose.';

CREATE OR REPLACE FUNCTION anonymise_reporters(as_of timestamptz DEFAULT now())
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
    'Erases reporters whose report was closed more than reporter_retention_days ago, or whose day of erasure has come. Returns their reports.';

CREATE OR REPLACE FUNCTION forget_rejects(as_of timestamptz DEFAULT now()) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    WITH gone AS (
        DELETE FROM import_reject USING city
        WHERE rejected_at < as_of - make_interval(days => city.reporter_retention_days) RETURNING 1
    ) SELECT count(*) FROM gone
$$;
COMMENT ON FUNCTION forget_rejects(timestamptz) IS
    'Deletes rows that imports rejected more than reporter_retention_days ago, because such a row may name a reporter. Returns their number.';
