/** A clipboard as Word fills it: `pages` pages of about 450 words, with its styles, lists, tables and fonts. */

const SENTENCES = [
  "Chiều nay, tổ dân phố số 5 họp bàn việc trồng thêm hàng cây trước cổng chợ và sửa lại mái hiên nhà văn hóa.",
  "Bà con góp 12,5 triệu đồng, cùng 38 ngày công, phần còn lại do phường lo theo kế hoạch quý III.",
  "Ông tổ trưởng nói việc nhỏ làm trước, việc lớn hỏi ý kiến từng nhà rồi mới quyết, không để ai bị thiệt.",
  "Các cháu thiếu nhi vẽ tranh trên bức tường cũ, mỗi bức kể một chuyện về con ngõ và những người sống ở đó.",
  "Buổi họp kết thúc lúc 16 giờ 30, biên bản được dán ở bảng tin để người vắng mặt cùng đọc và góp lời.",
];

const span = (words, more = "") => `<span lang=VI style='font-size:14.0pt;line-height:150%;font-family:"Times New Roman",serif;mso-fareast-font-family:"Times New Roman";color:black${more}'>${words}</span>`;

function paragraph(n) {
  const words = [0, 1, 2, 3].map((k) => SENTENCES[(n + k) % SENTENCES.length]);
  return `<p class=MsoNormal style='margin-bottom:6.0pt;text-align:justify;text-indent:36.0pt'>${span(words[0])} <b style='mso-bidi-font-weight:normal'>${span(words[1])}</b> ${span(words[2])} <i>${span(words[3], ";mso-ansi-language:VI")}</i><o:p></o:p></p>\n`;
}

const item = (words, n) => `<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${span(`${words} ${n}`)}<o:p></o:p></p>\n`;

const table = (n) => `<table class=MsoTableGrid border=1 cellspacing=0>${[1, 2, 3, 4].map((row) => `<tr>${["Tổ dân phố", `${n * 10 + row}`, `${row},5%`].map((cell) => `<td width=200 valign=top style='border:solid windowtext 1.0pt;padding:0cm 5.4pt'><p class=MsoNormal>${span(cell)}<o:p></o:p></p></td>`).join("")}</tr>`).join("")}</table>\n`;

/** The page's HTML. */
export function wordPage(pages) {
  const styles = Array.from({ length: 60 }, (_, n) => `p.Kieu${n}, li.Kieu${n} {mso-style-priority:${n};margin:0cm;font-size:${10 + (n % 6)}.0pt;font-family:"Times New Roman",serif;mso-fareast-language:VI;}`).join("\n");
  const body = Array.from({ length: pages }, (_, n) => `<h2 style='color:#2E74B5'>${span(`Phần ${n + 1}`)}<o:p></o:p></h2>\n${[1, 2, 3, 4].map((k) => paragraph(n + k)).join("")}${[1, 2, 3].map((k) => item("Việc cần làm số", k)).join("")}${n % 4 === 0 ? table(n) : ""}`).join("");
  return `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15"><style>\n${styles}\n</style></head><body lang=VI><!--StartFragment-->${body}<!--EndFragment--></body></html>`;
}
