//! Keys that machines present: only their hashes, never the keys.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let institution = ForeignKey::create()
            .from("api_key", "institution_id")
            .to("institution", "id")
            .on_delete(ForeignKeyAction::Cascade)
            .to_owned();
        let key = Table::create()
            .table("api_key")
            .col(big_pk_auto("id"))
            .col(big_integer("institution_id"))
            .col(text("name"))
            .col(string("hash").unique_key())
            .col(string("scope"))
            .col(text("made_by"))
            .col(boolean("is_demo"))
            .col(big_integer("made_at"))
            .col(string("expires_on"))
            .col(big_integer_null("revoked_at"))
            .col(string_null("last_used_on"))
            .foreign_key(&mut institution.clone())
            .to_owned();
        manager.create_table(key).await?;
        let by_institution = Index::create()
            .name("ix_api_key_institution")
            .table("api_key")
            .col("institution_id")
            .to_owned();
        manager.create_index(by_institution).await
    }
}
