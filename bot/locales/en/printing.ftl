# /in: invitations, receipts, the notice board, the loudspeaker's text

ask-print_what = What shall be printed?
name-print_what = What to print
print_what-invitations = Invitations with codes
    .said = invitations with codes
    .also = invitations | codes
print_what-receipts = Receipts
    .said = receipts
    .also = slips
print_what-board = The notice board
    .said = the notice board
    .also = board | wall
print_what-loudspeaker = The loudspeaker
    .said = the loudspeaker's text
    .also = loud
print_what-example = Tap one, or write its number.
ask-print_where = For which group or commune?
name-print_where = Group or commune
print_where-example = Tap a line, or write the name.
print-no-group = { $where }: the book has no group.
print-nothing = There is nothing to print yet.
print-all-linked = { $where }: somebody gets the messages of every household.
readback-invitations = { $where }: invitations for { $count } households that nobody gets messages for. Each gets a new code; older codes stop working.
print-invitations = { $where }: { $count } invitations, eight to a page, in the attached file. A code works once, for 7 days. Cut them apart before handing them out.
print-receipts = { $group }: { $count } receipts, eight to a page, in the attached file. Cut them apart before handing them out.
print-board = { $group }: the sheet for the wall is attached. It names nobody.
print-loudspeaker = { $text }
