"""The table of officers' groups on chat platforms: each hears of a scope, never of a household."""

from sqlalchemy import Table

from bot.storage import columns as col
from bot.storage.tables import METADATA

group_chats = Table(
    "group_chats",
    METADATA,
    col.row_id("id"),
    col.big("chat"),
    col.words("channel"),
    col.words("account"),
    col.sealed("external"),
    col.words("scope_kind"),
    col.words("scope_id"),
    col.big("person"),
    col.at("linked_at"),
    col.maybe_at("ended_at"),
    col.index("group_chats_chat", "chat", unique=True, where="ended_at IS NULL"),
    col.index("group_chats_scope", "scope_kind", "scope_id", where="ended_at IS NULL"),
)
"""A group that ``person``, an officer, linked for alerts of a scope."""
