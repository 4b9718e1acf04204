-- What agencies' feeds need besides the reports themselves.

-- No foreign keys: departures of deleted reports and agencies stay. Only triggers write here. There is no separate key:
-- a number that counts all departures would show an agency how many reports others pass on.
CREATE TABLE report_departure (
    from_agency  text NOT NULL,
    change_seq   bigint NOT NULL,
    reference    text NOT NULL,
    reason       text NOT NULL CHECK (reason IN ('handed_over', 'merged', 'unmerged', 'deleted', 'agency_moved')),
    to_agency    text,
    status       text NOT NULL,
    at           timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (from_agency, change_seq, reference)
);
ALTER TABLE report_departure ENABLE ROW LEVEL SECURITY;
COMMENT ON TABLE report_departure IS
    'Append-only: a report left the feed of an agency. One row for each agency whose feed it left, sub-units and parents alike.';
COMMENT ON COLUMN report_departure.from_agency IS 'The agency whose feed does not show the report any more.';
COMMENT ON COLUMN report_departure.change_seq IS
    'Place among the changes in the feed. If the report still exists, it got the same number by the same change.';
COMMENT ON COLUMN report_departure.reference IS 'Reference of the report; it may be deleted.';
COMMENT ON COLUMN report_departure.reason IS
    'handed_over: to another agency; merged, unmerged: another agency by a merge or its undoing; deleted; agency_moved: the agency in charge, or one above it, got another parent.';
COMMENT ON COLUMN report_departure.to_agency IS 'The agency in charge afterwards; empty if the report was deleted.';
COMMENT ON COLUMN report_departure.status IS 'Status of the report when it left.';
COMMENT ON COLUMN report_departure.at IS 'When it left.';
