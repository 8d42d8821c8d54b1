//! What an institution sees of others: the means that stand beside its own, and what its own borrow.
//!
//! It knows its own releases and every public figure, keeps whatever it was ever shown, and knows by heart how all of it
//! is reckoned.

use std::collections::{BTreeMap, BTreeSet};

use app::accounts::model::{Actor, Role};
use app::insight::port::Insight as _;
use app::insight::telling::{Measure, Norm};
use app::shared::ids::{InstitutionId, OfferId};
use proptest::prelude::*;
use sea_orm::ConnectionTrait as _;

use super::histories::{QUESTION, Survey, behind_each, history, parts, public_mean, surveys};
use crate::insight::cube::{self, roll_up};
use crate::insight::interval::{DISPERSION_OVERALL, tenth};
use crate::insight::published::{Published, PublishedItem};
use crate::insight::series::Others;
use crate::insight::service::InsightService;
use crate::insight::shrinkage::{Cohort, Levels, Shrunk, fit, shrink};
use crate::insight::signals::borrow;
use crate::test::surveys::{NTNU, OSLOMET, World, actor, editor};

/// The means of a question or a measure that stand beside figures, by subject or country (empty), and year.
fn norms(all: &[Published], item: &str, limits: (u32, u32)) -> BTreeMap<(String, i32), f64> {
    let cells = [roll_up(all), cube::public(all, limits)].concat();
    let mut means = BTreeMap::new();
    for subject in (0..4).map(|s| format!("s{s}")) {
        let others = Others {
            cells: &cells,
            subject: &subject,
            sees_all: false,
        };
        let (of_subject, of_nation) = others.norms(item);
        means.extend(
            of_subject
                .into_iter()
                .map(|n| ((subject.clone(), n.year.0), n.mean)),
        );
        means.extend(of_nation.into_iter().map(|n| ((String::new(), n.year.0), n.mean)));
    }
    means
}

#[test]
fn an_institution_stands_beside_what_is_large_enough_for_everyone_at_three_or_more() {
    let survey = |offer, counts| Survey {
        offer,
        year: 2024,
        counts,
        silent: 0,
    };
    let large = [0, 0, 0, 6, 6];
    let seen = |surveys: &[Survey], item| {
        let all: Vec<Published> = history(surveys, 6).into_iter().map(|(p, _)| p).collect();
        norms(&all, item, (6, 10)).get(&(String::new(), 2024)).copied()
    };
    let two = [survey(1, large), survey(2, large)];
    let three = [two.as_slice(), &[survey(3, large)]].concat();
    // Seven of the third are too few for anyone but themselves.
    let small = [two.as_slice(), &[survey(3, [0, 0, 0, 0, 7])]].concat();
    for (item, mean) in [(Measure::Overall.code(), 4.5), (QUESTION, 1.5)] {
        assert_eq!(seen(&two, item), None, "the other would be laid bare");
        assert_eq!(seen(&three, item), Some(mean));
        assert_eq!(seen(&small, item), None);
    }
    // A question the third hides has two institutions, whatever the whole study has.
    let hides = [two.as_slice(), &[survey(3, [0, 0, 0, 6, 6])]].concat();
    let mut all: Vec<Published> = history(&hides, 6).into_iter().map(|(p, _)| p).collect();
    all[2].items.retain(|i| i.item != QUESTION);
    assert!(norms(&all, QUESTION, (6, 10)).is_empty());
    assert!(!norms(&all, Measure::Overall.code(), (6, 10)).is_empty());
}

#[tokio::test]
async fn a_single_question_stands_beside_subject_and_country_as_measures_do() {
    let w = World::new().await;
    let tx = w.parts().db.write().await.unwrap();
    tx.execute_unprepared(
        "INSERT INTO institution (id, short_name, name, other_names, dbh_code, organisation_number, counties, \
         website) VALUES (3, 'UiO', 'UiO', '', '1110', '', '', '')",
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let answers = [4, 5, 4, 4, 3, 4, 5, 4, 4, 4, 3, 5];
    w.closed((1, 1), OSLOMET, "norsk", 2025, &answers).await;
    w.closed((2, 2), NTNU, "norsk", 2025, &answers).await;
    w.make_anew().await;
    let insight = InsightService::new(w.parts().clone());
    let question = async |who: Actor| {
        let series = insight.series(&who, OfferId(1)).await.unwrap();
        let items = series.blocks.into_iter().flat_map(|b| b.items);
        let one = items.into_iter().find(|i| i.item.code == QUESTION).unwrap();
        let means = |norms: Vec<Norm>| norms.iter().map(|n| (n.year.0, n.mean)).collect::<Vec<_>>();
        assert!(one.years.iter().all(|y| y.borrowed.is_none()));
        (means(one.subject), means(one.nation))
    };
    let (analyst, told) = (|| actor(Role::Analyst, None), vec![(2025, 2.0)]);
    assert_eq!(question(analyst()).await, (told.clone(), told.clone()));
    assert_eq!(question(editor()).await, (vec![], vec![]));
    w.closed((3, 3), InstitutionId(3), "engelsk", 2025, &answers)
        .await;
    w.make_anew().await;
    assert_eq!(
        question(editor()).await,
        (vec![], told.clone()),
        "two in the subject, three in all"
    );
    w.closed((4, 4), InstitutionId(3), "norsk", 2025, &answers).await;
    w.make_anew().await;
    assert_eq!(question(editor()).await, (told.clone(), told));
}

/// What an institution has seen of one question or measure: sets of surveys with a figure.
type Seen = BTreeMap<(i64, &'static str), BTreeSet<BTreeSet<usize>>>;

/// Of other institutions nothing is known of fewer than `least`.
fn holds(seen: Seen, surveys: &[Survey], least: u32) -> Result<(), TestCaseError> {
    let answered = |part: &BTreeSet<usize>| part.iter().map(|&i| surveys[i].answered()).sum::<u32>();
    for ((institution, item), sets) in seen {
        let sets: Vec<_> = sets.into_iter().collect();
        for part in parts(&sets, surveys.len()) {
            let is_own = part.iter().all(|&i| surveys[i].offer % 3 == institution);
            if !is_own && sets.iter().any(|s| part.iter().all(|m| s.contains(m))) {
                prop_assert!(
                    answered(&part) >= least,
                    "{}: {:?} holds {}",
                    item,
                    part,
                    answered(&part)
                );
            }
        }
    }
    Ok(())
}

/// The surveys of an institution's own releases.
fn own(history: &[(Published, Vec<usize>)], institution: i64) -> impl Iterator<Item = BTreeSet<usize>> {
    let own = history
        .iter()
        .filter(move |(p, _)| p.institution.0 == institution);
    own.map(|(_, ids)| ids.iter().copied().collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Its own releases, the means of subjects and of the country beside them, and every public figure of an offer:
    /// of other institutions it knows no group below the public limit, whichever question the figures are about.
    #[test]
    fn what_stands_beside_an_institution_leaves_no_group_below_the_public_limit(
        surveys in surveys(), limit in 6u32..9
    ) {
        let limits = (limit, limit + 4);
        let mut seen = Seen::new();
        for closed in 1..=surveys.len() {
            let history = history(&surveys[..closed], limit);
            let public = |all: &[Published]| {
                let mean = |offer: i64| Some((offer, public_mean(all, offer, limits)?));
                (1..9).filter_map(mean).collect()
            };
            let public: Vec<BTreeSet<usize>> = behind_each(&history, public).into_values().collect();
            for item in [Measure::Overall.code(), QUESTION] {
                let beside = behind_each(&history, |all| norms(all, item, limits));
                for institution in 0..3 {
                    let seen = seen.entry((institution, item)).or_default();
                    seen.extend(own(&history, institution));
                    seen.extend(beside.values().cloned());
                    // Of single questions nothing is public.
                    if item != QUESTION {
                        seen.extend(public.iter().cloned());
                    }
                }
            }
        }
        holds(seen, &surveys, limits.1)?;
    }
}

/// What an institution's releases are drawn to, finer than it is ever shown.
fn guesses(all: &[Published], limits: (u32, u32)) -> BTreeMap<(i64, i64), f64> {
    let shrunk = borrow(all, Measure::Overall, limits);
    let of = |p: &Published| Some(((p.institution.0, p.id), shrunk.get(&p.id)?.mean));
    all.iter().filter_map(of).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn what_an_institution_borrows_leaves_no_group_below_the_public_limit(
        surveys in surveys(), limit in 6u32..9
    ) {
        let limits = (limit, limit + 4);
        let surveys = &surveys[..surveys.len().min(14)];
        let mut seen = Seen::new();
        for closed in 1..=surveys.len() {
            let history = history(&surveys[..closed], limit);
            for institution in 0..3 {
                let seen = seen.entry((institution, Measure::Overall.code())).or_default();
                seen.extend(own(&history, institution));
            }
            for ((institution, _), set) in behind_each(&history, |all| guesses(all, limits)) {
                seen.entry((institution, Measure::Overall.code())).or_default().insert(set);
            }
        }
        holds(seen, surveys, limits.1)?;
    }
}

/// A release of an offer at the institution of the same number.
fn release(offer: i64, subject: &str, n: u32, milli: u32) -> Published {
    Published {
        id: offer,
        offer: OfferId(offer),
        institution: InstitutionId(offer),
        subject: subject.into(),
        county: String::new(),
        title: String::new(),
        years: (2025, 2025),
        surveys: 1,
        invited: 2 * n,
        answered: n,
        is_demo: false,
        items: vec![PublishedItem {
            item: Measure::Overall.code().into(),
            n,
            known: n,
            milli: Some(milli),
            beyond: None,
            cells: vec![],
            shrunk: None,
        }],
    }
}

/// A country whose subjects differ much, so that it matters which one belongs to: twenty of three studies each, another
/// of hers, number 1, and of one with this mean, and whatever else is in that subject.
fn country(other: u32, more: &[Published]) -> Vec<Published> {
    let study = |i: u32| {
        let subject = i / 3;
        let milli = 3_000 + 90 * subject + 100 * (i % 3);
        release(i64::from(100 + i), &format!("s{subject}"), 14, milli)
    };
    let mut all: Vec<Published> = (0..60).map(study).collect();
    all.push(release(1, "hers", 7, 4_100));
    all.push(release(2, "hers", 14, other));
    all.extend_from_slice(more);
    all
}

/// What her page says: the guess to a tenth, and the shares in whole percent.
fn page(all: &[Published]) -> [i32; 5] {
    said(borrow(all, Measure::Overall, (6, 10))[&1])
}

/// What it would say if every study lent to all others of its subject.
fn unguarded(all: &[Published]) -> [i32; 5] {
    let subjects: BTreeSet<&str> = all.iter().map(|r| r.subject.as_str()).collect();
    let cohort = |r: &Published| Cohort {
        series: r.offer.0,
        subject: subjects.iter().position(|s| **s == r.subject).unwrap() as i64,
        n: r.answered,
        mean: r.items[0].value().unwrap(),
        lends: true,
        abroad: true,
    };
    let cohorts: Vec<Cohort> = all.iter().map(cohort).collect();
    let usual = Levels {
        nation: 4.2,
        subject: 0.1,
        series: 0.25,
        cohort: 0.12,
        dispersion: DISPERSION_OVERALL,
    };
    let hers = all.iter().position(|r| r.offer.0 == 1).unwrap();
    said(shrink(&cohorts, &fit(&cohorts, usual))[hers])
}

fn said(shrunk: Shrunk) -> [i32; 5] {
    let percent = |share: f64| (share * 100.0).round() as i32;
    let w = shrunk.weights;
    let mean = (tenth(shrunk.mean) * 10.0).round() as i32;
    [
        mean,
        percent(w.own),
        percent(w.series),
        percent(w.subject),
        percent(w.nation),
    ]
}

/// She knows every figure in the country but one, and tries every mean that one may have: how far those lie apart that
/// would have given her the same page, in thousandths.
fn left_open(truth: u32, page: impl Fn(&[Published]) -> [i32; 5]) -> u32 {
    let seen = page(&country(truth, &[]));
    let is_fitting = |mean: &u32| page(&country(*mean, &[])) == seen;
    let fitting: Vec<u32> = (2_500..=4_900).step_by(50).filter(is_fitting).collect();
    fitting[fitting.len() - 1] - fitting[0]
}

#[test]
fn nobody_reckons_back_to_the_only_other_institution_in_her_subject() {
    for truth in [3_300, 3_800, 4_300] {
        let share = page(&country(truth, &[]))[3];
        assert_eq!(share, 0, "nothing is lent by a subject of two");
        let (now, before) = (left_open(truth, page), left_open(truth, unguarded));
        assert!(now > 400 && before <= 400, "{truth}: {now} now, {before} before");
    }
}

#[test]
fn a_subject_lends_where_three_institutions_have_figures_large_enough_for_everyone() {
    let share = |more: &[Published]| page(&country(4_300, more))[3];
    assert!(share(&[release(3, "hers", 14, 4_300), release(4, "hers", 14, 4_300)]) > 0);
    // Hers is not large enough for everyone, so there are two.
    assert_eq!(share(&[release(3, "hers", 14, 4_300)]), 0);
    assert_eq!(
        share(&[release(3, "hers", 7, 4_300), release(4, "hers", 14, 4_300)]),
        0
    );
    // A fourth is alone outside the subject, so the country lends nothing to it; with two more it does.
    let in_subject = [1, 2, 3].map(|i| release(i, "hers", 14, 4_300));
    let abroad = |outside: i64| {
        let outside = (4..4 + outside).map(|i| release(i, "engelsk", 14, 3_000));
        let all: Vec<Published> = in_subject.iter().cloned().chain(outside).collect();
        let weights = borrow(&all, Measure::Overall, (6, 10))[&1].weights;
        assert!(weights.subject > 0.0);
        weights.nation
    };
    assert!(abroad(1) < 1e-9 && abroad(2) < 1e-9 && abroad(3) > 0.01);
    // A country of two institutions lends nothing either.
    let two = [release(1, "a", 14, 4_000), release(2, "b", 14, 3_000)];
    let alone = borrow(&two, Measure::Overall, (6, 10))[&1];
    assert!(
        (alone.weights.own - 1.0).abs() < 1e-9 && (alone.mean - 4.0).abs() < 1e-9,
        "{alone:?}"
    );
}
