"""What reminders say, in every case: short, plain, cited, and nobody's amount for others."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from bot.delivery.reminder_parts import (
    Content,
    Deposit,
    Group,
    Home,
    Morning,
    Overdue,
    Own,
    PassOn,
)
from bot.delivery.reminder_words import spoken
from bot.rules import load
from bot.rules.balances import Path, Phase, Standing, Sums
from bot.rules.reminder_truth import Claim, Truth, truth
from bot.talk import Percent, Say
from bot.words import LANGUAGES, Words
from tests.handlers.test_voice import (
    BARRED_WORDS,
    CITATION,
    MOST_RUNNING_WORDS,
    MOST_WORDS,
    count,
    longest_run,
)

LANG_SON, DONG_NAI = load()["lang-son-33-2022"], load()["dong-nai-15-2023"]
PAY_BY, SUNDAY = date(2026, 9, 30), date(2026, 10, 4)
DAYS = (
    date(2026, 6, 30),
    date(2026, 9, 1),
    date(2026, 9, 27),
    date(2026, 9, 30),
    date(2026, 10, 2),
    date(2026, 10, 3),
    date(2026, 10, 20),
)


def true(today: date, pay_by: date = PAY_BY, **changes: object) -> Truth:
    """What is true of an obligation of three million on a day."""
    sums = Sums(charged=3_000_000, remaining=3_000_000)
    standing = Standing(sums, Phase.OPEN, pay_by)
    claim = Claim(pay_by, date(2026, 6, 30), Path.DIRECT, standing, assessed_vnd=3_000_000)
    found = truth(claim, today, ending=today == DAYS[0])
    assert isinstance(found, Truth)
    return replace(found, **changes)  # type: ignore[arg-type]


def homes() -> Iterator[Home]:
    """Parts in every state."""
    notes: tuple[dict[str, object], ...] = (
        {},
        {"paid_vnd": 1_000_000, "whole": False, "pending_vnd": 500_000},
        {"expected": True, "extended": True},
        {"case_open": True, "extended": True},
    )
    for today in DAYS:
        for pay_by in (PAY_BY, SUNDAY):
            for note in notes:
                found = true(today, pay_by, **note)
                plain = Home("Nông Văn Páo", found, LANG_SON, Path.THROUGH_LEADER)
                full = replace(
                    plain, support_vnd=20_000_000, rate=Percent(Fraction(15, 100)), leader="Hoa"
                )
                yield plain
                yield full
                yield replace(full, collection=(date(2026, 9, 29), "nhà văn hóa thôn, buổi sáng"))
                yield replace(full, policy=DONG_NAI, path=Path.DIRECT, agency="Phòng Mẫu")
                yield replace(full, policy=DONG_NAI, path=Path.DIRECT)


def contents() -> Iterator[Content]:
    """Messages of every sort."""
    every = list(homes())
    place = "xã Mẫu"
    for home in every:
        yield Content(place, homes=[home])
    yield Content(place, homes=[every[0]], named=True)
    yield Content(place, homes=every[::7][:6])
    for today in DAYS[1:]:
        own = Own(true(today), LANG_SON, 3_000_000)
        yield Content("", own=[own])
        yield Content("", own=[replace(own, amount_vnd=0)])
        left = tuple((f"Hộ Mẫu {n}", true(today)) for n in range(7))
        group = Group("Tổ lợn Mẫu", LANG_SON, 3, 10, left, propose=date(2026, 9, 16))
        yield Content(place, groups=[group])
        moved = (*left, ("Hộ Mẫu 8", true(today, date(2026, 12, 31))))
        yield Content(place, groups=[replace(group, left=moved)])
        yield Content(
            place,
            groups=[replace(group, left=left[:2], collection=(date(2026, 9, 20), "nhà văn hóa"))],
        )
    yield Content(place, deposits=[Deposit("Tổ lợn Mẫu", LANG_SON, 3_000_000, 5)])
    names = tuple(f"Hộ Mẫu {n}" for n in range(7))
    for over in (False, True):
        yield Content(place, pass_on=[PassOn("Tổ lợn Mẫu", LANG_SON, PAY_BY, over, names)])
        yield Content(place, pass_on=[PassOn("Tổ lợn Mẫu", DONG_NAI, PAY_BY, over, names[:1])])
    yield from _of_leaders(place)
    yield Content(place, morning=Morning(0, 0, 0, 0, 3))
    codes = tuple(f"0000000{n}" for n in range(8))
    yield Content(place, overdue=Overdue(codes, 24_000_000), morning=Morning(1, 2, 3, 4))
    yield Content(place, overdue=Overdue(codes[:1], 3_000_000))
    yield Content(place, morning=Morning(0, 0, 1, 0))


def _of_leaders(place: str) -> Iterator[Content]:
    """Messages of leaders who have several things to hear at once."""
    left = tuple((f"Hoàng Văn Mẫu {n}", true(DAYS[1])) for n in range(7))
    group = Group("Tổ lợn thôn Mẫu Một", LANG_SON, 3, 10, left, propose=date(2026, 9, 16))
    held = Deposit("Tổ lợn thôn Mẫu Một", LANG_SON, 3_000_000, 5)
    names = tuple(f"Hoàng Văn Mẫu {n}" for n in range(7))
    tell = PassOn("Tổ lợn thôn Mẫu Một", LANG_SON, PAY_BY, over=False, names=names)
    home = Home("Nông Văn Páo", true(DAYS[1]), LANG_SON, Path.THROUGH_LEADER, leader="Hoa")
    yield Content(place, groups=[group], deposits=[held])
    yield Content(place, groups=[group, group], deposits=[held, held])
    yield Content(place, groups=[group], pass_on=[tell])
    yield Content(place, groups=[group, group], deposits=[held], pass_on=[tell, tell])
    yield Content(place, homes=[home], groups=[group], deposits=[held])
    yield Content(place, homes=[home], pass_on=[tell])
    for today in DAYS[1:]:
        own = replace(home, truth=true(today))
        yield Content(place, homes=[own, own], groups=[group, group], pass_on=[tell])
        case = replace(home, truth=true(today, case_open=True))
        yield Content(place, homes=[case, own], deposits=[held], pass_on=[tell])


def said(content: Content, language: str = "vi", address: str | None = None) -> str:
    words = Words.of(language, address)
    return "\n".join(words.text(say) for say in spoken(content).lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_has_its_words(language: str) -> None:
    words = Words.of(language)
    for content in contents():
        assert said(content, language)
        assert all(words.text(Say(id_, {})) for id_ in spoken(content).buttons.values())


def test_nothing_is_longer_than_people_read() -> None:
    for content in contents():
        text = CITATION.sub("", said(content, address="anh Páo"))
        assert count(text) <= MOST_WORDS, text
        assert longest_run(text) <= MOST_RUNNING_WORDS, text


def test_an_ordinary_reminder_is_as_short_as_any_message() -> None:
    for today in DAYS:
        home = Home(
            "Páo",
            true(today),
            LANG_SON,
            Path.THROUGH_LEADER,
            20_000_000,
            Percent(Fraction(15, 100)),
            "chị Hoa",
        )
        text = CITATION.sub("", said(Content("xã Mẫu", homes=[home]), address="anh Páo"))
        assert count(text) <= MOST_WORDS, text


def test_no_word_weighs_on_people() -> None:
    for content in contents():
        text = said(content)
        assert not BARRED_WORDS.search(text), text
        assert "!" not in text


def test_every_message_opens_with_who_speaks() -> None:
    assert all(said(content).startswith("Trợ lý vốn quay vòng") for content in contents())


def test_every_amount_of_a_household_is_cited() -> None:
    for content in contents():
        if content.homes or content.groups or content.own or content.deposits:
            assert "Điều" in said(content)


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ({"case_open": True}, "Báo thiệt hại đang chờ quyết định; hạn chưa đổi."),
        ({"extended": True}, "Đây là hạn đã lùi theo quyết định."),
        ({"expected": True}, "Số này là dự kiến, còn chờ quyết định thu hồi."),
        ({"paid_vnd": 1_000_000, "whole": False}, "Sổ đã ghi 1.000.000 đ"),
        ({"pending_vnd": 500_000}, "đã báo nộp 500.000 đ, sổ đang chờ xác nhận"),
    ],
)
def test_what_else_is_true_is_said_on_every_day(what: dict[str, Any], words: str) -> None:
    for today in DAYS:
        home = Home("Páo", true(today, **what), LANG_SON, Path.THROUGH_LEADER, leader="chị Hoa")
        assert words in said(Content("xã Mẫu", homes=[home])), today


def test_an_extension_is_not_said_while_a_damage_report_waits() -> None:
    both = true(DAYS[1], case_open=True, extended=True)
    text = said(Content("xã Mẫu", homes=[Home("Páo", both, LANG_SON, Path.THROUGH_LEADER)]))
    assert "hạn đã lùi" not in text


def test_a_group_hears_of_the_days_that_are_still_to_come() -> None:
    """Two are over, one was extended for a month, one for two."""
    over, month, two = (
        true(date(2026, 10, 20), pay_by)
        for pay_by in (PAY_BY, date(2026, 10, 30), date(2026, 11, 30))
    )
    left = (("Páo", over), ("Lan", over), ("Sình", month), ("Mỷ", two))
    text = said(Content("xã Mẫu", groups=[Group("Tổ Mẫu", LANG_SON, 2, 6, left)]))
    assert "Tổ Mẫu: 2 trên 6 nhà đã xong. Còn 4 nhà, cộng 12.000.000 đ." in text
    assert "2 nhà đã qua ngày nên nộp; sổ ghi chậm cũng nên." in text
    assert "Nên nộp trước hết thứ Sáu 30/10/2026" in text
    assert "1 nhà có hạn sau ngày này." in text
    assert "30/09/2026" not in text
    held = Deposit("Tổ Mẫu", LANG_SON, 3_000_000, 5)
    short = said(Content("xã Mẫu", groups=[Group("Tổ Mẫu", LANG_SON, 2, 6, left)], deposits=[held]))
    assert "ngày nên nộp 30/10/2026" in short


def test_late_admits_first_that_the_book_may_be_behind() -> None:
    late = Home("Páo", true(date(2026, 10, 20)), LANG_SON, Path.THROUGH_LEADER, leader="chị Hoa")
    assert "sổ ghi chậm cũng nên" in said(Content("xã Mẫu", homes=[late]))


def test_a_day_that_a_reading_still_allows_is_not_called_over() -> None:
    still = Home("Páo", true(date(2026, 10, 5), SUNDAY), LANG_SON, Path.THROUGH_LEADER)
    text = said(Content("xã Mẫu", homes=[still]))
    assert "đã qua 1 ngày" not in text
    assert "đến hết thứ Hai 05/10/2026" in text
    assert "cần cán bộ xác nhận" in text


def test_the_day_of_the_text_is_named_where_it_is_not_the_safe_one() -> None:
    home = Home("Páo", true(date(2026, 9, 27), SUNDAY), LANG_SON, Path.THROUGH_LEADER)
    text = said(Content("xã Mẫu", homes=[home]))
    assert "trước hết thứ Sáu 02/10/2026" in text
    assert "Hạn theo văn bản: Chủ Nhật 04/10/2026" in text


def test_names_and_amounts_of_others_do_not_meet() -> None:
    left = tuple((f"Hộ Mẫu {n}", true(date(2026, 9, 1))) for n in range(3))
    text = said(Content("xã Mẫu", groups=[Group("Tổ Mẫu", LANG_SON, 0, 3, left)]))
    for line in text.splitlines():
        assert not ("Hộ Mẫu" in line and "đ" in line.split()), line


def test_long_lists_are_cut() -> None:
    content = Content("xã Mẫu", homes=list(homes())[:9])
    text = said(content)
    assert text.count("\n• ") == 4
    assert "và 6 phần nữa" in text
