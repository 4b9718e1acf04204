-- The city, its areas, its agencies and its categories.

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
    extent                geometry(Polygon, 4326) NOT NULL,
    allowance_in          text NOT NULL DEFAULT 'calendar_hours'
                              CHECK (allowance_in IN ('calendar_hours', 'working_hours')),
    work_days             smallint[] NOT NULL DEFAULT '{1,2,3,4,5}'
                              CHECK (work_days <@ '{1,2,3,4,5,6,7}' AND work_days <> '{}'),
    work_starts           time NOT NULL DEFAULT '08:00',
    work_ends             time NOT NULL DEFAULT '16:00',
    reporter_retention_days integer NOT NULL DEFAULT 365 CHECK (reporter_retention_days >= 0),
    reporter_open_days    integer NOT NULL DEFAULT 1095 CHECK (reporter_open_days >= 0),
    suppress_below        integer NOT NULL DEFAULT 5 CHECK (suppress_below >= 1),
    price_window_days     integer NOT NULL DEFAULT 30 CHECK (price_window_days > 1),
    price_outlier_threshold numeric NOT NULL DEFAULT 3.5 CHECK (price_outlier_threshold > 0),
    change_offset         bigint NOT NULL DEFAULT 0,
    feed_epoch            integer NOT NULL DEFAULT 1,
    workspace             text NOT NULL CHECK (workspace ~ '^[a-z][a-z0-9_]{1,39}$'),
    installation          uuid NOT NULL DEFAULT gen_random_uuid(),
    pausing_states        text[] NOT NULL DEFAULT '{}' CHECK (pausing_states <@ '{coordination,assigned,in_progress}'),
    CHECK (work_starts < work_ends)
);
CREATE UNIQUE INDEX city_is_one ON city ((true));
COMMENT ON TABLE city IS 'The city of this database, from its profile: always one row.';
COMMENT ON COLUMN city.code IS 'Code of the profile.';
COMMENT ON COLUMN city.title_id IS 'Its name in Indonesian.';
COMMENT ON COLUMN city.title_en IS 'Its name in English.';
COMMENT ON COLUMN city.notice_id IS 'A sentence that every public page shows, for example that the reports are invented.';
COMMENT ON COLUMN city.notice_en IS 'The same in English.';
COMMENT ON COLUMN city.attribution_id IS 'Credits of the map''s data, as their licences require.';
COMMENT ON COLUMN city.attribution_en IS 'The same in English.';
COMMENT ON COLUMN city.languages IS 'Languages of the public pages; the first one is the default.';
COMMENT ON COLUMN city.time_zone IS 'IANA name of its time zone.';
COMMENT ON COLUMN city.metric_srid IS 'EPSG code of the projected CRS in which distances are computed, in metres.';
COMMENT ON COLUMN city.reference_prefix IS 'First letters of a report''s reference.';
COMMENT ON COLUMN city.routing IS 'Who gets a report first: category (the category''s agency) or area_office (the office of its area).';
COMMENT ON COLUMN city.catch_all IS 'Category of reports that fit no other category.';
COMMENT ON COLUMN city.coordinate_hours IS
    'Hours until an agency must have taken a report up, unless the category sets others.';
COMMENT ON COLUMN city.resolve_hours IS 'Hours until a report must be resolved, unless the category sets others.';
COMMENT ON COLUMN city.area_tolerance_m IS
    'A point outside all areas belongs to an area within this distance, in metres (piers, generalised borders).';
COMMENT ON COLUMN city.default_position_min_reports IS 'A point shared by at least this many reports ...';
COMMENT ON COLUMN city.default_position_min_categories IS
    '... of at least this many categories is a default position, not a place.';
COMMENT ON COLUMN city.extent IS 'Rectangle around the city.';
COMMENT ON COLUMN city.allowance_in IS 'Whether deadlines run in calendar hours or in working hours without holidays.';
COMMENT ON COLUMN city.work_days IS 'Working days by their ISO number, Monday is 1.';
COMMENT ON COLUMN city.work_starts IS 'Local time when a working day begins ...';
COMMENT ON COLUMN city.work_ends IS '... and ends.';
COMMENT ON COLUMN city.reporter_retention_days IS 'Days after a report was closed until its reporter is anonymised.';
COMMENT ON COLUMN city.reporter_open_days IS
    'Days after a report was filed until its reporter is anonymised although the report is open.';
COMMENT ON COLUMN city.suppress_below IS 'Counts smaller than this are not published for private categories (class C).';
COMMENT ON COLUMN city.price_window_days IS 'A price is compared with the prices of this number of days.';
COMMENT ON COLUMN city.price_outlier_threshold IS 'A price with at least this robust z-score is marked as an outlier.';
COMMENT ON COLUMN city.workspace IS
    'Workspace of the public map on servers. The names of the agencies'' workspaces begin with it.';
COMMENT ON COLUMN city.installation IS
    'Identity of this installation. A server that it publishes to keeps it as the owner of the workspaces. A copy of the database that publishes to other servers needs another one.';
COMMENT ON COLUMN city.change_offset IS
    'Added to transaction numbers in change_seq, so that change_seq keeps rising in a restored database.';
COMMENT ON COLUMN city.feed_epoch IS
    'Raised by new_feed_epoch(): a part of the epoch that tells readers of feeds to begin a new copy.';
COMMENT ON COLUMN city.pausing_states IS 'Statuses in which a report''s deadline is paused.';

CREATE TABLE holiday (
    day       date PRIMARY KEY,
    title_id  text NOT NULL,
    title_en  text NOT NULL
);
COMMENT ON TABLE holiday IS
    'Days without work, from the profile. Deadlines in working hours skip them.';
COMMENT ON COLUMN holiday.day IS 'The day.';
COMMENT ON COLUMN holiday.title_id IS 'Its name in Indonesian.';
COMMENT ON COLUMN holiday.title_en IS 'Its name in English.';

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
COMMENT ON TABLE area IS 'An administrative area with its official code. Districts and the city are dissolved from villages.';
COMMENT ON COLUMN area.code IS 'Official code.';
COMMENT ON COLUMN area.level IS 'city (kabupaten, kota), district (kecamatan) or village (desa, kelurahan).';
COMMENT ON COLUMN area.parent IS 'Code of the area that contains it.';
COMMENT ON COLUMN area.area_name IS 'Name of the area.';
COMMENT ON COLUMN area.area_type IS 'Official kind of the area: kabupaten, kecamatan, kelurahan, desa ...';
COMMENT ON COLUMN area.population IS 'Number of inhabitants.';
COMMENT ON COLUMN area.geom IS 'Its outline.';

CREATE TABLE area_part (
    area_code   text NOT NULL REFERENCES area (code) ON DELETE CASCADE,
    geom        geometry(Polygon, 4326) NOT NULL
);
CREATE INDEX area_part_geom ON area_part USING gist (geom);
CREATE INDEX area_part_area_code ON area_part (area_code);
COMMENT ON TABLE area_part IS
    'Villages cut into small pieces, so that the area of a point is found quickly. Kept by trigger.';
COMMENT ON COLUMN area_part.area_code IS 'The village.';
COMMENT ON COLUMN area_part.geom IS 'A piece of the village.';

CREATE TABLE agency (
    code            text PRIMARY KEY,
    agency_name_id  text NOT NULL,
    agency_name_en  text NOT NULL,
    kind            text NOT NULL DEFAULT 'department' CHECK (kind IN ('department', 'area_office')),
    parent          text REFERENCES agency (code),
    area_code       text REFERENCES area (code),
    public_contact  text,
    geom            geometry(Point, 4326),
    version         integer NOT NULL DEFAULT 1,
    updated_at      timestamptz NOT NULL DEFAULT now(),
    CHECK (kind <> 'area_office' OR area_code IS NOT NULL)
);
CREATE UNIQUE INDEX agency_area_office ON agency (area_code) WHERE kind = 'area_office';
CREATE INDEX agency_parent ON agency (parent) WHERE parent IS NOT NULL;
CREATE INDEX agency_geom ON agency USING gist (geom);
COMMENT ON TABLE agency IS 'An agency (SKPD, dinas), or an area''s office.';
COMMENT ON COLUMN agency.code IS 'Short code.';
COMMENT ON COLUMN agency.agency_name_id IS 'Name of the agency in Indonesian.';
COMMENT ON COLUMN agency.agency_name_en IS 'Name of the agency in English.';
COMMENT ON COLUMN agency.kind IS 'department: an agency of the city; area_office: the office of an area.';
COMMENT ON COLUMN agency.parent IS 'The parent agency of a sub-unit.';
COMMENT ON COLUMN agency.area_code IS 'The area that an area office serves.';
COMMENT ON COLUMN agency.public_contact IS 'Contact for the public.';
COMMENT ON COLUMN agency.geom IS 'Position of its office. An area office without a known position gets a point inside its area.';
COMMENT ON COLUMN agency.version IS 'Version of the row; rises with every change.';
COMMENT ON COLUMN agency.updated_at IS 'Time of the last change.';

CREATE TABLE agency_area (
    agency     text NOT NULL REFERENCES agency (code) ON DELETE CASCADE,
    area_code  text NOT NULL REFERENCES area (code) ON DELETE CASCADE,
    PRIMARY KEY (agency, area_code)
);
COMMENT ON TABLE agency_area IS 'The areas that a sub-unit serves. Routing uses only sub-units that have a row here.';
COMMENT ON COLUMN agency_area.agency IS 'The agency.';
COMMENT ON COLUMN agency_area.area_code IS 'The area that it serves.';

CREATE TABLE agency_login (
    role_name  name PRIMARY KEY,
    agency     text NOT NULL REFERENCES agency (code),
    made_at    timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE agency_login IS 'The agency that a login acts for.';
COMMENT ON COLUMN agency_login.role_name IS 'A database role that is a member of mapalus_agency.';
COMMENT ON COLUMN agency_login.agency IS 'The login sees the reports of this agency and of its sub-units.';
COMMENT ON COLUMN agency_login.made_at IS 'When the login was made.';

CREATE TABLE feed_password (
    role_name  name PRIMARY KEY REFERENCES agency_login ON DELETE CASCADE,
    password   text NOT NULL,
    set_at     timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE feed_password IS
    'The password of an agency''s login. Publishing gives it to the agency''s store and to its user of GeoServer. Only planners and administrators read it.';
COMMENT ON COLUMN feed_password.role_name IS 'The agency''s login.';
COMMENT ON COLUMN feed_password.password IS 'Its password, made at random.';
COMMENT ON COLUMN feed_password.set_at IS 'When the login got this password.';

CREATE TABLE category (
    code               text PRIMARY KEY,
    category_name_id   text NOT NULL,
    category_name_en   text NOT NULL,
    category_group     text NOT NULL,
    agency             text NOT NULL REFERENCES agency (code),
    category_icon      text NOT NULL,
    privacy_class      text NOT NULL DEFAULT 'A' CHECK (privacy_class IN ('A', 'B', 'C', 'D')),
    coordinate_hours   numeric NOT NULL CHECK (coordinate_hours > 0),
    resolve_hours      numeric NOT NULL CHECK (resolve_hours > 0),
    version            integer NOT NULL DEFAULT 1,
    updated_at         timestamptz NOT NULL DEFAULT now(),
    needs_after_photo  boolean NOT NULL DEFAULT false,
    duplicate_radius_m real NOT NULL DEFAULT 50 CHECK (duplicate_radius_m > 0),
    duplicate_hours    real NOT NULL DEFAULT 168 CHECK (duplicate_hours > 0)
);
ALTER TABLE city ADD FOREIGN KEY (catch_all) REFERENCES category (code) DEFERRABLE INITIALLY DEFERRED;
COMMENT ON TABLE category IS 'A kind of problem (Open311: service).';
COMMENT ON COLUMN category.code IS 'Short code (Open311: service_code).';
COMMENT ON COLUMN category.category_name_id IS 'Name of the category in Indonesian.';
COMMENT ON COLUMN category.category_name_en IS 'Name of the category in English.';
COMMENT ON COLUMN category.category_group IS 'Group of categories (Open311: group).';
COMMENT ON COLUMN category.agency IS 'The agency that gets such reports, unless routing chooses another one.';
COMMENT ON COLUMN category.category_icon IS 'Base name of its icon in styles/icons.';
COMMENT ON COLUMN category.privacy_class IS 'A exact point, B 100 m grid, C counts per area only, D never public.';
COMMENT ON COLUMN category.coordinate_hours IS 'Hours until an agency must have taken such a report up.';
COMMENT ON COLUMN category.resolve_hours IS 'Hours until such a report must be resolved: due_at = reported_at + this.';
COMMENT ON COLUMN category.version IS 'Version of the row; rises with every change.';
COMMENT ON COLUMN category.updated_at IS 'Time of the last change.';
COMMENT ON COLUMN category.needs_after_photo IS 'Whether resolving such a report needs a photo of the result.';
COMMENT ON COLUMN category.duplicate_radius_m IS 'Reports within this distance, in metres, may be about the same problem ...';
COMMENT ON COLUMN category.duplicate_hours IS '... if they came within this many hours.';
