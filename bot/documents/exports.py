"""Registers and standings of an area as pages for a sheet, with or without the personal values.

Whoever calls has asked ``bot.access`` first and says ``masked`` where names may not be seen.
Participants and projects have the headings of the import's form, so that they can be corrected and
sent again; masked ones cannot, and say so by their headings.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Final

from bot.clock import legal_day
from bot.documents.sheets import Cell, Page
from bot.rules import load
from bot.rules.balances import Phase
from bot.rules.calendar import office_day
from bot.storage.registers import (
    households,
    overview,
    people,
    places,
    projects,
    unanswered,
)
from bot.storage.registers.base import View
from bot.storage.registers.overview import Line
from bot.talk import Kind, Question
from bot.words import Words


class What(StrEnum):
    """What can be exported."""

    PARTICIPANTS = "participants"
    PROJECTS = "projects"
    STANDING = "standing"


PARTICIPANTS: Final = (
    ("Mã dự án", 14), ("Xã", 20), ("Tổ nhóm", 24), ("Mã hộ", 12), ("Chủ hộ", 26), ("Thôn", 20),
    ("Đối tượng", 18), ("Điện thoại", 16), ("Vốn nhà nước hỗ trợ", 18), ("Vốn của hộ", 16),
    ("Tỷ lệ riêng của hộ", 14),
)  # fmt: skip
PROJECTS: Final = (
    ("Mã dự án", 14), ("Tên dự án", 40), ("Xã", 20), ("Văn bản", 26), ("Loại", 20),
    ("Số tháng trồng", 10), ("Số quyết định duyệt", 18), ("Ngày quyết định", 14),
    ("Tỷ lệ nộp lại được duyệt", 14), ("Ngày bắt đầu", 14), ("Ngày kết thúc", 14),
)  # fmt: skip
STANDING: Final = (
    ("Xã", 20), ("Mã dự án", 14), ("Tên dự án", 36), ("Tổ nhóm", 24), ("Mã hộ", 12),
    ("Chủ hộ", 26), ("Thôn", 20), ("Vốn nhà nước hỗ trợ", 18), ("Nộp lại", 16),
    ("Đã tính là nộp", 16), ("Còn lại", 16), ("Nộp dư", 14), ("Chưa vào tài khoản", 16),
    ("Chờ cán bộ xác nhận", 16), ("Nên nộp trước hết", 14), ("Hạn theo văn bản", 14),
    ("Tình trạng", 34), ("Mã", 12),
)  # fmt: skip
_PHASES: Final = {
    Phase.NOTHING: "Chưa có gì để nộp",
    Phase.OPEN: "Chưa nộp",
    Phase.PART_PAID: "Đã nộp một phần",
    Phase.PAID: "Đã nộp, chờ cán bộ xác nhận",
    Phase.SETTLED: "Đã nộp đủ",
    Phase.SUSPENDED: "Đang dừng thu",
    Phase.WAIVED: "Không phải nộp lại (đã có quyết định)",
}


def page(view: View, what: What, communes: Sequence[int], *, masked: bool) -> Page:
    """One page about these communes; its rows are read from the view as they are written."""
    match what:
        case What.PARTICIPANTS:
            return Page(
                "Hộ tham gia", _headings(PARTICIPANTS, masked), _people(view, communes, masked)
            )
        case What.PROJECTS:
            return Page("Dự án", PROJECTS, _projects(view, communes))
        case What.STANDING:
            return Page("Danh sách", _headings(STANDING, masked), _standing(view, communes, masked))


def area(view: View, communes: Sequence[int], *, masked: bool) -> tuple[Page, ...]:
    """The officer's area, ``/danhsach``: standing, participants and projects, and what was asked
    there that no document answers."""
    kinds = (What.STANDING, What.PARTICIPANTS, What.PROJECTS)
    pages = (page(view, what, communes, masked=masked) for what in kinds)
    provinces = {places.commune(view, id_).province for id_ in communes}
    return (*pages, unanswered_page(view, provinces | {""}))


def _headings(headings: Sequence[tuple[str, int]], masked: bool) -> Sequence[tuple[str, int]]:
    """Masked columns say that they are."""
    if not masked:
        return headings
    hidden = {"Chủ hộ", "Đối tượng", "Điện thoại"}
    return [(f"{name} [đã che]" if name in hidden else name, width) for name, width in headings]


def _people(view: View, communes: Sequence[int], masked: bool) -> Iterator[Sequence[Cell]]:
    labels = _labels("eligibility", "household_status", households.CATEGORIES)
    for id_ in communes:
        commune = places.commune(view, id_).name
        lines = overview.of_communes(view, [id_])
        phones = _phones(view, lines)
        for line in lines:
            if line.participation.withdrawn:
                continue
            facts, home = line.participation.facts, line.household
            phone = phones.get(home.id, "")
            yield (
                line.project.facts.code, commune, line.group.name if line.group else "", home.code,
                _name(home.name, masked), home.village,
                "…" if masked and home.category else labels.get(home.category or "", ""),
                people.mask_phone(phone) if masked and phone else people.spoken_phone(phone),
                facts.state_vnd, facts.own_vnd, facts.rate,
            )  # fmt: skip


def _projects(view: View, communes: Sequence[int]) -> Iterator[Sequence[Cell]]:
    policies = load()
    labels = _labels("calculation", "project_type", _TYPES)
    for id_ in communes:
        commune = places.commune(view, id_).name
        for item in projects.of_commune(view, id_):
            facts = item.facts
            policy = policies.get(facts.policy)
            yield (
                facts.code, facts.name, commune,
                f"{policy.number} {policy.province_name}" if policy else facts.policy,
                labels.get(facts.type, facts.type), facts.cycle_months, facts.decision_number,
                facts.decision_on, facts.rate, facts.starts, facts.ends,
            )  # fmt: skip


def _standing(view: View, communes: Sequence[int], masked: bool) -> Iterator[Sequence[Cell]]:
    for id_ in communes:
        commune = places.commune(view, id_).name
        for line in overview.of_communes(view, [id_]):
            facts = line.project.facts
            yield (
                commune, facts.code, facts.name, line.group.name if line.group else "",
                line.household.code, _name(line.household.name, masked), line.household.village,
                line.participation.facts.state_vnd, *_money(line),
                line.obligation.code if line.obligation else "",
            )  # fmt: skip


def _money(line: Line) -> tuple[Cell, ...]:
    """Due, counted, remaining, overpaid, undeposited, unconfirmed, both days, the phase."""
    standing = line.standing
    if standing is None:
        return (*(None,) * 8, "Chưa tính")
    sums = standing.sums
    phase = _PHASES[standing.phase]
    if line.withdrawn:
        phase = "Dự án đã dừng hẳn" if line.project.withdrawn else "Đã thôi tham gia"
    elif standing.expected:
        phase += " (dự kiến)"
    figures = (sums.due, sums.counted, sums.remaining, sums.overpaid, sums.undeposited)
    last = standing.pay_by
    return (*figures, sums.unconfirmed, last and office_day(last).day, last, phase)


def _phones(view: View, lines: Iterable[Line]) -> dict[int, str]:
    """By household, the number that speaks for it: its head's, else its helper's."""
    members = households.members(view, [line.household.id for line in lines])
    known = people.many(view, {item.person for items in members.values() for item in items})
    found: dict[int, str] = {}
    for household, items in members.items():
        ordered = sorted(items, key=lambda item: item.relation is not households.Relation.HEAD)
        numbers = [phone for item in ordered if (phone := known[item.person].phone)]
        if numbers:
            found[household] = numbers[0]
    return found


def _name(name: str, masked: bool) -> str:
    return people.mask_name(name) if masked and name else name


def _labels(conversation: str, key: str, options: Iterable[str]) -> dict[str, str]:
    question = Question(key, Kind.CHOICE, tuple(sorted(options)))
    return {id_: names[0] for id_, names in Words.of("vi").labels(conversation, question).items()}


_TYPES: Final = (
    "crop", "livestock_poultry", "large_livestock", "forestry", "aquaculture", "other", "mixed",
)  # fmt: skip


def unanswered_page(view: View, provinces: Container[str] | None = None) -> Page:
    """The questions that no passage answered, masked, oldest first: all, or those of askers of
    some provinces ("" where that is not known)."""
    headings = (("Ngày", 12), ("Tỉnh", 16), ("Ngôn ngữ", 10), ("Câu hỏi", 90))
    rows = [
        (legal_day(one.at), one.province, one.language, one.words)
        for one in unanswered.every(view)
        if provinces is None or one.province in provinces
    ]
    return Page("Câu hỏi chưa trả lời", headings, rows)
