//! One entry of the dictionary for the same words: of two saved at once the second is refused.
//!
//! Of entries that are there twice the last that somebody has changed stays as it is; where nobody has, they become one
//! with what all of them say.

use std::collections::BTreeMap;

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// An entry, as far as it matters here.
struct Entry {
    id: i64,
    alternatives: String,
    /// Somebody has decided on it.
    is_changed: bool,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let all = Query::select()
            .columns(["id", "kind", "words", "alternatives", "changed_by"])
            .from("synonym")
            .order_by("id", Order::Asc)
            .to_owned();
        let mut same: BTreeMap<(String, String), Vec<Entry>> = BTreeMap::new();
        for row in db.query_all(&all).await? {
            let words: String = row.try_get("", "words")?;
            let entry = Entry {
                id: row.try_get("", "id")?,
                alternatives: row.try_get("", "alternatives")?,
                is_changed: row.try_get::<Option<i64>>("", "changed_by")?.is_some(),
            };
            let key = (row.try_get("", "kind")?, words.to_lowercase());
            same.entry(key).or_default().push(entry);
        }
        for entries in same.into_values().filter(|entries| entries.len() > 1) {
            let decided = entries.iter().rfind(|e| e.is_changed);
            let kept = decided.unwrap_or(&entries[0]).id;
            if decided.is_none() {
                let mut said: Vec<&str> = vec![];
                for alternative in entries.iter().flat_map(|e| e.alternatives.lines()) {
                    if !said.contains(&alternative) {
                        said.push(alternative);
                    }
                }
                let joined = Query::update()
                    .table("synonym")
                    .value("alternatives", said.join("\n"))
                    .and_where(Expr::col("id").eq(kept))
                    .to_owned();
                db.execute(&joined).await?;
            }
            let others = entries.iter().map(|e| e.id).filter(|id| *id != kept);
            let others = Query::delete()
                .from_table("synonym")
                .and_where(Expr::col("id").is_in(others))
                .to_owned();
            db.execute(&others).await?;
        }
        let one = "CREATE UNIQUE INDEX ux_synonym_words ON synonym (kind, lower(words))";
        db.execute_unprepared(one).await?;
        Ok(())
    }
}
