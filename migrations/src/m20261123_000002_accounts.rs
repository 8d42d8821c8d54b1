//! Institutions, subjects and places; people with their roles, one-time links and sessions.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

fn to_person(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(table, "person_id")
        .to("person", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let institution = Table::create()
            .table("institution")
            .col(big_pk_auto("id"))
            .col(string_uniq("short_name"))
            .col(text("name"))
            .col(text("other_names"))
            .col(string_uniq("dbh_code"))
            .col(string("organisation_number"))
            .col(text("counties"))
            .col(text("website"))
            .to_owned();
        manager.create_table(institution).await?;

        let subject = Table::create()
            .table("subject")
            .col(string("code").primary_key())
            .col(integer("position"))
            .col(text("nb"))
            .col(text("nn"))
            .col(text("en"))
            .to_owned();
        manager.create_table(subject).await?;

        let place = Table::create()
            .table("place")
            .col(string("code").primary_key())
            .col(text("name"))
            .col(text("full_name"))
            .to_owned();
        manager.create_table(place).await?;

        let person = Table::create()
            .table("person")
            .col(big_pk_auto("id"))
            .col(text("name"))
            .col(string_uniq("email"))
            .col(string("lang"))
            .col(boolean("is_demo"))
            .to_owned();
        manager.create_table(person).await?;

        let role = Table::create()
            .table("role")
            .col(big_pk_auto("id"))
            .col(big_integer("person_id"))
            .col(string("role"))
            .col(big_integer_null("institution_id"))
            .foreign_key(&mut to_person("role"))
            .foreign_key(
                ForeignKey::create()
                    .from("role", "institution_id")
                    .to("institution", "id"),
            )
            .to_owned();
        manager.create_table(role).await?;
        for (name, column) in [
            ("ix_role_person", "person_id"),
            ("ix_role_institution", "institution_id"),
        ] {
            let index = Index::create().name(name).table("role").col(column).to_owned();
            manager.create_index(index).await?;
        }

        let sign_in = Table::create()
            .table("sign_in")
            .col(big_pk_auto("id"))
            .col(string("email"))
            .col(string("lang"))
            .col(string_null("hash").unique_key())
            .col(integer("attempts"))
            .col(big_integer("asked_at"))
            .col(big_integer_null("expires_at"))
            .col(big_integer_null("used_at"))
            .to_owned();
        manager.create_table(sign_in).await?;
        let index = Index::create()
            .name("ix_sign_in_email")
            .table("sign_in")
            .col("email")
            .col("asked_at")
            .to_owned();
        manager.create_index(index).await?;

        let session = Table::create()
            .table("session")
            .col(big_pk_auto("id"))
            .col(big_integer("person_id"))
            .col(string_uniq("hash"))
            .col(text("device"))
            .col(big_integer("created_at"))
            .col(big_integer("seen_at"))
            .foreign_key(&mut to_person("session"))
            .to_owned();
        manager.create_table(session).await?;
        let index = Index::create()
            .name("ix_session_person")
            .table("session")
            .col("person_id")
            .to_owned();
        manager.create_index(index).await
    }
}
