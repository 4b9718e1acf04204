"""Writing a city profile into the database: the city, its areas, agencies, categories and commodities."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

from mapalus.plugin.database.connection import refused
from mapalus.plugin.database.sql import statements
from mapalus.plugin.errors import Cancelled, MapalusError
from mapalus.plugin.i18n import tr
from mapalus.plugin.packages import extras, psycopg2

if TYPE_CHECKING:
    from mapalus.plugin.city.profile import CityProfile
    from mapalus.plugin.database.connection import Connection
    from mapalus.plugin.feedback import Feedback


_SQL = statements(Path(__file__).with_suffix(".sql"))

_LEVELS = {"kabupaten": "city", "kota": "city", "kecamatan": "district", "kelurahan": "village", "desa": "village"}


def install_city(connection: Connection, profile: CityProfile, feedback: Feedback) -> int:
    """Bring the database in line with a profile; what is the same already is left alone.

    Everything happens in one transaction. Agencies, categories, commodities and areas that the profile no
    longer has stay, because reports and prices may refer to them.

    :returns: number of rows that were added or changed.
    :raises MapalusError: when a file is missing or unreadable, or when the database belongs to another city.
    """
    try:
        with connection, connection.cursor() as cursor:
            _require_same_city(cursor, profile)
            cursor.execute("SET LOCAL search_path = mapalus, public")
            changed = 0
            if profile.areas is not None:
                feedback.pushInfo(tr("Areas"))
                changed += _write_areas(cursor, profile.areas, feedback)
            if feedback.isCanceled():
                raise Cancelled()
            feedback.pushInfo(tr("Agencies, categories and commodities"))
            changed += _write_lists(cursor, profile)
            return changed
    except psycopg2.Error as error:
        raise refused(error) from error


def _require_same_city(cursor, profile):
    cursor.execute("SELECT code FROM mapalus.city WHERE code <> %s", (profile.code,))
    other = cursor.fetchone()
    if other is not None:
        raise MapalusError(
            "This database belongs to the city {other}.",
            "Use another database for {city}; nothing was changed.",
            other=other[0],
            city=profile.title.en,
        )


def _write_areas(cursor, areas, feedback):
    try:
        with open(areas.codes, encoding="utf-8", newline="") as file:
            listed = list(csv.DictReader(file))
        with open(areas.villages, encoding="utf-8") as file:
            polygons = {
                feature["properties"]["kode"]: json.dumps(feature["geometry"])
                for feature in json.load(file)["features"]
            }
    except (OSError, ValueError, KeyError, UnicodeDecodeError) as error:
        raise MapalusError(
            "The city's areas cannot be read: {reason}.", "Correct the profile or its files.", reason=error
        ) from error
    rows = []
    for entry in listed:
        level = _LEVELS[entry["level"]]
        if level == "village" and entry["kode"] not in polygons:
            feedback.pushWarning(
                tr("{area} ({code}) has no polygon and was left out.", area=entry["nama"], code=entry["kode"])
            )
            continue
        rows.append(
            (
                entry["kode"],
                level,
                entry["kode_induk"] if level != "city" else None,
                entry["nama"].replace("Kabupaten ", ""),
                entry["level"],
                areas.population.get(entry["kode"]),
                polygons.get(entry["kode"]),
            )
        )
    changed = extras.execute_values(cursor, _SQL["areas"], rows, page_size=len(rows), fetch=True)
    if changed:
        cursor.execute("SELECT dissolve_areas()")
    return len(changed)


def _write_served_areas(cursor, agencies):
    """Write which areas an agency serves, where the profile says so; planners decide for the other agencies."""
    served = [(agency.code, area) for agency in agencies for area in agency.areas or ()]
    said = [agency.code for agency in agencies if agency.areas is not None]
    cursor.execute(_SQL["unknown areas"], ([area for _, area in served],))
    unknown = [code for (code,) in cursor.fetchall()]
    if unknown:
        raise MapalusError(
            "The city profile says that agencies serve the areas {unknown}, which the city does not have.",
            "Correct their codes in the profile; nothing was changed.",
            unknown=", ".join(unknown),
        )
    cursor.execute(_SQL["areas no longer served"], (said, [f"{agency}/{area}" for agency, area in served]))
    changed = cursor.fetchall()
    if served:
        changed += extras.execute_values(cursor, _SQL["served areas"], served, page_size=len(served), fetch=True)
    return changed


def _write_lists(cursor, profile):
    changed = extras.execute_values(
        cursor,
        _SQL["agencies"],
        [
            (agency.code, agency.name.id, agency.name.en, *(agency.office or (None, None)))
            for agency in profile.agencies
        ],
        page_size=len(profile.agencies),
        fetch=True,
    )
    parents = [(agency.code, agency.parent) for agency in profile.agencies]
    changed += extras.execute_values(cursor, _SQL["parents"], parents, page_size=len(parents), fetch=True)
    changed += _write_served_areas(cursor, profile.agencies)
    if profile.routing == "area_office":
        cursor.execute(_SQL["area offices"])
        changed += cursor.fetchall()
    changed += extras.execute_values(
        cursor,
        _SQL["categories"],
        [
            (
                category.code,
                category.name.id,
                category.name.en,
                category.group,
                category.agency,
                category.icon,
                category.privacy_class,
                category.coordinate_hours,
                category.resolve_hours,
            )
            for category in profile.categories
        ],
        page_size=len(profile.categories),
        fetch=True,
    )
    if profile.commodities:
        changed += extras.execute_values(
            cursor,
            _SQL["commodities"],
            [
                (
                    commodity.code,
                    commodity.name.id,
                    commodity.name.en,
                    commodity.quality,
                    commodity.unit,
                    commodity.weight,
                    commodity.warning_percent,
                )
                for commodity in profile.commodities
            ],
            page_size=len(profile.commodities),
            fetch=True,
        )
    hours = profile.working_hours
    cursor.execute(
        _SQL["city"],
        {
            "code": profile.code,
            "title_id": profile.title.id,
            "title_en": profile.title.en,
            "notice_id": profile.notice and profile.notice.id,
            "notice_en": profile.notice and profile.notice.en,
            "attribution_id": profile.attribution and profile.attribution.id,
            "attribution_en": profile.attribution and profile.attribution.en,
            "languages": list(profile.languages),
            "time_zone": profile.time_zone,
            "metric_srid": profile.metric_srid,
            "reference_prefix": profile.reference_prefix,
            "routing": profile.routing,
            "catch_all": profile.catch_all,
            "coordinate_hours": profile.coordinate_hours,
            "resolve_hours": profile.resolve_hours,
            "area_tolerance_m": profile.area_tolerance_m,
            "min_reports": profile.default_position_min_reports,
            "min_categories": profile.default_position_min_categories,
            "west": profile.extent[0],
            "south": profile.extent[1],
            "east": profile.extent[2],
            "north": profile.extent[3],
            "allowance_in": "working_hours" if hours else "calendar_hours",
            "work_days": list(hours.days) if hours else None,
            "work_starts": hours and hours.starts,
            "work_ends": hours and hours.ends,
            "reporter_retention_days": profile.reporter_retention_days,
            "reporter_open_days": profile.reporter_open_days,
            "suppress_below": profile.suppress_below,
            "price_window_days": profile.prices.window_days,
            "price_outlier_threshold": profile.prices.outlier_threshold,
            "pausing_states": list(profile.pausing_states),
            "workspace": profile.workspace,
        },
    )
    changed_rows = len(changed) + cursor.rowcount
    holidays = hours.holidays if hours else {}
    cursor.execute(_SQL["forgotten holidays"], (list(holidays),))
    changed_rows += cursor.rowcount
    for day, title in holidays.items():
        cursor.execute(_SQL["holiday"], (day, title.id, title.en))
        changed_rows += cursor.rowcount
    return changed_rows
