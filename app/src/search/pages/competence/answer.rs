//! What the rules ask for and what may be missing of it, with the rule itself.

use leptos::prelude::*;

use super::Found;
use crate::advice::rules::{CompetenceRule, Demand};
use crate::catalogue::model::Reference;
use crate::shared::time::{Date, date_words};
use crate::shared::ui::sign;
use crate::shared::units::Credits;
use crate::words::{Words, fill};

/// The answer, but for the offers that may help.
pub fn answer(words: Words, reference: &Reference, found: &Found, today: Date) -> AnyView {
    let w = words.competence();
    let subject = words.rule_subject_within(&found.question.subject, reference);
    let place = w.teaching_at(found.question.teaching);
    let n = found.rule.as_ref().map_or(Credits(0), |r| r.credits);
    let text = match found.rule.as_ref().map(|r| r.demand) {
        Some(Demand::Required) => w.required,
        Some(Demand::Recommended) => w.recommended,
        Some(Demand::Nothing) => w.nothing,
        None => w.no_rule,
    };
    let values = [
        ("subject", subject.as_str()),
        ("where", place),
        ("n", &n.number(words.lang)),
    ];
    let said = fill(text, &values);
    let reached = (n > Credits(0) && found.gap == Credits(0)).then(|| view! { <p>{w.reached}</p> });
    let required = found.rule.as_ref().is_some_and(|r| r.demand == Demand::Required);
    view! {
        <section class="stack" id="svar" aria-labelledby="svar-tittel">
            <h2 id="svar-tittel">{said}</h2>
            {(n > Credits(0)).then(|| figures(words, found, n))}
            {reached}
            <p>{w.indicative}</p>
            {required.then(|| exemptions(words, reference, today))}
            {found.rule.as_ref().map(|rule| the_rule(words, rule, today))}
        </section>
    }
    .into_any()
}

/// Asked for, had, missing.
fn figures(words: Words, found: &Found, asked: Credits) -> AnyView {
    let w = words.competence();
    let is_advice = found
        .rule
        .as_ref()
        .is_some_and(|r| r.demand == Demand::Recommended);
    let all = [
        (if is_advice { w.advised } else { w.asked }, asked),
        (w.had, found.question.had),
        (w.missing, found.gap),
    ];
    let tiles = all
        .map(|(name, credits)| {
            view! {
                <div class="stat">
                    <dt class="stat__name">{name}</dt>
                    <dd class="stat__value">{credits.number(words.lang)} " " <small>{w.stp}</small></dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="stat-row">{tiles}</dl> }.into_any()
}

fn exemptions(words: Words, reference: &Reference, today: Date) -> Option<AnyView> {
    let rows = reference.rules.exemptions(today);
    if rows.is_empty() {
        return None;
    }
    let w = words.competence();
    let lines = rows
        .into_iter()
        .map(|e| {
            let held = words.validity(e.validity);
            let (url, name) = (e.source.url.clone(), e.source.name.clone());
            view! {
                <li>
                    {e.note.get(words.lang).to_owned()}
                    <span class="source">
                        {format!(" {}: {}, {held}. {}: ", w.law, e.law, w.source)} <a href=url>{name}</a>
                    </span>
                </li>
            }
        })
        .collect_view();
    let view = view! {
        <div class="notice">
            {sign("info")}
            <div class="notice__body">
                <h3 class="notice__title">{w.exempt}</h3>
                <ul>{lines}</ul>
            </div>
        </div>
    };
    Some(view.into_any())
}

/// The row itself: law, days, source, remark.
fn the_rule(words: Words, rule: &CompetenceRule, today: Date) -> AnyView {
    let w = words.competence();
    let note = rule.note.get(words.lang).to_owned();
    let law = (!rule.law.is_empty()).then(|| {
        view! { <div><dt>{w.law}</dt><dd lang="nb">{rule.law.clone()}</dd></div> }
    });
    let as_of = (!rule.law.is_empty()).then(|| fill(w.as_of, &[("date", &date_words(today, words.lang))]));
    let (url, name) = (rule.source.url.clone(), rule.source.name.clone());
    view! {
        <h3>{w.rule}</h3>
        {(!note.is_empty()).then(|| view! { <p class="prose">{note}</p> })}
        <dl class="fact-list fact-list--narrow">
            {law}
            <div><dt>{w.applies}</dt><dd>{words.validity(rule.validity)}</dd></div>
            <div><dt>{w.source}</dt><dd><a href=url>{name}</a></dd></div>
        </dl>
        {as_of.map(|text| view! { <p class="source">{text}</p> })}
    }
    .into_any()
}
