"""Columns as PostgreSQL's binary arrays, packed by a few calls each.

psycopg makes an array value by value, which takes a batch of rows as long as all the rest of its
statement. Imported only where PostgreSQL is the database.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from struct import Struct
from typing import Any, Final

from psycopg.abc import AdaptContext
from psycopg.adapt import Dumper
from psycopg.pq import Format

_HEAD: Final = Struct("!iiIii")
"""One dimension, whether there are NULLs, the elements' type, how many, counted from one."""
_LENGTH: Final = Struct("!i")
_BIGINT: Final = Struct("!iq")
_NULL: Final = _LENGTH.pack(-1)
_INT8, _TEXT, _BYTEA = 20, 25, 17


class Bigints(bytes):
    """A bigint[]."""


class Texts(bytes):
    """A text[]."""


class Byteas(bytes):
    """A bytea[]."""


def bigints(values: Sequence[int | None]) -> Bigints:
    """Whole numbers below 2**63.

    Raises:
        struct.error: one is larger.
    """
    size = len(values)
    if None in values:
        body = b"".join([_NULL if value is None else _BIGINT.pack(8, value) for value in values])
        return Bigints(_HEAD.pack(1, 1, _INT8, size, 1) + body)
    flat: list[Any] = [8] * (2 * size)
    flat[1::2] = values
    return Bigints(_HEAD.pack(1, 0, _INT8, size, 1) + _filled(size).pack(*flat))


def texts(values: Sequence[str | None]) -> Texts:
    """Words."""
    return Texts(_packed(_TEXT, [None if value is None else value.encode() for value in values]))


def byteas(values: Sequence[bytes | None]) -> Byteas:
    """Sealed values, hashes."""
    return Byteas(_packed(_BYTEA, values))


def _packed(kind: int, values: Sequence[bytes | None]) -> bytes:
    nulls = None in values
    parts = [_HEAD.pack(1, nulls, kind, len(values), 1)]
    for value in values:
        if value is None:
            parts.append(_NULL)
        else:
            parts += (_LENGTH.pack(len(value)), value)
    return b"".join(parts)


@lru_cache(maxsize=256)
def _filled(size: int) -> Struct:
    """The elements of a bigint[] without NULLs."""
    return Struct("!" + size * "iq")


ARRAYS: Final[Mapping[str, Callable[[Sequence[Any]], bytes]]] = {
    "bigint": bigints,
    "text": texts,
    "bytea": byteas,
}
"""What makes a column of this type."""


class _Ready(Dumper):
    """Hands over what is packed already."""

    format = Format.BINARY

    def dump(self, obj: bytes) -> bytes:
        return obj


class _Bigints(_Ready):
    oid = 1016


class _Texts(_Ready):
    oid = 1009


class _Byteas(_Ready):
    oid = 1001


def teach(context: AdaptContext) -> None:
    """Have a cursor take packed arrays."""
    for packed, dumper in ((Bigints, _Bigints), (Texts, _Texts), (Byteas, _Byteas)):
        context.adapters.register_dumper(packed, dumper)
