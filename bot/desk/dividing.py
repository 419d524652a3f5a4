"""Look-ups of a division of money: the form, a sheet of units read, the sheet of the shares.

They know no person: public money, and files that are kept for the asking chat alone.
"""

import asyncio
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from bot.desk import papers
from bot.desk.asker import Asker
from bot.desk.making import Lookup, Maker
from bot.handlers.allocation import MOST_UNITS
from bot.rules.allocation import shares
from bot.talk import Json

if TYPE_CHECKING:
    from bot.importing.sources import RawRow

_HEADINGS: Final = (("Tên đơn vị", 36), ("Hệ số", 12))
_NOTE: Final = "Ước tính, chưa phải quyết định: văn bản không ghi công thức."


@dataclass(frozen=True, slots=True)
class Divider:
    """Makes and reads the sheets of a division."""

    maker: Maker

    def lookups(self) -> Mapping[str, Lookup]:
        """What may be looked up, by name."""
        return {
            "units_form": self.units_form,
            "units_read": self.units_read,
            "allocation_sheet": self.allocation_sheet,
        }

    async def units_form(self, asker: Asker, _: Json) -> Json:
        """An empty sheet of units."""
        from bot.documents.sheets import Page, xlsx

        page = Page("Đơn vị", _HEADINGS, ())
        content = await asyncio.to_thread(xlsx, [page])
        return {"file": await self._keep(asker, "mau-he-so.xlsx", content)}

    async def units_read(self, _: Asker, wish: Json) -> Json:
        """The units of a sent sheet, and the rows that are none."""
        found = await papers.attached(self.maker.database, [wish["file"]])
        if not found:
            return {"units": [], "bad": []}
        units, bad = await asyncio.to_thread(_read, found[0].content)
        return {"units": units, "bad": bad}

    async def allocation_sheet(self, asker: Asker, wish: Json) -> Json:
        """The units with coefficients and shares, and the sum."""
        content = await asyncio.to_thread(_sheet, wish["budget"], wish["units"])
        return {"file": await self._keep(asker, "chia-von.xlsx", content)}

    async def _keep(self, asker: Asker, name: str, content: bytes) -> str:
        return await papers.keep(self.maker.writer, asker.chat, name, content, asker.at)


def _read(content: bytes) -> tuple[list[dict[str, Json]], list[str]]:
    from bot.importing.faults import Refused

    units: list[dict[str, Json]] = []
    bad: list[str] = []
    try:
        for row in _rows(io.BytesIO(content)):
            if row.hidden:
                continue
            if len(units) >= MOST_UNITS:
                bad.append(f"dòng {row.number}: quá {MOST_UNITS} đơn vị")
                break
            _take(row.number, [cell.value for cell in row.cells[:2]], units, bad)
    except Refused:
        return [], []
    return units, bad


def _rows(file: BinaryIO) -> Iterator["RawRow"]:
    """The rows of a .csv, or of the first sheet of an .xlsx."""
    from bot.importing.containers import Container, identify
    from bot.importing.tables import table
    from bot.importing.workbooks import workbook

    if identify(file) is Container.CSV:
        yield from table(file, "csv").rows
        return
    with workbook(file) as sheets:
        for sheet in sheets:
            yield from sheet.rows
            return


def _take(number: int, cells: list[Any], units: list[dict[str, Json]], bad: list[str]) -> None:
    """Read one row: a name and a coefficient; headings and empty rows are passed over."""
    name, weight = ([*cells, None, None])[:2]
    if name is None and weight is None:
        return
    text = str(weight if weight is not None else "").strip().replace(",", ".")
    try:
        known = Fraction(text)
    except (ValueError, ZeroDivisionError):
        if number > 1:
            bad.append(f"dòng {number}: {name or ''} {weight or ''}".strip()[:60])
        return
    if name is None or not str(name).strip() or known < 0:
        bad.append(f"dòng {number}: {weight}")
        return
    units.append({"name": str(name).strip()[:120], "coefficient": text})


def _sheet(budget: int, units: list[dict[str, Any]]) -> bytes:
    from bot.documents.sheets import Page, xlsx

    weights = [Fraction(unit["coefficient"]) for unit in units]
    amounts = shares(budget, list(weights))
    rows: list[tuple[str | int | None, ...]] = [
        (unit["name"], str(unit["coefficient"]).replace(".", ","), amount)
        for unit, amount in zip(units, amounts, strict=True)
    ]
    rows += [("Cộng", None, sum(amounts)), (_NOTE, None, None)]
    page = Page("Chia vốn", (*_HEADINGS, ("Số tiền (đồng)", 20)), rows)
    return xlsx([page])
