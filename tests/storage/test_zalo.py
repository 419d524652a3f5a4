"""What is kept of Zalo accounts, on both databases: tokens, windows, the month's costs."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from bot.storage import inbox, zalo
from bot.storage.database import Database
from bot.storage.errors import Unreadable
from bot.storage.writer import Writer

NOW = datetime(2026, 8, 1, 5, tzinfo=UTC)
OA = "9007199254740993001"


def tokens(number: int, name: str) -> zalo.Tokens:
    return zalo.Tokens(number, f"A-{name}", f"R-{name}", NOW + timedelta(hours=25), NOW)


async def account(writer: Writer) -> zalo.Account:
    database = writer.database
    return await database.read(lambda connection: zalo.account(connection, database, OA))


async def known(writer: Writer, chat: int) -> zalo.Known:
    return await writer.database.read(lambda connection: zalo.known(connection, chat))


async def test_newest_pair_is_the_only_one_and_sealed(database: Database, writer: Writer) -> None:
    assert await account(writer) == zalo.Account()
    await zalo.note(writer, OA, signature="app_id+oa_secret", seed=5)
    assert (await account(writer)).tokens is None
    await zalo.save(writer, OA, tokens(1, "one"))
    await zalo.save(writer, OA, tokens(2, "two"))
    found = await account(writer)
    assert (found.tokens, found.seed, found.signature) == (tokens(2, "two"), 5, "app_id+oa_secret")
    with database.engine.begin() as connection:
        pair = connection.execute(text("SELECT pair FROM zalo_accounts")).scalar_one()
        assert b"two" not in bytes(pair)
        connection.execute(text("UPDATE zalo_accounts SET number = 3"))
    with pytest.raises(Unreadable):
        await account(writer)


async def test_only_what_stopped_the_account_is_over_when_it_goes_on(writer: Writer) -> None:
    for why, left in (("no_token", None), ("no_money", "no_money")):
        await zalo.note(writer, OA, trouble=why, trouble_at=NOW)
        await zalo.well(writer, OA, {"no_token", "oa_deleted"})
        assert (await account(writer)).trouble == left


async def test_month_never_costs_more_than_its_cap_whoever_spends(writer: Writer) -> None:
    spending = [zalo.spend(writer, OA, "2026-08", "consult", 55, 1000) for _ in range(30)]
    assert sum(await asyncio.gather(*spending)) == 18
    assert not await zalo.spend(writer, OA, "2026-08", "by_user", 55, 1000)
    assert await zalo.spend(writer, OA, "2026-08", "consult", -55, 1000)
    assert await zalo.spend(writer, OA, "2026-08", "by_user", 60, 1000)
    assert await zalo.spend(writer, OA, "2026-09", "by_phone", 300, 1000)
    assert not await zalo.spend(writer, OA, "2026-10", "by_phone", 1, 0)
    spent = await writer.database.read(lambda c: zalo.spent(c, OA, "2026-08"))
    assert spent == zalo.Spent(dong=995, consult=17, by_user=1)
    empty = await writer.database.read(lambda c: zalo.spent(c, OA, "2026-07"))
    assert empty == zalo.Spent()


async def test_window_is_known_by_what_was_done_last(writer: Writer) -> None:
    chat = 7
    assert await known(writer, chat) == zalo.Known()
    await zalo.touch(writer, chat, NOW)
    await zalo.touch(writer, chat, NOW + timedelta(minutes=9))
    assert (await known(writer, chat)).last == NOW
    later = NOW + timedelta(minutes=11)
    await zalo.touch(writer, chat, later)
    assert (await known(writer, chat)).last == later
    await zalo.over(writer, chat, later)
    assert (await known(writer, chat)).last is None
    again = later + timedelta(hours=1)
    await zalo.touch(writer, chat, again)
    await zalo.staff(writer, chat, again + timedelta(hours=12))
    assert await known(writer, chat) == zalo.Known(again, again + timedelta(hours=12))
    await zalo.staff(writer, chat, None)
    assert (await known(writer, chat)).staff_until is None


async def test_whose_week_is_over_is_forgotten(writer: Writer) -> None:
    for chat, days in ((1, 1), (2, 9), (3, 9), (4, 9)):
        await zalo.touch(writer, chat, NOW - timedelta(days=days))
    await zalo.staff(writer, 3, NOW + timedelta(hours=1))
    await zalo.over(writer, 4, NOW - timedelta(days=1))
    assert await zalo.forget_old(writer, NOW) == 1
    assert (await known(writer, 2)).last is None
    assert (await known(writer, 1)).last == NOW - timedelta(days=1)


async def test_our_messages_are_remembered_together(writer: Writer) -> None:
    await zalo.remember(writer, [(1, 10), (1, 11), (1, 10)], NOW)
    read = writer.database.read
    assert await read(lambda connection: zalo.remembered(connection, 1, 10))
    assert not await read(lambda connection: zalo.remembered(connection, 2, 10))


async def test_many_arrivals_at_once_are_each_taken_once(writer: Writer) -> None:
    arrivals = [inbox.Arrival(1, event, b"x", NOW) for event in (1, 2, 2, 3)]
    first = await inbox.add_all(writer, "zalo_oa", arrivals)
    again = await inbox.add_all(writer, "zalo_oa", arrivals[:2])
    assert [one is not None for one in first] == [True, True, False, True]
    assert again == (None, None)
