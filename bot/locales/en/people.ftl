# Who is speaking, and what many conversations say

stranger =
    The assistant does not know you yet, so it cannot open the book.
    Ask your group leader or the officer for a code, then write: /start and the code.
    Or share your phone number. Without it, questions and sums work as before.
not-yours =
    { $role ->
        [administrator] This is for the administrator. To see your own book, write /toi.
        [leader] This is for group leaders. To see your own book, write /toi.
       *[officer] This is for the officer in charge. To see your own book, write /toi.
    }
dropped = Stopped; nothing was written.
to-edit = Tap Change an answer, then choose what to change.

ask-household = Which household? If the name is not shown, type it.
name-household = Household
household-example = Write the head of household's name.
ask-which_project = Which project?
name-which_project = Project
which_project-example = Tap a project, or write its number.
ask-group = Which group?
name-group = Group
group-example = Tap a group, or write its number.
ask-area = Which commune?
name-area = Commune
area-example = Tap a commune, or write its number.
ask-confirm = This is what will be written. Is it right?
confirm-yes = Yes, write it
    .said = yes, write it
    .also = yes | right | ok | correct | send
confirm-edit = Change
    .said = change
    .also = edit | wrong
confirm-no = Stop, write nothing
    .said = write nothing
    .also = no | stop | cancel
