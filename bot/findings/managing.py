"""What look-ups of accounts, holders, switches and rights might find; see ``bot.findings``."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from bot.talk import Json

_PLACE: Final = {"id": "commune-9", "name": "Xã Mẫu", "province": "lang-son"}


def _managed(_: Json) -> Iterable[Json]:
    province = {"id": "province-dong-nai", "name": "", "province": "dong-nai"}
    everywhere = {"id": "all", "name": "", "province": ""}
    yield {"places": [_PLACE]}
    yield {"places": []}
    yield {"places": [{**_PLACE, "id": "commune-10", "name": "Xã Mẫu Hai"}, province, everywhere]}
    yield {"places": [province, everywhere]}


def _agency_accounts(_: Json) -> Iterable[Json]:
    held = {"bank": "Kho bạc Mẫu", "number": "0000000001", "holder": "PHONG MAU"}
    one = {"id": "4", "name": "Phòng Mẫu", "current": None, "coming": None}
    current, coming = held | {"confirmed": True}, held | {"confirmed": False}
    yield {"agencies": [one]}
    yield {"agencies": []}
    yield {"agencies": [one | {"current": current}, {**one, "id": "6", "name": "Ban Mẫu"}]}
    yield {"agencies": [one | {"coming": coming}]}
    yield {"agencies": [one | {"coming": current}]}


def _gaps(_: Json) -> Iterable[Json]:
    plain = ("officer", "second_officer", "agency", "project")
    named = ("agency_phone", "account", "account_confirmation", "project_agency", "approved_rate")
    more = ("project_end", "approval", "leader", "leader_phone")
    every = [{"lack": lack, "about": "", "count": 0} for lack in plain]
    every += [{"lack": lack, "about": "MAU-1", "count": 0} for lack in (*named, *more)]
    roles = ("project_approver", "fund_agency", "district", "damage_decision", "finance_department")
    every += [{"lack": "holder", "about": role, "count": 0} for role in roles]
    every += [{"lack": "group", "about": "MAU-1", "count": 3}]
    every += [{"lack": "household_phone", "about": "", "count": 7}]
    yield {"gaps": every}
    yield {"gaps": []}
    yield {"gaps": every * 2}


def _watched(_: Json) -> Iterable[Json]:
    commune = {"id": "commune-9", "name": "Xã Mẫu", "province": "lang-son"}
    everywhere = {"id": "all", "name": "", "province": ""}
    yield {"places": []}
    yield {"places": [commune]}
    yield {"places": [everywhere]}


def _sums(_: Json) -> Iterable[Json]:
    money = {"charged": 30_000_000, "counted": 6_000_000, "confirmed": 3_000_000}
    one = {**money, "rest": 24_000_000, "name": "Nuôi lợn Mẫu", "households": 10, "settled": 2}
    one["shown"] = True
    few = {**one, **dict.fromkeys(money, 0), "households": 2, "shown": False}
    yield {**one, "projects": [one]}
    yield {**one, "projects": [one, few]}
    yield {**few, "projects": [few]}


def _receipts(_: Json) -> Iterable[Json]:
    known = {"number": "1", "code": "277BG9QT", "amount": 3_000_000, "on": "2026-08-01"}
    known |= {"project": "MAU-LS-1", "valid": True}
    yield known
    yield known | {"valid": False}
    yield known | {"number": None, "on": None}


def _mistakes(_: Json) -> Iterable[Json]:
    one: dict[str, Json] = {"id": "entry-1", "do": "strike_payment", "record": "1"}
    one |= {"title": "Hộ Mẫu, 3.000.000 đ", "who": "Hộ Mẫu", "amount": 3_000_000}
    one |= {"number": "", "on": "2026-08-01"}
    for step in ("confirmed", "deposited", "declared"):
        yield {"items": [one | {"step": step}]}
    yield {"items": [one | {"step": "received", "number": "4"}]}
    decision = {"id": "decision-2", "do": "strike_decision", "record": "2", "title": "QĐ 45"}
    yield {"items": [one | decision | {"step": "withdrawal", "number": "45/QĐ-UBND"}]}
    yield {"items": []}


def _totals(_: Json) -> Iterable[Json]:
    money = {"charged": 30_000_000, "counted": 6_000_000, "confirmed": 3_000_000}
    counts = {"rest": 24_000_000, "projects": 2, "households": 10, "waiting": 1}
    sums = {"area": "Xã Mẫu", **money, **counts}
    yield {**sums, "over": 0, "expected": False}
    yield {**sums, "over": 1_000_000, "expected": True}


MANAGING: Final[Mapping[str, Callable[[Json], Iterable[Any]]]] = {
    "area_totals": _totals,
    "watched": _watched,
    "totals": _sums,
    "receipt": _receipts,
    "mistakes": _mistakes,
    "print_groups": lambda _: (
        {"groups": [{"id": "5", "name": "Tổ lợn Mẫu"}]},
        {"groups": []},
        {"groups": [{"id": "5", "name": "Tổ lợn Mẫu"}, {"id": "6", "name": "Tổ bò Mẫu"}]},
    ),
    "unlinked": lambda _: ({"count": 3}, {"count": 0}),
    "loudspeaker": lambda _: ({"text": "Mời bà con nghe tin về dự án."}, {"text": None}),
    "invitation_slips": lambda _: ({"file": "93/giay-moi.docx", "count": 3},),
    "receipt_slips": lambda _: (
        {"file": "92/phieu-nhan.docx", "count": 2},
        {"file": None, "count": 0},
    ),
    "notice_board": lambda _: ({"file": "91/bang-tin.docx", "count": 1},),
    "managed": _managed,
    "agency_accounts": _agency_accounts,
    "holders": lambda _: ({"holders": {"project_approver": "UBND xã Mẫu"}}, {"holders": {}}),
    "switches": lambda _: (
        {"on": {"invitations": False, "second_officer": False, "supervisor_count": False}},
        {"on": {"invitations": True, "second_officer": True, "supervisor_count": True}},
    ),
    "granted": lambda _: (
        {"people": [{"id": "31", "name": "Vi Thị Mẫu, …005"}]},
        {"people": []},
        {"people": [{"id": "31", "name": "Vi Thị Mẫu, …005"}, {"id": "32", "name": "Hà Mẫu"}]},
    ),
    "grantees": lambda _: (
        {"people": [{"id": "7", "name": "Vi Thị Mẫu, …005"}]},
        {"people": []},
        {"people": [{"id": "7", "name": "Vi Thị Mẫu, …005"}, {"id": "8", "name": "Hà Mẫu, …005"}]},
    ),
    "gaps": _gaps,
}
"""By look-up, what it might find."""
