-- The schemas, and the record of applied steps and code.
-- The installing user creates the schemas. mapalus_owner creates everything in them.
RESET ROLE;
CREATE SCHEMA mapalus AUTHORIZATION mapalus_owner;
CREATE SCHEMA mapalus_public AUTHORIZATION mapalus_owner;
CREATE SCHEMA mapalus_feed AUTHORIZATION mapalus_owner;
SET LOCAL ROLE mapalus_owner;
COMMENT ON SCHEMA mapalus IS 'Working tables: what the city''s staff see and edit, each role within its privileges.';
COMMENT ON SCHEMA mapalus_public IS 'Views of what the public may see.';
COMMENT ON SCHEMA mapalus_feed IS 'Views of what one agency may read and write back: its own reports.';

CREATE TABLE schema_migration (
    number      integer PRIMARY KEY,
    name        text NOT NULL,
    checksum    text NOT NULL,
    applied_at  timestamptz NOT NULL DEFAULT now(),
    applied_by  text NOT NULL DEFAULT session_user
);
COMMENT ON TABLE schema_migration IS 'The applied steps of the schema.';
COMMENT ON COLUMN schema_migration.number IS 'Number of the step.';
COMMENT ON COLUMN schema_migration.name IS 'Its name.';
COMMENT ON COLUMN schema_migration.checksum IS 'SHA-256 of its text.';
COMMENT ON COLUMN schema_migration.applied_at IS 'When it was applied.';
COMMENT ON COLUMN schema_migration.applied_by IS 'Who applied it.';

CREATE TABLE schema_code (
    file        text PRIMARY KEY,
    checksum    text NOT NULL,
    version     text NOT NULL,
    applied_at  timestamptz NOT NULL DEFAULT now(),
    applied_by  text NOT NULL DEFAULT session_user
);
COMMENT ON TABLE schema_code IS 'The applied version of each file of code.';
COMMENT ON COLUMN schema_code.file IS 'Path of the file below the folder code.';
COMMENT ON COLUMN schema_code.checksum IS 'SHA-256 of its text.';
COMMENT ON COLUMN schema_code.version IS 'Version of Mapalus that brought it.';
COMMENT ON COLUMN schema_code.applied_at IS 'When it was applied.';
COMMENT ON COLUMN schema_code.applied_by IS 'Who applied it.';

CREATE TABLE work_lock (
    work   text PRIMARY KEY,
    key    bigint,
    pid    integer,
    login  name,
    since  timestamptz,
    CHECK (num_nulls(key, pid, login, since) IN (0, 4))
);
COMMENT ON TABLE work_lock IS 'Work that one session does for several transactions: publishing to a server, refreshing tiles.';
COMMENT ON COLUMN work_lock.work IS 'What is done.';
COMMENT ON COLUMN work_lock.key IS 'Key of the session''s advisory lock, random each time; empty if nobody does the work.';
COMMENT ON COLUMN work_lock.pid IS 'Process of the session.';
COMMENT ON COLUMN work_lock.login IS 'Its login.';
COMMENT ON COLUMN work_lock.since IS 'Since when.';

-- Always empty. The session that does the work locks its table; no role but mapalus_owner can lock it.
CREATE TABLE work_on_prices (id integer PRIMARY KEY);
CREATE TABLE work_on_report_grid (id integer PRIMARY KEY);
CREATE TABLE work_on_report_counts (id integer PRIMARY KEY);
COMMENT ON TABLE work_on_prices IS 'Locked by the session that changes prices, because marks depend on other prices. Always empty.';
COMMENT ON TABLE work_on_report_grid IS 'Locked by the session that adds up the counts of map cells. Always empty.';
COMMENT ON TABLE work_on_report_counts IS 'Locked by the session that adds up the counts of private reports. Always empty.';
COMMENT ON COLUMN work_on_prices.id IS 'Not used.';
COMMENT ON COLUMN work_on_report_grid.id IS 'Not used.';
COMMENT ON COLUMN work_on_report_counts.id IS 'Not used.';
