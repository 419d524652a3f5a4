"""The table of what arrived and waits to be worked off. Migrations follow it."""

from sqlalchemy import Table

from bot.storage import columns as col
from bot.storage.tables import METADATA

inbox = Table(
    "inbox",
    METADATA,
    col.row_id("id"),
    col.words("channel"),
    col.big("chat"),
    col.big("holder"),
    col.at("at"),
    col.sealed("payload"),
    col.index("inbox_channel", "channel", "id"),
)
"""An update whose files are still to be fetched; ``holder`` is the process that works it off."""
