"""What each commune's registers still lack, for ``bot doctor``: the officers' own list."""

import asyncio
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from bot.channels.zalo_oa import templates
from bot.clock import SystemClock, legal_day
from bot.commands.zalo_invitations import template_of
from bot.errors import SettingsError
from bot.handlers.office import gap_line
from bot.rules import load
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.registers import gaps, places
from bot.storage.registers.base import Book, View
from bot.storage.registers.places import Switch
from bot.talk import Say
from bot.words import Words

MOST: Final = 40
"""Lines for one commune; the rest comes when these are filled in."""


def examine(database: Database, settings: Settings) -> Iterator[tuple[str, str]]:
    """Each gap in Vietnamese and English, with its commune before it."""
    now = SystemClock().now()

    def look(view: View) -> list[tuple[str, str]]:
        communes = places.communes(view)
        found = [line for item in communes for line in _commune(view, item, now)]
        on = any(places.is_on(view, Switch.INVITATIONS, item.id) for item in communes)
        return [*found, _NO_INVITATION] if on and not _invites(settings) else found

    yield from asyncio.run(Book(database).read(look))


def _invites(settings: Settings) -> bool:
    """Whether an approved template can carry invitations to bare numbers."""
    if not settings.zalo_oa:
        return False
    try:
        return template_of(templates.load(settings.zalo_templates)) is not None
    except SettingsError:
        return False


_NO_INVITATION: Final = (
    (
        "Mời qua số điện thoại đang bật, nhưng chưa gửi được: cần kênh Zalo OA và mẫu [invitation] "
        "có by_phone trong BOT_ZALO_TEMPLATES. Khi chưa có thì in giấy mời ở /in."
    ),
    (
        "Invitations are switched on but none can go: they need the Zalo OA channel and a template "
        "[invitation] with by_phone in BOT_ZALO_TEMPLATES. Until then print them by /in."
    ),
)


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
