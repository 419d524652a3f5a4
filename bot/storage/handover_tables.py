"""The tables of questions handed to a person, and of questions that nobody answered.

What was said, and where an answer goes, is sealed and can be dropped; who, when and how it ended
stays. Migrations follow them.
"""

from sqlalchemy import Table

from bot.storage import columns as col
from bot.storage.tables import METADATA

handovers = Table(
    "handovers",
    METADATA,
    col.row_id("id"),
    col.big("chat"),
    col.maybe_big("person"),
    col.big("commune"),
    col.maybe_big("holder"),
    col.words("level"),
    col.at("opened_at"),
    col.maybe_at("answered_at"),
    col.maybe_at("escalates_at"),
    col.maybe_at("returned_at"),
    col.maybe_at("closed_at"),
    col.maybe_sealed("address"),
    col.index("handovers_chat", "chat"),
    col.index("handovers_open", "commune", where="closed_at IS NULL"),
)
"""A question handed over. ``holder`` is the leader who was asked, none where all officers were;
``level`` who was asked last. The assistant is silent until it is
closed, or until it came back at ``returned_at``."""

handover_words = Table(
    "handover_words",
    METADATA,
    col.row_id("id"),
    col.big("handover"),
    col.at("at"),
    col.words("who"),
    col.maybe_big("person"),
    col.sealed("words"),
    col.index("handover_words_of", "handover"),
)
"""What was said in it, by the asker, the assistant (the context) or whoever answered."""

unanswered = Table(
    "unanswered",
    METADATA,
    col.row_id("id"),
    col.at("at"),
    col.words("language"),
    col.words("province"),
    col.sealed("words"),
    col.index("unanswered_at", "at"),
)
"""A question that no passage answered, without whose it was; names and numbers are masked."""
