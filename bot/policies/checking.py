"""Which packs there are, and whether they hold.

Duty: lines of text and an exit status for ``bot policies`` and ``bot policies check``.
Must not: correct a pack, or stop at the first bad one.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.rules import Citation, PackError, Policy, load
from bot.rules.folding import fold
from bot.rules.loading import PASSAGES, read_all, shipped, shipped_passages
from bot.rules.passages import read_passages
from bot.rules.terms import Entry


def listing(policies: Mapping[str, Policy] | None = None) -> list[str]:
    """Return a line for each pack: id, province, number, status, in force from, period."""
    held = load() if policies is None else policies
    return ["  ".join(_row(policy)) for policy in held.values()]


def _row(policy: Policy) -> Iterator[str]:
    yield policy.id
    yield policy.province_name
    yield policy.number
    yield policy.status
    known = policy.in_force_from
    yield f"in force from {known}" if known else "in force from an unknown day"
    period = policy.period
    yield f"{period.first} to {period.last}" if period else "no period in its title"


def check(
    sources: Path | None = None, packs: Iterable[tuple[str, bytes]] | None = None
) -> tuple[list[str], int]:
    """Return what is wrong with each pack, and 0 where nothing is.

    Args:
        sources: the folder of the documents' texts; every quote is looked for in its document.
        packs: names and contents of other pack files than those that ship.
    """
    texts = _texts(sources) if sources is not None else None
    lines: list[str] = []
    status = 0
    for name, content in shipped() if packs is None else packs:
        try:
            policy = next(iter(read_all([(name, content)]).values()))
            entries = _entries(policy)
        except PackError as error:
            lines.append(f"{error}")
            status = 1
            continue
        lines.append(f"{policy.id}: {_counted(policy, entries)}, no fault")
        if texts is not None:
            cited = [*policy.citations, *(entry.rule.citation for entry in entries)]
            found = _compare(policy, list(dict.fromkeys(cited)), texts)
            lines += [f"{policy.id}: {line}" for line in found.lines]
            status |= found.status
    return lines, status


def _counted(policy: Policy, entries: tuple[Entry, ...]) -> str:
    counts = (len(policy.citations), len(entries), len(policy.open_points))
    return "{} quotes, {} passages, {} open points".format(*counts)


def _entries(policy: Policy) -> tuple[Entry, ...]:
    """Return every passage of a policy, those of the file that ships for it too."""
    content = shipped_passages(policy.id)
    if content is None:
        return policy.entries
    try:
        return policy.entries + read_passages(content, policy)
    except PackError as error:
        where = f"{PASSAGES}/{policy.id}.toml: {error.where}".rstrip(": ")
        raise PackError(where, error.message) from None


@dataclass(frozen=True, slots=True)
class _Text:
    """One document's text: its file, the SHA-256 of the file, the folded words."""

    name: str
    sha256: str
    words: str


@dataclass(frozen=True, slots=True)
class _Compared:
    lines: list[str]
    status: int


def _texts(folder: Path) -> list[_Text]:
    """Return the texts of a folder."""
    found = []
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.suffix in {".txt", ".md"}:
            content = path.read_bytes()
            words = fold(content.decode(errors="replace"))
            found.append(_Text(path.name, hashlib.sha256(content).hexdigest(), words))
    return found


def _compare(policy: Policy, citations: list[Citation], texts: list[_Text]) -> _Compared:
    """Return how a policy's quotes stand in its document: the checked one, else the nearest."""
    if not texts:
        return _Compared(["the folder holds no text (.txt, .md)"], 1)
    same = [text for text in texts if text.sha256 == policy.checked.sha256]
    quotes = [(citation, fold(citation.quote)) for citation in citations]
    best = same[0] if same else max(texts, key=lambda text: sum(q in text.words for _, q in quotes))
    lines = [
        f"not in {best.name}: {_place(citation.article, citation.clause, citation.point)}"
        f' "{citation.quote}"'
        for citation, quote in quotes
        if quote not in best.words
    ]
    status = 1 if lines else 0
    if not same:
        lines.append(
            f"no file has the SHA-256 of the text that was checked on {policy.checked.on}; "
            f"compared with {best.name}"
        )
    if not status:
        lines.append(f"all {len(quotes)} quotes stand in {best.name}")
    return _Compared(lines, status)


def _place(article: str | None, clause: str | None, point: str | None) -> str:
    parts = (("Điều", article), ("khoản", clause), ("điểm", point))
    return " ".join(f"{name} {value}" for name, value in parts if value is not None)
