# /guinhac: how far reminders went; and the buttons under a reminder

offer-reminder_help = I need help
    .also = need help | it is hard | cannot pay yet
offer-reminding = Reminders sent
    .also = reminder slips | print slips | sent reminders
opening-reminding = reminders sent | print reminder slips | who got no message

reminder-help-leader = { $leader }, the group leader, now knows that you need help. The last day stays the same. For damage write /baothiethai.
reminder-help-officer = The officers now know that you need help. The last day stays the same. For damage write /baothiethai.
notice-help = The household { $household } needs help with what is to be paid back by { $day }. Please ask them, { $who }.

ask-reminding_what = What about the reminders?
name-reminding_what = What to see
reminding_what-unreached = Not reached
    .said = not reached
    .also = print slips | slips | no message
reminding_what-household = One household
    .said = one household
    .also = a household
reminding_what-held = Not certain
    .said = not certain
    .also = unknown
reminding_what-counts = Counts
    .said = counts
    .also = figures | numbers
reminding_what-nothing = Nothing
    .said = nothing
    .also = later | no
reminding_what-example = Press a button, such as: Not reached.
reminding-later = Another time, then. /guinhac shows it again.

unreached-slips = { $area }: nobody could tell { $count } households. Slips and list are in the files: print them and take them there. { $asked } more were left to the leaders. The files hold names, keep them well.
unreached-slips-all = { $area }: nobody could tell { $count } households. Slips and list are in the files: print them and take them there. The files hold names, keep them well.
unreached-asked = { $area }: no slip to print. { $asked } households without a message were left to their leaders.
unreached-none = { $area }: every reminder arrived.

ask-which_household = Which household? Write the name or the code.
name-which_household = Household
which_household-example = Write a name, such as: Páo.
household-unknown = There is no household "{ $said }" in this commune.
mail-none = The household { $household } was not reminded yet.
mail-of = Reminders to the household { $household }, the newest first:
mail-lines = { $lines }
mail-line = • { $time } on { $day }, { $step }: { $is }{ $answer }
mail-sent = arrived
mail-queued = waits
mail-leased = on its way
mail-unknown = not certain
mail-refused = could not arrive
mail-dropped = not sent any more
mail-answer = { "" }
mail-answer-seen = , answered: understood
mail-answer-paid = , answered: paid
mail-answer-help = , answered: needs help

step-end = at the project's end
step-before = { $days } days before
step-day = on the day
step-after = { $days } days after
step-other = step { $step }

held-none = No message is uncertain.
ask-held_message = { $count } messages broke off; nobody knows whether they arrived. Which one?
name-held_message = Uncertain message
held_message-later = Later
    .said = later
    .also = not now
held_message-example = Press one, or write its number.
ask-held_is = To { $whom }: the connection broke. Ask them, then press: did it arrive?
name-held_is = That message
held_is-again = Send again
    .said = send again
    .also = did not arrive
held_is-arrived = It arrived
    .said = it arrived
    .also = arrived
held_is-let_go = Not needed
    .said = not needed
    .also = drop it
held_is-later = Later
    .said = later
    .also = not asked yet
held_is-example = Press Send again, It arrived or Not needed.
held-again = The message to { $whom } goes out again, where it is still true.
held-arrived = Written down: the message to { $whom } arrived.
held-let_go = The message to { $whom } was dropped.

counts-none = { $area }: no reminder in the last year.
counts-head = { $area }, the last year, by step. "Paid" means within 7 days.
counts-lines = { $lines }
counts-line = • { $step }: sent { $sent }, arrived { $delivered }, uncertain { $unknown }, lost { $lost }, answered { $answered }, paid { $paid }

cited = { $cite }
