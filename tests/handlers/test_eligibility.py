"""/dieukien: who is asked what, and what is said of a household."""

from datetime import date

import pytest

from bot.handlers.base import Offer
from bot.talk import Json
from tests.handlers.asking import VI, answered, asked, day, ids, texts

WITHIN = date(2024, 6, 3)
AFTER = date(2026, 8, 1)
DONG_NAI: dict[str, Json] = {"province": "dong-nai"}
OLD_PROJECT = DONG_NAI | {"project_when": "approved_in_period", "former_province": "dong-nai"}
ARTICLE = "Điều 1 khoản 2 điểm a, QĐ 15/2023, Đồng Nai"


def test_near_poor_with_a_worker_is_among_those_supported() -> None:
    answer = answered(
        "eligibility", WITHIN, DONG_NAI | {"household_status": "near_poor", "able_members": 2}
    )
    assert ids(answer) == ["eligibility-yes"]
    assert texts(answer)[0].startswith(
        f"Nhà mình thuộc đối tượng được xét: hộ cận nghèo ({ARTICLE}). Muốn nhận hỗ trợ,"
    )
    assert answer.offers == (Offer.WHY, Offer.PERSON, Offer.CALCULATION)


def test_near_poor_without_a_worker_is_for_an_officer() -> None:
    answer = answered(
        "eligibility", WITHIN, DONG_NAI | {"household_status": "near_poor", "able_members": 0}
    )
    assert ids(answer) == ["eligibility-officer", "ask-officer"]
    assert "có hai cách hiểu" in texts(answer)[0]


def test_no_names_the_condition_and_the_answer_and_the_way_back() -> None:
    answer = answered(
        "eligibility", WITHIN, DONG_NAI | {"household_status": "poor", "able_members": 0}
    )
    assert ids(answer) == ["eligibility-no", "eligibility-no-next"]
    condition, next_ = texts(answer)
    assert "hộ nghèo, 0 người lao động" in condition
    assert (
        f"Hộ nghèo cần ít nhất một người có khả năng lao động. Nhà mình chưa có ({ARTICLE})."
        in (condition)
    )
    assert next_.startswith("Trả lời nhầm thì bấm Sửa.")
    assert answer.offers == (Offer.WHY, Offer.EDIT, Offer.PERSON)


@pytest.mark.parametrize(
    ("status", "question"),
    [
        ("poor", "able_members"),
        ("near_poor", "able_members"),
        ("escaped_poverty", "recognised_on"),
        ("disabled_person", "able_to_work"),
        ("none", None),
        ("skip", None),
    ],
)
def test_only_what_the_category_turns_on_is_asked(status: str, question: str | None) -> None:
    assert asked("eligibility", WITHIN, DONG_NAI | {"household_status": status}) == question


@pytest.mark.parametrize(
    ("recognised", "said"),
    [
        ("2021-06-04", "eligibility-yes"),
        ("2021-06-03", "eligibility-yes"),
        ("2021-06-02", "eligibility-no"),
    ],
)
def test_the_window_of_36_months_is_held_against_today(recognised: str, said: str) -> None:
    answer = answered(
        "eligibility",
        WITHIN,
        DONG_NAI | {"household_status": "escaped_poverty", "recognised_on": day(recognised)},
    )
    assert ids(answer)[0] == said


def test_a_month_that_gives_the_same_answer_on_every_day_is_answered() -> None:
    month = {"from": "2022-12-01", "to": "2022-12-31"}
    answer = answered(
        "eligibility",
        WITHIN,
        DONG_NAI | {"household_status": "escaped_poverty", "recognised_on": month},
    )
    assert ids(answer)[0] == "eligibility-yes"


def test_a_month_in_which_the_answer_turns_is_for_an_officer() -> None:
    month = {"from": "2021-06-01", "to": "2021-06-30"}
    answer = answered(
        "eligibility",
        WITHIN,
        DONG_NAI | {"household_status": "escaped_poverty", "recognised_on": month},
    )
    assert ids(answer)[0] == "eligibility-day-recognised"
    assert "từ 01/06/2021 đến 30/06/2021" in texts(answer)[0]


def test_within_the_period_nothing_is_asked_about_the_project() -> None:
    assert asked("eligibility", WITHIN, DONG_NAI) == "household_status"


def test_after_the_period_it_asks_when_and_in_which_former_province() -> None:
    assert asked("eligibility", AFTER, DONG_NAI) == "project_when"
    when = DONG_NAI | {"project_when": "approved_in_period"}
    assert asked("eligibility", AFTER, when) == "former_province"
    assert asked("eligibility", AFTER, OLD_PROJECT) == "household_status"


def test_after_the_merger_and_within_the_period_only_the_former_province_is_asked() -> None:
    assert asked("eligibility", date(2025, 8, 1), DONG_NAI) == "former_province"


def test_an_old_project_of_the_old_province_is_answered_by_its_document() -> None:
    answer = answered(
        "eligibility", AFTER, OLD_PROJECT | {"household_status": "near_poor", "able_members": 1}
    )
    assert ids(answer) == ["eligibility-yes"]


@pytest.mark.parametrize(
    ("project", "said"),
    [
        ({"project_when": "new"}, "eligibility-officer-new"),
        ({"project_when": "skip"}, "eligibility-officer-when"),
        (
            {"project_when": "approved_in_period", "former_province": "binh-phuoc"},
            "eligibility-officer-other",
        ),
        (
            {"project_when": "approved_in_period", "former_province": "skip"},
            "eligibility-officer-former",
        ),
    ],
)
def test_where_the_document_may_not_hold_an_officer_answers_beside_the_conditions(
    project: dict[str, Json], said: str
) -> None:
    answer = answered(
        "eligibility", AFTER, DONG_NAI | project | {"household_status": "poor", "able_members": 0}
    )
    assert ids(answer) == [said, "eligibility-under-text"]
    assert texts(answer)[1].splitlines()[1:] == [
        "• Đạt: Hộ nghèo là nhóm được xét",
        "• Chưa đạt: Hộ nghèo cần ít nhất một người có khả năng lao động. Nhà mình chưa có",
    ]


def test_a_window_that_closed_after_the_proposal_is_for_an_officer() -> None:
    left = OLD_PROJECT | {
        "household_status": "escaped_poverty",
        "recognised_on": day("2022-12-15"),
    }
    assert asked("eligibility", AFTER, left) == "project_proposed_on"
    answer = answered("eligibility", AFTER, left | {"project_proposed_on": day("2024-06-15")})
    assert ids(answer) == ["eligibility-officer-day", "ask-officer"]
    assert "ngày đề xuất" in texts(answer)[0]
    late = answered("eligibility", AFTER, left | {"project_proposed_on": day("2025-12-20")})
    assert ids(late)[0] == "eligibility-no"
    unknown = answered("eligibility", AFTER, left | {"project_proposed_on": "skip"})
    assert ids(unknown)[0] == "eligibility-day-proposed"


@pytest.mark.parametrize(
    ("status", "question", "said"),
    [
        ("poor", "able_members", "có người còn khả năng lao động"),
        ("disabled_person", "able_to_work", "có khả năng lao động"),
        ("escaped_poverty", "recognised_on", "ngày được công nhận thoát nghèo"),
    ],
)
def test_not_known_says_what_is_missing_for_a_yes(status: str, question: str, said: str) -> None:
    answer = answered(
        "eligibility", WITHIN, DONG_NAI | {"household_status": status, question: "skip"}
    )
    assert ids(answer) == ["eligibility-missing", "conditions"]
    assert said in texts(answer)[0]
    assert "• Chưa rõ:" in texts(answer)[1]


def test_an_unknown_status_says_on_which_paper_it_is_written() -> None:
    answer = answered("eligibility", WITHIN, DONG_NAI | {"household_status": "skip"})
    assert "ghi trên giấy xã cấp" in texts(answer)[0]


def test_lang_son_says_where_the_answer_is_written() -> None:
    answer = answered("eligibility", AFTER, {"province": "lang-son"})
    assert ids(answer) == ["eligibility-elsewhere", "eligibility-elsewhere-ask"]
    assert "văn bản của chương trình, và danh sách hộ được duyệt" in texts(answer)[0]
    assert Offer.WHY in answer.offers
    assert any(say.id == "why-passage" for say in answer.why)


def test_another_province_is_told_which_documents_are_here() -> None:
    answer = answered("eligibility", AFTER, {"province": "skip"})
    assert "Đồng Nai, Lạng Sơn" in texts(answer)[0]


def test_why_quotes_the_article_word_for_word() -> None:
    answer = answered(
        "eligibility", WITHIN, DONG_NAI | {"household_status": "near_poor", "able_members": 2}
    )
    behind = "\n".join(VI.text(say) for say in answer.why)
    assert 'Điều 1 khoản 2 điểm a: "' in behind
    assert "Hộ nghèo có ít nhất một thành viên có khả năng lao động, hộ cận nghèo" in behind
    assert "15/2023/QĐ-UBND, Đồng Nai, ban hành ngày 07/04/2023" in behind
