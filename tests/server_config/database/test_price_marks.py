"""Marks of prices, against an independent computation row by row."""

import random
import threading
from contextlib import closing
from datetime import date, timedelta

import numpy as np
import psycopg2
import pytest
from psycopg2.extras import execute_values

START = date(2025, 1, 1)
COMMODITIES = ("beras_medium", "cabai_rawit", "tomat")

MARKS = "SELECT market, commodity, day, is_carried_forward, is_outlier, outlier_score::float FROM mapalus.price"


def day(number):
    return START + timedelta(number)


@pytest.fixture
def markets(minahasa):
    """A database with six retail markets and five wholesale ones."""
    with minahasa, minahasa.cursor() as cursor:
        cursor.execute(
            "INSERT INTO mapalus.market (code, market_name, level, geom) "
            "SELECT level || n, level || n, level, ST_SetSRID(ST_MakePoint(124.9118, 1.3002), 4326) "
            "FROM generate_series(1, 6) AS n, unnest(ARRAY['retail', 'wholesale']) AS level "
            "WHERE level = 'retail' OR n < 6"
        )
    return minahasa


def enter(connection, *rows):
    """Enter (market, commodity, day, price, stock, surveyor, carried_forward_given), the last three if there."""
    with connection, connection.cursor() as cursor:
        execute_values(
            cursor,
            "INSERT INTO mapalus.price (market, commodity, day, price, stock, surveyor, carried_forward_given) "
            "VALUES %s",
            [(*row, None, None, None)[:7] for row in rows],
            page_size=max(1, len(rows)),
        )


def run(connection, statement, parameters=None):
    with connection, connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.rowcount


def random_prices(seed, days=70):
    """Prices as surveys bring them: round, missing days, repeated ones, some absurd."""
    chance = random.Random(seed)  # noqa: S311
    rows = []
    for level, number in (("retail", 6), ("wholesale", 5)):
        for commodity in COMMODITIES:
            # Tomatoes cost the same nearly everywhere, so that their MAD is 0.
            spread = 0 if commodity == "tomat" else 2000
            for market in range(1, number + 1):
                price = 20_000
                for n in range(days):
                    if chance.random() < 0.3:
                        continue
                    if chance.random() < 0.5:
                        price = 20_000 + round(chance.gauss(0, spread), -2) + (500 if chance.random() < 0.1 else 0)
                    given = price * 10 if chance.random() < 0.02 else price
                    stock = 5 if chance.random() < 0.3 else None
                    surveyor = "Officer" if chance.random() < 0.2 else None
                    carried = chance.choice([None] * 8 + [True, False])
                    rows.append((f"{level}{market}", commodity, day(n), given, stock, surveyor, carried))
    return rows


def expected_marks(rows, window=30, threshold=3.5, levels=None):
    """Return (market, commodity, day) -> (carried forward, outlier, score), after Iglewicz and Hoaglin (1993)."""
    levels = levels or {}
    carried = {}
    by_place = {}
    for market, commodity, on, price, stock, surveyor, given in sorted(rows, key=lambda row: row[2]):
        before = by_place.get((market, commodity))
        repeats = (
            before is not None
            and (on - before[0]).days <= 7
            and before[1] == price
            and stock is None
            and surveyor is None
        )
        carried[market, commodity, on] = repeats if given is None else given
        by_place[market, commodity] = (on, price)

    def level(market):
        return levels.get(market, market.rstrip("0123456789"))

    marks = {}
    for market, commodity, on, price, *_ in rows:
        pool = np.array(
            [
                float(row[3])
                for row in rows
                if row[1] == commodity
                and level(row[0]) == level(market)
                and 0 <= (on - row[2]).days < window
                and not carried[row[0], row[1], row[2]]
            ]
        )
        score = None
        if len(pool) >= 5:
            median = np.median(pool)
            away = np.abs(pool - median)
            scale = 1.4826 * np.median(away) or 1.253314 * away.mean()
            if scale > 0:
                score = abs(float(price) - median) / scale
        key = (market, commodity, on)
        marks[key] = (carried[key], score is not None and score >= threshold, score)
    return marks


def assert_marks(fetch, connection, expected):
    found = {tuple(row[:3]): row[3:] for row in fetch(connection, MARKS)}
    assert found.keys() == expected.keys()
    for key, (is_carried, is_outlier, score) in expected.items():
        assert found[key][:2] == (is_carried, is_outlier), (key, found[key], expected[key])
        assert found[key][2] == (None if score is None else pytest.approx(score, abs=0.00051)), key


@pytest.mark.parametrize("seed", [1, 2])
def test_marks_entered_at_once(markets, fetch, seed):
    rows = random_prices(seed)
    enter(markets, *rows)
    expected = expected_marks(rows)
    assert_marks(fetch, markets, expected)
    # The data holds what the rules distinguish.
    assert {mark[:2] for mark in expected.values()} == {(False, False), (False, True), (True, False), (True, True)}
    assert any(mark[2] is None for mark in expected.values())


def test_marks_do_not_depend_on_the_order_of_entry(markets, fetch):
    """Late, changed, moved and deleted prices leave the marks that the same prices have when entered at once."""
    rows = random_prices(3, days=45)
    chance = random.Random(4)  # noqa: S311
    shuffled = rows[:]
    chance.shuffle(shuffled)
    while shuffled:
        size = chance.choice([1, 5, 40, 200])
        enter(markets, *shuffled[:size])
        del shuffled[:size]
    assert_marks(fetch, markets, expected_marks(rows))

    kept = []
    for row in rows:
        dice = chance.random()
        where = "WHERE market = %s AND commodity = %s AND day = %s"
        if dice < 0.03:
            run(markets, f"DELETE FROM mapalus.price {where}", row[:3])
            continue
        if dice < 0.06:
            run(markets, f"UPDATE mapalus.price SET price = 23000, version = version + 1 {where}", row[:3])
            row = (*row[:3], 23_000, *row[4:])
        elif dice < 0.08:
            run(markets, f"UPDATE mapalus.price SET day = day - 100, version = version + 1 {where}", row[:3])
            row = (*row[:2], row[2] - timedelta(100), *row[3:])
        elif dice < 0.1:
            run(
                markets,
                f"UPDATE mapalus.price SET stock = NULL, surveyor = NULL, version = version + 1 {where}",
                row[:3],
            )
            row = (*row[:4], None, None, row[6])
        kept.append(row)
    assert_marks(fetch, markets, expected_marks(kept))


def test_another_window_threshold_or_level_marks_all_again(markets, fetch):
    rows = random_prices(5, days=40)
    enter(markets, *rows)
    run(markets, "UPDATE mapalus.city SET price_window_days = 5, price_outlier_threshold = 2")
    assert_marks(fetch, markets, expected_marks(rows, window=5, threshold=2))
    run(markets, "UPDATE mapalus.market SET level = 'wholesale', version = version + 1 WHERE code = 'retail1'")
    assert_marks(fetch, markets, expected_marks(rows, window=5, threshold=2, levels={"retail1": "wholesale"}))


def carried(fetch, connection):
    return [mark for (mark,) in fetch(connection, "SELECT is_carried_forward FROM mapalus.price ORDER BY market, day")]


def test_what_is_carried_forward(markets, fetch):
    enter(
        markets,
        ("retail1", "tomat", day(0), 100),  # nothing before it
        ("retail1", "tomat", day(1), 100),  # repeated
        ("retail1", "tomat", day(2), 110),  # another price
        ("retail1", "tomat", day(3), 110, 7),  # a stock of its own
        ("retail1", "tomat", day(4), 110, None, "Officer"),  # somebody was there
        ("retail1", "tomat", day(11), 110),  # 7 days later
        ("retail1", "tomat", day(19), 110),  # 8 days later
        ("retail1", "tomat", day(20), 110, None, None, False),  # the source says no
        ("retail1", "tomat", day(21), 130, None, None, True),  # the source says yes
        ("retail2", "tomat", day(1), 100),  # another market
    )
    assert carried(fetch, markets) == [False, True, False, False, False, True, False, False, True, False]


def test_a_late_price_between_two_days(markets, fetch):
    enter(markets, ("retail1", "tomat", day(0), 100), ("retail1", "tomat", day(2), 100))
    assert carried(fetch, markets) == [False, True]
    enter(markets, ("retail1", "tomat", day(1), 120))
    assert carried(fetch, markets) == [False, False, False]
    run(markets, "DELETE FROM mapalus.price WHERE price = 120")
    assert carried(fetch, markets) == [False, True]


def test_few_or_equal_prices_are_not_judged(markets, fetch):
    enter(markets, *[(f"retail{n}", "tomat", day(0), 100) for n in range(1, 4)], ("retail4", "tomat", day(0), 10_000))
    assert fetch(markets, "SELECT DISTINCT is_outlier, outlier_score FROM mapalus.price") == [(False, None)]
    # With a fifth there are enough; most are equal, so that the mean deviation judges.
    enter(markets, ("retail5", "tomat", day(0), 100))
    assert fetch(markets, "SELECT market, outlier_score::float FROM mapalus.price WHERE outlier_score > 0") == [
        ("retail4", pytest.approx(9900 / (1.253314 * 9900 / 5), abs=0.0005))
    ]
    assert fetch(markets, "SELECT market FROM mapalus.price WHERE is_outlier") == [("retail4",)]


def test_marks_are_no_edits(markets, fetch):
    """They cost nobody the version they have open, enter no history and cannot be written by hand."""
    enter(markets, *[(f"retail{n}", "tomat", day(0), 100 + n) for n in range(1, 6)])
    before = fetch(markets, "SELECT count(*) FROM mapalus.change_log WHERE table_name = 'price'")
    enter(markets, ("retail6", "tomat", day(0), 100_000))
    assert fetch(markets, "SELECT count(*) FROM mapalus.change_log WHERE table_name = 'price'") == [(before[0][0] + 1,)]
    assert fetch(markets, "SELECT DISTINCT version FROM mapalus.price") == [(1,)]
    assert fetch(markets, "SELECT market FROM mapalus.price WHERE is_outlier") == [("retail6",)]

    run(markets, "SET ROLE mapalus_planner")
    run(
        markets,
        "UPDATE mapalus.price SET is_outlier = false, outlier_score = 0, is_carried_forward = true, entered_at = NULL, "
        "price_key = 'x', version = version + 1 WHERE market = 'retail6'",
    )
    run(
        markets,
        "INSERT INTO mapalus.price (market, commodity, day, price, is_outlier, outlier_score, is_carried_forward) "
        "VALUES ('retail1', 'tomat', %s, 101, true, 9, true)",
        (day(40),),
    )
    run(markets, "RESET ROLE")
    assert fetch(
        markets,
        "SELECT price_key, is_outlier, is_carried_forward, entered_at IS NOT NULL FROM mapalus.price "
        "WHERE market = 'retail6' OR day = %s ORDER BY day",
        (day(40),),
    ) == [("retail6/tomat/2025-01-01", True, False, True), ("retail1/tomat/2025-02-10", False, False, True)]


def test_two_who_enter_prices_at_the_same_time(markets, fetch, cluster):
    """Each one's marks need the other's prices: they take turns, and neither loses nor locks the other out."""
    failures = []

    def enter_market(number):
        try:
            with closing(psycopg2.connect(cluster.dsn(markets.info.dbname))) as connection:
                for n in range(20):
                    enter(connection, (f"retail{number}", "tomat", day(n), 100 + number * (n % 3)))
                    run(
                        connection,
                        "UPDATE mapalus.price SET price = price + 1, version = version + 1 WHERE market = %s",
                        (f"retail{number}",),
                    )
        except psycopg2.Error as error:
            failures.append(error)

    workers = [threading.Thread(target=enter_market, args=(number,)) for number in (1, 2, 3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert failures == []
    rows = fetch(
        markets, "SELECT market, commodity, day, price, stock, surveyor, carried_forward_given FROM mapalus.price"
    )
    assert len(rows) == 60
    assert_marks(fetch, markets, expected_marks(rows))
