//! The real offers of the seed as documents, facts only: what relevance is judged on.

use app::catalogue::model::{
    Delivery, Funding, Institution, OfferPlan, OfferSummary, Place, Reference, Run, RunPlan, StageRange,
    Subject, TargetGroup, Theme, ThemeEvidence, Version, VersionState,
};
use app::shared::ids::{InstitutionId, OfferId, RunId, VersionId};
use app::shared::time::{Date, Semester, StudyYear, Term};
use app::shared::units::Credits;

use crate::search::document::Document;
use crate::search::index::{Change, SearchIndex};
use crate::search::pieces::{Piece, pieces};

pub fn day(y: i32, m: u32, d: u32) -> Date {
    Date::from_ymd_opt(y, m, d).unwrap()
}

fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table
        .lines()
        .skip(1)
        .filter(|l| !l.is_empty())
        .map(|l| l.split('\t').collect())
}

/// Institutions, subjects and places of the seed.
pub fn reference() -> Reference {
    let institutions = rows(include_str!("../../seed/data/institutions.tsv"))
        .enumerate()
        .map(|(i, r)| Institution {
            id: InstitutionId(i as i64 + 1),
            short_name: r[0].into(),
            name: r[1].into(),
            other_names: r[2].into(),
            dbh_code: r[3].into(),
            counties: vec![],
            website: String::new(),
        });
    let subjects = rows(include_str!("../../seed/data/subjects.tsv"));
    let subjects = subjects.map(|r| Subject {
        code: r[0].into(),
        nb: r[1].into(),
        nn: r[2].into(),
        en: r[3].into(),
    });
    let places = rows(include_str!("../../seed/data/places.tsv"));
    let places = places.map(|r| Place {
        code: r[1].into(),
        name: r[2].into(),
        full_name: r[3].into(),
    });
    Reference {
        institutions: institutions.collect(),
        subjects: subjects.collect(),
        places: places.collect(),
        ..Reference::default()
    }
}

/// An offer of which nothing is known but its id and title.
pub fn bare(id: i64, institution: InstitutionId, title: &str) -> OfferSummary {
    let plan = OfferPlan {
        title: title.into(),
        ..OfferPlan::titled("")
    };
    let version = Version {
        id: VersionId(id),
        offer: OfferId(id),
        institution,
        year: StudyYear(2026),
        state: VersionState::Published,
        revision: 1,
        is_demo: false,
        plan,
        published_at: None,
        withdrawn_reason: String::new(),
        withdrawn_on: None,
    };
    OfferSummary {
        version,
        runs: vec![],
        quality: None,
    }
}

pub fn run(id: i64, plan: RunPlan) -> Run {
    Run {
        id: RunId(id),
        version: VersionId(id),
        offer: OfferId(id),
        plan,
        mark: None,
        marked: Default::default(),
        is_demo: false,
    }
}

fn semester(start: &str) -> Option<Semester> {
    pieces(start)
        .into_iter()
        .find_map(|p| if let Piece::Semester(s) = p { Some(s) } else { None })
        .or_else(|| {
            let year = start.split(['/', ' ', '-']).find_map(|p| p.parse().ok())?;
            start.starts_with("studieåret").then_some(Semester {
                year,
                term: Term::Autumn,
            })
        })
}

fn offer(id: i64, r: &[&str], reference: &Reference) -> OfferSummary {
    let institution = reference
        .institutions
        .iter()
        .find(|i| i.short_name == r[0])
        .unwrap();
    let mut offer = bare(id, institution.id, r[3]);
    let plan = &mut offer.version.plan;
    plan.code = r[2].into();
    plan.credits = Credits::parse(r[4]);
    plan.subject = reference
        .subjects
        .iter()
        .find(|s| s.nb == r[5])
        .unwrap()
        .code
        .clone();
    plan.stages = r[6]
        .split_once('-')
        .and_then(|(a, b)| StageRange::new(a.parse().ok()?, b.parse().ok()?));
    match r[6] {
        "voksne" => plan.groups.push(TargetGroup::AdultTeachers),
        "skoleledere" => plan.groups.push(TargetGroup::SchoolLeaders),
        _ => plan.groups.push(TargetGroup::Teachers),
    }
    let delivery = [
        ("samling", Delivery::Gatherings),
        ("nett", Delivery::Online),
        ("campus", Delivery::Campus),
    ];
    plan.delivery = delivery
        .iter()
        .filter(|(word, _)| r[7].contains(word))
        .map(|(_, d)| *d)
        .collect();
    plan.places = r[8]
        .split("; ")
        .filter(|p| !p.is_empty())
        .map(Into::into)
        .collect();
    // Every approved offer serves all five themes.
    let theme = |theme: &Theme| ThemeEvidence {
        theme: *theme,
        passage: String::new(),
        outcome: 0,
    };
    plan.themes = Theme::ALL.iter().map(theme).collect();
    plan.funding = Some(if r[12] == "vikar/stipend" {
        Funding::Scheme
    } else {
        Funding::Ordinary
    });
    offer.runs = semester(r[9])
        .map(|s| {
            run(
                id,
                RunPlan {
                    semester: Some(s),
                    starts_on: Some(s.days().0),
                    ..RunPlan::default()
                },
            )
        })
        .into_iter()
        .collect();
    offer
}

/// The 174 real offers, by id from 1 in the order of the file.
pub fn documents(reference: &Reference) -> Vec<Document> {
    rows(include_str!("../../seed/data/real_offers.tsv"))
        .enumerate()
        .map(|(i, r)| Document::new(offer(i as i64 + 1, &r, reference), reference))
        .collect()
}

/// An index in memory over these documents.
pub fn index(documents: &[Document], today: Date) -> SearchIndex {
    let index = SearchIndex::in_memory().unwrap();
    let changes: Vec<Change> = documents
        .iter()
        .map(|d| Change::Put(Box::new(d.clone())))
        .collect();
    index.apply(&changes, Some("0:1"), today).unwrap();
    index
}
