"""A sentence about something else is no choice among what may follow an answer."""

from datetime import date

import pytest

from bot.handlers.base import Offer
from bot.talk import Kind, Question
from bot.understand import Understood, mostly, understand
from bot.words import Words


@pytest.mark.parametrize(
    ("text", "offer", "expected"),
    [
        ("cho tôi gặp cán bộ với", Offer.PERSON, True),
        ("gap can bo xa giup toi", Offer.PERSON, True),
        ("gặp cánn bộ", Offer.PERSON, True),
        ("muon xem so nha minh", Offer.MY_THINGS, True),
        ("tại sao phải nộp lại", Offer.WHY, True),
        ("số 1", Offer.CALCULATION, True),
        ("cái đầu tiên", Offer.CALCULATION, True),
        ("co bi phat khong", Offer.REGISTRATION, False),
        ("khong nop thi sao", Offer.WHY, False),
        ("con bò thì sao", Offer.WHY, False),
        ("sửa chuồng thì có được không", Offer.EDIT, False),
    ],
)
def test_sentence_is_a_choice_only_where_it_says_little_else(
    text: str, offer: Offer, expected: bool
) -> None:
    question = Question("offer", Kind.CHOICE, tuple(Offer))
    labels = Words.of("vi", None).labels("", question)
    assert mostly(text, labels[offer]) is expected


def test_a_yes_inside_a_longer_sentence_chooses_nothing() -> None:
    labels = {"poor": ("Hộ nghèo", "có"), "near": ("Hộ cận nghèo",)}
    question = Question("household_status", Kind.CHOICE, ("poor", "near"))
    today = date(2026, 8, 1)
    assert understand(question, "có", labels, today) == Understood("poor")
    assert not isinstance(understand(question, "co 2 nguoi lam duoc", labels, today), Understood)


def test_a_death_is_no_mistyped_all_of_it() -> None:
    question = Question("how_much", Kind.CHOICE, ("all", "part"))
    labels = {"all": ("Nộp hết", "hết"), "part": ("Số khác", "một phần")}
    today = date(2026, 8, 1)
    assert understand(question, "het", labels, today) == Understood("all")
    assert not isinstance(understand(question, "heo chết 2 con", labels, today), Understood)
