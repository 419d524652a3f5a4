"""``record``: small values that every message makes by the dozen. Nothing else belongs here."""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """A slotted dataclass that nobody may change: ``mypy`` says so, the interpreter does not.

    A frozen dataclass sets each field by a call, which makes it five times as dear; a message
    makes some fifty values. What is made rarely stays ``@dataclass(frozen=True, slots=True)``.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
