-- is agency
SELECT EXISTS (SELECT FROM mapalus.agency_login WHERE role_name = %(role)s AND agency = %(agency)s)
   AND pg_has_role('mapalus_feed', %(role)s::name, 'MEMBER')
-- agency
INSERT INTO mapalus.agency_login (role_name, agency) VALUES (%(role)s, %(agency)s)
ON CONFLICT (role_name) DO UPDATE SET agency = excluded.agency
