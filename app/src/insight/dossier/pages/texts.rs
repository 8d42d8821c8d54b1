//! What participants wrote about in a dossier's year: how many texts are about what, and the directorate's summaries.

use leptos::prelude::*;

use crate::insight::dossier::model::Dossier;
use crate::path;
use crate::remarks::model::{Category, Overview, Summary};
use crate::remarks::pages::steps_words;
use crate::shared::ui::DemoMark;
use crate::words::{Words, fill};

pub(super) fn texts(words: Words, dossier: &Dossier) -> AnyView {
    let w = words.dossier();
    let body = match dossier.texts.rows.first() {
        None => view! { <p>{w.texts_none}</p> }.into_any(),
        Some(_) => {
            view! { {counts(words, &dossier.texts)} {summaries(words, &dossier.texts.summaries)} }.into_any()
        }
    };
    view! {
        <section class="section stack" aria-labelledby="fritekst">
            <h2 id="fritekst">{w.texts}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn counts(words: Words, texts: &Overview) -> AnyView {
    let (w, r) = (words.dossier(), words.remarks());
    let rows = texts.rows.iter().flat_map(|row| {
        Category::ALL.iter().enumerate().map(move |(i, category)| {
            let of = |counts: &[Option<u32>]| {
                steps_words(words, counts.get(i).copied().unwrap_or(Some(0)), texts.limit)
            };
            view! {
                <tr>
                    <th scope="row">{r.category_name(*category)}</th>
                    <td data-label=w.texts_positive>{of(&row.positive)}</td>
                    <td data-label=w.texts_improve>{of(&row.improve)}</td>
                </tr>
            }
        })
    });
    // Below the limit is below the limit, sixteen times over: one sentence says it.
    let is_told = |counts: &[Option<u32>]| counts.iter().flatten().any(|n| *n > 0);
    let any_told = texts
        .rows
        .iter()
        .any(|r| is_told(&r.positive) || is_told(&r.improve));
    let surveys: u32 = texts.rows.iter().map(|r| r.surveys).sum();
    let lead = fill(w.texts_lead, &[("n", &surveys.to_string())]);
    let limit = texts.limit.to_string();
    if !any_told {
        return view! { <p>{lead} " " {fill(w.texts_no_counts, &[("n", &limit)])}</p> }.into_any();
    }
    view! {
        <p>{lead}</p>
        <table class="work-table">
            <caption>{w.texts_counts}</caption>
            <thead>
                <tr>
                    <th scope="col">{r.category}</th>
                    <th scope="col">{w.texts_positive}</th>
                    <th scope="col">{w.texts_improve}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
        <div class="source"><p>{fill(w.texts_steps, &[("n", &limit)])}</p></div>
    }
    .into_any()
}

fn summaries(words: Words, summaries: &[Summary]) -> AnyView {
    let (w, r) = (words.dossier(), words.remarks());
    if summaries.is_empty() {
        return view! { <p>{w.texts_no_summary}</p> }.into_any();
    }
    let one = |summary: &Summary| {
        let about: Vec<&str> = summary.categories.iter().map(|c| r.category_name(*c)).collect();
        let about = format!("{}: {}", r.tone_name(summary.tone), about.join(", "));
        let href = path::remarks_told(words.lang, summary.evaluation);
        view! {
            <li>
                <p>{summary.text.clone()} " " <DemoMark words on=summary.is_demo/></p>
                <p class="finding__by"><a class="ds-link" href=href>{summary.title.clone()}</a> " · " {about}</p>
            </li>
        }
    };
    view! {
        <h3>{w.texts_summaries}</h3>
        <ul class="plain-list stack dossier__texts">{summaries.iter().map(one).collect_view()}</ul>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::remarks::model::CountRow;
    use crate::shared::lang::Lang;
    use crate::shared::ui::drawn::html;

    #[test]
    fn where_nothing_is_told_one_sentence_stands_for_the_table() {
        let texts = |improve: Option<u32>| Overview {
            rows: vec![CountRow {
                key: "HVL".into(),
                surveys: 2,
                positive: vec![None; Category::ALL.len()],
                improve: vec![improve, Some(0)],
            }],
            summaries: vec![],
            n_summaries: 0,
            limit: 10,
            years: vec![],
            includes_demo: false,
        };
        let drawn = |improve| html(move || counts(Words::of(Lang::Nn), &texts(improve)));
        let none = drawn(None);
        assert!(none.contains("Ingen emne er nemnde av minst 10."), "{none}");
        assert!(!none.contains("<table") && !none.contains("færre enn"), "{none}");
        let some = drawn(Some(20));
        assert!(
            some.contains("minst 20") && some.contains("færre enn 10"),
            "{some}"
        );
        assert!(!some.contains("Ingen emne"), "{some}");
    }
}
