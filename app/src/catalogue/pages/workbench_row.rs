//! One row of the workbench, with the actions its state allows.

use leptos::prelude::*;

use super::workbench::Bench;
use crate::catalogue::model::{Run, RunMark, VersionState};
use crate::catalogue::port::WorkRow;
use crate::path;
use crate::shared::time::{Date, date_words, oslo_date};
use crate::shared::ui::{DemoMark, StateTag, raw_text};
use crate::words::Words;

pub(super) fn row_view(bench: Bench<'_>, row: &WorkRow) -> AnyView {
    let (words, version) = (bench.words, &row.version);
    let w = words.offer_work();
    let title = title(words, row);
    let subject = bench.reference.subject_name(&version.plan.subject, words.lang);
    let sub: Vec<&str> = [
        row.institution_short.as_str(),
        subject,
        version.plan.code.as_str(),
    ]
    .into_iter()
    .filter(|s| !s.is_empty())
    .collect();
    let live_meanwhile = (row.is_live && version.state != VersionState::Published)
        .then(|| view! { <span class="work-table__sub">{w.live_meanwhile}</span> });
    let attention = (version.state == VersionState::Returned).then_some("");
    view! {
        <tr data-attention=attention>
            <th scope="row">
                <a href=path::draft(words.lang, version.id)>{title}</a>
                " "
                <DemoMark words on=version.is_demo/>
                <span class="work-table__sub">{sub.join(" · ")}</span>
            </th>
            <td data-label=w.column_year class="nowrap">{version.year.to_string()}</td>
            <td data-label=w.column_state>
                <span>
                    <StateTag code=version.state.code() text=words.catalogue.state(version.state)/>
                    {live_meanwhile}
                </span>
            </td>
            <td data-label=w.column_run>{run_status(bench, row)}</td>
            <td data-label=w.column_deadline>{next_deadline(bench, row.run.as_ref())}</td>
            <td data-label=w.column_saved>{time(words, oslo_date(row.saved_at))}</td>
            <td class="work-table__menu">{actions(bench, row)}</td>
        </tr>
    }
    .into_any()
}

fn title(words: Words, row: &WorkRow) -> String {
    let title = &row.version.plan.title;
    if title.is_empty() {
        words.offer_work().edit_title.to_owned()
    } else {
        title.clone()
    }
}

fn time(words: Words, date: Date) -> AnyView {
    view! { <time datetime=date.to_string()>{date_words(date, words.lang)}</time> }.into_any()
}

/// The run belongs to the text that is live, so that its status shows and can be changed; a draft's is a plan.
fn is_live_run(row: &WorkRow, run: &Run) -> bool {
    row.is_live && (row.version.state == VersionState::Published || run.version != row.version.id)
}

fn run_status(bench: Bench<'_>, row: &WorkRow) -> AnyView {
    let words = bench.words;
    let Some(run) = &row.run else {
        return view! { <span>"–"</span> }.into_any();
    };
    let semester = run.plan.semester.map(|s| s.words(words.lang));
    if !is_live_run(row, run) {
        return view! { <span>{semester.unwrap_or_else(|| "–".to_owned())}</span> }.into_any();
    }
    let status = run.plan.status(run.mark, bench.today);
    let semester = semester.map(|said| view! { <span class="work-table__sub">{said}</span> });
    let tag = view! { <StateTag code=status.tone() text=words.catalogue.run_status(status)/> };
    view! { <span>{tag}{semester}</span> }.into_any()
}

fn next_deadline(bench: Bench<'_>, run: Option<&Run>) -> AnyView {
    let words = bench.words;
    let Some(date) = run.and_then(|r| r.plan.next_deadline(bench.today)) else {
        return view! { <span>"–"</span> }.into_any();
    };
    let left = words.days_left((date - bench.today).num_days());
    view! { <span>{time(words, date)}<span class="work-table__sub">{left}</span></span> }.into_any()
}

fn actions(bench: Bench<'_>, row: &WorkRow) -> AnyView {
    let (words, version) = (bench.words, &row.version);
    let w = words.offer_work();
    let hidden_title = format!(": {}", title(words, row));
    let link = |href: String, text: &'static str| {
        let about = hidden_title.clone();
        view! { <li><a href=href>{text}<span class="sr-only">{about}</span></a></li> }.into_any()
    };
    let text = if version.state.is_editable() {
        w.open_draft
    } else {
        w.read
    };
    let mut list = vec![link(path::draft(words.lang, version.id), text)];
    if row.is_live {
        list.push(link(path::offer(words.lang, version.offer), w.public_page));
    }
    if row.is_live && version.state == VersionState::Published {
        let about = hidden_title.clone();
        list.push(
            view! {
                <li>
                    <form method="post" action=path::act(words.lang, "offer/revise")>
                        <input type="hidden" name="offer" value=version.offer.to_string()/>
                        <button class="link-button" type="submit">{w.revise}<span class="sr-only">{about}</span></button>
                    </form>
                </li>
            }
            .into_any(),
        );
    }
    if let Some(run) = &row.run
        && is_live_run(row, run)
    {
        list.push(view! { <li>{mark_form(words, run, &hidden_title)}</li> }.into_any());
    }
    if row.is_live {
        list.push(view! { <li>{withdraw_form(bench, row, &hidden_title)}</li> }.into_any());
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
fn withdraw_form(bench: Bench<'_>, row: &WorkRow, about: &str) -> AnyView {
    let words = bench.words;
    let w = words.offer_work();
    let offer = row.version.offer.to_string();
    let refused = bench.refused.filter(|(form, _)| form.offer == offer);
    let typed = refused.map(|(form, _)| form.reason.clone()).unwrap_or_default();
    // The summary on top leads to the field of the offer that was refused.
    let id = if refused.is_some() {
        "f-reason".to_owned()
    } else {
        format!("f-reason-{offer}")
    };
    let said = refused
        .and_then(|(_, faults)| faults.first())
        .map(|f| words.problem(&f.problem));
    let fault_id = format!("{id}-fault");
    let describedby = said.is_some().then(|| fault_id.clone());
    let invalid = said.is_some().then_some("true");
    let class = if said.is_some() {
        "field field--invalid"
    } else {
        "field"
    };
    view! {
        <details open=refused.is_some()>
            <summary>{w.withdraw}<span class="sr-only">{about.to_owned()}</span></summary>
            <form class="stack stack--tight" method="post" action=path::act(words.lang, "offer/withdraw")>
                <p>{w.withdraw_text}</p>
                <input type="hidden" name="offer" value=offer/>
                <div class=class>
                    <label class="field__label" for=id.clone()>{w.withdraw_reason}</label>
                    {said.map(|said| view! { <p class="field__error" id=fault_id>{said}</p> })}
                    <textarea class="ds-input" id=id name="reason" rows="3" aria-describedby=describedby
                        aria-invalid=invalid inner_html=raw_text(&typed)></textarea>
                </div>
                <button class="ds-button" data-color="danger" data-size="sm" type="submit">{w.withdraw_now}</button>
            </form>
        </details>
    }
    .into_any()
}
