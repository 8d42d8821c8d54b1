//! «Hva mangler jeg?»: which credits the rules ask for, what may be missing, and offers that may help.
//!
//! A plain form whose values stand in the address; nothing is stored. The rules are data with dates and
//! sources, the wording is careful throughout: the employer judges.

use leptos::prelude::*;

use super::COMPARE_FORM;
use crate::advice::form::{CompetenceForm, CompetenceQuestion};
use crate::advice::gap::{help, missing};
use crate::advice::rules::{CompetenceRule, Demand, Teaching, Whom};
use crate::catalogue::model::{OfferPlan, OfferSummary, Reference, RunStatus};
use crate::path;
use crate::search::model::{Facet, SearchQuery, Sort};
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::page::{Page, Width};
use crate::shared::time::{Date, date_words};
use crate::shared::ui::{Breadcrumbs, ErrorSummary, Field, FieldKind, Select, offer_card, sign};
use crate::shared::units::Credits;
use crate::words::{Words, fill};

/// The page, with an answer where a question is asked.
///
/// # Errors
/// `Internal` only.
pub async fn competence_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let w = words.competence();
    let reference = request.services.catalogue.reference().await?;
    let form = CompetenceForm::from_pairs(&request.query);
    let known = reference.rules.subjects(request.today);
    let checked = (!form.is_empty()).then(|| form.check(|s| known.contains(&s)));
    let (answer, faults) = match checked {
        None => (None, vec![]),
        // A link that names only the subject fills in the form and asks the rest; that is no mistake.
        Some(Err(_)) if form.teaching.is_empty() && form.credits.is_empty() && !form.subject.is_empty() => {
            (None, vec![])
        }
        Some(Err(faults)) => (None, faults),
        Some(Ok(question)) => {
            let found = find(&request, &reference, question).await?;
            let said = answer(words, &reference, &found, request.today);
            (Some(said), vec![])
        }
    };
    let above = vec![
        (path::front(words.lang), words.frame.front.to_owned()),
        (path::offers(words.lang), words.search.title.to_owned()),
    ];
    let body = view! {
        <Breadcrumbs words above here=w.title/>
        <header class="page-title">
            <h1>{w.title}</h1>
            <p class="page-title__lead">{w.lead}</p>
        </header>
        <div class="stack stack--loose">
            {ask(words, &reference, &form, &known, faults)}
            {answer}
        </div>
    };
    Ok(Page::new(w.title, body).at(Width::Normal))
}

/// An answer's facts: the rule that applies, and what was found to close the gap.
pub(super) struct Found {
    pub question: CompetenceQuestion,
    pub rule: Option<CompetenceRule>,
    pub gap: Credits,
    /// The search that finds such offers.
    pub query: SearchQuery,
    /// At most a page, nearest deadline first.
    pub offers: Vec<OfferSummary>,
    pub total: u64,
    /// There is no index just now, so nothing could be looked for.
    pub reduced: bool,
}

impl Found {
    /// The answer to a question before anything has been looked for.
    pub fn nothing_yet(reference: &Reference, question: CompetenceQuestion, today: Date) -> Self {
        let rule = reference
            .rules
            .competence(question.teaching, &question.subject, today);
        let asked = rule.map_or(Credits(0), |r| r.credits);
        Found {
            gap: missing(asked, question.had),
            query: offers_for(&question, rule.map(|r| r.whom)),
            rule: rule.cloned(),
            question,
            offers: vec![],
            total: 0,
            reduced: false,
        }
    }
}

async fn find(
    request: &Request,
    reference: &Reference,
    question: CompetenceQuestion,
) -> Result<Found, Fault> {
    let mut found = Found::nothing_yet(reference, question, request.today);
    if found.gap == Credits(0) || found.query.selected.is_empty() {
        return Ok(found);
    }
    let hits = request.services.search.find(&found.query).await?;
    found.reduced = hits.reduced;
    // A search that lets go of its filters finds other subjects and stages: no help here.
    if hits.reduced || hits.relaxed.is_some() {
        return Ok(found);
    }
    let ids: Vec<_> = hits.hits.iter().map(|h| h.id).collect();
    if !ids.is_empty() {
        found.offers = request.services.catalogue.offers(&ids).await?;
        found
            .offers
            .sort_by_key(|o| o.days_left(request.today).map_or(i64::MAX, |(_, days)| days));
    }
    found.total = hits.total;
    Ok(found)
}

/// Live offers in the subject that touch the stage and can still be applied for, nearest deadline first.
fn offers_for(question: &CompetenceQuestion, whom: Option<Whom>) -> SearchQuery {
    let mut query = SearchQuery {
        sort: Sort::Deadline,
        ..SearchQuery::everything()
    };
    let subjects = match question.subject.as_str() {
        // No offer is listed under "another subject".
        "annet" => return query,
        // The requirement for Norwegian covers særskilt norskopplæring, so both lists belong to it.
        "norsk_som_andresprak" if question.teaching != Teaching::Adults => {
            vec!["norsk_som_andresprak".to_owned(), "norsk".to_owned()]
        }
        subject => vec![subject.to_owned()],
    };
    query.selected.insert(Facet::Subject, subjects);
    if matches!(whom, Some(Whom::Stages(_))) {
        let stage = question.teaching.code().to_owned();
        query.selected.insert(Facet::Stage, vec![stage]);
    }
    let open = [RunStatus::Open, RunStatus::Leftover, RunStatus::Planned];
    let open = open.map(|s| s.code().to_owned()).to_vec();
    query.selected.insert(Facet::Status, open);
    query
}

fn ask(
    words: Words,
    reference: &Reference,
    form: &CompetenceForm,
    known: &[&str],
    faults: Vec<FieldFault>,
) -> AnyView {
    let w = words.competence();
    let stages = Teaching::ALL
        .iter()
        .map(|t| (t.code().to_owned(), w.teaching_name(*t).to_owned()))
        .collect();
    let subjects = known
        .iter()
        .map(|s| ((*s).to_owned(), words.rule_subject(s, reference)))
        .collect();
    let label = move |field: &str| {
        match field {
            "trinn" => w.teaching,
            "fag" => w.subject,
            _ => w.credits,
        }
        .to_owned()
    };
    let (teaching, subject, credits) = (form.teaching.clone(), form.subject.clone(), form.credits.clone());
    view! {
        <form class="form no-print" method="get" action=path::competence(words.lang)>
            <ErrorSummary words faults=faults.clone() label/>
            <Select words name="trinn" label=w.teaching value=teaching options=stages faults=faults.clone()
                width=Some(24) in_address=true/>
            <Select words name="fag" label=w.subject value=subject options=subjects faults=faults.clone()
                width=Some(24) in_address=true/>
            <Field words name="stp" label=w.credits value=credits kind=FieldKind::Number hint=w.credits_hint
                faults=faults width=Some(8) in_address=true optional=true/>
            <div class="form-actions">
                <button class="ds-button" type="submit">{w.button}</button>
                <span class="form-actions__note">{w.only_address}</span>
            </div>
        </form>
    }
    .into_any()
}

/// The whole answer.
pub(super) fn answer(words: Words, reference: &Reference, found: &Found, today: Date) -> AnyView {
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
        {offers(words, reference, found, today)}
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

/// The offers that may help, or where else to look; nothing where nothing is missing.
fn offers(words: Words, reference: &Reference, found: &Found, today: Date) -> AnyView {
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

#[cfg(test)]
mod tests;
