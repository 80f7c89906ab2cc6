//! Faults of the rooms, as refusals of the desk.

use photo::PhotoFault;

use crate::contract::{Refusal, RefusalCode};

impl From<store::StoreFault> for Refusal {
    fn from(fault: store::StoreFault) -> Self {
        use store::StoreFault as F;
        let code = match &fault {
            F::Busy => RefusalCode::StorageBusy,
            F::Full => RefusalCode::StorageFull,
            F::ReadOnly => RefusalCode::StorageReadOnly,
            F::Gone { .. } => RefusalCode::StorageGone,
            F::Newer { .. } => RefusalCode::StorageNewer,
            F::Damaged { .. } => RefusalCode::StorageDamaged,
            F::NoArticle => RefusalCode::ArticleNotFound,
            F::NoPhoto => RefusalCode::PhotoNotFound,
            F::NoRevision => RefusalCode::RevisionNotFound,
            F::Conflict { .. } => RefusalCode::NewerText,
            F::Posted { .. } => RefusalCode::ArticlePosted,
            F::Stopped => RefusalCode::Cancelled,
            F::Database(_) | F::Files(_) | F::Closed => RefusalCode::StorageTrouble,
        };
        let refusal = Self::new(code).with("what", &fault);
        match fault {
            F::Conflict { current, kept } => {
                refusal.with("sequence", current).with("revision", kept)
            }
            F::Gone { folder } => refusal.with("place", folder.display()),
            F::Posted { kept: Some(kept) } => refusal.with("revision", kept),
            _ => refusal,
        }
    }
}

impl From<PhotoFault> for Refusal {
    fn from(fault: PhotoFault) -> Self {
        use PhotoFault as F;
        let code = match &fault {
            F::Empty => RefusalCode::FileEmpty,
            F::NotAPicture => RefusalCode::NotAPicture,
            F::Unsupported { .. } => RefusalCode::PictureUnsupported,
            F::TooManyPixels { .. } | F::TooLong { .. } => RefusalCode::PictureTooLarge,
            F::TooHeavy { .. } => RefusalCode::FileTooLarge,
            F::NoPixels | F::CutOff | F::Damaged { .. } => RefusalCode::PictureBroken,
            F::CannotMake { .. } | F::Broke { .. } => RefusalCode::PictureWorkerLost,
        };
        let refusal = Self::new(code).with("what", &fault);
        match fault {
            F::TooManyPixels { width, height, limit } | F::TooLong { width, height, limit } => {
                refusal.with("width", width).with("height", height).with("limit", limit)
            }
            F::TooHeavy { .. } => refusal.with("limit", photo::MAX_BYTES / 1_000_000),
            F::Unsupported { format } => refusal.with("format", format),
            _ => refusal,
        }
    }
}

impl From<intake::IntakeFault> for Refusal {
    fn from(fault: intake::IntakeFault) -> Self {
        use intake::IntakeFault as F;
        let code = match fault {
            F::Empty => RefusalCode::FileEmpty,
            F::TooLarge { .. } => RefusalCode::FileTooLarge,
            F::NotText => RefusalCode::NotText,
            F::TooComplex => RefusalCode::TextTooComplex,
            F::UnknownKind => RefusalCode::UnknownFormat,
        };
        let refusal = Self::new(code);
        match fault {
            F::TooLarge { most } => refusal.with("limit", most / 1_000_000),
            _ => refusal,
        }
    }
}
