"""What the doctor says about Telegram."""

import asyncio
from typing import Any

import pytest

from bot.commands.doctor import Finding, Line
from bot.commands.examine_telegram import examine
from bot.settings import Secret, Settings
from tests.channels.telegram.fake import TOKEN, Fake
from tests.channels.telegram.people import Person

HOOK: dict[str, Any] = {
    "public_url": "https://bot.example",
    "telegram_webhook_secret": Secret("s3cret"),
}


async def findings(fake: Fake, token: str = TOKEN, **more: Any) -> list[Line]:
    settings = Settings(telegram_token=Secret(token), telegram_api_url=fake.address, **more)
    return await asyncio.to_thread(lambda: list(examine(settings)))


def test_without_a_token_the_channel_is_off() -> None:
    [line] = examine(Settings())
    assert line.finding is Finding.MISSING


async def test_right_token_and_webhook_are_fine(fake: Fake) -> None:
    fake.webhook = {"url": "https://bot.example/telegram/webhook"}
    lines = await findings(fake, **HOOK)
    assert {line.finding for line in lines} == {Finding.FINE}
    assert "@quay_vong_bot" in "".join(line.vi for line in lines)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({**HOOK, "telegram_webhook_secret": Secret("khó đoán")}, "1 to 256"),
        ({**HOOK, "public_url": "http://bot.example"}, "begins with https://"),
        ({"token": "1:wrong"}, "refuses BOT_TELEGRAM_TOKEN"),
        ({"telegram_api_url": "http://127.0.0.1:9"}, "does not answer"),
    ],
)
async def test_wrong_settings_say_what_to_do(fake: Fake, more: dict[str, Any], said: str) -> None:
    given = {"telegram_api_url": fake.address, "telegram_token": Secret(TOKEN), **more}
    if token := given.pop("token", None):
        given["telegram_token"] = Secret(token)
    settings = Settings.of(given)
    lines = await asyncio.to_thread(lambda: list(examine(settings)))
    wrong = [line.en for line in lines if line.finding is Finding.WRONG]
    assert len(wrong) == 1
    assert said in wrong[0]
    assert TOKEN.partition(":")[2] not in "".join(line.vi + line.en for line in lines)


async def test_webhook_elsewhere_and_updates_that_pile_up_are_told(fake: Fake) -> None:
    person = Person(fake)
    fake.webhook = {"url": "https://other.example/x"}
    fake.updates.extend({"update_id": n, "message": person.message(text="x")} for n in range(101))
    lines = await findings(fake, **HOOK)
    wrong = " ".join(line.en for line in lines if line.finding is Finding.WRONG)
    assert "points elsewhere" in wrong
    assert "101 updates wait" in wrong
