"""What registers and ledger refuse: one tree, each leaf a situation that a caller can act on.

    RegisterError (a StorageError)
    ├── NotFound        there is no such record (or no longer); ``what``, ``id``
    ├── AlreadyThere    a record with that name, code or number exists; ``what``, ``id``
    ├── BadValue        a value that cannot be kept; ``field``, ``why`` (a code)
    ├── NeedsAnother    somebody else than who entered it must confirm it
    ├── NotNow          the record's state forbids it; ``why`` (a code)
    ├── NotPermitted    a decision that the policy's text does not allow; ``result`` says why
    ├── StepRefused     a step that a case cannot take now; ``why``, ``missing``
    └── MoneyError      nothing of the money was written
        ├── SlipSeen        the same slip is on another living entry; ``entries``
        ├── AlreadyTaken    the step was already taken by somebody else; ``entry``
        ├── BelowNothing    it would take more away than there is; ``least``
        └── HasFollowers    a later step rests on it; reverse that first; ``entry``

Nothing of a refused transaction is written. Texts hold ids and codes, never a person's data.
"""

from bot.rules.cases import Why
from bot.rules.results import Result
from bot.storage.errors import StorageError


class RegisterError(StorageError):
    """The root of what registers and ledger refuse."""


class NotFound(RegisterError):
    """There is no such record, or no longer."""

    def __init__(self, what: str, id: int | str) -> None:  # noqa: A002
        """Name the kind of record and its id or code."""
        super().__init__(f"there is no {what} {id}")
        self.what, self.id = what, id


class AlreadyThere(RegisterError):
    """A record with that name, code or number exists."""

    def __init__(self, what: str, id: int) -> None:  # noqa: A002
        """Name the kind of record and the id of the one that is there."""
        super().__init__(f"{what} {id} is there already")
        self.what, self.id = what, id


class BadValue(RegisterError):
    """A value that cannot be kept; ``why`` is a code."""

    def __init__(self, field: str, why: str) -> None:
        """Name the field and the reason."""
        super().__init__(f"{field}: {why}")
        self.field, self.why = field, why


class NeedsAnother(RegisterError):
    """Whoever entered it may not confirm it."""

    def __init__(self, what: str, id: int) -> None:  # noqa: A002
        """Name the record."""
        super().__init__(f"{what} {id} needs somebody else to confirm it")
        self.what, self.id = what, id


class NotNow(RegisterError):
    """The record's state forbids it; ``why`` is a code."""

    def __init__(self, what: str, id: int, why: str) -> None:  # noqa: A002
        """Name the record and the reason."""
        super().__init__(f"{what} {id}: {why}")
        self.what, self.id, self.why = what, id, why


class NotPermitted(RegisterError):
    """The policy's text does not allow it; ``result`` holds outcome, reasons and citations."""

    def __init__(self, why: str, result: Result) -> None:
        """Take the reason's code and the rules' answer."""
        super().__init__(why)
        self.why, self.result = why, result


class StepRefused(RegisterError):
    """A case cannot take this step now; ``missing`` names papers, facts, signatures."""

    def __init__(self, case: int, why: Why, missing: tuple[str, ...] = ()) -> None:
        """Take the case, the reason and what is missing."""
        super().__init__(f"case {case}: {why}{': ' * bool(missing)}{', '.join(missing)}")
        self.case, self.why, self.missing = case, why, missing


class MoneyError(RegisterError):
    """Nothing of the money was written."""


class SlipSeen(MoneyError):
    """The same slip, by its SHA-256, is on living entries already."""

    def __init__(self, entries: tuple[int, ...]) -> None:
        """Take the ids of those entries."""
        super().__init__(f"the slip is on {len(entries)} entries already")
        self.entries = entries


class AlreadyTaken(MoneyError):
    """Somebody else has taken this step for this payment."""

    def __init__(self, entry: int) -> None:
        """Take the id of the entry that took it."""
        super().__init__(f"entry {entry} took this step already")
        self.entry = entry


class BelowNothing(MoneyError):
    """It would take more away than there is."""

    def __init__(self, least: int) -> None:
        """Take how much there is, in đồng."""
        super().__init__(f"only {least} is left to take away")
        self.least = least


class HasFollowers(MoneyError):
    """A later step rests on the entry."""

    def __init__(self, entry: int) -> None:
        """Take the id of the later entry."""
        super().__init__(f"entry {entry} rests on it: reverse that one first")
        self.entry = entry
