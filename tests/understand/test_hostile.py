"""What nobody types by accident: every grammar answers, with one of the three types, and soon."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.talk import Kind, Question
from bot.talk.answers import Invalid, decode
from bot.understand import DidYouMean, NotUnderstood, Understood, Why, find_start, understand
from bot.understand.counts import _TAIL as AFTER_COUNT
from bot.understand.labels import FILLERS
from bot.understand.money import _HEAD as BEFORE_MONEY
from bot.understand.money import _TAIL as AFTER_MONEY
from bot.understand.numbers import read_number
from bot.understand.parts import _DROPPED as BESIDE_SHARE
from bot.understand.tokens import tokens, words

TODAY = date(2026, 11, 21)
LABELS = {
    "poor": ("Hộ nghèo",),
    "near_poor": ("Hộ cận nghèo",),
    "yes": ("Có",),
    "no": ("Không",),
    "edit": ("Sửa",),
    "skip": ("Không biết",),
}
QUESTIONS = tuple(
    Question(
        "item1.x",
        kind,
        tuple(LABELS) if kind in {Kind.CHOICE, Kind.CONFIRM} else ("skip",),
        latest=TODAY,
    )
    for kind in Kind
)
NUMERIC = tuple(q for q in QUESTIONS if q.kind in {"money", "whole", "rate", "share", "day"})
NASTY = (
    "",
    " ",
    "\0",
    "\0" * 100,
    "\n\n\n",
    "😀" * 50,
    "👩‍👩‍👧‍👦🏽",
    "a" + "\u0301" * 3000,
    "\u0301\u0327" * 4000,
    "\u202e20 triệu\u202c",
    "\u200f\u200e\u2066",
    "\ud800",
    "20\ud800tr",
    "x" * 10_000,
    "9" * 400,
    "9" * 9_999,
    "-" * 400,
    "." * 400,
    "1." * 200,
    "1,1" * 130,
    "(" * 400,
    "%" * 400,
    "/" * 400,
    "1/" * 200,
    "0/0",
    "1e999",
    "NaN",
    "inf",
    "-0",
    "٢٠٪",
    "२० लाख",
    "二十",
    "𝟚𝟘",
    "²",
    "½½½",
    "１２／４０",
    "triệu " * 60,
    "không " * 60,
    "ngheo " * 60,
    "một trăm " * 40,
    "thang nam " * 40,
    "ngày 3" + "0" * 300,
    "hai mươi " * 40,
    "' OR 1=1 --",
    "{0}{__class__}%s%n$(reboot)",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "ﷺ" * 100,
    "İ" * 100,
    "ß" * 100,
    "Ω\u0345" * 50,
)


@pytest.mark.parametrize("text", NASTY, ids=lambda text: ascii(text[:12]))
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.kind.value)
def test_nasty_text_gets_an_answer_of_the_three_types(question: Question, text: str) -> None:
    heard = understand(question, text, LABELS, TODAY)
    assert isinstance(heard, Understood | DidYouMean | NotUnderstood)
    _is_sound(question, heard)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.kind.value)
def test_ten_thousand_characters_are_refused_unread(question: Question) -> None:
    assert understand(question, "a " * 5_000, LABELS, TODAY) == NotUnderstood(Why.TOO_LONG)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.kind.value)
def test_text_without_a_visible_character_is_empty(question: Question) -> None:
    assert understand(question, "\u200b \u202e\0\n", LABELS, TODAY) == NotUnderstood(Why.EMPTY)


@pytest.mark.parametrize("question", NUMERIC, ids=lambda question: question.kind.value)
@pytest.mark.parametrize("text", ["9" * 400, "٢٠", "二十", "²", "𝟚𝟘tr", "20x", "1e3", "0x14"])
def test_foreign_and_endless_digits_are_no_number(question: Question, text: str) -> None:
    assert isinstance(understand(question, text, LABELS, TODAY), NotUnderstood)


def _is_sound(question: Question, heard: object) -> None:
    """A value is one that the conversation takes, and options are among those offered."""
    if isinstance(heard, Understood):
        assert not isinstance(decode(question, heard.value), Invalid)
    if isinstance(heard, DidYouMean):
        assert 1 <= len(heard.options) <= 3
        assert set(heard.options) <= set(question.options)


WORDS = st.sampled_from(
    sorted(
        words(
            "không một hai ba bốn năm sáu bảy tám chín mười mươi mốt tư lăm hăm chục trăm nghìn",
            "triệu tỷ rưỡi nửa lẻ phần trăm % / - . , trên trong còn chết con sào 0 1 2 12 40",
            "1.500 20.000.000 1,5 tr k đ ngày tháng quý thứ tuần trước sau nay qua mai mùng tết",
            "30/6 2026 khoảng hơn cỡ có dạ ạ nhà tôi nghèo cận thoát biết rõ sửa gửi ngheo can",
            "nam sau mot toi da",
        )
    )
)
SENTENCES = st.lists(WORDS, max_size=9).map(" ".join)


@settings(max_examples=150, deadline=None, database=None, derandomize=True)
@given(st.one_of(st.text(max_size=80), SENTENCES))
def test_any_text_comes_to_a_sound_answer(text: str) -> None:
    for question in QUESTIONS:
        heard = understand(question, text, LABELS, TODAY)
        assert isinstance(heard, Understood | DidYouMean | NotUnderstood)
        _is_sound(question, heard)
        assert understand(question, text, LABELS, TODAY) == heard


@settings(max_examples=150, deadline=None, database=None, derandomize=True)
@given(
    SENTENCES, st.sampled_from(["khoảng", "hơn", "gần", "chừng", "cỡ", "tầm", "độ", "trên", "~"])
)
def test_a_guess_is_never_a_sum_or_a_share(sentence: str, guess: str) -> None:
    for question in QUESTIONS:
        if question.kind in {Kind.MONEY, Kind.SHARE, Kind.RATE}:
            heard = understand(question, f"{guess} {sentence}", LABELS, TODAY)
            assert isinstance(heard, NotUnderstood) or heard == Understood("skip")


@settings(max_examples=200, deadline=None, database=None, derandomize=True)
@given(st.integers(100_000, 10**12))
def test_written_out_sums_come_back_whole(amount: int) -> None:
    money = Question("support_vnd", Kind.MONEY)
    for text in (f"{amount}", f"{amount:,}đ", f"{amount:,} đồng".replace(",", ".")):
        assert understand(money, text, {}, TODAY) == Understood(amount)


@settings(max_examples=200, deadline=None, database=None, derandomize=True)
@given(st.integers(0, 500), st.integers(1, 500))
def test_counts_of_a_whole_keep_their_order(lost: int, total: int) -> None:
    heard = understand(Question("x", Kind.SHARE), f"{lost} con trên {total} con", {}, TODAY)
    fits = Understood({"lost": lost, "total": total})
    assert heard == (fits if lost <= total else NotUnderstood(Why.TOO_BIG))


@settings(max_examples=200, deadline=None, database=None, derandomize=True)
@given(st.integers(0, 999_999_999_999))
def test_numbers_in_words_come_back(number: int) -> None:
    heard = read_number(tokens(in_words(number)))
    assert heard is not None
    assert (heard.value, heard.end) == (Fraction(number), len(tokens(in_words(number))))


UNITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def in_words(number: int) -> str:
    """The number as a schoolbook reads it: every lower group, also an empty one."""
    scales = ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"), (1, ""))
    said: list[str] = []
    for scale, name in scales:
        group = number // scale % 1000
        if group:
            said += [below_thousand(group, full=bool(said)), name]
        elif said and number % scale:
            said += ["không", name]
    return " ".join(part for part in said if part) or "không"


def below_thousand(number: int, *, full: bool) -> str:
    """0 to 999 in words, with "không trăm" where the number goes on from above."""
    hundreds, rest = divmod(number, 100)
    head = f"{UNITS[hundreds]} trăm " if hundreds or full else ""
    tens, last = divmod(rest, 10)
    if not rest:
        return head.strip()
    if not tens:
        return f"{head}{'linh ' if head else ''}{UNITS[last]}"
    ending = {0: "", 5: "lăm", 1: "mốt" if tens > 1 else "một"}.get(last, UNITS[last])
    return f"{head}{'mười' if tens == 1 else UNITS[tens] + ' mươi'} {ending}".strip()


@pytest.mark.parametrize("fillers", [BEFORE_MONEY, AFTER_MONEY, AFTER_COUNT, BESIDE_SHARE])
def test_no_word_that_is_left_out_is_a_number(fillers: frozenset[str]) -> None:
    assert {word for word in fillers if read_number(tokens(word)) is not None} == set()


def test_word_that_negates_is_never_left_out() -> None:
    assert FILLERS.isdisjoint({"khong", "chua", "can", "thoat", "moi", "sap", "gan", "het"})


def test_start_words_take_any_text() -> None:
    assert {find_start(text, {"tinh": ("/tinh", "tính")}) for text in NASTY} == {None}
