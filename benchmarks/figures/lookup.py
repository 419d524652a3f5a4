"""The look-up: how many everyday questions find their passage, and how fast it is.

Prints the questions that do not. What a set gave the first time, before anything was tuned on it,
stands beside it: that is what to expect of new questions. Of the questions as they are typed on
phones the last set was written last, after the tuning on those before.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from time import perf_counter

from benchmarks.report import Options, Row, Spread, at_most

LARGE = 5_000
MILLISECONDS = 1_000
TOP_1, TOP_3, WRONG = 0.9, 0.97, 0.03


def measure(options: Options) -> Iterator[Row]:
    """The rows of the look-up."""
    from bot.rules import load
    from bot.rules.lookup import search
    from tests.rules.asked import (
        PHONES,
        UNSEEN,
        failing,
        fresh,
        fresh_unrelated,
        quality,
        questions,
        unrelated,
    )

    asked = questions()
    held = [one for one in asked if one.held_out]
    groups = (
        ("questions tuned on", [one for one in asked if not one.held_out], False),
        ("questions held out", held, False),
        ("held out, all documents", held, True),
        ("fresh", fresh(), False),
        ("fresh, all documents", fresh(), True),
        ("unseen (first time 90.9, 96.0)", fresh(UNSEEN), False),
        ("unseen, all (first time 91.4, 97.1)", fresh(UNSEEN), True),
        ("last (first time 81.1, 86.8)", fresh(UNSEEN, "last"), False),
        ("last, all (first time 81.1, 88.7)", fresh(UNSEEN, "last"), True),
        ("phones 1 (first time 85.6, 89.0)", fresh(PHONES, "first"), False),
        ("phones 2 (first time 83.3, 90.2)", fresh(PHONES, "second"), False),
        ("phones 3 (first time 84.2, 91.6)", fresh(PHONES, "third"), False),
        ("phones 4 (first time 89.9, 93.7)", fresh(PHONES, "fourth"), False),
        ("phones 5 (held out)", fresh(PHONES, "fifth"), False),
        ("phones 5, all (held out)", fresh(PHONES, "fifth"), True),
    )
    for name, some, everywhere in groups:
        found = quality(some, everywhere=everywhere)
        yield _share(f"{name} ({found.asked}): right first", found.top_1, TOP_1)
        yield _share(f"{name} ({found.asked}): among three", found.top_3, TOP_3)
    for name, others in (
        ("unrelated", unrelated()),
        ("unrelated, fresh", fresh_unrelated()),
        ("unrelated, unseen (first time 8)", fresh_unrelated(UNSEEN)),
        ("unrelated, last (first time 4)", fresh_unrelated(UNSEEN, "other")),
        ("unrelated, phones 1 (first time 16)", fresh_unrelated(PHONES, "first_unrelated")),
        ("unrelated, phones 2 (first time 7)", fresh_unrelated(PHONES, "second_unrelated")),
        ("unrelated, phones 3 (first time 4)", fresh_unrelated(PHONES, "third_unrelated")),
        ("unrelated, phones 4 (first time 3)", fresh_unrelated(PHONES, "fourth_unrelated")),
        ("unrelated, phones 5 (held out)", fresh_unrelated(PHONES, "fifth_unrelated")),
        ("near, but unanswerable (first time 18)", fresh_unrelated(PHONES, "near_unrelated")),
    ):
        yield _wrong(f"{name} questions answered", others)
    shown = (one for _, some, everywhere in groups if not everywhere for one in some)
    for one, instead in failing(shown):
        print(f"  {one.policy}: {one.text!r} → {instead or 'nothing'}, not {one.expected}")
    texts = [one.text for one in asked]
    policies = tuple(load().values())
    spread = _times(lambda text: search(policies, text), texts, options)
    yield at_most("one look-up, median", spread, 1, "ms")
    yield at_most(f"one look-up in {LARGE:,} passages, median", _large(texts, options), 1, "ms")


def _wrong(figure: str, texts: Sequence[str]) -> Row:
    from tests.rules.asked import wrongly_answered

    wrong = wrongly_answered(texts)
    for text in wrong:
        print(f"  unrelated: {text!r} was answered")
    share = len(wrong) / len(texts)
    return Row(figure, f"{len(wrong)} of {len(texts)}", f"≤ {WRONG:.0%}", share <= WRONG)


def _share(figure: str, share: float, goal: float) -> Row:
    return Row(figure, f"{share:.1%}", f"≥ {goal:.0%}", share >= goal)


def _large(texts: Sequence[str], options: Options) -> Spread:
    """The time in an index of many passages: ours again and again, each with words of its own."""
    from bot.rules import load, synonyms
    from bot.rules.loading import passages
    from bot.rules.lookup import document
    from bot.rules.ranking import Document, Index

    own = [document(one) for policy in load().values() for one in passages(policy)]
    many = [
        Document((*one.phrases[:6], f"xã số {number}"), f"{one.body} {number}")
        for number, one in zip(range(LARGE), cycle(own), strict=False)
    ]
    index = Index(many, synonyms.load())
    return _times(lambda text: index.search(text, 5), texts, options)


def _times(ask: Callable[[str], object], texts: Sequence[str], options: Options) -> Spread:
    """The median question of each round, in milliseconds."""
    ask(texts[0])
    medians = []
    for _ in range(options.rounds):
        spent = []
        for text in texts:
            started = perf_counter()
            ask(text)
            spent.append((perf_counter() - started) * MILLISECONDS)
        medians.append(sorted(spent)[len(spent) // 2])
    return Spread.of(medians)
