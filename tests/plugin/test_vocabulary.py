"""The codes are those of the database."""

import re

import pytest

from mapalus.plugin import vocabulary

CHECKED = {
    ("report", "status"): vocabulary.STATUSES,
    ("report", "status_reason"): vocabulary.STATUS_REASONS,
    ("report", "channel"): vocabulary.CHANNELS,
    ("report", "position_method"): vocabulary.POSITION_METHODS,
    ("category", "privacy_class"): vocabulary.PRIVACY_CLASSES,
    ("area", "level"): vocabulary.AREA_LEVELS,
    ("agency", "kind"): vocabulary.AGENCY_KINDS,
    ("facility", "kind"): vocabulary.FACILITY_KINDS,
    ("cctv", "state"): vocabulary.CCTV_STATES,
    ("market", "level"): vocabulary.MARKET_LEVELS,
}


@pytest.mark.parametrize(("table", "column"), CHECKED)
def test_codes_are_those_of_the_check(minahasa, fetch, table, column):
    rows = fetch(
        minahasa,
        "SELECT pg_get_constraintdef(pg_constraint.oid) FROM pg_constraint "
        "JOIN pg_attribute ON attrelid = conrelid AND conkey = ARRAY[attnum] "
        "WHERE contype = 'c' AND conrelid = ('mapalus.' || %s)::regclass AND attname = %s",
        (table, column),
    )
    (codes,) = [set(re.findall(r"'([^']+)'::text", check)) for (check,) in rows if "ARRAY[" in check]
    assert codes == set(CHECKED[table, column])


def test_pausable_statuses_are_statuses():
    assert set(vocabulary.PAUSABLE_STATUSES) < set(vocabulary.STATUSES)


def test_words_of_a_language():
    assert vocabulary.in_language(vocabulary.MARKET_LEVELS, "id") == {"retail": "Eceran", "wholesale": "Induk"}
    assert vocabulary.in_language(vocabulary.MARKET_LEVELS, "en") == {"retail": "Retail", "wholesale": "Wholesale"}
