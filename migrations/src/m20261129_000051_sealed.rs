//! Answers are kept sealed until their survey closes, and not at all after that: its counts and texts are what
//! is read. Those kept open so far become unsealed ones, whose texts lie in `remark` already.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let closed = Query::select()
            .column("id")
            .from("evaluation")
            .and_where(Expr::col("state").eq("closed"))
            .to_owned();
        let counted = Query::delete()
            .from_table("answer")
            .and_where(Expr::col("evaluation_id").in_subquery(closed))
            .to_owned();
        manager.execute(counted).await?;
        let sealed = Table::alter()
            .table("answer")
            .add_column(blob("sealed").default("").take())
            .to_owned();
        manager.alter_table(sealed).await?;
        let open = if manager.get_database_backend() == DbBackend::Sqlite {
            "UPDATE answer SET sealed = CAST('[' || ratings || ',[]]' AS BLOB)"
        } else {
            "UPDATE answer SET sealed = convert_to('[' || ratings || ',[]]', 'UTF8')"
        };
        manager.get_connection().execute_unprepared(open).await?;
        let plain = Table::alter().table("answer").drop_column("ratings").to_owned();
        manager.alter_table(plain).await
    }
}
