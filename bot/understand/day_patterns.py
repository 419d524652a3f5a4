"""The patterns of days, matched whole against the one spelling of ``day_text``.

Each pattern gives the intervals that the words may mean: one, or one for each possible year.
Patterns have no nested repeats, so each takes linear time.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date

from bot.records import record
from bot.understand.results import Refused, Why
from bot.understand.spans import (
    Bounds,
    Span,
    add_months,
    month_span,
    one_day,
    quarter_span,
    shift,
    week_span,
    year_span,
)

Match = re.Match[str]

_D, _M, _Y4 = "(?P<d>[0-9]{1,2})", "(?P<m>[0-9]{1,2})", "(?P<y>[0-9]{4})"
_PART = "(?:(?P<part>dau|giua|cuoi|end of|early|mid|late) )?"
_YEAR_WORD = "(?P<yw>nam (?:ngoai|nay|truoc|kia|sau|toi)|sang nam|last year|this year|next year)"
_YEAR = f"(?:(?:/|-|[.]| |[ /.-]nam ){_Y4}| {_YEAR_WORD})?"
_SHORT_YEAR = (
    f"(?:(?P=s)(?P<y>[0-9]{{4}}|[0-9]{{2}})|(?: |[ /.-]nam )(?P<y4>[0-9]{{4}})| {_YEAR_WORD})?"
)
_BEFORE_MONTH = "(?P<s>[/.-]| thang | t | (?=[0-9]{1,2} [0-9]{4}))"
_DAY = "(?:ngay |hom |bua |mung |mong |the )?"
_PARTS = {"end of": "cuoi", "late": "cuoi", "early": "dau", "mid": "giua"}
_YEARS = {
    "nam ngoai": -1, "nam truoc": -1, "nam roi": -1, "nam qua": -1, "nam kia": -2, "nam nay": 0,
    "nam sau": 1, "nam toi": 1,
    "sang nam": 1, "last year": -1, "this year": 0, "next year": 1, "nam": 0, "the year": 0,
}  # fmt: skip
_MONTHS = {
    "thang truoc": -1, "thang roi": -1, "thang qua": -1, "thang vua roi": -1, "thang nay": 0,
    "thang": 0, "thang toi": 1, "thang sau": 1, "last month": -1, "this month": 0,
    "next month": 1, "the month": 0,
}  # fmt: skip
_WEEKS = {
    "tuan truoc": -1, "tuan roi": -1, "tuan qua": -1, "tuan vua roi": -1, "tuan nay": 0,
    "tuan": 0, "tuan toi": 1, "tuan sau": 1, "last week": -1, "this week": 0, "next week": 1,
    "the week": 0,
}  # fmt: skip
_DAYS = {
    **dict.fromkeys(("hom nay", "bua nay", "nay", "ngay hom nay", "today"), 0),
    **dict.fromkeys(("hom qua", "bua qua", "qua", "ngay hom qua", "yesterday"), -1),
    **dict.fromkeys(("hom kia", "bua kia", "day before yesterday"), -2),
    **dict.fromkeys(("hom kia!", "bua kia!"), -3),
    **dict.fromkeys(("mai", "ngay mai", "bua mai", "tomorrow"), 1),
    **dict.fromkeys(("mot", "ngay mot", "bua mot", "ngay kia", "day after tomorrow"), 2),
    "ngay kia!": 3,
}
_WEEKDAYS = {
    **{f"thu {n}": n - 2 for n in range(2, 8)}, "chu nhat": 6, "cn": 6, "monday": 0,
    "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
_SIDES = {
    **dict.fromkeys(("truoc", "vua roi", "roi", "vua qua", "qua"), -1),
    **dict.fromkeys(("toi", "sau", "sap toi"), 1),
}
_UNITS = {
    "day": 0, "days": 0, "ngay": 0, "hom": 0, "bua": 0, "tuan": 3, "week": 3, "weeks": 3,
    "thang": 15, "month": 15, "months": 15, "nam": 183, "year": 183, "years": 183,
}  # fmt: skip
"""How far a distance in such units may be off, in days."""
_BARE = frozenset({"thang", "the month", "nam", "the year", "tuan", "the week"})
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@record
class Spans:
    """The intervals a text may mean; ``twofold`` where two inside the bounds are two meanings."""

    days: tuple[Span, ...]
    twofold: bool = False


def read_spans(spelled: str, bounds: Bounds) -> Spans | None:
    """What the spelled text may mean, or None; refuses days that do not exist."""
    if "sau?" in spelled:
        raise Refused(Why.AMBIGUOUS_DATE)
    past = "truoc" if spelled.startswith("hom ") else ""
    weekday, rest = _split_weekday(spelled.removeprefix("hom "))
    if weekday is not None:
        return _weekday(weekday, rest or past, bounds)
    if spelled in _DAYS:
        day = shift(bounds.today, _DAYS[spelled])
        return Spans(((day, day),))
    for pattern, read in _PATTERNS:
        if match := pattern.fullmatch(spelled):
            return Spans(tuple(read(match, bounds)), twofold=pattern is _LONE_DAY)
    return None


def _split_weekday(spelled: str) -> tuple[int | None, str]:
    for name, number in _WEEKDAYS.items():
        if spelled == name or spelled.startswith(name + " "):
            return number, spelled[len(name) :].strip()
    return None, spelled


def _weekday(weekday: int, rest: str, bounds: Bounds) -> Spans | None:
    """The weekday before or after today, in a named week, or checked against a date."""
    today = bounds.today
    after = (weekday - today.weekday()) % 7
    if rest in _WEEKS and rest:
        monday = week_span(today)[0]
        day = shift(monday, 7 * _WEEKS[rest] + weekday)
        return Spans(((day, day),))
    if rest in _SIDES:
        day = shift(today, (after or 7) if _SIDES[rest] > 0 else after - 7)
        return Spans(((day, day),))
    if not rest:
        near = [shift(today, after - 7), shift(today, after)]
        return Spans(tuple((day, day) for day in near), twofold=True)
    dated = read_spans(rest, bounds)
    if dated is None or any(first != last for first, last in dated.days):
        return None
    same = tuple(span for span in dated.days if span[0].weekday() == weekday)
    if not same:
        raise Refused(Why.CONFLICT)
    return Spans(same)


def _years(match: Match, bounds: Bounds) -> Iterable[int]:
    found = match.groupdict()
    if word := found.get("yw"):
        return [bounds.today.year + _YEARS[word]]
    text = found.get("y") or found.get("y4")
    if not text:
        return bounds.years()
    year = int(text)
    if len(text) == 2:
        year += 2000 if 2000 + year <= bounds.today.year + 20 else 1900
    return [year]


def _part(match: Match) -> str:
    part = match["part"] or ""
    return _PARTS.get(part, part)


def _dates(match: Match, bounds: Bounds) -> list[Span]:
    spans = []
    for year in _years(match, bounds):
        try:
            spans.append(one_day(year, int(match["m"]), int(match["d"])))
        except Refused as refused:
            if refused.why is not Why.NO_SUCH_DAY:
                raise
    if not spans:
        raise Refused(Why.NO_SUCH_DAY)
    return spans


def _months(match: Match, bounds: Bounds) -> list[Span]:
    month, named = int(match["m"]), match.groupdict()
    dated = named.get("y") or named.get("yw")
    if named.get("t") == "t " and not dated and month < 8:
        raise Refused(Why.AMBIGUOUS_DATE)
    return [month_span(year, month, _part(match)) for year in _years(match, bounds)]


def _month_word(match: Match, bounds: Bounds) -> list[Span]:
    _not_bare(match, match["mw"])
    year, month = add_months(bounds.today, _MONTHS[match["mw"]])
    return [month_span(year, month, _part(match))]


def _not_bare(match: Match, word: str) -> None:
    """Refuse "tháng" alone; "cuối tháng" is this month's end."""
    if not match["part"] and word in _BARE:
        raise Refused(Why.NOT_UNDERSTOOD)


def _day_of_month_word(match: Match, bounds: Bounds) -> list[Span]:
    if match["mw"] in _BARE:
        raise Refused(Why.NOT_UNDERSTOOD)
    year, month = add_months(bounds.today, _MONTHS[match["mw"]])
    return [one_day(year, month, int(match["d"]))]


def _year(match: Match, bounds: Bounds) -> list[Span]:
    named = match.groupdict()
    _not_bare(match, named.get("w") or "")
    year = int(named["y"]) if named.get("y") else bounds.today.year + _YEARS[named["w"]]
    return [year_span(year, _part(match))]


def _week(match: Match, bounds: Bounds) -> list[Span]:
    _not_bare(match, match["w"])
    return [week_span(shift(bounds.today, 7 * _WEEKS[match["w"]]), _part(match))]


def _quarter(match: Match, bounds: Bounds) -> list[Span]:
    quarter = _ROMAN.get(match["q"]) or int(match["q"])
    return [quarter_span(year, quarter) for year in _years(match, bounds)]


def _away(match: Match, bounds: Bounds) -> list[Span]:
    """So many days before or after today; longer units are half a unit off either way."""
    named = match.groupdict()
    unit, count = named["unit"], int(named["n"])
    ahead = named.get("end") in {"nua", "sau"} or named.get("in") is not None
    slack = _UNITS[unit]
    day = _moved(bounds.today, count if ahead else -count, slack)
    return [(shift(day, -slack), shift(day, slack))]


def _moved(today: date, count: int, slack: int) -> date:
    if slack <= 3:
        return shift(today, count * (7 if slack else 1))
    year, month = add_months(today, count * (1 if slack == 15 else 12))
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _lone_day(match: Match, bounds: Bounds) -> list[Span]:
    """ "ngày 15": the last one up to today, and the next."""
    if not 1 <= int(match["d"]) <= 31:
        raise Refused(Why.NO_SUCH_DAY)
    near = [add_months(bounds.today, months) for months in (-2, -1, 0, 1, 2)]
    days = [
        date(year, month, int(match["d"]))
        for year, month in near
        if int(match["d"]) <= monthrange(year, month)[1]
    ]
    before = max(day for day in days if day <= bounds.today)
    after = min(day for day in days if day > bounds.today)
    return [(before, before), (after, after)]


def _any(names: Iterable[str]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_UNIT = f"(?P<unit>{_any(_UNITS)})"
_LONE_DAY = re.compile(f"(?:ngay|hom|bua) {_D}")
_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[Match, Bounds], Iterable[Span]]], ...] = (
    (re.compile(f"{_DAY}{_Y4}[/.-]{_M}[/.-]{_D}"), _dates),
    (re.compile(f"{_DAY}{_D}{_BEFORE_MONTH}{_M}{_SHORT_YEAR}"), _dates),
    (re.compile(f"{_DAY}{_D}(?: of)? m{_M}{_YEAR}"), _dates),
    (re.compile(f"m{_M} {_D}{_YEAR}"), _dates),
    (re.compile("(?P<d>[0-9]{2})(?P<m>[0-9]{2})(?P<y>(?:19|20)[0-9]{2})"), _dates),
    (re.compile("(?P<y>(?:19|20)[0-9]{2})(?P<m>[0-9]{2})(?P<d>[0-9]{2})"), _dates),
    (re.compile(f"{_PART}(?P<t>thang |t |m){_M}{_YEAR}"), _months),
    (re.compile(f"{_PART}{_M}[/.-]{_Y4}"), _months),
    (re.compile(f"{_PART}(?P<mw>{_any(_MONTHS)})"), _month_word),
    (re.compile(f"(?:ngay|hom|bua) {_D} (?P<mw>{_any(_MONTHS)})"), _day_of_month_word),
    (re.compile(f"{_PART}(?:nam )?{_Y4}"), _year),
    (re.compile(f"{_PART}(?P<w>{_any(_YEARS)})"), _year),
    (re.compile(f"{_PART}(?P<w>{_any(_WEEKS)})"), _week),
    (re.compile(f"quy (?P<q>[1-4]|i|ii|iii|iv){_YEAR}"), _quarter),
    (re.compile(f"(?:cach )?(?P<n>[0-9]{{1,4}}) {_UNIT} (?P<end>truoc|nua|sau|ago)"), _away),
    (re.compile(f"cach (?:day|nay) (?P<n>[0-9]{{1,4}}) {_UNIT}"), _away),
    (re.compile(f"(?P<in>con|in) (?P<n>[0-9]{{1,4}}) {_UNIT}(?: nua)?"), _away),
    (_LONE_DAY, _lone_day),
)  # fmt: skip
