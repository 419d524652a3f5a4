"""Instants as whole microseconds since 1970 in UTC, on the way in and out of the database.

Nothing here reads a clock. A datetime without a zone is refused, never guessed.
"""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from sqlalchemy import BigInteger, Dialect
from sqlalchemy.types import TypeDecorator

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@lru_cache(maxsize=4096)  # a step names the same few instants in all its rows
def micros(at: datetime) -> int:
    """Microseconds since 1970 in UTC.

    Raises:
        ValueError: the datetime has no zone, so that it names no instant.
    """
    if at.tzinfo is None:
        raise ValueError(f"{at.isoformat()} has no zone: give an instant, such as one in UTC")
    return (at - EPOCH) // _MICROSECOND


def instant(value: int) -> datetime:
    """The instant, in UTC, of microseconds since 1970."""
    return EPOCH + timedelta(microseconds=value)


class Instant(TypeDecorator[datetime]):
    """A column of instants, stored as BIGINT; the only way that tables hold a time."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        del dialect
        return None if value is None else micros(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        del dialect
        return None if value is None else instant(value)
