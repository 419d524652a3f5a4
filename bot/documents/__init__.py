"""What leaves the assistant on paper, as a sheet or as a picture. All of it is in Vietnamese.

    sheets     rows → .xlsx or .csv; no cell is ever taken for a formula
    exports    participants, projects and standing of an area, masked or not → sheets
    slips      receipts, invitations, reminders, eight to an A4 sheet → .docx
    notices    the sheet for a group's notice board, the loudspeaker's text
    pictures   a leader's table of the group → .png
    vietqr     a bank transfer as text, as a code and as a picture

Takes plain values, returns bytes; reads no database and no clock. openpyxl, python-docx, Pillow and
segno are loaded by the function that needs them. Forms are preparations, never official forms.
"""
