-- Public views of infrastructure.

CREATE OR REPLACE VIEW mapalus_public.facility WITH (security_barrier) AS
SELECT f.code, f.facility_name, f.kind, f.agency, a.agency_name_id, a.agency_name_en, f.address, f.area_code,
       v.area_name, d.area_name AS district_name, f.geom
FROM facility f
LEFT JOIN agency a ON a.code = f.agency
LEFT JOIN area v ON v.code = f.area_code
LEFT JOIN area d ON d.code = v.parent
WHERE f.is_public;
COMMENT ON VIEW mapalus_public.facility IS 'Public facilities.';
COMMENT ON COLUMN mapalus_public.facility.district_name IS 'Name of the district.';

CREATE OR REPLACE VIEW mapalus_public.cctv WITH (security_barrier) AS
SELECT c.code, c.cctv_name, c.agency, a.agency_name_id, a.agency_name_en, c.address, c.area_code, v.area_name,
       d.area_name AS district_name, c.azimuth, c.field_of_view, c.range_m, c.is_turning, c.state, c.geom
FROM cctv c
LEFT JOIN agency a ON a.code = c.agency
LEFT JOIN area v ON v.code = c.area_code
LEFT JOIN area d ON d.code = v.parent
WHERE c.is_public;
COMMENT ON VIEW mapalus_public.cctv IS 'Public cameras with their field of view, without their streams.';
COMMENT ON COLUMN mapalus_public.cctv.district_name IS 'Name of the district.';

CREATE OR REPLACE VIEW mapalus_public.market WITH (security_barrier) AS
SELECT m.code, m.market_name, m.level, m.address, m.area_code, v.area_name, d.area_name AS district_name, m.geom
FROM market m
LEFT JOIN area v ON v.code = m.area_code
LEFT JOIN area d ON d.code = v.parent
WHERE m.is_public;
COMMENT ON VIEW mapalus_public.market IS 'Public markets.';
COMMENT ON COLUMN mapalus_public.market.district_name IS 'Name of the district.';

CREATE OR REPLACE VIEW mapalus_public.commodity WITH (security_barrier) AS
SELECT code, commodity_name_id, commodity_name_en, quality, unit, weight, warning_percent FROM commodity;
COMMENT ON VIEW mapalus_public.commodity IS 'Commodities whose prices are surveyed.';

CREATE OR REPLACE VIEW mapalus_public.price WITH (security_barrier) AS
SELECT p.price_key, p.market, m.market_name, m.level, p.commodity, c.commodity_name_id, c.commodity_name_en, c.quality,
       c.unit, p.day, p.price, p.stock, p.is_carried_forward, p.is_outlier
FROM price p
JOIN market m ON m.code = p.market
JOIN commodity c ON c.code = p.commodity
WHERE m.is_public;
COMMENT ON VIEW mapalus_public.price IS 'Prices at public markets, without their surveyors.';

CREATE OR REPLACE VIEW mapalus_public.programme WITH (security_barrier) AS
SELECT p.code, p.programme_name_id, p.programme_name_en, p.agency, a.agency_name_id, a.agency_name_en, p.budget,
       p.starts_on, p.ends_on, p.progress, p.geom
FROM programme p
LEFT JOIN agency a ON a.code = p.agency
WHERE p.is_public;
COMMENT ON VIEW mapalus_public.programme IS 'Public programmes.';
