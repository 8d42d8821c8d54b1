//! What peers are given of an offer: texts in four weights, and its filter values as small numbers.
//!
//! Peers know nothing of stages, credits or languages; they get them in words.

use std::collections::HashMap;

use app::catalogue::model::Reference;
use app::search::model::{Facet, SearchQuery};
use app::shared::lang::Lang;
use app::words::Words;
use server::search::document::Document;

use crate::corpus::today;

/// Weights of title, tags, summary and body; the proportions PostgreSQL gives A to D.
pub const WEIGHTS: [f32; 4] = [10.0, 4.0, 2.0, 1.0];

/// Numbers of one facet begin at its place times this.
const GROUP: i32 = 10_000;

/// Filter values as numbers, so that the databases compare integers.
#[derive(Default)]
pub struct Codes {
    by_value: HashMap<(Facet, String), i32>,
    values: HashMap<i32, (Facet, String)>,
    n_of: HashMap<Facet, i32>,
}

impl Codes {
    /// The number of a value, a new one where it has none.
    fn take(&mut self, facet: Facet, value: &str) -> i32 {
        if let Some(code) = self.by_value.get(&(facet, value.to_owned())) {
            return *code;
        }
        let n = self.n_of.entry(facet).or_default();
        let code = GROUP * place(facet) + *n;
        *n += 1;
        self.by_value.insert((facet, value.to_owned()), code);
        self.values.insert(code, (facet, value.to_owned()));
        code
    }

    pub fn value(&self, code: i32) -> (Facet, String) {
        self.values[&code].clone()
    }

    /// The selected groups of a question: the facet's place, and its values as numbers.
    pub fn selected(&self, query: &SearchQuery) -> Vec<(i32, Vec<i32>)> {
        let codes = |facet: &Facet, values: &Vec<String>| {
            let known = values
                .iter()
                .filter_map(|v| self.by_value.get(&(*facet, v.clone())));
            known.copied().collect()
        };
        query
            .selected
            .iter()
            .map(|(f, v)| (place(*f), codes(f, v)))
            .collect()
    }
}

/// A facet's place among all; SQL finds it as `value / 10000`.
fn place(facet: Facet) -> i32 {
    let at = Facet::ALL.iter().position(|f| *f == facet);
    at.and_then(|at| i32::try_from(at).ok())
        .expect("a facet is one of all")
        + 1
}

/// One offer for a peer.
pub struct Row {
    pub id: i64,
    /// As `texts` gives them.
    pub texts: [String; 4],
    pub values: Vec<i32>,
}

pub fn row(document: &Document, reference: &Reference, codes: &mut Codes) -> Row {
    let facts = document.facts(today());
    let values = facts
        .values
        .iter()
        .flat_map(|(f, values)| values.iter().map(|v| (*f, v)));
    Row {
        id: document.offer.version.offer.0,
        texts: texts(document, reference),
        values: values.map(|(f, v)| codes.take(f, v)).collect(),
    }
}

/// Title, tags, summary and body, in falling weight.
pub fn texts(document: &Document, reference: &Reference) -> [String; 4] {
    let plan = &document.offer.version.plan;
    let mut body = vec![plan.content.as_str(), &plan.practice, &plan.exam, &plan.admission];
    body.extend(plan.outcomes.all().map(String::as_str));
    let mut summary = vec![plan.summary.as_str()];
    summary.extend(plan.modules.iter().map(|m| m.title.as_str()));
    let themes = Words::of(Lang::Nb);
    summary.extend(plan.themes.iter().map(|t| themes.theme(t.theme)));
    [
        plan.title.clone(),
        tags(document, reference),
        summary.join(" \n"),
        body.join(" \n"),
    ]
}

fn tags(document: &Document, reference: &Reference) -> String {
    let plan = &document.offer.version.plan;
    let mut out = vec![plan.code.clone()];
    out.extend(plan.modules.iter().map(|m| m.code.clone()));
    if let Some(s) = &document.subject {
        out.extend([s.nb.clone(), s.nn.clone(), s.en.clone()]);
    }
    if let Some(i) = &document.institution {
        out.extend([i.short_name.clone(), i.name.clone(), i.other_names.clone()]);
    }
    out.extend(document.place_names.iter().cloned());
    let counties = plan.counties.iter().filter_map(|c| reference.place(c));
    out.extend(counties.map(|p| p.full_name.clone()));
    if let Some(s) = plan.stages {
        out.push(format!("{}-{} trinn", s.from, s.to));
    }
    if let Some(c) = plan.credits {
        out.push(format!("{} studiepoeng", c.number(Lang::Nb)));
    }
    let semesters = document.offer.runs.iter().filter_map(|r| r.plan.semester);
    out.extend(semesters.map(|s| s.words(Lang::Nb)));
    for words in [Lang::Nb, Lang::En].map(|lang| Words::of(lang).catalogue) {
        out.extend(plan.delivery.iter().map(|d| words.delivery(*d).to_owned()));
        out.extend(plan.groups.iter().map(|g| words.group(*g).to_owned()));
        out.extend(plan.funding.iter().map(|f| words.funding(*f).to_owned()));
        out.push(words.teaching_language(plan.teaching_language).to_owned());
    }
    out.join(" \n")
}

/// Numbers as one text: `1,2,3`.
pub fn listed(values: &[i32]) -> String {
    let values: Vec<String> = values.iter().map(i32::to_string).collect();
    values.join(",")
}
