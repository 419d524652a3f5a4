"""What a person has in front of them: the open question, the way there, the words. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, TypeAlias

from bot.desk.memory import Memory, Stage
from bot.handlers import CONVERSATIONS
from bot.handlers.base import Answered, Facts, Offer
from bot.records import record
from bot.rules import Policies
from bot.talk import (
    Asking,
    ConversationBroken,
    Finished,
    Journal,
    Json,
    Kind,
    Looking,
    Path,
    Question,
    Standing,
    look,
    play,
)
from bot.talk.journal import lookup_key
from bot.words import Words

OFFER: Final = "offer"
"""The pseudo question of what may follow an answer."""
NOTICE: Final = "notice"
"""What stands for the conversation on the buttons of messages that we sent by ourselves."""
CHANGE: Final = "change"
"""The pseudo question "which answer shall change?"; its options are question keys."""
MORE: Final = "more"
"""The option of ``change`` that shows the rest of a long list."""

Walked: TypeAlias = Asking | Finished[Answered]
Found: TypeAlias = Mapping[str, Json]


class NeedsLookup(Exception):
    """A walk needs this looked up before the turn can be taken with it."""

    def __init__(self, name: str, argument: Json) -> None:
        super().__init__(name)
        self.name = name
        self.argument = argument


class NeedsFiles(Exception):
    """The files of this event answer a question: keep them before the turn can be taken."""

    def __init__(self, takes: str) -> None:
        super().__init__(takes)
        self.takes = takes


@record
class House:
    """What every turn stands on: the packs, the secret that signs buttons, own advice."""

    policies: Policies
    secret: bytes
    versions: Mapping[str, str]
    advice: str = ""


@record
class Held:
    """What a chat's rows hold. ``walked`` spares walking again from an unchanged journal,
    ``standing`` walking again from the top where there is one more answer."""

    memory: Memory = field(default_factory=Memory)
    journal: Journal | None = None
    draft: Journal | None = None
    walked: Walked | None = field(default=None, compare=False, repr=False)
    standing: Standing = field(default_factory=Standing, compare=False, repr=False)


def walk(
    house: House,
    memory: Memory,
    journal: Journal,
    found: Found,
    standing: Standing | None = None,
) -> tuple[Journal, Walked]:
    """How far a journal carries its conversation, with the journal that holds the look-ups.

    ``standing`` is where the chat's last walk stopped.

    Raises:
        NeedsLookup: something is not in ``found`` yet.
        ConversationBroken: it cannot be walked, or is none that we have.
    """
    conversation = CONVERSATIONS.get(journal.header.conversation)
    if conversation is None:
        raise ConversationBroken("no such conversation", journal.header.conversation)
    roles = frozenset(memory.roles)
    province = memory.province or None
    facts = Facts(
        journal.header.today, house.policies, memory.language, roles, house.advice, province
    )
    while True:
        came = play(conversation.run, journal, facts, standing)
        if not isinstance(came, Looking):
            return journal, came
        key = lookup_key(came.name, came.argument)
        if key not in found:
            raise NeedsLookup(came.name, came.argument)
        journal = look(journal, came.name, came.argument, found[key])


@dataclass(slots=True)
class Scene:
    """One chat at one moment, for hearing and saying; a turn changes it as it goes.

    ``found`` is what was looked up for this turn already.
    """

    house: House
    memory: Memory
    journal: Journal | None
    draft: Journal | None
    walked: Walked | None
    today: date
    found: Found = field(default_factory=dict)
    standing: Standing = field(default_factory=Standing)

    def held(self) -> Held:
        """What is kept of it, with the ids of its journals in the memory."""
        current = int(self.journal.header.id) if self.journal else 0
        draft = int(self.draft.header.id) if self.draft else 0
        memory = self.memory
        if (memory.current, memory.draft) != (current, draft):
            memory = memory.but(current=current, draft=draft)
        return Held(memory, self.journal, self.draft, self.walked, self.standing)

    @property
    def words(self) -> Words:
        """The reader's words."""
        return Words.of(self.memory.language, self.memory.address or None)

    @property
    def name(self) -> str:
        """The conversation's name, empty where there is none."""
        return self.journal.header.conversation if self.journal else ""

    @property
    def path(self) -> Path:
        """The answered questions of this walk."""
        return self.walked.path if self.walked else ()

    @property
    def editable(self) -> tuple[str, ...]:
        """Keys of the answers that may change, in the order of the walk."""
        return tuple(question.key for question, _ in self.path)

    @property
    def offers(self) -> tuple[str, ...]:
        """What may follow: the answer's own offers, and the interrupted conversation."""
        own: tuple[str, ...] = ()
        if isinstance(self.walked, Finished):
            own = tuple(self.walked.result.offers)
        elif self.walked is None:
            own = _first_offers(self.memory.roles)
        return (*own, Offer.RESUME) if self.draft is not None else own

    @property
    def question(self) -> Question:
        """The open question, a real one or one of the two pseudo questions."""
        if isinstance(self.walked, Asking) and self.memory.stage is Stage.OPEN:
            return self.walked.question
        if self.memory.stage is Stage.CHOOSING:
            return Question(CHANGE, Kind.CHOICE, self.memory.table)
        return Question(OFFER, Kind.CHOICE, self.offers)

    def labels(self, question: Question) -> Mapping[str, tuple[str, ...]]:
        """Each option's label and synonyms, for understanding."""
        if question.key == OFFER:
            return self.words.offer_labels(question.options)
        if question.key == CHANGE:
            return {key: (self._change_label(key),) for key in question.options}
        return self.words.labels(self.name, question)

    def in_view(self, question: Question) -> Question:
        """The question with its options as they are numbered: those with a button come first."""
        shown = tuple(option for option, _ in self.options(question))
        if len(shown) == len(question.options):
            return question
        hidden = tuple(option for option in question.options if option not in shown)
        return replace(question, options=(*shown, *hidden))

    def options(self, question: Question) -> tuple[tuple[str, str], ...]:
        """Each option's id and button label."""
        if question.key == OFFER:
            return tuple((offer, self.words.offer(offer)) for offer in question.options)
        if question.key == CHANGE:
            return tuple((key, self._change_label(key)) for key in question.options)
        return self.words.options(self.name, question)

    def _change_label(self, key: str) -> str:
        return self.words.offer(MORE) if key == MORE else self.words.name(key)


def _first_offers(roles: tuple[str, ...]) -> tuple[str, ...]:
    """What somebody may want where nothing was said before: work first for whoever has some."""
    if "officer" in roles or "authority" in roles:
        return (Offer.TASKS, Offer.MY_THINGS, Offer.HELP)
    if "group_leader" in roles or "household" in roles:
        return (Offer.MY_THINGS, Offer.PAYMENT, Offer.HELP)
    return (Offer.ELIGIBILITY, Offer.CALCULATION, Offer.HELP)


def narrowed(question: Question, options: tuple[str, ...]) -> Question:
    """The same question with these of its options alone."""
    return replace(question, options=tuple(o for o in question.options if o in options))
