"""Standard cases around every border of these documents, to compare two packs with."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

from bot.evaluate.lines import Json
from bot.rules import Policy


def standard_cases(*policies: Policy) -> Iterator[Json]:
    """Yield requests around every border that the law of these documents has."""
    days = sorted({day for policy in policies for day in _days(policy)})
    for day, (ask, cases) in product(days, _FACTS.items()):
        for facts in cases:
            told = ", ".join(f"{name} {_told(value)}" for name, value in facts.items())
            name = f"{ask} on {day}: {told or 'nothing told'}"
            yield {"id": name, "ask": ask, "as_of": f"{day}", "facts": facts}


def _days(policy: Policy) -> Iterator[date]:
    yield policy.starts
    yield date(max(policy.starts.year + 1, 2025), 6, 2)
    yield date(2026, 8, 3)


def _told(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace('"', "")


_SUPPORT = {"support_vnd": 20_000_000, "project_end": "2025-12-31"}
_KINDS: tuple[Json, ...] = (
    {"project_type": "crop", "cycle_months": 6},
    {"project_type": "crop", "cycle_months": 12},
    {"project_type": "crop", "cycle_months": 18},
    {"project_type": "livestock_poultry"},
    {"project_type": "large_livestock"},
    {"project_type": "forestry"},
    {"project_type": "aquaculture"},
    {"project_type": "other"},
    {"project_type": "mixed"},
)
_DAMAGE: tuple[Json, ...] = tuple(
    {"damage": {"cause": "natural_disaster", "percent": percent, "no_planned_output": True}}
    for percent in ("10", "29.99", "30", "50", "70", "70.01", "100")
)
_FACTS: Mapping[str, tuple[Json, ...]] = {
    "eligibility": (
        *({"household_status": status, "able_members": members}
          for status in ("poor", "near_poor") for members in (0, 1, 2)),
        *({"household_status": "escaped_poverty", "recognised_on": day}
          for day in ("2022-06-01", "2023-06-01", "2024-02-29")),
        *({"household_status": "disabled_person", "able_to_work": able} for able in (True, False)),
        {"household_status": "none"},
    ),
    "minimum_rate": _KINDS,
    "recovery": (
        *(_SUPPORT | kind for kind in _KINDS),
        *(_SUPPORT | kind | damage for kind in _KINDS for damage in _DAMAGE),
        *(_SUPPORT | kind | {"approved_rate": rate} for kind in _KINDS for rate in ("0.05", "0.3")),
        _SUPPORT | {"project_type": "livestock_poultry", "has_income": False},
        _SUPPORT | {"project_type": "livestock_poultry", "support_vnd": 50_000_000},
    ),
    "deadline": tuple(
        {"project_end": day} for day in ("2025-06-30", "2025-11-30", "2025-12-31", "2026-05-31")
    ),
    "extension": tuple(
        damage | {"months": months, "project_end": "2025-12-31"}
        for damage in _DAMAGE for months in (6, 9, 12, 13)
    ),
    "record_participants": tuple(
        {"approved_by": chair} for chair in ("district_chair", "commune_chair")
    ),
    "payment_path": tuple(
        {"payer": payer, "payee": payee, "account": account}
        for payer, payee in (("household", "agency"), ("household", "group_leader"),
                             ("group_leader", "agency"))
        for account in ("treasury", "bank", "cash")
    ),
    "turnover": tuple(
        {"minutes": minutes, "approved_list": True, "total_vnd": total, "maximum_vnd": 20_000_000}
        for minutes in (True, False) for total in (20_000_000, 20_000_001)
    ),
    "supervision_board": tuple(
        {"members": members, "sources": ["front", "inspection", "people"], "notice_days": days}
        for members in (4, 5) for days in (44, 45)
    ),
}  # fmt: skip
