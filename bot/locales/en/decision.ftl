# /quyetdinh: an officer writes down an authority's decision

decision-no-project = The commune has no project in the book. Write /nhap to import.
decision-nobody = { $project }: no household has anything to pay back yet.
ask-decision_kind = What was decided?
name-decision_kind = Kind of decision
decision_kind-recovery = Recovery
    .said = recovery
    .also = recover
decision_kind-extension = Extension
    .said = extension
    .also = later date
decision_kind-reduction = Reduction
    .said = reduction
    .also = less
decision_kind-waiver = Waiver
    .said = waiver
    .also = waived
decision_kind-suspension = Suspension
    .said = suspension
    .also = suspended | stop
decision_kind-refusal = No adjustment
    .said = no adjustment
    .also = refused | not adjusted | unchanged
decision_kind-withdrawal = No longer in
    .said = no longer in
    .also = withdrawn | left the project | project ended for good
decision_kind-example = Tap a kind, for example: Extension.
ask-withdrawn_who = Who is no longer in: one household or the whole project?
name-withdrawn_who = Who leaves
withdrawn_who-household = One household
    .said = one household
    .also = household
withdrawn_who-project = The whole project
    .said = the whole project
    .also = project | all
withdrawn_who-example = Tap One household or The whole project.
ask-decision_number =
    { $kind ->
        [paper] On which paper does it rest? Write its number, or its name or the reason.
       *[decision] Which number? Write it as on the paper.
    }
name-decision_number = Number
decision_number-example =
    { $kind ->
        [paper] For example: 12/BB-UBND, or Request to leave.
       *[decision] Write the number, for example: 45/QĐ-UBND.
    }
ask-decided_on =
    { $kind ->
        [paper] On which day was that paper signed?
       *[decision] On which day was it signed?
    }
name-decided_on = Day of signature
decided_on-example = Write the day, for example: 10/09/2026.
ask-decided_by =
    { $kind ->
        [paper] Who signed it or agreed? Write the body's name.
       *[decision] Who signed it? Write the body's name.
    }
name-decided_by = Who signed
decided_by-example = Write the body, for example: UBND xã.
ask-new_pay_by = What is the new last day?
name-new_pay_by = New last day
new_pay_by-example = Write the day, for example: 30/03/2027.
ask-new_amount = By the decision, how much is to be paid back in all?
name-new_amount = New amount
new_amount-example = Write the sum, for example: 1.8 million.
ask-counted_from = The text can be read in two ways. From the last day: { $deadline } at the latest. From the project's end: { $project_end } at the latest. Which one does the decision take?
name-counted_from = Counted from
counted_from-deadline = The last day
    .said = the last day
    .also = deadline
counted_from-project_end = The project's end
    .said = the project's end
    .also = end
counted_from-example = Tap The last day or The project's end.
ask-scan = Send photos or a scan of the decision. If there is none, tap No scan yet.
name-scan = Scan
scan-skip = No scan yet
    .said = no scan yet
    .also = none | don't know
scan-example = Take a clear photo of each page and send it.
decision-damage_cause = Which cause does the decision name?
decision-damage_percent = How much damage does the decision name? A percentage, or lost out of how many.
decision-approved_rate = Which rate does the decision name? If none, tap I don't know.
readback-whose = { $whom }: { $kind }.
readback-paper = • { $number }, signed { $on }, { $by }
readback-damage = • Damage { $percent }
readback-amount = • New amount: { $amount }
readback-until = • New last day: { WEEKDAY($day) }
readback-withdrawn = • No document writes of leaving, so the book follows this paper: what is to be paid back is struck, no more reminders, what was paid stays
decision-done = Written down: { $number }. Where two officers are needed, the second confirms it in /viec.
decision-not-in-text = The province's text does not name such a decision{ $known ->
        [yes] {" "}({ $cite })
       *[no] { "" }
    }. It was not written. Tap Change if that was a mistake.
decision-missing = Something is missing to compare it with the text. Tap Change to add it.
decision-outside-band = This damage does not open such a decision{ $known ->
        [yes] {" "}({ $cite })
       *[no] { "" }
    }. Tap Change if that was a mistake.
decision-not-later = The new day must be later than the old one. Tap Change.
decision-beyond-maximum = The new day lies beyond the longest extension of the text{ $known ->
        [yes] {" "}({ $cite })
       *[no] { "" }
    }. Tap Change.
decision-not-less = The new amount must be less than the present one. Tap Change.
decision-below-minimum = This rate is below the minimum of the text{ $known ->
        [yes] {" "}({ $cite })
       *[no] { "" }
    }. Tap Change.
