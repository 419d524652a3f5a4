# Những câu nhiều cuộc hỏi dùng chung.

ask-province = Nhà mình ở tỉnh nào?
name-province = Tỉnh
province-dong-nai = Đồng Nai
    .also = dong nai | bình phước | đồng nai cũ
province-lang-son = Lạng Sơn
    .also = lang son
province-skip = Tỉnh khác
    .said = tỉnh khác
    .also = không biết | nơi khác | tỉnh khác | không có tỉnh mình
province-example = Ghi tên tỉnh, ví dụ: Lạng Sơn.
elsewhere = Trợ lý mới đọc được văn bản của { $provinces }. Mỗi tỉnh có văn bản riêng. Bà con hỏi tổ trưởng hoặc UBND xã nhé.
ask-officer = Bà con hỏi cán bộ xã hoặc tổ trưởng nhé, hỏi không mất gì.
