"""Which document a pack is: its identity, its territory, the roles that it names.

Duty: read these sections, and see that days follow each other without gap or overlap.
Must not: know what the document rules.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, TypeVar

from bot.rules.book import Book, identifier
from bot.rules.errors import PackError
from bot.rules.policy import Authority, Checked, Former, Holder, Period, Status, Territory
from bot.rules.table import Table

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_PART_OF_DAY = re.compile(r"(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?")
_ONE_DAY = timedelta(days=1)

Dated = TypeVar("Dated", Territory, Holder)


def name_of(table: Table, key: str) -> str:
    """Return a public name: small letters and digits joined by hyphens."""
    name = table.text(key)
    if not _NAME.fullmatch(name):
        raise table.fail(key, "must be small letters and digits joined by hyphens")
    return name


def identity(table: Table, book: Book) -> dict[str, Any]:
    """Return the fields of a policy that say which document it is."""
    with table.table("identity") as inner:
        issued, issued_as = _issued(inner, book)
        with inner.table("in_force") as start:
            in_force_from = start.maybe("from", start.day)
            in_force = book.rule(start, "in_force")
            if in_force_from is None and not in_force.points:
                raise start.fail("from", "is missing, and no open point says so")
        if in_force_from is not None and in_force_from < issued:
            raise inner.fail("in_force.from", "must not be before the day of issue")
        return {
            "province": name_of(inner, "province"),
            "province_name": inner.text("province_name"),
            "number": inner.text("number"),
            "short": inner.text("short"),
            "title": inner.text("title"),
            "issued": issued,
            "issued_as": issued_as,
            "status": inner.choice("status", Status),
            "in_force_from": in_force_from,
            "in_force": in_force,
            "period": inner.maybe("period", lambda key: _period(inner, key, book)),
            "programmes": inner.texts("programmes"),
            "identity": book.rule(inner, "identity"),
        }


def _issued(table: Table, book: Book) -> tuple[date, str]:
    """Return the day of issue and its text; a month or year alone needs an open point."""
    if isinstance(table.peek("issued"), date):
        day = table.day("issued")
        return day, day.isoformat()
    said = table.text("issued")
    if not _PART_OF_DAY.fullmatch(said):
        raise table.fail("issued", "must be a date, or a text such as 2021-06 or 2021")
    book.point(table, "issued_open_point")
    return date(int(said[:4]), int(said[5:] or 1), 1), said


def _period(table: Table, key: str, book: Book) -> Period:
    with table.table(key) as inner:
        first, last = inner.day("first"), inner.day("last")
        if last < first:
            raise inner.fail("last", "must not be before first")
        return Period(first, last, book.point(inner, "open_point"), book.rule(inner, "period"))


def checked(table: Table) -> Checked:
    """Return which text the quotes were compared with, and when."""
    with table.table("checked") as inner:
        digest = inner.text("sha256")
        if not _SHA256.fullmatch(digest):
            raise inner.fail("sha256", "must be 64 hexadecimal digits")
        return Checked(digest, inner.day("on"))


def _territory(table: Table, book: Book) -> Iterator[Territory]:
    for entry in table.tables("territory"):
        yield Territory(
            province=name_of(entry, "province"),
            name=entry.text("name"),
            first=entry.day("first"),
            last=entry.maybe("last", entry.day),
            former=tuple(
                Former(name_of(item, "id"), item.text("name"), item.flag("covered"))
                for item in entry.tables("former")
            ),
            source=entry.text("source"),
            points=book.points(entry),
        )


def _following(where: str, starts: date, items: Iterator[Dated]) -> tuple[Dated, ...]:
    """Return items whose days follow each other from the start on, without gap or overlap."""
    expected: date | None = starts
    found: list[Dated] = []
    for place, item in enumerate(items, 1):
        if expected is None:
            raise PackError(f"{where}[{place - 1}].last", "is missing, though another one follows")
        if item.first != expected:
            fault = "a gap" if item.first > expected else "an overlap"
            raise PackError(f"{where}[{place}].first", f"leaves {fault}: must be {expected}")
        if item.last is not None and item.last < item.first:
            raise PackError(f"{where}[{place}].last", "must not be before first")
        expected = None if item.last is None else item.last + _ONE_DAY
        found.append(item)
    if expected is not None:
        raise PackError(where, f"says nothing from {expected} on")
    return tuple(found)


def authorities(table: Table, book: Book, starts: date) -> dict[str, Authority]:
    """Return the roles that a document names."""
    found: dict[str, Authority] = {}
    for entry in table.tables("authority"):
        role = identifier(entry, "role")
        if role in found:
            raise entry.fail("role", f"{role!r} is there twice")
        holders = _following(entry.place("holder"), starts, _holders(entry, book))
        found[role] = Authority(role, book.rule(entry, role), holders)
    return found


def _holders(table: Table, book: Book) -> Iterator[Holder]:
    for entry in table.tables("holder"):
        name, points = entry.maybe("name", entry.text), book.points(entry)
        if name is None and not points:
            raise entry.fail("name", "is missing, and no open point says so")
        yield Holder(entry.day("first"), entry.maybe("last", entry.day), name, points)


def territory(table: Table, book: Book, starts: date) -> tuple[Territory, ...]:
    """Return where a document holds, from its first day on."""
    return _following("territory", starts, _territory(table, book))
