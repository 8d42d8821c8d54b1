//! Typed ids: an offer's number can never be handed to something that wants a run's.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
        impl FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(s: &str) -> Result<Self, Self::Err> { s.parse().map($name) }
        }
    )+};
}

ids! {
    /// A university or university college.
    InstitutionId,
    /// The series: survives years, renames and code changes.
    OfferId,
    /// The text of an offer for one study year.
    VersionId,
    /// One start of an offer.
    RunId,
    /// One submission of a version to the directorate.
    CaseId,
    /// One criterion of one guideline version.
    CriterionId,
    /// A versioned set of criteria.
    GuidelineId,
    /// A person with an account.
    PersonId,
    /// One role of one person.
    GrantId,
    /// One signed-in browser.
    SessionId,
    /// One run's survey.
    EvaluationId,
    /// A person's right to answer a survey once.
    InvitationId,
    /// One entry of the search's dictionary.
    SynonymId,
    /// A version of the survey's questions.
    QuestionnaireId,
    /// A search somebody saved.
    SearchId,
    /// What the results of a survey say.
    FindingId,
    /// What an institution has promised because of it.
    ActionId,
    /// Something done to many offers at once.
    BulkId,
    /// A sentence the directorate writes often.
    PhraseId,
    /// A table of offers somebody brought.
    ImportId,
    /// A view of the figures that somebody keeps.
    ViewId,
    /// A key a machine presents.
    KeyId,
}
