-- Infrastructure: facilities, cameras, markets with their prices, programmes.

CREATE TABLE facility (
    code           text PRIMARY KEY CHECK (code <> '' AND code = btrim(code)),
    facility_name  text NOT NULL CHECK (facility_name <> ''),
    kind           text NOT NULL CHECK (kind IN (
                       'police_post', 'army_post', 'hospital', 'clinic', 'fire_post', 'school', 'office', 'other')),
    agency         text REFERENCES agency (code),
    address        text,
    area_code      text REFERENCES area (code),
    geom           geometry(Point, 4326) NOT NULL,
    is_public      boolean NOT NULL DEFAULT true,
    version        integer NOT NULL DEFAULT 1,
    updated_at     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX facility_geom ON facility USING gist (geom) WHERE is_public;
-- Estimates of rows in a box would tell where those lie that are not public.
ALTER TABLE facility ALTER geom SET STATISTICS 0;
COMMENT ON TABLE facility IS
    'A place where the city or the state serves people: a post, a hospital, a school, an office.';
COMMENT ON COLUMN facility.code IS 'Its code in the city''s own list.';
COMMENT ON COLUMN facility.facility_name IS 'Its name.';
COMMENT ON COLUMN facility.kind IS 'Kind of the facility.';
COMMENT ON COLUMN facility.agency IS 'The agency that runs it, if it belongs to the city.';
COMMENT ON COLUMN facility.address IS 'Address in everyday words.';
COMMENT ON COLUMN facility.area_code IS 'The village of the point; set by trigger.';
COMMENT ON COLUMN facility.geom IS 'Position of its entrance or middle.';
COMMENT ON COLUMN facility.is_public IS 'Whether the public map shows it.';
COMMENT ON COLUMN facility.version IS 'Version of the row; rises with every edit. A change must send the next one.';
COMMENT ON COLUMN facility.updated_at IS 'Time of the last edit.';

CREATE TABLE cctv (
    code           text PRIMARY KEY CHECK (code <> '' AND code = btrim(code)),
    cctv_name      text NOT NULL CHECK (cctv_name <> ''),
    agency         text REFERENCES agency (code),
    address        text,
    area_code      text REFERENCES area (code),
    geom           geometry(Point, 4326) NOT NULL,
    azimuth        numeric CHECK (azimuth >= 0 AND azimuth < 360),
    field_of_view  numeric CHECK (field_of_view > 0 AND field_of_view <= 360),
    range_m        numeric CHECK (range_m > 0 AND range_m < 'Infinity'),
    height_m       numeric CHECK (height_m >= 0 AND height_m < 'Infinity'),
    is_turning     boolean NOT NULL DEFAULT false,
    state          text NOT NULL DEFAULT 'unknown' CHECK (state IN ('up', 'down', 'unknown')),
    is_public      boolean NOT NULL DEFAULT false,
    version        integer NOT NULL DEFAULT 1,
    updated_at     timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT cctv_turning_has_no_azimuth CHECK (NOT is_turning OR azimuth IS NULL)
);
CREATE INDEX cctv_geom ON cctv USING gist (geom) WHERE is_public;
-- Estimates of rows in a box would tell where those lie that are not public.
ALTER TABLE cctv ALTER geom SET STATISTICS 0;
COMMENT ON TABLE cctv IS 'A camera: its position, its field of view, its state.';
COMMENT ON COLUMN cctv.code IS 'Its code in its owner''s list.';
COMMENT ON COLUMN cctv.cctv_name IS 'Its name, usually its place.';
COMMENT ON COLUMN cctv.agency IS 'The agency that owns it.';
COMMENT ON COLUMN cctv.address IS 'Address in everyday words.';
COMMENT ON COLUMN cctv.area_code IS 'The village of the point; set by trigger.';
COMMENT ON COLUMN cctv.geom IS 'Its position.';
COMMENT ON COLUMN cctv.azimuth IS
    'Its heading in degrees clockwise from north, 0 to less than 360. Empty if it turns or if the heading is not known.';
COMMENT ON COLUMN cctv.field_of_view IS
    'Angle between the left and the right edge of its picture, in degrees: more than 0, at most 360.';
COMMENT ON COLUMN cctv.range_m IS 'Distance up to which its picture is useful, in metres.';
COMMENT ON COLUMN cctv.height_m IS 'Height above the ground, in metres.';
COMMENT ON COLUMN cctv.is_turning IS 'Whether it turns (PTZ).';
COMMENT ON COLUMN cctv.state IS 'up, down or unknown. cctv_state keeps every change.';
COMMENT ON COLUMN cctv.is_public IS 'Whether the public map shows it. Its stream is never public.';
COMMENT ON COLUMN cctv.version IS 'Version of the row; rises with every edit. A change must send the next one.';
COMMENT ON COLUMN cctv.updated_at IS 'Time of the last edit.';

CREATE TABLE cctv_stream (
    -- CASCADE: planners may rename and delete cameras, but have no privilege on streams.
    cctv        text PRIMARY KEY REFERENCES cctv (code) ON UPDATE CASCADE ON DELETE CASCADE,
    url         text NOT NULL CHECK (url ~ '^[a-z][a-z0-9+.-]*://[^[:space:]]+$'),
    version     integer NOT NULL DEFAULT 1,
    updated_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE cctv_stream IS
    'Address of a camera''s stream. Only administrators have access, because it can contain a password.';
COMMENT ON COLUMN cctv_stream.cctv IS 'The camera.';
COMMENT ON COLUMN cctv_stream.url IS 'Address of the stream, such as rtsp://…';
COMMENT ON COLUMN cctv_stream.version IS 'Version of the row; rises with every edit. A change must send the next one.';
COMMENT ON COLUMN cctv_stream.updated_at IS 'Time of the last edit.';

CREATE TABLE cctv_state (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- No foreign key: the log of a deleted camera stays.
    cctv        text NOT NULL,
    at          timestamptz NOT NULL DEFAULT now(),
    actor       name NOT NULL DEFAULT acting_role(),
    from_state  text,
    to_state    text NOT NULL
);
CREATE INDEX cctv_state_cctv ON cctv_state (cctv, at);
COMMENT ON TABLE cctv_state IS 'Append-only log of cameras'' states, written by trigger.';
COMMENT ON COLUMN cctv_state.id IS 'Number of the entry.';
COMMENT ON COLUMN cctv_state.cctv IS 'Code of the camera.';
COMMENT ON COLUMN cctv_state.at IS 'When the state was entered here.';
COMMENT ON COLUMN cctv_state.actor IS 'The login that entered it.';
COMMENT ON COLUMN cctv_state.from_state IS 'The state before; empty for a new camera.';
COMMENT ON COLUMN cctv_state.to_state IS 'The new state.';

CREATE TABLE market (
    -- No slash, because slashes join the parts of price_key.
    code         text PRIMARY KEY CHECK (code <> '' AND code = btrim(code) AND strpos(code, '/') = 0),
    market_name  text NOT NULL CHECK (market_name <> ''),
    level        text NOT NULL CHECK (level IN ('retail', 'wholesale')),
    address      text,
    area_code    text REFERENCES area (code),
    geom         geometry(Point, 4326) NOT NULL,
    is_public    boolean NOT NULL DEFAULT true,
    version      integer NOT NULL DEFAULT 1,
    updated_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX market_geom ON market USING gist (geom) WHERE is_public;
-- Estimates of rows in a box would tell where those lie that are not public.
ALTER TABLE market ALTER geom SET STATISTICS 0;
COMMENT ON TABLE market IS 'A market where prices are surveyed.';
COMMENT ON COLUMN market.code IS 'Its code in the city''s own list; no slash in it.';
COMMENT ON COLUMN market.market_name IS 'Its name.';
COMMENT ON COLUMN market.level IS 'retail (eceran) or wholesale (induk). Prices are compared within a level only.';
COMMENT ON COLUMN market.address IS 'Address in everyday words.';
COMMENT ON COLUMN market.area_code IS 'The village of the point; set by trigger.';
COMMENT ON COLUMN market.geom IS 'Position of its entrance or middle.';
COMMENT ON COLUMN market.is_public IS 'Whether the public map shows it and its prices.';
COMMENT ON COLUMN market.version IS 'Version of the row; rises with every edit. A change must send the next one.';
COMMENT ON COLUMN market.updated_at IS 'Time of the last edit.';

CREATE TABLE commodity (
    code               text PRIMARY KEY CHECK (code <> '' AND code = btrim(code) AND strpos(code, '/') = 0),
    commodity_name_id  text NOT NULL CHECK (commodity_name_id <> ''),
    commodity_name_en  text NOT NULL CHECK (commodity_name_en <> ''),
    quality            text,
    unit               text NOT NULL CHECK (unit <> ''),
    weight             numeric NOT NULL DEFAULT 1 CHECK (weight > 0 AND weight < 'Infinity'),
    warning_percent    numeric CHECK (warning_percent > 0 AND warning_percent < 'Infinity'),
    version            integer NOT NULL DEFAULT 1,
    updated_at         timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE commodity IS 'A staple food of one quality whose price is surveyed.';
COMMENT ON COLUMN commodity.code IS 'Its code in the city profile; no slash in it.';
COMMENT ON COLUMN commodity.commodity_name_id IS 'Its name in Indonesian.';
COMMENT ON COLUMN commodity.commodity_name_en IS 'Its name in English.';
COMMENT ON COLUMN commodity.quality IS 'The surveyed quality, so that prices can be compared.';
COMMENT ON COLUMN commodity.unit IS 'Unit of prices and stocks: kg, l, piece …';
COMMENT ON COLUMN commodity.weight IS 'Its weight in a price index, relative to other commodities.';
COMMENT ON COLUMN commodity.warning_percent IS 'A rise since the previous survey by this percentage gives a warning.';
COMMENT ON COLUMN commodity.version IS 'Version of the row; rises with every edit. A change must send the next one.';
COMMENT ON COLUMN commodity.updated_at IS 'Time of the last edit.';

CREATE TABLE price (
    market                 text NOT NULL REFERENCES market (code),
    commodity              text NOT NULL REFERENCES commodity (code),
    day                    date NOT NULL CHECK (day >= '1970-01-01'),
    price                  numeric NOT NULL CHECK (price > 0 AND price < 'Infinity'),
    stock                  numeric CHECK (stock >= 0 AND stock < 'Infinity'),
    surveyor               text,
    carried_forward_given  boolean,
    is_carried_forward     boolean NOT NULL DEFAULT false,
    is_outlier             boolean NOT NULL DEFAULT false,
    outlier_score          numeric CHECK (outlier_score >= 0),
    price_key              text NOT NULL DEFAULT '' UNIQUE CHECK (price_key = price_key(market, commodity, day)),
    entered_at             timestamptz NOT NULL DEFAULT now(),
    version                integer NOT NULL DEFAULT 1,
    updated_at             timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (market, commodity, day)
);
CREATE INDEX price_commodity_day ON price (commodity, day);
COMMENT ON TABLE price IS 'The price of a commodity at a market on a day. Doubtful prices are marked, not dropped.';
COMMENT ON COLUMN price.market IS 'The market.';
COMMENT ON COLUMN price.commodity IS 'The commodity.';
COMMENT ON COLUMN price.day IS 'The day of the survey.';
COMMENT ON COLUMN price.price IS 'Price of one unit of the commodity, in the city''s currency.';
COMMENT ON COLUMN price.stock IS 'Stock at the market, in the commodity''s unit.';
COMMENT ON COLUMN price.surveyor IS 'The officer who recorded it. Never public.';
COMMENT ON COLUMN price.carried_forward_given IS
    'Whether the source says that the price is carried forward. If empty, mark_prices() decides.';
COMMENT ON COLUMN price.is_carried_forward IS 'Whether it only repeats the previous price; set by mark_prices().';
COMMENT ON COLUMN price.is_outlier IS 'Whether it lies far from comparable prices; set by mark_prices().';
COMMENT ON COLUMN price.outlier_score IS
    'Robust z-score with three digits; empty if there are too few prices to compare, or equal ones only. Set by mark_prices().';
COMMENT ON COLUMN price.price_key IS 'The key as one text: market/commodity/day. Set by trigger; a sent value is ignored.';
COMMENT ON COLUMN price.entered_at IS 'Time of the first entry here.';
COMMENT ON COLUMN price.version IS 'Version of the row; rises with every edit. A change must send the next one.';
COMMENT ON COLUMN price.updated_at IS 'Time of the last edit.';

CREATE TABLE programme (
    code               text PRIMARY KEY CHECK (code <> '' AND code = btrim(code)),
    programme_name_id  text NOT NULL CHECK (programme_name_id <> ''),
    programme_name_en  text NOT NULL CHECK (programme_name_en <> ''),
    agency             text REFERENCES agency (code),
    budget             numeric CHECK (budget >= 0 AND budget < 'Infinity'),
    starts_on          date,
    ends_on            date,
    progress           numeric CHECK (progress >= 0 AND progress <= 100),
    geom               geometry(Geometry, 4326) CHECK (NOT ST_IsEmpty(geom) AND ST_IsValid(geom)),
    is_public          boolean NOT NULL DEFAULT true,
    version            integer NOT NULL DEFAULT 1,
    updated_at         timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT programme_ends_after_start CHECK (ends_on >= starts_on)
);
CREATE INDEX programme_geom ON programme USING gist (geom) WHERE is_public;
-- Estimates of rows in a box would tell where those lie that are not public.
ALTER TABLE programme ALTER geom SET STATISTICS 0;
COMMENT ON TABLE programme IS 'A government programme: its place, budget, dates and progress.';
COMMENT ON COLUMN programme.code IS 'Its code in the city''s plan or budget.';
COMMENT ON COLUMN programme.programme_name_id IS 'Its name in Indonesian.';
COMMENT ON COLUMN programme.programme_name_en IS 'Its name in English.';
COMMENT ON COLUMN programme.agency IS 'The agency that carries it out.';
COMMENT ON COLUMN programme.budget IS 'Its budget, in the city''s currency.';
COMMENT ON COLUMN programme.starts_on IS 'First day.';
COMMENT ON COLUMN programme.ends_on IS 'Last day, not before the first.';
COMMENT ON COLUMN programme.progress IS 'Progress in percent, 0 to 100.';
COMMENT ON COLUMN programme.geom IS 'Points, lines or areas; empty if it has no particular place.';
COMMENT ON COLUMN programme.is_public IS 'Whether the public map shows it.';
COMMENT ON COLUMN programme.version IS 'Version of the row; rises with every edit. A change must send the next one.';
COMMENT ON COLUMN programme.updated_at IS 'Time of the last edit.';

CREATE TYPE problem AS (error text, reason_code text, sentence text, details jsonb);
COMMENT ON TYPE problem IS
    'The reason to refuse a row: SQLSTATE, the rule that it breaks, a sentence in English, the values of that sentence.';
