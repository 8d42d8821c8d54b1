//! Live offers by what their rows say, for whoever must answer without an index.

use app::catalogue::model::VersionState;
use app::shared::ids::OfferId;
use app::shared::units::Credits;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _, LikeExpr};
use sea_orm::{JoinType, QueryOrder, QuerySelect, RelationTrait};

use super::entity::{offer, offer_version};
use super::partners::shared_with;

/// What the rows of live offers can be narrowed by.
#[derive(Clone, Debug, Default)]
pub(crate) struct Narrowed {
    /// Parts of words that a title must have, in small letters, all of them.
    pub in_title: Vec<String>,
    /// Subjects and institutions, each alternatives; none = all.
    pub subjects: Vec<String>,
    pub institutions: Vec<i64>,
    pub credits_min: Option<Credits>,
    pub credits_max: Option<Credits>,
}

/// The live offers these narrow to, by id.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn narrowed(db: &impl ConnectionTrait, by: &Narrowed) -> Result<Vec<OfferId>, DbErr> {
    use offer_version::Column::{Credits, InstitutionId, State, Subject, Title};
    let mut rows = offer::Entity::find()
        .join(JoinType::InnerJoin, offer::Relation::Live.def())
        .filter(State.eq(VersionState::Published.code()));
    for word in &by.in_title {
        // The databases differ in what small and capital letters are to them, and beyond ASCII they do not know.
        let spellings = [word.clone(), capitalised(word), word.to_uppercase()];
        let ways = spellings.into_iter().fold(Condition::any(), |ways, spelling| {
            ways.add(Expr::col((offer_version::Entity, Title)).like(containing(&spelling)))
        });
        rows = rows.filter(ways);
    }
    if !by.subjects.is_empty() {
        rows = rows.filter(Subject.is_in(by.subjects.iter().map(String::as_str)));
    }
    if !by.institutions.is_empty() {
        let together = shared_with(&by.institutions, true);
        let given = Condition::any()
            .add(InstitutionId.is_in(by.institutions.iter().copied()))
            .add(offer::Column::Id.in_subquery(together));
        rows = rows.filter(given);
    }
    if let Some(least) = by.credits_min {
        rows = rows.filter(Credits.gte(least.0));
    }
    if let Some(most) = by.credits_max {
        rows = rows.filter(Credits.lte(most.0));
    }
    let ids: Vec<i64> = rows
        .select_only()
        .column(offer::Column::Id)
        .order_by_asc(offer::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.into_iter().map(OfferId).collect())
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// A pattern for texts that contain this, its own signs meaning nothing.
fn containing(text: &str) -> LikeExpr {
    let plain = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    LikeExpr::new(format!("%{plain}%")).escape('\\')
}
