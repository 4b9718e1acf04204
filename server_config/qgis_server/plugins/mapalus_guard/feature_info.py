"""GetFeatureInfo as a page."""

import html
import json


def page_of(content):
    """Return a page with a table for each feature of a GeoJSON collection; None where the content is none.

    :param content: bytes.
    """
    try:
        features = json.loads(content)["features"]
    except (ValueError, KeyError, TypeError):
        return None
    return "".join(
        ["<!DOCTYPE html>\n<html><head><meta charset='utf-8'><title>GetFeatureInfo</title></head><body>\n"]
        + [_table(feature) for feature in features]
        + ["</body></html>\n"]
    )


def _table(feature):
    rows = "".join(
        f"<tr><th>{html.escape(str(name))}</th><td>{'' if value is None else html.escape(str(value))}</td></tr>\n"
        for name, value in (feature.get("properties") or {}).items()
    )
    return f"<table border='1'><caption>{html.escape(str(feature.get('id', '')))}</caption>\n{rows}</table>\n"
