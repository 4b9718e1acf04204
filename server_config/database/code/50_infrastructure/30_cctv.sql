-- Cameras, their streams, and the log of their states.

CREATE OR REPLACE FUNCTION problem_of(wanted cctv) RETURNS problem
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    RETURN coalesce(
        identity_problem('camera', wanted.code, wanted.cctv_name),
        CASE
            WHEN NOT (wanted.azimuth >= 0 AND wanted.azimuth < 360) THEN
                ('MA011', 'out_of_range', format('The camera %s looks towards %s degrees; a heading is at least 0 and less than 360 degrees, clockwise from north.', wanted.code, wanted.azimuth),
                 jsonb_build_object('reference', wanted.code, 'field', 'azimuth', 'value', wanted.azimuth, 'at_least', 0, 'less_than', 360))::problem
            WHEN wanted.is_turning AND wanted.azimuth IS NOT NULL THEN
                ('MA011', 'turning', format('The camera %s turns and yet looks towards %s degrees; leave the heading of a turning camera empty.', wanted.code, wanted.azimuth),
                 jsonb_build_object('reference', wanted.code, 'field', 'azimuth', 'value', wanted.azimuth))::problem
            WHEN NOT (wanted.field_of_view > 0 AND wanted.field_of_view <= 360) THEN
                ('MA011', 'out_of_range', format('The camera %s has a field of view of %s degrees; it must be more than 0 and at most 360.', wanted.code, wanted.field_of_view),
                 jsonb_build_object('reference', wanted.code, 'field', 'field_of_view', 'value', wanted.field_of_view, 'more_than', 0, 'at_most', 360))::problem
            WHEN NOT (wanted.range_m > 0 AND wanted.range_m < 'Infinity') THEN
                ('MA011', 'out_of_range', format('The camera %s sees %s m far; its range must be more than 0.', wanted.code, wanted.range_m),
                 jsonb_build_object('reference', wanted.code, 'field', 'range_m', 'value', wanted.range_m, 'more_than', 0))::problem
            WHEN NOT (wanted.height_m >= 0 AND wanted.height_m < 'Infinity') THEN
                ('MA011', 'out_of_range', format('The camera %s hangs %s m above the ground; its height must be 0 or more.', wanted.code, wanted.height_m),
                 jsonb_build_object('reference', wanted.code, 'field', 'height_m', 'value', wanted.height_m, 'at_least', 0))::problem
            WHEN wanted.state NOT IN ('up', 'down', 'unknown') THEN
                ('MA011', 'choice', format('The camera %s has the state “%s”; it must be up, down or unknown.', wanted.code, wanted.state),
                 jsonb_build_object('reference', wanted.code, 'field', 'state', 'value', wanted.state,
                                'choices', ARRAY['up', 'down', 'unknown']))::problem
        END,
        place_problem('camera', wanted.code, wanted.geom, wanted.area_code));
END
$$;
COMMENT ON FUNCTION problem_of(cctv) IS 'The reason to refuse a camera; NULL if there is none.';

CREATE OR REPLACE FUNCTION problem_of(wanted cctv_stream) RETURNS problem
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    -- The sentence must not contain the address, because messages end up in logs.
    RETURN CASE WHEN wanted.url !~ '^[a-z][a-z0-9+.-]*://[^[:space:]]+$' THEN
        ('MA011', 'url', format('The stream of the camera %s has no address like rtsp://….', wanted.cctv),
         jsonb_build_object('reference', wanted.cctv, 'field', 'url'))::problem
    END;
END
$$;
COMMENT ON FUNCTION problem_of(cctv_stream) IS 'The reason to refuse the address of a stream; NULL if there is none.';

CREATE OR REPLACE FUNCTION log_stream_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    -- Planners can read change_log. So record that an address changed, but not the address.
    IF TG_OP <> 'UPDATE' OR (NEW.cctv, NEW.url) IS DISTINCT FROM (OLD.cctv, OLD.url) THEN
        INSERT INTO change_log (table_name, row_key, operation, old_values, new_values)
        SELECT TG_TABLE_NAME, CASE TG_OP WHEN 'DELETE' THEN OLD.cctv ELSE NEW.cctv END, lower(TG_OP),
               CASE WHEN TG_OP <> 'INSERT' THEN jsonb_build_object('cctv', OLD.cctv) END,
               CASE WHEN TG_OP <> 'DELETE' THEN jsonb_build_object('cctv', NEW.cctv) END;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION log_stream_change() IS
    'Row trigger: records in change_log that a stream was added, changed or removed, without its address.';

CREATE OR REPLACE FUNCTION log_state() RETURNS trigger
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
COMMENT ON FUNCTION log_state() IS 'Statement trigger: writes changes of cameras'' states into cctv_state.';
