"""What look-ups might find, for walking every path: invented people, every sort of case.

For tests and diagrams like ``bot.explore``; never imported by what serves. The forms here are the
forms that ``bot.desk.lookups`` gives; a test compares them.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from bot.findings import asking, cases, sent
from bot.findings.damage import DAMAGE, cases_of, unverified
from bot.findings.managing import MANAGING
from bot.talk import Json

DUE: Final[Mapping[str, Json]] = {
    "id": "11",
    "code": "0000000A",
    "household": {"id": "1", "name": "Hoàng Văn Mẫu, thôn Mẫu Một"},
    "project": "Nuôi lợn Mẫu",
    "policy": "lang-son-33-2022",
    "support": 20_000_000,
    "rate": "3/20",
    "amount": 3_000_000,
    "phase": "open",
    "expected": False,
    "until": "2026-08-31",
    "office": "2026-08-31",
    "ends": "2026-05-31",
    "counted": 0,
    "unconfirmed": 0,
    "declared": 0,
    "rest": 3_000_000,
    "over": 0,
    "leader": "Lê Thị Mẫu",
    "agency": "Phòng Mẫu",
    "phone": "0900000000",
    "account": None,
    "frozen": False,
    "decision": None,
}
_BANK: Final = {
    "kind": "bank",
    "bank": "Ngân hàng Mẫu",
    "number": "0000000001",
    "holder": "PHONG MAU",
}
_DONG_NAI: Final = {"policy": "dong-nai-15-2023", "rate": "1/10", "amount": 2_000_000}
_DECIDED: Final = {"number": "45/QĐ-UBND", "on": "2026-07-01"}


def due(**changes: Json) -> dict[str, Json]:
    """A household's due, with these changes."""
    return {**DUE, **changes}


def _me(found: Mapping[str, Json]) -> dict[str, Json]:
    nobody = {"person": "7", "name": "Hoàng Văn Mẫu", "address": "anh Mẫu"}
    none: dict[str, Json] = {"homes": [], "teams": [], "tended": [], "areas": [], "desks": []}
    return {**nobody, **none, "watches": False, "province": "lang-son", **found}


_HOME: Final = {"id": "1", "name": "Hoàng Văn Mẫu, thôn Mẫu Một"}
_HOME_TWO: Final = {"id": "2", "name": "Triệu Thị Mẫu, thôn Mẫu Một"}
_TEAM: Final = {"id": "5", "name": "Tổ lợn Mẫu"}
_AREA: Final = {"id": "9", "name": "Xã Mẫu"}


def _people(_: Json) -> Iterable[Json]:
    yield _me({"homes": [_HOME]})
    yield _me({"person": None, "name": "", "address": ""})
    yield _me({"person": None, "name": "", "address": "", "cases": [unverified()]})
    yield _me({})
    yield _me({"homes": [_HOME, _HOME_TWO]})
    yield _me({"homes": [_HOME], "teams": [_TEAM]})
    yield _me({"areas": [_AREA]})
    yield _me({"desks": [_AREA], "watches": True})
    yield _me({"tended": [_TEAM]})
    yield _me({"teams": [_TEAM, {"id": "6", "name": "Tổ bò Mẫu"}]})
    yield _me({"areas": [_AREA, {"id": "10", "name": "Xã Mẫu Hai"}]})


def _dues(_: Json) -> Iterable[Json]:
    many: list[dict[str, Json]] = [
        due(),
        due(phase="part_paid", counted=1_000_000, rest=2_000_000, until="2025-10-01"),
        due(phase="part_paid", counted=1_000_000, unconfirmed=1_000_000, rest=2_000_000),
        due(declared=3_000_000),
        due(phase="later", ends="2026-12-31", until="2027-03-31", rest=0),
        due(phase="paid", counted=3_000_000, unconfirmed=3_000_000, rest=0),
        due(phase="settled", counted=3_000_000, rest=0),
        due(phase="waived", rest=0, decision=_DECIDED),
        due(phase="waived", rest=0),
        due(phase="withdrawn", amount=0, rest=0, decision=_DECIDED),
        due(phase="withdrawn", amount=0, rest=0, counted=1_000_000, over=1_000_000),
        due(phase="suspended", decision=_DECIDED),
        due(phase="suspended"),
        due(amount=1_800_000, rest=1_800_000, decision=_DECIDED, leader=None, phone=None),
        due(amount=None, rate=None, rest=0, phase="nothing", until=None, office=None),
        due(**_DONG_NAI, rest=2_000_000, expected=True, office="2026-08-28", account=_BANK),
        due(**_DONG_NAI, rest=2_000_000, frozen=True, until="2026-08-01", office="2026-07-31"),
        due(**_DONG_NAI, rest=2_000_000, until="2024-06-03", leader=None),
        due(**_DONG_NAI, rest=2_000_000, account=_BANK | {"kind": "treasury", "bank": "Kho bạc"}),
    ]
    yield {"dues": many[:1]}
    yield {"dues": []}
    yield {"dues": [due(), due(id="12", project="Nuôi bò Mẫu")]}
    yield from ({"dues": [one]} for one in many[1:])
    yield from ({"dues": many[:1], "cases": cases} for cases in cases_of())
    yield {"dues": [], "cases": next(iter(cases_of()))}


def _member(n: int, **changes: Json) -> dict[str, Json]:
    plain = {
        "household": {"id": str(n), "name": f"Hộ Mẫu {n}"},
        "due": str(10 + n),
        "amount": 3_000_000,
        "counted": 0,
        "rest": 3_000_000,
        "declared": [],
        "shown": True,
        "waiting": False,
    }
    return {**plain, **changes}


def _team(**changes: Json) -> dict[str, Json]:
    plain = {
        "id": "5",
        "name": "Tổ lợn Mẫu",
        "policy": "lang-son-33-2022",
        "members": [_member(1), _member(2)],
        "charged": 6_000_000,
        "counted": 0,
        "rest": 6_000_000,
        "over": 0,
        "expected": False,
        "held": 0,
    }
    return {**plain, **changes}


def _teams(_: Json) -> Iterable[Json]:
    sorts = [
        _member(1, counted=3_000_000, rest=0),
        _member(2, counted=1_000_000, rest=2_000_000),
        _member(3, due=None, amount=0, rest=0),
        _member(4, shown=False, waiting=True),
        *(_member(n) for n in range(5, 33)),
    ]
    declared = [{"entry": "77", "amount": 3_000_000}]
    yield _team()
    yield _team(members=[_member(1, declared=declared), _member(2)])
    yield _team(members=sorts, held=1_000_000, counted=4_000_000)
    yield _team(members=sorts, untold=[sorts[0]["household"]["id"]])
    yield _team(members=[])
    yield _team(policy="dong-nai-15-2023")


def _held(_: Json) -> Iterable[Json]:
    entries = [{"id": str(n), "name": f"Phiếu {n}, Hộ Mẫu", "amount": 3_000_000} for n in (1, 2, 3)]
    where: dict[str, Json] = {"policy": "lang-son-33-2022", "agency": "Phòng Mẫu", "phone": None}
    account = {**_BANK, "kind": "treasury", "bank": "Kho bạc Mẫu"}
    yield {**where, "entries": entries[:1], "account": account}
    yield {**where, "entries": [], "account": account}
    yield {**where, "entries": entries, "account": None, "phone": "0900000000"}


_PAYMENT: Final[Mapping[str, Json]] = {
    "id": "payment-1",
    "kind": "payment",
    "title": "Hộ Mẫu 3.000.000",
    "who": "Nhà Hoàng Văn Mẫu",
    "project": "Nuôi lợn Mẫu",
    "policy": "lang-son-33-2022",
    "amount": 3_000_000,
    "step": "deposited",
    "off_path": False,
    "entries": ["1"],
    "files": [],
}


def _tasks(_: Json) -> Iterable[Json]:
    def some(*items: Mapping[str, Json]) -> Json:
        return {"items": [dict(item) for item in items], "count": len(items)}

    yield some(_PAYMENT)
    yield some()
    yield some({**_PAYMENT, "step": "declared", "off_path": True, "files": ["1"]})
    yield some({**_PAYMENT, "step": "received"})
    declared = {"id": "d", "kind": "declared", "title": "Hộ Mẫu 1, 1 đ", "who": "Hộ Mẫu 1"}
    yield some({**declared, "amount": 1, "entry": "77", "due": "11", "team": "5"})
    yield some({**declared, "amount": 1, "entry": "77", "due": "99", "team": "5"})
    yield some({"id": "c", "kind": "case", "title": "0000000A Hộ Mẫu", "code": "0000000A"})
    for state in ("called", "minuted", "transferred"):
        yield some({"id": "t", "kind": "turnover", "title": "Mẫu", "who": "Mẫu", "state": state})
    late: dict[str, Json] = {
        "id": "o",
        "kind": "overdue",
        "title": "Páo, quá hạn 3.000.000 đ",
        "who": "Páo",
    }
    late |= {"project": "Nuôi lợn Mẫu", "amount": 3_000_000, "day": "2026-09-30"}
    yield some(late | {"leader": "Hoa"})
    yield some(late | {"leader": None})
    yield some({"id": "h", "kind": "deposit", "title": "Tổ lợn Mẫu", "team": "5", "amount": 1})
    decision = {"id": "q", "kind": "decision", "title": "QĐ 45", "decision": "8", "files": []}
    yield some({**decision, "number": "45/QĐ-UBND", "ruling": "extension", "who": "Nhà Hộ Mẫu"})
    yield some({**decision, "number": "Đơn", "ruling": "withdrawal", "who": "Nuôi lợn Mẫu"})
    account = {
        "id": "a",
        "kind": "account",
        "title": "Tài khoản",
        "account": "3",
        "who": "Phòng Mẫu",
    }
    yield some({**account, "bank": "Kho bạc Mẫu", "number": "0000000001", "holder": "PHONG MAU"})


def _projects(_: Json) -> Iterable[Json]:
    one = {"id": "21", "name": "Nuôi lợn Mẫu", "policy": "lang-son-33-2022"}
    yield {"projects": [one]}
    yield {"projects": []}
    yield {"projects": [{**one, "policy": "dong-nai-15-2023"}]}


def _cases(_: Json) -> Iterable[Json]:
    one = {
        "due": "11",
        "who": "Nhà Hoàng Văn Mẫu",
        "support": 20_000_000,
        "type": "livestock_poultry",
        "cycle_months": None,
        "ends": "2026-05-31",
        "pay_by": "2026-08-31",
        "rate": "3/20",
        "amount": 3_000_000,
    }
    yield {"cases": [one]}
    yield {"cases": []}
    yield {"cases": [one, {**one, "due": "12", "who": "Nhà Triệu Thị Mẫu"}]}


def _invited(_: Json) -> Iterable[Json]:
    good = {
        "state": "good",
        "minutes": 0,
        "person": "7",
        "name": "Hoàng Văn Mẫu",
        "given": "Mẫu",
        "address": "",
        "homes": [_HOME],
        "roles": ["household"],
    }
    yield good
    yield {**good, "homes": [], "address": "anh Mẫu"}
    yield {**good, "homes": [_HOME, _HOME_TWO]}
    for state in ("wrong", "expired", "paused", "unknown", "several", "same", "taken"):
        yield {**good, "state": state, "minutes": 15, "homes": []}


def _dry_run(_: Json) -> Iterable[Json]:
    fine: dict[str, Json] = {"rows": 12, "projects": 1, "households": 10, "errors": 0}
    fine |= {"report": None, "readable": True, "why": ""}
    yield fine
    yield {**fine, "errors": 3, "report": "99/can-sua.xlsx"}
    yield {**fine, "readable": False, "why": "Tệp trống."}


FINDINGS: Final[Mapping[str, Callable[[Json], Iterable[Any]]]] = {
    **cases.FINDINGS,
    "me": _people,
    "dues": _dues,
    "team": _teams,
    "team_pictures": lambda _: ({"files": ["98/to.png"]}, {"files": []}),
    "transfer": lambda _: ({"file": "97/chuyen-khoan.png"}, {"file": None}),
    "held": _held,
    "invitees": lambda _: ({"homes": [_HOME]}, {"homes": []}, {"homes": [_HOME, _HOME_TWO]}),
    "papers": lambda _: ({"files": ["1/anh-1.jpg"]},),
    "tasks": _tasks,
    "projects": _projects,
    "cases": _cases,
    "invited": _invited,
    "sheet": lambda _: ({"file": "96/danh-sach.xlsx", "count": 10},),
    "form": lambda _: ({"file": "95/mau.xlsx"},),
    "dry_run": _dry_run,
    "my_data": lambda _: ({"file": "94/du-lieu-cua-toi.xlsx"},),
    **MANAGING,
    **sent.FOUND,
    **DAMAGE,
    **asking.FOUND,
}
"""By look-up, what it might find."""
