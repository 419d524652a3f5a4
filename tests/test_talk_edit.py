"""Back, edits, and answers that wait in branches not taken."""

import pytest

from bot.talk import (
    Ask,
    BadAnswer,
    answer,
    back,
    close,
    play,
    reopen,
)
from tests.talking import START, asking, household, put, result


def test_edit_keeps_later_answers_that_still_hold() -> None:
    async def conversation(ask: Ask, _facts: object) -> object:
        return await ask.choice("one", ("a", "b")), await ask.choice("two", ("c", "d"))

    journal = put(conversation, "a", "d")
    question = play(conversation, journal, None).path[0][0]
    assert result(conversation, answer(journal, question, "b"), None) == ("b", "d")


def test_answers_of_a_branch_that_is_left_come_back_with_it() -> None:
    journal = put(household, "poor", 2)
    status = asking(household, START).question
    left = answer(journal, status, "disabled")
    assert asking(household, left).question.key == "able_to_work"
    assert result(household, answer(left, status, "poor")) == ("poor", 2)


def test_back_asks_the_last_answered_question_and_keeps_its_answer() -> None:
    journal = put(household, "poor")
    walk = asking(household, back(journal, asking(household, journal).path))
    assert (walk.question.key, walk.recorded, walk.value) == ("status", True, "poor")
    assert walk.rejected is None


def test_back_twice_goes_back_two_questions() -> None:
    journal = put(household, "poor", 2)
    once = back(journal, play(household, journal, 30).path)
    assert asking(household, once).question.key == "able_members"
    twice = back(once, play(household, once, 30).path)
    assert asking(household, twice).question.key == "status"


def test_back_at_the_first_question_changes_nothing() -> None:
    assert back(START, ()) is START


def test_answering_the_reopened_question_goes_on_where_it_was() -> None:
    journal = reopen(put(household, "poor", 2), "status")
    assert asking(household, journal).question.key == "status"
    assert result(household, put(household, "poor", journal=journal)) == ("poor", 2)


def test_answer_to_another_question_leaves_the_reopened_one_open() -> None:
    journal = reopen(put(household, "poor", 2), "able_members")
    status = asking(household, START).question
    edited = answer(answer(journal, status, "disabled"), status, "poor")
    assert asking(household, edited).question.key == "able_members"


def test_closing_lets_the_recorded_answer_stand() -> None:
    journal = reopen(put(household, "poor", 2), "status")
    assert result(household, close(journal)) == ("poor", 2)


def test_closing_what_is_not_reopened_changes_nothing() -> None:
    assert close(START) is START


def test_reopening_twice_or_what_was_never_answered_changes_nothing() -> None:
    journal = reopen(put(household, "poor"), "status")
    assert reopen(journal, "status") is journal
    assert reopen(journal, "able_members") is journal


def test_reopened_key_of_a_branch_not_taken_does_not_stop_the_walk() -> None:
    journal = reopen(put(household, "poor", 2), "able_members")
    status = asking(household, START).question
    assert asking(household, answer(journal, status, "none")).question.key == "words"


def test_the_same_answer_again_is_the_same_journal() -> None:
    journal = put(household, "poor")
    assert answer(journal, asking(household, START).question, "poor") is journal


def test_every_change_counts_the_revision_up() -> None:
    one = put(household, "poor")
    two = reopen(one, "status")
    three = close(two)
    assert [START.revision, one.revision, two.revision, three.revision] == [0, 1, 2, 3]


def test_rejected_input_is_never_journaled() -> None:
    question = asking(household, START).question
    with pytest.raises(BadAnswer) as caught:
        answer(START, question, "rich")
    assert (caught.value.key, caught.value.reason) == ("status", "option")


def test_journal_does_not_share_the_value_that_it_was_given() -> None:
    async def conversation(ask: Ask, _facts: object) -> object:
        return await ask.files("photos")

    value = ["f1"]
    journal = answer(START, asking(conversation, START).question, value)
    value.append("f2")
    assert result(conversation, journal) == ("f1",)
