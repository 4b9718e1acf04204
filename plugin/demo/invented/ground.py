"""The villages of a city: their shapes, their names, and how much happens in each."""

import csv
import json

import numpy as np
import shapely
from shapely.geometry import shape

METRES_A_DEGREE = 111_320.0

# What an address calls an area of a level; others by their name alone.
_TITLES = {"kelurahan": "Kel.", "desa": "Desa"}


class Ground:
    """Villages in the order of their codes; ``names``, ``districts`` and ``places`` have one entry each.

    ``places`` are points inside, longitude and latitude. ``weights`` say how much is told from each: most from the
    town, less with the distance from it; small villages are denser.
    """

    def __init__(self, profile):
        with open(profile.areas.villages, encoding="utf-8") as file:
            features = sorted(json.load(file)["features"], key=lambda feature: feature["properties"]["kode"])
        with open(profile.areas.codes, encoding="utf-8", newline="") as file:
            levels = {row["kode"]: row for row in csv.DictReader(file)}
        self.codes = [feature["properties"]["kode"] for feature in features]
        self.names = [feature["properties"]["nama"] for feature in features]
        parents = [levels[code]["kode_induk"] for code in self.codes]
        self.districts = [levels[parent]["nama"] for parent in parents]
        self.titles = [
            f"{_TITLES.get(levels[code]['level'], '')} {name}".strip() for code, name in zip(self.codes, self.names)
        ]
        self.polygons = [shapely.make_valid(shape(feature["geometry"])) for feature in features]
        for polygon in self.polygons:
            shapely.prepare(polygon)
        self.places = np.array([polygon.representative_point().coords[0] for polygon in self.polygons])
        # In Indonesia's codes the tenth character tells the town's kelurahan (1) from the country's desa (2).
        self.urban = np.array([code[9:10] == "1" for code in self.codes])
        town = self.places[self.urban].mean(axis=0) if self.urban.any() else self.places.mean(axis=0)
        away = np.hypot(*((self.places - town) * METRES_A_DEGREE).T)
        area = np.array([polygon.area for polygon in self.polygons])
        self.weights = np.where(self.urban, 2.5, 1.0) * np.exp(-away / 15_000.0) / (area / np.median(area)) ** 0.4

    def points(self, villages, dice):
        """Return a random point inside each of the villages, an array of (longitude, latitude)."""
        points = np.empty((len(villages), 2))
        for village in np.unique(villages):
            west, south, east, north = self.polygons[village].bounds
            missing = np.flatnonzero(villages == village)
            while missing.size:
                x = dice.uniform(missing.size, west, east).round(6)
                y = dice.uniform(missing.size, south, north).round(6)
                inside = self.inside(village, x, y)
                points[missing[inside]] = np.column_stack([x[inside], y[inside]])
                missing = missing[~inside]
        return points

    def inside(self, village, x, y):
        return shapely.contains_xy(self.polygons[village], x, y)

    def around(self, village, metres, dice):
        """Return a random point of a village, about so many metres from its place at most."""
        for _try in range(20):
            east, north = dice.normal(2) * metres / METRES_A_DEGREE
            x, y = (float(value) for value in (self.places[village] + [east, north]).round(6))
            if self.inside(village, x, y):
                return x, y
        return tuple(float(value) for value in self.places[village].round(6))

    def far_apart(self, count, metres):
        """Return the villages where most happens, no two of them nearer to each other than so many metres."""
        villages = []
        for village in np.argsort(-self.weights, kind="stable"):
            away = np.hypot(*((self.places[villages] - self.places[village]) * METRES_A_DEGREE).T)
            if len(villages) < count and (not villages or away.min() > metres):
                villages.append(int(village))
        return villages

    def address(self, village, street):
        """Return a street with its village and district, as people say it."""
        return f"{street}, {self.titles[village]}, {self.districts[village]}"
