"""Who may do what to which record: one table. Pure.

Roles come from grants and from the registers (a group's leader, a household's members). Must not:
know a person, read anything, or decide what the law leaves to an authority.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What a person is to a record. SYSTEM is our own jobs; nobody can be granted it."""

    HOUSEHOLD = "household"
    GROUP_LEADER = "group_leader"
    OFFICER = "officer"
    AUTHORITY = "authority"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"


class ScopeKind(StrEnum):
    """How far a role reaches."""

    HOUSEHOLD = "household"
    GROUP = "group"
    COMMUNE = "commune"
    PROVINCE = "province"
    ALL = "all"


class Action(StrEnum):
    """Everything that is asked about before it is done or shown; a closed list."""

    SEE_OWN = "see_own"
    SEE_NAMES = "see_names"
    SEE_AMOUNTS = "see_amounts"
    SEE_TOTALS = "see_totals"
    SEE_ACCOUNTS = "see_accounts"
    DECLARE_PAYMENT = "declare_payment"
    RECEIVE_PAYMENT = "receive_payment"
    DEPOSIT_PAYMENT = "deposit_payment"
    CONFIRM_PAYMENT = "confirm_payment"
    REVERSE_PAYMENT = "reverse_payment"
    REPORT_DAMAGE = "report_damage"
    ACKNOWLEDGE_REPORT = "acknowledge_report"
    TAKE_CASE = "take_case"
    PREPARE_TURNOVER = "prepare_turnover"
    TRANSFER_TURNOVER = "transfer_turnover"
    RECORD_DECISION = "record_decision"
    CONFIRM_DECISION = "confirm_decision"
    EDIT_REGISTERS = "edit_registers"
    IMPORT = "import"
    EXPORT = "export"
    PRINT_SLIPS = "print_slips"
    ISSUE_CODE = "issue_code"
    RECORD_CONSENT = "record_consent"
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_AUTHORITIES = "manage_authorities"
    SET_SWITCH = "set_switch"
    BROADCAST = "broadcast"
    LINK_GROUP = "link_group"
    GRANT = "grant"
    SEE_AUDIT = "see_audit"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Scope:
    """How far a grant reaches: a household, group or commune by its row id, a province by name."""

    kind: ScopeKind
    id: str = ""

    def __post_init__(self) -> None:
        """Refuse a scope that names nothing, or everything and something."""
        if (self.kind is ScopeKind.ALL) != (self.id == ""):
            raise ValueError(f"a scope of kind {self.kind} cannot have the id {self.id!r}")

    @property
    def text(self) -> str:
        """The scope as it is written: ``commune:12``, ``all``."""
        return f"{self.kind}:{self.id}" if self.id else str(self.kind)


@dataclass(frozen=True, slots=True)
class Grant:
    """One role with how far it reaches."""

    role: Role
    scope: Scope


@dataclass(frozen=True, slots=True)
class Target:
    """Where a record lies: everything that it is inside of.

    ``agreed``: the leader may see its amounts, because the policy routes the money through the
    leader or the household said yes.
    """

    province: str = ""
    commune: int | None = None
    groups: frozenset[int] = frozenset()
    household: int | None = None
    agreed: bool = False


def may(grants: Iterable[Grant], action: Action, target: Target) -> bool:
    """Return whether any of these grants allows the action on the target."""
    return any(
        grant.scope.kind in ALLOWED[grant.role].get(action, _NOWHERE)
        and covers(grant.scope, target)
        and (target.agreed or (grant.role, action) not in ONLY_AGREED)
        for grant in grants
    )


def grantable(role: Role, kind: ScopeKind) -> bool:
    """Return whether a role can be granted with such a scope."""
    return any(kind in kinds for kinds in ALLOWED[role].values())


def covers(scope: Scope, target: Target) -> bool:
    """Return whether a target lies inside a scope."""
    inside: Mapping[ScopeKind, Iterable[int | str | None]] = {
        ScopeKind.ALL: ("",),
        ScopeKind.PROVINCE: (target.province,),
        ScopeKind.COMMUNE: (target.commune,),
        ScopeKind.GROUP: target.groups,
        ScopeKind.HOUSEHOLD: (target.household,),
    }
    return scope.id in {str(place) for place in inside[scope.kind] if place is not None}


_NOWHERE: Final = frozenset[ScopeKind]()
_OWN: Final = frozenset({ScopeKind.HOUSEHOLD})
_GROUP: Final = frozenset({ScopeKind.GROUP})
_AREA: Final = frozenset({ScopeKind.COMMUNE, ScopeKind.PROVINCE, ScopeKind.ALL})
_WORK: Final = frozenset({ScopeKind.GROUP, *_AREA})

ALLOWED: Final[Mapping[Role, Mapping[Action, frozenset[ScopeKind]]]] = {
    Role.HOUSEHOLD: {
        Action.SEE_OWN: _OWN,
        Action.SEE_NAMES: _OWN,
        Action.SEE_AMOUNTS: _OWN,
        Action.SEE_ACCOUNTS: _OWN,
        Action.DECLARE_PAYMENT: _OWN,
        Action.REPORT_DAMAGE: _OWN,
        Action.RECORD_CONSENT: _OWN,
    },
    Role.GROUP_LEADER: {
        Action.SEE_NAMES: _GROUP,
        Action.SEE_AMOUNTS: _GROUP,
        Action.SEE_TOTALS: _GROUP,
        Action.SEE_ACCOUNTS: _GROUP,
        Action.DECLARE_PAYMENT: _GROUP,
        Action.RECEIVE_PAYMENT: _GROUP,
        Action.DEPOSIT_PAYMENT: _GROUP,
        Action.REPORT_DAMAGE: _GROUP,
        Action.ACKNOWLEDGE_REPORT: _GROUP,
        Action.PREPARE_TURNOVER: _GROUP,
        Action.PRINT_SLIPS: _GROUP,
        Action.ISSUE_CODE: _GROUP,
        Action.RECORD_CONSENT: _GROUP,
    },
    Role.OFFICER: {
        Action.SEE_NAMES: _WORK,
        Action.SEE_AMOUNTS: _WORK,
        Action.SEE_TOTALS: _WORK,
        Action.SEE_ACCOUNTS: _WORK,
        Action.DECLARE_PAYMENT: _WORK,
        Action.CONFIRM_PAYMENT: _WORK,
        Action.REVERSE_PAYMENT: _WORK,
        Action.REPORT_DAMAGE: _WORK,
        Action.ACKNOWLEDGE_REPORT: _WORK,
        Action.TAKE_CASE: _WORK,
        Action.PREPARE_TURNOVER: _WORK,
        Action.TRANSFER_TURNOVER: _WORK,
        Action.RECORD_DECISION: _WORK,
        Action.CONFIRM_DECISION: _WORK,
        Action.EDIT_REGISTERS: _AREA,
        Action.IMPORT: _AREA,
        Action.EXPORT: _AREA,
        Action.PRINT_SLIPS: _WORK,
        Action.ISSUE_CODE: _WORK,
        Action.RECORD_CONSENT: _WORK,
        Action.MANAGE_ACCOUNTS: _AREA,
        Action.MANAGE_AUTHORITIES: _AREA,
        Action.SET_SWITCH: _AREA,
        Action.BROADCAST: _AREA,
        Action.LINK_GROUP: _AREA,
    },
    Role.AUTHORITY: {
        Action.SEE_NAMES: _AREA,
        Action.SEE_AMOUNTS: _AREA,
        Action.SEE_TOTALS: _AREA,
        Action.CONFIRM_DECISION: _AREA,
        Action.EXPORT: _AREA,
    },
    Role.SUPERVISOR: {
        Action.SEE_TOTALS: _WORK,
    },
    Role.ADMINISTRATOR: {
        Action.SEE_TOTALS: _AREA,
        Action.MANAGE_AUTHORITIES: _AREA,
        Action.SET_SWITCH: _AREA,
        Action.GRANT: _AREA,
        Action.SEE_AUDIT: _AREA,
        Action.ERASE: _AREA,
    },
    Role.SYSTEM: {},
}
"""Role → action → the scopes with which the role may do it. Nothing that is not here is allowed."""

ONLY_AGREED: Final = frozenset({(Role.GROUP_LEADER, Action.SEE_AMOUNTS)})
"""What needs ``Target.agreed`` too. Source: issue of consent, Luật 91/2025/QH15, Điều 9, 16."""
