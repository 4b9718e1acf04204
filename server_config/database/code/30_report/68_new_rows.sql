-- What nobody but the database sets in a new row. Rights on columns would not do: QGIS names all columns of a new row.

CREATE OR REPLACE FUNCTION guard_new_report() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    NEW.id := nextval('report_id_seq');
    NEW.reference := NULL;
    IF NOT pg_has_role(acting_role(), 'mapalus_planner', 'MEMBER') THEN
        -- The digest marks a report as imported, and rules about first steps do not hold for those.
        NEW.source_hash := NULL;
        IF NEW.public_description IS NOT NULL THEN
            PERFORM refuse('MA007', 'public_words', 'This login may not write what the public reads of a report.',
                'Leave public_description empty; a planner writes it.', jsonb_build_object('field', 'public_description'));
        END IF;
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION guard_new_report() IS
    'Row trigger of new reports: sets number and reference and ignores those that were sent. Only planners may send the digest of an import and the words for the public.';

CREATE OR REPLACE FUNCTION draw_id() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    NEW.id := nextval(pg_get_serial_sequence(TG_RELID::regclass::text, 'id'));
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION draw_id() IS 'Row trigger of new rows: sets the number and ignores one that was sent. A number that was taken in advance would stop later rows.';
