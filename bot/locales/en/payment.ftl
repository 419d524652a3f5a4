# /noptien: a household paid, a leader received, a leader paid into the account

payment-none = The book has no household or group of yours to write money for.
payment-nothing = Household { $household } has nothing left to pay back.
payment-doing = What do you want to report?
name-doing = Report
doing-paid = We have paid
    .said = we have paid
    .also = paid | already paid
doing-received = I received money
    .said = money received
    .also = received | collected
doing-deposited = Paid into account
    .said = paid into the account
    .also = deposited | treasury
doing-example = Tap a button below.

ask-how_much = Household { $household } has { $rest } left. All of it, or a part?
name-how_much = All or a part
how_much-all = All of it
    .said = all of it
    .also = all | everything | the whole
how_much-part = Another sum
    .said = another sum
    .also = part | a part | other
how_much-example = Tap All of it or Another sum.
ask-amount_vnd = How much did household { $household } pay?
name-amount_vnd = Sum
amount_vnd-example = Write the sum, for example: 1 million.
ask-paid_to = Who was paid?
name-paid_to = Who was paid
paid_to-group_leader = Group leader
    .said = the group leader
    .also = leader
paid_to-agency = Agency's account
    .said = the agency's account
    .also = treasury | bank | account | transfer
paid_to-example = Tap Group leader or Agency's account.
ask-account = Where was it paid?
name-account = Where
account-treasury = Treasury
    .said = Treasury
    .also = state treasury
account-bank = Bank
    .said = bank
    .also = transfer
account-cash = Cash
    .said = cash
    .also = by hand
account-example = Tap a button, for example: Treasury.
ask-slip = Send a photo of the slip; several photos are fine. If there is none, tap No photo yet.
name-slip = Photo of the slip
slip-skip = No photo yet
    .said = no photo yet
    .also = none | no photo | lost | don't know
slip-example = Take a clear photo of the slip and send it.

readback-household = Household { $household }, { $project }.
readback-paid =
    { $payee ->
        [group_leader] • Paid { $amount } to the group leader
        [agency] • Paid { $amount } into the agency's account
       *[unknown] • Paid { $amount }, not known to whom
    }
readback-slip =
    { $sent ->
        [no] • No photo of the slip yet
       *[yes] • { $count } photos of the slip
    }
readback-more = • More than the { $rest } that is left; an officer will look
readback-received = • The group leader received { $amount } in cash
off-path-leader = The text says: households pay the group leader ({ $cite }). This went another way; it is written all the same, an officer will look.
off-path-agency = The text says: households pay into the agency's account ({ $cite }). This went another way; it is written all the same, an officer will look.
declared-leader =
    { $known ->
        [yes] Written. { $leader }, group leader, sends a numbered receipt once the money is there. Without a receipt it is not done.
       *[no] Written. The group leader sends a numbered receipt once the money is there. Without a receipt it is not done.
    }
declared-officer =
    { $counts ->
        [yes] Written; waiting for the officer to confirm. Keep the slip.
       *[no] Written down; an officer looks at it. It counts as paid once the officer sees it in the account. Keep the slip.
    }
declared-no-slip = Written. Without a photo of the slip the book does not count it as paid yet. Send the photo here when you have it.

ask-member = Whose money did you receive? If the name is not shown, type it.
name-member = Household
member-example = Write the head of household's name.
receipt-nobody = { $team }: no household has anything to pay yet.
ask-as_declared = Household { $household } reported { $amount }. Is that what you received?
name-as_declared = As reported
as_declared-yes = Yes, that sum
    .said = that sum
    .also = yes | right
as_declared-no = Another sum
    .said = another sum
    .also = no | other
as_declared-example = Tap Yes, that sum or Another sum.
ask-received_vnd = How much did you receive from household { $household }?
name-received_vnd = Sum received
received_vnd-example = Write the sum, for example: 3 million.
receipt-done = Written for household { $household }. Read the receipt's code to them. When all is collected, pay it into the agency's account, then write /noptien ({ $cite }).

deposit-nothing = { $team }: you hold nothing now. When you receive money, write /noptien.
ask-deposit_what = You hold { $rest } from { $count } receipts. Is all of it in the account?
name-deposit_what = Which receipts
deposit_what-all = All of it
    .said = all of it
    .also = all | yes | everything
deposit_what-some = Some receipts
    .said = some receipts
    .also = part | some
deposit_what-example = Tap All of it or Some receipts.
ask-entry-receipt = Which receipt?
name-entry-receipt = Receipt
entry-receipt-example = Tap a receipt, or type the household's name.
ask-entry-more = Another receipt?
name-entry-more = Another receipt
entry-more-example = Tap Yes or No.
readback-deposit = { $team }: { $amount } paid into the agency's account ({ $cite }).
readback-account = • Into { $bank }, number { $number }, name { $holder }
readback-count = • { $count } receipts
deposit-done = Written: { $amount } paid in. Waiting for the officer to confirm. Keep the slip.
