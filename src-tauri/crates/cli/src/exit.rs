//! Exit codes, stable: 0 done · 1 done, with findings or damage · 2 wrong usage · 3 refused by a rule ·
//! 4 input rejected · 5 storage trouble · 6 the newsroom is busy · 70 internal.

use desk::contract::RefusalCode;

/// Done.
pub(crate) const DONE: u8 = 0;
/// Done, with findings or damage reported.
pub(crate) const FINDINGS: u8 = 1;
/// Wrong usage.
pub(crate) const USAGE: u8 = 2;
/// A fault of the program itself.
pub(crate) const INTERNAL: u8 = 70;

/// The exit code of a refusal.
pub(crate) fn of(code: RefusalCode) -> u8 {
    use RefusalCode as C;
    match code {
        C::UnknownRequest | C::BadAsk | C::UnknownFormat | C::UnknownProfile | C::BadProfile => {
            USAGE
        }
        C::ArticleNotFound
        | C::PhotoNotFound
        | C::PhotoInUse
        | C::RevisionNotFound
        | C::NewerText
        | C::ArticlePosted
        | C::FactsMissing
        | C::StepNotAllowed
        | C::AddressRefused
        | C::Cancelled => 3,
        C::BodyUnreadable
        | C::FileEmpty
        | C::FileTooLarge
        | C::FileUnreadable
        | C::NotText
        | C::TextTooComplex
        | C::NotAPicture
        | C::PictureBroken
        | C::PictureTooLarge
        | C::PictureUnsupported
        | C::PictureTooSlow
        | C::PictureWorkerLost => 4,
        C::TargetNotWritable
        | C::TargetFull
        | C::TargetInUse
        | C::StorageFull
        | C::StorageReadOnly
        | C::StorageGone
        | C::StorageDamaged
        | C::StorageNewer
        | C::StorageTrouble => 5,
        C::StorageBusy => 6,
        C::Internal => INTERNAL,
    }
}

/// The exit code of a file that was refused by itself: its kind is no fault of the usage.
pub(crate) fn of_file(code: RefusalCode) -> u8 {
    if code == RefusalCode::UnknownFormat { 4 } else { of(code) }
}
