"""What an agency sees when it logs in."""

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.ogc.asking import COLUMNS, FEATURES, Sessions, ask, get_columns, require
from mapalus.plugin.ogc.checks import AGENCY
from mapalus.plugin.ogc.geoserver.verifying.access import agencies_workspaces, readers, tried_in_every_way
from mapalus.plugin.ogc.geoserver.verifying.answers import TIMEOUT, is_refusal
from mapalus.plugin.ogc.geoserver.verifying.asked import OWN_ROWS
from mapalus.plugin.ogc.geoserver.verifying.attacker import Attacker
from mapalus.plugin.ogc.geoserver.verifying.ways import SCHEMA

# Feed layers whose rows belong to the agency in their column "agency".
_OWN = ("report", "report_change")


def verify_as_agency(verification, server, snapshot, opened, visitor, thoroughly):
    """Log in as an agency's user: its own rows, none of the others', and nothing of the server's configuration.

    :param opened: names of the layers that everybody may read.
    :param thoroughly: the workspaces whose closed layers are tried in every way; of the others' the first one is tried.
    """
    attacker, layers = Attacker(server, visitor), snapshot.of_kind("layer")
    roles = set(snapshot.state.get(("user", visitor.user), {"roles": ()})["roles"])
    closed = {name for name in set(layers) - opened if not roles & set(readers(snapshot, name))}
    for name in sorted(set(layers) - opened - closed):
        _verify_own(verification, server, name, layers[name], visitor)
    others, tried, in_every_way = agencies_workspaces(snapshot), set(), tried_in_every_way(snapshot, closed)
    for name in sorted(closed):
        workspace = name.split(":")[0]
        if workspace not in others or workspace in thoroughly:
            attacker.try_layer(verification, name, layers[name], every_way=name in in_every_way)
            attacker.try_writing(verification, name)
        elif workspace not in tried:
            attacker.try_quickly(verification, name)
        tried.add(workspace)
    for name in sorted(opened):
        # Nobody else can write them either, which is tried at every address.
        attacker.try_writing(verification, name, at=("{}/wfs", "wfs"))
    attacker.try_capabilities(verification, closed, sorted(set(thoroughly) - {visitor.workspace}))
    attacker.try_configuration(verification)


def _verify_own(verification, server, name, fields, visitor):
    workspace, layer = name.split(":")
    http = Sessions((visitor.user.encode(), visitor.password.encode()), server.session.verify).http
    url = f"{server.session.url}/{workspace}/wfs"

    def check(asked, question, *arguments, way):
        ask(verification, asked, name, AGENCY, question, *arguments, way=way, user=visitor.user)

    def rows(**parameters):
        wfs = {"SERVICE": "WFS", "VERSION": "2.0.0", "REQUEST": "GetFeature", "TYPENAMES": name, "RESULTTYPE": "hits"}
        answer = http.get(url, params={**wfs, **parameters}, timeout=TIMEOUT)
        if is_refusal(answer):
            raise MapalusError(
                "The user {user} cannot read the layer {layer}.", "Publish again.", user=visitor.user, layer=name
            )
        return int(answer.text.split('numberMatched="')[1].split('"')[0])

    def own_rows():
        agencies = ", ".join("'{}'".format(code.replace("'", "''")) for code in visitor.agencies)
        require(
            not rows(CQL_FILTER=f"NOT (agency IN ({agencies}))"),
            "The layer {layer} shows {user} reports of other agencies.",
            layer=name,
            user=visitor.user,
        )
        require(
            not visitor.has_reports or rows(),
            "The layer {layer} shows {user} nothing, though it has reports.",
            layer=name,
            user=visitor.user,
        )

    def columns():
        found = get_columns(server.own_urls_of(workspace).wfs, name, http)
        require(
            set(found) - {"geom"} == set(fields["columns"]),
            "The layer {layer} has other columns than are declared.",
            layer=name,
        )

    check(COLUMNS, columns, way=SCHEMA)
    if layer in _OWN and workspace == visitor.workspace:
        check(OWN_ROWS, own_rows, way="WFS GetFeature")
    else:
        check(FEATURES, rows, way="WFS GetFeature")
