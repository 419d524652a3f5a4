"""What a driver's error means for the one who called. Loads no driver."""

import sqlite3
from enum import StrEnum

from sqlalchemy.exc import DBAPIError


class Fault(StrEnum):
    """LOST: connect again, then repeat. CONTENDED: repeat. WRONG: repeating does not help."""

    LOST = "lost"
    CONTENDED = "contended"
    WRONG = "wrong"


_PASSING_SQLITE = frozenset({"BUSY", "LOCKED", "FULL", "IOERR", "CANTOPEN", "NOMEM"})
_CONTENDED_STATES = ("40", "55P03")
_LOST_STATES = ("08", "25P03", "53", "57", "58")
"""Connection, idle transaction ended, resources, operator (a restart), system."""


def fault_of(error: BaseException) -> Fault:
    """The kind of a driver's error, wrapped by SQLAlchemy or not."""
    if isinstance(error, DBAPIError):
        if error.connection_invalidated:
            return Fault.LOST
        return Fault.WRONG if error.orig is None else fault_of(error.orig)
    if isinstance(error, sqlite3.OperationalError):
        name = getattr(error, "sqlite_errorname", None) or "SQLITE_ERROR"
        return Fault.LOST if name.split("_")[1] in _PASSING_SQLITE else Fault.WRONG
    if type(error).__module__.partition(".")[0] == "psycopg":
        return _postgres(error)
    return Fault.WRONG


def _postgres(error: BaseException) -> Fault:
    state = getattr(error, "sqlstate", None)
    if state is None:
        # Without a state the server said nothing: the connection is gone or never was.
        names = {kind.__name__ for kind in type(error).__mro__}
        return Fault.LOST if "OperationalError" in names else Fault.WRONG
    if state.startswith(_CONTENDED_STATES):
        return Fault.CONTENDED
    return Fault.LOST if state.startswith(_LOST_STATES) else Fault.WRONG
