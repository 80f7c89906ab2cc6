//! Where an article stands between the reporter's desk and the portal.

/// A stage of an article's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// Bản nháp.
    Draft,
    /// Chờ duyệt.
    Submitted,
    /// Trả lại.
    Returned,
    /// Đã duyệt.
    Approved,
    /// Đã xuất.
    Exported,
    /// Đã đăng.
    Posted,
}

/// A change of stage that the newsroom allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageStep {
    /// From.
    pub from: Stage,
    /// To.
    pub to: Stage,
}

impl Stage {
    /// All stages in their order.
    pub const ALL: [Self; 6] = [
        Self::Draft,
        Self::Submitted,
        Self::Returned,
        Self::Approved,
        Self::Exported,
        Self::Posted,
    ];

    /// The stage's word in store and contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Approved => "approved",
            Self::Exported => "exported",
            Self::Posted => "posted",
        }
    }

    /// The stage of that word, if there is one.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.name() == name)
    }

    /// The stages that may follow, the usual one first. Every step can be taken back: an approval to review, the
    /// mark «posted» to exported. Nothing goes back to approved, for an approval belongs to one text.
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Draft => &[Self::Submitted],
            Self::Submitted => &[Self::Approved, Self::Returned, Self::Draft],
            Self::Returned => &[Self::Submitted, Self::Draft],
            Self::Approved => &[Self::Exported, Self::Submitted, Self::Returned, Self::Draft],
            Self::Exported => &[Self::Posted, Self::Draft],
            Self::Posted => &[Self::Exported],
        }
    }

    /// The step to `to`, if the newsroom allows it.
    pub fn step(self, to: Self) -> Option<StageStep> {
        self.next().contains(&to).then_some(StageStep { from: self, to })
    }
}

impl StageStep {
    /// Submit and approve wait for the required facts; every other step is free.
    pub fn needs_facts(self) -> bool {
        matches!(self.to, Stage::Submitted | Stage::Approved)
    }
}
