//! What each release said when it came out, and the directorate's rules that open findings because of it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let key = |table: &'static str, column: &'static str, to: &'static str| {
            ForeignKey::create().from(table, column).to(to, "id").to_owned()
        };
        let step = Table::create()
            .table("published_step")
            .col(big_integer("published_id"))
            .col(string("kind"))
            .col(string("measure"))
            .col(integer("change_milli"))
            .col(integer("chance_milli"))
            .col(text("points"))
            .primary_key(Index::create().col("published_id").col("kind").col("measure"))
            .foreign_key(&mut key("published_step", "published_id", "published"))
            .to_owned();
        manager.create_table(step).await?;
        // A release is judged once, when it is new; whoever reads it later reads the same.
        let judged = Table::create()
            .table("published_judged")
            .col(big_integer("published_id").primary_key())
            .foreign_key(&mut key("published_judged", "published_id", "published"))
            .to_owned();
        manager.create_table(judged).await?;
        let rules = Table::create()
            .table("finding_rules")
            .col(big_pk_auto("id"))
            .col(string("valid_from"))
            .col(text("rules"))
            .col(text("reason"))
            .col(big_integer("set_at"))
            .col(big_integer("set_by"))
            .to_owned();
        manager.create_table(rules).await?;
        // The key is the promise that a rule opens one finding for a release, whoever runs how often.
        let opened = Table::create()
            .table("finding_by_rule")
            .col(string("rule"))
            .col(big_integer("published_id"))
            .col(big_integer("rules_id"))
            .col(integer("bound"))
            .col(big_integer_null("finding_id"))
            .col(boolean("is_unfounded"))
            .primary_key(Index::create().col("rule").col("published_id"))
            .foreign_key(&mut key("finding_by_rule", "rules_id", "finding_rules"))
            .to_owned();
        manager.create_table(opened).await?;
        let index = Index::create()
            .name("ix_finding_by_rule_finding")
            .table("finding_by_rule")
            .col("finding_id")
            .to_owned();
        manager.create_index(index).await
    }
}
