"""From one event to what the person wants: an answer, a command, a choice, or a reason why not.

Pure. It changes nothing; ``bot.desk.turn`` carries out what was heard.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from bot.channels.base import Event, Incoming
from bot.desk import case_buttons, typed_codes
from bot.desk.asked import asked_for, is_question
from bot.desk.intents import (
    Answer,
    Aside,
    Attach,
    Cancel,
    Change,
    Choose,
    GoBack,
    Intent,
    Meant,
    Missed,
    Open,
    aside,
)
from bot.desk.memory import Stage
from bot.desk.openings import asks, looked_up, pick_up
from bot.desk.saying import CONTACT
from bot.desk.scene import CHANGE, NOTICE, OFFER, NeedsLookup, Scene, narrowed, walk
from bot.desk.sent_files import files, voice
from bot.handlers import CONVERSATIONS
from bot.handlers.base import Offer
from bot.talk import (
    Asking,
    Forged,
    Kind,
    NotAsked,
    NotOffered,
    NotShown,
    OtherConversation,
    Question,
    Say,
    Tapped,
    TappedOlder,
    answer,
    resolve,
)
from bot.understand import (
    DidYouMean,
    NotUnderstood,
    Understanding,
    Understood,
    Why,
    find_start,
    mostly,
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


_ALWAYS_AFTER: Final = (*_ALWAYS, Offer.WHY, Offer.MORE)
"""What a question may ask for after an answer, beside conversations and the documents."""


def hear(scene: Scene, incoming: Incoming) -> Intent:
    """What the person wants."""
    return _EARS[incoming.event](scene, incoming)


def _text(scene: Scene, incoming: Incoming) -> Intent:
    text = incoming.text
    open_ = scene.memory.stage is Stage.OPEN
    if (named := typed_codes.opened(text, asking=open_)) is not None:
        return named
    if text.lstrip().startswith("/"):
        name = find_start(text, STARTS)
        return _command(name) if name else aside("unknown-command")
    if scene.memory.stage is not Stage.OPEN:
        return _outside(scene, text)
    if scene.question.key == CONTACT:
        name = find_start(text, STARTS)
        return _command(name) if name else aside("contact-typed")
    return _answer(scene, text)


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
    if question.kind is Kind.CHOICE and (told := _told(scene, text)):
        return told  # "đại gia súc là gì?" names an option and chooses none
    heard = _understood(scene, scene.in_view(question), text, labels)
    if isinstance(heard, Understood):
        return Answer(question, heard.value)
    if question.kind is not Kind.TEXT and (name := find_start(text, STARTS)):
        return _command(name)
    return _ahead(scene, question, text) or _unclear(scene, question, text, heard)


def _unclear(
    scene: Scene, question: Question, text: str, heard: DidYouMean | NotUnderstood
) -> Intent:
    """Close options, something else that is wanted, or what was not understood."""
    if isinstance(heard, DidYouMean):
        return Meant(question, heard.options)
    return _wish(scene, text) or Missed(question, heard.why, text)


def _ahead(scene: Scene, question: Question, text: str) -> Intent | None:
    """Words that answer what follows one option, where the question names it: "1tr5" to "all of it,
    or a part?" is a part, and how much."""
    option = (question.context or {}).get("ahead")
    if option is None or scene.journal is None:
        return None
    try:
        _, came = walk(scene.house, scene.memory, answer(scene.journal, question, option), {})
    except (NeedsLookup, NotShown):
        return None
    if not isinstance(came, Asking) or came.question.key == question.key:
        return None
    labels = scene.words.labels(scene.name, came.question)
    found = pick_up(came.question, text, labels, scene.today)
    return None if found is None else Answer(question, option, text)


def _wish(scene: Scene, text: str) -> Intent | None:
    """What words that answer nothing may want: an offer, or a question about the documents."""
    if isinstance(wish := _unshown(scene, _ALWAYS, text), Understood):
        return Choose(str(wish.value))
    return _told(scene, text)


def _told(scene: Scene, text: str) -> Intent | None:
    """What the documents say to a question that is asked beside the open one."""
    asked = asks(text)
    found = looked_up(text, scene.house.policies, scene.memory.province) if asked else None
    if found is None:
        return None
    id_ = "lookup-answer" if found.policy.status == "issued" else "lookup-answer-draft"
    return Aside(Say(id_, {"text": found.text, "cite": found.citation}), "looked_up")


def _outside(scene: Scene, text: str) -> Intent:
    """Words while no question is open: a choice, a start word, or a sentence that asks."""
    question = scene.question
    if question.options:
        labels = scene.labels(question)
        heard = _meant(_understood(scene, question, text, labels), text, labels)
        if isinstance(heard, Understood):
            return _wished(question, str(heard.value), text)
        if heard == NotUnderstood(Why.NO_SUCH_OPTION):
            return aside("no-such-option")
    if name := find_start(text, STARTS):
        return _command(name)
    # "Sửa" or "Vì sao?" are understood after an answer that did not show them.
    offers = _ALWAYS_AFTER if is_question(text) else tuple(Offer)
    heard = _unshown(scene, (offer for offer in offers if offer not in scene.offers), text)
    if isinstance(heard, Understood):
        return _wished(question, str(heard.value), text)
    if (asked := asked_for(scene, text)) is not None:
        return asked
    return Open("start") if scene.journal is None else aside("not-understood-outside")


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
    labels = scene.labels(question)
    return _meant(_understood(scene, question, text, labels, numbered=False), text, labels)


def _meant(heard: Understanding, text: str, labels: Mapping[str, tuple[str, ...]]) -> Understanding:
    """What was heard, unless most of the text is about something else; typed numbers stay."""
    if not isinstance(heard, Understood) or not any(letter.isalpha() for letter in text):
        return heard
    names = labels.get(str(heard.value), ())
    return heard if mostly(text, names) else NotUnderstood(Why.NOT_UNDERSTOOD)


def _is_yes(scene: Scene, text: str) -> bool:
    yes_no = Question("yes_no", Kind.CHOICE, ("yes", "no"))
    labels = scene.words.labels("", yes_no)
    return _understood(scene, yes_no, text, labels) == Understood("yes")


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
