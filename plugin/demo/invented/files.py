"""Writing invented content as files that the importers read; a file appears whole or not at all."""

import csv
import json


def write_csv(path, columns, rows):
    making = path.with_suffix(".making")
    with open(making, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)
    making.replace(path)
    return path


def write_geojson(path, features):
    """Write pairs of properties and geometry (a dictionary as GeoJSON has it)."""
    making = path.with_suffix(".making")
    content = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": properties, "geometry": geometry} for properties, geometry in features
        ],
    }
    making.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    making.replace(path)
    return path
