# /ngonngu, /xoadulieu

ask-language = Bà con muốn dùng tiếng nào?
name-language = Tiếng
language-vi = Tiếng Việt
    .also = việt | vietnamese | viet
language-en = English
    .also = tiếng anh | anh
language-example = Bấm Tiếng Việt hoặc English.
language-changed = Từ giờ trợ lý nói tiếng Việt.

erase-confirm =
    Trợ lý sẽ xóa: tên và cách gọi, câu trả lời, tin nhắn đã giữ ở đây.
    Xóa rồi không lấy lại được. Giấy tờ ở xã vẫn còn nguyên.
    Bà con chắc chứ?
name-confirm = Xác nhận
erase-confirm-yes = Xóa hết
    .said = xóa hết
    .also = có | xóa | đồng ý | chắc | vâng
erase-confirm-no = Giữ lại
    .said = giữ lại
    .also = không | thôi | khoan | giữ
confirm-example = Bấm một nút bên dưới.
erase-done = Đã xóa. Trợ lý không còn giữ gì về bà con ở đây. Muốn hỏi lại thì ghi /start.
erase-kept = Chưa xóa gì cả. Mọi thứ vẫn như cũ.
