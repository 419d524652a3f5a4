"""``bot doctor``: what is configured, missing and wrong, in Vietnamese or English."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.clock import SystemClock, legal_day
from bot.errors import BotError
from bot.settings import Settings, load


class Finding(StrEnum):
    """How a part is."""

    FINE = "fine"
    MISSING = "missing"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Line:
    """One finding in both languages; WRONG makes the command fail."""

    finding: Finding
    vi: str
    en: str


_MARKS = {Finding.FINE: "✓", Finding.MISSING: "–", Finding.WRONG: "✗"}


def run(arguments: argparse.Namespace) -> int:
    """Print every finding; 1 where something is wrong."""
    lines = list(examine())
    for line in lines:
        print(_MARKS[line.finding], line.vi if arguments.language == "vi" else line.en)
    return int(any(line.finding is Finding.WRONG for line in lines))


def examine() -> Iterator[Line]:
    """Every finding, settings first."""
    yield _python()
    try:
        settings = load()
    except BotError as error:
        yield Line(Finding.WRONG, f"Cài đặt sai: {error}", f"Settings: {error}")
        return
    yield Line(Finding.FINE, "Cài đặt đọc được.", "Settings are valid.")
    yield from _database(settings)
    yield from _packs()
    yield _calendar()
    yield _address(settings)
    yield from _channels(settings)


def _python() -> Line:
    version = ".".join(map(str, sys.version_info[:3]))
    return Line(Finding.FINE, f"Python {version}.", f"Python {version}.")


def not_made_yet(settings: Settings) -> bool:
    """Whether the database is a file that nobody has made."""
    kind, _, path = settings.database_url.partition(":///")
    return kind == "sqlite" and not Path(path).exists()


def _database(settings: Settings) -> Iterator[Line]:
    if not_made_yet(settings):
        yield Line(
            Finding.MISSING,
            "Chưa có cơ sở dữ liệu; bot serve sẽ tạo.",
            "No database yet; bot serve will make it.",
        )
        return
    from bot.commands.examine_registers import examine as registers
    from bot.storage.database import Database
    from bot.storage.errors import StorageError

    key = settings.data_key.get_secret_value() if settings.data_key else None
    kind = settings.database_url.partition(":")[0]
    try:
        database = Database.open(settings.database_url, key=key, migrate=False)
    except StorageError as error:
        yield Line(Finding.WRONG, f"Cơ sở dữ liệu ({kind}): {error}", f"Database ({kind}): {error}")
        return
    yield Line(
        Finding.FINE,
        f"Cơ sở dữ liệu ({kind}) mở được, khóa đúng.",
        f"Database ({kind}) opens with its key.",
    )
    try:
        yield from (Line(Finding.MISSING, vi, en) for vi, en in registers(database, settings))
    finally:
        database.close()


def _packs() -> Iterator[Line]:
    from bot.rules import RulesError
    from bot.rules import load as load_packs

    try:
        policies = load_packs()
    except RulesError as error:
        yield Line(Finding.WRONG, f"Gói văn bản sai: {error}", f"Policy packs: {error}")
        return
    names = ", ".join(policy.number for policy in policies.values())
    yield Line(Finding.FINE, f"Văn bản đã nạp: {names}.", f"Policy packs loaded: {names}.")


def _calendar() -> Line:
    from bot.rules.calendar import add_months, rolled_day

    limit = add_months(legal_day(SystemClock().now()), 15)
    if rolled_day(limit).day is None:
        return Line(
            Finding.MISSING,
            f"Chưa có lịch nghỉ năm {limit.year}; hạn năm ấy chưa có ngày lùi theo lịch nghỉ.",
            f"No table of holidays for {limit.year}: limits in that year have no rolled day.",
        )
    return Line(Finding.FINE, "Có lịch nghỉ cho 15 tháng tới.", "Holidays known for 15 months.")


def _address(settings: Settings) -> Line:
    if settings.public_url is None:
        return Line(
            Finding.MISSING,
            "Chưa đặt BOT_PUBLIC_URL: chỉ máy này vào được trang chat.",
            "BOT_PUBLIC_URL is not set: the web chat serves this machine alone.",
        )
    if not settings.public_url.startswith("https://"):
        return Line(
            Finding.WRONG,
            "BOT_PUBLIC_URL phải bắt đầu bằng https:// để cookie được giữ kín.",
            "BOT_PUBLIC_URL must begin with https:// so that cookies stay private.",
        )
    return Line(Finding.FINE, "BOT_PUBLIC_URL đúng dạng.", "BOT_PUBLIC_URL is well formed.")


def _channels(settings: Settings) -> Iterator[Line]:
    if settings.telegram_token is not None:
        from bot.commands.examine_telegram import examine as telegram

        yield from telegram(settings)
    if settings.zalo_bot_token is not None:
        from bot.commands.examine_zalo_bot import examine as zalo_bot

        yield from zalo_bot(settings)
    if settings.zalo_oa:
        from bot.commands.examine_zalo import examine as zalo

        yield from zalo(settings)
