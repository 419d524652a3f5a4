"""A conversation within a turn: opening it, walking it, asking its question or saying its answer.

Pure. What the person wanted is ``bot.desk.turn``'s; here is only what follows from the journal.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.channels.base import Incoming
from bot.clock import legal_day
from bot.desk.memory import Stage
from bot.desk.openings import WHOLE, pick_up
from bot.desk.saying import Saying
from bot.desk.scene import Found, Held, House, Scene, walk
from bot.handlers import CONVERSATIONS
from bot.handlers.base import Answered, Offer
from bot.handlers.people import ME
from bot.handlers.person import CONTEXT
from bot.storage.steps import Status
from bot.talk import (
    SKIP,
    Asking,
    EffectRow,
    Finished,
    Header,
    Journal,
    Json,
    Question,
    Say,
    answer,
    carried,
    carry,
    close,
    corrections,
    look,
    show,
)
from bot.talk.journal import lookup_key

_ME: Final = lookup_key(ME, None)
PROVINCE: Final = "province"
PERSON: Final = "person"
LONGEST_CONTEXT: Final = 300
_UNFINISHED: Final = frozenset({Stage.OPEN, Stage.CHOOSING})


class Walking(Saying):
    """One turn's conversation: opened, walked on, asked or finished."""

    def __init__(
        self,
        house: House,
        held: Held,
        incoming: Incoming,
        fresh: Callable[[], int],
        found: Found,
    ) -> None:
        self._incoming = incoming
        self._fresh = fresh
        self._found = found
        self.ended: list[tuple[Journal, Status]] = []
        self.commands: tuple[EffectRow, ...] = ()
        self.heard = "answer"
        self.finished = ""
        self.warned = False
        today = legal_day(incoming.at)
        memory, journal, draft = held.memory, held.journal, held.draft
        super().__init__(
            Scene(house, memory, journal, draft, held.walked, today, found, held.standing)
        )
        if held.journal is not None and held.walked is None:
            self._walk()

    @property
    def journal(self) -> Journal:
        if self.scene.journal is None:
            raise RuntimeError("no conversation is spoken")
        return self.scene.journal

    def go_on(self, journal: Journal | None) -> None:
        """Take another journal; what was walked no longer holds."""
        self.scene.journal, self.scene.walked = journal, None

    def open(self, name: str, sentence: str, answers: Mapping[str, Json] | None = None) -> None:
        """Begin a conversation, perhaps with answers that are known already; an unfinished one
        with answers waits as the draft."""
        context = self._context() if name == PERSON else ""
        self.put_aside()
        at = self._incoming.at
        header = Header(
            name, str(self._fresh()), at.isoformat(), legal_day(at), self.scene.house.versions
        )
        self.heard = name
        self.remember(stage=Stage.OPEN, sentence=sentence)
        journal = Journal(header, answers=answers or {})
        self.go_on(look(journal, CONTEXT, None, {"text": context}) if name == PERSON else journal)
        if answers:
            self._hold_together(answers)
        if (first := CONVERSATIONS[name].first) and not self.warned:
            self.say(Say(first, {}))
        self.proceed()

    def _hold_together(self, answers: Mapping[str, Json]) -> None:
        """Answers that an event gave belong together: where one is not taken, none is."""
        self._walk()
        walked = self.scene.walked
        if isinstance(walked, Asking) and walked.question.key in answers:
            self.go_on(replace(self.journal, answers={}))

    def _context(self) -> str:
        """What the person was at, in the reader's words: for whoever is asked instead."""
        scene = self.scene
        if scene.journal is None or not scene.path:
            return ""
        words = scene.words
        about = words.offer(scene.name) if scene.name in tuple(Offer) else ""
        said = (f"{words.name(q.key)}: {self.answer(q, value)}" for q, value in scene.path)
        return "; ".join(filter(None, (about, *said)))[:LONGEST_CONTEXT]

    def put_aside(self) -> None:
        """Keep an unfinished conversation that holds answers, in place of an older draft."""
        scene = self.scene
        if scene.memory.stage not in _UNFINISHED or not isinstance(scene.walked, Asking):
            return
        if scene.journal is None:
            return
        if not scene.journal.answers:
            self.ended.append((scene.journal, Status.CANCELLED))
            return
        if scene.draft is not None:
            self.ended.append((scene.draft, Status.CANCELLED))
        scene.draft = scene.journal

    def proceed(self) -> None:
        """Walk from the top: ask the next question or say the answer."""
        self.remember(misses=0, table=())
        self._walk()
        self._pick_up()
        walked = self.scene.walked
        if isinstance(walked, Asking):
            self.ask(walked.question)
        elif walked is not None:
            self._finish(walked)

    def _pick_up(self) -> None:
        """Answer what the opening sentence answers already, and say what was understood."""
        picked: list[str] = []
        while sentence := self.scene.memory.sentence:
            walked = self.scene.walked
            if not isinstance(walked, Asking) or walked.recorded:
                break
            question = walked.question
            value = pick_up(question, sentence, self.scene.labels(question), self.scene.today)
            if value is None:
                break
            if question.key not in WHOLE:  # the person's own sentence needs no reading back
                picked.append(self.answer(question, value))
            self.go_on(answer(self.journal, question, value))
            self._walk()
        if picked:
            self.say(Say("picked-up", {"answer": "; ".join(picked)}))

    def ask(self, question: Question) -> None:
        """Put the question."""
        self.scene.journal = show(self.journal, question)
        self.remember(stage=Stage.OPEN)
        self.put(question)

    def _finish(self, walked: Finished[Answered]) -> None:
        """Say the answer, with what may follow it."""
        self.finished = self.scene.name
        self.remember(stage=Stage.DONE, sentence="")
        self.commands = self._apply(walked)
        self.scene.journal = carry(close(self.journal), self.commands)
        *first, last = walked.result.say
        for say in first:
            self.say(say)
        self.with_offers(last, files=walked.result.files)

    def _apply(self, walked: Finished[Answered]) -> tuple[EffectRow, ...]:
        """Change this chat's memory; the rows that are left are for the desk: what is new, and
        what corrects an earlier end of this conversation."""
        journal, left = self.journal, []
        for effect in walked.effects:
            if effect.command.get("do") == "remember":
                told = {key: item for key, item in effect.command.items() if key != "do"}
                self.remember(**{key: _kept(item) for key, item in told.items()})
            else:
                left.append(effect)
        others = replace(walked, effects=tuple(left))
        return corrections(carried(journal), others, journal.revision)

    def _walk(self) -> None:
        scene = self.scene
        scene.journal, scene.walked = walk(
            scene.house, scene.memory, self.journal, self._found, scene.standing
        )
        if (me := scene.journal.lookups.get(_ME)) is not None:
            self.remember(roles=roles_of(me.value))
            if province := str(me.value.get("province") or ""):
                self.remember(province=province)
        said = scene.journal.answers.get(PROVINCE)
        if said is not None and said != SKIP and not self.scene.memory.roles:
            self.remember(province=str(said))


def _kept(item: Json) -> str | tuple[str, ...]:
    """What the memory keeps of a value: a text, or several."""
    return tuple(map(str, item)) if isinstance(item, list) else str(item)


def roles_of(found: Json) -> tuple[str, ...]:
    """What a looked-up person is, for offers; rights are checked where something is done."""
    having = (
        ("homes", "household"),
        ("teams", "group_leader"),
        ("areas", "officer"),
        ("tended", "group_leader"),
    )
    return tuple(role for name, role in (*having, ("desks", "authority")) if found.get(name))
