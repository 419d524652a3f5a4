"""From one event to what the person wants: an answer, a command, a choice, or a reason why not.

Pure. It changes nothing; ``bot.desk.turn`` carries out what was heard.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from bot.channels.base import Event, Incoming
from bot.desk.memory import Stage
from bot.desk.openings import opening
from bot.desk.scene import CHANGE, OFFER, Scene, narrowed
from bot.handlers import CONVERSATIONS
from bot.handlers.base import Offer
from bot.talk import (
    Forged,
    Json,
    Kind,
    NotAsked,
    NotOffered,
    OtherConversation,
    Question,
    Say,
    Tapped,
    TappedOlder,
    resolve,
)
from bot.understand import (
    DidYouMean,
    NotUnderstood,
    Understanding,
    Understood,
    Why,
    find_start,
    understand,
)

BACK: Final = "back"
CANCEL: Final = "cancel"
STARTS: Final[Mapping[str, tuple[str, ...]]] = {
    **{name: conversation.starts for name, conversation in CONVERSATIONS.items()},
    BACK: ("/lui", "/quaylai", "/back"),
    CANCEL: ("/huy", "/cancel"),
}


_ALWAYS: Final = (Offer.EDIT, Offer.PERSON, Offer.HELP)
"""What words may ask for while a question is open, beside the start words."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A value for a question of this walk: the open one, or an earlier one (an edit)."""

    question: Question
    value: Json


@dataclass(frozen=True, slots=True)
class Open:
    """A conversation is asked for; ``sentence`` is what was said where it may hold answers."""

    name: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Choose:
    """Something that may follow an answer."""

    offer: str


@dataclass(frozen=True, slots=True)
class Change:
    """An earlier answer is to be asked again, by its key."""

    key: str


@dataclass(frozen=True, slots=True)
class GoBack:
    """The last answer is to be asked again."""


@dataclass(frozen=True, slots=True)
class Cancel:
    """The open conversation is to end."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Close options: which one?"""

    question: Question
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missed:
    """Words that do not answer the open question, and why."""

    question: Question
    why: Why
    said: str


@dataclass(frozen=True, slots=True)
class Aside:
    """Something that fits nothing here: one sentence, then what is open once more."""

    say: Say
    heard: str


Intent: TypeAlias = Answer | Open | Choose | Change | GoBack | Cancel | Meant | Missed | Aside


def hear(scene: Scene, incoming: Incoming) -> Intent:
    """What the person wants."""
    return _EARS[incoming.event](scene, incoming)


def _text(scene: Scene, incoming: Incoming) -> Intent:
    text = incoming.text
    if text.lstrip().startswith("/"):
        name = find_start(text, STARTS)
        return _command(name) if name else aside("unknown-command")
    if scene.memory.stage is Stage.OPEN:
        return _answer(scene, text)
    return _outside(scene, text)


def _answer(scene: Scene, text: str) -> Intent:
    """Words while a question is open. A narrowed list counts its own numbers first."""
    question = scene.question
    labels = scene.labels(question)
    if table := scene.memory.table:
        few = narrowed(question, table)
        heard = _understood(scene, few, text, {option: labels[option] for option in few.options})
        if isinstance(heard, Understood):
            return Answer(question, heard.value)
        if len(table) == 1 and _is_yes(scene, text):
            return Answer(question, table[0])
    heard = _understood(scene, scene.in_view(question), text, labels)
    if isinstance(heard, Understood):
        return Answer(question, heard.value)
    if question.kind is not Kind.TEXT and (name := find_start(text, STARTS)):
        return _command(name)
    if isinstance(heard, DidYouMean):
        return Meant(question, heard.options)
    if isinstance(wish := _unshown(scene, _ALWAYS, text), Understood):
        return Choose(str(wish.value))
    return Missed(question, heard.why, text)


def _outside(scene: Scene, text: str) -> Intent:
    """Words while no question is open: a choice, a start word, or a sentence that asks."""
    question = scene.question
    if question.options:
        heard = _understood(scene, question, text, scene.labels(question))
        if isinstance(heard, Understood):
            return _wished(question, str(heard.value), text)
        if heard == NotUnderstood(Why.NO_SUCH_OPTION):
            return aside("no-such-option")
    if name := find_start(text, STARTS):
        return _command(name)
    # "Sửa" or "Vì sao?" are understood after an answer that did not show them.
    heard = _unshown(scene, (offer for offer in Offer if offer not in scene.offers), text)
    if isinstance(heard, Understood):
        return _wished(question, str(heard.value), text)
    if name := opening(text, scene.words.openings()):
        return Open(name, text)
    if scene.journal is None:
        return Open("start")
    return aside("not-understood-outside")


def _tap(scene: Scene, incoming: Incoming) -> Intent:
    """A signed button; on an older question an edit, on another conversation a refusal."""
    if scene.journal is None:
        return aside("stale-tap")
    secret, id_ = scene.house.secret, scene.journal.header.id
    tap = resolve(secret, id_, incoming.tag, scene.question, scene.path)
    if isinstance(tap, NotAsked):
        # "Gặp cán bộ" may stand under a question, and "Vì sao?" under an answer edited since.
        every = Question(OFFER, Kind.CHOICE, tuple(Offer))
        tap = resolve(secret, id_, incoming.tag, every, ())
    match tap:
        case Tapped(question, option) | TappedOlder(question, option):
            return _picked(question, option)
        case NotOffered():
            return aside("tap-not-offered")
        case OtherConversation():
            return aside("tap-other-conversation")
        case NotAsked():
            return aside("stale-tap")
        case Forged():
            return aside("tap-forged")


def _choose(scene: Scene, incoming: Incoming) -> Intent:
    """An option by its id; without a question that of whatever is open."""
    key, option = incoming.question, incoming.option
    known = (scene.question, *(question for question, _ in reversed(scene.path)))
    for question in known:
        if option in question.options and key in {"", question.key}:
            return _picked(question, option)
        if not key:
            break  # without a question only the open one is meant
    if key in {"", OFFER} and (option in CONVERSATIONS or option in tuple(Offer)):
        return Choose(option)
    return aside("no-such-option")


def _edit(_scene: Scene, incoming: Incoming) -> Intent:
    return Change(incoming.question)


def _back(_scene: Scene, _incoming: Incoming) -> Intent:
    return GoBack()


def _other(_scene: Scene, incoming: Incoming) -> Intent:
    return aside(f"{incoming.event.value}-outside")


def _place(scene: Scene, incoming: Incoming) -> Intent:
    if scene.question.kind is Kind.PLACE:
        place = {"latitude": incoming.latitude, "longitude": incoming.longitude}
        return Answer(scene.question, place)
    return _other(scene, incoming)


def _wished(question: Question, option: str, text: str) -> Intent:
    """What typed words chose; where they open a conversation they may hold answers already."""
    if question.key == CHANGE and option in question.options:
        return Change(option)
    return Open(option, text) if option in CONVERSATIONS else Choose(option)


def _picked(question: Question, option: str) -> Intent:
    if question.key == OFFER:
        return Choose(option)
    if question.key == CHANGE:
        return Change(option)
    return Answer(question, option)


def _command(name: str) -> Intent:
    if name == BACK:
        return GoBack()
    return Cancel() if name == CANCEL else Open(name)


def _understood(
    scene: Scene,
    question: Question,
    text: str,
    labels: Mapping[str, tuple[str, ...]],
    *,
    numbered: bool = True,
) -> Understanding:
    return understand(question, text, labels, scene.today, numbered=numbered)


def _unshown(scene: Scene, offers: Iterable[str], text: str) -> Understanding:
    """What words choose among offers that have no button now, and so no number."""
    question = Question(OFFER, Kind.CHOICE, tuple(offers))
    return _understood(scene, question, text, scene.labels(question), numbered=False)


def _is_yes(scene: Scene, text: str) -> bool:
    yes_no = Question("yes_no", Kind.CHOICE, ("yes", "no"))
    labels = scene.words.labels("", yes_no)
    return _understood(scene, yes_no, text, labels) == Understood("yes")


def aside(id_: str) -> Aside:
    """One sentence by its id; the same name counts in the figures."""
    return Aside(Say(id_, {}), id_.replace("-", "_"))


_EARS: Final[Mapping[Event, Callable[[Scene, Incoming], Intent]]] = {
    Event.TEXT: _text,
    Event.TAP: _tap,
    Event.CHOOSE: _choose,
    Event.EDIT: _edit,
    Event.BACK: _back,
    Event.LOCATION: _place,
    Event.PHOTO: _other,
    Event.DOCUMENT: _other,
    Event.CONTACT: _other,
    Event.OTHER: _other,
}
