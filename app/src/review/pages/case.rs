//! One case: the criteria with what the offer says, a verdict and a reason for each, and the decision.

use leptos::prelude::*;

use super::case_fields::{choice, phrases};
use super::desk_side::{desk_side, past, standing};
use super::difference::difference;
use super::guideline::{groups, in_order};
use super::offer_text::{self, Part};
use super::{age, age_words, decided};
use crate::catalogue::model::Reference;
use crate::followup::pages::findings_before;
use crate::path;
use crate::review::form::{ReviewForm, TypedReview, VerdictForm};
use crate::review::model::{Case, CaseState, Criterion, Verdict};
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::ids::CaseId;
use crate::shared::page::{Page, Width};
use crate::shared::time::{Date, date_words, oslo_date};
use crate::shared::ui::{DemoMark, ErrorSummary, Field, FieldKind, StateTag, dated, sign};
use crate::words::{Words, fill};

/// One case, to be judged or as it was decided.
///
/// # Errors
/// `Forbidden` unless the actor may review; `Missing`.
pub async fn case_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let id: CaseId = request.param("id")?;
    let case = request.services.review.case(&request.actor, id).await?;
    let reference = request.services.catalogue.reference().await?;
    let offer = case.version.offer;
    let findings = request.services.followup.of_offer(&request.actor, offer).await?;
    let returned = request.returned::<TypedReview>();
    let person = request.actor.person()?;
    let judges = case.state == CaseState::Open && !case.desk.has_conflict(person.id);
    let mut wrong = None;
    let work = if judges {
        let desk = Desk::new(&case, returned);
        wrong = Some(summary(words, &case, &desk));
        view! {
            {desk.is_stale.then(|| stale(words, words.review.stale_text))}
            {difference(words, &case, &reference)}
            {checklist(words, &case, &reference, &desk)}
        }
        .into_any()
    } else {
        let lost = returned.map(|(typed, _)| typed.form);
        view! {
            {lost.is_some().then(|| stale(words, words.review.stale_decided))}
            {standing(words, person, &case)}
            {decided::decided(words, &case, &reference)}
            {difference(words, &case, &reference)}
            {lost.map(|form| decided::unsaved(words, &case, &form))}
        }
        .into_any()
    };
    let body = view! {
        {head(words, &case, &reference, request.today)}
        {wrong}
        {desk_side(&request, person, &case)}
        {(!case.text_is_kept).then(|| stale_text(words))}
        {findings_before(words, &findings, request.today)}
        {work}
        {past(words, &case)}
        {offer_text::whole(words, &case, &reference)}
        {(!case.text_mark.is_empty()).then(|| {
            view! { <p class="small soft">{fill(words.desk().text_mark, &[("mark", &case.text_mark)])}</p> }
        })}
    };
    Ok(Page::private(case.version.plan.title.clone(), body).at(Width::Work))
}

fn stale_text(words: Words) -> AnyView {
    view! {
        <div class="notice" data-tone="warn">
            {sign("warning")}
            <div class="notice__body"><p>{words.desk().text_lost}</p></div>
        </div>
    }
    .into_any()
}

/// What lies in the form: as saved, or as it came back.
pub(super) struct Desk {
    form: ReviewForm,
    faults: Vec<FieldFault>,
    /// The revision the next button press speaks of.
    seen: i64,
    /// Somebody else changed the case while this was typed.
    pub(super) is_stale: bool,
}

impl Desk {
    pub(super) fn new(case: &Case, returned: Option<(TypedReview, Vec<FieldFault>)>) -> Self {
        match returned {
            // Phrases were put in; nothing was refused.
            Some((typed, faults)) if typed.is_filled => Desk {
                form: typed.form,
                faults,
                seen: typed.seen,
                is_stale: false,
            },
            // The reviewer has now been told of the change, so she may speak of the newest revision.
            Some((typed, faults)) if faults.is_empty() => Desk {
                form: typed.form,
                faults,
                seen: case.revision,
                is_stale: true,
            },
            Some((typed, faults)) => Desk {
                form: typed.form,
                faults,
                seen: typed.seen,
                is_stale: false,
            },
            None => Desk {
                form: ReviewForm::from_judgements(&case.guideline, &case.judgements, &case.summary),
                faults: vec![],
                seen: case.revision,
                is_stale: false,
            },
        }
    }
}

fn head(words: Words, case: &Case, reference: &Reference, today: Date) -> AnyView {
    let (w, lang, version) = (words.review, words.lang, &case.version);
    let over = fill(w.over, &[("guideline", case.guideline.title.get(lang))]);
    let institution = reference
        .institution(version.institution)
        .map(|i| i.name.clone())
        .unwrap_or_default();
    let submitted = oslo_date(case.submitted_at);
    let days = age(case.submitted_at, today);
    let form = if days == 0 { w.sent_in_today } else { w.sent_in };
    let values = [
        ("person", case.submitted_by.as_str()),
        ("age", &age_words(days, words)),
    ];
    let sent_in = fill(form, &values);
    let state = case.state;
    let tone = match state {
        CaseState::Open | CaseState::Confirming => "in_review",
        CaseState::Approved => "approved",
        CaseState::Returned => "returned",
    };
    let number = fill(words.desk().case_number, &[("n", &case.id.to_string())]);
    view! {
        <nav class="breadcrumbs" aria-label=words.frame.you_are_here>
            <ol>
                <li><a href=path::queue(lang)>{w.title}</a></li>
                <li><span aria-current="page">{version.plan.title.clone()}</span></li>
            </ol>
        </nav>
        <header class="page-title">
            <p class="page-title__over">{over}</p>
            <h1 lang=version.plan.text_lang.code()>{version.plan.title.clone()}</h1>
            <div class="page-title__tags">
                <StateTag code=tone text=words.desk().state(state)/>
                <span>{institution}</span>
                <span class="soft">{number}</span>
                <span class="soft">{fill(w.study_year, &[("year", &version.year.to_string())])}</span>
                <DemoMark words on=version.is_demo/>
            </div>
            <p class="soft">{dated(&sent_in, submitted, &date_words(submitted, lang))}</p>
            <p class="page-title__actions"><a href="#tilbud">{w.to_text}</a></p>
        </header>
    }
    .into_any()
}

fn stale(words: Words, text: &'static str) -> AnyView {
    view! {
        <div class="notice" data-tone="warn" role="alert">
            {sign("warning")}
            <div class="notice__body">
                <p class="notice__title">{words.review.stale_title}</p>
                <p>{text}</p>
            </div>
        </div>
    }
    .into_any()
}

/// What is wrong with a review that came back.
pub(super) fn summary(words: Words, case: &Case, desk: &Desk) -> AnyView {
    view! { <ErrorSummary words faults=as_read(case, &desk.faults) label=labels(words, case)/> }.into_any()
}

pub(super) fn checklist(words: Words, case: &Case, reference: &Reference, desk: &Desk) -> AnyView {
    let (w, lang) = (words.review, words.lang);
    let sections = groups(&case.guideline)
        .into_iter()
        .map(|(code, criteria)| {
            let blocks = criteria
                .into_iter()
                .map(|c| verdict(words, case, reference, desk, c))
                .collect_view();
            view! { <section class="section"><h2>{w.group(code).to_owned()}</h2>{blocks}</section> }
        })
        .collect_view();
    view! {
        <form class="form form--wide" method="post" action=path::act(lang, "review/save")>
            <input type="hidden" name="case" value=case.id.to_string()/>
            <input type="hidden" name="seen" value=desk.seen.to_string()/>
            <p class="section__lead">{w.reason_hint}</p>
            {sections}
            <section class="section stack">
                <h2>{words.review.outcome}</h2>
                <Field words name="summary" label=w.summary value=desk.form.summary.clone() kind=FieldKind::Long(4)
                    hint=w.summary_hint optional=true faults=desk.faults.clone()/>
                {phrases(words, case, "", "summary")}
                {saved_summary(words, case, desk)}
                <p class="soft measure">{w.what_happens}</p>
                {case.guideline.terms.four_eyes.then(|| view! { <p class="soft measure">{words.desk().four_eyes_note}</p> })}
            </section>
            {buttons(words, case, desk)}
        </form>
    }
    .into_any()
}

/// The faults in the order the criteria are read.
fn as_read(case: &Case, faults: &[FieldFault]) -> Vec<FieldFault> {
    let order = in_order(&case.guideline);
    let place = |fault: &FieldFault| {
        let of = |code: &str| fault.field.starts_with(&format!("verdicts[{code}]"));
        order.iter().position(|c| of(&c.code)).unwrap_or(order.len())
    };
    let mut faults = faults.to_vec();
    faults.sort_by_key(place);
    faults
}

/// Names a field of the form for the error summary: the criterion's number and what is asked there.
pub(super) fn labels(words: Words, case: &Case) -> impl Fn(&str) -> String + use<> {
    let w = words.review;
    let all = case.guideline.criteria.len().to_string();
    let codes: Vec<String> = in_order(&case.guideline).iter().map(|c| c.code.clone()).collect();
    move |field| {
        let mut steps = field.split(['[', ']']).filter(|step| !step.is_empty()).skip(1);
        let number = steps.next().and_then(|code| codes.iter().position(|c| c == code));
        let Some(number) = number else {
            return w.summary.to_owned();
        };
        let criterion = fill(w.criterion, &[("n", &(number + 1).to_string()), ("all", &all)]);
        let asked = if steps.next() == Some("reason") {
            w.reason
        } else {
            w.verdict
        };
        format!("{criterion}, {}", asked.to_lowercase())
    }
}

fn verdict(words: Words, case: &Case, reference: &Reference, desk: &Desk, criterion: &Criterion) -> AnyView {
    let (w, lang) = (words.review, words.lang);
    let typed = desk
        .form
        .verdicts
        .get(&criterion.code)
        .cloned()
        .unwrap_or_default();
    let name = |part: &str| format!("verdicts[{}][{part}]", criterion.code);
    view! {
        <div class="verdict" role="group" aria-labelledby=title_id(criterion)>
            <div class="verdict__criterion">
                {asked(words, case, criterion)}
                <p class="soft">{criterion.help.get(lang).to_owned()}</p>
                {quoted(words, case, reference, criterion)}
            </div>
            <div class="verdict__judge">
                {choice(words, &name("verdict"), &typed.verdict, criterion, &desk.faults)}
                <Field words name=name("reason") label=w.reason value=typed.reason.clone() kind=FieldKind::Long(3)
                    faults=desk.faults.clone()/>
                {phrases(words, case, &criterion.code, &name("reason"))}
                {desk.is_stale.then(|| saved_by_other(words, case, criterion, &typed))}
            </div>
        </div>
    }
    .into_any()
}

pub(super) fn title_id(criterion: &Criterion) -> String {
    format!("krav-{}", criterion.code)
}

/// The criterion's number and text.
pub(super) fn asked(words: Words, case: &Case, criterion: &Criterion) -> AnyView {
    let criteria = in_order(&case.guideline);
    let n = criteria
        .iter()
        .position(|c| c.id == criterion.id)
        .map_or(0, |i| i + 1);
    let number = fill(
        words.review.criterion,
        &[("n", &n.to_string()), ("all", &criteria.len().to_string())],
    );
    view! {
        <p class="verdict__number">{number}</p>
        <h3 class="verdict__title" id=title_id(criterion)>{criterion.text.get(words.lang).to_owned()}</h3>
    }
    .into_any()
}

/// What the offer says on a criterion.
pub(super) fn quoted(words: Words, case: &Case, reference: &Reference, criterion: &Criterion) -> AnyView {
    let Some(part) = Part::of_field(&criterion.field) else {
        return view! { <p class="soft">{words.review.no_evidence}</p> }.into_any();
    };
    view! {
        <div class="verdict__evidence">
            <p class="soft">{words.review.evidence} ": " {part.name(words)}</p>
            {part.view(words, case, reference)}
        </div>
    }
    .into_any()
}

/// After a collision: what the other person saved on this criterion, where it differs from what was typed.
fn saved_by_other(words: Words, case: &Case, criterion: &Criterion, typed: &VerdictForm) -> Option<AnyView> {
    let w = words.review;
    let saved = case.judgements.iter().find(|j| j.criterion == criterion.id)?;
    let code = saved.verdict.map(Verdict::code).unwrap_or_default();
    (code != typed.verdict || saved.reason != typed.reason.trim()).then(|| {
        let reason = saved.reason.clone();
        view! { <p class="small">{w.saved_by_other} " " <strong>{w.verdict_words(saved.verdict)}</strong> " " {reason}</p> }
            .into_any()
    })
}

fn saved_summary(words: Words, case: &Case, desk: &Desk) -> Option<AnyView> {
    let differs = desk.is_stale && case.summary != desk.form.summary.trim();
    let saved = case.summary.clone();
    differs.then(|| view! { <p class="small">{words.review.saved_by_other} " " {saved}</p> }.into_any())
}

fn buttons(words: Words, case: &Case, desk: &Desk) -> AnyView {
    let (w, lang) = (words.review, words.lang);
    let criteria = &case.guideline.criteria;
    let n = criteria
        .iter()
        .filter(|c| {
            desk.form
                .verdicts
                .get(&c.code)
                .is_some_and(|v| !v.verdict.is_empty())
        })
        .count();
    let judged = fill(
        w.judged,
        &[("n", &n.to_string()), ("all", &criteria.len().to_string())],
    );
    // Saving comes first: it is what the browser presses when Enter is typed in a field.
    view! {
        <div class="form-actions form-actions--sticky">
            <button class="ds-button" data-variant="tertiary" type="submit" formaction=path::act(lang, "review/save")>
                {w.save}
            </button>
            <button class="ds-button" data-variant="secondary" type="submit" formaction=path::act(lang, "review/return")>
                {sign("return")} {w.return_it}
            </button>
            <button class="ds-button" type="submit" formaction=path::act(lang, "review/approve")>
                {sign("check")} {w.approve}
            </button>
            <span class="form-actions__note">{judged}</span>
        </div>
    }
    .into_any()
}
