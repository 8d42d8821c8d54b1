//! Versions of the questionnaire: from which day each is used, and how often a draft has been saved.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // A date; nothing for a draft. Versions from before there were drafts have always been in use.
        let columns = [
            string_null("used_from").take(),
            big_integer("revision").default(1).take(),
        ];
        for column in columns {
            let table = Table::alter()
                .table("questionnaire")
                .add_column(column)
                .to_owned();
            manager.alter_table(table).await?;
        }
        let begin = Query::update()
            .table("questionnaire")
            .value("used_from", "2020-08-01")
            .to_owned();
        manager.execute(begin).await
    }
}
