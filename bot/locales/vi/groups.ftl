# Lời trong nhóm của cán bộ: không tên ai, không số tiền nào.

group-linked = Nhóm này sẽ được báo khi { $scope } có việc mới. Tin trong nhóm không nêu tên hộ. Muốn thôi thì ghi { $command }.
group-unlinked = Nhóm này không còn được báo nữa.
group-not-linked = Nhóm này chưa được nối.
group-not-yours = Chỉ cán bộ phụ trách mới nối được nhóm. Cán bộ nhắn riêng cho trợ lý, ghi mã liên kết trước nhé.
group-which = Nhóm này nghe việc của nơi nào? Ghi { $command } kèm số:
    { $lines }
group-scope = { $number }. { $scope }
group-no-such-scope = Không có số này. Ghi { $command } để xem danh sách.
group-everywhere = mọi xã
group-alert = Trợ lý vốn quay vòng, { $area }. { $what ->
    [notice-declared-officer] Có hộ báo đã nộp tiền.
    [notice-deposited] Tổ trưởng báo đã nộp tiền vào tài khoản.
    [notice-decision-waits] Có quyết định chờ cán bộ thứ hai.
    [notice-account] Có tài khoản mới chờ xem lại.
    [notice-case-officer] Có tin báo thiệt hại mới.
    [notice-case-next] Có tin báo thiệt hại chưa ai nhận việc.
    [notice-case-danger] Có tin báo thiệt hại, có người gặp nguy hiểm.
    [notice-case-digest] Nhiều nhà báo thiệt hại cùng lúc.
    [notice-damage-added] Một tin báo thiệt hại có thêm tin.
    [notice-damage-same-file] Có ảnh giống nhau ở hai tin báo thiệt hại.
    [notice-objection] Có hộ không đồng ý với một trả lời.
    [notice-turnover-minuted] Có biên bản bình chọn, chờ cấp vốn.
   *[other] Có việc mới chờ cán bộ.
} Ai phụ trách thì bấm, trợ lý trả lời riêng.
