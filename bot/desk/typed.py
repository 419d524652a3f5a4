"""What typed words want: an answer, a command, a choice, or a reason why not. Pure.

An open question is answered first; what answers nothing may be a wish of its own.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from bot.desk import typed_codes
from bot.desk.asked import asked_for, is_question
from bot.desk.intents import (
    Answer,
    Aside,
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
from bot.desk.openings import DAMAGED, FEWEST_WORDS, asks, looked_up, pick_up, wonders
from bot.desk.saying import CONTACT
from bot.desk.scene import CHANGE, OFFER, Scene, narrowed, walk
from bot.desk.showing import CONFIRM
from bot.desk.why_asked import asks_why, why_asked
from bot.handlers import CONVERSATIONS
from bot.handlers.base import Offer
from bot.talk import Asking, Finished, Kind, NotShown, Question, Say, answer
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
from bot.understand.told import tells_loss

BACK: Final = "back"
CANCEL: Final = "cancel"
STARTS: Final[Mapping[str, tuple[str, ...]]] = {
    **{name: conversation.starts for name, conversation in CONVERSATIONS.items()},
    BACK: ("/lui", "/quaylai", "/back"),
    CANCEL: ("/huy", "/cancel"),
}


LOOKUP: Final = "lookup"
"""Its first question takes any words, so that the button's name would be what is looked up."""
_ALWAYS: Final = (Offer.EDIT, Offer.PERSON, Offer.HELP)
"""What words may ask for while a question is open, beside the start words."""


_ALWAYS_AFTER: Final = (*_ALWAYS, Offer.WHY, Offer.MORE)
"""What a question may ask for after an answer, beside conversations and the documents."""


def typed(scene: Scene, text: str) -> Intent:
    """What words want: an answer, a command, a choice, something from the documents."""
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
    if asks_why(scene, text):
        return Aside(why_asked(scene, question), "why_asked")
    labels = scene.labels(question)
    if table := scene.memory.table:
        few = narrowed(question, table)
        heard = _understood(scene, few, text, {option: labels[option] for option in few.options})
        if isinstance(heard, Understood):
            return Answer(question, heard.value)
        if len(table) == 1 and _is_yes(scene, text):
            return Answer(question, table[0])
    if question.kind is Kind.CHOICE and (told := _told(scene, text, asked=asks(text))):
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
    or a part?" is a part, and how much. A loss that is told answers whether there was damage.

    Raises:
        NeedsLookup: what follows needs it first.
    """
    option = (question.context or {}).get("ahead")
    if option is None or scene.journal is None:
        return None
    try:
        ahead = answer(scene.journal, question, option)
    except NotShown:
        return None
    ahead, came = walk(scene.house, scene.memory, ahead, scene.found)
    if not isinstance(came, Asking) or came.question.key == question.key:
        return None
    labels = scene.words.labels(scene.name, came.question)
    found = pick_up(came.question, text, labels, scene.today)
    told = question.key == DAMAGED and tells_loss(text)
    return Answer(question, option, text) if told or found is not None else None


def _wish(scene: Scene, text: str) -> Intent | None:
    """What words that answer nothing may want: an offer, or a question about the documents."""
    if isinstance(wish := _unshown(scene, _ALWAYS, text), Understood):
        return Choose(str(wish.value))
    return _told(scene, text, asked=wonders(text))


def _told(scene: Scene, text: str, *, asked: bool) -> Intent | None:
    """What the documents say to a question that is asked beside the open one."""
    found = looked_up(text, scene.house.policies, scene.memory.province) if asked else None
    if found is None:
        return None
    id_ = "lookup-answer" if found.policy.status == "issued" else "lookup-answer-draft"
    return Aside(Say(id_, {"text": found.text, "cite": found.citation}), "looked_up")


def _outside(scene: Scene, text: str) -> Intent:
    """Words while no question is open: a choice, a start word, or a sentence that asks."""
    if (chosen := _listed(scene, text)) is not None:
        return chosen
    if name := find_start(text, STARTS):
        return _command(name)
    # "Sửa" or "Vì sao?" are understood after an answer that did not show them.
    offers = _ALWAYS_AFTER if is_question(text) else tuple(Offer)
    if len(text.split()) >= FEWEST_WORDS and not (_has_reasons(scene) or asks_why(scene, text)):
        offers = tuple(offer for offer in offers if offer not in {Offer.WHY, Offer.MORE})
    heard = _unshown(scene, (offer for offer in offers if offer not in scene.offers), text)
    if isinstance(heard, Understood):
        return _wished(scene.question, str(heard.value), text)
    if (asked := asked_for(scene, text)) is not None:
        return asked
    if scene.journal is None:
        return Open("start")
    if wonders(text) and len(text.split()) >= FEWEST_WORDS:
        return Open("lookup", text)  # it says that no document answers, and what comes nearest
    return aside("not-understood-outside")


def _listed(scene: Scene, text: str) -> Intent | None:
    """What is chosen of the buttons, or of the answers that may change."""
    question = scene.question
    if question.options:
        labels = scene.labels(question)
        heard = _meant(_understood(scene, question, text, labels), text, labels)
        if isinstance(heard, Understood) and not (heard.value == Offer.PAYMENT and wonders(text)):
            return _wished(question, str(heard.value), text)
        if heard == NotUnderstood(Why.NO_SUCH_OPTION):
            return aside("no-such-option")
    if scene.memory.stage is Stage.CHOOSING and (key := _on_another_page(scene, text)):
        return Change(key)
    return None


def _on_another_page(scene: Scene, text: str) -> str | None:
    """The answer that is named to be changed, where another page of the list has its button."""
    keys = tuple(key for key in scene.editable if key not in (*scene.memory.table, CONFIRM))
    question = Question(CHANGE, Kind.CHOICE, keys)
    labels = scene.labels(question)
    heard = _meant(_understood(scene, question, text, labels, numbered=False), text, labels)
    return str(heard.value) if keys and isinstance(heard, Understood) else None


def _has_reasons(scene: Scene) -> bool:
    """Whether something stands behind the last answer."""
    return isinstance(scene.walked, Finished) and bool(scene.walked.result.why)


def _wished(question: Question, option: str, text: str) -> Intent:
    """What typed words chose; where they open a conversation they may hold answers already."""
    if question.key == CHANGE and option in question.options:
        return Change(option)
    said = "" if option == LOOKUP or text.strip().isdigit() else text
    return Open(option, said) if option in CONVERSATIONS else Choose(option)


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
