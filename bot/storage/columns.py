"""The kinds of columns that tables are made of, by what they hold. No table is here."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import BigInteger, Boolean, Column, Date, Index, Integer, LargeBinary, Text

from bot.storage.moments import Instant

ROW = BigInteger().with_variant(Integer(), "sqlite")
"""A row's id. SQLite keys its rows by an INTEGER directly, by a BIGINT only through an index."""


def row_id(name: str) -> Column[int]:
    """The row's id, made by the application."""
    return Column(name, ROW, primary_key=True, autoincrement=False)


def big(name: str) -> Column[int]:
    """A whole number: another row's id, đồng, a keyed look-up."""
    return Column(name, BigInteger, nullable=False)


def maybe_big(name: str) -> Column[int]:
    """A whole number where there is one."""
    return Column(name, BigInteger, nullable=True)


def words(name: str) -> Column[str]:
    """A text that names no person."""
    return Column(name, Text, nullable=False)


def maybe_words(name: str) -> Column[str]:
    """A text that names no person, where there is one."""
    return Column(name, Text, nullable=True)


def sealed(name: str) -> Column[bytes]:
    """Sealed words of or about a person, or a hash."""
    return Column(name, LargeBinary, nullable=False)


def maybe_sealed(name: str) -> Column[bytes]:
    """Sealed words, or a hash, where there are some."""
    return Column(name, LargeBinary, nullable=True)


def at(name: str) -> Column[datetime]:
    """An instant."""
    return Column(name, Instant, nullable=False)


def maybe_at(name: str) -> Column[datetime]:
    """An instant where there is one."""
    return Column(name, Instant, nullable=True)


def day(name: str) -> Column[date]:
    """A legal day in Vietnam."""
    return Column(name, Date, nullable=False)


def maybe_day(name: str) -> Column[date]:
    """A legal day where there is one."""
    return Column(name, Date, nullable=True)


def flag(name: str) -> Column[bool]:
    """Yes or no."""
    return Column(name, Boolean, nullable=False)


def maybe_flag(name: str) -> Column[bool]:
    """Yes, no, or not known."""
    return Column(name, Boolean, nullable=True)


def index(
    name: str, *columns: str, unique: bool = False, where: str | Mapping[str, str] | None = None
) -> Index:
    """An index, of some rows only where there is a condition: one, or one for each kind of
    database (``tables`` puts it to use)."""
    return Index(name, *columns, unique=unique, info={"where": where})


def words_key(name: str) -> Column[str]:
    """A text that is (part of) the row's key."""
    return Column(name, Text, primary_key=True)
