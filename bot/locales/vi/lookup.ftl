# Tra cứu: một câu hỏi đời thường, trả lời bằng lời trong văn bản.

ask-query = Bà con muốn hỏi gì? Ghi một câu, ví dụ: hạn nộp lại là khi nào.
name-query = Câu hỏi
query-example = Ghi một câu hỏi, ví dụ: nộp lại bao nhiêu phần trăm.
lookup-answer = { $text } ({ $cite })
lookup-draft = Văn bản này là bản dự thảo hoặc thiếu số, ngày. Cán bộ xác nhận trước khi dùng.
lookup-others = Văn bản còn nói gần việc này:
    { $lines }
lookup-topic = • { $title }
lookup-nearest = Trợ lý chưa tìm thấy câu trả lời trong văn bản. Có mấy việc gần đó:
    { $lines }
    Ghi lại câu hỏi cho rõ hơn, hoặc bấm Gặp cán bộ.
lookup-nothing = Trợ lý chưa tìm thấy câu trả lời trong văn bản. Ghi cách khác thử, hoặc bấm Gặp cán bộ.
