/** The names of formats and what each is for, in Vietnamese. */

export const formats: Record<string, [string, string]> = {
  html: ["HTML một tệp", "Mở được bằng trình duyệt bất kỳ, ảnh nhúng"],
  folder: ["HTML và thư mục ảnh", "bai.html cùng ảnh đánh số, dễ đưa lên máy chủ"],
  zip: ["Gói cho cổng (.zip)", "bai.html, bai.txt, ảnh đánh số, mục lục có mã kiểm"],
  txt: ["Chữ thuần (.txt)", "Chỉ chữ, để dán vào ô nhập hoặc gửi tin nhắn"],
  docx: ["Word (.docx)", "Kiểu chữ thật, ảnh và chú thích đúng chỗ"],
  pdf: ["PDF (.pdf)", "A4, tìm kiếm được, gắn thẻ cho người khiếm thị"],
  epub: ["Sách điện tử (.epub)", "Đọc trên điện thoại và máy đọc sách"],
  md: ["Markdown (.md)", "Cho trang tĩnh và kho tài liệu"],
  ninjs: ["ninjs 3.1", "Chuẩn trao đổi tin của IPTC, dạng JSON"],
  newsml: ["NewsML-G2", "Chuẩn trao đổi tin của IPTC, dạng XML"],
  wxr: ["WordPress (WXR)", "Nhập thẳng vào WordPress"],
  jsonld: ["Dữ liệu có cấu trúc", "NewsArticle cho máy tìm kiếm"],
  atom: ["Nguồn tin Atom", "Một mục cho trình đọc tin"],
  social: ["Thẻ chia sẻ", "Thẻ Open Graph và ảnh 1200×630"],
  post: ["Bài Zalo, Facebook", "Chữ ngắn có đường dẫn, sẵn để dán"],
  loudspeaker: ["Bản đọc loa", "Số và chữ viết tắt đã viết thành lời"],
};
