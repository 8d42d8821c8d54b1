//! Results of questions that are answered with options.

use leptos::prelude::*;

use crate::evaluation::model::{Figure, ItemResult, Results};
use crate::shared::ui::{TooFew, sign};
use crate::shared::units::percent;
use crate::words::Words;

/// A question answered with options: how many chose each.
pub(super) fn option_table(words: Words, results: &Results, result: &ItemResult) -> AnyView {
    let w = words.figures;
    let title = result.item.text.get(words.lang).to_owned();
    let Figure::Shown { n, cells, .. } = &result.figure else {
        return view! { <h3>{title}</h3><p><TooFew words/></p> }.into_any();
    };
    if cells.iter().all(Option::is_none) {
        return view! {
            <h3>{title} " " <span class="soft">{format!("({}: {n})", w.n)}</span></h3>
            <p><span class="figure-hidden">{sign("lock")}{words.telling().distribution_hidden}</span></p>
        }
        .into_any();
    }
    let points = results.questionnaire.points(&result.item, words.lang);
    let rows = points
        .iter()
        .zip(cells)
        .map(|((_, text), cell)| option_row(words, text, *cell, *n))
        .collect_view();
    view! {
        <table class="work-table work-table--keep results-table">
            <caption>{title} " " <span class="soft">{format!("({}: {n})", w.n)}</span></caption>
            <thead>
                <tr>
                    <th scope="col">{w.option}</th>
                    <th scope="col" class="numeric">{w.count}</th>
                    <th scope="col">{w.share}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn option_row(words: Words, text: &str, cell: Option<u32>, n: u32) -> AnyView {
    let (count, share) = match cell {
        None => (words.figures.hidden.to_owned(), "–".into_any()),
        Some(count) => {
            let share = if n == 0 {
                0.0
            } else {
                f64::from(count) / f64::from(n)
            };
            let width = format!("{:.1}%", (share * 100.0).min(100.0));
            let drawn = view! {
                <span class="cluster cluster--tight">
                    <svg class="cell-bar" aria-hidden="true">
                        <rect class="cell-bar__track" width="100%" height="100%" rx="3"></rect>
                        <rect class="cell-bar__value" width=width height="100%" rx="3"></rect>
                    </svg>
                    {percent(share)}
                </span>
            };
            (count.to_string(), drawn.into_any())
        }
    };
    view! { <tr><th scope="row">{text.to_owned()}</th><td class="numeric">{count}</td><td>{share}</td></tr> }
        .into_any()
}
