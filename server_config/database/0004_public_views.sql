-- Exactly what may be seen. Every view is a security barrier: no filter of a reader runs before its own.
SET LOCAL ROLE mapalus_owner;
SET LOCAL search_path = mapalus, public;

CREATE VIEW mapalus_public.report WITH (security_barrier) AS
SELECT r.reference,
       r.category,
       c.category_name_id,
       c.category_name_en,
       c.category_group,
       c.category_icon,
       r.status,
       r.agency,
       a.agency_name_id,
       a.agency_name_en,
       r.area_code,
       v.area_name,
       d.area_name AS district_name,
       r.reported_at,
       r.due_at,
       r.resolved_at,
       r.updated_at,
       r.status NOT IN ('resolved', 'rejected') AND r.due_at < now() AS overdue,
       r.public_geom AS geom
FROM report r
JOIN category c ON c.code = r.category
JOIN agency a ON a.code = r.agency
LEFT JOIN area v ON v.code = r.area_code
LEFT JOIN area d ON d.code = v.parent
WHERE r.is_public AND r.public_geom IS NOT NULL AND c.privacy_class IN ('A', 'B');
COMMENT ON VIEW mapalus_public.report IS 'Reports that may be shown, at the position that may be shown.';

CREATE VIEW mapalus_public.area WITH (security_barrier) AS
SELECT code, level, parent, area_name, area_type, population, geom FROM area;
COMMENT ON VIEW mapalus_public.area IS 'Administrative areas: the city, its districts, its villages.';

CREATE VIEW mapalus_public.agency WITH (security_barrier) AS
SELECT code, agency_name_id, agency_name_en, kind, area_code, public_contact, geom FROM agency WHERE geom IS NOT NULL;
COMMENT ON VIEW mapalus_public.agency IS 'Agencies and area offices with a known office.';

CREATE VIEW mapalus_public.city WITH (security_barrier) AS
SELECT code, title_id, title_en, notice_id, notice_en, attribution_id, attribution_en, languages, time_zone, extent FROM city;
COMMENT ON VIEW mapalus_public.city IS 'The city''s own words, for page and service titles.';

-- GeoServer gives features of a view stable identifiers only when it is told the key.
CREATE TABLE mapalus_public.gt_pk_metadata (
    table_schema  text NOT NULL,
    table_name    text NOT NULL,
    pk_column     text NOT NULL,
    pk_column_idx integer,
    pk_policy     text,
    pk_sequence   text,
    UNIQUE (table_schema, table_name, pk_column)
);
COMMENT ON TABLE mapalus_public.gt_pk_metadata IS 'GeoServer''s primary key metadata table: which column identifies a view''s rows.';
INSERT INTO mapalus_public.gt_pk_metadata (table_schema, table_name, pk_column, pk_column_idx, pk_policy) VALUES
    ('mapalus_public', 'report', 'reference', 1, 'assigned'),
    ('mapalus_public', 'area', 'code', 1, 'assigned'),
    ('mapalus_public', 'agency', 'code', 1, 'assigned');

GRANT SELECT ON ALL TABLES IN SCHEMA mapalus_public TO mapalus_public, mapalus_planner;
