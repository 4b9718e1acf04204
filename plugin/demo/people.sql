-- agency
SELECT agency, password FROM mapalus.agency_login JOIN mapalus.feed_password USING (role_name) WHERE role_name = %(role)s
