//! What providers outside call people.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let identity = Table::create()
            .table("identity")
            .col(big_pk_auto("id"))
            .col(big_integer("person_id"))
            .col(string("issuer"))
            .col(string("subject"))
            .foreign_key(
                ForeignKey::create()
                    .from("identity", "person_id")
                    .to("person", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        manager.create_table(identity).await?;
        let index = Index::create()
            .name("ux_identity_subject")
            .table("identity")
            .col("issuer")
            .col("subject")
            .unique()
            .to_owned();
        manager.create_index(index).await
    }
}
