-- What the city owns and watches: facilities, cameras, markets with their prices, programmes.
SET LOCAL ROLE mapalus_owner;
SET LOCAL search_path = mapalus, public;

-- ---------------------------------------------------------------- tables

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
COMMENT ON TABLE facility IS 'A place from which the city or the state serves people: a post, a hospital, a school, an office.';
COMMENT ON COLUMN facility.code IS 'Its code in the city''s own list.';
COMMENT ON COLUMN facility.facility_name IS 'What it is called.';
COMMENT ON COLUMN facility.kind IS 'What it is for.';
COMMENT ON COLUMN facility.agency IS 'The agency that runs it, where it is one of the city''s.';
COMMENT ON COLUMN facility.address IS 'Street and number, as people say it.';
COMMENT ON COLUMN facility.area_code IS 'The village where it lies, set from the point.';
COMMENT ON COLUMN facility.geom IS 'Its entrance or middle, longitude and latitude.';
COMMENT ON COLUMN facility.is_public IS 'Whether the public map shows it.';

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
COMMENT ON COLUMN cctv.azimuth IS 'Where it looks, in degrees clockwise from north, 0 to less than 360; none where it turns or where nobody knows.';
COMMENT ON COLUMN cctv.field_of_view IS 'Angle between the left and the right edge of its picture, in degrees, more than 0 to 360.';
COMMENT ON COLUMN cctv.range_m IS 'How far it can tell what happens, in metres.';
COMMENT ON COLUMN cctv.height_m IS 'Height above the ground, in metres.';
COMMENT ON COLUMN cctv.is_turning IS 'Whether it turns (PTZ) rather than looks one way.';
COMMENT ON COLUMN cctv.state IS 'up, down or unknown; every change is kept in cctv_state.';
COMMENT ON COLUMN cctv.is_public IS 'Whether the public map shows it; its stream is never public.';

CREATE TABLE cctv_stream (
    -- Whoever may delete or rename a camera need not be allowed to see its stream.
    cctv        text PRIMARY KEY REFERENCES cctv (code) ON UPDATE CASCADE ON DELETE CASCADE,
    url         text NOT NULL CHECK (url ~ '^[a-z][a-z0-9+.-]*://[^[:space:]]+$'),
    version     integer NOT NULL DEFAULT 1,
    updated_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE cctv_stream IS 'Where a camera''s picture comes from; for administrators alone, because it can hold a password.';
COMMENT ON COLUMN cctv_stream.cctv IS 'The camera.';
COMMENT ON COLUMN cctv_stream.url IS 'Address of its stream, such as rtsp://…';

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

CREATE FUNCTION price_key(market text, commodity text, day date) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = mapalus, public, pg_temp AS $$
    -- to_char is declared stable for the sake of formats with names of months; this one depends on nothing.
    SELECT market || '/' || commodity || '/' || to_char(day, 'YYYY-MM-DD')
$$;
COMMENT ON FUNCTION price_key(text, text, date) IS 'The key of a price in one word: market/commodity/day.';

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
COMMENT ON COLUMN price.carried_forward_given IS 'What the source says of carrying forward; empty where it says nothing, so that mark_prices decides.';
COMMENT ON COLUMN price.is_carried_forward IS 'Whether it only repeats the price recorded before; kept by mark_prices.';
COMMENT ON COLUMN price.is_outlier IS 'Whether it lies far from the prices around it; kept by mark_prices.';
COMMENT ON COLUMN price.outlier_score IS 'Robust z-score to three digits; none where too few prices, or none that differ, are there to compare. Kept by mark_prices.';
COMMENT ON COLUMN price.price_key IS 'The key in one word: market/commodity/day; set by trigger, whatever was sent.';
COMMENT ON COLUMN price.entered_at IS 'When it was entered here first.';

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

-- ---------------------------------------------------------------- what is refused, in words

-- One rule for all who write: a trigger asks it of every row, an import of all its rows before it writes any.
CREATE TYPE problem AS (error text, reason_code text, sentence text);
COMMENT ON TYPE problem IS 'Why a row cannot be accepted: SQLSTATE, a word to count by, a sentence to read.';

CREATE FUNCTION identity_problem(what text, code text, its_name text) RETURNS problem
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    RETURN CASE
        WHEN coalesce(code, '') = '' THEN ('MA011', 'missing', format('A %s needs a code.', what))::problem
        WHEN code <> btrim(code) THEN
            ('MA011', 'code', format('The code “%s” begins or ends with a space.', code))::problem
        WHEN what IN ('market', 'commodity') AND strpos(code, '/') > 0 THEN
            ('MA011', 'code', format('The code “%s” has a slash in it; keys of prices are joined by slashes.', code))::problem
        WHEN coalesce(its_name, '') = '' THEN ('MA011', 'missing', format('The %s %s has no name.', what, code))::problem
    END;
END
$$;
COMMENT ON FUNCTION identity_problem(text, text, text) IS 'What is wrong with a code and a name; nothing where they are sound.';

CREATE FUNCTION place_problem(what text, code text, geom geometry, area_code text) RETURNS problem
LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    RETURN CASE
        WHEN geom IS NULL OR ST_IsEmpty(geom) THEN
            ('MA002', 'no_position', format('The %s %s has no position.', what, code))::problem
        WHEN NOT is_in_city(geom, area_code) THEN
            ('MA002', 'outside', format('The %s %s at %s lies outside %s.', what, code, ST_AsText(geom, 5),
                                        (SELECT title_en FROM city)))::problem
    END;
END
$$;
COMMENT ON FUNCTION place_problem(text, text, geometry, text) IS 'What is wrong with a point whose area is known; nothing where it lies in the city.';

CREATE FUNCTION problem_of(wanted facility) RETURNS problem
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    RETURN coalesce(
        identity_problem('facility', wanted.code, wanted.facility_name),
        CASE WHEN wanted.kind NOT IN ('police_post', 'army_post', 'hospital', 'clinic', 'fire_post', 'school', 'office', 'other')
                  OR wanted.kind IS NULL THEN
            ('MA011', 'choice', format('The facility %s is of the kind “%s”; it must be police_post, army_post, hospital, clinic, fire_post, school, office or other.', wanted.code, wanted.kind))::problem
        END,
        place_problem('facility', wanted.code, wanted.geom, wanted.area_code));
END
$$;
COMMENT ON FUNCTION problem_of(facility) IS 'Why a facility cannot be accepted; nothing where it can.';

CREATE FUNCTION problem_of(wanted cctv) RETURNS problem
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    RETURN coalesce(
        identity_problem('camera', wanted.code, wanted.cctv_name),
        CASE
            WHEN NOT (wanted.azimuth >= 0 AND wanted.azimuth < 360) THEN
                ('MA011', 'out_of_range', format('The camera %s looks towards %s degrees; a heading is at least 0 and less than 360 degrees, clockwise from north.', wanted.code, wanted.azimuth))::problem
            WHEN wanted.is_turning AND wanted.azimuth IS NOT NULL THEN
                ('MA011', 'turning', format('The camera %s turns and yet looks towards %s degrees; leave the heading of a turning camera empty.', wanted.code, wanted.azimuth))::problem
            WHEN NOT (wanted.field_of_view > 0 AND wanted.field_of_view <= 360) THEN
                ('MA011', 'out_of_range', format('The camera %s has a field of view of %s degrees; it must be more than 0 and at most 360.', wanted.code, wanted.field_of_view))::problem
            WHEN NOT (wanted.range_m > 0 AND wanted.range_m < 'Infinity') THEN
                ('MA011', 'out_of_range', format('The camera %s sees %s m far; its range must be more than 0.', wanted.code, wanted.range_m))::problem
            WHEN NOT (wanted.height_m >= 0 AND wanted.height_m < 'Infinity') THEN
                ('MA011', 'out_of_range', format('The camera %s hangs %s m above the ground; its height must be 0 or more.', wanted.code, wanted.height_m))::problem
            WHEN wanted.state NOT IN ('up', 'down', 'unknown') THEN
                ('MA011', 'choice', format('The camera %s has the state “%s”; it must be up, down or unknown.', wanted.code, wanted.state))::problem
        END,
        place_problem('camera', wanted.code, wanted.geom, wanted.area_code));
END
$$;
COMMENT ON FUNCTION problem_of(cctv) IS 'Why a camera cannot be accepted; nothing where it can.';

CREATE FUNCTION problem_of(wanted cctv_stream) RETURNS problem
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    -- The sentence must not carry the address: it may end up in logs.
    RETURN CASE WHEN wanted.url !~ '^[a-z][a-z0-9+.-]*://[^[:space:]]+$' THEN
        ('MA011', 'url', format('The stream of the camera %s has no address like rtsp://….', wanted.cctv))::problem
    END;
END
$$;
COMMENT ON FUNCTION problem_of(cctv_stream) IS 'Why the address of a stream cannot be accepted; nothing where it can.';

CREATE FUNCTION problem_of(wanted market) RETURNS problem
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    RETURN coalesce(
        identity_problem('market', wanted.code, wanted.market_name),
        CASE WHEN wanted.level NOT IN ('retail', 'wholesale') OR wanted.level IS NULL THEN
            ('MA011', 'choice', format('The market %s is of the level “%s”; it must be retail or wholesale.', wanted.code, wanted.level))::problem
        END,
        place_problem('market', wanted.code, wanted.geom, wanted.area_code));
END
$$;
COMMENT ON FUNCTION problem_of(market) IS 'Why a market cannot be accepted; nothing where it can.';

CREATE FUNCTION problem_of(wanted commodity) RETURNS problem
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    RETURN coalesce(
        identity_problem('commodity', wanted.code, wanted.commodity_name_id),
        identity_problem('commodity', wanted.code, wanted.commodity_name_en),
        CASE
            WHEN coalesce(wanted.unit, '') = '' THEN
                ('MA011', 'missing', format('The commodity %s has no unit.', wanted.code))::problem
            WHEN NOT (wanted.weight > 0 AND wanted.weight < 'Infinity') THEN
                ('MA011', 'out_of_range', format('The commodity %s has the weight %s; it must be more than 0.', wanted.code, wanted.weight))::problem
            WHEN NOT (wanted.warning_percent > 0 AND wanted.warning_percent < 'Infinity') THEN
                ('MA011', 'out_of_range', format('The commodity %s warns from a rise of %s percent; it must be more than 0.', wanted.code, wanted.warning_percent))::problem
        END);
END
$$;
COMMENT ON FUNCTION problem_of(commodity) IS 'Why a commodity cannot be accepted; nothing where it can.';

CREATE FUNCTION problem_of(wanted price) RETURNS problem
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    RETURN CASE
        WHEN wanted.price > 0 AND wanted.price < 'Infinity' AND (wanted.stock IS NULL OR wanted.stock >= 0 AND wanted.stock < 'Infinity')
             AND wanted.day BETWEEN '1970-01-01' AND current_date + 1 THEN
            NULL  -- the usual case first: this runs for every row of an import
        WHEN wanted.price IS NULL THEN
            ('MA011', 'missing', format('%s at %s on %s has no price.', wanted.commodity, wanted.market, wanted.day))::problem
        WHEN NOT (wanted.price > 0 AND wanted.price < 'Infinity') THEN
            ('MA011', 'out_of_range', format('%s at %s on %s costs %s; a price must be more than 0.', wanted.commodity, wanted.market, wanted.day, wanted.price))::problem
        WHEN NOT (wanted.stock >= 0 AND wanted.stock < 'Infinity') THEN
            ('MA011', 'out_of_range', format('%s at %s on %s has a stock of %s; it must be 0 or more.', wanted.commodity, wanted.market, wanted.day, wanted.stock))::problem
        WHEN wanted.day IS NULL THEN
            ('MA011', 'missing', format('A price of %s at %s has no day.', wanted.commodity, wanted.market))::problem
        ELSE ('MA011', 'out_of_range', format('%s at %s has a price of %s; a survey lies between 1970 and today.', wanted.commodity, wanted.market, wanted.day))::problem
    END;
END
$$;
COMMENT ON FUNCTION problem_of(price) IS 'Why a price cannot be accepted; nothing where it can.';

CREATE FUNCTION problem_of(wanted programme) RETURNS problem
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    RETURN coalesce(
        identity_problem('programme', wanted.code, wanted.programme_name_id),
        identity_problem('programme', wanted.code, wanted.programme_name_en),
        CASE
            WHEN NOT (wanted.budget >= 0 AND wanted.budget < 'Infinity') THEN
                ('MA011', 'out_of_range', format('The programme %s has a budget of %s; it must be 0 or more.', wanted.code, wanted.budget))::problem
            WHEN wanted.ends_on < wanted.starts_on THEN
                ('MA011', 'end_before_start', format('The programme %s ends on %s, before it starts on %s.', wanted.code, wanted.ends_on, wanted.starts_on))::problem
            WHEN NOT (wanted.progress >= 0 AND wanted.progress <= 100) THEN
                ('MA011', 'out_of_range', format('The programme %s is at %s percent; progress lies between 0 and 100.', wanted.code, wanted.progress))::problem
            WHEN ST_IsEmpty(wanted.geom) THEN
                ('MA011', 'geometry', format('The programme %s has an empty geometry; leave it out, or draw one.', wanted.code))::problem
            WHEN ST_HasArc(wanted.geom) THEN
                ('MA011', 'geometry', format('The geometry of the programme %s has curves; draw it with straight lines.', wanted.code))::problem
            WHEN NOT ST_IsValid(wanted.geom) THEN
                ('MA011', 'geometry', format('The geometry of the programme %s is not valid: %s.', wanted.code, ST_IsValidReason(wanted.geom)))::problem
            WHEN NOT ST_Intersects(wanted.geom, (SELECT extent FROM city)) THEN
                ('MA002', 'outside', format('The programme %s lies outside %s.', wanted.code, (SELECT title_en FROM city)))::problem
        END);
END
$$;
COMMENT ON FUNCTION problem_of(programme) IS 'Why a programme cannot be accepted; nothing where it can.';

CREATE FUNCTION refuse_problems() RETURNS trigger
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    found problem := problem_of(NEW);
BEGIN
    IF found.error IS NOT NULL THEN
        RAISE EXCEPTION '%', found.sentence USING ERRCODE = found.error, HINT = 'Correct it; nothing was changed.';
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION refuse_problems() IS 'Row trigger: refuses what problem_of finds, in its words.';

CREATE FUNCTION find_area() RETURNS trigger
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' OR NEW.geom IS DISTINCT FROM OLD.geom THEN
        NEW.area_code := area_at(NEW.geom);
    ELSE
        NEW.area_code := OLD.area_code;
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION find_area() IS 'Row trigger: sets area_code from the point, whatever was sent.';

-- Triggers of a table run in the order of their names: find_area, guard_columns, keep_version, refuse_problems.
CREATE TRIGGER find_area BEFORE INSERT OR UPDATE ON facility FOR EACH ROW EXECUTE FUNCTION find_area();
CREATE TRIGGER find_area BEFORE INSERT OR UPDATE ON cctv FOR EACH ROW EXECUTE FUNCTION find_area();
CREATE TRIGGER find_area BEFORE INSERT OR UPDATE ON market FOR EACH ROW EXECUTE FUNCTION find_area();

CREATE TRIGGER keep_version BEFORE INSERT OR UPDATE ON facility FOR EACH ROW EXECUTE FUNCTION keep_version('code');
CREATE TRIGGER keep_version BEFORE INSERT OR UPDATE ON cctv FOR EACH ROW EXECUTE FUNCTION keep_version('code');
CREATE TRIGGER keep_version BEFORE INSERT OR UPDATE ON cctv_stream FOR EACH ROW EXECUTE FUNCTION keep_version('cctv');
CREATE TRIGGER keep_version BEFORE INSERT OR UPDATE ON market FOR EACH ROW EXECUTE FUNCTION keep_version('code');
CREATE TRIGGER keep_version BEFORE INSERT OR UPDATE ON commodity FOR EACH ROW EXECUTE FUNCTION keep_version('code');
CREATE TRIGGER keep_version BEFORE INSERT OR UPDATE ON programme FOR EACH ROW EXECUTE FUNCTION keep_version('code');

CREATE TRIGGER refuse_problems BEFORE INSERT OR UPDATE ON facility FOR EACH ROW EXECUTE FUNCTION refuse_problems();
CREATE TRIGGER refuse_problems BEFORE INSERT OR UPDATE ON cctv FOR EACH ROW EXECUTE FUNCTION refuse_problems();
CREATE TRIGGER refuse_problems BEFORE INSERT OR UPDATE ON cctv_stream FOR EACH ROW EXECUTE FUNCTION refuse_problems();
CREATE TRIGGER refuse_problems BEFORE INSERT OR UPDATE ON market FOR EACH ROW EXECUTE FUNCTION refuse_problems();
CREATE TRIGGER refuse_problems BEFORE INSERT OR UPDATE ON commodity FOR EACH ROW EXECUTE FUNCTION refuse_problems();
CREATE TRIGGER refuse_problems BEFORE INSERT OR UPDATE ON programme FOR EACH ROW EXECUTE FUNCTION refuse_problems();

-- ---------------------------------------------------------------- history

SELECT keep_history('facility', 'code'), keep_history('cctv', 'code'), keep_history('market', 'code'),
       keep_history('commodity', 'code'), keep_history('programme', 'code');

CREATE FUNCTION log_stream_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    -- Planners read change_log: that an address changed is on record, the address is not.
    IF TG_OP <> 'UPDATE' OR (NEW.cctv, NEW.url) IS DISTINCT FROM (OLD.cctv, OLD.url) THEN
        INSERT INTO change_log (table_name, row_key, operation, old_values, new_values)
        SELECT TG_TABLE_NAME, CASE TG_OP WHEN 'DELETE' THEN OLD.cctv ELSE NEW.cctv END, lower(TG_OP),
               CASE WHEN TG_OP <> 'INSERT' THEN jsonb_build_object('cctv', OLD.cctv) END,
               CASE WHEN TG_OP <> 'DELETE' THEN jsonb_build_object('cctv', NEW.cctv) END;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION log_stream_change() IS 'Row trigger: records in change_log that a stream was entered, changed or removed, without its address.';
CREATE TRIGGER log_stream_change AFTER INSERT OR UPDATE OR DELETE ON cctv_stream
    FOR EACH ROW EXECUTE FUNCTION log_stream_change();

CREATE FUNCTION log_state() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO cctv_state (cctv, to_state) SELECT code, state FROM after_change;
    ELSE
        INSERT INTO cctv_state (cctv, from_state, to_state)
        SELECT code, was.state, now_is.state
        FROM after_change AS now_is LEFT JOIN before_change AS was USING (code)
        WHERE was.state IS DISTINCT FROM now_is.state;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION log_state() IS 'Statement trigger: writes the changes of cameras'' states into cctv_state.';
CREATE TRIGGER log_state_insert AFTER INSERT ON cctv REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_state();
CREATE TRIGGER log_state_update AFTER UPDATE ON cctv REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION log_state();
CREATE TRIGGER history_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON cctv_state
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_final();

-- ---------------------------------------------------------------- marks of prices

CREATE FUNCTION mark_prices(commodities text[], first_day date, last_day date) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp
-- Fresh rows have no statistics yet: taken for few, they would be joined each with each.
SET enable_nestloop = off SET jit = off SET work_mem = '64MB' AS $$
DECLARE
    window_days  integer;
    threshold    double precision;
    changed      bigint;
BEGIN
    SELECT price_window_days, price_outlier_threshold INTO window_days, threshold FROM city;

    WITH near AS (
        -- What lies before the first day is marked already and only read.
        SELECT price.market, price.commodity, price.day, market.level, price.price::double precision AS value,
               CASE WHEN price.day < first_day THEN price.is_carried_forward
                    ELSE coalesce(price.carried_forward_given,
                                  price.stock IS NULL AND price.surveyor IS NULL
                                  AND price.price = lag(price.price) OVER recorded
                                  AND price.day - lag(price.day) OVER recorded <= 7,
                                  false)
               END AS is_carried_forward
        FROM price JOIN market ON market.code = price.market
        WHERE price.commodity = ANY (commodities)
          AND price.day BETWEEN first_day - greatest(window_days - 1, 7) AND last_day
        WINDOW recorded AS (PARTITION BY price.commodity, price.market ORDER BY price.day)
    ), asked AS (
        SELECT commodity, level, day, row_number() OVER () AS window_number
        FROM near WHERE day >= first_day GROUP BY commodity, level, day
    ), daily AS (
        -- Equal prices are counted, not repeated: markets agree on round figures.
        SELECT commodity, level, day, value, count(*)::integer AS times
        FROM near WHERE NOT is_carried_forward GROUP BY commodity, level, day, value
    ), shared AS MATERIALIZED (
        -- Every day's prices belong to the windows of that day and of those after it.
        SELECT commodity, level, day + later AS day, value, times
        FROM daily CROSS JOIN generate_series(0, window_days - 1) AS later
    ), pooled AS (
        SELECT window_number, value, sum(times)::integer AS times
        FROM shared JOIN asked USING (commodity, level, day) GROUP BY window_number, value
    ), ranked AS (
        SELECT window_number, value, times, sum(times) OVER (whole ORDER BY value) AS up_to, sum(times) OVER whole AS total
        FROM pooled WINDOW whole AS (PARTITION BY window_number)
    ), centred AS (
        -- The value in the middle, or the mean of both.
        SELECT window_number, value, times, total,
               (min(value) FILTER (WHERE 2 * up_to >= total) OVER whole
                + min(value) FILTER (WHERE 2 * up_to > total) OVER whole) / 2 AS median
        FROM ranked WHERE total >= 5 WINDOW whole AS (PARTITION BY window_number)
    ), ranked_away AS (
        SELECT window_number, total, median, times, abs(value - median) AS away,
               sum(times) OVER (PARTITION BY window_number ORDER BY abs(value - median)) AS up_to
        FROM centred
    ), spread AS (
        SELECT window_number, median, sum(away * times) / total AS mean_away,
               (min(away) FILTER (WHERE 2 * up_to >= total) + min(away) FILTER (WHERE 2 * up_to > total)) / 2 AS mad
        FROM ranked_away GROUP BY window_number, total, median
    ), scored AS (
        SELECT near.market, near.commodity, near.day, near.is_carried_forward,
               abs(value - median) / nullif(CASE WHEN mad > 0 THEN 1.4826 * mad ELSE 1.253314 * mean_away END, 0) AS score
        FROM near JOIN asked USING (commodity, level, day) LEFT JOIN spread USING (window_number)
    )
    UPDATE price SET is_carried_forward = scored.is_carried_forward, is_outlier = coalesce(score >= threshold, false),
                     outlier_score = round(score::numeric, 3)
    FROM scored
    WHERE price.market = scored.market AND price.commodity = scored.commodity AND price.day = scored.day
      AND price.commodity = ANY (commodities) AND price.day BETWEEN first_day AND last_day
      AND (price.is_carried_forward, price.is_outlier, price.outlier_score)
          IS DISTINCT FROM (scored.is_carried_forward, coalesce(score >= threshold, false), round(score::numeric, 3));
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END
$$;
COMMENT ON FUNCTION mark_prices(text[], date, date) IS
    'Marks the prices of some commodities between two days, as carried forward and as outliers, and returns how many marks changed.
A price is carried forward as its source says; where it says nothing, when it equals the price recorded before at the same market, at most 7 days earlier, and has no stock and no surveyor of its own.
Its score is the distance from the median in robust standard deviations (1.4826 MAD, or 1.253314 mean absolute deviations where the MAD is 0: Iglewicz and Hoaglin, 1993) of the prices that were not carried forward, at all markets of its level, in the city''s window of days up to its own; none of fewer than 5 prices, or of equal ones.';

CREATE FUNCTION price_after_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    reach  integer := 7 + (SELECT price_window_days - 1 FROM city);
    part   record;
BEGIN
    -- A price decides whether the next one, up to 7 days later, is carried forward, and both belong to the windows
    -- of the days after them. Commodities do not touch each other: one at a time keeps the work small.
    IF TG_OP = 'INSERT' THEN
        FOR part IN SELECT commodity, min(day) AS first_day, max(day) AS last_day FROM after_change GROUP BY commodity LOOP
            PERFORM mark_prices(ARRAY[part.commodity], part.first_day, part.last_day + reach);
        END LOOP;
    ELSIF TG_OP = 'DELETE' THEN
        FOR part IN SELECT commodity, min(day) AS first_day, max(day) AS last_day FROM before_change GROUP BY commodity LOOP
            PERFORM mark_prices(ARRAY[part.commodity], part.first_day, part.last_day + reach);
        END LOOP;
    ELSE
        FOR part IN SELECT commodity, min(day) AS first_day, max(day) AS last_day
                    FROM (TABLE before_change UNION ALL TABLE after_change) AS either GROUP BY commodity LOOP
            PERFORM mark_prices(ARRAY[part.commodity], part.first_day, part.last_day + reach);
        END LOOP;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION price_after_change() IS 'Statement trigger: marks again the prices that the changed ones may concern.';

CREATE FUNCTION hold_prices() RETURNS trigger
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock('price'::regclass::integer, 0);
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION hold_prices() IS
    'Statement trigger: lets one transaction at a time change prices, since each one''s marks depend on the other''s prices.';

CREATE FUNCTION guard_columns() RETURNS trigger
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.is_carried_forward := coalesce(NEW.carried_forward_given, false);
        NEW.is_outlier := false;
        NEW.outlier_score := NULL;
        NEW.entered_at := now();
    ELSE
        NEW.is_carried_forward := OLD.is_carried_forward;
        NEW.is_outlier := OLD.is_outlier;
        NEW.outlier_score := OLD.outlier_score;
        NEW.entered_at := OLD.entered_at;
    END IF;
    NEW.price_key := price_key(NEW.market, NEW.commodity, NEW.day);
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION guard_columns() IS 'Row trigger: nobody but the database sets the marks, the key in one word and the time of entry, whatever was sent.';

-- Marks are made with the owner's rights. They are no edit: they neither count as a version, which would refuse the
-- change of somebody who has the row open, nor enter history, nor cause marks again.
CREATE TRIGGER hold_prices BEFORE INSERT OR UPDATE OR DELETE ON price
    FOR EACH STATEMENT EXECUTE FUNCTION hold_prices();
CREATE TRIGGER guard_columns BEFORE INSERT OR UPDATE ON price
    FOR EACH ROW WHEN (current_user <> 'mapalus_owner') EXECUTE FUNCTION guard_columns();
CREATE TRIGGER keep_version BEFORE INSERT OR UPDATE ON price
    FOR EACH ROW WHEN (current_user <> 'mapalus_owner') EXECUTE FUNCTION keep_version('price_key');
CREATE TRIGGER refuse_problems BEFORE INSERT OR UPDATE ON price
    FOR EACH ROW WHEN (current_user <> 'mapalus_owner') EXECUTE FUNCTION refuse_problems();
CREATE TRIGGER log_insert AFTER INSERT ON price REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT WHEN (current_user <> 'mapalus_owner') EXECUTE FUNCTION log_changes('market', 'commodity', 'day');
CREATE TRIGGER log_update AFTER UPDATE ON price REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT WHEN (current_user <> 'mapalus_owner') EXECUTE FUNCTION log_changes('market', 'commodity', 'day');
CREATE TRIGGER log_delete AFTER DELETE ON price REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT WHEN (current_user <> 'mapalus_owner') EXECUTE FUNCTION log_changes('market', 'commodity', 'day');
CREATE TRIGGER mark_insert AFTER INSERT ON price REFERENCING NEW TABLE AS after_change
    FOR EACH STATEMENT WHEN (current_user <> 'mapalus_owner') EXECUTE FUNCTION price_after_change();
CREATE TRIGGER mark_update AFTER UPDATE ON price REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT WHEN (current_user <> 'mapalus_owner') EXECUTE FUNCTION price_after_change();
CREATE TRIGGER mark_delete AFTER DELETE ON price REFERENCING OLD TABLE AS before_change
    FOR EACH STATEMENT WHEN (current_user <> 'mapalus_owner') EXECUTE FUNCTION price_after_change();

CREATE FUNCTION mark_all_prices() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock('price'::regclass::integer, 0);
    PERFORM mark_prices(ARRAY[commodity], min(day), max(day)) FROM price GROUP BY commodity;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION mark_all_prices() IS 'Row trigger: marks all prices again after what they are compared with, or how, has changed.';
CREATE TRIGGER mark_all_prices AFTER UPDATE OF level ON market
    FOR EACH ROW WHEN (OLD.level <> NEW.level) EXECUTE FUNCTION mark_all_prices();
CREATE TRIGGER mark_all_prices AFTER UPDATE OF price_window_days, price_outlier_threshold ON city
    FOR EACH ROW WHEN ((OLD.price_window_days, OLD.price_outlier_threshold)
                       IS DISTINCT FROM (NEW.price_window_days, NEW.price_outlier_threshold))
    EXECUTE FUNCTION mark_all_prices();

-- ---------------------------------------------------------------- for imports

CREATE FUNCTION read_geometry(given text) RETURNS geometry
LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    found geometry;
BEGIN
    found := ST_Force2D(CASE WHEN given LIKE '{%' THEN ST_GeomFromGeoJSON(given) ELSE ST_GeomFromEWKT(given) END);
    RETURN CASE WHEN ST_SRID(found) IN (0, 4326) THEN ST_SetSRID(found, 4326) ELSE ST_Transform(found, 4326) END;
EXCEPTION WHEN OTHERS THEN
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION read_geometry(text) IS
    'A geometry in longitude and latitude, without heights, from WKT, EWKT of another CRS, or GeoJSON; NULL where the text is none of them.';

-- ---------------------------------------------------------------- what may be seen

CREATE VIEW mapalus_public.facility WITH (security_barrier) AS
SELECT f.code, f.facility_name, f.kind, f.agency, a.agency_name_id, a.agency_name_en, f.address, f.area_code,
       v.area_name, d.area_name AS district_name, f.geom
FROM facility f
LEFT JOIN agency a ON a.code = f.agency
LEFT JOIN area v ON v.code = f.area_code
LEFT JOIN area d ON d.code = v.parent
WHERE f.is_public;
COMMENT ON VIEW mapalus_public.facility IS 'Facilities that may be shown.';

CREATE VIEW mapalus_public.cctv WITH (security_barrier) AS
SELECT c.code, c.cctv_name, c.agency, a.agency_name_id, a.agency_name_en, c.address, c.area_code, v.area_name,
       d.area_name AS district_name, c.azimuth, c.field_of_view, c.range_m, c.is_turning, c.state, c.geom
FROM cctv c
LEFT JOIN agency a ON a.code = c.agency
LEFT JOIN area v ON v.code = c.area_code
LEFT JOIN area d ON d.code = v.parent
WHERE c.is_public;
COMMENT ON VIEW mapalus_public.cctv IS 'Cameras that may be shown, with what they can see; without their streams.';

CREATE VIEW mapalus_public.market WITH (security_barrier) AS
SELECT m.code, m.market_name, m.level, m.address, m.area_code, v.area_name, d.area_name AS district_name, m.geom
FROM market m
LEFT JOIN area v ON v.code = m.area_code
LEFT JOIN area d ON d.code = v.parent
WHERE m.is_public;
COMMENT ON VIEW mapalus_public.market IS 'Markets that may be shown.';

CREATE VIEW mapalus_public.commodity WITH (security_barrier) AS
SELECT code, commodity_name_id, commodity_name_en, quality, unit, weight, warning_percent FROM commodity;
COMMENT ON VIEW mapalus_public.commodity IS 'Commodities whose prices are surveyed.';

CREATE VIEW mapalus_public.price WITH (security_barrier) AS
SELECT p.price_key, p.market, m.market_name, m.level, p.commodity, c.commodity_name_id, c.commodity_name_en, c.quality,
       c.unit, p.day, p.price, p.stock, p.is_carried_forward, p.is_outlier
FROM price p
JOIN market m ON m.code = p.market
JOIN commodity c ON c.code = p.commodity
WHERE m.is_public;
COMMENT ON VIEW mapalus_public.price IS 'Prices at the markets that may be shown; never who surveyed them.';

CREATE VIEW mapalus_public.programme WITH (security_barrier) AS
SELECT p.code, p.programme_name_id, p.programme_name_en, p.agency, a.agency_name_id, a.agency_name_en, p.budget,
       p.starts_on, p.ends_on, p.progress, p.geom
FROM programme p
LEFT JOIN agency a ON a.code = p.agency
WHERE p.is_public;
COMMENT ON VIEW mapalus_public.programme IS 'Programmes that may be shown.';

INSERT INTO mapalus_public.gt_pk_metadata (table_schema, table_name, pk_column, pk_column_idx, pk_policy) VALUES
    ('mapalus_public', 'facility', 'code', 1, 'assigned'),
    ('mapalus_public', 'cctv', 'code', 1, 'assigned'),
    ('mapalus_public', 'market', 'code', 1, 'assigned'),
    ('mapalus_public', 'commodity', 'code', 1, 'assigned'),
    ('mapalus_public', 'price', 'price_key', 1, 'assigned'),
    ('mapalus_public', 'programme', 'code', 1, 'assigned');

-- ---------------------------------------------------------------- who may what

GRANT SELECT ON mapalus_public.facility, mapalus_public.cctv, mapalus_public.market, mapalus_public.commodity,
    mapalus_public.price, mapalus_public.programme TO mapalus_public, mapalus_planner;
GRANT SELECT, INSERT, UPDATE, DELETE ON facility, cctv, market, commodity, price, programme TO mapalus_planner;
GRANT SELECT ON cctv_state TO mapalus_planner;
GRANT SELECT, INSERT, UPDATE, DELETE ON cctv_stream TO mapalus_admin;
GRANT SELECT ON facility, cctv, cctv_state, market, commodity, price, programme TO mapalus_operator;
GRANT SELECT ON facility, cctv, market, commodity, programme TO mapalus_agency;

-- Every table says the same of its last two columns.
DO $$
DECLARE
    its regclass;
BEGIN
    FOREACH its IN ARRAY ARRAY['facility', 'cctv', 'cctv_stream', 'market', 'commodity', 'price', 'programme']::regclass[] LOOP
        EXECUTE format('COMMENT ON COLUMN %s.version IS %L', its, 'Rises with every edit; a change must name the next one.');
        EXECUTE format('COMMENT ON COLUMN %s.updated_at IS %L', its, 'When it was edited last.');
    END LOOP;
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA mapalus FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    identity_problem(text, text, text), place_problem(text, text, geometry, text), problem_of(facility),
    problem_of(cctv), problem_of(market), problem_of(commodity), problem_of(price), problem_of(programme),
    read_geometry(text), price_key(text, text, date)
    TO mapalus_planner;
GRANT EXECUTE ON FUNCTION problem_of(cctv_stream) TO mapalus_admin;
