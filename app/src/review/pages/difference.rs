//! What a submitted text changes in the one that was published when it came in, field by field, word by word.

use leptos::prelude::*;

use crate::catalogue::changes::{Change, Piece, pieces};
use crate::catalogue::exchange::cell::named;
use crate::catalogue::model::Reference;
use crate::review::model::Case;
use crate::shared::lang::Lang;
use crate::words::{Words, fill};

/// Texts longer than this are shown side by side word by word; shorter ones are set beside each other whole.
const SHORT: usize = 60;

/// Nothing for an offer that was not published before.
pub fn difference(words: Words, case: &Case, reference: &Reference) -> Option<AnyView> {
    let d = words.desk();
    let difference = case.desk.difference.as_ref()?;
    let year = difference.year.to_string();
    if difference.changes.is_empty() {
        let said = fill(d.changed_nothing, &[("year", &year)]);
        return Some(
            view! { <section class="section"><h2>{d.changed}</h2><p>{said}</p></section> }.into_any(),
        );
    }
    let material = difference.changes.iter().filter(|c| c.is_material).count();
    let lead = fill(
        d.changed_lead,
        &[
            ("year", &year),
            ("n", &difference.changes.len().to_string()),
            ("material", &material.to_string()),
        ],
    );
    let lang = case.version.plan.text_lang.code();
    let rows = difference
        .changes
        .iter()
        .map(|change| {
            let said = |text: &str| named(&change.field, text, words.lang, reference);
            let (before, after) = (said(&change.before), said(&change.after));
            row(
                words,
                &Change {
                    before,
                    after,
                    ..change.clone()
                },
                language_of(&change.field).unwrap_or(lang),
            )
        })
        .collect_view();
    Some(
        view! {
            <section class="section" id="endringer" aria-labelledby="endringer-tittel">
                <h2 id="endringer-tittel">{d.changed}</h2>
                <p class="section__lead">{lead}</p>
                {rows}
            </section>
        }
        .into_any(),
    )
}

/// The language of a text in a further language.
fn language_of(field: &str) -> Option<&'static str> {
    let code = field.strip_prefix("translations[")?.split(']').next()?;
    Lang::from_code(code).map(Lang::code)
}

fn row(words: Words, change: &Change, lang: &'static str) -> AnyView {
    let d = words.desk();
    let material = change
        .is_material
        .then(|| view! { " " <span class="label-tag">{d.material}</span> });
    view! {
        <div class="change-row">
            <h3 class="verdict__title">{words.offer_field(&change.field)} {material}</h3>
            {said(words, change, lang)}
        </div>
    }
    .into_any()
}

fn said(words: Words, change: &Change, lang: &'static str) -> AnyView {
    let d = words.desk();
    if change.before.chars().count() > SHORT && change.after.chars().count() > SHORT {
        let parts = pieces(&change.before, &change.after)
            .into_iter()
            .map(|piece| match piece {
                Piece::Kept(text) => view! { <span>{text}</span> }.into_any(),
                Piece::Removed(text) => view! { <del>{text}</del> }.into_any(),
                Piece::Added(text) => view! { <ins>{text}</ins> }.into_any(),
            })
            .collect_view();
        return view! { <p class="change change--words" lang=lang>{parts}</p> }.into_any();
    }
    let cell = |text: &str, is_new: bool| {
        if text.is_empty() {
            return view! { <span class="soft">{d.was_empty}</span> }.into_any();
        }
        let text = text.to_owned();
        if is_new {
            view! { <ins lang=lang>{text}</ins> }.into_any()
        } else {
            view! { <del lang=lang>{text}</del> }.into_any()
        }
    };
    view! {
        <dl class="change">
            <div><dt class="small soft">{d.before}</dt><dd>{cell(&change.before, false)}</dd></div>
            <div><dt class="small soft">{d.after}</dt><dd>{cell(&change.after, true)}</dd></div>
        </dl>
    }
    .into_any()
}
