"""A bank transfer as a VietQR payload (EMVCo). The picture of it is ``pictures.transfer``.

Never made for an account at the Treasury: its accounts take no such transfer. The payload is
exact: a name, sum or memo that does not fit is refused, never cut, for a bank pays what it reads.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from bot.documents.errors import NoTransferCode

LONGEST_MEMO: Final = 25
LONGEST_ACCOUNT: Final = 19
MOST_VND: Final = 10**13 - 1
"""The payload's field holds thirteen characters."""

BANKS: Final = {
    "Agribank": "970405", "Vietcombank": "970436", "VietinBank": "970415", "BIDV": "970418",
    "LPBank": "970449", "Co-opBank": "970446", "MB": "970422", "Sacombank": "970403",
    "Techcombank": "970407", "ACB": "970416", "VPBank": "970432", "HDBank": "970437",
    "TPBank": "970423", "SHB": "970443", "MSB": "970426", "VIB": "970441", "OCB": "970448",
    "SeABank": "970440", "KienlongBank": "970452", "BacABank": "970409", "NamABank": "970428",
}  # fmt: skip
"""Banks that take such transfers, by the name that people use → their number (BIN)."""


def bin_of(bank: str) -> str | None:
    """The number of a bank by its name, with or without a branch; None where it is not listed."""
    words = [word for word in memo_of(bank).lower().split() if word not in {"ngan", "hang", "nh"}]
    for name, number in BANKS.items():
        spelled = memo_of(name).lower().split()
        if words[: len(spelled)] == spelled or words[:1] == ["".join(spelled)]:
            return number
    return None


_APPLICATION = "A000000727"
_TO_ACCOUNT = "QRIBFTTA"
_DONG, _COUNTRY = "704", "VN"
_BIN = re.compile("[0-9]{6}")
_ACCOUNT = re.compile(f"[0-9A-Za-z]{{1,{LONGEST_ACCOUNT}}}")
_MEMO = re.compile(f"[0-9A-Za-z][0-9A-Za-z ]{{0,{LONGEST_MEMO - 1}}}")


@dataclass(frozen=True, slots=True)
class Transfer:
    """A transfer to one account: the bank's number, the account, whole đồng, the memo.

    Raises:
        NoTransferCode: a part that the payload cannot hold.
    """

    bin: str
    account: str
    amount_vnd: int | None = None
    memo: str = ""

    def __post_init__(self) -> None:
        """Refuse what a bank would read otherwise."""
        if not _BIN.fullmatch(self.bin):
            raise NoTransferCode("the bank's number (BIN) must be six digits")
        if not _ACCOUNT.fullmatch(self.account):
            raise NoTransferCode(f"an account has 1 to {LONGEST_ACCOUNT} letters and digits")
        if self.amount_vnd is not None and not 0 < self.amount_vnd <= MOST_VND:
            raise NoTransferCode(f"a sum must lie between 1 and {MOST_VND} đồng")
        if self.memo and not _MEMO.fullmatch(self.memo):
            raise NoTransferCode(
                f"a memo has at most {LONGEST_MEMO} letters, digits and spaces without marks"
            )


def transfer_to(
    *,
    kind: str,
    number: str | None,
    account: str,
    amount_vnd: int | None,
    memo: str,
) -> Transfer | None:
    """The transfer to an agency's account, None where it takes none.

    Args:
        kind: ``bank``, or ``treasury``, whose accounts take no such transfer.
        number: the bank's number (BIN); without one there is no code.

    Raises:
        NoTransferCode: a bank account whose parts do not fit.
    """
    if kind != "bank" or not number:
        return None
    return Transfer(number, re.sub("[ .-]", "", account), amount_vnd, memo_of(memo))


def memo_of(text: str) -> str:
    """A memo without marks and signs: "Hộ Páo, vốn QV" is "Ho Pao von QV"; not shortened."""
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(re.sub("[^0-9A-Za-z]", " ", bare).split())


def payload(transfer: Transfer) -> str:
    """The text that a banking app reads, with its check (CRC-16/CCITT-FALSE)."""
    to = _field("00", transfer.bin) + _field("01", transfer.account)
    merchant = _field("00", _APPLICATION) + _field("01", to) + _field("02", _TO_ACCOUNT)
    once = transfer.amount_vnd is not None
    text = _field("00", "01") + _field("01", "12" if once else "11") + _field("38", merchant)
    text += _field("53", _DONG)
    if once:
        text += _field("54", str(transfer.amount_vnd))
    text += _field("58", _COUNTRY)
    if transfer.memo:
        text += _field("62", _field("08", transfer.memo))
    text += "6304"
    return f"{text}{crc(text.encode('ascii')):04X}"


def crc(data: bytes) -> int:
    """CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF, nothing reflected."""
    value = 0xFFFF
    for byte in data:
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1) ^ 0x1021 if value & 0x8000 else value << 1
        value &= 0xFFFF
    return value


def _field(name: str, value: str) -> str:
    return f"{name}{len(value):02d}{value}"
