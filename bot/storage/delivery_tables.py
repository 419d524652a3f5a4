"""The tables of delivery beside the outbox. Migrations follow them."""

from sqlalchemy import Table

from bot.storage import columns as col
from bot.storage.tables import METADATA

broadcasts = Table(
    "broadcasts",
    METADATA,
    col.row_id("id"),
    col.maybe_big("person"),
    col.words("scope_kind"),
    col.words("scope_id"),
    col.sealed("words"),
    col.big("total"),
    col.words("state"),
    col.at("made_at"),
    col.maybe_at("ended_at"),
)
"""What an officer said to a scope; its messages are rows of the outbox that name it."""
