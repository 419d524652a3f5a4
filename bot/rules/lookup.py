"""Everyday questions answered with passages of the documents.

Duty: the passages of one policy, or of all with a reader's own province first, that answer best;
none where nothing answers well enough.
Must not: make an answer up. It says what a passage says, with its place.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

from bot.records import record
from bot.rules import synonyms
from bot.rules.draft import Draft
from bot.rules.loading import passages
from bot.rules.policy import Policy
from bot.rules.ranking import Document, Hit, Index
from bot.rules.results import Citation, OpenPoint, Outcome, Result
from bot.rules.said_day import without_days
from bot.rules.said_share import said_share
from bot.rules.terms import Entry

MOST_ANSWERS = 5
MOST_NEAREST = 3
SCORE, EVIDENCE, SURE, LIKENESS, OURS = 3.8, 5.4, 1.1, 2.8, 0.44
"""What each sign weighs that a passage answers: fitted to the questions of the tests."""
MOST_SURE, LEAST_OURS, MOST_OURS = 2.5, -15.0, 7.5
ENOUGH = 7.7  # least sum of these of an answer
LOOKED_AT = 4  # the best ones; none of them enough, and nothing is an answer
BESIDE_BEST = 0.45  # a further answer has at least this part of the best one's score
IN_BAND = 1.5  # how much a passage gains of the band that holds the damage of the question
OWN_PROVINCE = 2.15  # how much a passage of the reader's own province gains
SCALE = 100


@record
class Found:
    """One passage that answers: of which policy, and how well, 0 to 100."""

    policy: Policy
    entry: Entry
    score: int

    @property
    def id(self) -> str:
        """The passage's id, known within its policy."""
        return self.entry.rule.id

    @property
    def text(self) -> str:
        """The answer in one plain sentence."""
        return self.entry.rule.text

    @property
    def citation(self) -> Citation:
        """The key passage and its place."""
        return self.entry.rule.citation


@record
class Findings:
    """What a question found: answers, best first, or else only the nearest topics."""

    answers: tuple[Found, ...]
    nearest: tuple[Found, ...]


class Shelf:
    """The passages of some policies, ready to be searched."""

    __slots__ = ("_held", "_index", "_near")

    def __init__(self, policies: Iterable[Policy]) -> None:
        """Take the passages of policies."""
        self._held = [(policy, entry) for policy in policies for entry in passages(policy)]
        self._index = Index([document(entry) for _, entry in self._held], synonyms.load())
        self._near: dict[str, tuple[Index, tuple[int, ...]]] = {}

    def __len__(self) -> int:
        """Return how many passages there are."""
        return len(self._held)

    def search(self, query: str, province: str | None = None) -> Findings:
        """Return what answers a question, a province's own passages before equal ones."""
        query = without_days(query)
        hits = self._index.search(query, MOST_ANSWERS * 4)
        answered = any(map(_answers, hits[:LOOKED_AT]))
        if province is not None:
            near = self._hits_near(query, province)
            answered = answered or any(map(_answers, near[:LOOKED_AT]))
            hits = _favoured(hits, near)
        hits = self._by_damage(hits, query)
        if not answered:
            return Findings((), tuple(map(self._found, hits[:MOST_NEAREST])))
        least = hits[0].score * BESIDE_BEST
        kept = [hit for hit in hits if hit.score >= least][:MOST_ANSWERS]
        return Findings(tuple(map(self._found, kept)), ())

    def _by_damage(self, hits: list[Hit], query: str) -> list[Hit]:
        """Return hits with the band of the damage that a question names before other bands."""
        share = said_share(query)
        if share is None:
            return hits
        return sorted((self._banded(hit, share) for hit in hits), key=_order)

    def _banded(self, hit: Hit, share: Fraction) -> Hit:
        policy, entry = self._held[hit.place]
        if entry.damage is None or policy.damage is None:
            return hit
        fits = policy.damage.band(share) is policy.damage.band(entry.damage)
        return replace(hit, score=hit.score * (IN_BAND if fits else 1 / IN_BAND))

    def _hits_near(self, query: str, province: str) -> list[Hit]:
        """Return a province's own hits, weighed among its own passages only.

        What is rare among them may be common elsewhere: a reader asks of one place.
        """
        if province not in self._near and any(is_of(policy, province) for policy, _ in self._held):
            self._near[province] = self._index_of(province)
        if province not in self._near:
            return []
        index, places = self._near[province]
        found = index.search(query, MOST_ANSWERS * 2)
        return [replace(hit, place=places[hit.place]) for hit in found]

    def _index_of(self, province: str) -> tuple[Index, tuple[int, ...]]:
        held = enumerate(self._held)
        places = tuple(place for place, (policy, _) in held if is_of(policy, province))
        own = [document(self._held[place][1]) for place in places]
        return Index(own, synonyms.load()), places

    def _found(self, hit: Hit) -> Found:
        policy, entry = self._held[hit.place]
        return Found(policy, entry, min(round(hit.score * SCALE), SCALE))


def is_of(policy: Policy, province: str) -> bool:
    """Return whether a policy is of a province, under its name of then or of another day."""
    return province == policy.province or any(
        province == place.province for place in policy.territory
    )


def _favoured(hits: Iterable[Hit], near: Iterable[Hit]) -> list[Hit]:
    """Return hits, best first, those near before equal ones."""
    best = {hit.place: hit for hit in hits}
    best |= {hit.place: replace(hit, score=hit.score * OWN_PROVINCE) for hit in near}
    return sorted(best.values(), key=_order)


def _order(hit: Hit) -> tuple[float, int]:
    return -hit.score, hit.place


def _answers(hit: Hit) -> bool:
    proof = SCORE * hit.score + EVIDENCE * hit.evidence + LIKENESS * hit.likeness
    proof += SURE * min(hit.sure, MOST_SURE) + OURS * max(LEAST_OURS, min(MOST_OURS, hit.ours))
    return proof >= ENOUGH


def document(entry: Entry) -> Document:
    """Return what of a passage is searched."""
    return Document(
        phrases=(entry.title, *entry.questions, *entry.keywords),
        body=f"{entry.rule.text} {entry.rule.citation.quote}",
    )


@lru_cache(maxsize=64)
def _shelf(policies: tuple[Policy, ...]) -> Shelf:
    return Shelf(policies)


def search(policies: Iterable[Policy], query: str, province: str | None = None) -> Findings:
    """Return what answers a question in some policies.

    Args:
        policies: where to look; the passages are prepared once for the same policies.
        query: the question, with or without marks, with typing errors.
        province: the reader's, whose own passages come before equal ones of others.
    """
    return _shelf(tuple(policies)).search(query, province)


def open_points(found: Found, on: date) -> tuple[OpenPoint, ...]:
    """Return what a passage leaves open on a day, what its whole document leaves open included."""
    draft = Draft(found.policy, {}, on, None)
    _note(draft, found)
    return draft.result(Outcome.FOUND, "lookup").open_points


def standing(policy: Policy, on: date) -> tuple[OpenPoint, ...]:
    """Return what goes with every answer out of a document on a day."""
    return Draft(policy, {}, on, None).result(Outcome.FOUND, "lookup").open_points


def _note(draft: Draft, found: Found) -> None:
    draft.use(found.entry.rule)
    for role in found.entry.roles:
        draft.note_holder(draft.policy.authorities[role])


def lookup(draft: Draft) -> Result | None:
    """Return the passages of the policy that answer a question, and where they are written."""
    policy = draft.policy
    if not passages(policy):
        return None
    query: str | None = draft.facts.get("query")
    if query is None:
        draft.missing.append("query")
        return draft.result(Outcome.NEEDS_INFORMATION, "lookup")
    findings = search((policy,), query)
    draft.values["answers"] = [_shown(found) for found in findings.answers]
    for found in findings.answers:
        _note(draft, found)
    if findings.answers:
        return draft.result(Outcome.FOUND, "lookup")
    draft.values["nearest"] = [
        {"id": found.id, "title": found.entry.title} for found in findings.nearest
    ]
    draft.use(policy.identity)
    return draft.result(Outcome.NOT_FOUND, "lookup")


def _shown(found: Found) -> dict[str, Any]:
    return {
        "id": found.id,
        "title": found.entry.title,
        "text": found.text,
        "score": found.score,
        "citation": found.citation,
    }
