-- areas
INSERT INTO area AS old (code, level, parent, area_name, area_type, population, geom)
SELECT code, level, parent, area_name, area_type, population::integer,
       -- Districts and the city get their outline later, dissolved from villages.
       CASE WHEN polygon IS NULL THEN ST_GeomFromText('MULTIPOLYGON EMPTY', 4326)
            ELSE ST_Multi(ST_CollectionExtract(ST_MakeValid(ST_GeomFromGeoJSON(polygon)), 3)) END
FROM (VALUES %s) AS new (code, level, parent, area_name, area_type, population, polygon)
ON CONFLICT (code) DO UPDATE SET
    level = excluded.level, parent = excluded.parent, area_name = excluded.area_name,
    area_type = excluded.area_type, population = excluded.population,
    geom = CASE WHEN ST_IsEmpty(excluded.geom) THEN old.geom ELSE excluded.geom END
WHERE (old.level, old.parent, old.area_name, old.area_type, old.population)
      IS DISTINCT FROM
      (excluded.level, excluded.parent, excluded.area_name, excluded.area_type, excluded.population)
   OR NOT (ST_IsEmpty(excluded.geom) OR ST_OrderingEquals(old.geom, excluded.geom))
RETURNING code
-- agencies
INSERT INTO agency AS old (code, agency_name_id, agency_name_en, geom)
SELECT code, name_id, name_en, ST_SetSRID(ST_MakePoint(lon::double precision, lat::double precision), 4326)
FROM (VALUES %s) AS new (code, name_id, name_en, lon, lat)
ON CONFLICT (code) DO UPDATE SET
    agency_name_id = excluded.agency_name_id, agency_name_en = excluded.agency_name_en,
    geom = coalesce(excluded.geom, old.geom), version = old.version + 1
WHERE (old.agency_name_id, old.agency_name_en) IS DISTINCT FROM (excluded.agency_name_id, excluded.agency_name_en)
   OR NOT coalesce(ST_OrderingEquals(old.geom, excluded.geom), excluded.geom IS NULL)
RETURNING code
-- parents
UPDATE agency AS old SET parent = new.parent, version = old.version + 1
FROM (VALUES %s) AS new (code, parent)
WHERE old.code = new.code AND old.parent IS DISTINCT FROM coalesce(new.parent, old.parent)
RETURNING old.code
-- unknown areas
SELECT code FROM unnest(%s::text[]) AS code WHERE code NOT IN (SELECT area.code FROM area) ORDER BY code
-- areas no longer served
DELETE FROM agency_area WHERE agency = ANY (%s) AND agency || '/' || area_code <> ALL (%s::text[]) RETURNING agency
-- served areas
INSERT INTO agency_area (agency, area_code) VALUES %s ON CONFLICT DO NOTHING RETURNING agency
-- area offices
INSERT INTO agency (code, agency_name_id, agency_name_en, kind, area_code, geom)
SELECT code, 'Kantor ' || initcap(area_type) || ' ' || area_name, area_name || ' village office', 'area_office', code,
       ST_PointOnSurface(geom)
FROM area WHERE level = 'village'
ON CONFLICT (code) DO NOTHING
RETURNING code
-- categories
INSERT INTO category AS old (code, category_name_id, category_name_en, category_group, agency, category_icon,
                             privacy_class, coordinate_hours, resolve_hours)
VALUES %s
ON CONFLICT (code) DO UPDATE SET
    category_name_id = excluded.category_name_id, category_name_en = excluded.category_name_en,
    category_group = excluded.category_group, agency = excluded.agency, category_icon = excluded.category_icon,
    privacy_class = excluded.privacy_class, coordinate_hours = excluded.coordinate_hours,
    resolve_hours = excluded.resolve_hours, version = old.version + 1
WHERE (old.category_name_id, old.category_name_en, old.category_group, old.agency, old.category_icon,
       old.privacy_class, old.coordinate_hours, old.resolve_hours)
      IS DISTINCT FROM
      (excluded.category_name_id, excluded.category_name_en, excluded.category_group, excluded.agency,
       excluded.category_icon, excluded.privacy_class, excluded.coordinate_hours, excluded.resolve_hours)
RETURNING code
-- commodities
INSERT INTO commodity AS old (code, commodity_name_id, commodity_name_en, quality, unit, weight, warning_percent)
VALUES %s
ON CONFLICT (code) DO UPDATE SET
    commodity_name_id = excluded.commodity_name_id, commodity_name_en = excluded.commodity_name_en,
    quality = excluded.quality, unit = excluded.unit, weight = excluded.weight,
    warning_percent = excluded.warning_percent, version = old.version + 1
WHERE (old.commodity_name_id, old.commodity_name_en, old.quality, old.unit, old.weight, old.warning_percent)
      IS DISTINCT FROM
      (excluded.commodity_name_id, excluded.commodity_name_en, excluded.quality, excluded.unit, excluded.weight,
       excluded.warning_percent)
RETURNING code
-- city
INSERT INTO city AS old (code, title_id, title_en, notice_id, notice_en, attribution_id, attribution_en, languages, time_zone,
                         metric_srid, reference_prefix, routing, catch_all, coordinate_hours, resolve_hours,
                         area_tolerance_m, default_position_min_reports, default_position_min_categories, extent,
                         allowance_in, work_days, work_starts, work_ends, reporter_retention_days, reporter_open_days, suppress_below,
                         price_window_days, price_outlier_threshold, pausing_states, workspace)
VALUES (%(code)s, %(title_id)s, %(title_en)s, %(notice_id)s, %(notice_en)s, %(attribution_id)s, %(attribution_en)s,
        %(languages)s, %(time_zone)s, %(metric_srid)s, %(reference_prefix)s, %(routing)s, %(catch_all)s,
        %(coordinate_hours)s, %(resolve_hours)s, %(area_tolerance_m)s, %(min_reports)s, %(min_categories)s,
        ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, 4326), %(allowance_in)s,
        coalesce(%(work_days)s::smallint[], '{1,2,3,4,5}'), coalesce(%(work_starts)s::time, '08:00'),
        coalesce(%(work_ends)s::time, '16:00'), %(reporter_retention_days)s, %(reporter_open_days)s, %(suppress_below)s,
        %(price_window_days)s, %(price_outlier_threshold)s, %(pausing_states)s, %(workspace)s)
ON CONFLICT (code) DO UPDATE SET
    title_id = excluded.title_id, title_en = excluded.title_en, notice_id = excluded.notice_id,
    notice_en = excluded.notice_en, attribution_id = excluded.attribution_id,
    attribution_en = excluded.attribution_en, languages = excluded.languages, time_zone = excluded.time_zone,
    metric_srid = excluded.metric_srid, reference_prefix = excluded.reference_prefix, routing = excluded.routing,
    catch_all = excluded.catch_all, coordinate_hours = excluded.coordinate_hours,
    resolve_hours = excluded.resolve_hours, area_tolerance_m = excluded.area_tolerance_m,
    default_position_min_reports = excluded.default_position_min_reports,
    default_position_min_categories = excluded.default_position_min_categories, extent = excluded.extent,
    allowance_in = excluded.allowance_in, work_days = excluded.work_days, work_starts = excluded.work_starts,
    work_ends = excluded.work_ends, reporter_retention_days = excluded.reporter_retention_days,
    reporter_open_days = excluded.reporter_open_days,
    suppress_below = excluded.suppress_below, price_window_days = excluded.price_window_days,
    price_outlier_threshold = excluded.price_outlier_threshold, pausing_states = excluded.pausing_states,
    workspace = excluded.workspace
-- What the profile does not say belongs to the database.
WHERE to_jsonb(old) - '{change_offset,feed_epoch,installation}'::text[]
      IS DISTINCT FROM to_jsonb(excluded) - '{change_offset,feed_epoch,installation}'::text[]
-- forgotten holidays
DELETE FROM holiday WHERE day <> ALL (%s::date[])
-- holiday
INSERT INTO holiday AS old (day, title_id, title_en) VALUES (%s, %s, %s)
ON CONFLICT (day) DO UPDATE SET title_id = excluded.title_id, title_en = excluded.title_en
WHERE (old.title_id, old.title_en) IS DISTINCT FROM (excluded.title_id, excluded.title_en)
