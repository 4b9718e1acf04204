-- The facility, camera, market or programme that a report is about.

CREATE OR REPLACE FUNCTION report_concerns() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
DECLARE
    is_there  boolean;
BEGIN
    is_there := CASE NEW.concerns_table
        WHEN 'facility' THEN EXISTS (SELECT FROM facility WHERE code = NEW.concerns_key)
        WHEN 'cctv' THEN EXISTS (SELECT FROM cctv WHERE code = NEW.concerns_key)
        WHEN 'market' THEN EXISTS (SELECT FROM market WHERE code = NEW.concerns_key)
        WHEN 'programme' THEN EXISTS (SELECT FROM programme WHERE code = NEW.concerns_key)
    END;
    IF is_there IS NULL OR NEW.concerns_key IS NULL THEN
        PERFORM refuse('MA011', 'half_an_object',
            'A report is about a facility, a camera, a market or a programme, and names which one.',
            'Give both its kind (facility, cctv, market or programme) and its code, or neither.',
            jsonb_build_object('reference', NEW.reference, 'tables', ARRAY['facility', 'cctv', 'market', 'programme']));
    ELSIF NOT is_there THEN
        PERFORM refuse('MA011', 'no_such_object',
            format('There is no %s %s.', CASE NEW.concerns_table WHEN 'cctv' THEN 'camera' ELSE NEW.concerns_table END,
                   NEW.concerns_key),
            'Choose one that exists, or leave it empty.',
            jsonb_build_object('reference', NEW.reference, 'field', 'concerns_key', 'table', NEW.concerns_table,
                               'value', NEW.concerns_key));
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION report_concerns() IS
    'Row trigger of reports: refuses an object that does not exist at this moment.';

-- If an object gets another code, its reports follow. If it is deleted, they keep the code.
CREATE OR REPLACE FUNCTION object_after_rename() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    PERFORM hold_writers('report');
    UPDATE report SET concerns_key = NEW.code WHERE concerns_table = TG_TABLE_NAME AND concerns_key = OLD.code;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION object_after_rename() IS 'Row trigger of objects with another code: waits for those who write reports, then sets the code in their reports.';
