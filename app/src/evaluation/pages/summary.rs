//! A survey's main figures: the whole, the areas and the themes, each with its best guess and whence it
//! borrows.

use leptos::prelude::*;

use crate::evaluation::model::Results;
use crate::insight::telling::MeasureFigure;
use crate::shared::ui::{DotAxis, DotInterval, Mean, sign};
use crate::shared::units::percent;
use crate::words::{Words, fill};

/// Below this share of answers, the page says that the silent may think otherwise.
const LOW_RESPONSE: f64 = 0.5;

pub fn summary(words: Words, results: &Results) -> AnyView {
    let w = words.telling();
    let rows = results.measures.iter().map(|m| row(words, m)).collect_view();
    let share = results
        .answered
        .filter(|_| results.invited > 0)
        .map(|n| f64::from(n) / f64::from(results.invited))
        .filter(|share| *share < LOW_RESPONSE);
    let response = share.map(|share| {
        let said = fill(w.response_note, &[("share", &percent(share))]);
        view! { <p>{said}</p> }
    });
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
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
                <div class="source">
                    <p>{w.index_note} " " {w.best_guess_note}</p>
                    {is_beyond.then(|| view! { <p>{w.beyond_note}</p> })}
                    {response}
                </div>
            </div>
        </section>
    }
    .into_any()
}

fn row(words: Words, figure: &MeasureFigure) -> AnyView {
    let (w, f) = (words.telling(), words.figures);
    let name = words.measure(figure.measure);
    let icon = figure
        .measure
        .theme()
        .map(|t| view! { {sign(&format!("theme-{t}"))} " " });
    let estimate = figure.estimate;
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
                <DotInterval words name mean=estimate.mean low=estimate.low high=estimate.high/>
            </td>
            <td data-label=w.best_guess>{best}</td>
        </tr>
    }
    .into_any()
}
