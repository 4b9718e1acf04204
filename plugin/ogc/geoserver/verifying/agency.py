"""What an agency sees when it logs in."""

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.asking import COLUMNS, FEATURES, Sessions, ask, get_columns, require
from mapalus.plugin.ogc.checks import AGENCY
from mapalus.plugin.ogc.geoserver.verifying.access import readers
from mapalus.plugin.ogc.geoserver.verifying.answers import (
    CONFIGURATION,
    TIMEOUT,
    TRANSACTION,
    is_no_transaction,
    is_refusal,
    require_closed_configuration,
)
from mapalus.plugin.ogc.geoserver.verifying.asked import CLOSED, OWN_ROWS, REST, WRITING
from mapalus.plugin.ogc.geoserver.verifying.ways import SCHEMA

# Feed layers whose rows belong to the agency in their column "agency".
_OWN = ("report", "report_change")


def _depends_on_user(snapshot, layer):
    """Return whether a layer shows each user something else: its store says who asks."""
    workspace, _ = layer.split(":")
    store = snapshot.state["store", f"{workspace}:{snapshot.state['layer', layer]['store']}"]
    return "Session startup SQL" in store["parameters"]


def verify_as_agency(verification, server, snapshot, opened, visitor):
    """Log in as an agency's user: its own rows, none of the others', and nothing of the server's configuration."""
    http = Sessions((visitor.user.encode(), visitor.password.encode()), server.session.verify).http
    url = server.session.url
    layers = snapshot.of_kind("layer")
    roles = set(snapshot.state.get(("user", visitor.user), {"roles": ()})["roles"])

    def check(asked, of, question, *arguments, way=""):
        ask(verification, asked, of, AGENCY, question, *arguments, way=way, user=visitor.user)

    def rows(name, **parameters):
        workspace = name.split(":")[0]
        wfs = {"SERVICE": "WFS", "VERSION": "2.0.0", "REQUEST": "GetFeature", "TYPENAMES": name, "RESULTTYPE": "hits"}
        answer = http.get(f"{url}/{workspace}/wfs", params={**wfs, **parameters}, timeout=TIMEOUT)
        if is_refusal(answer):
            raise MapalusError(
                "The user {user} cannot read the layer {layer}.", "Publish again.", user=visitor.user, layer=name
            )
        return int(answer.text.split('numberMatched="')[1].split('"')[0])

    def own_rows(name):
        agencies = ", ".join("'{}'".format(code.replace("'", "''")) for code in visitor.agencies)
        others = f"NOT (agency IN ({agencies}))"
        foreign = rows(name, CQL_FILTER=others)
        # What the server knows of the user must not be what the user says.
        pretended = [rows(name, CQL_FILTER=others, ENV=f"GSUSER:{other}") for other in visitor.others]
        require(
            not foreign and not any(pretended),
            "The layer {layer} shows {user} reports of other agencies.",
            layer=name,
            user=visitor.user,
        )
        require(
            not visitor.has_reports or rows(name),
            "The layer {layer} shows {user} nothing, though it has reports.",
            layer=name,
            user=visitor.user,
        )

    def writing(name):
        workspace, layer = name.split(":")
        answer = http.post(
            f"{url}/{workspace}/wfs",
            data=TRANSACTION.format(workspace=workspace, layer=layer),
            headers={"Content-Type": "text/xml"},
            timeout=TIMEOUT,
        )
        require(is_no_transaction(answer), "The layer {layer} can be written by {user}.", layer=name, user=visitor.user)

    def closed(name):
        wfs = {"SERVICE": "WFS", "VERSION": "2.0.0", "REQUEST": "GetFeature", "TYPENAMES": name, "COUNT": 1}
        refused = is_refusal(http.get(f"{url}/wfs", params=wfs, timeout=TIMEOUT))
        require(
            refused,
            "The layer {layer} is closed, but {user} can reach it by WFS GetFeature.",
            layer=name,
            user=visitor.user,
        )

    for name in sorted(set(layers) - opened):
        if not roles & set(readers(snapshot, name)):
            check(CLOSED, name, closed, name, way="WFS GetFeature")
            continue
        check(COLUMNS, name, _require_columns, server, http, name, layers[name], way=SCHEMA)
        if name.split(":")[1] in _OWN and _depends_on_user(snapshot, name):
            check(OWN_ROWS, name, own_rows, name, way="WFS GetFeature")
        else:
            check(FEATURES, name, rows, name, way="WFS GetFeature")
    for name in sorted(opened):
        check(WRITING, name, writing, name, way="WFS Transaction")
    for path in CONFIGURATION:
        check(REST, f"/{path}", require_closed_configuration, http, f"{url}/{path}", way="GET")


def _require_columns(server, http, name, fields):
    found = get_columns(server.own_urls_of(name.split(":")[0]).wfs, name, http)
    require(
        set(found) - {"geom"} == set(fields["columns"]),
        "The layer {layer} has other columns than are declared.",
        layer=name,
    )
