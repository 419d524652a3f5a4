"""Spoken messages as evidence: of the report that is being made, else of the case that is open.

Nobody but people listens to them.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from bot.access import Action
from bot.desk.asker import homes, known
from bot.desk.case_people import told_by, who_of
from bot.desk.papers import SPOKEN, id_of
from bot.handlers.base import Offer
from bot.rules.case_terms import Work
from bot.storage import files
from bot.storage.registers import cases, grants
from bot.storage.registers.base import Cause
from bot.storage.registers.case_values import VOICE, Case
from bot.storage.registers.cases import NewEvidence, NewStep
from bot.talk import Say

if TYPE_CHECKING:
    from bot.desk.effects import Doing

MOST: Final = 10
"""Recordings that go with one report, the last ones."""


def sent_since(doing: "Doing") -> tuple[NewEvidence, ...]:
    """What was spoken since the conversation was opened that is being carried out."""
    if doing.opened is None:
        return ()
    pen = doing.pen
    found = files.since(pen.connection, doing.asker.chat, SPOKEN, doing.opened)
    return tuple(NewEvidence(id_, VOICE) for id_ in found[-MOST:])


def add(doing: "Doing", command: Mapping[str, Any], cause: Cause) -> None:
    """Put a recording to the open case of its sender, and tell whoever works on it."""
    case = _open_case(doing)
    file = files.find_in(doing.pen.connection, doing.pen.sealer, id_of(str(command["file"])))
    if case is None or case.household is None or file is None or file.chat != doing.asker.chat:
        return
    target = grants.target_of_household(doing.pen, case.household)
    pen = doing.acting(Action.REPORT_DAMAGE, target)
    new = NewStep(Work.ADDED, evidence=(NewEvidence(file.id, VOICE),))
    held = cases.add_step(pen, doing.policies, case.id, new, cause=cause)
    doing.says.append(Say("voice-with-case", {"code": held.code}))
    say = Say("notice-voice-added", {"code": held.code, "home": who_of(doing.pen, held)})
    doing.tell(told_by(doing.pen, held), say, held.commune, Offer.CASE_WORK)


def _open_case(doing: "Doing") -> Case | None:
    """The newest open case of the sender's own households; None where there is none."""
    who = known(doing.pen, doing.asker.chat)
    if who is None:
        return None
    found = cases.of_households(doing.pen, homes(doing.pen, who), open_only=True)
    return max(found, key=lambda case: case.id, default=None)


HANDLERS: Final = {"add_voice": add}
