"""From the registers' lines to what conversations look up: plain data, the same names always.

Shows what the ledger and the rules said and works nothing out. The forms are those of
``bot.findings``. Who may see what is asked before anything here is called.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from bot.desk.asker import home_name, leaders
from bot.rules.balances import Entry, Kind, Phase, counts, payments
from bot.rules.calendar import office_day
from bot.rules.exact import decimal_text
from bot.storage import ledger
from bot.storage.registers import accounts, case_reading, decision_rows, households, people, places
from bot.storage.registers.accounts import Accounts
from bot.storage.registers.base import View
from bot.storage.registers.decision_rows import Decision, State
from bot.storage.registers.overview import Line
from bot.storage.registers.people import Person
from bot.storage.registers.places import Agency
from bot.talk import Json

LATER: Final = "later"
"""The phase of what is known already but not charged: the project has not ended."""
WITHDRAWN: Final = "withdrawn"
"""The phase of a household that is no longer in, or whose project is no more."""


class Lines:
    """Lines with what stands around them: leaders, agencies, accounts, entries.

    ``lines`` are those that still hold; ``every`` has the withdrawn ones too.
    """

    def __init__(self, view: View, lines: Iterable[Line], at: datetime) -> None:
        """Read what the lines need, each sort once."""
        self.view = view
        self.every = list(lines)
        self.lines = [line for line in self.every if not line.withdrawn]
        self._leaders = leaders(view, {line.group.id for line in self.every if line.group})
        agencies = {line.project.facts.agency for line in self.every} - {None}
        self._agencies = {id_: places.agency(view, id_) for id_ in agencies if id_}
        self._accounts = accounts.standing(view, self._agencies, at)
        heads = [line.obligation.id for line in self.every if line.obligation]
        self._entries = ledger.entries_of(view, heads)
        parts = [line.participation.id for line in self.lines]
        self._waiting = case_reading.open_parts(view, parts)

    def dues(self) -> list[dict[str, Json]]:
        """Each line as a household's due, the withdrawn ones last."""
        known = [line for line in self.every if line.obligation is not None]
        return [self.due(line) for line in sorted(known, key=lambda line: line.withdrawn)]

    def due(self, line: Line) -> dict[str, Json]:
        """One line as a household's due."""
        head, standing = line.obligation, line.standing
        if head is None or standing is None:
            raise ValueError("a line that was never assessed has nothing to show")
        agency, leader = self.agency(line), self.leader(line)
        standing_accounts = self._accounts.get(line.project.facts.agency or 0, _NO_ACCOUNTS)
        seen, sums = line.assessment, standing.sums
        later = standing.phase is Phase.NOTHING and seen is not None and seen.amount_vnd
        until = standing.pay_by or (seen.pay_by if seen else None)
        office = office_day(until).day if until else None
        rate = seen.rate if seen else None
        amount = seen.amount_vnd if later and seen else sums.due if sums.charged else None
        phase = LATER if later else standing.phase.value
        if line.withdrawn:
            amount, phase = 0, WITHDRAWN
        return {
            "id": str(head.id),
            "code": head.code,
            "household": {"id": str(line.household.id), "name": home_name(line.household)},
            "project": line.project.facts.name,
            "policy": head.policy,
            "support": line.participation.facts.state_vnd,
            "rate": None if rate is None else decimal_text(rate),
            "amount": amount,
            "phase": phase,
            "expected": standing.expected,
            "until": until.isoformat() if until else None,
            "office": office.isoformat() if office else None,
            "ends": line.project.facts.ends.isoformat() if line.project.facts.ends else None,
            "counted": sums.counted,
            "unconfirmed": sums.unconfirmed,
            "declared": sum(entry.amount_vnd for entry in self.declared(line)),
            "rest": sums.remaining,
            "over": sums.overpaid,
            "leader": leader.name if leader else None,
            "agency": agency.name if agency else None,
            "phone": people.spoken_phone(agency.phone) if agency and agency.phone else None,
            "account": _account(standing_accounts),
            "frozen": standing_accounts.frozen,
            "decision": self._decision(line),
        }

    def member(self, line: Line, *, shown: bool) -> dict[str, Json]:
        """One line as a member of a leader's group; without amounts unless they are ``shown``."""
        sums = line.standing.sums if line.standing else None
        open_ = line.obligation is not None and sums is not None and sums.charged > 0
        declared = self.declared(line) if shown else ()
        return {
            "household": {"id": str(line.household.id), "name": home_name(line.household)},
            "due": str(line.obligation.id) if open_ and line.obligation else None,
            "amount": sums.due if shown and sums else 0,
            "counted": sums.counted if shown and sums else 0,
            "rest": sums.remaining if shown and sums else 0,
            "declared": [{"entry": str(item.id), "amount": item.amount_vnd} for item in declared],
            "shown": shown,
            "waiting": line.participation.id in self._waiting,
        }

    def declared(self, line: Line) -> tuple[Entry, ...]:
        """What the household says it has paid and what does not count yet."""
        head = line.obligation
        if head is None:
            return ()
        return tuple(
            steps[-1]
            for steps in payments(self._entries[head.id])
            if steps[-1].kind is Kind.DECLARED and not counts(steps[-1], head.path)
        )

    def received(self, line: Line) -> tuple[Entry, ...]:
        """What the leader has received and not put into the account."""
        if line.obligation is None:
            return ()
        made = payments(self._entries[line.obligation.id])
        return tuple(steps[-1] for steps in made if steps[-1].kind is Kind.RECEIVED)

    def leader(self, line: Line) -> Person | None:
        """The leader of a line's group."""
        return self._leaders.get(line.group.id) if line.group else None

    def agency(self, line: Line) -> Agency | None:
        """The agency of a line's project."""
        return self._agencies.get(line.project.facts.agency or 0)

    def bin(self, line: Line) -> str | None:
        """The number of the bank of a line's account, where a transfer code can be made."""
        found = self._accounts.get(line.project.facts.agency or 0, _NO_ACCOUNTS).current
        return found.facts.bin if found else None

    def account(self, project: int) -> dict[str, Json]:
        """A project's account and whom to ring; no account while it is changing."""
        line = next((item for item in self.every if item.project.id == project), None)
        agency = self.agency(line) if line else None
        found = self._accounts.get(agency.id, _NO_ACCOUNTS) if agency else _NO_ACCOUNTS
        return {
            "account": None if found.frozen else _account(found),
            "agency": agency.name if agency else None,
            "phone": people.spoken_phone(agency.phone) if agency and agency.phone else None,
        }

    def _decision(self, line: Line) -> dict[str, str] | None:
        """The last decision in force about a line, else its project's recovery decision."""
        if line.withdrawn:
            head = line.obligation.id if line.obligation else None
            gone = decision_rows.withdrawal_of(self.view, line.project.id, head)
            return None if gone is None else _paper(gone)
        own = [item for item in line.decisions if item.state is State.IN_FORCE]
        found = own[-1] if own else decision_rows.recovery_of(self.view, line.project.id)
        return None if found is None else _paper(found)


def agreed(view: View, lines: Sequence[Line]) -> frozenset[int]:
    """The households whose amounts their leader may see: by the document's path, or by consent."""
    said = households.consents(
        view, [line.household.id for line in lines], households.Purpose.LEADER_SEES
    )
    routed = {
        line.household.id
        for line in lines
        if line.obligation is not None and line.obligation.path.value == "through_leader"
    }
    return frozenset({*said, *routed})


def money(vnd: int) -> str:
    """An amount inside a name that is chosen by: ``3.000.000 đ``."""
    return f"{vnd:,} đ".replace(",", ".")


_NO_ACCOUNTS: Final = Accounts(None, None)


def _account(found: Accounts) -> dict[str, str] | None:
    if found.current is None:
        return None
    facts = found.current.facts
    shown = {"kind": facts.kind.value, "bank": facts.bank}
    return shown | {"number": facts.number, "holder": facts.holder}


def _paper(decision: Decision) -> dict[str, str]:
    return {"number": decision.facts.number, "on": decision.facts.decided_on.isoformat()}
