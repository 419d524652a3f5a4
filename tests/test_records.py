"""Records: values like frozen dataclasses, but quick to make."""

import pytest

from bot.records import record


@record
class Point:
    """A value."""

    east: int
    north: int = 0


def test_record_is_equal_and_hashed_by_its_fields() -> None:
    assert Point(1) == Point(1, 0)
    assert len({Point(1), Point(1, 0), Point(2)}) == 2
    assert repr(Point(1)) == "Point(east=1, north=0)"


def test_record_has_no_other_attributes() -> None:
    with pytest.raises(AttributeError):
        Point(1).up = 3  # type: ignore[attr-defined]
