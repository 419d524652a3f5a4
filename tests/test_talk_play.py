"""Walks: what is asked, and what is fed from the journal."""

from datetime import date
from fractions import Fraction

from bot.talk import (
    Ask,
    Asking,
    Days,
    Invalid,
    Kind,
    Place,
    Question,
    Say,
    Share,
    play,
)
from tests.talking import START, asking, household, put, result


def test_first_walk_stops_at_the_first_question() -> None:
    walk = asking(household, START)
    options = ("poor", "disabled", "none", "skip")
    assert walk == Asking(Question("status", Kind.CHOICE, options), (), ())


def test_recorded_answers_are_fed_by_key() -> None:
    journal = put(household, "poor", 2)
    assert result(household, journal) == ("poor", 2)


def test_path_holds_questions_with_their_recorded_values_in_order() -> None:
    walk = play(household, put(household, "poor", 2), 30)
    assert [(question.key, value) for question, value in walk.path] == [
        ("status", "poor"),
        ("able_members", 2),
    ]


def test_skip_is_none_to_the_conversation() -> None:
    assert result(household, put(household, "disabled", "skip")) == ("disabled", None)


def test_replay_is_replay() -> None:
    journal = put(household, "poor", 2)
    assert play(household, journal, 30) == play(household, journal, 30)


def test_inserted_question_costs_one_question_and_keeps_the_answers() -> None:
    async def newer(ask: Ask, facts: int) -> tuple[object, ...]:
        commune = await ask.text("commune")
        return commune, *(await household(ask, facts))

    journal = put(household, "poor", 2)
    assert asking(newer, journal).question.key == "commune"
    assert result(newer, put(newer, "Chi Lăng", journal=journal)) == ("Chi Lăng", "poor", 2)


def test_answer_that_no_longer_holds_is_asked_again() -> None:
    journal = put(household, "poor", 20)
    walk = asking(household, journal, 10)
    assert walk.question.key == "able_members"
    assert (walk.recorded, walk.value, walk.rejected) == (True, 20, Invalid("most"))


def test_question_context_and_bounds_are_plain_data_of_the_question() -> None:
    async def conversation(ask: Ask, _facts: object) -> object:
        return await ask.money("support_vnd", most=50, skip=False, kind_of=Say("pig", {}))

    question = asking(conversation, START).question
    assert question == Question(
        "support_vnd", Kind.MONEY, (), 1, 50, context={"kind_of": Say("pig", {})}
    )


async def everything(ask: Ask, _facts: object) -> object:
    return (
        await ask.choice("one", ("a", "b")),
        await ask.yes_no("two"),
        await ask.whole("three", least=0, most=9, skip=False),
        await ask.money("four", skip=False),
        await ask.rate("five", skip=False),
        await ask.share("six", skip=False),
        await ask.day("seven", earliest=date(2026, 1, 1), skip=False),
        await ask.text("eight"),
        await ask.files("nine", skip=False),
        await ask.place("ten", skip=False),
    )


def test_every_kind_comes_back_typed() -> None:
    day = {"from": "2026-06-30", "to": "2026-06-30"}
    values = ["b", "no", 3, 5, "0.15", {"lost": 12, "total": 40}, day, "Lò Thị Mai", ["f1"]]
    journal = put(everything, *values, {"text": "Thôn 3"})
    assert result(everything, journal) == (
        "b",
        False,
        3,
        5,
        Fraction(3, 20),
        Share(Fraction(30), 12, 40),
        Days(date(2026, 6, 30), date(2026, 6, 30)),
        "Lò Thị Mai",
        ("f1",),
        Place(text="Thôn 3"),
    )
