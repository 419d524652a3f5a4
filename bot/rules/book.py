"""Rules and citations out of a pack's tables, with a record of what they refer to.

Duty: the parts that every section shares: a citation, a rule with its words, open points.
Must not: know the sections.
"""

import re
from collections.abc import Collection, Iterable
from enum import StrEnum

from bot.rules.closed_lists import PROJECT_TYPES, SOURCES
from bot.rules.errors import PackError
from bot.rules.facts import DAYS, FLAGS, LISTS, WHOLES
from bot.rules.results import Citation, OpenPoint, Reason
from bot.rules.table import Table
from bot.rules.terms import Condition, Provision, Rule, Test, Unmet

_ID = re.compile(r"[a-z][a-z0-9_]{0,59}")

# Which facts a test can look at; another one would never be met, without a word.
_FITS = {
    Test.IS_TRUE: FLAGS,
    Test.AT_LEAST: WHOLES,
    Test.AT_MOST_FACT: WHOLES,
    Test.WITHIN_MONTHS: DAYS,
    Test.INCLUDES: LISTS,
}


class Part(StrEnum):
    """Where in a document a quote stands."""

    DECISION = "decision"
    REGULATION = "regulation"
    ANNEX = "annex"
    PROPOSAL = "proposal"


class Book:
    """What one pack has referred to so far."""

    def __init__(self, policy: str) -> None:
        """Start a book for one policy id."""
        self.policy = policy
        self.citations: dict[Citation, Citation] = {}
        self._used: dict[str, str] = {}

    def citation(self, table: Table) -> Citation:
        """Return the citation of a rule's table; the same place and words are one object."""
        with table.table("citation") as inner:
            article, section = (
                inner.maybe("article", inner.text),
                inner.maybe("section", inner.text),
            )
            heading = inner.maybe("heading", inner.text)
            if (article is None) == (section is None and heading is None):
                raise inner.fail("article", "or section and heading: exactly one names the place")
            found = Citation(
                policy=self.policy,
                part=inner.choice("part", Part).value,
                article=article,
                section=section,
                clause=inner.maybe("clause", inner.text),
                point=inner.maybe("point", inner.text),
                heading=heading,
                quote=inner.text("quote"),
            )
        return self.citations.setdefault(found, found)

    def rule(self, table: Table, name: str) -> Rule:
        """Return the rule that a table states under the id ``name``.

        ``text`` is said where it is met; ``unmet`` and ``unknown`` where they differ from it.
        """
        text = table.text("text")
        unmet = table.maybe("unmet", table.text) or text
        unknown = table.maybe("unknown", table.text) or text
        place = self.citation(table)
        return Rule(
            met=Reason(name, True, text, place),
            unmet=Reason(name, False, unmet, place),
            unknown=Reason(name, None, unknown, place),
            points=self.points(table),
        )

    def point(self, table: Table, key: str) -> str:
        """Return the open point that a key names."""
        name = table.text(key)
        self._used.setdefault(name, table.place(key))
        return name

    def points(self, table: Table, key: str = "open_points") -> tuple[str, ...]:
        """Return the open points that a list names."""
        names = table.texts(key)
        for name in names:
            self._used.setdefault(name, table.place(key))
        return names

    def repeated(self, name: str, text: str, rule: Rule, points: tuple[str, ...]) -> Rule:
        """Return another rule's place under a name and words of its own, with more points."""
        met, unmet, unknown = (
            Reason(name, held, text, rule.citation) for held in (True, False, None)
        )
        return Rule(met, unmet, unknown, tuple(dict.fromkeys((*rule.points, *points))))

    def check(self, defined: Collection[str]) -> None:
        """Refuse a reference without an open point."""
        for name, where in self._used.items():
            if name not in defined:
                raise PackError(where, f"open point {name!r} is not in the list open_point")

    def settle(self, points: Iterable[OpenPoint]) -> None:
        """Refuse an open point that nothing refers to, and a reference without an open point."""
        defined = {point.id for point in points}
        self.check(defined)
        for name in sorted(defined - self._used.keys()):
            raise PackError(f"open_point {name!r}", "nothing refers to it")


def identifier(table: Table, key: str = "id") -> str:
    """Return a name of small letters, digits and underscores."""
    name = table.text(key)
    if not _ID.fullmatch(name):
        raise table.fail(key, "must be small letters, digits and underscores")
    return name


def condition(table: Table, book: Book, name: str = "") -> Condition:
    """Return one condition; its reason is named after its fact unless ``name`` says otherwise."""
    test = table.choice("test", Test)
    fact = table.one_of("fact", _FITS[test])
    return Condition(
        fact=fact,
        test=test,
        rule=book.rule(table, name or fact),
        value=table.whole("value") if test in (Test.AT_LEAST, Test.WITHIN_MONTHS) else 0,
        other=table.one_of("other", WHOLES) if test is Test.AT_MOST_FACT else "",
        members=frozenset(table.choices("members", SOURCES) if test is Test.INCLUDES else ()),
        unmet=table.maybe("when_unmet", lambda key: table.choice(key, Unmet)) or Unmet.NO,
        unmet_points=book.points(table, "unmet_open_points"),
        last_day_points=book.points(table, "last_day_open_points"),
        test_day_points=book.points(table, "test_day_open_points"),
        assumed=table.maybe("assumed", table.flag),
    )


def provision(table: Table, book: Book) -> Provision:
    """Return one rule that is told, not computed."""
    return Provision(
        kind=identifier(table, "kind"),
        actor=table.maybe("actor", table.text),
        rule=book.rule(table, identifier(table)),
    )


def project_types(table: Table) -> frozenset[str]:
    """Return the kinds of project that a rate names; none is every kind."""
    return frozenset(table.choices("project_types", PROJECT_TYPES))
