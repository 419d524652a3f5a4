# Tra cứu: một câu hỏi đời thường, trả lời bằng lời trong văn bản.

ask-query = Bà con muốn hỏi gì? Ghi một câu, ví dụ: hạn nộp lại là khi nào.
name-query = Câu hỏi
query-example = Ghi một câu hỏi, ví dụ: nộp lại bao nhiêu phần trăm.
lookup-answer = { $text } ({ $cite })
lookup-draft = Đây là dự thảo Tờ trình, chưa phải văn bản ban hành; số và ngày để trống.
lookup-blank = Văn bản đã ký; bản trợ lý có để trống số và ngày.
lookup-merged = Cần biết thêm:
    { $lines }
lookup-answer-draft = { $text } Theo dự thảo, chưa ban hành. ({ $cite })
lookup-project-end = Dự án kết thúc { $day } thì tính thế này:
lookup-others = Văn bản còn nói gần việc này:
    { $lines }
lookup-topic = • { $title } ({ $province })
lookup-nearest = Trợ lý chưa tìm thấy câu trả lời trong văn bản. Có mấy việc gần đó:
    { $lines }
    Ghi lại câu hỏi cho rõ hơn, hoặc bấm Gặp cán bộ.
lookup-nothing = Trợ lý chưa tìm thấy câu trả lời trong văn bản. Ghi cách khác thử, hoặc bấm Gặp cán bộ.
