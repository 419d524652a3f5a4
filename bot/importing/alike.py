"""Rows that mean the same thing, or nearly: twice, in conflict, misspelt."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from bot.importing.faults import Code, Fault
from bot.importing.known import Place, same
from bot.importing.rows import ParticipantRow

_NEAR: Final = 0.85


class Seen:
    """Rows by what may be there only once."""

    def __init__(self, key: Callable[[Any], Any]) -> None:
        self.key, self.rows = key, dict[Any, int]()

    def twice(self, row: Any, fault: Callable[[Code, int, str], Fault]) -> Iterator[Fault]:
        first = self.rows.setdefault(self.key(row), row.row)
        if first != row.row:
            yield fault(Code.TWICE, row.row, str(first))


class GroupNames:
    """The groups of each project, for finding one that was written a little differently."""

    def __init__(self, names: Callable[[Place, str], set[str]]) -> None:
        """``names`` gives the groups of a commune's project, both as they are compared."""
        self.names = names
        self.asked: dict[tuple[Place, str, str], str | None] = {}

    def near(self, key: Place, row: ParticipantRow) -> str | None:
        """The group that is close and not equal, None where there is none or it is there."""
        group = same(row.group or "")
        place = (key, same(row.project), group)
        if place not in self.asked:
            spelled = {same(name): name for name in self.names(key, same(row.project))}
            # "Tổ 1" and "Tổ 2" are close and different; where figures differ nothing is meant.
            alike = [name for name in spelled if _figures(name) == _figures(group)]
            found = None if group in spelled else nearest(group, alike)
            self.asked[place] = f"“{spelled[found]}”" if found else None
        return self.asked[place]


class People:
    """Households by code and by name, to find rows that mean the same one, or cannot."""

    def __init__(self, fault: Callable[..., Fault]) -> None:
        self.fault = fault
        self.parts: dict[tuple[Place | str, ...], int] = {}
        self.coded: dict[tuple[Place, str], ParticipantRow] = {}
        self.named: dict[tuple[Place, str, str], ParticipantRow] = {}

    def look(self, commune: Place, row: ParticipantRow) -> Iterator[Fault]:
        """The faults of one row against those before it."""
        name = (commune, same(row.name), same(row.village))
        code = same(row.household or "")
        place = (commune, same(row.project), *((code,) if code else name[1:]))
        first = self.parts.setdefault(place, row.row)
        if first != row.row:
            yield self.fault(Code.TWICE, row.row, "name", other=str(first))
            return
        before = self.named.setdefault(name, row)
        if bool(before.household) != bool(row.household):
            coded = before.household or row.household or ""
            yield self.fault(
                Code.NAMESAKE, row.row, "household", other=str(before.row), known=coded
            )
            return
        if code:
            before = self.coded.setdefault((commune, code), row)
        yield from self._differ(before, row)

    def _differ(self, before: ParticipantRow, row: ParticipantRow) -> Iterator[Fault]:
        pairs = (("name", "Chủ hộ"), ("village", "Thôn"), ("category", "Đối tượng"))
        for key, label in pairs:
            one, other = getattr(before, key), getattr(row, key)
            if one and other and same(one) != same(other):
                yield self.fault(Code.CONFLICT, row.row, key, other=str(before.row), what=label)


def _figures(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def nearest(text: str, names: list[str], least: float = _NEAR) -> str | None:
    """The name that is closest to a text and at least that close."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extractOne(text, names, scorer=OSA.normalized_similarity, score_cutoff=least)
    return str(found[0]) if found else None
