-- Public views of the city, its areas and its agencies.

CREATE OR REPLACE VIEW mapalus_public.city WITH (security_barrier) AS
SELECT code, title_id, title_en, notice_id, notice_en, attribution_id, attribution_en, languages, time_zone, extent FROM city;
COMMENT ON VIEW mapalus_public.city IS 'Names and notices of the city, for titles of pages and services.';

CREATE OR REPLACE VIEW mapalus_public.area WITH (security_barrier) AS
SELECT code, level, parent, area_name, area_type, population, geom FROM area;
COMMENT ON VIEW mapalus_public.area IS 'Administrative areas: the city, its districts, its villages.';

CREATE OR REPLACE VIEW mapalus_public.agency WITH (security_barrier) AS
SELECT code, agency_name_id, agency_name_en, kind, area_code, public_contact, geom FROM agency WHERE geom IS NOT NULL;
COMMENT ON VIEW mapalus_public.agency IS 'Agencies and area offices whose position is known.';
