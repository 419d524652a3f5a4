"""A filled file into typed rows and faults. Streams: what is kept is bounded, whatever the file."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from pathlib import PurePath
from typing import Any, BinaryIO, Final, cast

from bot.importing.cells import Reader
from bot.importing.columns import FORMS, Cell, Sheet
from bot.importing.containers import Container, identify
from bot.importing.faults import Code, Fault, Refused
from bot.importing.headings import ROWS_ABOVE, Head, find_head, ours
from bot.importing.labels import choices
from bot.importing.results import Wrong
from bot.importing.rows import (
    AgencyRow,
    AuthorityRow,
    Batch,
    GroupRow,
    ParticipantRow,
    ProjectRow,
    Reading,
)
from bot.importing.sources import MOST_ROWS, NOTHING, Raw, RawRow, Source
from bot.importing.tables import table
from bot.importing.workbooks import workbook
from bot.understand import fold

MOST_FAULTS: Final = 500
"""Listed ones; more are counted."""
_STEP: Final = 250
"""Rows between two words of progress."""

_ROWS: Final[Mapping[Sheet, Callable[..., Any]]] = {
    Sheet.AGENCY: AgencyRow,
    Sheet.AUTHORITIES: AuthorityRow,
    Sheet.PROJECTS: ProjectRow,
    Sheet.GROUPS: GroupRow,
    Sheet.PARTICIPANTS: ParticipantRow,
}
_EXAMPLES: Final = {
    form.sheet: tuple(
        (column.key, frozenset(fold(str(text)) for text in column.examples))
        for column in form.columns
        if column.kind in {Cell.TEXT, Cell.NAME}
    )
    for form in FORMS
}
"""By sheet, the words that the form's examples hold, by column."""
_ORDINAL = re.compile(r"\(?(\d{1,2}|[A-Z])\)?(\s*=.*)?")
_SUM = re.compile("(tong cong|tong so|tong|cong)( *[:(]|$)")


@dataclass(slots=True)
class _Found:
    """What was read so far."""

    today: date
    progress: Callable[[int], None]
    counted: int = 0
    rows: dict[Sheet, list[Any]] = field(default_factory=dict)
    titles: dict[Sheet, str] = field(default_factory=dict)
    places: dict[str, Mapping[str, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)
    unlisted: int = 0
    codes: set[str] = field(default_factory=set)

    def add(self, fault: Fault) -> None:
        """Keep a fault or a note, or count it where there are too many."""
        kept = self.notes if fault.note else self.faults
        if len(kept) < MOST_FAULTS:
            kept.append(fault)
        elif not fault.note:
            self.unlisted += 1


def read(
    file: BinaryIO, name: str, today: date, *, progress: Callable[[int], None] = lambda _: None
) -> Reading:
    """Everything that the file says, with every fault of its cells.

    Faults between rows and with the registers are found by ``bot.importing.checking``.

    Args:
        file: seekable, opened in binary.
        name: the file's name; only shown.
        today: for the century of a short year.
        progress: called with the number of rows that were read.

    Raises:
        Refused: the file as a whole cannot be read.
    """
    found = _Found(today, progress)
    if identify(file) is Container.CSV:
        _sheets(iter([table(file, PurePath(name).stem)]), found)
    else:
        with workbook(file) as sources:
            _sheets(sources, found)
    if not found.titles:
        raise Refused(Code.NO_SHEET)
    rows = {sheet: tuple(items) for sheet, items in found.rows.items()}
    return Reading(
        Batch(
            agencies=rows.get(Sheet.AGENCY, ()),
            authorities=rows.get(Sheet.AUTHORITIES, ()),
            projects=rows.get(Sheet.PROJECTS, ()),
            groups=rows.get(Sheet.GROUPS, ()),
            participants=rows.get(Sheet.PARTICIPANTS, ()),
        ),
        tuple(found.faults),
        tuple(found.notes),
        found.unlisted,
        tuple(found.titles.items()),
        found.places,
        frozenset(found.codes),
    )


def _sheets(sources: Iterator[Source], found: _Found) -> None:
    labels = choices()
    for source in sources:
        top = list(islice(source.rows, ROWS_ABOVE))
        head = None if ours(source.title) else find_head(source.title, top)
        if head is None:
            if not ours(source.title) and any(not row.empty for row in top):
                found.add(Fault(Code.UNUSED_SHEET, source.title, note=True))
            continue
        if head.form.sheet in found.titles:
            args = {"other": found.titles[head.form.sheet]}
            found.add(Fault(Code.TWO_SHEETS, source.title, args=args))
            continue
        found.titles[head.form.sheet] = source.title
        found.places[head.form.sheet] = head.places
        _layout(source, head, found)
        rows = chain(top[head.row :], source.rows)
        _rows(rows, source.title, head, Reader(found.today, source.epoch, labels), found)
    found.progress(found.counted)


def _layout(source: Source, head: Head, found: _Found) -> None:
    """Faults of the sheet as a whole: its headings, what is hidden or merged."""
    for fault in head.faults:
        found.add(fault)
    if source.hidden:
        found.add(Fault(Code.HIDDEN_SHEET, source.title))
    used = set(head.places.values())
    for place in sorted(used & source.hidden_columns):
        found.add(Fault(Code.HIDDEN_COLUMN, source.title, None, place))
    for block in source.merged:
        inside = used & set(range(block.first_column, block.last_column + 1))
        if inside and block.last_row > head.row:
            row = max(block.first_row, head.row + 1)
            args = {"ref": block.ref}
            found.add(Fault(Code.MERGED, source.title, row, min(inside), args))


def _rows(rows: Iterable[RawRow], title: str, head: Head, reader: Reader, found: _Found) -> None:
    kept = found.rows.setdefault(head.form.sheet, [])
    here = 0
    for row in rows:
        cells = {key: _at(row, place) for key, place in head.places.items()}
        if all(cell.empty for cell in cells.values()) or _numbers_columns(row, head):
            continue
        if (skipped := _skipped(row, cells, head)) is not None:
            found.add(Fault(skipped, title, row.number, note=True))
            continue
        here, found.counted = here + 1, found.counted + 1
        if here > MOST_ROWS:
            found.add(Fault(Code.TOO_MANY_ROWS, title, row.number, args={"most": str(MOST_ROWS)}))
            break
        if found.counted % _STEP == 0:
            found.progress(found.counted)
        if row.hidden:
            found.add(Fault(Code.HIDDEN_ROW, title, row.number))
        values = _values(row, cells, title, head, reader, found)
        if values is not None:
            kept.append(_ROWS[head.form.sheet](row=row.number, **values))


def _values(
    row: RawRow, cells: Mapping[str, Raw], title: str, head: Head, reader: Reader, found: _Found
) -> dict[str, Any] | None:
    """The row's values by key; None where one is wrong."""
    values: dict[str, Any] = {}
    sound = True
    for column in head.form.columns:
        place = head.places.get(column.key)
        if place is None:
            sound = sound and not column.required
            continue
        try:
            read = reader.read(column, cells[column.key])
        except Wrong as wrong:
            args = {"header": column.header, **wrong.details}
            found.add(Fault(wrong.code, title, row.number, place, args))
            sound = False
            continue
        values[column.key] = read.value
        if read.note is not None:
            args = {"header": column.header, **(read.args or {})}
            found.add(Fault(read.note, title, row.number, place, args, note=True))
    if head.form.sheet is Sheet.PROJECTS and isinstance(values.get("code"), str):
        found.codes.add(cast("str", values["code"]))
    return values if sound else None


def _at(row: RawRow, place: int) -> Raw:
    return row.cells[place - 1] if place <= len(row.cells) else NOTHING


def _skipped(row: RawRow, cells: Mapping[str, Raw], head: Head) -> Code | None:
    """Why a row holds no data: an example of the form, a line of sums."""
    if _is_example(cells, head.form.sheet):
        return Code.EXAMPLE
    if not any(
        cells[column.key].empty
        for column in head.form.columns
        if column.required and column.key in cells and column.kind is not Cell.MONEY
    ):
        return None
    texts = (fold(cell.value[:200]) for cell in row.cells if isinstance(cell.value, str))
    return Code.SUM if any(map(_SUM.match, texts)) else None


def _is_example(cells: Mapping[str, Raw], sheet: Sheet) -> bool:
    """Whether all words of a row are the form's own examples, and some say that they are: a
    household may well live in a place of such a name."""
    said = False
    for key, examples in _EXAMPLES[sheet]:
        cell = cells.get(key)
        if cell is None or cell.empty:
            continue
        text = fold(str(cell.value)[:200]).strip()
        if text not in examples:
            return False
        said = said or "vi du" in text
    return said


def _numbers_columns(row: RawRow, head: Head) -> bool:
    """Whether it is the line (1), (2), (3) that forms have below their headings."""
    if row.number != head.row + 1:
        return False
    filled = [str(cell.value).strip() for cell in row.cells if not cell.empty]
    return len(filled) > 1 and all(_ORDINAL.fullmatch(text) for text in filled)
