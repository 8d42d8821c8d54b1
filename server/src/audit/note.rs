//! Keeping one entry of the trail.

use app::accounts::model::Person;
use app::audit::model::{Deed, FieldChange};
use app::catalogue::changes::Change;
use app::shared::ids::{InstitutionId, OfferId, PersonId};
use app::shared::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::entity;

/// Longest text kept of one field, in characters: enough to read what happened; whole texts are kept as versions.
const KEPT: usize = 2_000;

/// Who did something: a person, or a machine by the name of its key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Author<'a> {
    pub id: Option<PersonId>,
    pub name: &'a str,
}

impl<'a> From<&'a Person> for Author<'a> {
    fn from(person: &'a Person) -> Self {
        Author {
            id: Some(person.id),
            name: &person.name,
        }
    }
}

/// What is noted.
#[derive(Debug)]
pub(crate) struct Note<'a> {
    /// Nobody for a decision of the directorate: its people are named in its own records.
    pub by: Option<Author<'a>>,
    pub institution: Option<InstitutionId>,
    pub deed: Deed,
    pub offer: Option<OfferId>,
    /// What the thing is called just now.
    pub object: &'a str,
    pub changes: Vec<FieldChange>,
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(KEPT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

impl<'a> Note<'a> {
    /// A deed without fields.
    pub fn of(by: Option<Author<'a>>, deed: Deed, institution: InstitutionId, offer: OfferId) -> Self {
        Note {
            by,
            institution: Some(institution),
            deed,
            offer: Some(offer),
            object: "",
            changes: vec![],
        }
    }

    pub fn called(self, object: &'a str) -> Self {
        Note { object, ..self }
    }

    /// With what differs between two texts.
    pub fn with(self, changes: &[Change]) -> Self {
        let changes = changes.iter().map(|c| FieldChange {
            field: c.field.clone(),
            before: c.before.clone(),
            after: c.after.clone(),
        });
        Note {
            changes: changes.collect(),
            ..self
        }
    }

    /// With one field.
    pub fn field(mut self, field: &str, before: &str, after: &str) -> Self {
        self.changes.push(FieldChange {
            field: field.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
        });
        self
    }
}

/// Keeps an entry in this transaction.
///
/// # Errors
/// The database's own.
pub(crate) async fn note(tx: &impl ConnectionTrait, note: Note<'_>, now: Instant) -> Result<(), DbErr> {
    let changes: Vec<FieldChange> = note
        .changes
        .into_iter()
        .map(|c| FieldChange {
            before: cut(&c.before),
            after: cut(&c.after),
            ..c
        })
        .collect();
    let changes = serde_json::to_string(&changes).map_err(|e| DbErr::Json(e.to_string()))?;
    let row = entity::ActiveModel {
        at: Set(now.timestamp_millis()),
        person_id: Set(note.by.and_then(|a| a.id).map(|p| p.0)),
        person_name: Set(note.by.map(|a| a.name.to_owned()).unwrap_or_default()),
        institution_id: Set(note.institution.map(|i| i.0)),
        deed: Set(note.deed.code().to_owned()),
        offer_id: Set(note.offer.map(|o| o.0)),
        // A text column of PostgreSQL cannot hold the character NUL.
        object: Set(note.object.trim().replace('\0', "")),
        changes: Set(changes),
        ..Default::default()
    };
    entity::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
