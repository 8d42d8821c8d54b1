//! The runs of an offer as a reviewer reads them: dates, deadlines, places, gatherings.

use leptos::prelude::*;

use super::offer_text::link;
use crate::catalogue::model::Run;
use crate::shared::time::{Date, date_range_words, date_words};
use crate::shared::ui::DemoMark;
use crate::shared::units::grouped;
use crate::words::Words;

/// Each run with its dates; says so when there is none.
pub fn runs(words: Words, runs: &[Run]) -> AnyView {
    if runs.is_empty() {
        return view! { <p class="soft">{words.review.no_runs}</p> }.into_any();
    }
    runs.iter().map(|r| run(words, r)).collect_view().into_any()
}

fn run(words: Words, run: &Run) -> AnyView {
    let (lang, w, plan) = (words.lang, words.review, &run.plan);
    let missing = || words.frame.not_stated.to_owned();
    let day = |date: Option<Date>| date.map_or_else(missing, |d| date_words(d, lang));
    let period = match (plan.starts_on, plan.ends_on) {
        (Some(from), Some(to)) => date_range_words(from, to, lang),
        (from, to) => day(from.or(to)),
    };
    let facts = [
        (w.semester, plan.semester.map_or_else(missing, |s| s.words(lang))),
        (w.period, period),
        (w.funding_deadline, day(plan.funding_deadline)),
        (w.admission_deadline, day(plan.admission_deadline)),
        (
            w.capacity,
            plan.capacity.map_or_else(missing, |n| grouped(n.into())),
        ),
    ];
    let facts = facts
        .into_iter()
        .map(|(name, said)| view! { <div><dt>{name}</dt><dd>{said}</dd></div> })
        .collect_view();
    let gatherings: Vec<_> = plan
        .gatherings
        .iter()
        .map(|g| view! { <dd>{date_range_words(g.from, g.to, lang)} " " {g.place.clone()}</dd> })
        .collect();
    let gatherings =
        (!gatherings.is_empty()).then(|| view! { <div><dt>{w.gatherings}</dt>{gatherings}</div> });
    let apply = (!plan.apply_url.is_empty()).then(|| {
        view! { <div><dt>{w.apply_at}</dt><dd>{link(&plan.apply_url)}</dd></div> }
    });
    view! {
        <dl class="fact-list fact-list--narrow">{facts}{gatherings}{apply}</dl>
        <p><DemoMark words on=run.is_demo/></p>
    }
    .into_any()
}
