"""Papers of a turnover: invitation with the list, minutes of the vote, the officer's report, .docx.

The vote is the people's, in a meeting: nothing here counts or suggests one. Minutes are prepared
with the votes left blank; whoever was chosen is entered afterwards, from the signed paper.

Source: Lạng Sơn 33/2022, Điều 6.1.b, 7.2.b; Đồng Nai 15/2023, Điều 4.3.b.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.documents.errors import CannotPrint
from bot.documents.figures import day, money, weekday
from bot.documents.letter_parts import (
    ADDED,
    Blank,
    Block,
    Field,
    Grid,
    Head,
    Letter,
    Signer,
    Text,
)
from bot.documents.letters import letter

_LIST: Final = (("TT", 12), ("Hộ gia đình", 62), ("Thôn, ấp", 48), ("Đã được hỗ trợ", 43))
_VOTES: Final = (
    ("TT", 12), ("Hộ gia đình", 58), ("Thôn, ấp", 40), ("Số phiếu (*)", 25), ("Ghi chú (*)", 30),
)  # fmt: skip
_CHOSEN: Final = (
    ("TT", 12), ("Hộ gia đình", 60), ("Tiền thu lại", 31), ("Vốn cấp mới", 31), ("Cộng", 31),
)  # fmt: skip
_NO_VOTE: Final = "Việc bình chọn do bà con họp và quyết định; trợ lý không nhận phiếu."


@dataclass(frozen=True, slots=True)
class Candidate:
    """A household that may be chosen; ``before`` that it was supported already."""

    name: str
    village: str
    before: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """A household that the minutes name, with what goes to it, in đồng."""

    name: str
    recovered_vnd: int
    new_vnd: int = 0

    @property
    def total_vnd(self) -> int:
        """Both together: what the maximum speaks of."""
        return self.recovered_vnd + self.new_vnd


@dataclass(frozen=True, slots=True)
class Round:
    """One round of a project; ``basis`` is the article, ``available_vnd`` what was recovered."""

    code: str
    project: str
    group: str
    commune: str
    agency: str
    basis: str
    available_vnd: int
    meets_on: date | None
    meets_at: str
    candidates: tuple[Candidate, ...]
    leader: str = ""
    maximum_vnd: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a round, from its signed papers."""

    minutes: str
    minutes_on: date
    chosen: tuple[Chosen, ...]
    transferred_on: date | None = None


def invitation(round_: Round) -> bytes:
    """The invitation to the meeting, with the list of candidates.

    Raises:
        CannotPrint: there is no candidate.
    """
    _candidates(round_)
    when = "……………" if round_.meets_on is None else weekday(round_.meets_on)
    head = Head(round_.agency, symbol="GM", place=round_.commune)
    blocks: tuple[Block, ...] = (
        Text(f"Căn cứ {round_.basis}."),
        Field("Mời bà con tới họp ngày", when),
        Field("Tại", round_.meets_at),
        Field("Dự án", _joined(round_.project, round_.group)),
        Field("Số tiền đã thu lại để luân chuyển", money(round_.available_vnd)),
        Text("Việc họp: bình chọn hộ nhận vốn luân chuyển. Danh sách hộ để bà con xét:"),
        Grid(_LIST, tuple(_row(n, item) for n, item in enumerate(round_.candidates, start=1))),
        Text("Bà con thấy thiếu hộ nào thì nêu tại cuộc họp."),
        Text(_NO_VOTE, italic=True),
    )
    signers = (Signer("Người mời", round_.leader),)
    to = ("Bà con trong tổ nhóm và các hộ có tên trong danh sách",)
    copies = ("Như trên", "UBND cấp xã", f"Lưu: đợt {round_.code}")
    about = "Họp cộng đồng dân cư bình chọn hộ nhận vốn luân chuyển"
    return letter(Letter(head, "GIẤY MỜI", about, blocks, signers, to, copies))


def minutes(round_: Round) -> bytes:
    """The minutes to be written in the meeting: every vote is left blank.

    Raises:
        CannotPrint: there is no candidate.
    """
    _candidates(round_)
    head = Head(round_.agency, symbol="BB", place=round_.commune, on=round_.meets_on)
    most = "" if round_.maximum_vnd is None else money(round_.maximum_vnd)
    blocks: tuple[Block, ...] = (
        Text(f"Căn cứ {round_.basis}.", italic=True),
        Field("Lúc", added=True),
        Field("Tại", round_.meets_at, added=True),
        Field("Chủ trì", round_.leader, added=True),
        Field("Thư ký", added=True),
        Field("Số hộ được mời, số hộ có mặt", added=True),
        Field("Cán bộ phụ trách, Mặt trận Tổ quốc, đoàn thể dự giám sát", added=True),
        Text("1. Nội dung", strong=True),
        Field("Dự án", _joined(round_.project, round_.group)),
        Field("Số tiền đã thu lại để luân chuyển", money(round_.available_vnd)),
        Field("Mức nhiều nhất cho một hộ", most, added=round_.maximum_vnd is None),
        Text("2. Kết quả bình chọn", strong=True),
        Grid(_VOTES, tuple(_ballot(n, item) for n, item in enumerate(round_.candidates, start=1))),
        Field("Cách bình chọn (giơ tay, phiếu kín, cách khác)", added=True),
        Text("3. Thống nhất", strong=True),
        Text("Cuộc họp thống nhất hộ được nhận vốn và số vốn mỗi hộ:"),
        Blank(4),
        Field("Ý kiến khác", added=True),
        Text("Biên bản đã đọc lại cho mọi người cùng nghe, nhất trí và ký tên dưới đây."),
        Text(ADDED, italic=True),
    )
    signers = (
        Signer("Đại diện cộng đồng", round_.leader),
        Signer("Thư ký"),
        Signer("Cán bộ phụ trách dự giám sát"),
        Signer("Đại diện Mặt trận Tổ quốc cấp xã"),
    )
    copies = (round_.agency or "Cơ quan được giao vốn", "UBND cấp xã", f"Lưu: đợt {round_.code}")
    about = "Họp cộng đồng dân cư bình chọn hộ nhận vốn luân chuyển"
    return letter(Letter(head, "BIÊN BẢN", about, blocks, signers, copies=copies))


def report(round_: Round, result: Result, on: date) -> bytes:
    """The officer's report after a round.

    Raises:
        CannotPrint: nobody was chosen.
    """
    if not result.chosen:
        raise CannotPrint("a report of a round in which nobody was chosen")
    rows = tuple(_sum(n, item) for n, item in enumerate(result.chosen, start=1))
    total = money(sum(item.total_vnd for item in result.chosen))
    moved = "" if result.transferred_on is None else day(result.transferred_on)
    head = Head(round_.agency, symbol="BC", place=round_.commune, on=on)
    blocks: tuple[Block, ...] = (
        Text(f"Căn cứ {round_.basis}."),
        Field("Dự án", _joined(round_.project, round_.group)),
        Field("Biên bản", f"{result.minutes} ngày {day(result.minutes_on)}"),
        Field("Số tiền đã thu lại để luân chuyển", money(round_.available_vnd)),
        Field("Số hộ được nhận", f"{len(result.chosen)} hộ, cộng {total}"),
        Grid(_CHOSEN, rows),
        Field("Ngày cấp vốn", moved),
        Field("Việc bình chọn có công khai, đúng thành phần"),
        Blank(2),
        Field("Khó khăn, kiến nghị"),
        Blank(2),
    )
    signers = (Signer("Cán bộ phụ trách"),)
    copies = ("Như trên", f"Lưu: đợt {round_.code}")
    about = "Kết quả một đợt bình chọn, luân chuyển vốn"
    to = ("Thủ trưởng cơ quan, đơn vị được giao vốn",)
    return letter(Letter(head, "BÁO CÁO", about, blocks, signers, to, copies))


def _candidates(round_: Round) -> None:
    if not round_.candidates:
        raise CannotPrint("a vote without candidates")


def _row(number: int, item: Candidate) -> tuple[str, ...]:
    return (str(number), item.name, item.village, "Rồi" if item.before else "Chưa")


def _ballot(number: int, item: Candidate) -> tuple[str, ...]:
    return (str(number), item.name, item.village, "", "")


def _sum(number: int, item: Chosen) -> tuple[str, ...]:
    amounts = (item.recovered_vnd, item.new_vnd, item.total_vnd)
    return (str(number), item.name, *map(money, amounts))


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
