-- Markets, and the commodities whose prices are surveyed there.

CREATE OR REPLACE FUNCTION problem_of(wanted market) RETURNS problem
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    RETURN coalesce(
        identity_problem('market', wanted.code, wanted.market_name),
        CASE WHEN wanted.level NOT IN ('retail', 'wholesale') OR wanted.level IS NULL THEN
            ('MA011', 'choice', format('The market %s is of the level “%s”; it must be retail or wholesale.', wanted.code, wanted.level),
             jsonb_build_object('reference', wanted.code, 'field', 'level', 'value', wanted.level,
                                'choices', ARRAY['retail', 'wholesale']))::problem
        END,
        place_problem('market', wanted.code, wanted.geom, wanted.area_code));
END
$$;
COMMENT ON FUNCTION problem_of(market) IS 'The reason to refuse a market; NULL if there is none.';

CREATE OR REPLACE FUNCTION problem_of(wanted commodity) RETURNS problem
LANGUAGE plpgsql STABLE SET search_path = mapalus, public, pg_temp AS $$
BEGIN
    RETURN coalesce(
        identity_problem('commodity', wanted.code, wanted.commodity_name_id),
        identity_problem('commodity', wanted.code, wanted.commodity_name_en),
        CASE
            WHEN coalesce(wanted.unit, '') = '' THEN
                ('MA011', 'missing', format('The commodity %s has no unit.', wanted.code),
                 jsonb_build_object('reference', wanted.code, 'field', 'unit'))::problem
            WHEN NOT (wanted.weight > 0 AND wanted.weight < 'Infinity') THEN
                ('MA011', 'out_of_range', format('The commodity %s has the weight %s; it must be more than 0.', wanted.code, wanted.weight),
                 jsonb_build_object('reference', wanted.code, 'field', 'weight', 'value', wanted.weight, 'more_than', 0))::problem
            WHEN NOT (wanted.warning_percent > 0 AND wanted.warning_percent < 'Infinity') THEN
                ('MA011', 'out_of_range', format('The commodity %s warns from a rise of %s percent; it must be more than 0.', wanted.code, wanted.warning_percent),
                 jsonb_build_object('reference', wanted.code, 'field', 'warning_percent', 'value', wanted.warning_percent, 'more_than', 0))::problem
        END);
END
$$;
COMMENT ON FUNCTION problem_of(commodity) IS 'The reason to refuse a commodity; NULL if there is none.';
