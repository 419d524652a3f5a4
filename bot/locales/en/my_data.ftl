# /dulieu: my data

my-data-sheet = Everything that the assistant keeps about you is in the attached file. It holds names and numbers: keep it safe. To erase it, write /xoadulieu.
my-data-stranger = The assistant does not know who you are, and the book holds nothing. Only messages and the open question are kept here. To erase them, write /xoadulieu.
