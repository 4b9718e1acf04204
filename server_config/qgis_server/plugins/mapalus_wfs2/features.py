"""Features as WFS 2.0 gives them (OGC 09-025r2, 11.3; GML 3.2, OGC 07-036), from the stream of QGIS's WFS 1.1.0.

One feature is in memory at a time, as it came and as it goes out. What is ready waits in a file, because a
collection says at its beginning how many members it has.
"""

import json
import tempfile
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Optional
from xml.etree import ElementTree  # nosec B405 - parses QGIS's own
from xml.sax.saxutils import escape, quoteattr  # nosec B406 - writes XML, and parses none

from .errors import OwsError
from .names import FEATURES, GML, GML31, PREFIX, SCHEMA_LOCATIONS, WFS, XLINK, XSI, local_name

_IN_MEMORY = 4 << 20
_PIECE = 1 << 16
_PREFIXES = {GML31: "gml", GML: "gml", FEATURES: PREFIX, XLINK: "xlink", XSI: "xsi"}
_WITH_IDENTIFIER = {
    "Point",
    "LineString",
    "Curve",
    "Polygon",
    "Surface",
    "MultiPoint",
    "MultiCurve",
    "MultiSurface",
    "MultiGeometry",
    "CompositeCurve",
    "CompositeSurface",
}
_CDATA = ("<![CDATA[", "]]>")


@dataclass(frozen=True)
class Counts:
    """How many features an answer has, and how many there are; None is unknown."""

    returned: int
    matched: Optional[int]

    @property
    def matched_text(self):
        return "unknown" if self.matched is None else str(self.matched)


class _Members:
    """Members that are being collected; one more than wanted is asked for, to learn whether there are more."""

    def __init__(self, wanted):
        self._wanted = wanted
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by close()
        self.returned = 0
        self.more = False

    def close(self):
        self._file.close()

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.close()

    def _add(self, text):
        self._file.write(text.encode())
        self.returned += 1

    def _take_one(self):
        """Whether there is room for one more."""
        if self._wanted is not None and self.returned >= self._wanted:
            self.more = True
            return False
        return True

    def counts(self, start):
        """Return the :class:`Counts`: nothing is counted for them that was not read anyhow."""
        # A page beyond the end does not tell where the end is.
        known = not self.more and (self.returned or not start)
        return Counts(self.returned, start + self.returned if known else None)

    def pieces(self):
        """Give what was collected, in pieces of bytes."""
        self._file.seek(0)
        while True:
            piece = self._file.read(_PIECE)
            if not piece:
                return
            yield piece


class GmlMembers(_Members):
    """Collects features from a GML 3.1.1 stream as GML 3.2.

    :param wanted: how many are wanted; None for all.
    :param crs_name: the name of the reference system that the coordinates are in.
    :param alone: whether the feature will stand alone, not in a collection.
    """

    def __init__(self, wanted, crs_name, alone=False):
        super().__init__(wanted)
        self._crs_name = crs_name
        self._alone = alone
        self._parser = ElementTree.XMLPullParser(events=("start", "end"))
        self._path = []
        self._names = {}

    def feed(self, piece):
        self._parser.feed(piece)
        for event, element in self._parser.read_events():
            if event == "start":
                self._path.append(element)
                continue
            self._path.pop()
            if len(self._path) == 2 and local_name(self._path[1].tag) in ("featureMember", "featureMembers"):
                if self._take_one():
                    self._add(self._member(element))
                self._path[1].remove(element)
            elif len(self._path) == 1:
                self._path[0].remove(element)

    def close_input(self):
        """Say that the stream has ended.

        :raises OwsError: when it was no whole collection.
        """
        try:
            self._parser.close()
        except ElementTree.ParseError as error:
            raise OwsError("OperationProcessingFailed", f"QGIS answers with a broken document: {error}.") from error

    def _member(self, feature):
        identifier = feature.get(f"{{{GML31}}}id", "")
        parts = []
        if self._alone:
            self._open(parts, feature, identifier, _namespaces())
        else:
            parts.append(" <wfs:member>")
            self._open(parts, feature, identifier)
        number = 0
        for child in feature:
            # Optional, and QGIS repeats in it the point that follows.
            if child.tag == f"{{{GML31}}}boundedBy":
                continue
            number = self._write(parts, child, identifier, number)
        parts.append(f"</{self._name(feature.tag)}>")
        parts.append("\n" if self._alone else "</wfs:member>\n")
        return "".join(parts)

    def _open(self, parts, feature, identifier, more=""):
        parts.append(f"<{self._name(feature.tag)} gml:id={quoteattr(identifier)}{more}>")

    def _write(self, parts, element, identifier, number):
        """Write an element and what is in it; return how many geometries have an identifier by now."""
        name = self._name(element.tag)
        parts.append(f"<{name}")
        if name.startswith("gml:") and name[4:] in _WITH_IDENTIFIER:
            number += 1
            # GML 3.2 demands identifiers of geometries (OGC 07-036, 10.1.3.1).
            parts.append(f" gml:id={quoteattr(f'{identifier}.geometry.{number}')}")
        for key, value in element.items():
            if key == "srsName":
                value = self._crs_name
            if key != f"{{{GML31}}}id":
                parts.append(f" {self._name(key)}={quoteattr(value)}")
        if len(element):
            parts.append(">")
            for child in element:
                number = self._write(parts, child, identifier, number)
        elif element.text:
            parts.append(f">{escape(_plain(element.text))}")
        else:
            parts.append("/>")
            return number
        parts.append(f"</{name}>")
        return number

    def _name(self, tag):
        """Return an element's or attribute's name with the prefix that the collection declares."""
        try:
            return self._names[tag]
        except KeyError:
            namespace, _, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
            name = f"{_PREFIXES[namespace]}:{local}" if namespace else local
            return self._names.setdefault(tag, name)


def _plain(text):
    """Return a value without the marks of a CDATA section: QGIS writes them, escaped, as a part of values."""
    start, end = _CDATA
    return text[len(start) : -len(end)] if text.startswith(start) and text.endswith(end) else text


class JsonMembers(_Members):
    """Collects features from a GeoJSON stream as they are (RFC 7946)."""

    _WHITE_AND_COMMAS = " \t\r\n,"

    def __init__(self, wanted):
        super().__init__(wanted)
        self._decoder = json.JSONDecoder()
        self._text = ""
        self._bytes = b""
        self._in_features = False
        self._ended = False

    def feed(self, piece):
        self._bytes += piece
        try:
            self._text += self._bytes.decode()
        except UnicodeDecodeError:
            # The piece ends within a character.
            return
        self._bytes = b""
        if not self._in_features:
            start = self._text.find('"features"')
            start = self._text.find("[", start) if start >= 0 else -1
            if start < 0:
                return
            self._text = self._text[start + 1 :]
            self._in_features = True
        self._read_features()

    def _read_features(self):
        place = 0
        while not self._ended:
            while place < len(self._text) and self._text[place] in self._WHITE_AND_COMMAS:
                place += 1
            if self._text[place : place + 1] == "]":
                self._ended = True
                break
            try:
                _feature, end = self._decoder.raw_decode(self._text, place)
            except ValueError:
                break
            if self._take_one():
                self._add((",\n" if self.returned else "\n") + self._text[place:end])
            place = end
        self._text = self._text[place:]

    def close_input(self):
        """Say that the stream has ended.

        :raises OwsError: when it was no whole collection.
        """
        if not self._ended:
            raise OwsError("OperationProcessingFailed", "QGIS answers with something else than GeoJSON.")


def _namespaces(locations=None):
    declared = {"wfs": WFS, "gml": GML, PREFIX: FEATURES, "xlink": XLINK, "xsi": XSI}
    text = "".join(f' xmlns:{prefix}="{namespace}"' for prefix, namespace in declared.items())
    if locations:
        pairs = " ".join(f"{namespace} {address}" for namespace, address in locations.items())
        text += f" xsi:schemaLocation={quoteattr(pairs)}"
    return text


def _now():
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def gml_collection(counts, schema_address, pages, pieces=()):
    """Give the pieces of a ``wfs:FeatureCollection``.

    :param pages: addresses of the pages ``previous`` and ``next``, where there are.
    """
    locations = {**SCHEMA_LOCATIONS, FEATURES: schema_address}
    links = "".join(f" {name}={quoteattr(address)}" for name, address in pages.items())
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<wfs:FeatureCollection{_namespaces(locations)} timeStamp="{_now()}" '
        f'numberMatched="{counts.matched_text}" numberReturned="{counts.returned}"{links}>\n'
    ).encode()
    yield from pieces
    yield b"</wfs:FeatureCollection>\n"


def json_collection(counts, pages, pieces=()):
    """Give the pieces of a GeoJSON FeatureCollection with the counts that WFS 2.0 has."""
    head = {
        "type": "FeatureCollection",
        "timeStamp": _now(),
        "numberMatched": "unknown" if counts.matched is None else counts.matched,
        "numberReturned": counts.returned,
    }
    if pages:
        head["links"] = [
            {"rel": {"previous": "prev"}.get(name, name), "href": address, "type": "application/geo+json"}
            for name, address in pages.items()
        ]
    yield (json.dumps(head, ensure_ascii=False)[:-1] + ', "features": [').encode()
    yield from pieces
    yield b"\n]}\n"
