"""The conversation engine: Ask, Question, Journal, play. Pure.

A conversation is one plain async function. ``play`` drives it from the top and feeds it the
answers of a journal by question key. Nothing here reads a clock, a database or a network.
"""

from bot.talk.answers import Invalid, Value, decode
from bot.talk.ask import MOST_ROUNDS, Ask, Rounds
from bot.talk.effects import EffectRow, carried, carry, corrections
from bot.talk.errors import BadAnswer, BadJournal, ConversationBroken, NotShown
from bot.talk.journal import (
    Carried,
    Header,
    Journal,
    Lookup,
    Path,
    answer,
    back,
    close,
    look,
    lookup_key,
    prefill,
    reopen,
    show,
)
from bot.talk.plain import fingerprint
from bot.talk.stops import Asking, Effect, Finished, Looking, Walk
from bot.talk.stored import from_json, to_json
from bot.talk.tags import (
    Forged,
    NotAsked,
    NotOffered,
    OtherConversation,
    Tap,
    Tapped,
    TappedOlder,
    resolve,
    sign,
    sign_all,
)
from bot.talk.values import (
    CONFIRMATIONS,
    SKIP,
    YES_NO,
    Days,
    Json,
    Kind,
    Label,
    Money,
    Percent,
    Place,
    Question,
    Say,
    Share,
    name_of,
)
from bot.talk.walk import Standing, play
from bot.talk.walking import MOST_QUESTIONS

__all__ = [
    "CONFIRMATIONS",
    "MOST_QUESTIONS",
    "MOST_ROUNDS",
    "SKIP",
    "YES_NO",
    "Ask",
    "Asking",
    "BadAnswer",
    "BadJournal",
    "Carried",
    "ConversationBroken",
    "Days",
    "Effect",
    "EffectRow",
    "Finished",
    "Forged",
    "Header",
    "Invalid",
    "Journal",
    "Json",
    "Kind",
    "Label",
    "Looking",
    "Lookup",
    "Money",
    "NotAsked",
    "NotOffered",
    "NotShown",
    "OtherConversation",
    "Path",
    "Percent",
    "Place",
    "Question",
    "Rounds",
    "Say",
    "Share",
    "Standing",
    "Tap",
    "Tapped",
    "TappedOlder",
    "Value",
    "Walk",
    "answer",
    "back",
    "carried",
    "carry",
    "close",
    "corrections",
    "decode",
    "fingerprint",
    "from_json",
    "look",
    "lookup_key",
    "name_of",
    "play",
    "prefill",
    "reopen",
    "resolve",
    "show",
    "sign",
    "sign_all",
    "to_json",
]
