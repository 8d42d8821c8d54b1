//! A table of offers from the command line: the same trial and the same saving as on its page.

use std::collections::BTreeSet;
use std::path::Path;

use app::catalogue::exchange::cell::fold;
use app::catalogue::exchange::column::Column;
use app::catalogue::exchange::model::{Source, Verdict};
use app::catalogue::model::Institution;
use app::shared::fault::Fault;
use app::shared::ids::OfferId;
use app::shared::lang::Lang;
use app::words::Words;

use crate::catalogue::exchange::machine::{self, Bringer, FileRows, Manner};
use crate::platform::{BuildError, Parts};

/// Headings over a column that says which institution a row is from, folded.
const HEADINGS: [&str; 8] = [
    "institusjon",
    "institusjonskode",
    "institusjonsnummer",
    "institution",
    "lærested",
    "dbh",
    "dbhkode",
    "dbhcode",
];

/// Takes in a table of offers for one institution, as its page would; gives what came of it, line by line.
///
/// Without a code the table itself must tell the institution: by a column, or by the numbers of its offers.
///
/// # Errors
/// When the file cannot be read as a table, the institution is unknown or cannot be told, or the table leaves out too
/// much.
pub async fn import(
    parts: &Parts,
    file: &Path,
    dbh: Option<&str>,
    manner: Manner,
) -> Result<Vec<String>, BuildError> {
    let words = Words::of(Lang::Nb);
    let said = |fault: Fault| -> BuildError {
        match fault {
            Fault::Invalid(faults) => {
                let all: Vec<String> = faults.iter().map(|f| words.problem(&f.problem)).collect();
                format!("nothing was saved: {}", all.join(" ")).into()
            }
            other => format!("nothing was saved: {other:?}").into(),
        }
    };
    let length = std::fs::metadata(file)?.len();
    if length > crate::table::FILE as u64 {
        return Err("the file is larger than 5 MB; nothing was saved".into());
    }
    let bytes = std::fs::read(file)?;
    let institution = match dbh {
        Some(dbh) => {
            let found = machine::institution(parts, dbh).await;
            found.map_err(|_| format!("no institution has the code {dbh}; nothing was saved"))?
        }
        None => {
            let rows = machine::rows(bytes.clone()).await.map_err(said)?;
            let told = told(parts, &rows).await.map_err(said)?;
            told.map_err(|why| format!("{why}; nothing was saved"))?
        }
    };
    let name = file.file_name().and_then(|n| n.to_str()).unwrap_or_default();
    let who = Bringer {
        institution: institution.id,
        source: Source::Command,
        by: words.exchange().source(Source::Command),
        is_demo: parts.config.is_demo(),
        file_name: name,
    };
    let outcome = machine::bring_file(parts, &who, bytes, manner)
        .await
        .map_err(said)?;
    let n = &outcome.summary;
    let mut lines = vec![format!(
        "{}: {} {}, {} new, {} new versions, {} changed, {} unchanged, {} missing from the file, {} rows refused",
        institution.short_name,
        outcome.year,
        if manner.dry_run { "tried" } else { "saved" },
        n.new,
        n.next_year,
        n.changed,
        n.unchanged,
        n.gone,
        n.refused,
    )];
    for row in outcome.rows.iter().filter(|r| r.verdict == Verdict::Refused) {
        for fault in &row.faults {
            let column = words.fault_column(fault).unwrap_or_else(|| "–".to_owned());
            lines.push(format!(
                "row {}, {column}: {}",
                row.number,
                words.row_problem(&fault.problem)
            ));
        }
    }
    Ok(lines)
}

/// The institution a table is from, or why that cannot be told.
async fn told(parts: &Parts, file: &FileRows) -> Result<Result<Institution, String>, Fault> {
    let reference = crate::catalogue::reference(parts).await?;
    let column = |is: &dyn Fn(usize) -> bool| (0..file.headings.len()).find(|&i| is(i));
    let cells = |column: usize| {
        let cells = file.rows.iter().filter_map(move |row| row.cells.get(column));
        cells.map(|c| c.trim()).filter(|c| !c.is_empty())
    };
    let mut found: BTreeSet<String> = BTreeSet::new();
    if let Some(column) = column(&|i| HEADINGS.contains(&fold(&file.headings[i]).as_str())) {
        for cell in cells(column) {
            let cell_is = |i: &&Institution| {
                i.dbh_code == cell || fold(&i.short_name) == fold(cell) || fold(&i.name) == fold(cell)
            };
            match reference.institutions.iter().find(cell_is) {
                Some(institution) => found.insert(institution.dbh_code.clone()),
                None => return Ok(Err(format!("no institution is called {cell:?}"))),
            };
        }
    } else if let Some(column) = column(&|i| file.columns.get(i) == Some(&Some(Column::Offer))) {
        let offers: Vec<OfferId> = cells(column).filter_map(|c| c.parse().ok()).collect();
        let of = crate::catalogue::institutions_of(parts.db.read(), &offers).await?;
        let known = of.iter().filter_map(|id| reference.institution(*id));
        found.extend(known.map(|i| i.dbh_code.clone()));
    }
    let codes: Vec<&str> = found.iter().map(String::as_str).collect();
    Ok(match codes.as_slice() {
        [one] => {
            let institution = reference.institutions.iter().find(|i| i.dbh_code == *one);
            institution
                .cloned()
                .ok_or_else(|| "the institution has gone".to_owned())
        }
        [] => Err(
            "nothing in the file tells which institution it is from; say it with --institution and its \
                   four-digit code"
                .into(),
        ),
        several => Err(format!(
            "the file is from several institutions ({}); bring one file for each, or choose one with --institution",
            several.join(", ")
        )),
    })
}
