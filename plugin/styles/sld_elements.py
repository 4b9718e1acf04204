"""Elements of an SLD, and filters."""

from mapalus.plugin.packages import etree

SLD, OGC, XLINK, XSI = (
    "http://www.opengis.net/sld",
    "http://www.opengis.net/ogc",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/2001/XMLSchema-instance",
)
NAMESPACES = {None: SLD, "ogc": OGC, "xlink": XLINK, "xsi": XSI}
_COMPARISONS = {
    "=": "PropertyIsEqualTo",
    "<>": "PropertyIsNotEqualTo",
    "<": "PropertyIsLessThan",
    "<=": "PropertyIsLessThanOrEqualTo",
    ">": "PropertyIsGreaterThan",
    ">=": "PropertyIsGreaterThanOrEqualTo",
}


def write_filter(parent, node):
    kind = node[0]
    if kind in ("and", "or"):
        element = add(parent, f"ogc:{kind.title()}")
        for part in node[1]:
            write_filter(element, part)
    elif kind == "not":
        write_filter(add(parent, "ogc:Not"), node[1])
    elif kind == "null":
        _operand(add(parent, "ogc:PropertyIsNull"), node[1])
    elif kind == "compare":
        element = add(parent, f"ogc:{_COMPARISONS[node[1]]}")
        _operand(element, node[2])
        _operand(element, node[3])
    else:
        element = add(parent, "ogc:PropertyIsLike")
        for attribute, value in (("wildCard", "%"), ("singleChar", "_"), ("escape", "\\")):
            element.set(attribute, value)
        if not node[3]:
            element.set("matchCase", "false")
        _operand(element, node[1])
        _operand(element, ("value", node[2]))


def _operand(parent, operand):
    kind, value = operand
    if kind == "column":
        add(parent, "ogc:PropertyName", value)
    else:
        text = (
            str(value).lower() if isinstance(value, bool) else number_text(value) if isinstance(value, float) else value
        )
        add(parent, "ogc:Literal", text)


def number_text(value):
    return f"{round(value, 4):.15g}"


def add_option(parent, name, value):
    add(parent, "VendorOption", value).set("name", name)


def add_css(parent, name, value):
    add(parent, "CssParameter", value).set("name", name)


def add(parent, tag, text=None):
    prefix, _, local = tag.rpartition(":")
    element = etree.SubElement(parent, f"{{{NAMESPACES[prefix or None]}}}{local}")
    if text is not None:
        element.text = text
    return element
