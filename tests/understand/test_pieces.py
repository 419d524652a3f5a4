"""Folding, free texts, files, start words and what options do beside their tables."""

import unicodedata
from datetime import date

import pytest

from bot.talk import Kind, Question
from bot.understand import (
    DidYouMean,
    NotUnderstood,
    Understood,
    Why,
    clean,
    find_start,
    fold,
    understand,
)
from bot.understand.labels import book_of

TODAY = date(2026, 11, 21)
STARTS = {
    "start": ("/start", "bắt đầu"),
    "eligibility": ("/dieukien", "điều kiện"),
    "calculation": ("/tinh", "tính"),
    "damage_report": ("/baothiethai", "báo thiệt hại"),
    "cancel": ("/huy", "hủy"),
}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hộ Cận Nghèo", "ho can ngheo"),
        ("ĐỒNG  Đăng\n", "dong dang"),
        (unicodedata.normalize("NFD", "đường bộ"), "duong bo"),
        ("ƯỚC Ơ", "uoc o"),
        ("20 ₫", "20 ₫"),
        ("a" + "\u0301" * 500, "a"),
        ("", ""),
    ],
)
def test_fold_leaves_bare_lower_letters(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_fold_is_the_same_for_both_spellings_of_unicode() -> None:
    text = "Nguyễn Thị Hường, xã Đồng Thịnh"
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Nguyễn   Văn\tA  ", "Nguyễn Văn A"),
        ("a\u200bb\ufeffc", "abc"),
        ("\u202eabc\u202c", "abc"),
        ("a\0b\x07", "ab"),
        ("dòng một \r\n\r\n  dòng hai", "dòng một\ndòng hai"),
        ("a\u2028b", "a\nb"),
        ("tiê\u0301ng", "tiếng"),
        ("x" + "\u0301" * 99, "x" + "\u0301" * 3),
        ("a\ud800b", "ab"),
        ("thật 😀", "thật 😀"),
    ],
)
def test_clean_keeps_what_is_shown_and_nothing_else(text: str, cleaned: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", cleaned)


def test_free_text_is_kept_within_its_bounds() -> None:
    note = Question("note", Kind.TEXT, least=3, most=5)
    texts = (" a\u200bbcd ", "abcdef", "ab", " ")
    assert [understand(note, text, {}, TODAY) for text in texts] == [
        Understood("abcd"),
        NotUnderstood(Why.TOO_LONG),
        NotUnderstood(Why.TOO_SHORT),
        NotUnderstood(Why.EMPTY),
    ]


def test_free_text_is_skipped_only_where_that_is_offered_and_all_it_says() -> None:
    name, note = Question("name", Kind.TEXT), Question("note", Kind.TEXT, ("skip",))
    assert understand(name, "không biết", {}, TODAY) == Understood("không biết")
    assert understand(note, "không biết", {}, TODAY) == Understood("skip")
    story = "không biết vì sao lợn chết"
    assert understand(note, story, {}, TODAY) == Understood(story)


def test_words_are_no_photo() -> None:
    photos = Question("photos", Kind.FILES, ("skip",))
    assert understand(photos, "đây nè", {}, TODAY) == NotUnderstood(Why.FILE)
    assert understand(photos, "bỏ qua", {}, TODAY) == Understood("skip")


def test_skip_is_no_answer_where_it_is_not_offered() -> None:
    for kind in (Kind.MONEY, Kind.WHOLE, Kind.RATE, Kind.SHARE, Kind.DAY, Kind.CHOICE):
        question = Question("x", kind, ("poor", "none") if kind is Kind.CHOICE else ())
        assert isinstance(understand(question, "không biết", {}, TODAY), NotUnderstood)


def test_bounds_of_the_question_hold() -> None:
    money = Question("support_vnd", Kind.MONEY, least=1_000_000, most=100_000_000)
    heard = [understand(money, text, {}, TODAY) for text in ("500k", "1tr", "100tr", "1 tỷ")]
    assert heard == [
        NotUnderstood(Why.TOO_SMALL),
        Understood(1_000_000),
        Understood(100_000_000),
        NotUnderstood(Why.TOO_BIG),
    ]


def test_nothing_may_be_zero_where_zero_fits() -> None:
    assert understand(Question("own_vnd", Kind.MONEY), "không có", {}, TODAY) == Understood(0)
    one = Question("support_vnd", Kind.MONEY, least=1)
    assert isinstance(understand(one, "không có", {}, TODAY), NotUnderstood)


def test_number_chooses_no_option_that_nobody_sees() -> None:
    offers = Question("offer", Kind.CHOICE, ("edit", "person"))
    labels = {"edit": ("Sửa",), "person": ("Gặp cán bộ",)}
    assert understand(offers, "2", labels, TODAY) == Understood("person")
    unseen = understand(offers, "2", labels, TODAY, numbered=False)
    assert unseen == NotUnderstood(Why.NOT_UNDERSTOOD)
    named = understand(offers, "gap can bo", labels, TODAY, numbered=False)
    assert named == Understood("person")


def test_number_in_a_label_wins_over_its_place() -> None:
    years = Question("year", Kind.CHOICE, ("a", "b"))
    labels = {"a": ("2 năm",), "b": ("1 năm",)}
    heard = [understand(years, text, labels, TODAY) for text in ("1 năm", "1", "2", "hai")]
    assert heard == [Understood("b"), Understood("b"), Understood("a"), Understood("b")]


def test_label_that_two_options_share_is_asked_back() -> None:
    both = Question("x", Kind.CHOICE, ("a", "b"))
    labels = {"a": ("Xã Tân Lập",), "b": ("Xã Tân Lập",)}
    assert understand(both, "tan lap", labels, TODAY) == DidYouMean(("a", "b"))


def test_labels_are_folded_once_for_each_set() -> None:
    labels = {"a": ("Lợn (heo)",), "b": ("Bò",)}
    assert book_of(labels, ("a", "b")) is book_of(dict(labels), ("a", "b"))


def test_word_in_brackets_is_a_name_of_its_own() -> None:
    animal = Question("x", Kind.CHOICE, ("pig", "cow"))
    labels = {"pig": ("Lợn (heo)",), "cow": ("Bò",)}
    heard = [understand(animal, text, labels, TODAY) for text in ("heo", "con lon", "lợn (heo)")]
    assert heard == [Understood("pig")] * 3


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("/tinh", "calculation"),
        ("tinh", "calculation"),
        ("Tính", "calculation"),
        ("/tinh@quyvon_bot", "calculation"),
        ("/start ABC123", "start"),
        ("báo thiệt hại", "damage_report"),
        ("BAO THIET HAI", "damage_report"),
        ("/baothiethai", "damage_report"),
        ("bao thiet hia", "damage_report"),
        ("dieu kien", "eligibility"),
        ("dieu kine", "eligibility"),
        ("điều kiện!", "eligibility"),
        ("hủy", "cancel"),
        ("huyy", None),
        ("tinhs", None),
        ("tính giúp tôi", None),
        ("/khongco", None),
        ("", None),
        ("/", None),
    ],
)
def test_start_words_are_found_as_people_type_them(text: str, name: str | None) -> None:
    assert find_start(text, STARTS) == name


@pytest.mark.parametrize(
    ("today", "text", "first"),
    [
        (date(2026, 1, 3), "30/12", "2025-12-30"),
        (date(2026, 12, 30), "3/1", "2027-01-03"),
        (date(2026, 3, 1), "hôm qua", "2026-02-28"),
        (date(2028, 3, 1), "hôm qua", "2028-02-29"),
        (date(2027, 3, 31), "1 tháng trước", "2027-02-13"),
        (date(2026, 1, 1), "tháng trước", "2025-12-01"),
    ],
)
def test_relative_days_follow_the_calendar(today: date, text: str, first: str) -> None:
    heard = understand(Question("day", Kind.DAY), text, {}, today)
    assert isinstance(heard, Understood)
    assert isinstance(heard.value, dict)
    assert heard.value["from"] == first
