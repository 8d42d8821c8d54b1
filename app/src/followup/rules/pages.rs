//! The rules: those that hold, what others would have opened, and every version there has been.

use leptos::prelude::*;

use super::form::{RulesForm, written};
use super::model::{Preview, RuleKind, Rules, RulesHistory, RulesVersion};
use crate::path;
use crate::route;
use crate::services::Request;
use crate::shared::fault::{Fault, FieldFault};
use crate::shared::page::{Page, Route, Width};
use crate::shared::time::{Date, date_words};
use crate::shared::ui::{Breadcrumbs, ErrorSummary, Field, FieldKind, StateTag};
use crate::words::{Words, fill};

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![route!("/{lang}/oppfolging/regler", rules_page)]
}

/// The rules, and a trial of those in the address.
///
/// # Errors
/// `SignIn`; `Forbidden` for anyone who is not at the directorate.
pub async fn rules_page(request: Request) -> Result<Page, Fault> {
    let words = request.words();
    let w = words.finding_rules();
    let service = &request.services.finding_rules;
    let history = service.history(&request.actor).await?;
    let holds = history.versions.iter().find(|v| Some(v.id) == history.holds);
    let (mut form, mut faults) = request
        .returned::<RulesForm>()
        .or_else(|| RulesForm::read(&request.query).map(|f| (f, vec![])))
        .unwrap_or_else(|| {
            let rules = holds.map(|v| v.rules.clone()).unwrap_or_default();
            (RulesForm::of(&rules), vec![])
        });
    if form.valid_from.is_empty() {
        form.valid_from = request.today.to_string();
    }
    let tried = RulesForm::read(&request.query).is_some() || request.returned.is_some();
    let preview = if tried {
        match service.preview(&request.actor, &form).await {
            Ok(preview) => Some(preview),
            Err(Fault::Invalid(found)) => {
                faults.extend(
                    found
                        .into_iter()
                        .filter(|f| !faults.contains(f))
                        .collect::<Vec<_>>(),
                );
                None
            }
            Err(fault) => return Err(fault),
        }
    } else {
        None
    };
    let above = vec![(path::findings(words.lang), words.followup().title.to_owned())];
    let summary = faults.clone();
    let body = view! {
        <Breadcrumbs words above here=w.title/>
        <header class="page-title">
            <h1>{w.title}</h1>
            <p class="page-title__lead">{w.lead}</p>
        </header>
        <ErrorSummary words faults=summary label=move |field| label(words, field)/>
        <section class="section stack" aria-labelledby="gjelder">
            <h2 id="gjelder">{w.holds}</h2>
            {in_force(words, holds)}
            <p class="soft">{w.off_why}</p>
        </section>
        {preview.map(|p| trial(words, &p, &form))}
        {edit(&request, words, &history, &form, &faults)}
        <section class="section" aria-labelledby="versjoner">
            <h2 id="versjoner">{w.versions}</h2>
            {versions(words, &history, request.today)}
        </section>
    };
    Ok(Page::private(w.title, body).at(Width::Work))
}

fn label(words: Words, field: &str) -> String {
    let w = words.finding_rules();
    let of_rule = field
        .strip_prefix("bound[")
        .and_then(|rest| rest.strip_suffix(']'))
        .and_then(RuleKind::from_code);
    match (of_rule, field) {
        (Some(kind), _) => format!("{}: {}", w.kind(kind), w.bound.to_lowercase()),
        (_, "valid_from") => w.valid_from.to_owned(),
        _ => w.reason.to_owned(),
    }
}

fn in_force(words: Words, holds: Option<&RulesVersion>) -> AnyView {
    let w = words.finding_rules();
    let Some(version) = holds else {
        return view! { <p>{w.holds_none}</p> }.into_any();
    };
    let rows = RuleKind::ALL.iter().map(|&kind| {
        let bound = version.rules.0.get(&kind);
        let (tone, state) = if bound.is_some() {
            ("done", w.on)
        } else {
            ("closed", w.off)
        };
        let said = bound.map_or("–".to_owned(), |b| words.rule_bound(kind, *b));
        view! {
            <tr>
                <th scope="row">{w.kind(kind)}<p class="soft">{w.what(kind)}</p></th>
                <td data-label=w.state><StateTag code=tone text=state/></td>
                <td data-label=w.bound>{said}</td>
            </tr>
        }
    });
    view! {
        <table class="work-table">
            <caption class="sr-only">{w.holds}</caption>
            <thead>
                <tr><th scope="col">{w.rule}</th><th scope="col">{w.state}</th><th scope="col">{w.bound}</th></tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn edit(
    request: &Request,
    words: Words,
    history: &RulesHistory,
    form: &RulesForm,
    faults: &[FieldFault],
) -> AnyView {
    let w = words.finding_rules();
    let may_set = request.actor.leads_directorate();
    let rules = RuleKind::ALL
        .iter()
        .map(|&kind| rule_fields(words, kind, form, faults))
        .collect_view();
    let seen = history.versions.first().map_or(0, |v| v.id);
    let set = may_set.then(|| {
        view! {
            <Field words name="valid_from" label=w.valid_from value=form.valid_from.clone() kind=FieldKind::Date
                width=Some(16) faults=faults.to_vec()/>
            <Field words name="reason" label=w.reason value=form.reason.clone() kind=FieldKind::Long(3) hint=w.set_hint
                faults=faults.to_vec()/>
        }
    });
    let title = if may_set { w.change } else { w.try_title };
    view! {
        <section class="section no-print" aria-labelledby="sett">
            <h2 id="sett">{title}</h2>
            <form class="stack" method="post" action=path::act(words.lang, "followup/set_rules")>
                <input type="hidden" name="seen" value=seen.to_string()/>
                <p class="soft">{w.bound_hint}</p>
                {rules}
                <div>
                    <button class="ds-button" data-variant="secondary" type="submit" formmethod="get"
                        formaction=path::finding_rules(words.lang)>{w.try_them}</button>
                </div>
                {set}
                {if may_set {
                    view! { <div><button class="ds-button" type="submit">{w.set}</button></div> }.into_any()
                } else {
                    view! { <p class="soft">{w.read_only}</p> }.into_any()
                }}
            </form>
        </section>
    }
    .into_any()
}

fn rule_fields(words: Words, kind: RuleKind, form: &RulesForm, faults: &[FieldFault]) -> AnyView {
    let w = words.finding_rules();
    let (least, most) = kind.bounds();
    let hint = if kind.is_of_chance() {
        w.bound_chance
    } else {
        w.bound_mean
    };
    let hint = fill(
        hint,
        &[("least", &written(kind, least)), ("most", &written(kind, most))],
    );
    let typed = form.bound.get(kind.code()).cloned();
    let value = typed.unwrap_or_else(|| written(kind, kind.usual()));
    view! {
        <fieldset class="field stack stack--tight">
            <legend class="field__label">{w.kind(kind)}</legend>
            <p class="field__hint">{w.what(kind)}</p>
            <label class="choice">
                <input class="ds-input" type="checkbox" name=format!("form[on][{kind}]") value="ja" checked=form.is_on(kind)/>
                <span>{w.turn_on}</span>
            </label>
            <Field words name=format!("bound[{kind}]") label=w.bound value hint kind=FieldKind::Number width=Some(8)
                faults=faults.to_vec()/>
        </fieldset>
    }
    .into_any()
}

/// What the rules of the form would have opened.
fn trial(words: Words, preview: &Preview, form: &RulesForm) -> AnyView {
    let w = words.finding_rules();
    let rules = form.rules().unwrap_or_default();
    let body = if rules.0.is_empty() {
        view! { <p>{w.preview_none}</p> }.into_any()
    } else if preview.years.is_empty() {
        view! { <p>{w.preview_nothing}</p> }.into_any()
    } else {
        view! {
            <ul class="plain-list">{sums(words, preview)}</ul>
            {counts(words, preview, &rules)}
            {would_open(words, preview)}
        }
        .into_any()
    };
    view! {
        <section class="section stack" aria-labelledby="proving">
            <h2 id="proving">{w.preview}</h2>
            <p>{w.preview_lead}</p>
            {body}
        </section>
    }
    .into_any()
}

fn sums(words: Words, preview: &Preview) -> AnyView {
    let said = preview.years.iter().map(|(year, all)| {
        let n = preview.findings.iter().filter(|f| f.year == *year).count();
        let values = [
            ("year", &*year.to_string()),
            ("n", &*n.to_string()),
            ("all", &*all.to_string()),
        ];
        view! { <li>{fill(words.finding_rules().preview_year, &values)}</li> }
    });
    said.collect_view().into_any()
}

fn counts(words: Words, preview: &Preview, rules: &Rules) -> AnyView {
    let w = words.finding_rules();
    let heads = preview
        .years
        .iter()
        .map(|(year, _)| view! { <th scope="col" class="numeric">{year.to_string()}</th> })
        .collect_view();
    let rows = rules.0.iter().map(|(&kind, &bound)| {
        let cells = preview.years.iter().map(|(year, _)| {
            let n = preview.count(kind, *year).to_string();
            view! { <td class="numeric" data-label=year.to_string()>{n}</td> }
        });
        view! {
            <tr>
                <th scope="row">{w.kind(kind)}</th>
                <td data-label=w.bound>{words.rule_bound(kind, bound)}</td>
                {cells.collect_view()}
            </tr>
        }
    });
    view! {
        <table class="work-table">
            <caption>{w.findings}</caption>
            <thead><tr><th scope="col">{w.rule}</th><th scope="col">{w.bound}</th>{heads}</tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn would_open(words: Words, preview: &Preview) -> AnyView {
    let (w, i) = (words.finding_rules(), words.insight);
    let rows = preview.findings.iter().map(|f| {
        let href = path::series(words.lang, f.offer);
        let said: Vec<String> = f.facts.iter().map(|fact| words.rule_fact(fact)).collect();
        view! {
            <tr>
                <th scope="row"><a class="ds-link" href=href>{f.title.clone()}</a></th>
                <td data-label=i.institution>{f.institution_short.clone()}</td>
                <td data-label=i.year class="nowrap">{f.year.to_string()}</td>
                <td data-label=w.rule>{w.kind(f.kind)}</td>
                <td data-label=w.evidence>{said.join(" ")}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    (!preview.findings.is_empty())
        .then(|| {
            view! {
                <table class="work-table results-table">
                    <caption class="sr-only">{w.preview}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{i.study}</th>
                            <th scope="col">{i.institution}</th>
                            <th scope="col">{i.year}</th>
                            <th scope="col">{w.rule}</th>
                            <th scope="col">{w.evidence}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            }
        })
        .into_any()
}

fn versions(words: Words, history: &RulesHistory, today: Date) -> AnyView {
    let w = words.finding_rules();
    if history.versions.is_empty() {
        return view! { <p>{w.versions_none}</p> }.into_any();
    }
    let rows = history.versions.iter().map(|v| {
        let (tone, state) = if Some(v.id) == history.holds {
            ("done", w.now)
        } else if v.valid_from > today {
            ("promised", w.coming)
        } else {
            ("closed", w.ended)
        };
        let rules: Vec<String> = v
            .rules
            .0
            .iter()
            .map(|(&kind, &bound)| format!("{} ({})", w.kind(kind), words.rule_bound(kind, bound)))
            .collect();
        let rules = if rules.is_empty() {
            w.all_off.to_owned()
        } else {
            rules.join(" · ")
        };
        view! {
            <tr>
                <th scope="row">{v.number.to_string()} " " <StateTag code=tone text=state/></th>
                <td data-label=w.valid_from class="nowrap">
                    <time datetime=v.valid_from.to_string()>{date_words(v.valid_from, words.lang)}</time>
                </td>
                <td data-label=w.rule>{rules}</td>
                <td data-label=w.why>{v.reason.clone()}</td>
                <td data-label=w.set_by>{v.set_by.clone()}</td>
            </tr>
        }
    });
    view! {
        <table class="work-table">
            <caption class="sr-only">{w.versions}</caption>
            <thead>
                <tr>
                    <th scope="col">{w.version}</th>
                    <th scope="col">{w.valid_from}</th>
                    <th scope="col">{w.rule}</th>
                    <th scope="col">{w.why}</th>
                    <th scope="col">{w.set_by}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
