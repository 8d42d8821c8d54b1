//! The findings as a table to take away.

use super::model::Finding;
use crate::shared::csv::Csv;
use crate::shared::time::oslo_date;
use crate::words::Words;

/// One row an action, or a finding without any; dates as ISO text.
#[must_use]
pub fn findings_csv(words: Words, findings: &[Finding]) -> String {
    let w = words.followup();
    let mut csv = Csv::new([
        w.institution,
        w.study,
        w.year,
        w.about,
        w.finding,
        w.origin,
        w.opened,
        w.state,
        w.reply,
        w.actions,
        w.owner,
        w.due_on,
        w.end,
        w.note,
    ]);
    for finding in findings {
        let reply = finding.reply.as_ref().map(|r| r.text.clone()).unwrap_or_default();
        let head = || {
            [
                finding.institution_short.clone(),
                finding.title.clone(),
                finding.year.to_string(),
                w.topic(words, finding.topic).to_owned(),
                finding.said(words.lang).to_owned(),
                finding
                    .by_rule
                    .as_ref()
                    .map_or(w.origin(finding.origin), |r| words.finding_rules().kind(r.kind))
                    .to_owned(),
                oslo_date(finding.opened_at).to_string(),
                w.state(finding.state()).to_owned(),
                reply.clone(),
            ]
        };
        if finding.actions.is_empty() {
            csv.row(head().into_iter().chain(std::iter::repeat_n(String::new(), 5)));
        }
        for action in &finding.actions {
            let tail = [
                action.what.clone(),
                action.owner.clone(),
                action.due_on.to_string(),
                w.action(action.state).to_owned(),
                action.note.clone(),
            ];
            csv.row(head().into_iter().chain(tail));
        }
    }
    csv.finish()
}
