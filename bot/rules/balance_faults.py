"""Where the entries of one obligation contradict each other. Judges nothing, mends nothing."""

from collections.abc import Sequence

from bot.rules.balances import STEPS, Entry, Kind, due, living


def faults(entries: Sequence[Entry]) -> tuple[tuple[int, str], ...]:
    """Where entries of one obligation contradict each other: ids with what is wrong, as a code."""
    known = {entry.id: entry for entry in entries}
    found: list[tuple[int, str]] = []
    reversed_: set[int] = set()
    for entry in sorted(entries, key=lambda item: item.id):
        if entry.amount_vnd < 0:
            found.append((entry.id, "below_nothing"))
        if (entry.kind is Kind.REVERSAL) != (entry.reverses is not None):
            found.append((entry.id, "reverses_nothing"))
        if entry.follows is not None and not _right_step(entry, known.get(entry.follows)):
            found.append((entry.id, "follows_nothing"))
        if entry.reverses is not None:
            found += _reversal_faults(entry, known.get(entry.reverses), reversed_)
            reversed_.add(entry.reverses)
    alive = living(entries)
    if due(alive) < 0:
        found.append((alive[-1].id, "due_below_nothing"))
    return tuple(found)


def _right_step(entry: Entry, before: Entry | None) -> bool:
    return (
        before is not None
        and before.kind in STEPS
        and entry.kind in STEPS
        and STEPS.index(before.kind) < STEPS.index(entry.kind)
    )


def _reversal_faults(
    entry: Entry, before: Entry | None, reversed_: set[int]
) -> list[tuple[int, str]]:
    if before is None or before.kind is Kind.REVERSAL or before.id >= entry.id:
        return [(entry.id, "reverses_nothing")]
    if before.amount_vnd != entry.amount_vnd:
        return [(entry.id, "reverses_another_amount")]
    return [(entry.id, "reversed_twice")] if before.id in reversed_ else []
