"""What the card of a report says, in the user's language."""

from datetime import datetime, timedelta, timezone

from qgis.PyQt.QtCore import QDateTime, QLocale

from mapalus.plugin.desk.times import SOON, duration
from mapalus.plugin.i18n import in_words, tr, user_language
from mapalus.plugin.titles import layer_titles
from mapalus.plugin.vocabulary import PRIORITIES, STATUS_REASONS, STATUSES, VISIBILITIES

NOTHING = "—"


def name_of(words):
    """Return :class:`~mapalus.plugin.words.Words` in the user's language."""
    return words.in_language(user_language())


def status_words(status):
    return _in(STATUSES, status)


def reason_words(reason):
    return _in(STATUS_REASONS, reason)


def priority_words(priority):
    return _in(PRIORITIES, priority)


def visibility_words(is_public):
    return _in(VISIBILITIES, "public" if is_public else "hidden")


def object_words(concerned):
    """Return what a report is about: its kind, and its name or its code."""
    kind = {"programme": "programme", **{name: name for name in ("facility", "cctv", "market")}}[concerned.table]
    name = f"{name_of(concerned.name)} ({concerned.key})" if concerned.name else concerned.key
    return f"{layer_titles(tr)[kind]}: {name}"


def step_title(from_status, to_status):
    """Return what a button of a step says. Its mnemonic is none of those of QGIS's menus."""
    if to_status == "received":
        return tr("Send &back…") if from_status == "coordination" else tr("Reope&n…")
    titles = {
        "coordination": tr("Coordi&nate…"),
        "assigned": tr("&Assign…"),
        "in_progress": tr("Start wor&k…"),
        "resolved": tr("Resolve &it…"),
        "rejected": tr("Rejec&t…"),
    }
    return titles.get(to_status, to_status)


def moment_words(moment):
    """Return a time of the database in the computer's time zone; an empty text for None."""
    if moment is None:
        return ""
    return _to_the_minute(QDateTime.fromSecsSinceEpoch(int(moment.timestamp())))


def duration_words(seconds):
    """Return a length of time in words."""
    return in_words(duration(timedelta(seconds=abs(seconds))))


def time_left_words(card, now=None):
    """Return (text, urgency) of a deadline; the urgency is ``late``, ``soon``, ``open``, ``paused`` or ``closed``."""
    seconds = card.time_left(now or datetime.now(timezone.utc)).total_seconds()
    time = duration_words(seconds)
    if card.is_closed:
        return (tr("closed {time} late", time=time) if seconds < 0 else tr("closed in time")), "closed"
    if card.is_paused:
        return tr("deadline stands still"), "paused"
    if seconds < 0:
        return tr("Overdue by {time}", time=time), "late"
    return tr("{time} left", time=time), "soon" if seconds < SOON.total_seconds() else "open"


def age_words(moment, now=None):
    """Return how long ago something was."""
    seconds = ((now or datetime.now(timezone.utc)) - moment).total_seconds()
    return tr("{time} ago", time=duration_words(seconds))


def nearness_words(other):
    """Return how near a possible duplicate is, in place and time."""
    parts = [tr("same object")] if other.same_object else []
    if other.distance_m is not None:
        parts.append(tr("{metres} m away", metres=round(other.distance_m)))
    if other.hours_apart is not None:
        parts.append(tr("{time} apart", time=duration_words(other.hours_apart * 3600)))
    return " · ".join(parts)


def event_words(event):
    """Return what an entry of the history says, as one line."""
    pair = {
        "status": lambda: _status_step(event),
        "reason": lambda: f"{tr('Reason')}: {_step(reason_words(event.from_value), reason_words(event.to_value))}",
        "agency": lambda: f"{tr('Agency')}: {_step(_named(event, 'from'), _named(event, 'to'))}",
        "category": lambda: f"{tr('Category')}: {_step(_named(event, 'from'), _named(event, 'to'))}",
        "object": lambda: f"{tr('Object')}: {_step(event.from_value, event.to_value)}",
        "deadline": lambda: f"{tr('Deadline')}: {_step(_moment(event.from_value), _moment(event.to_value))}",
        "priority": lambda: f"{tr('Priority')}: {_step(_priority(event.from_value), _priority(event.to_value))}",
        "visibility": lambda: _in(VISIBILITIES, event.to_value),
        "merge": lambda: tr("Merged into {reference}", reference=event.to_value),
        "unmerge": lambda: tr("No longer merged into {reference}", reference=event.from_value),
        "received": lambda: tr("Report received"),
        "location": lambda: tr("Position changed"),
        "description": lambda: tr("Description for the public changed"),
        "note": lambda: tr("Note") if event.note else tr("Note removed"),
    }
    return pair[event.kind]() if event.kind in pair else event.kind


def _status_step(event):
    words = _step(status_words(event.from_value), status_words(event.to_value))
    return f"{words} ({reason_words(event.reason)})" if event.reason else words


def _step(before, after):
    return f"{before or NOTHING} → {after or NOTHING}"


def _named(event, side):
    words = getattr(event, f"{side}_words")
    return name_of(words) if words else getattr(event, f"{side}_value")


def _priority(text):
    return priority_words(int(text)) if text and text.lstrip("-").isdigit() else text


def _moment(text):
    """Return a time that the database wrote as text, such as 2026-01-31 08:00:00.5+08."""
    if not text:
        return text
    parsed = QDateTime.fromString(_iso(text), "yyyy-MM-ddTHH:mm:sst")
    return _to_the_minute(parsed.toLocalTime()) if parsed.isValid() else text


def _to_the_minute(moment):
    """Return a QDateTime as the locale writes days; its own short format has seconds in some languages."""
    day = QLocale().toString(moment.date(), QLocale.FormatType.ShortFormat)
    return f"{day} {moment.toString('HH:mm')}"


def _iso(text):
    day, _, rest = text.partition(" ")
    time, sign, zone = (rest.partition("+") if "+" in rest else rest.partition("-"))[:3]
    zone = zone if ":" in zone or not zone else f"{zone}:00"
    return f"{day}T{time.partition('.')[0]}UTC{sign}{zone}"


def _in(words_by_code, code):
    words = words_by_code.get(code)
    return name_of(words) if words else str(code if code is not None else "")
