"""Planners' own layers: what of a layer may be published, declaring it, taking it back.

A declared own layer is a view ``mapalus_public.own_<name>`` with the chosen columns and no others. The login with which
servers read goes on reading that schema alone, and every desk's next plan has the layer.
"""

from mapalus.plugin.publication.own_layers.model import Chosen, Offer, OfferedColumn, OwnRecord, Source
from mapalus.plugin.publication.own_layers.offers import offer
from mapalus.plugin.publication.own_layers.preview import MOST_SHOWN, features_in, place_of, sld
from mapalus.plugin.publication.own_layers.publishing import (
    declared,
    grants,
    index_for,
    publish,
    reason_not_publishable,
    withdraw,
)
from mapalus.plugin.publication.own_layers.records import known_of, own_layers
from mapalus.plugin.publication.own_layers.statements import OWNER, statement_text

__all__ = [
    "MOST_SHOWN",
    "OWNER",
    "Chosen",
    "Offer",
    "OfferedColumn",
    "OwnRecord",
    "Source",
    "declared",
    "features_in",
    "grants",
    "index_for",
    "known_of",
    "offer",
    "own_layers",
    "place_of",
    "publish",
    "reason_not_publishable",
    "sld",
    "statement_text",
    "withdraw",
]
