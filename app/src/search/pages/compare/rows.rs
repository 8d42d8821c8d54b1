//! The questions every offer is asked, in the order people decide by.

use leptos::prelude::*;

use super::Compared;
use super::starts::further;
use crate::advice::rules::{CompetenceRule, Demand, Teaching, Whom};
use crate::catalogue::model::{Citation, Delivery, OfferPlan, OfferSummary, RunPlan, Theme};
use crate::path;
use crate::shared::time::{Date, date_words};
use crate::shared::ui::DotInterval;
use crate::shared::units::kroner;
use crate::words::{Words, fill};

/// One line of the table: the same question to every offer.
pub(super) struct Row {
    pub name: &'static str,
    /// One a column.
    pub cells: Vec<Cell>,
    /// The cells are in the offers' own languages.
    pub is_text: bool,
}

/// An offer's answer.
pub(super) struct Cell {
    /// Several where there is a list; none where nothing is known.
    pub lines: Vec<String>,
    /// What stands below the answer in smaller letters; two offers that differ in it differ.
    pub below: Vec<Below>,
    /// What belongs to the answer and says nothing new: a drawing of it, a way on.
    pub more: Option<AnyView>,
}

/// A line below an answer.
#[derive(PartialEq)]
pub(super) struct Below {
    /// In the page's language; may be empty.
    pub name: &'static str,
    pub text: String,
}

impl Cell {
    fn of(lines: Vec<String>) -> Self {
        Cell {
            lines,
            below: vec![],
            more: None,
        }
    }
}

/// Longest answer, in characters, that fits beside an offer's name on a phone.
const SHORT: usize = 24;

impl Row {
    /// Every answer is a word or two.
    pub fn is_short(&self) -> bool {
        let mut lines = self.cells.iter().flat_map(|c| &c.lines);
        let is_plain = |c: &Cell| c.lines.len() < 2 && c.below.is_empty() && c.more.is_none();
        self.cells.iter().all(is_plain) && lines.all(|line| line.chars().count() <= SHORT)
    }

    pub fn differs(&self) -> bool {
        let first = &self.cells[0];
        let mut others = self.cells.iter().skip(1);
        others.any(|c| c.lines != first.lines || c.below != first.below)
    }
}

/// One value as a cell's lines; nothing for an empty one.
fn line(text: impl Into<String>) -> Vec<String> {
    let text = text.into();
    if text.trim().is_empty() {
        vec![]
    } else {
        vec![text]
    }
}

/// Makes rows out of a name and a question.
struct Asking<'a, 'b>(&'a Compared<'b>);

impl Asking<'_, '_> {
    fn row(&self, name: &'static str, cell: impl Fn(&OfferSummary) -> Vec<String>) -> Row {
        Row {
            name,
            cells: self.0.offers.iter().map(|o| Cell::of(cell(o))).collect(),
            is_text: false,
        }
    }

    fn plan(&self, name: &'static str, cell: impl Fn(&OfferPlan) -> Vec<String>) -> Row {
        self.row(name, |o| cell(&o.version.plan))
    }

    /// In the offers' own languages.
    fn text(&self, name: &'static str, cell: impl Fn(&OfferPlan) -> Vec<String>) -> Row {
        Row {
            is_text: true,
            ..self.plan(name, cell)
        }
    }

    /// Of the run a reader cares about.
    fn run(&self, name: &'static str, cell: impl Fn(&RunPlan, &OfferPlan) -> Vec<String>) -> Row {
        let run = |o: &OfferSummary| o.next_run(self.0.today).map(|r| cell(&r.plan, &o.version.plan));
        self.row(name, |o| run(o).unwrap_or_default())
    }
}

/// Every row.
pub(super) fn rows(c: &Compared<'_>) -> Vec<Row> {
    let mut rows = first(c);
    rows.extend(when(c));
    rows.extend(contents(c));
    rows.push(quality(c));
    rows
}

fn first(c: &Compared<'_>) -> Vec<Row> {
    let (words, w, asking) = (c.words, c.words.search, Asking(c));
    let status = |o: &OfferSummary| {
        o.status(c.today)
            .map(|s| words.catalogue.run_status(s).to_owned())
    };
    vec![
        asking.row(w.facet_status, |o| status(o).into_iter().collect()),
        asking.plan(w.credits, |p| {
            line(p.credits.map(|c| c.number(words.lang)).unwrap_or_default())
        }),
        asking.text(w.row_modules, |p| modules(words, p)),
        asking.plan(w.stages, |p| {
            line(p.stages.map(|s| words.stage_range(s)).unwrap_or_default())
        }),
        asking.plan(w.groups, |p| line(words.target_groups(p))),
        asking.plan(w.row_subject, |p| {
            line(c.reference.subject_name(&p.subject, words.lang))
        }),
        competence(c),
        start(c),
        asking.run(w.row_funding_deadline, |r, _| {
            deadline(words, r.funding_deadline, c.today)
        }),
        asking.run(w.row_admission_deadline, |r, _| {
            let mut lines = deadline(words, r.admission_deadline, c.today);
            if r.deadlines_differ() {
                lines.push(words.compare().two_deadlines.to_owned());
            }
            lines
        }),
    ]
}

fn when(c: &Compared<'_>) -> Vec<Row> {
    let (words, w, asking) = (c.words, c.words.search, Asking(c));
    let none = words.compare().none;
    vec![
        asking.plan(w.facet_delivery, |p| line(words.deliveries(p))),
        asking.plan(w.places, |p| {
            if p.places.is_empty() && is_online_only(p) {
                line(none)
            } else {
                line(p.places.join(", "))
            }
        }),
        asking.run(w.row_gatherings, |r, p| {
            if r.gatherings.is_empty() && is_online_only(p) {
                return line(none);
            }
            r.gatherings.iter().map(|g| words.gathering(g)).collect()
        }),
        asking.run(w.days_away, |r, p| match r.gathering_days() {
            0 if r.gatherings.is_empty() && !is_online_only(p) => vec![],
            0 => line(none),
            n => line(n.to_string()),
        }),
        asking.run(w.row_capacity, |r, _| {
            r.capacity.map(|c| c.to_string()).into_iter().collect()
        }),
        asking.plan(w.facet_language, |p| {
            line(words.catalogue.teaching_language(p.teaching_language))
        }),
        asking.plan(w.facet_funding, |p| {
            line(p.funding.map_or("", |f| words.catalogue.funding(f)))
        }),
        asking.plan(w.row_price, |p| match p.price_ore {
            Some(0) => line(w.free),
            Some(ore) => line(kroner(ore)),
            None => vec![],
        }),
    ]
}

fn contents(c: &Compared<'_>) -> Vec<Row> {
    let (w, asking) = (c.words.search, Asking(c));
    let mut rows = vec![
        asking.text(w.row_exam, |p| line(p.exam.clone())),
        asking.text(w.row_admission, |p| line(p.admission.clone())),
    ];
    rows.extend(Theme::ALL.iter().map(|&theme| evidence(c, theme)));
    rows.push(asking.text(w.row_practice, |p| line(p.practice.clone())));
    rows.push(research(c));
    rows
}

/// Nobody has to be anywhere.
fn is_online_only(plan: &OfferPlan) -> bool {
    plan.delivery == [Delivery::Online]
}

fn modules(words: Words, plan: &OfferPlan) -> Vec<String> {
    let said = |m: &crate::catalogue::model::Module| {
        let values = [("title", m.title.as_str()), ("n", &m.credits.number(words.lang))];
        fill(words.compare().module, &values)
    };
    plan.modules.iter().map(said).collect()
}

fn deadline(words: Words, date: Option<Date>, today: Date) -> Vec<String> {
    let Some(date) = date else { return vec![] };
    let left = words.days_left((date - today).num_days());
    line(format!("{}, {left}", date_words(date, words.lang)))
}

/// When the start begins that the column speaks of, and when the offer's others do.
fn start(c: &Compared<'_>) -> Row {
    let words = c.words;
    let cell = |o: &OfferSummary| {
        let begins = o.next_run(c.today).map(|run| words.run_start(&run.plan));
        let below = further(words, o, c.today).into_iter().map(|text| Below {
            name: words.compare().also_start,
            text,
        });
        Cell {
            below: below.collect(),
            ..Cell::of(line(begins.unwrap_or_default()))
        }
    };
    Row {
        name: words.search.start,
        cells: c.offers.iter().map(cell).collect(),
        is_text: false,
    }
}

/// The publications the offer rests on.
fn research(c: &Compared<'_>) -> Row {
    let w = c.words.search;
    let cell = |o: &OfferSummary| {
        let works = &o.version.plan.citations;
        let said = |work: &Citation| format!("{} ({}). {}.", work.authors, work.year, work.title);
        let mut said: Vec<String> = works.iter().map(said).collect();
        // Two lists of the same works are the same list.
        said.sort_unstable();
        let count = match works.len() {
            0 => vec![],
            1 => line(w.one_work),
            n => line(fill(w.n_works, &[("n", &n.to_string())])),
        };
        Cell {
            below: said.into_iter().map(|text| Below { name: "", text }).collect(),
            ..Cell::of(count)
        }
    };
    Row {
        name: w.row_research,
        cells: c.offers.iter().map(cell).collect(),
        is_text: false,
    }
}

/// How a theme is served, and the outcome it leads to.
fn evidence(c: &Compared<'_>, theme: Theme) -> Row {
    let words = c.words;
    let cell = |o: &OfferSummary| {
        let plan = &o.version.plan;
        let Some(evidence) = plan.themes.iter().find(|t| t.theme == theme) else {
            return Cell::of(vec![]);
        };
        let outcome = plan.outcomes.all().nth(evidence.outcome).map(|text| Below {
            name: words.offer_page().theme_outcome,
            text: text.clone(),
        });
        Cell {
            below: outcome.into_iter().collect(),
            ..Cell::of(line(evidence.passage.clone()))
        }
    };
    Row {
        name: words.theme(theme),
        cells: c.offers.iter().map(cell).collect(),
        is_text: true,
    }
}

/// Which requirements the offer may count towards; a way on to reckoning one's own gap.
fn competence(c: &Compared<'_>) -> Row {
    let (words, w) = (c.words, c.words.compare());
    let cell = |o: &OfferSummary| {
        let plan = &o.version.plan;
        let rules = c.reference.rules.served_by(plan, c.today);
        let Some(first) = rules.first() else {
            return Cell::of(line(w.competence_none));
        };
        let subject = words.rule_subject_within(&plan.subject, c.reference);
        let said = |rule: &&CompetenceRule| {
            let text = match rule.demand {
                Demand::Recommended => w.competence_advised,
                _ => w.competence_may,
            };
            let (place, n) = (words.rule_whom(rule.whom), rule.credits.number(words.lang));
            fill(text, &[("subject", &subject), ("where", &place), ("n", &n)])
        };
        let mut pairs = vec![("fag", plan.subject.clone())];
        pairs.extend(teaching_of(first.whom).map(|t| ("trinn", t.code().to_owned())));
        let href = path::competence_with(words.lang, pairs);
        let title = plan.title.clone();
        let link = view! {
            <p class="no-print"><a href=href>{w.competence_link} <span class="sr-only">": " {title}</span></a></p>
        };
        Cell {
            more: Some(link.into_any()),
            ..Cell::of(rules.iter().map(said).collect())
        }
    };
    Row {
        name: w.row_competence,
        cells: c.offers.iter().map(cell).collect(),
        is_text: false,
    }
}

/// Where a rule's first stage lies in the form's choices.
fn teaching_of(whom: Whom) -> Option<Teaching> {
    Teaching::ALL.iter().copied().find(|t| match (whom, t.stages()) {
        (Whom::Stages(range), Some(stages)) => stages.overlaps(range),
        (Whom::Adults, None) => true,
        _ => false,
    })
}

/// The participants' rating with its interval and who answered, or that too few have.
fn quality(c: &Compared<'_>) -> Row {
    let (words, w) = (c.words, c.words.search);
    let cell = |o: &OfferSummary| match &o.quality {
        None => Cell::of(line(w.too_few)),
        Some(q) => {
            let drawn = view! { <DotInterval words name=w.quality estimate=q.estimate/> };
            Cell {
                more: Some(drawn.into_any()),
                ..Cell::of(line(words.quality_said(q)))
            }
        }
    };
    Row {
        name: w.quality,
        cells: c.offers.iter().map(cell).collect(),
        is_text: false,
    }
}
