"""What goes from damage cases with a person, and when its time is over.

Steps, counts, days, codes and digests stay: who acted when, on what document. Words, places,
telephone numbers and what photos say of themselves go.
"""

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import delete, or_, update

from bot.storage.case_tables import case_evidence, case_words, cases
from bot.storage.registers import case_reading
from bot.storage.registers.base import Pen, View
from bot.storage.registers.case_values import Case

REPORTER_FOR: Final = timedelta(days=90)
"""How long name and telephone of somebody who is not linked are kept after their case closed."""


def forget(pen: Pen, person: int, chats: Collection[int], households: Collection[int]) -> None:
    """Drop what a person said in cases, and the places of the households that go with them."""
    connection = pen.connection
    said = or_(case_words.c.person == person, case_words.c.chat.in_(chats))
    connection.execute(delete(case_words).where(said))
    theirs = or_(case_evidence.c.person == person, case_evidence.c.chat.in_(chats))
    connection.execute(update(case_evidence).where(theirs).values(origin=None))
    reported = or_(
        cases.c.opened_by == person,
        cases.c.chat.in_(chats),
        cases.c.household.in_(households),
    )
    connection.execute(update(cases).where(reported).values(reporter=None, place=None))


def expire(pen: Pen) -> int:
    """How many reporters' names and telephones went because their case closed long ago."""
    over = (cases.c.closed_at <= pen.at - REPORTER_FOR) & cases.c.reporter.is_not(None)
    return pen.connection.execute(update(cases).where(over).values(reporter=None)).rowcount


def told(view: View, households: Iterable[int]) -> list[dict[str, Any]]:
    """The cases of households as JSON values, for a person who takes their data along."""
    return [_told(case) for case in case_reading.of_households(view, households)]


def _told(case: Case) -> dict[str, Any]:
    return {
        "code": case.code,
        "reported_at": case.opened_at.isoformat(),
        "state": case.state,
        "place": None if case.place is None else case.place.words or None,
        "what_happened": [
            {
                "cause": event.cause,
                "kind": event.kind,
                "on": None if event.on is None else event.on.isoformat(),
            }
            for event in case.events
        ],
        "lost": [
            {
                "what": item.what,
                "unit": item.unit,
                "lost": None if item.lost is None else str(item.lost),
                "total": None if item.total is None else str(item.total),
            }
            for item in case.items
        ],
        "steps": [
            {"what": item.step.kind, "at": item.step.at.isoformat(), "words": item.words}
            for item in case.steps
        ],
        "files": [{"sha256": item.sha256, "kind": item.kind} for item in case.evidence],
    }
