"""Reading a QGIS style into plain dictionaries, naming everything that GeoServer could not draw alike.

Lengths become pixels of 0.28 mm, the pixel of the OGC's scales; colours ``#rrggbb`` with an opacity; filters the nodes
of :mod:`mapalus.plugin.styles.expressions`. Nothing here needs QGIS, a screen or a data source.
"""

import math
import re
from pathlib import Path

from mapalus.plugin.errors import MapalusError, Sentence
from mapalus.plugin.packages import etree
from mapalus.plugin.styles import expressions
from mapalus.plugin.styles.expressions import NotExpressible

PIXEL_MM = 0.28
# A letter's average width, in parts of the font's size.
_LETTER = 0.58
_POINT_MM = 25.4 / 72

# Where in a style something stands that cannot be expressed.
WHOLE_LAYER = Sentence("layer")
_SYMBOLOGY = Sentence("symbology")
_FEATURE_ORDER = Sentence("feature order")
_LABELS = Sentence("labels")

_PIXELS = {"MM": 1 / PIXEL_MM, "Point": _POINT_MM / PIXEL_MM, "Inch": 25.4 / PIXEL_MM, "Pixel": 1}
_UNITS = {
    "MapUnit": Sentence("sizes in map units"),
    "RenderMetersInMapUnits": Sentence("sizes in metres at scale"),
    "Percentage": Sentence("sizes in per cent"),
}

_RENDERERS = {
    "heatmapRenderer": Sentence("a heatmap"),
    "pointCluster": Sentence("clusters of points"),
    "pointDisplacement": Sentence("displaced points"),
    "invertedPolygonRenderer": Sentence("inverted polygons"),
    "mergedFeatureRenderer": Sentence("merged features"),
    "25dRenderer": Sentence("2.5 D buildings"),
    "embeddedSymbol": Sentence("symbols embedded in features"),
}
_SYMBOL_LAYERS = {
    "GeometryGenerator": Sentence("a geometry generator"),
    "FontMarker": Sentence("a font marker"),
    "EllipseMarker": Sentence("an ellipse marker"),
    "FilledMarker": Sentence("a filled marker"),
    "RasterMarker": Sentence("a raster image marker"),
    "AnimatedMarker": Sentence("an animated marker"),
    "VectorField": Sentence("a vector field marker"),
    "MaskMarker": Sentence("a mask"),
    "MarkerLine": Sentence("a marker line"),
    "HashLine": Sentence("a hashed line"),
    "ArrowLine": Sentence("an arrow"),
    "InterpolatedLine": Sentence("an interpolated line"),
    "RasterLine": Sentence("a raster line"),
    "Lineburst": Sentence("a lineburst"),
    "FilledLine": Sentence("a filled line"),
    "LinePatternFill": Sentence("a line pattern fill"),
    "PointPatternFill": Sentence("a point pattern fill"),
    "RandomMarkerFill": Sentence("a random marker fill"),
    "CentroidFill": Sentence("a centroid fill"),
    "GradientFill": Sentence("a gradient fill"),
    "ShapeburstFill": Sentence("a shapeburst fill"),
    "SVGFill": Sentence("an SVG fill"),
    "RasterFill": Sentence("a raster image fill"),
}

# The shapes of QGIS' simple markers, y upwards, in a square from -1 to 1; open ones have no fill.
_STAR_WAIST = math.cos(math.radians(72)) / math.cos(math.radians(36))


def _ring(*points):
    """Return points at (degrees clockwise from the top, radius)."""
    return [(r * math.sin(math.radians(angle)), r * math.cos(math.radians(angle))) for angle, r in points]


_CLOSED = {
    "diamond": [(-1, 0), (0, 1), (1, 0), (0, -1)],
    "rectangle": [(-1, -0.5), (-1, 0.5), (1, 0.5), (1, -0.5)],
    "triangle": [(-1, -1), (1, -1), (0, 1)],
    "equilateral_triangle": _ring((240, 1), (120, 1), (0, 1)),
    "pentagon": _ring((288, 1), (216, 1), (144, 1), (72, 1), (0, 1)),
    "hexagon": _ring((300, 1), (240, 1), (180, 1), (120, 1), (60, 1), (0, 1)),
    "star": _ring(*((angle, 1 if angle % 72 == 0 else _STAR_WAIST) for angle in range(324, -1, -36))),
    "arrow": [(0, 1), (0.5, 0.5), (0.25, 0.5), (0.25, -1), (-0.25, -1), (-0.25, 0.5), (-0.5, 0.5)],
    "filled_arrowhead": [(0, 0), (-1, 1), (-1, -1)],
    "cross_fill": [
        *((-1, -0.2), (-1, 0.2), (-0.2, 0.2), (-0.2, 1), (0.2, 1), (0.2, 0.2)),
        *((1, 0.2), (1, -0.2), (0.2, -0.2), (0.2, -1), (-0.2, -1), (-0.2, -0.2)),
    ],
}
_OPEN = {
    "cross": [[(-1, 0), (1, 0)], [(0, -1), (0, 1)]],
    "cross2": [[(-1, -1), (1, 1)], [(1, -1), (-1, 1)]],
    "line": [[(0, -1), (0, 1)]],
    "arrowhead": [[(0, 0), (-1, 1)], [(0, 0), (-1, -1)]],
}
_NAMED = ("square", "circle")

_DASHES = {
    "dash": (4, 2),
    "dot": (1, 2),
    "dash dot": (4, 2, 1, 2),
    "dash dot dot": (4, 2, 1, 2, 1, 2),
}
_JOINS = {"miter": "mitre", "bevel": "bevel", "round": "round"}
_CAPS = {"flat": "butt", "square": "square", "round": "round"}

# Per kind of symbol layer: what is read, what must have a value to be drawn alike, what draws nothing by itself.
_MARKER = {
    "horizontal_anchor_point": ("1", Sentence("an anchor point")),
    "vertical_anchor_point": ("1", Sentence("an anchor point")),
}
_PROPERTIES = {
    "SimpleMarker": (
        "angle cap_style color joinstyle name offset outline_color outline_style outline_width size",
        _MARKER,
        "scale_method",
    ),
    "SvgMarker": (
        "angle name offset size",
        {
            **_MARKER,
            "fixedAspectRatio": ("0", Sentence("a changed aspect ratio")),
            "parameters": ("", Sentence("SVG parameters")),
        },
        # Its colours are parameters of the drawing: one that has any is refused when it is looked at.
        "scale_method color outline_color outline_width",
    ),
    "SimpleLine": (
        "capstyle customdash joinstyle line_color line_style line_width offset use_custom_dash",
        {
            "draw_inside_polygon": ("0", Sentence("a line inside the polygon only")),
            "ring_filter": ("0", Sentence("a choice of rings")),
            "trim_distance_start": ("0", Sentence("a trimmed line")),
            "trim_distance_end": ("0", Sentence("a trimmed line")),
            "dash_pattern_offset": ("0", Sentence("a shifted dash pattern")),
            "align_dash_pattern": ("0", Sentence("an aligned dash pattern")),
            "tweak_dash_pattern_on_corners": ("0", Sentence("an adjusted dash pattern")),
        },
        "",
    ),
    "SimpleFill": (
        "color joinstyle outline_color outline_style outline_width style",
        {"offset": ("0,0", Sentence("an offset fill"))},
        "",
    ),
}
_NEUTRAL = ("", "0", "0,0", "no", "false", "none")

_QUADRANTS = ((1, 0), (0.5, 0), (0, 0), (1, 0.5), (0.5, 0.5), (0, 0.5), (1, 1), (0.5, 1), (0, 1))
_LABEL_POINTS = {
    "point_on_surface($geometry)": "interiorPoint",
    "point_on_surface(@geometry)": "interiorPoint",
    "centroid($geometry)": "centroid",
    "centroid(@geometry)": "centroid",
}


def read_qml(source):
    """Read a style as QGIS saves it.

    :param source: path of a ``.qml`` file, or its text (``QgsVectorLayer.exportNamedStyle``).
    :returns: a dictionary: ``geometry`` (point, line, polygon, None), ``opacity`` (0..1), ``entries`` (what is drawn,
        one a legend entry), ``symbol_levels`` (whether each symbol layer is drawn for all features before the next),
        ``rule_levels`` (whether only the passes of symbol layers are), ``order`` (how features are sorted),
        ``labels``, and ``losses``: a tuple of sentences that name what cannot be expressed, empty for a style of the
        subset.
    :raises MapalusError: when it is no style at all.
    """
    try:
        text = source if isinstance(source, str) and source.lstrip().startswith("<") else Path(source).read_bytes()
    except OSError as error:
        raise MapalusError(
            "The style {source} cannot be read: {reason}.",
            "Save it there, or name another one.",
            source=source,
            reason=error.strerror,
        ) from error
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        root = etree.fromstring(text.encode() if isinstance(text, str) else text, parser)
    except etree.XMLSyntaxError as error:
        raise MapalusError("The style is not valid XML: {reason}.", "Save it from QGIS again.", reason=error) from error
    if root.tag != "qgis":
        raise MapalusError("A <{tag}> is no style of QGIS.", "Save the style as .qml from QGIS.", tag=root.tag)
    return _Reader(root).read()


class _Reader:
    def __init__(self, root):
        self._root = root
        self._losses = []

    def read(self):
        root = self._root
        renderer = root.find("renderer-v2")
        style = {
            "geometry": {"0": "point", "1": "line", "2": "polygon"}.get(root.findtext("layerGeometryType")),
            "opacity": float(root.findtext("layerOpacity", "1")),
            "symbol_levels": False,
            "rule_levels": False,
            "order": [],
            "entries": [],
            "labels": [],
        }
        self._layer_wide()
        if renderer is None:
            self._lose("the style", "no symbology at all")
        else:
            style["entries"] = self._entries(renderer)
            style["order"] = self._order(renderer)
            # Rules are drawn by levels even if the switch is off, but feature by feature within one.
            style["rule_levels"] = renderer.get("type") == "RuleRenderer"
            style["symbol_levels"] = renderer.get("symbollevels") == "1" and not style["rule_levels"]
        if root.get("labelsEnabled") == "1":
            style["labels"] = self._labels(root.find("labeling"))
        limits = self._layer_scales()
        for part in (*style["entries"], *style["labels"]):
            part["scales"] = narrow(part["scales"], limits)
        style["losses"] = tuple(dict.fromkeys(self._losses))
        return style

    def _lose(self, where, what, **values):
        self._losses.append(loss(where, Sentence(what, **values)))

    # -------------------------------------------------------- the layer as a whole

    def _layer_wide(self):
        root = self._root
        for tag, what in (
            ("blendMode", Sentence("a blending mode")),
            ("featureBlendMode", Sentence("a blending mode of features")),
        ):
            if root.findtext(tag, "0") != "0":
                self._lose(WHOLE_LAYER, what)
        if float(root.get("symbologyReferenceScale", "-1")) > 0:
            self._lose(WHOLE_LAYER, "a reference scale for symbols")
        if (
            root.find("SingleCategoryDiagramRenderer") is not None
            or root.find("LinearlyInterpolatedDiagramRenderer") is not None
        ):
            self._lose(WHOLE_LAYER, "diagrams")
        for element in root.iterfind("temporal"):
            if element.get("enabled") == "1":
                self._lose(WHOLE_LAYER, "a temporal range")
        self._effects(WHOLE_LAYER, root)

    def _effects(self, where, element):
        for effect in element.iterfind("effect"):
            # A stack that is switched on but only draws the source draws nothing else.
            others = [each for each in effect.iterfind("effect") if each.get("type") != "drawSource"]
            if _properties(effect).get("enabled", effect.get("enabled", "0")) == "1" and (
                effect.get("type") != "effectStack"
                or any(_properties(each).get("enabled", "1") == "1" for each in others)
                or any(_properties(each).get("opacity", "1") != "1" for each in effect.iterfind("effect"))
            ):
                self._lose(where, "draw effects")

    def _layer_scales(self):
        if self._root.get("hasScaleBasedVisibilityFlag") != "1":
            return (0, 0)
        return (float(self._root.get("maxScale", 0)), float(self._root.get("minScale", 0)))

    def _order(self, renderer):
        if renderer.get("enableorderby") != "1":
            return []
        order = []
        for clause in renderer.iterfind("orderby/orderByClause"):
            ascending, nulls_first = clause.get("asc") == "1", clause.get("nullsFirst") == "1"
            column = expressions.parse_column(clause.text or "")
            if column is None:
                try:
                    node = expressions.parse(clause.text or "")
                except NotExpressible as error:
                    self._lose(_FEATURE_ORDER, "“{text}” with {reason}", text=clause.text, reason=error.sentence)
                    continue
                order.append({"node": node, "ascending": ascending, "nulls_first": nulls_first})
            elif nulls_first == ascending:
                # PostGIS sorts NULL as the greatest value and SLD has no word for anything else.
                if nulls_first:
                    self._lose(_FEATURE_ORDER, "NULLs of {column} first", column=column)
                else:
                    self._lose(_FEATURE_ORDER, "NULLs of {column} last", column=column)
            else:
                order.append({"column": column, "ascending": ascending})
        if sum("node" in part for part in order) > 1 or any("node" in part for part in order[1:]):
            self._lose(_FEATURE_ORDER, "a condition that is not the only first one")
        return order

    # -------------------------------------------------------- renderers

    def _entries(self, renderer):
        kind = renderer.get("type")
        self._effects(_SYMBOLOGY, renderer)
        if float(renderer.get("referencescale", "-1")) > 0:
            self._lose(_SYMBOLOGY, "a reference scale for symbols")
        for tag, what in (
            ("rotation", Sentence("a rotation by expression")),
            ("sizescale", Sentence("a size by expression")),
        ):
            if renderer.find(tag) is not None and renderer.find(tag).get("field"):
                self._lose(_SYMBOLOGY, what)
        read = {
            "nullSymbol": lambda _: [],
            "singleSymbol": self._single,
            "categorizedSymbol": self._categorised,
            "graduatedSymbol": self._graduated,
            "RuleRenderer": self._rules,
        }.get(kind)
        if read is None:
            self._lose(_SYMBOLOGY, _RENDERERS.get(kind, Sentence("the renderer {kind}", kind=kind)))
            return []
        self._symbols = {symbol.get("name"): symbol for symbol in renderer.iterfind("symbols/symbol")}
        return read(renderer)

    def _entry(self, where, title, name, node, symbol, scales=(0, 0)):
        return {
            "name": name,
            "title": title,
            "filter": node,
            "scales": scales,
            "layers": self._symbol(where, self._symbols.get(symbol)),
        }

    def _single(self, renderer):
        return [self._entry(Sentence("single symbol"), "", "all", None, "0")]

    def _categorised(self, renderer):
        column = self._column(
            renderer, Sentence("categories by the expression “{text}”", text=renderer.get("attr", ""))
        )
        operand = ("column", column)
        entries, other, claimed = [], None, []
        for category in renderer.iterfind("categories/category"):
            values = _category_values(category)
            name = category.get("label") or category.get("value")
            where = Sentence("category “{name}”", name=name)
            if values == ("",):
                if other is not None:
                    self._lose(where, "“all other values” a second time")
                other = (len(entries), category, where)
                continue
            repeated = [str(value) for value in values if repr(value) in map(repr, claimed)]
            if repeated:
                self._lose(where, "the value {values} a second time", values=", ".join(repeated))
            claimed += values
            if category.get("render", "true") == "true":
                node = expressions.passes(("in", operand, values))
                name = "_".join(_literal_name(value) for value in values)
                entries.append(self._entry(where, category.get("label", ""), name, node, category.get("symbol")))
        if other is not None and other[1].get("render", "true") == "true":
            place, category, where = other
            # Unticked categories keep their features to themselves: these do not become “other values”.
            node = expressions.not_true(("in", operand, tuple(claimed))) if claimed else None
            entry = self._entry(where, category.get("label", ""), "other", node, category.get("symbol"))
            entries.insert(place, entry)
        return entries

    def _graduated(self, renderer):
        operand = (
            "column",
            self._column(renderer, Sentence("classes by the expression “{text}”", text="")),
        )
        entries, earlier = [], []
        for number, group in enumerate(renderer.iterfind("ranges/range"), 1):
            lower, upper = float(group.get("lower")), float(group.get("upper"))
            where = Sentence("class “{name}”", name=group.get("label") or number)
            # The first class whose bounds hold a value takes it, ticked or not.
            parts = [("compare", ">=", operand, ("value", lower)), ("compare", "<=", operand, ("value", upper))]
            for low, high in earlier:
                if low <= lower <= high:
                    parts[0] = max(parts[0], ("compare", ">", operand, ("value", high)), key=lambda part: part[3][1])
                elif not (high < lower or upper < low):
                    parts.append(
                        expressions.not_true(
                            expressions.both(
                                ("compare", ">=", operand, ("value", low)), ("compare", "<=", operand, ("value", high))
                            )
                        )
                    )
            earlier.append((lower, upper))
            if group.get("render", "true") == "true":
                name = f"class_{number}"
                node = expressions.both(*parts)
                entries.append(self._entry(where, group.get("label", ""), name, node, group.get("symbol")))
        return entries

    def _column(self, renderer, what):
        """Return the column that a renderer classifies by; ``what`` is the sentence for an expression."""
        column = expressions.parse_column(renderer.get("attr", ""))
        if column is None:
            self._lose(_SYMBOLOGY, what.with_values(text=renderer.get("attr", "")))
        return column or "?"

    def _rules(self, renderer):
        entries = []
        root = renderer.find("rules")
        if root is not None:
            self._children(root, None, (0, 0), True, entries, "", "rule")
        return entries

    def _children(self, parent, inherited, scales, ticked, entries, path, kind):
        rules = parent.findall("rule")
        nodes = {}
        for number, rule in enumerate(rules, 1):
            text = rule.get("filter", "")
            if text.strip().upper() == "ELSE":
                continue
            try:
                nodes[number] = expressions.parse(text) if text.strip() else True
            except NotExpressible as error:
                nodes[number] = True
                for construct in error.constructs:
                    self._lose(_rule_name(kind, rule, path, number), "a filter with {construct}", construct=construct)
        for number, rule in enumerate(rules, 1):
            where = _rule_name(kind, rule, path, number)
            if number in nodes:
                own = expressions.passes(nodes[number])
            else:
                own = expressions.both(
                    *(expressions.not_true(_claims(siblings, node)) for siblings, node in self._others(rules, nodes))
                )
            node = expressions.both(inherited, own)
            range_ = narrow(scales, _rule_scales(rule))
            # Unticked rules are parsed, too: ELSE needs their expressions.
            active = ticked and rule.get("checkstate", rule.get("active", "1")) != "0"
            place = f"{path}{number}"
            if active and node is not False and range_ is not None:
                self._one(rule, where, place, None if node is True else node, range_, entries, kind)
            self._children(rule, node, range_ or scales, active and range_ is not None, entries, f"{place}.", kind)

    @staticmethod
    def _others(rules, nodes):
        return [(rule, nodes[number]) for number, rule in enumerate(rules, 1) if number in nodes]

    def _one(self, rule, where, place, node, scales, entries, kind):
        if kind == "rule":
            symbol = rule.get("symbol")
            if symbol:
                title = rule.get("label", "")
                entries.append(self._entry(where, title, f"rule_{place}", node, symbol, scales))
        elif rule.find("settings") is not None:
            name = f"label_{place}"
            label = self._label(where, rule.find("settings"))
            if label is not None:
                label["scales"] = narrow(label["scales"], scales)
                entries.append({"name": name, "filter": node, **label})

    # -------------------------------------------------------- symbols

    def _symbol(self, where, symbol):
        if symbol is None:
            self._lose(where, "a symbol that the style does not have")
            return []
        alpha = float(symbol.get("alpha", "1"))
        self._effects(where, symbol)
        for name, text in _data_defined(symbol):
            self._lose(where, "a data-defined {name} of the symbol ({text})", name=name, text=text)
        layers = []
        for number, layer in enumerate(symbol.findall("layer"), 1):
            if layer.get("enabled", "1") == "0":
                continue
            drawn = self._symbol_layer(
                Sentence("{where}, symbol layer {number}", where=where, number=number), layer, alpha
            )
            if drawn is not None:
                layers.append({**drawn, "pass": int(layer.get("pass", "0"))})
        return layers

    def _symbol_layer(self, where, layer, alpha):
        kind = layer.get("class")
        if kind not in _PROPERTIES:
            self._lose(where, _SYMBOL_LAYERS.get(kind, Sentence("the symbol layer {kind}", kind=kind)))
            return None
        self._effects(where, layer)
        values, overrides = _properties(layer), list(_data_defined(layer))
        outlined = _outline_condition(kind, values, overrides)
        if outlined is not None:
            values["outline_style"] = "solid"
            overrides = [(name, text) for name, text in overrides if name != "outlineStyle"]
        self._check(where, kind, values)
        drawn = {
            "SimpleMarker": self._simple_marker,
            "SvgMarker": self._svg_marker,
            "SimpleLine": self._simple_line,
            "SimpleFill": self._simple_fill,
        }[kind](where, values, alpha)
        drawn["when"] = None
        for name, text in overrides:
            self._override(where, kind, drawn, name, text)
        if outlined is not None:
            drawn["when"] = outlined if drawn["when"] is None else ("and", (drawn["when"], outlined))
        return drawn

    def _check(self, where, kind, values):
        read, required, harmless = _PROPERTIES[kind]
        known = {*read.split(), *harmless.split(), *required}
        for name, value in values.items():
            if name in required:
                wanted, what = required[name]
                if value != wanted and not (value in _NEUTRAL and wanted in _NEUTRAL):
                    self._lose(where, what)
            elif name in known or name.endswith(("_unit", "_map_unit_scale")):
                continue
            elif value not in _NEUTRAL:
                self._lose(where, "the property {name} ({value})", name=name, value=value)

    def _override(self, where, kind, drawn, name, text):
        column = expressions.parse_column(text)
        if name == "enabled":
            try:
                drawn["when"] = expressions.parse(text, condition=True)
            except NotExpressible as error:
                for construct in error.constructs:
                    self._lose(where, "a condition with {construct}", construct=construct)
        elif name == "angle" and column and drawn["rotation"] == 0 and drawn["offset"] == (0, 0):
            drawn["rotation"] = {"column": column}
        elif name == "name" and kind == "SvgMarker" and expressions.parse_icon(text):
            prefix, column, default, suffix = expressions.parse_icon(text)
            drawn["icon"] = {"prefix": prefix, "column": column, "default": default, "suffix": suffix}
        else:
            self._lose(where, "a data-defined {name} ({text})", name=name, text=text)

    def _simple_marker(self, where, values, alpha):
        shape = values.get("name", "circle")
        if shape not in _CLOSED and shape not in _OPEN and shape not in _NAMED:
            self._lose(where, "the marker shape {shape}", shape=shape)
        size = self._length(where, values, "size", "2")
        points = _CLOSED.get(shape) or [point for line in _OPEN.get(shape, ()) for point in line]
        angle = float(values.get("angle", "0"))
        mark = {"name": shape}
        if points:
            mark = {"lines": _OPEN[shape]} if shape in _OPEN else {"ring": points}
            # GeoServer's size of a shape of one's own is its height; QGIS's that of the square around it.
            size *= (max(y for _, y in points) - min(y for _, y in points)) / 2
        return {
            "kind": "mark",
            "mark": mark,
            "size": size,
            "fill": None if shape in _OPEN else _colour(values.get("color"), alpha),
            "stroke": self._stroke(where, values, alpha, "outline_", "cap_style" if shape in _OPEN else None),
            "rotation": angle,
            "offset": self._offset(where, values, angle),
        }

    def _svg_marker(self, where, values, alpha):
        angle = float(values.get("angle", "0"))
        return {
            "kind": "icon",
            "icon": values.get("name", ""),
            "size": self._length(where, values, "size", "2"),
            "opacity": alpha,
            "rotation": angle,
            "offset": self._offset(where, values, angle),
            "where": where,
        }

    def _simple_line(self, where, values, alpha):
        stroke = self._stroke(where, values, alpha, "line_", "capstyle")
        if stroke and values.get("use_custom_dash") == "1":
            unit = _PIXELS.get(self._unit(where, values, "customdash"), 1)
            stroke["dash"] = [float(part) * unit for part in values.get("customdash", "5;2").split(";")]
        return {"kind": "line", "stroke": stroke, "offset": self._length(where, values, "offset", "0")}

    def _simple_fill(self, where, values, alpha):
        style = values.get("style", "solid")
        if style not in ("solid", "no"):
            self._lose(where, "the brush {style}", style=style)
        return {
            "kind": "fill",
            "fill": _colour(values.get("color"), alpha) if style == "solid" else None,
            "stroke": self._stroke(where, values, alpha, "outline_", None),
        }

    def _stroke(self, where, values, alpha, prefix, cap):
        style = values.get(f"{prefix}style", "solid")
        if style == "no":
            return None
        colour = _colour(values.get(f"{prefix}color"), alpha)
        if colour is None:
            return None
        # A width of zero is QGIS' hairline: one pixel.
        width = self._length(where, values, f"{prefix}width", "0.26") or 1
        dash = None
        if style in _DASHES:
            dash = [part * max(width, 1) for part in _DASHES[style]]
        elif style != "solid":
            self._lose(where, "the line style {style}", style=style)
        return {
            **colour,
            "width": width,
            "join": _JOINS.get(values.get("joinstyle", "bevel"), "bevel"),
            "cap": _CAPS.get(values.get(cap, "square"), "square") if cap else "butt",
            "dash": dash,
        }

    def _offset(self, where, values, angle):
        """Return an offset in pixels, y downwards, turned with the marker as QGIS turns it."""
        unit = _PIXELS.get(self._unit(where, values, "offset"), 1)
        x, y = (float(part) * unit for part in values.get("offset", "0,0").split(","))
        turn = math.radians(angle)
        turned = x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
        return tuple(round(part, 6) + 0.0 for part in turned)

    def _length(self, where, values, name, default):
        value = float(values.get(name, default))
        return value * _PIXELS.get(self._unit(where, values, name) if value else "MM", 1)

    def _unit(self, where, values, name):
        unit = values.get(f"{name}_unit", "MM")
        if unit not in _PIXELS and any(part.strip() not in ("", "0") for part in values.get(name, "").split(",")):
            self._lose(where, _sizes_in(unit))
        return unit

    # -------------------------------------------------------- labels

    def _labels(self, labeling):
        if labeling is None:
            return []
        if labeling.get("type") == "simple":
            label = self._label(_LABELS, labeling.find("settings"))
            return [] if label is None else [{"name": "label", "filter": None, **label}]
        if labeling.get("type") == "rule-based":
            entries = []
            self._children(labeling.find("rules"), None, (0, 0), True, entries, "", "label rule")
            return entries
        self._lose(_LABELS, "the labelling {kind}", kind=labeling.get("type"))
        return []

    def _label(self, where, settings):
        text, form = _attributes(settings, "text-style"), _attributes(settings, "text-format")
        place, draw = _attributes(settings, "placement"), _attributes(settings, "rendering")
        if draw.get("drawLabels", "1") == "0":
            return None
        losses = len(self._losses)
        column = text.get("fieldName", "")
        if text.get("isExpression") == "1":
            column = expressions.parse_column(column)
            if column is None:
                self._lose(where, "labels by the expression “{text}”", text=text.get("fieldName"))
        for parts, wanted in ((text, _TEXT), (form, _FORMAT), (place, _PLACE), (draw, _DRAW)):
            for name, (value, what) in wanted.items():
                if parts.get(name, value) != value:
                    self._lose(where, what)
        for name, switch, what in (
            ("background", "shapeDraw", Sentence("a background of labels")),
            ("shadow", "shadowDraw", Sentence("a shadow of labels")),
            ("text-mask", "maskEnabled", Sentence("a mask of labels")),
        ):
            if _attributes(settings.find("text-style"), name).get(switch, "0") == "1":
                self._lose(where, what)
        for element in settings.iterfind("callout"):
            if _options(element).get("enabled", "0") == "1":
                self._lose(where, "callouts")
        for element in (settings, settings.find("text-style")):
            for name, expression in _data_defined(element, "dd_properties"):
                self._lose(where, "a data-defined {name} of labels ({expression})", name=name, expression=expression)
        weight = _weight(text)
        if weight is None:
            self._lose(where, "the font weight {weight}", weight=text.get("namedStyle") or text.get("fontWeight"))
        unit = text.get("fontSizeUnit", "Point")
        if unit not in _PIXELS:
            self._lose(where, "text with {sizes}", sizes=_sizes_in(unit))
        size = float(text.get("fontSize", "10")) * _PIXELS.get(unit, 1)
        halo = self._halo(where, _attributes(settings.find("text-style"), "text-buffer"))
        anchor, offset, point = self._placement(where, place)
        if len(self._losses) > losses:
            return None
        low, high = float(draw.get("scaleMin", 0)), float(draw.get("scaleMax", 0))
        wrap = int(form.get("autoWrapLength", "0"))
        return {
            "column": column,
            "font": text.get("fontFamily", ""),
            "size": size,
            "weight": weight,
            "italic": text.get("fontItalic") == "1"
            or bool(re.search("italic|oblique", text.get("namedStyle", ""), re.I)),
            "fill": _colour(text.get("textColor"), float(text.get("textOpacity", "1"))),
            "halo": halo,
            "anchor": anchor,
            "offset": offset,
            "point": point,
            "wrap": round(wrap * size * _LETTER) if wrap else 0,
            "priority": int(place.get("priority", "5")),
            "collide": draw.get("displayAll", "0") == "1"
            or place.get("overlapHandling", "").startswith("AllowOverlap"),
            "scales": (low, high) if draw.get("scaleVisibility") == "1" else (0, 0),
        }

    def _halo(self, where, buffer):
        if buffer.get("bufferDraw", "0") != "1":
            return None
        unit = buffer.get("bufferSizeUnits", "MM")
        if unit not in _PIXELS:
            self._lose(where, "a halo with {sizes}", sizes=_sizes_in(unit))
        if buffer.get("bufferBlendMode", "0") != "0":
            self._lose(where, "a halo with a blending mode")
        colour = _colour(buffer.get("bufferColor"), float(buffer.get("bufferOpacity", "1")))
        return colour and {**colour, "radius": float(buffer.get("bufferSize", "1")) * _PIXELS.get(unit, 1)}

    def _placement(self, where, place):
        if place.get("placement") != "1":
            self._lose(where, "a placement of labels other than “offset from point”")
        point = None
        if place.get("geometryGeneratorEnabled", "0") == "1":
            generator = re.sub(r"\s", "", place.get("geometryGenerator", ""))
            point = _LABEL_POINTS.get(generator)
            if point is None:
                self._lose(where, "labels at the geometry generator “{text}”", text=place.get("geometryGenerator"))
        elif self._root.findtext("layerGeometryType") != "0":
            self._lose(where, "labels at a point that depends on the view (use point_on_surface($geometry))")
        unit = place.get("offsetUnits", "MM")
        x, y = float(place.get("xOffset", "0")), float(place.get("yOffset", "0"))
        if unit not in _PIXELS and (x or y):
            self._lose(where, "a label offset with {sizes}", sizes=_sizes_in(unit))
        scale = _PIXELS.get(unit, 1)
        return _QUADRANTS[int(place.get("quadOffset", "4"))], (x * scale, y * scale), point


_TEXT = {
    "blendMode": ("0", Sentence("a blending mode of labels")),
    "capitalization": ("0", Sentence("changed capitals")),
    "allowHtml": ("0", Sentence("labels in HTML")),
    "fontLetterSpacing": ("0", Sentence("spaced letters")),
    "fontWordSpacing": ("0", Sentence("spaced words")),
    "fontStrikeout": ("0", Sentence("struck out labels")),
    "fontUnderline": ("0", Sentence("underlined labels")),
    "textOrientation": ("horizontal", Sentence("vertical text")),
    "useSubstitutions": ("0", Sentence("text substitutions")),
    "stretchFactor": ("100", Sentence("stretched letters")),
}
_FORMAT = {
    "wrapChar": ("", Sentence("lines broken at a character")),
    "useMaxLineLengthForAutoWrap": ("1", Sentence("lines of a minimum length")),
    "formatNumbers": ("0", Sentence("formatted numbers")),
    "addDirectionSymbol": ("0", Sentence("direction symbols")),
}
_PLACE = {
    "rotationAngle": ("0", Sentence("turned labels")),
    "repeatDistance": ("0", Sentence("repeated labels")),
    "fitInPolygonOnly": ("0", Sentence("labels that must fit into their polygon")),
}
_DRAW = {
    "fontLimitPixelSize": ("0", Sentence("a limit of the text's size")),
    "labelPerPart": ("0", Sentence("a label for each part")),
    "limitNumLabels": ("0", Sentence("a limited number of labels")),
    "mergeLines": ("0", Sentence("merged lines")),
    "minFeatureSize": ("0", Sentence("labels of large features only")),
    "unplacedVisibility": ("0", Sentence("unplaced labels")),
    "zIndex": ("0", Sentence("a z-index of labels")),
}


def _properties(element):
    """Return the properties of a symbol layer or effect, in the notation of any QGIS 3."""
    values = {prop.get("k"): prop.get("v", "") for prop in element.iterfind("prop")}
    return {**values, **_options(element)}


def _options(element):
    return {
        option.get("name"): option.get("value", "")
        for option in element.iterfind("Option[@type='Map']/Option")
        if option.get("type") not in ("Map", "List")
    }


def _outline_condition(kind, values, overrides):
    """Return when a marker that is nothing but an outline has one; None for every other symbol layer.

    So a style draws for some features what the legend does not show: in a legend, QGIS draws every symbol layer,
    enabled for a feature or not.
    """
    match = re.fullmatch(r"if\((.+), 'solid', 'no'\)", dict(overrides).get("outlineStyle", ""))
    if kind != "SimpleMarker" or not match or _colour(values.get("color")) or values.get("outline_style") != "no":
        return None
    try:
        return ("coalesce", expressions.parse(match[1]), False)
    except NotExpressible:
        return None


def _data_defined(element, tag="data_defined_properties"):
    """Yield name and expression of what is overridden by data, in quotes where it is a column."""
    for option in element.iterfind(f"{tag}/Option/Option[@name='properties']/Option"):
        values = {each.get("name"): each.get("value", "") for each in option.iterfind("Option")}
        if values.get("active", "true") != "true" or values.get("type") == "0":
            continue
        if option.find("Option[@name='transformer']") is not None:
            yield (
                option.get("name"),
                Sentence("{text} with an assistant", text=values.get("expression") or values.get("field")),
            )
        elif values.get("type") == "2":
            name = values.get("field", "").replace('"', '""')
            yield option.get("name"), f'"{name}"'
        else:
            yield option.get("name"), values.get("expression") or values.get("val", "")


def _attributes(element, tag):
    found = None if element is None else element.find(tag)
    return {} if found is None else dict(found.attrib)


def _colour(text, alpha=1.0):
    """Return a colour as ``{"colour": "#rrggbb", "opacity": 0..1}``, None where it cannot be seen."""
    if not text:
        text = "0,0,0,255"
    if text.startswith("#"):
        red, green, blue = (int(text[start : start + 2], 16) for start in (1, 3, 5))
        opacity = 1.0
    else:
        red, green, blue, opacity = (int(part) for part in text.split(",")[:4])
        opacity /= 255
    opacity = round(opacity * alpha, 4)
    return {"colour": f"#{red:02x}{green:02x}{blue:02x}", "opacity": opacity} if opacity > 0 else None


def _weight(text):
    name = text.get("namedStyle", "").lower()
    weight = int(float(text.get("fontWeight", "50")))
    if text.get("forcedBold") == "1" or re.fullmatch(r"bold( (italic|oblique))?", name) or weight in (75, 700):
        return "bold"
    return "normal" if weight in (-1, 50, 400) and not re.search("light|thin|black|medium|semi", name) else None


def _category_values(category):
    nested = category.findall("val")
    pairs = [(each.get("value", ""), each.get("type", "string")) for each in nested] or [
        (category.get("value", ""), category.get("type", "string"))
    ]
    return tuple(_typed(value, kind) for value, kind in pairs)


def _typed(value, kind):
    if kind == "NULL" or value == "":
        return ""
    if kind == "bool":
        return value == "true"
    return float(value) if kind in ("double", "integer", "long", "int", "uint", "ulong") else value


def _literal_name(value):
    return re.sub(r"\W+", "_", f"{value:g}" if isinstance(value, float) else str(value)).strip("_") or "value"


def _sizes_in(unit):
    return _UNITS.get(unit) or Sentence("sizes in {unit}", unit=unit)


def _rule_name(kind, rule, path, number):
    title = rule.get("label") or rule.get("description") or rule.get("filter")
    if kind == "rule":
        if title:
            return Sentence("rule “{name}”", name=title)
        return Sentence("rule {number}", number=f"{path}{number}")
    if title:
        return Sentence("label rule “{name}”", name=title)
    return Sentence("label rule {number}", number=f"{path}{number}")


def _rule_scales(rule):
    return float(rule.get("scalemindenom", 0)), float(rule.get("scalemaxdenom", 0))


def loss(where, what):
    """Return the sentence of something that cannot be expressed, and of the place where it is used."""
    return Sentence("{where}: {what}", where=where, what=what)


def narrow(outer, inner):
    """Return what two ranges of scale denominators share, zero meaning no limit; None if nothing."""
    if outer is None or inner is None:
        return None
    low = max(outer[0], inner[0])
    high = min((limit for limit in (outer[1], inner[1]) if limit), default=0)
    return None if high and high < low else (low, high)


def _claims(rule, node):
    """Return where a rule keeps features from the ELSE beside it: also where it is unticked, or out of its scales."""
    if (
        rule.get("symbol")
        or rule.get("checkstate", rule.get("active", "1")) == "0"
        or rule.find("settings") is not None
    ):
        return node
    children = []
    for child in rule.findall("rule"):
        text = child.get("filter", "").strip()
        try:
            children.append(_claims(child, expressions.parse(text) if text and text.upper() != "ELSE" else True))
        except NotExpressible:
            # Named where the child itself is read.
            children.append(True)
    return ("and", (node, ("or", tuple(children)))) if children else False
