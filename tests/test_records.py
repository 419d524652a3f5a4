"""Records: values like frozen dataclasses, but quick to make."""

from dataclasses import field

import pytest

from bot.records import record


@record
class Point:
    """A value."""

    east: int
    north: int = 0


@record
class Kept:
    """A value with a field that does not count."""

    here: int
    walked: object = field(default=None, compare=False, repr=False)


@record(eq=False)
class Alone:
    """A value that holds what has no hash."""

    told: dict[str, str]


@record
class Nothing:
    """A value without fields."""


def test_record_is_equal_and_hashed_by_its_fields() -> None:
    assert Point(1) == Point(1, 0)
    assert len({Point(1), Point(1, 0), Point(2)}) == 2
    assert repr(Point(1)) == "Point(east=1, north=0)"


def test_record_leaves_out_of_comparison_what_says_so() -> None:
    assert Kept(1, {}) == Kept(1, None)
    assert hash(Kept(1, {})) == hash(Kept(1, None))
    assert Kept(1) != Kept(2)
    assert repr(Kept(1, {})) == "Kept(here=1)"


def test_record_without_equality_is_equal_to_itself_alone() -> None:
    own = Alone({})
    assert own == own
    assert own != Alone({})
    assert len({own, Alone({})}) == 2


def test_record_without_fields_equals_every_other_one() -> None:
    assert Nothing() == Nothing()
    assert repr(Nothing()) == "Nothing()"


def test_record_has_no_other_attributes() -> None:
    with pytest.raises(AttributeError):
        Point(1).up = 3  # type: ignore[attr-defined]
