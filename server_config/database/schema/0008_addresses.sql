-- Where an address is: streets, and indexes for searching addresses of reports.

CREATE TABLE street (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    street_name  text NOT NULL CHECK (street_name ~ '[^[:space:]]' AND length(street_name) <= 200),
    source       text NOT NULL CHECK (source ~ '[^[:space:]]'),
    source_id    text NOT NULL CHECK (source_id <> ''),
    area_code    text REFERENCES area (code),
    geom         geometry(MultiLineString, 4326) NOT NULL CHECK (NOT ST_IsEmpty(geom)),
    updated_at   timestamptz NOT NULL DEFAULT now(),
    UNIQUE (source, source_id)
);
CREATE INDEX street_geom ON street USING gist (geom);
CREATE INDEX street_words ON street USING gin (lower(street_name) gin_trgm_ops);
COMMENT ON TABLE street IS 'A street, or a part of one, with its name. The desk searches addresses here.';
COMMENT ON COLUMN street.id IS 'Number of the row.';
COMMENT ON COLUMN street.street_name IS 'Name of the street, as its source writes it.';
COMMENT ON COLUMN street.source IS 'Where it was imported from. An import replaces all streets of its source.';
COMMENT ON COLUMN street.source_id IS 'Identifier at the source; a digest of name and line if the source has none.';
COMMENT ON COLUMN street.area_code IS 'The village of the middle of the line; set by trigger.';
COMMENT ON COLUMN street.geom IS 'Its line.';
COMMENT ON COLUMN street.updated_at IS 'Time of the last change.';

-- Words with typing errors are found by their trigrams. No statistics are kept of words: those of facilities that are not
-- public would shape everybody's query plans.
CREATE INDEX facility_words ON facility USING gin (lower(facility_name) gin_trgm_ops);
ALTER TABLE facility_words ALTER lower SET STATISTICS 0;
-- Open reports only: few, however many reports there are.
CREATE INDEX report_open_address ON report USING gin (lower(address) gin_trgm_ops)
    WHERE status NOT IN ('resolved', 'rejected') AND duplicate_of IS NULL AND address IS NOT NULL AND geom IS NOT NULL;
ALTER TABLE report_open_address ALTER lower SET STATISTICS 0;
CREATE INDEX report_open_area ON report (area_code)
    WHERE status NOT IN ('resolved', 'rejected') AND duplicate_of IS NULL AND address IS NOT NULL AND geom IS NOT NULL;
