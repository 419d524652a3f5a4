"""Counts that processes share: nothing that one adds is lost to another."""

import asyncio
from datetime import date

from bot.storage import counts
from bot.storage.database import Database
from bot.storage.writer import Writer
from tests.storage.conftest import KEY

MONTH = counts.month("zalo_bot", "987654", date(2026, 8, 1))


async def test_what_was_never_counted_is_nothing(database: Database) -> None:
    assert await counts.get(database, MONTH) == 0
    assert await counts.chats(database, "zalo_bot", "987654") == 0


async def test_two_processes_count_together_and_each_reads_all(
    database_url: str, database: Database, writer: Writer
) -> None:
    other = Database.open(database_url, key=KEY, folder=database.address.files.parent)
    second = Writer(other)
    try:
        adding = [counts.add(one, MONTH, 1) for one in (writer, second) for _ in range(40)]
        found = await asyncio.gather(*adding)
        assert max(found) == 80
        assert len(set(found)) == 80
        assert await counts.get(database, MONTH) == await counts.get(other, MONTH) == 80
        assert await counts.add(writer, MONTH, 0) == 80
    finally:
        await second.close()
        other.close()


async def test_each_month_and_account_has_a_count_of_its_own(writer: Writer) -> None:
    names = {
        MONTH,
        counts.month("zalo_bot", "987654", date(2026, 9, 1)),
        counts.month("zalo_bot", "1", date(2026, 8, 1)),
        counts.month("telegram", "987654", date(2026, 8, 31)),
    }
    assert [await counts.add(writer, name, 3) for name in names] == [3, 3, 3, 3]
