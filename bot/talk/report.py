"""What walking every path has seen, and the diagram that is drawn from it. Pure.

Not used in service. Knows keys and options; words are the business of ``bot.words``.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import Any, Final, Generic, TypeVar

from bot.records import record
from bot.talk.errors import ConversationBroken
from bot.talk.explore import Trail
from bot.talk.plain import fingerprint
from bot.talk.values import SKIP, Json, Kind, Question

R = TypeVar("R")

MOST_ENDS: Final = 12
"""Endings that a chart draws one by one."""


@record
class Report(Generic[R]):
    """What was seen: ``questions`` and ``results`` once each, ``kinds`` by question name."""

    paths: int
    longest: tuple[str, ...]
    questions: tuple[Question, ...]
    results: tuple[R, ...]
    kinds: dict[str, Kind] = field(default_factory=dict)


def survey(trails: Iterable[Trail[R]]) -> Report[R]:
    """What these trails have seen; ``longest`` is the longest path outside groups.

    Raises:
        ConversationBroken: a key with two meanings (kinds) on different paths, or words or a
            result that are no plain data.
    """
    paths = 0
    longest: tuple[str, ...] = ()
    questions: dict[str, Question] = {}
    results: dict[str, R] = {}
    kinds: dict[str, Kind] = {}
    for trail in trails:
        paths += 1
        asked = [question for question, _ in trail.walk.path]
        outside = tuple(question.key for question in asked if "." not in question.key)
        longest = max(longest, outside, key=len)
        for question in asked:
            questions.setdefault(_mark(question), question)
            if kinds.setdefault(question.name, question.kind) != question.kind:
                raise ConversationBroken(f"{question.name!r} has two meanings")
        results.setdefault(_mark(trail.walk.result), trail.walk.result)
    return Report(paths, longest, tuple(questions.values()), tuple(results.values()), kinds)


def diagram(name: str, trails: Iterable[Trail[R]], ending: Callable[[R], str]) -> str:
    """A Mermaid flowchart in Markdown: questions as nodes merged by key, options as edges.

    ``ending`` names a result; more than twelve of them share one node and are listed below with
    the questions after which they may come. The same trails give the same bytes.
    """
    edges: dict[tuple[str, str], set[str]] = {}
    asked: dict[str, Kind] = {}
    ends: dict[str, set[str]] = {}
    for trail in trails:
        source, label = "", ""
        for question, value in trail.walk.path:
            asked[question.name] = question.kind
            edges.setdefault((source, question.name), set()).add(label)
            source, label = question.name, _label(question, value)
        end = ending(trail.walk.result)
        ends.setdefault(end, set()).add(source)
        edges.setdefault((source, f"={end}"), set()).add(label)
    return "\n".join([*_chart(name, edges, asked, ends), *_endings(ends), ""])


def _chart(
    name: str,
    edges: Mapping[tuple[str, str], set[str]],
    asked: Mapping[str, Kind],
    ends: Mapping[str, set[str]],
) -> list[str]:
    nodes = {"": "start"} | {key: f"q{n}" for n, key in enumerate(sorted(asked), 1)}
    drawn = [(f"e{n}", end, [end]) for n, end in enumerate(sorted(ends), 1)]
    if len(ends) > MOST_ENDS:
        drawn = [("e1", "answer", list(ends))]
    nodes |= {f"={end}": node for node, _, together in drawn for end in together}
    lines = [
        f"# {name}",
        "",
        "Made from the code, not written by hand: a test fails when it is stale.",
    ]
    lines += ["", "```mermaid", "flowchart TD", f'  start(["{name}"])']
    lines += [f'  {nodes[key]}["{key}<br/>{asked[key]}"]' for key in sorted(asked)]
    lines += [f'  {node}(["{title}"])' for node, title, _ in drawn]
    arrows: dict[str, dict[str, set[str]]] = {}
    for (source, target), labels in sorted(edges.items()):
        arrows.setdefault(nodes[source], {}).setdefault(nodes[target], set()).update(labels)
    for node, targets in arrows.items():
        for target, labels in targets.items():
            text = f'|"{", ".join(sorted(labels))}"|' if len(targets) > 1 and any(labels) else ""
            lines.append(f"  {node} -->{text} {target}")
    return [*lines, "```"]


def _endings(ends: Mapping[str, set[str]]) -> list[str]:
    if len(ends) <= MOST_ENDS:
        return []
    lines = ["", "| answer | after |", "|---|---|"]
    for end in sorted(ends):
        after = ", ".join(f"`{key}`" if key else "the start" for key in sorted(ends[end]))
        lines.append(f"| `{end}` | {after} |")
    return lines


def _label(question: Question, value: Json) -> str:
    if question.kind in (Kind.CHOICE, Kind.CONFIRM) or value == SKIP:
        return str(value)
    return "…"


def _mark(value: Any) -> str:
    try:
        return fingerprint(value)
    except ValueError as error:
        raise ConversationBroken(f"it speaks what is no plain data: {error}") from error
