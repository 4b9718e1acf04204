-- Records who added and who approved a photo.

CREATE OR REPLACE FUNCTION report_photo_before_write() RETURNS trigger
LANGUAGE plpgsql SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.added_by := acting_role();
        NEW.added_at := now();
    ELSE
        NEW.added_by := OLD.added_by;
        NEW.added_at := OLD.added_at;
    END IF;
    IF NEW.approved_by IS NULL THEN
        NEW.approved_at := NULL;
    ELSIF TG_OP = 'UPDATE' AND (NEW.approved_by, NEW.approved_at) IS NOT DISTINCT FROM (OLD.approved_by, OLD.approved_at) THEN
        -- The approval was for the earlier copy.
        IF (NEW.report_id, NEW.path, NEW.sha256, NEW.redacted_path, NEW.exif_removed)
           IS DISTINCT FROM (OLD.report_id, OLD.path, OLD.sha256, OLD.redacted_path, OLD.exif_removed) THEN
            NEW.approved_by := NULL;
            NEW.approved_at := NULL;
        END IF;
    ELSE
        IF NOT pg_has_role(current_user, 'mapalus_planner', 'MEMBER') THEN
            PERFORM refuse('MA007', 'photo_approval', 'This login may not approve a photo for the public.',
                'Add it without an approval; a planner looks at it.', jsonb_build_object('reference', NEW.path));
        END IF;
        IF NEW.redacted_path IS NULL OR NOT NEW.exif_removed THEN
            PERFORM refuse('MA008', 'photo_not_clean',
                'A photo can be approved only when there is a copy of it without faces, plates and metadata.',
                'Make that copy first, and say where it is and that it carries no metadata.',
                jsonb_build_object('reference', NEW.path));
        END IF;
        NEW.approved_by := acting_role();
        NEW.approved_at := now();
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION report_photo_before_write() IS
    'Row trigger of photos: records who added and who approved them. A replaced copy loses its approval.';
