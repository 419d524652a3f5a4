"""What a participation pays back: the approved rate, the day, the recovery decision."""

from datetime import date
from fractions import Fraction

import pytest

from bot.rules import Outcome, load
from bot.rules.obligations import (
    Assessment,
    Footing,
    PartFacts,
    ProjectFacts,
    assess,
    awaits_decision,
)

LANG_SON = load()["lang-son-33-2022"]
DONG_NAI = load()["dong-nai-15-2023"]
QUANG_NGAI = load()["quang-ngai-08-2022"]
END = date(2026, 6, 30)
AFTER = date(2026, 7, 1)
TEN, FIFTEEN = Fraction(1, 10), Fraction(15, 100)


def lang_son(
    on: date = AFTER,
    *,
    rate: Fraction | None = FIFTEEN,
    ends: date | None = END,
    withdrawn: bool = False,
    own_rate: Fraction | None = None,
    support: int = 20_000_000,
) -> Assessment:
    project = ProjectFacts("livestock_poultry", ends, rate, withdrawn=withdrawn)
    return assess(LANG_SON, project, PartFacts(support, 5_000_000, own_rate), on)


def dong_nai(
    on: date = AFTER,
    *,
    rate: Fraction | None = None,
    decided: bool = False,
    decided_rate: Fraction | None = None,
    income: bool | None = None,
    support: int = 20_000_000,
) -> Assessment:
    project = ProjectFacts("crop", END, rate, recovery_decided=decided, decided_rate=decided_rate)
    return assess(DONG_NAI, project, PartFacts(support, has_income=income), on)


def test_lang_son_household_pays_the_approved_rate_of_the_state_part_within_three_months() -> None:
    found = lang_son()
    assert (found.footing, found.amount_vnd, found.rate) == (Footing.DUE, 3_000_000, FIFTEEN)
    assert (found.pay_by, found.expected, found.charged) == (date(2026, 9, 30), False, True)
    assert found.result.values["pay_by_rolled"] == date(2026, 9, 30)


def test_own_approved_rate_of_a_household_goes_before_that_of_the_project() -> None:
    assert lang_son(own_rate=Fraction(1, 5)).amount_vnd == 4_000_000


def test_nothing_is_charged_before_the_project_has_ended() -> None:
    found = lang_son(date(2026, 6, 29))
    assert (found.footing, found.amount_vnd, found.charged) == (Footing.NOT_YET, 3_000_000, False)
    assert lang_son(END).footing is Footing.DUE


def test_rate_below_the_minimum_is_refused_with_the_article() -> None:
    found = lang_son(rate=TEN)
    assert (found.footing, found.amount_vnd, found.charged) == (Footing.REFUSED, None, False)
    assert found.result.outcome is Outcome.BELOW_MINIMUM
    (refused,) = [reason for reason in found.result.reasons if reason.met is False]
    assert (refused.citation.article, refused.citation.clause) == ("5", "1")


def test_support_above_the_level_is_refused() -> None:
    assert dong_nai(support=25_000_000).footing is Footing.REFUSED


def test_minimum_is_never_taken_for_an_approved_rate() -> None:
    found = lang_son(rate=None)
    assert (found.footing, found.amount_vnd) == (Footing.INCOMPLETE, 3_000_000)
    assert not found.charged


def test_project_without_an_end_is_incomplete() -> None:
    assert lang_son(ends=None).footing is Footing.INCOMPLETE


def test_withdrawn_project_charges_nothing() -> None:
    assert lang_son(withdrawn=True).footing is Footing.WITHDRAWN
    part = PartFacts(20_000_000, withdrawn=True)
    project = ProjectFacts("livestock_poultry", END, FIFTEEN)
    assert assess(LANG_SON, project, part, AFTER).footing is Footing.WITHDRAWN


def test_dong_nai_figure_is_expected_until_the_recovery_decision() -> None:
    found = dong_nai()
    assert (found.footing, found.amount_vnd) == (Footing.EXPECTED, 2_000_000)
    assert (found.expected, found.charged) == (True, True)
    settled = dong_nai(decided=True)
    assert (settled.footing, settled.expected) == (Footing.DUE, False)


def test_recovery_decision_starts_an_obligation_before_the_end() -> None:
    before = date(2026, 6, 1)
    assert dong_nai(before).footing is Footing.NOT_YET
    assert dong_nai(before, decided=True).footing is Footing.DUE


def test_rate_above_an_open_minimum_waits_for_the_decision_that_names_one() -> None:
    twelve = Fraction(12, 100)
    found = dong_nai(rate=twelve)
    assert (found.footing, found.amount_vnd) == (Footing.OPEN, None)
    settled = dong_nai(rate=twelve, decided=True, decided_rate=twelve)
    assert (settled.footing, settled.amount_vnd, settled.rate) == (Footing.DUE, 2_400_000, twelve)


def test_household_without_income_owes_what_stands_until_it_is_decided() -> None:
    found = dong_nai(income=False)
    assert (found.footing, found.amount_vnd) == (Footing.EXPECTED, 2_000_000)
    assert found.result.outcome is Outcome.NEEDS_OFFICER
    assert "no_income" in {point.id for point in found.result.open_points}


def test_document_without_recovery_gives_no_obligation() -> None:
    found = assess(QUANG_NGAI, ProjectFacts("crop", END), PartFacts(1), AFTER)
    assert (found.footing, found.amount_vnd, found.charged) == (Footing.INCOMPLETE, None, False)


@pytest.mark.parametrize(
    ("decided", "waits"), [(False, True), (True, False)], ids=["before", "after"]
)
def test_only_documents_with_a_recovery_decision_wait_for_it(decided: bool, waits: bool) -> None:
    facts = ProjectFacts("crop", END, recovery_decided=decided)
    assert awaits_decision(DONG_NAI, facts) is waits
    assert awaits_decision(LANG_SON, facts) is False
