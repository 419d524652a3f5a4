"""What the look-ups of damage reports might find: invented households, projects and cases.

For tests and diagrams like ``bot.findings``; never imported by what serves.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from bot.talk import Json


def _part(**changes: Json) -> dict[str, Json]:
    plain = {
        "id": "31",
        "project": "Nuôi lợn Mẫu",
        "policy": "lang-son-33-2022",
        "type": "livestock_poultry",
        "starts": "2024-06-01",
        "ends": None,
        "leader": "Lê Thị Mẫu",
        "open_case": None,
    }
    return {**plain, **changes}


def _openings(_: Json) -> Iterable[Json]:
    home = {"id": "home-1", "name": "Hoàng Văn Mẫu, thôn Mẫu Một"}
    team = {"id": "team-5", "name": "Tổ lợn Mẫu"}
    nothing: dict[str, Json] = {"said": "", "counted": False}
    yield {**nothing, "things": [home]}
    yield {"said": "lợn chết 12 con", "counted": True, "things": [home]}
    yield {**nothing, "things": []}
    yield {**nothing, "things": [home, team, {"id": "area-9", "name": "Xã Mẫu"}]}


def _parts(_: Json) -> Iterable[Json]:
    policy = "lang-son-33-2022"
    case = {"id": "41", "code": "0000000A", "event": "51"}
    yield {"parts": [_part()], "policy": policy}
    yield {"parts": [], "policy": policy}
    yield {"parts": [_part(open_case=case)], "policy": policy}
    nai = _part(policy="dong-nai-15-2023", ends="2024-05-31", leader=None, type="crop")
    yield {"parts": [nai], "policy": policy}
    yield {"parts": [_part(), _part(id="32", project="Nuôi bò Mẫu")], "policy": policy}


_AREA: Final = {"id": "9", "name": "Xã Mẫu"}
_AREA_TWO: Final = {"id": "10", "name": "Xã Mẫu Hai"}


def _case(**changes: Json) -> dict[str, Json]:
    plain: dict[str, Json] = {
        "id": "41",
        "code": "0000000A",
        "policy": "lang-son-33-2022",
        "state": "reported",
        "since": "2024-06-02",
        "awaits": "officer",
        "holder": None,
        "officer": None,
        "ended": None,
        "closed": False,
        "verified": True,
        "suspended": False,
        "ruling": None,
        "outside": False,
        "due": "11",
        "type": "livestock_poultry",
        "cycle_months": None,
        "losses": [{"cause": "epidemic", "lost": "16", "total": "40"}],
    }
    return {**plain, **changes}


def unverified() -> Json:
    """A report of somebody who is not linked."""
    return _case(verified=False)


def cases_of() -> Iterable[list[Json]]:
    """What a household's cases might be: open ones in both provinces, answered ones."""
    nai: dict[str, Json] = {"policy": "dong-nai-15-2023", "state": "with_authority"}
    nai |= {"awaits": "authority", "suspended": True, "officer": "Vi Thị Mẫu", "outside": True}
    yield [_case(), _case(**nai)]
    done: dict[str, Json] = {"closed": True, "ruling": "refusal", "awaits": "nobody"}
    refused = _case(**done, state="not_adjusted")
    yield [refused, _case(id="42", ended="withdrawn", closed=True)]
    yield [refused, _case(**done, id="43", code="0000000B", state="adjusted")]


DAMAGE: Final[Mapping[str, Callable[[Json], Iterable[Any]]]] = {
    "damage_opening": _openings,
    "damage_parts": _parts,
    "communes": lambda _: (
        {"communes": [_AREA]},
        {"communes": []},
        {"communes": [_AREA, _AREA_TWO]},
    ),
}
"""By look-up, what it might find."""
