# /start, /trogiup, /gap

start-hello =
    Chào { $role ->
        [officer] { $named ->
            [yes] { $who }
           *[no] anh/chị
        }
        [authority] { $named ->
            [yes] { $who }
           *[no] anh/chị
        }
        [supervisor] { $named ->
            [yes] { $who }
           *[no] anh/chị
        }
       *[household] { $who }
    }. Đây là trợ lý vốn quay vòng: máy trả lời, không phải người.
    { $role ->
        [officer] Ghi /viec để xem việc đang chờ, /toi để xem số chung của xã.
        [authority] Ghi /viec để xem việc đang chờ, /toi để xem số chung.
        [supervisor] Ghi /toi để xem số chung, không có tên người.
        [group_leader] Ghi /nhom để xem tổ, /noptien khi nhận tiền của hộ hoặc nộp vào tài khoản.
        [household] Ghi /toi để xem sổ nhà mình: nộp lại bao nhiêu, đến khi nào, nộp thế nào.
       *[nobody] Trợ lý tra giúp hai việc: nhà mình có thuộc đối tượng được xét không, và vốn nộp lại là bao nhiêu.
    }
    Cần nói với người thì bấm Gặp cán bộ.

help-what =
    Trợ lý làm được các việc này:
    • /dieukien: nhà mình có thuộc đối tượng không
    • /tinh: vốn nộp lại bao nhiêu, đến khi nào
    • /toi: sổ nhà mình
    • /noptien: báo đã nộp
    • /baothiethai: báo thiệt hại
    • /gap: tìm cán bộ ở đâu
    • /ngonngu: đổi tiếng
    • /xoadulieu: xóa điều trợ lý giữ
safety-never = Trợ lý là máy. Trợ lý không nhận tiền, không hỏi mật khẩu, không hỏi mã ngân hàng.
safety-pay = Nộp tiền thì theo Sổ nhà mình: tên chủ tài khoản ghi ở đó. Ai nhắn số khác thì đừng chuyển, gọi tổ trưởng hoặc cán bộ.
help-words = Đang hỏi thì ghi /lui để lùi một câu, /huy để thôi. Trả lời bằng nút, bằng số, hoặc bằng chữ đều được. Gõ không dấu cũng được.

