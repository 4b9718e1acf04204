-- Records where the public map changed: rectangles whose tiles must be drawn again.
-- Everybody can see that a tile was drawn again. So only public positions count, and only counts that are large enough to be
-- published. A private position or a small count leaves no trace.

CREATE OR REPLACE FUNCTION few_boxes(boxes geometry[]) RETURNS SETOF geometry
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = mapalus, public, pg_temp AS $$
    -- A grid of four by four cells over all boxes. Boxes whose centres lie in the same cell become one.
    WITH box AS (
        SELECT g, (ST_XMin(g) + ST_XMax(g)) / 2 AS x, (ST_YMin(g) + ST_YMax(g)) / 2 AS y
        FROM unnest(boxes) AS g WHERE NOT ST_IsEmpty(g)
    ), whole AS (
        -- A cell is at least 0.01 degrees wide: nearer boxes become one anyway.
        SELECT min(x) AS west, min(y) AS south, greatest((max(x) - min(x)) / 4, 0.01) AS width,
               greatest((max(y) - min(y)) / 4, 0.01) AS height
        FROM box
    ), joined AS (
        SELECT ST_Extent(g) AS e FROM box, whole
        GROUP BY least(floor((x - west) / width), 3), least(floor((y - south) / height), 3)
    )
    SELECT ST_MakeEnvelope(ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e), 4326) FROM joined
$$;
COMMENT ON FUNCTION few_boxes(geometry[]) IS
    'At most 16 rectangles (EPSG:4326) that cover the given geometries.';

CREATE OR REPLACE FUNCTION fold_changed_extents() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    -- Keeps the number of rectangles small if nobody refreshes tiles. A transaction that keeps its first snapshot could
    -- fail on rectangles that another one has joined meanwhile.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RETURN;
    END IF;
    WITH pending AS (
        SELECT id FROM changed_extent FOR UPDATE SKIP LOCKED
    ), taken AS (
        DELETE FROM changed_extent USING pending WHERE changed_extent.id = pending.id
        RETURNING changed_extent.relation, changed_extent.geom
    ), whole AS (
        SELECT relation, array_agg(geom) AS boxes FROM taken GROUP BY relation
    )
    INSERT INTO changed_extent (relation, geom) SELECT relation, box FROM whole, few_boxes(boxes) AS box;
END
$$;
COMMENT ON FUNCTION fold_changed_extents() IS 'Joins the recorded rectangles of each view into at most 16.';

CREATE OR REPLACE FUNCTION note_changed_extents(of_relation text, boxes geometry[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    first_id  bigint;
    last_id   bigint;
BEGIN
    IF boxes IS NULL THEN
        RETURN;
    ELSIF cardinality(boxes) = 1 THEN
        INSERT INTO changed_extent (relation, geom)
        VALUES (of_relation, ST_MakeEnvelope(ST_XMin(boxes[1]), ST_YMin(boxes[1]), ST_XMax(boxes[1]), ST_YMax(boxes[1]), 4326))
        RETURNING id, id INTO first_id, last_id;
    ELSE
        WITH noted AS (
            INSERT INTO changed_extent (relation, geom) SELECT of_relation, box FROM few_boxes(boxes) AS box RETURNING id
        ) SELECT min(id), max(id) INTO first_id, last_id FROM noted;
    END IF;
    IF last_id / 1000 <> (first_id - 1) / 1000 THEN
        PERFORM fold_changed_extents();
    END IF;
END
$$;
COMMENT ON FUNCTION note_changed_extents(text, geometry[]) IS 'Records where a public view changed, in at most 16 rectangles.';

CREATE OR REPLACE FUNCTION note_changed_everywhere(VARIADIC relations text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    SELECT note_changed_extents(its, ARRAY[ST_MakeEnvelope(-180, -90, 180, 90, 4326)]) FROM unnest(relations) AS its
$$;
COMMENT ON FUNCTION note_changed_everywhere(text[]) IS 'Records that the given public views changed everywhere.';

CREATE OR REPLACE FUNCTION forget_changed_extents(taken bigint[]) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
    WITH done AS (
        SELECT id FROM changed_extent WHERE id = ANY (taken) FOR UPDATE SKIP LOCKED
    ), gone AS (
        DELETE FROM changed_extent USING done WHERE changed_extent.id = done.id RETURNING 1
    )
    SELECT count(*) FROM gone
$$;
COMMENT ON FUNCTION forget_changed_extents(bigint[]) IS
    'Deletes rectangles whose tiles were refreshed. Returns their number. Rectangles that another transaction is joining stay: refreshing them again does no harm.';

CREATE OR REPLACE FUNCTION note_changed_reports() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    boxes   geometry[];
    counts  count_change[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(box) INTO boxes
        FROM (SELECT ST_Extent(public_geom)::geometry AS box
              FROM after_change WHERE is_public AND duplicate_of IS NULL AND public_geom IS NOT NULL
              GROUP BY grid_x(public_geom), grid_y(public_geom)) AS by_cell;
        -- Reports that an import adds to past months are published at once (is_told).
        SELECT array_agg((area_code, category, number, is_told)::count_change) INTO counts
        FROM (SELECT area_code, category, count(*) AS number,
                     source_hash IS NOT NULL AND reported_at AT TIME ZONE time_zone < this_month() AS is_told
              FROM after_change CROSS JOIN city
              WHERE is_public AND duplicate_of IS NULL AND public_geom IS NULL AND geom IS NOT NULL
              GROUP BY area_code, category, is_told) AS by_area;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(box) INTO boxes
        FROM (SELECT ST_Extent(public_geom)::geometry AS box
              FROM before_change WHERE is_public AND duplicate_of IS NULL AND public_geom IS NOT NULL
              GROUP BY grid_x(public_geom), grid_y(public_geom)) AS by_cell;
        SELECT array_agg((area_code, category, number, false)::count_change) INTO counts
        FROM (SELECT area_code, category, -count(*) AS number
              FROM before_change WHERE is_public AND duplicate_of IS NULL AND public_geom IS NULL AND geom IS NOT NULL
              GROUP BY area_code, category) AS by_area;
    ELSE
        -- The public columns of each report before (-1) and after (+1): equal rows cancel out.
        SELECT array_agg(box) INTO boxes
        FROM (SELECT ST_Extent(public_geom)::geometry AS box
              FROM (SELECT public_geom
                    FROM (SELECT id, category, status, agency, area_code, reported_at, due_at, resolved_at,
                                 public_description, supporters, public_geom, -1 AS number
                          FROM before_change WHERE is_public AND duplicate_of IS NULL AND public_geom IS NOT NULL
                          UNION ALL
                          SELECT id, category, status, agency, area_code, reported_at, due_at, resolved_at,
                                 public_description, supporters, public_geom, 1
                          FROM after_change WHERE is_public AND duplicate_of IS NULL AND public_geom IS NOT NULL) AS either
                    GROUP BY id, category, status, agency, area_code, reported_at, due_at, resolved_at,
                             public_description, supporters, public_geom
                    HAVING sum(number) <> 0) AS differing
              GROUP BY grid_x(public_geom), grid_y(public_geom)) AS by_cell;
        SELECT array_agg((area_code, category, number, false)::count_change) INTO counts
        FROM (SELECT area_code, category, sum(number) AS number
              FROM (SELECT area_code, category, -1 AS number
                    FROM before_change WHERE is_public AND duplicate_of IS NULL AND public_geom IS NULL AND geom IS NOT NULL
                    UNION ALL
                    SELECT area_code, category, 1
                    FROM after_change WHERE is_public AND duplicate_of IS NULL AND public_geom IS NULL AND geom IS NOT NULL) AS either
              GROUP BY area_code, category HAVING sum(number) <> 0) AS by_area;
    END IF;
    IF boxes IS NOT NULL THEN
        PERFORM note_changed_extents('report', boxes);
        PERFORM note_changed_extents('report_grid', (
            SELECT array_agg(grid_box(grid_x(ST_Centroid(box)), grid_y(ST_Centroid(box)))) FROM unnest(boxes) AS box));
    END IF;
    IF counts IS NOT NULL THEN
        PERFORM note_changed_counts(counts);
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION note_changed_reports() IS
    'Statement trigger of reports: records where public data changed, at public positions, and passes changed counts of private reports on.';

CREATE OR REPLACE FUNCTION note_changed_places() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    boxes geometry[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(box) INTO boxes
        FROM (SELECT ST_Extent(geom)::geometry AS box FROM after_change WHERE is_public AND geom IS NOT NULL
              GROUP BY grid_x(ST_Centroid(ST_Envelope(geom))), grid_y(ST_Centroid(ST_Envelope(geom)))) AS by_cell;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(box) INTO boxes
        FROM (SELECT ST_Extent(geom)::geometry AS box FROM before_change WHERE is_public AND geom IS NOT NULL
              GROUP BY grid_x(ST_Centroid(ST_Envelope(geom))), grid_y(ST_Centroid(ST_Envelope(geom)))) AS by_cell;
    ELSE
        SELECT array_agg(box) INTO boxes
        FROM (SELECT ST_Extent(geom)::geometry AS box
              FROM (SELECT geom FROM before_change WHERE is_public AND geom IS NOT NULL
                    UNION ALL SELECT geom FROM after_change WHERE is_public AND geom IS NOT NULL) AS either
              GROUP BY grid_x(ST_Centroid(ST_Envelope(geom))), grid_y(ST_Centroid(ST_Envelope(geom)))) AS by_cell;
    END IF;
    PERFORM note_changed_extents(TG_TABLE_NAME, boxes);
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION note_changed_places() IS
    'Statement trigger of tables with geom and is_public: records where the public view with the table''s name changed.';

CREATE OR REPLACE FUNCTION note_changed_agencies() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM note_changed_extents('agency', (SELECT array_agg(geom) FROM after_change WHERE geom IS NOT NULL));
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM note_changed_extents('agency', (SELECT array_agg(geom) FROM before_change WHERE geom IS NOT NULL));
    ELSE
        PERFORM note_changed_extents('agency', (
            SELECT array_agg(geom) FROM (TABLE before_change UNION ALL TABLE after_change) AS either WHERE geom IS NOT NULL));
        IF EXISTS (SELECT FROM before_change AS was JOIN after_change AS now_is USING (code)
                   WHERE (was.agency_name_id, was.agency_name_en)
                         IS DISTINCT FROM (now_is.agency_name_id, now_is.agency_name_en)) THEN
            PERFORM note_changed_everywhere('report', 'facility', 'cctv', 'programme');
        END IF;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION note_changed_agencies() IS
    'Statement trigger of agencies: records where offices, or features that show an agency''s name, changed.';

CREATE OR REPLACE FUNCTION note_changed_areas() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    boxes   geometry[];
    around  double precision;
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM note_changed_extents('area', (SELECT array_agg(ST_Envelope(geom)) FROM after_change));
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM note_changed_extents('area', (SELECT array_agg(ST_Envelope(geom)) FROM before_change));
    ELSE
        SELECT array_agg(ST_Envelope(geom)) INTO boxes FROM (SELECT geom FROM before_change UNION ALL SELECT geom FROM after_change) AS either;
        PERFORM note_changed_extents('area', boxes);
        -- Features in an area show its name. A point may lie outside by the city's tolerance and half a cell of 100 m.
        -- As in area_at(), a degree counts as 50 km.
        SELECT (area_tolerance_m + 100) / 50000 INTO around FROM city;
        SELECT array_agg(ST_Expand(box, coalesce(around, 0))) INTO boxes FROM unnest(boxes) AS box;
        PERFORM note_changed_extents(its, boxes) FROM unnest('{report,report_count,facility,cctv,market}'::text[]) AS its;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION note_changed_areas() IS
    'Statement trigger of areas: records where areas, or features that show their name or outline, changed.';

CREATE OR REPLACE FUNCTION note_changed_lists() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    PERFORM note_changed_everywhere(VARIADIC TG_ARGV);
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION note_changed_lists() IS
    'Row trigger of lists that whole public views show: records that these views changed everywhere. Arguments: the views.';
