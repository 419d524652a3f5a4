"""The tables of damage cases: what was reported, every step, what was sent with it.

Steps, events and items are only ever added (``bot.storage.append_only``); where a case stands is
worked out from them, and kept beside the case so that waiting ones are found. What a person said
or where something lies is sealed and can be dropped without touching a step.
"""

from typing import Final

from sqlalchemy import Table

from bot.storage import columns as col
from bot.storage.append_only import protect_when_made
from bot.storage.tables import METADATA

cases = Table(
    "cases",
    METADATA,
    col.row_id("id"),
    col.words("code"),
    col.words("policy"),
    col.big("commune"),
    col.maybe_big("household"),
    col.maybe_big("participation"),
    col.maybe_big("group_id"),
    col.at("opened_at"),
    col.maybe_big("opened_by"),
    col.words("role"),
    col.maybe_big("chat"),
    col.maybe_words("cause"),
    col.flag("danger"),
    col.words("state"),
    col.words("awaits"),
    col.at("since"),
    col.maybe_big("assignee"),
    col.maybe_at("acknowledged_at"),
    col.maybe_at("closed_at"),
    col.maybe_sealed("reporter"),
    col.maybe_sealed("place"),
    col.index("cases_code", "code", unique=True),
    col.index("cases_cause", "cause", unique=True, where="cause IS NOT NULL"),
    col.index("cases_household", "household"),
    col.index("cases_participation", "participation"),
    col.index("cases_group", "group_id", "id"),
    col.index("cases_open", "commune", "awaits", where="closed_at IS NULL"),
    col.index("cases_assignee", "assignee", where="closed_at IS NULL"),
    col.index("cases_chat", "chat"),
)
"""A case; ``code`` is what people see of it. Without ``household`` nobody has confirmed whose it
is: ``reporter`` then holds name, hamlet and telephone. From ``state`` on, worked out of the
steps."""

case_steps = Table(
    "case_steps",
    METADATA,
    col.row_id("id"),
    col.big("case_id"),
    col.words("kind"),
    col.at("at"),
    col.maybe_big("person"),
    col.words("role"),
    col.maybe_big("chat"),
    col.maybe_words("cause"),
    col.maybe_big("follows"),
    col.maybe_big("assignee"),
    col.words("facts"),
    col.maybe_words("document"),
    col.maybe_words("number"),
    col.maybe_big("file"),
    col.maybe_words("file_sha256"),
    col.maybe_big("decision"),
    col.index("case_steps_case", "case_id", "id"),
    col.index("case_steps_cause", "cause", unique=True, where="cause IS NOT NULL"),
    col.index("case_steps_decision", "decision", where="decision IS NOT NULL"),
)
"""One step: who, when, on what document. ``facts`` is JSON of codes; ``follows`` the step that
this one undoes or answers."""

case_events = Table(
    "case_events",
    METADATA,
    col.row_id("id"),
    col.big("case_id"),
    col.big("step"),
    col.words("happened"),
    col.maybe_words("kind"),
    col.maybe_day("on_day"),
    col.index("case_events_case", "case_id", "id"),
)
"""What happened: the cause as it was told, its kind, from which day."""

case_items = Table(
    "case_items",
    METADATA,
    col.row_id("id"),
    col.big("case_id"),
    col.big("step"),
    col.big("event"),
    col.words("what"),
    col.words("basis"),
    col.words("unit"),
    col.maybe_words("lost"),
    col.maybe_words("total"),
    col.index("case_items_case", "case_id", "id"),
)
"""What an event took of one thing: exact texts. A later row about the same thing holds."""

case_words = Table(
    "case_words",
    METADATA,
    col.row_id("step"),
    col.big("case_id"),
    col.maybe_big("person"),
    col.maybe_big("chat"),
    col.sealed("words"),
    col.index("case_words_case", "case_id"),
    col.index("case_words_person", "person"),
    col.index("case_words_chat", "chat"),
)
"""What somebody said with a step, sealed; erasure drops it."""

case_evidence = Table(
    "case_evidence",
    METADATA,
    col.row_id("id"),
    col.big("case_id"),
    col.big("step"),
    col.big("file"),
    col.words("sha256"),
    col.words("kind"),
    col.big("size"),
    col.words("document"),
    col.at("sent_at"),
    col.maybe_big("person"),
    col.words("role"),
    col.maybe_big("chat"),
    col.maybe_sealed("origin"),
    col.index("case_evidence_case", "case_id", "file", unique=True),
    col.index("case_evidence_sha256", "sha256"),
    col.index("case_evidence_chat", "chat"),
)
"""A file of a case: the original's digest, who sent it when, as what; ``origin`` is time and place
from the file itself, sealed."""

APPEND_ONLY: Final = ("case_steps", "case_events", "case_items")
"""Tables whose rows are never changed or removed."""

for _name in APPEND_ONLY:
    protect_when_made(METADATA.tables[_name])
