"""A name of the book is chosen as it stands there; one that only looks like it is asked for."""

from datetime import date

import pytest

from bot.talk import Kind, Question
from bot.understand import understand
from bot.understand.results import DidYouMean, Understood
from bot.words import Words

NAMES = {"1": "Phạm Văn Bình, ấp Mẫu Hai", "2": "Trần Thị Lan, ấp Mẫu Hai", "3": "Sơn Thị Mai"}
QUESTION = Question("household", Kind.CHOICE, tuple(NAMES), context={"named": NAMES})
LABELS = Words.of("vi").labels("decision", QUESTION)


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        ("Bình", "1"),
        ("binh", "1"),
        ("nhà anh Bình", "1"),
        ("Trần Thị Lan", "2"),
        ("hộ Lan", "2"),
        ("2", "2"),
        ("số 3", "3"),
        ("ba", "3"),
    ],
)
def test_name_chooses_its_household(said: str, chosen: str) -> None:
    assert understand(QUESTION, said, LABELS, date(2026, 8, 3)) == Understood(chosen)


@pytest.mark.parametrize("said", ["Sính", "Văn Sính", "Linh", "Lam"])
def test_name_that_is_not_there_chooses_nobody(said: str) -> None:
    found = understand(QUESTION, said, LABELS, date(2026, 8, 3))
    assert not isinstance(found, Understood)


def test_name_that_is_near_is_asked_for() -> None:
    found = understand(QUESTION, "Phạm Văn Sính", LABELS, date(2026, 8, 3))
    assert found == DidYouMean(("1",))
