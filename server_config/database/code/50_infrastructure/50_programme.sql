-- Government programmes.

CREATE OR REPLACE FUNCTION problem_of(wanted programme) RETURNS problem
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    RETURN coalesce(
        identity_problem('programme', wanted.code, wanted.programme_name_id),
        identity_problem('programme', wanted.code, wanted.programme_name_en),
        CASE
            WHEN NOT (wanted.budget >= 0 AND wanted.budget < 'Infinity') THEN
                ('MA011', 'out_of_range', format('The programme %s has a budget of %s; it must be 0 or more.', wanted.code, wanted.budget),
                 jsonb_build_object('reference', wanted.code, 'field', 'budget', 'value', wanted.budget, 'at_least', 0))::problem
            WHEN wanted.ends_on < wanted.starts_on THEN
                ('MA011', 'end_before_start', format('The programme %s ends on %s, before it starts on %s.', wanted.code, wanted.ends_on, wanted.starts_on),
                 jsonb_build_object('reference', wanted.code, 'field', 'ends_on', 'starts_on', wanted.starts_on, 'value', wanted.ends_on))::problem
            WHEN NOT (wanted.progress >= 0 AND wanted.progress <= 100) THEN
                ('MA011', 'out_of_range', format('The programme %s is at %s percent; progress lies between 0 and 100.', wanted.code, wanted.progress),
                 jsonb_build_object('reference', wanted.code, 'field', 'progress', 'value', wanted.progress, 'at_least', 0, 'at_most', 100))::problem
            WHEN ST_IsEmpty(wanted.geom) THEN
                ('MA011', 'empty_geometry', format('The programme %s has an empty geometry; leave it out, or draw one.', wanted.code),
                 jsonb_build_object('reference', wanted.code))::problem
            WHEN ST_HasArc(wanted.geom) THEN
                ('MA011', 'curved_geometry', format('The geometry of the programme %s has curves; draw it with straight lines.', wanted.code),
                 jsonb_build_object('reference', wanted.code))::problem
            WHEN NOT ST_IsValid(wanted.geom) THEN
                ('MA011', 'invalid_geometry', format('The geometry of the programme %s is not valid: %s.', wanted.code, ST_IsValidReason(wanted.geom)),
                 jsonb_build_object('reference', wanted.code, 'reason', ST_IsValidReason(wanted.geom)))::problem
            WHEN NOT ST_Intersects(wanted.geom, (SELECT extent FROM city)) THEN
                ('MA002', 'outside', format('The programme %s lies outside %s.', wanted.code, city_words() ->> 'en'),
                 jsonb_build_object('reference', wanted.code, 'field', 'geom', 'city', city_words()))::problem
        END);
END
$$;
COMMENT ON FUNCTION problem_of(programme) IS 'The reason to refuse a programme; NULL if there is none.';
