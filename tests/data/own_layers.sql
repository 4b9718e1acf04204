-- Tables and views of a planner and of other owners. The test replaces THE_PLANNER by a login.
CREATE SCHEMA planning AUTHORIZATION THE_PLANNER;
CREATE SCHEMA closed;
GRANT USAGE ON SCHEMA closed TO THE_PLANNER;
CREATE TABLE closed.hidden (id integer PRIMARY KEY, the_geom geometry(Point, 4326));
ALTER TABLE closed.hidden OWNER TO THE_PLANNER;
CREATE TABLE planning.of_somebody (id integer PRIMARY KEY, the_geom geometry(Point, 4326));

SET ROLE THE_PLANNER;
CREATE TABLE planning.drain (
    id            integer PRIMARY KEY,
    kind          text,
    width_m       double precision,
    built_on      date,
    is_covered    boolean,
    street_name   text,
    nama_pelapor  text,
    phone         text,
    nik           text,
    remark        text,
    code          text,
    name          text,
    "Odd One"     text,
    photo         bytea,
    the_geom      geometry(MultiLineString, 32651)
);
INSERT INTO planning.drain (id, kind, width_m, built_on, is_covered, street_name, phone, code, the_geom)
SELECT n, CASE WHEN n % 2 = 1 THEN 'open' ELSE 'piped' END, 0.5 + n, '2020-01-01', n % 3 = 0, 'Jalan Sam Ratulangi', '0812 3456 7890',
       CASE n WHEN 7 THEN 'ask 0812-3456-7890' ELSE 'D' || n END,
       ST_Multi(ST_Transform(ST_SetSRID(ST_MakeLine(ST_MakePoint(124.88 + n * 0.003, 1.28), ST_MakePoint(124.90 + n * 0.003, 1.32)), 4326), 32651))
FROM generate_series(1, 20) AS n;
CREATE VIEW planning.drain_view AS SELECT id, kind, the_geom FROM planning.drain;

CREATE TABLE planning.market_hall (id integer PRIMARY KEY, level text, market_name text, geom geometry(Point, 4326));
INSERT INTO planning.market_hall
SELECT n, CASE WHEN n % 2 = 1 THEN 'retail' ELSE 'wholesale' END, 'Pasar ' || n, ST_SetSRID(ST_MakePoint(124.88 + n * 0.01, 1.30), 4326)
FROM generate_series(1, 6) AS n;

CREATE TABLE planning.no_key (id integer, the_geom geometry(Point, 4326));
CREATE TABLE planning.two_keys (a integer, b integer, the_geom geometry(Point, 4326), PRIMARY KEY (a, b));
CREATE TABLE planning.any_geometry (id integer PRIMARY KEY, the_geom geometry);
CREATE TABLE planning.keyed_by_nik (nik text PRIMARY KEY, kind text);
CREATE VIEW planning.of_reports AS SELECT id, geom FROM mapalus.report;
CREATE VIEW planning.of_that_view AS SELECT * FROM planning.of_reports;
CREATE VIEW planning.of_public_reports AS SELECT reference, category, geom FROM mapalus_public.report;
RESET ROLE;
