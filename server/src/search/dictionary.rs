//! The dictionary the directorate keeps: stored, and told to every node.

use app::accounts::model::Actor;
use app::search::form::SynonymForm;
use app::search::model::{Synonym, SynonymKind};
use app::shared::fault::{Fault, Problem, Ticket};
use app::shared::ids::SynonymId;
use app::shared::lang::alphabetical;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, SqlErr};

use crate::platform::Parts;

/// A change of this kind asks every node to read the dictionary again.
pub const SYNONYMS: &str = "synonym";

/// One entry as it is stored.
pub(super) mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "synonym")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub kind: String,
        pub words: String,
        /// Parted by line breaks.
        pub alternatives: String,
        pub changed_at: i64,
        pub changed_by: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Every entry, in the order of the alphabet; for the search itself, so nobody's rights are asked.
///
/// # Errors
/// `Internal` when the database refuses.
pub async fn read(db: &impl ConnectionTrait) -> Result<Vec<Synonym>, Fault> {
    let entry = |row: row::Model| {
        let kind = SynonymKind::from_code(&row.kind);
        Ok(Synonym {
            id: SynonymId(row.id),
            kind: kind.ok_or_else(|| Fault::Internal(Ticket(format!("synonym kind {}", row.kind))))?,
            words: row.words,
            alternatives: row.alternatives.lines().map(str::to_owned).collect(),
        })
    };
    let rows = row::Entity::find().all(db).await?;
    let mut all: Vec<Synonym> = rows.into_iter().map(entry).collect::<Result<_, Fault>>()?;
    all.sort_by_key(|s| (alphabetical(&s.words), s.id));
    Ok(all)
}

/// As the port's `synonyms`.
pub async fn all(parts: &Parts, actor: &Actor) -> Result<Vec<Synonym>, Fault> {
    actor.must(actor.may_review())?;
    read(parts.db.read()).await
}

/// As the port's `save_synonym`.
pub async fn save(
    parts: &Parts,
    actor: &Actor,
    id: Option<SynonymId>,
    form: &SynonymForm,
) -> Result<(), Fault> {
    let person = actor.must(actor.may_review())?;
    let (kind, words, alternatives) = form.check().map_err(Fault::Invalid)?;
    let typed = words.clone();
    // A text column of PostgreSQL cannot hold the character NUL.
    let plain = |text: String| text.replace('\0', "");
    let mut entry = row::ActiveModel {
        kind: Set(kind.code().to_owned()),
        words: Set(plain(words)),
        alternatives: Set(plain(alternatives.join("\n"))),
        changed_at: Set(parts.clock.now_ms()),
        changed_by: Set(Some(person.id.0)),
        ..Default::default()
    };
    // Somebody saved the same words at this moment.
    let taken = |error: DbErr| match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Fault::field("words", Problem::Taken),
        _ => error.into(),
    };
    let tx = parts.db.write().await?;
    // Two entries for the same words would hide each other's part.
    let same = read(&*tx)
        .await?
        .into_iter()
        .find(|e| e.kind == kind && Some(e.id) != id && e.words.to_lowercase() == typed.to_lowercase());
    if same.is_some() {
        return Err(Fault::field("words", Problem::Taken));
    }
    match id {
        None => {
            row::Entity::insert(entry).exec(&*tx).await.map_err(taken)?;
        }
        Some(id) => {
            if row::Entity::find_by_id(id.0).one(&*tx).await?.is_none() {
                return Err(Fault::Missing);
            }
            entry.id = Set(id.0);
            row::Entity::update(entry).exec(&*tx).await.map_err(taken)?;
        }
    }
    tx.tell(SYNONYMS, id.map_or(0, |id| id.0)).await?;
    tx.commit().await?;
    Ok(())
}

/// As the port's `remove_synonym`.
pub async fn remove(parts: &Parts, actor: &Actor, id: SynonymId) -> Result<(), Fault> {
    actor.must(actor.may_review())?;
    let tx = parts.db.write().await?;
    let gone = row::Entity::delete_by_id(id.0).exec(&*tx).await?;
    // Somebody else may have been faster; what was wanted is so.
    if gone.rows_affected == 0 {
        return Ok(());
    }
    tx.tell(SYNONYMS, id.0).await?;
    tx.commit().await?;
    Ok(())
}
