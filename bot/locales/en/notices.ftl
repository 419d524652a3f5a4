# What the assistant sends by itself, and why the book refused

notice = Revolving fund assistant, { $area }. { $text }
notice-declared-leader = Household { $household } reports a payment of { $amount }. When you have the money, tap What is waiting to make the receipt.
notice-declared-officer = Household { $household } reports a payment of { $amount }. Write /viec to see and confirm it.
receipt-made = Receipt no. { $number }, code { $code }: household { $household }, { $amount }, { $on }.
notice-receipt = Household { $household }: { $leader }, group leader, received { $amount } on { $on }. Receipt no. { $number }, code { $code }; please note it down. { $rest } is left.
notice-deposited = { $team }: the leader reports { $amount } paid into the account. Write /viec to see and confirm it.
notice-confirmed = Household { $household }: the officer has seen { $amount } in the account. { $rest } is left.
notice-not-arrived = Household { $household }: the officer has not seen { $amount } in the account and took the report off. If you have the slip, send a photo, or tap Talk to someone.
notice-withdrawn = Household { $household }: the { $amount } written before was corrected. { $rest } is left.
notice-decided = Household { $household }: there is Decision { $number } of { $on }. Write /toi to see the new figure and day. If it is not clear, tap Talk to someone.
notice-account = New account of { $agency }: { $bank }, number { $number }, name { $holder }. A changed number is used after 24 hours. If this is strange, tell the administrator at once.
notice-account-entered = Somebody entered a new account for { $agency }: { $bank }, number { $number }, name { $holder }. It does not hold yet. A second officer compares it with the paper, then writes /viec. If it looks strange, tell the administrator at once.
notice-authority = From { $since }, { $role }: { $holder }. An officer has just written it down. If it is wrong, write /thamquyen.
notice-switch =
    { $on ->
        [yes] Switched on: { $switch }. If it is wrong, write /batat.
       *[no] Switched off: { $switch }. If it is wrong, write /batat.
    }
notice-granted = The administrator gave you a role: { $role }. Write /toi to see.
notice-revoked = The administrator took a role away: { $role }.
notice-decision-waits = { $number } waits for a second officer. Write /viec to see it.

import-written = Imported: { $new } new, { $changed } changed.

refused-slip-seen = This slip is in the book already, for another payment. Look at the photo, then tap Change to send the right one.
refused-already-taken = Somebody else did this first. The book is unchanged. Write /viec to see what is left.
refused-below-nothing = This is more than the book has. Tap Change.
refused-has-followers = This has gone a step further and cannot be changed here. Tap Talk to someone.
refused-not-allowed = This is not yours to do, so nothing was written. Tap Talk to someone.
refused-needs-another = Another officer has to confirm it, not the one who entered it.
refused-not-found = The book no longer has this. Please begin again.
refused-not-now = The book has changed since you were asked. Please begin again.
refused-bad-value = The book could not take this figure. Tap Change.
refused-not-permitted = The text does not allow this, so nothing was written. Tap Change to look again.

# One fact alone, for an approved template
notice-fact = { $value }
