//! Every query on rules and on what they have opened.

use std::collections::HashMap;

use app::followup::rules::form::NewRules;
use app::followup::rules::model::{ByRule, RuleKind, Rules};
use app::review::model::Texts;
use app::shared::ids::{FindingId, PersonId};
use app::shared::time::Date;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, OnConflict};

use crate::followup::entity::{by_rule, rules};

fn wrong(what: &str) -> DbErr {
    DbErr::Custom(format!("a row of the rules holds no known {what}"))
}

/// A version as it is kept.
pub struct Kept {
    pub id: i64,
    /// Counted from 1.
    pub number: u32,
    pub valid_from: Date,
    pub rules: Rules,
    pub reason: String,
    pub set_at: i64,
    pub set_by: PersonId,
}

/// Every version, newest first.
pub async fn versions(db: &impl ConnectionTrait) -> Result<Vec<Kept>, DbErr> {
    let rows = rules::Entity::find()
        .order_by_asc(rules::Column::Id)
        .all(db)
        .await?;
    let mut kept = (1..)
        .zip(rows)
        .map(|(number, row)| {
            Ok(Kept {
                id: row.id,
                number,
                valid_from: row.valid_from.parse().map_err(|_| wrong("day"))?,
                rules: serde_json::from_str(&row.rules).map_err(|e| DbErr::Json(e.to_string()))?,
                reason: row.reason,
                set_at: row.set_at,
                set_by: PersonId(row.set_by),
            })
        })
        .collect::<Result<Vec<_>, DbErr>>()?;
    kept.reverse();
    Ok(kept)
}

/// The version that holds on a day: of those that have begun, the one set last.
#[must_use]
pub fn holding(versions: &[Kept], today: Date) -> Option<&Kept> {
    versions.iter().find(|v| v.valid_from <= today)
}

pub async fn insert(db: &impl ConnectionTrait, new: NewRules, at: i64, by: PersonId) -> Result<(), DbErr> {
    let row = rules::ActiveModel {
        valid_from: Set(new.valid_from.to_string()),
        rules: Set(serde_json::to_string(&new.rules).map_err(|e| DbErr::Json(e.to_string()))?),
        reason: Set(new.reason),
        set_at: Set(at),
        set_by: Set(by.0),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(())
}

/// Claims the opening of a finding by a rule about a release; false where it has been claimed before.
///
/// On PostgreSQL a second transaction waits here for the first.
pub async fn claim(
    db: &impl ConnectionTrait,
    (rule, published): (RuleKind, i64),
    (rules, bound): (i64, u32),
) -> Result<bool, DbErr> {
    let row = by_rule::ActiveModel {
        rule: Set(rule.code().to_owned()),
        published_id: Set(published),
        rules_id: Set(rules),
        bound: Set(i32::try_from(bound).unwrap_or(i32::MAX)),
        finding_id: Set(None),
        is_unfounded: Set(false),
        said: Set(None),
    };
    let once = OnConflict::columns([by_rule::Column::Rule, by_rule::Column::PublishedId])
        .do_nothing()
        .to_owned();
    let inserted = by_rule::Entity::insert(row)
        .on_conflict(once)
        .exec_without_returning(db)
        .await?;
    Ok(inserted == 1)
}

/// Says which finding a claim led to, and what it says.
pub async fn set_finding(
    db: &impl ConnectionTrait,
    (rule, published): (RuleKind, i64),
    (finding, said): (FindingId, &Texts),
) -> Result<(), DbErr> {
    let said = serde_json::to_string(said).map_err(|e| DbErr::Json(e.to_string()))?;
    by_rule::Entity::update_many()
        .col_expr(by_rule::Column::Said, Expr::value(said))
        .col_expr(by_rule::Column::FindingId, Expr::value(finding.0))
        .filter(by_rule::Column::Rule.eq(rule.code()))
        .filter(by_rule::Column::PublishedId.eq(published))
        .exec(db)
        .await?;
    Ok(())
}

/// Notes that a finding was unfounded.
pub async fn set_unfounded(db: &impl ConnectionTrait, finding: FindingId) -> Result<(), DbErr> {
    by_rule::Entity::update_many()
        .col_expr(by_rule::Column::IsUnfounded, Expr::value(true))
        .filter(by_rule::Column::FindingId.eq(finding.0))
        .exec(db)
        .await?;
    Ok(())
}

/// The rules that opened these findings; those that people opened are absent. At most two queries.
pub async fn by_rule(
    db: &impl ConnectionTrait,
    findings: impl IntoIterator<Item = i64>,
) -> Result<HashMap<i64, ByRule>, DbErr> {
    let rows = by_rule::Entity::find()
        .filter(by_rule::Column::FindingId.is_in(findings))
        .all(db)
        .await?;
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let versions = versions(db).await?;
    rows.into_iter()
        .filter_map(|row| Some((row.finding_id?, row)))
        .map(|(finding, row)| {
            let version = versions.iter().find(|v| v.id == row.rules_id);
            let version = version.ok_or_else(|| wrong("version"))?;
            let said = row.said.as_deref().map(serde_json::from_str).transpose();
            let opened = ByRule {
                kind: RuleKind::from_code(&row.rule).ok_or_else(|| wrong("rule"))?,
                bound: u32::try_from(row.bound).unwrap_or(0),
                version: version.number,
                valid_from: version.valid_from,
                is_unfounded: row.is_unfounded,
                said: said.map_err(|e| DbErr::Json(e.to_string()))?,
            };
            Ok((finding, opened))
        })
        .collect()
}
