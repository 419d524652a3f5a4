"""The on-site record of a damage and the submission to whoever decides, as .docx bytes.

Filled from the case; whatever is not known is left to the hand. The places that the legal text
names are plain, the others marked as added. Cause, responsibility and decision are never written
by us: only what an officer entered from a signed paper stands there.

Source: Đồng Nai 15/2023, Điều 5.5; Lạng Sơn 33/2022, Điều 5.4.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.documents.errors import CannotPrint
from bot.documents.figures import day, money
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
    Ticks,
)
from bot.documents.letters import letter

PARTIES: Final = {
    "household": "Chủ hộ, cá nhân",
    "group_leader": "Trưởng tổ nhóm",
    "agency": "Đại diện cơ quan, đơn vị được giao vốn",
    "commune": "Đại diện UBND cấp xã",
    "district": "Đại diện UBND cấp huyện",
    "district_specialist": "Đại diện cơ quan chuyên môn cấp huyện",
}
"""Who takes part, by the ids of the rules (``record_participants``)."""
PLACE, CAUSE, RESPONSIBILITY, SALVAGE = "place", "cause", "responsibility", "salvage_sale"
_LOST: Final = (("Vật nuôi, cây trồng", 62), ("Thiệt hại", 30), ("Tổng số", 30), ("Ghi chú", 43))


@dataclass(frozen=True, slots=True)
class Lost:
    """One thing that was lost, in counted units, as it was said."""

    what: str
    lost: str
    total: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of a damage; ``happened_on`` and ``event`` as they were said."""

    code: str
    household: str
    village: str
    commune: str
    group: str
    project: str
    event: str
    happened_on: str
    reported_on: date
    lost: tuple[Lost, ...]
    photos: int = 0
    project_decision: str = ""
    support_vnd: int | None = None
    pay_back_vnd: int | None = None
    pay_by: date | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part in the record; ``needed`` by the text, else where it is wanted."""

    role: str
    name: str = ""
    needed: bool = True


@dataclass(frozen=True, slots=True)
class OnSiteRecord:
    """The record to be filled on the spot.

    ``basis`` is the article, None where the province's text knows no such record; ``named`` are the
    ids of the fields that the text asks for. ``objective`` and ``salvage`` None: left to the hand.
    """

    case: Case
    office: str
    parties: tuple[Party, ...]
    basis: str | None
    named: frozenset[str]
    over: str = ""
    on: date | None = None
    place: str = ""
    objective: bool | None = None
    responsibility: str = ""
    salvage: bool | None = None
    salvage_vnd: int | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """The letter with which a case goes up; ``may`` is what the text lets the authority decide.

    ``proposal`` says whether it is a "Tờ trình"; otherwise it is an official letter.
    """

    case: Case
    office: str
    to: str
    basis: str
    may: tuple[str, ...]
    proposal: bool
    over: str = ""
    on: date | None = None
    record: str = ""
    objective: bool | None = None
    papers: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()


def on_site_record(record: OnSiteRecord) -> bytes:
    """The record as .docx, with a place for each signature.

    Raises:
        CannotPrint: nobody takes part.
    """
    if not record.parties:
        raise CannotPrint("an on-site record without participants")
    case = record.case
    head = Head(record.office, record.over, "BB", case.commune, record.on)
    about = "Xác định thiệt hại tại chỗ, dự án hỗ trợ phát triển sản xuất cộng đồng"
    signers = tuple(Signer(_title(party), party.name) for party in record.parties)
    copies = ("UBND cấp xã", "Chủ hộ, cá nhân", f"Lưu: hồ sơ vụ {case.code}")
    return letter(Letter(head, "BIÊN BẢN", about, _record(record), signers, copies=copies))


def submission(paper: Submission) -> bytes:
    """The letter as .docx.

    Raises:
        CannotPrint: there is nothing that the authority could decide.
    """
    if not paper.may:
        raise CannotPrint("a submission that asks for nothing")
    symbol = "TTr" if paper.proposal else "CV"
    head = Head(paper.office, paper.over, symbol, paper.case.commune, paper.on)
    about = f"xem xét thiệt hại của hộ {paper.case.household}, dự án {paper.case.project}"
    title = "TỜ TRÌNH" if paper.proposal else ""
    heading = f"Về việc {about}" if paper.proposal else about
    signers = (Signer("Người ký có thẩm quyền", "", "(Ký, đóng dấu, ghi rõ họ tên)"),)
    copies = ("Như trên", *paper.copies, f"Lưu: hồ sơ vụ {paper.case.code}")
    to = (paper.to or "………………………………",)
    return letter(Letter(head, title, heading, _submission(paper), signers, to, copies))


def _record(record: OnSiteRecord) -> tuple[Block, ...]:
    case, named = record.case, record.named
    basis = record.basis
    why = f"Căn cứ {basis}." if basis else "Văn bản của tỉnh không nêu biên bản này."
    return (
        Text(why, italic=True),
        Field("Lúc", "", added=True),
        Field("Tại", record.place, added=PLACE not in named),
        Text("I. Thành phần tham gia", strong=True),
        *(Field(_title(party), party.name, added=basis is None) for party in record.parties),
        Text("II. Thiệt hại", strong=True),
        *_damage(case),
        Text("III. Nguyên nhân", strong=True),
        _cause(record.objective, added=CAUSE not in named),
        Field("Diễn biến, căn cứ xác định", "", added=True),
        Blank(2),
        Text("IV. Trách nhiệm", strong=True),
        Field(
            "Căn cứ nội quy, cam kết của các thành viên nhóm",
            record.responsibility,
            added=RESPONSIBILITY not in named,
        ),
        *(() if record.responsibility else (Blank(2),)),
        Text("V. Bán tận thu (nếu có)", strong=True),
        *_salvage(record),
        Text("VI. Ý kiến của những người tham gia (*)", strong=True),
        Blank(2),
        Text("Biên bản đã đọc lại cho mọi người cùng nghe, nhất trí và ký tên dưới đây."),
        Text(ADDED, italic=True),
    )


def _damage(case: Case) -> tuple[Block, ...]:
    rows = tuple((item.what, item.lost, item.total, item.note) for item in case.lost)
    return (
        Field("Hộ, cá nhân", _joined(case.household, case.village), added=True),
        Field("Dự án", _joined(case.project, case.group), added=True),
        Field("Quyết định duyệt dự án", case.project_decision, added=True),
        Field("Việc xảy ra theo lời hộ", _joined(case.event, case.happened_on), added=True),
        Field("Hộ báo ngày", f"{day(case.reported_on)}, mã {case.code}", added=True),
        Grid(_LOST, rows or (("", "", "", ""),)),
        Field("Ảnh hộ đã gửi", f"{case.photos} ảnh" if case.photos else "", added=True),
    )


def _cause(objective: bool | None, *, added: bool) -> Ticks:
    """Both boxes empty until an officer entered the cause from a signed record."""
    options = (("Khách quan", objective is True), ("Chủ quan", objective is False))
    return Ticks("Xác định nguyên nhân", options, added)


def _salvage(record: OnSiteRecord) -> tuple[Block, ...]:
    added = SALVAGE not in record.named
    options = (("Có", record.salvage is True), ("Không", record.salvage is False))
    got = "" if record.salvage_vnd is None else money(record.salvage_vnd)
    return (
        Ticks("Tổ chức bán tận thu", options, added),
        Field("Số tiền thu được", got, added=True),
    )


def _submission(paper: Submission) -> tuple[Block, ...]:
    case = paper.case
    rows = tuple((item.what, item.lost, item.total, item.note) for item in case.lost)
    owed = "" if case.pay_back_vnd is None else money(case.pay_back_vnd)
    by = "" if case.pay_by is None else day(case.pay_by)
    return (
        Text(f"Căn cứ {paper.basis};"),
        *((Text(f"Căn cứ {paper.record};"),) if paper.record else ()),
        Text(f"{paper.office or 'Cơ quan trình'} báo cáo như sau:"),
        Text("1. Hộ và dự án", strong=True),
        Field("Hộ, cá nhân", _joined(case.household, case.village, case.commune)),
        Field("Dự án", _joined(case.project, case.group)),
        Field("Quyết định duyệt dự án", case.project_decision),
        Field("Phần vốn nhà nước hỗ trợ", _sum(case.support_vnd)),
        Field("Phần vốn nộp lại để quay vòng, chưa xét thiệt hại", owed),
        Field("Hạn nộp đang ghi", by),
        Text("2. Thiệt hại", strong=True),
        Field("Việc xảy ra", _joined(case.event, case.happened_on)),
        Field("Hộ báo ngày", f"{day(case.reported_on)}, mã {case.code}"),
        Grid(_LOST, rows or (("", "", "", ""),)),
        _cause(paper.objective, added=False),
        Text("3. Đề nghị xem xét, quyết định", strong=True),
        Ticks(
            "Theo văn bản, cấp có thẩm quyền xem xét", tuple((text, False) for text in paper.may)
        ),
        Field("Ý kiến của cơ quan trình"),
        Blank(2),
        Text("4. Giấy tờ gửi kèm", strong=True),
        *(Text(f"- {name}.") for name in paper.papers or ("………………………………",)),
    )


def _title(party: Party) -> str:
    name = PARTIES.get(party.role, party.role)
    return name if party.needed else f"{name} (nếu cần)"


def _sum(vnd: int | None) -> str:
    return "" if vnd is None else money(vnd)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
