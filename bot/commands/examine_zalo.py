"""What ``bot doctor`` says about the Zalo Official Account: settings, tokens, what went wrong."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta

from bot.channels.zalo_oa import templates
from bot.channels.zalo_oa.failures import STOPS
from bot.channels.zalo_oa.tokens import REFRESH_LIVES, WARN_BEFORE
from bot.channels.zalo_oa.wire import Unauthorised, Wire, WireError, open_session
from bot.clock import SystemClock
from bot.commands import zalo_parts as parts
from bot.commands.doctor import Finding, Line, not_made_yet
from bot.commands.zalo_book import month_of
from bot.errors import BotError, SettingsError
from bot.settings import Settings
from bot.storage import zalo
from bot.storage.database import Database

LINK = "bot admin zalo link"
TOLD_FOR = timedelta(days=7)
"""How long trouble with single messages makes the doctor fail."""


def examine(settings: Settings) -> Iterator[Line]:
    """The findings; asks Zalo where there is a token that counts. Renews none."""
    left = parts.missing(settings)
    if left:
        names = ", ".join(left)
        yield Line(
            Finding.WRONG,
            f"Zalo OA: thiếu {names}, kênh này không chạy được.",
            f"Zalo OA: {names} must be set too; the channel cannot run.",
        )
        return
    yield _address(settings)
    yield _templates(settings)
    if not settings.zalo_trust_shared_phone:
        yield Line(
            Finding.FINE,
            "Zalo OA: số điện thoại được chia sẻ không tính là số của chính người ấy.",
            "Zalo OA: a shared number does not count as the person's own.",
        )
    try:
        known, cost = _kept(settings)
    except BotError:
        # What is wrong with the database stands in a line of its own.
        return
    yield from _tokens(settings, known)
    yield _spent(settings, cost.dong)
    yield from _trouble(known)


def _address(settings: Settings) -> Line:
    if (settings.public_url or "").startswith("https://"):
        url = f"{settings.public_url}/zalo/webhook"
        return Line(Finding.FINE, f"Zalo OA: webhook là {url}", f"Zalo OA: the webhook is {url}")
    return Line(
        Finding.MISSING,
        "Zalo OA: cần BOT_PUBLIC_URL=https://… để Zalo gọi webhook.",
        "Zalo OA: set BOT_PUBLIC_URL=https://… so that Zalo can call the webhook.",
    )


def _templates(settings: Settings) -> Line:
    try:
        count = len(templates.load(settings.zalo_templates))
    except SettingsError as error:
        return Line(Finding.WRONG, f"Zalo OA: {error}", f"Zalo OA: {error}")
    if not count:
        return Line(
            Finding.MISSING,
            "Zalo OA: chưa có mẫu tin (BOT_ZALO_TEMPLATES): sau 7 ngày không nhắc qua Zalo được.",
            "Zalo OA: no templates (BOT_ZALO_TEMPLATES): after 7 days nobody is reminded by Zalo.",
        )
    return Line(
        Finding.FINE, f"Zalo OA: {count} loại mẫu tin.", f"Zalo OA: {count} kinds of templates."
    )


def _kept(settings: Settings) -> tuple[zalo.Account, zalo.Spent]:
    """What the database knows of the account, and what this month has cost; nothing before it is
    made."""
    if not_made_yet(settings):
        return zalo.Account(), zalo.Spent()
    month = month_of(SystemClock().now())
    key = settings.data_key.get_secret_value() if settings.data_key else None
    database = Database.open(settings.database_url, key=key, migrate=False)
    name = parts.account_of(settings).oa_id
    try:
        return asyncio.run(
            database.read(
                lambda connection: (
                    zalo.account(connection, database, name),
                    zalo.spent(connection, name, month),
                )
            )
        )
    finally:
        database.close()


def _spent(settings: Settings, dong: int) -> Line:
    cap = settings.zalo_monthly_cap
    finding = Finding.FINE if dong < cap or not cap else Finding.WRONG
    used, most = (f"{amount:,}".replace(",", ".") for amount in (dong, cap))
    return Line(
        finding,
        f"Zalo OA: tháng này đã dùng {used} đ, mức cao nhất {most} đ (BOT_ZALO_MONTHLY_CAP).",
        f"Zalo OA: {used} VND spent this month, at most {most} VND (BOT_ZALO_MONTHLY_CAP).",
    )


def _tokens(settings: Settings, known: zalo.Account) -> Iterator[Line]:
    if known.tokens is None:
        if settings.zalo_refresh_token is None:
            yield Line(
                Finding.WRONG,
                f"Zalo OA: chưa được cấp quyền; chạy {LINK}, hoặc đặt BOT_ZALO_REFRESH_TOKEN.",
                f"Zalo OA: no consent yet; run {LINK}, or set BOT_ZALO_REFRESH_TOKEN.",
            )
        else:
            yield Line(
                Finding.MISSING,
                "Zalo OA: BOT_ZALO_REFRESH_TOKEN chưa dùng; bot serve sẽ dùng một lần.",
                "Zalo OA: BOT_ZALO_REFRESH_TOKEN is not used yet; bot serve uses it once.",
            )
        return
    now = SystemClock().now()
    left = known.tokens.since + REFRESH_LIVES - now
    days = left.days
    if days < 0:
        yield Line(
            Finding.WRONG,
            f"Zalo OA: refresh token đã hết hạn; chạy {LINK} để cấp quyền lại.",
            f"Zalo OA: the refresh token is dead; run {LINK} and consent again.",
        )
        return
    yield Line(
        Finding.WRONG if left <= WARN_BEFORE else Finding.FINE,
        f"Zalo OA: refresh token còn {days} ngày; bot serve làm mới mỗi ngày.",
        f"Zalo OA: the refresh token has {days} days left; bot serve renews it every day.",
    )
    if known.tokens.ends_at > now:
        yield asyncio.run(_ask(settings, known.tokens.access))


async def _ask(settings: Settings, access: str) -> Line:
    """What Zalo itself says, with the token that we have."""
    from bot.channels.zalo_oa.api import PROFILE
    from bot.channels.zalo_oa.oauth import error_of, proof_of

    head = {"access_token": access}
    if settings.zalo_app_proof:
        head["appsecret_proof"] = proof_of(parts.account_of(settings).app_secret, access)
    session = open_session()
    try:
        answer = await Wire(session).get(settings.zalo_api_url + PROFILE, head)
    except Unauthorised:
        return _refused("http 401")
    except WireError as error:
        kind = type(error).__name__
        return Line(
            Finding.WRONG,
            f"Không hỏi được Zalo ({kind}): xem mạng và BOT_ZALO_API_URL.",
            f"Zalo does not answer ({kind}): look at the network and BOT_ZALO_API_URL.",
        )
    finally:
        await session.close()
    if code := error_of(answer):
        return _refused(f"error {code}")
    data = answer.get("data")
    named = str(data.get("oaid", "")) if isinstance(data, dict) else ""
    if named and named != settings.zalo_oa_id:
        return Line(
            Finding.WRONG,
            "Zalo OA: token thuộc OA khác với BOT_ZALO_OA_ID.",
            "Zalo OA: the token is of another account than BOT_ZALO_OA_ID.",
        )
    return Line(Finding.FINE, "Zalo OA: Zalo nhận token.", "Zalo OA: Zalo takes the token.")


def _refused(what: str) -> Line:
    return Line(
        Finding.MISSING,
        f"Zalo OA: Zalo chưa nhận access token ({what}); bot serve sẽ làm mới.",
        f"Zalo OA: Zalo does not take the access token ({what}); bot serve will renew it.",
    )


def _trouble(known: zalo.Account) -> Iterator[Line]:
    now = SystemClock().now()
    lately = known.trouble_at is not None and now - known.trouble_at < TOLD_FOR
    if known.trouble is not None and known.trouble_at is not None:
        since = known.trouble_at.isoformat(timespec="minutes")
        yield Line(
            Finding.WRONG if lately or known.trouble in STOPS else Finding.MISSING,
            f"Zalo OA: cần người xem ({known.trouble}), từ {since}.",
            f"Zalo OA: somebody must look ({known.trouble}), since {since}.",
        )
    if known.signature and known.signature != "app_id+oa_secret":
        yield Line(
            Finding.MISSING,
            f"Zalo OA: chữ ký webhook theo cách lạ ({known.signature}); gỡ: bot admin zalo unpin.",
            f"Zalo OA: an unusual signature ({known.signature}); undo: bot admin zalo unpin.",
        )
