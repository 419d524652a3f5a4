"""``bot export WHAT``: the form to fill in, registers and standings, to .xlsx or .csv."""

import argparse
import asyncio
import sys
from pathlib import Path

from bot.documents.exports import What, area, page, unanswered_page
from bot.documents.sheets import csv_text, xlsx
from bot.errors import UsageError
from bot.importing.template import participants_csv, template
from bot.settings import load
from bot.storage.database import Database
from bot.storage.registers import places
from bot.storage.registers.base import Book, View

TEMPLATE, AREA, QUESTIONS = "template", "area", "questions"
_NAMES = {
    TEMPLATE: "mau-von-quay-vong",
    AREA: "danh-sach",
    QUESTIONS: "cau-hoi-chua-tra-loi",
    What.PARTICIPANTS: "ho-tham-gia",
    What.PROJECTS: "du-an",
    What.STANDING: "tinh-hinh-nop",
}


def run(arguments: argparse.Namespace) -> int:
    """Write the file; it is never written over another one."""
    kind = arguments.format or _by_name(arguments.output)
    if arguments.what == AREA and kind == "csv":
        raise UsageError("area has several sheets: export it as xlsx")
    output = arguments.output or Path(f"{_NAMES[arguments.what]}.{kind}")
    content = _template(kind) if arguments.what == TEMPLATE else _registers(arguments, kind)
    try:
        with output.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise UsageError(f"{output} is there already; choose another --output") from None
    except OSError as error:
        raise UsageError(f"cannot write {output}: {error.strerror}") from error
    print(output)
    return 0


def _by_name(output: Path | None) -> str:
    return "csv" if output is not None and output.suffix.lower() == ".csv" else "xlsx"


def _template(kind: str) -> bytes:
    return participants_csv() if kind == "csv" else template()


def _registers(arguments: argparse.Namespace, kind: str) -> bytes:
    settings = load()
    key = settings.data_key.get_secret_value() if settings.data_key else None
    database = Database.open(settings.database_url, key=key, migrate=False)
    try:
        return asyncio.run(Book(database).read(lambda view: _content(view, arguments, kind)))
    finally:
        database.close()


def _content(view: View, arguments: argparse.Namespace, kind: str) -> bytes:
    if arguments.what == QUESTIONS:
        asked = unanswered_page(view)
        return csv_text(asked) if kind == "csv" else xlsx([asked])
    communes = _communes(view, arguments.commune)
    if arguments.what == AREA:
        return xlsx(area(view, communes, masked=arguments.masked))
    one = page(view, What(arguments.what), communes, masked=arguments.masked)
    return csv_text(one) if kind == "csv" else xlsx([one])


def _communes(view: View, names: list[str] | None) -> list[int]:
    found = places.communes(view)
    if not names:
        return [commune.id for commune in found]
    wanted = {name.casefold(): name for name in names}
    chosen = [commune for commune in found if commune.name.casefold() in wanted]
    if missing := set(wanted) - {commune.name.casefold() for commune in chosen}:
        known = ", ".join(commune.name for commune in found) or "none"
        print(f"The registers have these communes: {known}", file=sys.stderr)
        raise UsageError(f"there is no commune {wanted[min(missing)]}")
    return [commune.id for commune in chosen]
