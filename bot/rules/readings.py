"""Every figure that the text allows for one case.

Duty: the rate by each reading, and the đồng that it makes of the support.
Must not: say which reading is right.

Source: Lạng Sơn 33/2022, Điều 5.4.a ("tương ứng với tỷ lệ thiệt hại") has no formula.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from bot.records import record
from bot.rules import exact
from bot.rules.damage import WHOLE, Share
from bot.rules.terms import APPROVED, MINIMUM, Effect, Nature, Rate, Track

NOT_RECOVERED = "not_recovered"
NOTHING = Fraction(0)


@record
class Reading:
    """The rate after everything, by one reading, and how several events were counted."""

    name: str
    basis: str
    rate: Fraction
    share: Share | None = None


def tracks(rows: Sequence[Rate], approved: Fraction | None) -> tuple[Track, ...]:
    """Return the rate by each reading before any damage.

    An approved rate under a minimum does not stand; beside a figure that may be exact ("đảm bảo
    mức") both are shown.
    """
    if approved is None:
        return tuple([row.track for row in rows])
    found: list[Track] = []
    for row in rows:
        order = exact.order(approved, row.value)
        if order < 0 or (order > 0 and row.nature is not Nature.MINIMUM):
            found.append(row.track)
        if order >= 0:
            found.append(Track(APPROVED, approved, row.value))
    return tuple(found)


def readings(tracks: Sequence[Track], share: Share | None, names: tuple[str, ...]) -> list[Reading]:
    """Return every reading of one share of damage; ``names`` are the formulas left open."""
    if share is None or share.band.effect is Effect.FULL:
        return [Reading(track.basis, track.basis, track.rate, share) for track in tracks]
    if share.band.effect is Effect.NONE:
        return [Reading(NOT_RECOVERED, tracks[0].basis if tracks else MINIMUM, NOTHING, share)]
    return [reading for track in tracks for reading in _reduced(track, share, names)]


def _reduced(track: Track, share: Share, names: tuple[str, ...]) -> list[Reading]:
    if exact.order(track.rate, track.minimum) == 0:
        names = (f"{track.basis}_proportional",)
    return [
        Reading(name, track.basis, FORMULAS[name](track.rate, track.minimum, share.percent), share)
        for name in names
    ]


# Integers before fractions: one reduction to lowest terms instead of one for every operation.
def _proportional(rate: Fraction, percent: int | Fraction) -> Fraction:
    whole = percent.denominator * WHOLE
    return Fraction(rate.numerator * (whole - percent.numerator), rate.denominator * whole)


def _less_share(rate: Fraction, minimum: Fraction, percent: int | Fraction) -> Fraction:
    taken = minimum.denominator * percent.denominator * WHOLE
    return Fraction(
        rate.numerator * taken - minimum.numerator * percent.numerator * rate.denominator,
        rate.denominator * taken,
    )


FORMULAS: Mapping[str, Callable[[Fraction, Fraction, int | Fraction], Fraction]] = {
    "approved_proportional": lambda rate, _, percent: _proportional(rate, percent),
    "minimum_proportional": lambda _, minimum, percent: _proportional(minimum, percent),
    "approved_less_minimum_share": _less_share,
}


def figure(support: int, rate: Fraction) -> dict[str, Any]:
    """Return the rate, the whole đồng, and the exact amount beside it where that was rounded."""
    product = support * rate.numerator
    amount, was_rounded = exact.rounded(product, rate.denominator)
    if not was_rounded:
        return {"rate": rate, "amount_vnd": amount}
    return {"rate": rate, "amount_vnd": amount, "exact_vnd": Fraction(product, rate.denominator)}


def candidate(support: int, reading: Reading) -> dict[str, Any]:
    """Return one reading as a value of an answer."""
    found = figure(support, reading.rate)
    share = reading.share
    if share is None or not share.events:
        return {"reading": reading.name, **found}
    percent = Fraction(share.percent)
    return {"reading": reading.name, "events": share.events, "damage_percent": percent, **found}
