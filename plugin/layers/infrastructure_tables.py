"""How the tables behind the infrastructure behave on the desktop: commodities, prices, cameras' states and streams."""

from mapalus.plugin.layers.forms import (
    DATE,
    DATE_TIME,
    NULL_CODE,
    TEXT,
    YES_NO,
    Form,
    keep_version,
    number,
    set_constraints,
    set_defaults,
    set_titles,
    set_widgets,
    show_columns,
    value_map,
    value_relation,
)
from mapalus.plugin.layers.infrastructure_layers import KEY_WITHOUT_SLASH, SAVED
from mapalus.plugin.titles import column_titles
from mapalus.plugin.vocabulary import CCTV_STATES, in_language

# What the database computes of a price.
_MARKS = ("is_carried_forward", "is_outlier", "outlier_score")


def set_up_commodity_layer(layer, language, tr):
    set_titles(layer, column_titles(tr))
    set_widgets(
        layer,
        {
            **dict.fromkeys(("code", "quality", "unit", "version"), TEXT),
            "weight": number(0, 1_000_000, digits=3),
            "warning_percent": number(0, 1_000, "%", digits=1),
            "updated_at": DATE_TIME,
        },
    )
    set_defaults(layer, {"weight": "1", "updated_at": "now()"})
    set_constraints(
        layer,
        {
            "code": (KEY_WITHOUT_SLASH, tr("A code has no spaces around it and no slash in it.")),
            "weight": ('"weight" > 0', tr("A weight is more than 0.")),
            "warning_percent": ('"warning_percent" > 0', tr("A rise to warn of is more than 0 percent.")),
        },
    )
    keep_version(layer)
    form = Form(layer)
    commodity = form.tab(tr("Commodity"))
    form.group(commodity, "", ("code", "commodity_name_id", "commodity_name_en", "quality", "unit"))
    form.group(commodity, "", ("weight", "warning_percent"))
    form.group(commodity, "", ("updated_at", "version"), when=SAVED)
    form.read_only("updated_at", "version")
    form.apply()
    name = f"commodity_name_{language}"
    show_columns(
        layer,
        {"code": 140, name: 200, "quality": 160, "unit": 70, "weight": 90, "warning_percent": 110},
        sort=f'"{name}"',
    )
    layer.setDisplayExpression(f'"{name}"')


def set_up_price_layer(layer, markets, commodities, language, tr):
    """Set up prices; their marks can be read, for the database makes them."""
    set_titles(layer, column_titles(tr))
    set_widgets(
        layer,
        {
            "market": value_relation(markets, "market_name", allow_null=True),
            "commodity": value_relation(commodities, f"commodity_name_{language}", allow_null=True),
            "day": DATE,
            "price": number(0, 1e12, digits=2),
            "stock": number(0, 1e12, digits=2),
            "carried_forward_given": value_map(
                {NULL_CODE: tr("not said: Mapalus decides"), "true": tr("Yes"), "false": tr("No")}
            ),
            **dict.fromkeys(("is_carried_forward", "is_outlier"), YES_NO),
            **dict.fromkeys(("entered_at", "updated_at"), DATE_TIME),
            **dict.fromkeys(("surveyor", "outlier_score", "version"), TEXT),
        },
    )
    set_defaults(
        layer,
        {"day": "to_date(now())", "is_carried_forward": "false", "is_outlier": "false", "price_key": "''"}
        | dict.fromkeys(("entered_at", "updated_at"), "now()"),
    )
    set_constraints(
        layer,
        {
            "day": (
                "\"day\" >= to_date('1970-01-01') AND \"day\" <= to_date(now()) + to_interval('1 day')",
                tr("A survey lies between 1970 and today."),
            ),
            "price": ('"price" > 0', tr("A price is more than 0.")),
            "stock": ('"stock" >= 0', tr("A stock is 0 or more.")),
        },
    )
    keep_version(layer)
    form = Form(layer)
    price = form.tab(tr("Price"))
    form.group(price, "", ("market", "commodity", "day", "price", "stock", "surveyor", "carried_forward_given"))
    form.group(price, tr("What Mapalus finds"), _MARKS, when=SAVED)
    form.group(price, "", ("entered_at", "updated_at", "version"), when=SAVED)
    form.read_only(*_MARKS, "entered_at", "updated_at", "version")
    form.apply()
    show_columns(
        layer,
        {
            "day": 100,
            "market": 180,
            "commodity": 180,
            "price": 110,
            "stock": 90,
            "surveyor": 130,
            **dict.fromkeys(_MARKS, 200),
        },
        # The newest first.
        sort="-to_int(format_date(\"day\", 'yyyyMMdd'))",
    )
    layer.setDisplayExpression(
        "format_date(\"day\", 'yyyy-MM-dd') || '   ' || represent_value(\"commodity\") || '   ' || \"price\""
    )


def set_up_cctv_state_layer(layer, cameras, language, tr):
    """Set up what happened to cameras' states: to be read, never changed."""
    set_titles(layer, column_titles(tr))
    states = in_language(CCTV_STATES, language)
    set_widgets(
        layer,
        {
            "at": DATE_TIME,
            "actor": TEXT,
            "cctv": value_relation(cameras, "cctv_name"),
            "from_state": value_map({NULL_CODE: tr("new camera"), **states}),
            "to_state": value_map(states),
        },
    )
    form = Form(layer)
    names = ("at", "cctv", "from_state", "to_state", "actor")
    form.group(form.root, "", names)
    form.read_only(*names)
    form.apply()
    show_columns(layer, {"at": 140, "cctv": 220, "from_state": 140, "to_state": 140, "actor": 160})
    layer.setDisplayExpression("format_date(\"at\", 'yyyy-MM-dd HH:mm') || '   ' || represent_value(\"to_state\")")


def set_up_cctv_stream_layer(layer, cameras, tr):
    """Set up the addresses of streams, which only administrators may read."""
    set_titles(layer, column_titles(tr))
    set_widgets(
        layer,
        {
            "cctv": value_relation(cameras, "cctv_name", allow_null=True),
            "url": TEXT,
            "updated_at": DATE_TIME,
            "version": TEXT,
        },
    )
    set_defaults(layer, {"updated_at": "now()"})
    set_constraints(
        layer,
        {
            "url": (
                "regexp_match(\"url\", '^[a-z][a-z0-9+.-]*://[^ ]+$') > 0",
                tr("An address begins like rtsp:// and has no spaces in it."),
            )
        },
    )
    keep_version(layer)
    form = Form(layer)
    stream = form.tab(tr("Stream"))
    form.group(stream, "", ("cctv", "url"))
    form.group(stream, "", ("updated_at", "version"), when=SAVED)
    form.read_only("updated_at", "version")
    form.apply()
    show_columns(layer, {"cctv": 220, "url": 400, "updated_at": 140})
    layer.setDisplayExpression('represent_value("cctv")')
