"""From one event to what the person wants: an answer, a command, a choice, or a reason why not.

Pure. It changes nothing; ``bot.desk.turn`` carries out what was heard. Words are ``typed``'s.
"""

from collections.abc import Callable, Mapping
from typing import Final

from bot.channels.base import Event, Incoming
from bot.desk import case_buttons, typed_codes
from bot.desk.intents import Answer, Attach, Change, Choose, GoBack, Intent, Open, aside
from bot.desk.memory import Stage
from bot.desk.scene import CHANGE, NOTICE, OFFER, Scene
from bot.desk.sent_files import files, voice
from bot.desk.typed import typed
from bot.handlers import CONVERSATIONS
from bot.handlers.base import Offer
from bot.talk import (
    Forged,
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


def hear(scene: Scene, incoming: Incoming) -> Intent:
    """What the person wants."""
    return _EARS[incoming.event](scene, incoming)


def _text(scene: Scene, incoming: Incoming) -> Intent:
    return typed(scene, incoming.text)


def _tap(scene: Scene, incoming: Incoming) -> Intent:
    """A signed button; on an older question an edit, on another conversation a refusal."""
    secret = scene.house.secret
    if (case := case_buttons.tapped(secret, incoming.tag)) is not None:
        return case
    every = Question(OFFER, Kind.CHOICE, tuple(Offer))
    noticed = resolve(secret, NOTICE, incoming.tag, every, ())
    if isinstance(noticed, Tapped):
        return Choose(noticed.option)
    return _own_tap(scene, incoming, every)


def _own_tap(scene: Scene, incoming: Incoming, every: Question) -> Intent:
    """A button of a conversation, ours or an older one."""
    if scene.journal is None:
        return aside("stale-tap")
    secret, id_ = scene.house.secret, scene.journal.header.id
    tap = resolve(secret, id_, incoming.tag, scene.question, scene.path)
    if isinstance(tap, NotAsked):
        # "Gặp cán bộ" may stand under a question, and "Vì sao?" under an answer edited since.
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
    if key in {"", OFFER} and (case := case_buttons.chosen(option)) is not None:
        return case
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
    open_ = CONVERSATIONS.get(scene.name) if scene.memory.stage is Stage.OPEN else None
    if open_ is not None and open_.place:
        place = {"latitude": incoming.latitude, "longitude": incoming.longitude}
        return Attach(open_.place, place, Say("place-added", {}))
    return _other(scene, incoming)


def _files(scene: Scene, incoming: Incoming) -> Intent:
    """Photos and documents where a question wants them."""
    return files(scene, incoming) or _other(scene, incoming)


def _voice(scene: Scene, incoming: Incoming) -> Intent:
    return voice(scene, incoming) or _other(scene, incoming)


def _contact(_scene: Scene, incoming: Incoming) -> Intent:
    """The sender's own number says who is speaking; anybody else's is not taken."""
    if not incoming.own:
        return aside("contact-not-own")
    return Open(typed_codes.REGISTRATION, "", (("link_by", "contact"), ("contact", incoming.text)))


def _picked(question: Question, option: str) -> Intent:
    if question.key == OFFER:
        return Choose(option)
    if question.key == CHANGE:
        return Change(option)
    return Answer(question, option)


_EARS: Final[Mapping[Event, Callable[[Scene, Incoming], Intent]]] = {
    Event.TEXT: _text,
    Event.TAP: _tap,
    Event.CHOOSE: _choose,
    Event.EDIT: _edit,
    Event.BACK: _back,
    Event.LOCATION: _place,
    Event.PHOTO: _files,
    Event.DOCUMENT: _files,
    Event.VOICE: _voice,
    Event.CONTACT: _contact,
    Event.OTHER: _other,
}
