//! Surveys: plans and invitations on one side, ballots and answers on the other, nothing between them.
//!
//! `ballot`, `answer` and `remark` hold no time, no person and no counter. On SQLite they are kept without
//! row ids, so that their order on disk is that of their random keys; and they refer to the evaluation
//! without a foreign key, since checking one would lock, and so mark, the evaluation's row.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        people(manager).await?;
        answers(manager).await
    }
}

async fn people(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let questionnaire = Table::create()
        .table("questionnaire")
        .col(big_pk_auto("id"))
        .col(string("code"))
        .col(integer("version"))
        .col(text("content"))
        .col(boolean("locked"))
        .to_owned();
    manager.create_table(questionnaire).await?;
    manager
        .create_index(unique(
            "ux_questionnaire_code",
            "questionnaire",
            &["code", "version"],
        ))
        .await?;

    let evaluation = Table::create()
        .table("evaluation")
        .col(big_pk_auto("id"))
        .col(big_integer("run_id"))
        .col(big_integer("offer_id"))
        .col(big_integer("institution_id"))
        .col(big_integer("questionnaire_id"))
        .col(text("title"))
        .col(integer("year"))
        .col(string("subject"))
        .col(string("state"))
        .col(string("opens_on"))
        .col(string("closes_on"))
        .col(integer("invited"))
        .col(integer("next_n"))
        .col(integer("rounds"))
        .col(boolean("key_lost"))
        .col(boolean("is_demo"))
        .col(big_integer_null("closed_at"))
        .foreign_key(
            ForeignKey::create()
                .from("evaluation", "questionnaire_id")
                .to("questionnaire", "id"),
        )
        .to_owned();
    manager.create_table(evaluation).await?;
    manager
        .create_index(unique("ux_evaluation_run", "evaluation", &["run_id"]))
        .await?;
    manager
        .create_index(index("ix_evaluation_offer", "evaluation", &["offer_id"]))
        .await?;
    manager
        .create_index(index(
            "ix_evaluation_state",
            "evaluation",
            &["state", "institution_id"],
        ))
        .await?;

    let invitation = Table::create()
        .table("invitation")
        .col(big_pk_auto("id"))
        .col(big_integer("evaluation_id"))
        .col(integer("n"))
        .col(text("name"))
        .col(string("email"))
        .col(string("lang"))
        .col(big_integer_null("sent_at"))
        .col(integer("reminders"))
        .col(integer("round"))
        .col(big_integer_null("reminded_at"))
        .col(boolean("bounced"))
        .foreign_key(
            ForeignKey::create()
                .from("invitation", "evaluation_id")
                .to("evaluation", "id"),
        )
        .to_owned();
    manager.create_table(invitation).await?;
    let once = unique("ux_invitation_email", "invitation", &["evaluation_id", "email"]);
    manager.create_index(once).await?;
    let once = unique("ux_invitation_n", "invitation", &["evaluation_id", "n"]);
    manager.create_index(once).await
}

async fn answers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let sqlite = manager.get_database_backend() == DbBackend::Sqlite;
    let keyless = |mut table: TableCreateStatement| {
        if sqlite {
            table.extra("WITHOUT ROWID");
        }
        table
    };
    let ballot = Table::create()
        .table("ballot")
        .col(binary_len("hash", 32).primary_key())
        .col(big_integer("evaluation_id"))
        .col(boolean("spent"))
        .to_owned();
    manager.create_table(keyless(ballot)).await?;
    let answer = Table::create()
        .table("answer")
        .col(binary_len("id", 16).primary_key())
        .col(big_integer("evaluation_id"))
        .col(text("ratings"))
        .to_owned();
    manager.create_table(keyless(answer)).await?;
    let remark = Table::create()
        .table("remark")
        .col(binary_len("id", 16).primary_key())
        .col(big_integer("evaluation_id"))
        .col(string("item"))
        .col(text("text"))
        .col(string("state"))
        .to_owned();
    manager.create_table(keyless(remark)).await?;
    for table in ["ballot", "answer", "remark"] {
        let name = format!("ix_{table}_evaluation");
        manager
            .create_index(index(&name, table, &["evaluation_id"]))
            .await?;
    }
    let tally = Table::create()
        .table("tally")
        .col(big_integer("evaluation_id"))
        .col(string("item"))
        .col(string("choice"))
        .col(integer("n"))
        .primary_key(Index::create().col("evaluation_id").col("item").col("choice"))
        .to_owned();
    manager.create_table(tally).await
}

fn index(name: &str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(table);
    for &column in columns {
        index.col(column);
    }
    index.to_owned()
}

fn unique(name: &str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = index(name, table, columns);
    index.unique().to_owned()
}
