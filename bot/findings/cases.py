"""What the look-ups of case work and turnovers might find: invented cases, rounds, households.

For tests and diagrams like ``bot.findings``; never imported by what serves.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from bot.talk import Json

_HOME: Final = {"id": "1", "name": "Hoàng Văn Mẫu, thôn Mẫu Một"}
_HOME_TWO: Final = {"id": "2", "name": "Triệu Thị Mẫu, thôn Mẫu Một"}


def _case(policy: str, state: str, *actions: str, **changes: Json) -> Json:
    lost = {"what": "pig", "unit": "con", "lost": "12", "total": "40"}
    report = {"opened": "20/11/2026", "cause": "unknown", "kind": None, "on": "19/11/2026"}
    report |= {"place": "thôn Mẫu", "photos": "4", "verified": "yes", "phone": "", "area": "Xã Mẫu"}
    plain: dict[str, Any] = {"code": "0000000A", "who": "Hộ Mẫu, thôn Mẫu", "policy": policy}
    plain |= {"state": state, "ended": None, "awaits": "officer", "since": "2026-11-20"}
    plain |= {"assignee": None, "leader": None, "lost": [lost], "papers": [], "passes_on": None}
    plain |= {"questions": [], "officers": [], "undoable": [], "report": report, "shares": []}
    plain |= {"same_files": [], "told": [], "history": [], "approver_unknown": False}
    plain["required"] = {"known": ["household", "group_leader", "agency", "commune"]}
    return {"case": plain | {"actions": list(actions)} | changes}


def _one_case(_: Json) -> Iterable[Any]:
    dong_nai, lang_son = "dong-nai-15-2023", "lang-son-33-2022"
    officers = [{"id": "7", "name": "Vi Thị Mẫu"}, {"id": "8", "name": "Lưu Thị Mẫu"}]
    asked = [{"id": "61", "words": "còn mấy con?", "by": "Vi Thị Mẫu"}]
    uncounted = {"what": "rice", "unit": "sào", "lost": None, "total": None}
    some = {"what": "other", "unit": "", "lost": "3", "total": None}
    share: dict[str, Any] = {"what": "pig", "added": "30", "compounded": "29.1", "events": 2}
    share |= {"border": "30", "bands": True}
    same = share | {"border": None}
    history = [{"kind": kind, "on": "2026-11-20"} for kind in ("reported", "taken", "undone")]
    told = [{"kind": kind, "words": "lời"} for kind in ("reported", "asked", "noted", "joined")]
    report: dict[str, Any] = {"opened": "20/11/2026", "cause": "natural_disaster", "kind": "flood"}
    report |= {"on": "", "place": "", "photos": "0", "verified": "no", "phone": "0900000000"}
    report["area"] = "Xã Mẫu"
    rare = ("noted", "joined", "undone", "set_aside")
    undoable = [{"id": "62", "kind": "record_called"}]
    beside = ("taken", "assigned", "joined", "leader_answered", "set_aside", "suspended")
    undoable += [{"id": str(63 + n), "kind": kind} for n, kind in enumerate(beside)]
    every = {"district_chair": ["household", "district"], "commune_chair": ["household"]}
    yield {"case": None}
    yield _case(dong_nai, "reported", "taken", "asked", "assigned", "papers", "details", *rare)
    more = {"officers": officers, "undoable": undoable, "assignee": "Vi Thị Mẫu"}
    yield _case(dong_nai, "with_agency", "assigned", "undone", "joined", leader="added", **more)
    yield _case(dong_nai, "reported", "assigned", officers=officers[:1], leader="confirmed")
    for answer in ("confirmed", "added", "disagreed"):
        yield _case(dong_nai, "reported", answer, passes_on="passed_on")
    yield _case(lang_son, "reported", "confirmed", leader="disagreed", awaits="group_leader")
    yield _case(lang_son, "reported", "replied", questions=asked, awaits="household")
    yield _case(lang_son, "reported", "replied", awaits="household")
    for state, step in (("with_agency", "record_called"), ("record_called", "record_signed")):
        yield _case(dong_nai, state, step)
    unknown = {"approver_unknown": True, "required": {"known": []} | every}
    yield _case(dong_nai, "record_called", "record_signed", **unknown)
    yield _case(dong_nai, "objective", "sent_to_commune", papers=["on_site_record"])
    yield _case(dong_nai, "with_commune", "submitted", awaits="commune")
    yield _case(dong_nai, "with_authority", "decided", "suspended", awaits="authority")
    yield _case(dong_nai, "subjective", "collection_kept")
    for state, step in (("reported", "put_forward"), ("with_approver", "cause_found")):
        yield _case(lang_son, state, step)
    yield _case(lang_son, "objective", "share_determined", lost=[uncounted, some])
    yield _case(lang_son, "share_determined", "decided", awaits="authority")
    looked = {"history": history, "told": told, "same_files": ["0000000B"]}
    yield _case(lang_son, "reported", "details", shares=[share], **looked)
    yield _case(lang_son, "reported", "details", report=report, shares=[same])
    yield _case(lang_son, "reported", "details", shares=[same | {"bands": False}])
    yield _case(lang_son, "reported", "details", shares=[same | {"events": 1}])
    for ended in ("withdrawn", "set_aside"):
        yield _case(lang_son, "reported", "details", ended=ended, awaits="nobody")


def _turnovers(_: Json) -> Iterable[Any]:
    share = {"id": "1", "name": "Hộ Mẫu", "recovered": 4_000_000, "new": 0, "total": 4_000_000}
    round_: dict[str, Any] = {"id": "31", "state": "called", "meets_on": "2026-12-05"}
    round_ |= {"meets_at": "nhà văn hóa", "candidates": [_HOME], "maximum": None}
    round_ |= {"minutes": "3/BB", "listed": False, "shares": [share]}
    lang_son: dict[str, Any] = {"id": "21", "name": "Nuôi lợn Mẫu", "policy": "lang-son-33-2022"}
    lang_son |= {"may_move": True, "left": 9_000_000, "arrived": 9_000_000, "maximum": None}
    lang_son |= {"wants_list": False, "round": None}
    dong_nai = lang_son | {"policy": "dong-nai-15-2023", "maximum": 20_000_000, "wants_list": True}
    most = round_ | {"maximum": 20_000_000}
    much = share | {"total": 24_000_000, "recovered": 24_000_000}
    yield {"projects": [lang_son]}
    yield {"projects": []}
    yield {"projects": [lang_son | {"left": 0}]}
    yield {"projects": [lang_son, lang_son | {"id": "22", "name": "Nuôi bò Mẫu"}]}
    yield {"projects": [lang_son | {"round": most}]}
    yield {"projects": [lang_son | {"may_move": False, "round": most | {"state": "minuted"}}]}
    yield {"projects": [dong_nai | {"round": round_ | {"maximum": 10_000_000}}]}
    for state in ("minuted", "transferred"):
        yield {"projects": [dong_nai | {"round": most | {"state": state}}]}
    yield {"projects": [dong_nai | {"round": most | {"state": "minuted", "shares": [much]}}]}
    yield {"projects": [lang_son | {"arrived": 0, "round": round_ | {"state": "minuted"}}]}


FINDINGS: Final[Mapping[str, Callable[[Json], Iterable[Any]]]] = {
    "turnovers": _turnovers,
    "case_list": lambda _: (
        {"cases": [{"code": "0000000A", "title": "0000000A Hộ Mẫu"}]},
        {"cases": []},
    ),
    "case": _one_case,
    "case_homes": lambda _: ({"homes": [_HOME, _HOME_TWO]}, {"homes": []}),
    "case_forms": lambda _: ({"files": ["92/bien-ban-tai-cho.docx"]},),
    "case_files": lambda _: ({"files": ["91/anh-1.jpg"]},),
    "turnover_homes": lambda _: (
        {"homes": [_HOME]},
        {"homes": []},
        {"homes": [_HOME, _HOME_TWO]},
    ),
    "turnover_forms": lambda _: ({"files": ["94/giay-moi-hop.docx"]},),
    "turnover_report": lambda _: ({"file": "93/bao-cao.docx"},),
}
"""By look-up, what it might find."""
