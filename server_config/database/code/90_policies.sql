-- Row-level security: which rows a role sees and changes. The schema's steps enable it. Without a policy, a role sees none.

DROP POLICY IF EXISTS staff ON report;
CREATE POLICY staff ON report TO mapalus_planner, mapalus_operator USING (true) WITH CHECK (true);
-- An agency can still read reports that it passed on. PostgreSQL also applies this policy to the changed row of an UPDATE;
-- without previous_agency, an agency could not pass a report on.
DROP POLICY IF EXISTS agency_reads ON report;
CREATE POLICY agency_reads ON report FOR SELECT TO mapalus_agency
    USING (agency = ANY ((SELECT current_agencies())::text[]) OR previous_agency = ANY ((SELECT current_agencies())::text[]));
DROP POLICY IF EXISTS agency_writes ON report;
CREATE POLICY agency_writes ON report FOR UPDATE TO mapalus_agency
    USING (agency = ANY ((SELECT current_agencies())::text[])) WITH CHECK (true);

DROP POLICY IF EXISTS staff ON report_event;
CREATE POLICY staff ON report_event TO mapalus_planner, mapalus_operator USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS agency_reads ON report_event;
CREATE POLICY agency_reads ON report_event FOR SELECT TO mapalus_agency
    USING (EXISTS (SELECT FROM report WHERE report.id = report_id));

DROP POLICY IF EXISTS staff ON report_departure;
CREATE POLICY staff ON report_departure TO mapalus_planner, mapalus_operator USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS agency_reads ON report_departure;
CREATE POLICY agency_reads ON report_departure FOR SELECT TO mapalus_agency USING (from_agency = (SELECT current_agency()));

DROP POLICY IF EXISTS staff ON report_photo;
CREATE POLICY staff ON report_photo TO mapalus_planner, mapalus_operator USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS agency_reads ON report_photo;
CREATE POLICY agency_reads ON report_photo FOR SELECT TO mapalus_agency
    USING (EXISTS (SELECT FROM report WHERE report.id = report_id));
DROP POLICY IF EXISTS agency_adds ON report_photo;
CREATE POLICY agency_adds ON report_photo FOR INSERT TO mapalus_agency
    WITH CHECK (approved_by IS NULL AND EXISTS (SELECT FROM report WHERE report.id = report_id
                                                AND report.agency = ANY ((SELECT current_agencies())::text[])));

DROP POLICY IF EXISTS staff ON report_support;
CREATE POLICY staff ON report_support TO mapalus_planner, mapalus_operator USING (true) WITH CHECK (true);
