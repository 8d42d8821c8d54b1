//! The rows as a table; on a phone each row is a block with the offers' answers under each other.
//!
//! The roles say again what the elements mean, for some browsers forget it where a table is laid out as blocks.

use leptos::prelude::*;

use super::rows::{Cell, Row, rows};
use super::starts::{begins, further};
use super::{Compared, TABLE};
use crate::catalogue::model::OfferSummary;
use crate::path;
use crate::shared::ids::OfferId;
use crate::shared::ui::offer_card::foreign;
use crate::shared::ui::{DemoMark, term};
use crate::words::fill;

pub(super) fn table(c: &Compared<'_>) -> AnyView {
    let w = c.words.search;
    let ids = c.ids();
    let heads = c.offers.iter().map(|o| head(c, o, &ids)).collect_view();
    let shown: Vec<AnyView> = rows(c)
        .into_iter()
        .filter(|row| !c.only || row.differs())
        .map(|r| row(c, r))
        .collect();
    let alike = shown.is_empty().then(|| view! { <p>{w.all_alike}</p> });
    let (switch, text) = (
        c.address(&ids, !c.only),
        if c.only { w.all_rows } else { w.only_differences },
    );
    let caption = fill(w.compare_caption, &[("n", &c.offers.len().to_string())]);
    view! {
        <section class="stack" id=TABLE aria-label=c.words.compare().side_by_side>
            <p class="cluster no-print"><a href=switch>{text}</a></p>
            {alike}
            <div class="scroll-frame" tabindex="0" role="region" aria-labelledby="tabell">
                <table class="compare" role="table">
                    <caption id="tabell">{caption}</caption>
                    <thead role="rowgroup"><tr role="row"><td role="cell"></td>{heads}</tr></thead>
                    <tbody role="rowgroup">{shown}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn head(c: &Compared<'_>, offer: &OfferSummary, ids: &[OfferId]) -> AnyView {
    let (words, version) = (c.words, &offer.version);
    let rest: Vec<OfferId> = ids.iter().copied().filter(|i| *i != version.offer).collect();
    let institution = c
        .reference
        .institution(version.institution)
        .map(|i| i.name.clone())
        .unwrap_or_default();
    let run = offer.next_run(c.today);
    let is_demo = version.is_demo || run.is_some_and(|r| r.is_demo);
    let title = version.plan.title.clone();
    // Where there are several, everything with a date in the column is about this one.
    let shown = run.filter(|_| !further(words, offer, c.today).is_empty());
    let shown = shown.map(|run| fill(words.compare().start_shown, &[("start", &begins(words, run))]));
    let shown = shown.map(|said| view! { <span class="compare__provider">{said}</span> });
    view! {
        <th scope="col" role="columnheader">
            <a class="compare__title" href=path::offer(words.lang, version.offer)
                lang=foreign(words.lang, version.plan.text_lang)>{title.clone()}</a>
            " " <DemoMark words on=is_demo/>
            <span class="compare__provider">{institution}</span>
            {shown}
            <a class="compare__remove no-print" href=c.address(&rest, c.only)>
                {words.search.take_away} <span class="sr-only">" " {title}</span>
            </a>
        </th>
    }
    .into_any()
}

fn row(c: &Compared<'_>, row: Row) -> AnyView {
    let (differs, short) = (row.differs(), row.is_short().then_some(""));
    let mark = differs.then(|| view! { <span class="compare__differs" aria-hidden="true">"≠"</span> });
    let said = differs.then(|| view! { <span class="sr-only">" (" {c.words.search.differs} ")"</span> });
    let is_text = row.is_text;
    let cells = row
        .cells
        .into_iter()
        .zip(c.offers)
        .zip(&c.labels)
        .map(|((cell, offer), label)| {
            let lang = is_text
                .then(|| foreign(c.words.lang, offer.version.plan.text_lang))
                .flatten();
            view! {
                <td role="cell" data-label=label.clone()><div lang=lang>{answer(c, cell)}</div></td>
            }
        })
        .collect_view();
    let attribute = differs.then_some("");
    view! {
        <tr role="row" data-differs=attribute data-short=short>
            <th scope="row" role="rowheader">{mark} {term(c.words, row.name)} {said}</th>
            {cells}
        </tr>
    }
    .into_any()
}

fn answer(c: &Compared<'_>, cell: Cell) -> AnyView {
    let said = match cell.lines.len() {
        0 => {
            let frame = c.words.frame;
            view! { <span class="soft" lang=c.words.lang.html()>{frame.not_stated}</span> }.into_any()
        }
        1 => cell.lines.into_iter().next().into_any(),
        _ => {
            let lines = cell.lines.into_iter().map(|l| view! { <li>{l}</li> });
            view! { <ul>{lines.collect_view()}</ul> }.into_any()
        }
    };
    let below = cell.below.into_iter().map(|line| {
        let name =
            (!line.name.is_empty()).then(|| view! { <span lang=c.words.lang.html()>{line.name}</span> " " });
        view! { <p class="compare__below">{name} {line.text}</p> }
    });
    view! { {said} {below.collect_view()} {cell.more} }.into_any()
}
