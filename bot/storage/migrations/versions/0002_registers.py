"""Places, projects, households, people, rights; obligations, the ledger, decisions, the audit."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.storage.append_only import protect

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KINDS: dict[str, sa.types.TypeEngine[Any]] = {
    "key": sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
    "name": sa.Text(),
    "at": sa.BigInteger(),
    "big": sa.BigInteger(),
    "text": sa.Text(),
    "bytes": sa.LargeBinary(),
    "day": sa.Date(),
    "flag": sa.Boolean(),
}
TABLES = """
communes id:key province:text name:text former:text?
agencies id:key commune:big name:text phone:text?
programmes id:key province:text name:text
projects id:key commune:big code:text name:text policy:text type:text cycle_months:big?
    agency:big? programme:big? decision_number:text? decision_on:day? approved_by:text? rate:text?
    starts:day? ends:day? status:text
groups id:key commune:big project:big name:text leader:big?
households id:key commune:big code:text village:text name:bytes? name_key:big? category:bytes?
    erased_at:at?
people id:key name:bytes? name_key:big? phone:bytes? phone_key:big? created_at:at erased_at:at?
links id:key person:big chat:big channel:text account:text external:bytes? how:text linked_at:at
    ended_at:at?
members household:key person:key relation:text may_be_told:flag gets_notices:flag
household_consents id:key household:big purpose:text person:big? text_version:text how:text
    recorded_by:big? given_at:at withdrawn_at:at?
participations id:key project:big household:big group_id:big? state_vnd:big own_vnd:big rate:text?
    has_income:flag? withdrawn:flag
authority_holders id:key province:text commune:big? role:text holder:text first:day last:day?
agency_accounts id:key agency:big kind:text bank:text bin:text? number:bytes number_key:big
    holder:text entered_by:big? entered_at:at confirmed_by:big? confirmed_at:at? effective_at:at?
    cancelled_at:at?
role_grants id:key person:big role:text scope_kind:text scope_id:text granted_by:big?
    granted_at:at revoked_by:big? revoked_at:at?
link_codes code_key:key person:big made_by:big? made_at:at expires_at:at used_at:at? used_by:big?
code_attempts chat:key wrong:big last_at:at paused_until:at?
invitations person:key planned_at:at answered:flag? answered_at:at?
switches name:name commune:key is_on:flag
obligations id:key code:text participation:big household:big project:big commune:big policy:text
    path:text created_at:at
assessments id:key obligation:big at:at on_day:day policy_version:text footing:text
    amount_vnd:big? rate:text? pay_by:day? expected:flag result:text
ledger id:key obligation:big kind:text amount_vnd:big at:at person:big? role:text chat:big?
    cause:text? follows:big? reverses:big? pay_by:day? expected:flag assessment:big? decision:big?
    file:big? slip_sha256:text? account:text? off_path:flag receipt_book:big? receipt_number:big?
    receipt_code:text?
decisions id:key kind:text state:text commune:big project:big obligation:big? number:text
    decided_on:day decided_by:text file:big? file_sha256:text? terms:text result:text cause:text?
    recorded_by:big? recorded_at:at settled_by:big? settled_at:at?
audit id:key at:at person:big? role:text chat:big? action:text kind:text subject:big detail:text
    digest:bytes? note_hash:bytes?
audit_chain position:key audit:big hash:bytes
audit_queue audit:key
audit_notes audit:key person:big? salt:bytes words:bytes
"""
INDEXES = (
    ("communes_name", "communes", "province name", True, ""),
    ("agencies_name", "agencies", "commune name", True, ""),
    ("programmes_name", "programmes", "province name", True, ""),
    ("projects_agency", "projects", "agency", False, ""),
    ("projects_code", "projects", "commune code", True, ""),
    ("groups_leader", "groups", "leader", False, ""),
    ("groups_name", "groups", "project name", True, ""),
    ("households_code", "households", "commune code", True, ""),
    ("households_name_key", "households", "commune name_key", False, ""),
    ("people_name_key", "people", "name_key", False, "name_key IS NOT NULL"),
    ("people_phone_key", "people", "phone_key", False, "phone_key IS NOT NULL"),
    ("links_chat", "links", "chat", True, "ended_at IS NULL"),
    ("links_person", "links", "person", False, ""),
    ("members_person", "members", "person", False, ""),
    ("household_consents_household", "household_consents", "household", False, ""),
    ("participations_group", "participations", "group_id", False, ""),
    ("participations_household", "participations", "household", False, ""),
    ("participations_pair", "participations", "project household", True, ""),
    ("authority_holders_role", "authority_holders", "province role", False, ""),
    ("agency_accounts_agency", "agency_accounts", "agency", False, ""),
    (
        "role_grants_held",
        "role_grants",
        "person role scope_kind scope_id",
        True,
        "revoked_at IS NULL",
    ),
    ("role_grants_scope", "role_grants", "role scope_kind scope_id", False, ""),
    ("link_codes_person", "link_codes", "person", False, ""),
    ("obligations_code", "obligations", "code", True, ""),
    ("obligations_household", "obligations", "household", False, ""),
    ("obligations_participation", "obligations", "participation", True, ""),
    ("obligations_project", "obligations", "project", False, ""),
    ("assessments_obligation", "assessments", "obligation id", False, ""),
    ("ledger_cause", "ledger", "cause", True, "cause IS NOT NULL"),
    ("ledger_decision", "ledger", "decision", False, "decision IS NOT NULL"),
    ("ledger_obligation", "ledger", "obligation id", False, ""),
    ("ledger_receipt", "ledger", "receipt_code", True, "receipt_code IS NOT NULL"),
    (
        "ledger_receipt_number",
        "ledger",
        "receipt_book receipt_number",
        True,
        "receipt_number IS NOT NULL",
    ),
    ("ledger_reverses", "ledger", "reverses", True, "reverses IS NOT NULL"),
    ("ledger_slip", "ledger", "slip_sha256", False, "slip_sha256 IS NOT NULL"),
    ("decisions_cause", "decisions", "cause", True, "cause IS NOT NULL"),
    ("decisions_obligation", "decisions", "obligation", False, ""),
    ("decisions_project", "decisions", "project", False, ""),
    ("decisions_waiting", "decisions", "commune", False, "state = 'waiting'"),
    ("audit_subject", "audit", "kind subject", False, ""),
    ("audit_chain_audit", "audit_chain", "audit", True, ""),
    ("audit_notes_person", "audit_notes", "person", False, ""),
)
APPEND_ONLY = ("obligations", "assessments", "ledger", "audit", "audit_chain")


def upgrade() -> None:
    for name, columns in _tables():
        made = [_column(item) for item in columns]
        names = [column.name for column in made if column.primary_key]
        op.create_table(name, *made, sa.PrimaryKeyConstraint(*names, name=f"{name}_key"))
    for name, table, columns_, unique, where in INDEXES:
        condition = sa.text(where) if where else None
        op.create_index(
            name,
            table,
            columns_.split(),
            unique=unique,
            sqlite_where=condition,
            postgresql_where=condition,
        )
    for name in APPEND_ONLY:
        protect(op.get_bind(), name)


def _tables() -> Iterator[tuple[str, list[str]]]:
    """Each table's name and columns; a line that begins with spaces goes on with the one before."""
    for line in TABLES.replace("\n   ", "").strip().splitlines():
        name, *columns = line.split()
        yield name, columns


def _column(item: str) -> sa.Column[Any]:
    """A column from its name and kind; a question mark where it may be empty."""
    name, _, kind = item.partition(":")
    of_kind = KINDS[kind.removesuffix("?")]
    if kind in {"key", "name"}:
        return sa.Column(name, of_kind, primary_key=True, autoincrement=False)
    return sa.Column(name, of_kind, nullable=kind.endswith("?"))
