"""The demo's days beside the reminders that plan by themselves; in a browser: ``tests.web``."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime

import pytest
from sqlalchemy import func, select

from bot import demo
from bot.app import App, compose
from bot.clock import DemoClock
from bot.commands.demo_days import DAYS_LEFT, DemoDays
from bot.delivery.planner import Tick
from bot.delivery.reminder_made import Said
from bot.delivery.reminding import remind
from bot.delivery.sender import Posted
from bot.settings import Secret, Settings
from bot.storage.reminder_tables import reminders
from tests.people import KEY

START = datetime.fromisoformat("2026-08-01T09:00:00+07:00")
PAO = "mau-pao"


@pytest.fixture
def posted() -> list[Posted]:
    """What everybody got."""
    return []


@pytest.fixture
async def app(sqlite_url: str, posted: list[Posted]) -> AsyncIterator[App]:
    """The sample village as ``bot serve --demo`` makes it."""
    settings = Settings(database_url=sqlite_url, data_key=Secret(KEY))
    made = await compose(settings, DemoClock(START), readers={"web": posted.append})
    await demo.settle(
        made.desk, made.writer, demo.villagers(), "web", "local", made.clock.now(), DAYS_LEFT
    )
    yield made
    await made.close()


def told(posted: list[Posted]) -> str:
    """What Páo got."""
    return "\n".join(row.message.text for row in posted if row.message.to.id == PAO)


def most_open(app: App) -> int:
    """How many next steps the line with most of them has; a deposit is a line of its own."""
    line = (reminders.c.about, reminders.c.recipient, reminders.c.audience)
    waiting = select(func.count()).where(reminders.c.state == "open").group_by(*line)
    with app.database.engine.begin() as connection:
        return max(connection.execute(waiting).scalars())


async def test_what_was_begun_for_the_old_day_ends_before_the_new_one(
    app: App, posted: list[Posted]
) -> None:
    days, planner = DemoDays(app), app.planner()
    assert await days.go("before_30")
    await app.delivery.catch_up()
    tick, hand_over = planner.tick, planner.hand_over
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow_tick(now: datetime, *, lease: bool = True) -> Tick:
        begun.set()
        await go_on.wait()
        return await tick(now, lease=lease)

    async def late_hand_over(now: datetime) -> tuple[tuple[Said, ...], int]:
        go_on.set()
        await asyncio.sleep(0.3)
        return await hand_over(now)

    planner.tick = slow_tick  # type: ignore[method-assign]
    planner.hand_over = late_hand_over  # type: ignore[method-assign]
    planning = asyncio.create_task(remind(planner, app.clock, lambda: 0.0))
    await begun.wait()
    going = asyncio.create_task(days.go("before_3"))
    await asyncio.wait({going}, timeout=0.3)
    go_on.set()
    assert await going
    planning.cancel()
    await app.delivery.catch_up()
    assert "còn 3 ngày" in told(posted)
    assert most_open(app) == 1
