//! What an offer states beside its text, skewed as in a real catalogue: few institutions have many offers,
//! most places are in few counties, most offers are 15 or 30 credits and have a start that lies ahead.

use app::catalogue::model::{
    Delivery, Funding, Institution, Place, Quality, Reference, Run, RunMark, RunPlan, StageRange, Subject,
    TargetGroup, TeachingLanguage, Theme, ThemeEvidence,
};
use app::evaluation::model::Estimate;
use app::shared::ids::{InstitutionId, OfferId, RunId, VersionId};
use app::shared::lang::Lang;
use app::shared::time::{Date, Semester, StudyYear, Term};
use app::shared::units::Credits;
use chrono::{Datelike as _, Duration};

use crate::dice::{Dice, Zipf};

/// Providers of the catalogue.
const INSTITUTIONS: usize = 400;

/// The day it is in every run.
pub fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 23).expect("a day of the calendar")
}

/// The lists an offer's facts are drawn from.
pub struct Lists {
    pub reference: Reference,
    institutions: Zipf,
    subjects: Zipf,
    /// Municipalities with their counties, and how often each is the place.
    places: Vec<(String, String)>,
    places_often: Zipf,
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .skip(1)
        .filter(|l| !l.is_empty())
        .map(|l| l.split('\t').collect())
}

impl Lists {
    pub fn new() -> Self {
        let place_rows: Vec<_> = rows(include_str!("../../../src/seed/data/places.tsv")).collect();
        let places = place_rows.iter().map(|r| Place {
            code: r[1].into(),
            name: r[2].into(),
            full_name: r[3].into(),
        });
        let mut municipalities: Vec<(String, String)> = place_rows
            .iter()
            .filter(|r| r[1].len() == 4)
            .map(|r| (r[2].to_owned(), r[1][..2].to_owned()))
            .collect();
        // Towns are spread over the list, not the first of the first county.
        let mut dice = Dice::new(3, 0);
        for i in (1..municipalities.len()).rev() {
            municipalities.swap(i, dice.below(i + 1));
        }
        let real = rows(include_str!("../../../src/seed/data/institutions.tsv"))
            .map(|r| [r[0].to_owned(), r[1].to_owned(), r[2].to_owned(), r[3].to_owned()]);
        let kinds = ["Kurssenteret i", "Fagskolen i", "Studiesenteret i"];
        let made_up = (0..).map(|i: usize| {
            let (place, _) = &municipalities[i % municipalities.len()];
            let kind = kinds[i / municipalities.len() % kinds.len()];
            let short: String = format!("{}{}", &kind[..1], place.replace(' ', ""));
            [
                short,
                format!("{kind} {place}"),
                String::new(),
                (9000 - i).to_string(),
            ]
        });
        let institutions = real.chain(made_up).take(INSTITUTIONS).enumerate();
        let institutions = institutions.map(|(i, [short_name, name, other_names, dbh_code])| Institution {
            id: InstitutionId(i as i64 + 1),
            short_name,
            name,
            other_names,
            dbh_code,
            counties: vec![],
            website: String::new(),
        });
        let subjects = rows(include_str!("../../../src/seed/data/subjects.tsv")).map(|r| Subject {
            code: r[0].into(),
            nb: r[1].into(),
            nn: r[2].into(),
            en: r[3].into(),
        });
        let reference = Reference {
            institutions: institutions.collect(),
            subjects: subjects.collect(),
            places: places.collect(),
            ..Reference::default()
        };
        Lists {
            institutions: Zipf::new(INSTITUTIONS, 4.0),
            subjects: Zipf::new(reference.subjects.len(), 3.0),
            places_often: Zipf::new(municipalities.len(), 6.0),
            places: municipalities,
            reference,
        }
    }

    pub fn institution(&self, dice: &mut Dice) -> &Institution {
        &self.reference.institutions[self.institutions.draw(dice)]
    }

    pub fn subject(&self, dice: &mut Dice) -> &Subject {
        &self.reference.subjects[self.subjects.draw(dice)]
    }

    /// A place and its county.
    pub fn place(&self, dice: &mut Dice) -> &(String, String) {
        &self.places[self.places_often.draw(dice)]
    }
}

pub fn lang(dice: &mut Dice) -> Lang {
    dice.weighed(&[(Lang::Nb, 85), (Lang::Nn, 10), (Lang::En, 4), (Lang::Se, 1)])
}

pub fn teaching_language(lang: Lang, dice: &mut Dice) -> TeachingLanguage {
    match lang {
        Lang::Nb | Lang::Nn => dice.weighed(&[
            (TeachingLanguage::Norwegian, 985),
            (TeachingLanguage::SignLanguage, 10),
            (TeachingLanguage::SouthernSami, 5),
        ]),
        Lang::En => TeachingLanguage::English,
        Lang::Se => TeachingLanguage::NorthernSami,
    }
}

pub fn stages(dice: &mut Dice) -> Option<StageRange> {
    let (from, to) = dice.weighed(&[
        ((1, 7), 25),
        ((5, 10), 24),
        ((1, 10), 14),
        ((8, 13), 12),
        ((1, 4), 6),
        ((8, 10), 6),
        ((11, 13), 5),
        ((5, 7), 2),
        ((0, 0), 6),
    ]);
    StageRange::new(from, to)
}

pub fn credits(dice: &mut Dice) -> Credits {
    Credits(dice.weighed(&[(150, 46), (300, 32), (75, 8), (600, 7), (50, 4), (100, 3)]))
}

pub fn delivery(dice: &mut Dice) -> Vec<Delivery> {
    match dice.below(100) {
        0..35 => vec![Delivery::Gatherings],
        35..60 => vec![Delivery::Gatherings, Delivery::Online],
        60..85 => vec![Delivery::Online],
        _ => vec![Delivery::Campus],
    }
}

pub fn funding(dice: &mut Dice) -> Option<Funding> {
    dice.weighed(&[
        (Some(Funding::Scheme), 68),
        (Some(Funding::Ordinary), 20),
        (Some(Funding::Paid), 7),
        (None, 5),
    ])
}

pub fn groups(dice: &mut Dice) -> Vec<TargetGroup> {
    let mut groups = vec![dice.weighed(&[
        (TargetGroup::Teachers, 86),
        (TargetGroup::SchoolLeaders, 8),
        (TargetGroup::AdultTeachers, 4),
        (TargetGroup::Kulturskole, 2),
    ])];
    if dice.happens(0.08) && groups[0] != TargetGroup::AdultTeachers {
        groups.push(TargetGroup::AdultTeachers);
    }
    groups
}

pub fn themes(dice: &mut Dice) -> Vec<ThemeEvidence> {
    let served = Theme::ALL.iter().filter(|_| dice.happens(0.7));
    let evidence = served.map(|theme| ThemeEvidence {
        theme: *theme,
        passage: String::new(),
        outcome: 0,
    });
    evidence.collect()
}

pub fn quality(dice: &mut Dice) -> Option<Quality> {
    dice.happens(0.3).then(|| {
        let mean = 3.0 + 2.0 * dice.share();
        Quality {
            estimate: Estimate {
                mean,
                low: mean - 0.2,
                high: mean + 0.2,
                beyond: None,
            },
            n: 14,
            invited: 30,
            years: (StudyYear(2024), StudyYear(2026)),
        }
    })
}

/// One to three runs, sorted by start; some lie behind, most ahead.
pub fn runs(id: i64, dice: &mut Dice) -> Vec<Run> {
    let n = dice.weighed(&[(1, 70), (2, 22), (3, 8)]);
    let first = dice.weighed(&[(-420i64, 10), (-80, 20), (60, 25), (270, 45)]) + dice.below(40) as i64;
    let runs = (0..n).map(|i| {
        let starts_on = today() + Duration::days(first + 365 * i);
        let deadline = starts_on - Duration::days(110 + dice.below(60) as i64);
        let term = if starts_on.month() >= 7 {
            Term::Autumn
        } else {
            Term::Spring
        };
        let year = starts_on.year();
        Run {
            id: RunId(id * 4 + i),
            version: VersionId(id),
            offer: OfferId(id),
            plan: RunPlan {
                semester: Some(Semester { year, term }),
                starts_on: Some(starts_on),
                ends_on: Some(starts_on + Duration::days(290)),
                funding_deadline: dice
                    .happens(0.6)
                    .then(|| deadline - Duration::days(dice.below(40) as i64)),
                admission_deadline: Some(deadline),
                ..RunPlan::default()
            },
            marked: Default::default(),
            mark: dice.weighed(&[
                (None, 94),
                (Some(RunMark::Full), 2),
                (Some(RunMark::Leftover), 2),
                (Some(RunMark::Cancelled), 1),
                (Some(RunMark::NotThisYear), 1),
            ]),
            is_demo: true,
        }
    });
    runs.collect()
}
