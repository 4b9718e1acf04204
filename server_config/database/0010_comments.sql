-- What the columns mean, where no earlier step says it.
SET LOCAL ROLE mapalus_owner;
SET LOCAL search_path = mapalus, public;

COMMENT ON COLUMN city.code IS 'Code of the profile.';
COMMENT ON COLUMN city.title_id IS 'Its name in Indonesian.';
COMMENT ON COLUMN city.title_en IS 'Its name in English.';
COMMENT ON COLUMN city.notice_en IS 'The same in English.';
COMMENT ON COLUMN city.attribution_en IS 'The same in English.';
COMMENT ON COLUMN city.languages IS 'Languages of the public pages, the first one first.';
COMMENT ON COLUMN city.time_zone IS 'IANA name of its time zone.';
COMMENT ON COLUMN city.reference_prefix IS 'Letters with which references begin.';
COMMENT ON COLUMN city.catch_all IS 'Category of what no other category fits.';
COMMENT ON COLUMN city.coordinate_hours IS 'Hours until a report must have been taken up, where the category says nothing else.';
COMMENT ON COLUMN city.resolve_hours IS 'Hours until a report must be resolved, where the category says nothing else.';
COMMENT ON COLUMN city.extent IS 'The rectangle in which the city lies.';

COMMENT ON COLUMN area.code IS 'Official code.';
COMMENT ON COLUMN area.parent IS 'Code of the area that it is a part of.';
COMMENT ON COLUMN area.area_name IS 'Name of the area.';
COMMENT ON COLUMN area.population IS 'Number of inhabitants.';
COMMENT ON COLUMN area.geom IS 'Its outline.';

COMMENT ON COLUMN area_part.area_code IS 'The village.';
COMMENT ON COLUMN area_part.geom IS 'A piece of it.';

COMMENT ON COLUMN agency.code IS 'Short code.';
COMMENT ON COLUMN agency.agency_name_id IS 'Name of the agency in Indonesian.';
COMMENT ON COLUMN agency.agency_name_en IS 'Name of the agency in English.';
COMMENT ON COLUMN agency.kind IS 'department: an agency of the city; area_office: the office of an area.';
COMMENT ON COLUMN agency.parent IS 'The agency of which it is a sub-unit.';
COMMENT ON COLUMN agency.public_contact IS 'How the public reaches it.';

COMMENT ON COLUMN category.code IS 'Short code (Open311: service_code).';
COMMENT ON COLUMN category.category_name_id IS 'Name of the category in Indonesian.';
COMMENT ON COLUMN category.category_name_en IS 'Name of the category in English.';
COMMENT ON COLUMN category.category_group IS 'Group of categories (Open311: group).';

COMMENT ON COLUMN report.id IS 'Number of the report, for the database alone.';
COMMENT ON COLUMN report.source_id IS 'Identifier at the source.';
COMMENT ON COLUMN report.channel IS 'How it reached the city.';
COMMENT ON COLUMN report.category IS 'Kind of problem.';
COMMENT ON COLUMN report.description IS 'What was said, as it came; never published.';
COMMENT ON COLUMN report.address IS 'Where the problem is, in words.';
COMMENT ON COLUMN report.position_accuracy_m IS 'Accuracy of the position in metres.';
COMMENT ON COLUMN report.status IS 'Where it stands in its life cycle.';
COMMENT ON COLUMN report.status_reason IS 'Why it was rejected.';
COMMENT ON COLUMN report.agency IS 'The agency in charge.';
COMMENT ON COLUMN report.priority IS 'Higher is more urgent.';
COMMENT ON COLUMN report.reported_at IS 'When it was told.';
COMMENT ON COLUMN report.duplicate_of IS 'Number of the report into which it is merged.';
COMMENT ON COLUMN report.is_public IS 'Whether it may be shown to the public.';
COMMENT ON COLUMN report.updated_at IS 'When it was changed last.';

COMMENT ON COLUMN reporter.report_id IS 'The report.';
COMMENT ON COLUMN reporter.reporter_name IS 'Name of the person.';
COMMENT ON COLUMN reporter.phone IS 'Telephone number.';
COMMENT ON COLUMN reporter.email IS 'E-mail address.';
COMMENT ON COLUMN reporter.original_geom IS 'Where the person stood.';
COMMENT ON COLUMN reporter.consent_at IS 'When the person agreed that this is kept.';
COMMENT ON COLUMN reporter.erase_after IS 'The day after which this is erased, whatever became of the report.';

COMMENT ON COLUMN report_event.id IS 'Number of the event.';
COMMENT ON COLUMN report_event.report_id IS 'The report, which may be deleted by now.';
COMMENT ON COLUMN report_event.at IS 'When it happened.';
COMMENT ON COLUMN report_event.actor IS 'The login that did it.';
COMMENT ON COLUMN report_event.kind IS 'What was changed.';
COMMENT ON COLUMN report_event.from_value IS 'Value before.';
COMMENT ON COLUMN report_event.to_value IS 'Value after.';
COMMENT ON COLUMN report_event.note IS 'What was said with it.';
COMMENT ON COLUMN report_event.is_public IS 'Whether the public may see it.';

COMMENT ON COLUMN import_reject.id IS 'Number of the entry.';
COMMENT ON COLUMN import_reject.rejected_at IS 'When the row was refused.';
COMMENT ON COLUMN import_reject.source IS 'Source that the import named.';
COMMENT ON COLUMN import_reject.file IS 'Name of the file.';
COMMENT ON COLUMN import_reject.reason_code IS 'Reason in a word, for counting.';
COMMENT ON COLUMN import_reject.reason IS 'Reason in a sentence.';
COMMENT ON COLUMN import_reject.row_text IS 'The row as it came.';

COMMENT ON COLUMN schema_migration.number IS 'Number of the step.';
COMMENT ON COLUMN schema_migration.name IS 'Its name.';
COMMENT ON COLUMN schema_migration.checksum IS 'SHA-256 of its text.';
COMMENT ON COLUMN schema_migration.applied_at IS 'When it was applied.';
COMMENT ON COLUMN schema_migration.applied_by IS 'Who applied it.';

DO $$
DECLARE
    its record;
BEGIN
    -- These two mean the same wherever they stand.
    FOR its IN
        SELECT attrelid::regclass AS of_table, attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE relnamespace = 'mapalus'::regnamespace AND relkind = 'r' AND attname IN ('version', 'updated_at')
          AND col_description(attrelid, attnum) IS NULL
    LOOP
        EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', its.of_table, its.attname,
                       CASE its.attname WHEN 'version' THEN 'Rises with every change.' ELSE 'When it was changed last.' END);
    END LOOP;
END
$$;

COMMENT ON COLUMN mapalus_public.report.geom IS 'The position that may be published, by the category''s privacy class.';
COMMENT ON COLUMN mapalus_public.report_count.geom IS 'Outline of the village.';
COMMENT ON COLUMN mapalus_public.report_grid.zoom IS 'Zoom level, 6 to 14.';
COMMENT ON COLUMN mapalus_public.report_grid.x IS 'Column of the cell, from the west.';
COMMENT ON COLUMN mapalus_public.report_grid.y IS 'Row of the cell, from the north.';
COMMENT ON COLUMN mapalus_public.report_grid.category IS 'Category of the reports.';
COMMENT ON COLUMN mapalus_public.report_grid.status IS 'Status of the reports.';
COMMENT ON COLUMN mapalus_public.report_grid.number IS 'How many.';
COMMENT ON COLUMN mapalus_public.report_grid.geom IS 'The cell, in EPSG:3857.';
COMMENT ON COLUMN mapalus_public.report.overdue IS 'Whether the deadline is over and the report is still open.';
COMMENT ON COLUMN mapalus_feed.report.overdue IS 'Whether the deadline is over and the report is still open.';
COMMENT ON COLUMN mapalus_feed.report_change.overdue IS 'Whether the deadline is over and the report is still open.';
COMMENT ON COLUMN mapalus_public.report.district_name IS 'Name of the district.';
COMMENT ON COLUMN mapalus_public.market.district_name IS 'Name of the district.';
COMMENT ON COLUMN mapalus_public.cctv.district_name IS 'Name of the district.';
COMMENT ON COLUMN mapalus_public.facility.district_name IS 'Name of the district.';
COMMENT ON COLUMN mapalus_feed.report.merged_into IS 'Reference of the report into which it is merged.';
COMMENT ON COLUMN mapalus_feed.report_change.merged_into IS 'Reference of the report into which it is merged.';
COMMENT ON COLUMN mapalus_public.gt_pk_metadata.table_schema IS 'Schema of the view.';
COMMENT ON COLUMN mapalus_public.gt_pk_metadata.table_name IS 'Name of the view.';
COMMENT ON COLUMN mapalus_public.gt_pk_metadata.pk_column IS 'Column of the key.';
COMMENT ON COLUMN mapalus_public.gt_pk_metadata.pk_column_idx IS 'Its place in the key.';
COMMENT ON COLUMN mapalus_public.gt_pk_metadata.pk_policy IS 'Who gives it a value.';
COMMENT ON COLUMN mapalus_public.gt_pk_metadata.pk_sequence IS 'The sequence that does, if one does.';

COMMENT ON FUNCTION area_after_write() IS 'Row trigger of areas: cuts villages into pieces.';
COMMENT ON FUNCTION category_after_update() IS 'Row trigger of categories: reports of a category that becomes more private lose their public positions.';
