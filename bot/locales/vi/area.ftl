# /danhsach, /nhap

area-sheet = { $area }: danh sách { $count } hộ, trong tệp kèm theo. Trang cuối là câu hỏi chưa có trả lời. Tệp có tên người, giữ cẩn thận.
ask-sheet = Gửi tệp .xlsx hoặc .csv đã điền. Mẫu trống ở tệp kèm theo.
name-sheet = Tệp
sheet-example = Gửi một tệp .xlsx hoặc .csv.
import-unreadable = Trợ lý chưa đọc được tệp này. { $why } Sửa rồi gửi lại.
import-errors = Tệp có { $rows } dòng, { $errors } chỗ cần sửa. Chưa ghi gì cả. Chỗ sai đã đánh dấu trong tệp kèm theo. Sửa xong thì gửi lại.
readback-import = { $area }: { $rows } dòng, { $projects } dự án, { $households } hộ. Chưa ghi gì cả.
import-done = Nhập xong. Gửi lại tệp ấy cũng không đổi thêm gì.
