"""The everyday questions of the .toml files beside it, and how well they are answered."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.rules import load
from bot.rules.lookup import Findings, search

QUESTIONS = Path(__file__).with_name("questions.toml")
FRESH = Path(__file__).with_name("held_out.toml")
UNSEEN = Path(__file__).with_name("unseen.toml")
PHONES = Path(__file__).with_name("phones.toml")
TUNED, LAST = ("first", "second", "third", "fourth"), "fifth"  # the sets of PHONES
HELD_OUT = 3  # every third question is one that nothing is tuned on


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: to which policy, the passages that answer it, and which kind it is."""

    policy: str
    text: str
    expected: tuple[str, ...]
    blind: bool
    held_out: bool


@dataclass(frozen=True, slots=True)
class Quality:
    """How many questions, and how many have a right passage first, or among the first three."""

    asked: int
    first: int
    among_three: int

    @property
    def top_1(self) -> float:
        """The share with a right passage first."""
        return self.first / self.asked

    @property
    def top_3(self) -> float:
        """The share with a right passage among the first three."""
        return self.among_three / self.asked


def _content() -> dict[str, Any]:
    return tomllib.loads(QUESTIONS.read_text("utf-8"))


def questions() -> tuple[Asked, ...]:
    """Every question with an answer, in the order of the file."""
    content = _content()
    found: list[Asked] = []
    for kind in ("blind", "after"):
        for block in content[kind]:
            for text, expected in block["questions"]:
                held = (len(found) + 1) % HELD_OUT == 0
                found.append(Asked(block["policy"], text, _ids(expected), kind == "blind", held))
    return tuple(found)


def fresh(of: Path = FRESH, group: str = "fresh") -> tuple[Asked, ...]:
    """Questions written before the passages were read again, and held out when they were.

    Those of ``FRESH`` and the first of ``UNSEEN`` have been tuned on since; "last" were not.
    """
    return tuple(
        Asked(block["policy"], text, _ids(expected), blind=True, held_out=True)
        for block in tomllib.loads(of.read_text("utf-8"))[group]
        for text, expected in block["questions"]
    )


def _ids(expected: str | list[str]) -> tuple[str, ...]:
    return (expected,) if isinstance(expected, str) else tuple(expected)


def unrelated() -> tuple[str, ...]:
    """Questions about other things."""
    return tuple(_content()["unrelated"]["questions"])


def findings(asked: Asked, *, everywhere: bool) -> Findings:
    """What the look-up says: in the question's policy, or in all with its province first."""
    policies = load()
    policy = policies[asked.policy]
    if everywhere:
        return search(tuple(policies.values()), asked.text, policy.province)
    return search((policy,), asked.text)


def _right(asked: Asked, everywhere: bool) -> list[bool]:
    return [
        found.policy.id == asked.policy and found.id in asked.expected
        for found in findings(asked, everywhere=everywhere).answers
    ]


def quality(asked: Iterable[Asked], *, everywhere: bool = False) -> Quality:
    """How well questions are answered."""
    right = [_right(one, everywhere) for one in asked]
    return Quality(len(right), sum(any(r[:1]) for r in right), sum(any(r[:3]) for r in right))


def failing(asked: Iterable[Asked]) -> Iterator[tuple[Asked, tuple[str, ...]]]:
    """Questions without a right passage first, and what came instead."""
    for one in asked:
        if not any(_right(one, everywhere=False)[:1]):
            yield one, tuple(found.id for found in findings(one, everywhere=False).answers[:3])


def fresh_unrelated(of: Path = FRESH, group: str = "unrelated") -> tuple[str, ...]:
    """Questions about other things of the same file."""
    return tuple(tomllib.loads(of.read_text("utf-8"))[group]["questions"])


def wrongly_answered(texts: Iterable[str] | None = None) -> tuple[str, ...]:
    """Questions about other things that some passage of all policies seems to answer."""
    policies = tuple(load().values())
    asked = unrelated() if texts is None else texts
    return tuple(text for text in asked if search(policies, text).answers)
