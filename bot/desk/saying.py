"""From what is to be said to messages in the reader's language, with signed buttons. Pure."""

from typing import Any, Final

from bot.channels.base import Button
from bot.desk.scene import CHANGE, OFFER, Scene, narrowed
from bot.handlers.base import Offer
from bot.records import record
from bot.talk import Json, Kind, Question, Say, decode, sign_all
from bot.understand import Why

MISSES_UNTIL_HELP: Final = 2
CONTACT: Final = "contact"
"""The question that only a shared number answers: a typed one may be anybody's."""
SHEET: Final = "sheet"
"""The question for a sheet; others that take files take photos."""
_NUMBERED: Final = frozenset({Kind.CHOICE, Kind.CONFIRM})
"""Questions where a number is an option's place; elsewhere it may be the answer itself."""
_WANTS: Final = {Kind.FILES: "photo", Kind.PLACE: "place"}


@record
class Spoken:
    """One message in the reader's language.

    ``wants`` is "photo", "sheet", "contact" or "place" where that is asked for. ``files`` are
    references of stored files that go with it (``bot.desk.papers``). ``notice`` is the kind of a
    message that its reader did not ask for; ``silent``: it makes no sound; ``same`` names one that
    takes the place of the last of its name.
    """

    text: str
    question: str | None = None
    buttons: tuple[Button, ...] = ()
    wants: str = ""
    files: tuple[str, ...] = ()
    notice: str = ""
    silent: bool = False
    same: str = ""


def wants(question: Question) -> str:
    """What else than words answers a question: a photo, a sheet, the own number, a place."""
    if question.key in {CONTACT, SHEET}:
        return question.key
    if question.key.endswith(f"_{SHEET}"):
        return SHEET
    return _WANTS.get(question.kind, "")


class Saying:
    """Gathers the messages of one turn over its scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.spoken: list[Spoken] = []

    def say(self, say: Say) -> None:
        """A message without choices."""
        self.spoken.append(Spoken(self.text(say)))

    def put(self, question: Question) -> None:
        """A question, after what it confirms."""
        lines = [self.text(say) for say in question.shown]
        lines.append(self.scene.words.question(self.scene.name, question))
        self.speak("\n".join(lines), question)

    def with_offers(
        self,
        say: Say,
        without: str = "",
        first: tuple[str, ...] = (),
        files: tuple[str, ...] = (),
    ) -> None:
        """A message with what may follow, and the files that go with it."""
        offers = (*first, *(offer for offer in self.scene.offers if offer != without))
        self.speak(self.text(say), Question(OFFER, Kind.CHOICE, offers), files=files)

    def which(self, question: Question, options: tuple[str, ...]) -> None:
        """ "Ý bà con là … hay …?" between close options."""
        words, name = self.scene.words, self.scene.name
        names = [words.answer(name, question, option) for option in options]
        if len(names) == 1:
            say = Say("did-you-mean-one", {"it": names[0]})
        else:
            say = Say("did-you-mean", {"first": ", ".join(names[:-1]), "last": names[-1]})
        self.speak(self.text(say), narrowed(question, options))

    def missed(self, question: Question, why: Why, said: str) -> None:
        """One sentence with an example and the same question; then fewer words and a person."""
        scene = self.scene
        again = scene.memory.misses >= MISSES_UNTIL_HELP
        text = scene.words.misunderstood(scene.name, question, why, said, again=again)
        if not again:
            text = f"{text}\n{scene.words.question(scene.name, question)}"
        self.speak(text, question, extra=(Offer.PERSON,) if again else ())

    def changed(self, question: Question, before: Json, value: Json) -> None:
        """ "Đổi … từ … thành …"."""
        shown = {"from": self.answer(question, before), "to": self.answer(question, value)}
        self.say(Say("changed", {"what": self.scene.words.name(question.key), **shown}))

    def answer(self, question: Question, value: Json) -> str:
        """A recorded answer as the reader would say it."""
        return self.scene.words.answer(self.scene.name, question, decode(question, value))

    def speak(
        self,
        text: str,
        question: Question,
        extra: tuple[str, ...] = (),
        files: tuple[str, ...] = (),
    ) -> None:
        """A message with an open question, its buttons, and offers beside them."""
        buttons = self._buttons(question)
        if extra:
            buttons += self._buttons(Question(OFFER, Kind.CHOICE, extra), numbered=False)
        key = None if question.key in {OFFER, CHANGE} else question.key
        files = files or tuple((question.context or {}).get("files", ()))
        self.spoken.append(Spoken(text, key, buttons, wants(question), files))

    def text(self, say: Say) -> str:
        """One text in the reader's words."""
        return self.scene.words.text(say)

    def _buttons(self, question: Question, *, numbered: bool = True) -> tuple[Button, ...]:
        scene, options = self.scene, self.scene.options(question)
        numbered = numbered and question.kind in _NUMBERED
        if scene.journal is None:
            return tuple([Button(*option, "", numbered) for option in options])
        secret, id_ = scene.house.secret, scene.journal.header.id
        tags = sign_all(secret, id_, question, [option for option, _ in options])
        return tuple(
            [Button(*option, tag, numbered) for option, tag in zip(options, tags, strict=True)]
        )

    def remember(self, **changes: Any) -> None:
        """Change the memory."""
        memory = self.scene.memory
        for name, value in changes.items():
            if getattr(memory, name) != value:
                self.scene.memory = memory.but(**changes)
                return
