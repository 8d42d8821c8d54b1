//! Keeping one entry of the trail.

use app::accounts::model::Person;
use app::audit::model::{Deed, FieldChange};
use app::catalogue::changes::Change;
use app::shared::ids::{InstitutionId, OfferId, PersonId};
use app::shared::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder as _;
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

    /// A deed of the directorate with its own work; the institution a case is about does not read it.
    pub fn inside(by: &'a Person, deed: Deed, object: &'a str) -> Self {
        Note {
            by: Some(by.into()),
            institution: None,
            deed,
            offer: None,
            object,
            changes: vec![],
        }
    }

    /// About this offer.
    pub fn about(self, offer: OfferId) -> Self {
        Note {
            offer: Some(offer),
            ..self
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

/// Entries that are one deed, in milliseconds: a draft saves itself at every pause of whoever writes.
const ONE_DEED: i64 = 30 * 60 * 1_000;

/// Keeps an entry in this transaction, as one with the newest of this offer where the same person did the same
/// a short while ago: then the entry tells from what to what in all, and goes where nothing is left of it.
///
/// # Errors
/// The database's own.
pub(crate) async fn note_on(tx: &impl ConnectionTrait, mut new: Note<'_>, now: Instant) -> Result<(), DbErr> {
    let newest = entity::Entity::find()
        .filter(entity::Column::OfferId.eq(new.offer.map(|o| o.0)))
        .order_by_desc(entity::Column::Id)
        .one(tx)
        .await?;
    let is_same = |row: &entity::Model| {
        row.deed == new.deed.code()
            && row.person_id.is_some()
            && row.person_id == new.by.and_then(|a| a.id).map(|p| p.0)
            && now.timestamp_millis() - row.at < ONE_DEED
    };
    if let Some(row) = newest.filter(is_same) {
        let before: Vec<FieldChange> =
            serde_json::from_str(&row.changes).map_err(|e| DbErr::Json(e.to_string()))?;
        new.changes = joined(before, new.changes);
        entity::Entity::delete_by_id(row.id).exec(tx).await?;
    }
    if new.changes.is_empty() {
        return Ok(());
    }
    note(tx, new, now).await
}

/// Two rows of changes as one: each field from what it was first to what it is last.
fn joined(mut all: Vec<FieldChange>, later: Vec<FieldChange>) -> Vec<FieldChange> {
    for change in later {
        match all.iter_mut().find(|c| c.field == change.field) {
            Some(earlier) => earlier.after = change.after,
            None => all.push(change),
        }
    }
    all.retain(|c| c.before != c.after);
    all
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

#[cfg(test)]
mod tests {
    use super::*;

    fn change(field: &str, before: &str, after: &str) -> FieldChange {
        FieldChange {
            field: field.into(),
            before: before.into(),
            after: after.into(),
        }
    }

    #[test]
    fn what_was_changed_and_changed_back_is_no_change() {
        let first = vec![change("title", "A", "B"), change("summary", "", "x")];
        let later = vec![change("title", "B", "A"), change("price", "", "100")];
        assert_eq!(
            joined(first, later),
            [change("summary", "", "x"), change("price", "", "100")]
        );
    }
}
