"""From the effects of a walk to the rows that the desk writes: new, corrected, withdrawn.

Pure. A row is unique by (conversation, key, revision); whoever carries it out is idempotent by
that triple.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.records import record
from bot.talk.journal import Carried, Journal
from bot.talk.plain import canonical
from bot.talk.stops import Asking, Finished, Looking
from bot.talk.values import Json


@record
class EffectRow:
    """One effect as it was recorded. ``command`` None withdraws; ``replaces`` is the revision of
    the row with the same key that this one corrects."""

    key: str
    revision: int
    command: Mapping[str, Json] | None
    replaces: int | None = None


def corrections(
    previous: Iterable[EffectRow], current: Asking | Looking | Finished[Any], revision: int
) -> tuple[EffectRow, ...]:
    """The rows to add after this walk: nothing for what is the same.

    An effect that is gone is withdrawn only by a finished walk; one that stopped earlier has not
    come to its effects yet.

    Args:
        previous: the rows so far of this conversation, in any order.
        current: the walk.
        revision: the journal's; later than that of every row.

    Raises:
        ValueError: the revision is not later, so that the rows would not be unique.
    """
    last: dict[str, EffectRow] = {}
    for row in sorted(previous, key=lambda row: row.revision):
        last[row.key] = row
    added = []
    for effect in current.effects:
        before = last.pop(effect.key, None)
        if before is None:
            added.append(EffectRow(effect.key, revision, effect.command))
        elif not _same(before.command, effect.command):
            added.append(EffectRow(effect.key, revision, effect.command, before.revision))
    if isinstance(current, Finished):
        added += [
            EffectRow(row.key, revision, None, row.revision)
            for row in last.values()
            if row.command is not None
        ]
    if any(row.replaces is not None and row.replaces >= revision for row in added):
        raise ValueError(f"revision {revision} is not later than what it would correct")
    return tuple(added)


def carried(journal: Journal) -> tuple[EffectRow, ...]:
    """The last row of each effect that was carried out for this journal."""
    return tuple(
        EffectRow(key, last.revision, last.command) for key, last in journal.effects.items()
    )


def carry(journal: Journal, rows: Iterable[EffectRow]) -> Journal:
    """The journal that knows of these rows too; its revision stays, for nothing was answered."""
    done = {row.key: Carried(row.revision, row.command) for row in rows}
    return replace(journal, effects={**journal.effects, **done}) if done else journal


def _same(before: Mapping[str, Json] | None, now: Mapping[str, Json]) -> bool:
    return before is not None and canonical(before) == canonical(now)
