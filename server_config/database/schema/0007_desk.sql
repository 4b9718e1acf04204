-- What the desk needs besides the reports themselves: indexes of its queue, views of the queue that the staff share.

-- Open reports only: few, however many reports there are. Closed ones cost no import anything.
CREATE INDEX report_open_due ON report (due_at, id)
    WHERE status NOT IN ('resolved', 'rejected') AND duplicate_of IS NULL;
CREATE INDEX report_open_reported ON report (reported_at, id)
    WHERE status NOT IN ('resolved', 'rejected') AND duplicate_of IS NULL;
-- Words with typing errors are found by their trigrams (pg_trgm, which PostgreSQL brings).
CREATE INDEX report_open_words ON report
    USING gin (lower(coalesce(address, '') || ' ' || coalesce(description, '')) gin_trgm_ops)
    WHERE status NOT IN ('resolved', 'rejected') AND duplicate_of IS NULL;
-- Statistics would keep samples of what people wrote.
ALTER TABLE report_open_words ALTER lower SET STATISTICS 0;
-- What a login did itself lately; imports and new reports are not meant.
CREATE INDEX report_event_actor ON report_event (actor, at) WHERE NOT from_source AND kind <> 'received';

CREATE TABLE queue_view (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title       text NOT NULL UNIQUE CHECK (title ~ '[^[:space:]]' AND length(title) <= 100),
    filter      jsonb NOT NULL CHECK (jsonb_typeof(filter) = 'object' AND length(filter::text) <= 10000),
    created_by  name NOT NULL DEFAULT acting_role(),
    updated_at  timestamptz NOT NULL DEFAULT now(),
    version     integer NOT NULL DEFAULT 1
);
COMMENT ON TABLE queue_view IS 'A view of the queue that somebody saved for all staff: a title and what it filters.';
COMMENT ON COLUMN queue_view.id IS 'Number of the view.';
COMMENT ON COLUMN queue_view.title IS 'Title in the list of views.';
COMMENT ON COLUMN queue_view.filter IS 'Tab, filters and order, as the desk writes them.';
COMMENT ON COLUMN queue_view.created_by IS 'The login that saved it.';
COMMENT ON COLUMN queue_view.updated_at IS 'Time of the last change.';
COMMENT ON COLUMN queue_view.version IS 'Version of the row; rises with every change.';
