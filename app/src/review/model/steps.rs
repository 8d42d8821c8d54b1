//! Where a case and an appeal stand, and what may happen next. Everything else is refused as stale.
//!
//! There is one way to `Approved`: with four eyes through `Confirming`, without them straight from `Open`.

use crate::codes;
use crate::shared::ids::PersonId;

codes! {
    /// Where a case stands.
    pub enum CaseState {
        /// To be judged.
        Open = "open",
        /// Judged as approved; a second reviewer must confirm it.
        Confirming = "confirming",
        Approved = "approved",
        Returned = "returned",
    }
}

/// What a reviewer may do with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseStep {
    /// Approves, so that a second reviewer can confirm it.
    Propose,
    /// The second reviewer, or the first again, puts it back to be judged.
    TakeBack,
    Approve,
    Return,
}

impl CaseState {
    /// The state a step leads to, or nothing where the step is not allowed from here.
    ///
    /// `four_eyes`: the case's guideline demands a second reviewer for an approval.
    #[must_use]
    pub const fn after(self, step: CaseStep, four_eyes: bool) -> Option<CaseState> {
        match (self, step) {
            (CaseState::Open, CaseStep::Propose) if four_eyes => Some(CaseState::Confirming),
            (CaseState::Open, CaseStep::Approve) if !four_eyes => Some(CaseState::Approved),
            (CaseState::Confirming, CaseStep::Approve) => Some(CaseState::Approved),
            (CaseState::Confirming, CaseStep::TakeBack) => Some(CaseState::Open),
            (CaseState::Open, CaseStep::Return) => Some(CaseState::Returned),
            _ => None,
        }
    }

    #[must_use]
    pub const fn is_decided(self) -> bool {
        matches!(self, CaseState::Approved | CaseState::Returned)
    }
}

/// May this reviewer confirm what `proposer` has approved? Never the same person, never one with a conflict.
#[must_use]
pub fn may_confirm(person: PersonId, proposer: PersonId, conflicted: &[PersonId]) -> bool {
    person != proposer && !conflicted.contains(&person)
}

codes! {
    /// Where an appeal stands.
    pub enum AppealState {
        Filed = "filed",
        /// The institution was right: the same text is judged anew.
        Granted = "granted",
        /// The decision stands.
        Dismissed = "dismissed",
    }
}

impl AppealState {
    /// An appeal is answered once.
    #[must_use]
    pub const fn after(self, answer: AppealState) -> Option<AppealState> {
        match (self, answer) {
            (AppealState::Filed, AppealState::Granted | AppealState::Dismissed) => Some(answer),
            _ => None,
        }
    }

    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, AppealState::Filed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: [CaseStep; 4] = [
        CaseStep::Propose,
        CaseStep::TakeBack,
        CaseStep::Approve,
        CaseStep::Return,
    ];

    #[test]
    fn a_decided_case_is_never_decided_again() {
        for &state in CaseState::ALL {
            for step in STEPS {
                for four_eyes in [false, true] {
                    let after = state.after(step, four_eyes);
                    assert!(!state.is_decided() || after.is_none(), "{state} {step:?}");
                }
            }
        }
    }

    #[test]
    fn four_eyes_leave_no_way_around_the_second_reviewer() {
        for &state in CaseState::ALL {
            for step in STEPS {
                if state.after(step, true) == Some(CaseState::Approved) {
                    assert_eq!((state, step), (CaseState::Confirming, CaseStep::Approve));
                }
                if state.after(step, false) == Some(CaseState::Approved) {
                    assert_eq!(step, CaseStep::Approve);
                }
            }
        }
    }

    #[test]
    fn nobody_confirms_her_own_approval_or_with_a_conflict() {
        let [anne, bo] = [PersonId(1), PersonId(2)];
        assert!(!may_confirm(anne, anne, &[]));
        assert!(may_confirm(bo, anne, &[]));
        assert!(!may_confirm(bo, anne, &[bo]));
    }

    #[test]
    fn an_appeal_is_answered_once() {
        for &state in AppealState::ALL {
            for &answer in AppealState::ALL {
                let expected = state == AppealState::Filed && answer != AppealState::Filed;
                assert_eq!(state.after(answer).is_some(), expected);
            }
        }
    }
}
