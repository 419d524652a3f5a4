"""Packed arrays are what PostgreSQL reads back."""

import struct
from collections.abc import Sequence
from typing import Any

import psycopg
import pytest

from bot.storage.arrays import ARRAYS, bigints, teach

COLUMNS = [
    ("bigint", (0, 1, -1, 2**63 - 1, -(2**63))),
    ("bigint", (5,)),
    ("bigint", (None,)),
    ("bigint", (1, None, 3)),
    ("text", ("", "NULL", "Páo, thôn {1}", '"\\', "𝄞")),
    ("text", (None, "queued", None)),
    ("bytea", (b"", b"\x00\xff", bytes(300))),
    ("bytea", (None, b"x")),
]


@pytest.mark.parametrize(("kind", "values"), COLUMNS)
def test_what_is_packed_is_read_back(
    postgres_server: Any, kind: str, values: Sequence[int | str | bytes | None]
) -> None:
    with psycopg.connect(postgres_server.get_uri()) as connection:
        cursor = connection.cursor()
        teach(cursor)
        cursor.execute(f"SELECT unnest(%b::{kind}[])".encode(), (ARRAYS[kind](values),))
        assert tuple(found for (found,) in cursor.fetchall()) == tuple(values)


def test_a_number_that_is_no_bigint_is_refused() -> None:
    with pytest.raises(struct.error):
        bigints((2**63,))
