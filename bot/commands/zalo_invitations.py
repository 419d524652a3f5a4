"""Which way of an account carries invitations to bare numbers, and how many may go now."""

from collections.abc import Awaitable, Callable
from typing import Final

from sqlalchemy import Connection, func, select

from bot.channels.zalo_oa import CHANNEL
from bot.channels.zalo_oa.templates import Template, Templates, template_for
from bot.desk.inviting import NOTICE, ByPhone
from bot.storage.database import Database
from bot.storage.registers.invitations import CAUSE
from bot.storage.steps import State
from bot.storage.tables import outbox

EVERY_SECONDS: Final = 60.0
MOST_AT_ONCE: Final = 200
SHARE: Final = 2
"""Invitations take at most this part (a half) of the month's cap: reminders come first."""


def template_of(templates: Templates) -> Template | None:
    """The approved template that invites by telephone number; None where there is none."""
    found = template_for(templates, NOTICE)
    return found if found is not None and found.by_phone else None


def way_of(
    database: Database,
    account: str,
    template: Template,
    cap: int,
    spent: Callable[[], Awaitable[int]],
) -> ByPhone:
    """The way over an account. ``cap`` and ``spent`` are a month's, in đồng."""

    async def room() -> int:
        waiting = await database.read(_waiting)
        if not template.price_by_phone:
            return MOST_AT_ONCE - waiting
        left = cap // SHARE - await spent()
        return min(MOST_AT_ONCE, left // template.price_by_phone) - waiting

    return ByPhone(CHANNEL, account, room)


def _waiting(connection: Connection) -> int:
    """Invitations that are queued already."""
    open_ = outbox.c.state.in_([State.QUEUED.value, State.LEASED.value])
    statement = select(func.count()).where(open_, outbox.c.cause.like(f"{CAUSE}%"))
    return connection.execute(statement).scalar_one()
