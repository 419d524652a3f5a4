"""Passages that a question can find, out of a pack or of its file of passages.

Duty: read a file of passages strictly against its policy; every passage cites the document.
Must not: rank, or hold a rule that the pack does not have.
"""

import tomllib
from collections.abc import Mapping

from bot.rules.book import Book, identifier
from bot.rules.errors import PackError
from bot.rules.policy import Policy
from bot.rules.table import Table
from bot.rules.terms import Entry, Rule

SCHEMA = 1
LARGEST = 1_000_000  # bytes of one file


def entry(table: Table, book: Book, known: Mapping[str, Rule]) -> Entry:
    """Return one passage; with ``of`` it takes words and place of a rule of the pack.

    Args:
        table: the passage.
        book: the policy's book.
        known: the rules that ``of`` may name, by kind and id ("task.press").
    """
    name = identifier(table)
    of = table.maybe("of", lambda key: table.one_of(key, frozenset(known)))
    return Entry(
        title=table.text("title"),
        keywords=table.texts("keywords"),
        rule=book.rule(table, name) if of is None else _taken(table, book, name, known[of]),
        questions=table.texts("questions"),
        roles=table.texts("roles"),
        damage=table.maybe("damage", table.whole),
    )


def _taken(table: Table, book: Book, name: str, rule: Rule) -> Rule:
    text = table.maybe("text", table.text) or rule.text
    return book.repeated(name, text, rule, book.points(table))


def read_passages(content: bytes, policy: Policy) -> tuple[Entry, ...]:
    """Return the passages of a file.

    Raises: PackError with the first place that breaks the schema or does not fit the policy.
    """
    if len(content) > LARGEST:
        raise PackError("", f"the file is larger than {LARGEST} bytes")
    try:
        data = tomllib.loads(content.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise PackError("", f"the file is not TOML: {error}") from None
    book, known = Book(policy.id), _rules(policy)
    with Table("", data) as table:
        if table.whole("schema") != SCHEMA:
            raise table.fail("schema", f"this program reads schema {SCHEMA}")
        table.one_of("policy", frozenset({policy.id}))
        found: dict[str, Entry] = {}
        for item in table.tables("passage"):
            one = entry(item, book, known)
            if one.rule.id in found:
                raise item.fail("id", f"{one.rule.id!r} is there twice")
            _fits(item, one, policy)
            found[one.rule.id] = one
    book.check(policy.open_points.keys())
    return tuple(found.values())


def _fits(table: Table, one: Entry, policy: Policy) -> None:
    for role in one.roles:
        if role not in policy.authorities:
            raise table.fail("roles", f"{role!r} is not a role of an authority")
    if one.damage is not None and (policy.damage is None or not policy.damage.bands):
        raise table.fail("damage", "the policy has no bands of damage")


def _rules(policy: Policy) -> dict[str, Rule]:
    """Return the rules of a pack that have an id of their own, by kind and id."""
    found = {f"provision.{name}": one.rule for name, one in policy.provisions.items()}
    found |= {f"task.{name}": one.rule for name, one in policy.tasks.items()}
    found |= {f"target.{name}": one.rule for name, one in policy.targets.items()}
    found |= {f"authority.{name}": one.rule for name, one in policy.authorities.items()}
    found |= {f"document.{one.rule.id}": one.rule for one in policy.documents}
    found |= {f"report.{one.rule.id}": one.rule for one in policy.reports}
    if policy.budget is not None:
        found |= {f"line.{name}": one.rule for name, one in policy.budget.lines.items()}
    return found
