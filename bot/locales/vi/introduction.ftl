# Xin đồng ý, rồi hỏi cách gọi

introduction-consent =
    Trợ lý xin giữ tên và cách gọi, để gọi cho đúng và nhớ việc dở.
    Giữ việc dở 30 ngày. Giữ tên đến khi bà con xóa bằng /xoadulieu.
    Không đưa cho ai khác. Không đồng ý vẫn hỏi được như thường.
    Bà con đồng ý không?
name-consent = Đồng ý giữ tên
consent-yes = Đồng ý
    .said = đồng ý
    .also = có | vâng | được | ok | đồng ý giữ
consent-no = Không đồng ý
    .said = không đồng ý
    .also = không | thôi | chưa
consent-example = Bấm Đồng ý hoặc Không đồng ý.
introduction-form_of_address = Trợ lý gọi bà con thế nào?
name-form_of_address = Cách gọi
form_of_address-anh = Anh
    .said = anh
form_of_address-chi = Chị
    .said = chị
form_of_address-co = Cô
    .said = cô
form_of_address-chu = Chú
    .said = chú
form_of_address-bac = Bác
    .said = bác
form_of_address-ong = Ông
    .said = ông
form_of_address-ba = Bà
    .said = bà
form_of_address-example = Bấm một cách gọi, ví dụ: Bác.
introduction-given_name = Tên là gì ạ? Ghi tên thường gọi thôi, ví dụ: Páo.
name-given_name = Tên gọi
given_name-example = Ghi tên thường gọi, ví dụ: Páo.
introduction-done = Chào { $address }. Từ nay trợ lý gọi như vậy. Muốn trợ lý quên thì ghi /xoadulieu.
introduction-without = Trợ lý không giữ tên. Bà con vẫn hỏi được mọi việc như thường.
