//! The gatherings over the study year: a strip a start, the same days in words, and a table of the same.

use leptos::prelude::*;

use super::starts::{Start, starts};
use super::{CALENDAR, Compared};
use crate::advice::calendar::{Clash, Strip, by_week, clashes, strips, weekdays_away};
use crate::catalogue::model::Gathering;
use crate::shared::time::{Date, date_range_words};
use crate::shared::ui::sign;
use crate::words::fill;

/// Every so many weeks carry their number.
const NUMBERED: usize = 4;
/// Nearer to the end (percent of the strip) a number would reach beyond it.
const LAST_NUMBER: f64 = 97.0;

pub(super) fn calendar(c: &Compared<'_>) -> AnyView {
    let w = c.words.compare();
    let starts = starts(c);
    let meetings: Vec<&[Gathering]> = starts.iter().map(|s| s.gatherings).collect();
    let mut found = clashes(&meetings);
    // Nobody takes two starts of one offer.
    found.retain(|clash| {
        clash
            .starts
            .iter()
            .any(|i| starts[*i].offer != starts[clash.starts[0]].offer)
    });
    let years = strips(&meetings);
    let body = if years.is_empty() {
        view! { <p>{w.calendar_none}</p> }.into_any()
    } else {
        let drawn = years
            .iter()
            .map(|strip| figure(c, *strip, &starts, &found))
            .collect_view();
        view! {
            <p class="section__lead">{w.calendar_lead}</p>
            {same_days(c, &starts, &found)}
            {drawn}
            {twin(c, &starts, &meetings, &found)}
        }
        .into_any()
    };
    view! {
        <section class="stack" id=CALENDAR aria-labelledby="samlinger-tittel">
            <h2 id="samlinger-tittel">{w.calendar_title}</h2>
            {body}
        </section>
    }
    .into_any()
}

/// What clashes, in words.
fn same_days(c: &Compared<'_>, starts: &[Start<'_>], found: &[Clash]) -> AnyView {
    let w = c.words.compare();
    if found.is_empty() {
        return view! { <p>{w.no_clash}</p> }.into_any();
    }
    let lines = by_starts(found)
        .into_iter()
        .map(|(who, clashes)| {
            let names: Vec<&str> = who.iter().map(|i| starts[*i].label.as_str()).collect();
            let dates: Vec<String> = clashes
                .iter()
                .map(|clash| date_range_words(clash.from, clash.to, c.words.lang))
                .collect();
            let dates: Vec<&str> = dates.iter().map(String::as_str).collect();
            let is_one_day = matches!(clashes[..], [clash] if clash.from == clash.to);
            view! { <li>{c.words.clash(&c.words.listed(&dates), is_one_day, &names)}</li> }
        })
        .collect_view();
    view! {
        <div class="notice" data-tone="warn">
            {sign("warning")}
            <div class="notice__body">
                <h3 class="notice__title">{w.clashes_title}</h3>
                <ul>{lines}</ul>
            </div>
        </div>
    }
    .into_any()
}

/// The clashes of the same starts together, by their first day.
fn by_starts(found: &[Clash]) -> Vec<(&[usize], Vec<&Clash>)> {
    let mut groups: Vec<(&[usize], Vec<&Clash>)> = vec![];
    for clash in found {
        match groups.iter_mut().find(|(who, _)| *who == clash.starts) {
            Some((_, clashes)) => clashes.push(clash),
            None => groups.push((&clash.starts, vec![clash])),
        }
    }
    groups
}

/// One study year: an axis of months and weeks, and a row a start; without those that meet in other years only.
fn figure(c: &Compared<'_>, strip: Strip, starts: &[Start<'_>], found: &[Clash]) -> AnyView {
    let w = c.words.compare();
    let rows: Vec<AnyView> = starts
        .iter()
        .enumerate()
        .filter_map(|(i, start)| row(c, strip, (i, start), found))
        .collect();
    let title = fill(w.strip_year, &[("year", &strip.year.to_string())]);
    view! {
        <figure class="figure strip">
            <p class="figure__title">{title}</p>
            <div class="strip__row">
                <span class="strip__name" aria-hidden="true">{w.week_axis}</span>
                {axis(c, strip)}
            </div>
            {rows}
            <figcaption class="strip__key">
                <span><svg class="strip__sample" aria-hidden="true"><rect class="strip__days" x="10%" y="45%" width="80%" height="45%"></rect></svg>{w.key_days}</span>
                <span><svg class="strip__sample" aria-hidden="true"><text class="strip__clash" x="50%" y="80%">"▼"</text></svg>{w.key_clash}</span>
            </figcaption>
        </figure>
    }
    .into_any()
}

/// The names of the months and the numbers of some weeks.
fn axis(c: &Compared<'_>, strip: Strip) -> AnyView {
    use chrono::Datelike as _;
    let names: Vec<&'static str> = c.words.compare().months.split(' ').collect();
    let mut month = None;
    let labels = strip
        .weeks()
        .enumerate()
        .map(|(i, monday)| {
            let x = percent(strip.percent(monday));
            // A month that only lends its last days to the first week is not named: the next one stands too near.
            let has_begun = month.is_some() || monday.day() <= 15;
            let begins = (has_begun && month != Some(monday.month())).then(|| {
                month = Some(monday.month());
                let name = names.get(monday.month0() as usize).copied().unwrap_or_default();
                view! { <text class="strip__month" x=x.clone() y="40%">{name}</text> }
            });
            let is_numbered = i.is_multiple_of(NUMBERED) && strip.percent(monday) < LAST_NUMBER;
            let number = is_numbered.then(|| {
                view! { <text class="strip__number" x=x y="95%">{monday.iso_week().week().to_string()}</text> }
            });
            view! { {begins} {number} }
        })
        .collect_view();
    view! { <svg class="strip__line strip__line--axis" aria-hidden="true">{labels}</svg> }.into_any()
}

fn percent(x: f64) -> String {
    format!("{x:.2}%")
}

/// One start's gatherings, with a mark over those on days that another offer meets on too; nothing where all are in
/// other years.
fn row(c: &Compared<'_>, strip: Strip, (i, start): (usize, &Start<'_>), found: &[Clash]) -> Option<AnyView> {
    let w = c.words.compare();
    let inside: Vec<Gathering> = start
        .gatherings
        .iter()
        .filter(|g| strip.from <= g.to && g.from <= strip.to)
        .cloned()
        .collect();
    if inside.is_empty() && !start.gatherings.is_empty() {
        return None;
    }
    let place = |from: Date, to: Date| {
        let x = strip.percent(from);
        (
            percent(x),
            percent((strip.percent(to + chrono::Days::new(1)) - x).max(0.3)),
        )
    };
    let weeks = strip
        .weeks()
        .map(|monday| {
            let x = percent(strip.percent(monday));
            view! { <line class="strip__week" x1=x.clone() x2=x y1="30%" y2="100%"></line> }
        })
        .collect_view();
    let bars = inside
        .iter()
        .map(|g| {
            let (x, width) = place(g.from, g.to);
            view! { <rect class="strip__days" x=x y="45%" width=width height="45%"></rect> }
        })
        .collect_view();
    let marks = inside
        .iter()
        .filter(|g| is_shared(i, g, found))
        .map(|g| {
            let middle = (strip.percent(g.from) + strip.percent(g.to + chrono::Days::new(1))) / 2.0;
            view! { <text class="strip__clash" x=percent(middle) y="35%">"▼"</text> }
        })
        .collect_view();
    let said = if inside.is_empty() {
        w.strip_none.to_owned()
    } else {
        let dates: Vec<_> = inside
            .iter()
            .map(|g| date_range_words(g.from, g.to, c.words.lang))
            .collect();
        dates.join(", ")
    };
    let mut notes = start.notes.clone();
    if !inside.is_empty() {
        notes.push(c.words.days_away(weekdays_away(&inside)));
    }
    let notes = notes
        .into_iter()
        .map(|note| view! { <span class="strip__count">{note}</span> });
    let label = format!("{}: {said}", start.label);
    let view = view! {
        <div class="strip__row">
            <span class="strip__name">{start.label.clone()} " " {notes.collect_view()}</span>
            <svg class="strip__line" role="img" aria-label=label>
                {weeks}
                <line class="strip__ground" x1="0" x2="100%" y1="95%" y2="95%"></line>
                {bars}
                {marks}
            </svg>
        </div>
    };
    Some(view.into_any())
}

/// Another offer meets on some day of this gathering of a start.
fn is_shared(start: usize, gathering: &Gathering, found: &[Clash]) -> bool {
    let mut own = found.iter().filter(|clash| clash.starts.contains(&start));
    own.any(|clash| clash.from <= gathering.to && gathering.from <= clash.to)
}

/// The same as a table: a row a week in which anybody meets, a column a start.
fn twin(c: &Compared<'_>, starts: &[Start<'_>], meetings: &[&[Gathering]], found: &[Clash]) -> AnyView {
    use chrono::Datelike as _;
    let w = c.words.compare();
    let heads = starts
        .iter()
        .map(|start| view! { <th scope="col">{start.label.clone()}</th> })
        .collect_view();
    let rows = by_week(meetings)
        .into_iter()
        .map(|(monday, met)| {
            let cells = met
                .into_iter()
                .enumerate()
                .map(|(i, all)| twin_cell(c, (i, &starts[i]), &all, found))
                .collect_view();
            view! { <tr><th scope="row"><span class="strip-table__week">{w.twin_week} " "</span> {monday.iso_week().week()}</th>{cells}</tr> }
        })
        .collect_view();
    view! {
        <div class="scroll-frame" tabindex="0" role="region" aria-labelledby="uke-for-uke">
            <table class="work-table strip-table">
                <caption id="uke-for-uke">{w.twin_caption}</caption>
                <thead><tr><th scope="col">{w.twin_week}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn twin_cell(
    c: &Compared<'_>,
    (i, start): (usize, &Start<'_>),
    all: &[&Gathering],
    found: &[Clash],
) -> AnyView {
    let lines = all
        .iter()
        .map(|g| {
            let dates = date_range_words(g.from, g.to, c.words.lang);
            let same = is_shared(i, g, found).then(|| {
                view! { <strong class="strip-table__same">"▼ " {c.words.compare().same_days}</strong> }
            });
            view! { <div>{dates} {same}</div> }
        })
        .collect_view();
    view! { <td data-label=start.label.clone()>{lines}</td> }.into_any()
}
