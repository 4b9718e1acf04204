"""Requests that GeoServer has to refuse, and what its answers mean: it refuses with status 200, too."""

from mapalus.plugin.errors import MapalusError

TIMEOUT = 60

WFS = 'service="WFS" version="2.0.0" xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:fes="http://www.opengis.net/fes/2.0"'

TRANSACTION = (
    f'<wfs:Transaction {WFS} xmlns:w="urn:{{workspace}}"><wfs:Delete typeName="w:{{layer}}"><fes:Filter>'
    '<fes:ResourceId rid="{layer}.nothing-is-called-so"/></fes:Filter></wfs:Delete></wfs:Transaction>'
)

# Addresses of the configuration; all of them are the administrator's alone.
CONFIGURATION = (
    "rest/workspaces.json",
    "rest/layers.json",
    "rest/settings.json",
    "rest/security/acl/layers.json",
    "rest/security/usergroup/users.json",
    "rest/resource/",
    "rest/about/status.json",
    "gwc/rest/layers",
)


def describes(answer, workspace, layer):
    """Return whether an answer to DescribeFeatureType holds the schema of a layer."""
    return f'targetNamespace="urn:{workspace}"' in answer.text and f'name="{layer}Type"' in answer.text


def is_refusal(answer):
    """Return whether an answer holds nothing of a layer: GeoServer refuses with status 200, too."""
    if answer.status_code >= 300:
        return True
    kind = answer.headers.get("Content-Type", "")
    # Exceptions are small XML documents; a schema, features, a picture or a KML network link are not.
    return "xml" in kind and b"Exception" in answer.content[:2000]


def is_no_transaction(answer):
    """Return whether a transaction was refused."""
    return answer.status_code >= 400 or b"TransactionResponse" not in answer.content


def require_closed_configuration(http, url):
    """Raise :class:`MapalusError` when an address of the configuration answers."""
    answer = http.get(url, timeout=TIMEOUT, allow_redirects=False)
    require_address(
        answer.status_code >= 300,
        "The address {address} shows the configuration to a user who is not an administrator.",
        address=url,
    )


def require_address(condition, what_happened, **values):
    """Raise :class:`MapalusError` about an address unless a condition holds."""
    if not condition:
        raise MapalusError(what_happened, "Look into GeoServer's security settings.", **values)
