"""What the doctor says about the Zalo bot."""

import asyncio
from typing import Any

import pytest

from bot.clock import SystemClock, legal_day
from bot.commands.doctor import Finding, Line
from bot.commands.examine_zalo_bot import examine
from bot.settings import Secret, Settings
from bot.storage import counts
from bot.storage.database import Database
from bot.storage.writer import Writer
from tests.channels.zalo_bot.fake import TOKEN, Fake
from tests.people import KEY

HOOK: dict[str, Any] = {
    "public_url": "https://bot.example",
    "zalo_bot_secret": Secret("a long secret"),
}


async def findings(fake: Fake, url: str, token: str = TOKEN, **more: Any) -> list[Line]:
    given: dict[str, Any] = {
        "database_url": url,
        "data_key": Secret(KEY),
        "zalo_bot_token": Secret(token),
        "zalo_bot_api_url": fake.address,
    }
    settings = Settings.of(given | more)
    return await asyncio.to_thread(lambda: list(examine(settings)))


def test_without_a_token_nothing_is_said() -> None:
    assert list(examine(Settings())) == []


async def test_right_token_webhook_and_room_are_fine(fake: Fake, sqlite_url: str) -> None:
    Database.open(sqlite_url, key=KEY).close()
    fake.webhook = {"url": "https://bot.example/zalo-bot/webhook"}
    lines = await findings(fake, sqlite_url, **HOOK)
    assert {line.finding for line in lines} == {Finding.FINE}
    told = "\n".join(line.vi for line in lines)
    assert "bot.Quay Vòng" in told
    assert "0/3000 tin tháng này" in told
    assert "0/50 người" in told


async def test_polling_is_told_to_be_second_best(fake: Fake, sqlite_url: str) -> None:
    lines = await findings(fake, sqlite_url)
    assert lines[0].finding is Finding.MISSING
    assert "for the webhook, which loses none" in lines[0].en


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({**HOOK, "zalo_bot_secret": Secret("ngắn")}, "8 to 256"),
        ({**HOOK, "public_url": "http://bot.example"}, "begins with https://"),
        ({"token": "1:wrong"}, "refuses BOT_ZALO_BOT_TOKEN"),
        ({"zalo_bot_api_url": "http://127.0.0.1:9"}, "does not answer"),
    ],
)
async def test_wrong_settings_say_what_to_do(
    fake: Fake, sqlite_url: str, more: dict[str, Any], said: str
) -> None:
    lines = await findings(fake, sqlite_url, **more)
    wrong = [line.en for line in lines if line.finding is Finding.WRONG]
    assert len(wrong) == 1
    assert said in wrong[0]
    assert TOKEN.partition(":")[2] not in "".join(line.vi + line.en for line in lines)


async def test_webhook_elsewhere_and_a_plan_that_is_used_up_are_told(
    fake: Fake, sqlite_url: str
) -> None:
    database = Database.open(sqlite_url, key=KEY)
    writer = Writer(database)
    month = counts.month("zalo_bot", "987654", legal_day(SystemClock().now()))
    assert [await counts.add(writer, month, n) for n in (2999, 1)] == [2999, 3000]
    await writer.close()
    database.close()
    fake.webhook = {"url": "https://other.example/x"}
    lines = await findings(fake, sqlite_url, **HOOK)
    wrong = " ".join(line.en for line in lines if line.finding is Finding.WRONG)
    assert "points elsewhere" in wrong
    assert "3000/3000 messages this month" in wrong
