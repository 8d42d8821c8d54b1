//! The offer as a reviewer reads it: part by part beside the criteria, and whole below them.
//!
//! What an institution wrote is marked with the language it was written in.

use leptos::prelude::*;

use super::offer_languages::translations;
use super::offer_runs::runs;
use crate::catalogue::model::{Citation, Module, OfferPlan, Outcomes, Reference, Theme, ThemeEvidence};
use crate::review::model::Case;
use crate::shared::ui::{DemoMark, sign};
use crate::shared::units::kroner;
use crate::words::{Words, fill};

/// A part of an offer that a criterion can be judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Summary,
    Audience,
    Credits,
    Content,
    Translations,
    Outcomes,
    Modules,
    Themes,
    Theme(Theme),
    Citations,
    Practice,
    Exam,
    Admission,
    Delivery,
    Language,
    Runs,
    Price,
    Contact,
    Source,
}

/// The whole text, in the order it is read.
const WHOLE: [Part; 18] = [
    Part::Summary,
    Part::Audience,
    Part::Credits,
    Part::Content,
    Part::Translations,
    Part::Outcomes,
    Part::Modules,
    Part::Themes,
    Part::Citations,
    Part::Practice,
    Part::Exam,
    Part::Admission,
    Part::Delivery,
    Part::Language,
    Part::Runs,
    Part::Price,
    Part::Contact,
    Part::Source,
];

impl Part {
    /// The part a field of the offer form belongs to: `themes[assessment][passage]`, `themes.assessment`, `runs`.
    pub fn of_field(field: &str) -> Option<Part> {
        let mut steps = field.split(['[', ']', '.']).filter(|step| !step.is_empty());
        let part = match steps.next()? {
            "themes" => steps
                .next()
                .and_then(Theme::from_code)
                .map_or(Part::Themes, Part::Theme),
            "title" | "summary" => Part::Summary,
            "stages" | "stage_from" | "stage_to" | "groups" => Part::Audience,
            "credits" => Part::Credits,
            "content" => Part::Content,
            "translations" => Part::Translations,
            "outcomes" | "knowledge" | "skills" | "competence" => Part::Outcomes,
            "modules" => Part::Modules,
            "citations" => Part::Citations,
            "practice" => Part::Practice,
            "exam" | "materials" => Part::Exam,
            "admission" | "ranking" => Part::Admission,
            "delivery" | "places" | "counties" | "institutions" | "partners" => Part::Delivery,
            "language" | "teaching_language" | "text_lang" => Part::Language,
            "run" | "runs" => Part::Runs,
            "price" | "funding" => Part::Price,
            "contact" | "contact_name" | "contact_email" => Part::Contact,
            "source_url" => Part::Source,
            _ => return None,
        };
        Some(part)
    }

    /// The part's heading.
    pub fn name(self, words: Words) -> String {
        let w = words.review;
        let name = match self {
            Part::Summary => w.part_summary,
            Part::Audience => w.part_audience,
            Part::Credits => w.part_credits,
            Part::Content => w.part_content,
            Part::Translations => words.fields().translations,
            Part::Outcomes => w.part_outcomes,
            Part::Modules => w.part_modules,
            Part::Themes => w.part_themes,
            Part::Theme(theme) => words.theme(theme),
            Part::Citations => w.part_citations,
            Part::Practice => w.part_practice,
            Part::Exam => w.part_exam,
            Part::Admission => w.part_admission,
            Part::Delivery => w.part_delivery,
            Part::Language => w.part_language,
            Part::Runs => w.part_runs,
            Part::Price => w.part_price,
            Part::Contact => w.part_contact,
            Part::Source => w.part_source,
        };
        name.to_owned()
    }

    /// What the offer says here; "not stated" where it says nothing.
    pub fn view(self, words: Words, case: &Case, reference: &Reference) -> AnyView {
        let plan = &case.version.plan;
        let said = match self {
            Part::Summary => prose(plan, &plan.summary),
            Part::Audience => audience(words, plan, reference),
            Part::Credits => credits(words, plan),
            Part::Content => prose(plan, &plan.content),
            Part::Translations => translations(words, plan),
            Part::Outcomes => outcomes(words, plan),
            Part::Modules => modules(words, plan),
            Part::Themes => Some(themes(words, plan)),
            Part::Theme(theme) => plan
                .themes
                .iter()
                .find(|t| t.theme == theme)
                .map(|t| evidence(words, plan, t)),
            Part::Citations => citations(words, &plan.citations),
            Part::Practice => prose(plan, &plan.practice),
            Part::Exam => prose(plan, &format!("{}\n{}", plan.exam, plan.materials)),
            Part::Admission => prose(plan, &format!("{}\n{}", plan.admission, plan.ranking)),
            Part::Delivery => delivery(words, case, reference),
            Part::Language => Some(language(words, plan)),
            Part::Runs => Some(runs(words, &case.runs)),
            Part::Price => price(words, plan),
            Part::Contact => contact(plan),
            Part::Source => (!plan.source_url.is_empty()).then(|| link(&plan.source_url)),
        };
        said.unwrap_or_else(|| {
            let missing = if let Part::Theme(_) = self {
                words.review.theme_missing
            } else {
                words.frame.not_stated
            };
            view! { <p class="soft">{missing}</p> }.into_any()
        })
    }
}

/// Every part under its own heading.
pub fn whole(words: Words, case: &Case, reference: &Reference) -> AnyView {
    let parts = WHOLE
        .into_iter()
        .map(|part| {
            view! {
                <section class="stack stack--tight">
                    <h3>{part.name(words)}</h3>
                    {part.view(words, case, reference)}
                </section>
            }
        })
        .collect_view();
    view! {
        <section class="section" id="tilbud" aria-labelledby="tilbud-tittel">
            <h2 id="tilbud-tittel">
                {words.review.whole_offer} " " <DemoMark words on=case.version.is_demo/>
            </h2>
            <div class="stack stack--loose measure">{parts}</div>
        </section>
    }
    .into_any()
}

/// Paragraphs as they were typed.
fn prose(plan: &OfferPlan, text: &str) -> Option<AnyView> {
    let paragraphs: Vec<_> = text
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .map(|l| view! { <p>{l.to_owned()}</p> })
        .collect();
    (!paragraphs.is_empty()).then(|| {
        view! { <div class="stack stack--tight" lang=plan.text_lang.code()>{paragraphs}</div> }.into_any()
    })
}

fn audience(words: Words, plan: &OfferPlan, reference: &Reference) -> Option<AnyView> {
    let w = words.review;
    let mut said: Vec<String> = plan
        .groups
        .iter()
        .map(|g| words.catalogue.group(*g).to_owned())
        .collect();
    if let Some(range) = plan.stages {
        let (from, to) = (range.from.to_string(), range.to.to_string());
        let form = if from == to { w.stage } else { w.stages };
        said.push(fill(form, &[("from", &from), ("to", &to)]));
    }
    if !plan.subject.is_empty() {
        said.push(reference.subject_name(&plan.subject, words.lang).to_owned());
    }
    joined(&said)
}

fn joined(said: &[String]) -> Option<AnyView> {
    (!said.is_empty()).then(|| view! { <p>{said.join(" · ")}</p> }.into_any())
}

fn credits(words: Words, plan: &OfferPlan) -> Option<AnyView> {
    let mut said = vec![fill(
        words.review.credits,
        &[("n", &plan.credits?.number(words.lang))],
    )];
    said.extend(
        plan.modules
            .iter()
            .map(|m| format!("{}: {}", m.title, m.credits.number(words.lang))),
    );
    joined(&said)
}

fn outcomes(words: Words, plan: &OfferPlan) -> Option<AnyView> {
    let w = words.review;
    let Outcomes {
        knowledge,
        skills,
        competence,
    } = &plan.outcomes;
    plan.outcomes.all().next()?;
    // Numbered through, since a theme's evidence refers to an outcome by its number.
    let mut start = 1;
    let groups = [(w.knowledge, knowledge), (w.skills, skills), (w.competence, competence)]
        .into_iter()
        .filter(|(_, lines)| !lines.is_empty())
        .map(|(name, lines)| {
            let first = start;
            start += lines.len();
            let lines = lines.iter().map(|l| view! { <li>{l.clone()}</li> }).collect_view();
            view! { <p><strong>{name}</strong></p> <ol start=first.to_string() lang=plan.text_lang.code()>{lines}</ol> }
        })
        .collect_view();
    Some(view! { <div class="stack stack--tight">{groups}</div> }.into_any())
}

fn modules(words: Words, plan: &OfferPlan) -> Option<AnyView> {
    let line = |m: &Module| {
        let credits = fill(words.review.credits, &[("n", &m.credits.number(words.lang))]);
        let facts = if m.code.is_empty() {
            format!(" ({credits})")
        } else {
            format!(" ({}, {credits})", m.code)
        };
        view! { <li><span lang=plan.text_lang.code()>{m.title.clone()}</span> {facts} {referring(words.fields().requires, &m.requires)}</li> }
    };
    let lines: Vec<_> = plan.modules.iter().map(line).collect();
    (!lines.is_empty()).then(|| view! { <ol>{lines}</ol> }.into_any())
}

/// «Bygger på emne nummer 1, 2», or nothing.
fn referring(label: &str, positions: &[usize]) -> Option<String> {
    let numbers: Vec<String> = positions.iter().map(|p| (p + 1).to_string()).collect();
    (!numbers.is_empty()).then(|| format!(" {label} {}.", numbers.join(", ")))
}

fn themes(words: Words, plan: &OfferPlan) -> AnyView {
    let line = |&theme: &Theme| {
        let found = plan.themes.iter().find(|t| t.theme == theme);
        let said = found.map_or_else(
            || view! { <p class="theme-list__passage">{words.review.theme_missing}</p> }.into_any(),
            |t| evidence(words, plan, t),
        );
        view! {
            <li data-covered=found.is_none().then_some("no")>
                {sign(&format!("theme-{theme}"))}
                <p class="theme-list__name">{words.theme(theme)}</p>
                {said}
            </li>
        }
    };
    view! { <ul class="theme-list">{Theme::ALL.iter().map(line).collect_view()}</ul> }.into_any()
}

fn evidence(words: Words, plan: &OfferPlan, theme: &ThemeEvidence) -> AnyView {
    let lang = plan.text_lang.code();
    let outcome = plan.outcomes.all().nth(theme.outcome).cloned().map(|outcome| {
        let label = fill(words.review.serves, &[("n", &(theme.outcome + 1).to_string())]);
        view! {
            <p class="theme-list__outcome">
                <span class="theme-list__label">{label}</span> " " <span lang=lang>{outcome}</span>
            </p>
        }
    });
    view! { <p class="theme-list__passage" lang=lang>{theme.passage.clone()}</p> {outcome} }.into_any()
}

fn citations(words: Words, citations: &[Citation]) -> Option<AnyView> {
    let line = |c: &Citation| {
        let source = if c.source.is_empty() {
            String::new()
        } else {
            format!(". {}", c.source)
        };
        // The check demands `10.…/…`, so the address can only lead to the resolver.
        let doi = c.doi.starts_with("10.").then(|| {
            let href = format!("https://doi.org/{}", c.doi);
            view! { " " <a href=href>{format!("doi.org/{}", c.doi)}</a> }
        });
        let rests = referring(words.fields().rests, &c.outcomes);
        view! { <li>{format!("{} ({}). ", c.authors, c.year)} <cite>{c.title.clone()}</cite> {source} "." {doi} {rests}</li> }
    };
    let lines: Vec<_> = citations.iter().map(line).collect();
    (!lines.is_empty()).then(|| view! { <ol class="reference-list">{lines}</ol> }.into_any())
}

fn delivery(words: Words, case: &Case, reference: &Reference) -> Option<AnyView> {
    let plan = &case.version.plan;
    let mut said: Vec<String> = plan
        .delivery
        .iter()
        .map(|d| words.catalogue.delivery(*d).to_owned())
        .collect();
    said.extend(plan.places.iter().cloned());
    let partners = reference.partners(case.version.institution, plan);
    said.extend(partners.map(|i| i.name.clone()));
    said.extend(plan.partners.iter().cloned());
    if let Some(days) = case
        .runs
        .first()
        .map(|run| run.plan.gathering_days())
        .filter(|days| *days > 0)
    {
        said.push(words.days_away(days));
    }
    joined(&said)
}

fn language(words: Words, plan: &OfferPlan) -> AnyView {
    let w = words.review;
    let taught = words.catalogue.teaching_language(plan.teaching_language);
    let written = plan.text_lang;
    view! {
        <p>
            {w.taught_in} " " {taught} " · " {w.written_in} " " {words.language(written)}
        </p>
    }
    .into_any()
}

fn price(words: Words, plan: &OfferPlan) -> Option<AnyView> {
    let mut said = vec![];
    match plan.price_ore {
        Some(0) => said.push(words.review.free.to_owned()),
        Some(ore) => said.push(fill(words.review.price, &[("price", &kroner(ore))])),
        None => {}
    }
    said.extend(plan.funding.map(|f| words.catalogue.funding(f).to_owned()));
    joined(&said)
}

fn contact(plan: &OfferPlan) -> Option<AnyView> {
    let said: Vec<_> = [&plan.contact_name, &plan.contact_email]
        .into_iter()
        .filter(|s| !s.is_empty())
        .cloned()
        .collect();
    joined(&said)
}

/// A link where it is one, else the words alone: what was taken in may hold anything.
pub fn link(address: &str) -> AnyView {
    if address.starts_with("https://") || address.starts_with("http://") {
        view! { <p><a href=address.to_owned()>{address.to_owned()}</a></p> }.into_any()
    } else {
        view! { <p>{address.to_owned()}</p> }.into_any()
    }
}
