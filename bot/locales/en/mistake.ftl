# /ghinham: take back what was written down by mistake

mistake-none = There is nothing to take back. What has gone on a step is taken back first by whoever took it.
mistake-later = As it is. The book has not changed.
ask-mistaken = What was written by mistake? The newest comes first.
name-mistaken = Mistake
mistaken-later = Later
    .said = later
    .also = no | not now
mistaken-example = Tap a line, or write its number.
ask-strike_reason = What was wrong? Write one short sentence. It stands in the audit.
name-strike_reason = Reason
strike_reason-example = For example: the wrong household.
mistake-payment =
    { $household }: take back { $step ->
        [confirmed] that an officer saw { $amount } arrive
        [deposited] that { $amount } was put into the account
        [received] receipt { $number }, { $amount }
       *[declared] that { $amount } was reported as paid
    }, written on { $on }.
mistake-decision = { $whom }: take back { $number }, { $kind }. Amount and day are as before.
readback-strike = • Reason: { $reason }
strike-done = Taken back; the household is told. The book keeps the trace.
notice-struck =
    Household { $household }: { $step ->
        [confirmed] that an officer saw { $amount } arrive was a mistake
        [deposited] that the leader put { $amount } into the account was a mistake
        [received] receipt { $number }, { $amount } was a mistake
       *[declared] that { $amount } was reported as paid was a mistake
    } and does not hold. Left: { $rest }. If it is not clear, tap Talk to someone.
notice-decision-struck = { $number } of { $on } was written by mistake; an officer has taken it back. The households are told.
