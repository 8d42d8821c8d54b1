//! The coming year's version of a real offer: its facts, the subject's invented texts, and a run whose
//! dates follow from today, so that there is always something open to apply for.
//!
//! Everything varies by the offer's number alone, so that seeding twice gives the same catalogue.

use app::catalogue::model::{
    Delivery, Funding, Gathering, Module, OfferPlan, RunPlan, StageRange, TargetGroup, ThemeEvidence,
};
use app::shared::lang::Lang;
use app::shared::time::{Date, Semester, StudyYear, Term};
use app::shared::units::Credits;
use chrono::{Datelike, Duration};

use super::facts::RealOffer;
use super::texts::PlanTexts;

/// Institutions that write nynorsk in the demonstration.
pub const NYNORSK: [&str; 3] = ["HVL", "HVO", "NLA"];

/// The study year whose money must be applied for by the next 1 March.
#[must_use]
pub fn coming_year(today: Date) -> StudyYear {
    let march = Date::from_ymd_opt(today.year(), 3, 1).expect("every year has a 1 March");
    StudyYear(if today <= march {
        today.year()
    } else {
        today.year() + 1
    })
}

/// A small number that only depends on the offer and what it is drawn for.
fn draw(number: usize, purpose: u64, below: u64) -> u64 {
    // SplitMix64: enough to scatter, and the same on every machine.
    let mut z = (number as u64)
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .wrapping_add(purpose.wrapping_mul(0xD1B5_4A32_D192_ED03));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (z ^ (z >> 31)) % below
}

/// A real offer's plan for the coming year. `number` is its place in the file, `home` the institution's
/// county codes, `short` its short name.
#[must_use]
pub fn plan(
    number: usize,
    real: &RealOffer,
    texts: &PlanTexts,
    home: &[String],
    counties_of_places: &[String],
) -> OfferPlan {
    let short = real.institution_short.as_str();
    let lang = if NYNORSK.contains(&short) {
        Lang::Nn
    } else {
        Lang::Nb
    };
    let text = if lang == Lang::Nn { &texts.nn } else { &texts.nb };
    let credits = real.plan.credits.unwrap_or(Credits(300));
    let leaders = real.plan.groups == [TargetGroup::SchoolLeaders];
    let stages = real
        .plan
        .stages
        .or_else(|| if leaders { None } else { StageRange::new(1, 10) });
    let delivery = if real.plan.delivery.is_empty() {
        match draw(number, 1, 4) {
            0 => vec![Delivery::Online],
            1 => vec![Delivery::Gatherings],
            _ => vec![Delivery::Gatherings, Delivery::Online],
        }
    } else {
        real.plan.delivery.clone()
    };
    let themes = text.themes.iter().map(|(theme, t)| ThemeEvidence {
        theme: *theme,
        passage: t.passage.clone(),
        outcome: t.outcome,
    });
    let nn = lang == Lang::Nn;
    let admission = match (nn, leaders) {
        (false, false) => "Fullført lærerutdanning eller tilsvarende, og tilsetting i skolen i studietiden.",
        (true, false) => "Fullført lærarutdanning eller tilsvarande, og tilsetjing i skulen i studietida.",
        (false, true) => {
            "Lærerutdanning eller annen relevant utdanning på minst 180 studiepoeng, og stilling som leder i skolen."
        }
        (true, true) => {
            "Lærarutdanning eller anna relevant utdanning på minst 180 studiepoeng, og stilling som leiar i skulen."
        }
    };
    let funding = real.plan.funding.unwrap_or(Funding::Scheme);
    let price_ore = match funding {
        Funding::Paid => 1_500_000,
        _ => 0,
    };
    let counties = if counties_of_places.is_empty() {
        home
    } else {
        counties_of_places
    };
    OfferPlan {
        credits: Some(credits),
        subject: texts.subject.clone(),
        stages,
        delivery,
        text_lang: lang,
        funding: Some(funding),
        summary: text.summary.clone(),
        content: text.content.clone(),
        outcomes: text.outcomes.clone(),
        modules: modules(credits, &text.modules, &real.plan.code),
        themes: themes.collect(),
        citations: texts.references.iter().map(Into::into).collect(),
        practice: text.practice.clone(),
        exam: text.assessment.clone(),
        admission: admission.to_owned(),
        price_ore: Some(price_ore),
        contact_name: if nn {
            "Studierettleiinga"
        } else {
            "Studieveiledningen"
        }
        .to_owned(),
        contact_email: format!(
            "vidare@{}.demo.videre.example",
            short.to_lowercase().replace(['æ', 'ø', 'å'], "o")
        ),
        places: if real.plan.places.is_empty() {
            vec![]
        } else {
            real.plan.places.clone()
        },
        counties: counties.to_vec(),
        ..real.plan.clone()
    }
}

/// Two modules of half the credits each, or one where the offer is small or odd.
fn modules(credits: Credits, titles: &[String], code: &str) -> Vec<Module> {
    let part = |i: usize| {
        if code.is_empty() {
            String::new()
        } else {
            format!("{code}-{i}")
        }
    };
    let title = |i: usize| {
        titles
            .get(i)
            .cloned()
            .unwrap_or_else(|| format!("Emne {}", i + 1))
    };
    if credits.0 < 200 || credits.0 % 20 != 0 {
        return vec![Module {
            code: code.to_owned(),
            title: title(0),
            credits,
            requires: vec![],
        }];
    }
    let half = Credits(credits.0 / 2);
    (0..2)
        .map(|i| Module {
            code: part(i + 1),
            title: title(i),
            credits: half,
            requires: vec![],
        })
        .collect()
}

/// The run of the coming year: autumn start in week 34–36, a few from January.
#[must_use]
pub fn run(number: usize, year: StudyYear, plan: &OfferPlan) -> RunPlan {
    let spring = draw(number, 2, 8) == 0;
    let half = plan.credits.is_some_and(|c| c.0 <= 150);
    let monday = |y: i32, week: u32| {
        Date::from_isoywd_opt(y, week, chrono::Weekday::Mon).expect("every year has these weeks")
    };
    let day = |y, m, d| Date::from_ymd_opt(y, m, d).expect("a fixed day of the year");
    let (semester, starts_on) = if spring {
        let week = 2 + u32::try_from(draw(number, 3, 3)).unwrap_or(0);
        (
            Semester {
                year: year.0 + 1,
                term: Term::Spring,
            },
            monday(year.0 + 1, week),
        )
    } else {
        let week = 34 + u32::try_from(draw(number, 3, 3)).unwrap_or(0);
        (
            Semester {
                year: year.0,
                term: Term::Autumn,
            },
            monday(year.0, week),
        )
    };
    let ends_on = match (spring, half) {
        (false, true) => day(year.0, 12, 18),
        (false, false) | (true, true) => day(year.0 + 1, 6, 11),
        (true, false) => day(year.0 + 1, 12, 17),
    };
    let admission_deadline = match (spring, draw(number, 4, 3)) {
        (true, _) => day(year.0, 11, 1),
        (false, 0) => day(year.0, 5, 15),
        (false, _) => day(year.0, 4, 15),
    };
    let place = plan.places.first().cloned().unwrap_or_default();
    let gatherings = if plan.delivery == [Delivery::Online] {
        vec![]
    } else {
        gatherings(number, starts_on, ends_on, &place)
    };
    RunPlan {
        semester: Some(semester),
        starts_on: Some(starts_on),
        ends_on: Some(ends_on),
        funding_deadline: (plan.funding == Some(Funding::Scheme)).then(|| day(year.0, 3, 1)),
        admission_deadline: Some(admission_deadline),
        capacity: i32::try_from(15 + 5 * draw(number, 5, 6)).ok(),
        apply_url: plan.source_url.clone(),
        gatherings,
        application_code: String::new(),
    }
}

/// Two or three gatherings a half-year, two days each from a Tuesday or Wednesday, never outside the study.
fn gatherings(number: usize, starts_on: Date, ends_on: Date, place: &str) -> Vec<Gathering> {
    let weeks = (ends_on - starts_on).num_weeks();
    let n = if weeks > 20 { 5 } else { 3 };
    let weekday = i64::try_from(draw(number, 6, 2)).unwrap_or(0) + 1;
    let spread = |i: i64| starts_on + Duration::weeks(i * weeks / n) + Duration::days(weekday);
    let days = (0..n).map(|i| (spread(i), spread(i) + Duration::days(1)));
    days.filter(|(_, to)| *to <= ends_on)
        .map(|(from, to)| Gathering {
            from,
            to,
            place: place.to_owned(),
            compulsory: None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::facts::real_offers;
    use crate::seed::texts::{plan_texts, subjects};
    use app::catalogue::form::OfferForm;

    #[test]
    fn every_coming_version_would_pass_the_check_of_a_submission() {
        let today = Date::from_ymd_opt(2026, 11, 23).unwrap();
        let year = coming_year(today);
        assert_eq!(year, StudyYear(2027));
        let (subjects, texts) = (subjects(), plan_texts().unwrap());
        let codes: Vec<&str> = subjects.iter().map(|s| s.subject.code.as_str()).collect();
        for (number, real) in real_offers().iter().enumerate() {
            let subject = subjects
                .iter()
                .find(|s| s.areas.contains(&real.subject_area))
                .unwrap();
            let texts = texts.iter().find(|t| t.subject == subject.subject.code).unwrap();
            let plan = plan(number, real, texts, &["46".into()], &[]);
            let run = run(number, year, &plan);
            let mut form = OfferForm::from_plan(&plan, Some(&run));
            // What a real row may lack and the demonstration does not invent.
            if form.places.is_empty() {
                form.places = "Bergen".into();
            }
            if form.run.funding_deadline.is_empty() {
                form.run.funding_deadline = form.run.admission_deadline.clone();
            }
            let checked = form.check(&codes, &["46"]);
            assert!(checked.is_ok(), "{}: {:?}", real.plan.title, checked.err());
        }
    }

    #[test]
    fn the_coming_year_follows_the_next_first_of_march() {
        let year = |m, d| coming_year(Date::from_ymd_opt(2027, m, d).unwrap());
        assert_eq!(year(3, 1), StudyYear(2027));
        assert_eq!(year(3, 2), StudyYear(2028));
    }
}
