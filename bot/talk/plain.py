"""Plain data: copies and checks of JSON, and one text for equal values.

Knows nothing of questions. Raises ValueError on anything that is not plain.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final

from bot.talk.values import Json

DEEPEST: Final = 16
LONGEST_STRING: Final = 20_000
LARGEST_NUMBER: Final = 10**40

_DUMPS = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode


def plain(value: Json, depth: int = DEEPEST) -> Json:
    """A copy of a JSON value that shares nothing with it.

    Raises:
        ValueError: not JSON, too deep, too long, or not finite; says which, not what it held.
    """
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, int | float):
        return _number(value)
    if depth == 0:
        raise ValueError("nested too deeply")
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise ValueError("a name is not text")
        return {_text(key): plain(item, depth - 1) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item, depth - 1) for item in value]
    raise ValueError(f"{type(value).__name__} is not JSON")


def copied(value: Json) -> Json:
    """A copy of a value that ``plain`` made, without looking at it again."""
    if type(value) is dict:
        return {key: copied(item) for key, item in value.items()}
    if type(value) is list:
        return [copied(item) for item in value]
    return value


def _text(value: str) -> str:
    if len(value) > LONGEST_STRING:
        raise ValueError("a text is too long")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError("a text holds half a letter") from None
    return value


def _number(value: float | None) -> float | None:
    if value is not None and not abs(value) < LARGEST_NUMBER:  # a NaN is not less either
        raise ValueError("a number is out of range")
    return value


def canonical(value: Json) -> str:
    """One text for equal JSON values, whatever the order of their names."""
    return _DUMPS(value)


def fingerprint(value: Any) -> str:
    """16 hex digits that stand for this value of our types, the same in every process.

    Raises:
        ValueError: it holds something that is no plain value (a set, a function, …).
    """
    return blake2b(_DUMPS(_spelled(value)).encode(), digest_size=8).hexdigest()


def _spelled(value: Any) -> Json:
    if isinstance(value, Enum):
        return str(value.value)
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list):
        return [_spelled(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _spelled(item) for key, item in value.items()}
    if isinstance(value, Fraction | date):
        return [type(value).__name__, str(value)]
    names = _names(value.__class__)
    return [type(value).__name__, *[_spelled(getattr(value, name)) for name in names]]


@lru_cache(maxsize=256)
def _names(kind: type) -> tuple[str, ...]:
    if not is_dataclass(kind):
        raise ValueError(f"{kind.__name__} is no plain value")
    return tuple(field.name for field in fields(kind))
