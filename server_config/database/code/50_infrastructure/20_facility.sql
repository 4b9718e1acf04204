-- Facilities: posts, hospitals, schools, offices.

CREATE OR REPLACE FUNCTION problem_of(wanted facility) RETURNS problem
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    RETURN coalesce(
        identity_problem('facility', wanted.code, wanted.facility_name),
        CASE WHEN wanted.kind NOT IN ('police_post', 'army_post', 'hospital', 'clinic', 'fire_post', 'school', 'office', 'other')
                  OR wanted.kind IS NULL THEN
            ('MA011', 'choice', format('The facility %s is of the kind “%s”; it must be police_post, army_post, hospital, clinic, fire_post, school, office or other.', wanted.code, wanted.kind),
             jsonb_build_object('reference', wanted.code, 'field', 'kind', 'value', wanted.kind,
                                'choices', ARRAY['police_post', 'army_post', 'hospital', 'clinic', 'fire_post', 'school', 'office', 'other']))::problem
        END,
        place_problem('facility', wanted.code, wanted.geom, wanted.area_code));
END
$$;
COMMENT ON FUNCTION problem_of(facility) IS 'The reason to refuse a facility; NULL if there is none.';
