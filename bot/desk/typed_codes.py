"""Codes that are typed: of an invitation, a receipt, a damage case; and what they open. Pure."""

import re
from typing import Final

from bot.desk.intents import Open
from bot.handlers.case_doings import CASE, CONVERSATION
from bot.storage.ids import read_code

REGISTRATION: Final = "registration"
RECEIPT_CHECK: Final = "receipt_check"
_START_CODE: Final = re.compile(r"/start[ _=]+([0-9A-Za-z](?:[ -]?[0-9A-Za-z]){7})", re.IGNORECASE)
_RECEIPT_CODE: Final = re.compile(r"/phieu[ _=]+(\S.{0,38})", re.IGNORECASE)
_CASE_CODE: Final = re.compile(r"/vu[ _=]+([0-9A-Za-z]{8})", re.IGNORECASE)


def opened(text: str, *, asking: bool) -> Open | None:
    """What a typed code opens; None where the text is none. ``asking``: a question is open."""
    typed = text.strip()
    if (code := _invitation(typed, asking=asking)) is not None:
        return Open(REGISTRATION, "", (("link_by", "code"), ("code", code)))
    if (receipt := _RECEIPT_CODE.fullmatch(typed)) is not None:
        return Open(RECEIPT_CHECK, "", (("receipt_code", receipt[1]),))
    if (case := _CASE_CODE.fullmatch(typed)) is not None:
        return Open(CONVERSATION, "", ((CASE, case[1].upper()),))
    return None


def _invitation(typed: str, *, asking: bool) -> str | None:
    """The code of "/start CODE", or one that is typed where no question is open."""
    started = _START_CODE.fullmatch(typed)
    if started is not None:
        return started[1]
    if asking or not any(letter.isdigit() for letter in typed):
        return None
    return typed if read_code(typed) is not None else None
