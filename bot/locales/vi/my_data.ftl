# /dulieu: dữ liệu của mình

my-data-sheet = Mọi điều trợ lý giữ về bà con, trong tệp kèm theo. Tệp có tên, có số, giữ cẩn thận. Muốn xóa thì ghi /xoadulieu.
my-data-stranger = Trợ lý chưa biết bà con là ai, sổ không ghi gì. Ở đây chỉ có tin nhắn và câu đang hỏi dở. Muốn xóa thì ghi /xoadulieu.
