-- What was published, what it changed, and what a rollback goes back to.
SET LOCAL ROLE mapalus_owner;
SET LOCAL search_path = mapalus, public;

CREATE TABLE publication_content (
    sha256   text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    content  bytea NOT NULL CHECK (encode(sha256(content), 'hex') = publication_content.sha256)
);
COMMENT ON TABLE publication_content IS 'Files that were published or replaced: styles, icons, the map page.';
COMMENT ON COLUMN publication_content.sha256 IS 'SHA-256 of the content, by which states name it.';
COMMENT ON COLUMN publication_content.content IS 'The file.';

CREATE TABLE publication_log (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    server       text NOT NULL,
    scope        text[] NOT NULL,
    action       text NOT NULL CHECK (action IN ('apply', 'rollback')),
    goes_back_to bigint REFERENCES publication_log (id),
    started_at   timestamptz NOT NULL DEFAULT now(),
    started_by   name NOT NULL DEFAULT acting_role(),
    before       jsonb NOT NULL,
    plan         jsonb NOT NULL,
    outcome      text NOT NULL DEFAULT 'running' CHECK (outcome IN ('running', 'done', 'failed', 'cancelled', 'lost')),
    finished_at  timestamptz,
    after        jsonb,
    stamps       jsonb,
    not_ours     jsonb,
    message      text,
    CHECK ((outcome = 'running') = (finished_at IS NULL)),
    CHECK ((action = 'rollback') = (goes_back_to IS NOT NULL))
);
CREATE INDEX ON publication_log (server, id);
COMMENT ON TABLE publication_log IS 'One applied publication: what rollback goes back to.';
COMMENT ON COLUMN publication_log.id IS 'Number of the entry.';
COMMENT ON COLUMN publication_log.server IS 'Address of the server that was configured.';
COMMENT ON COLUMN publication_log.scope IS 'The workspaces that the publication owns.';
COMMENT ON COLUMN publication_log.action IS 'apply: a declaration was applied; rollback: an earlier state was restored.';
COMMENT ON COLUMN publication_log.goes_back_to IS 'For a rollback, the entry that it undoes: the state before that one was restored.';
COMMENT ON COLUMN publication_log.started_at IS 'When it began.';
COMMENT ON COLUMN publication_log.started_by IS 'The role in whose name it was done.';
COMMENT ON COLUMN publication_log.before IS 'The state of everything that the publication owns, before.';
COMMENT ON COLUMN publication_log.plan IS 'The steps in order, each with what it changes.';
COMMENT ON COLUMN publication_log.outcome IS 'running, done, failed, cancelled, or lost: ended without a word.';
COMMENT ON COLUMN publication_log.finished_at IS 'When it ended.';
COMMENT ON COLUMN publication_log.after IS 'The state that was found afterwards.';
COMMENT ON COLUMN publication_log.stamps IS 'When the server''s folders of configuration had last changed, so that what did not change need not be read again.';
COMMENT ON COLUMN publication_log.not_ours IS 'What somebody else has in these workspaces, as [kind, name]: left alone.';
COMMENT ON COLUMN publication_log.message IS 'What went wrong.';

CREATE TABLE publication_step (
    publication  bigint NOT NULL REFERENCES publication_log (id),
    number       integer NOT NULL,
    at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    outcome      text NOT NULL CHECK (outcome IN ('begun', 'done', 'failed')),
    PRIMARY KEY (publication, number, outcome)
);
COMMENT ON TABLE publication_step IS 'How far a publication came. A step that was begun and neither done nor failed may or may not have reached the server.';
COMMENT ON COLUMN publication_step.publication IS 'Entry of the log.';
COMMENT ON COLUMN publication_step.number IS 'Place of the step in the plan, from 0.';
COMMENT ON COLUMN publication_step.at IS 'When.';
COMMENT ON COLUMN publication_step.outcome IS 'begun, done or failed.';

CREATE FUNCTION keep_publication() RETURNS trigger
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    IF OLD.outcome <> 'running' THEN
        RAISE EXCEPTION 'Entry % of the publication log is finished.', OLD.id
            USING ERRCODE = 'MA003', HINT = 'It is history and stays as it is; apply or roll back to write a new entry.';
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION keep_publication() IS 'Refuses changes of finished entries of the publication log.';
CREATE TRIGGER keep_publication BEFORE UPDATE ON publication_log FOR EACH ROW EXECUTE FUNCTION keep_publication();

GRANT SELECT, INSERT ON publication_log, publication_step, publication_content TO mapalus_planner;
GRANT UPDATE (outcome, finished_at, after, stamps, not_ours, message) ON publication_log TO mapalus_planner;

-- ---------------------------------------------------------------- the feed's columns

-- GML has a description of its own, in place of which GeoServer would write this one: out of the schema that it tells.
ALTER VIEW mapalus_feed.report RENAME COLUMN description TO report_description;
ALTER VIEW mapalus_feed.report_change RENAME COLUMN description TO report_description;
COMMENT ON COLUMN mapalus_feed.report.report_description IS 'What was said, as it came.';
COMMENT ON COLUMN mapalus_feed.report_change.report_description IS 'What was said, as it came.';

-- ---------------------------------------------------------------- the feed's sessions

CREATE FUNCTION mapalus_feed.act_for(login text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF login <> session_user AND EXISTS (SELECT FROM pg_roles WHERE rolname = login)
       AND pg_has_role(session_user, login, 'MEMBER') AND pg_has_role(login, 'mapalus_agency', 'MEMBER') THEN
        PERFORM set_config('role', login, false);
    ELSE
        -- Its administrator or nobody: the feed itself, which has no agency and so no rows.
        PERFORM set_config('role', 'none', false);
    END IF;
END
$$;
COMMENT ON FUNCTION mapalus_feed.act_for(text) IS
    'Lets GeoServer''s connection act as the agency login of the user who asks. Run it whenever a connection is taken for a request.';
REVOKE ALL ON FUNCTION mapalus_feed.act_for(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mapalus_feed.act_for(text) TO mapalus_feed;
