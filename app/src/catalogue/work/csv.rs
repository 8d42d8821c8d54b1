//! The overview as a table to take away.

use super::port::WorkItem;
use crate::catalogue::model::Reference;
use crate::path;
use crate::shared::csv::Csv;
use crate::shared::time::{Date, oslo_date};
use crate::words::Words;

/// One row an offer, in the order asked for; dates as ISO text, so that a spreadsheet reads them as dates.
#[must_use]
pub fn work_csv(
    words: Words,
    public_url: &str,
    items: &[WorkItem],
    reference: &Reference,
    today: Date,
) -> String {
    let (o, f, w) = (words.offer_work(), words.fields(), words.work());
    let mut csv = Csv::new([
        f.title,
        f.code,
        words.search.facet_institution,
        f.subject,
        o.column_year,
        o.column_state,
        w.missing,
        o.column_run,
        o.column_deadline,
        o.column_saved,
        words.saved().address,
    ]);
    for item in items {
        let ahead = |r: &&crate::catalogue::model::Run| r.plan.starts_on.is_none_or(|s| s >= today);
        let run = item.runs.iter().find(ahead).or(item.runs.last());
        let status = run.map(|r| words.catalogue.run_status(r.status(today)));
        let missing: Vec<_> = item.missing.iter().map(|s| s.title(o)).collect();
        csv.row([
            item.title.clone(),
            item.code.clone(),
            item.institution_short.clone(),
            reference.subject_name(&item.subject, words.lang).to_owned(),
            item.year.to_string(),
            words.catalogue.state(item.state).to_owned(),
            missing.join(", "),
            status.unwrap_or_default().to_owned(),
            item.deadline.map(|d| d.to_string()).unwrap_or_default(),
            oslo_date(item.saved_at).to_string(),
            format!("{public_url}{}", path::draft(words.lang, item.version)),
        ]);
    }
    csv.finish()
}
