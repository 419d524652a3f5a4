"""From what is due to messages: one for each person, of what is true now, and what follows.

Reads the state once more for everything that is due. What is no longer true is dropped with its
reason; whoever is just answering a question waits. Writes nothing itself.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from bot.channels.base import Button, ChatRef, Outgoing
from bot.delivery import reminder_state as state
from bot.delivery.notice_facts import Facts, extra_of, facts_of
from bot.delivery.planning import (
    UNREACHED,
    Fate,
    Line,
    Moves,
    NewRow,
    Reason,
    Row,
    Wanted,
    follow,
    give_up,
    next_of,
    pass_over,
    replan,
)
from bot.delivery.reminder_content import Due, content_of
from bot.delivery.reminder_made import House, Mail, Said, Unsent
from bot.delivery.reminder_parts import Spoken
from bot.delivery.reminder_state import NOBODY, Situation
from bot.delivery.reminder_words import spoken
from bot.rules.reminder_days import Hours, is_off, legal_day, moment
from bot.rules.reminder_truth import Silence, still_held, truth
from bot.rules.reminders import MORNING, Audience, defaults, next_morning
from bot.storage import reminder_readers, reminder_rows, reminder_subjects
from bot.storage.registers.base import View
from bot.storage.reminder_letters import Letter
from bot.storage.reminder_readers import Reader
from bot.storage.reminder_rows import Stored
from bot.storage.reminders import Choice
from bot.storage.sealing import Place
from bot.talk import Say
from bot.words import Words

KEPT_FOR: Final = timedelta(days=60)
"""How long a sent reminder is kept in the outbox."""


class Writer:
    """Makes the messages of one round over one view."""

    def __init__(self, house: House, view: View, now: datetime, ids: Iterator[int]) -> None:
        """``ids`` are those of messages, as many as there are recipients."""
        self._house = house
        self._view = view
        self._now = now
        self._ids = ids
        self._hours: Hours = defaults().hours
        self._mail = Mail()

    def write(self, recipients: Sequence[int], limit: int) -> Mail:
        """The messages to these recipients about everything that is due for them."""
        due = [
            row
            for row in reminder_rows.due_of(self._view, recipients, self._now, limit)
            if row.recipient in recipients
        ]
        here = state.read(self._view, {row.about for row in due}, self._house.cases)
        readers = self._readers(here, due)
        wanted, by_line = state.wanted_lines(here), state.rows_by_line(here)
        by_recipient: dict[int, list[Stored]] = {}
        for row in due:
            by_recipient.setdefault(row.recipient, []).append(row)
        for recipient, rows in by_recipient.items():
            reader = readers.get(recipient)
            if reader is not None and reader.answering:
                self._mail.waiting.add(recipient)
                continue
            moves = Moves()
            found = [
                item
                for line in dict.fromkeys(state.row_of(row).line for row in rows if row.about)
                if (item := self._due(here, line, wanted, by_line, moves)) is not None
            ]
            found += self._mornings(here, rows, moves)
            self._finish(here, reader, rows, found, moves)
        return self._mail

    def _readers(self, here: Situation, due: Iterable[Stored]) -> dict[int, Reader]:
        chats = {item.chat for item in here.own.values()}
        people = {row.recipient for row in due} - chats - {NOBODY}
        readers = reminder_readers.of_people(self._view, people, self._now)
        return readers | reminder_readers.of_chats(self._view, chats, self._now)

    def _due(
        self,
        here: Situation,
        line: Line,
        wanted: Mapping[Line, Wanted],
        by_line: Mapping[Line, list[Row]],
        moves: Moves,
    ) -> Due | None:
        """What is to be said of a line now; None where its plan is another one or it is silent."""
        item, rows = wanted.get(line), by_line.get(line, [])
        if item is None:
            give_up(line, rows, moves)
            return None
        found = next_of(item, rows, self._now, self._hours)
        fits = any(row.fate is Fate.OPEN and row.pay_by == item.pay_by for row in rows)
        if found.next is None or not found.late or not fits:
            replan(item, rows, self._now, self._hours, moves)
            return None
        known = {row.step: row for row in rows if row.pay_by == item.pay_by}
        pass_over(item, known, found, moves)
        step = found.next
        silent = self._silence(here, line, step.step)
        row = known.get(step.step)
        if row is not None and row.fate is not Fate.OPEN:
            # Dropped at an instant that lies ahead: the clock went back, it is looked at anew.
            moves.reopen.append((row.id, step.at))
            return None
        follow(item, rows, step.step, self._now, self._hours, moves)
        said = Due(line, step.step, item.pay_by, step.at, None if row is None else row.id)
        if silent is None:
            return said
        _drop(said, silent, moves)
        return None

    def still(self, here: Situation, line: Line, step: str, pay_by: date) -> str | None:
        """Why a step that was handed over must not go out any more; None where it still may."""
        if not line.about:
            return None
        wanted = state.wanted_lines(here).get(line)
        if wanted is None:
            return Reason.NOT_THEIRS
        return Reason.NEW_DATE if wanted.pay_by != pay_by else self._silence(here, line, step)

    def _silence(self, here: Situation, line: Line, step: str) -> str | None:
        """Why a line is not spoken of today."""
        today = legal_day(self._now)
        subject = here.subjects.get(line.about)
        if subject is None:
            own = here.own[line.about]
            person = reminder_readers.linked(self._view, [own.chat]).get(own.chat)
            known = person is not None and reminder_subjects.of_people(self._view, [person])
            return Unsent.LINKED if known else None
        if line.deposit:
            return still_held(subject.claim)
        found = truth(subject.claim, today, ending=step == "end")
        if isinstance(found, Silence):
            return found
        if line.audience is Audience.OFFICER and today <= found.last:
            return Silence.NOT_OVER
        return None

    def _mornings(self, here: Situation, rows: Iterable[Stored], moves: Moves) -> list[Due]:
        """The digest of today; one that was missed is said today, on a working day."""
        found = []
        today = legal_day(self._now)
        for stored in rows:
            if stored.about or stored.step != MORNING:
                continue
            choice = here.choices.get(stored.recipient, Choice())
            day = next_morning(max(today, stored.pay_by))
            if is_off(today):
                at = choice.at or self._hours.times[0]
                moves.move.append((stored.id, moment(next_morning(today), at)))
                continue
            moves.add.append(state.morning(stored.recipient, day, choice))
            line = state.row_of(stored).line
            found.append(Due(line, MORNING, stored.pay_by, stored.due, stored.id))
        return found

    def _finish(
        self,
        here: Situation,
        reader: Reader | None,
        rows: Sequence[Stored],
        found: Sequence[Due],
        moves: Moves,
    ) -> None:
        """One letter of what was found; without anybody to tell, it is written down so."""
        recipient = rows[0].recipient
        why = Unsent.NOBODY_TO_TELL if recipient == NOBODY else Unsent.NO_CHAT
        message = None
        if reader is not None and found:
            message = self.message(here, reader, found)
            why = Unsent.NOTHING_WAITS
        if reader is None or message is None:
            for item in found:
                _drop(item, why, moves)
            if why in UNREACHED:
                self._mail.missed |= {
                    item.line.about
                    for item in found
                    if item.line.audience is Audience.HOUSEHOLD and item.line.about in here.subjects
                }
            _merge(self._mail.moves, moves)
            return
        id_ = next(self._ids)
        sealed = self._view.sealer.seal(Place.OUTBOX, id_, self._house.write(message))
        changes = state.changes_of(moves)
        new = [_handed(item, id_) for item in found if item.row is None]
        counts = {
            item.line.about: here.subjects[item.line.about].claim.standing.entries
            for item in found
            if item.line.about in here.subjects
        }
        self._mail.letters.append(
            Letter(
                id=id_,
                chat=reader.chat,
                payload=sealed,
                rows=tuple(item.row for item in found if item.row is not None),
                guards=tuple(row.id for row in rows),
                changes=reminder_rows.Changes(
                    [*changes.add, *new], changes.drop, changes.move, changes.reopen
                ),
                counts=counts,
                useful_until=moment(legal_day(self._now), self._hours.latest),
                expires_at=self._now + KEPT_FOR,
            )
        )
        self._mail.said.append(Said(id_, recipient, reader, message, tuple(found)))

    def message(self, here: Situation, reader: Reader, found: Sequence[Due]) -> Outgoing | None:
        """The message of these steps as things stand; None where there is nothing to say."""
        content = content_of(
            self._view, self._house.policies, here, found, self._now, self._house.cases
        )
        if not content:
            return None
        words = self._house.words(self._view, reader)
        return outgoing(reader, spoken(content), words, self._house.tag, facts_of(content))


def outgoing(
    reader: Reader,
    said: Spoken,
    words: Words,
    tag: Callable[[str], str],
    facts: Facts | None = None,
) -> Outgoing:
    """A message in its reader's words; where it goes is filled in when it is sent."""
    text = "\n".join(words.text(say) for say in said.lines)
    labels = {option: words.text(Say(id_, {})) for option, id_ in said.buttons.items()}
    buttons = tuple(
        Button(option, label, tag(option), numbered=False) for option, label in labels.items()
    )
    extra = {} if facts is None else extra_of(facts, text, words)
    return Outgoing(ChatRef(reader.channel, "", ""), text, None, buttons, extra=extra)


def _handed(item: Due, message: int) -> reminder_rows.New:
    return state.new_of(NewRow(item.line, item.step, item.pay_by, item.at), message)


def _drop(item: Due, why: str, moves: Moves) -> None:
    if item.row is None:
        moves.add.append(NewRow(item.line, item.step, item.pay_by, item.at, why))
    else:
        moves.drop.append((item.row, why))


def _merge(into: Moves, moves: Moves) -> None:
    into.add += moves.add
    into.drop += moves.drop
    into.move += moves.move
    into.reopen += moves.reopen
