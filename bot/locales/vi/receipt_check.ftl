# /phieu MÃ: xem lại một phiếu nhận

ask-receipt_code = Ghi mã tám chữ trên phiếu nhận.
name-receipt_code = Mã phiếu
receipt_code-example = Ghi mã tám chữ và số trên phiếu, ví dụ: 277BG9QT.
receipt-holds = Phiếu số { $number }, mã { $code }: tổ trưởng đã nhận { $amount } ngày { $on }, dự án { $project }. Phiếu này có trong sổ.
receipt-struck = Phiếu số { $number }, mã { $code }, { $amount } ngày { $on }, dự án { $project }: đã gạch khỏi sổ. Bà con hỏi tổ trưởng hoặc cán bộ.
receipt-unknown = Sổ không có phiếu nào mang mã này. Xem lại mã trên phiếu. Mã đúng mà không thấy thì báo ngay cán bộ.
