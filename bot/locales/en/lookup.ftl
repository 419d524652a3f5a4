# Looking up: a question in everyday words, answered with what a document says.

ask-query = What would you like to know? Write one sentence, such as: when must I pay back.
name-query = Question
query-example = Write a question, such as: how much is paid back.
lookup-answer = { $text } ({ $cite })
lookup-draft = This is a draft proposal, not an issued document; its number and day are blank.
lookup-blank = The document is signed; the assistant's copy leaves number and day blank.
lookup-merged = To know as well:
    { $lines }
lookup-answer-draft = { $text } By a draft, not issued. ({ $cite })
lookup-project-end = If the project ends on { $day }:
lookup-others = The document also speaks of:
    { $lines }
lookup-topic = • { $title } ({ $province })
lookup-nearest = The documents do not answer this. Near it:
    { $lines }
    Ask in other words, or press Talk to an officer.
lookup-nothing = The documents do not answer this. Ask in other words, or press Talk to an officer.
