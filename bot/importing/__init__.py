"""Filled sheets into the registers: read, check, say every fault by row and column, apply whole.

    reading    a file → Reading: typed rows, faults, notes
    applying   typed rows → the registers, all or nothing, the same file twice changes nothing
    marking    the faults in a copy of the sheet
    template   the form that asks for all this

Nothing is guessed: what reads two ways is a fault with its place. A file is hostile until it is
checked: sizes, archives, formulas, letters. Nothing here talks to a person or asks the time.
"""
