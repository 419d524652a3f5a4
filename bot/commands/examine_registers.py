"""What each commune's registers still lack, for ``bot doctor``: the officers' own list."""

import asyncio
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from bot.clock import SystemClock, legal_day
from bot.handlers.office import gap_line
from bot.rules import load
from bot.storage.database import Database
from bot.storage.registers import gaps, places
from bot.storage.registers.base import Book, View
from bot.talk import Say
from bot.words import Words

MOST: Final = 40
"""Lines for one commune; the rest comes when these are filled in."""


def examine(database: Database) -> Iterator[tuple[str, str]]:
    """Each gap in Vietnamese and English, with its commune before it."""
    now = SystemClock().now()

    def look(view: View) -> list[tuple[str, str]]:
        return [line for item in places.communes(view) for line in _commune(view, item, now)]

    yield from asyncio.run(Book(database).read(look))


def _commune(view: View, commune: places.Commune, now: datetime) -> Iterator[tuple[str, str]]:
    found = gaps.of_commune(view, load(), commune, now, legal_day(now))
    lines = [gap_line({"lack": g.lack.value, "about": g.about, "count": g.count}) for g in found]
    for line in lines[:MOST]:
        yield _said(commune.name, line, "vi"), _said(commune.name, line, "en")
    if len(lines) > MOST:
        more = Say("gaps-more", {"count": str(len(lines) - MOST)})
        yield _said(commune.name, more, "vi"), _said(commune.name, more, "en")


def _said(commune: str, line: Say, language: str) -> str:
    return f"{commune}: {Words.of(language).text(line).removeprefix('• ')}"
