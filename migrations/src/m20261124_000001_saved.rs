//! What a person saves: offers, searches with alerts, a calendar of her own; and when an offer's public face
//! last changed, which a calendar must be able to say.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

fn cascade(
    from: (&'static str, &'static str),
    to: (&'static str, &'static str),
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(from.0, from.1)
        .to(to.0, to.1)
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

fn to_list(table: &'static str) -> ForeignKeyCreateStatement {
    cascade((table, "person_id"), ("saved_list", "person_id"))
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let changed = Table::alter()
            .table("offer")
            .add_column(big_integer_null("changed_at"))
            .to_owned();
        manager.alter_table(changed).await?;

        let list = Table::create()
            .table("saved_list")
            .col(big_integer("person_id").primary_key())
            .col(string_null("calendar_hash").unique_key())
            .col(big_integer_null("calendar_at"))
            .foreign_key(&mut cascade(("saved_list", "person_id"), ("person", "id")))
            .to_owned();
        manager.create_table(list).await?;

        let offer = Table::create()
            .table("saved_offer")
            .col(big_pk_auto("id"))
            .col(big_integer("person_id"))
            .col(big_integer("offer_id"))
            .col(text("title"))
            .col(big_integer("saved_at"))
            .foreign_key(&mut to_list("saved_offer"))
            .foreign_key(&mut cascade(("saved_offer", "offer_id"), ("offer", "id")))
            .to_owned();
        manager.create_table(offer).await?;
        unique(
            manager,
            "ux_saved_offer",
            "saved_offer",
            ["person_id", "offer_id"],
        )
        .await?;

        let search = Table::create()
            .table("saved_search")
            .col(big_pk_auto("id"))
            .col(big_integer("person_id"))
            .col(text("query"))
            .col(string("query_hash"))
            .col(boolean("alert"))
            .col(big_integer_null("known_at"))
            .col(big_integer("saved_at"))
            .foreign_key(&mut to_list("saved_search"))
            .to_owned();
        manager.create_table(search).await?;
        unique(
            manager,
            "ux_saved_search",
            "saved_search",
            ["person_id", "query_hash"],
        )
        .await?;

        let known = Table::create()
            .table("saved_known")
            .col(big_integer("search_id"))
            .col(big_integer("offer_id"))
            .col(integer("year"))
            .primary_key(Index::create().col("search_id").col("offer_id").col("year"))
            .foreign_key(&mut cascade(("saved_known", "search_id"), ("saved_search", "id")))
            .to_owned();
        manager.create_table(known).await?;

        let letter = Table::create()
            .table("saved_letter")
            .col(big_pk_auto("id"))
            .col(big_integer("person_id"))
            .col(integer("week"))
            .col(integer("n_offers"))
            .col(big_integer("made_at"))
            .foreign_key(&mut to_list("saved_letter"))
            .to_owned();
        manager.create_table(letter).await?;
        unique(manager, "ux_saved_letter", "saved_letter", ["person_id", "week"]).await?;

        let item = Table::create()
            .table("saved_letter_item")
            .col(big_integer("letter_id"))
            .col(big_integer("search_id"))
            .col(big_integer("offer_id"))
            .col(integer("position"))
            .primary_key(Index::create().col("letter_id").col("search_id").col("offer_id"))
            .foreign_key(&mut cascade(
                ("saved_letter_item", "letter_id"),
                ("saved_letter", "id"),
            ))
            .foreign_key(&mut cascade(
                ("saved_letter_item", "search_id"),
                ("saved_search", "id"),
            ))
            .to_owned();
        manager.create_table(item).await?;

        let stop = Table::create()
            .table("saved_stop")
            .col(string("hash").primary_key())
            .col(big_integer("person_id"))
            .col(big_integer("made_at"))
            .foreign_key(&mut to_list("saved_stop"))
            .to_owned();
        manager.create_table(stop).await?;
        for (name, table, column) in [
            ("ix_saved_offer_offer", "saved_offer", "offer_id"),
            ("ix_saved_item_search", "saved_letter_item", "search_id"),
            ("ix_saved_stop_person", "saved_stop", "person_id"),
        ] {
            let index = Index::create().name(name).table(table).col(column).to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

async fn unique(
    manager: &SchemaManager<'_>,
    name: &'static str,
    table: &'static str,
    columns: [&'static str; 2],
) -> Result<(), DbErr> {
    let index = Index::create()
        .name(name)
        .table(table)
        .col(columns[0])
        .col(columns[1])
        .unique()
        .to_owned();
    manager.create_index(index).await
}
