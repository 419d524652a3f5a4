# How far a report is, decisions that answer it, and what a household does that disagrees

notice-decision = Household { $household }: Decision { $number } of { $on }, { $by }. { $what } Basis: { $cite }. If it is not clear or you do not agree, tap Talk to someone.
notice-refusal = Household { $household }: answer { $number } of { $on }, { $by }: no adjustment ({ $cite }). What is left to pay back is { $rest }, until { WEEKDAY($day) }. { $objection } ({ $path }).
notice-decision-gone = { $household }: decision { $number } of { $on } was written down by mistake and does not hold. Amount and day are as before. Type /toi to look; if anything is unclear, press Talk to someone.
notice-withdrawn-home =
    Household { $household }: { $whole ->
        [yes] the project { $project } has ended for good
       *[no] you are no longer in { $project }
    }, by the paper { $number } of { $on }. The book no longer shows this part as due; reminders stop.{ $any ->
        [yes] { " " }The book keeps the { $paid } that you paid; an officer looks at it.
       *[no] { "" }
    } If this is not right, tap Talk to someone.
notice-withdrawn-leader =
    { $whole ->
        [yes] The project { $project } has ended for good
       *[no] Household { $household } is no longer in { $project }
    }, by the paper { $number } of { $on }. Nothing more is collected. Money that you hold still goes into the agency's account.
notice-rejoined-home =
    Household { $household }: { $whole ->
        [yes] the project { $project } goes on
       *[no] you are still in { $project }
    }. The paper { $number } of { $on } was written down by mistake and does not hold. Amount and day are as before. Type /toi to look.
notice-rejoined-leader =
    { $whole ->
        [yes] The project { $project } goes on
       *[no] Household { $household } is still in { $project }
    }. The paper { $number } of { $on } was written down by mistake and does not hold. Collect as before.
decided-reduction-rate = Damage { $percent }, the rate goes from { $from } to { $to }. { $line } (before: { $before }).
decided-reduction = What is paid back is now { $amount } (before: { $before }).
decided-extension = New last day: { WEEKDAY($day) }. The amount is { $amount }.
decided-waiver = This part need not be paid back any more (before: { $before }).
decided-suspension = Paying back { $amount } is suspended until a further decision.
decided-other = The amount to pay back is { $amount }.
decision-case-elsewhere = The report { $code } is not at its decision yet: { $state }. When it gets there the decision is put to the report by itself.
decision-case-attached = The report { $code }: decision { $number }, written down before, is put to it. { $state }.

case-waiting = The report { $code } waits for a decision. { $state }. Next: { $next }, since { $since }. Until there is a decision, amount and day stay as they are ({ $cite }).
case-waiting-outside = The report { $code } waits for an officer. { $state }. Next: { $next }, since { $since } ({ $cite }).
case-unverified = The report { $code } is not verified, since { $since }. Next: the commune's officer calls back before it is written to a household.
case-closed = The report { $code }, since { $since }: { $state } ({ $cite }).
case-ended-withdrawn = The report { $code } was withdrawn on { $since }.
case-ended-set_aside = The report { $code } was closed by an officer on { $since }. If it is not clear, tap Talk to someone.
case-in-hand = { $officer } is working on it.
next-household = your household
next-group_leader = the group leader
next-officer = the officer in charge
next-commune = the commune's People's Committee
next-authority =
    { $known ->
        [yes] { $holder }
       *[no] the competent authority, which an officer confirms
    }
next-nobody = nothing is left to do
case-suspended = The project's owner has suspended the recovery ({ $cite }).
case-several = There were several losses. Whether they are added or compounded is not written; an officer will look.
member-waiting = { $line }, waiting for a decision about damage

objection-nothing = There is no answer to a report of your household yet. To see how far it is, write /toi.
ask-which_case = Which answer do you not agree with?
name-which_case = Report
which_case-example = Tap a report, or write its code.
objection-path = { $rule } ({ $cite }). The officer will be told of your opinion.
ask-objection_words = What does your household want to say about this answer? You may leave it out.
name-objection_words = Opinion
objection_words-skip = Nothing more
    .said = nothing more
    .also = no | skip
objection_words-example = Write a sentence or two.
readback-objection = • Not agreed with the answer to the report { $code }
readback-objection-words =
    { $said ->
        [no] • Nothing more
       *[yes] • With words of your own
    }
objection-confirm = Not sent to anybody yet. Tap Send to let the officer know.
objection-confirm-yes = Send
    .said = send
    .also = yes | ok
objection-confirm-no = Do not send
    .said = do not send
    .also = no | cancel
objection-sent = The officer has your opinion. { $rule } ({ $cite }).
notice-objection = Report { $code }: household { $home } does not agree with the answer. Write /viec to see it.
