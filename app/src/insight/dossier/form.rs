//! The minutes and the institution's remark, as typed.

use serde::{Deserialize, Serialize};

use super::model::{Minutes, Point};
use crate::shared::fault::{FieldFault, Problem};
use crate::shared::time::{Date, parse_date};

/// Longest minutes and longest remark, in characters.
pub const TEXT: usize = 8_000;
/// Longest agreed point, in characters.
pub const WHAT: usize = 500;
/// Longest name or role, in characters.
pub const OWNER: usize = 200;
/// Most agreed points of one meeting.
pub const POINTS: usize = 12;
/// Empty lines for further points.
const SPARE: usize = 3;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PointForm {
    pub what: String,
    pub owner: String,
    pub due_on: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MinutesForm {
    pub held_on: String,
    pub text: String,
    pub points: Vec<PointForm>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RemarkForm {
    pub remark: String,
}

/// Minutes ready to be kept.
#[derive(Clone, Debug, PartialEq)]
pub struct NewMinutes {
    pub held_on: Date,
    pub text: String,
    pub points: Vec<Point>,
}

fn text(faults: &mut Vec<FieldFault>, field: &str, typed: &str, most: usize) -> String {
    let text = typed.trim();
    if text.is_empty() {
        faults.push(FieldFault::new(field, Problem::Required));
    } else if text.chars().count() > most {
        faults.push(FieldFault::new(field, Problem::TooLong(most)));
    }
    text.replace('\0', "")
}

fn date(faults: &mut Vec<FieldFault>, field: &str, typed: &str) -> Option<Date> {
    let day = parse_date(typed);
    if day.is_none() {
        let problem = if typed.trim().is_empty() {
            Problem::Required
        } else {
            Problem::NotADate
        };
        faults.push(FieldFault::new(field, problem));
    }
    day
}

impl PointForm {
    fn is_empty(&self) -> bool {
        [&self.what, &self.owner, &self.due_on]
            .iter()
            .all(|t| t.trim().is_empty())
    }
}

impl MinutesForm {
    /// The form of minutes that are there.
    #[must_use]
    pub fn of(minutes: &Minutes) -> Self {
        let point = |p: &Point| PointForm {
            what: p.what.clone(),
            owner: p.owner.clone(),
            due_on: p.due_on.to_string(),
        };
        MinutesForm {
            held_on: minutes.held_on.to_string(),
            text: minutes.text.clone(),
            points: minutes.points.iter().map(point).collect(),
        }
    }

    /// The points typed, and some empty lines for more.
    #[must_use]
    pub fn lines(&self) -> Vec<PointForm> {
        let mut lines = self.points.clone();
        lines.retain(|p| !p.is_empty());
        let most = (lines.len() + SPARE).min(POINTS.max(lines.len()));
        lines.resize(most, PointForm::default());
        lines
    }

    /// Lines left empty are no points; faults name a point by its place among those that are typed.
    ///
    /// # Errors
    /// Faults in `held_on`, `text`, `points` and `points[0][what]`, `…[owner]`, `…[due_on]`.
    pub fn check(&self, today: Date) -> Result<NewMinutes, Vec<FieldFault>> {
        let mut faults = vec![];
        let held_on = date(&mut faults, "held_on", &self.held_on);
        if held_on.is_some_and(|day| day > today) {
            faults.push(FieldFault::new("held_on", Problem::Ahead));
        }
        let said = text(&mut faults, "text", &self.text, TEXT);
        let typed: Vec<&PointForm> = self.points.iter().filter(|p| !p.is_empty()).collect();
        if typed.len() > POINTS {
            faults.push(FieldFault::new("points", Problem::AtMost(POINTS)));
        }
        let mut points = vec![];
        for (i, point) in typed.into_iter().take(POINTS).enumerate() {
            let field = |name: &str| format!("points[{i}][{name}]");
            let what = text(&mut faults, &field("what"), &point.what, WHAT);
            let owner = text(&mut faults, &field("owner"), &point.owner, OWNER);
            if let Some(due_on) = date(&mut faults, &field("due_on"), &point.due_on) {
                points.push(Point { what, owner, due_on });
            }
        }
        match (held_on, faults.is_empty()) {
            (Some(held_on), true) => Ok(NewMinutes {
                held_on,
                text: said,
                points,
            }),
            _ => Err(faults),
        }
    }
}

impl RemarkForm {
    /// # Errors
    /// A fault in `remark`.
    pub fn check(&self) -> Result<String, Vec<FieldFault>> {
        let mut faults = vec![];
        let said = text(&mut faults, "remark", &self.remark, TEXT);
        if faults.is_empty() { Ok(said) } else { Err(faults) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(what: &str, owner: &str, due_on: &str) -> PointForm {
        PointForm {
            what: what.into(),
            owner: owner.into(),
            due_on: due_on.into(),
        }
    }

    fn form(points: Vec<PointForm>) -> MinutesForm {
        MinutesForm {
            held_on: "12.10.2026".into(),
            text: "Vi gikk gjennom tallene.".into(),
            points,
        }
    }

    fn today() -> Date {
        Date::from_ymd_opt(2026, 11, 24).unwrap()
    }

    #[test]
    fn empty_lines_are_no_points_and_half_ones_are_faults_where_they_stand() {
        let empty = || point(" ", "", "");
        let whole = || point("Ny studieplan", "Studieleder", "1.3.2027");
        let new = form(vec![empty(), whole(), empty()]).check(today()).unwrap();
        assert_eq!(new.points.len(), 1);
        let half = form(vec![whole(), empty(), point("Veiledning", "", "snart")]);
        let faults = half.check(today()).unwrap_err();
        assert_eq!(
            faults,
            [
                FieldFault::new("points[1][owner]", Problem::Required),
                FieldFault::new("points[1][due_on]", Problem::NotADate)
            ]
        );
        assert_eq!(
            half.lines()[1].what,
            "Veiledning",
            "the page shows it in the same place"
        );
    }

    #[test]
    fn a_meeting_that_has_not_been_held_has_no_minutes() {
        let early = MinutesForm {
            held_on: "25.11.2026".into(),
            ..form(vec![])
        };
        assert_eq!(early.check(today()).unwrap_err()[0].field, "held_on");
        let many = form(vec![point("a", "b", "1.3.2027"); POINTS + 1]);
        assert_eq!(many.check(today()).unwrap_err()[0].field, "points");
    }
}
