"""One event of one chat: what is remembered next and what is said. Pure.

A turn changes the journal, walks the conversation again from the top and says what came of it. It
reads no clock, draws no number and writes nothing; the desk commits what it returns.
"""

from collections.abc import Callable

from bot.channels.base import Event, Incoming
from bot.desk import intents as ear
from bot.desk.emergencies import in_danger
from bot.desk.hearing import hear
from bot.desk.memory import Stage
from bot.desk.outcome import Turn
from bot.desk.scene import MORE, Found, Held, House, NeedsLookup
from bot.desk.showing import Showing
from bot.handlers.base import REOPENS, Offer
from bot.storage.steps import Status
from bot.talk import (
    EffectRow,
    Json,
    Kind,
    NotShown,
    Question,
    Say,
    answer,
    back,
    prefill,
    reopen,
)
from bot.talk.journal import lookup_key

HANDED = "handed"
"""The look-up that says whether a question of this chat is with a person."""


def refused(
    house: House,
    held: Held,
    incoming: Incoming,
    fresh: Callable[[], int],
    found: Found,
    say: Say,
    *,
    ends: bool,
) -> Turn:
    """The turn where registers or ledger did not take what was confirmed: the reason, then the
    question once more; where no other answer would help, the conversation ends."""
    taking = _Taking(house, held, incoming, fresh, found)
    taking.refuse(say, ends=ends)
    return taking.turn("")


def take(
    house: House,
    held: Held,
    incoming: Incoming,
    fresh: Callable[[], int],
    found: Found,
) -> Turn:
    """The turn of this event.

    Args:
        house: packs and secret.
        held: what the chat's rows hold.
        incoming: the event.
        fresh: makes the id of a conversation that opens.
        found: what was looked up for this turn already.

    Raises:
        NeedsLookup: look this up, then take the turn again.
        ConversationBroken: the conversation is wrong; nothing of the turn holds.
    """
    taking = _Taking(house, held, incoming, fresh, found)
    if taking.passes_on(incoming):
        return taking.turn(incoming.text)
    intent = hear(taking.scene, incoming)
    echo = incoming.text or taking.echo(intent)
    asked = taking.scene.memory.stage is Stage.OPEN
    if incoming.event is Event.TEXT and in_danger(incoming.text, asked=asked):
        if isinstance(intent, ear.Missed):  # nobody in danger is told that it was not understood
            intent = ear.Aside(Say("emergency", {}), "emergency")
        else:
            taking.warn()
    taking.carry_out(intent)
    return taking.turn(echo)


class _Taking(Showing):
    """One turn while it is taken."""

    def warn(self) -> None:
        """Say whom to call before anything else; a conversation that opens need not say it too."""
        self.say(Say("emergency", {}))
        self.warned = True

    def passes_on(self, incoming: Incoming) -> bool:
        """Whether the words go to the person who was asked, and the assistant is silent.

        Raises:
            NeedsLookup: whether the question is still open.
        """
        memory, text = self.scene.memory, incoming.text
        if not memory.handed or memory.stage is Stage.OPEN or incoming.event is not Event.TEXT:
            return False
        if text.lstrip().startswith("/") or not text.strip():
            return False
        if (key := lookup_key(HANDED, None)) not in self._found:
            raise NeedsLookup(HANDED, None)
        if not self._found[key]["open"]:
            self.remember(handed="")
            return False
        if in_danger(text, asked=False):
            self.warn()
        self.commands = (EffectRow("pass_on", 0, {"do": "pass_on", "text": text}),)
        self.heard = "passed_on"
        return True

    def unanswered(self, text: str) -> None:
        """Keep a question that nothing answered, without whose it is."""
        told = {"language": self.scene.memory.language, "province": self.scene.memory.province}
        command = {"do": "unanswered", "text": text, **told}
        self.commands = (*self.commands, EffectRow("unanswered", 0, command))

    def spoke(self) -> None:
        """Put what was spoken to the open case of whoever spoke."""
        for kept in self._incoming.kept:
            row = EffectRow(f"voice{kept.partition('/')[0]}", 0, {"do": "add_voice", "file": kept})
            self.commands = (*self.commands, row)

    def turn(self, echo: str) -> Turn:
        """What has been gathered."""
        return Turn(
            self.scene.held(),
            tuple(self.spoken),
            tuple(self.ended),
            self.commands,
            self.heard,
            self.finished,
            echo,
            any((row.command or {}).get("do") == "erase" for row in self.commands),
        )

    def carry_out(self, intent: ear.Intent) -> None:  # noqa: C901  (one line for each intent)
        """Do what was heard."""
        match intent:
            case ear.Answer(question, value, sentence):
                self._answer(question, value, sentence)
            case ear.Open(name, sentence, answers):
                self.open(name, sentence, dict(answers))
            case ear.Attach(key, value, said, chosen):
                self._attach(key, value, said, chosen)
            case ear.Choose(offer):
                self._choose(offer)
            case ear.Change(key):
                self._change(key)
            case ear.GoBack():
                self._go_back()
            case ear.Cancel():
                self._cancel()
            case ear.Meant(question, options):
                self.ask_which(question, options)
            case ear.Missed(question, why, said):
                self.miss(question, why, said)
            case ear.Aside(say, heard):
                self.aside(say, heard)
                if heard == "not_understood_outside":
                    self.unanswered(self._incoming.text)
                elif heard == "voice_kept":
                    self.spoke()

    def echo(self, intent: ear.Intent) -> str:
        """What the person did, as their page shows it where they did not type."""
        words = self.scene.words
        match intent:
            case ear.Answer(question, value):
                labels = dict(self.scene.options(question))
                return labels.get(str(value)) or self.answer(question, value)
            case ear.Choose(offer):
                return words.offer(offer)
            case ear.Change(key):
                return words.offer(MORE) if key == MORE else words.name(key)
            case ear.GoBack():
                return words.offer("back")
            case _:
                return ""

    def refuse(self, say: Say, *, ends: bool) -> None:
        """Say why nothing was written."""
        if not ends:
            self.aside(say, "refused")
            return
        if self.scene.journal is not None:
            self.ended.append((self.journal, Status.CANCELLED))
        self.remember(stage=Stage.NONE, sentence="")
        self.go_on(None)
        self.heard = "refused"
        self.with_offers(say)

    # What it comes to

    def _answer(self, question: Question, value: Json, sentence: str = "") -> None:
        """Journal an answer, say where it changes an earlier one, and go on."""
        if question.kind is Kind.CONFIRM and value == "edit":
            self.heard = "edit"
            self.ask_change(self.scene.editable)
            return
        journal = self.journal
        if sentence:
            self.remember(sentence=sentence)
        before = journal.answers.get(question.key)
        was_answered = question.key in self.scene.editable or journal.reopened == question.key
        try:
            self.go_on(answer(journal, question, value))
        except NotShown:
            self.proceed()
            return
        if was_answered and before is not None and question.kind is not Kind.CONFIRM:
            self.heard = "edit"
            if before != value:
                self.changed(question, before, value)
        self.proceed()

    def _attach(self, key: str, value: Json, said: Say | None, chosen: str) -> None:
        """Keep files or a place for their question, say so, and ask on."""
        self.heard = "attached"
        question = self.scene.question
        self.go_on(prefill(self.journal, key, value))
        if said is not None:
            self.say(said)
        if chosen:
            self.go_on(answer(self.journal, question, chosen))
        self.proceed()

    def _choose(self, offer: str) -> None:
        """Carry out what was offered under an answer."""
        self.heard = offer
        if offer == Offer.WHY:
            self.why()
        elif offer == Offer.MORE:
            self.why(self.scene.memory.page)
        elif offer == Offer.EDIT:
            self.ask_change(self.scene.editable)
        elif offer == Offer.RESUME:
            self._resume()
        elif offer in REOPENS:
            self._change(REOPENS[Offer(offer)])
        else:
            self.open(offer, "")

    def _resume(self) -> None:
        """Go on with the interrupted conversation."""
        if self.scene.draft is None:
            self.aside(Say("nothing-to-resume", {}), "nothing_to_resume")
            return
        self.remember(stage=Stage.OPEN)
        self.go_on(self.scene.draft)
        self.scene.draft = None
        self.proceed()

    def _change(self, key: str) -> None:
        """Ask a question of this walk again, or show the rest of a long list of them."""
        if key == MORE:
            shown = self.scene.memory.table
            self.ask_change(tuple(k for k in self.scene.editable if k not in shown))
        elif key in self.scene.editable:
            self.heard = "edit"
            self.remember(stage=Stage.OPEN)
            self.go_on(reopen(self.journal, key))
            self.proceed()
        else:
            self.aside(Say("nothing-to-edit", {}), "nothing_to_edit")

    def _go_back(self) -> None:
        """Ask the last answered question again."""
        if self.scene.journal is None or not self.scene.path:
            self.aside(Say("nothing-to-go-back-to", {}), "back_at_start")
            return
        self.heard = "back"
        self.remember(stage=Stage.OPEN)
        self.go_on(back(self.journal, self.scene.path))
        self.proceed()

    def _cancel(self) -> None:
        """End the conversation that is open."""
        scene = self.scene
        self.heard = "cancel"
        was_open = scene.journal is not None and scene.memory.stage is Stage.OPEN
        if was_open:
            self.ended.append((self.journal, Status.CANCELLED))
        self.remember(stage=Stage.NONE, sentence="")
        self.go_on(None)
        self.with_offers(Say("cancelled" if was_open else "nothing-to-cancel", {}))
