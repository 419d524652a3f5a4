"""The tables of reminders: what is planned, sent or dropped, and what people chose about it."""

from sqlalchemy import Table

from bot.storage import columns as col
from bot.storage.tables import METADATA

reminders = Table(
    "reminders",
    METADATA,
    col.row_id("id"),
    col.big("about"),
    col.big("recipient"),
    col.words("step"),
    col.day("pay_by"),
    col.words("audience"),
    col.at("due"),
    col.words("state"),
    col.maybe_words("reason"),
    col.maybe_big("message"),
    col.maybe_at("settled_at"),
    col.maybe_words("answer"),
    col.maybe_at("answered_at"),
    col.index("reminders_once", "about", "recipient", "step", "pay_by", unique=True),
    col.index("reminders_due", "due", "recipient", where="state = 'open'"),
    col.index("reminders_open", "recipient", where="state = 'open'"),
    col.index("reminders_handed", "message", where="state = 'handed'"),
    col.index("reminders_dropped", "settled_at", where="state = 'dropped'"),
)
"""One step of one obligation for one recipient; unique, so that none is sent twice.

``about`` is an obligation, a self-declared reminder or 0 (a digest); ``recipient`` a person, a chat
(self-declared) or 0 (a household that nobody is told for); ``message`` its row in the outbox.
"""

reminder_choices = Table(
    "reminder_choices",
    METADATA,
    col.row_id("recipient"),
    col.maybe_big("minute"),
    col.words("fewer"),
    col.at("at"),
)
"""When in the day a person (or a chat nobody knows) wants reminders, and how many."""

own_reminders = Table(
    "own_reminders",
    METADATA,
    col.row_id("id"),
    col.big("chat"),
    col.words("policy"),
    col.day("pay_by"),
    col.maybe_day("project_end"),
    col.maybe_big("amount_vnd"),
    col.at("made_at"),
    col.maybe_words("cause"),
    col.maybe_at("stopped_at"),
    col.maybe_words("reason"),
    col.index("own_reminders_chat", "chat", where="stopped_at IS NULL"),
    col.index("own_reminders_cause", "cause", unique=True, where="cause IS NOT NULL"),
)
"""A date that a person declared and wants to be reminded of; theirs, not the registers'."""

collections = Table(
    "collections",
    METADATA,
    col.row_id("group_id"),
    col.day("day"),
    col.sealed("place"),
    col.maybe_big("set_by"),
    col.at("set_at"),
)
"""The day and place on which a group's leader collects."""

reminder_settings = Table(
    "reminder_settings",
    METADATA,
    col.words_key("policy"),
    col.words("days"),
    col.flag("at_end"),
    col.maybe_big("set_by"),
    col.at("set_at"),
)
"""On which days before (negative) and after the last working day households of a policy are
reminded, where that is not the default."""

reminder_marks = Table(
    "reminder_marks",
    METADATA,
    col.words_key("name"),
    col.big("value"),
)
"""How far the planner has read: the last audit row, the place of the sweep."""
