//! One row of the workbench, with the actions its state allows.

use leptos::prelude::*;

use super::workbench::Bench;
use super::workbench_bulk::FORM;
use crate::catalogue::model::{Run, RunMark, VersionState, next_run};
use crate::catalogue::section::Section;
use crate::catalogue::work::port::WorkItem;
use crate::path;
use crate::shared::time::{Date, date_words, oslo_date};
use crate::shared::ui::{DemoMark, StateTag, raw_text};
use crate::words::{Words, fill};

pub(super) fn row_view(bench: Bench<'_>, item: &WorkItem) -> AnyView {
    let words = bench.words;
    let w = words.offer_work();
    let title = title(words, item);
    let subject = bench.reference.subject_name(&item.subject, words.lang);
    let sub: Vec<&str> = [item.institution_short.as_str(), subject, item.code.as_str()]
        .into_iter()
        .filter(|s| !s.is_empty())
        .collect();
    let live_meanwhile = (item.is_live && item.state != VersionState::Published)
        .then(|| view! { <span class="work-table__sub">{w.live_meanwhile}</span> });
    let shared = item.is_shared.then(|| {
        let said = fill(w.shared_by, &[("institution", &item.institution_short)]);
        view! { <span class="label-tag">{said}</span> }
    });
    let attention = (item.state == VersionState::Returned).then_some("");
    view! {
        <tr data-attention=attention>
            <td class="work-table__tick">{(!item.is_shared).then(|| tick(words, item, &title))}</td>
            <th scope="row">
                <a href=path::draft(words.lang, item.version)>{title}</a>
                " "
                <DemoMark words on=item.is_demo/>
                {shared}
                <span class="work-table__sub">{sub.join(" · ")}</span>
            </th>
            <td data-label=w.column_year class="nowrap">{item.year.to_string()}</td>
            <td data-label=w.column_state>
                <span>
                    <StateTag code=item.state.code() text=words.catalogue.state(item.state)/>
                    {live_meanwhile}
                </span>
            </td>
            <td data-label=words.work().missing>{missing(words, item)}</td>
            <td data-label=w.column_run>{run_status(bench, item)}</td>
            <td data-label=w.column_deadline>{next_deadline(bench, item.deadline)}</td>
            <td data-label=w.column_saved>{time(words, oslo_date(item.saved_at))}</td>
            <td class="work-table__menu">{actions(bench, item)}</td>
        </tr>
    }
    .into_any()
}

/// Ticks the offer for the form above the table.
fn tick(words: Words, item: &WorkItem, title: &str) -> AnyView {
    let label = fill(words.work().choose_offer, &[("title", title)]);
    view! {
        <input class="ds-input" type="checkbox" form=FORM name="form[offers][]" value=item.offer.to_string()
            aria-label=label/>
    }
    .into_any()
}

fn title(words: Words, item: &WorkItem) -> String {
    if item.title.is_empty() {
        words.offer_work().edit_title.to_owned()
    } else {
        item.title.clone()
    }
}

fn time(words: Words, date: Date) -> AnyView {
    view! { <time datetime=date.to_string()>{date_words(date, words.lang)}</time> }.into_any()
}

/// How many parts of a draft are not ready, and the first of them by name.
fn missing(words: Words, item: &WorkItem) -> AnyView {
    if !item.state.is_editable() {
        return view! { <span>"–"</span> }.into_any();
    }
    let w = words.work();
    let Some(first) = item.missing.first() else {
        return view! { <span>{w.ready}</span> }.into_any();
    };
    let (n, all) = (item.missing.len().to_string(), Section::ALL.len().to_string());
    let said = fill(w.missing_count, &[("n", &n), ("all", &all)]);
    let href = format!("{}#{}", path::draft(words.lang, item.version), first.anchor());
    view! {
        <span>
            {said}
            <a class="work-table__sub" href=href>{first.title(words.offer_work())}</a>
        </span>
    }
    .into_any()
}

fn run_status(bench: Bench<'_>, item: &WorkItem) -> AnyView {
    let words = bench.words;
    let Some(run) = next_run(&item.runs, bench.today) else {
        return view! { <span>"–"</span> }.into_any();
    };
    let status = run.status(bench.today);
    let mut sub: Vec<String> = run
        .plan
        .semester
        .map(|s| s.words(words.lang))
        .into_iter()
        .collect();
    if item.runs.len() > 1 {
        let more = (item.runs.len() - 1).to_string();
        sub.push(fill(words.work().more_runs, &[("n", &more)]));
    }
    let sub = (!sub.is_empty()).then(|| view! { <span class="work-table__sub">{sub.join(" ")}</span> });
    let tag = view! { <StateTag code=status.tone() text=words.catalogue.run_status(status)/> };
    view! { <span>{tag}{sub}</span> }.into_any()
}

fn next_deadline(bench: Bench<'_>, date: Option<Date>) -> AnyView {
    let words = bench.words;
    let Some(date) = date else {
        return view! { <span>"–"</span> }.into_any();
    };
    let left = words.days_left((date - bench.today).num_days());
    view! { <span>{time(words, date)}<span class="work-table__sub">{left}</span></span> }.into_any()
}

fn actions(bench: Bench<'_>, item: &WorkItem) -> AnyView {
    let words = bench.words;
    let w = words.offer_work();
    let hidden_title = format!(": {}", title(words, item));
    let link = |href: String, text: &'static str| {
        let about = hidden_title.clone();
        view! { <li><a href=href>{text}<span class="sr-only">{about}</span></a></li> }.into_any()
    };
    let text = if item.state.is_editable() {
        w.open_draft
    } else {
        w.read
    };
    let mut list = vec![link(path::draft(words.lang, item.version), text)];
    if item.is_live {
        list.push(link(path::offer(words.lang, item.offer), w.public_page));
    }
    if item.is_shared {
        return view! { <ul class="stack stack--tight">{list}</ul> }.into_any();
    }
    if item.is_live && item.state == VersionState::Published {
        list.push(link(
            path::change_live(words.lang, item.version),
            words.work().change_short,
        ));
        let about = hidden_title.clone();
        list.push(
            view! {
                <li>
                    <form method="post" action=path::act(words.lang, "offer/revise")>
                        <input type="hidden" name="offer" value=item.offer.to_string()/>
                        <button class="link-button" type="submit">{w.revise}<span class="sr-only">{about}</span></button>
                    </form>
                </li>
            }
            .into_any(),
        );
    }
    if item.is_live
        && let Some(run) = next_run(&item.runs, bench.today)
    {
        list.push(view! { <li>{mark_form(words, run, &hidden_title)}</li> }.into_any());
    }
    if item.is_live {
        list.push(view! { <li>{withdraw_form(bench, item, &hidden_title)}</li> }.into_any());
    }
    view! { <ul class="stack stack--tight">{list}</ul> }.into_any()
}

/// Says of a run what its dates do not.
fn mark_form(words: Words, run: &Run, about: &str) -> AnyView {
    let w = words.offer_work();
    let id = format!("f-mark-{}", run.id);
    let options = RunMark::ALL
        .iter()
        .map(|&mark| {
            let selected = run.mark == Some(mark);
            view! { <option value=mark.code() selected=selected>{words.catalogue.run_mark(mark)}</option> }
        })
        .collect_view();
    view! {
        <details>
            <summary>{w.mark}<span class="sr-only">{about.to_owned()}</span></summary>
            <form class="stack stack--tight" method="post" action=path::act(words.lang, "offer/mark_run")>
                <input type="hidden" name="run" value=run.id.to_string()/>
                <div class="field">
                    <label class="field__label" for=id.clone()>{w.mark_label}</label>
                    <select class="ds-input" id=id name="mark">
                        <option value="">{w.mark_by_dates}</option>
                        {options}
                    </select>
                </div>
                <button class="ds-button" data-variant="secondary" data-size="sm" type="submit">{w.mark_now}</button>
            </form>
        </details>
    }
    .into_any()
}

/// Taking an offer off the catalogue asks twice and wants a reason; a refused one keeps what was typed.
fn withdraw_form(bench: Bench<'_>, item: &WorkItem, about: &str) -> AnyView {
    let words = bench.words;
    let w = words.offer_work();
    let offer = item.offer.to_string();
    let refused = bench.refused.filter(|(form, _)| form.offer == offer);
    let typed = refused.map(|(form, _)| form.clone()).unwrap_or_default();
    // The summary on top leads to the field of the offer that was refused.
    let id = |field: &str| match refused {
        Some(_) => format!("f-{field}"),
        None => format!("f-{field}-{offer}"),
    };
    let said = |field: &str| {
        let faults = refused.map_or(&[][..], |(_, faults)| faults.as_slice());
        let fault = faults.iter().find(|f| f.field == field);
        fault.map(|f| words.problem(&f.problem))
    };
    let field =
        |name: &'static str, label: &'static str, control: &dyn Fn(String, Option<String>) -> AnyView| {
            let (id, said) = (id(name), said(name));
            let fault_id = format!("{id}-fault");
            let describedby = said.is_some().then(|| fault_id.clone());
            let class = if said.is_some() {
                "field field--invalid"
            } else {
                "field"
            };
            view! {
                <div class=class>
                    <label class="field__label" for=id.clone()>{label}</label>
                    {said.map(|said| view! { <p class="field__error" id=fault_id>{said}</p> })}
                    {control(id, describedby)}
                </div>
            }
        };
    let reason = |id: String, describedby: Option<String>| {
        let invalid = describedby.is_some().then_some("true");
        view! {
            <textarea class="ds-input" id=id name="reason" rows="3" aria-describedby=describedby
                aria-invalid=invalid inner_html=raw_text(&typed.reason)></textarea>
        }
        .into_any()
    };
    let on = |id: String, describedby: Option<String>| {
        let invalid = describedby.is_some().then_some("true");
        view! {
            <input class="ds-input" type="date" id=id name="on" value=typed.on.clone() aria-describedby=describedby
                aria-invalid=invalid/>
            <p class="field__hint">{words.work().run_on_hint}</p>
        }
        .into_any()
    };
    view! {
        <details open=refused.is_some()>
            <summary>{w.withdraw}<span class="sr-only">{about.to_owned()}</span></summary>
            <form class="stack stack--tight" method="post" action=path::act(words.lang, "offer/withdraw")>
                <p>{w.withdraw_text}</p>
                <input type="hidden" name="offer" value=offer.clone()/>
                {field("reason", w.withdraw_reason, &reason)}
                {field("on", words.work().run_on, &on)}
                <button class="ds-button" data-color="danger" data-size="sm" type="submit">{w.withdraw_now}</button>
            </form>
        </details>
    }
    .into_any()
}
