# What officers' groups are told: no name, no figure.

group-linked = This group will hear when there is something new in { $scope }. Messages here name no household. To stop, write { $command }.
group-unlinked = This group hears of nothing any more.
group-not-linked = This group is not linked.
group-not-yours = Only the officer in charge links a group. Write to the assistant privately first, with your linking code.
group-which = Which place shall this group hear of? Write { $command } and a number:
    { $lines }
group-scope = { $number }. { $scope }
group-no-such-scope = There is no such number. Write { $command } to see the list.
group-everywhere = every commune
group-alert = Revolving fund assistant, { $area }. { $what ->
    [notice-declared-officer] A household says that it has paid.
    [notice-deposited] A group leader has put money into the account.
    [notice-decision-waits] A decision waits for a second officer.
    [notice-account] A new account waits to be looked at.
    [notice-case-officer] There is a new damage report.
    [notice-case-next] Nobody has taken a damage report yet.
    [notice-case-danger] There is a damage report with people in danger.
    [notice-case-digest] Many households report damage at once.
    [notice-damage-added] A damage report has more to it.
    [notice-damage-same-file] Two damage reports have the same photo.
    [notice-objection] A household does not agree with an answer.
    [notice-turnover-minuted] Minutes of a vote are there; the money is to go.
   *[other] Something new waits for an officer.
} Whoever is in charge presses, the answer comes privately.
