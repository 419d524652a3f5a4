# /luanchuyen: recovered money goes on to another household; the people meet and choose, on paper

offer-turnover = Pass money on
    .also = turnover | meeting
turnover-none = There is no project whose money could be passed on.
turnover-nothing-yet = { $project }: nothing was paid back yet that could be passed on. Or the next step is the officer's.
turnover-nobody = { $project }: the commune has no household in the book to invite. Write /nhap to import.
turnover-turnover_doing = { $project }, { $left } left to pass on. What shall be done?
name-turnover_doing = What to do
turnover_doing-call = Call a meeting
    .said = call a meeting
    .also = meeting | new round
turnover_doing-forms = The forms again
    .said = the forms again
    .also = forms | print
turnover_doing-minutes = Record the minutes
    .said = record the minutes
    .also = minutes | result
turnover_doing-transfer = Money has gone
    .said = money has gone
    .also = transfer | transferred
turnover_doing-report = Report
    .said = report
    .also = send the report
turnover_doing-cancel = Call it off
    .said = call it off
    .also = cancel the round
turnover_doing-example = Tap one, for example: Call a meeting.

ask-candidate-household = Which household stands on the list for people to choose from?
name-candidate-household = Household on the list
candidate-household-example = Tap a household, or write its name.
ask-candidate-more = Another household for the list?
name-candidate-more = Another household
candidate-more-example = Tap Yes or No.
ask-maximum_vnd = How much may one household get at most? The province's text does not say. If it is not settled, tap I don't know.
name-maximum_vnd = Most for one household
maximum_vnd-example = Write an amount, for example: 20 million.
ask-meets_on = On which day is the meeting?
name-meets_on = Day of the meeting
meets_on-example = Write the day, for example: 05/12/2026.
ask-meets_at = Where, and at what time?
name-meets_at = Place of the meeting
meets_at-example = Write place and time, for example: hamlet hall, 8 in the morning.
readback-turnover = { $project }: a meeting to choose who gets the money, { $count } households on the list.
readback-candidates = • { $names }
readback-meeting = • Meeting on { WEEKDAY($day) }, { $place }
turnover-called = Recorded; households with a phone have been told. Invitation and minutes are attached, print them for the meeting ({ $cite }).
turnover-no-vote-here = The choice is the people's, in a meeting and signed on paper. The assistant takes no vote. Afterwards, photograph the signed minutes and write /luanchuyen.
turnover-forms = { $project }: invitation and minutes are attached.

ask-minutes_number = Which number do the minutes have? Write it as on the paper.
name-minutes_number = Number of the minutes
minutes_number-example = Write the number, for example: 3/BB.
ask-minutes_on = On which day were the minutes written?
name-minutes_on = Day of the minutes
minutes_on-example = Write the day, for example: 05/12/2026.
ask-chosen-household = Which household do the minutes name?
name-chosen-household = Chosen household
chosen-household-example = Tap a household, or write its name.
ask-chosen-recovered_vnd = How much of the recovered money goes to { $household }?
name-chosen-recovered_vnd = Recovered money
chosen-recovered_vnd-example = Write an amount, for example: 5 million.
ask-chosen-new_vnd = How much new capital does { $household } get besides?
name-chosen-new_vnd = New capital
chosen-new_vnd-skip = None
    .said = none
    .also = no | nothing
chosen-new_vnd-example = Write an amount, for example: 10 million. Otherwise tap None.
ask-chosen-more = Do the minutes name another household?
name-chosen-more = Another household
chosen-more-example = Tap Yes or No.
ask-minutes_scan = Send a photo or scan of the signed minutes. No money goes without it ({ $cite }).
name-minutes_scan = Signed minutes
minutes_scan-example = Photograph every signed page and send it.
readback-minutes =
    { $project }: minutes { $minutes } of { $day }.
    { $lines }
turnover-share = • { $household }: { $amount }
turnover-above = { $household } is above the most that was set for this round, { $most }. Tap Change to correct it.
turnover-refused = { $why } ({ $cite }). Nothing was recorded. Tap Change to look again.
turnover-minuted = The minutes are recorded and the officers told. The money follows after the officer's step ({ $cite }).

ask-approved_list = Send a photo or scan of the approved list. The text asks for it ({ $cite }).
name-approved_list = Approved list
approved_list-skip = Not there yet
    .said = not there yet
    .also = no | not yet
approved_list-example = Photograph every page and send it. Otherwise tap Not there yet.
ask-transferred_on = On which day did the money go to the households?
name-transferred_on = Day of the transfer
transferred_on-example = Write the day, for example: 20/12/2026.
readback-transfer =
    { $project }: the money went on { $day }, by minutes { $minutes }.
    { $lines }
turnover-not-arrived = The minutes name { $amount } of recovered money. The account has { $arrived } confirmed. Confirm more payments in /viec first.
turnover-transferred = The transfer is recorded and the households told ({ $cite }). The report after this round is still to come: write /luanchuyen.

ask-report_sent = The report after the vote is attached. Print it, sign it, send it to the head of the agency. Has it been sent?
name-report_sent = Report sent
report_sent-yes = Sent
    .said = sent
    .also = yes | done
report_sent-later = Later
    .said = later
    .also = no | not yet
report_sent-example = Tap Sent or Later.
turnover-reported = { $project }: this round is done. { $left } left to pass on.
readback-turnover-cancel = { $project }: this meeting is called off. Those who were invited will be told.
turnover-cancelled = { $project }: this round is called off.

task-turnover-called = { $project }: the meeting was called. Record the minutes afterwards in /luanchuyen.
task-turnover-minuted = { $project }: signed minutes are there, the money waits. Write /luanchuyen.
task-turnover-transferred = { $project }: the money went, the report waits. Write /luanchuyen.

notice-turnover-called = You are invited to choose who gets the money that is passed on, project { $project }. Meeting on { WEEKDAY($day) }, { $place }. The choice is the people's, in the meeting.
notice-turnover-cancelled = The meeting about the money of { $project } on { $day } is called off. Ask the group leader for more.
notice-turnover-minuted = { $project }: minutes { $number } of the vote are there, with a scan. Write /luanchuyen to pass the money on.
notice-turnover-transferred = { $project }: an officer passed the money on to { $count } households on { $day }, by minutes { $number }.
notice-turnover-received = { $household }: by minutes { $number }, your household gets { $amount } of the money passed on, project { $project }. The officer recorded the transfer on { $day }. If it has not arrived, tap See an officer.
turnover-basis = { $cite }
