//! The parts of an offer's page that tell when, how to apply, what participants say, and which versions exist.

use chrono::Datelike as _;
use leptos::prelude::*;

use super::offer::Shown;
use super::offer_parts::web_address;
use crate::catalogue::model::{Run, RunPlan};
use crate::followup::pages::glance;
use crate::path;
use crate::saved::forms;
use crate::shared::time::{Date, date_range_words, date_words};
use crate::shared::ui::{DemoMark, DotInterval, StateTag, sign};
use crate::words::{Words, fill};

/// Deadlines and the way to apply, beside the text.
pub(super) fn application(shown: Shown<'_>) -> AnyView {
    let (words, summary) = (shown.words, &shown.page.shown);
    let w = words.offer_page();
    let run = summary.next_run(shown.today).filter(|_| shown.is_live());
    let open = summary
        .status(shown.today)
        .is_some_and(|s| s.takes_applications())
        && shown.is_live();
    let can_be_kept = shown.is_live() && !shown.is_preview;
    let deadlines = run
        .filter(|run| run.has_places(shown.today))
        .map(|run| deadlines(words, &run.plan, shown.today));
    let apply = run
        .and_then(|run| web_address(&run.plan.apply_url))
        .filter(|_| open)
        .map(|href| {
            view! { <a class="ds-button no-print" href=href>{w.apply_now}" "{sign("external")}</a> }
        });
    let closed = (!open).then(|| view! { <p>{w.apply_closed}</p> });
    let compare = can_be_kept.then(|| {
        let href = path::compare(words.lang, &[summary.version.offer]);
        view! { <li><a class="with-sign" href=href>{sign("scales")}<span>{w.compare}</span></a></li> }
    });
    let offer = summary.version.offer;
    let save = can_be_kept.then(|| {
        let button = forms::save_offer_button(shown.keeping, offer, &shown.plan().title);
        view! { <li>{button}</li> }
    });
    let dates = run
        .filter(|_| can_be_kept)
        .map(|_| view! { <li>{forms::offer_calendar_links(shown.keeping, offer)}</li> });
    let edit = shown.may_edit.then(|| {
        let href = path::draft(words.lang, summary.version.id);
        view! { <li><a class="with-sign" href=href>{sign("return")}<span>{w.edit}</span></a></li> }
    });
    view! {
        <aside class="aside-card" aria-labelledby="soknad">
            <h2 class="aside-card__title" id="soknad">{w.apply}</h2>
            {deadlines}
            {closed}
            {apply}
            <ul class="aside-card__links no-print">{save}{compare}{dates}{edit}</ul>
        </aside>
    }
    .into_any()
}

/// Both deadlines in words, and a warning where it is easy to meet one and miss the other.
fn deadlines(words: Words, plan: &RunPlan, today: Date) -> AnyView {
    let (w, fields) = (words.offer_page(), words.fields());
    let both = [
        (fields.funding_deadline, plan.funding_deadline),
        (fields.admission_deadline, plan.admission_deadline),
    ];
    let lines: Vec<_> = both
        .into_iter()
        .filter_map(|(label, date)| {
            let date = date?;
            Some(view! { <li><span>{label}</span>{deadline(words, date, today)}</li> })
        })
        .collect();
    if lines.is_empty() {
        return view! { <p>{w.no_deadline}</p> }.into_any();
    }
    let warning = plan
        .deadlines_differ()
        .then(|| view! { <p class="with-sign">{sign("warning")}<span>{w.deadlines_differ}</span></p> });
    view! { <ul class="aside-card__deadlines">{lines}</ul>{warning} }.into_any()
}

/// `1. mars 2027, 98 dager igjen`.
fn deadline(words: Words, date: Date, today: Date) -> AnyView {
    let left = words.days_left((date - today).num_days());
    view! {
        <span>
            <strong><time datetime=date.to_string()>{date_words(date, words.lang)}</time></strong>
            {format!(", {left}")}
        </span>
    }
    .into_any()
}

/// Every run, soonest first.
pub(super) fn runs(shown: Shown<'_>) -> AnyView {
    let runs = &shown.page.shown.runs;
    if runs.is_empty() {
        return view! { <p>{shown.words.offer_page().no_runs}</p> }.into_any();
    }
    runs.iter()
        .map(|run| run_card(shown, run))
        .collect_view()
        .into_any()
}

fn run_card(shown: Shown<'_>, run: &Run) -> AnyView {
    let (words, plan) = (shown.words, &run.plan);
    let (w, fields) = (words.offer_page(), words.fields());
    let title = plan.semester.map_or(w.run_undated.to_owned(), |s| {
        let said = s.words(words.lang);
        let mut letters = said.chars();
        letters
            .next()
            .map(|c| c.to_uppercase().chain(letters).collect())
            .unwrap_or_default()
    });
    let status = run.status(shown.today);
    let period = match (plan.starts_on, plan.ends_on) {
        (Some(from), Some(to)) => Some(date_range_words(from, to, words.lang)),
        (Some(from), None) => Some(fill(w.from_date, &[("date", &date_words(from, words.lang))])),
        (None, Some(to)) => Some(fill(w.to_date, &[("date", &date_words(to, words.lang))])),
        (None, None) => None,
    };
    let date_fact = |label: &'static str, date: Option<Date>| {
        date.map(|date| view! { <div><dt>{label}</dt><dd>{deadline(words, date, shown.today)}</dd></div> })
    };
    view! {
        <article class="run-card">
            <div class="run-card__head">
                <h3 class="run-card__title">{title}" "<DemoMark words on=run.is_demo/></h3>
                <StateTag code=status.tone() text=words.catalogue.run_status(status)/>
            </div>
            <dl class="fact-list fact-list--narrow">
                {period.map(|said| view! { <div><dt>{w.period}</dt><dd>{said}</dd></div> })}
                {plan.capacity.map(|n| view! { <div><dt>{fields.capacity}</dt><dd>{n}</dd></div> })}
                {(!plan.application_code.is_empty()).then(|| {
                    view! { <div><dt>{fields.application_code}</dt><dd>{plan.application_code.clone()}</dd></div> }
                })}
                {date_fact(fields.funding_deadline, plan.funding_deadline)}
                {date_fact(fields.admission_deadline, plan.admission_deadline)}
            </dl>
            {marked(shown, run)}
            {gatherings(words, plan)}
        </article>
    }
    .into_any()
}

/// Since when and why a run is as people say it is, and which one stands in its place.
fn marked(shown: Shown<'_>, run: &Run) -> Option<AnyView> {
    let words = shown.words;
    let mark = run.mark?;
    let mut said = words.catalogue.run_mark(mark).to_owned();
    if let Some(on) = run.marked.on {
        let date = date_words(on, words.lang);
        said = if on > shown.today {
            fill(words.work().mark_ahead, &[("mark", &said), ("date", &date)])
        } else {
            format!("{said} {date}")
        };
    }
    let place = run
        .marked
        .moved_to
        .and_then(|id| shown.page.shown.runs.iter().find(|r| r.id == id));
    if let Some(place) = place {
        let start = place
            .plan
            .semester
            .map(|s| s.words(words.lang))
            .unwrap_or_default();
        said = format!("{said}, {}", fill(words.work().moved_to, &[("run", &start)]));
    }
    let reason = &run.marked.reason;
    if run.marked.on.is_none() && reason.is_empty() && place.is_none() {
        return None;
    }
    let reason = (!reason.is_empty()).then(|| format!(" {reason}"));
    Some(view! { <p>{said}"."{reason}</p> }.into_any())
}

fn gatherings(words: Words, plan: &RunPlan) -> Option<AnyView> {
    if plan.gatherings.is_empty() {
        return None;
    }
    let w = words.offer_page();
    let days = words.days_away(plan.gathering_days());
    let rows = plan
        .gatherings
        .iter()
        .map(|g| {
            let week = fill(w.week, &[("n", &g.from.iso_week().week().to_string())]);
            view! { <li><span>{week}</span><span>{words.gathering(g)}</span></li> }
        })
        .collect_view();
    let heading = format!("{} – {days}", words.fields().gatherings);
    Some(
        view! {
            <div class="run-card__gatherings">
                <h4>{heading}</h4>
                <ul class="run-card__list">{rows}</ul>
            </div>
        }
        .into_any(),
    )
}

/// What participants say in sum: a dot with its interval and the same in words, or that too few have answered.
pub(super) fn quality(shown: Shown<'_>) -> AnyView {
    let words = shown.words;
    let w = words.offer_page();
    let replies = glance(words, shown.page.shown.version.offer, shown.replies);
    let Some(quality) = &shown.page.shown.quality else {
        return view! {
            <p><span class="figure-hidden">{sign("lock")}{w.quality_few}</span></p>
            <p class="source">{w.quality_few_text}</p>
            {replies}
        }
        .into_any();
    };
    let simulated = shown
        .demo
        .then(|| view! { " "<span class="demo-mark">{w.quality_simulated}</span> });
    let said = words.quality_said(quality);
    view! {
        <p class="section__lead">{w.quality_lead}{simulated}</p>
        <div class="quality">
            <div class="quality__row">
                <span class="quality__name">{w.quality_name}</span>
                <DotInterval words name=w.quality_name estimate=quality.estimate/>
                <span class="quality__numbers">{said}</span>
            </div>
        </div>
        <p><a href=path::method(words.lang)>{words.method().title}</a></p>
        {replies}
    }
    .into_any()
}

/// Every year's version, newest first.
pub(super) fn versions(shown: Shown<'_>) -> AnyView {
    let (words, page) = (shown.words, shown.page);
    let w = words.offer_page();
    let rows = page
        .years
        .iter()
        .map(|&year| {
            let live = (page.live_year == Some(year)).then(|| format!(" ({})", w.version_live));
            if year == shown.year() {
                let said = format!("{year}{} – {}", live.unwrap_or_default(), w.version_shown);
                return view! { <li><span aria-current="true">{said}</span></li> }.into_any();
            }
            let href = path::offer_year(words.lang, page.shown.version.offer, year);
            view! { <li><a href=href>{year.to_string()}</a>{live}</li> }.into_any()
        })
        .collect_view();
    view! { <p class="section__lead">{w.versions_lead}</p><ul>{rows}</ul> }.into_any()
}
