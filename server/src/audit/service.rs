//! The audit port: who may read which trail.

use app::accounts::model::Actor;
use app::audit::model::{Deed, Entry, MOST, PAGE, TrailOf};
use app::audit::port::{Audit, TrailPage, TrailQuery};
use app::shared::fault::Fault;
use app::shared::ids::OfferId;
use async_trait::async_trait;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, Func, LikeExpr};
use sea_orm::{QueryOrder, QuerySelect, Select};

use super::entity;
use crate::clock::from_ms;
use crate::platform::Parts;

/// The audit domain's port.
pub struct AuditService {
    parts: Parts,
}

impl AuditService {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        AuditService { parts }
    }
}

fn to_entry(row: entity::Model) -> Option<Entry> {
    Some(Entry {
        id: row.id,
        at: from_ms(row.at),
        by: row.person_name,
        deed: Deed::from_code(&row.deed)?,
        offer: row.offer_id.map(OfferId),
        object: row.object,
        changes: serde_json::from_str(&row.changes).unwrap_or_default(),
    })
}

/// The entries that were asked for, of a trail the actor may read.
fn found(actor: &Actor, of: TrailOf, query: &TrailQuery) -> Result<Select<entity::Entity>, Fault> {
    let mut found = entity::Entity::find();
    found = match of {
        TrailOf::Institution => {
            let administers = actor.administers();
            actor.must(!administers.is_empty())?;
            found.filter(entity::Column::InstitutionId.is_in(administers.iter().map(|i| i.0)))
        }
        TrailOf::Directorate => {
            actor.must(actor.leads_directorate())?;
            let own = of.deeds().filter(|deed| deed.trail() == of).map(Deed::code);
            found.filter(
                entity::Column::Deed
                    .is_in(own)
                    .or(entity::Column::InstitutionId.is_null()),
            )
        }
    };
    if let Some(offer) = query.offer {
        found = found.filter(entity::Column::OfferId.eq(offer.0));
    }
    if let Some(deed) = query.deed {
        found = found.filter(entity::Column::Deed.eq(deed.code()));
    }
    let by = query.by.trim();
    if !by.is_empty() {
        let escaped = by.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let like = |text: &str| LikeExpr::new(format!("%{text}%")).escape('\\');
        let name = || Expr::col(entity::Column::PersonName);
        // SQLite folds only the letters of ASCII, so the name is also looked for as typed.
        let folded = Expr::expr(Func::lower(name())).like(like(&escaped.to_lowercase()));
        found = found.filter(name().like(like(&escaped)).or(folded));
    }
    Ok(found.order_by_desc(entity::Column::Id))
}

/// The newest entries of these deeds that concern no institution: what the directorate did among its own.
pub(crate) async fn of_directorate(
    db: &impl ConnectionTrait,
    deeds: &[Deed],
    n: u64,
) -> Result<Vec<Entry>, DbErr> {
    let rows = entity::Entity::find()
        .filter(entity::Column::InstitutionId.is_null())
        .filter(entity::Column::Deed.is_in(deeds.iter().map(|d| d.code())))
        .order_by_desc(entity::Column::Id)
        .limit(n)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(to_entry).collect())
}

#[async_trait]
impl Audit for AuditService {
    async fn trail(&self, actor: &Actor, of: TrailOf, query: &TrailQuery) -> Result<TrailPage, Fault> {
        let found = found(actor, of, query)?;
        let db = self.parts.db.read();
        let total = found.clone().count(db).await?;
        let rows = found
            .offset(query.page.saturating_sub(1) * PAGE)
            .limit(PAGE)
            .all(db)
            .await?;
        Ok(TrailPage {
            entries: rows.into_iter().filter_map(to_entry).collect(),
            total,
        })
    }

    async fn whole_trail(&self, actor: &Actor, of: TrailOf, query: &TrailQuery) -> Result<Vec<Entry>, Fault> {
        let found = found(actor, of, query)?.limit(MOST);
        let rows = found.all(self.parts.db.read()).await?;
        Ok(rows.into_iter().filter_map(to_entry).collect())
    }
}
