-- Agencies' logins, each with the codes of its agency and sub-units, and whether these have a report.
-- agencies of logins
WITH RECURSIVE own AS (
    SELECT role_name, agency AS code FROM mapalus.agency_login WHERE role_name = ANY (%(users)s)
    UNION
    SELECT own.role_name, agency.code FROM mapalus.agency JOIN own ON agency.parent = own.code
), known AS (
    SELECT role_name, array_agg(code ORDER BY code) AS codes FROM own GROUP BY role_name
)
SELECT role_name, codes, EXISTS (SELECT FROM mapalus.report WHERE agency = ANY (codes)) FROM known ORDER BY role_name
