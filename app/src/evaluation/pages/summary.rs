//! A survey's main figures: the whole, the areas and the themes, each with its best guess and whence it
//! borrows.

use leptos::prelude::*;

use crate::evaluation::model::Results;
use crate::insight::telling::{MeasureFigure, Norm};
use crate::shared::ui::{DotAxis, DotInterval, Mean, sign};
use crate::shared::units::{decimal, percent};
use crate::words::{Words, fill};

/// Up to this many invited, one person more or less is felt.
const SMALL: u32 = 25;

/// What the share of answers means for the figures; nothing where it is not told.
pub fn response(words: Words, results: &Results) -> Option<AnyView> {
    let w = words.telling();
    let (answered, invited) = (results.answered?, results.invited);
    let silent = invited.checked_sub(answered)?;
    let said = if silent == 0 {
        vec![w.response_all.to_owned()]
    } else {
        let (of, all) = (silent.to_string(), invited.to_string());
        let shift = decimal(f64::from(silent) / f64::from(invited), 1, words.lang);
        let each = percent(1.0 / f64::from(invited));
        let who = fill(w.response_who, &[("silent", &of), ("invited", &all)]);
        let interval = fill(w.response_interval, &[("shift", &shift)]);
        let small = (invited <= SMALL).then(|| fill(w.response_small, &[("each", &each)]));
        [Some(who), Some(interval), small].into_iter().flatten().collect()
    };
    let note = view! {
        <div class="notice">
            {sign("info")}
            <div class="notice__body">
                <p class="notice__title">{w.response_title}</p>
                <p>{said.join(" ")}</p>
            </div>
        </div>
    };
    Some(note.into_any())
}

pub fn summary(words: Words, results: &Results) -> AnyView {
    let w = words.telling();
    let beside = results
        .measures
        .iter()
        .any(|m| m.subject.is_some() || m.nation.is_some());
    let rows = results
        .measures
        .iter()
        .map(|m| row(words, m, beside))
        .collect_view();
    let heads = beside.then(|| {
        view! {
            <th scope="col" class="numeric">{w.subject}</th>
            <th scope="col" class="numeric">{w.nation}</th>
        }
    });
    let hidden = results
        .measures
        .iter()
        .any(|m| m.subject.is_none() || m.nation.is_none());
    let is_beyond = results.measures.iter().any(|m| m.estimate.beyond.is_some());
    let is_beyond = is_beyond
        || results.items.iter().any(|i| match &i.figure {
            crate::evaluation::model::Figure::Shown {
                estimate: Some(e), ..
            } => e.beyond.is_some(),
            _ => false,
        });
    view! {
        <section class="section">
            <h2>{w.summary}</h2>
            <div class="stack">
                <table class="work-table results-table">
                    <caption class="sr-only">{w.summary}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{w.measure}</th>
                            <th scope="col" class="numeric">{words.figures.n}</th>
                            <th scope="col">{words.figures.mean}</th>
                            <th scope="col"><span class="sr-only">{words.figures.mean}</span><DotAxis/></th>
                            <th scope="col">{w.best_guess}</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
                <div class="source">
                    <p>{w.index_note} " " {w.best_guess_note}</p>
                    {is_beyond.then(|| view! { <p>{w.beyond_note}</p> })}
                    {hidden.then(|| view! { <p>{w.norm_hidden}</p> })}
                </div>
            </div>
        </section>
    }
    .into_any()
}

/// A measure; beside the subject and the country where the table has columns for them.
fn row(words: Words, figure: &MeasureFigure, beside: bool) -> AnyView {
    let (w, f) = (words.telling(), words.figures);
    let name = words.measure(figure.measure);
    let icon = figure
        .measure
        .theme()
        .map(|t| view! { {sign(&format!("theme-{t}"))} " " });
    let estimate = figure.estimate;
    let norm = |norm: Option<Norm>| norm.map_or("–".to_owned(), |n| decimal(n.mean, 1, words.lang));
    let best = figure.borrowed.map(|b| {
        view! {
            <Mean words estimate=b.estimate/>
            <small class="row-note">{words.borrowed(&b)}</small>
        }
    });
    view! {
        <tr>
            <th scope="row">{icon}{name}</th>
            <td data-label=f.n class="numeric">{figure.n.to_string()}</td>
            <td data-label=f.mean class="nowrap"><Mean words estimate/></td>
            <td class="results-table__drawing">
                <DotInterval words name estimate/>
            </td>
            <td data-label=w.best_guess>{best}</td>
            {beside.then(|| view! {
                <td data-label=w.subject class="numeric">{norm(figure.subject)}</td>
                <td data-label=w.nation class="numeric">{norm(figure.nation)}</td>
            })}
        </tr>
    }
    .into_any()
}
