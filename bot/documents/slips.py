"""Receipts, invitations and reminders as slips, eight to an A4 sheet, as .docx bytes.

Each slip is for the household that it names; sheets are cut before anything is handed out. Nothing
is computed here: sums, days and citations come in as they were said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from bot.documents.figures import clipped, code, day, money, weekday
from bot.documents.paper import Line, sheet_of_slips

ON_A_SHEET: Final = 8
_NAME, _PLACE, _LONG = 44, 64, 110


@dataclass(frozen=True, slots=True)
class Receipt:
    """Money that somebody received for the fund; ``code`` lets anyone check the slip."""

    number: str
    code: str
    household: str
    village: str
    project: str
    amount_vnd: int
    received_on: date
    received_by: str
    remaining_vnd: int | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """A code that links one person's phone to the assistant, once, until a day."""

    person: str
    village: str
    commune: str
    code: str
    valid_until: date
    where: str
    """Where to write to: the name on Zalo or Telegram, or an address."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """What a household pays back and until when; ``estimate`` until it is decided."""

    household: str
    village: str
    commune: str
    project: str
    amount_vnd: int | None
    pay_by: date
    pay_to: str
    citation: str
    contact: str
    estimate: bool = False


Slip: TypeAlias = Receipt | Invitation | Reminder


def sheet(slips: Sequence[Slip]) -> bytes:
    """A .docx with eight slips to a page, in their order.

    Raises:
        CannotPrint: no slip at all.
    """
    return sheet_of_slips([lines(slip) for slip in slips])


def lines(slip: Slip) -> tuple[Line, ...]:
    """The lines of one slip, short enough for its place."""
    match slip:
        case Receipt():
            return _receipt(slip)
        case Invitation():
            return _invitation(slip)
        case Reminder():
            return _reminder(slip)


def _receipt(slip: Receipt) -> tuple[Line, ...]:
    left = slip.remaining_vnd
    rest = () if left is None else (Line(f"Còn lại: {money(left)}" if left else "Đã nộp đủ."),)
    return (
        Line(f"PHIẾU NHẬN TIỀN số {clipped(slip.number, 20)}", heading=True),
        Line(f"Hộ: {_who(slip.household, slip.village)}"),
        Line(f"Dự án: {clipped(slip.project, _PLACE)}"),
        Line(f"Đã nộp lại: {money(slip.amount_vnd)}", strong=True),
        Line(f"Ngày nhận: {day(slip.received_on)}"),
        Line(f"Người nhận: {clipped(slip.received_by, _NAME)}"),
        *rest,
        Line(f"Mã kiểm tra: {code(slip.code)}. Ai có mã cũng tra được phiếu này.", small=True),
        Line("Người nhận ký:", small=True),
    )


def _invitation(slip: Invitation) -> tuple[Line, ...]:
    return (
        Line(f"TRỢ LÝ VỐN QUAY VÒNG, {clipped(slip.commune, 34)}", heading=True),
        Line(f"Mời: {_who(slip.person, slip.village)}"),
        Line(f"Nhắn tới: {clipped(slip.where, _LONG)}"),
        Line(f"Mã của nhà mình: {code(slip.code)}", strong=True),
        Line(f"Mã dùng một lần, đến hết ngày {day(slip.valid_until)}."),
        Line("Trợ lý là máy: nhắc ngày nộp, tra giúp, báo thiệt hại. Không muốn thì thôi."),
        Line("Không đưa mã cho người khác. Trợ lý không hỏi OTP, mật khẩu, căn cước.", small=True),
    )


def _reminder(slip: Reminder) -> tuple[Line, ...]:
    kind = " (dự kiến, chưa có quyết định)" if slip.estimate else ""
    sum_ = "chưa tính được, gặp cán bộ" if slip.amount_vnd is None else money(slip.amount_vnd)
    return (
        Line(f"NHẮC NỘP LẠI VỐN QUAY VÒNG, {clipped(slip.commune, 28)}", heading=True),
        Line(f"Hộ: {_who(slip.household, slip.village)}"),
        Line(f"Dự án: {clipped(slip.project, _PLACE)}"),
        Line(f"Nộp lại: {sum_}{kind}", strong=True),
        Line(f"Nên nộp trước hết {weekday(slip.pay_by)}", strong=True),
        Line(f"Nộp cho: {clipped(slip.pay_to, _LONG)}"),
        Line("Phần vốn này để quay vòng, không phải lãi, không phải phạt."),
        Line(f"({clipped(slip.citation, _LONG)})", small=True),
        Line(f"Đã nộp rồi, hoặc gặp khó, thì báo {clipped(slip.contact, _NAME)}.", small=True),
    )


def _who(name: str, village: str) -> str:
    return clipped(f"{clipped(name, _NAME)}, {village}" if village else name, _PLACE)
