//! Sets rows against what an institution has, without touching anything.
//!
//! A pure function of rows and landscape: the same call makes the trial and, inside the transaction, what is
//! saved; where the two differ, somebody saved in between.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use app::catalogue::exchange::cell::study_year;
use app::catalogue::exchange::column::Column;
use app::catalogue::exchange::model::{CellFault, Gone, RowProblem, RowReport, Seen, Summary, Verdict};
use app::catalogue::exchange::row::{CLEAR, Cells, Lists, judge};
use app::catalogue::exchange::sheet::unguarded;
use app::catalogue::form::{OfferForm, RunForm};
use app::catalogue::model::{Reference, VersionState};
use app::shared::fault::Fault;
use app::shared::ids::OfferId;
use app::shared::time::StudyYear;

use super::landscape::{Known, Landscape, folded};
use super::store::Raw;
use crate::catalogue::reference::codes;

/// Most offers listed as left out.
const GONE: usize = 100;

/// A row with what it comes to.
pub struct Planned {
    pub report: RowReport,
    /// What would be kept; only of rows that write.
    pub form: OfferForm,
}

/// A row's cells by column; columns not used and cells left empty say nothing.
pub fn cells(raw: &Raw, columns: &[Option<Column>]) -> Cells {
    let pairs = raw.cells.iter().zip(columns);
    pairs
        .filter(|(cell, _)| !cell.is_empty())
        .filter_map(|(cell, column)| {
            let clears = CLEAR.contains(&cell.to_lowercase().as_str());
            let text = if clears { "" } else { unguarded(cell) };
            Some(((*column)?, text.to_owned()))
        })
        .collect()
}

/// What one row is about, before its values are looked at.
enum About<'a> {
    /// A text there is.
    Known(&'a Known),
    /// A new text of an offer there is, begun from this one.
    Next(&'a Known),
    New,
}

/// Plans the import of many rows for one institution.
pub struct Planner<'a> {
    landscape: &'a Landscape,
    lists: Lists<'a>,
    /// Which row is about an offer, by its number or by a new offer's code.
    taken: HashMap<OfferId, u32>,
    new_codes: HashMap<String, u32>,
}

impl<'a> Planner<'a> {
    pub fn new(landscape: &'a Landscape, lists: Lists<'a>) -> Self {
        Planner {
            landscape,
            lists,
            taken: HashMap::new(),
            new_codes: HashMap::new(),
        }
    }

    /// Rows saved before are about their offers already.
    pub fn with_done(mut self, done: &[RowReport]) -> Self {
        let named = done.iter().filter_map(|r| Some((r.offer?, r.number)));
        self.taken.extend(named);
        self
    }

    /// Plans one row; rows are to come in their order.
    pub fn row(&mut self, number: u32, cells: &Cells) -> Planned {
        let text = |column| cells.get(&column).map_or("", String::as_str).trim();
        let mut planned = Planned {
            report: RowReport {
                number,
                code: short(text(Column::Code)),
                title: short(text(Column::Title)),
                verdict: Verdict::Refused,
                offer: None,
                seen: None,
                changes: vec![],
                faults: vec![],
                missing: 0,
            },
            form: OfferForm::default(),
        };
        let (year, about) = match self.about(number, cells) {
            Ok(found) => found,
            Err((offer, fault)) => {
                planned.report.offer = offer;
                planned.report.faults = vec![fault];
                return planned;
            }
        };
        let report = &mut planned.report;
        let (before, seen) = match &about {
            About::Known(known) => (known.form.clone(), Some(known)),
            About::Next(known) => {
                // A new year brings new dates.
                let form = OfferForm {
                    run: RunForm::default(),
                    runs: vec![],
                    ..known.form.clone()
                };
                (form, Some(known))
            }
            About::New => (fresh(), None),
        };
        report.offer = seen.map(|k| k.offer);
        report.seen = seen.map(|k| Seen {
            version: k.version,
            revision: k.revision,
        });
        if let Some(known) = seen {
            for (said, has) in [
                (&mut report.code, &known.form.code),
                (&mut report.title, &known.form.title),
            ] {
                if said.is_empty() {
                    *said = short(has);
                }
            }
        }
        let judged = judge(&before, cells, self.lists);
        report.missing = judged.missing;
        report.verdict = match &about {
            About::Known(_) if judged.changes.is_empty() && judged.faults.is_empty() => Verdict::Unchanged,
            About::Known(known) => match self.closed(known, year) {
                Some(fault) => {
                    report.faults.push(fault);
                    Verdict::Refused
                }
                None => Verdict::Changed,
            },
            About::Next(_) => Verdict::NextYear,
            About::New => Verdict::New,
        };
        if report.verdict != Verdict::Refused && !judged.faults.is_empty() {
            report.verdict = Verdict::Refused;
            report.faults = judged.faults;
        }
        report.changes = judged.changes;
        planned.form = judged.form;
        planned
    }

    fn about(
        &mut self,
        number: u32,
        cells: &Cells,
    ) -> Result<(StudyYear, About<'a>), (Option<OfferId>, CellFault)> {
        let text = |column| cells.get(&column).map_or("", String::as_str).trim();
        let coming = self.landscape.coming;
        let year = match text(Column::Year) {
            "" => coming,
            typed => {
                study_year(typed).ok_or_else(|| (None, CellFault::new(Column::Year, RowProblem::NotAYear)))?
            }
        };
        let Some(offer) = self.offer(text(Column::Offer), text(Column::Code), year)? else {
            if year != coming {
                return Err((None, CellFault::new(Column::Year, RowProblem::OtherYear(coming))));
            }
            let code = folded(text(Column::Code));
            if let Some(first) = self.new_codes.insert(code.clone(), number) {
                self.new_codes.insert(code, first);
                return Err((None, CellFault::of_row(RowProblem::Twice(first))));
            }
            return Ok((year, About::New));
        };
        if let Some(first) = self.taken.insert(offer, number) {
            self.taken.insert(offer, first);
            return Err((Some(offer), CellFault::of_row(RowProblem::Twice(first))));
        }
        if let Some(known) = self.landscape.of_year(offer, year) {
            return Ok((year, About::Known(known)));
        }
        if year != coming {
            let problem = RowProblem::OtherYear(coming);
            return Err((Some(offer), CellFault::new(Column::Year, problem)));
        }
        let versions = self.landscape.offer(offer).unwrap_or_default();
        let open = |v: &&Known| v.state.is_editable() || v.state == VersionState::InReview;
        if let Some(open) = versions.iter().find(open) {
            let problem = RowProblem::OpenElsewhere(open.year);
            return Err((Some(offer), CellFault::of_row(problem)));
        }
        match versions.first() {
            Some(newest) => Ok((year, About::Next(newest))),
            None => Ok((year, About::New)),
        }
    }

    /// The offer a row names; nothing for a code nobody has.
    fn offer(
        &self,
        number: &str,
        code: &str,
        year: StudyYear,
    ) -> Result<Option<OfferId>, (Option<OfferId>, CellFault)> {
        let fault = |column, problem| (None, CellFault::new(column, problem));
        if !number.is_empty() {
            let offer = number.parse::<OfferId>().ok();
            let offer = offer.filter(|o| self.landscape.offer(*o).is_some());
            return match offer {
                Some(offer) => Ok(Some(offer)),
                None => Err(fault(Column::Offer, RowProblem::UnknownOffer)),
            };
        }
        if folded(code).is_empty() {
            return Err((None, CellFault::of_row(RowProblem::NoKey)));
        }
        match self.landscape.with_code(code, year).as_slice() {
            [] => Ok(None),
            [one] => Ok(Some(*one)),
            _ => Err((None, CellFault::of_row(RowProblem::Ambiguous))),
        }
    }

    /// Why a text may not be changed by an import.
    fn closed(&self, known: &Known, year: StudyYear) -> Option<CellFault> {
        if year != self.landscape.coming {
            let problem = RowProblem::OtherYear(self.landscape.coming);
            return Some(CellFault::new(Column::Year, problem));
        }
        let problem = match known.state {
            VersionState::Draft | VersionState::Returned => return None,
            VersionState::InReview => RowProblem::InReview,
            VersionState::Published | VersionState::Superseded => RowProblem::Live,
            VersionState::Withdrawn => RowProblem::Withdrawn,
        };
        Some(CellFault::of_row(problem))
    }

    /// What all rows come to; `reports` are those of the whole import.
    pub fn summary<'r>(&self, reports: impl Iterator<Item = &'r RowReport>) -> Summary {
        let mut summary = Summary::default();
        let mut fields: BTreeMap<Column, usize> = BTreeMap::new();
        let mut named: HashSet<OfferId> = HashSet::new();
        for report in reports {
            count(&mut summary, report.verdict, 1);
            if report.verdict == Verdict::Changed {
                for change in &report.changes {
                    *fields.entry(change.column).or_default() += 1;
                }
            }
            named.extend(report.offer);
        }
        summary.fields = fields.into_iter().collect();
        summary
            .fields
            .sort_by_key(|(column, n)| (std::cmp::Reverse(*n), *column));
        let coming = self.landscape.coming_offers();
        summary.known = coming.len();
        let gone = coming.iter().filter(|k| !named.contains(&k.offer));
        let gone: Vec<Gone> = gone
            .map(|k| Gone {
                offer: k.offer,
                version: k.version,
                code: short(&k.form.code),
                title: short(&k.form.title),
            })
            .collect();
        summary.gone = gone.len();
        summary.gone_list = gone.into_iter().take(GONE).collect();
        summary
    }
}

/// Rows tried against a landscape.
pub struct Trial {
    pub rows: Vec<(Raw, Planned)>,
    /// Of these rows and those saved before.
    pub summary: Summary,
    pub landscape: Landscape,
}

/// Plans many rows on a thread of its own: five thousand take about a second.
///
/// # Errors
/// `Internal` only.
pub async fn try_rows(
    reference: Arc<Reference>,
    landscape: Landscape,
    columns: Vec<Option<Column>>,
    rows: Vec<Raw>,
    done: Vec<RowReport>,
) -> Result<Trial, Fault> {
    let plan = move || planned(&reference, landscape, &columns, rows, &done);
    Ok(tokio::task::spawn_blocking(plan).await?)
}

/// Plans many rows here and now; `done` are the reports of those saved before.
pub fn planned(
    reference: &Reference,
    landscape: Landscape,
    columns: &[Option<Column>],
    rows: Vec<Raw>,
    done: &[RowReport],
) -> Trial {
    let (subjects, counties) = codes(reference);
    let lists = Lists {
        reference,
        subjects: &subjects,
        counties: &counties,
    };
    let mut planner = Planner::new(&landscape, lists).with_done(done);
    let rows: Vec<(Raw, Planned)> = rows
        .into_iter()
        .map(|raw| {
            let planned = planner.row(raw.number, &cells(&raw, columns));
            (raw, planned)
        })
        .collect();
    let summary = planner.summary(rows.iter().map(|(_, p)| &p.report).chain(done));
    drop(planner);
    Trial {
        rows,
        summary,
        landscape,
    }
}

/// Counts rows of a verdict.
pub fn count(summary: &mut Summary, verdict: Verdict, n: usize) {
    let field = match verdict {
        Verdict::New => &mut summary.new,
        Verdict::NextYear => &mut summary.next_year,
        Verdict::Changed => &mut summary.changed,
        Verdict::Unchanged => &mut summary.unchanged,
        Verdict::Refused => &mut summary.refused,
    };
    *field += n;
}

/// A new offer is begun as bokmål, as in the editor, unless its row says otherwise.
fn fresh() -> OfferForm {
    OfferForm {
        text_lang: "nb".to_owned(),
        ..OfferForm::default()
    }
}

fn short(text: &str) -> String {
    text.chars().take(200).collect()
}
