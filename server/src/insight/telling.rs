//! Publishing: releases of closed surveys, once and for all, and everything reckoned from them, made anew.
//!
//! `release` runs in the transaction that closes a survey, so there is no moment at which a survey is closed
//! and its figures are missing or half there. It reads the counts of surveys that are in no release; after
//! that nobody reads those counts again. `make_anew` reads published figures only, may run any number of
//! times, and is enqueued by every closing and once a night.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use app::evaluation::model::{Item, Questionnaire};
use app::insight::telling::{Measure, SignalKind};
use app::shared::ids::{OfferId, QuestionnaireId};
use sea_orm::{ConnectionTrait, DbErr};

use super::cube::{self, public, roll_up};
use super::disclosure::releases;
use super::judged::judge;
use super::published::{Published, publish};
use super::shrinkage::Shrunk;
use super::signals::{Found, borrow, changes};
use super::store::{self, Scope, SurveyRow, counted};
use super::sums::{self, Told};
use crate::evaluation::{Counts, questionnaire, tallies};

/// Publishes what an offer's closed surveys allow; tells whether anything was. Running it again changes
/// nothing. A release formed by another node meanwhile makes the transaction fail, and so the job run again.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn release(db: &impl ConnectionTrait, offer: OfferId, limit: u32) -> Result<bool, DbErr> {
    let waiting = store::waiting(db, Scope::Offers(&[offer])).await?;
    let counts = tallies(db, waiting.iter().map(|s| s.id)).await?;
    let mut questionnaires = HashMap::new();
    release_of(db, &waiting, &counts, &mut questionnaires, limit).await
}

/// The same for every offer with surveys that wait; gives those of which something was published.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn release_all(db: &impl ConnectionTrait, limit: u32) -> Result<Vec<OfferId>, DbErr> {
    let mut offers: BTreeMap<i64, Vec<SurveyRow>> = BTreeMap::new();
    for survey in store::waiting(db, Scope::All).await? {
        offers.entry(survey.offer_id).or_default().push(survey);
    }
    let mut questionnaires = HashMap::new();
    let mut released = vec![];
    for (offer, waiting) in offers {
        let counts = tallies(db, waiting.iter().map(|s| s.id)).await?;
        if release_of(db, &waiting, &counts, &mut questionnaires, limit).await? {
            released.push(OfferId(offer));
        }
    }
    Ok(released)
}

/// The key under which a survey's answers in all are counted.
fn in_all() -> (String, String) {
    (String::new(), String::new())
}

async fn release_of(
    db: &impl ConnectionTrait,
    waiting: &[SurveyRow],
    counts: &HashMap<i64, Counts>,
    questionnaires: &mut HashMap<i64, Questionnaire>,
    limit: u32,
) -> Result<bool, DbErr> {
    let answered: Vec<u32> = waiting
        .iter()
        .map(|s| {
            counts
                .get(&s.id)
                .and_then(|c| c.get(&in_all()).copied())
                .unwrap_or(0)
        })
        .collect();
    let groups = releases(&answered, limit);
    for group in &groups {
        let members: Vec<&SurveyRow> = group.iter().map(|&i| &waiting[i]).collect();
        let Some(newest) = members.last() else { continue };
        let mut sum = Counts::new();
        for (key, n) in members.iter().filter_map(|s| counts.get(&s.id)).flatten() {
            *sum.entry(key.clone()).or_default() += n;
        }
        for id in members.iter().map(|s| s.questionnaire_id) {
            if let Entry::Vacant(place) = questionnaires.entry(id) {
                let read = questionnaire(db, QuestionnaireId(id)).await?;
                place.insert(read.ok_or_else(|| DbErr::RecordNotFound("a survey's questionnaire".into()))?);
            }
        }
        let versions: Vec<&Questionnaire> = members
            .iter()
            .map(|s| &questionnaires[&s.questionnaire_id])
            .collect();
        let answered = sum.get(&in_all()).copied().unwrap_or(0);
        let release = Published {
            id: 0,
            offer: OfferId(newest.offer_id),
            institution: app::shared::ids::InstitutionId(newest.institution_id),
            subject: newest.subject.clone(),
            county: store::county(db, app::shared::ids::InstitutionId(newest.institution_id)).await?,
            title: newest.title.clone(),
            years: (
                members.iter().map(|s| s.year).min().unwrap_or(newest.year),
                members.iter().map(|s| s.year).max().unwrap_or(newest.year),
            ),
            surveys: u32::try_from(members.len()).unwrap_or(u32::MAX),
            invited: members.iter().map(|s| counted(s.invited)).sum(),
            answered,
            is_demo: members.iter().any(|s| s.is_demo),
            items: publish(&asked_in_all(&versions), &sum, answered, limit),
        };
        let ids: Vec<i64> = members.iter().map(|s| s.id).collect();
        store::insert(db, &release, &ids).await?;
    }
    Ok(!groups.is_empty())
}

/// The newest questionnaire – the last – with the questions that everyone in a release met: of any other, those who
/// were not asked would be counted among those who said nothing, and how many they were could be told.
#[must_use]
pub(crate) fn asked_in_all(versions: &[&Questionnaire]) -> Questionnaire {
    let Some((newest, before)) = versions.split_last() else {
        unreachable!("a release is of one survey or more")
    };
    let mut asked = (*newest).clone();
    for version in before {
        let codes = |item: &Item| item.options.iter().map(|o| o.code.clone()).collect::<Vec<_>>();
        let is_same = |a: &Item, b: &Item| a.code == b.code && a.kind == b.kind && codes(a) == codes(b);
        let is_asked = |item: &Item| version.items().any(|i| is_same(i, item));
        for block in &mut asked.blocks {
            block.items.retain(is_asked);
        }
    }
    asked
}

/// What can be made from published figures.
pub struct Made {
    pub cells: Vec<super::cube::Cell>,
    pub borrowed: Vec<(i64, Measure, Shrunk)>,
    pub changes: Vec<Found>,
}

/// Everything that is reckoned from published figures; a function of them and of nothing else. `limits` are the
/// internal and the public one.
#[must_use]
pub fn made_from(published: &[Published], limits: (u32, u32)) -> Made {
    let borrowed = Measure::ALL.iter().flat_map(|&measure| {
        let shrunk = borrow(published, measure, limits);
        shrunk.into_iter().map(move |(release, s)| (release, measure, s))
    });
    Made {
        borrowed: borrowed.collect(),
        cells: [roll_up(published), public(published, limits)].concat(),
        changes: changes(published),
    }
}

/// Makes roll-ups, borrowing and signals anew, and judges releases that are new; gives those.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn make_anew(
    db: &impl ConnectionTrait,
    today: &str,
    limits: (u32, u32),
) -> Result<Vec<i64>, DbErr> {
    let published = store::published_scales(db, limits.0).await?;
    let made = made_from(&published, limits);
    let mut signals: Vec<Told> = made
        .changes
        .into_iter()
        .filter_map(|found| {
            let newest = published.iter().rfind(|p| p.offer == found.offer)?;
            Some(Told {
                institution: newest.institution,
                subject: newest.subject.clone(),
                title: newest.title.clone(),
                found,
            })
        })
        .collect();
    let waiting = store::waiting(db, Scope::All).await?;
    let places = waiting
        .iter()
        .map(|s| (s.subject.as_str(), s.institution_id, s.year));
    let closed = cube::closed(&store::closed_by_place(db).await?);
    let cells = [made.cells, cube::waiting(places), closed].concat();
    signals.extend(unknown(&published, waiting));
    sums::replace_cube(db, &cells).await?;
    sums::replace_borrowed(db, &made.borrowed).await?;
    sums::replace_signals(db, &signals).await?;
    sums::set_made_on(db, today).await?;
    judge(db, &published).await
}

/// Series with closed surveys of which nothing is published yet.
fn unknown(published: &[Published], waiting: Vec<SurveyRow>) -> Vec<Told> {
    let mut series: BTreeMap<i64, SurveyRow> = BTreeMap::new();
    for survey in waiting {
        if !published.iter().any(|p| p.offer.0 == survey.offer_id) {
            series.insert(survey.offer_id, survey);
        }
    }
    let told = |(offer, newest): (i64, SurveyRow)| Told {
        found: Found {
            offer: OfferId(offer),
            kind: SignalKind::Waiting,
            measure: None,
            change: 0.0,
            chance: 1.0,
            points: vec![],
        },
        institution: app::shared::ids::InstitutionId(newest.institution_id),
        subject: newest.subject,
        title: newest.title,
    };
    series.into_iter().map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_told_together_tell_only_what_all_of_them_asked() {
        let read = |json: &str| serde_json::from_str::<Questionnaire>(json).unwrap();
        let first = read(include_str!("../seed/data/questionnaire.json"));
        let second = read(include_str!("../seed/data/questionnaire_2.json"));
        for versions in [[&first, &second], [&second, &first]] {
            let asked = asked_in_all(&versions);
            let has = |code: &str| asked.items().any(|i| i.code == code);
            assert!(has("quality_overall") && has("motivation_reasons"));
            assert!(!has("relevance_teaching") && !has("motivation_level"));
        }
        assert_eq!(asked_in_all(&[&second]), second);
        let mut reworked = second.clone();
        reworked.blocks[0].items[0].options.pop();
        let asked = asked_in_all(&[&second, &reworked]);
        assert!(asked.items().all(|i| i.code != "background_stage"));
    }
}
