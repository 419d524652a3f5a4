"""The sheets of a commune and their columns, from ``columns.toml``: one table for form and reading.

A key never changes its meaning; a heading may, as long as the old one stays among ``also``.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Any, Final

from bot.understand import fold


class Sheet(StrEnum):
    """The sheets that are read; each can also be a file of its own."""

    AGENCY = "agency"
    AUTHORITIES = "authorities"
    PROJECTS = "projects"
    GROUPS = "groups"
    PARTICIPANTS = "participants"


class Cell(StrEnum):
    """What a column holds; each has one reader in ``bot.importing.cells``."""

    TEXT = "text"
    NAME = "name"
    CODE = "code"
    DAY = "day"
    MONEY = "money"
    WHOLE = "whole"
    RATE = "rate"
    PHONE = "phone"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds, how it is headed, examples for the form (all invented).

    ``most`` counts the letters of a text, or bounds a number.
    """

    key: str
    header: str
    kind: Cell
    examples: tuple[str | int | date, ...]
    also: tuple[str, ...] = ()
    required: bool = False
    help: str = ""
    most: int = 120
    least: int = 0

    @property
    def limit(self) -> int:
        """How many letters a text may have."""
        return min(self.most, 100) if self.kind is Cell.NAME else self.most

    @property
    def names(self) -> tuple[str, ...]:
        """The heading and everything that is taken for it."""
        return (self.header, self.key, *self.also)


@dataclass(frozen=True, slots=True)
class Form:
    """One sheet: its title and its columns in order."""

    sheet: Sheet
    title: str
    also: tuple[str, ...]
    columns: tuple[Column, ...]


GUIDE: Final = "Hướng dẫn"
LISTS: Final = "Danh mục"
"""Sheets of ours that hold no rows."""


def _form(table: dict[str, Any]) -> Form:
    columns = tuple(_column(item) for item in table["column"])
    return Form(Sheet(table["sheet"]), table["title"], tuple(table["also"]), columns)


def _column(table: dict[str, Any]) -> Column:
    tuples = {name: tuple(table.get(name, ())) for name in ("examples", "also")}
    return Column(**table | tuples | {"kind": Cell(table["kind"])})


def _forms() -> tuple[Form, ...]:
    text = resources.files("bot.importing").joinpath("columns.toml").read_text("utf-8")
    return tuple(_form(table) for table in tomllib.loads(text)["form"])


FORMS: Final = _forms()
_BY_SHEET: Final = {form.sheet: form for form in FORMS}
PARTICIPANTS: Final = _BY_SHEET[Sheet.PARTICIPANTS]


def form_of(sheet: Sheet) -> Form:
    """The form of a sheet."""
    return _BY_SHEET[sheet]


@lru_cache(maxsize=1024)
def key_of(heading: str) -> str:
    """A heading as it is compared: letters and digits, without stars and what is in brackets."""
    return "".join(filter(str.isalnum, fold(heading.partition("(")[0] or heading)))
