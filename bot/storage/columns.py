"""The kinds of columns that tables are made of, by what they hold. No table is here."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Boolean, Column, Date, Index, Integer, LargeBinary, Text, text

from bot.storage.moments import Instant

ROW = BigInteger().with_variant(Integer(), "sqlite")
"""A row's id. SQLite keys its rows by an INTEGER directly, by a BIGINT only through an index."""


def row_id() -> Column[int]:
    """The row's id, made by the application."""
    return Column(ROW, primary_key=True, autoincrement=False)


def big() -> Column[int]:
    """A whole number: another row's id, đồng, a keyed look-up."""
    return Column(BigInteger, nullable=False)


def maybe_big() -> Column[int]:
    """A whole number where there is one."""
    return Column(BigInteger, nullable=True)


def words() -> Column[str]:
    """A text that names no person."""
    return Column(Text, nullable=False)


def maybe_words() -> Column[str]:
    """A text that names no person, where there is one."""
    return Column(Text, nullable=True)


def sealed() -> Column[bytes]:
    """Sealed words of or about a person, or a hash."""
    return Column(LargeBinary, nullable=False)


def maybe_sealed() -> Column[bytes]:
    """Sealed words, or a hash, where there are some."""
    return Column(LargeBinary, nullable=True)


def at() -> Column[datetime]:
    """An instant."""
    return Column(Instant, nullable=False)


def maybe_at() -> Column[datetime]:
    """An instant where there is one."""
    return Column(Instant, nullable=True)


def day() -> Column[date]:
    """A legal day in Vietnam."""
    return Column(Date, nullable=False)


def maybe_day() -> Column[date]:
    """A legal day where there is one."""
    return Column(Date, nullable=True)


def flag() -> Column[bool]:
    """Yes or no."""
    return Column(Boolean, nullable=False)


def maybe_flag() -> Column[bool]:
    """Yes, no, or not known."""
    return Column(Boolean, nullable=True)


def index(name: str, *columns: str, unique: bool = False, where: str | None = None) -> Index:
    """An index, of some rows only where there is a condition."""
    condition = None if where is None else text(where)
    return Index(
        name, *columns, unique=unique, sqlite_where=condition, postgresql_where=condition
    )


def words_key() -> Column[str]:
    """A text that is (part of) the row's key."""
    return Column(Text, primary_key=True)
