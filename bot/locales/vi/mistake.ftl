# /ghinham: bỏ điều đã ghi nhầm

mistake-none = Không có khoản nào để bỏ. Khoản đã đi bước sau thì người làm bước ấy bỏ trước.
mistake-later = Để vậy. Sổ không đổi.
ask-mistaken = Bỏ điều nào đã ghi nhầm? Mới nhất ở trên.
name-mistaken = Điều ghi nhầm
mistaken-later = Để sau
    .said = để sau
    .also = thôi | không | chưa
mistaken-example = Bấm một dòng, hoặc ghi số.
ask-strike_reason = Nhầm thế nào? Ghi một câu ngắn. Câu này nằm trong sổ kiểm tra.
name-strike_reason = Lý do
strike_reason-example = Ví dụ: ghi nhầm hộ.
mistake-payment =
    { $household }: bỏ { $step ->
        [confirmed] dòng cán bộ đã thấy { $amount } vào tài khoản
        [deposited] dòng đã nộp { $amount } vào tài khoản
        [received] phiếu nhận số { $number }, { $amount }
       *[declared] lời báo đã nộp { $amount }
    }, ghi ngày { $on }.
mistake-decision = { $whom }: bỏ { $number }, { $kind }. Số nộp và hạn trở lại như trước.
readback-strike = • Lý do: { $reason }
strike-done = Đã bỏ, hộ được báo tin. Sổ vẫn giữ dấu vết.
notice-struck =
    Nhà { $household }: { $step ->
        [confirmed] dòng cán bộ đã thấy { $amount } vào tài khoản là ghi nhầm
        [deposited] dòng tổ trưởng nộp { $amount } vào tài khoản là ghi nhầm
        [received] phiếu nhận số { $number }, { $amount } là ghi nhầm
       *[declared] lời báo đã nộp { $amount } là ghi nhầm
    }, nay bỏ. Sổ ghi còn { $rest }. Chưa rõ thì bấm Gặp cán bộ.
notice-decision-struck = { $number } ngày { $on } đã ghi nhầm, một cán bộ vừa bỏ. Các hộ được báo tin.
