"""Which sheet it is and where its columns stand, from titles and headings as people write them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.importing.columns import FORMS, GUIDE, LISTS, Column, Form, key_of
from bot.importing.faults import Code, Fault, letters
from bot.importing.sources import RawRow
from bot.understand import fold

ROWS_ABOVE: Final = 20
"""A sheet may begin with a letterhead; the headings must stand within these rows."""
_NEAR: Final = 0.78
_UNITS: Final = ("trieu", "nghin", "ngan dong", "1000 d", "1.000 d", "x1000")


@dataclass(frozen=True, slots=True)
class Head:
    """A sheet's form, the row of its headings, and where each column stands (from 1)."""

    form: Form
    row: int
    places: dict[str, int]
    faults: tuple[Fault, ...]


def ours(title: str) -> bool:
    """Whether a sheet is one of the form's own pages, which hold no rows."""
    return key_of(title) in {key_of(GUIDE), key_of(LISTS)}


def find_head(title: str, rows: Sequence[RawRow]) -> Head | None:
    """The headings among the first rows, None where this is no sheet of ours.

    A sheet is known by its title; else by its headings, of which half must be ours.
    """
    titled = next((form for form in FORMS if _named(title, form)), None)
    best: tuple[int, Form, RawRow] | None = None
    for row in rows:
        for form in (titled,) if titled else FORMS:
            score = _score(form, row)
            if score >= (1 if titled else 3) and (best is None or score > best[0]):
                best = (score, form, row)
    if best is None:
        return None
    return _head(title, best[1], best[2])


def _named(title: str, form: Form) -> bool:
    return key_of(title) in {key_of(name) for name in (form.title, form.sheet, *form.also)}


def _score(form: Form, row: RawRow) -> int:
    """How many headings of the form the row has; the required ones count twice."""
    names = {key_of(name): column for column in form.columns for name in column.names}
    found = {names[key].key: names[key] for key in _keys(row) if key in names}
    return sum(2 if column.required else 1 for column in found.values())


def _keys(row: RawRow) -> list[str]:
    return [key_of(text) if (text := _heading(cell.value)) else "" for cell in row.cells]


def _heading(value: object) -> str:
    return " ".join(value.split())[:200] if isinstance(value, str) else ""


def _head(title: str, form: Form, row: RawRow) -> Head:
    places: dict[str, int] = {}
    faults: list[Fault] = []
    others: list[tuple[int, str]] = []
    names = {key_of(name): column for column in form.columns for name in reversed(column.names)}
    for place, cell in enumerate(row.cells, start=1):
        text = _heading(cell.value)
        column = names.get(key_of(text)) if text else None
        if column is None:
            if text:
                others.append((place, text))
            continue
        if column.key in places:
            other = letters(places[column.key])
            args = {"header": column.header, "other": other}
            faults.append(Fault(Code.COLUMN_TWICE, title, row.number, place, args))
            continue
        places[column.key] = place
        if column.kind == "money" and any(unit in fold(text) for unit in _UNITS):
            faults.append(Fault(Code.COLUMN_UNIT, title, row.number, place, {"header": text}))
    faults += _strange(title, row.number, form, places, others)
    faults += _absent(title, row.number, form, places, faults)
    return Head(form, row.number, places, tuple(faults))


def _strange(
    title: str, row: int, form: Form, places: dict[str, int], others: Iterable[tuple[int, str]]
) -> Iterable[Fault]:
    """Headings that are not ours: close to an absent one is a fault, else a note."""
    absent = [column for column in form.columns if column.key not in places]
    for place, text in others:
        near = _nearest(text, absent)
        if near is None:
            yield Fault(Code.UNUSED_COLUMN, title, row, place, {"header": text[:40]}, note=True)
        else:
            args = {"header": text[:40], "near": near.header}
            yield Fault(Code.RENAMED_COLUMN, title, row, place, args)


def _nearest(text: str, columns: Iterable[Column]) -> Column | None:
    from rapidfuzz.distance import OSA

    scored = [
        (OSA.normalized_similarity(key_of(text), key_of(name)), column.key, column)
        for column in columns
        for name in column.names
    ]
    best = max(scored, default=None, key=lambda item: item[0])
    return best[2] if best and best[0] >= _NEAR else None


def _absent(
    title: str, row: int, form: Form, places: dict[str, int], faults: Iterable[Fault]
) -> list[Fault]:
    """Required columns that are nowhere, not even misspelt."""
    meant = {fault.args.get("near") for fault in faults if fault.code is Code.RENAMED_COLUMN}
    return [
        Fault(Code.MISSING_COLUMN, title, row, None, {"header": column.header})
        for column in form.columns
        if column.required and column.key not in places and column.header not in meant
    ]
