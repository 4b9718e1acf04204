-- places
SELECT kind, key, title, context, ST_X(place), ST_Y(place), accuracy_m
FROM mapalus.search_places(%(words)s, ST_SetSRID(ST_MakePoint(%(longitude)s, %(latitude)s), 4326), %(most)s)
-- references
SELECT id, reference, status, address, context, ST_X(place), ST_Y(place)
FROM mapalus.search_references(%(words)s, %(most)s)
