SET LOCAL ROLE mapalus_owner;
SET LOCAL search_path = mapalus, public;

-- ---------------------------------------------------------------- the city

CREATE TABLE city (
    code                  text PRIMARY KEY,
    title_id              text NOT NULL,
    title_en              text NOT NULL,
    notice_id             text,
    notice_en             text,
    attribution_id        text,
    attribution_en        text,
    languages             text[] NOT NULL,
    time_zone             text NOT NULL,
    metric_srid           integer NOT NULL,
    reference_prefix      text NOT NULL CHECK (reference_prefix ~ '^[A-Z]{2,5}$'),
    routing               text NOT NULL DEFAULT 'category' CHECK (routing IN ('category', 'area_office')),
    catch_all             text NOT NULL,
    coordinate_hours      numeric NOT NULL DEFAULT 6 CHECK (coordinate_hours > 0),
    resolve_hours         numeric NOT NULL DEFAULT 48 CHECK (resolve_hours > 0),
    area_tolerance_m      numeric NOT NULL DEFAULT 0 CHECK (area_tolerance_m >= 0),
    default_position_min_reports    integer NOT NULL DEFAULT 50 CHECK (default_position_min_reports > 1),
    default_position_min_categories integer NOT NULL DEFAULT 5 CHECK (default_position_min_categories > 0),
    extent                geometry(Polygon, 4326) NOT NULL
);
CREATE UNIQUE INDEX city_is_one ON city ((true));
COMMENT ON TABLE city IS 'The one city of this database, as its profile describes it.';
COMMENT ON COLUMN city.notice_id IS 'A sentence that every public page shows, for example that the reports are invented.';
COMMENT ON COLUMN city.attribution_id IS 'Whose data the map shows, as their licences ask for it.';
COMMENT ON COLUMN city.metric_srid IS 'EPSG code of the projected CRS in which distances are computed, in metres.';
COMMENT ON COLUMN city.routing IS 'Who gets a report first: the category''s agency or the office of the area where it lies.';
COMMENT ON COLUMN city.area_tolerance_m IS 'A point this close to an area still belongs to it, in metres (piers, generalised borders).';
COMMENT ON COLUMN city.default_position_min_reports IS 'A point shared by at least this many reports ...';
COMMENT ON COLUMN city.default_position_min_categories IS '... of at least this many categories is a default position, not a place.';

-- ---------------------------------------------------------------- areas and agencies

CREATE TABLE area (
    code        text PRIMARY KEY,
    level       text NOT NULL CHECK (level IN ('city', 'district', 'village')),
    parent      text REFERENCES area (code) DEFERRABLE INITIALLY DEFERRED,
    area_name   text NOT NULL,
    area_type   text NOT NULL,
    population  integer CHECK (population >= 0),
    geom        geometry(MultiPolygon, 4326) NOT NULL
);
CREATE INDEX area_geom ON area USING gist (geom);
CREATE INDEX area_parent ON area (parent);
COMMENT ON TABLE area IS 'An administrative area with its official code; upper levels are dissolved from the villages.';
COMMENT ON COLUMN area.level IS 'city (kabupaten, kota), district (kecamatan) or village (desa, kelurahan).';
COMMENT ON COLUMN area.area_type IS 'What the area is called officially: kabupaten, kecamatan, kelurahan, desa ...';

CREATE TABLE area_part (
    area_code   text NOT NULL REFERENCES area (code) ON DELETE CASCADE,
    geom        geometry(Polygon, 4326) NOT NULL
);
CREATE INDEX area_part_geom ON area_part USING gist (geom);
CREATE INDEX area_part_area_code ON area_part (area_code);
COMMENT ON TABLE area_part IS 'The villages cut into small pieces, kept by trigger, so that finding the area of a point is quick.';

CREATE TABLE agency (
    code            text PRIMARY KEY,
    agency_name_id  text NOT NULL,
    agency_name_en  text NOT NULL,
    kind            text NOT NULL DEFAULT 'department' CHECK (kind IN ('department', 'area_office')),
    parent          text REFERENCES agency (code),
    area_code       text REFERENCES area (code),
    public_contact  text,
    geom            geometry(Point, 4326),
    CHECK (kind <> 'area_office' OR area_code IS NOT NULL)
);
CREATE UNIQUE INDEX agency_area_office ON agency (area_code) WHERE kind = 'area_office';
CREATE INDEX agency_geom ON agency USING gist (geom);
COMMENT ON TABLE agency IS 'An agency (SKPD, dinas), or an area''s office.';
COMMENT ON COLUMN agency.area_code IS 'The area that an area office serves.';
COMMENT ON COLUMN agency.geom IS 'Its office. An area office without a surveyed position stands at a point inside its area.';

CREATE TABLE category (
    code              text PRIMARY KEY,
    category_name_id  text NOT NULL,
    category_name_en  text NOT NULL,
    category_group    text NOT NULL,
    agency            text NOT NULL REFERENCES agency (code),
    category_icon     text NOT NULL,
    privacy_class     text NOT NULL DEFAULT 'A' CHECK (privacy_class IN ('A', 'B', 'C', 'D')),
    coordinate_hours  numeric NOT NULL CHECK (coordinate_hours > 0),
    resolve_hours     numeric NOT NULL CHECK (resolve_hours > 0)
);
ALTER TABLE city ADD FOREIGN KEY (catch_all) REFERENCES category (code) DEFERRABLE INITIALLY DEFERRED;
COMMENT ON TABLE category IS 'A kind of problem (Open311: service).';
COMMENT ON COLUMN category.agency IS 'The agency that gets such reports unless they are routed otherwise.';
COMMENT ON COLUMN category.category_icon IS 'Base name of its icon in styles/icons.';
COMMENT ON COLUMN category.privacy_class IS 'A exact point, B 100 m grid, C counts per area only, D never public.';
COMMENT ON COLUMN category.coordinate_hours IS 'Hours until an agency must have taken the report up.';
COMMENT ON COLUMN category.resolve_hours IS 'Hours until the report must be resolved: due_at = reported_at + this.';

-- ---------------------------------------------------------------- reports

CREATE TABLE report (
    id                   bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    reference            text NOT NULL UNIQUE,
    source               text NOT NULL DEFAULT 'mapalus',
    source_id            text,
    source_hash          uuid,
    channel              text NOT NULL DEFAULT 'call_centre' CHECK (channel IN (
                             'app', 'web', 'call_centre', 'walk_in', 'email', 'message', 'social_media',
                             'mass_media', 'sp4n_lapor', 'open311', 'field_staff', 'other')),
    category             text NOT NULL REFERENCES category (code),
    description          text,
    address              text,
    geom                 geometry(Point, 4326),
    position_method      text CHECK (position_method IN ('gps', 'geocoded', 'by_hand', 'default')),
    position_accuracy_m  real CHECK (position_accuracy_m >= 0),
    public_geom          geometry(Point, 4326),
    area_code            text REFERENCES area (code),
    status               text NOT NULL DEFAULT 'received' CHECK (status IN (
                             'received', 'coordination', 'assigned', 'in_progress', 'resolved', 'rejected')),
    status_reason        text CHECK (status_reason IN (
                             'duplicate', 'not_our_authority', 'invalid', 'too_little_information', 'spam')),
    agency               text NOT NULL REFERENCES agency (code),
    priority             smallint NOT NULL DEFAULT 0,
    reported_at          timestamptz NOT NULL DEFAULT now(),
    due_at               timestamptz NOT NULL,
    resolved_at          timestamptz,
    duplicate_of         bigint REFERENCES report (id),
    is_public            boolean NOT NULL DEFAULT true,
    version              integer NOT NULL DEFAULT 1,
    updated_at           timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT report_source_id UNIQUE (source, source_id),
    CONSTRAINT report_due_after_reported CHECK (due_at >= reported_at),
    CONSTRAINT report_resolved_after_reported CHECK (resolved_at >= reported_at),
    CONSTRAINT report_closed_has_time CHECK ((status IN ('resolved', 'rejected')) = (resolved_at IS NOT NULL)),
    CONSTRAINT report_position_has_method CHECK ((geom IS NULL) = (position_method IS NULL))
);
CREATE INDEX report_geom ON report USING gist (geom);
CREATE INDEX report_public_geom ON report USING gist (public_geom);
CREATE INDEX report_queue ON report (agency, status, due_at);
CREATE INDEX report_reported_at ON report (reported_at);
CREATE INDEX report_area_code ON report (area_code);
CREATE INDEX report_duplicate_of ON report (duplicate_of) WHERE duplicate_of IS NOT NULL;
COMMENT ON TABLE report IS 'One problem that somebody told the city about (Open311: service request).';
COMMENT ON COLUMN report.reference IS 'Public reference: prefix of the city, year, number.';
COMMENT ON COLUMN report.source IS 'The system or file series the report came from; source_id is its identifier there.';
COMMENT ON COLUMN report.source_hash IS 'Digest of what the source said last: an import touches a report only when this changes.';
COMMENT ON COLUMN report.geom IS 'The exact position. Never published; see public_geom.';
COMMENT ON COLUMN report.position_method IS 'How the position was obtained; default means that it is no real place.';
COMMENT ON COLUMN report.public_geom IS 'The position that may be published, by the category''s privacy class: computed once, stored.';
COMMENT ON COLUMN report.area_code IS 'The village where it lies, set from the point.';
COMMENT ON COLUMN report.due_at IS 'Deadline: reported_at plus the category''s allowance unless the source gives one.';
COMMENT ON COLUMN report.resolved_at IS 'When it was closed, as resolved or as rejected.';
COMMENT ON COLUMN report.version IS 'Rises with every change.';

CREATE TABLE reporter (
    report_id      bigint PRIMARY KEY REFERENCES report (id),
    reporter_name  text,
    phone          text,
    email          text,
    original_geom  geometry(Point, 4326),
    consent_at     timestamptz,
    erase_after    date
);
COMMENT ON TABLE reporter IS 'Who told the city. Never beside a public row; planners have no access.';

CREATE TABLE report_event (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    report_id    bigint NOT NULL REFERENCES report (id),
    at           timestamptz NOT NULL DEFAULT now(),
    actor        text NOT NULL DEFAULT session_user,
    kind         text NOT NULL CHECK (kind IN ('received', 'status', 'agency')),
    from_value   text,
    to_value     text NOT NULL,
    note         text,
    is_public    boolean NOT NULL DEFAULT true
);
CREATE INDEX report_event_report_id ON report_event (report_id, at);
COMMENT ON TABLE report_event IS 'Append-only history of reports; every deadline figure comes from here.';

-- ---------------------------------------------------------------- imports

CREATE TABLE import_reject (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rejected_at  timestamptz NOT NULL DEFAULT now(),
    source       text NOT NULL,
    file         text NOT NULL,
    line         bigint NOT NULL,
    reason_code  text NOT NULL,
    reason       text NOT NULL CHECK (reason <> ''),
    row_text     text NOT NULL
);
-- The same refusal of the same file is recorded once, however often the file is imported.
CREATE UNIQUE INDEX import_reject_once ON import_reject (file, line, reason_code, md5(row_text));
COMMENT ON TABLE import_reject IS 'A row that an import refused: where it stood, as it came, and why.';
COMMENT ON COLUMN import_reject.line IS 'Line of the file (CSV) or number of the record (JSON), counted from 1.';

GRANT SELECT ON ALL TABLES IN SCHEMA mapalus TO mapalus_planner;
REVOKE ALL ON reporter FROM mapalus_planner;
GRANT INSERT, UPDATE ON report, agency, category, area TO mapalus_planner;
GRANT INSERT ON import_reject TO mapalus_planner;
