# Tin báo đến đâu, quyết định trả lời tin báo, và khi nhà mình không đồng ý

notice-decision = Nhà { $household }: đã có Quyết định số { $number } ngày { $on }, { $by }. { $what } Căn cứ: { $cite }. Chưa rõ hoặc không đồng ý thì bấm Gặp cán bộ.
notice-refusal = Nhà { $household }: đã có trả lời số { $number } ngày { $on }, { $by }: không điều chỉnh ({ $cite }). Phần vốn còn phải nộp lại là { $rest }, hạn { WEEKDAY($day) }. { $objection } ({ $path }).
notice-decision-gone = Nhà { $household }: Quyết định số { $number } ngày { $on } đã ghi nhầm, nay bỏ. Số nộp và hạn trở lại như trước. Ghi /toi để xem. Chưa rõ thì bấm Gặp cán bộ.
notice-withdrawn-home =
    Nhà { $household }: { $whole ->
        [yes] dự án { $project } dừng hẳn
       *[no] nhà mình thôi tham gia { $project }
    }, theo giấy { $number } ngày { $on }. Sổ không còn ghi khoản phải nộp này, trợ lý thôi nhắc.{ $any ->
        [yes] { " " }Sổ giữ khoản đã nộp { $paid }; cán bộ sẽ xem.
       *[no] { "" }
    } Chưa đúng thì bấm Gặp cán bộ.
notice-withdrawn-leader =
    { $whole ->
        [yes] Dự án { $project } dừng hẳn
       *[no] Nhà { $household } thôi tham gia { $project }
    }, theo giấy { $number } ngày { $on }. Không thu thêm nữa. Tiền đang giữ thì vẫn nộp vào tài khoản cơ quan.
notice-rejoined-home =
    Nhà { $household }: { $whole ->
        [yes] dự án { $project } vẫn tiếp tục
       *[no] nhà mình vẫn tham gia { $project }
    }. Giấy { $number } ngày { $on } đã ghi nhầm, nay bỏ. Số nộp và hạn trở lại như trước. Ghi /toi để xem.
notice-rejoined-leader =
    { $whole ->
        [yes] Dự án { $project } vẫn tiếp tục
       *[no] Nhà { $household } vẫn tham gia { $project }
    }. Giấy { $number } ngày { $on } đã ghi nhầm, nay bỏ. Thu như trước.
decided-reduction-rate = Thiệt hại { $percent }, tỷ lệ nộp lại từ { $from } còn { $to }. { $line } (trước là { $before }).
decided-reduction = Phần vốn nộp lại còn { $amount } (trước là { $before }).
decided-extension = Hạn mới: { WEEKDAY($day) }. Số nộp lại là { $amount }.
decided-waiver = Nhà mình không phải nộp lại phần này nữa (trước là { $before }).
decided-suspension = Tạm dừng nộp { $amount }. Chờ quyết định tiếp.
decided-other = Số nộp lại là { $amount }.
decision-case-elsewhere = Tin báo { $code } chưa đến bước quyết định: { $state }. Đến bước ấy, trợ lý tự gắn quyết định này vào tin báo.
decision-case-attached = Tin báo { $code }: đã gắn Quyết định số { $number } ghi từ trước. { $state }.

case-waiting = Tin báo { $code } đang chờ quyết định. { $state }. Việc tiếp: { $next }, từ { $since }. Chưa có quyết định thì số nộp và hạn giữ nguyên ({ $cite }).
case-waiting-outside = Tin báo { $code }, chờ cán bộ xem. { $state }. Việc tiếp: { $next }, từ { $since } ({ $cite }).
case-unverified = Tin báo { $code } chưa xác minh, từ { $since }. Việc tiếp: cán bộ xã gọi lại, rồi mới ghi vào sổ của hộ.
case-closed = Tin báo { $code }, từ { $since }: { $state } ({ $cite }).
case-ended-withdrawn = Tin báo { $code } đã được rút lại ngày { $since }.
case-ended-set_aside = Tin báo { $code } đã được cán bộ khép lại ngày { $since }. Chưa rõ thì bấm Gặp cán bộ.
case-in-hand = { $officer } đang lo việc này.
next-household = nhà mình
next-group_leader = tổ trưởng
next-officer = cán bộ phụ trách
next-commune = UBND xã
next-authority =
    { $known ->
        [yes] { $holder }
       *[no] cơ quan có thẩm quyền, cán bộ xác nhận là nơi nào
    }
next-nobody = không còn việc nào
case-suspended = Chủ dự án đã dừng thu hồi phần vốn này ({ $cite }).
case-several = Có nhiều lần thiệt hại. Cộng lại hay tính dồn thì văn bản chưa ghi, cán bộ sẽ xem.
member-waiting = { $line }, đang chờ quyết định về thiệt hại

objection-nothing = Chưa có trả lời nào về tin báo của nhà mình. Xem việc đến đâu thì ghi /toi.
ask-which_case = Không đồng ý với trả lời nào?
name-which_case = Tin báo
which_case-example = Bấm một tin báo, hoặc ghi mã.
objection-path = { $rule } ({ $cite }). Trợ lý báo cán bộ biết ý kiến này.
ask-objection_words = Nhà mình muốn nói gì về trả lời này? Bỏ qua cũng được.
name-objection_words = Ý kiến
objection_words-skip = Không nói thêm
    .said = không nói thêm
    .also = không | bỏ qua | thôi | không biết
objection_words-example = Ghi một hai câu.
readback-objection = • Không đồng ý với trả lời về tin báo { $code }
readback-objection-words =
    { $said ->
        [no] • Không nói thêm
       *[yes] • Có lời kể kèm theo
    }
objection-confirm = Chưa gửi cho ai. Bấm Gửi để cán bộ biết.
objection-confirm-yes = Gửi
    .said = gửi
    .also = gửi đi | đúng | có | vâng | ok
objection-confirm-no = Thôi, không gửi
    .said = không gửi
    .also = thôi | không | huỷ
objection-sent = Cán bộ đã nhận ý kiến này. { $rule } ({ $cite }).
notice-objection = Tin báo { $code }: nhà { $home } không đồng ý với trả lời. Ghi /viec để xem.
