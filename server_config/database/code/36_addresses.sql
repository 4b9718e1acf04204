-- Searches places and reports by what a caller says. SECURITY INVOKER: everybody finds only what they may read.

CREATE OR REPLACE FUNCTION street_before_write() RETURNS trigger
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    NEW.area_code := area_at(ST_ClosestPoint(NEW.geom, ST_Centroid(NEW.geom)));
    NEW.updated_at := now();
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION street_before_write() IS 'Row trigger of streets: finds the village of the middle of the line.';

CREATE OR REPLACE FUNCTION address_words(sought text) RETURNS TABLE (word text, meaning text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = mapalus, public, pg_temp AS $$
    -- Words that only say what kind of place it is are not searched: sources write them in many ways.
    SELECT part, short.meaning
    FROM regexp_split_to_table(lower(left(sought, 200)), '[^[:alnum:]]+') WITH ORDINALITY AS said (part, number)
    LEFT JOIN (VALUES ('jl', 'street'), ('jln', 'street'), ('jalan', 'street'), ('gg', 'street'), ('gang', 'street'),
                      ('lorong', 'street'), ('street', 'street'), ('ds', 'village'), ('desa', 'village'), ('kel', 'village'),
                      ('kelurahan', 'village'), ('village', 'village'), ('kec', 'district'), ('kecamatan', 'district'),
                      ('district', 'district'), ('kab', 'city'), ('kabupaten', 'city'), ('no', 'number'), ('nomor', 'number'),
                      ('rt', 'number'), ('rw', 'number'), ('dekat', 'near'), ('depan', 'near'), ('di', 'near'),
                      ('near', 'near'), ('in', 'near')) AS short (part, meaning) USING (part)
    WHERE part <> '' ORDER BY number
$$;
COMMENT ON FUNCTION address_words(text) IS
    'The words of an address. meaning: the kind of place that the word announces (jl: street, kel: village, …); empty for a word of a name.';

CREATE OR REPLACE FUNCTION search_places(sought text, near geometry DEFAULT NULL::geometry, most integer DEFAULT 10)
RETURNS TABLE (kind text, key text, title text, context text, place geometry, accuracy_m double precision,
               score double precision)
LANGUAGE plpgsql STABLE SECURITY INVOKER SET search_path = mapalus, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    -- No SET clause: only a superuser may store a setting of an extension that the session has not loaded.
    likeness    constant text := 'pg_trgm.word_similarity_threshold';
    before      constant text := coalesce(nullif(current_setting(likeness, true), ''), '0.6');
    words       text[];
    kinds       text[];
    area_words  text[];
    area_codes  text[];
    driver      text;
    number      text;
    plain       text;
BEGIN
    SELECT array_agg(word) FILTER (WHERE meaning IS NULL),
           coalesce(array_agg(meaning) FILTER (WHERE meaning IS NOT NULL), '{}'), string_agg(word, ' ')
    INTO words, kinds, plain FROM address_words(sought);
    IF words IS NULL THEN
        -- A street may be called “Jalan Desa”.
        words := string_to_array(plain, ' ');
    END IF;
    words := ARRAY(SELECT DISTINCT one FROM unnest(words) AS one WHERE length(one) > 1 OR one ~ '[0-9]' LIMIT 8);
    IF NOT EXISTS (SELECT FROM unnest(words) AS one WHERE length(one) > 1) THEN
        RETURN;
    END IF;
    plain := array_to_string(words, ' ');
    IF 'street' = ANY (kinds) THEN
        kinds := kinds || 'report'::text;
    END IF;

    -- Reports are many, so one word is searched in addresses: the longest one that does not name an area. Areas that are
    -- named say where.
    SELECT array_agg(DISTINCT one), array_agg(DISTINCT area.code) INTO area_words, area_codes
    FROM unnest(words) AS one JOIN area ON area.level <> 'city'
    WHERE length(one) > 3 AND word_similarity(one, lower(area.area_name)) >= 0.6;
    SELECT one INTO driver FROM unnest(words) AS one
    ORDER BY one ~ '^[0-9]+$', one = ANY (coalesce(area_words, '{}')), length(one) DESC, one LIMIT 1;
    IF driver = ANY (area_words) THEN
        area_codes := NULL;
    ELSE
        area_codes := ARRAY(SELECT area.code FROM area
                            WHERE area.level = 'village' AND (area.code = ANY (area_codes) OR area.parent = ANY (area_codes)));
        area_codes := nullif(area_codes, '{}');
    END IF;
    SELECT '\m' || one || '\M' INTO number FROM unnest(words) AS one WHERE one ~ '^[0-9]+$' LIMIT 1;

    PERFORM set_config(likeness, '0.45', true);
    RETURN QUERY
    WITH candidate AS (
        SELECT area.level AS kind, area.code AS key, area.area_name AS title, NULL::text AS area_code, area.parent AS inside,
               area.geom, NULL::double precision AS accuracy_m, 1 AS place_rank
        FROM area WHERE lower(area.area_name) %> ANY (words)
        UNION ALL
        SELECT 'street', street.id::text, street.street_name, street.area_code, NULL, street.geom, NULL, 2
        FROM street WHERE lower(street.street_name) %> ANY (words)
        UNION ALL
        -- Many schools have the same name but for number and village.
        (SELECT 'facility', facility.code, facility.facility_name, facility.area_code, NULL, facility.geom, 0, 3
         FROM facility
         WHERE lower(facility.facility_name) %> ANY (words)
           AND (number IS NULL OR facility_name ~ number OR facility_name !~ '[0-9]')
           AND (area_codes IS NULL OR facility.area_code = ANY (area_codes) OR lower(facility_name) %> ANY (area_words))
         LIMIT 400)
        UNION ALL
        SELECT 'market', market.code, market.market_name, market.area_code, NULL, market.geom, 0, 3
        FROM market WHERE lower(market.market_name) %> ANY (words)
        UNION ALL
        SELECT 'programme', programme.code,
               CASE WHEN word_similarity(plain, lower(programme_name_en)) > word_similarity(plain, lower(programme_name_id))
                    THEN programme_name_en ELSE programme_name_id END,
               NULL, NULL, programme.geom, NULL, 5
        FROM programme
        WHERE programme.geom IS NOT NULL
          AND (lower(programme_name_id) %> ANY (words) OR lower(programme_name_en) %> ANY (words))
        UNION ALL
        SELECT 'report', known.id::text, known.address, known.area_code, NULL, known.geom, known.position_accuracy_m, 4
        FROM ((SELECT report.id, report.address, report.area_code, report.geom, report.position_accuracy_m
               FROM report
               WHERE status NOT IN ('resolved', 'rejected') AND duplicate_of IS NULL
                 AND address IS NOT NULL AND report.geom IS NOT NULL AND position_method <> 'default'
                 AND area_codes IS NULL AND lower(address) %> driver
               LIMIT 100)
              UNION ALL
              -- The number may be beyond those.
              (SELECT report.id, report.address, report.area_code, report.geom, report.position_accuracy_m
               FROM report
               WHERE status NOT IN ('resolved', 'rejected') AND duplicate_of IS NULL
                 AND address IS NOT NULL AND report.geom IS NOT NULL AND position_method <> 'default'
                 AND area_codes IS NULL AND lower(address) %> driver AND address ~ number
               LIMIT 50)
              UNION ALL
              (SELECT report.id, report.address, report.area_code, report.geom, report.position_accuracy_m
               FROM report
               WHERE status NOT IN ('resolved', 'rejected') AND duplicate_of IS NULL
                 AND address IS NOT NULL AND report.geom IS NOT NULL AND position_method <> 'default'
                 AND report.area_code = ANY (area_codes) AND word_similarity(driver, lower(address)) >= 0.45
               ORDER BY address ~ number DESC NULLS LAST LIMIT 100)
              UNION ALL
              SELECT late.id, late.address, late.area_code, late.geom, late.position_accuracy_m
              FROM (SELECT report.* FROM report ORDER BY reported_at DESC LIMIT 200) AS late
              WHERE status IN ('resolved', 'rejected') AND address IS NOT NULL AND late.geom IS NOT NULL
                AND position_method <> 'default' AND word_similarity(driver, lower(address)) >= 0.45) AS known
    ), judged AS (
        SELECT candidate.*, around.context,
               matched.share + CASE WHEN candidate.kind = ANY (kinds) THEN 0.1 ELSE 0 END
               + 0.1 * similarity(lower(candidate.title), plain)
               -- Near is within some kilometres; a degree is about 111 km.
               + coalesce(0.05 / (1 + 20 * ST_Distance(ST_Centroid(ST_Envelope(candidate.geom)), near)), 0) AS score
        FROM candidate
        LEFT JOIN area AS village ON village.code = candidate.area_code
        LEFT JOIN area AS district ON district.code = coalesce(village.parent, candidate.inside)
        CROSS JOIN LATERAL (SELECT concat_ws(', ', village.area_name, district.area_name) AS context) AS around
        CROSS JOIN LATERAL (
            SELECT sum(weight * greatest(word_similarity(one, lower(candidate.title)),
                                         0.95 * word_similarity(one, lower(around.context)))) / sum(weight) AS share
            FROM unnest(words) AS one
            CROSS JOIN LATERAL (SELECT CASE WHEN one ~ '^[0-9]+$' THEN 1 ELSE length(one) END AS weight) AS counts
        ) AS matched
        WHERE matched.share >= 0.4
    ), once AS (
        -- A street of many parts, or a place that many people reported, is told once.
        SELECT DISTINCT ON (lower(judged.title), judged.context) judged.*
        FROM judged ORDER BY lower(judged.title), judged.context, judged.place_rank, judged.score DESC, judged.key
    )
    SELECT best.kind, best.key, best.title, best.context,
           CASE WHEN best.kind = 'street' THEN ST_ClosestPoint(best.geom, ST_Centroid(best.geom))
                ELSE ST_PointOnSurface(best.geom) END,
           CASE WHEN best.kind IN ('report', 'facility', 'market') THEN best.accuracy_m
                ELSE round(ST_Length(ST_BoundingDiagonal(best.geom)::geography) / 2) END,
           best.score
    FROM (SELECT once.* FROM once
          ORDER BY once.score DESC, once.place_rank, once.title, once.context, once.key LIMIT most) AS best
    ORDER BY best.score DESC, best.place_rank, best.title, best.context, best.key;
    PERFORM set_config(likeness, before, true);
END
$$;
COMMENT ON FUNCTION search_places(text, geometry, integer) IS
    'Places that an address may mean, the best first: areas, streets, facilities, markets, programmes, and addresses of reports that are open or among the latest. kind: city, district, village, street, facility, market, programme or report. accuracy_m: how far the place may be from the point, in metres. near raises what lies near a point (EPSG:4326).';

CREATE OR REPLACE FUNCTION search_references(sought text, most integer DEFAULT 10)
RETURNS TABLE (id bigint, reference text, status text, address text, context text, place geometry)
LANGUAGE plpgsql STABLE SECURITY INVOKER SET search_path = mapalus, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    parts     text[] := regexp_match(upper(btrim(sought)), '^(?:[A-Z]{2,5}[- ]?)?(?:((?:19|20)[0-9]{2})[- ])?([0-9]{1,9})$');
    places    constant integer := CASE WHEN parts[1] IS NULL THEN 2 ELSE 3 END;
    possible  text[];
BEGIN
    -- Numbers are drawn for all years together, so few references can be meant. Each is read through the unique index.
    SELECT array_agg(reference_prefix || '-' || its_year || '-' || repeat('0', 6 - length(its_number)) || its_number)
    INTO possible
    FROM city,
         (SELECT parts[1]::integer AS its_year WHERE parts[1] IS NOT NULL
          UNION ALL
          SELECT generate_series(extract(year FROM min(reported_at) - interval '1 day')::integer,
                                 extract(year FROM max(reported_at) + interval '1 day')::integer)
          FROM report WHERE parts[1] IS NULL AND parts[2] IS NOT NULL) AS years,
         (SELECT parts[2]::bigint::text AS its_number
          UNION
          SELECT (parts[2] || lpad(rest::text, width - length(parts[2]), '0'))::bigint::text
          FROM generate_series(6, 7) AS width, generate_series(0, power(10, width - length(parts[2]))::integer - 1) AS rest
          WHERE width - length(parts[2]) BETWEEN 1 AND places) AS numbers;
    RETURN QUERY
    SELECT report.id, report.reference, report.status, report.address,
           concat_ws(', ', village.area_name, district.area_name), report.geom
    FROM report
    LEFT JOIN area AS village ON village.code = report.area_code
    LEFT JOIN area AS district ON district.code = village.parent
    WHERE report.reference = ANY (possible || upper(btrim(sought)))
    ORDER BY report.reference ~ ('-0*' || ltrim(parts[2], '0') || '$') DESC, report.reported_at DESC, report.id
    LIMIT most;
END
$$;
COMMENT ON FUNCTION search_references(text, integer) IS
    'Reports by their reference, or by a part of it: MIN-2026-000123, 2026-123, 123, or the first digits of the number.';
