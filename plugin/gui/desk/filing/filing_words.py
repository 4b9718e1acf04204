"""What the form for new reports says."""

from mapalus.plugin.desk.filing import day_words, hours_words
from mapalus.plugin.i18n import in_words, tr
from mapalus.plugin.vocabulary import STATUSES

_KINDS = {
    "city": lambda: tr("Regency or city"),
    "district": lambda: tr("District"),
    "village": lambda: tr("Village"),
    "street": lambda: tr("Street"),
    "facility": lambda: tr("Facility"),
    "market": lambda: tr("Market"),
    "programme": lambda: tr("Programme"),
    "report": lambda: tr("Address of a report"),
}


def kind_words(kind):
    """Return what kind of place was found."""
    return _KINDS[kind]()


def place_words(place):
    """Return a found place as one line of a list."""
    return tr("{address} ({kind})", address=place.address, kind=kind_words(place.kind))


def inside_words(preview):
    """Return village and district of a point."""
    parts = [part for part in (preview.village, preview.district) if part]
    return ", ".join(parts) or tr("Inside the city")


def charge_words(preview, language):
    """Return who gets the report and until when; empty without a category."""
    if preview.agency is None:
        return ""
    return tr(
        "{agency}, until {due} ({hours})",
        agency=preview.agency_name.in_language(language),
        due=in_words(day_words(preview.due_at)),
        hours=in_words(hours_words(preview.resolve_hours)),
    )


def outside_words(preview, language):
    """Return that a point lies outside the city."""
    return tr(
        "This point lies outside {city}. Choose a point inside; the report cannot be filed here.",
        city=preview.city.in_language(language),
    )


def candidate_words(candidate, language):
    """Return a report that may be about the same problem: how far, how long ago, its status, its address."""
    hours = candidate.hours_apart
    ago = (
        tr("{number} hours ago", number=round(hours))
        if hours < 48
        else tr("{number} days ago", number=round(hours / 24))
    )
    if hours < 1:
        ago = tr("within the last hour")
    parts = [f"{round(candidate.distance_m)} m", ago, STATUSES[candidate.status].in_language(language)]
    if candidate.supporters:
        parts.append(tr("{number} supporters", number=candidate.supporters))
    return " · ".join(parts)
