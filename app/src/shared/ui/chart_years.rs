//! A measure over the years: a dot with its interval for each figure, beside short lines for others.
//!
//! Inline SVG with percent places, like `chart`. What is told apart by form – dot and bar, dashed line, dotted
//! line – not by colour; every figure is in the label and, by whoever draws this, in a table beside it.

use leptos::prelude::*;

use crate::evaluation::model::Estimate;
use crate::words::{Words, fill};

/// Room at the left for the scale, in percent.
const LEFT: f64 = 8.0;
/// Where 5 and 1 lie, in percent of the height.
const TOP: f64 = 12.0;
/// See `TOP`.
const BOTTOM: f64 = 82.0;
/// Half the room a figure's number takes in the narrowest drawing, and a dot, in percent across and down.
const NUMBER: (f64, f64) = (6.0, 4.5);
/// See `NUMBER`.
const DOT: f64 = 5.5;
/// Half the height others' lines are kept clear of: a number's outline would cut into them.
const LINE: f64 = 2.5;
/// Where a number may stand, in percent of the height: below are the years.
const NUMBERS: (f64, f64) = (4.0, 87.0);
/// Half of what others' lines fill of a year's room.
const HALF_LINE: f64 = 0.4;
/// The least room for a year's name, in percent; where there is less, every second stands, or every third.
const YEAR: f64 = 15.0;

/// One figure: of one year, or of several together.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// First and last year.
    pub years: (i32, i32),
    pub estimate: Estimate,
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

    fn of_mark(&self, mark: &Mark) -> f64 {
        self.middle(f64::from(mark.years.0 + mark.years.1) / 2.0)
    }

    fn middle(&self, year: f64) -> f64 {
        LEFT + (year - f64::from(self.first) + 0.5) * self.width
    }
}

/// What a part of a drawing covers, in percent: left and right, top and bottom.
#[derive(Clone, Copy)]
struct Area {
    x: (f64, f64),
    y: (f64, f64),
}

impl Area {
    fn meets(&self, other: &Area) -> bool {
        let overlap = |a: (f64, f64), b: (f64, f64)| a.0 < b.1 && b.0 < a.1;
        overlap(self.x, other.x) && overlap(self.y, other.y)
    }
}

/// Where a figure's number would stand with its middle at `y`.
fn number_at(x: f64, y: f64) -> Area {
    Area {
        x: (x - NUMBER.0, x + NUMBER.0),
        y: (y - NUMBER.1, y + NUMBER.1),
    }
}

/// The bar and the dot of a figure, and the years it spans.
fn bodies(slots: &Slots, mark: &Mark) -> [Area; 2] {
    let (x, y) = (slots.of_mark(mark), height(mark.estimate.mean));
    let across = |year: i32| slots.middle(f64::from(year));
    [
        Area {
            x: (x - 1.5, x + 1.5),
            y: (
                height(mark.estimate.high).min(y - DOT),
                height(mark.estimate.low).max(y + DOT),
            ),
        },
        Area {
            x: (across(mark.years.0) - 0.5, across(mark.years.1) + 0.5),
            y: (y - DOT, y + DOT),
        },
    ]
}

/// Where the middle of each figure's number lies: above or below its bar, clear of every line, dot and other number.
fn numbers(slots: &Slots, marks: &[Mark], norms: &NormMarks) -> Vec<f64> {
    let lines = norms.subject.iter().chain(&norms.nation).map(|(year, mean)| {
        let (x, half, y) = (
            slots.middle(f64::from(*year)),
            slots.width * HALF_LINE,
            height(*mean),
        );
        Area {
            x: (x - half, x + half),
            y: (y - LINE, y + LINE),
        }
    });
    let mut taken: Vec<Area> = lines.chain(marks.iter().flat_map(|m| bodies(slots, m))).collect();
    let mut places = vec![];
    for mark in marks {
        let (x, [bar, _]) = (slots.of_mark(mark), bodies(slots, mark));
        let free = |y: f64| {
            let is_in = (NUMBERS.0..=NUMBERS.1).contains(&y);
            is_in && !taken.iter().any(|area| area.meets(&number_at(x, y)))
        };
        let steps = || (0..100u8).map(|step| f64::from(step) / 2.0);
        let (above, below) = (bar.y.0 - NUMBER.1, bar.y.1 + NUMBER.1);
        let near = steps().find_map(|away| [above - away, below + away].into_iter().find(|y| free(*y)));
        let y = near.unwrap_or(above.max(NUMBERS.0));
        taken.push(number_at(x, y));
        places.push(y);
    }
    places
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
        let half = slots.width * HALF_LINE;
        line(class, (x - half, x + half), (y, y))
    });
    lines.collect_view().into_any()
}

fn mark(words: Words, slots: &Slots, mark: &Mark, number: f64) -> AnyView {
    let (from, to) = (f64::from(mark.years.0), f64::from(mark.years.1));
    let (x, y) = (slots.of_mark(mark), height(mark.estimate.mean));
    let span = (from < to).then(|| {
        let (left, right) = (slots.middle(from), slots.middle(to));
        let end = |x: f64| line("trend__span", (x, x), (y - 3.0, y + 3.0));
        view! { {line("trend__span", (left, right), (y, y))} {end(left)} {end(right)} }
    });
    view! {
        {span}
        {line("trend__range", (x, x), (height(mark.estimate.low), height(mark.estimate.high)))}
        <circle class="trend__dot" cx=percent(x) cy=percent(y) r="5"></circle>
        <text class="trend__value" x=percent(x) y=percent(number) dy="0.35em">{words.mean_drawn(&mark.estimate)}</text>
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
    let study_year = |year: i32| crate::shared::time::StudyYear(year);
    let said = marks.iter().map(|m| {
        let years = words.years_told((study_year(m.years.0), study_year(m.years.1)));
        words.estimate_label(&years, &m.estimate)
    });
    let label = format!("{name}. {}", said.collect::<Vec<_>>().join("; "));
    // The newest year has its name in any case.
    let every = (YEAR / slots.width).ceil().max(1.0) as usize;
    let labels = years
        .iter()
        .rev()
        .step_by(every)
        .map(|year| {
            let x = percent(slots.middle(f64::from(*year)));
            view! { <text class="trend__label" x=x y="97%">{study_year(*year).to_string()}</text> }
        })
        .collect_view();
    let places = numbers(&slots, &marks, &norms);
    let drawn = marks.iter().zip(places).map(|(m, y)| mark(words, &slots, m, y));
    let drawn = drawn.collect_view();
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

/// What the forms in the drawings mean; once on a page. `own` says what the dots are about, `subject` whether the
/// drawings have the subject's line.
#[component]
pub fn YearsKey(words: Words, own: &'static str, #[prop(default = true)] subject: bool) -> impl IntoView {
    let w = words.telling();
    let sample = |class: &'static str| view! { <svg aria-hidden="true">{line(class, (0.0, 100.0), (50.0, 50.0))}</svg> };
    let subject = subject.then(|| view! { <li>{sample("trend__subject")}{w.key_subject}</li> });
    view! {
        <ul class="bar-dist-key trend-key">
            <li>
                <svg aria-hidden="true">
                    {line("trend__range", (50.0, 50.0), (5.0, 95.0))}
                    <circle class="trend__dot" cx="50%" cy="50%" r="5"></circle>
                </svg>
                {fill(w.key_own, &[("own", own)])}
            </li>
            {subject}
            <li>{sample("trend__nation")}{w.key_nation}</li>
        </ul>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::model::Beyond;
    use crate::shared::lang::Lang;
    use crate::shared::ui::drawn::html;

    #[test]
    fn a_pooled_figure_spans_its_years_and_all_is_said_in_words() {
        let mark = |years, mean: f64| Mark {
            years,
            estimate: Estimate {
                mean,
                low: mean - 0.3,
                high: mean + 0.3,
                beyond: None,
            },
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

    #[test]
    fn numbers_stand_clear_of_lines_and_of_each_other() {
        let mark = |years, mean: f64, around: f64| Mark {
            years,
            estimate: Estimate {
                mean,
                low: (mean - around).max(1.0),
                high: (mean + around).min(5.0),
                beyond: Some(Beyond::AtLeast),
            },
        };
        // Lines of others right above and right below a dot, two figures of one year, figures at both ends.
        let drawings = [
            vec![mark((2024, 2024), 3.4, 0.1), mark((2025, 2025), 3.3, 0.3)],
            vec![mark((2024, 2024), 4.0, 0.2), mark((2024, 2024), 4.1, 0.2)],
            vec![mark((2020, 2022), 4.9, 0.3), mark((2023, 2023), 1.1, 0.6)],
            (2018..2026).map(|y| mark((y, y), 3.0, 0.4)).collect(),
        ];
        let norms = NormMarks {
            subject: (2018..2026).map(|y| (y, 3.6)).collect(),
            nation: (2018..2026).map(|y| (y, 3.15)).collect(),
        };
        for marks in drawings {
            let (slots, _) = Slots::of(&marks, &norms);
            let places = numbers(&slots, &marks, &norms);
            let mut stand: Vec<Area> = vec![];
            for (m, y) in marks.iter().zip(places) {
                assert!((NUMBERS.0..=NUMBERS.1).contains(&y), "{marks:?}: {y}");
                let own = number_at(slots.of_mark(m), y);
                let meets = |other: &Area| own.meets(other);
                assert!(!stand.iter().any(meets), "{marks:?}");
                assert!(!marks.iter().flat_map(|o| bodies(&slots, o)).any(|b| meets(&b)));
                for (year, mean) in norms.subject.iter().chain(&norms.nation) {
                    let (x, y) = (slots.middle(f64::from(*year)), height(*mean));
                    let half = slots.width * HALF_LINE;
                    let line = Area {
                        x: (x - half, x + half),
                        y: (y - LINE, y + LINE),
                    };
                    assert!(!meets(&line), "{marks:?} meets the line of {year}");
                }
                stand.push(own);
            }
            let html = html(|| {
                let words = Words::of(Lang::Nb);
                view! { <YearsChart words name="Kvalitet" marks norms=norms.clone()/> }
            });
            assert!(html.contains(">≥\u{a0}") && !html.contains(">minst"), "{html}");
            assert!(
                html.contains("snitt minst ") && !html.contains("trolig"),
                "words stay in the label: {html}"
            );
        }
    }

    #[test]
    fn the_key_explains_what_is_drawn_and_nothing_else() {
        let words = Words::of(Lang::Nb);
        let whole = html(|| view! { <YearsKey words own="studiet"/> });
        assert!(whole.contains("studiet, med") && whole.contains("trend__subject"));
        let beside_nation = html(|| view! { <YearsKey words own="institusjonen" subject=false/> });
        assert!(beside_nation.contains("institusjonen, med"), "{beside_nation}");
        assert!(!beside_nation.contains("trend__subject") && beside_nation.contains("trend__nation"));
    }
}
