Statements of somebody who can run SQL with a login of GeoServer. test_hostile_sql.py runs each as the public login and as two
agencies', directly and through GeoServer. To add one, write a line with its name and the statement below it. The first word of
the name says what must hold:

read, statistics    refused, or the answer holds nothing that the login must not know
count               the same, and the answer does not depend on what hidden rows hold
write, role, lock, file, other    refused
time                ended by the login's limit

-- read reporters
SELECT * FROM mapalus.reporter
-- read reporters as text
SELECT r::text FROM mapalus.reporter AS r
-- read reporters through xml
SELECT query_to_xml('SELECT * FROM mapalus.reporter', true, true, '')
-- read reporters through a schema in xml
SELECT schema_to_xml('mapalus', true, true, '')
-- read the whole database in xml
SELECT database_to_xml(true, true, '')
-- read reporters by text search
SELECT * FROM ts_stat('SELECT to_tsvector(reporter_name) FROM mapalus.reporter')
-- read reporters by their function
SELECT * FROM mapalus.read_reporter(1, 'curious about it')
-- read who is anonymised
SELECT * FROM mapalus.anonymise_reporters()
-- read the log of reads
SELECT * FROM mapalus.reporter_read
-- read raw reports
SELECT description, address, geom FROM mapalus.report
-- read system columns
SELECT ctid, xmin, tableoid FROM mapalus.report
-- read raw reports through a search path
SET search_path = mapalus, public; SELECT description FROM report
-- read feeds
SELECT * FROM mapalus_feed.report
-- read what changed
SELECT * FROM mapalus_feed.report_change
-- read what was handed over
SELECT * FROM mapalus_feed.report_handed_over
-- read the history of feeds
SELECT * FROM mapalus_feed.report_event
-- read feeds in xml
SELECT schema_to_xml('mapalus_feed', true, true, '')
-- read history
SELECT * FROM mapalus.report_event
-- read departures
SELECT * FROM mapalus.report_departure
-- read passwords of feeds
SELECT * FROM mapalus.feed_password
-- read runs of anonymising
SELECT * FROM mapalus.anonymising
-- read logins of agencies
SELECT * FROM mapalus.agency_login
-- read rejected rows
SELECT row_text FROM mapalus.import_reject
-- read streams of cameras
SELECT * FROM mapalus.cctv_stream
-- read hidden cameras
SELECT * FROM mapalus.cctv WHERE NOT is_public
-- read photos
SELECT path FROM mapalus.report_photo
-- read the journal
SELECT before, plan FROM mapalus.publication_log
-- read changes of rows
SELECT * FROM mapalus.change_log
-- read who does a work
SELECT * FROM mapalus.work_lock
-- read public reports
SELECT * FROM mapalus_public.report
-- read public history
SELECT * FROM mapalus_public.report_event
-- read merged reports
SELECT * FROM mapalus_public.report_merged
-- read behind a barrier by a cast
SELECT * FROM mapalus_public.report WHERE public_description::integer = 1
-- read behind a barrier by a cast of a position
SELECT * FROM mapalus_public.report WHERE ST_AsText(geom)::integer = 1
-- read behind a barrier by a division
SELECT * FROM mapalus_public.report WHERE 1 / (CASE category WHEN 'social' THEN 0 ELSE 1 END) = 1
-- read behind a feed by a cast
SELECT * FROM mapalus_feed.report WHERE report_description::integer = 1
-- read behind a barrier by a function of the session
CREATE FUNCTION pg_temp.look(text) RETURNS boolean COST 0.0001 LANGUAGE plpgsql AS $$BEGIN RAISE NOTICE '%', $1; RETURN true; END$$;
SELECT * FROM mapalus_public.report WHERE pg_temp.look(public_description)
-- read passwords
SELECT rolpassword FROM pg_authid
-- read passwords of mappings
SELECT * FROM pg_user_mapping
-- read what others ask
SELECT usename, query FROM pg_stat_activity
-- read cursors and prepared statements
SELECT name, statement FROM pg_prepared_statements UNION ALL SELECT name, statement FROM pg_cursors
-- read large objects
SELECT loid, data FROM pg_largeobject
-- read definitions
SELECT pg_get_viewdef('mapalus_feed.report'::regclass), pg_get_functiondef('mapalus.current_agencies()'::regprocedure)
-- statistics of columns
SELECT tablename, attname, most_common_vals, histogram_bounds FROM pg_stats WHERE schemaname LIKE 'mapalus%'
-- statistics themselves
SELECT stavalues1, stavalues2 FROM pg_statistic
-- statistics of expressions
SELECT * FROM pg_stats_ext_exprs
-- statistics of extended objects
SELECT * FROM pg_statistic_ext_data
-- statistics of reporters by PostGIS
SELECT ST_EstimatedExtent('mapalus', 'reporter', 'original_geom')
-- statistics of reports by PostGIS
SELECT ST_EstimatedExtent('mapalus', 'report', 'geom')
-- statistics of reporters by oid
SELECT _postgis_stats((SELECT oid FROM pg_class WHERE relname = 'reporter')::regclass, 'original_geom')
-- statistics of a box
SELECT _postgis_selectivity((SELECT oid FROM pg_class WHERE relname = 'report')::regclass, 'geom', ST_MakeEnvelope(124.9113, 1.3001, 124.9114, 1.3003, 4326))
-- statistics of a join
SELECT _postgis_join_selectivity((SELECT oid FROM pg_class WHERE relname = 'report')::regclass, 'geom', (SELECT oid FROM pg_class WHERE relname = 'reporter')::regclass, 'original_geom')
-- statistics that are made
CREATE STATISTICS public.mine ON category, agency FROM mapalus.report
-- statistics that are collected
ANALYZE mapalus.report
-- count hidden reports of an agency
EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, COSTS OFF) SELECT FROM mapalus_public.report WHERE agency = 'DINSOS' AND status = 'received' AND due_at > '2000-01-01'
-- count hidden reports without scans
SET enable_seqscan = off; EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, COSTS OFF) SELECT FROM mapalus_public.report WHERE reported_at BETWEEN '2026-01-05' AND '2026-01-06'
-- count hidden reports of a village
EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, COSTS OFF) SELECT FROM mapalus_public.report WHERE area_code = '71.02.01.1001'
-- count by expected rows
EXPLAIN SELECT FROM mapalus_public.report WHERE agency = 'DINSOS'
-- count by a join
SET enable_hashjoin = off; EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, COSTS OFF) SELECT FROM mapalus_public.agency JOIN mapalus_public.report ON report.agency = agency.code WHERE code = 'DINSOS'
-- count events
EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, COSTS OFF) SELECT FROM mapalus_public.report_event WHERE to_value = 'DINSOS' AND at > '2026-01-01'
-- count small counts
EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, COSTS OFF) SELECT FROM mapalus_public.report_count WHERE area_code = '71.02.01.1001' AND category = 'health'
-- count cameras in a box
SET enable_seqscan = off; EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, COSTS OFF) SELECT FROM mapalus_public.cctv WHERE geom && ST_MakeEnvelope(124.9, 1.299, 124.905, 1.301, 4326)
-- count in xml
SELECT query_to_xml('EXPLAIN ANALYZE SELECT FROM mapalus_public.report WHERE agency = ''DINSOS''', true, true, '')
-- count reports of all agencies
SELECT agency, category, status, count(*) FROM mapalus.report GROUP BY 1, 2, 3
-- count by a sequence
SELECT last_value FROM mapalus.report_number
-- count by the next number
SELECT nextval('mapalus.report_number')
-- count by the current number
SELECT currval('mapalus.report_number'), lastval()
-- count public numbers
SELECT number, area_code, category FROM mapalus_public.report_count
-- count cells
SELECT sum(number), category, status FROM mapalus_public.report_grid GROUP BY 2, 3 ORDER BY 2, 3
-- write a report
INSERT INTO mapalus_public.report (reference) VALUES ('x')
-- write through the feed
INSERT INTO mapalus_feed.report (reference) VALUES ('x')
-- write a description through the feed
UPDATE mapalus_feed.report SET report_description = 'x'
-- write a priority
UPDATE mapalus.report SET priority = 9
-- write another agency
UPDATE mapalus.agency_login SET agency = 'DINSOS'
-- write keys of layers
TRUNCATE mapalus_public.gt_pk_metadata
-- write a number
SELECT setval('mapalus.report_number', 1)
-- write a table
CREATE TABLE public.mine AS SELECT 1
-- write a table of the session
CREATE TEMPORARY TABLE mine AS SELECT 1
-- write a view
CREATE VIEW mapalus_public.mine AS SELECT 1
-- write a schema
CREATE SCHEMA mine
-- write a large object
SELECT lo_from_bytea(0, 'x')
-- write a comment
COMMENT ON VIEW mapalus_public.report IS 'mine'
-- write without triggers
SET session_replication_role = replica; DELETE FROM mapalus.report
-- write by a cast
CREATE CAST (text AS integer) WITH INOUT AS IMPLICIT
-- role of a planner
SET ROLE mapalus_planner
-- role of the owner
SELECT set_config('role', 'mapalus_owner', false)
-- role in one select
SELECT query_to_xml('SELECT set_config(''role'', ''mapalus_admin'', false)', true, true, ''), count(*) FROM mapalus.reporter
-- role of another agency
SET ROLE hostile_nobody
-- role of another session
SET SESSION AUTHORIZATION mapalus_superuser
-- role with powers
ALTER ROLE CURRENT_USER SUPERUSER
-- role for oneself
GRANT mapalus_planner TO CURRENT_USER
-- role that is new
CREATE ROLE mine LOGIN SUPERUSER
-- role of another gets a password
ALTER ROLE mapalus_owner LOGIN PASSWORD 'x'
-- role may read all
GRANT SELECT ON ALL TABLES IN SCHEMA mapalus TO PUBLIC
-- role owns a table
ALTER TABLE mapalus.reporter OWNER TO CURRENT_USER
-- role passes policies
ALTER TABLE mapalus.report DISABLE ROW LEVEL SECURITY
-- role acts for an agency
SELECT mapalus_feed.act_for('hostile_nobody')
-- lock of a publication
SELECT mapalus.take_work('publish s')
-- lock of prices
SELECT mapalus.hold_table('mapalus.work_on_prices', 'EXCLUSIVE')
-- lock of a table of work
LOCK TABLE mapalus.work_on_prices IN EXCLUSIVE MODE
-- lock of reports
LOCK TABLE mapalus.report IN SHARE MODE
-- lock of a view
LOCK TABLE mapalus_public.report IN SHARE MODE
-- lock of rows
SELECT * FROM mapalus_public.report FOR UPDATE
-- lock with a known key
SELECT pg_advisory_lock(x'6D617061'::integer)
-- lock with a key of a table
SELECT pg_advisory_lock(oid::bigint) FROM pg_class WHERE relname IN ('report_grid_count', 'price')
-- lock until no lock is left
SELECT count(pg_advisory_lock_shared(n)) FROM generate_series(1, 1000000) AS n
-- lock of counts
SELECT mapalus.rebuild_report_counts()
-- time to sleep
SELECT pg_sleep(600)
-- time without a limit in one statement
SELECT set_config('statement_timeout', '0', false), pg_sleep(600)
-- time to count
SELECT count(*) FROM generate_series(1, 100000) AS a, generate_series(1, 100000) AS b, generate_series(1, 100) AS c
-- time of a recursion
WITH RECURSIVE n AS (SELECT 1::numeric AS i UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n
-- time of a block
DO $$BEGIN LOOP PERFORM 1; END LOOP; END$$
-- file of the server
SELECT pg_read_file('PG_VERSION')
-- file in bytes
SELECT pg_read_binary_file('postgresql.conf')
-- file that is listed
SELECT pg_ls_dir('.')
-- file of the log
SELECT pg_ls_logdir()
-- file as a large object
SELECT lo_import('/etc/passwd')
-- file that is written
SELECT lo_export(1, '/tmp/mine')
-- file by copy
COPY mapalus_public.area TO '/tmp/mine'
-- file from a program
COPY mapalus_public.area TO PROGRAM 'cat > /tmp/mine'
-- file of settings
SELECT * FROM pg_file_settings
-- file of rules
SELECT * FROM pg_hba_file_rules
-- file of the log by name
SELECT pg_current_logfile()
-- file of a library
LOAD 'auto_explain'
-- file of a function
CREATE FUNCTION public.mine() RETURNS integer LANGUAGE c AS 'libc', 'getpid'
-- other database
CREATE EXTENSION dblink
-- other database by a wrapper
CREATE EXTENSION postgres_fdw
-- other database by a subscription
CREATE SUBSCRIPTION mine CONNECTION 'host=127.0.0.1' PUBLICATION mine
-- other database that is new
CREATE DATABASE mine
-- other session ends
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'mapalus_superuser' AND datname = current_database()
-- other session is cancelled
SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE usename = 'mapalus_superuser' AND datname = current_database()
-- other settings
ALTER SYSTEM SET log_statement = 'all'
-- other settings of the database
DO $$BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = mine', current_database()); END$$
-- other log
SET log_statement = 'all'
-- other configuration
SELECT pg_reload_conf()
-- other replication
SELECT pg_create_physical_replication_slot('mine')
-- other event trigger
CREATE EVENT TRIGGER mine ON ddl_command_end EXECUTE FUNCTION mapalus.keep_version()
-- lock the queue of notifications
SELECT count(pg_notify('qgis', n::text)) FROM generate_series(1, 100000) AS n
