"""The day that a question names with its year: "dự án kết thúc 30/6/2026 thì nộp ngày nào".

Duty: the one full date of a question's own words, or none where it names none or several.
"""

import re
import unicodedata
from datetime import date
from typing import Final

_DAY: Final = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/]|[.-]\d)")
_SPELT: Final = re.compile(
    r"(?<!\d)(\d{1,2}) th[áa]ng (\d{1,2}) (?:n[ăa]m )?(\d{4})(?!\d)", re.IGNORECASE
)


def said_day(query: str) -> date | None:
    """Return the date of a question that names one alone, day before month."""
    text = unicodedata.normalize("NFC", query)
    named = [(int(day), int(month), int(year)) for day, _, month, year in _DAY.findall(text)]
    named += [(int(day), int(month), int(year)) for day, month, year in _SPELT.findall(text)]
    found = {made for day, month, year in named if (made := _date(day, month, year))}
    return found.pop() if len(found) == 1 else None


def without_days(query: str) -> str:
    """Return the question without its full dates, which say nothing of what it is about."""
    return _SPELT.sub(" ", _DAY.sub(" ", unicodedata.normalize("NFC", query)))


def _date(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
