-- Public views of infrastructure. Columns are expressions, so that no index with hidden rows serves a reader's condition, as
-- in 40_report.sql. The indexes of positions hold public rows only.

CREATE OR REPLACE VIEW mapalus_public.facility WITH (security_barrier) AS
SELECT f.code, f.facility_name, f.kind, f.agency, a.agency_name_id, a.agency_name_en, f.address, f.area_code,
       v.area_name, d.area_name AS district_name, f.geom
FROM (
    SELECT geom,
           CASE WHEN is_public THEN code END AS code,
           CASE WHEN is_public THEN facility_name END AS facility_name,
           CASE WHEN is_public THEN kind END AS kind,
           CASE WHEN is_public THEN agency END AS agency,
           CASE WHEN is_public THEN address END AS address,
           CASE WHEN is_public THEN area_code END AS area_code
    FROM facility WHERE is_public
) f
LEFT JOIN agency a ON a.code = f.agency
LEFT JOIN area v ON v.code = f.area_code
LEFT JOIN area d ON d.code = v.parent;
COMMENT ON VIEW mapalus_public.facility IS 'Public facilities.';
COMMENT ON COLUMN mapalus_public.facility.district_name IS 'Name of the district.';

CREATE OR REPLACE VIEW mapalus_public.cctv WITH (security_barrier) AS
SELECT c.code, c.cctv_name, c.agency, a.agency_name_id, a.agency_name_en, c.address, c.area_code, v.area_name,
       d.area_name AS district_name, c.azimuth, c.field_of_view, c.range_m, c.is_turning, c.state, c.geom
FROM (
    SELECT geom,
           CASE WHEN is_public THEN code END AS code,
           CASE WHEN is_public THEN cctv_name END AS cctv_name,
           CASE WHEN is_public THEN agency END AS agency,
           CASE WHEN is_public THEN address END AS address,
           CASE WHEN is_public THEN area_code END AS area_code,
           CASE WHEN is_public THEN azimuth END AS azimuth,
           CASE WHEN is_public THEN field_of_view END AS field_of_view,
           CASE WHEN is_public THEN range_m END AS range_m,
           CASE WHEN is_public THEN is_turning END AS is_turning,
           CASE WHEN is_public THEN state END AS state
    FROM cctv WHERE is_public
) c
LEFT JOIN agency a ON a.code = c.agency
LEFT JOIN area v ON v.code = c.area_code
LEFT JOIN area d ON d.code = v.parent;
COMMENT ON VIEW mapalus_public.cctv IS 'Public cameras with their field of view, without their streams.';
COMMENT ON COLUMN mapalus_public.cctv.district_name IS 'Name of the district.';

CREATE OR REPLACE VIEW mapalus_public.market WITH (security_barrier) AS
SELECT m.code, m.market_name, m.level, m.address, m.area_code, v.area_name, d.area_name AS district_name, m.geom
FROM (
    SELECT geom,
           CASE WHEN is_public THEN code END AS code,
           CASE WHEN is_public THEN market_name END AS market_name,
           CASE WHEN is_public THEN level END AS level,
           CASE WHEN is_public THEN address END AS address,
           CASE WHEN is_public THEN area_code END AS area_code
    FROM market WHERE is_public
) m
LEFT JOIN area v ON v.code = m.area_code
LEFT JOIN area d ON d.code = v.parent;
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
FROM (
    SELECT geom,
           CASE WHEN is_public THEN code END AS code,
           CASE WHEN is_public THEN programme_name_id END AS programme_name_id,
           CASE WHEN is_public THEN programme_name_en END AS programme_name_en,
           CASE WHEN is_public THEN agency END AS agency,
           CASE WHEN is_public THEN budget END AS budget,
           CASE WHEN is_public THEN starts_on END AS starts_on,
           CASE WHEN is_public THEN ends_on END AS ends_on,
           CASE WHEN is_public THEN progress END AS progress
    FROM programme WHERE is_public
) p
LEFT JOIN agency a ON a.code = p.agency;
COMMENT ON VIEW mapalus_public.programme IS 'Public programmes.';
