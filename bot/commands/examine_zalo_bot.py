"""What ``bot doctor`` says about the Zalo bot: token, how it receives, webhook, what is used."""

import asyncio
from collections.abc import Iterator
from typing import Any

from bot.clock import SystemClock, legal_day
from bot.commands.doctor import Finding, Line, not_made_yet
from bot.commands.examine_webhook import by_webhook, webhook
from bot.errors import BotError
from bot.settings import Settings

MOSTLY = 0.8


def examine(settings: Settings) -> Iterator[Line]:
    """The findings; asks Zalo."""
    if settings.zalo_bot_token is None:
        return
    token, secret = settings.zalo_bot_token.get_secret_value(), settings.zalo_bot_secret
    yield _mode(settings.public_url, secret.get_secret_value() if secret else "")
    yield from asyncio.run(_ask(settings, token))
    yield from _plan(settings, token.partition(":")[0])


def _mode(public_url: str | None, secret: str) -> Line:
    from bot.channels.zalo_bot.hook import fits

    if secret and not fits(secret):
        return Line(
            Finding.WRONG,
            "Zalo Bot: BOT_ZALO_BOT_SECRET phải có từ 8 đến 256 chữ không dấu.",
            "Zalo Bot: BOT_ZALO_BOT_SECRET must have 8 to 256 plain letters.",
        )
    if public_url and secret:
        return by_webhook("Zalo Bot", public_url)
    missing = "BOT_ZALO_BOT_SECRET" if public_url else "BOT_PUBLIC_URL"
    photos = "" if public_url else " Ảnh và tệp cũng chưa gửi ra được."
    files = "" if public_url else " Photos and files cannot be sent either."
    return Line(
        Finding.MISSING,
        f"Zalo Bot: tự hỏi tin, có thể mất một tin khi máy tắt đột ngột. Đặt {missing} để nhận qua"
        f" webhook, không mất tin.{photos}",
        f"Zalo Bot: by polling, which may lose a message when the machine is cut off. Set {missing}"
        f" for the webhook, which loses none.{files}",
    )


async def _ask(settings: Settings, token: str) -> list[Line]:
    from bot.channels.zalo_bot.api import CallError, Failed, connect
    from bot.channels.zalo_bot.failures import NO_TOKEN
    from bot.channels.zalo_bot.hook import PATH

    api = connect(token, settings.zalo_bot_api_url)
    try:
        me = await api.call("getMe")
        info = await api.call("getWebhookInfo")
    except CallError as error:
        if isinstance(error, Failed) and error.code == NO_TOKEN:
            return [
                Line(
                    Finding.WRONG,
                    "Zalo không nhận BOT_ZALO_BOT_TOKEN: lấy lại ở Zalo Bot Manager.",
                    "Zalo refuses BOT_ZALO_BOT_TOKEN: ask Zalo Bot Manager for it again.",
                )
            ]
        return [
            Line(
                Finding.WRONG,
                f"Không hỏi được Zalo Bot ({error}): xem mạng và BOT_ZALO_BOT_API_URL.",
                f"Zalo Bot does not answer ({error}): look at the network, BOT_ZALO_BOT_API_URL.",
            )
        ]
    finally:
        await api.close()
    name = str(_field(me, "account_name") or _field(me, "display_name") or api.account)
    called = bool(settings.public_url and settings.zalo_bot_secret)
    wanted = f"{settings.public_url}{PATH}" if called else ""
    fine = Line(Finding.FINE, f"Zalo Bot: {name}.", f"Zalo Bot: {name}.")
    return [fine, webhook("Zalo Bot", str(_field(info, "url") or ""), wanted)]


def _field(answer: Any, name: str) -> Any:
    return answer.get(name) if isinstance(answer, dict) else None


def _plan(settings: Settings, account: str) -> Iterator[Line]:
    """How much of the plan is used, as far as the database opens."""
    from bot.storage.database import Database

    if not_made_yet(settings):
        return
    key = settings.data_key.get_secret_value() if settings.data_key else None
    try:
        database = Database.open(settings.database_url, key=key, migrate=False)
    except BotError:
        return
    try:
        sent, people = asyncio.run(_used(database, account))
    finally:
        database.close()
    for vi, en, used, limit in (
        ("tin tháng này", "messages this month", sent, settings.zalo_bot_messages_per_month),
        ("người", "people", people, settings.zalo_bot_people),
    ):
        finding = Finding.FINE if used < limit * MOSTLY else Finding.MISSING
        finding = Finding.WRONG if used >= limit else finding
        yield Line(finding, f"Zalo Bot: {used}/{limit} {vi}.", f"Zalo Bot: {used}/{limit} {en}.")


async def _used(database: Any, account: str) -> tuple[int, int]:
    from bot.channels.zalo_bot import CHANNEL
    from bot.storage import counts

    month = counts.month(CHANNEL, account, legal_day(SystemClock().now()))
    return await counts.get(database, month), await counts.chats(database, CHANNEL, account)
