"""What look-ups about reminders and sent messages might find; see ``bot.findings``."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from bot.talk import Json

_HOME: Final = {"id": "1", "name": "Hoàng Văn Mẫu, thôn Mẫu Một"}
_HOME_TWO: Final = {"id": "2", "name": "Triệu Thị Mẫu, thôn Mẫu Một"}


def _reminders(_: Json) -> Iterable[Any]:
    nobody: dict[str, Any] = {
        "person": None,
        "minute": 450,
        "fewer": "all",
        "real": [],
        "own": [],
        "teams": [],
    }
    nobody["calculated"] = None
    known = {"policy": "lang-son-33-2022", "ends": "2026-06-30", "until": "2026-09-30"}
    own = [{"id": "8", "until": "2026-09-30"}, {"id": "9", "until": "2026-12-30"}]
    real = [{"household": "Hộ Mẫu", "project": "Nuôi lợn Mẫu", "until": "2026-09-30"}]
    team = {"id": "5", "name": "Tổ lợn Mẫu", "proposed": "2026-09-16"}
    yield nobody
    yield nobody | {"calculated": known}
    yield nobody | {"own": own}
    yield nobody | {"person": "7", "real": real, "teams": [team]}
    yield nobody | {"person": "7", "teams": [team, team | {"id": "6", "name": "Tổ gà Mẫu"}]}


def _unreached(_: Json) -> Iterable[Json]:
    items: list[Json] = ["11 before_7 2026-08-31"]
    files: list[Json] = ["94/phieu-nhac.docx", "93/chua-nhan-tin.xlsx"]
    yield {"count": 3, "asked": 2, "items": items, "files": files}
    yield {"count": 3, "asked": 0, "items": items, "files": files}
    yield {"count": 0, "asked": 2, "items": [], "files": []}
    yield {"count": 0, "asked": 0, "items": [], "files": []}


def _mail(_: Json) -> Iterable[Json]:
    line: dict[str, Json] = {"step": "before_30", "day": "2026-08-01", "time": "07:30"}
    states = ("sent", "queued", "leased", "unknown", "refused", "dropped")
    answers: tuple[Json, ...] = (None, "seen", "paid", "help", None, None)
    steps = ("end", "before_14", "day", "after_3", "other", "before_3")
    told = zip(states, answers, steps, strict=True)
    every = [line | {"state": state, "answer": said, "step": step} for state, said, step in told]
    yield {"lines": every}
    yield {"lines": every[:1]}
    yield {"lines": []}


def _broadcasts(_: Json) -> Iterable[Json]:
    scopes: list[Json] = [
        {"id": "commune:9", "name": "Xã Mẫu"},
        {"id": "group:5", "name": "Tổ lợn Mẫu, Xã Mẫu"},
    ]
    sent: list[Json] = [
        {"id": "31", "name": "Xã Mẫu, 01/08"},
        {"id": "32", "name": "Tổ lợn Mẫu, 30/07"},
    ]
    yield {"scopes": scopes, "sent": sent}
    yield {"scopes": scopes[:1], "sent": sent[:1]}
    yield {"scopes": scopes[:1], "sent": []}
    yield {"scopes": [], "sent": []}


def _broadcast_count(_: Json) -> Iterable[Json]:
    found: dict[str, Json] = {"homes": 120, "chats": 97, "without": 25, "area": "xã Mẫu"}
    yield found
    yield found | {"without": 0}
    yield found | {"chats": 0, "without": 120}


def _broadcast_progress(_: Json) -> Iterable[Json]:
    found: dict[str, Json] = {"day": "2026-08-01", "scope": "Xã Mẫu", "total": 97, "unknown": 1}
    found |= {"sent": 40, "waiting": 54, "lost": 2, "stopped": 0, "state": "running"}
    found["silent"] = 0
    yield found
    yield found | {"state": "done", "waiting": 0, "sent": 94, "silent": 2}
    yield found | {"state": "stopped", "waiting": 0, "stopped": 54}


_COUNTED: Final[dict[str, Json]] = {"sent": 40, "delivered": 38, "unknown": 1, "lost": 3}
_HELD: Final[Json] = {"id": "41", "title": "Hoàng Văn Mẫu, 07:30 01/08"}

FOUND: Final[Mapping[str, Callable[[Json], Iterable[Any]]]] = {
    "reminders": _reminders,
    "unreached": _unreached,
    "home_mail": _mail,
    "find_homes": lambda _: (
        {"homes": [_HOME]},
        {"homes": []},
        {"homes": [_HOME, _HOME_TWO]},
    ),
    "held_mail": lambda _: ({"items": [_HELD]}, {"items": []}),
    "reminder_last": lambda _: (
        {"known": True, "leader": "Lê Thị Mẫu"},
        {"known": True, "leader": None},
        {"known": False, "leader": None},
    ),
    "reminder_counts": lambda _: (
        {
            "rows": [
                _COUNTED | {"step": step, "answered": 12, "paid": 20}
                for step in ("end", "before_30", "before_7", "before_3", "day", "after_3")
            ]
        },
        {"rows": []},
    ),
    "broadcasts": _broadcasts,
    "broadcast_count": _broadcast_count,
    "broadcast_progress": _broadcast_progress,
}
"""By look-up, what it might find."""
