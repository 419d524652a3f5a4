"""What everybody may read or hear: the sheet for a group's notice board, the loudspeaker's text.

Neither has a place for a person's name. The sheet shows sums of the group, and not even those
where the group is so small that a sum would tell what one household paid.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.documents.figures import clipped, day, money, weekday
from bot.documents.paper import Line, sheet_for_the_wall

FEWEST_HOUSEHOLDS: Final = 3
"""With fewer, a sum of the group tells about one household."""


@dataclass(frozen=True, slots=True)
class Turnover:
    """One round in which recovered money went on to other households."""

    on: date
    minutes: str
    households: int
    amount_vnd: int


@dataclass(frozen=True, slots=True)
class GroupTotals:
    """A group's sums; names of a group and a project, never of a person."""

    group: str
    project: str
    commune: str
    households: int
    settled: int
    due_vnd: int
    paid_vnd: int
    deposited_vnd: int
    pay_by: date | None
    turnovers: tuple[Turnover, ...] = ()


def notice_board(totals: GroupTotals, as_of: date, contact: str) -> bytes:
    """The sheet for the wall, .docx; ``contact`` is an office and its hours, or a number."""
    rows = [("Số hộ tham gia", str(totals.households)), ("Số hộ đã nộp đủ", str(totals.settled))]
    shown = totals.households >= FEWEST_HOUSEHOLDS
    if shown:
        left = max(totals.due_vnd - totals.paid_vnd, 0)
        rows += [
            ("Cả tổ nộp lại để quay vòng", money(totals.due_vnd)),
            ("Đã nộp", money(totals.paid_vnd)),
            ("Đã vào tài khoản của cơ quan", money(totals.deposited_vnd)),
            ("Còn lại", money(left)),
        ]
    if totals.pay_by is not None:
        rows.append(("Nên nộp trước hết", weekday(totals.pay_by)))
    for turn in totals.turnovers:
        what = f"{turn.households} hộ"
        if turn.households >= FEWEST_HOUSEHOLDS:
            what += f", {money(turn.amount_vnd)}"
        rows.append((f"Luân chuyển {day(turn.on)}, biên bản {clipped(turn.minutes, 30)}", what))
    lines = [
        Line(f"Sổ ngày {day(as_of)}. Hỏi thêm: {clipped(contact, 80)}."),
        Line("Hộ nào muốn biết phần của nhà mình thì hỏi tổ trưởng hoặc cán bộ."),
    ]
    if not shown:
        lines.append(Line("Tổ có ít hộ nên bảng không ghi số tiền."))
    heading = f"VỐN QUAY VÒNG: {clipped(totals.group, 60)}"
    top = [("Dự án", clipped(totals.project, 80)), ("Xã", clipped(totals.commune, 60))]
    return sheet_for_the_wall(heading, lines, [*top, *rows])


@dataclass(frozen=True, slots=True)
class Broadcast:
    """What is read out; ``pay_at`` is a place and an hour ("nhà văn hóa thôn, sáng thứ Ba")."""

    commune: str
    group: str
    project: str
    pay_by: date
    pay_to_leader: bool
    pay_at: str | None = None


def loudspeaker(news: Broadcast) -> str:
    """The text to be read out, twice; it names no person and no sum."""
    to = "tổ trưởng" if news.pay_to_leader else "tài khoản của cơ quan được giao vốn"
    place = f" Nơi nhận: {clipped(news.pay_at, 80)}." if news.pay_at else ""
    slip = (
        "Nộp xong nhớ lấy phiếu nhận." if news.pay_to_leader else "Nộp xong nhớ giữ giấy nộp tiền."
    )
    return (
        f"Mời bà con {clipped(news.group, 60)}, {clipped(news.commune, 60)}, nghe tin về dự án"
        f" {clipped(news.project, 80)}. Phần vốn nộp lại để quay vòng nên nộp trước hết"
        f" {weekday(news.pay_by)}. Bà con nộp vào {to}.{place} {slip} Nhà nào đang khó, hoặc đã"
        " nộp rồi, xin báo tổ trưởng hay cán bộ xã. Xin nhắc lại: trợ lý và cán bộ không bao giờ"
        " hỏi mã OTP hay mật khẩu."
    ).replace("nộp vào tổ trưởng", "nộp cho tổ trưởng")
