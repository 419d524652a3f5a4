# /viec: what waits

tasks-none = Nothing is waiting.
tasks-later = Later, then. Write /viec to see it at any time.
tasks-task = { $count } things are waiting. Which one first?
name-task = Task
task-later = Later
    .said = later
    .also = not now | no
task-example = Tap a task, or write its number.
ask-received_it = Household { $household } reports a payment of { $amount }. Do you have the money?
name-received_it = Money in hand
received_it-yes = That sum, yes
    .said = that sum is here
    .also = yes | received | got it
received_it-other = Another sum
    .said = another sum came
    .also = part of it | less | more
received_it-later = Not yet
    .said = not yet
    .also = no | later
received_it-example = Tap That sum, yes or Not yet.
ask-deposited_it = { $team }: you hold { $amount }. Is it in the agency's account?
name-deposited_it = Paid in
deposited_it-yes = Paid in
    .said = paid in
    .also = yes | done | deposited
deposited_it-later = Not yet
    .said = not yet
    .also = no | later
deposited_it-example = Tap Paid in or Not yet.
task-overdue = { $household }, { $project }: the day { $day } is over, the book does not show { $amount }. The book may be behind. Please ask { $leader }, the group leader, first, then visit the household.
task-overdue-alone = { $household }, { $project }: the day { $day } is over, the book does not show { $amount }. The book may be behind. Please visit the household and ask.

ask-arrived =
    { $household }, { $project }: { $amount }. { $step ->
        [deposited] The leader says it is in the account.
        [received] The leader has received it.
       *[declared] The household says it has paid.
    }{ $path ->
        [off] { " " }It went another way than the text says.
       *[on] { "" }
    } Has it arrived in the account?
name-arrived = Arrived
arrived-yes = It arrived
    .said = it arrived
    .also = yes | arrived
arrived-no = Not there
    .said = not there
    .also = no | not arrived
arrived-later = Later
    .said = later
    .also = not now | not sure
arrived-example = Tap It arrived, Not there or Later.
readback-arrived = { $household }: confirm that { $amount } arrived in the account.
readback-not-arrived = { $household }: { $amount } is not there. The report is taken off the book, and the household is told.
arrived-done = Confirmed: { $amount } of { $household }.
not-arrived-done = Taken off: { $amount } of { $household }. The household is told; the book keeps the trace.

ask-right_decision = { $number }: { $what }, { $whom }. Another officer wrote it down. Compare it with the paper: is it right?
name-right_decision = As on paper
right_decision-yes = As on paper
    .said = as on paper
    .also = yes | right
right_decision-no = Not right
    .said = not right
    .also = no | wrong
right_decision-later = Later
    .said = later
    .also = not now
right_decision-example = Tap As on paper or Not right.
countersign-yes = Confirmed: { $number }. { $whom } is told.
countersign-no = Sent back: { $number }. The book is unchanged.

ask-right_account = Account of { $agency }: { $bank }, number { $number }, name { $holder }. Another officer entered it. Compare it with the papers: is it right?
name-right_account = Right account
right_account-yes = Right account
    .said = right account
    .also = yes | right
right_account-no = Not right
    .said = not right
    .also = no | wrong
right_account-later = Later
    .said = later
    .also = not now
right_account-example = Tap Right account or Not right.
account-yes = The account of { $agency } is confirmed: { $bank }, number { $number }, name { $holder }.
account-no = The account just entered for { $agency } is cancelled: { $bank }, number { $number }, name { $holder }.
