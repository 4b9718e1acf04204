-- What the city owns and watches: facilities, cameras, markets with their prices, programmes.

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
CREATE INDEX facility_geom ON facility USING gist (geom);
COMMENT ON TABLE facility IS
    'A place from which the city or the state serves people: a post, a hospital, a school, an office.';
COMMENT ON COLUMN facility.code IS 'Its code in the city''s own list.';
COMMENT ON COLUMN facility.facility_name IS 'What it is called.';
COMMENT ON COLUMN facility.kind IS 'What it is for.';
COMMENT ON COLUMN facility.agency IS 'The agency that runs it, where it is one of the city''s.';
COMMENT ON COLUMN facility.address IS 'Street and number, as people say it.';
COMMENT ON COLUMN facility.area_code IS 'The village where it lies, set from the point.';
COMMENT ON COLUMN facility.geom IS 'Its entrance or middle, longitude and latitude.';
COMMENT ON COLUMN facility.is_public IS 'Whether the public map shows it.';
COMMENT ON COLUMN facility.version IS 'Rises with every edit; a change must name the next one.';
COMMENT ON COLUMN facility.updated_at IS 'When it was edited last.';

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
CREATE INDEX cctv_geom ON cctv USING gist (geom);
COMMENT ON TABLE cctv IS 'A camera: where it stands, what it can see, whether it works.';
COMMENT ON COLUMN cctv.code IS 'Its code in its owner''s list.';
COMMENT ON COLUMN cctv.cctv_name IS 'What it is called, usually its place.';
COMMENT ON COLUMN cctv.agency IS 'The agency that owns it.';
COMMENT ON COLUMN cctv.address IS 'Street and number, as people say it.';
COMMENT ON COLUMN cctv.area_code IS 'The village where it stands, set from the point.';
COMMENT ON COLUMN cctv.geom IS 'Where it stands, longitude and latitude.';
COMMENT ON COLUMN cctv.azimuth IS
    'Where it looks, in degrees clockwise from north, 0 to less than 360; none where it turns or where nobody knows.';
COMMENT ON COLUMN cctv.field_of_view IS
    'Angle between the left and the right edge of its picture, in degrees, more than 0 to 360.';
COMMENT ON COLUMN cctv.range_m IS 'How far it can tell what happens, in metres.';
COMMENT ON COLUMN cctv.height_m IS 'Height above the ground, in metres.';
COMMENT ON COLUMN cctv.is_turning IS 'Whether it turns (PTZ) rather than looks one way.';
COMMENT ON COLUMN cctv.state IS 'up, down or unknown; every change is kept in cctv_state.';
COMMENT ON COLUMN cctv.is_public IS 'Whether the public map shows it; its stream is never public.';
COMMENT ON COLUMN cctv.version IS 'Rises with every edit; a change must name the next one.';
COMMENT ON COLUMN cctv.updated_at IS 'When it was edited last.';

CREATE TABLE cctv_stream (
    -- Whoever may delete or rename a camera need not be allowed to see its stream.
    cctv        text PRIMARY KEY REFERENCES cctv (code) ON UPDATE CASCADE ON DELETE CASCADE,
    url         text NOT NULL CHECK (url ~ '^[a-z][a-z0-9+.-]*://[^[:space:]]+$'),
    version     integer NOT NULL DEFAULT 1,
    updated_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE cctv_stream IS
    'Where a camera''s picture comes from; for administrators alone, because it can hold a password.';
COMMENT ON COLUMN cctv_stream.cctv IS 'The camera.';
COMMENT ON COLUMN cctv_stream.url IS 'Address of its stream, such as rtsp://…';
COMMENT ON COLUMN cctv_stream.version IS 'Rises with every edit; a change must name the next one.';
COMMENT ON COLUMN cctv_stream.updated_at IS 'When it was edited last.';

CREATE TABLE cctv_state (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- No reference: what happened to a camera stays on record after it is gone.
    cctv        text NOT NULL,
    at          timestamptz NOT NULL DEFAULT now(),
    actor       name NOT NULL DEFAULT acting_role(),
    from_state  text,
    to_state    text NOT NULL
);
CREATE INDEX cctv_state_cctv ON cctv_state (cctv, at);
COMMENT ON TABLE cctv_state IS 'Append-only log of when cameras went up and down, written by trigger.';
COMMENT ON COLUMN cctv_state.id IS 'Number of the entry.';
COMMENT ON COLUMN cctv_state.cctv IS 'Code of the camera.';
COMMENT ON COLUMN cctv_state.at IS 'When the state was entered here.';
COMMENT ON COLUMN cctv_state.actor IS 'The login that entered it.';
COMMENT ON COLUMN cctv_state.from_state IS 'The state before; none for a new camera.';
COMMENT ON COLUMN cctv_state.to_state IS 'The state from then on.';

CREATE TABLE market (
    -- Keys of prices are joined by slashes.
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
CREATE INDEX market_geom ON market USING gist (geom);
COMMENT ON TABLE market IS 'A market where prices are surveyed.';
COMMENT ON COLUMN market.code IS 'Its code in the city''s own list; no slash in it.';
COMMENT ON COLUMN market.market_name IS 'What it is called.';
COMMENT ON COLUMN market.level IS 'retail (eceran) or wholesale (induk); prices are compared within a level only.';
COMMENT ON COLUMN market.address IS 'Street and number, as people say it.';
COMMENT ON COLUMN market.area_code IS 'The village where it lies, set from the point.';
COMMENT ON COLUMN market.geom IS 'Its entrance or middle, longitude and latitude.';
COMMENT ON COLUMN market.is_public IS 'Whether the public map shows it and its prices.';
COMMENT ON COLUMN market.version IS 'Rises with every edit; a change must name the next one.';
COMMENT ON COLUMN market.updated_at IS 'When it was edited last.';

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
COMMENT ON TABLE commodity IS 'A staple of one quality, whose price is surveyed.';
COMMENT ON COLUMN commodity.code IS 'Its code in the city profile; no slash in it.';
COMMENT ON COLUMN commodity.commodity_name_id IS 'Its name in Indonesian.';
COMMENT ON COLUMN commodity.commodity_name_en IS 'Its name in English.';
COMMENT ON COLUMN commodity.quality IS 'Which quality is surveyed, so that like is compared with like.';
COMMENT ON COLUMN commodity.unit IS 'What a price buys and in what stocks are counted: kg, l, piece …';
COMMENT ON COLUMN commodity.weight IS 'Its weight in a price index, in relation to the other commodities''.';
COMMENT ON COLUMN commodity.warning_percent IS 'Rise since the survey before, in percent, from which people are warned.';
COMMENT ON COLUMN commodity.version IS 'Rises with every edit; a change must name the next one.';
COMMENT ON COLUMN commodity.updated_at IS 'When it was edited last.';

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
COMMENT ON TABLE price IS 'The price of a commodity at a market on a day. Doubtful prices are marked, never dropped.';
COMMENT ON COLUMN price.market IS 'The market.';
COMMENT ON COLUMN price.commodity IS 'The commodity.';
COMMENT ON COLUMN price.day IS 'The day of the survey.';
COMMENT ON COLUMN price.price IS 'Price of one unit of the commodity, in the city''s currency.';
COMMENT ON COLUMN price.stock IS 'Stock at the market, in the commodity''s unit.';
COMMENT ON COLUMN price.surveyor IS 'The officer who recorded it. Never public.';
COMMENT ON COLUMN price.carried_forward_given IS
    'What the source says of carrying forward; empty where it says nothing, so that mark_prices decides.';
COMMENT ON COLUMN price.is_carried_forward IS 'Whether it only repeats the price recorded before; kept by mark_prices.';
COMMENT ON COLUMN price.is_outlier IS 'Whether it lies far from the prices around it; kept by mark_prices.';
COMMENT ON COLUMN price.outlier_score IS
    'Robust z-score to three digits; none where too few prices, or none that differ, are there to compare. Kept by mark_prices.';
COMMENT ON COLUMN price.price_key IS 'The key in one word: market/commodity/day; set by trigger, whatever was sent.';
COMMENT ON COLUMN price.entered_at IS 'When it was entered here first.';
COMMENT ON COLUMN price.version IS 'Rises with every edit; a change must name the next one.';
COMMENT ON COLUMN price.updated_at IS 'When it was edited last.';

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
CREATE INDEX programme_geom ON programme USING gist (geom);
COMMENT ON TABLE programme IS 'A programme of the government: what is built or done where, for how much, and how far it is.';
COMMENT ON COLUMN programme.code IS 'Its code in the city''s plan or budget.';
COMMENT ON COLUMN programme.programme_name_id IS 'Its name in Indonesian.';
COMMENT ON COLUMN programme.programme_name_en IS 'Its name in English.';
COMMENT ON COLUMN programme.agency IS 'The agency that carries it out.';
COMMENT ON COLUMN programme.budget IS 'What it may cost, in the city''s currency.';
COMMENT ON COLUMN programme.starts_on IS 'First day.';
COMMENT ON COLUMN programme.ends_on IS 'Last day, not before the first.';
COMMENT ON COLUMN programme.progress IS 'How far it is, in percent, 0 to 100.';
COMMENT ON COLUMN programme.geom IS 'Where: points, lines or areas; none where it concerns no place in particular.';
COMMENT ON COLUMN programme.is_public IS 'Whether the public map shows it.';
COMMENT ON COLUMN programme.version IS 'Rises with every edit; a change must name the next one.';
COMMENT ON COLUMN programme.updated_at IS 'When it was edited last.';

CREATE TYPE problem AS (error text, reason_code text, sentence text);
COMMENT ON TYPE problem IS 'Why a row cannot be accepted: SQLSTATE, a word to count by, a sentence to read.';
