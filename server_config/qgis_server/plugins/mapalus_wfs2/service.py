"""The service WFS 2.0.0: which operation is asked for, and its answer."""

import re
import traceback
from urllib.parse import urlencode, urlsplit, urlunsplit

from qgis.core import Qgis, QgsMessageLog
from qgis.server import QgsServerProjectUtils, QgsServerSettings, QgsService

from .capabilities import (
    FEATURE_FORMATS,
    GET_FEATURE_BY_ID,
    SCHEMA_FORMATS,
    capabilities,
    schema,
    stored_query_descriptions,
    stored_query_list,
)
from .crs import is_wgs84, read_crs
from .delegate import Wfs11
from .errors import OwsError, invalid, missing, unsupported
from .feature_types import layers_by_type, read_feature_type
from .features import Counts, GmlMembers, JsonMembers, gml_collection, json_collection
from .filters import identifier_expression
from .names import GML_FORMAT, without_prefix
from .query import Query, read_query, type_of_identifier

VERSION = "2.0.0"
VERSIONS = (VERSION, "1.1.0", "1.0.0")

_NOT_SUPPORTED = ("GetPropertyValue", "Transaction", "LockFeature", "GetFeatureWithLock")
_NOT_SUPPORTED += ("CreateStoredQuery", "DropStoredQuery")

# Filters of other servers, and of other versions: to leave one out would give more than was asked for.
_FOREIGN_FILTERS = ("CQL_FILTER", "EXP_FILTER", "QUERY", "VIEWPARAMS", "ALIASES")

_JSON_FORMATS = ("application/json", "application/geo+json", "application/vnd.geo+json", "json", "geojson")
_GML_FORMATS = (GML_FORMAT, "text/xml; subtype=gml/3.2", "text/xml; subtype=gml/3.2.1", "gml32", "gml3.2", "text/xml")


class Wfs2Service(QgsService):
    """WFS 2.0.0, conformance class Simple WFS (OGC 09-025r2, 2 and A.1), read-only, as key-value pairs."""

    def __init__(self, server_iface):
        super().__init__()
        self._server_iface = server_iface

    def name(self):
        return "WFS"

    def version(self):
        return VERSION

    def executeRequest(self, request, response, project):
        try:
            _Operation(self._server_iface, request, response, project).answer()
        except OwsError as error:
            _send_error(response, error)
        except Exception:
            # To the client no more than that: the text may name what is not public.
            QgsMessageLog.logMessage(f"WFS 2.0.0: {traceback.format_exc()}", "Server", Qgis.MessageLevel.Critical)
            _send_error(response, OwsError("NoApplicableCode", "The server failed; its log tells why.", status=500))


def _send_error(response, error):
    response.clear()
    response.setStatusCode(error.status)
    response.setHeader("Content-Type", "text/xml; charset=utf-8")
    response.write(error.report().encode())


class _Operation:
    """One request and its answer."""

    def __init__(self, server_iface, request, response, project):
        self._request = request
        self._response = response
        self._project = project
        self._parameters = {name.upper(): value for name, value in request.parameters().items()}
        service = server_iface.serviceRegistry().getService("WFS", "1.1.0")
        self._delegate = Wfs11(service, request, project)

    def answer(self):
        name = self._get("REQUEST")
        if not name:
            raise missing("request")
        operations = {
            "getcapabilities": self._get_capabilities,
            "describefeaturetype": self._describe_feature_type,
            "getfeature": self._get_feature,
            "liststoredqueries": self._list_stored_queries,
            "describestoredqueries": self._describe_stored_queries,
        }
        # In an XML request the operation's name is the root element's, with its prefix.
        plain = without_prefix(name)
        if self._parameters.get("REQUEST_BODY", "").lstrip().startswith("<"):
            raise unsupported("A request in XML", plain)
        operation = operations.get(plain.lower())
        if operation is None:
            if plain.lower() in (known.lower() for known in _NOT_SUPPORTED):
                raise unsupported(f"The operation {plain}", plain)
            raise OwsError("OperationNotSupported", f"There is no operation {name}.", plain)
        operation()

    def _get(self, *names):
        """Return the value of the first parameter of these names that has one."""
        return next((self._parameters[name] for name in names if self._parameters.get(name)), "")

    def _get_capabilities(self):
        accepted = self._get("ACCEPTVERSIONS")
        if accepted and not any(version.strip() in (*VERSIONS, "2.0.2") for version in accepted.split(",")):
            text = f"None of the versions {accepted} is served; {', '.join(VERSIONS)} are."
            raise OwsError("VersionNegotiationFailed", text, "acceptVersions")
        self._send("text/xml; charset=utf-8", [capabilities(self._delegate, self._project, self._endpoint, VERSIONS)])

    def _describe_feature_type(self):
        self._format(SCHEMA_FORMATS, _GML_FORMATS)
        known = layers_by_type(self._project)
        names = [without_prefix(name) for name in self._get("TYPENAME", "TYPENAMES").split(",") if name.strip()]
        for name in names:
            if name not in known:
                raise invalid("typeName", f"There is no feature type {name}.")
        self._send(GML_FORMAT, [schema(self._delegate, names)])

    def _list_stored_queries(self):
        self._send("text/xml; charset=utf-8", [stored_query_list(layers_by_type(self._project))])

    def _describe_stored_queries(self):
        for identifier in self._get("STOREDQUERY_ID").split(","):
            if identifier and identifier != GET_FEATURE_BY_ID:
                raise invalid("storedQuery_Id", f"There is no stored query {identifier}.")
        self._send("text/xml; charset=utf-8", [stored_query_descriptions(layers_by_type(self._project))])

    def _get_feature(self):
        stored = self._get("STOREDQUERY_ID", "STOREDQUERYID")
        content_type = self._format(FEATURE_FORMATS, _GML_FORMATS + _JSON_FORMATS)
        as_json = "json" in content_type
        for name in _FOREIGN_FILTERS:
            if self._get(name):
                raise OwsError("OptionNotSupported", f"The parameter {name} is not supported.", name)
        if self._get("RESOLVE") not in ("", "none"):
            raise OwsError("OptionNotSupported", "References are not resolved.", "resolve")
        if stored:
            self._get_feature_by_id(stored, content_type, as_json)
            return
        query = read_query(self._get, self._delegate, self._project)
        crs = self._output_crs(query.feature_type, as_json)
        if query.hits:
            number = self._delegate.xml(query.hits_parameters()).get("numberOfFeatures", "")
            counts = Counts(0, int(number) if number.isdigit() else None)
            self._send_collection(counts, content_type, as_json, query, {}, ())
            return
        with JsonMembers(query.most) if as_json else GmlMembers(query.most, crs.name) as members:
            self._delegate.ask(query.parameters(crs, as_json), members.feed)
            members.close_input()
            pages = self._pages(query, members.more)
            self._send_collection(members.counts(query.start), content_type, as_json, query, pages, members.pieces())

    def _get_feature_by_id(self, stored, content_type, as_json):
        """The stored query that every WFS has (OGC 09-025r2, 7.9.3.6): its answer is the feature itself."""
        if stored != GET_FEATURE_BY_ID:
            raise invalid("storedQuery_Id", f"There is no stored query {stored}.")
        identifier = self._get("ID")
        if not identifier:
            raise missing("id")
        not_found = OwsError("NotFound", f"There is no feature {identifier}.", "id", status=404)
        name = type_of_identifier(identifier, layers_by_type(self._project))
        if name is None:
            raise not_found
        feature_type = read_feature_type(self._delegate, self._project, name)
        query = Query(feature_type, identifier_expression(feature_type, [identifier]), count=1)
        crs = self._output_crs(feature_type, as_json)
        with JsonMembers(1) if as_json else GmlMembers(1, crs.name, alone=True) as members:
            self._delegate.ask(query.parameters(crs, as_json), members.feed)
            members.close_input()
            if not members.returned:
                raise not_found
            head = [] if as_json else [b'<?xml version="1.0" encoding="UTF-8"?>\n']
            self._send(content_type, [*head, *members.pieces()])

    def _output_crs(self, feature_type, as_json):
        name = self._get("SRSNAME")
        crs = read_crs(name) if name else feature_type.crs
        # RFC 7946 has no other, and QGIS writes no other.
        if as_json and name and not is_wgs84(crs):
            raise invalid("srsName", "GeoJSON is given in WGS 84 only; ask for GML, or for no srsName.")
        return crs

    def _format(self, formats, more):
        """Return the wanted media type, the first of these by default.

        :param formats: those that the capabilities name.
        :param more: what clients write for them, too.
        """
        wanted = self._get("OUTPUTFORMAT")
        if not wanted:
            return formats[0]
        # An unescaped + of a media type arrives as a space.
        squeezed = {re.sub(r"[\s+]", "", known.lower()): known for known in (*more, *formats)}
        known = squeezed.get(re.sub(r"[\s+]", "", wanted.lower()))
        if known is None:
            raise invalid("outputFormat", f"The format {wanted} is not served; {', '.join(formats)} are.")
        short = {"json": "application/json", "geojson": "application/geo+json", "text/xml": _GML_FORMATS[1]}
        return short.get(known, GML_FORMAT if known.startswith("gml") else known)

    @property
    def _endpoint(self):
        """The service's address as the client sees it, ready for parameters to be put behind it."""
        settings = QgsServerSettings()
        settings.load()
        configured = QgsServerProjectUtils.wfsServiceUrl(self._project, self._request, settings)
        address = urlsplit(configured or self._request.originalUrl().toString())
        project = urlencode({"MAP": self._parameters["MAP"]}) + "&" if self._parameters.get("MAP") else ""
        return urlunsplit((address.scheme, address.netloc, address.path, "", "")) + f"?{project}"

    def _address(self, **parameters):
        return self._endpoint + urlencode({"SERVICE": "WFS", "VERSION": VERSION, **parameters})

    def _pages(self, query, more):
        """Return the addresses of the pages before and after this one (OGC 09-025r2, 7.7.4.4)."""
        if not query.count:
            return {}
        own = ("SERVICE", "VERSION", "REQUEST", "MAP", "COUNT", "MAXFEATURES", "STARTINDEX")
        same = {name: value for name, value in self._parameters.items() if value and name not in own}
        pages = {}
        if query.start:
            pages["previous"] = max(0, query.start - query.count)
        if more:
            pages["next"] = query.start + query.count
        return {
            name: self._address(REQUEST="GetFeature", **same, STARTINDEX=start, COUNT=query.count)
            for name, start in pages.items()
        }

    def _send_collection(self, counts, content_type, as_json, query, pages, pieces):
        if as_json:
            self._send(content_type, json_collection(counts, pages, pieces))
            return
        described = self._address(REQUEST="DescribeFeatureType", TYPENAMES=query.feature_type.name)
        self._send(content_type, gml_collection(counts, described, pages, pieces))

    def _send(self, content_type, pieces):
        self._response.setHeader("Content-Type", content_type)
        waiting = 0
        for piece in pieces:
            self._response.write(piece)
            waiting += len(piece)
            if waiting > 1 << 18:
                self._response.flush()
                waiting = 0
