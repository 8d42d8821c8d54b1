//! What was found for one size, and the table of it: goals, figures, and how many times as much peers take.

use std::fmt::Write as _;

use crate::measure::{Repeats, Spread, Times, digits};
use crate::own::Worst;

/// How fast a side took its offers in, and what they take on disk.
pub struct Built {
    pub per_second: f64,
    pub bytes: u64,
}

/// One side's figures.
#[derive(Default)]
pub struct Figures {
    pub built: Option<Built>,
    pub asked: Repeats,
}

/// Everything found for one size.
pub struct Sheet {
    n_offers: usize,
    pub videre: Figures,
    pub raw: Figures,
    pub fts5: Figures,
    pub postgres: Figures,
    pub postgres_version: Option<String>,
    /// Questions of filters alone on which all sides agree.
    pub checks: usize,
    pub suggest: Repeats,
    pub worst: Option<Worst>,
    pub freshness: Times,
    /// Megabytes: all, and those no file backs.
    pub resident: (f64, f64),
}

/// A limit for the milliseconds of a measure, and how many times as much peers must take at least.
#[derive(Default)]
struct Goal {
    at_most: Option<f64>,
    postgres: Option<f64>,
    fts5: Option<f64>,
}

impl Sheet {
    pub fn new(n_offers: usize) -> Self {
        Sheet {
            n_offers,
            videre: Figures::default(),
            raw: Figures::default(),
            fts5: Figures::default(),
            postgres: Figures::default(),
            postgres_version: None,
            checks: 0,
            suggest: Repeats::default(),
            worst: None,
            freshness: Times::default(),
            resident: (f64::NAN, f64::NAN),
        }
    }

    /// What the plan promises of full search in this size.
    fn goal(&self, share: f64) -> Goal {
        let ratios = |postgres, fts5, at_most| Goal {
            at_most,
            postgres: Some(postgres),
            fts5: Some(fts5),
        };
        match (self.n_offers, share) {
            (..=20_000, 0.5) => Goal {
                at_most: Some(2.0),
                ..Goal::default()
            },
            (..=20_000, 0.99) => Goal {
                at_most: Some(8.0),
                ..Goal::default()
            },
            (..=200_000, 0.5) => ratios(15.0, 10.0, None),
            (..=200_000, 0.99) => ratios(5.0, 5.0, Some(25.0)),
            (_, 0.5) => Goal {
                at_most: Some(15.0),
                ..Goal::default()
            },
            (_, 0.99) => ratios(20.0, 5.0, Some(80.0)),
            _ => Goal::default(),
        }
    }

    fn search_row(&self, name: &str, share: f64) -> Row {
        let own = self.videre.asked.quantile(share);
        let goal = self.goal(share);
        let mut row = Row::new(format!("full search, {name}, ms"));
        if let Some(limit) = goal.at_most {
            row.goal(&format!("≤ {limit}"), own.middle <= limit);
        }
        row.cells[0] = own.to_string();
        for (i, figures, goal, peer) in [
            (1, &self.postgres, goal.postgres, "PostgreSQL"),
            (2, &self.fts5, goal.fts5, "FTS5"),
            (3, &self.raw, None, ""),
        ] {
            if figures.asked.n() == 0 {
                continue;
            }
            let other = figures.asked.quantile(share);
            let times = self.videre.asked.ratio(&figures.asked, share);
            row.cells[i] = format!("{other}: {}×", digits(times));
            if let Some(least) = goal {
                row.goal(&format!("{peer} ≥ {least}×"), times >= least);
            }
        }
        row
    }

    fn rows(&self) -> Vec<Row> {
        let sides = [&self.videre, &self.postgres, &self.fts5, &self.raw];
        let mut rows = vec![
            self.search_row("p50", 0.5),
            self.search_row("p95", 0.95),
            self.search_row("p99", 0.99),
            self.search_row("longest", 1.0),
        ];
        let mut asked = Row::new("questions asked in all repeats, of them without any hit");
        let mut hits = Row::new("hits of a question, p50 and p95");
        for (i, side) in sides.into_iter().enumerate().filter(|(_, s)| s.asked.n() > 0) {
            let totals = Times::new(side.asked.totals.clone());
            let n_empty = side.asked.totals.iter().filter(|n| **n == 0.0).count();
            let empty = 100.0 * n_empty as f64 / totals.n() as f64;
            asked.cells[i] = format!("{}, {empty:.0} %", totals.n());
            hits.cells[i] = format!("{}, {}", totals.quantile(0.5), totals.quantile(0.95));
        }
        rows.extend([asked, hits]);

        let (own, raw) = (self.videre.asked.cpu(), self.raw.asked.cpu());
        let mut row = Row::new("language layer: processor time a question, ms");
        let times = own.middle / raw.middle;
        row.goal("≤ 3× raw tantivy", times <= 3.0);
        row.cells[0] = format!("{own}: {}×", digits(times));
        row.cells[3] = raw.to_string();
        rows.push(row);

        rows.push(self.suggest_row("p50", 0.5, None));
        let limit = if self.n_offers <= 20_000 { 5.0 } else { 15.0 };
        rows.push(self.suggest_row("p99", 0.99, Some(limit)));

        if let Some(worst) = &self.worst {
            let mut row = Row::new(format!("worst of {} nasty questions, ms", worst.n));
            row.goal("< 100", worst.longest < 100.0);
            row.cells[0] = format!(
                "{} ({}); longest single answer {}",
                digits(worst.middle),
                worst.kind,
                digits(worst.longest)
            );
            rows.push(row);
        }

        let mut rate = Row::new("offers indexed a second, one thread");
        let mut size = Row::new("size on disk, MB");
        let built: Vec<Option<&Built>> = sides.iter().map(|s| s.built.as_ref()).collect();
        if let (Some(own), Some(raw)) = (built[0], built[3]) {
            rate.goal("≥ 0.4× raw tantivy", own.per_second >= 0.4 * raw.per_second);
            size.goal("≤ 2.5× raw tantivy", own.bytes as f64 <= 2.5 * raw.bytes as f64);
            for (i, side) in built.iter().enumerate() {
                let Some(side) = side else { continue };
                let ratio = |a: f64, b: f64| {
                    if i == 0 {
                        String::new()
                    } else {
                        format!(": {}×", digits(a / b))
                    }
                };
                let (per_second, bytes) = (side.per_second, side.bytes as f64);
                rate.cells[i] = format!("{per_second:.0}{}", ratio(per_second, own.per_second));
                size.cells[i] = format!("{}{}", digits(bytes / 1e6), ratio(bytes, own.bytes as f64));
            }
        }
        rows.extend([rate, size]);

        let mut row = Row::new("resident memory with the index open, MB");
        row.cells[0] = format!(
            "{:.0}, of it {:.0} not backed by files",
            self.resident.0, self.resident.1
        );
        rows.push(row);

        let mut row = Row::new(format!(
            "one offer taken into the index → found, {} times, ms",
            self.freshness.n()
        ));
        let q = |share| self.freshness.quantile(share);
        row.goal("p99 ≤ 1 000", q(0.99) <= 1_000.0);
        row.cells[0] = format!("p50 {}, p99 {}", digits(q(0.5)), digits(q(0.99)));
        rows.push(row);
        rows
    }

    fn suggest_row(&self, name: &str, share: f64, limit: Option<f64>) -> Row {
        let own: Spread = self.suggest.quantile(share);
        let mut row = Row::new(format!("suggestions after a keystroke, {name}, ms"));
        if let Some(limit) = limit {
            row.goal(&format!("≤ {limit}"), own.middle <= limit);
        }
        row.cells[0] = own.to_string();
        row
    }

    /// The section of the results.
    pub fn text(&self, machine: &str) -> String {
        let postgres = match &self.postgres_version {
            Some(version) => format!("PostgreSQL {version}"),
            None => "PostgreSQL: **was not there**".to_owned(),
        };
        let mut text = format!(
            "{machine}\n\nIn brackets the least and the most of {} repeats; × is how many times Videre’s \
             figure, over the questions both have answered. All \
             sides gave the same totals and counts to {} questions of filters alone.\n\n\
             | what | goal | Videre | {postgres} | SQLite FTS5 | raw tantivy |\n| --- | --- | --- | --- | --- | --- |\n",
            self.videre.asked.runs.len(),
            self.checks,
        );
        for row in self.rows() {
            println!(
                "{} | {} | {}",
                row.what,
                row.goals.join(", "),
                row.cells.join(" | ")
            );
            let goals = if row.goals.is_empty() {
                "–".to_owned()
            } else {
                row.goals.join(", ")
            };
            let _ = writeln!(text, "| {} | {goals} | {} |", row.what, row.cells.join(" | "));
        }
        text
    }
}

/// One line of the table: Videre, PostgreSQL, FTS5, raw tantivy.
struct Row {
    what: String,
    goals: Vec<String>,
    cells: [String; 4],
}

impl Row {
    fn new(what: impl Into<String>) -> Self {
        Row {
            what: what.into(),
            goals: vec![],
            cells: std::array::from_fn(|_| "–".to_owned()),
        }
    }

    fn goal(&mut self, text: &str, is_met: bool) {
        self.goals.push(if is_met {
            text.to_owned()
        } else {
            format!("{text} **missed**")
        });
    }
}
