# Reminders of paying back to the revolving fund, and /nhac

## Who speaks

reminder-from = Revolving fund assistant, { $place }.
reminder-from-own = Revolving fund assistant, about the date you gave yourself.

## A household: one part

reminder-home = About the household { $household }:
reminder-ending = Hello { $who }. The project ends on { $end }. Your part to pay back to the fund: { $line }. It is no interest and no fine. Best paid by { WEEKDAY($office) }.
reminder-ahead = Hello { $who }. Your part to pay back to the fund: { $line }. Best paid by { WEEKDAY($office) }, { $days } days from now.
reminder-near = { $Who }, { $days } days are left. Best pay { $amount } back to the fund by { WEEKDAY($office) }.
reminder-day = Today, { WEEKDAY($office) }, is the day to pay { $amount } back to the fund.
reminder-grace = { $Who }, the safe day { $office } is over. { $amount } can still be paid back until { WEEKDAY($last) }; an officer must confirm this way of counting.
reminder-late = { $Who }, the last day { $last } was { $days } days ago. The book does not show your { $amount } for the fund; it may be behind.

reminder-text-day = Last day by the text: { WEEKDAY($day) }.
reminder-paid-part = The book shows { $paid } paid; the sum above is what is left.
reminder-pending = You said that you paid { $pending }; the book waits for the confirmation.
reminder-expected = This sum is expected; the recovery decision is still to come.
reminder-extended = This is the later day of the decision.
reminder-case = Your damage report waits for a decision; the day stays the same.

reminder-how-leader = Pay { $leader }, the group leader, and take the receipt ({ $cite }).
reminder-how-leader-unknown = Pay the group leader, and take the receipt ({ $cite }).
reminder-how-collection = { $leader }, the group leader, collects at { $place }, { WEEKDAY($day) } ({ $cite }).
reminder-how-late = If you have paid, press so and send a photo of the receipt. If not, see { $leader }, the group leader ({ $cite }).
reminder-how-agency = Pay into the account of { $agency }, and keep the slip ({ $cite }).
reminder-how-agency-unknown = Pay into the account of the agency in charge, and keep the slip ({ $cite }).
reminder-ask = If you have paid, or it is hard, press a button.

## A household: several parts, or several households

reminder-several = Hello { $who }. There are { $count } parts to pay back to the fund:
reminder-several-sum = Hello { $who }. { $count } parts to pay back, { $amount } together: { $said } ({ $cite }). Each of them: write /toi.
reminder-several-line = • { $household }: { $amount }, { $said }
reminder-line-before = by { WEEKDAY($office) }
reminder-line-day = today is the day
reminder-line-grace = until { WEEKDAY($last) }, an officer must confirm
reminder-line-late = the last day { $last } is over
reminder-line-case = waits for a decision, the day stays the same
reminder-more = • and { $count } more: write /toi to see them
reminder-several-how = The book may be behind. Take the receipt ({ $cite }).

## A date of one's own

reminder-own-before = Hello { $who }. Best day to pay back to the fund: { WEEKDAY($office) }, { $days } days from now.
reminder-own-day = Hello { $who }. Today, { WEEKDAY($office) }, is the best day to pay back to the fund.
reminder-own-grace = Hello { $who }. The safe day { $office } is over. There is time until { WEEKDAY($last) }; an officer must confirm.
reminder-own-late = Hello { $who }. The last day { $last } was { $days } days ago. If you have paid, keep the receipt. If not, see the group leader.
reminder-own-amount = The sum as you gave it: { $amount }. The decision has the right one.
reminder-own-stop = To stop this, write /nhac ({ $cite }).

## A group leader

reminder-group = { $group }: { $paid } of { $total } households are done. { $count } are left, { $amount } together.
reminder-group-hello = Hello { $who }.
reminder-group-before = Best paid by { WEEKDAY($office) } ({ $cite }).
reminder-group-after = The safe day { $office } is over; the book may be behind ({ $cite }).
reminder-group-over = The safe day of { $count } households is over; the book may be behind.
reminder-group-later = { $count } households have until later.
reminder-group-names = Not in the book: { $names }.
reminder-group-names-more = Not in the book: { $names } and { $more } more households.
reminder-group-propose = Best collect before { WEEKDAY($day) }. To set day and place: write /nhac.
reminder-group-collection = The day to collect: { WEEKDAY($day) }, at { $place }.
reminder-deposit = { $group }: { $amount } received, not handed on for { $days } working days ({ $cite }). Once that is done, write /noptien and send a photo of the slip.

reminder-group-short = { $group }: { $count } households left, { $amount } together, best paid by { $office } ({ $cite }).
reminder-deposit-short = { $group }: { $amount } still with you after { $days } working days ({ $cite }). Once handed on, write /noptien.
reminder-pass-on-short = { $group }: no message reached { $count } households, best paid by { $office } ({ $cite }).
reminder-more-parts = { $count } more: press See the group.

reminder-pass-on = { $group }: no message reached { $count } households.
reminder-pass-on-before = Please tell them, { $who }: best paid by { WEEKDAY($office) } ({ $cite }).
reminder-pass-on-after = Please ask them, { $who }: the safe day { $office } is over; the book may be behind ({ $cite }).
reminder-pass-on-names = To be told: { $names }.
reminder-pass-on-names-more = To be told: { $names } and { $more } more.

## An officer

reminder-officer-late = Not paid in full, and the last day is over: { $count } households, { $amount } together.
reminder-officer-codes = Codes: { $codes }.
reminder-officer-codes-more = Codes: { $codes } and { $more } more.
reminder-morning = This morning these wait for you:
reminder-morning-payments = • { $count } payments to confirm
reminder-morning-undeposited = • { $count } sums that leaders have not handed on
reminder-morning-decisions = • { $count } decisions for a second officer
reminder-morning-accounts = • { $count } accounts for a second officer
reminder-morning-unreached = • { $count } households not reached, print slips: write /guinhac
reminder-morning-open = Write /viec to see them.

## Buttons

reminder-button-seen = Understood
reminder-button-paid = Already paid
reminder-button-help = Need help
reminder-button-group = See the group
reminder-button-tasks = See the tasks
reminder-seen-thanks = Noted. Thank you, { $who }.

## /nhac

offer-reminders = Remind me
    .also = reminder | reminders | set a reminder
offer-reminder_seen = Understood
    .also = seen | got it | i know
opening-reminders = remind me | reminder | stop reminding

reminders-reminder_what = { $lines }
    What would you like to change?
name-reminder_what = What to change
reminder_what-add = That date
    .said = that date
    .also = the date | yes | remind me
reminder_what-declare = Another date
    .said = another date
    .also = a date | new date
reminder_what-time = Time of day
    .said = the time of day
    .also = time | hour
reminder_what-fewer = Fewer reminders
    .said = fewer reminders
    .also = fewer | less | stop
reminder_what-stop = Stop one date
    .said = stop one date
    .also = stop a date | remove
reminder_what-collection = Set collection day
    .said = set the collection day
    .also = collection | collect
reminder_what-nothing = Leave it
    .said = leave it
    .also = nothing | no | keep
reminder_what-example = Press a button, for example: Time of day.

reminders-list-none = There is no date here to remind you of.
reminders-list-real = • { $household }, { $project }: last day { $day }
reminders-list-own = • A date of your own: last day { $day }
reminders-list-calculated = The last day just computed: { WEEKDAY($day) }.
reminders-list-time = Time of day: { $time }. How many: { $fewer }.
reminders-fewer-all = all of them
reminders-fewer-last = the last three days and after
reminders-fewer-day = the day itself
reminders-fewer-none = none

ask-reminder_time = When would you like to be reminded?
name-reminder_time = Time of day
reminder_time-early = Morning, 7:30
    .said = 7:30 in the morning
    .also = morning | 7.30
reminder_time-noon = Noon, 11:30
    .said = 11:30
    .also = noon | midday | 11.30
reminder_time-evening = Evening, 19:00
    .said = 19:00 in the evening
    .also = evening | 7 pm
reminder_time-example = Press a button, for example: Evening, 19:00.

ask-reminder_fewer = How many reminders would you like?
name-reminder_fewer = How many reminders
reminder_fewer-all = All of them
    .said = all of them
    .also = all | every
reminder_fewer-last = The last three days
    .said = the last three days
    .also = few | fewer
reminder_fewer-day = The day itself
    .said = the day itself
    .also = one | once
reminder_fewer-none = None
    .said = none
    .also = no | stop | off
reminder_fewer-example = Press a button, for example: The day itself.

ask-reminder_end = On which day does the project end? It stands in the approval decision.
name-reminder_end = Project end
reminder_end-example = Write a date, for example: 30/06/2026.

ask-reminder_own = Which date shall be stopped?
name-reminder_own = The date to stop
reminder_own-example = Press a date below.

ask-collection_group = For which group?
name-collection_group = The group
collection_group-example = Press a group's name below.

ask-collection_day = On which day? Best before { WEEKDAY($proposed) }, to have time to hand it on.
name-collection_day = The day to collect
collection_day-example = Write a date, for example: 15/09/2026.

ask-collection_place = Where, and when in the day?
name-collection_place = Where to collect
collection_place-example = Write the place, for example: culture house, morning.

reminders-confirm = The households' reminders will say this. Is it right?
reminders-readback = • { $group }
    • Day: { WEEKDAY($day) }
    • Place: { $place }

reminders-added = You will be reminded of { WEEKDAY($day) }, the date you gave. It is kept until the last reminder. To stop, write /nhac.
reminders-over = { $day } is over; there is nothing to remind you of. If you have paid, keep the receipt. If not, see the group leader.
reminders-no-day = Without the project's end there is no date to remind you of. It stands in the approval decision; the group leader has a copy.
reminders-time-set = From now on reminders come at { $time }.
reminders-fewer-set = From now on you get: { $fewer }.
reminders-stopped = No more reminders of { $day }.
reminders-collection-set = Noted. The households of { $group } will see it in their reminders.
reminders-kept = Everything stays as it was.
