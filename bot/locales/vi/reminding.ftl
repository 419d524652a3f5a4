# /guinhac: tin nhắc đã đi tới đâu; và nút dưới lời nhắc

offer-reminder_help = Cần giúp
    .also = cần giúp đỡ | gặp khó | đang khó | chưa lo kịp | chưa có tiền
offer-reminding = Tin nhắc đã gửi
    .also = tin nhắc | phiếu nhắc | in phiếu nhắc | gửi nhắc
opening-reminding = tin nhắc đã gửi | in phiếu nhắc | ai chưa nhận được tin

reminder-help-leader = Trợ lý đã báo { $leader }, tổ trưởng, là nhà mình cần giúp. Hạn nộp chưa đổi. Bị thiệt hại thì ghi /baothiethai.
reminder-help-officer = Trợ lý đã báo cán bộ là nhà mình cần giúp. Hạn nộp chưa đổi. Bị thiệt hại thì ghi /baothiethai.
notice-help = Nhà { $household } báo cần giúp về phần vốn nộp lại, hạn { $day }. Nhờ { $who } hỏi thăm.

ask-reminding_what = Xem gì về tin nhắc nộp lại?
name-reminding_what = Việc xem
reminding_what-unreached = Nhà chưa nhận tin
    .said = nhà chưa nhận tin
    .also = chưa nhận | chưa tới | in phiếu | phiếu nhắc | danh sách chưa nhận
reminding_what-household = Tin của một nhà
    .said = tin của một nhà
    .also = một nhà | xem một hộ | tin của hộ
reminding_what-held = Tin chưa rõ
    .said = tin chưa rõ
    .also = chưa rõ | không rõ đã tới
reminding_what-counts = Số lần nhắc
    .said = số lần nhắc
    .also = thống kê | số liệu | đếm
reminding_what-nothing = Thôi
    .said = thôi
    .also = để sau | không
reminding_what-example = Bấm một nút, ví dụ: Nhà chưa nhận tin.
reminding-later = Để sau vậy. Ghi /guinhac lúc nào cũng xem lại được.

unreached-slips = { $area }: { $count } nhà chưa ai báo được. Phiếu nhắc và danh sách ở tệp kèm theo, in rồi đưa tận nhà. Thêm { $asked } nhà đã nhờ tổ trưởng báo. Tệp có tên người, giữ cẩn thận.
unreached-slips-all = { $area }: { $count } nhà chưa ai báo được. Phiếu nhắc và danh sách ở tệp kèm theo, in rồi đưa tận nhà. Tệp có tên người, giữ cẩn thận.
unreached-asked = { $area }: không có phiếu nào cần in. { $asked } nhà chưa nhận tin đã nhờ tổ trưởng báo.
unreached-none = { $area }: các lần nhắc đều đã tới.

ask-which_household = Xem tin của nhà nào? Ghi tên chủ hộ hoặc mã hộ.
name-which_household = Nhà
which_household-example = Ghi tên, ví dụ: Páo.
household-unknown = Trợ lý chưa thấy nhà nào tên "{ $said }" trong xã.
mail-none = Nhà { $household } chưa được nhắc lần nào.
mail-of = Tin nhắc của nhà { $household }, mới nhất trước:
mail-lines = { $lines }
mail-line = • { $time } ngày { $day }, { $step }: { $is }{ $answer }
mail-sent = đã tới
mail-queued = đang chờ gửi
mail-leased = đang gửi
mail-unknown = chưa rõ đã tới
mail-refused = không tới được
mail-dropped = không gửi nữa
mail-answer = { "" }
mail-answer-seen = , bà con bấm Đã rõ
mail-answer-paid = , bà con báo đã nộp
mail-answer-help = , bà con cần giúp

step-end = lúc dự án kết thúc
step-before = trước { $days } ngày
step-day = đúng ngày nộp
step-after = sau { $days } ngày
step-other = lần { $step }

held-none = Không có tin nào chưa rõ.
ask-held_message = Có { $count } tin gửi dở, chưa rõ đã tới chưa. Xem tin nào?
name-held_message = Tin chưa rõ
held_message-later = Để sau
    .said = để sau
    .also = thôi | lát nữa
held_message-example = Bấm một tin, hoặc ghi số.
ask-held_is = Tin cho { $whom }: mất kết nối giữa chừng. Hỏi bà con rồi bấm: tin đã tới chưa?
name-held_is = Tin ấy
held_is-again = Gửi lại
    .said = gửi lại
    .also = chưa tới | gửi nữa
held_is-arrived = Đã tới rồi
    .said = đã tới rồi
    .also = tới rồi | nhận rồi
held_is-let_go = Không cần nữa
    .said = không cần nữa
    .also = bỏ | thôi
held_is-later = Để sau
    .said = để sau
    .also = lát nữa | chưa hỏi
held_is-example = Bấm Gửi lại, Đã tới rồi hoặc Không cần nữa.
held-again = Trợ lý gửi lại tin cho { $whom }, nếu lời ấy còn đúng.
held-arrived = Đã ghi: tin cho { $whom } đã tới.
held-let_go = Đã bỏ tin cho { $whom }.

counts-none = { $area }: một năm qua chưa có lần nhắc nào.
counts-head = { $area }, một năm qua, theo từng lần nhắc. "Nộp" là nộp trong 7 ngày sau đó.
counts-lines = { $lines }
counts-line = • { $step }: gửi { $sent }, tới { $delivered }, chưa rõ { $unknown }, không tới { $lost }, trả lời { $answered }, nộp { $paid }

cited = { $cite }
