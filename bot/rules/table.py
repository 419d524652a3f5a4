"""A strict reader of one table of a pack file.

Duty: typed values out of TOML, each fault named by its place. Every key that is not read is an
error when the table is left, so a misspelt key never passes for an absent one.
Must not: know what a policy is.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any, Self, TypeVar

from bot.rules import exact
from bot.rules.errors import PackError

LONGEST = 4_000  # characters of one text; the longest clause of a decision has about 1,000
MOST = 1_000  # tables or items of one list

Kind = TypeVar("Kind", bound=StrEnum)
Value = TypeVar("Value")


class Table:
    """One table of a pack and the place where it stands."""

    __slots__ = ("_data", "_left", "where")

    def __init__(self, where: str, data: object) -> None:
        """Take a table as TOML gave it.

        Raises: PackError where it is not a table.
        """
        if not isinstance(data, dict):
            raise PackError(where, "must be a table")
        self.where = where
        self._data: Mapping[str, Any] = data
        self._left = set(data)

    def place(self, key: str) -> str:
        """Return the dotted name of a key of this table."""
        return f"{self.where}.{key}" if self.where else key

    def fail(self, key: str, message: str) -> PackError:
        """Return the error for a key, to be raised."""
        return PackError(self.place(key), message)

    def has(self, key: str) -> bool:
        """Return whether the table has a key."""
        return key in self._data

    @property
    def keys(self) -> frozenset[str]:
        """Return the names of all keys."""
        return frozenset(self._data)

    def peek(self, key: str) -> Any:
        """Return the raw value of a key without reading it, None where it is absent."""
        return self._data.get(key)

    def take(self, key: str) -> Any:
        """Return the raw value of a key that must be there."""
        if key not in self._data:
            raise self.fail(key, "is missing")
        self._left.discard(key)
        return self._data[key]

    def maybe(self, key: str, read: Callable[[str], Value]) -> Value | None:
        """Return what ``read`` makes of a key, None where the key is absent."""
        return read(key) if key in self._data else None

    def text(self, key: str) -> str:
        """Return a text that is not empty and has no spaces around it."""
        return self._text(key, self.take(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of different texts, empty where the key is absent."""
        if key not in self._data:
            return ()
        items = tuple(self._text(key, item) for item in self._list(key))
        if len(set(items)) != len(items):
            raise self.fail(key, "holds the same text twice")
        return items

    def choice(self, key: str, kinds: type[Kind]) -> Kind:
        """Return a member of a closed list."""
        return kinds(self.one_of(key, frozenset(kinds)))

    def choices(self, key: str, allowed: frozenset[str]) -> tuple[str, ...]:
        """Return a list of different texts, all of a closed list; empty where absent."""
        items = self.texts(key)
        for item in items:
            if item not in allowed:
                raise self.fail(key, f"{item!r} is not one of {', '.join(sorted(allowed))}")
        return items

    def one_of(self, key: str, allowed: frozenset[str]) -> str:
        """Return one text of a closed list."""
        item = self.text(key)
        if item not in allowed:
            raise self.fail(key, f"{item!r} is not one of {', '.join(sorted(allowed))}")
        return item

    def flag(self, key: str) -> bool:
        """Return true or false."""
        value = self.take(key)
        if not isinstance(value, bool):
            raise self.fail(key, "must be true or false")
        return value

    def whole(self, key: str, least: int = 0) -> int:
        """Return a whole number."""
        value = self.take(key)
        if type(value) is not int or value < least:
            raise self.fail(key, f"must be a whole number of at least {least}")
        return value

    def exact(self, key: str, most: int) -> Fraction:
        """Return an exact number from 0 to ``most``, written as text ("0.1") or whole."""
        try:
            value = exact.number(self.take(key))
        except ValueError as error:
            raise self.fail(key, str(error)) from None
        if not 0 <= value <= most:
            raise self.fail(key, f"must lie between 0 and {most}")
        return Fraction(value)

    def day(self, key: str) -> date:
        """Return a date without a time."""
        value = self.take(key)
        if isinstance(value, datetime) or not isinstance(value, date):
            raise self.fail(key, "must be a date such as 2023-04-20")
        return value

    @contextmanager
    def table(self, key: str) -> Iterator["Table"]:
        """Open a sub-table; leaving it refuses keys that nobody read."""
        with Table(self.place(key), self.take(key)) as inner:
            yield inner

    def tables(self, key: str) -> Iterator["Table"]:
        """Yield each table of a list, none where the key is absent; each refuses unread keys."""
        if key not in self._data:
            return
        for place, item in enumerate(self._list(key), 1):
            with Table(f"{self.place(key)}[{place}]", item) as inner:
                yield inner

    def __enter__(self) -> Self:
        """Return the table itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Refuse keys that nobody read, unless another fault is already on its way."""
        if kind is None and self._left:
            raise self.fail(min(self._left), "is not a known key here")

    def _list(self, key: str) -> list[Any]:
        value = self.take(key)
        if not isinstance(value, list) or len(value) > MOST:
            raise self.fail(key, f"must be a list of at most {MOST} items")
        return value

    def _text(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            raise self.fail(key, "must be a text")
        if not value or value != value.strip():
            raise self.fail(key, "must not be empty or have spaces around it")
        if len(value) > LONGEST or not value.isprintable():
            raise self.fail(key, f"must be one line of at most {LONGEST} characters")
        return value
