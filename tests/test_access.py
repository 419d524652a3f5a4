"""Who may do what: every role, scope and action, against expectations written by hand here."""

from itertools import product

import pytest

from bot.access import (
    ALLOWED,
    ONLY_AGREED,
    Action,
    Grant,
    Role,
    Scope,
    ScopeKind,
    Target,
    grantable,
    may,
)

HOME = Target("lang-son", 10, frozenset({100, 101}), 1000, agreed=True)
INSIDE = {
    ScopeKind.HOUSEHOLD: Scope(ScopeKind.HOUSEHOLD, "1000"),
    ScopeKind.GROUP: Scope(ScopeKind.GROUP, "100"),
    ScopeKind.COMMUNE: Scope(ScopeKind.COMMUNE, "10"),
    ScopeKind.PROVINCE: Scope(ScopeKind.PROVINCE, "lang-son"),
    ScopeKind.ALL: Scope(ScopeKind.ALL),
}
OUTSIDE = {
    ScopeKind.HOUSEHOLD: Scope(ScopeKind.HOUSEHOLD, "1001"),
    ScopeKind.GROUP: Scope(ScopeKind.GROUP, "102"),
    ScopeKind.COMMUNE: Scope(ScopeKind.COMMUNE, "11"),
    ScopeKind.PROVINCE: Scope(ScopeKind.PROVINCE, "dong-nai"),
}

# One line an action: who may, in the widest and the narrowest scope. h household, g group,
# c commune, p province, a all. Written without looking at the table of the program.
EXPECTED = """
see_own              household:h
see_names            household:h group_leader:g officer:gcpa authority:cpa
see_amounts          household:h group_leader:g officer:gcpa authority:cpa
see_totals           group_leader:g officer:gcpa authority:cpa supervisor:gcpa administrator:cpa
see_accounts         household:h group_leader:g officer:gcpa
declare_payment      household:h group_leader:g officer:gcpa
receive_payment      group_leader:g
deposit_payment      group_leader:g
confirm_payment      officer:gcpa
reverse_payment      officer:gcpa
report_damage        household:h group_leader:g officer:gcpa
acknowledge_report   group_leader:g officer:gcpa
take_case            officer:gcpa
prepare_turnover     group_leader:g officer:gcpa
transfer_turnover    officer:gcpa
record_decision      officer:gcpa
confirm_decision     officer:gcpa authority:cpa
edit_registers       officer:cpa
import               officer:cpa
export               officer:cpa authority:cpa
print_slips          group_leader:g officer:gcpa
issue_code           group_leader:g officer:gcpa
record_consent       household:h group_leader:g officer:gcpa
manage_accounts      officer:cpa
manage_authorities   officer:cpa administrator:cpa
set_switch           officer:cpa administrator:cpa
broadcast            officer:cpa
link_group           officer:cpa
grant                administrator:cpa
see_audit            administrator:cpa
erase                administrator:cpa
"""
LETTERS = {kind.value[0]: kind for kind in ScopeKind}
ALLOWED_HERE = {
    (Role(role), LETTERS[letter], Action(action))
    for action, *holders in (line.split() for line in EXPECTED.strip().splitlines())
    for role, _, letters in (holder.partition(":") for holder in holders)
    for letter in letters
}


def test_expectation_names_every_action() -> None:
    assert {line.split()[0] for line in EXPECTED.strip().splitlines()} == set(Action)
    assert set(ALLOWED) == set(Role)


@pytest.mark.parametrize(("role", "kind"), list(product(Role, ScopeKind)))
def test_role_may_what_is_expected_inside_its_scope_and_nothing_outside(
    role: Role, kind: ScopeKind
) -> None:
    for action in Action:
        inside = may([Grant(role, INSIDE[kind])], action, HOME)
        assert inside == ((role, kind, action) in ALLOWED_HERE), action
        if kind is not ScopeKind.ALL:
            assert not may([Grant(role, OUTSIDE[kind])], action, HOME), action
            assert not may([Grant(role, INSIDE[kind])], action, Target()), action


@pytest.mark.parametrize("role", Role)
def test_role_can_be_granted_only_with_a_scope_that_allows_something(role: Role) -> None:
    for kind in ScopeKind:
        expected = any((role, kind, action) in ALLOWED_HERE for action in Action)
        assert grantable(role, kind) == expected


def test_nobody_without_a_grant_may_anything() -> None:
    assert not any(may([], action, HOME) for action in Action)


def test_one_of_several_grants_is_enough() -> None:
    grants = [Grant(Role.HOUSEHOLD, OUTSIDE[ScopeKind.HOUSEHOLD])]
    grants.append(Grant(Role.OFFICER, INSIDE[ScopeKind.COMMUNE]))
    assert may(grants, Action.CONFIRM_PAYMENT, HOME)
    assert not may(grants, Action.SEE_OWN, HOME)


def test_narrow_scope_never_reaches_a_wider_target() -> None:
    commune = Target("lang-son", 10)
    narrow = [
        Grant(role, INSIDE[kind])
        for role, kind in product(Role, (ScopeKind.HOUSEHOLD, ScopeKind.GROUP))
    ]
    assert not any(may(narrow, action, commune) for action in Action)


def test_leader_sees_amounts_only_where_that_was_agreed() -> None:
    leader = [Grant(Role.GROUP_LEADER, INSIDE[ScopeKind.GROUP])]
    quiet = Target("lang-son", 10, frozenset({100}), 1000, agreed=False)
    for action in Action:
        hidden = (Role.GROUP_LEADER, action) in ONLY_AGREED
        expected = (Role.GROUP_LEADER, ScopeKind.GROUP, action) in ALLOWED_HERE and not hidden
        assert may(leader, action, quiet) == expected
    assert may([Grant(Role.OFFICER, INSIDE[ScopeKind.COMMUNE])], Action.SEE_AMOUNTS, quiet)


@pytest.mark.parametrize(("kind", "id_"), [(ScopeKind.ALL, "1"), (ScopeKind.COMMUNE, "")])
def test_scope_that_names_nothing_or_too_much_is_refused(kind: ScopeKind, id_: str) -> None:
    with pytest.raises(ValueError, match="scope"):
        Scope(kind, id_)


def test_scope_is_written_as_on_the_command_line() -> None:
    assert [scope.text for scope in INSIDE.values()] == [
        "household:1000",
        "group:100",
        "commune:10",
        "province:lang-son",
        "all",
    ]
