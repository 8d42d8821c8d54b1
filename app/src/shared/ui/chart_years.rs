//! A measure over the years: a dot with its interval for each figure, beside short lines for others.
//!
//! Inline SVG with percent places, like `chart`. What is told apart by form – dot and bar, dashed line, dotted
//! line – not by colour; every figure is in the label and, by whoever draws this, in a table beside it.

use leptos::prelude::*;

use crate::shared::units::decimal;
use crate::words::{Words, fill};

/// Room at the left for the scale, in percent.
const LEFT: f64 = 8.0;
/// Where 5 and 1 lie, in percent of the height.
const TOP: f64 = 6.0;
/// See `TOP`.
const BOTTOM: f64 = 82.0;
/// Beyond this a figure's number stands to the left of its dot.
const FAR_RIGHT: f64 = 78.0;

/// One figure: of one year, or of several together.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// First and last year.
    pub years: (i32, i32),
    /// The mean in words: `4,2`, `minst 4,7`.
    pub said: String,
    pub mean: f64,
    pub low: f64,
    pub high: f64,
}

/// Others' means by year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NormMarks {
    pub subject: Vec<(i32, f64)>,
    pub nation: Vec<(i32, f64)>,
}

fn percent(at: f64) -> String {
    format!("{at:.2}%")
}

fn height(value: f64) -> f64 {
    BOTTOM - (value.clamp(1.0, 5.0) - 1.0) / 4.0 * (BOTTOM - TOP)
}

/// Years side by side, and where each lies.
struct Slots {
    first: i32,
    width: f64,
}

impl Slots {
    fn of(marks: &[Mark], norms: &NormMarks) -> (Self, Vec<i32>) {
        let own = marks.iter().flat_map(|m| [m.years.0, m.years.1]);
        let others = norms.subject.iter().chain(&norms.nation).map(|(y, _)| *y);
        let years = own.chain(others);
        let first = years.clone().min().unwrap_or(0);
        let last = years.max().unwrap_or(first);
        let n = last - first + 1;
        let width = (100.0 - LEFT) / f64::from(n);
        (Slots { first, width }, (first..=last).collect())
    }

    fn middle(&self, year: f64) -> f64 {
        LEFT + (year - f64::from(self.first) + 0.5) * self.width
    }
}

fn line(class: &'static str, x: (f64, f64), y: (f64, f64)) -> AnyView {
    view! {
        <line class=class x1=percent(x.0) x2=percent(x.1) y1=percent(y.0) y2=percent(y.1)></line>
    }
    .into_any()
}

fn scale() -> AnyView {
    (1..=5u8)
        .map(|v| {
            let y = height(f64::from(v));
            let label = percent(y);
            view! {
                {line("trend__grid", (LEFT, 100.0), (y, y))}
                <text class="trend__label" x="2%" y=label dy="0.35em">{v.to_string()}</text>
            }
        })
        .collect_view()
        .into_any()
}

fn norm(class: &'static str, slots: &Slots, means: &[(i32, f64)]) -> AnyView {
    let lines = means.iter().map(|(year, mean)| {
        let (x, y) = (slots.middle(f64::from(*year)), height(*mean));
        let half = slots.width * 0.4;
        line(class, (x - half, x + half), (y, y))
    });
    lines.collect_view().into_any()
}

fn mark(slots: &Slots, mark: &Mark) -> AnyView {
    let (from, to) = (f64::from(mark.years.0), f64::from(mark.years.1));
    let (x, y) = (slots.middle((from + to) / 2.0), height(mark.mean));
    let span = (from < to).then(|| {
        let (left, right) = (slots.middle(from), slots.middle(to));
        let end = |x: f64| line("trend__span", (x, x), (y - 3.0, y + 3.0));
        view! { {line("trend__span", (left, right), (y, y))} {end(left)} {end(right)} }
    });
    // At the right edge there is room on the left only.
    let (class, label, away) = if x > FAR_RIGHT {
        ("trend__value trend__value--left", percent(x - 2.0), "-6")
    } else {
        ("trend__value", percent(x + 2.0), "6")
    };
    view! {
        {span}
        {line("trend__range", (x, x), (height(mark.low), height(mark.high)))}
        <circle class="trend__dot" cx=percent(x) cy=percent(y) r="5"></circle>
        <text class=class x=label y=percent(y) dy="0.35em" dx=away>{mark.said.clone()}</text>
    }
    .into_any()
}

/// One small drawing of a measure over the years.
#[component]
pub fn YearsChart(
    words: Words,
    #[prop(into)] name: String,
    marks: Vec<Mark>,
    norms: NormMarks,
) -> impl IntoView {
    let (slots, years) = Slots::of(&marks, &norms);
    let number = |value| decimal(value, 1, words.lang);
    let study_year = |year: i32| crate::shared::time::StudyYear(year);
    let said = marks.iter().map(|m| {
        let years = words.years_told((study_year(m.years.0), study_year(m.years.1)));
        let values = [
            ("name", years.as_str()),
            ("mean", m.said.as_str()),
            ("low", &number(m.low)),
            ("high", &number(m.high)),
        ];
        fill(words.figures.mean_label, &values)
    });
    let label = format!("{name}. {}", said.collect::<Vec<_>>().join("; "));
    let labels = years
        .iter()
        .map(|year| {
            let x = percent(slots.middle(f64::from(*year)));
            view! { <text class="trend__label" x=x y="97%">{study_year(*year).to_string()}</text> }
        })
        .collect_view();
    let drawn = marks.iter().map(|m| mark(&slots, m)).collect_view();
    view! {
        <svg class="trend" role="img" aria-label=label>
            {scale()}
            {norm("trend__nation", &slots, &norms.nation)}
            {norm("trend__subject", &slots, &norms.subject)}
            {drawn}
            {labels}
        </svg>
    }
}

/// What the forms in the drawings mean; once on a page.
#[component]
pub fn YearsKey(words: Words) -> impl IntoView {
    let w = words.telling();
    let sample = |class: &'static str| view! { <svg aria-hidden="true">{line(class, (0.0, 100.0), (50.0, 50.0))}</svg> };
    view! {
        <ul class="bar-dist-key trend-key">
            <li>
                <svg aria-hidden="true">
                    {line("trend__range", (50.0, 50.0), (5.0, 95.0))}
                    <circle class="trend__dot" cx="50%" cy="50%" r="5"></circle>
                </svg>
                {w.key_own}
            </li>
            <li>{sample("trend__subject")}{w.key_subject}</li>
            <li>{sample("trend__nation")}{w.key_nation}</li>
        </ul>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::lang::Lang;
    use crate::shared::ui::drawn::html;

    #[test]
    fn a_pooled_figure_spans_its_years_and_all_is_said_in_words() {
        let mark = |years, mean: f64| Mark {
            years,
            said: decimal(mean, 1, Lang::Nb),
            mean,
            low: mean - 0.3,
            high: mean + 0.3,
        };
        let marks = vec![mark((2022, 2023), 4.0), mark((2024, 2024), 3.5)];
        let norms = NormMarks {
            subject: vec![(2024, 4.2)],
            nation: vec![(2022, 4.3), (2024, 4.3)],
        };
        let html = html(|| {
            let words = Words::of(Lang::Nb);
            view! { <YearsChart words name="Kvalitet" marks norms/> }
        });
        assert!(
            html.contains("Kvalitet. 2022–23 til 2023–24 samlet: snitt 4,0, trolig mellom 3,7 og 4,3"),
            "{html}"
        );
        assert_eq!(html.matches("trend__span").count(), 3, "{html}");
        assert_eq!(html.matches("trend__nation").count(), 2);
        assert!(!html.contains("style="));
    }
}
