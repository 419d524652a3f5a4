# /start, /trogiup, /gap

start-hello =
    Hello { $named ->
        [yes] { $who }
       *[no] { $who }
    }. This is the revolving fund assistant: a machine, not a person.
    { $role ->
        [officer] Write /viec to see what waits, /toi for the commune's sums.
        [authority] Write /viec to see what waits, /toi for the sums.
        [supervisor] Write /toi for the sums, without names.
        [group_leader] Write /nhom to see the group, /noptien when you receive or deposit money.
        [household] Write /toi to see your book: how much is paid back, until when and how.
       *[nobody] It looks up two things: whether your household can be considered, and how much goes back to the fund.
    }
    To reach a person, tap Talk to someone.

help-what =
    This is what can be asked:
    • /dieukien: can our household be considered
    • /tinh: how much goes back, until when
    • /toi: your book
    • /noptien: report a payment
    • /baothiethai: report damage
    • /gap: where to find a person
    • /ngonngu: another language
    • /xoadulieu: erase what is kept
safety-never = The assistant is a machine. It takes no money and asks for no password and no bank code.
safety-pay = Pay only as your book here says: the account's holder is named there. If somebody sends another number, do not transfer; call your leader or an officer.
help-words = During the questions write /lui to go back, /huy to stop. Answer by button, by number or in words. Vietnamese without accents works too.

