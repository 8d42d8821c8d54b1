//! Who changed what, when, from what to what.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // No foreign keys: what was done stays told when the person or the thing is gone.
        let audit = Table::create()
            .table("audit")
            .col(big_pk_auto("id"))
            .col(big_integer("at"))
            .col(big_integer_null("person_id"))
            .col(string("person_name"))
            .col(big_integer_null("institution_id"))
            .col(string("deed"))
            .col(big_integer_null("offer_id"))
            .col(text("object"))
            .col(text("changes"))
            .to_owned();
        manager.create_table(audit).await?;
        for (name, columns) in [
            ("ix_audit_institution", ["institution_id", "id"]),
            ("ix_audit_offer", ["offer_id", "id"]),
        ] {
            let mut index = Index::create().name(name).table("audit").to_owned();
            for column in columns {
                index.col(column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
