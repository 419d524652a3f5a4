"""What can be lost, in which unit it is counted, and what may have happened. Closed lists.

Source: domain of production support; kinds of disasters after the Law on natural disasters
(Luật PCTT, as amended 2020). What the law leaves open about counting is an open point of the packs.
"""

from collections.abc import Mapping
from typing import Final

HAPPENED: Final = ("natural_disaster", "epidemic", "fire", "other", "unknown")
DISASTERS: Final = ("flood", "storm", "landslide", "drought", "cold", "hail")
"""With "another, or not known" seven at once; a rarer one is told in words."""

ANIMALS: Final = frozenset({"pig", "poultry", "cattle", "goat"})
FISH: Final = frozenset({"fish"})
CROPS: Final = frozenset({"rice", "maize", "vegetable"})
THINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "livestock_poultry": ("pig", "poultry", "goat"),
    "large_livestock": ("cattle", "goat"),
    "crop": ("rice", "maize", "vegetable", "tree"),
    "forestry": ("tree",),
    "aquaculture": ("fish",),
}
ANYTHING: Final = ("pig", "poultry", "cattle", "fish", "rice", "tree")
OTHER: Final = "other"
AREAS: Final = ("sao", "cong", "mau", "hectare", "square_metre")
UNITS: Final[Mapping[str, str]] = {
    "head": "con",
    "sao": "sào",
    "cong": "công",
    "mau": "mẫu",
    "hectare": "ha",
    "square_metre": "m²",
    "plant": "cây",
    "kilogram": "kg",
}
"""By code, the unit as it is written; none is turned into another (a sào differs by region)."""


def things(project_type: str | None) -> tuple[str, ...]:
    """What a project of this type may have lost."""
    return THINGS.get(project_type or "", ANYTHING)


def units(what: str) -> tuple[str, ...]:
    """In which units it may be counted; one alone is not asked for."""
    if what in ANIMALS:
        return ("head",)
    if what in CROPS:
        return AREAS
    if what in FISH:
        return ("head", "kilogram", *AREAS[:2], "square_metre")
    return ("plant", "head", "kilogram", *AREAS[:2])


def basis(unit: str | None) -> str:
    """What is counted in a unit: heads, area, or something else; never mixed."""
    if unit == "head":
        return "heads"
    return "area" if unit in AREAS else "other"
