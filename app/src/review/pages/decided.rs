//! A decided case: the decision with its reasons, to be read and printed.

use leptos::prelude::*;

use super::case::{asked, quoted, title_id};
use super::guideline::groups;
use crate::catalogue::model::Reference;
use crate::review::form::ReviewForm;
use crate::review::model::{Case, Criterion, Decision, Outcome, Verdict};
use crate::shared::time::{instant_words, oslo_date};
use crate::shared::ui::{StateTag, dated, sign};
use crate::words::{Words, fill};

/// The decision, then each criterion with its verdict and reason.
pub fn decided(words: Words, case: &Case, reference: &Reference) -> AnyView {
    let w = words.review;
    let decision = case.decision.as_ref().map(|d| announced(words, d));
    let sections = groups(&case.guideline)
        .into_iter()
        .map(|(code, criteria)| {
            let blocks = criteria
                .into_iter()
                .map(|c| judged(words, case, reference, c))
                .collect_view();
            view! { <section class="section"><h2>{w.group(code).to_owned()}</h2>{blocks}</section> }
        })
        .collect_view();
    view! { {decision} {sections} }.into_any()
}

fn announced(words: Words, decision: &Decision) -> AnyView {
    let (mark, tone) = match decision.outcome {
        Outcome::Approved => ("check", "good"),
        Outcome::Returned => ("return", "warn"),
    };
    let at = decision.decided_at;
    let values = [
        ("outcome", words.review.outcome_words(decision.outcome)),
        ("person", decision.decided_by.as_str()),
    ];
    let said = fill(words.review.decided_by, &values);
    let summary = decision
        .summary
        .lines()
        .map(|l| view! { <p>{l.to_owned()}</p> })
        .collect_view();
    view! {
        <div class="notice" data-tone=tone>
            {sign(mark)}
            <div class="notice__body">
                <p class="notice__title">{dated(&said, oslo_date(at), &instant_words(at, words.lang))}</p>
                {summary}
            </div>
        </div>
    }
    .into_any()
}

fn judged(words: Words, case: &Case, reference: &Reference, criterion: &Criterion) -> AnyView {
    let w = words.review;
    let judgement = case.judgements.iter().find(|j| j.criterion == criterion.id);
    let verdict = judgement.and_then(|j| j.verdict);
    let reason = judgement.map(|j| j.reason.clone()).filter(|r| !r.is_empty());
    let reason = match reason {
        Some(reason) => view! { <p>{reason}</p> }.into_any(),
        None => view! { <p class="soft">{w.no_reason}</p> }.into_any(),
    };
    // Tone only; the words say the same.
    let tone = match verdict {
        Some(Verdict::Met) => "approved",
        Some(Verdict::NotMet) => "returned",
        None => "draft",
    };
    view! {
        <div class="verdict" role="group" aria-labelledby=title_id(criterion)>
            <div class="verdict__criterion">
                {asked(words, case, criterion)}
                {quoted(words, case, reference, criterion)}
            </div>
            <div class="verdict__judge">
                <p><StateTag code=tone text=w.verdict_words(verdict)/></p>
                {reason}
            </div>
        </div>
    }
    .into_any()
}

/// What a reviewer typed on a case that was decided meanwhile, so that nothing typed is lost.
pub fn unsaved(words: Words, case: &Case, form: &ReviewForm) -> AnyView {
    let w = words.review;
    let typed = case
        .guideline
        .criteria
        .iter()
        .filter_map(|c| {
            form.verdicts
                .get(&c.code)
                .map(|v| (c.text.get(words.lang).to_owned(), v.reason.clone()))
        })
        .chain([(w.summary.to_owned(), form.summary.clone())])
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(asked, text)| view! { <div><dt>{asked}</dt><dd>{text}</dd></div> })
        .collect_view();
    view! {
        <section class="section no-print">
            <h2>{w.your_text}</h2>
            <dl class="fact-list">{typed}</dl>
        </section>
    }
    .into_any()
}
