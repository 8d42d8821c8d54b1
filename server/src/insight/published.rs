//! Published figures in hand: made once from a release's counts, and joined where a higher limit asks for it.
//!
//! All that is shown anywhere is reckoned from these and from nothing else, so it can tell nothing more.

use std::collections::BTreeMap;

use app::catalogue::model::Theme;
use app::evaluation::model::{Item, Questionnaire};
use app::insight::telling::Measure;
use app::shared::ids::{InstitutionId, OfferId};

use super::coding::{self, Beyond};
use super::disclosure::{code, releases};
use super::shrinkage::Shrunk;
use crate::evaluation::Counts;

/// What is told of one question, or of an index, in one release.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedItem {
    /// A question's code, or a `Measure`'s.
    pub item: String,
    pub n: u32,
    /// The fewest answers the mean rests on (`coding`): where few may have skipped the question, fewer than `n`.
    pub known: u32,
    /// The mean in thousandths, on scales only.
    pub milli: Option<u32>,
    pub beyond: Option<Beyond>,
    /// By value or option; `None` = hidden.
    pub cells: Vec<Option<u32>>,
    /// The mean drawn towards its relatives, where it has been reckoned.
    pub shrunk: Option<Shrunk>,
}

impl PublishedItem {
    /// The mean to reckon on with.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        self.milli.map(|m| coding::value(m, self.beyond, self.n))
    }
}

/// A release.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    pub id: i64,
    pub offer: OfferId,
    pub institution: InstitutionId,
    pub subject: String,
    /// County code of the institution's seat; empty where it has none.
    pub county: String,
    pub title: String,
    pub years: (i32, i32),
    pub surveys: u32,
    pub invited: u32,
    pub answered: u32,
    pub is_demo: bool,
    pub items: Vec<PublishedItem>,
}

impl Published {
    #[must_use]
    pub fn item(&self, code: &str) -> Option<&PublishedItem> {
        self.items.iter().find(|i| i.item == code)
    }

    #[must_use]
    pub fn measure(&self, measure: Measure) -> Option<&PublishedItem> {
        self.item(measure.code())
    }

    /// What has a mean: questions with a scale, and indices over them.
    pub fn scales(&self) -> impl Iterator<Item = &PublishedItem> {
        self.items.iter().filter(|i| i.milli.is_some())
    }
}

/// Releases by the offer they are about, each offer's in the order of release.
#[must_use]
pub fn by_offer(published: &[Published]) -> BTreeMap<OfferId, Vec<&Published>> {
    let mut offers: BTreeMap<OfferId, Vec<&Published>> = BTreeMap::new();
    for release in published {
        offers.entry(release.offer).or_default().push(release);
    }
    offers
}

/// The questions an index is the mean of: the same ones in every year, else it would rise or fall by being asked
/// otherwise.
fn belongs(measure: Measure, item: &Item) -> bool {
    let is_of = match measure.area() {
        Some(area) => item.area == area,
        None => measure == Measure::Themes && item.theme.is_some(),
    };
    is_of && item.kind.is_scale() && !item.apart
}

/// Everything that is told of a release, from the counts of its surveys together.
#[must_use]
pub fn publish(
    questionnaire: &Questionnaire,
    counts: &Counts,
    answered: u32,
    limit: u32,
) -> Vec<PublishedItem> {
    let one = |item: &Item| {
        let count = |choice: &str| {
            let key = (item.code.clone(), choice.to_owned());
            counts.get(&key).copied().unwrap_or(0)
        };
        code(item, count, answered, limit)
    };
    let mut items: Vec<PublishedItem> = questionnaire.items().filter_map(one).collect();
    let indices: Vec<PublishedItem> = Measure::ALL
        .iter()
        .filter(|m| m.is_index())
        .filter_map(|m| index(*m, questionnaire, &items))
        .collect();
    items.extend(indices);
    items
}

/// A mean over the published means of several questions, where at least half of them have one.
fn index(measure: Measure, questionnaire: &Questionnaire, items: &[PublishedItem]) -> Option<PublishedItem> {
    let wanted: Vec<&Item> = questionnaire.items().filter(|i| belongs(measure, i)).collect();
    let told: Vec<(&PublishedItem, f64)> = wanted
        .iter()
        .filter_map(|w| items.iter().find(|i| i.item == w.code))
        .filter_map(|i| Some((i, i.value()?)))
        .collect();
    if told.is_empty() || told.len() * 2 < wanted.len() {
        return None;
    }
    let mean = told.iter().map(|(_, v)| v).sum::<f64>() / told.len() as f64;
    // Who skipped one question answered others: what the index rests on is what its questions do on average.
    let known: usize = told.iter().map(|(i, _)| i.known as usize).sum();
    Some(PublishedItem {
        item: measure.code().to_owned(),
        n: told.iter().map(|(i, _)| i.n).max().unwrap_or(0),
        known: u32::try_from(known / told.len()).unwrap_or(0),
        milli: Some((mean * 1000.0).round() as u32),
        beyond: None,
        cells: vec![],
        shrunk: None,
    })
}

/// The measures a theme comparison is made of, in the themes' order.
#[must_use]
pub fn themes() -> Vec<Measure> {
    Theme::ALL.iter().map(|t| Measure::of_theme(*t)).collect()
}

/// Releases of one offer put together until each group holds `limit` answers; those left over are left out.
/// With the limit they were published under, each stands alone.
///
/// `published` is in the order of release. The public sees groups of ten or more; so does everyone where the
/// limit has been raised since.
///
/// `size` says how many answers a release holds.
#[must_use]
pub fn grouped(published: &[&Published], limit: u32, size: impl Fn(&Published) -> u32) -> Vec<Published> {
    let sizes: Vec<u32> = published.iter().map(|p| size(p)).collect();
    releases(&sizes, limit)
        .into_iter()
        .map(|group| joined(&group.iter().map(|&i| published[i]).collect::<Vec<_>>()))
        .collect()
}

/// Releases of one offer as the public reads them of a question or a measure, put together until each group holds
/// enough; `limits` are the internal and the public one.
///
/// A release that hides it is no part of a figure about it. Groups once formed never change.
#[must_use]
pub fn public_groups<'a>(
    published: &[&'a Published],
    item: &str,
    limits: (u32, u32),
) -> Vec<Vec<&'a Published>> {
    let size = |r: &Published| r.item(item).map_or(0, |i| i.n);
    let telling: Vec<&Published> = published.iter().copied().filter(|r| size(r) > 0).collect();
    let sizes: Vec<u32> = telling.iter().map(|r| size(r)).collect();
    let internal = releases(&sizes, limits.0);
    let sum = |group: &Vec<usize>| group.iter().map(|&i| sizes[i]).sum();
    let public = releases(&internal.iter().map(sum).collect::<Vec<u32>>(), limits.1);
    let members = |groups: Vec<usize>| groups.into_iter().flat_map(|g| &internal[g]).map(|&i| telling[i]);
    public
        .into_iter()
        .map(|groups| members(groups).collect())
        .collect()
}

/// Several releases as one; the last says what it belongs to.
#[must_use]
pub fn joined(releases: &[&Published]) -> Published {
    let Some((last, before)) = releases.split_last() else {
        unreachable!("a group of releases is never empty")
    };
    let mut all = (*last).clone();
    for release in before {
        all.years = (all.years.0.min(release.years.0), all.years.1.max(release.years.1));
        all.surveys += release.surveys;
        all.invited += release.invited;
        all.answered += release.answered;
        all.is_demo |= release.is_demo;
    }
    if !before.is_empty() {
        let codes = last.items.iter().map(|i| i.item.clone());
        all.items = codes.filter_map(|code| joined_item(&code, releases)).collect();
    }
    all
}

/// One question over several releases; nothing where one of them hides it.
fn joined_item(code: &str, releases: &[&Published]) -> Option<PublishedItem> {
    let items: Vec<&PublishedItem> = releases.iter().map(|r| r.item(code)).collect::<Option<_>>()?;
    let n: u32 = items.iter().map(|i| i.n).sum();
    let mean = items
        .iter()
        .map(|i| Some(i.value()? * f64::from(i.n)))
        .sum::<Option<f64>>()
        .map(|sum| sum / f64::from(n.max(1)));
    let width = items.iter().map(|i| i.cells.len()).min().unwrap_or(0);
    let cell = |at: usize| items.iter().map(|i| i.cells[at]).sum::<Option<u32>>();
    Some(PublishedItem {
        item: code.to_owned(),
        n,
        known: items.iter().map(|i| i.known).sum(),
        milli: mean.map(|m| (m * 1000.0).round() as u32),
        beyond: None,
        cells: (0..width).map(cell).collect(),
        shrunk: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_is_the_mean_of_the_same_questions_whichever_version_asked_them() {
        let versions = [
            include_str!("../seed/data/questionnaire.json"),
            include_str!("../seed/data/questionnaire_2.json"),
        ];
        let answers = [
            ("support_time", "3"),
            ("sharing_colleagues", "4"),
            ("sharing_leadership", "2"),
            // Of one version each.
            ("motivation_level", "5"),
            ("support_leadership", "5"),
            ("support_try_out", "1"),
        ];
        let mut counts = Counts::new();
        for (item, value) in answers {
            counts.insert((item.into(), String::new()), 8);
            counts.insert((item.into(), value.into()), 8);
        }
        for version in versions {
            let told = publish(&serde_json::from_str(version).unwrap(), &counts, 8, 6);
            let index = told.iter().find(|i| i.item == Measure::Conditions.code());
            assert_eq!(index.and_then(|i| i.milli), Some(3_000));
        }
    }
}
