//! Drawings of answers: a mean with its interval on an axis from 1 to 5, and a distribution as one bar.
//!
//! Inline SVG whose places are percent attributes, so that no style is needed. Each drawing says its numbers in
//! its label, and stands beside the same numbers in words or in a table. Nothing depends on colour alone: the
//! parts of a bar are numbered, and the two lowest are hatched.

use leptos::prelude::*;

use super::sign::sign;
use crate::evaluation::model::Estimate;
use crate::shared::units::{decimal, percent};
use crate::words::Words;

/// Parts of a bar narrower than this (percent of the bar) carry no number.
const LABEL_FROM: f64 = 8.0;
/// Parts narrower than this (percent of the bar) carry theirs in small letters.
const LABEL_NARROW: f64 = 11.5;
/// Values drawn with hatching, so that low and high can be told apart without colour.
const HATCHED: [u8; 2] = [1, 2];

/// A value's place on the axis from 1 to 5, in percent.
fn place(value: f64) -> String {
    format!("{:.2}%", (value.clamp(1.0, 5.0) - 1.0) * 25.0)
}

/// The values 1–5 above a column of dots.
#[component]
pub fn DotAxis() -> impl IntoView {
    let labels = (1..=5)
        .map(|v: u8| view! { <text class="dot-interval__label" x=place(f64::from(v)) y="70%">{v.to_string()}</text> })
        .collect_view();
    view! { <svg class="dot-interval dot-interval--axis" aria-hidden="true">{labels}</svg> }
}

/// A mean as a dot, its 90 % interval as a bar behind it.
#[component]
pub fn DotInterval(words: Words, #[prop(into)] name: String, estimate: Estimate) -> impl IntoView {
    let Estimate { mean, low, high, .. } = estimate;
    let label = words.estimate_label(&name, &estimate);
    let ticks = (1..=5)
        .map(|v: u8| {
            let at = place(f64::from(v));
            view! { <line class="dot-interval__tick" x1=at.clone() x2=at y1="35%" y2="65%"></line> }
        })
        .collect_view();
    view! {
        <svg class="dot-interval" role="img" aria-label=label>
            <line class="dot-interval__axis" x1="0" x2="100%" y1="50%" y2="50%"></line>
            {ticks}
            <line class="dot-interval__range" x1=place(low) x2=place(high) y1="50%" y2="50%"></line>
            <circle class="dot-interval__dot" cx=place(mean) cy="50%" r="7"></circle>
        </svg>
    }
}

/// The same mean and interval in figures: **4,2** (3,9–4,5); a bound, **minst 4,7**, stands alone.
#[component]
pub fn Mean(words: Words, estimate: Estimate) -> impl IntoView {
    let number = |value| decimal(value, 1, words.lang);
    let interval = estimate.beyond.is_none().then(|| {
        let bounds = format!("({}–{})", number(estimate.low), number(estimate.high));
        view! { " " <span class="nowrap">{bounds}</span> }
    });
    view! {
        <span class="quality__numbers"><strong>{words.mean(&estimate)}</strong>{interval}</span>
    }
}

/// The pattern that hatched parts are filled with; once on a page that draws distributions.
#[component]
pub fn Hatch() -> impl IntoView {
    view! {
        <svg width="0" height="0" aria-hidden="true">
            <defs>
                <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <line class="hatch__line" x1="0" x2="0" y1="0" y2="6"></line>
                </pattern>
            </defs>
        </svg>
    }
}

/// One part of a bar, from `x` and `width` wide, both in percent.
fn segment(value: u8, x: f64, width: f64) -> AnyView {
    let (x, width) = (format!("{x:.2}%"), format!("{width:.2}%"));
    let hatch = HATCHED.contains(&value).then(|| {
        view! {
            <rect class="bar-dist__hatch" x=x.clone() y="0" width=width.clone() height="100%"></rect>
        }
    });
    view! {
        <rect class=format!("bar-dist__segment bar-dist__segment--{value}") x=x.clone() y="0" width=width.clone()
            height="100%"></rect>
        {hatch}
    }
    .into_any()
}

/// How many chose each value, as one bar of `n` answers; what is hidden is one blank part at the end.
///
/// `cells` pairs a value 1–5 with its count, `None` where the count is hidden.
#[component]
pub fn BarDist(
    words: Words,
    #[prop(into)] name: String,
    cells: Vec<(u8, Option<u32>)>,
    n: u32,
) -> impl IntoView {
    let hidden_word = words.figures.hidden;
    let said: Vec<String> = cells
        .iter()
        .map(|(value, cell)| {
            format!(
                "{value}: {}",
                cell.map_or(hidden_word.to_owned(), |c| c.to_string())
            )
        })
        .collect();
    let label = format!("{name}: {}", said.join(", "));
    let (mut parts, mut labels, mut x) = (vec![], vec![], 0.0);
    for (value, cell) in &cells {
        let count = cell.unwrap_or(0);
        if count == 0 || n == 0 {
            continue;
        }
        let share = f64::from(count) / f64::from(n);
        let width = share * 100.0;
        parts.push(segment(*value, x, width));
        if width >= LABEL_FROM {
            let narrow = if width < LABEL_NARROW {
                " bar-dist__label--narrow"
            } else {
                ""
            };
            let class = format!("bar-dist__label bar-dist__label--{value}{narrow}");
            let at = format!("{:.2}%", x + width / 2.0);
            labels.push(view! { <text class=class x=at y="50%">{percent(share)}</text> }.into_any());
        }
        x += width;
    }
    if cells.iter().any(|(_, cell)| cell.is_none()) && x < 99.5 {
        let (from, width) = (format!("{x:.2}%"), format!("{:.2}%", 100.0 - x));
        parts.push(
            view! { <rect class="bar-dist__hidden cell-bar__track" x=from y="0" width=width height="100%"></rect> }
                .into_any(),
        );
        if 100.0 - x >= 2.0 * LABEL_FROM {
            let at = format!("{:.2}%", (x + 100.0) / 2.0);
            let class = "bar-dist__label dot-interval__label";
            labels.push(view! { <text class=class x=at y="50%">{hidden_word}</text> }.into_any());
        }
    }
    view! { <svg class="bar-dist" role="img" aria-label=label>{parts}{labels}</svg> }
}

/// What the parts of a bar mean: each value with its words.
#[component]
pub fn BarDistKey(points: Vec<(u8, String)>) -> impl IntoView {
    let points = points
        .into_iter()
        .map(|(value, text)| {
            view! {
                <li>
                    <svg aria-hidden="true">{segment(value, 0.0, 100.0)}</svg>
                    {format!("{value} {text}")}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="bar-dist-key">{points}</ul> }
}

/// Too few answers to show, in words where the drawing would be.
#[component]
pub fn TooFew(words: Words) -> impl IntoView {
    view! { <span class="figure-hidden">{sign("lock")}{words.figures.few}</span> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::lang::Lang;
    use crate::shared::ui::drawn::html;

    #[test]
    fn a_mean_is_drawn_and_said_with_its_interval() {
        let html = html(|| {
            let words = Words::of(Lang::Nb);
            let estimate = Estimate {
                mean: 4.0,
                low: 3.5,
                high: 4.5,
                beyond: None,
            };
            view! { <DotInterval words name="Helhet" estimate/> }
        });
        assert!(
            html.contains("Helhet: snitt 4,0, trolig mellom 3,5 og 4,5"),
            "{html}"
        );
        assert!(html.contains("cx=\"75.00%\""), "{html}");
        assert!(!html.contains("style="), "{html}");
    }

    #[test]
    fn a_hidden_part_is_named_and_its_count_is_not() {
        let cells = vec![(1, None), (2, None), (3, Some(0)), (4, Some(10)), (5, Some(10))];
        let html = html(|| {
            let words = Words::of(Lang::Nb);
            view! { <BarDist words name="Helhet" cells n=28/> }
        });
        assert!(
            html.contains("Helhet: 1: skjult, 2: skjult, 3: 0, 4: 10, 5: 10"),
            "{html}"
        );
        assert!(html.contains("bar-dist__hidden"), "{html}");
        assert!(!html.contains("bar-dist__segment--1"), "{html}");
    }
}
