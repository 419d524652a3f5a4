"""Turnovers: recovered money that goes on to households that the people chose in a meeting.

The vote is on paper: a round moves on by its signed minutes, never by anything said in a chat. What
the province's text asks for before money moves is asked of the rules, here and nowhere else.

Source: Lạng Sơn 33/2022, Điều 6.1.b, 7.2.b; Đồng Nai 15/2023, Điều 4.3.b.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy import delete, update

from bot.rules.policy import Policy
from bot.rules.results import Outcome
from bot.storage.audit import note
from bot.storage.registers import households, projects
from bot.storage.registers.base import Cause, Pen, View
from bot.storage.registers.errors import (
    AlreadyThere,
    BadValue,
    BelowNothing,
    NotNow,
    NotPermitted,
)
from bot.storage.registers.places import kept_name
from bot.storage.registers.turnover_checks import Pot, judge, judged, maximum, pot
from bot.storage.registers.turnover_rows import (
    Minutes,
    NewTurnover,
    PaperKind,
    Scan,
    Share,
    State,
    Turnover,
    get,
    of_project,
    open_in,
    open_of,
    select_rounds,
)
from bot.storage.sealing import Place
from bot.storage.turnover_tables import turnover_homes, turnover_papers, turnovers

__all__ = [
    "Minutes",
    "NewTurnover",
    "PaperKind",
    "Pot",
    "Scan",
    "Share",
    "State",
    "Turnover",
    "call",
    "cancel",
    "get",
    "judge",
    "judged",
    "maximum",
    "minute",
    "of_project",
    "open_in",
    "open_of",
    "pot",
    "report",
    "transfer",
]

MOST_HOMES: Final = 50
MOST_VND: Final = 10**13
LONGEST_PLACE: Final = 200


def call(
    pen: Pen, policies: Mapping[str, Policy], new: NewTurnover, cause: Cause | None = None
) -> Turnover:
    """The round, called; the text's own maximum stands above what anybody says.

    Raises:
        AlreadyThere: the project has a round that is not at its end.
        NotNow: nothing was recovered that could go on.
        BadValue, NotFound.
    """
    before = select_rounds(pen, turnovers.c.cause == cause.text) if cause else ()
    if before:
        return before[0]
    pen.hold("turnover", new.project)
    project = projects.get(pen, new.project)
    running = open_of(pen, [new.project])
    if running and running[-1].state is not State.TRANSFERRED:
        raise AlreadyThere("turnover", running[-1].id)
    if pot(pen, new.project).left <= 0:
        raise NotNow("turnover", new.project, "nothing_recovered")
    _refuse_homes(pen, project.facts.commune, new.candidates)
    written = maximum(policies[project.facts.policy])
    most = written if written is not None else new.maximum_vnd
    id_ = pen.new_id()
    row = {
        "id": id_,
        "commune": project.facts.commune,
        "project": new.project,
        "state": State.CALLED.value,
        "maximum_vnd": None if most is None else _amount("maximum_vnd", most),
        "meets_on": new.meets_on,
        "meets_at": pen.seal(Place.TURNOVER_PLACE, id_, new.meets_at[:LONGEST_PLACE]),
        "opened_by": pen.actor.person,
        "opened_at": pen.at,
        "cause": None if cause is None else cause.text,
    }
    pen.insert(turnovers, [row])
    pen.insert(turnover_homes, [_home(id_, Share(home, 0)) for home in new.candidates])
    note(pen, "call", "turnover", id_, candidates=len(new.candidates))
    return get(pen, id_)


def minute(
    pen: Pen, policies: Mapping[str, Policy], id_: int, said: Minutes, scans: Sequence[Scan]
) -> Turnover:
    """The round with what its signed minutes say; said anew, the later minutes hold.

    Raises:
        NotNow: the money has gone, or the round is no more.
        NotPermitted: more than the maximum for one household.
        BadValue: no scan, nobody chosen, a number or an amount that cannot be kept.
    """
    round_ = _held(pen, id_, State.CALLED, State.MINUTED)
    if not scans:
        raise BadValue("minutes", "no_scan")
    homes = [share.household for share in said.shares]
    _refuse_homes(pen, round_.commune, homes)
    shares = [_checked(share) for share in said.shares]
    _refuse_more(pen, policies, round_, said.on, shares)
    mine = turnover_homes.c.turnover == id_
    pen.connection.execute(delete(turnover_homes).where(mine, turnover_homes.c.listed.is_(False)))
    pen.connection.execute(
        update(turnover_homes).where(mine).values(chosen=False, recovered_vnd=0, new_vnd=0)
    )
    for share in shares:
        _choose(pen, id_, share)
    changed = {"minutes_number": kept_name("minutes", said.number), "minutes_on": said.on}
    changed |= {"minuted_by": pen.actor.person, "minuted_at": pen.at}
    _put_papers(pen, id_, PaperKind.MINUTES, scans)
    _move(pen, id_, State.MINUTED, **changed)
    note(pen, "minute", "turnover", id_, chosen=len(shares))
    return get(pen, id_)


def transfer(
    pen: Pen,
    policies: Mapping[str, Policy],
    id_: int,
    on: date,
    approved_list: Sequence[Scan] = (),
) -> Turnover:
    """The round whose money has gone to the chosen households.

    Raises:
        NotNow: there are no minutes yet, or it has gone already.
        NotPermitted: the text asks for something that is not there.
        BelowNothing: more recovered money than has arrived in the account.
    """
    round_ = _held(pen, id_, State.MINUTED)
    pen.hold("turnover", round_.facts.project)
    if approved_list:
        _put_papers(pen, id_, PaperKind.APPROVED_LIST, approved_list)
        round_ = get(pen, id_)
    for result in judged(pen, policies, round_, on):
        if result.outcome is not Outcome.ALLOWED:
            raise NotPermitted("turnover", result)
    arrived = pot(pen, round_.facts.project).arrived
    if round_.minutes and sum(item.recovered_vnd for item in round_.minutes.shares) > arrived:
        raise BelowNothing(arrived)
    done = {"transferred_on": on, "transferred_by": pen.actor.person, "transferred_at": pen.at}
    _move(pen, id_, State.TRANSFERRED, **done)
    note(pen, "transfer", "turnover", id_)
    return get(pen, id_)


def report(pen: Pen, id_: int) -> Turnover:
    """The round about which the officer has reported: it is at its end.

    Raises:
        NotNow: the money has not gone, or it was reported already.
    """
    _held(pen, id_, State.TRANSFERRED)
    _move(pen, id_, State.REPORTED, reported_by=pen.actor.person, reported_at=pen.at)
    note(pen, "report", "turnover", id_)
    return get(pen, id_)


def cancel(pen: Pen, id_: int) -> Turnover:
    """The round, called off before any money went.

    Raises:
        NotNow.
    """
    _held(pen, id_, State.CALLED, State.MINUTED)
    _move(pen, id_, State.CANCELLED)
    note(pen, "cancel", "turnover", id_)
    return get(pen, id_)


def _held(pen: Pen, id_: int, *states: State) -> Turnover:
    pen.hold("turnover round", id_)
    round_ = get(pen, id_)
    if round_.state not in states:
        raise NotNow("turnover", id_, round_.state.value)
    return round_


def _move(pen: Pen, id_: int, state: State, **changed: Any) -> None:
    mine = turnovers.c.id == id_
    pen.connection.execute(update(turnovers).where(mine).values(state=state.value, **changed))


def _refuse_homes(view: View, commune: int, homes: Sequence[int]) -> None:
    if not 1 <= len(homes) <= MOST_HOMES or len(set(homes)) != len(homes):
        raise BadValue("household", "how_many")
    found = households.many(view, homes)
    if len(found) != len(homes) or any(item.commune != commune for item in found.values()):
        raise BadValue("household", "another_commune")


def _refuse_more(
    view: View,
    policies: Mapping[str, Policy],
    round_: Turnover,
    on: date,
    shares: Sequence[Share],
) -> None:
    """Nobody gets more than the maximum; the text says so, or whoever called the round did."""
    policy = policies[projects.get(view, round_.facts.project).facts.policy]
    most = round_.facts.maximum_vnd
    everything = dict.fromkeys(PaperKind, True)
    for share in shares:
        result = judge(policy, on, share.total_vnd, most, everything)
        if result.outcome is Outcome.REFUSED:
            raise NotPermitted("above_maximum", result)
        if most is not None and share.total_vnd > most:
            raise BadValue("total_vnd", "above_maximum")


def _checked(share: Share) -> Share:
    if share.total_vnd <= 0:
        raise BadValue("total_vnd", "nothing")
    recovered = _amount("recovered_vnd", share.recovered_vnd)
    return replace(share, recovered_vnd=recovered, new_vnd=_amount("new_vnd", share.new_vnd))


def _amount(name: str, amount: int) -> int:
    if isinstance(amount, bool) or not 0 <= amount <= MOST_VND:
        raise BadValue(name, "out_of_bounds")
    return amount


def _choose(pen: Pen, id_: int, share: Share) -> None:
    """Mark a household as chosen; the meeting may have named one that was not on the list."""
    mine = (turnover_homes.c.turnover == id_) & (turnover_homes.c.household == share.household)
    amounts = {"recovered_vnd": share.recovered_vnd, "new_vnd": share.new_vnd}
    changing = update(turnover_homes).where(mine).values(chosen=True, **amounts)
    if not pen.connection.execute(changing).rowcount:
        pen.insert(turnover_homes, [_home(id_, share) | {"listed": False, "chosen": True}])


def _home(id_: int, share: Share) -> dict[str, Any]:
    row: dict[str, Any] = {"turnover": id_, "household": share.household}
    row |= {"recovered_vnd": share.recovered_vnd, "new_vnd": share.new_vnd}
    return row | {"listed": True, "chosen": False}


def _put_papers(pen: Pen, id_: int, kind: PaperKind, scans: Sequence[Scan]) -> None:
    mine = (turnover_papers.c.turnover == id_) & (turnover_papers.c.paper == kind.value)
    pen.connection.execute(delete(turnover_papers).where(mine))
    given: dict[str, Any] = {"turnover": id_, "paper": kind.value}
    given |= {"given_by": pen.actor.person, "given_at": pen.at}
    unique = {scan.sha256: scan.file for scan in scans}
    pen.insert(turnover_papers, [given | {"sha256": s, "file": f} for s, f in unique.items()])
