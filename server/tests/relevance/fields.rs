//! The texts of one offer that every peer indexes, built from what the catalogue's port gives.
//!
//! Peers know nothing of stages, credits or semesters; they get them in words, as generously as can be.

use app::catalogue::model::{Funding, OfferSummary, Reference};
use app::shared::lang::Lang;
use app::words::Words;

/// Weights of title, tags, summary and body; the proportions PostgreSQL gives A to D.
pub const WEIGHTS: [f32; 4] = [10.0, 4.0, 2.0, 1.0];

const LANGS: [Lang; 3] = [Lang::Nb, Lang::Nn, Lang::En];

/// Former short names of the institutions of the catalogue; common knowledge.
const FORMER_NAMES: [(&str, &str); 10] = [
    ("OsloMet", "HiOA Høgskolen i Oslo og Akershus"),
    ("INN", "HiHm HiL HINN Høgskolen i Innlandet"),
    ("Nord", "HiNT UiN HiNe Universitetet i Nordland"),
    ("HVL", "HiB HSH HiSF Høgskulen Stord/Haugesund"),
    ("HVO", "HiVolda Høgskulen i Volda"),
    ("HiØ", "HiOf Høgskolen i Østfold"),
    ("USN", "HSN HBV HiT Høgskolen i Sørøst-Norge"),
    ("NMBU", "UMB"),
    ("MF", "Menighetsfakultetet"),
    ("SH", "Samisk høgskole Sámi allaskuvla"),
];

/// Title, tags, summary and body, in falling weight.
pub fn fields(offer: &OfferSummary, reference: &Reference) -> [String; 4] {
    let plan = &offer.version.plan;
    [
        plan.title.clone(),
        tags(offer, reference),
        summary(offer),
        body(offer),
    ]
}

fn tags(offer: &OfferSummary, reference: &Reference) -> String {
    let plan = &offer.version.plan;
    let mut out = vec![plan.code.clone()];
    if let Some(s) = reference.subjects.iter().find(|s| s.code == plan.subject) {
        out.extend(LANGS.map(|lang| s.name(lang).to_owned()));
    }
    if let Some(i) = reference.institution(offer.version.institution) {
        out.extend([i.short_name.clone(), i.name.clone(), i.other_names.clone()]);
        let former = FORMER_NAMES.iter().find(|(short, _)| *short == i.short_name);
        out.extend(former.map(|(_, names)| (*names).to_owned()));
    }
    out.extend(plan.places.iter().cloned());
    let places = reference.places.iter();
    let named = places.filter(|p| plan.places.contains(&p.name) || plan.counties.contains(&p.code));
    out.extend(named.map(|p| p.full_name.clone()));
    if let Some(s) = plan.stages {
        out.push(format!("{}-{} trinn {}.–{}. trinn", s.from, s.to, s.from, s.to));
    }
    if let Some(c) = plan.credits {
        out.push(format!("{0} studiepoeng {0} stp", c.number(Lang::Nb)));
    }
    let semesters = offer.runs.iter().filter_map(|r| r.plan.semester);
    out.extend(semesters.flat_map(|s| [s.words(Lang::Nb), s.words(Lang::Nn)]));
    if plan.funding == Some(Funding::Scheme) {
        out.push("KFK".into());
    }
    for words in LANGS.map(|lang| Words::of(lang).catalogue) {
        out.extend(plan.delivery.iter().map(|d| words.delivery(*d).to_owned()));
        out.extend(plan.groups.iter().map(|g| words.group(*g).to_owned()));
        out.extend(plan.funding.iter().map(|f| words.funding(*f).to_owned()));
        out.push(words.teaching_language(plan.teaching_language).to_owned());
    }
    out.join(" \n")
}

fn summary(offer: &OfferSummary) -> String {
    let plan = &offer.version.plan;
    let mut out = vec![plan.summary.as_str()];
    out.extend(plan.modules.iter().map(|m| m.title.as_str()));
    for words in [Lang::Nb, Lang::Nn].map(Words::of) {
        out.extend(plan.themes.iter().map(|t| words.theme(t.theme)));
    }
    out.join(" \n")
}

fn body(offer: &OfferSummary) -> String {
    let plan = &offer.version.plan;
    let mut out = vec![plan.content.as_str(), &plan.practice, &plan.exam, &plan.admission];
    out.extend(plan.outcomes.all().map(String::as_str));
    out.extend(plan.themes.iter().map(|t| t.passage.as_str()));
    out.extend(plan.citations.iter().map(|c| c.title.as_str()));
    out.join(" \n")
}
