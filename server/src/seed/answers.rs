//! Simulated answers for the runs of past years, from published national distributions and a fixed seed.
//!
//! A person's answers hang together: each item is a point on a latent scale where series, run, person and
//! chance add up (`simulation.json` holds their spread), cut where the item's probabilities say. Some series
//! fall over the years, one dips in a single theme in its last year, so that there is something to find.
//! Everything made here is marked as demonstration.

use std::collections::{BTreeMap, HashMap};

use app::evaluation::model::{Answer, ItemKind, Questionnaire};
use app::shared::fault::Fault;
use app::shared::ids::{OfferId, QuestionnaireId};
use app::shared::time::StudyYear;
use chrono::Days;
use rand::rngs::Xoshiro256PlusPlus;
use rand::{RngExt as _, SeedableRng as _};
use sea_orm::ConnectionTrait;
use serde::Deserialize;

use super::questionnaires::first;
use super::remarks;
use super::runs::PastRun;
use crate::evaluation::{PastSurvey, keep_past};

/// Series that fall over the years.
const FALLING: usize = 4;
/// How far they fall a year, in standard deviations.
const FALL: f64 = 0.75;
/// How far the one theme dips.
const DIP: f64 = 1.6;
/// The theme that dips.
const DIPPING: &str = "theme_digitalisation";

#[derive(Deserialize)]
struct Simulation {
    response_share: f64,
    item_missing_share: f64,
    remark_share: f64,
    spread: Spread,
    items: HashMap<String, Distribution>,
}

#[derive(Deserialize)]
struct Spread {
    series: f64,
    run: f64,
    person: f64,
}

#[derive(Deserialize)]
struct Distribution {
    #[serde(default)]
    probabilities: BTreeMap<String, f64>,
    #[serde(default)]
    options: BTreeMap<String, f64>,
    exclusive: Option<String>,
}

/// Keeps a closed survey with simulated answers for each of these runs; gives how many answers.
///
/// # Errors
/// `Internal` only.
pub(crate) async fn seed_answers(
    db: &impl ConnectionTrait,
    questionnaire_id: QuestionnaireId,
    runs: &[PastRun],
) -> Result<usize, Fault> {
    let simulation: Simulation = serde_json::from_str(include_str!("data/simulation.json"))?;
    let questionnaire = first()?;
    let written = remarks::written();
    let stories = stories(runs);
    // Closing in order of the dates, as it would have happened.
    let mut order: Vec<&PastRun> = runs.iter().collect();
    order.sort_by_key(|r| (r.ends_on, r.run));
    let mut n = 0;
    for run in order {
        let mut random = Random::of(run.run.0);
        let shift = Random::of(run.offer.0.wrapping_neg()).normal() * simulation.spread.series
            + random.normal() * simulation.spread.run;
        let story = stories.get(&run.offer).copied().unwrap_or_default();
        let mood = Mood {
            all: shift - story.fall(run.year),
            theme: story.dip(run.year),
        };
        let mut texts = Texts::of(&written);
        let answers: Vec<Answer> = (0..run.invited)
            .filter_map(|_| {
                let answers = random.chance(simulation.response_share);
                answers.then(|| answer(&questionnaire, &simulation, &mut texts, &mut random, &mood))
            })
            .collect();
        n += answers.len();
        let survey = PastSurvey {
            run: run.run,
            offer: run.offer,
            institution: run.institution,
            questionnaire: questionnaire_id,
            subject: run.subject.clone(),
            title: run.title.clone(),
            year: run.year,
            opens_on: run.ends_on - Days::new(7),
            closes_on: run.ends_on + Days::new(21),
            invited: run.invited,
            is_demo: true,
        };
        keep_past(db, &survey, &answers).await?;
    }
    Ok(n)
}

/// What happens to a series over the years.
#[derive(Clone, Copy, Default)]
struct Story {
    falls_from: Option<StudyYear>,
    dips_in: Option<StudyYear>,
}

impl Story {
    fn fall(self, year: StudyYear) -> f64 {
        self.falls_from
            .map_or(0.0, |from| f64::from(year.0 - from.0) * FALL)
    }

    fn dip(self, year: StudyYear) -> f64 {
        if self.dips_in == Some(year) { DIP } else { 0.0 }
    }
}

/// Of the series with three years or more, the largest dips and some of the next fall.
fn stories(runs: &[PastRun]) -> HashMap<OfferId, Story> {
    let mut series: BTreeMap<OfferId, Vec<&PastRun>> = BTreeMap::new();
    for run in runs {
        series.entry(run.offer).or_default().push(run);
    }
    let years = |runs: &[&PastRun]| {
        let years = runs.iter().map(|r| r.year);
        years.clone().min().zip(years.max())
    };
    let mut long: Vec<(OfferId, Vec<&PastRun>)> = series
        .into_iter()
        .filter(|(_, runs)| years(runs).is_some_and(|(first, last)| last.0 - first.0 >= 2))
        .collect();
    long.sort_by_key(|(offer, runs)| {
        (
            std::cmp::Reverse(runs.iter().map(|r| r.invited).sum::<u32>()),
            *offer,
        )
    });
    let mut stories = HashMap::new();
    // Every other one of the large series, so that steady ones stand beside them.
    for (i, (offer, runs)) in long.iter().step_by(2).take(1 + FALLING).enumerate() {
        let Some((first, last)) = years(runs) else {
            continue;
        };
        let story = if i == 0 {
            Story {
                dips_in: Some(last),
                ..Story::default()
            }
        } else {
            Story {
                falls_from: Some(first),
                ..Story::default()
            }
        };
        stories.insert(*offer, story);
    }
    stories
}

/// What moves a run's answers, in standard deviations.
struct Mood {
    all: f64,
    /// How much lower the one theme lies.
    theme: f64,
}

fn answer(
    questionnaire: &Questionnaire,
    simulation: &Simulation,
    texts: &mut Texts<'_>,
    random: &mut Random,
    mood: &Mood,
) -> Answer {
    let spread = &simulation.spread;
    let explained = spread.series.powi(2) + spread.run.powi(2) + spread.person.powi(2);
    let chance = (1.0 - explained).max(0.05).sqrt();
    let person = random.normal() * spread.person;
    let mut answer = Answer::default();
    for item in questionnaire.items() {
        if item.kind == ItemKind::Text {
            if random.chance(simulation.remark_share)
                && let Some(text) = texts.take(&item.code, random)
            {
                answer.remarks.push((item.code.clone(), text.to_owned()));
            }
            continue;
        }
        let Some(distribution) = simulation.items.get(&item.code) else {
            continue;
        };
        if random.chance(simulation.item_missing_share) {
            continue;
        }
        let values = match item.kind {
            ItemKind::Agreement | ItemKind::Quality => {
                // Motivation and support at work are not the study's doing.
                let of_study = if item.area == 1 { 0.0 } else { mood.all };
                let dip = if item.code == DIPPING { mood.theme } else { 0.0 };
                let point = of_study - dip + person + random.normal() * chance;
                vec![scale_value(&distribution.probabilities, random, point)]
            }
            ItemKind::Choice => vec![random.pick(&distribution.options)],
            ItemKind::Multi => several(distribution, random),
            ItemKind::Text => continue,
        };
        if !values.is_empty() {
            answer.ratings.push((item.code.clone(), values));
        }
    }
    answer
}

/// What is still unsaid in a survey, by question: no two of its participants write the same.
struct Texts<'a>(HashMap<&'a str, Vec<&'a str>>);

impl<'a> Texts<'a> {
    fn of(written: &[remarks::Written<'a>]) -> Self {
        let mut texts: HashMap<&str, Vec<&str>> = HashMap::new();
        for one in written {
            texts.entry(one.item).or_default().push(one.text);
        }
        Texts(texts)
    }

    fn take(&mut self, item: &str, random: &mut Random) -> Option<&'a str> {
        let left = self.0.get_mut(item).filter(|texts| !texts.is_empty())?;
        Some(left.swap_remove(random.below(left.len())))
    }
}

/// Where the point falls among the item's values 1–5; "don't know" is a matter of chance alone.
fn scale_value(probabilities: &BTreeMap<String, f64>, random: &mut Random, point: f64) -> String {
    let of = |value: &str| probabilities.get(value).copied().unwrap_or(0.0);
    if random.chance(of("0")) {
        return "0".into();
    }
    let known: f64 = ["1", "2", "3", "4", "5"].map(of).iter().sum();
    let mut share = normal_share(point) * known;
    for value in ["1", "2", "3", "4"] {
        share -= of(value);
        if share < 0.0 {
            return value.into();
        }
    }
    "5".into()
}

fn several(distribution: &Distribution, random: &mut Random) -> Vec<String> {
    if let Some(alone) = &distribution.exclusive {
        let share = distribution.options.get(alone).copied().unwrap_or(0.0);
        if random.chance(share) {
            return vec![alone.clone()];
        }
    }
    let exclusive = distribution.exclusive.as_ref();
    let others = distribution
        .options
        .iter()
        .filter(|(code, _)| Some(*code) != exclusive);
    others
        .filter(|(_, share)| random.chance(**share))
        .map(|(code, _)| code.clone())
        .collect()
}

/// The share of a normal distribution below a point, by the logistic approximation of Bowling et al. (2009),
/// exact to 0.0002: nobody will see more in a demonstration.
fn normal_share(z: f64) -> f64 {
    1.0 / (1.0 + (-(0.070_56 * z.powi(3) + 1.597_6 * z)).exp())
}

/// Chance with a fixed seed: the same content on every machine.
struct Random(Xoshiro256PlusPlus);

impl Random {
    fn of(seed: i64) -> Self {
        Random(Xoshiro256PlusPlus::seed_from_u64(seed.cast_unsigned()))
    }

    fn chance(&mut self, share: f64) -> bool {
        self.0.random::<f64>() < share
    }

    fn below(&mut self, n: usize) -> usize {
        self.0.random_range(0..n)
    }

    /// A standard normal number, by Box and Muller.
    fn normal(&mut self) -> f64 {
        let (u, v): (f64, f64) = (1.0 - self.0.random::<f64>(), self.0.random());
        (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
    }

    /// One of the options by their shares.
    fn pick(&mut self, options: &BTreeMap<String, f64>) -> String {
        let mut left = self.0.random::<f64>() * options.values().sum::<f64>();
        for (code, share) in options {
            left -= share;
            if left < 0.0 {
                return code.clone();
            }
        }
        options.keys().next_back().cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use app::evaluation::model::Figure;
    use app::evaluation::port::Evaluations as _;
    use app::shared::ids::RunId;

    use super::*;
    use crate::evaluation::entity::evaluation;
    use crate::test::surveys::{OSLOMET, World, day, editor};
    use sea_orm::EntityTrait as _;

    fn runs() -> Vec<PastRun> {
        let run = |i: i64| PastRun {
            run: RunId(i),
            offer: OfferId(i % 14),
            institution: OSLOMET,
            subject: "norsk".into(),
            title: format!("Tilbud {}", i % 14),
            year: StudyYear(2023 + i32::try_from(i / 14).unwrap()),
            ends_on: day("2024-06-15") + Days::new(365 * u64::try_from(i / 14).unwrap()),
            invited: 40 + u32::try_from(i % 14).unwrap(),
        };
        (0..42).map(run).collect()
    }

    #[tokio::test]
    async fn simulated_answers_are_the_same_everywhere_and_true_to_life() {
        let w = World::new().await;
        let tx = w.parts().db.write().await.unwrap();
        let n = seed_answers(&*tx, w.questionnaire, &runs()).await.unwrap();
        crate::insight::release_all(&*tx, 6).await.unwrap();
        tx.commit().await.unwrap();
        let invited: u32 = runs().iter().map(|r| r.invited).sum();
        let response = n as f64 / f64::from(invited);
        assert!((0.40..0.50).contains(&response), "{response}");
        let surveys = evaluation::Entity::find().all(w.parts().db.read()).await.unwrap();
        assert!(surveys.len() == 42 && surveys.iter().all(|s| s.is_demo && s.state == "closed"));

        let mean = async |run: i64, item: &str| {
            let survey = surveys.iter().find(|s| s.run_id == run).unwrap();
            let id = app::shared::ids::EvaluationId(survey.id);
            let results = w.surveys.results(&editor(), id).await.unwrap();
            match results.items.iter().find(|i| i.item.code == item).unwrap().figure {
                Figure::Shown { estimate, .. } => estimate.unwrap().mean,
                Figure::Hidden => panic!("{run} {item} is hidden"),
            }
        };
        // Of the largest series, every other one has a story: the first dips in one theme at the end, the
        // next ones fall.
        let theme = (mean(13, DIPPING).await, mean(13 + 28, DIPPING).await);
        assert!(theme.0 - theme.1 > 0.5, "{theme:?}");
        let fall = (
            mean(11, "quality_overall").await,
            mean(11 + 28, "quality_overall").await,
        );
        assert!(fall.0 - fall.1 > 0.4, "{fall:?}");
        let mut overall = 0.0;
        for run in 0..14 {
            overall += mean(run, "quality_overall").await / 14.0;
        }
        assert!((3.9..4.6).contains(&overall), "{overall}");
        // Nothing here depends on the machine.
        assert_eq!(n, 898);
    }
}
