//! A colleague was faster: what is taken over from her text, and what has to be chosen.
//!
//! Stands at the top of the editor's own form, so that the choice is posted with the text, script or not.

use leptos::prelude::*;

use super::offer_parts::notice;
use super::sections::link_to;
use crate::catalogue::changes::{self, Change, Conflict, Piece, pieces};
use crate::catalogue::exchange::cell::named;
use crate::catalogue::model::Reference;
use crate::catalogue::work::port::ConflictPage;
use crate::shared::time::oslo_time;
use crate::words::{Words, fill};

/// What happened meanwhile, and the choices.
pub(super) fn conflict_view(words: Words, conflict: &ConflictPage, reference: &Reference) -> AnyView {
    let w = words.work();
    let name = match (conflict.is_same_person, conflict.by.as_str()) {
        (true, _) => w.conflict_yourself,
        (false, "") => w.conflict_somebody,
        (false, name) => name,
    };
    let time = oslo_time(conflict.at).format("%H.%M").to_string();
    let (title, safe) = if conflict.is_of_live {
        (w.joined_title.to_owned(), w.joined_safe)
    } else {
        let title = fill(w.conflict_title, &[("name", name), ("time", &time)]);
        (title, w.conflict_safe)
    };
    let choices: Vec<_> = conflict
        .merged
        .conflicts
        .iter()
        .enumerate()
        .map(|(i, c)| choice(words, i, c))
        .collect();
    let choices = if choices.is_empty() && conflict.is_of_live {
        ().into_any()
    } else if choices.is_empty() {
        view! { <p>{w.conflict_none}</p> }.into_any()
    } else {
        view! { <p>{w.conflict_choose}":"</p>{choices} }.into_any()
    };
    let body = view! {
        <h2 class="notice__title" id="konflikt">{title}</h2>
        // Numbers of outcomes and modules mean the joined text already.
        <input type="hidden" name="followed" value="true"/>
        <p>{safe}</p>
        {choices}
        {taken(words, conflict, reference)}
    };
    notice("warn", "warning", body.into_any())
}

fn said(words: Words, text: &str) -> AnyView {
    if text.is_empty() {
        return view! { <em class="soft">{words.work().empty}</em> }.into_any();
    }
    let lines = text
        .lines()
        .map(|l| view! { <span class="diff-line">{l.to_owned()}</span> })
        .collect_view();
    view! { <span class="diff-text">{lines}</span> }.into_any()
}

/// Another text, with what differs from mine marked word by word.
fn beside_mine(words: Words, mine: &str, theirs: &str) -> AnyView {
    if mine.is_empty() || theirs.is_empty() {
        return said(words, theirs);
    }
    let parts = pieces(mine, theirs)
        .into_iter()
        .map(|piece| match piece {
            Piece::Kept(text) => view! { <span>{text}</span> }.into_any(),
            Piece::Removed(text) => view! { <del>{text}</del> }.into_any(),
            Piece::Added(text) => view! { <ins>{text}</ins> }.into_any(),
        })
        .collect_view();
    view! { <span class="change change--words">{parts}</span> }.into_any()
}

/// One field both changed: two texts, one of which is to stand, or both.
fn choice(words: Words, i: usize, conflict: &Conflict) -> AnyView {
    let w = words.work();
    let name = format!("theirs[{i}]");
    let label = words.offer_field(&conflict.field);
    let href = link_to(words, &conflict.field);
    let theirs = changes::choice(&conflict.field, &conflict.choice);
    let both = conflict.both.as_ref().map(|both| {
        view! {
            <label class="choice">
                <input class="ds-input" type="radio" name=name.clone() value=changes::choice(&conflict.field, both)/>
                <span>{w.conflict_both}</span>
            </label>
        }
    });
    view! {
        <fieldset class="field conflict">
            <legend class="field__label">{label.clone()}</legend>
            <label class="choice">
                <input class="ds-input" type="radio" name=name.clone() value="" checked=true/>
                <span>{w.conflict_mine}{said(words, &conflict.mine)}</span>
            </label>
            <label class="choice">
                <input class="ds-input" type="radio" name=name.clone() value=theirs/>
                <span>{w.conflict_theirs}{beside_mine(words, &conflict.mine, &conflict.theirs)}</span>
            </label>
            {both}
            <p class="small"><a href=href>{w.conflict_go}<span class="sr-only">": "{label}</span></a></p>
        </fieldset>
    }
    .into_any()
}

fn taken(words: Words, conflict: &ConflictPage, reference: &Reference) -> Option<AnyView> {
    let taken = &conflict.merged.taken;
    if taken.is_empty() {
        return None;
    }
    let w = words.work();
    let summary = if conflict.is_of_live {
        w.joined_taken
    } else {
        w.conflict_taken
    };
    Some(
        view! {
            <details class="fold" open=true>
                <summary>{summary}</summary>
                {changes_list(words, taken, reference)}
            </details>
        }
        .into_any(),
    )
}

/// Changes field by field: what stood before, what stands now.
pub(super) fn changes_list(words: Words, changes: &[Change], reference: &Reference) -> AnyView {
    let w = words.work();
    let named = |c: &Change, text: &str| named(&c.field, text, words.lang, reference);
    let rows = changes
        .iter()
        .map(|c| {
            view! {
                <tr>
                    <th scope="row">{words.offer_field(&c.field)}</th>
                    <td data-label=w.before>{said(words, &named(c, &c.before))}</td>
                    <td data-label=w.after>{said(words, &named(c, &c.after))}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="work-table">
            <thead>
                <tr><th scope="col">{w.field}</th><th scope="col">{w.before}</th><th scope="col">{w.after}</th></tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
