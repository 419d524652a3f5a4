"""What can go wrong in storage: one tree, each leaf a situation that a caller can act on.

    StorageError
    ├── Unavailable    the database does not answer: try the same call again
    ├── Conflict       nothing was written
    │   ├── Stale      another process moved the chat: read it again, then replay the event
    │   └── Repeated   the event was committed before: acknowledge it, do nothing
    ├── CannotOpen     the database must not be used: an operator reads the text and acts
    └── Unreadable     a sealed value that this key did not make, or that was moved or changed

Texts say what, why and what to do; none of them holds a person's data.
"""

from bot.errors import BotError


class StorageError(BotError):
    """The root of what storage raises on purpose."""


class Unavailable(StorageError):
    """The database does not answer; a step that is sent again is not written twice."""


class Conflict(StorageError):
    """Nothing of the transaction was written."""


class Stale(Conflict):
    """The chat's revision is no longer the expected one."""


class Repeated(Conflict):
    """The event was committed before."""


class CannotOpen(StorageError):
    """The key, the schema or the address does not fit; the text says what to do."""


class Unreadable(StorageError):
    """A sealed value that cannot be opened at this place with this key."""
