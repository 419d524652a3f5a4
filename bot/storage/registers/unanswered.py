"""Questions that no passage answered, for the officers: masked words, nobody's."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select

from bot.storage.handover_tables import unanswered
from bot.storage.registers.base import Pen, View
from bot.storage.sealing import Place

KEPT_FOR: Final = timedelta(days=180)
LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class Unanswered:
    """One question: when, in which language, of which province where that is known."""

    at: datetime
    language: str
    province: str
    words: str


def add(pen: Pen, language: str, province: str, words: str) -> None:
    """Keep a question whose names and numbers are masked already."""
    id_ = pen.new_id()
    sealed = pen.seal(Place.UNANSWERED, id_, words[:LONGEST])
    row = {"id": id_, "at": pen.at, "language": language, "province": province, "words": sealed}
    pen.insert(unanswered, [row])


def every(view: View) -> tuple[Unanswered, ...]:
    """All that are kept, oldest first."""
    rows = view.connection.execute(select(unanswered).order_by(unanswered.c.id))
    return tuple(
        Unanswered(
            row.at, row.language, row.province, view.open(Place.UNANSWERED, row.id, row.words)
        )
        for row in rows
    )


def expire(pen: Pen) -> None:
    """Drop what was kept long enough."""
    pen.connection.execute(delete(unanswered).where(unanswered.c.at <= pen.at - KEPT_FOR))
