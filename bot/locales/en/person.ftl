# /gap, /traloi: a question to a person, and the answer back

person-consent =
    The question goes to officers of the commune, so the assistant asks to keep your words.
    They are kept until you erase them by /xoadulieu, 180 days after the end at most.
    Nobody else gets them. Do you agree?
ask-person_area = Which commune are you in? Where there is no button, write its name.
name-person_area = Commune
person_area-example = Write the name of your commune.
ask-person_question = What would you like to ask? Write a sentence or two, they are passed on as they are.
name-person_question = Question
person_question-example = Write the question, such as: when is the meeting.
readback-person = This goes to { $whom ->
        [none] the officers of { $area }
       *[other] { $whom }, the group leader
    }: "{ $words }". With what you were at. Send it?
person-handed = Sent to { $whom ->
        [none] the officers of { $area }
       *[other] { $whom }, the group leader
    }. The answer comes here. What you add is passed on. Until then the assistant is silent; write /trogiup to call it back.
person-open = Your question waits for its answer. What you add here is passed on.
person-where = Go to your group leader first. If it is not clear, ask the officer in charge at the commune. Nobody here takes questions through the assistant yet.
person-bring = Take along the commune's paper on poor or near-poor households. If you got support, take the decision that approved the project; your leader has a copy. The assistant never asks for a password, a one-time code or a picture of an identity card.

offer-answering = Answer
    .also = answer a question
answering-none = No question is waiting.
ask-which_question = Which one do you answer?
name-which_question = Question
which_question-example = Press one.
ask-reply = { $asker } asks: "{ $words }".{ $context ->
        [none] {""}
       *[other] {" "}Was at: { $context }.
    } Write the answer, it is passed on as it is.
name-reply = Answer
reply-example = Write the answer.
ask-reply_done = Is this done?
name-reply_done = Done
reply_done-yes = Done
    .also = yes
reply_done-no = Not yet
    .also = no
reply_done-example = Press Done or Not yet.
reply-sent-yes = Sent to { $asker }. The question is closed.
reply-sent-no = Sent to { $asker }. The question stays open; you get what { $asker } adds.

notice-asked = { $asker } asks: "{ $words }".{ $context ->
        [none] {""}
       *[other] {" "}Was at: { $context }.
    } Press Answer, or write /traloi.
notice-asked-more = { $asker } adds: "{ $words }". Press Answer, or write /traloi.
notice-asked-again = Nobody has answered { $asker } yet: "{ $words }". Press Answer, or write /traloi.
notice-replied = { $asker } answers: "{ $words }".
notice-reply-done = The question is closed. The assistant answers again as before. To ask more, press Talk to an officer.
notice-passed-up = Your question has no answer yet. More officers have been told.
notice-back = Your question is still with the officers. Meanwhile the assistant answers again as before. If it is urgent, go to the commune.
