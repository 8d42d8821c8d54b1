//! The narrow rows the overview is read from: written with every change of an offer, mended by the schedule.

use app::catalogue::form::{OfferForm, RunForm};
use app::catalogue::model::{Reference, RunPlan, VersionState};
use app::catalogue::section::Section;
use app::shared::fault::Fault;
use app::shared::ids::OfferId;
use app::shared::time::{Date, StudyYear, parse_date};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use sea_orm::{Condition, Iterable as _, JoinType, QueryOrder, QuerySelect};

use crate::catalogue::entity::{offer, offer_version, offer_work, run, subject};
use crate::catalogue::reference::{self, codes};
use crate::catalogue::{partners, store};
use crate::platform::Parts;

/// Counted up whenever `OfferForm::check` or what this file writes changes: older rows are written anew.
const RULES: i32 = 3;
/// Offers mended in one transaction.
const AT_ONCE: u64 = 200;

/// Writes an offer's row anew. `reference` is needed where a draft may have changed; without it, nothing is missing.
///
/// # Errors
/// The database's own.
pub async fn refresh(
    db: &impl ConnectionTrait,
    offer: OfferId,
    reference: Option<&Reference>,
    today: Date,
) -> Result<(), DbErr> {
    let Some(series) = offer::Entity::find_by_id(offer.0).one(db).await? else {
        return Ok(());
    };
    let newest = offer_version::Entity::find()
        .filter(offer_version::Column::OfferId.eq(offer.0))
        .order_by_desc(offer_version::Column::Id)
        .one(db)
        .await?;
    let Some(version) = newest else {
        offer_work::Entity::delete_by_id(offer.0).exec(db).await?;
        return Ok(());
    };
    partners::refresh(db, &series, &version).await?;
    let form: OfferForm = store::from_json(&version.typed)?;
    let state = store::state(&version)?;
    let missing = match reference {
        Some(reference) if state.is_editable() => {
            sections_not_ready(&form, reference, StudyYear(version.year))
        }
        _ => vec![],
    };
    let deadlines = match series.live_version_id {
        Some(live) => of_runs(db, live).await?,
        None if state.is_editable() || state == VersionState::InReview => of_form(&form),
        None => vec![],
    };
    let names = subject::Entity::find_by_id(version.subject.clone())
        .one(db)
        .await?;
    let names = names.map(|s| format!("{} {}", s.nb, s.nn)).unwrap_or_default();
    let code: String = form.code.trim().replace('\0', "").chars().take(200).collect();
    let text = |date: Option<&Date>| date.map(Date::to_string);
    let row = offer_work::ActiveModel {
        offer_id: Set(offer.0),
        institution_id: Set(version.institution_id),
        version_id: Set(version.id),
        live_version_id: Set(series.live_version_id),
        year: Set(version.year),
        state: Set(version.state),
        title_key: Set(title_key(&version.title)),
        folded: Set(format!("{} {code} {names}", version.title).to_lowercase()),
        title: Set(version.title),
        code: Set(code),
        subject: Set(version.subject),
        missing: Set(listed(&missing)),
        n_missing: Set(i32::try_from(missing.len()).unwrap_or(i32::MAX)),
        next_deadline: Set(text(deadlines.iter().find(|d| **d >= today))),
        last_deadline: Set(text(deadlines.last())),
        is_demo: Set(version.is_demo),
        saved_at: Set(version.saved_at),
        rules: Set(RULES),
    };
    use offer_work::Column as C;
    let all_but_key = C::iter().filter(|c| !matches!(c, C::OfferId));
    let anew = OnConflict::column(C::OfferId)
        .update_columns(all_but_key)
        .to_owned();
    offer_work::Entity::insert(row)
        .on_conflict(anew)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Sections with something submitting would refuse, each once, in the order of the page.
fn sections_not_ready(form: &OfferForm, reference: &Reference, year: StudyYear) -> Vec<Section> {
    let (subjects, counties) = codes(reference);
    let faults = form.faults(&subjects, &counties, year);
    let mut sections: Vec<Section> = faults.iter().map(|f| Section::of(&f.field)).collect();
    sections.sort_unstable();
    sections.dedup();
    sections
}

fn listed(sections: &[Section]) -> String {
    let names = sections.iter().map(|s| format!("{},", s.anchor()));
    let list: String = names.collect();
    if list.is_empty() { list } else { format!(",{list}") }
}

/// The sections a row lists.
pub fn read_list(list: &str) -> Vec<Section> {
    list.split(',').filter_map(Section::from_anchor).collect()
}

/// All deadlines of a version's runs, in order.
async fn of_runs(db: &impl ConnectionTrait, version: i64) -> Result<Vec<Date>, DbErr> {
    let plans: Vec<String> = run::Entity::find()
        .filter(run::Column::VersionId.eq(version))
        .join(JoinType::InnerJoin, run::Relation::Version.def())
        .filter(
            Expr::col((run::Entity, run::Column::Year))
                .equals((offer_version::Entity, offer_version::Column::Year)),
        )
        .select_only()
        .column(run::Column::Plan)
        .into_tuple()
        .all(db)
        .await?;
    let mut dates = vec![];
    for plan in plans {
        let plan: RunPlan = store::from_json(&plan)?;
        dates.extend(
            [plan.funding_deadline, plan.admission_deadline]
                .into_iter()
                .flatten(),
        );
    }
    dates.sort_unstable();
    Ok(dates)
}

fn of_form(form: &OfferForm) -> Vec<Date> {
    let of = |run: &RunForm| {
        [
            parse_date(&run.funding_deadline),
            parse_date(&run.admission_deadline),
        ]
    };
    let mut dates: Vec<Date> = form.all_runs().flat_map(of).flatten().collect();
    dates.sort_unstable();
    dates
}

/// A key that sorts titles as the Norwegian alphabet does, whatever the database makes of letters.
///
/// Hexadecimal digits sort alike under every collation.
pub fn title_key(title: &str) -> String {
    use std::fmt::Write as _;
    let mut key = String::new();
    for c in title
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == ' ')
        .take(60)
    {
        let place = match c {
            'æ' | 'ä' => 0x7b,
            'ø' | 'ö' => 0x7c,
            'å' => 0x7d,
            c if c.is_ascii() => c as u32,
            'à'..='ã' => 'a' as u32,
            'è'..='ë' => 'e' as u32,
            // Whatever else: after the alphabet.
            _ => 0x7e,
        };
        write!(key, "{place:02x}").expect("writing to a string");
    }
    key
}

/// Says that an offer's newest version has moved on, where nothing else of the row changes.
///
/// # Errors
/// The database's own.
pub async fn set_state(
    db: &impl ConnectionTrait,
    offer: OfferId,
    version: i64,
    state: VersionState,
) -> Result<(), DbErr> {
    offer_work::Entity::update_many()
        .col_expr(offer_work::Column::State, Expr::value(state.code()))
        .filter(offer_work::Column::OfferId.eq(offer.0))
        .filter(offer_work::Column::VersionId.eq(version))
        .exec(db)
        .await?;
    Ok(())
}

/// Offers without a row, with one by older rules, or whose next deadline has passed while another has not.
/// An offer without any version gets none, and so is never outdated.
async fn outdated(db: &impl ConnectionTrait, today: Date, n: u64) -> Result<Vec<OfferId>, DbErr> {
    let today = today.to_string();
    let known = sea_orm::sea_query::Query::select()
        .column(offer_work::Column::OfferId)
        .from(offer_work::Entity)
        .and_where(offer_work::Column::Rules.eq(RULES))
        .cond_where(
            Condition::any()
                .add(offer_work::Column::NextDeadline.is_null())
                .add(offer_work::Column::NextDeadline.gte(today.clone()))
                .add(offer_work::Column::LastDeadline.lt(today)),
        )
        .to_owned();
    let written = sea_orm::sea_query::Query::select()
        .column(offer_version::Column::OfferId)
        .from(offer_version::Entity)
        .to_owned();
    let ids: Vec<i64> = offer::Entity::find()
        .filter(offer::Column::Id.in_subquery(written))
        .filter(offer::Column::Id.not_in_subquery(known))
        .select_only()
        .column(offer::Column::Id)
        .order_by_asc(offer::Column::Id)
        .limit(n)
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.into_iter().map(OfferId).collect())
}

/// Writes the rows of everything in this transaction that has none yet.
///
/// # Errors
/// The database's own.
pub(crate) async fn fill(db: &impl ConnectionTrait, today: Date) -> Result<(), DbErr> {
    let reference = reference::read(db).await?;
    for offer in outdated(db, today, u64::from(u32::MAX)).await? {
        refresh(db, offer, Some(&reference), today).await?;
    }
    Ok(())
}

/// Mends rows that are missing or outdated; the schedule asks for it.
///
/// # Errors
/// `Internal` only.
pub async fn tick(parts: &Parts) -> Result<(), Fault> {
    let today = parts.clock.today();
    while !outdated(parts.db.read(), today, 1).await?.is_empty() {
        let reference = reference::reference(parts).await?;
        let tx = parts.db.write().await?;
        let offers = outdated(&*tx, today, AT_ONCE).await?;
        for offer in &offers {
            refresh(&*tx, *offer, Some(&reference), today).await?;
        }
        tx.commit().await?;
        if (offers.len() as u64) < AT_ONCE {
            return Ok(());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_sort_as_the_norwegian_alphabet_does() {
        let mut titles = [
            "Øving",
            "ål",
            "zoologi",
            "Ærlighet",
            "Andre språk",
            "and",
            "«Anna»",
            "Ålreit",
        ];
        titles.sort_by_key(|t| title_key(t));
        assert_eq!(
            titles,
            [
                "and",
                "Andre språk",
                "«Anna»",
                "zoologi",
                "Ærlighet",
                "Øving",
                "ål",
                "Ålreit"
            ]
        );
    }

    #[test]
    fn a_list_of_sections_is_read_back() {
        let sections = vec![Section::Modules, Section::Themes];
        assert_eq!(listed(&sections), ",emner,temaer,");
        assert_eq!(read_list(&listed(&sections)), sections);
        assert_eq!(read_list(&listed(&[])), []);
    }
}
