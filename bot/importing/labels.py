"""The options of choice columns with everything that people write for them."""

from collections.abc import Mapping
from typing import Final

from bot.importing.cells import Labels
from bot.rules import load
from bot.talk import Kind, Question
from bot.words import Words

ROLES: Final = {
    "project_approver": "Phê duyệt dự án",
    "fund_agency": "Cơ quan được giao vốn",
    "district": "Việc trước đây của UBND cấp huyện",
    "commune": "UBND cấp xã",
    "investor": "Chủ đầu tư, chủ dự án",
    "recovery_decision": "Quyết định thu hồi",
    "damage_decision": "Quyết định lùi hạn, miễn nộp lại",
    "suspension_decision": "Quyết định dừng thu hồi",
    "finance_department": "Sở Tài chính",
    "labour_department": "Việc trước đây của Sở Lao động",
    "programme_departments": "Các sở quản lý chương trình",
    "front": "Ủy ban Mặt trận Tổ quốc xã",
}
"""A role of the documents on recovery → what a sheet calls it."""

_TYPES = (
    "crop",
    "livestock_poultry",
    "large_livestock",
    "forestry",
    "aquaculture",
    "other",
    "mixed",
)
_CATEGORIES = ("poor", "near_poor", "escaped_poverty", "disabled_person", "none")
_TYPE: Final = Question("project_type", Kind.CHOICE, _TYPES)
_STATUS: Final = Question("household_status", Kind.CHOICE, _CATEGORIES)
_SHORT: Final = {
    "poor": ("HN",),
    "near_poor": ("HCN", "CN"),
    "escaped_poverty": ("MTN", "HMTN"),
    "disabled_person": ("NKT", "KT"),
}
"""How lists of a commune shorten the categories."""


def choices() -> Mapping[str, Labels]:
    """By column, each option with its label first and its synonyms after it."""
    words = Words.of("vi")
    policies = load()
    return {
        "province": _provinces(),
        "former": _former(),
        "approved_by": {
            "district_chair": ("Chủ tịch UBND huyện", "UBND huyện", "huyện", "cấp huyện"),
            "commune_chair": ("Chủ tịch UBND xã", "UBND xã", "xã", "cấp xã"),
        },
        "account_kind": {
            "treasury": ("Kho bạc", "Kho bạc nhà nước", "KBNN"),
            "bank": ("Ngân hàng", "Ngân hàng thương mại", "NHTM"),
        },
        "role": {role: (label, role) for role, label in ROLES.items()},
        "policy": {
            policy.id: (
                f"{policy.number} {policy.province_name}",
                f"{policy.number}, {policy.province_name}", policy.number, policy.short,
                f"{policy.short}, {policy.province_name}", f"{policy.short} {policy.province_name}",
            )
            for policy in policies.values()
            if policy.rates is not None
        },
        "type": words.labels("calculation", _TYPE),
        "category": {
            option: (*names, *_SHORT.get(option, ()))
            for option, names in words.labels("eligibility", _STATUS).items()
        },
    }  # fmt: skip


def _provinces() -> dict[str, tuple[str, ...]]:
    """Provinces as they are since 01/7/2025, with those that went into them as synonyms."""
    found: dict[str, tuple[str, ...]] = {}
    for policy in load().values():
        for place in policy.territory:
            names = found.get(place.province, ())
            found[place.province] = (*names, place.name, f"Tỉnh {place.name}", f"TP {place.name}")
    return found


def _former() -> Labels:
    """Provinces before 01/7/2025: those of our documents, and those that went into them."""
    formers: dict[str, tuple[str, ...]] = {
        former.id: (former.name, f"Tỉnh {former.name}")
        for policy in load().values()
        for place in policy.territory
        for former in place.former
    }
    return _provinces() | formers
