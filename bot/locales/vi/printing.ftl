# /in: giấy mời, phiếu nhận, bảng tin, lời đọc loa

ask-print_what = In gì?
name-print_what = Thứ cần in
print_what-invitations = Giấy mời có mã
    .said = giấy mời có mã
    .also = giấy mời | mã | lời mời
print_what-receipts = Phiếu nhận tiền
    .said = phiếu nhận tiền
    .also = phiếu | phiếu nhận
print_what-board = Bảng tin của tổ
    .said = bảng tin của tổ
    .also = bảng tin | dán tường
print_what-loudspeaker = Lời đọc loa
    .said = lời đọc loa
    .also = loa | đọc loa
print_what-example = Bấm một thứ, hoặc ghi số.
ask-print_where = Cho tổ nào, xã nào?
name-print_where = Tổ hoặc xã
print_where-example = Bấm một dòng, hoặc ghi tên.
print-no-group = { $where }: sổ chưa có tổ nào.
print-nothing = Chưa có gì để in.
print-all-linked = { $where }: hộ nào cũng đã có người nhận tin.
readback-invitations = { $where }: in giấy mời cho { $count } hộ chưa có người nhận tin. Mỗi hộ một mã mới, mã cũ thôi dùng.
print-invitations = { $where }: { $count } giấy mời, tám giấy một trang, trong tệp kèm theo. Mã dùng một lần, trong 7 ngày. Cắt rời rồi mới phát.
print-receipts = { $group }: { $count } phiếu nhận, tám phiếu một trang, trong tệp kèm theo. Cắt rời rồi mới phát.
print-board = { $group }: bảng tin trong tệp kèm theo. Bảng không ghi tên ai.
print-loudspeaker = { $text }
