"""Writing a style that was read by :mod:`mapalus.plugin.styles.qml` as SLD 1.0 with GeoServer's vendor options."""

from itertools import groupby
from urllib.parse import quote

from lxml import etree

from mapalus.plugin.styles import expressions
from mapalus.plugin.styles.sld_elements import (
    NAMESPACES,
    SLD,
    XLINK,
    XSI,
    add,
    add_css,
    add_option,
    number_text,
    write_filter,
)

_SCHEMA = "http://www.opengis.net/sld http://schemas.opengis.net/sld/1.0.0/StyledLayerDescriptor.xsd"
# QGIS hangs a text up by its font's ascent, GeoServer by the letters that are there: the space above them, in parts of
# the font's size, as measured between texts with and without letters that reach below the line.
_ABOVE_LETTERS = 0.14


def write_sld(style, name, title, geometry):
    """Return the SLD of a style without losses, UTF-8 and indented, the same for the same style.

    :param name: of the named layer.
    :param title: of the style, and of a legend entry that has none of its own.
    :param geometry: the geometry column of the published relation, for labels at a point of a polygon.
    """
    root = etree.Element(f"{{{SLD}}}StyledLayerDescriptor", version="1.0.0", nsmap=NAMESPACES)
    root.set(f"{{{XSI}}}schemaLocation", _SCHEMA)
    layer = add(root, "NamedLayer")
    add(layer, "Name", name)
    user = add(layer, "UserStyle")
    add(user, "Title", title)

    groups = _drawing_groups(style)
    own = _legend_of_its_own(style, groups)
    for rules in groups:
        target = add(user, "FeatureTypeStyle")
        for rule in rules:
            _rule(target, rule, _title(style, rule["entry"], title) if own else None, None if own else "mapOnly")
        _sort(target, style)
        if style["opacity"] < 1:
            add_option(target, "composite", f"source-over, {style['opacity']:g}")
    if style["labels"]:
        target = add(user, "FeatureTypeStyle")
        for label in style["labels"]:
            if label["scales"] is not None:
                _label_rule(target, label, geometry)
    if groups and not own:
        # One entry a thing that is drawn, however many rules draw it.
        target = add(user, "FeatureTypeStyle")
        for number, entry in enumerate(style["entries"]):
            if entry["scales"] is not None:
                rule = {**entry, "layers": _legend_layers(entry)}
                _rule(target, rule, _title(style, number, title), "legendOnly")
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def drawing_groups(style):
    """Return how many times over GeoServer goes through the features to draw a style, labels and legend aside."""
    return len(_drawing_groups(style))


# ------------------------------------------------------------ what is drawn in which order


def _drawing_groups(style):
    """Return lists of rules, each drawn for all features before the next."""
    groups = []
    for chosen in _levels(style):
        for part in _order_parts(style):
            rules = [
                rule
                for number, entry in enumerate(style["entries"])
                if entry["scales"] is not None
                for rule in _rules(number, entry, chosen, part)
            ]
            if rules:
                groups.append(rules)
    return groups


def _levels(style):
    """Yield functions that say whether a symbol layer (entry, its place, itself) belongs to a level."""
    layers = [
        (layer["pass"], number, place)
        for number, entry in enumerate(style["entries"])
        for place, layer in enumerate(entry["layers"])
    ]
    if style["symbol_levels"]:
        # Drawn symbol layer by symbol layer, each for all features.
        keys = [(lambda number, place, layer, key=key: (layer["pass"], number, place) == key) for key in sorted(layers)]
    else:
        passes = sorted({key[0] for key in layers}) if style["rule_levels"] else [None]
        keys = [
            (lambda number, place, layer, wanted=wanted: wanted is None or layer["pass"] == wanted) for wanted in passes
        ]
    return keys


def _order_parts(style):
    """Yield the condition by which features are ordered and the value that is drawn next; once (None, None) if none."""
    clause = next((part for part in style["order"] if "node" in part), None)
    if clause is None:
        return [(None, None)]
    values = [False, True] if clause["ascending"] else [True, False]
    return [(clause["node"], value) for value in ([None, *values] if clause["nulls_first"] else [*values, None])]


def _rules(number, entry, chosen, part):
    node, value = part
    entry_filter = entry["filter"]
    if node is not None:
        known = _known(entry_filter)
        if expressions.columns(node) <= set(known):
            if expressions.value_for(node, known) != value:
                return
        else:
            entry_filter = expressions.both(
                entry_filter, dict(zip((False, True, None), expressions.by_value(node)))[value]
            )
    layers = [layer for place, layer in enumerate(entry["layers"]) if chosen(number, place, layer)]
    drawn = []
    for band in _bands(layers, entry["scales"]):
        middle = band[0] + 1 if not band[1] else (band[0] + band[1]) / 2
        visible = []
        for layer in layers:
            # A condition that is NULL leaves the symbol layer as it is: drawn.
            when = True if layer["when"] is None else expressions.not_false(expressions.at_scale(layer["when"], middle))
            if when is not False:
                visible.append((when, layer))
        for when, group in groupby(visible, key=lambda pair: pair[0]):
            filter_ = expressions.both(entry_filter, when)
            if filter_ is False:
                continue
            drawn.append({"filter": filter_, "scales": band, "layers": [layer for _, layer in group]})
    for count, rule in enumerate(drawn, 1):
        name = entry["name"] if len(drawn) == 1 else f"{entry['name']}_{count}"
        yield {"entry": number, "name": name, **rule}


def _known(filter_):
    """Return the columns whose value a filter settles."""
    if not isinstance(filter_, tuple):
        return {}
    parts = filter_[1] if filter_[0] == "and" else (filter_,)
    return {
        part[2][1]: part[3][1]
        for part in parts
        if part[0] == "compare" and part[1] == "=" and (part[2][0], part[3][0]) == ("column", "value")
    }


def _bands(layers, scales):
    """Split a range of scale denominators where a symbol layer appears or disappears."""
    low, high = scales
    cuts = sorted(
        {
            bound
            for layer in layers
            if layer["when"] is not None
            for bound in expressions.scale_bounds(layer["when"])
            if bound > low and (not high or bound < high)
        }
    )
    return list(zip([low, *cuts], [*cuts, high]))


# ------------------------------------------------------------ the legend


def _legend_of_its_own(style, groups):
    """Return whether the rules that draw can stand in the legend, too: one an entry, whole and in their order."""
    rules = [rule for group in groups for rule in group]
    visible = [number for number, entry in enumerate(style["entries"]) if entry["scales"] is not None]
    return [rule["entry"] for rule in rules] == visible and all(
        rule["layers"] == _legend_layers(style["entries"][rule["entry"]]) for rule in rules
    )


def _legend_layers(entry):
    """Return the symbol layers that QGIS shows in a legend, where there is neither a feature nor a scale."""
    return [
        layer for layer in entry["layers"] if layer["when"] is None or expressions.value_for(layer["when"]) is not False
    ]


def _title(style, number, title):
    text = style["entries"][number]["title"]
    return text or (title if len(style["entries"]) == 1 else None)


# ------------------------------------------------------------ elements


def _rule(parent, rule, title, inclusion):
    element = _rule_head(parent, rule["name"], title, rule["filter"], rule["scales"])
    for layer in rule["layers"]:
        _SYMBOLIZERS[layer["kind"]](element, layer)
    if inclusion:
        add_option(element, "inclusion", inclusion)


def _rule_head(parent, name, title, filter_, scales):
    element = add(parent, "Rule")
    add(element, "Name", name)
    if title:
        add(element, "Title", title)
    if filter_ is not None and filter_ is not True:
        write_filter(add(element, "ogc:Filter"), filter_)
    for tag, limit in zip(("MinScaleDenominator", "MaxScaleDenominator"), scales):
        if limit:
            add(element, tag, number_text(limit))
    return element


def _sort(parent, style):
    clauses = [f"{part['column']} {'A' if part['ascending'] else 'D'}" for part in style["order"] if "column" in part]
    if clauses:
        add_option(parent, "sortBy", ", ".join(clauses))


def _mark(parent, layer):
    graphic = add(add(parent, "PointSymbolizer"), "Graphic")
    mark = add(graphic, "Mark")
    add(mark, "WellKnownName", _shape(layer["mark"]))
    _fill(mark, layer["fill"])
    _stroke(mark, layer["stroke"])
    _graphic_rest(graphic, layer)


def _shape(mark):
    if "ring" in mark:
        points = [*mark["ring"], mark["ring"][0]]
        return f"wkt://POLYGON(({_points(points)}))"
    if "lines" in mark:
        lines = ", ".join(f"({_points(line)})" for line in mark["lines"])
        return f"wkt://MULTILINESTRING({lines})"
    return mark["name"]


def _points(points):
    return ", ".join(f"{number_text(x)} {number_text(y)}" for x, y in points)


def _icon(parent, layer):
    graphic = add(add(parent, "PointSymbolizer"), "Graphic")
    icon = layer["icon"]
    if isinstance(icon, dict):
        # Without a value, or a drawing, GeoServer takes the next one.
        column = icon["column"] if icon["column"].isidentifier() else f'"{icon["column"]}"'
        _external(graphic, f"{icon['prefix']}${{{column}}}{icon['suffix']}")
        _external(graphic, f"{icon['prefix']}{icon['default']}{icon['suffix']}")
    else:
        _external(graphic, quote(icon))
    if layer["opacity"] < 1:
        add(graphic, "Opacity", number_text(layer["opacity"]))
    _graphic_rest(graphic, layer)


def _external(parent, href):
    element = add(parent, "ExternalGraphic")
    resource = add(element, "OnlineResource")
    resource.set(f"{{{XLINK}}}type", "simple")
    resource.set(f"{{{XLINK}}}href", href)
    add(element, "Format", "image/svg+xml")


def _graphic_rest(graphic, layer):
    add(graphic, "Size", number_text(layer["size"]))
    rotation = layer["rotation"]
    if isinstance(rotation, dict):
        add(add(graphic, "Rotation"), "ogc:PropertyName", rotation["column"])
    elif rotation:
        add(graphic, "Rotation", number_text(rotation))
    x, y = layer["offset"]
    if x or y:
        displacement = add(graphic, "Displacement")
        add(displacement, "DisplacementX", number_text(x))
        # SLD counts upwards, QGIS downwards.
        add(displacement, "DisplacementY", number_text(-y))


def _line(parent, layer):
    if layer["stroke"] is None:
        return
    element = add(parent, "LineSymbolizer")
    _stroke(element, layer["stroke"])
    if layer["offset"]:
        add(element, "PerpendicularOffset", number_text(-layer["offset"]))


def _polygon(parent, layer):
    element = add(parent, "PolygonSymbolizer")
    _fill(element, layer["fill"])
    _stroke(element, layer["stroke"])


_SYMBOLIZERS = {"mark": _mark, "icon": _icon, "line": _line, "fill": _polygon}


def _fill(parent, fill):
    if fill is not None:
        element = add(parent, "Fill")
        add_css(element, "fill", fill["colour"])
        if fill["opacity"] < 1:
            add_css(element, "fill-opacity", number_text(fill["opacity"]))


def _stroke(parent, stroke):
    if stroke is None:
        return
    element = add(parent, "Stroke")
    add_css(element, "stroke", stroke["colour"])
    if stroke["opacity"] < 1:
        add_css(element, "stroke-opacity", number_text(stroke["opacity"]))
    add_css(element, "stroke-width", number_text(stroke["width"]))
    add_css(element, "stroke-linejoin", stroke["join"])
    if stroke["cap"] != "butt":
        add_css(element, "stroke-linecap", stroke["cap"])
    if stroke["dash"]:
        add_css(element, "stroke-dasharray", " ".join(map(number_text, stroke["dash"])))


def _label_rule(parent, label, geometry):
    rule = _rule_head(parent, label["name"], None, label["filter"], label["scales"])
    text = add(rule, "TextSymbolizer")
    if label["point"]:
        function = add(add(text, "Geometry"), "ogc:Function")
        function.set("name", label["point"])
        add(function, "ogc:PropertyName", geometry)
    add(add(text, "Label"), "ogc:PropertyName", label["column"])
    font = add(text, "Font")
    add_css(font, "font-family", label["font"])
    add_css(font, "font-size", number_text(label["size"]))
    if label["italic"]:
        add_css(font, "font-style", "italic")
    if label["weight"] != "normal":
        add_css(font, "font-weight", label["weight"])
    placement = add(add(text, "LabelPlacement"), "PointPlacement")
    anchor = add(placement, "AnchorPoint")
    for axis, value in zip("XY", label["anchor"]):
        add(anchor, f"AnchorPoint{axis}", number_text(value))
    x, y = label["offset"]
    if label["anchor"][1] == 1:
        y += _ABOVE_LETTERS * label["size"]
    if x or y:
        displacement = add(placement, "Displacement")
        add(displacement, "DisplacementX", number_text(x))
        add(displacement, "DisplacementY", number_text(-y))
    if label["halo"]:
        halo = add(text, "Halo")
        add(halo, "Radius", number_text(label["halo"]["radius"]))
        _fill(halo, label["halo"])
    _fill(text, label["fill"])
    add(add(text, "Priority"), "ogc:Literal", str(label["priority"] * 10))
    if label["wrap"]:
        add_option(text, "autoWrap", str(label["wrap"]))
    if label["collide"]:
        add_option(text, "conflictResolution", "false")
    else:
        add_option(text, "spaceAround", "2")
    # QGIS labels an area of any size; GeoServer by default only where the label fits.
    add_option(text, "goodnessOfFit", "0")
    add_option(rule, "inclusion", "mapOnly")
