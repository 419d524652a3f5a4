"""A day, or the honest interval that an imprecise date names. Own grammar, Vietnamese order.

Rules: day before month, always. A date without a year is the one nearest to today inside the
question's bounds. "đầu", "giữa", "cuối" are thirds (spans.py). "3 tuần trước" is give or take half
a unit. An interval is cut to the bounds. A weekday or "ngày 15" that fits before and after today
is asked again, and so is every lunar day, for the law counts solar days.
"""

from collections.abc import Iterable
from datetime import date

from bot.understand.day_patterns import read_spans
from bot.understand.day_text import day_text, lunar
from bot.understand.results import Refused, Value, Why
from bot.understand.spans import FIRST_YEAR, LAST_YEAR, Bounds, Span, distance
from bot.understand.tokens import tokens, why_not, words

_OPEN_ENDED = words("truoc sau hom bua vua roi moi nua le vu ram gio lau")
"""Words that leave a day open where no pattern took them: "trước 30/6", "hôm nọ", "sau vụ"."""

_NEAR = 14
"""Days within which "22/11" on 21/11 is rather tomorrow than a year ago."""


def read_day(text: str, today: date, earliest: date | None, latest: date | None) -> Value:
    """The journal's value: ``from`` and ``to`` in ISO, equal where it is one day."""
    bounds = Bounds(earliest or date(FIRST_YEAR, 1, 1), latest or date(LAST_YEAR, 12, 31), today)
    if lunar(text):
        raise Refused(Why.LUNAR)
    spelled = day_text(text)
    spans = read_spans(spelled, bounds)
    if spans is None:
        raise Refused(_why(text))
    first, last = _choose(spans.days, bounds, twofold=spans.twofold)
    return {"from": first.isoformat(), "to": last.isoformat()}


def _why(text: str) -> Why:
    found = tokens(text)
    if any(token.plain in _OPEN_ENDED for token in found):
        return Why.VAGUE
    return why_not(found)


def _near_miss(span: Span, bounds: Bounds) -> bool:
    """Whether it is a day just outside the bounds: then a year's jump is no safe reading."""
    return span[0] == span[1] and distance(span, bounds.today) <= _NEAR


def _choose(spans: Iterable[Span], bounds: Bounds, *, twofold: bool) -> Span:
    """The nearest interval to today, cut to the bounds but never down to an exact day."""
    nearest = sorted(spans, key=lambda span: (distance(span, bounds.today), span))
    inside = [span for span in nearest if bounds.touch(span)]
    if not inside:
        raise Refused(Why.TOO_LATE if nearest[0][0] > bounds.latest else Why.TOO_EARLY)
    if not twofold and nearest[0] != inside[0] and _near_miss(nearest[0], bounds):
        raise Refused(Why.AMBIGUOUS_DATE)
    if twofold and len(inside) > 1 and distance(inside[0], bounds.today):
        raise Refused(Why.AMBIGUOUS_DATE)
    first, last = inside[0]
    cut = max(first, bounds.earliest), min(last, bounds.latest)
    if cut[0] == cut[1] and first != last:
        raise Refused(Why.AMBIGUOUS_DATE)
    return cut
