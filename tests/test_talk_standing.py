"""A walk that goes on from where the last one stopped comes to the same as one from the top."""

import gc
import sys
from typing import Any

import pytest

from bot.talk import (
    Ask,
    Asking,
    ConversationBroken,
    Finished,
    Header,
    Invalid,
    Journal,
    Say,
    Standing,
    answer,
    look,
    play,
    prefill,
    reopen,
    show,
)
from tests.talking import HEADER, START


class Counted:
    """A conversation of three questions that counts how often it begins and ends unfinished."""

    def __init__(self) -> None:
        self.begun = 0
        self.left = 0

    async def talk(self, ask: Ask, facts: int) -> object:
        """The status, how many, and what for."""
        self.begun += 1
        try:
            status = await ask.choice("status", ("poor", "none"))
            count = await ask.whole("count", least=0, most=facts, skip=False)
            ask.effect("counted", {"count": count})
            return status, count, await ask.text("words")
        except GeneratorExit:
            self.left += 1
            raise


@pytest.fixture
def counted() -> Counted:
    return Counted()


def walked(counted: Counted, *values: Any) -> tuple[Journal, Asking, Standing]:
    """After these answers, one walk for each."""
    standing, journal = Standing(), START
    walk = play(counted.talk, journal, 30, standing)
    for value in values:
        assert isinstance(walk, Asking)
        journal = answer(journal, walk.question, value)
        walk = play(counted.talk, journal, 30, standing)
    assert isinstance(walk, Asking)
    return journal, walk, standing


def test_one_more_answer_goes_on_and_ends_like_a_walk_from_the_top(counted: Counted) -> None:
    journal, walk, standing = walked(counted, "poor", 2)
    assert counted.begun == 1
    journal = answer(journal, walk.question, "Lợn nái")
    came = play(counted.talk, journal, 30, standing)
    assert counted.begun == 1
    assert isinstance(came, Finished)
    assert came.result == ("poor", 2, "Lợn nái")
    assert came == play(counted.talk, journal, 30)


def test_a_walk_goes_on_once(counted: Counted) -> None:
    journal, walk, standing = walked(counted, "poor")
    after = answer(journal, walk.question, 2)
    first = play(counted.talk, after, 30, standing)
    assert play(counted.talk, after, 30, standing) == first
    assert counted.begun == 2


def other_header(journal: Journal) -> Journal:
    return Journal(Header("test", "2", HEADER.opened_at, HEADER.today), journal.answers)


@pytest.mark.parametrize(
    "change",
    [
        lambda journal: journal,
        lambda journal: prefill(journal, "words", "Lợn"),
        lambda journal: prefill(prefill(journal, "status", "none"), "count", 3),
        lambda journal: reopen(prefill(journal, "count", 3), "status"),
        lambda journal: prefill(look(journal, "anything", None, 1), "count", 3),
        lambda journal: other_header(prefill(journal, "count", 3)),
        lambda journal: prefill(journal, "count", 31),
        lambda journal: prefill(journal, "count", "many"),
    ],
    ids=["nothing", "another", "edit", "reopened", "lookup", "header", "too_many", "no_number"],
)
def test_anything_else_than_an_answer_begins_at_the_top(counted: Counted, change: Any) -> None:
    journal, _, standing = walked(counted, "poor")
    changed = change(journal)
    came = play(counted.talk, changed, 30, standing)
    assert counted.begun == 2
    assert came == play(counted.talk, changed, 30)


def test_other_facts_begin_at_the_top(counted: Counted) -> None:
    journal, walk, standing = walked(counted, "poor")
    journal = answer(journal, walk.question, 20)
    came = play(counted.talk, journal, 10, standing)
    assert isinstance(came, Asking)
    assert came.rejected == Invalid("most")
    assert counted.begun == 2


def test_another_conversation_begins_at_the_top(counted: Counted) -> None:
    journal, walk, standing = walked(counted, "poor")
    other = Counted()
    play(other.talk, answer(journal, walk.question, 2), 30, standing)
    assert (counted.begun, other.begun) == (1, 1)


def test_a_reopened_question_begins_at_the_top(counted: Counted) -> None:
    journal, _, standing = walked(counted, "poor", 2)
    walk = play(counted.talk, reopen(journal, "count"), 30, standing)
    assert isinstance(walk, Asking)
    assert walk.recorded
    changed = answer(reopen(journal, "count"), walk.question, 3)
    came = play(counted.talk, changed, 30, standing)
    assert isinstance(came, Asking)
    assert came.path[-1][1] == 3
    assert counted.begun == 3


async def confirming(ask: Ask, _facts: object) -> object:
    """A confirmation, and a question after it."""
    count = await ask.whole("count", least=0, most=9, skip=False)
    done = await ask.confirm("sent", (Say("counted", {"n": count}),))
    return count, done, await ask.text("words")


def test_a_confirmed_answer_goes_on() -> None:
    standing, journal = Standing(), START
    for value in (3, "yes", "Lợn"):
        walk = play(confirming, journal, None, standing)
        assert isinstance(walk, Asking)
        journal = answer(show(journal, walk.question), walk.question, value)
    came = play(confirming, journal, None, standing)
    assert isinstance(came, Finished)
    assert came.result == (3, "yes", "Lợn")


def test_a_confirmation_that_was_taken_back_begins_at_the_top() -> None:
    standing, journal = Standing(), START
    for value in (3, "yes"):
        walk = play(confirming, journal, None, standing)
        assert isinstance(walk, Asking)
        journal = answer(show(journal, walk.question), walk.question, value)
    play(confirming, journal, None, standing)
    unconfirmed = Journal(journal.header, {**journal.answers, "words": "Lợn"}, journal.shown)
    came = play(confirming, unconfirmed, None, standing)
    assert isinstance(came, Asking)
    assert came.question.key == "sent"


def test_what_breaks_after_it_went_on_says_where() -> None:
    async def breaks(ask: Ask, _facts: object) -> object:
        await ask.text("words")
        raise LookupError("gone")

    standing = Standing()
    walk = play(breaks, START, None, standing)
    assert isinstance(walk, Asking)
    with pytest.raises(ConversationBroken, match="it raised LookupError") as caught:
        play(breaks, answer(START, walk.question, "Lợn"), None, standing)
    assert caught.value.key == "words"


def test_where_a_walk_stands_is_given_back_at_once(counted: Counted) -> None:
    gc.collect()
    gc.disable()
    try:
        _, walk, standing = walked(counted, "poor")
        assert counted.left == 0
        assert sys.getrefcount(walk) < 10
        del standing
        assert counted.left == 1, "something keeps it until garbage is sought"
    finally:
        gc.enable()
