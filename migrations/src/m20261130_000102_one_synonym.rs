//! One entry of the dictionary for the same words: of two saved at once the second is refused.
//!
//! Entries that are there twice become one, with what all of them say.

use std::collections::BTreeMap;

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// An entry, as far as it matters here.
struct Entry {
    id: i64,
    alternatives: String,
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let all = Query::select()
            .columns(["id", "kind", "words", "alternatives"])
            .from("synonym")
            .order_by("id", Order::Asc)
            .to_owned();
        let mut same: BTreeMap<(String, String), Vec<Entry>> = BTreeMap::new();
        for row in db.query_all(&all).await? {
            let words: String = row.try_get("", "words")?;
            let entry = Entry {
                id: row.try_get("", "id")?,
                alternatives: row.try_get("", "alternatives")?,
            };
            let key = (row.try_get("", "kind")?, words.to_lowercase());
            same.entry(key).or_default().push(entry);
        }
        for entries in same.into_values().filter(|entries| entries.len() > 1) {
            let mut said: Vec<&str> = vec![];
            for alternative in entries.iter().flat_map(|e| e.alternatives.lines()) {
                if !said.contains(&alternative) {
                    said.push(alternative);
                }
            }
            let first = Query::update()
                .table("synonym")
                .value("alternatives", said.join("\n"))
                .and_where(Expr::col("id").eq(entries[0].id))
                .to_owned();
            db.execute(&first).await?;
            let others = Query::delete()
                .from_table("synonym")
                .and_where(Expr::col("id").is_in(entries[1..].iter().map(|e| e.id)))
                .to_owned();
            db.execute(&others).await?;
        }
        let one = "CREATE UNIQUE INDEX ux_synonym_words ON synonym (kind, lower(words))";
        db.execute_unprepared(one).await?;
        Ok(())
    }
}
