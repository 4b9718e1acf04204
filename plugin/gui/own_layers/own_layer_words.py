"""What the dialog about an own layer says, in the user's language."""

from mapalus.plugin.i18n import tr
from mapalus.plugin.publication import own_layers


def statements_words(offered, chosen):
    """Return the statements that publishing a layer runs, with what they are for."""
    lines = [f"{own_layers.statement_text(statement)};" for statement in own_layers.grants(offered, chosen)]
    columns = ", ".join(dict.fromkeys((offered.key, *chosen.columns)))
    lines.append(
        tr(
            "Then the view mapalus_public.own_{name} is made with these columns, and the public may read it: {columns}."
        ).format(name=chosen.name, columns=columns)
    )
    if offered.native_srid not in (offered.srid, None):
        lines.append(
            tr(
                "Its geometry is transformed from EPSG:{native} to EPSG:{srid}. For a table of many thousand rows, "
                "have this index made; it is not made here:"
            ).format(native=offered.native_srid, srid=offered.srid)
        )
        lines.append(own_layers.statement_text(own_layers.index_for(offered)) + ";")
    return "\n\n".join(lines)


def scale_words(scales):
    """Return between which scales a layer is drawn."""
    nearest, farthest = (f"1:{round(limit):,}" if limit else None for limit in scales)
    if nearest and farthest:
        return tr("from {farthest} to {nearest}, as in QGIS").format(farthest=farthest, nearest=nearest)
    if farthest:
        return tr("from {farthest} inwards, as in QGIS").format(farthest=farthest)
    if nearest:
        return tr("up to {nearest}, as in QGIS").format(nearest=nearest)
    return tr("at all scales")
