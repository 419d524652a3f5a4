"""``record``: values that cost little, when they are made and when the program starts."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")


@overload
def record(cls: type[T], /) -> type[T]: ...
@overload
def record(*, eq: bool) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(
    cls: type[T] | None = None, /, *, eq: bool = True
) -> type[T] | Callable[[type[T]], type[T]]:
    """A slotted dataclass that nobody may change: ``mypy`` says so, the interpreter does not.

    A frozen dataclass sets each field by a call, which makes its values five times as dear, and
    compiles eight methods of its own, which takes the start a millisecond for every two classes.
    Here only ``__init__`` is compiled. With ``eq=False`` a value equals itself alone.
    """
    if cls is None:
        return lambda found: record(found) if eq else _unlike(found)
    made = _unlike(cls)
    compared = [item.name for item in fields(made) if item.compare]  # type: ignore[arg-type]
    values: Callable[[Any], Any] = attrgetter(*compared) if compared else _nothing

    def equal(self: object, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def hashed(self: object) -> int:
        return hash(values(self))

    made.__eq__ = equal  # type: ignore[method-assign]
    made.__hash__ = hashed  # type: ignore[method-assign]
    return made


def _unlike(cls: type[T]) -> type[T]:
    """The class without comparison; a ``__repr__`` of its own stays."""
    made = dataclass(slots=True, eq=False, repr=False)(cls)
    if "__repr__" not in cls.__dict__:
        made.__repr__ = _shown  # type: ignore[method-assign]
    return made


def _shown(self: Any) -> str:
    parts = (f"{item.name}={getattr(self, item.name)!r}" for item in fields(self) if item.repr)
    return f"{type(self).__qualname__}({', '.join(parts)})"


def _nothing(_self: object) -> tuple[()]:
    return ()
