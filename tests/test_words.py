"""Words: values as text, and no message, question or label that is missing or never used."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.channels.base import Event
from bot.handlers import CONVERSATIONS
from bot.handlers.base import Offer
from bot.handlers.case_doings import DOINGS, RARE
from bot.handlers.damage_things import OTHER
from bot.rules import load
from bot.rules.results import Citation, OpenPoint, Reason
from bot.talk import Days, Kind, Label, Money, Percent, Question, Say, Share
from bot.understand import Why
from bot.words import GLOBALS, LANGUAGES, MissingWords, Words, clip, sources
from bot.words.shown import translation_id
from tests.spoken import everything, inside

# One worker walks every path once.
pytestmark = pytest.mark.xdist_group("spoken")

ROOT = Path(__file__).parents[1]
VI, EN = Words.of("vi"), Words.of("en")
DEADLINE = Citation("lang-son-33-2022", "regulation", article="5", clause="3", point="a")
PAYMENT = Citation("lang-son-33-2022", "regulation", article="6", clause="1")
LEVEL = Citation("dong-nai-15-2023", "regulation", article="3")
PERCENT = Question("approved_rate", Kind.RATE, ("skip",))


def shown(value: object, words: Words = VI) -> str:
    """A value inside a message."""
    return words.text(Say("did-you-mean-one", {"it": value})).split('"')[1]


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (Money(20_000_000), "20.000.000 đ", "20,000,000 đ"),
        (Money(0), "0 đ", "0 đ"),
        (Money(Fraction("1234567.8")), "1.234.567,8 đ", "1,234,567.8 đ"),
        (Percent(Fraction("0.105")), "10,5%", "10.5%"),
        (Percent(Fraction("0.15")), "15%", "15%"),
        (Percent(Fraction(1, 3)), "≈ 33,33%", "≈ 33.33%"),
        (date(2026, 9, 30), "30/09/2026", "30/09/2026"),
        (Days(date(2026, 9, 30), date(2026, 9, 30)), "30/09/2026", "30/09/2026"),
        (
            Days(date(2022, 12, 1), date(2022, 12, 31)),
            "từ 01/12/2022 đến 31/12/2022",
            "01/12/2022 to 31/12/2022",
        ),
        (Share(Fraction(30), 12, 40), "12 trên 40, tức 30%", "12 of 40, that is 30%"),
        (
            Share(Fraction(70), Fraction("3.5"), 5),
            "3,5 trên 5, tức 70%",
            "3.5 of 5, that is 70%",
        ),
        (Share(Fraction("29.99")), "29,99%", "29.99%"),
        (
            DEADLINE,
            "Điều 5 khoản 3 điểm a, QĐ 33/2022, Lạng Sơn",
            "Article 5 clause 3 point a, QĐ 33/2022, Lạng Sơn",
        ),
        (
            (DEADLINE, PAYMENT),
            "Điều 5 khoản 3 điểm a, Điều 6 khoản 1, QĐ 33/2022, Lạng Sơn",
            "Article 5 clause 3 point a, Article 6 clause 1, QĐ 33/2022, Lạng Sơn",
        ),
        (
            (PAYMENT, LEVEL),
            "Điều 6 khoản 1, QĐ 33/2022, Lạng Sơn; Điều 3, QĐ 15/2023, Đồng Nai",
            "Article 6 clause 1, QĐ 33/2022, Lạng Sơn; Article 3, QĐ 15/2023, Đồng Nai",
        ),
        (Label("household_status", "near_poor"), "hộ cận nghèo", "near-poor household"),
        (7, "7", "7"),
        ("3 < 4", "3 < 4", "3 < 4"),
        ("{ $x }", "{ $x }", "{ $x }"),
        ("dài " * 250, "dài " * 250, "dài " * 250),
    ],
)
def test_values_show_in_both_languages(value: object, vi: str, en: str) -> None:
    assert (shown(value), shown(value, EN)) == (vi, en)


@pytest.mark.parametrize(
    ("day", "vi"),
    [
        (date(2026, 9, 28), "thứ Hai 28/09/2026"),
        (date(2026, 9, 30), "thứ Tư 30/09/2026"),
        (date(2026, 10, 4), "Chủ Nhật 04/10/2026"),
    ],
)
def test_a_deadline_names_its_weekday(day: date, vi: str) -> None:
    said = VI.text(Say("days-rolled", {"day": day}))
    assert vi in said


def test_a_condition_of_the_law_is_shown_without_its_full_stop() -> None:
    reason = Reason("unheard_of", True, "Nhà mình có.", DEADLINE)
    assert shown(reason) == "Nhà mình có"
    assert shown(OpenPoint("unheard_of", "Văn bản chưa ghi rõ.")) == "Văn bản chưa ghi rõ"


def test_lines_are_shown_below_each_other() -> None:
    lines = (Say("missing-line", {"what": "a"}), Say("missing-line", {"what": "b"}))
    assert "\n• a\n• b\n" in VI.text(Say("calculation-missing", {"lines": lines}))


def test_the_reader_is_addressed_by_the_chosen_name() -> None:
    hello = Say("start-hello", {"role": "household", "named": "no"})
    assert "Chào bà con." in VI.text(hello)
    assert "Chào anh Páo." in Words.of("vi", "anh Páo").text(hello)


def test_staff_who_chose_no_name_are_greeted_as_staff() -> None:
    hello = Say("start-hello", {"role": "officer", "named": "no"})
    assert "Chào anh/chị." in VI.text(hello)
    named = Say("start-hello", {"role": "officer", "named": "yes"})
    assert "Chào chị Thu." in Words.of("vi", "chị Thu").text(named)


@pytest.mark.parametrize(
    ("question", "value", "expected"),
    [
        (Question("household_status", Kind.CHOICE, ("poor",)), "poor", "hộ nghèo"),
        (Question("support_vnd", Kind.MONEY, ("skip",)), 20_000_000, "20.000.000 đ"),
        (PERCENT, Fraction("0.15"), "15%"),
        (PERCENT, None, "không biết"),
        (Question("province", Kind.CHOICE, ("skip",)), None, "tỉnh khác"),
        (Question("able_members", Kind.WHOLE), 2, "2"),
        (Question("given_name", Kind.TEXT), "Páo", "Páo"),
    ],
)
def test_an_answer_is_read_back_as_it_would_be_said(
    question: Question, value: object, expected: str
) -> None:
    assert VI.answer("calculation", question, value) == expected


def test_a_hidden_option_is_understood_but_has_no_button() -> None:
    question = Question("project_type", Kind.CHOICE, ("other", "mixed", "skip"))
    assert [option for option, _ in VI.options("calculation", question)] == ["other", "skip"]
    assert list(VI.labels("calculation", question)) == ["other", "mixed", "skip"]


def test_labels_carry_everyday_synonyms() -> None:
    question = Question("household_status", Kind.CHOICE, ("near_poor",))
    assert VI.labels("eligibility", question)["near_poor"][:2] == ("Hộ cận nghèo", "cận nghèo")


def test_a_question_of_a_group_is_named_by_its_round() -> None:
    with pytest.raises(MissingWords, match="ask-item-kind"):
        VI.question("nowhere", Question("item2.kind", Kind.TEXT))


@pytest.mark.parametrize("why", Why)
def test_every_reason_has_one_sentence_with_an_example(why: Why) -> None:
    question = Question("damage_percent", Kind.SHARE, ("skip",))
    said = VI.misunderstood("calculation", question, why, "mất gần hết")
    assert said.endswith("ví dụ: 12/40. Chưa đếm được thì bấm Không biết.")


def test_the_second_time_a_person_is_offered() -> None:
    question = Question("damage_percent", Kind.SHARE, ("skip",))
    said = VI.misunderstood("calculation", question, "vague", "gần hết", again=True)
    assert "Gặp cán bộ" in said
    assert "gần hết" not in said


def test_a_persons_words_come_back_on_one_short_line() -> None:
    assert clip("a\n b\t c") == "a b c"
    assert len(clip("x" * 500)) == 40


def test_missing_words_are_an_error_and_never_half_a_sentence() -> None:
    with pytest.raises(MissingWords):
        VI.text(Say("no-such-message", {}))
    with pytest.raises(MissingWords):
        VI.text(Say("changed", {"what": "x", "from": "y"}))
    with pytest.raises(MissingWords):
        Words.of("fr")


class _Variables(Visitor):
    """The variables of a message."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


def entries(language: str) -> Iterator[ast.Message]:
    for text in sources(language).values():
        for entry in FluentParser().parse(text).body:
            assert not isinstance(entry, ast.Junk), entry.content
            if isinstance(entry, ast.Message):
                yield entry


def variables(language: str) -> dict[str, set[str]]:
    found = {}
    for entry in entries(language):
        visitor = _Variables()
        visitor.visit(entry)
        found[entry.id.name] = visitor.names - set(GLOBALS)
    return found


def test_no_message_is_written_twice() -> None:
    for language in LANGUAGES:
        ids = [entry.id.name for entry in entries(language)]
        assert sorted(ids) == sorted(set(ids))


def test_both_languages_have_the_same_messages() -> None:
    # ``law-`` messages translate what the packs say in Vietnamese.
    own = {language: {i for i in variables(language) if i[:4] != "law-"} for language in LANGUAGES}
    assert own["vi"] == own["en"]


def test_no_language_uses_a_variable_that_the_other_does_not_know() -> None:
    vi, en = variables("vi"), variables("en")
    loose = {"eligibility-yes", "eligibility-no"}  # a form for one kind of person may need fewer
    assert {i: (vi[i], en[i]) for i in vi if vi[i] != en[i] and i not in loose} == {}


def test_hidden_options_are_hidden_in_both_languages() -> None:
    hidden = [
        {e.id.name for e in entries(language) if any(a.id.name == "hidden" for a in e.attributes)}
        for language in LANGUAGES
    ]
    assert hidden[0] == hidden[1]


def test_words_are_written_in_composed_letters() -> None:
    for language in LANGUAGES:
        for text in sources(language).values():
            assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_on_every_path_has_its_words_and_variables(language: str) -> None:
    words = Words.of(language)
    for _, say in everything().says:
        assert words.text(say)
    for name, question in everything().questions:
        assert words.question(name, question)
        assert words.example(name, question)
        assert words.name(question.key)
        assert all(label for _, label in words.options(name, question))


def test_no_variable_is_called_like_one_that_every_message_has() -> None:
    # It would be said as the reader's own form of address, whatever it held.
    told = [say.args.keys() for _, top in everything().says for say in inside(top)]
    told += [(question.context or {}).keys() for _, question in everything().questions]
    assert {name for names in told for name in names} & set(GLOBALS) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_offer_and_every_opening_has_words(language: str) -> None:
    words = Words.of(language)
    assert all(words.offer_labels(Offer).values())
    assert words.openings().keys() <= CONVERSATIONS.keys()


def literals() -> set[str]:
    """Every id that the code writes out."""
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "bot").rglob("*.py"))
    return set(re.findall(r'"([a-z_]+(?:-[a-z_]+)*)"', code))


def begun() -> tuple[str, ...]:
    """Beginnings of ids that the code completes with one of a closed list: f"next-{who}"."""
    rooms = ("handlers", "desk", "delivery", "documents")
    paths = (path for room in rooms for path in (ROOT / "bot" / room).rglob("*.py"))
    code = "\n".join(path.read_text("utf-8") for path in paths)
    return tuple(set(re.findall(r'f"([a-z_]+(?:-[a-z_]+)*-)\{', code)))


def conventional() -> Iterator[str]:
    """Every id that follows from a question, an option, an offer or a reason."""
    for name, question in everything().questions:
        key = question.name.replace(".", "-")
        yield from (f"{name}-{key}", f"ask-{key}", f"{key}-example", f"name-{key}")
        for option in question.options:
            yield from (f"{name}-{key}-{option}", f"{key}-{option}", f"option-{option}")
    yield from (f"offer-{offer}" for offer in (*Offer, "back"))
    ways = [policy.case for policy in load().values() if policy.case is not None]
    for doing in {*DOINGS, *RARE, *(step for way in ways for step in way.steps)}:
        yield from (f"offer-case_{doing}", f"case_doing-{doing}", f"case_more-{doing}")
    yield from (f"what_lost-{OTHER}", "whose-watch-all")
    yield from (f"opening-{name}" for name in CONVERSATIONS)
    yield from (f"not-understood-{why.value.replace('_', '-')}" for why in Why)
    yield from (f"{event.value}-outside" for event in Event)
    yield from (f"place-{part}" for part in ("article", "section", "clause", "point"))


SAID_AT_THE_EDGE = {"too-many", "too-big", "wrong-file", "option-edit"}
"""Said before a conversation is reached; options of confirmations that nothing asks yet."""


def test_no_message_is_never_used() -> None:
    says = {part.id for _, say in everything().says for part in inside(say)}
    used = says | literals() | set(conventional()) | SAID_AT_THE_EDGE
    rest = {id_ for id_ in variables("vi") if id_ not in used}
    assert {id_ for id_ in rest if not id_.startswith(begun())} == set()


def conditions() -> set[str]:
    """What the packs say of a household's conditions, met, not met and not known."""
    return {
        value.text
        for _, say in everything().says
        for part in inside(say)
        for value in part.args.values()
        if isinstance(value, Reason)
    }


def of_law() -> set[str]:
    """What the packs say in the messages, as ids of translations."""
    points = {point.text for policy in load().values() for point in policy.open_points.values()}
    return {translation_id(text) for text in conditions() | points}


def test_no_translation_of_the_law_is_stale() -> None:
    assert {id_ for id_ in variables("en") if id_.startswith("law-")} <= of_law()


def test_english_readers_get_the_conditions_in_english() -> None:
    assert {text for text in conditions() if translation_id(text) not in variables("en")} == set()


def test_every_province_of_the_documents_has_a_label() -> None:
    for policy in load().values():
        if policy.eligibility is None and policy.rates is None:
            continue
        for place in policy.territory:
            question = Question("province", Kind.CHOICE, (place.province,))
            former = Question("former_province", Kind.CHOICE, tuple(f.id for f in place.former))
            for words in (VI, EN):
                assert words.options("eligibility", question)
                assert len(words.options("eligibility", former)) == len(place.former)
