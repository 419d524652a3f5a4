# Nhắc nộp lại vốn quay vòng: lời nhắc, và /nhac

## Ai đang nói

reminder-from = Trợ lý vốn quay vòng, { $place }.
reminder-from-own = Trợ lý vốn quay vòng nhắc theo ngày bà con khai.

## Nhắc hộ: một phần vốn

reminder-home = Về nhà { $household }:
reminder-ending = Chào { $who }. Dự án kết thúc ngày { $end }. Phần vốn nhà mình nộp lại để quay vòng: { $line }. Không phải lãi, không phải phạt. Nên nộp trước hết { WEEKDAY($office) }.
reminder-ahead = Chào { $who }. Phần vốn nhà mình nộp lại để quay vòng: { $line }. Nên nộp trước hết { WEEKDAY($office) }, còn { $days } ngày.
reminder-near = { $Who } ơi, còn { $days } ngày. Nên nộp lại { $amount } vốn quay vòng, trước hết { WEEKDAY($office) }.
reminder-day = Hôm nay, { WEEKDAY($office) }, là ngày nộp lại { $amount } vốn quay vòng của nhà mình.
reminder-grace = { $Who } ơi, ngày nên nộp { $office } đã qua. Còn nộp lại { $amount } vốn quay vòng đến hết { WEEKDAY($last) }, cần cán bộ xác nhận.
reminder-late = { $Who } ơi, hạn { $last } đã qua { $days } ngày. Sổ chưa ghi { $amount } vốn quay vòng của nhà mình; sổ ghi chậm cũng nên.

reminder-text-day = Hạn theo văn bản: { WEEKDAY($day) }.
reminder-paid-part = Sổ đã ghi { $paid }, trên đây là phần còn lại.
reminder-pending = Nhà mình đã báo nộp { $pending }, sổ đang chờ xác nhận.
reminder-expected = Số này là dự kiến, còn chờ quyết định thu hồi.
reminder-extended = Đây là hạn đã lùi theo quyết định.
reminder-case = Báo thiệt hại đang chờ quyết định; hạn chưa đổi.

reminder-how-leader = Nộp cho { $leader }, tổ trưởng, và lấy phiếu nhận ({ $cite }).
reminder-how-leader-unknown = Nộp cho tổ trưởng, và lấy phiếu nhận ({ $cite }).
reminder-how-collection = { $leader }, tổ trưởng, thu tại { $place }, { WEEKDAY($day) } ({ $cite }).
reminder-how-late = Đã nộp thì bấm Đã nộp rồi, gửi ảnh phiếu. Chưa nộp thì gặp { $leader }, tổ trưởng ({ $cite }).
reminder-how-agency = Nộp vào tài khoản của { $agency }, rồi giữ giấy nộp ({ $cite }).
reminder-how-agency-unknown = Nộp vào tài khoản của cơ quan được giao vốn, giữ giấy nộp ({ $cite }).
reminder-ask = Đã nộp hay gặp khó thì bấm nút.

## Nhắc hộ: nhiều phần vốn, hoặc nhiều nhà

reminder-several = Chào { $who }. Có { $count } phần vốn nộp lại:
reminder-several-sum = Chào { $who }. Có { $count } phần vốn nộp lại, cộng { $amount }: { $said } ({ $cite }). Xem từng phần: ghi /toi.
reminder-several-line = • { $household }: { $amount }, { $said }
reminder-line-before = trước hết { WEEKDAY($office) }
reminder-line-day = hôm nay là ngày nộp
reminder-line-grace = còn đến hết { WEEKDAY($last) }, cần cán bộ xác nhận
reminder-line-late = hạn { $last } đã qua
reminder-line-case = đang chờ quyết định, hạn chưa đổi
reminder-more = • và { $count } phần nữa, ghi /toi để xem
reminder-several-how = Sổ có khi ghi chậm. Nộp thì lấy phiếu nhận ({ $cite }).

## Ngày bà con tự khai

reminder-own-before = Chào { $who }. Ngày nên nộp lại vốn quay vòng: { WEEKDAY($office) }, còn { $days } ngày.
reminder-own-day = Chào { $who }. Hôm nay, { WEEKDAY($office) }, là ngày nên nộp lại vốn quay vòng.
reminder-own-grace = Chào { $who }. Ngày nên nộp { $office } đã qua. Hạn còn đến hết { WEEKDAY($last) }, cần cán bộ xác nhận.
reminder-own-late = Chào { $who }. Hạn { $last } đã qua { $days } ngày. Nộp rồi thì giữ phiếu nhận. Chưa nộp thì gặp tổ trưởng nhé.
reminder-own-amount = Số tiền theo lời khai: { $amount }. Số đúng ghi trong quyết định.
reminder-own-stop = Thôi nhắc thì ghi /nhac ({ $cite }).

## Nhắc tổ trưởng

reminder-group = { $group }: { $paid } trên { $total } nhà đã xong. Còn { $count } nhà, cộng { $amount }.
reminder-group-hello = Chào { $who }.
reminder-group-before = Nên nộp trước hết { WEEKDAY($office) } ({ $cite }).
reminder-group-after = Ngày nên nộp { $office } đã qua; sổ ghi chậm cũng nên ({ $cite }).
reminder-group-over = { $count } nhà đã qua ngày nên nộp; sổ ghi chậm cũng nên.
reminder-group-later = { $count } nhà có hạn sau ngày này.
reminder-group-names = Chưa ghi: { $names }.
reminder-group-names-more = Chưa ghi: { $names } và { $more } nhà nữa.
reminder-group-propose = Nên thu trước { WEEKDAY($day) }. Đặt ngày và nơi thu: ghi /nhac.
reminder-group-collection = Ngày thu đã đặt: { WEEKDAY($day) }, tại { $place }.
reminder-deposit = { $group }: còn { $amount } đã thu, đã { $days } ngày làm việc chưa nộp tiếp ({ $cite }). Nộp rồi thì ghi /noptien và gửi ảnh giấy nộp.

reminder-group-short = { $group }: còn { $count } nhà, cộng { $amount }, ngày nên nộp { $office } ({ $cite }).
reminder-deposit-short = { $group }: còn giữ { $amount }, đã { $days } ngày làm việc ({ $cite }). Nộp tiếp rồi thì ghi /noptien.
reminder-pass-on-short = { $group }: trợ lý chưa nhắn được cho { $count } nhà, ngày nên nộp { $office } ({ $cite }).
reminder-more-parts = Còn { $count } mục nữa: bấm Xem tổ.

reminder-pass-on = { $group }: trợ lý chưa nhắn được cho { $count } nhà.
reminder-pass-on-before = Nhờ { $who } báo giúp: nên nộp trước hết { WEEKDAY($office) } ({ $cite }).
reminder-pass-on-after = Nhờ { $who } hỏi thăm: ngày nên nộp { $office } đã qua, sổ ghi chậm cũng nên ({ $cite }).
reminder-pass-on-names = Cần báo: { $names }.
reminder-pass-on-names-more = Cần báo: { $names } và { $more } nhà nữa.

## Nhắc cán bộ

reminder-officer-late = Sổ chưa ghi đủ và đã quá hạn: { $count } nhà, cộng { $amount }.
reminder-officer-codes = Mã: { $codes }.
reminder-officer-codes-more = Mã: { $codes } và { $more } mã nữa.
reminder-morning = Sáng nay đang chờ anh/chị:
reminder-morning-payments = • { $count } khoản nộp chờ xác nhận
reminder-morning-undeposited = • { $count } khoản tổ trưởng chưa nộp tiếp
reminder-morning-decisions = • { $count } quyết định chờ người thứ hai
reminder-morning-accounts = • { $count } tài khoản chờ người thứ hai
reminder-morning-unreached = • { $count } nhà chưa nhắn được, in phiếu: ghi /guinhac
reminder-morning-open = Ghi /viec để xem.

## Nút

reminder-button-seen = Đã rõ
reminder-button-paid = Đã nộp rồi
reminder-button-help = Cần giúp
reminder-button-group = Xem tổ
reminder-button-tasks = Xem việc
reminder-seen-thanks = Trợ lý đã ghi. Cảm ơn { $who }.

## /nhac

offer-reminders = Nhắc hạn nộp
    .also = nhắc hạn | nhắc nộp | đặt nhắc | nhắc nhở | hẹn nhắc
offer-reminder_seen = Đã rõ
    .also = rõ rồi | đã biết | biết rồi | đã đọc
opening-reminders = nhắc tui | nhắc em | nhắc trước | đừng nhắc | đừng nhắn | ngừng nhắn | không nhắn nữa | bớt nhắn | nhắc tôi | đặt nhắc | hẹn nhắc | lịch nhắc | thôi nhắc | không muốn nhắn | không muốn nhận tin | không nhận tin | đừng gửi tin | ngừng gửi | dừng nhắn | thôi nhắn | tắt tin nhắn | hủy nhận tin | nhắn nhiều quá | tắt nhắc

reminders-reminder_what = { $lines }
    Bà con muốn đổi gì?
name-reminder_what = Việc nhắc
reminder_what-add = Nhắc ngày vừa tính
    .said = nhắc ngày vừa tính
    .also = nhắc ngày này | nhắc đi | có
reminder_what-declare = Ghi ngày khác
    .said = ghi một ngày
    .also = tự khai | khai ngày | thêm ngày
reminder_what-time = Đổi giờ nhắc
    .said = đổi giờ nhắc
    .also = giờ | giờ nhắc
reminder_what-fewer = Bớt lần nhắc
    .said = bớt lần nhắc
    .also = bớt | nhắc ít thôi | thôi nhắc | tắt nhắc | đừng nhắc | đừng nhắn | ngừng nhắn | không nhắn nữa | đừng nhắn nữa
reminder_what-stop = Thôi một ngày nhắc
    .said = thôi một ngày nhắc
    .also = bỏ ngày | xóa ngày
reminder_what-collection = Đặt ngày thu
    .said = đặt ngày thu
    .also = ngày thu | nơi thu
reminder_what-nothing = Để như vậy
    .said = để như vậy
    .also = không | thôi | không đổi | giữ nguyên
reminder_what-example = Bấm một nút, ví dụ: Đổi giờ nhắc.

reminders-list-none = Trợ lý chưa có ngày nào để nhắc ở đây.
reminders-list-real = • { $household }, { $project }: hạn { $day }
reminders-list-own = • Ngày bà con khai: hạn { $day }
reminders-list-calculated = Hạn vừa tính: { WEEKDAY($day) }.
reminders-list-time = Giờ nhắc: { $time }. Số lần: { $fewer }.
reminders-fewer-all = đủ các lần
reminders-fewer-last = ba ngày cuối và sau hạn
reminders-fewer-day = chỉ ngày nộp
reminders-fewer-none = không nhắc

ask-reminder_time = Bà con muốn nhận nhắc lúc nào?
name-reminder_time = Giờ nhắc
reminder_time-early = Sáng 7 giờ 30
    .said = sáng 7 giờ 30
    .also = sáng | buổi sáng | 7h30
reminder_time-noon = Trưa 11 giờ 30
    .said = trưa 11 giờ 30
    .also = trưa | buổi trưa | 11h30
reminder_time-evening = Tối 19 giờ
    .said = tối 19 giờ
    .also = tối | buổi tối | 19h | 7 giờ tối
reminder_time-example = Bấm một nút, ví dụ: Tối 19 giờ.

ask-reminder_fewer = Bà con muốn nhắc mấy lần?
name-reminder_fewer = Số lần nhắc
reminder_fewer-all = Đủ các lần
    .said = đủ các lần
    .also = đủ | như cũ | tất cả
reminder_fewer-last = Ba ngày cuối thôi
    .said = ba ngày cuối thôi
    .also = ít thôi | gần hạn
reminder_fewer-day = Chỉ ngày nộp
    .said = chỉ ngày nộp
    .also = một lần | đúng hạn
reminder_fewer-none = Không nhắc nữa
    .said = không nhắc nữa
    .also = không | thôi | tắt | đừng nhắc
reminder_fewer-example = Bấm một nút, ví dụ: Chỉ ngày nộp.

ask-reminder_end = Dự án kết thúc ngày nào? Ngày ghi trong quyết định duyệt dự án.
name-reminder_end = Ngày kết thúc
reminder_end-example = Ghi ngày, ví dụ: 30/06/2026.

ask-reminder_own = Thôi nhắc ngày nào?
name-reminder_own = Ngày thôi nhắc
reminder_own-example = Bấm một ngày bên dưới.

ask-collection_group = Đặt ngày thu cho tổ nào?
name-collection_group = Tổ
collection_group-example = Bấm tên tổ bên dưới.

ask-collection_day = Thu ngày nào? Nên thu trước { WEEKDAY($proposed) }, để còn kịp nộp tiếp.
name-collection_day = Ngày thu
collection_day-example = Ghi ngày, ví dụ: 15/09/2026.

ask-collection_place = Thu ở đâu, lúc nào?
name-collection_place = Nơi thu
collection_place-example = Ghi nơi thu, ví dụ: nhà văn hóa thôn, buổi sáng.

reminders-confirm = Lời nhắc của các nhà sẽ ghi như vậy. Đúng chưa?
reminders-readback = • { $group }
    • Ngày thu: { WEEKDAY($day) }
    • Nơi thu: { $place }

reminders-added = Trợ lý sẽ nhắc ngày { WEEKDAY($day) }, theo ngày bà con khai. Giữ ngày này đến khi nhắc xong. Thôi nhắc thì ghi /nhac.
reminders-over = Ngày { $day } đã qua, trợ lý không nhắc được nữa. Nộp rồi thì giữ phiếu nhận. Chưa nộp thì gặp tổ trưởng nhé.
reminders-no-day = Chưa có ngày kết thúc thì chưa nhắc được. Ngày ghi trong quyết định duyệt dự án; tổ trưởng có bản sao.
reminders-time-set = Từ giờ trợ lý nhắc vào { $time }.
reminders-fewer-set = Từ giờ trợ lý nhắc: { $fewer }.
reminders-stopped = Đã thôi nhắc ngày { $day }.
reminders-collection-set = Đã ghi ngày thu. Các nhà trong { $group } sẽ thấy trong lời nhắc.
reminders-kept = Mọi thứ để như cũ.
