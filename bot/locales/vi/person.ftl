# /gap, /traloi: câu hỏi tới người thật, rồi câu trả lời quay về

person-consent =
    Câu hỏi sẽ tới cán bộ xã, nên trợ lý xin giữ lời bà con viết.
    Giữ đến khi bà con xóa bằng /xoadulieu, nhiều nhất 180 ngày sau khi xong.
    Không đưa cho ai khác. Bà con đồng ý không?
ask-person_area = Bà con ở xã nào? Không thấy nút thì ghi tên xã.
name-person_area = Xã
person_area-example = Ghi tên xã của bà con.
ask-person_question = Bà con muốn hỏi gì? Ghi một hai câu, trợ lý chuyển nguyên lời.
name-person_question = Câu hỏi
person_question-example = Ghi câu hỏi, ví dụ: khi nào họp dân.
readback-person = Trợ lý sẽ gửi { $whom ->
        [none] cán bộ { $area }
       *[other] { $whom }, tổ trưởng
    }: "{ $words }". Kèm việc bà con vừa hỏi. Gửi nhé?
person-handed = Đã gửi { $whom ->
        [none] cán bộ { $area }
       *[other] { $whom }, tổ trưởng
    }. Trả lời về ngay đây. Ghi thêm gì, trợ lý chuyển tiếp. Trong lúc chờ trợ lý im lặng; ghi /trogiup để gọi lại.
person-open = Câu hỏi trước đang chờ trả lời. Ghi thêm ở đây, trợ lý chuyển tiếp.
person-where = Bà con gặp tổ trưởng trước. Chưa rõ thì đến UBND xã, hỏi cán bộ phụ trách dự án. Ở đây chưa có cán bộ nào nhận câu hỏi qua trợ lý.
person-bring = Mang theo giấy xã cấp về hộ nghèo, cận nghèo. Nhà đã nhận vốn thì mang quyết định duyệt dự án; tổ trưởng có bản sao. Trợ lý không bao giờ hỏi mật khẩu, mã OTP hay ảnh căn cước.

offer-answering = Trả lời
    .also = trả lời câu hỏi
answering-none = Không có câu hỏi nào đang chờ.
ask-which_question = Trả lời câu nào?
name-which_question = Câu hỏi
which_question-example = Bấm một câu.
ask-reply = { $asker } hỏi: "{ $words }".{ $context ->
        [none] {""}
       *[other] {" "}Đang làm: { $context }.
    } Ghi câu trả lời, trợ lý chuyển nguyên lời.
name-reply = Câu trả lời
reply-example = Ghi câu trả lời.
ask-reply_done = Việc này đã xong chưa?
name-reply_done = Đã xong
reply_done-yes = Xong
    .also = rồi | xong rồi | có
reply_done-no = Chưa xong
    .also = chưa | chưa xong | còn
reply_done-example = Bấm Xong hoặc Chưa xong.
reply-sent-yes = Đã gửi tới { $asker }. Câu hỏi đã khép.
reply-sent-no = Đã gửi tới { $asker }. Câu hỏi còn mở, { $asker } ghi thêm thì anh/chị nhận tin.

notice-asked = { $asker } hỏi: "{ $words }".{ $context ->
        [none] {""}
       *[other] {" "}Đang làm: { $context }.
    } Bấm Trả lời, hoặc ghi /traloi.
notice-asked-more = { $asker } ghi thêm: "{ $words }". Bấm Trả lời, hoặc ghi /traloi.
notice-asked-again = Chưa ai trả lời { $asker }: "{ $words }". Bấm Trả lời, hoặc ghi /traloi.
notice-replied = { $asker } trả lời: "{ $words }".
notice-reply-done = Câu hỏi đã khép. Trợ lý lại trả lời như thường. Cần hỏi thêm thì bấm Gặp cán bộ.
notice-passed-up = Câu hỏi của bà con chưa có trả lời. Trợ lý đã báo thêm cán bộ khác.
notice-back = Câu hỏi vẫn ở chỗ cán bộ. Trong lúc chờ, trợ lý lại trả lời được như thường. Gấp thì đến UBND xã.
