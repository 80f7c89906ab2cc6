//! A refusal in plain Vietnamese: what happened, what is safe, what to do next.

use desk::contract::{DamagedPart, Refusal, RefusalCode as C};

/// The word of a stage.
pub(crate) fn stage(name: &str) -> &'static str {
    match name {
        "draft" => "Bản nháp",
        "submitted" => "Chờ duyệt",
        "returned" => "Trả lại",
        "approved" => "Đã duyệt",
        "exported" => "Đã xuất",
        "posted" => "Đã đăng",
        _ => "?",
    }
}

/// Coming back from a backup was stopped.
pub(crate) const RESTORE_STOPPED: &str =
    "Đã dừng theo yêu cầu. Tòa soạn vẫn như trước khi khôi phục. Chạy lại lệnh khi muốn khôi phục.";

/// Said behind a picture that would have taken the place of another file.
pub(crate) const RENAMED: &str = " (tên khác, để tệp đã có vẫn nguyên)";

/// What was noticed at a photo that was made all the same, by code.
pub(crate) fn noticed(code: &str) -> &'static str {
    match code {
        "incomplete" => {
            "Ảnh bị thiếu phần cuối. Tệp gốc vẫn nguyên, ảnh thu nhỏ chỉ có phần đọc được. Chép lại ảnh từ máy gốc."
        }
        "pages_dropped" => "Tệp nhiều trang: chỉ lấy trang đầu. Tệp gốc vẫn nguyên.",
        "animation_dropped" => "Ảnh động: chỉ lấy hình đầu. Tệp gốc vẫn nguyên.",
        _ => "Màu có thể lệch đôi chút. Tệp gốc vẫn nguyên. Hãy xem lại ảnh thu nhỏ.",
    }
}

/// Said in the place of a headline that nobody wrote.
pub(crate) const UNTITLED: &str = "(chưa có tít)";

/// What was noticed in a file that became an article, by code; none for what changes nothing for its reader.
pub(crate) fn found(code: &str) -> Option<&'static str> {
    Some(match code {
        "decoded_utf16" => return None,
        "captions_without_photo" => "Có chú thích chưa có ảnh.",
        "no_headline" => "Chưa nhận ra tít.",
        "nfd_to_nfc" => "Đã ghép chữ rời dấu.",
        "old_letters_left" => "Có thể còn chữ mã cũ.",
        "photos_left_out" => "Bỏ ảnh không kèm theo được.",
        "links_left_out" => "Bỏ liên kết không an toàn.",
        "hidden_left_out" => "Bỏ chỗ ẩn.",
        "deletions_left_out" => "Bỏ chỗ đã gạch xóa.",
        "comments_left_out" => "Bỏ ghi chú bên lề.",
        "footnotes_left_out" => "Bỏ chú thích chân trang.",
        "active_content_left_out" => "Bỏ mã chạy.",
        "page_frame_left_out" => "Bỏ khung trang.",
        "structure_left_out" => "Bỏ cách trình bày, chỉ lấy chữ.",
        "decoded_tcvn3" => "Đã đổi chữ TCVN3 sang Unicode.",
        "decoded_vni" => "Đã đổi chữ VNI sang Unicode.",
        "decoded_viscii" => "Đã đổi chữ VISCII sang Unicode.",
        "decoded_vps" => "Đã đổi chữ VPS sang Unicode.",
        "decoded_cp1258" => "Đã đổi chữ CP1258 sang Unicode.",
        _ => "Có điều cần xem lại.",
    })
}

/// How much of coming back is done.
pub(crate) fn restored(percent: u32) -> String {
    format!("Đang khôi phục: {percent} %")
}

/// Other words were searched for than those that were typed.
pub(crate) fn mended(words: &str) -> String {
    format!("Không bài nào khớp đúng từng chữ; đây là kết quả cho «{words}»:")
}

/// More articles match than the hits that are shown.
pub(crate) fn first_hits(shown: u64) -> String {
    format!(
        "Chỉ hiện {shown} bài đầu, còn bài khớp nữa. Hãy gõ thêm từ, hoặc thu hẹp bằng --stage, --section, --byline, --month."
    )
}

/// The search index was built anew.
pub(crate) fn index_built(articles: &serde_json::Value) -> String {
    format!("Đã dựng lại chỉ mục tìm kiếm cho {articles} bài. Bài không thay đổi.")
}

/// What a check of the search index found.
pub(crate) fn index_checked(checked: &serde_json::Value) -> String {
    let stale = checked["stale"].as_array().map_or(0, Vec::len);
    if checked["ok"] == true {
        return format!("Chỉ mục tìm kiếm khớp với {} bài.", checked["articles"]);
    }
    format!(
        "Chỉ mục tìm kiếm lệch ở {stale} bài, thừa {} dòng. Bài vẫn nguyên. Dựng lại bằng: tinphuong search --rebuild",
        checked["strays"]
    )
}

/// A file was written and read back.
pub(crate) fn exported(output: &impl std::fmt::Display, file: &serde_json::Value) -> String {
    let (words, all) = (&file["wordsFound"], &file["words"]);
    let enough = if words == all { "đủ" } else { "thấy" };
    let added = match file["wordsAdded"].as_u64() {
        Some(added) if added > 0 => format!(", thừa {added} từ"),
        _ => String::new(),
    };
    let (found, named, photos) = (&file["photosFound"], &file["photosNamed"], &file["photos"]);
    let photos = if named.as_u64() > Some(0) {
        format!("{named}/{photos} ảnh được nêu tên, không nằm trong tệp")
    } else {
        format!("{found}/{photos} ảnh")
    };
    let kilobytes = &file["kilobytes"];
    format!("Đã xuất {output} ({kilobytes} KB, đọc lại {enough} {words}/{all} từ{added}, {photos})")
}

/// The newsroom was not named.
pub(crate) const NO_NEWSROOM: &str = "thiếu --newsroom THƯ_MỤC";

/// One line of a verification.
fn damaged_part(part: &DamagedPart) -> String {
    use DamagedPart as P;
    match part {
        P::OriginalLost { photo } => format!("Thiếu ảnh gốc {photo}"),
        P::OriginalAltered { photo } => format!("Ảnh gốc {photo} không còn như lúc thêm vào"),
        P::Photo { photo } => format!("Không đọc được dòng của ảnh {photo}"),
        P::Article { article } => format!("Không đọc được chữ của bài {article}"),
        P::Listed { article } => {
            format!("Dòng của bài {article} trong danh sách không khớp với bài")
        }
        P::Revision { article, number } => {
            format!("Không đọc được phiên bản {number} của bài {article}")
        }
        P::Backup => "Tệp sao lưu không còn như lúc ghi".into(),
        P::Left => "Cơ sở dữ liệu không còn như lúc đóng".into(),
        P::Counts => "Số bài của từng trạng thái không khớp".into(),
        P::Schema => "Các bảng của cơ sở dữ liệu không còn như lúc tạo".into(),
        P::Reference { table } => {
            format!("Trong bảng {table} có dòng trỏ tới chỗ không còn")
        }
        P::Words { table } => format!("Trong bảng {table} có dòng không đọc được chữ"),
        P::Database { what } => format!("Cơ sở dữ liệu hỏng: {what}"),
    }
}

/// What a verification found damaged: a line each, then what is safe and what to do.
pub(crate) fn damaged(parts: &[DamagedPart]) -> String {
    let end = "Kiểm tra không đổi gì, những phần khác vẫn nguyên. Hãy khôi phục từ một bản sao lưu còn tốt bằng lệnh restore.";
    format!("{}\nCó {} chỗ hỏng. {end}", damaged_parts(parts), parts.len())
}

/// A backup that did not come back whole: a line for each part, then whether the newsroom was replaced and what to do.
pub(crate) fn restored_partly(parts: &[DamagedPart], replaced: bool) -> String {
    let is_original = |part| {
        matches!(part, &DamagedPart::OriginalLost { .. } | &DamagedPart::OriginalAltered { .. })
    };
    let end = if !replaced {
        "Bản sao lưu này hỏng nên chưa khôi phục. Tòa soạn không thay đổi. Hãy chọn một bản sao lưu khác."
    } else if parts.iter().all(is_original) {
        "Đã khôi phục mọi bài, nhưng ảnh gốc kể trên không còn nguyên. Những phần khác vẫn nguyên. Hãy khôi phục lại từ một bản sao lưu có kèm ảnh gốc."
    } else {
        "Đã khôi phục, nhưng đọc lại thì những chỗ kể trên không còn nguyên. Tòa soạn trước đó được giữ riêng trong thư mục tòa soạn. Hãy kiểm tra ổ đĩa rồi khôi phục lại."
    };
    format!("{}\n{end}", damaged_parts(parts))
}

fn damaged_parts(parts: &[DamagedPart]) -> String {
    parts.iter().map(damaged_part).collect::<Vec<_>>().join("\n")
}

/// The sentence of a file that was refused by itself.
pub(crate) fn of_file(refusal: &Refusal) -> String {
    if refusal.code != C::UnknownFormat {
        return of(refusal);
    }
    let name = refusal.detail.get("name").map(String::as_str).unwrap_or_default();
    format!(
        "Chưa mở được kiểu tệp của {name}. Tòa soạn không thay đổi. Lưu lại dạng .docx, .txt, .md, .html hay .rtf rồi thử lại."
    )
}

/// The sentence of `refusal`.
pub(crate) fn of(refusal: &Refusal) -> String {
    let word = |name: &str| refusal.detail.get(name).map(String::as_str).unwrap_or_default();
    let (name, place, limit, what) = (word("name"), word("place"), word("limit"), word("what"));
    match refusal.code {
        C::UnknownRequest => format!("Không có yêu cầu tên {name}. Chưa có gì thay đổi. Xem tinphuong --help."),
        C::BadAsk => format!("Yêu cầu chưa đúng: {what}. Chưa có gì thay đổi. Xem tinphuong --help."),
        C::ArticleNotFound => "Không có bài mang mã này. Các bài khác vẫn nguyên. Xem mã bằng lệnh list.".into(),
        C::PhotoNotFound => "Không có ảnh mang mã này. Kho ảnh vẫn nguyên. Xem ảnh của bài bằng lệnh show.".into(),
        C::PhotoInUse => "Ảnh đang được dùng trong bài khác. Ảnh vẫn nguyên. Gỡ ảnh khỏi bài trước.".into(),
        C::RevisionNotFound => "Không có phiên bản mang số này. Các phiên bản khác vẫn nguyên. Hãy chọn số khác.".into(),
        C::NewerText => "Bài đã được sửa ở nơi khác. Cả hai bản đều được giữ. Mở lại bài rồi so sánh.".into(),
        C::ArticlePosted => "Bài đã đăng nên giữ nguyên như trên cổng. Chữ gửi tới được giữ thành phiên bản. Viết đính chính để sửa.".into(),
        C::FactsMissing => format!("Bài còn thiếu: {}. Chữ và ảnh vẫn nguyên. Điền đủ rồi gửi lại.", word("facts")),
        C::StepNotAllowed => "Trạng thái này không chuyển sang đó được. Bài vẫn nguyên. Hãy chọn bước khác.".into(),
        C::BodyUnreadable => format!("Không đọc được thân bài ({what}). Bản đã lưu vẫn nguyên. Mở lại bài từ phiên bản trước."),
        C::FileEmpty => format!("Tệp {name} rỗng. Tòa soạn không thay đổi. Kiểm tra lại tệp gốc rồi thử lại."),
        C::FileTooLarge => format!("Tệp {name} lớn quá {limit} MB nên chưa mở. Tòa soạn không thay đổi. Hãy chia nhỏ tệp."),
        C::FileUnreadable => format!("Không đọc được tệp {name}. Tòa soạn không thay đổi. Kiểm tra đường dẫn và quyền đọc."),
        C::NotText => format!("Tệp {name} không phải văn bản đọc được. Tòa soạn không thay đổi. Lưu lại dạng .txt rồi thử lại."),
        C::TextTooComplex => format!("Tệp {name} lồng quá sâu nên chưa mở. Tòa soạn không thay đổi. Chép phần chữ sang tệp .txt."),
        C::NotAPicture => format!("{name} không phải ảnh. Các ảnh khác vẫn được làm. Hãy chọn tệp ảnh."),
        C::PictureBroken => format!("Ảnh {name} bị hỏng. Tệp gốc và các ảnh khác vẫn nguyên. Chép lại ảnh từ điện thoại."),
        C::PictureTooLarge => format!("Ảnh {name} có quá nhiều điểm ảnh. Tệp gốc và các ảnh khác vẫn nguyên. Thu nhỏ ảnh rồi thử lại."),
        C::PictureUnsupported => format!("Chưa mở được loại ảnh của {name}. Tệp gốc và các ảnh khác vẫn nguyên. Lưu lại dạng JPEG rồi thử lại."),
        C::PictureTooSlow => format!("Đọc ảnh {name} quá 20 giây nên đã dừng. Tệp gốc và các ảnh khác vẫn nguyên. Thu nhỏ ảnh rồi thử lại."),
        C::PictureWorkerLost => format!("Chưa đọc được ảnh {name}. Tệp gốc và các ảnh khác vẫn nguyên. Thử lại, hoặc lưu lại ảnh dạng JPEG."),
        C::Cancelled => "Đã dừng theo yêu cầu. Những phần đã xong được giữ. Chạy lại lệnh để làm tiếp.".into(),
        C::UnknownProfile => format!("Không có mẫu xuất {name}. Chưa có gì thay đổi. Xem các mẫu bằng lệnh tinphuong portals."),
        C::BadProfile => format!("Tệp không phải mẫu xuất ({what}). Các mẫu khác vẫn nguyên. Hãy sửa chỗ đó rồi thử lại."),
        C::UnknownFormat if !what.is_empty() => format!("Tệp {name} không phải mẫu cỡ ảnh ({what}). Chưa có gì thay đổi. Hãy sửa chỗ đó rồi thử lại."),
        C::UnknownFormat => format!("Không có dạng hay cỡ ảnh tên {name}. Chưa có gì thay đổi. Xem các dạng và cỡ ảnh bằng tinphuong --help."),
        C::TargetNotWritable => format!("Chưa ghi được vào {place}. Bài và ảnh vẫn an toàn trong tòa soạn. Chọn nơi khác hoặc xin quyền ghi."),
        C::TargetFull => format!("Ổ đĩa của {place} đã đầy. Bài và ảnh vẫn an toàn trong tòa soạn. Xóa bớt tệp hoặc chọn nơi khác."),
        C::TargetInUse => format!("Chương trình khác đang mở {place}. Tệp cũ còn nguyên. Đóng chương trình đó rồi thử lại."),
        C::StorageFull => "Ổ đĩa của tòa soạn đã đầy. Những gì đã lưu vẫn nguyên. Xóa bớt tệp trên ổ rồi thử lại.".into(),
        C::StorageReadOnly => "Thư mục tòa soạn chỉ đọc được. Những gì đã lưu vẫn nguyên. Xin quyền ghi rồi thử lại.".into(),
        C::StorageGone => format!("Tòa soạn không còn ở {place}: thư mục vừa bị dời, đổi tên hay xóa. Những gì đã lưu nằm trong thư mục ấy. Trả thư mục về chỗ cũ rồi thử lại."),
        C::StorageBusy => "Tòa soạn đang mở ở cửa sổ khác. Bài vẫn nguyên. Đóng cửa sổ đó rồi thử lại.".into(),
        C::StorageDamaged => "Cơ sở dữ liệu bị hỏng. Bản hỏng được giữ nguyên từng byte. Khôi phục bằng lệnh restore.".into(),
        C::StorageNewer => "Tòa soạn này do bản Tin Phường mới hơn tạo ra. Nội dung vẫn nguyên. Cập nhật chương trình rồi mở lại.".into(),
        C::StorageTrouble => "Đọc hoặc ghi chưa được. Những gì đã lưu vẫn nguyên. Thử lại sau giây lát.".into(),
        C::AddressRefused => "Chỉ mở được địa chỉ https và mailto. Chưa có gì thay đổi. Kiểm tra lại liên kết.".into(),
        C::Internal => format!("Chương trình gặp sự cố ({what}). Những gì đã lưu vẫn nguyên. Thử lại; nếu vẫn vậy, gửi dòng này cho người hỗ trợ."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_back_is_told_by_what_was_replaced_not_by_what_is_damaged() {
        let original = || DamagedPart::OriginalLost { photo: "ab12".into() };
        let article = || DamagedPart::Article { article: "cd34".into() };
        for parts in [vec![original()], vec![article()], vec![original(), article()]] {
            let kept = restored_partly(&parts, false);
            assert!(kept.contains("chưa khôi phục. Tòa soạn không thay đổi."), "{kept}");
            let replaced = restored_partly(&parts, true);
            assert!(replaced.contains("Đã khôi phục"), "{replaced}");
            assert_eq!(replaced.contains("Những phần khác vẫn nguyên"), parts == [original()]);
        }
    }
}
