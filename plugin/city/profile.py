"""A city profile: what makes an installation Minahasa, Jakarta or Boston."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from mapalus.plugin.errors import MapalusError, Sentence
from mapalus.plugin.packages import yaml
from mapalus.plugin.paths import CITIES, ICONS
from mapalus.plugin.vocabulary import PAUSABLE_STATUSES
from mapalus.plugin.words import Words

# What a mapping may name on its left side; the importer understands these and no others.
IMPORT_FIELDS = (
    "source_id",
    "category",
    "description",
    "public_description",
    "address",
    "longitude",
    "latitude",
    "reported_at",
    "due_at",
    "closed_at",
    "updated_at",
    "status",
    "reason",
    "agency",
    "channel",
    "position_method",
)


@dataclass(frozen=True)
class Agency:
    """An agency or a sub-unit of one; ``areas`` are codes of those it serves, None where the profile does not say."""

    code: str
    name: Words
    office: tuple = None
    parent: str = None
    areas: tuple = None


@dataclass(frozen=True)
class Category:
    code: str
    name: Words
    group: str
    agency: str
    icon: str
    privacy_class: str
    coordinate_hours: float
    resolve_hours: float
    source_names: tuple = ()
    keywords: tuple = ()


@dataclass(frozen=True)
class Commodity:
    """A staple of one quality; a price is that of one unit, a warning is given from a rise in percent."""

    code: str
    name: Words
    unit: str
    quality: str = None
    weight: float = 1
    warning_percent: float = None


@dataclass(frozen=True)
class Areas:
    """Files with the villages' polygons and with the codes and names of all levels."""

    villages: Path
    codes: Path
    population: dict = field(default_factory=dict)


@dataclass(frozen=True)
class ImportMapping:
    """How a city's own export is read: columns of the file, and the words in them."""

    source: str
    columns: dict
    values: dict = field(default_factory=dict)
    position_method: str = "by_hand"


@dataclass(frozen=True)
class WorkingHours:
    """When the city works: ISO numbers of weekdays (Monday is 1), local times as ``HH:MM``, days off by date."""

    days: tuple
    starts: str
    ends: str
    holidays: dict = field(default_factory=dict)


@dataclass(frozen=True)
class PriceRule:
    """With which days a price is compared, and the robust z-score from which it is flagged."""

    window_days: int = 30
    outlier_threshold: float = 3.5


@dataclass(frozen=True)
class CityProfile:
    """What a profile file says; see ``server_config/cities/minahasa.yml`` for a commented one.

    ``workspace`` is that of the public map on servers; the names of the others begin with it.
    """

    code: str
    title: Words
    reference_prefix: str
    languages: tuple
    time_zone: str
    metric_srid: int
    extent: tuple
    routing: str
    area_tolerance_m: float
    coordinate_hours: float
    resolve_hours: float
    agencies: tuple
    categories: tuple
    catch_all: str
    default_position_min_reports: int
    default_position_min_categories: int
    imports: ImportMapping
    areas: Areas = None
    notice: Words = None
    attribution: Words = None
    working_hours: WorkingHours = None
    reporter_retention_days: int = 365
    reporter_open_days: int = 1095
    suppress_below: int = 5
    prices: PriceRule = PriceRule()
    commodities: tuple = ()
    pausing_states: tuple = ()
    workspace: str = ""


def available() -> list[str]:
    """Return the names of the profiles that Mapalus brings."""
    return sorted(path.stem for path in CITIES.glob("*.yml"))


def load(name_or_path: str | Path) -> CityProfile:
    """Read a profile by its name (``minahasa``) or by the path of its file.

    :raises MapalusError: naming the file and the entry that is missing or wrong.
    """
    path = Path(name_or_path)
    if path.suffix not in (".yml", ".yaml"):
        path = CITIES / f"{name_or_path}.yml"
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise MapalusError(
            "There is no city profile {name}.",
            "Use one of {available}, or the path of a file.",
            name=name_or_path,
            available=", ".join(available()),
        ) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise MapalusError(
            "The city profile {file} is not valid YAML: {reason}.", "Correct it there.", file=path.name, reason=error
        ) from error
    try:
        return _profile(content, path.parent)
    except KeyError as error:
        raise MapalusError(
            "The city profile {file} lacks the entry {entry}.",
            "Add it; minahasa.yml shows how.",
            file=path.name,
            entry=error,
        ) from error
    except (TypeError, ValueError, AttributeError) as error:
        raise MapalusError(
            "The city profile {file} has an entry of the wrong kind: {reason}.",
            "Correct it; minahasa.yml shows how.",
            file=path.name,
            reason=error,
        ) from error


def _profile(content, folder):
    allowance = content["allowance"]
    agencies = tuple(
        Agency(
            code=str(entry["code"]),
            name=Words(**entry["name"]),
            office=tuple(entry["office"]) if "office" in entry else None,
            parent=str(entry["parent"]) if "parent" in entry else None,
            areas=_codes(entry["areas"]) if "areas" in entry else None,
        )
        for entry in content["agencies"]
    )
    categories = tuple(
        Category(
            code=entry["code"],
            name=Words(**entry["name"]),
            group=entry["group"],
            agency=entry["agency"],
            icon=entry["icon"],
            privacy_class=entry.get("privacy_class", "A"),
            coordinate_hours=entry.get("coordinate_hours", allowance["coordinate_hours"]),
            resolve_hours=entry.get("resolve_hours", allowance["resolve_hours"]),
            source_names=tuple(entry.get("source_names", ())),
            keywords=tuple(entry.get("keywords", ())),
        )
        for entry in content["categories"]
    )
    _require_known("agency", {category.agency for category in categories}, {agency.code for agency in agencies})
    _require_known("parent", {agency.parent for agency in agencies} - {None}, {agency.code for agency in agencies})
    _require_known(
        "icon", {category.icon for category in categories}, {path.stem for path in (ICONS / "mapalus").glob("*.svg")}
    )
    _require_known("category", {content["catch_all"]}, {category.code for category in categories})
    _require_known("import column", set(content["imports"]["columns"]), set(IMPORT_FIELDS))
    pausing_states = tuple(content.get("deadline", {}).get("pausing_states", ()))
    _require_known("pausing state", set(pausing_states), set(PAUSABLE_STATUSES))
    areas = None
    if "areas" in content:
        areas = Areas(
            villages=folder / content["areas"]["villages"],
            codes=folder / content["areas"]["codes"],
            population=content["areas"].get("population", {}),
        )
    return CityProfile(
        code=content["code"],
        title=Words(**content["title"]),
        notice=Words(**content["notice"]) if "notice" in content else None,
        attribution=Words(**content["attribution"]) if "attribution" in content else None,
        reference_prefix=content["reference_prefix"],
        languages=tuple(content["languages"]),
        time_zone=content["time_zone"],
        metric_srid=int(content["metric_srid"]),
        extent=tuple(float(side) for side in content["extent"]),
        routing=content["routing"],
        area_tolerance_m=float(content.get("area_tolerance_m", 0)),
        coordinate_hours=float(allowance["coordinate_hours"]),
        resolve_hours=float(allowance["resolve_hours"]),
        agencies=agencies,
        categories=categories,
        catch_all=content["catch_all"],
        default_position_min_reports=int(content["default_position"]["min_reports"]),
        default_position_min_categories=int(content["default_position"]["min_categories"]),
        imports=ImportMapping(
            source=content["imports"]["source"],
            columns=dict(content["imports"]["columns"]),
            values=content["imports"].get("values", {}),
            position_method=content["imports"].get("position_method", "by_hand"),
        ),
        areas=areas,
        working_hours=_working_hours(content["working_hours"]) if "working_hours" in content else None,
        reporter_retention_days=int(content.get("reporter_retention_days", 365)),
        reporter_open_days=int(content.get("reporter_open_days", 1095)),
        suppress_below=int(content.get("suppress_below", 5)),
        prices=PriceRule(**content.get("prices", {})),
        commodities=tuple(
            Commodity(**{**entry, "name": Words(**entry["name"])}) for entry in content.get("commodities", ())
        ),
        pausing_states=pausing_states,
        workspace=_workspace(content),
    )


def _workspace(content):
    """Return the declared name, or one after the city: cities that share a server must not share workspaces."""
    name = str(content.get("workspace") or f"mapalus_{content['code']}")
    if not re.fullmatch(r"[a-z][a-z0-9_]{1,39}", name):
        raise MapalusError(
            "“{name}” cannot be the name of a workspace.",
            "Use 2 to 40 small letters, digits and underscores, a letter first; the profile says it as workspace: ….",
            name=name,
        )
    return name


def _codes(entry):
    # A single code is a string, whose letters would pass for a list.
    if not isinstance(entry, list):
        raise TypeError(Sentence("areas: {entry} is not a list of codes", entry=entry))
    return tuple(str(code) for code in entry)


def _working_hours(entry):
    return WorkingHours(
        days=tuple(int(day) for day in entry["days"]),
        starts=_clock(entry["from"]),
        ends=_clock(entry["to"]),
        holidays={str(day): Words(**title) for day, title in entry.get("holidays", {}).items()},
    )


def _clock(value):
    # YAML reads 08:00 without quotes as a number to the base of sixty.
    return f"{value // 60:02d}:{value % 60:02d}" if isinstance(value, int) else str(value)


def _require_known(kind, used, known):
    unknown = sorted(used - known)
    if unknown:
        raise ValueError(f"unknown {kind} {', '.join(unknown)}")
