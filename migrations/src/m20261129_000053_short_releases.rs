//! Short surveys told of together: which are in one release, and what it is made of. Those that were told of alone
//! are releases of one.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// A closed short survey of which something is told.
const ALONE: &str = "INSERT INTO short_release (evaluation_id, first_year, last_year, surveys, invited, answered, is_demo) \
    SELECT e.id, e.year, e.year, 1, e.invited, t.n, e.is_demo FROM evaluation e \
    JOIN tally t ON t.evaluation_id = e.id AND t.item = '' AND t.choice = '' \
    WHERE e.kind <> 'end' AND e.state = 'closed' \
    AND EXISTS (SELECT 1 FROM own_figure f WHERE f.evaluation_id = e.id)";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Under the survey that completed it, whose figures are in `own_figure`.
        let release = Table::create()
            .table("short_release")
            .col(big_integer("evaluation_id").primary_key())
            .col(integer("first_year"))
            .col(integer("last_year"))
            .col(integer("surveys"))
            .col(integer("invited"))
            .col(integer("answered"))
            .col(boolean("is_demo"))
            .to_owned();
        manager.create_table(release).await?;
        // A survey is in one release at most: the key keeps two nodes from telling of it twice.
        let member = Table::create()
            .table("short_member")
            .col(big_integer("evaluation_id").primary_key())
            .col(big_integer("told_with"))
            .to_owned();
        manager.create_table(member).await?;
        let db = manager.get_connection();
        db.execute_unprepared(ALONE).await?;
        let members = "INSERT INTO short_member (evaluation_id, told_with) \
            SELECT evaluation_id, evaluation_id FROM short_release";
        db.execute_unprepared(members).await?;
        Ok(())
    }
}
