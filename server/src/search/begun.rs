//! The words a catalogue begins with, and those that came with a later version of the program.
//!
//! What was once given is remembered, so that a newer program brings its new words to an old catalogue and never
//! brings back what the directorate has changed or removed.

use std::collections::BTreeMap;

use app::search::model::{Synonym, SynonymKind};
use app::shared::fault::Fault;
use sea_orm::ActiveValue::Set;
use sea_orm::TryInsertResult;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait as _, OnConflict};

use super::dictionary::{self, row};
use super::synonyms::Row;
use crate::db::Tx;
use crate::platform::Parts;

/// A row that was given, as it was given.
mod given {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "synonym_given")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub kind: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub words: String,
        /// Parted by line breaks.
        pub alternatives: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Kind and words, and what they may mean.
type Given = BTreeMap<(SynonymKind, String), String>;

/// Rows for the same words are one.
fn together(rows: impl IntoIterator<Item = Row>) -> Given {
    let mut all = Given::new();
    for (kind, words, alternatives) in rows {
        let said = all.entry((kind, words)).or_default();
        for alternative in alternatives {
            if said.lines().all(|a| a != alternative) {
                said.push_str(if said.is_empty() { "" } else { "\n" });
                said.push_str(&alternative);
            }
        }
    }
    all
}

/// Gives a new catalogue its words, in the transaction that fills it.
///
/// # Errors
/// `Internal` when the database refuses.
pub async fn fill(tx: &Tx, rows: impl IntoIterator<Item = Row>, now_ms: i64) -> Result<(), Fault> {
    let all = together(rows);
    give(tx, &all).await?;
    let rows = all.into_iter().map(|(key, said)| entry(key, said, now_ms));
    row::Entity::insert_many(rows).exec(&**tx).await?;
    Ok(())
}

/// Gives a catalogue the words it has never had. What stands there as it was given follows; what the directorate
/// has written, changed or removed stays so. Returns how many rows came or changed.
///
/// A catalogue from before this was remembered counts as having been given everything.
///
/// # Errors
/// `Internal` when the database refuses.
pub async fn bring(parts: &Parts, rows: impl IntoIterator<Item = Row>) -> Result<usize, Fault> {
    let all = together(rows);
    let before = known(parts.db.read()).await?;
    if before == all || row::Entity::find().count(parts.db.read()).await? == 0 {
        return Ok(0);
    }
    let tx = parts.db.write().await?;
    let before = known(&*tx).await?;
    let mut new = all;
    new.retain(|key, said| before.get(key) != Some(said));
    // Another node may bring the same words at this moment.
    if new.is_empty() || !give(&tx, &new).await? {
        return Ok(0);
    }
    if before.is_empty() {
        tx.commit().await?;
        return Ok(0);
    }
    let kept = dictionary::read(&*tx).await?;
    let stands = |(kind, words): &(SynonymKind, String)| {
        let same = |s: &Synonym| s.kind == *kind && s.words.to_lowercase() == words.to_lowercase();
        kept.iter().any(same)
    };
    let mut n = 0;
    for (key, said) in new {
        let changed = match before.get(&key) {
            // The directorate has an entry of its own for it.
            None if stands(&key) => 0,
            None => {
                // A reviewer may save the same words at this moment; then hers stand.
                let entry = entry(key, said, parts.clock.now_ms());
                let new = row::Entity::insert(entry).on_conflict(OnConflict::new().do_nothing().to_owned());
                let new = new.try_insert().exec_without_returning(&*tx).await?;
                usize::from(matches!(new, TryInsertResult::Inserted(1)))
            }
            Some(given) => {
                let untouched = row::Entity::update_many()
                    .col_expr(row::Column::Alternatives, Expr::value(said))
                    .filter(row::Column::Kind.eq(key.0.code()))
                    .filter(row::Column::Words.eq(key.1))
                    .filter(row::Column::Alternatives.eq(given.as_str()))
                    .filter(row::Column::ChangedBy.is_null());
                usize::try_from(untouched.exec(&*tx).await?.rows_affected).unwrap_or(usize::MAX)
            }
        };
        n += changed;
    }
    tx.tell(dictionary::SYNONYMS, 0).await?;
    tx.commit().await?;
    Ok(n)
}

async fn known(db: &impl ConnectionTrait) -> Result<Given, Fault> {
    let rows = given::Entity::find().all(db).await?;
    let known = rows.into_iter().filter_map(|r| {
        let kind = SynonymKind::from_code(&r.kind)?;
        Some(((kind, r.words), r.alternatives))
    });
    Ok(known.collect())
}

/// Remembers rows as given; `false` when somebody else has just done so.
async fn give(tx: &Tx, rows: &Given) -> Result<bool, Fault> {
    let models = rows.iter().map(|((kind, words), said)| given::ActiveModel {
        kind: Set(kind.code().to_owned()),
        words: Set(words.clone()),
        alternatives: Set(said.clone()),
    });
    let [kind, words] = [given::Column::Kind, given::Column::Words];
    let newest = OnConflict::columns([kind, words])
        .update_column(given::Column::Alternatives)
        .action_and_where(
            Expr::col((given::Entity, given::Column::Alternatives)).ne(Expr::cust("excluded.alternatives")),
        )
        .to_owned();
    let done = given::Entity::insert_many(models)
        .on_conflict(newest)
        .try_insert()
        .exec_without_returning(&**tx)
        .await?;
    let n = match done {
        TryInsertResult::Inserted(n) => n,
        TryInsertResult::Empty | TryInsertResult::Conflicted => 0,
    };
    Ok(n == rows.len() as u64)
}

fn entry((kind, words): (SynonymKind, String), alternatives: String, now_ms: i64) -> row::ActiveModel {
    row::ActiveModel {
        kind: Set(kind.code().to_owned()),
        words: Set(words),
        alternatives: Set(alternatives),
        changed_at: Set(now_ms),
        ..Default::default()
    }
}

#[cfg(test)]
mod tests {
    use app::accounts::model::Role;
    use app::search::form::SynonymForm;
    use app::shared::fault::Problem;

    use super::*;
    use crate::search::synonyms::Synonyms;
    use crate::test::parts::{TestParts, parts};
    use crate::test::surveys::actor;

    fn rows(said: &[(&str, &str)]) -> Vec<Row> {
        let row = |(words, alternatives): &(&str, &str)| {
            let alternatives = alternatives.split('|').map(str::to_owned).collect();
            (SynonymKind::Near, (*words).to_owned(), alternatives)
        };
        said.iter().map(row).collect()
    }

    async fn filled(said: &[(&str, &str)]) -> TestParts {
        let t = parts().await;
        let tx = t.parts.db.write().await.unwrap();
        fill(&tx, rows(said), 1).await.unwrap();
        tx.commit().await.unwrap();
        t
    }

    async fn kept(t: &TestParts) -> Vec<(String, String)> {
        let all = dictionary::read(t.parts.db.read()).await.unwrap();
        all.into_iter()
            .map(|s| (s.words, s.alternatives.join("|")))
            .collect()
    }

    fn said(rows: &[(&str, &str)]) -> Vec<(String, String)> {
        rows.iter()
            .map(|(words, means)| ((*words).to_owned(), (*means).to_owned()))
            .collect()
    }

    #[test]
    fn what_a_catalogue_is_given_can_be_changed_on_the_page() {
        for ((kind, words), alternatives) in together(Synonyms::first_rows()) {
            let form = SynonymForm {
                kind: kind.code().into(),
                words,
                alternatives,
            };
            assert_eq!(form.check().err(), None, "{form:?}");
        }
    }

    #[tokio::test]
    async fn new_words_come_to_an_old_catalogue_once_and_what_was_changed_stays() {
        let t = filled(&[("a", "one"), ("b", "two"), ("c", "three"), ("a", "more")]).await;
        assert_eq!(
            kept(&t).await,
            said(&[("a", "one|more"), ("b", "two"), ("c", "three")])
        );
        let reviewer = actor(Role::Reviewer, None);
        let all = dictionary::read(t.parts.db.read()).await.unwrap();
        dictionary::remove(&t.parts, &reviewer, all[1].id).await.unwrap();
        let form = SynonymForm {
            kind: SynonymKind::Near.code().into(),
            words: "c".into(),
            alternatives: "own".into(),
        };
        dictionary::save(&t.parts, &reviewer, Some(all[2].id), &form)
            .await
            .unwrap();
        let again = dictionary::save(&t.parts, &reviewer, None, &form).await;
        assert_eq!(
            again,
            Err(Fault::field("words", Problem::Taken)),
            "it would hide the other"
        );

        let newer = [
            ("a", "one|more|most"),
            ("b", "two|too"),
            ("c", "three|tree"),
            ("d", "four"),
        ];
        assert_eq!(bring(&t.parts, rows(&newer)).await, Ok(2));
        let now = said(&[("a", "one|more|most"), ("c", "own"), ("d", "four")]);
        assert_eq!(kept(&t).await, now);
        assert_eq!(bring(&t.parts, rows(&newer)).await, Ok(0));
        assert_eq!(kept(&t).await, now);
    }

    #[tokio::test]
    async fn while_nodes_are_renewed_an_older_program_brings_back_nothing_that_was_removed() {
        let older = || rows(&[("a", "one"), ("z", "last")]);
        let newer = || rows(&[("a", "one|more"), ("b", "two"), ("z", "last")]);
        let t = filled(&[("a", "one"), ("z", "last")]).await;
        assert_eq!(bring(&t.parts, newer()).await, Ok(2));
        let reviewer = actor(Role::Reviewer, None);
        for entry in dictionary::read(t.parts.db.read()).await.unwrap() {
            if entry.words != "z" {
                dictionary::remove(&t.parts, &reviewer, entry.id).await.unwrap();
            }
        }
        for program in [older(), newer(), older(), newer()] {
            assert_eq!(bring(&t.parts, program).await, Ok(0));
            assert_eq!(kept(&t).await, said(&[("z", "last")]));
        }
    }

    #[tokio::test]
    async fn the_directorates_own_entry_gets_no_other_beside_it() {
        let t = filled(&[("a", "one")]).await;
        let form = SynonymForm {
            kind: SynonymKind::Near.code().into(),
            words: "Fabel".into(),
            alternatives: "eventyr".into(),
        };
        let reviewer = actor(Role::Reviewer, None);
        dictionary::save(&t.parts, &reviewer, None, &form).await.unwrap();
        let newer = rows(&[("a", "one"), ("fabel", "dikt")]);
        assert_eq!(bring(&t.parts, newer).await, Ok(0));
        assert_eq!(kept(&t).await, said(&[("a", "one"), ("Fabel", "eventyr")]));
    }

    #[tokio::test]
    async fn two_nodes_bring_the_same_words_once() {
        let t = filled(&[("a", "one")]).await;
        let newer = || rows(&[("a", "one"), ("b", "two")]);
        let (one, other) = tokio::join!(bring(&t.parts, newer()), bring(&t.parts, newer()));
        assert_eq!(one.unwrap() + other.unwrap(), 1);
        assert_eq!(kept(&t).await, said(&[("a", "one"), ("b", "two")]));
    }

    #[tokio::test]
    async fn a_catalogue_from_before_keeps_its_words_and_gets_later_ones() {
        let t = filled(&[("a", "one")]).await;
        given::Entity::delete_many()
            .exec(t.parts.db.for_migration())
            .await
            .unwrap();
        assert_eq!(
            bring(&t.parts, rows(&[("a", "one|more"), ("b", "two")])).await,
            Ok(0)
        );
        assert_eq!(kept(&t).await, said(&[("a", "one")]));
        let later = rows(&[("a", "one|more"), ("b", "two"), ("c", "three")]);
        assert_eq!(bring(&t.parts, later).await, Ok(1));
        assert_eq!(kept(&t).await, said(&[("a", "one"), ("c", "three")]));
    }
}
