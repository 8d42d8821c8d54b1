//! «Hva mangler jeg?»: which credits the rules ask for, what may be missing, and offers that may help.
//!
//! A plain form whose values stand in the address; whoever is signed in may have them remembered (`keeping`), and then
//! they hold where the address says nothing. The rules are data with dates and sources, the wording is careful
//! throughout: the employer judges. `answer` says what is missing, `offers` what may help.

mod answer;
mod keeping;
mod offers;
#[cfg(test)]
mod tests;

use keeping::Remembering;
use leptos::prelude::*;

use crate::advice::form::{CompetenceForm, CompetenceQuestion};
use crate::advice::gap::missing;
use crate::advice::rules::{CompetenceRule, Teaching, Whom};
use crate::catalogue::model::{OfferSummary, Reference, RunStatus};
use crate::path;
use crate::saved::model::KeptCompetence;
use crate::search::model::{Facet, SearchQuery, Sort};
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::page::{Page, Width};
use crate::shared::time::Date;
use crate::shared::ui::{Breadcrumbs, ErrorSummary, Field, FieldKind, Select};
use crate::shared::units::Credits;
use crate::words::Words;

/// The page, with an answer where a question is asked.
///
/// # Errors
/// `Internal` only.
pub async fn competence_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let w = words.competence();
    let reference = request.services.catalogue.reference().await?;
    let kept = request.services.competence.kept(&request.actor).await?;
    let form = said(&request, kept.as_ref());
    let known = reference.rules.subjects(request.today);
    let check = |form: &CompetenceForm| form.check(|s| known.contains(&s));
    let checked = (!form.is_empty()).then(|| check(&form));
    let asked = checked.as_ref().and_then(|checked| checked.as_ref().ok());
    let is_signed_in = request.actor.person.is_some();
    let remembering = Remembering {
        is_signed_in,
        form: &form,
        kept: kept.as_ref(),
        is_asked: asked.is_some(),
        is_same: kept
            .as_ref()
            .is_some_and(|kept| asked.is_some() && check(&kept.form).as_ref().ok() == asked),
    };
    let keeping = remembering.draw(words, &reference);
    let (answer, faults) = match checked {
        None => (None, vec![]),
        // A link that names only the subject fills in the form and asks the rest; that is no mistake.
        Some(Err(_)) if form.teaching.is_empty() && form.credits.is_empty() && !form.subject.is_empty() => {
            (None, vec![])
        }
        Some(Err(faults)) => (None, faults),
        Some(Ok(question)) => {
            let found = find(&request, &reference, question).await?;
            let said = answer::answer(words, &reference, &found, request.today);
            let offers = offers::offers(words, &reference, &found, request.today);
            (Some((said, offers)), vec![])
        }
    };
    let (said, offers) = answer.unzip();
    // What is remembered is said below, with the way to end it.
    let note = match (is_signed_in, &kept) {
        (_, Some(_)) => None,
        (true, None) => Some(w.until_kept),
        (false, None) => Some(w.only_address),
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
            {ask(words, &reference, &form, &known, faults, note)}
            {said}
            {keeping}
            {offers}
        </div>
    };
    Ok(Page::new(w.title, body).at(Width::Normal))
}

/// What the address says, or where it says nothing what was kept.
fn said(request: &Request, kept: Option<&KeptCompetence>) -> CompetenceForm {
    let typed = CompetenceForm::from_pairs(&request.query);
    match kept {
        Some(kept) if typed.is_empty() => kept.form.clone(),
        _ => typed,
    }
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
    note: Option<&'static str>,
) -> AnyView {
    let w = words.competence();
    // The button leads to what comes of it: to the answer, or to what is wrong.
    let action = format!("{}#svar", path::competence(words.lang));
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
    let wrong = (!faults.is_empty()).then(|| {
        view! {
            <div id="svar" tabindex="-1"><ErrorSummary words faults=faults.clone() label in_address=true/></div>
        }
    });
    let (teaching, subject, credits) = (form.teaching.clone(), form.subject.clone(), form.credits.clone());
    view! {
        <form class="form no-print" method="get" action=action>
            {wrong}
            <Select words name="trinn" label=w.teaching value=teaching options=stages faults=faults.clone()
                width=Some(24) in_address=true/>
            <Select words name="fag" label=w.subject value=subject options=subjects faults=faults.clone()
                width=Some(24) in_address=true/>
            <Field words name="stp" label=w.credits value=credits kind=FieldKind::Number hint=w.credits_hint
                faults=faults width=Some(8) in_address=true optional=true/>
            <div class="form-actions">
                <button class="ds-button" type="submit">{w.button}</button>
                {note.map(|note| view! { <span class="form-actions__note">{note}</span> })}
            </div>
        </form>
    }
    .into_any()
}
