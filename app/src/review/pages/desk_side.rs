//! What surrounds a case: who has it, its clock, conflicts, the second reviewer, its past, and what
//! participants have answered. Only what exists is shown.

use leptos::prelude::*;

use crate::accounts::model::Person;
use crate::path;
use crate::review::model::{Case, CaseState, Clock, DECIDED_BEFORE, NOBODY, Outcome, clock};
use crate::services::Request;
use crate::shared::time::{Date, date_words, oslo_date};
use crate::shared::ui::{Field, FieldKind, StateTag, dated, sign};
use crate::words::{Words, fill};

/// Who has the case and what can be done about that; nothing once it is decided.
pub fn desk_side(request: &Request, person: &Person, case: &Case) -> AnyView {
    let words = request.words();
    let d = words.desk();
    if case.state.is_decided() {
        return view! {
            <aside class="case-desk no-print" aria-labelledby="saken">
                <h2 class="aside-card__title" id="saken">{d.who}</h2>
                <p><a href=path::decision(words.lang, case.id)>{d.to_document}</a></p>
                {appeal(words, case)}
            </aside>
        }
        .into_any();
    }
    view! {
        <aside class="case-desk no-print" aria-labelledby="saken">
            <h2 class="aside-card__title" id="saken">{d.who}</h2>
            {clock_line(words, case, request.today)}
            {appealed_from(words, case)}
            {assignment(words, person, case)}
            {conflict(request, person, case)}
        </aside>
    }
    .into_any()
}

fn appeal(words: Words, case: &Case) -> Option<AnyView> {
    let appeal = case.desk.appeal.as_ref()?;
    let d = words.desk();
    let tone = if appeal.state.is_open() {
        "in_review"
    } else {
        "closed"
    };
    let href = format!("{}#klage", path::decision(words.lang, case.id));
    Some(
        view! {
            <p><StateTag code=tone text=d.appeal(appeal.state)/> " " <a href=href>{d.to_appeal}</a></p>
        }
        .into_any(),
    )
}

fn appealed_from(words: Words, case: &Case) -> Option<AnyView> {
    let d = words.desk();
    let before = case.desk.appeal_of?;
    let (start, end) = d.appealed_from.split_once("{case}")?;
    let link = fill(d.that_case, &[("n", &before.to_string())]);
    Some(view! { <p>{start} <a href=path::decision(words.lang, before)>{link}</a> {end}</p> }.into_any())
}

fn clock_line(words: Words, case: &Case, today: Date) -> Option<AnyView> {
    let d = words.desk();
    let due = case.desk.due_on?;
    let now = clock(case.desk.warn_on?, due, today)?;
    let tone = match now {
        Clock::InTime => "planned",
        Clock::Warned => "returned",
        Clock::Late => "refused",
    };
    let said = dated(d.due, due, &date_words(due, words.lang));
    Some(
        view! { <p class="cluster"><StateTag code=tone text=d.clock(now)/> <span>{said}</span></p> }
            .into_any(),
    )
}

fn assignment(words: Words, person: &Person, case: &Case) -> AnyView {
    let d = words.desk();
    let is_mine = case.desk.assigned.as_ref().is_some_and(|c| c.id == person.id);
    let said = match &case.desk.assigned {
        Some(_) if is_mine => d.you_have_case.to_owned(),
        Some(colleague) => fill(d.has_case, &[("person", &colleague.name)]),
        None => d.nobody_has.to_owned(),
    };
    let post = |to: String, button: &'static str| {
        view! {
            <form method="post" action=path::act(words.lang, "review/assign")>
                <input type="hidden" name="cases[]" value=case.id.to_string()/>
                <input type="hidden" name="to" value=to/>
                <input type="hidden" name="back" value=path::case(words.lang, case.id)/>
                <button class="ds-button" data-variant="secondary" data-size="sm" type="submit">{button}</button>
            </form>
        }
    };
    let own = (!case.desk.has_conflict(person.id)).then(|| {
        if is_mine {
            post(NOBODY.to_owned(), d.let_go)
        } else {
            post(person.id.to_string(), d.take)
        }
    });
    let others: Vec<_> = case
        .desk
        .colleagues
        .iter()
        .filter(|c| c.id != person.id && !case.desk.has_conflict(c.id))
        .map(|c| view! { <option value=c.id.to_string()>{c.name.clone()}</option> })
        .collect();
    let give = (!others.is_empty()).then(|| {
        view! {
            <form class="inline-fields" method="post" action=path::act(words.lang, "review/assign")>
                <input type="hidden" name="cases[]" value=case.id.to_string()/>
                <input type="hidden" name="back" value=path::case(words.lang, case.id)/>
                <div class="field">
                    <label class="field__label" for="gi-til">{d.give_to}</label>
                    <select class="ds-input input--24" id="gi-til" name="to">{others}</select>
                </div>
                <button class="ds-button" data-variant="secondary" data-size="sm" type="submit">{d.give}</button>
            </form>
        }
    });
    view! { <p>{said}</p> {own} {give} }.into_any()
}

fn conflict(request: &Request, person: &Person, case: &Case) -> AnyView {
    let words = request.words();
    let d = words.desk();
    let may_clear = request.actor.leads_directorate();
    let marks = case
        .desk
        .conflicts
        .iter()
        .map(|mark| {
            let reason = match mark.reason.as_str() {
                DECIDED_BEFORE => d.conflict_decided,
                reason => reason,
            };
            let said = fill(
                d.conflict_of,
                &[("person", &mark.person.name), ("reason", reason)],
            );
            let clear = (may_clear && mark.person.id != person.id).then(|| {
                view! {
                    <form method="post" action=path::act(words.lang, "review/clear_conflict")>
                        <input type="hidden" name="case" value=case.id.to_string()/>
                        <input type="hidden" name="person" value=mark.person.id.to_string()/>
                        <button class="ds-button" data-variant="tertiary" data-size="sm" type="submit">{d.conflict_clear}</button>
                    </form>
                }
            });
            view! { <li>{said} {clear}</li> }
        })
        .collect_view();
    let say = (!case.desk.has_conflict(person.id)).then(|| {
        view! {
            <details class="fold">
                <summary>{d.conflict_say}</summary>
                <form class="stack" method="post" action=path::act(words.lang, "review/conflict")>
                    <input type="hidden" name="case" value=case.id.to_string()/>
                    <p class="small">{d.conflict_text}</p>
                    <Field words name="reason" label=d.conflict_reason value=String::new() kind=FieldKind::Long(2)/>
                    <button class="ds-button" data-variant="secondary" data-size="sm" type="submit">{d.conflict_say}</button>
                </form>
            </details>
        }
    });
    view! { <ul class="stack stack--tight">{marks}</ul> {say} }.into_any()
}

/// Says that the reader may not judge, or that a colleague's approval waits for her.
pub fn standing(words: Words, person: &Person, case: &Case) -> AnyView {
    let d = words.desk();
    let conflicted = case.desk.has_conflict(person.id).then(|| {
        view! {
            <div class="notice" data-tone="warn">
                {sign("warning")}
                <div class="notice__body"><p>{d.conflict_yours}</p></div>
            </div>
        }
    });
    let waiting = (case.state == CaseState::Confirming)
        .then_some(case.desk.proposed.as_ref())
        .flatten()
        .map(|(proposer, at)| {
            let day = oslo_date(*at);
            let said = d.confirming_text.replace("{person}", &proposer.name);
            view! {
                <div class="notice">
                    {sign("info")}
                    <div class="notice__body">
                        <p class="notice__title">{d.confirming_title}</p>
                        <p>{dated(&said, day, &date_words(day, words.lang))}</p>
                        {confirming(words, person, case)}
                    </div>
                </div>
            }
        });
    view! { {conflicted} {waiting} }.into_any()
}

fn confirming(words: Words, person: &Person, case: &Case) -> AnyView {
    let d = words.desk();
    if case.desk.has_conflict(person.id) {
        return ().into_any();
    }
    let post = |endpoint: &'static str, variant: &'static str, text: &'static str| {
        view! {
            <form method="post" action=path::act(words.lang, endpoint)>
                <input type="hidden" name="case" value=case.id.to_string()/>
                <input type="hidden" name="seen" value=case.revision.to_string()/>
                <button class="ds-button" data-variant=variant type="submit">{text}</button>
            </form>
        }
    };
    let confirm = case
        .desk
        .may_confirm(person.id)
        .then(|| post("review/confirm", "primary", d.confirm));
    view! { <div class="cluster no-print">{confirm} {post("review/take_back", "secondary", d.take_back)}</div> }.into_any()
}

/// Other cases about the same offer, and what its participants have answered.
pub fn past(words: Words, case: &Case) -> AnyView {
    let d = words.desk();
    let others: Vec<_> = case
        .desk
        .others
        .iter()
        .map(|other| {
            let day = oslo_date(other.submitted_at);
            let said = d.earlier_row.replace("{year}", &other.year.to_string());
            let outcome = match &other.decision {
                Some(decision) => {
                    let tone = match decision.outcome {
                        Outcome::Approved => "approved",
                        Outcome::Returned => "returned",
                    };
                    let summary = decision.summary.clone();
                    view! {
                        <StateTag code=tone text=words.review.outcome_words(decision.outcome)/>
                        " " <a href=path::decision(words.lang, other.id)>{d.to_document}</a>
                        {(!summary.is_empty()).then(|| view! { <p class="small">{summary}</p> })}
                    }
                    .into_any()
                }
                None => view! { <a href=path::case(words.lang, other.id)>{d.undecided}</a> }.into_any(),
            };
            view! { <li>{dated(&said, day, &date_words(day, words.lang))} " " {outcome}</li> }
        })
        .collect();
    let others = (!others.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{d.earlier}</h2>
                <ul class="stack stack--tight">{others}</ul>
            </section>
        }
    });
    view! { {others} {results(words, case)} }.into_any()
}

fn results(words: Words, case: &Case) -> Option<AnyView> {
    let d = words.desk();
    let quality = case.desk.quality.as_ref()?;
    let said = fill(d.results_text, &[("said", &words.quality_said(quality))]);
    Some(
        view! {
            <section class="section">
                <h2>{d.results}</h2>
                <p>{said} " " <a href=path::overview(words.lang)>{d.results_link}</a></p>
            </section>
        }
        .into_any(),
    )
}
