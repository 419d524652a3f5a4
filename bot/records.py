"""``record``: values that cost little, when they are made and when the program starts."""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields
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
    Here only ``__init__`` is compiled, when the first value is made. With ``eq=False`` a value
    equals itself alone.
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
    made = dataclass(slots=True, eq=False, repr=False, init=False)(cls)
    if "__repr__" not in cls.__dict__:
        made.__repr__ = _shown  # type: ignore[method-assign]

    def first(self: object, *args: Any, **named: Any) -> None:
        compiled = _compiled(made)
        made.__init__ = compiled  # type: ignore[method-assign]
        compiled(self, *args, **named)

    made.__init__ = first  # type: ignore[method-assign]
    return made


def _compiled(made: type) -> Callable[..., None]:
    """What sets the fields of a new value."""
    known: dict[str, Any] = {"MISSING": MISSING}
    taken, lines = [], []
    for item in fields(made):
        name = item.name
        lines.append(f"self.{name} = {name}")
        if item.default_factory is not MISSING:
            known[f"_{name}"] = item.default_factory
            lines[-1] = f"self.{name} = _{name}() if {name} is MISSING else {name}"
        elif item.default is not MISSING:
            known[f"_{name}"] = item.default
        default = "MISSING" if item.default_factory is not MISSING else f"_{name}"
        taken.append(f", {name}={default}" if default in known else f", {name}")
    if hasattr(made, "__post_init__"):
        lines.append("self.__post_init__()")
    body = "; ".join(lines) or "pass"
    exec(f"def __init__(self{''.join(taken)}): {body}", known)  # noqa: S102  (names of fields)
    found: Callable[..., None] = known["__init__"]
    return found


def _shown(self: Any) -> str:
    parts = (f"{item.name}={getattr(self, item.name)!r}" for item in fields(self) if item.repr)
    return f"{type(self).__qualname__}({', '.join(parts)})"


def _nothing(_self: object) -> tuple[()]:
    return ()
