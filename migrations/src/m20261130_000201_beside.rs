//! How many institutions' figures a roll-up is made of, in place of roll-ups that only counted them. These, what was
//! borrowed and all the rest are made anew at the next tick; what was borrowed before is not shown until then, since it
//! may rest on a single other institution.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let alter = Table::alter()
            .table("cube")
            .add_column(integer("institutions").default(0).take())
            .to_owned();
        manager.alter_table(alter).await?;
        let counted = Query::delete()
            .from_table("cube")
            .and_where(Expr::col("side").is_in(["public_institution", "public_within"]))
            .to_owned();
        manager.execute(counted).await?;
        for table in ["borrowed", "cube_made"] {
            let all = Query::delete().from_table(table).to_owned();
            manager.execute(all).await?;
        }
        Ok(())
    }
}
