"""``bot import FILE [--dry-run]``: a sheet into the registers, whole or not at all.

Faults are listed on standard error and marked in a copy beside the file; the status is then 1.
"""

import argparse
import asyncio
import sys
from pathlib import Path

from bot.clock import SystemClock, legal_day
from bot.errors import UsageError
from bot.importing.applying import Applied
from bot.importing.faults import Refused
from bot.importing.marking import listing, marked_copy
from bot.importing.rows import Reading
from bot.importing.whole import Outcome, import_file
from bot.importing.wording import line
from bot.settings import Settings, load
from bot.storage.database import Database
from bot.storage.registers.base import SYSTEM, Book
from bot.storage.writer import Writer

_KINDS = {
    "commune": ("xã", "communes"),
    "agency": ("cơ quan", "agencies"),
    "account": ("tài khoản", "accounts"),
    "authority": ("thẩm quyền", "authorities"),
    "project": ("dự án", "projects"),
    "group": ("tổ", "groups"),
    "household": ("hộ", "households"),
    "person": ("người", "people"),
    "participation": ("lượt tham gia", "participations"),
}


def run(arguments: argparse.Namespace) -> int:
    """Import the file; 1 where something in it is wrong."""
    try:
        content = arguments.file.open("rb")
    except OSError as error:
        raise UsageError(f"cannot read {arguments.file}: {error.strerror}") from error
    with content as file:
        try:
            outcome = asyncio.run(_import(load(), file, arguments))
        except Refused as refused:
            print(line(refused.fault, arguments.language), file=sys.stderr)
            return 1
        _report(outcome, arguments.language)
        if outcome.reading.sound:
            return 0
        copy = arguments.report or _beside(arguments.file)
        copy.write_bytes(marked_copy(file, arguments.file.name, outcome.reading))
    vi = arguments.language == "vi"
    print(f"Bản đánh dấu: {copy}" if vi else f"The marked copy: {copy}", file=sys.stderr)
    return 1


async def _import(settings: Settings, file: object, arguments: argparse.Namespace) -> Outcome:
    key = settings.data_key.get_secret_value() if settings.data_key else None
    database = Database.open(settings.database_url, key=key)
    writer = Writer(database)
    now = SystemClock().now()
    bar = Bar(arguments.language)
    try:
        return await import_file(
            Book(database),
            writer,
            file,  # type: ignore[arg-type]
            arguments.file.name,
            actor=SYSTEM,
            at=now,
            today=legal_day(now),
            trial=arguments.dry_run,
            progress=bar.show,
        )
    finally:
        bar.end()
        await writer.close()
        database.close()


class Bar:
    """How far it is, on standard error; nothing where that is no terminal."""

    def __init__(self, language: str) -> None:
        """Take the reader's language."""
        self.shown = False
        self.verbs = {"read": "Đã đọc", "write": "Đã ghi"}
        self.rows = "dòng"
        if language != "vi":
            self.verbs, self.rows = {"read": "Read", "write": "Written"}, "rows"

    def show(self, what: str, rows: int) -> None:
        """Say it on the same line again."""
        if sys.stderr.isatty():
            self.shown = True
            done = "█" * min(rows // 1000, 30)
            sys.stderr.write(f"\r{self.verbs[what]} {rows} {self.rows} {done}\033[K")
            sys.stderr.flush()

    def end(self) -> None:
        """Leave the line."""
        if self.shown:
            sys.stderr.write("\n")


def _beside(file: Path) -> Path:
    """Where the marked copy goes: beside the file, never over another one."""
    number = 1
    while (copy := file.with_name(f"{file.stem}-loi{number if number > 1 else ''}.xlsx")).exists():
        number += 1
    return copy


def _report(outcome: Outcome, language: str) -> None:
    vi = language == "vi"
    reading = outcome.reading
    for text in listing(reading, language):
        print(text, file=sys.stderr)
    _notes(reading, language)
    if outcome.applied is None:
        count = len(reading.faults) + reading.unlisted
        none = f"{count} chỗ cần sửa. Chưa ghi gì vào sổ."
        print(none if vi else f"{count} faults. Nothing was written.", file=sys.stderr)
        return
    if outcome.trial:
        print(
            "Chạy thử, chưa ghi gì. Nếu ghi thật:"
            if vi
            else "A trial; nothing was written. It would be:"
        )
    _counts(outcome.applied, language)


def _notes(reading: Reading, language: str, most: int = 20) -> None:
    for note in reading.notes[:most]:
        print("·", line(note, language), file=sys.stderr)
    if (more := len(reading.notes) - most) > 0:
        print(f"· … +{more}", file=sys.stderr)


def _counts(applied: Applied, language: str) -> None:
    vi = language == "vi"
    if applied.nothing:
        print("Mọi dòng đã có trong sổ, không có gì đổi." if vi else "All of it was there already.")
    for counts, verb in ((applied.added, ("thêm", "added")), (applied.changed, ("sửa", "changed"))):
        for kind, count in counts.items():
            name = _KINDS[kind][0 if vi else 1]
            print(f"{verb[0].capitalize()} {count} {name}" if vi else f"{count} {name} {verb[1]}")
    if applied.waiting:
        print(
            "Tài khoản mới phải có cán bộ thứ hai xác nhận mới dùng được."
            if vi
            else "A second officer must confirm the new account before it is used."
        )
    if applied.held_back:
        print(
            "Có tài khoản khác đang chờ xác nhận, nên tài khoản trong tệp chưa được ghi."
            if vi
            else "Another account waits for confirmation, so that of the file was not entered."
        )
