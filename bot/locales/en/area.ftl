# /danhsach, /nhap

area-sheet = { $area }: a list of { $count } households, in the file. Its last page lists questions without an answer. It holds names; keep it with care.
ask-sheet = Send the filled .xlsx or .csv file. The empty form is attached.
name-sheet = File
sheet-example = Send one .xlsx or .csv file.
import-unreadable = The assistant cannot read this file. { $why } Correct it, then send it again.
import-errors = The file has { $rows } rows and { $errors } places to correct. Nothing was written. The places are marked in the file. Correct them and send it again.
readback-import = { $area }: { $rows } rows, { $projects } projects, { $households } households. Nothing is written yet.
import-done = The import is done. Sending the same file again changes nothing.
