"""From a record of a file to the values of a report, in the words of the city's profile."""

import hashlib
import math
from collections import Counter
from datetime import datetime

from mapalus.plugin.errors import MapalusError, Sentence
from mapalus.plugin.i18n import in_words
from mapalus.plugin.importing.readers import GEOMETRY_X, GEOMETRY_Y
from mapalus.plugin.vocabulary import CHANNELS, POSITION_METHODS, STATUS_REASONS, STATUSES

# GeoReport v2 and its bulk profile, https://wiki.open311.org/GeoReport_v2/
OPEN311_COLUMNS = {
    "source_id": "service_request_id",
    "category": "service_name",
    "description": "description",
    "address": "address",
    "longitude": "long",
    "latitude": "lat",
    "reported_at": "requested_datetime",
    "due_at": "expected_datetime",
    "closed_at": "closed_date",
    "updated_at": "updated_datetime",
    "status": "status",
    "agency": "agency_responsible",
}

# What a staged row holds, in the order of the table import_row.
STAGED = (
    "line",
    "row_text",
    "reason_code",
    "reason",
    "source_id",
    "source_hash",
    "category",
    "description",
    "address",
    "x",
    "y",
    "position_method",
    "reported_at",
    "due_at",
    "closed_at",
    "status",
    "status_reason",
    "agency",
    "channel",
    "public_description",
)


# Stands for a row whose text is not kept.
NOT_KEPT = "…"


def kept_text(record, mapped):
    """Return what is recorded of a refused row: the columns that are imported. The others may name a reporter.

    A row whose values do not fit the columns is not kept: nobody knows which value is what.

    :param record: :class:`~mapalus.plugin.importing.readers.Record`
    :param mapped: the file's columns that are imported.
    """
    if record.values is None or "\0" in record.text:
        return NOT_KEPT
    if all(name in mapped or name.startswith("\0") for name in record.values):
        return record.text
    return ", ".join(f"{name}={record.values[name]}" for name in mapped if record.values.get(name))


class RowRefused(Exception):
    """A row that cannot be used: a short code for counting, and a sentence, as template and values, for the reader."""

    def __init__(self, code, sentence, **values):
        self.code = code
        self.sentence = Sentence(sentence, **values)
        super().__init__(str(self.sentence))


class ReportMapping:
    """Turns records into staged rows and counts what it had to interpret.

    :param profile: :class:`~mapalus.plugin.city.profile.CityProfile`
    :param columns: report field -> column of the file; the profile's own by default.
    :param time_format: ``strptime`` pattern where times are not ISO 8601.
    :param transform: callable (x, y) -> (longitude, latitude) where coordinates are not WGS 84; raises
        ValueError for a point that the CRS cannot express.
    """

    def __init__(self, profile, columns=None, time_format="", transform=None):
        self.columns = dict(columns or profile.imports.columns)
        self.time_format = time_format
        self.transform = transform
        self.position_method = profile.imports.position_method
        self.catch_all = profile.catch_all
        self.unknown_categories = Counter()
        self.unknown_agencies = Counter()
        self._categories = _lookup(
            (word, category.code)
            for category in profile.categories
            for word in (category.code, category.name.id, category.name.en, *category.source_names)
        )
        self._agencies = _lookup(
            (word, agency.code) for agency in profile.agencies for word in (agency.code, agency.name.id, agency.name.en)
        )
        values = profile.imports.values
        self._statuses = _lookup(
            [
                ("open", "received"),
                ("closed", "resolved"),
                *((code, code) for code in STATUSES),
                *values.get("status", {}).items(),
            ]
        )
        self._reasons = _lookup([*((code, code) for code in STATUS_REASONS), *values.get("reason", {}).items()])
        self._channels = _lookup([*((code, code) for code in CHANNELS), *values.get("channel", {}).items()])
        self._methods = _lookup((code, code) for code in POSITION_METHODS)
        self._mapped = dict.fromkeys(self.columns.values())

    def know_agencies(self, words):
        """Take agencies that the profile does not name, such as area offices and sub-units: pairs of word and code."""
        self._agencies = {**_lookup(words), **self._agencies}

    def require_columns(self, file):
        """Check that a CSV file has the columns without which no row could be used.

        :raises MapalusError: naming the missing columns and those that the file has.
        """
        if file.columns is None:
            return
        needed = [self.columns.get(field) for field in ("longitude", "latitude", "reported_at")]
        missing = [
            column or field
            for field, column in zip(("longitude", "latitude", "reported_at"), needed)
            if column not in file.columns
        ]
        if "source_id" in self.columns and self.columns["source_id"] not in file.columns:
            missing.append(self.columns["source_id"])
        if missing:
            raise MapalusError(
                "{file} has no column {missing}; it has {columns}.",
                "Say in the column mapping which of them to use; nothing was imported.",
                file=file.path.name,
                missing=", ".join(missing),
                columns=", ".join(file.columns),
            )

    def stage(self, record):
        """Return the tuple of :data:`STAGED` values for a record; a refused one carries its reason."""
        text = kept_text(record, self._mapped)
        try:
            if record.values is None:
                raise RowRefused("columns", record.problem)
            if "\0" in record.text:
                raise RowRefused("binary", "It holds a NUL character, which is no text.")
            values = self._values(record.values)
        except RowRefused as error:
            return (record.line, text, error.code, in_words(error.sentence)) + (None,) * (len(STAGED) - 4)
        # Without a public description a digest is what it was before there could be one.
        said = values if values[-1] is not None else values[:-1]
        digest = hashlib.md5(
            "\x1f".join("" if value is None else str(value) for value in said).encode(), usedforsecurity=False
        ).hexdigest()
        return (record.line, text, None, None, values[0] or f"md5:{digest}", digest, *values[1:])

    def _values(self, row):
        columns = self.columns

        def text(field):
            value = row.get(columns.get(field))
            return value.strip() if value else ""

        source_id = text("source_id")
        if not source_id and "source_id" in columns:
            raise RowRefused("no_id", "It has no identifier.")
        x, y = self._position(row)
        reported_at = self._time(text("reported_at"), Sentence("reported"))
        if reported_at is None:
            raise RowRefused("time", "It has no time of reporting.")
        due_at = self._time(text("due_at"), Sentence("due"))
        closed_at = self._time(text("closed_at"), Sentence("closed"))
        status, reason, closed_at = self._status(text("status"), text("reason"), closed_at, text("updated_at"))
        return (
            source_id,
            self._category(text("category")),
            text("description") or None,
            text("address") or None,
            x,
            y,
            self._methods.get(text("position_method").lower(), self.position_method),
            reported_at,
            due_at,
            closed_at,
            status,
            reason,
            self._agency(text("agency")),
            self._channels.get(text("channel").lower(), "other") if text("channel") else None,
            text("public_description") or None,
        )

    def _position(self, row):
        x = row.get(self.columns.get("longitude")) or row.get(GEOMETRY_X)
        y = row.get(self.columns.get("latitude")) or row.get(GEOMETRY_Y)
        return read_position(x, y, self.transform)

    def _time(self, text, what):
        if not text:
            return None
        try:
            if self.time_format:
                return datetime.strptime(text, self.time_format).isoformat()
            # Python before 3.11 does not know the letter for UTC.
            datetime.fromisoformat(text[:-1] + "+00:00" if text[-1] in "zZ" else text)
        except ValueError:
            raise RowRefused("time", "The time “{text}” ({what}) cannot be read.", text=text, what=what) from None
        return text

    def _status(self, word, reason_word, closed_at, updated_text):
        status = self._statuses.get(word.lower()) if word else None
        if status is None:
            if word:
                raise RowRefused("status", "The status “{word}” is not known.", word=word)
            status = "resolved" if closed_at else "received"
        reason = self._reasons.get(reason_word.lower())
        if status in ("resolved", "rejected"):
            closed_at = closed_at or self._time(updated_text, Sentence("updated"))
            if closed_at is None:
                raise RowRefused("status", "It is closed but has no time of closing.")
            if reason is not None:
                status = "rejected"
            return status, reason, closed_at
        if closed_at is not None:
            raise RowRefused("status", "It has a time of closing although its status is “{word}”.", word=word)
        return status, None, None

    def _category(self, word):
        code = self._categories.get(word.lower())
        if code is None:
            self.unknown_categories[word or "(none)"] += 1
            return self.catch_all
        return code

    def _agency(self, word):
        if not word:
            return None
        code = self._agencies.get(word.lower())
        if code is None:
            self.unknown_agencies[word] += 1
        return code


def read_position(x, y, transform=None):
    """Return longitude and latitude, in degrees, of two texts.

    :param transform: see :class:`ReportMapping`.
    :raises RowRefused: when they are no place on earth.
    """
    if not x or not y or not x.strip() or not y.strip():
        raise RowRefused("no_position", "It has no coordinates.")
    try:
        longitude, latitude = float(x), float(y)
    except ValueError:
        raise RowRefused("position", "Its coordinates “{x}”, “{y}” are no numbers.", x=x, y=y) from None
    if not (math.isfinite(longitude) and math.isfinite(latitude)):
        raise RowRefused("position", "Its coordinates {x}, {y} are no numbers.", x=x, y=y)
    if transform is not None:
        try:
            longitude, latitude = transform(longitude, latitude)
        except ValueError:
            raise RowRefused(
                "position", "Its coordinates {x}, {y} are impossible in the file's CRS.", x=x, y=y
            ) from None
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise RowRefused("position", "Its coordinates {x}, {y} are no longitude and latitude.", x=x, y=y)
    return longitude, latitude


def _lookup(pairs):
    return {str(word).lower(): code for word, code in pairs}


def crs_transform(crs, transform_context):
    """Return the ``transform`` of :class:`ReportMapping` for a QgsCoordinateReferenceSystem."""
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException

    to_wgs84 = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem("EPSG:4326"), transform_context)

    def transform(x, y):
        try:
            point = to_wgs84.transform(x, y)
        except QgsCsException as error:
            raise ValueError from error
        if not (math.isfinite(point.x()) and math.isfinite(point.y())):
            raise ValueError
        return point.x(), point.y()

    return transform
