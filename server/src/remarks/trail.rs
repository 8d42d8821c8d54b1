//! What the trail keeps of a deed about texts: the survey and random keys, never a word of them.

use app::accounts::model::Person;
use app::audit::model::Deed;
use app::remarks::model::Outcomes;
use app::shared::fault::Fault;
use app::shared::ids::OfferId;
use app::shared::time::StudyYear;

use crate::audit::{self, Author, Note};
use crate::clock::from_ms;
use crate::db::Tx;
use crate::evaluation::entity::evaluation;

/// What is said of one deed in the trail: the survey, so that its page finds it, and for each text its random
/// key and what became of it, never its words.
pub(crate) async fn note(
    tx: &Tx,
    survey: &evaluation::Model,
    by: Option<&Person>,
    (deed, what): (Deed, &[(String, String)]),
    at_ms: i64,
) -> Result<(), Fault> {
    let object = format!("{}, {}", survey.title, StudyYear(survey.year));
    let mut kept = Note {
        by: by.map(Author::from),
        institution: None,
        deed,
        offer: Some(OfferId(survey.offer_id)),
        object: &object,
        changes: vec![],
    };
    kept = kept.field(audit::SURVEY, "", &survey.id.to_string());
    for (key, outcome) in what {
        kept = kept.field(key, "", outcome);
    }
    Ok(audit::note(&**tx, kept, from_ms(at_ms)).await?)
}

/// As much of a text's key as the trail needs.
pub(super) fn mark(key: &str) -> String {
    key.chars().take(8).collect()
}

/// What came of a survey's texts, for the trail.
pub(crate) fn numbers(outcomes: &Outcomes) -> [(String, String); 3] {
    let number = |name: &str, n: u32| (name.to_owned(), n.to_string());
    [
        number("passed", outcomes.passed),
        number("summarised", outcomes.summarised),
        number("deleted", outcomes.deleted),
    ]
}
