//! The fewest answers a published mean rests on, where some may have skipped the question. Rows older than this have
//! none: it is reckoned from what they tell. Roll-ups are made anew.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in [
            ("published_item", integer_null("known").take()),
            ("own_figure", integer_null("known").take()),
            ("cube", integer("known").default(0).take()),
        ] {
            let alter = Table::alter().table(table).add_column(column).to_owned();
            manager.alter_table(alter).await?;
        }
        let until_then = Query::update()
            .table("cube")
            .value("known", Expr::col("n"))
            .to_owned();
        manager.execute(until_then).await?;
        let made = Query::delete().from_table("cube_made").to_owned();
        manager.execute(made).await
    }
}
