"""Ids rise and never repeat; codes survive people; instants have a zone."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sqlalchemy.dialects.sqlite import dialect

from bot.storage.ids import ALPHABET, CODES, Ids, code, read_code, span
from bot.storage.moments import Instant, instant, micros
from tests.storage.people import NOON

_MICROS = st.integers(
    micros(datetime(2019, 1, 1, tzinfo=UTC)), micros(datetime(2080, 1, 1, tzinfo=UTC))
)
INSTANTS = _MICROS.map(instant)


@given(at=st.lists(INSTANTS, max_size=30))
def test_ids_of_a_process_rise_whatever_its_clock_does(at: list[datetime]) -> None:
    ids = Ids(3)
    made = [ids.new(moment) for moment in at]
    assert made == sorted(set(made))
    assert all(0 <= number < 2**63 for number in made)


def test_ids_of_different_processes_differ_at_the_same_instant() -> None:
    made = [Ids(process).new(NOON) for process in range(1024)]
    assert len(set(made)) == 1024


def test_more_ids_than_a_millisecond_holds_still_differ() -> None:
    ids = Ids(1)
    made = [ids.new(NOON) for _ in range(10_000)]
    assert made == sorted(set(made))


@given(slow=INSTANTS, fast=INSTANTS)
def test_id_is_above_the_given_one_of_a_process_whose_clock_is_ahead(
    slow: datetime, fast: datetime
) -> None:
    ahead = Ids(1).new(fast)
    late = Ids(2)
    first = late.new(slow, above=ahead)
    second = late.new(slow, above=first)
    assert ahead < first < second


def test_id_of_a_later_instant_is_larger() -> None:
    assert Ids(900).new(NOON) < Ids(1).new(NOON + timedelta(milliseconds=1))


@given(at=INSTANTS, duration=st.timedeltas(timedelta(milliseconds=1), timedelta(days=9)))
def test_span_is_how_far_ids_lie_apart(at: datetime, duration: timedelta) -> None:
    assume(at >= datetime(2020, 1, 1, tzinfo=UTC))
    apart = Ids(1).new(at + duration) - Ids(1).new(at)
    assert apart in (span(duration), span(duration + timedelta(milliseconds=1)))


def test_instant_beyond_the_range_of_ids_is_refused() -> None:
    with pytest.raises(ValueError, match="too late"):
        Ids(1).new(datetime(2400, 1, 1, tzinfo=UTC))


@given(number=st.integers(0, CODES - 1))
def test_code_is_read_back_as_people_type_it(number: int) -> None:
    text = code(number)
    assert len(text) == 8
    assert read_code(text) == number
    typed = text.lower().replace("0", "o").replace("1", "l")
    assert read_code(f" {typed[:4]}-{typed[4:]} ") == number


@given(number=st.integers(0, CODES - 1), place=st.integers(0, 7), wrong=st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(number: int, place: int, wrong: str) -> None:
    text = code(number)
    assume(text[place] != wrong)
    assert read_code(text[:place] + wrong + text[place + 1 :]) is None


@given(number=st.integers(0, CODES - 1), places=st.sets(st.integers(0, 7), min_size=2, max_size=2))
def test_two_exchanged_characters_are_noticed(number: int, places: set[int]) -> None:
    text = list(code(number))
    one, other = places
    assume(text[one] != text[other])
    text[one], text[other] = text[other], text[one]
    assert read_code("".join(text)) is None


@pytest.mark.parametrize(
    "text", ["", "ABC", "ABCDEFGHJ", "ABCDEFGU", "ếABCDEF1", "０" * 8, "²" * 8]
)
def test_what_is_no_code_is_none(text: str) -> None:
    assert read_code(text) is None


@pytest.mark.parametrize("number", [-1, CODES])
def test_number_without_a_code_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="CODES"):
        code(number)


@given(at=st.datetimes(timezones=st.just(timezone(timedelta(hours=7)))))
def test_instants_come_back_exactly(at: datetime) -> None:
    column = Instant()
    stored = column.process_bind_param(at, dialect())
    assert stored == micros(at)
    assert column.process_result_value(stored, dialect()) == at
    assert instant(micros(at)).utcoffset() == timedelta(0)


def test_nothing_stays_nothing() -> None:
    assert Instant().process_bind_param(None, dialect()) is None
    assert Instant().process_result_value(None, dialect()) is None


def test_datetime_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no zone"):
        micros(NOON.replace(tzinfo=None))
