"""Who may read a layer, as a snapshot of the server says."""

from mapalus.plugin.ogc.rights import EVERYBODY


def is_open(snapshot, layer):
    """Return whether anybody may read a layer, called ``workspace:name``."""
    return EVERYBODY in readers(snapshot, layer)


def agencies_workspaces(snapshot):
    """Return the workspaces that are for one agency each: a password of its own opens such a store."""
    return sorted(name.split(":")[0] for name, fields in snapshot.of_kind("store").items() if fields["password"])


def tried_in_every_way(snapshot, names):
    """Return those of some closed layers that are tried in every way; the others are in one way of each service.

    Agencies' workspaces hold the same layers, so there one is enough: a way that forgets to look at the rules forgets
    them for every layer, and a layer without its rule is open in every way.
    """
    agencies, chosen = agencies_workspaces(snapshot), {}
    every = {name for name in names if name.split(":")[0] not in agencies}
    # One with a geometry, where there is one: maps and tiles have no way to another.
    for name in sorted(names, key=lambda name: (snapshot.state["layer", name]["geometry"] == "none", name)):
        chosen.setdefault(name.split(":")[0], name)
    return every | set(chosen.values())


def readers(snapshot, layer):
    """Return the roles that may read a layer: its own rule's, or else its workspace's."""
    workspace, name = layer.split(":")
    for rule in (f"{workspace}.{name}.r", f"{workspace}.*.r"):
        if ("access rule", rule) in snapshot.state:
            return snapshot.state["access rule", rule]["roles"]
    return [EVERYBODY]
