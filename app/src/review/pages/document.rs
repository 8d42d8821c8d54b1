//! A decision as a document: to be read, printed, appealed against and answered. Written in the form of
//! Norwegian its institution uses, whatever language the page around it has.

use leptos::prelude::*;

use super::guideline::in_order;
use crate::accounts::model::Actor;
use crate::path;
use crate::review::form::AppealForm;
use crate::review::model::{Appeal, Case, Criterion, Decision, DecisionDocument, Outcome, Verdict};
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::ids::CaseId;
use crate::shared::page::{Page, Width};
use crate::shared::time::{Date, date_words, oslo_date};
use crate::shared::ui::{Choices, DemoMark, ErrorSummary, Field, FieldKind, StateTag, dated};
use crate::words::{Words, fill};

/// A decided case.
///
/// # Errors
/// `SignIn`, `Forbidden` for everybody but the institution and the directorate; `Missing` until decided.
pub async fn document_page(request: Request) -> Result<Page, Fault> {
    let id: CaseId = request.param("id")?;
    let document = request.services.decisions.document(&request.actor, id).await?;
    let decision = document.case.decision.clone().ok_or(Fault::Missing)?;
    let words = Words::of(document.lang);
    let (form, faults) = request.returned::<AppealForm>().unwrap_or_default();
    let title = format!(
        "{}: {}",
        request.words().decision().title,
        document.case.version.plan.title
    );
    let body = view! {
        {way_back(request.words(), &request.actor, &document.case)}
        <article class="decision" lang=document.lang.code()>
            {head(words, &document)}
            {outcome(words, &document.case, &decision)}
            {verdicts(words, &document.case)}
            {signature(words, &decision)}
            {rights(words, &decision, request.today)}
        </article>
        {appeal(&request, &document, &form, &faults)}
    };
    Ok(Page::private(title, body).at(Width::Narrow))
}

fn way_back(words: Words, actor: &Actor, case: &Case) -> AnyView {
    let w = words.decision();
    let (href, text) = if actor.may_review() {
        (path::case(words.lang, case.id), w.to_case)
    } else {
        (path::draft(words.lang, case.version.id), w.to_draft)
    };
    view! { <p class="no-print cluster"><a href=href>{text}</a> <span class="soft small">{w.print_hint}</span></p> }
        .into_any()
}

fn head(words: Words, document: &DecisionDocument) -> AnyView {
    let (w, lang, case) = (words.decision(), words.lang, &document.case);
    let submitted = date_words(oslo_date(case.submitted_at), lang);
    let guideline = fill(
        w.guideline_of,
        &[
            ("title", case.guideline.title.get(lang)),
            ("code", &case.guideline.code),
            ("date", &date_words(case.guideline.valid_from, lang)),
        ],
    );
    let mark = fill(
        w.text_mark_of,
        &[
            ("revision", &case.version.revision.to_string()),
            ("mark", &case.text_mark),
        ],
    );
    let facts = [
        (w.to, document.institution.clone()),
        (w.offer, case.version.plan.title.clone()),
        (w.year, case.version.year.to_string()),
        (w.case_number, case.id.to_string()),
        (
            w.submitted,
            fill(
                w.submitted_by,
                &[("date", &submitted), ("person", &case.submitted_by)],
            ),
        ),
        (w.guideline, guideline),
        (w.text_mark, mark),
    ];
    let facts = facts
        .into_iter()
        .map(|(name, said)| view! { <div><dt>{name}</dt><dd>{said}</dd></div> })
        .collect_view();
    view! {
        <header class="page-title">
            <p class="page-title__over">{w.from}</p>
            <h1>{w.title}</h1>
            <p><DemoMark words on=case.version.is_demo/></p>
        </header>
        <dl class="fact-list fact-list--narrow">{facts}</dl>
    }
    .into_any()
}

fn outcome(words: Words, case: &Case, decision: &Decision) -> AnyView {
    let w = words.decision();
    let (tone, said) = match decision.outcome {
        Outcome::Approved => ("approved", w.approved),
        Outcome::Returned => ("returned", w.returned),
    };
    let summary = (!decision.summary.is_empty()).then(|| {
        let lang = case.version.plan.text_lang.code();
        let lines = decision
            .summary
            .lines()
            .map(|l| view! { <p>{l.to_owned()}</p> })
            .collect_view();
        view! { <h3>{w.summary}</h3> <div lang=lang>{lines}</div> }
    });
    view! {
        <section class="section stack stack--tight">
            <h2>{w.decided}</h2>
            <p><StateTag code=tone text=words.review.outcome_words(decision.outcome)/></p>
            <p>{said}</p>
            {summary}
        </section>
    }
    .into_any()
}

fn verdicts(words: Words, case: &Case) -> AnyView {
    let w = words.decision();
    let lines = in_order(&case.guideline)
        .into_iter()
        .enumerate()
        .map(|(i, criterion)| verdict(words, case, i + 1, criterion))
        .collect_view();
    view! {
        <section class="section">
            <h2>{w.verdicts}</h2>
            <table class="work-table decision__verdicts">
                <caption class="sr-only">{w.verdicts}</caption>
                <thead>
                    <tr>
                        <th scope="col">{w.criterion}</th>
                        <th scope="col">{w.verdict}</th>
                        <th scope="col">{w.reason}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn verdict(words: Words, case: &Case, number: usize, criterion: &Criterion) -> AnyView {
    let w = words.decision();
    let judgement = case.judgements.iter().find(|j| j.criterion == criterion.id);
    let verdict = judgement.and_then(|j| j.verdict);
    let tone = match verdict {
        Some(Verdict::Met) => "approved",
        Some(Verdict::NotMet) => "returned",
        None => "draft",
    };
    let reason = judgement.map(|j| j.reason.clone()).unwrap_or_default();
    let lines = reason
        .lines()
        .map(|l| view! { <p>{l.to_owned()}</p> })
        .collect_view();
    view! {
        <tr>
            <th scope="row">{number.to_string()} ". " {criterion.text.get(words.lang).to_owned()}</th>
            <td data-label=w.verdict><StateTag code=tone text=words.review.verdict_words(verdict)/></td>
            <td data-label=w.reason><div>{lines}</div></td>
        </tr>
    }
    .into_any()
}

fn signature(words: Words, decision: &Decision) -> AnyView {
    let w = words.decision();
    let day = oslo_date(decision.decided_at);
    let said = w.signed.replace("{person}", &decision.decided_by);
    let confirmed = decision
        .confirmed_by
        .as_ref()
        .map(|person| view! { <p>{fill(w.confirmed, &[("person", person)])}</p> });
    view! {
        <div class="decision__signed">
            <p>{dated(&said, day, &date_words(day, words.lang))}</p>
            {confirmed}
        </div>
    }
    .into_any()
}

fn rights(words: Words, decision: &Decision, today: Date) -> AnyView {
    let w = words.decision();
    let said = match decision.appeal_until {
        Some(until) => {
            let form = if until < today {
                w.rights_over
            } else {
                w.rights_text
            };
            dated(form, until, &date_words(until, words.lang))
        }
        None => view! { {w.rights_none} }.into_any(),
    };
    view! { <section class="section"><h2>{w.rights}</h2><p class="measure">{said}</p></section> }.into_any()
}

fn appeal(
    request: &Request,
    document: &DecisionDocument,
    form: &AppealForm,
    faults: &[FieldFault],
) -> Option<AnyView> {
    let words = request.words();
    let w = words.decision();
    let case = &document.case;
    let filed = case.desk.appeal.as_ref().map(|a| filed(words, a));
    let send = document.may_appeal.then(|| {
        view! {
            <form class="stack no-print" method="post" action=path::act(words.lang, "review/appeal")>
                <input type="hidden" name="case" value=case.id.to_string()/>
                <Field words name="reason" label=w.appeal_reason value=form.reason.clone()
                    kind=FieldKind::Long(6) faults=faults.to_vec()/>
                <p><button class="ds-button" data-variant="secondary" type="submit">{w.appeal_send}</button></p>
            </form>
        }
    });
    let answer = document.may_answer.then(|| answering(words, case, form, faults));
    (filed.is_some() || send.is_some()).then(|| {
        let label = move |field: &str| match field {
            "reason" => w.appeal_reason.to_owned(),
            "answer" => w.answer_choice.to_owned(),
            _ => w.answer_text.to_owned(),
        };
        view! {
            <section class="section stack" id="klage" aria-labelledby="klage-tittel">
                <h2 id="klage-tittel">{w.appeal}</h2>
                <ErrorSummary words faults=faults.to_vec() label=label/>
                {filed}
                {send}
                {answer}
            </section>
        }
        .into_any()
    })
}

fn filed(words: Words, appeal: &Appeal) -> AnyView {
    let (w, d) = (words.decision(), words.desk());
    let lines = |text: &str| {
        text.lines()
            .map(|l| view! { <p>{l.to_owned()}</p> })
            .collect_view()
    };
    let day = oslo_date(appeal.filed_at);
    let said = w.appeal_of.replace("{person}", &appeal.filed_by);
    let tone = if appeal.state.is_open() {
        "in_review"
    } else {
        "closed"
    };
    let answered = appeal.answered.as_ref().map(|(at, person)| {
        let day = oslo_date(*at);
        let said = w.answer_of.replace("{person}", person);
        view! {
            <h3>{w.answer}</h3>
            <p class="small soft">{dated(&said, day, &date_words(day, words.lang))}</p>
            {lines(&appeal.answer)}
        }
    });
    view! {
        <p><StateTag code=tone text=d.appeal(appeal.state)/></p>
        <p class="small soft">{dated(&said, day, &date_words(day, words.lang))}</p>
        {lines(&appeal.reason)}
        {answered}
    }
    .into_any()
}

fn answering(words: Words, case: &Case, form: &AppealForm, faults: &[FieldFault]) -> AnyView {
    let w = words.decision();
    let options = vec![
        ("granted".to_owned(), w.answer_granted.to_owned()),
        ("dismissed".to_owned(), w.answer_dismissed.to_owned()),
    ];
    view! {
        <form class="stack no-print" method="post" action=path::act(words.lang, "review/answer")>
            <h3>{w.answer}</h3>
            <input type="hidden" name="case" value=case.id.to_string()/>
            <Choices words name="answer" legend=w.answer_choice chosen=vec![form.answer.clone()] options
                hint=w.answer_hint faults=faults.to_vec()/>
            <Field words name="text" label=w.answer_text value=form.text.clone() kind=FieldKind::Long(6)
                faults=faults.to_vec()/>
            <p><button class="ds-button" type="submit">{w.answer_send}</button></p>
        </form>
    }
    .into_any()
}
