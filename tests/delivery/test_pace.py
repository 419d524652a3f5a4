"""Paces, back-off, closed chats: plain arithmetic."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.base import ChatRef
from bot.delivery.backoff import LONGEST, MOST_ATTEMPTS, pause
from bot.delivery.limits import LIMITS, Pace, burst_of
from bot.delivery.reach import closes
from bot.storage import pace
from bot.storage.database import Database
from bot.storage.pace import grant
from bot.storage.steps import Lane
from bot.storage.writer import Writer
from tests.delivery.house import START

EVERY = 40_000
SECOND = 1_000_000


@given(
    st.lists(st.tuples(st.integers(0, SECOND), st.integers(1, 50)), min_size=1, max_size=60),
    st.integers(1, 40),
)
def test_no_second_ever_gets_more_than_burst_and_pace(
    asked: list[tuple[int, int]], burst: int
) -> None:
    now, until = 10 * SECOND, 0
    granted_at: list[tuple[int, int]] = []
    for later, wanted in asked:
        now += later
        granted = grant(until, now, EVERY, burst, wanted)
        until = granted.until
        assert 0 <= granted.count <= wanted
        granted_at.append((now, granted.count))
    for start, _ in granted_at:
        within = sum(count for at, count in granted_at if start <= at < start + SECOND)
        assert within <= burst + SECOND // EVERY


def test_who_waits_as_long_as_was_said_gets_one() -> None:
    until, now = 0, SECOND
    for _ in range(100):
        granted = grant(until, now, EVERY, 5, 3)
        until = granted.until
        now += granted.wait
    assert grant(until, now, EVERY, 5, 1).count == 1


def test_a_clock_that_jumps_back_blocks_nobody() -> None:
    granted = grant(10**15, SECOND, EVERY, 5, 9)
    assert granted.count == 5


def test_lanes_keep_room_for_more_urgent_ones() -> None:
    bursts = [burst_of(Pace(0.04, 5), lane) for lane in (Lane.ANSWER, Lane.ALERT, Lane.BULK)]
    assert bursts == [5, 4, 2]
    assert burst_of(Pace(0.04, 1), Lane.BULK) == 1


def test_limits_are_within_what_the_platforms_say() -> None:
    telegram, zalo = LIMITS["telegram"], LIMITS["zalo_oa"]
    assert telegram.account.burst + 1 / telegram.account.every <= 30
    assert telegram.group.burst + 60 / telegram.group.every <= 20
    assert telegram.chat.every >= 1
    assert zalo.account.burst + 60 / zalo.account.every <= 4000
    assert telegram.of(ChatRef("telegram", "main", "-100123")) is telegram.group
    assert telegram.of(ChatRef("telegram", "main", "123")) is telegram.chat


def test_back_off_takes_a_day_and_is_spread() -> None:
    waits = [pause(attempts, 0.5) for attempts in range(1, MOST_ATTEMPTS)]
    assert waits == sorted(waits)
    assert max(waits) == LONGEST
    assert timedelta(hours=24) <= sum(waits, timedelta()) <= timedelta(hours=30)
    assert pause(1, 0.0) < pause(1, 1.0)
    assert pause(1, 0.5, asked=3600) == timedelta(hours=1)
    assert pause(10_000, 1.0) == LONGEST * 1.2


def test_only_refusals_about_the_chat_close_it() -> None:
    assert closes("blocked")
    assert not closes("http_400")


async def test_processes_share_a_pace(writer: Writer, database: Database) -> None:
    def take(process: int, wanted: int) -> pace.Granted:
        with database.engine.begin() as connection:
            return pace.take(connection, process, "telegram/main", START, EVERY, 5, wanted)

    assert [take(process, 2).count for process in range(4)] == [2, 2, 1, 0]
    await writer.transaction(
        lambda connection: pace.give_back(connection, "telegram/main", EVERY, 1)
    )
    assert take(9, 5).count == 1
