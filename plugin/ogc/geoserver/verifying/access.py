"""Who may read a layer, as a snapshot of the server says."""

from mapalus.plugin.ogc.rights import EVERYBODY


def is_open(snapshot, layer):
    """Return whether anybody may read a layer, called ``workspace:name``."""
    return EVERYBODY in readers(snapshot, layer)


def agencies_workspaces(snapshot):
    """Return the workspaces that are for one agency each: a password of its own opens such a store."""
    return sorted(name.split(":")[0] for name, fields in snapshot.of_kind("store").items() if fields["password"])


def readers(snapshot, layer):
    """Return the roles that may read a layer: its own rule's, or else its workspace's."""
    workspace, name = layer.split(":")
    for rule in (f"{workspace}.{name}.r", f"{workspace}.*.r"):
        if ("access rule", rule) in snapshot.state:
            return snapshot.state["access rule", rule]["roles"]
    return [EVERYBODY]
