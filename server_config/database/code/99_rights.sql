-- All privileges. They are revoked first and then granted again, so that this file is complete. docs/rights.md is made from
-- the database.

-- PostgreSQL grants EXECUTE on new functions to PUBLIC. Here a function is private unless it is granted below.
ALTER DEFAULT PRIVILEGES FOR ROLE mapalus_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

DO $$
DECLARE
    everybody constant text :=
        'PUBLIC, mapalus_admin, mapalus_planner, mapalus_operator, mapalus_agency, mapalus_public';
    its text;
BEGIN
    -- One by one: REVOKE … ON ALL TABLES would fail if one object in the schema had another owner.
    FOR its IN
        SELECT format('%s %s', CASE relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, oid::regclass) FROM pg_class
        WHERE relnamespace IN ('mapalus'::regnamespace, 'mapalus_public'::regnamespace, 'mapalus_feed'::regnamespace)
          AND relkind IN ('r', 'p', 'v', 'm', 'S') AND relowner = 'mapalus_owner'::regrole
        UNION ALL
        SELECT format('FUNCTION %s', oid::regprocedure) FROM pg_proc
        WHERE pronamespace IN ('mapalus'::regnamespace, 'mapalus_public'::regnamespace, 'mapalus_feed'::regnamespace)
          AND proowner = 'mapalus_owner'::regrole
        UNION ALL
        SELECT format('SCHEMA %s', name) FROM unnest('{mapalus,mapalus_public,mapalus_feed}'::text[]) AS name
    LOOP
        EXECUTE format('REVOKE ALL ON %s FROM %s', its, everybody);
    END LOOP;
END
$$;

-- ---------------------------------------------------------------- schemas

GRANT USAGE ON SCHEMA mapalus TO mapalus_planner, mapalus_operator, mapalus_agency;
GRANT USAGE ON SCHEMA mapalus_public TO mapalus_public, mapalus_planner, mapalus_operator, mapalus_agency;
GRANT USAGE ON SCHEMA mapalus_feed TO mapalus_agency;

-- ---------------------------------------------------------------- city and lists

GRANT SELECT ON city, area, agency, agency_area, category, holiday, status_transition
    TO mapalus_planner, mapalus_operator, mapalus_agency;
-- Who publishes writes agencies' passwords into GeoServer's stores. Nobody else may read them.
GRANT SELECT ON area_part, agency_login, feed_password, change_log TO mapalus_planner;
GRANT INSERT, UPDATE ON agency, category, area TO mapalus_planner;
GRANT INSERT, UPDATE, DELETE ON agency_area TO mapalus_planner;
GRANT INSERT, UPDATE, DELETE ON agency_login, feed_password, holiday, status_transition TO mapalus_admin;

-- ---------------------------------------------------------------- reports

GRANT SELECT ON report, report_event, report_photo, report_departure TO mapalus_planner, mapalus_operator, mapalus_agency;
GRANT SELECT ON report_support, report_merge, report_pause TO mapalus_planner, mapalus_operator;
GRANT SELECT ON report_grid_count, report_grid_change, report_count_change TO mapalus_planner;
GRANT INSERT, UPDATE ON report TO mapalus_planner;
GRANT INSERT ON report TO mapalus_operator;
GRANT UPDATE (category, description, address, geom, position_method, position_accuracy_m, channel, priority, status,
              concerns_table, concerns_key, version) ON report TO mapalus_operator;
GRANT UPDATE (status, status_reason, status_note, agency, version) ON report TO mapalus_agency;
GRANT DELETE ON report TO mapalus_admin;
GRANT INSERT ON report_photo TO mapalus_planner, mapalus_operator, mapalus_agency;
GRANT UPDATE ON report_photo TO mapalus_planner;
GRANT INSERT, DELETE ON report_support TO mapalus_planner, mapalus_operator;
-- Agencies file no reports, so they do not need this sequence. Its value would show how many reports there are.
GRANT USAGE ON SEQUENCE report_number TO mapalus_planner, mapalus_operator;
GRANT USAGE ON SEQUENCE change_number TO mapalus_planner, mapalus_operator, mapalus_agency;

GRANT SELECT, INSERT, UPDATE, DELETE ON queue_view TO mapalus_planner, mapalus_operator;
GRANT SELECT ON response_template TO mapalus_planner, mapalus_operator;
GRANT INSERT, UPDATE, DELETE ON response_template TO mapalus_planner;

-- ---------------------------------------------------------------- addresses

GRANT SELECT ON street TO mapalus_planner, mapalus_operator, mapalus_agency;
GRANT INSERT, UPDATE, DELETE ON street TO mapalus_planner;
GRANT EXECUTE ON FUNCTION search_places(text, geometry, integer), search_references(text, integer), address_words(text)
    TO mapalus_planner, mapalus_operator;

-- Row triggers call these functions as the acting login.
GRANT EXECUTE ON FUNCTION acting_role(), current_agencies(), check_version(text, jsonb, jsonb)
    TO mapalus_planner, mapalus_operator, mapalus_agency;
GRANT EXECUTE ON FUNCTION area_at(geometry), is_in_city(geometry, text), public_position(geometry, text, text),
    serving_agency(text, text), first_agency(text, text, text), agency_root(text), deadline(timestamptz, numeric),
    check_step(report, report), may_take_back(report, report), may_take_step(status_transition, report), missing_needs(status_transition, report),
    next_change_seq(bigint), require_current_lists(text, text, text), refuse(text, text, text, text, jsonb),
    city_words(), agency_words(text)
    TO mapalus_planner, mapalus_operator, mapalus_agency;
GRANT EXECUTE ON FUNCTION possible_duplicates(bigint),
    possible_duplicates_at(text, geometry, timestamptz, text, text, bigint) TO mapalus_planner, mapalus_operator;
GRANT EXECUTE ON FUNCTION next_steps(bigint), changeable_columns(), change_reports(bigint[], integer[], jsonb),
    change_one_by_one(bigint[], integer[], jsonb, text[], report), change_together(bigint[], integer[], text[], report)
    TO mapalus_planner, mapalus_operator, mapalus_agency;
GRANT EXECUTE ON FUNCTION rebuild_report_grid(), rebuild_report_counts() TO mapalus_admin;

-- ---------------------------------------------------------------- reporters and imports

GRANT INSERT (report_id, reporter_name, phone, email, original_geom, consent_at, erase_after) ON reporter TO mapalus_operator;
GRANT EXECUTE ON FUNCTION read_reporter(bigint, text) TO mapalus_operator;
GRANT SELECT ON reporter_read, anonymising TO mapalus_admin;
GRANT EXECUTE ON FUNCTION late_erasures() TO mapalus_planner;
GRANT SELECT, INSERT ON import_reject TO mapalus_planner;
GRANT EXECUTE ON FUNCTION anonymise_reporters(timestamptz), forget_rejects(timestamptz) TO mapalus_admin;

-- ---------------------------------------------------------------- infrastructure

GRANT SELECT ON facility, cctv, market, commodity, programme TO mapalus_planner, mapalus_operator, mapalus_agency;
GRANT SELECT ON cctv_state, price TO mapalus_planner, mapalus_operator;
GRANT INSERT, UPDATE, DELETE ON facility, cctv, market, commodity, price, programme TO mapalus_planner;
GRANT SELECT, INSERT, UPDATE, DELETE ON cctv_stream TO mapalus_admin;
GRANT EXECUTE ON FUNCTION
    identity_problem(text, text, text), place_problem(text, text, geometry, text), problem_of(facility),
    problem_of(cctv), problem_of(market), problem_of(commodity), problem_of(price), problem_of(programme),
    read_geometry(text), price_key(text, text, date)
    TO mapalus_planner;
GRANT EXECUTE ON FUNCTION problem_of(cctv_stream) TO mapalus_admin;

-- ---------------------------------------------------------------- publication

GRANT SELECT ON own_layer, changed_extent, schema_migration, schema_code TO mapalus_planner;
GRANT SELECT, INSERT ON publication_log, publication_step, publication_content TO mapalus_planner;
GRANT UPDATE (outcome, finished_at, after, stamps, not_ours, message, verification) ON publication_log TO mapalus_planner;
GRANT EXECUTE ON FUNCTION take_work(text), release_work(text), forget_changed_extents(bigint[]), sources_of(regclass),
    unfit_sources(regclass), definition_of(regclass), own_layer_problem(text),
    publish_own_layer(text, regclass, text, jsonb, text, integer), withdraw_own_layer(text, integer), drop_withdrawn_views()
    TO mapalus_planner;
-- PostgreSQL checks EXECUTE on a view's functions for the login that reads the view.
GRANT EXECUTE ON FUNCTION own_layer_is_fit(text) TO mapalus_public, mapalus_planner, mapalus_operator, mapalus_agency;

-- ---------------------------------------------------------------- the public and the feed

DO $$
DECLARE
    its regclass;
BEGIN
    -- Includes planners' own layers: everything in this schema is public.
    FOR its IN SELECT oid FROM pg_class WHERE relnamespace = 'mapalus_public'::regnamespace
                                          AND relkind IN ('r', 'v') AND relowner = 'mapalus_owner'::regrole LOOP
        EXECUTE format('GRANT SELECT ON %s TO mapalus_public, mapalus_planner, mapalus_operator, mapalus_agency', its);
    END LOOP;
END
$$;
GRANT SELECT ON mapalus_feed.report, mapalus_feed.report_change, mapalus_feed.report_handed_over, mapalus_feed.report_event,
    mapalus_feed.feed_state TO mapalus_agency;
GRANT UPDATE (status, status_reason, status_note, agency, version) ON mapalus_feed.report TO mapalus_agency;
GRANT EXECUTE ON FUNCTION current_agency(), current_agency_root(), feed_horizon(), feed_epoch(), feed_holder()
    TO mapalus_agency;
GRANT EXECUTE ON FUNCTION new_feed_epoch() TO mapalus_admin;
