"""How the assistant speaks to a household: short, plain, and none of the words that weigh."""

import re
from collections.abc import Iterator

import pytest

from bot.handlers.base import Offer
from bot.talk import Label, Say
from bot.words import LANGUAGES, Words, named_options
from tests.spoken import everything, inside

# One worker walks every path once.
pytestmark = pytest.mark.xdist_group("spoken")

MOST_WORDS = 60
MOST_RUNNING_WORDS = 14
MOST_CHOICES = 7
MOST_WORDS_ON_A_BUTTON = 4
SPOKEN_BY_THE_PERSON = {Offer.RATE, Offer.OBJECTION}
"""A button in the person's own words, named by what it says."""

CITATION = re.compile(r" ?\((?:Điều|Mục|Article|Section)[^()]*\)")
QUOTE = re.compile(r'"[^"]*"')
FIGURE = re.compile(r"^[(•]*[\d.,/%–×=−()]+[.,:;)]*$|^đ[.,:;)]*$|^[•≈]$")
STOP = re.compile(r"[.,;:?!()•\n–]+(?:\s|$)|\n|•|\(|\)")

BARRED = (
    "bạn",
    "quý khách",
    "người dân",
    "trả nợ",
    "nợ",
    "vay",
    "đòi",
    "nghĩa vụ",
    "vi phạm",
    "cưỡng chế",
    "chế tài",
    "chủ thể",
    "hồ sơ hợp lệ",
    "không hợp lệ",
    "bị từ chối",
    "rất tiếc",
    "hệ thống",
    "thao tác",
    "xác thực",
    "tôi",
    "em",
    "chúng tôi",
    "có thể",
    "thường thì",
)
BARRED_WORDS = re.compile(rf"(?<!\w)(?:{'|'.join(BARRED)})(?!\w)", re.IGNORECASE)

# What the law says word for word stands behind "Vì sao?" as it is written.
VERBATIM = {"why-passages"}


NOT_FACTS = {
    # which of several is meant, or what shall be done
    *("received_it", "deposited_it"),
    *("whose", "household", "member", "group", "area", "which_project", "task", "doing"),
    *("invite_from", "reached_by", "link_by", "entry.receipt", "entry.more", "deposit_what"),
    # a yes that nobody can leave open
    *("home.consent", "spoken_consent", "as_declared"),
    *("arrived", "mistaken", "right_decision", "right_account"),  # "Để sau" leaves them open
    # what is being written down: without it there is nothing to write
    *("how_much", "amount_vnd", "received_vnd", "code", "contact", "sheet"),
    *("decision_kind", "decision_number", "decided_on", "decided_by", "new_pay_by"),
    *("new_amount", "counted_from", "withdrawn_who", "strike_reason"),
    "query",  # the question itself
    *("case", "case_doing", "case_more", "assignee", "case_question", "case_reply"),
    *("leader_words", "case_note", "undone_step", "aside_reason", "all_signed"),
    *("approved_by", "cause", "case_percent", "visit_on", "visit_at", "paper_scan"),
    *("works", "unit", "central_vnd", "budget_vnd", "units_from", "units", "units_sheet"),
    *("person_area", "person_question", "which_question", "reply", "reply_done"),
    *("turnover_doing", "candidate.household", "candidate.more", "meets_on", "meets_at"),
    *("chosen.household", "chosen.recovered_vnd", "chosen.more", "minutes_number"),
    *("minutes_on", "minutes_scan", "transferred_on", "report_sent"),
    *("receipt_code", "print_what", "print_where"),
    # where, and which of several; what an officer or administrator is entering
    *("manage_where", "agency", "account_kind", "account_bank", "account_number"),
    *("account_holder", "holder_role", "holder", "holder_since", "switch", "switch_to"),
    *("rights_do", "grant_role", "grantee_phone", "grantee", "grantee_name"),
    *("report_for", "report_about", "more_words", "lost_count", "commune", "reporter_name"),
    "which_case",
    "happened",  # offers "not clear" by its own name
    *("reminder_what", "reminder_time", "reminder_fewer", "reminder_own"),
    *("collection_group", "collection_day", "collection_place"),
    *("reminding_what", "which_household", "held_message", "held_is"),
    *("broadcast_what", "broadcast_scope", "broadcast_words", "broadcast_which"),
    "broadcast_next",
}
"""What the new conversations ask that is no fact about which somebody may not know."""


def messages(language: str) -> Iterator[tuple[str, str]]:
    """The id and the text of every message and question, quotes and citations taken out."""
    words = Words.of(language)
    for _, say in everything().says:
        if say.id not in VERBATIM:
            yield say.id, CITATION.sub("", words.text(say))
    for name, question in everything().questions:
        yield question.key, words.question(name, question)
        yield f"{question.key}-example", words.example(name, question)
    for id_ in ("broken", "changed", "picked-up", "not-understood-outside", "unknown-command"):
        args = {"what": "Ngày", "from": "1", "to": "2", "answer": "hộ nghèo"}
        yield id_, words.text(Say(id_, args))


def labels(language: str) -> Iterator[tuple[str, str]]:
    """The id and the text of every button."""
    words = Words.of(language)
    for name, question in everything().questions:
        yield f"name-{question.key}", words.name(question.key)
        for option, label in words.options(name, question):
            if option not in named_options(question):  # people have names as long as they are
                yield f"{question.key}-{option}", label
    for offer in Offer:
        if offer not in SPOKEN_BY_THE_PERSON:
            yield offer, words.offer(offer)


def count(text: str) -> int:
    """The words, without figures."""
    return sum(not FIGURE.match(word) for word in text.split())


def longest_run(text: str) -> int:
    """The most words before a stop, without figures."""
    return max(count(part) for part in STOP.split(QUOTE.sub("", text)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_longer_than_sixty_words(language: str) -> None:
    long = {(id_, text) for id_, text in messages(language) if count(text) > MOST_WORDS}
    assert long == set()


def test_nobody_reads_more_than_fourteen_words_without_a_stop() -> None:
    breathless = {
        (id_, text) for id_, text in messages("vi") if longest_run(text) > MOST_RUNNING_WORDS
    }
    assert breathless == set()


def test_no_message_holds_a_word_that_weighs_on_people() -> None:
    spoken = {*messages("vi"), *labels("vi")}
    assert {(id_, text) for id_, text in spoken if BARRED_WORDS.search(text)} == set()


def test_nobody_is_shouted_at() -> None:
    for id_, text in messages("vi"):
        assert "!" not in text, id_
        assert not re.search(r"\b[^\W\d_]{6,}\b(?<=[A-ZĐ])", text), id_


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_have_four_words_at_most(language: str) -> None:
    long = {(i, text) for i, text in labels(language) if len(text.split()) > MOST_WORDS_ON_A_BUTTON}
    assert long == set()


def test_nobody_chooses_among_more_than_seven() -> None:
    words = Words.of("vi")
    for name, question in everything().questions:
        assert len(words.options(name, question)) <= MOST_CHOICES, question.key


def test_two_buttons_of_a_question_never_read_alike() -> None:
    for language in LANGUAGES:
        for name, question in everything().questions:
            shown = [label for _, label in Words.of(language).options(name, question)]
            assert len(set(shown)) == len(shown), question.key


def test_every_factual_question_offers_not_known() -> None:
    settings = {"consent", "form_of_address", "given_name", "language", "confirm"}
    asked = {question.name: question.skippable for _, question in everything().questions}
    assert {key for key, skippable in asked.items() if not skippable} == settings | NOT_FACTS


def test_every_estimate_says_that_it_is_no_decision() -> None:
    words = Words.of("vi")
    for _, say in everything().says:
        if say.id.startswith("calculation-damage"):
            assert words.text(say).startswith("Ước tính, chưa phải quyết định.")


def test_every_figure_and_every_reading_is_cited() -> None:
    for _, say in everything().says:
        if say.id.startswith("calculation-") and {"line", "lines"} & say.args.keys():
            assert "cite" in say.args or say.id == "calculation-missing"


def test_the_assistant_says_that_it_is_a_machine_and_how_to_reach_a_person() -> None:
    hello = Words.of("vi").text(Say("start-hello", {"role": "nobody", "named": "no"}))
    assert "máy" in hello
    assert "Gặp cán bộ" in hello


def test_labels_inside_a_message_are_written_small() -> None:
    words = Words.of("vi")
    for _, say in everything().says:
        for part in inside(say):
            for value in part.args.values():
                if isinstance(value, Label) and value.question != "former_province":
                    shown = words.text(Say("given-status", {"status": value}))
                    assert shown[0].islower()
