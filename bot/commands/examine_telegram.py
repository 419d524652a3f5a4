"""What ``bot doctor`` says about Telegram: settings, token, webhook, what waits and what failed."""

import asyncio
from collections.abc import Iterator
from datetime import datetime

from bot.commands.doctor import Finding, Line
from bot.commands.examine_webhook import by_webhook, webhook
from bot.settings import Settings

MANY_PENDING = 100


def examine(settings: Settings) -> Iterator[Line]:
    """The findings; asks Telegram where a token is set."""
    if settings.telegram_token is None:
        yield Line(
            Finding.MISSING,
            "Telegram: chưa đặt BOT_TELEGRAM_TOKEN, kênh này tắt.",
            "Telegram: BOT_TELEGRAM_TOKEN is not set; the channel is off.",
        )
        return
    secret = settings.telegram_webhook_secret
    yield _mode(settings.public_url, secret.get_secret_value() if secret else "")
    yield from asyncio.run(_ask(settings, settings.telegram_token.get_secret_value()))


def _mode(public_url: str | None, secret: str) -> Line:
    from bot.channels.telegram.hook import fits

    if secret and not fits(secret):
        return Line(
            Finding.WRONG,
            "Telegram: BOT_TELEGRAM_WEBHOOK_SECRET chỉ được có A-Z, a-z, 0-9, _ và -,"
            " từ 1 đến 256 ký tự.",
            "Telegram: BOT_TELEGRAM_WEBHOOK_SECRET may only hold A-Z, a-z, 0-9, _ and -,"
            " 1 to 256 of them.",
        )
    if public_url and secret:
        return by_webhook("Telegram", public_url)
    missing = "BOT_TELEGRAM_WEBHOOK_SECRET" if public_url else "BOT_PUBLIC_URL"
    return Line(
        Finding.FINE,
        f"Telegram: tự hỏi tin (long polling), vì chưa đặt {missing}.",
        f"Telegram: by long polling, because {missing} is not set.",
    )


async def _ask(settings: Settings, token: str) -> list[Line]:
    from telegram.error import InvalidToken, TelegramError

    from bot.channels.telegram.api import connect
    from bot.channels.telegram.hook import PATH

    api = connect(token, settings.telegram_api_url)
    try:
        me = await api.bot.get_me()
        info = await api.bot.get_webhook_info()
    except InvalidToken:
        return [
            Line(
                Finding.WRONG,
                "Telegram không nhận BOT_TELEGRAM_TOKEN: lấy mã mới ở @BotFather (/token).",
                "Telegram refuses BOT_TELEGRAM_TOKEN: ask @BotFather for a new one (/token).",
            )
        ]
    except (TelegramError, TypeError, ValueError) as error:
        kind = type(error).__name__
        return [
            Line(
                Finding.WRONG,
                f"Không hỏi được Telegram ({kind}): xem mạng và BOT_TELEGRAM_API_URL.",
                f"Telegram does not answer ({kind}): look at the network, BOT_TELEGRAM_API_URL.",
            )
        ]
    finally:
        await api.close()
    found = [Line(Finding.FINE, f"Telegram: bot @{me.username}.", f"Telegram: bot @{me.username}.")]
    called = bool(settings.public_url and settings.telegram_webhook_secret)
    found.append(webhook("Telegram", info.url, f"{settings.public_url}{PATH}" if called else ""))
    found.extend(_troubles(info.pending_update_count, info.last_error_date))
    return found


def _troubles(pending: int, failed_at: datetime | None) -> Iterator[Line]:
    if pending > MANY_PENDING:
        yield Line(
            Finding.WRONG,
            f"Telegram: {pending} tin đang chờ, bot chưa nhận.",
            f"Telegram: {pending} updates wait that were not taken.",
        )
    if failed_at is not None:
        when = failed_at.isoformat(timespec="minutes")
        yield Line(
            Finding.MISSING,
            f"Telegram: lần gần nhất không gọi được webhook là {when}.",
            f"Telegram: the webhook was last not reached at {when}.",
        )
