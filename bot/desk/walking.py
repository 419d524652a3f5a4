"""A conversation within a turn: opening it, walking it, asking its question or saying its answer.

Pure. What the person wanted is ``bot.desk.turn``'s; here is only what follows from the journal.
"""

from collections.abc import Callable

from bot.channels.base import Incoming
from bot.clock import legal_day
from bot.desk.memory import Stage
from bot.desk.openings import pick_up
from bot.desk.saying import Saying
from bot.desk.scene import Found, Held, House, Scene, walk
from bot.handlers.base import Answered
from bot.storage.steps import Status
from bot.talk import (
    Asking,
    Effect,
    Finished,
    Header,
    Journal,
    Question,
    Say,
    answer,
    close,
    show,
)


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
        self.commands: tuple[Effect, ...] = ()
        self.heard = "answer"
        self.finished = ""
        today = legal_day(incoming.at)
        super().__init__(Scene(house, held.memory, held.journal, held.draft, held.walked, today))
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

    def open(self, name: str, sentence: str) -> None:
        """Begin a conversation; an unfinished one with answers waits as the draft."""
        self.put_aside()
        at = self._incoming.at
        header = Header(
            name, str(self._fresh()), at.isoformat(), legal_day(at), self.scene.house.versions
        )
        self.heard = name
        self.remember(stage=Stage.OPEN, sentence=sentence)
        self.go_on(Journal(header))
        self.proceed()

    def put_aside(self) -> None:
        """Keep an unfinished conversation that holds answers, in place of an older draft."""
        scene = self.scene
        if scene.memory.stage is not Stage.OPEN or scene.journal is None:
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
        self.scene.journal = close(self.journal)
        self.remember(stage=Stage.DONE, sentence="")
        self.commands = self._apply(walked.effects)
        *first, last = walked.result.say
        for say in first:
            self.say(say)
        self.with_offers(last)

    def _apply(self, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
        """Change this chat's memory; the effects that are left are for the desk."""
        left = []
        for effect in effects:
            if effect.command.get("do") == "remember":
                words = {key: str(effect.command[key]) for key in effect.command if key != "do"}
                self.remember(**words)
            else:
                left.append(effect)
        return tuple(left)

    def _walk(self) -> None:
        scene = self.scene
        scene.journal, scene.walked = walk(scene.house, scene.memory, self.journal, self._found)
