//! The audit port: who may read a trail.

use app::accounts::model::{Actor, Role};
use app::audit::model::{Deed, Entry, PAGE};
use app::audit::port::{Audit, TrailPage, TrailQuery};
use app::shared::fault::Fault;
use app::shared::ids::OfferId;
use async_trait::async_trait;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, Func, LikeExpr};
use sea_orm::{QueryOrder, QuerySelect};

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
    async fn trail(&self, actor: &Actor, query: &TrailQuery) -> Result<TrailPage, Fault> {
        let administers = actor
            .grants
            .iter()
            .filter(|g| g.role == Role::InstitutionAdmin)
            .filter_map(|g| g.institution)
            .map(|i| i.0)
            .collect::<Vec<_>>();
        actor.must(!administers.is_empty())?;
        let db = self.parts.db.read();
        let mut found = entity::Entity::find().filter(entity::Column::InstitutionId.is_in(administers));
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
        let total = found.clone().count(db).await?;
        let rows = found
            .order_by_desc(entity::Column::Id)
            .offset(query.page.saturating_sub(1) * PAGE)
            .limit(PAGE)
            .all(db)
            .await?;
        Ok(TrailPage {
            entries: rows.into_iter().filter_map(to_entry).collect(),
            total,
        })
    }
}
