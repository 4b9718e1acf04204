"""GeoServer, configured through REST alone."""
