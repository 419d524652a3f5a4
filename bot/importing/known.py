"""What the registers hold already, as far as a file can refer to it. Plain values."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from bot.importing.rows import AgencyRow

_KIND: Final = re.compile(r"^(xã|phường|đặc khu|thị trấn|tt\.?|p\.|x\.)\s+")


@dataclass(frozen=True, slots=True)
class KnownCommune:
    """A commune with the projects and agencies that are there already."""

    province: str
    name: str
    agencies: frozenset[str] = frozenset()
    projects: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Project code → the names of its groups."""
    mine: bool = True
    """Whether whoever imports may write there."""


def same(text: str) -> str:
    """A name or code as it is compared: case and spaces do not matter, marks do."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def commune_key(name: str) -> str:
    """A commune's name as it is compared: with or without "xã"."""
    return _KIND.sub("", same(name))


Place: TypeAlias = tuple[str, str]
"""A commune: its province, and its name as it is compared. Names repeat between provinces."""


class Communes:
    """The communes that rows may mean: those that the file sets up, and those known before."""

    def __init__(self, agencies: Iterable[AgencyRow], known: Iterable[KnownCommune]) -> None:
        """Take the file's agencies and the registers' communes."""
        self.known = {(one.province, commune_key(one.name)): one for one in known}
        self.new = {self.of(row): row for row in agencies}
        self._mine = [place for place, commune in self.known.items() if commune.mine]
        self._named: dict[str, tuple[list[Place], list[Place], list[Place]]] = {}
        for number, places in enumerate((list(self.new), self._mine, list(self.known))):
            for place in places:
                self._named.setdefault(place[1], ([], [], []))[number].append(place)

    @staticmethod
    def of(row: AgencyRow) -> Place:
        """The commune that an agency's row sets up."""
        return row.province, commune_key(row.commune)

    def place(self, name: str | None) -> Place | None:
        """The commune that a row means, None where nobody can tell.

        One that the file sets up comes before one where whoever imports may write, and that one
        before the others.
        """
        if name:
            found = next(filter(None, self._named.get(commune_key(name), ())), [])
        else:
            found = list(self.new) or self._mine
        return found[0] if len(found) == 1 else None

    def shown(self, place: Place) -> str:
        """A commune's name as it is written."""
        return self.known[place].name if place in self.known else self.new[place].commune

    def projects(self, place: Place) -> Mapping[str, frozenset[str]]:
        """The codes of the projects that are there already, with their groups."""
        commune = self.known.get(place)
        return commune.projects if commune else {}
