# /vu: one damage case, from the report to the decision. The assistant records; it decides nothing.

offer-case_work = Damage cases
    .also = cases | case
offer-case_taken = Take it
offer-case_assigned = Hand over
offer-case_asked = Ask
offer-case_replied = Reply
offer-case_confirmed = That is so
offer-case_added = Add
offer-case_disagreed = Not quite
offer-case_details = Look closer
offer-case_papers = The papers
offer-case_open = Open

## Which case

case-none = There is no case of yours here.
ask-case = There are { $count } cases. Which one?
name-case = Case
case-example = Tap a case, or write the household's name.
ask-case_doing =
    { $code }, { $home }
    { $lines }
    What next?
name-case_doing = What to do
case-state = • { $text }
case-turn =
    • { $turn ->
        [household] Waits for the household
        [group_leader] Waits for the group leader
        [officer] Waits for an officer
        [commune] Waits for the commune
        [authority] Waits for the authority
       *[nobody] Waits for nobody
    }, since { $day }
case-charge = • { $officer } has it
case-leader =
    • { $answer ->
        [confirmed] The group leader confirmed it
        [added] The group leader added to it
       *[disagreed] The group leader disagrees
    }
case-withdrawn = • The report was taken back
case-set_aside = • An officer set it aside
case_doing-taken = Take it
    .said = take it
    .also = take
case_doing-assigned = Hand over
    .said = hand over
    .also = assign
case_doing-asked = Ask
    .said = ask
    .also = question
case_doing-replied = Reply
    .said = reply
    .also = answer
case_doing-confirmed = That is so
    .said = that is so
    .also = yes | confirm
case_doing-added = Add
    .said = add
    .also = more
case_doing-disagreed = Not quite
    .said = not quite
    .also = no | wrong
case_doing-details = Look closer
    .said = look closer
    .also = details | photos
case_doing-papers = The papers
    .said = the papers
    .also = papers | print
case_doing-others = Something else
    .said = something else
    .also = other
case_doing-noted = Note
    .said = note
    .also = write down
case_doing-joined = Join to household
    .said = join to a household
    .also = join
case_doing-undone = Undo a step
    .said = undo a step
    .also = undo
case_doing-set_aside = Set aside
    .said = set aside
    .also = mistake | twice
case_doing-passed_on = Tell the agency
    .said = tell the agency
    .also = pass on
case_doing-taken_up = Take it up
    .said = take it up
    .also = for the leader
case_doing-record_called = Call for record
    .said = call for the on-site record
    .also = make a date
case_doing-record_signed = Record is signed
    .said = the record is signed
    .also = record
case_doing-sent_to_commune = Sent to commune
    .said = sent to the commune
    .also = to commune
case_doing-submitted = Commune submitted it
    .said = the commune submitted it
    .also = submitted
case_doing-decided = There's a decision
    .said = there is a decision
    .also = decision
case_doing-collection_kept = Amount stays
    .said = the amount stays
    .also = as it was
case_doing-suspended = Recovery stopped
    .said = recovery stopped
    .also = suspended
case_doing-put_forward = Put it forward
    .said = put it forward
    .also = forward
case_doing-cause_found = Cause is known
    .said = the cause is known
    .also = cause
case_doing-share_determined = Share is known
    .said = the share is known
    .also = share
case_doing-example = Tap one of them.
ask-case_more = Which one?
name-case_more = Something else
case_more-noted = Note
    .said = note
    .also = write down
case_more-joined = Join to household
    .said = join to a household
    .also = join
case_more-undone = Undo a step
    .said = undo a step
    .also = undo
case_more-set_aside = Set aside
    .said = set aside
    .also = mistake | twice
case_more-suspended = Recovery stopped
    .said = recovery stopped
    .also = suspended
case_more-papers = The papers
    .said = the papers
    .also = papers | print
case_more-details = Look closer
    .said = look closer
    .also = details
case_more-assigned = Hand over
    .said = hand over
    .also = assign
case_more-asked = Ask
    .said = ask
    .also = question
case_more-example = Tap one of them.

## Take, hand over, ask, reply

case-taken = { $code }: it is yours. The household and the group leader are told.
case-no-officer = There is no other officer to hand it to.
ask-assignee = Hand it to whom?
name-assignee = Who works on it
assignee-example = Tap a name, or write it.
readback-assign = { $code }, { $home }: handed to { $officer }.
case-assigned = { $code }: handed to { $officer }. They and the household are told.
ask-case_question = { $code }: what do you ask { $home }? Write one sentence.
name-case_question = Question
case_question-example = Write the question, for example: how many are still alive?
readback-question = { $code }, a question to { $home }: "{ $words }"
case-asked = { $code }: the question was sent. The answer will be in this case.
case-nothing-asked = { $code }: no question waits for an answer.
ask-case_reply = The officer asks: "{ $words }" Answer in one sentence.
name-case_reply = Answer
case_reply-example = Write the answer, for example: 28 are left.
ask-reply_photos = Send photos if there are any. Otherwise tap No photos.
name-reply_photos = Photos with it
reply_photos-skip = No photos
    .said = no photos
    .also = no | none
reply_photos-example = Send photos, or tap No photos.
case-replied = { $code }: the answer went to the officer.

## The group leader

ask-leader_words =
    { $answer ->
        [added] What is to be added? Write one sentence.
       *[disagreed] What is not right? Write one sentence.
    }
name-leader_words = The leader's words
leader_words-example = Write one sentence, for example: they lost 10.
readback-leader =
    { $code }, { $home }: { $answer ->
        [confirmed] the group leader confirms it.
        [added] the group leader adds: "{ $words }".
       *[disagreed] the group leader disagrees: "{ $words }".
    }{ $passes ->
        [yes] {" "}It goes to the agency as well ({ $cite }).
       *[no] { "" }
    }
case-leader-done =
    { $code }: recorded; officers and the household are told.{ $passes ->
        [yes] {" "}The case is with the agency now ({ $cite }).
       *[no] { "" }
    }

## The document's steps

readback-case-step = { $code }, { $home }: { $step } ({ $cite })
case-step-done = { $code }: recorded. { $step } ({ $cite }). The household and the leader are told.
ask-approved_by = Who approved this project? It decides whether the district must sign.
name-approved_by = Who approved it
approved_by-district_chair = District chair
    .said = the district's chair
    .also = district
approved_by-commune_chair = Commune chair
    .said = the commune's chair
    .also = commune
approved_by-example = Tap District chair or Commune chair.
ask-all_signed =
    The record needs every signature. Are they all there?
    { $lines }
name-all_signed = All signatures
all_signed-yes = All there
    .said = all there
    .also = yes
all_signed-no = Not yet
    .said = not yet
    .also = no
all_signed-example = Tap All there or Not yet.
case-party =
    • { $role ->
        [household] The household
        [group_leader] The group leader
        [agency] The agency that was given the capital
        [commune] The commune
       *[district] The district
    }
case-not-signed = Without all signatures the record is not written down ({ $cite }). Open the case again then.
ask-cause = Which cause does the signed record name?
name-cause = Cause
cause-objective = Objective
    .said = objective
    .also = disaster | epidemic
cause-subjective = Subjective
    .said = subjective
    .also = own fault
cause-example = Tap Objective or Subjective, as the record says.
readback-case-cause =
    { $cause ->
        [objective] • Objective cause, by the signed record
       *[subjective] • Subjective cause, by the signed record
    }
case-responsibility = • { $text } ({ $cite })
ask-case_percent = Which percentage did the approving authority determine? Write it as on the paper.
name-case_percent = Share of damage
case_percent-example = Write a percentage, for example: 40%.
readback-case-percent = • Damage { $percent }, by the approving authority
case-decision-there = { $code }: record the decision's number, date and amount in /quyetdinh, for { $home } ({ $cite }).
ask-visit_on = On which day is the on-site record made?
name-visit_on = Day of the record
visit_on-example = Write the day, for example: Friday.
ask-visit_at = Where, and at what time?
name-visit_at = Place and time
visit_at-example = Write place and time, for example: at the pen, 8 in the morning.
readback-case-visit = • { WEEKDAY($day) }, { $place }
ask-paper_number = Which number does the paper have? If none, tap I don't know.
name-paper_number = Number of the paper
paper_number-example = Write the number, for example: 12/BB.
ask-paper_scan = Send a photo or a scan of the signed paper.
name-paper_scan = Signed paper
paper_scan-example = Photograph every signed page, or send a PDF.
readback-case-paper =
    { $known ->
        [yes] • Paper number { $number }, { $count } files
       *[no] • Signed paper, { $count } files
    }

## Something else

case-papers = { $code }: the on-site record and the submission, filled in. Prepared copies, no issued form. Print, correct by hand, sign, then send a photo into this case.
ask-case_note = What is the note? The household does not see it.
name-case_note = Note
case_note-example = Write one sentence.
case-noted = { $code }: noted.
case-no-home = { $code }: the commune has no household in a project to join it to.
case_work-household = Whose report is it?
readback-join = { $code }, reported by { $home }: joined to { $household }.
case-joined = { $code }: joined to { $household }. The household is told.
case-nothing-undone = { $code }: there is no step to undo.
ask-undone_step = Which step is undone? The old step stays in the book.
name-undone_step = Step to undo
undone_step-taken = That it was taken
    .also = taken
undone_step-assigned = That it was assigned
    .also = assigned
undone_step-joined = That it was joined
    .also = joined
undone_step-leader_answered = The leader's answer
    .also = leader
undone_step-set_aside = Its setting aside
    .also = set aside
undone_step-example = Tap a step.
readback-undo = { $code }: this step is undone: { $step }. The book keeps both.
case-undone = { $code }: that step is undone. The household and the leader are told.
ask-aside_reason = Why is it set aside? Write one sentence; the household reads it.
name-aside_reason = Reason
aside_reason-example = Write one sentence, for example: the same as the case before.
readback-aside = { $code }, { $home }: set aside. "{ $words }"
case-set-aside = { $code }: set aside. The household is told.
case-report =
    { $code }, { $verified ->
        [yes] { $home }
       *[no] reported by { $home }, not verified, telephone { $phone }
    }, { $area }. Reported on { $opened }. As told: { $cause }{ $dated ->
        [yes] , since { $on }
       *[no] { "" }
    }.{ $placed ->
        [yes] {" "}Place: { $place }.
       *[no] { "" }
    } Files with it: { $photos }.
case-share =
    { $what }, { $events } times: added { $added }, compounded { $compounded }.{ $between ->
        [yes] {" "}The document's border of { $border } lies between the two: an authority must look at it.
        [no] {" "}Both lie within the same band of the document.
       *[none] {" "}The document uses no share.
    }
case-share-one = { $what }, share by the counts: { $added }.
case-same-files = The very same photo is in case { $codes }. This is only pointed out.
case-words-of =
    { $kind ->
        [reported] As told: "{ $words }"
        [asked] The officer asked: "{ $words }"
        [replied] The household answered: "{ $words }"
        [objected] The household disagrees: "{ $words }"
        [leader_answered] The group leader: "{ $words }"
        [noted] Note: "{ $words }"
       *[other] With it: "{ $words }"
    }
case-history-all = { $lines }
case-history = • { $day }: { $what }
case-did =
    { $kind ->
        [added] The household sent more
        [leader_answered] The group leader answered
        [acknowledged] An officer has seen it
        [taken] An officer took it
        [assigned] Handed over
        [asked] An officer asked
        [replied] The household answered
        [noted] Note
        [joined] Joined to a household
        [objected] The household disagrees
        [withdrawn] Report taken back
        [set_aside] Set aside
        [decided_again] A later decision
       *[undone] A step undone
    }

## News

notice-case-leader =
    { $home } reports damage, { $code }: { $lost }, { $since }. { $cause }. { $sent ->
        [no] No photo yet
       *[yes] { $photos } photos
    }. You lead the group: is it so?
notice-case-officer =
    { $leader ->
        [answered] Report, the group leader has answered.
        [victim] Report, the group leader is of this household.
        [none] Report, the household has no group leader.
        [unreached] Report, the group leader has no chat.
        [reported] Report, sent by the group leader.
       *[ready] Early report, not confirmed by the group leader yet.
    }{ $next ->
        [yes] {" "}The one before you has not taken it.
       *[no] { "" }
    }{ $danger ->
        [yes] {" "}People are in danger.
       *[no] { "" }
    }
    DAMAGE REPORT { $code }, { $at }. { $verified ->
        [yes] Household { $home }
       *[no] Reported by { $home }, not verified
    }: { $lost }, { $since }. { $cause }. { $sent ->
        [no] No photo yet
       *[yes] { $photos } photos
    }.{ $money }
case-money = {" "}To be paid back: { $amount } by { $day }.
case-no-money = { "" }
notice-case-digest =
    { $first ->
        [yes] Many damage reports at once. From here they come together; tap Damage cases to open them.
       *[no] By now { $count } damage reports came together. Tap Damage cases to open them.
    }
notice-case-count = Today { $count } damage cases have been taken by nobody.
notice-case-call =
    { $code }: { $why ->
        [victim] the group leader is of your household, so
        [none] there is no group leader, so
        [unreached] the group leader has no chat, so
       *[ready] the group leader has not answered, so
    } an officer looks after it{ $known ->
        [yes] , { $officer }
       *[no] { "" }
    }.{ $reached ->
        [yes] {" "}Call { $agency }, { $phone }.
       *[no] {" "}Please go to the commune and ask the officer for the revolving capital.
    }
notice-case-step = { $code }, { $home }: { $step }. { $state } ({ $cite }).
notice-case-visit = { $code }, { $home }: { $step }. { WEEKDAY($on) }, { $place }. Please be there ({ $cite }).
notice-case-subjective = { $code }, { $home }: the record names a subjective cause. { $text } ({ $cite }). If that is unclear or wrong, tap Open or See an officer.
notice-case-taken =
    { $code }, { $home }: { $officer } has taken it.{ $reached ->
        [yes] {" "}The telephone is { $phone }.
       *[no] { "" }
    }
notice-case-taken-officer = { $code }, { $home }: { $officer } has taken it.
notice-case-yours = { $by } hands you case { $code }, { $home }.
notice-case-question = { $code }: the officer asks { $home }: "{ $words }" Tap Reply, one sentence is enough.
notice-case-reply =
    { $code }, { $home } answers: "{ $words }"{ $sent ->
        [yes] {" "}With { $photos } photos.
       *[no] { "" }
    }
notice-case-leader-said =
    { $code }, { $home }: { $answer ->
        [confirmed] group leader { $leader } confirms the report.
        [added] group leader { $leader } adds to it.
       *[disagreed] group leader { $leader } disagrees.
    }{ $said ->
        [yes] {" "}"{ $words }"
       *[no] { "" }
    }
notice-case-joined = { $code }: an officer joined this report to { $home }.
notice-case-joined-reporter = { $code }: the officer has put this report into the household's book. To follow it here, ask the officer for a code.
notice-case-aside = { $code }, { $home }: an officer set this report aside. "{ $words }" If that is wrong, tap See an officer.
notice-case-undone = { $code }, { $home }: the step "{ $step }" was recorded by mistake and is undone. { $state }.

## Papers

paper-cite = { $cite }
paper-what = { $what }
paper-since = since { $day }
paper-photos = { $count } photos by the household
paper-record = on-site record { $number } of { $day }
paper-may-percent = Share of damage: …………% ({ $cite })
paper-may-extension = Extension until ……/……/……… ({ $cite })
paper-may-reduction = Rate reduced to …………% ({ $cite })
paper-may-waiver = Waiver: nothing of the state part is recovered ({ $cite })
