# /toi, /nhom: the book of a household, a group, a commune

my_things-whose = Whose book?
name-whose = Whose book
whose-example = Tap a line, or type a name.
mine-nothing = The book has no household of yours yet. Ask the officer to enter it.
mine-no-project = Your household has no project in the book. If one is missing, tap Talk to someone.

due-amount = Household { $household }, { $project }. To be paid back to the revolving fund: { $line } ({ $cite }).
due-decided = Household { $household }, { $project }. There is Decision { $number } of { $on }. To be paid back to the revolving fund: { $line } ({ $cite }).
due-expected = Household { $household }, { $project }. Expected payment to the revolving fund: { $line } ({ $cite }). Only expected: the recovery decision is still to come ({ $order }).
due-later = Household { $household }, { $project }. The project ends on { $ends }. Then the expected payment to the revolving fund is { $line } ({ $cite }). Last day { WEEKDAY($until) }.
due-declared = Reported as paid: { $declared }, waiting for a receipt or a photo of the slip. By the book { $rest } is left.
due-unsettled = Household { $household }, { $project }. The book has no figure yet. An officer must look at this.
due-withdrawn =
    { $known ->
        [yes] Household { $household } is no longer in { $project }, by the paper { $number } of { $on }. The book no longer shows this part as due.
       *[no] Household { $household } is no longer in { $project }. The book no longer shows this part as due.
    }
due-waived =
    { $known ->
        [yes] Household { $household }, { $project }. There is Decision { $number } of { $on }: nothing is to be paid back.
       *[no] Household { $household }, { $project }. The book says: nothing is to be paid back.
    }
due-suspended =
    { $known ->
        [yes] Household { $household }, { $project }. There is Decision { $number } of { $on }: payment is suspended.
       *[no] Household { $household }, { $project }. The book says: payment is suspended.
    }
line-amount = { $amount }

due-until = Last day: { WEEKDAY($day) }, { $left } days left ({ $cite }).
due-until-office = Best paid by { WEEKDAY($office) }. Last day of the text: { WEEKDAY($day) }, { $left } days left ({ $cite }).
due-today = Today, { WEEKDAY($day) }, is the last day ({ $cite }). If that is too soon, tap Talk to someone.
due-past = The day { $day } was { $left } days ago ({ $cite }). The book may also be behind. If you have paid, tap Already paid. If it is hard, tap Talk to someone.

due-over = The book has { $counted } paid, { $over } more than was due. An officer looks at what is over; keep the slip.
due-over-waiting = The book has { $counted } paid, { $over } more than was due. { $unconfirmed } still waits for an officer.
figure-expected = { $amount } (expected)
due-paid = The book says: all paid, { $counted }. Thank you.
due-paid-waiting = The book says: { $counted } paid. An officer still has to confirm { $unconfirmed }.
due-part = The book says: { $counted } paid, { $rest } left.
due-part-waiting = The book says: { $counted } paid, { $rest } left. An officer still has to confirm { $unconfirmed }.

how-leader =
    { $known ->
        [yes] Pay in cash to { $leader }, group leader, and take a receipt ({ $cite }).
       *[no] Pay in cash to the group leader and take a receipt ({ $cite }). The book names no leader; ask the officer.
    }
how-account =
    { $kind ->
        [treasury] Pay in cash into the agency's account at the Treasury ({ $cite }): { $bank }, number { $number }, name { $holder }. Keep the paper.
       *[bank] Pay into the agency's account ({ $cite }): { $bank }, number { $number }, name { $holder }. Keep the paper.
    }
how-no-account = Pay into the agency's account ({ $cite }). The book has no number yet; ask the officer.
how-frozen = Pay into the agency's account ({ $cite }). The number is being checked. Wait for a message before you transfer.
officer-called =
    { $known ->
        [yes] { $agency }: { $phone }
       *[no] in the commune
    }
only-this-account = Pay only into this account. If anybody sends another number, do not transfer; call the officer, { $officer }.
only-this-account-here = The account: { $bank }, number { $number }, name { $holder }. Pay into this account only. If anyone sends another number, do not transfer: call the officer, { $officer }.
only-this-account-named = The leader pays it into the account of { $holder }, { $bank }. Pay only into this account. If anybody sends another number, do not transfer; call the officer, { $officer }.
only-no-account = If anybody sends an account number, do not transfer; call the officer, { $officer }.

team-totals = { $team }: { $charged } to be paid back, { $counted } paid, { $rest } left ({ $cite }).
team-totals-held = { $team }: { $charged } to be paid back, { $counted } paid, { $rest } left ({ $cite }). The leader holds { $held }, not yet in the account.
totals-over = Some have paid more than was due, { $over } in all. An officer looks at what is over.
team-members = { $lines }
team-more = { $count } more households stand in the officer's sheet.
member-paid = • { $household }: { $counted } paid
member-part = • { $household }: { $counted } paid, { $rest } left
member-open = • { $household }: { $rest } left
member-nothing = • { $household }: no figure yet
member-hidden = • { $household }
member-untold = { $line }, no message reaches them
whose-watch-all = Everywhere
    .said = everywhere
    .also = all
watched-whole = { $name }, { $households } households, { $settled } have paid all. { $shown ->
        [yes] To pay back { $charged }, paid { $counted }, confirmed by an officer { $confirmed }, left { $rest }.
       *[no] So few that no sum is shown.
    }
watched-everywhere = Everywhere, { $households } households, { $settled } have paid all. { $shown ->
        [yes] To pay back { $charged }, paid { $counted }, confirmed by an officer { $confirmed }, left { $rest }.
       *[no] So few that no sum is shown.
    }
watched-projects = { $lines }
watched-project = { $shown ->
        [yes] • { $name }: { $households } households, paid { $counted } of { $charged }
       *[no] • { $name }: { $households } households, no sum shown
    }
area-totals = { $area }: { $projects } projects, { $households } households. To be paid back { $charged }, paid { $counted }, confirmed by an officer { $confirmed }, left { $rest }. Waiting: { $waiting } things.
