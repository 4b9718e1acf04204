"""Reading files of reports a record at a time: CSV (plain or gzip), GeoJSON, Open311 GeoReport v2 JSON.

Nothing here keeps more than one record and one block of the file in memory.
"""

import codecs
import csv
import gzip
import io
import json
import re
import zlib
from dataclasses import dataclass
from pathlib import Path

from mapalus.plugin.errors import MapalusError, Sentence

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}

_BLOCK = 1 << 16
_SEPARATORS = re.compile(r"[\s,]*")
_RECORDS_START = re.compile(r'"(?:features|service_requests)"\s*:\s*\[')


@dataclass(frozen=True)
class Record:
    """One row of a file: where it stood, as it came, and its values by column.

    ``values`` is None where the row does not have the file's columns; ``problem`` then says why.
    """

    line: int
    text: str
    values: dict = None
    problem: str = ""


class ReportFile:
    """A file of reports, opened and recognised.

    :param encoding: name of the text's encoding; UTF-8 with or without byte order mark by default.
    :param delimiter: of a CSV file; recognised from the header by default.
    :param wanted: columns that a CSV header should have; only they decide between delimiters.
    :param any_geometry: give GeoJSON's geometries as they are, as the value :data:`GEOMETRY`, instead of points alone.
    :raises MapalusError: when the file is missing, empty, binary or of another kind.
    """

    def __init__(self, path, encoding="", delimiter="", wanted=(), any_geometry=False):
        self.path = Path(path)
        self._any_geometry = any_geometry
        self.encoding = encoding or "utf-8"
        self._raw, self._bytes = self._open()
        head = self._peek()
        self.is_json = head.lstrip()[:1] in ("{", "[")
        if self.is_json:
            self.columns = None
        else:
            self.delimiter, self.columns = self._header(head, delimiter, wanted)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._bytes.close()
        self._raw.close()

    def rewind(self):
        """Start over at the first record."""
        self._bytes.seek(0)

    @property
    def position(self):
        """Share of the file that was read, 0..1."""
        size = self.path.stat().st_size
        return min(1.0, self._raw.tell() / size)

    def __iter__(self):
        """Yield a :class:`Record` for each row.

        :raises MapalusError: where the rest of the file cannot be read.
        """
        try:
            if self.is_json:
                yield from self._json_records()
            else:
                yield from self._csv_records()
        except UnicodeDecodeError as error:
            raise self._undecodable(error) from error
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise MapalusError(
                "{file} is compressed and damaged or cut off.",
                "Fetch it again; nothing was imported.",
                file=self.path.name,
            ) from error

    # ------------------------------------------------------------ opening

    def _open(self):
        try:
            raw = open(self.path, "rb")  # noqa: SIM115 - closed by __exit__
        except FileNotFoundError as error:
            raise MapalusError("There is no file {path}.", "Check the path.", path=self.path) from error
        except IsADirectoryError as error:
            raise MapalusError("{path} is a folder.", "Choose a file in it.", path=self.path) from error
        except PermissionError as error:
            raise MapalusError("The file {path} may not be read.", "Ask for access to it.", path=self.path) from error
        magic = raw.read(4)
        raw.seek(0)
        if not magic:
            raw.close()
            raise MapalusError(
                "{file} is empty (0 bytes).", "Export it again; nothing was imported.", file=self.path.name
            )
        if magic[:2] == b"\x1f\x8b":
            return raw, gzip.GzipFile(fileobj=raw)
        if magic == b"PK\x03\x04":
            raw.close()
            raise MapalusError(
                "{file} is a spreadsheet or a zip archive.",
                "Save the sheet as CSV (UTF-8) or unpack the archive; nothing was imported.",
                file=self.path.name,
            )
        return raw, raw

    def _peek(self):
        try:
            head = self._bytes.read(_BLOCK)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise MapalusError(
                "{file} is compressed and damaged or cut off.",
                "Fetch it again; nothing was imported.",
                file=self.path.name,
            ) from error
        self._bytes.seek(0)
        if not head.strip():
            raise MapalusError("{file} has no content.", "Export it again; nothing was imported.", file=self.path.name)
        for mark, name in (
            (codecs.BOM_UTF8, "utf-8-sig"),
            (codecs.BOM_UTF16_LE, "utf-16"),
            (codecs.BOM_UTF16_BE, "utf-16"),
        ):
            if head.startswith(mark):
                self.encoding = name
        if b"\x00" in head and self.encoding != "utf-16":
            raise MapalusError(
                "{file} is not a text file.",
                "Export the reports as CSV, GeoJSON or Open311 JSON; nothing was imported.",
                file=self.path.name,
            )
        try:
            decoder = codecs.getincrementaldecoder(self.encoding)()
        except LookupError as error:
            raise MapalusError(
                "The encoding {encoding} is not known.",
                "Use UTF-8, or for example latin-1.",
                encoding=self.encoding,
            ) from error
        try:
            return decoder.decode(head)
        except UnicodeDecodeError as error:
            raise self._undecodable(error) from error

    def _undecodable(self, error):
        byte = error.object[error.start]
        return MapalusError(
            "{file} is not encoded as {encoding}: byte {byte} cannot be read.",
            "Say its encoding, often latin-1 or cp1252, or save it as UTF-8; nothing was imported.",
            file=self.path.name,
            encoding=self.encoding,
            byte=f"{byte:#04x}",
        )

    def _header(self, head, delimiter, wanted):
        first_line = head.lstrip("\n\r").splitlines()[0]
        candidates = {
            mark: [name.strip() for name in next(csv.reader([first_line], delimiter=mark))]
            for mark in ([delimiter] if delimiter else DELIMITERS)
        }
        best = max(candidates, key=lambda mark: (len(set(candidates[mark]) & set(wanted)), len(candidates[mark])))
        columns = candidates[best]
        if len(columns) < 2 and not set(columns) & set(wanted):
            raise MapalusError(
                "{file} does not look like a table: its first line is “{first_line}”.",
                "The first line must name the columns, separated by a comma, semicolon, tab or vertical bar; "
                "nothing was imported.",
                file=self.path.name,
                first_line=first_line[:60],
            )
        twice = sorted({name for name in columns if name and columns.count(name) > 1})
        if twice:
            raise MapalusError(
                "{file} has the column {twice} more than once.",
                "Rename one of them; nothing was imported.",
                file=self.path.name,
                twice=", ".join(twice),
            )
        return best, columns

    # ------------------------------------------------------------ CSV

    def _csv_records(self):
        taken = []

        def lines(text):
            for line in text:
                taken.append(line)
                yield line

        text = io.TextIOWrapper(_Unclosable(self._bytes), encoding=self.encoding, newline="")
        reader = csv.reader(lines(text), delimiter=self.delimiter)
        columns, width = self.columns, len(self.columns)
        header_seen = False
        start = 1
        try:
            for values in reader:
                line, start = start, reader.line_num + 1
                raw = "".join(taken).rstrip("\r\n")
                taken.clear()
                if not values:
                    continue
                if not header_seen:
                    header_seen = True
                elif len(values) == width:
                    yield Record(line, raw, dict(zip(columns, values)))
                else:
                    yield Record(
                        line,
                        raw,
                        problem=Sentence(
                            "It has {number} columns instead of {width}.", number=len(values), width=width
                        ),
                    )
        except csv.Error as error:
            raise MapalusError(
                "{file} cannot be read from line {start} on: {reason}.",
                "Often a quotation mark there is not closed. Correct it; nothing was imported.",
                file=self.path.name,
                start=start,
                reason=error,
            ) from error

    # ------------------------------------------------------------ JSON

    def _json_records(self):
        """Yield the elements of the array of records, decoding one after the other."""
        decoder = json.JSONDecoder()
        text = codecs.getreader(self.encoding)(_Unclosable(self._bytes))
        buffer = text.read(_BLOCK)
        start = buffer.index("[") + 1 if buffer.lstrip()[0] == "[" else 0
        while not start:
            match = _RECORDS_START.search(buffer)
            if match:
                start = match.end()
                break
            more = text.read(_BLOCK)
            if not more:
                raise MapalusError(
                    "{file} is JSON but holds no list of reports.",
                    "Mapalus reads GeoJSON feature collections and Open311 service requests; nothing was imported.",
                    file=self.path.name,
                )
            buffer += more

        number = 0
        while True:
            match = _SEPARATORS.match(buffer, start)
            start = match.end()
            if buffer[start : start + 1] == "]":
                return
            try:
                content, end = decoder.raw_decode(buffer, start)
                # A number at the buffer's end may go on in the next block; an object cannot.
                complete = isinstance(content, (dict, list)) or end < len(buffer)
            except ValueError:
                complete = False
            if complete:
                number += 1
                yield _json_record(number, buffer[start:end], content, self._any_geometry)
                start = end
                continue
            more = text.read(_BLOCK)
            if not more:
                raise MapalusError(
                    "{file} is cut off or damaged at record {number}.",
                    "Fetch it again; nothing was imported.",
                    file=self.path.name,
                    number=number + 1,
                )
            buffer, start = buffer[start:] + more, 0


def _json_record(number, text, content, any_geometry):
    if not isinstance(content, dict):
        return Record(number, text, problem=Sentence("It is not a JSON object."))
    if content.get("type") != "Feature":
        return Record(number, text, {name: _as_text(value) for name, value in content.items()})
    values = {name: _as_text(value) for name, value in (content.get("properties") or {}).items()}
    geometry = content.get("geometry")
    if geometry is not None and any_geometry:
        values[GEOMETRY] = _as_text(geometry)
    elif geometry is not None:
        if geometry.get("type") != "Point":
            return Record(
                number, text, problem=Sentence("Its geometry is a {kind}, not a point.", kind=geometry.get("type"))
            )
        coordinates = geometry.get("coordinates") or []
        if len(coordinates) >= 2:
            values[GEOMETRY_X], values[GEOMETRY_Y] = _as_text(coordinates[0]), _as_text(coordinates[1])
    if "id" in content:
        values.setdefault("id", _as_text(content["id"]))
    return Record(number, text, values)


# Names that no property of a file has.
GEOMETRY_X, GEOMETRY_Y, GEOMETRY = "\0x", "\0y", "\0geometry"


def _as_text(value):
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


class _Unclosable(io.RawIOBase):
    """Lets a text wrapper be dropped without closing the file under it."""

    def __init__(self, stream):
        self._stream = stream

    def readable(self):
        return True

    def readinto(self, target):
        data = self._stream.read(len(target))
        target[: len(data)] = data
        return len(data)

    def read(self, size=-1):
        return self._stream.read(size)

    def read1(self, size=-1):
        return self._stream.read(size)
