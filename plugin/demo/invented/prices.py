"""Invented prices: 120 days of every commodity at every market, with what real surveys have.

Built in:

- every market is dearer or cheaper than the others, wholesale markets are cheapest;
- chili rises by a half in the last five weeks, shallots fall;
- every third market is not surveyed on Sundays, and three in a hundred other prices are missing;
- one in twenty prices is carried forward, with neither stock nor surveyor;
- three in a thousand are typing errors (a digit too many or too few) or doubled;
- of today there is what was surveyed until now, nine of ten.
"""

from datetime import timedelta

from mapalus.plugin.demo.invented.dice import SEED, Dice
from mapalus.plugin.demo.invented.files import write_csv

DAYS = 120

# code -> price of a unit in the city's currency at the beginning, change until today
_PRICES = {
    "beras_medium": (13_500, 0.04),
    "beras_premium": (15_800, 0.03),
    "cabai_rawit": (52_000, 0.55),
    "cabai_merah": (38_000, 0.45),
    "bawang_merah": (42_000, -0.2),
    "bawang_putih": (40_000, 0.02),
    "minyak_goreng": (18_500, 0.05),
    "gula_pasir": (18_000, 0.0),
    "telur_ayam": (31_000, 0.06),
    "daging_ayam": (38_000, 0.08),
    "daging_sapi": (135_000, 0.02),
    "cakalang": (36_000, -0.1),
    "tomat": (14_000, 0.3),
}
_OTHERS = (25_000, 0.02)
_LATE = 35  # days in which most of the change happens


def write_prices(profile, markets, path, today, seed=SEED, days=DAYS):
    """Write a row a price.

    :param markets: code -> level.
    :param today: the last day.
    """
    dice = Dice(seed + 5)
    rows = []
    for market_number, (market, level) in enumerate(markets.items()):
        dearer = (0.88 if level == "wholesale" else 1.0) * dice.between(0.96, 1.06)
        surveyor = f"petugas-{market_number + 1:02d}"
        for commodity in profile.commodities:
            begins, change = _PRICES.get(commodity.code, _OTHERS)
            wobble, last = 0.0, None
            nervous = 0.012 if abs(change) > 0.15 else 0.004
            noise = dice.normal(days)
            draw, gap, stock = dice.uniform(days), dice.uniform(days), dice.uniform(days)
            for number in range(days):
                day = today - timedelta(days=days - 1 - number)
                wobble = 0.9 * wobble + nervous * noise[number]
                risen = 0.2 * number / days + 0.8 * max(0.0, number - days + _LATE) / _LATE
                price = _rounded(begins * dearer * (1 + change * risen + wobble))
                is_closed = day.weekday() == 6 and market_number % 3 == 0
                if is_closed or gap[number] < (0.1 if day == today else 0.03):
                    continue
                if last is not None and draw[number] < 0.05:
                    rows.append((market, commodity.code, day.isoformat(), last, "", ""))
                    continue
                last = price
                if draw[number] > 0.997:
                    price = _rounded(price * (10, 0.1, 2)[number % 3])
                rows.append((market, commodity.code, day.isoformat(), price, int(20 + 400 * stock[number]), surveyor))
    return write_csv(path, ("market", "commodity", "day", "price", "stock", "surveyor"), rows)


def _rounded(price):
    step = 500 if price >= 10_000 else 100
    return max(step, step * round(price / step))
