//! The offers that may help with what is missing, and what each of them leaves.

use leptos::prelude::*;

use super::Found;
use crate::advice::gap::help;
use crate::catalogue::model::{OfferPlan, Reference};
use crate::path;
use crate::search::model::Facet;
use crate::search::pages::COMPARE_FORM;
use crate::shared::time::Date;
use crate::shared::ui::{offer_card, sign};
use crate::shared::units::Credits;
use crate::words::{Words, fill};

/// The offers that may help, or where else to look; nothing where nothing is missing.
pub fn offers(words: Words, reference: &Reference, found: &Found, today: Date) -> AnyView {
    let w = words.competence();
    if found.gap == Credits(0) {
        return ().into_any();
    }
    let mut in_subject = found.query.clone();
    in_subject.selected.remove(&Facet::Status);
    let all = path::offers_with(words.lang, in_subject.pairs());
    let body = if found.reduced {
        view! { <div class="notice">{sign("info")}<div class="notice__body"><p>{words.search.reduced}</p></div></div> }
            .into_any()
    } else if found.offers.is_empty() {
        view! {
            <div class="empty-state">
                <p class="empty-state__title">{w.none_title}</p>
                <p>{w.none_text}</p>
                <p><a href=all>{w.in_subject}</a></p>
            </div>
        }
        .into_any()
    } else {
        list(words, reference, found, today)
    };
    let subjects = found.query.selected.get(&Facet::Subject);
    let both = subjects
        .is_some_and(|s| s.len() > 1)
        .then(|| view! { <p class="section__lead">{w.also_norwegian}</p> });
    view! {
        <section class="stack" id="tilbud" aria-labelledby="tilbud-tittel">
            <h2 id="tilbud-tittel">{w.offers}</h2>
            <p class="section__lead">{w.offers_lead}</p>
            {both}
            {body}
        </section>
    }
    .into_any()
}

fn list(words: Words, reference: &Reference, found: &Found, today: Date) -> AnyView {
    let (w, search) = (words.competence(), words.search);
    let cards = found
        .offers
        .iter()
        .map(|offer| {
            let id = offer.version.offer;
            let name = fill(search.compare_this, &[("title", &offer.version.plan.title)]);
            let foot = view! {
                {remains(words, found.gap, &offer.version.plan)}
                <label class="choice no-print">
                    <input class="ds-input" type="checkbox" name="tilbud" value=id.to_string() form=COMPARE_FORM
                        aria-label=name/>
                    <span>{search.compare}</span>
                </label>
            };
            view! { <li>{offer_card(words, reference, offer, today, None, Some(foot.into_any()))}</li> }
        })
        .collect_view();
    let more = (found.total > found.offers.len() as u64).then(|| {
        let href = path::offers_with(words.lang, found.query.pairs());
        let text = fill(w.see_all, &[("n", &found.total.to_string())]);
        view! { <p><a href=href>{text}</a></p> }
    });
    view! {
        <ol class="hit-list">{cards}</ol>
        <form class="compare-tray no-print" id=COMPARE_FORM method="get" action=path::compare(words.lang, &[])>
            <p>{search.compare_how}</p>
            <button class="ds-button" type="submit">{sign("scales")} {search.compare_chosen}</button>
        </form>
        {more}
    }
    .into_any()
}

/// What would be missing after an offer, and whether a part of it may do.
fn remains(words: Words, gap: Credits, plan: &OfferPlan) -> AnyView {
    let w = words.competence();
    let Some(help) = help(gap, plan) else {
        return view! { <p class="offer-card__remains">{w.after_unknown}</p> }.into_any();
    };
    let after = match help.after {
        Credits(0) => w.after_none.to_owned(),
        n => fill(w.after, &[("n", &n.number(words.lang))]),
    };
    let part = (!help.modules.is_empty()).then(|| {
        let chosen: Vec<_> = help.modules.iter().map(|i| &plan.modules[*i]).collect();
        let titles: Vec<String> = chosen.iter().map(|m| format!("«{}»", m.title)).collect();
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        let sum = Credits(chosen.iter().map(|m| m.credits.0).sum());
        let text = if chosen.len() == 1 {
            w.module_enough
        } else {
            w.modules_enough
        };
        let values = [("modules", words.listed(&titles)), ("n", sum.number(words.lang))];
        let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
        view! { " " {fill(text, &values)} }
    });
    view! { <p class="offer-card__remains"><strong>{after}</strong> {part}</p> }.into_any()
}
