//! A case as it is read: its text, what surrounds it on the reviewer's desk, and the decision as a document.

use super::{
    Appeal, AppealState, CaseState, Colleague, ConflictMark, Decision, Guideline, Judgement, Outcome, Phrase,
    may_confirm,
};
use crate::catalogue::changes::Change;
use crate::catalogue::model::{Quality, Run, Version};
use crate::shared::ids::{CaseId, OfferId, PersonId};
use crate::shared::lang::Lang;
use crate::shared::time::{Date, Instant, StudyYear};

/// One case with everything a reviewer reads.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    pub id: CaseId,
    /// As submitted: exactly the text that is or was decided on.
    pub version: Version,
    /// The text was kept with the case; else it is the version's own, which may have changed since.
    pub text_is_kept: bool,
    /// The beginning of the SHA-256 of the text, as the decision names it.
    pub text_mark: String,
    pub state: CaseState,
    pub submitted_at: Instant,
    pub submitted_by: String,
    pub guideline: Guideline,
    /// The version's runs, sorted by start.
    pub runs: Vec<Run>,
    /// One per criterion, in the order of the guideline.
    pub judgements: Vec<Judgement>,
    /// What has been written to the institution so far; empty until then.
    pub summary: String,
    /// Counts every saved change.
    pub revision: i64,
    pub decision: Option<Decision>,
    pub desk: CaseDesk,
}

/// What surrounds a case on the reviewer's desk.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CaseDesk {
    pub warn_on: Option<Date>,
    pub due_on: Option<Date>,
    pub assigned: Option<Colleague>,
    /// Who approved it and when, while it waits for the second reviewer.
    pub proposed: Option<(Colleague, Instant)>,
    pub conflicts: Vec<ConflictMark>,
    /// Everyone who decides cases, by name.
    pub colleagues: Vec<Colleague>,
    /// Nothing where no text of the offer was published.
    pub difference: Option<Difference>,
    /// Other submissions of the same offer, newest first.
    pub others: Vec<OtherCase>,
    pub phrases: Vec<Phrase>,
    /// What participants of earlier runs say, where that may be shown.
    pub quality: Option<Quality>,
    pub appeal: Option<Appeal>,
    /// The return whose appeal was granted, and which this case judges anew.
    pub appeal_of: Option<CaseId>,
}

impl CaseDesk {
    /// Has this person said that she may not decide the case?
    #[must_use]
    pub fn has_conflict(&self, person: PersonId) -> bool {
        self.conflicts.iter().any(|c| c.person.id == person)
    }

    /// May this person confirm what a colleague has approved?
    #[must_use]
    pub fn may_confirm(&self, person: PersonId) -> bool {
        let conflicted: Vec<PersonId> = self.conflicts.iter().map(|c| c.person.id).collect();
        self.proposed
            .as_ref()
            .is_some_and(|(proposer, _)| may_confirm(person, proposer.id, &conflicted))
    }
}

/// Another submission of the same offer, and how it ended.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherCase {
    pub id: CaseId,
    pub year: StudyYear,
    pub submitted_at: Instant,
    pub decision: Option<Decision>,
}

/// What the submitted text changes in the text that was published when it came in.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The published text's year.
    pub year: StudyYear,
    pub changes: Vec<Change>,
}

/// How a decided case is read and printed: in the form of Norwegian its institution uses.
#[derive(Clone, Debug)]
pub struct DecisionDocument {
    pub case: Case,
    pub institution: String,
    /// The form of Norwegian the directorate writes to it in: `Nb` or `Nn`.
    pub lang: Lang,
    /// The actor may appeal now.
    pub may_appeal: bool,
    /// The actor may answer the appeal now.
    pub may_answer: bool,
}

/// One decision in an institution's list.
#[derive(Clone, Debug, PartialEq)]
pub struct DecisionRow {
    pub case: CaseId,
    pub offer: OfferId,
    pub title: String,
    pub institution_short: String,
    pub year: StudyYear,
    pub outcome: Outcome,
    pub summary: String,
    pub decided_at: Instant,
    pub appeal_until: Option<Date>,
    pub appeal: Option<AppealState>,
    pub is_demo: bool,
}
