"""Row ids that the application makes, and the codes that people see. Reads no clock.

An id has 63 bits: milliseconds since 2020, ten bits of the process, twelve of a counter. Ids of one
process rise; ids of two processes differ. JavaScript cannot hold one as a number: send text.
"""

from datetime import datetime, timedelta

from bot.storage.moments import instant, micros

_EPOCH_MS = 1_577_836_800_000  # 2020-01-01T00:00:00Z
_COUNTER_BITS = 12
_PROCESS_BITS = 10
_SHIFT = _COUNTER_BITS + _PROCESS_BITS
_COUNTER_END = 1 << _COUNTER_BITS
_LARGEST_MS = (1 << (63 - _SHIFT)) - 1

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 8
CODES = 1 << 5 * (CODE_LENGTH - 1)
"""How many different codes there are."""
_MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0"})


class Ids:
    """Makes ids for one process; not to be shared between threads."""

    __slots__ = ("_counter", "_ms", "_process")

    def __init__(self, process: int) -> None:
        self._process = (process % (1 << _PROCESS_BITS)) << _COUNTER_BITS
        self._ms = 0
        self._counter = 0

    def new(self, at: datetime, above: int = 0) -> int:
        """An id at this instant, larger than ``above`` and than all that were made before.

        ``above`` keeps one chat's ids in order where processes have different clocks: give the
        chat's revision.
        """
        ms = micros(at) // 1000 - _EPOCH_MS
        if above and above >> _SHIFT >= ms:
            ms = (above >> _SHIFT) + 1
        last = self._ms
        if ms <= last:
            ms = last
            counter = self._counter = self._counter + 1
            if counter < _COUNTER_END:
                return ms << _SHIFT | self._process | counter
            ms += 1
        if ms > _LARGEST_MS:
            raise ValueError(f"{at.isoformat()} is too late for an id")
        self._ms, self._counter = ms, 0
        return ms << _SHIFT | self._process


def span(duration: timedelta) -> int:
    """How far apart the ids of two instants are that lie this far apart."""
    return (duration // timedelta(milliseconds=1)) << _SHIFT


def instant_of(id_: int) -> datetime:
    """The instant at which an id was made, to the millisecond."""
    return instant(((id_ >> _SHIFT) + _EPOCH_MS) * 1000)


def code(number: int) -> str:
    """Eight Crockford characters for a number below ``CODES``; the last one is a check.

    A single wrong character and any two exchanged ones are noticed by ``read_code``.
    """
    if not 0 <= number < CODES:
        raise ValueError("a code stands for a number from 0 to CODES - 1")
    digits = [number >> 5 * place & 31 for place in range(CODE_LENGTH - 2, -1, -1)]
    return "".join(ALPHABET[digit] for digit in (*digits, _check(digits)))


def read_code(text: str) -> int | None:
    """The number of a code as a person types it, or None where it is not one.

    Small letters, spaces and hyphens are fine; I and L are read as 1, O as 0.
    """
    folded = text.upper().replace(" ", "").replace("-", "").translate(_MISREAD)
    if len(folded) != CODE_LENGTH or any(letter not in ALPHABET for letter in folded):
        return None
    *digits, check = (ALPHABET.index(letter) for letter in folded)
    if _check(digits) != check:
        return None
    number = 0
    for digit in digits:
        number = number << 5 | digit
    return number


def _check(digits: list[int]) -> int:
    """A sum over the field of 32 elements in which each place has its own weight."""
    total = 0
    for digit in digits:
        total = _double(total ^ digit)
    return total


def _double(value: int) -> int:
    value <<= 1
    return value ^ 0b100101 if value & 32 else value
