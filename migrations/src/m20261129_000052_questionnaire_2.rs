//! Version 2 of the questionnaire at the end of a study, where there is the first and no other yet; and the index of
//! conditions at work as the mean of the questions that both versions ask, from the figures that are published.

use std::collections::BTreeMap;

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// As the seed has it; a version never changes.
const SECOND: &str = include_str!("../../server/src/seed/data/questionnaire_2.json");
/// What both versions ask about conditions at work.
const KEPT: [&str; 3] = ["support_time", "sharing_colleagues", "sharing_leadership"];
const INDEX: &str = "index:1";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let of_end = Query::select()
            .column("version")
            .from("questionnaire")
            .and_where(Expr::col("code").eq("deltaker"))
            .to_owned();
        let versions = db.query_all(&of_end).await?;
        // The directorate may have written a second one of its own.
        if versions.len() == 1 {
            let second = Query::insert()
                .into_table("questionnaire")
                .columns(["code", "version", "content", "locked", "used_from", "revision"])
                .values_panic([
                    "deltaker".into(),
                    2.into(),
                    SECOND.into(),
                    false.into(),
                    "2026-11-01".into(),
                    1.into(),
                ])
                .to_owned();
            manager.execute(second).await?;
        }
        let kept = Query::select()
            .columns(["published_id", "milli"])
            .from("published_item")
            .and_where(Expr::col("item").is_in(KEPT))
            .and_where(Expr::col("milli").is_not_null())
            .to_owned();
        let mut means: BTreeMap<i64, Vec<i32>> = BTreeMap::new();
        for row in db.query_all(&kept).await? {
            let id: i64 = row.try_get("", "published_id")?;
            means.entry(id).or_default().push(row.try_get("", "milli")?);
        }
        let has_index = Query::select()
            .column("published_id")
            .from("published_item")
            .and_where(Expr::col("item").eq(INDEX))
            .to_owned();
        for row in db.query_all(&has_index).await? {
            let id: i64 = row.try_get("", "published_id")?;
            let of = means.get(&id).map_or(&[][..], Vec::as_slice);
            let of_this = Expr::col("published_id").eq(id);
            // Of fewer than half its questions an index is none.
            if of.len() * 2 < KEPT.len() {
                let gone = Query::delete()
                    .from_table("published_item")
                    .and_where(of_this)
                    .and_where(Expr::col("item").eq(INDEX))
                    .to_owned();
                manager.execute(gone).await?;
                continue;
            }
            let mean = of.iter().map(|m| f64::from(*m)).sum::<f64>() / of.len() as f64;
            let anew = Query::update()
                .table("published_item")
                .value("milli", mean.round() as i32)
                .and_where(of_this)
                .and_where(Expr::col("item").eq(INDEX))
                .to_owned();
            manager.execute(anew).await?;
        }
        // What is reckoned from them is made anew at the next tick.
        let made = Query::delete().from_table("cube_made").to_owned();
        manager.execute(made).await
    }
}
