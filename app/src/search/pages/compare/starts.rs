//! The starts of the compared offers: the one a column speaks of, and every one the calendar draws.

use super::{Compared, tell_apart};
use crate::catalogue::model::{Gathering, OfferSummary, Run, RunStatus};
use crate::shared::time::Date;
use crate::words::{Words, fill};

/// A start in the calendar: a row of the strip, a column of the table below.
pub(super) struct Start<'a> {
    /// Which of the compared offers has it.
    pub offer: usize,
    /// Different from all others: the offer's label, with the start where there are several.
    pub label: String,
    /// What stands beside the label: when it begins, where the label does not say so, and why one cannot apply.
    pub notes: Vec<String>,
    /// None where it does not take place.
    pub gatherings: &'a [Gathering],
}

/// The starts a reader may choose between: those that take place and have not begun; else the one her column
/// speaks of.
pub(super) fn coming(offer: &OfferSummary, today: Date) -> Vec<&Run> {
    let is_ahead = |run: &&Run| {
        let has_begun = matches!(run.status(today), RunStatus::Underway | RunStatus::Ended);
        run.is_held(today) && !has_begun
    };
    let ahead: Vec<&Run> = offer.runs.iter().filter(is_ahead).collect();
    if ahead.is_empty() {
        return offer.next_run(today).into_iter().collect();
    }
    ahead
}

/// When each of the other starts begins.
pub(super) fn further(words: Words, offer: &OfferSummary, today: Date) -> Vec<String> {
    let shown = offer.next_run(today).map(|run| run.id);
    coming(offer, today)
        .into_iter()
        .filter(|run| Some(run.id) != shown)
        .map(|run| begins(words, run))
        .collect()
}

/// When a start begins, or that nobody has said.
pub(super) fn begins(words: Words, run: &Run) -> String {
    match words.run_start(&run.plan) {
        start if start.is_empty() => words.frame.not_stated.to_lowercase(),
        start => start,
    }
}

/// Every start of every offer, in the order of the columns; an offer without any has a row that says so.
pub(super) fn starts<'a>(c: &Compared<'a>) -> Vec<Start<'a>> {
    let of = |(i, offer): (usize, &'a OfferSummary)| {
        let runs = coming(offer, c.today);
        if runs.is_empty() {
            let none = Start {
                offer: i,
                label: c.labels[i].clone(),
                notes: vec![],
                gatherings: &[],
            };
            return vec![none];
        }
        let is_one = runs.len() == 1;
        let start = |run: &'a Run| start(c, i, run, is_one);
        runs.into_iter().map(start).collect()
    };
    let mut starts: Vec<Start<'a>> = c.offers.iter().enumerate().flat_map(of).collect();
    let mut labels: Vec<String> = starts.iter().map(|s| s.label.clone()).collect();
    tell_apart(&mut labels);
    starts
        .iter_mut()
        .zip(labels)
        .for_each(|(start, label)| start.label = label);
    starts
}

fn start<'a>(c: &Compared<'a>, offer: usize, run: &'a Run, is_one: bool) -> Start<'a> {
    let status = run.status(c.today);
    let begins = fill(c.words.compare().start, &[("start", &begins(c.words, run))]);
    let label = &c.labels[offer];
    let (label, mut notes) = match (is_one, label.strip_suffix(')')) {
        (true, _) => (label.clone(), vec![begins]),
        (false, Some(open)) => (format!("{open}, {begins})"), vec![]),
        (false, None) => (format!("{label} ({begins})"), vec![]),
    };
    if !status.takes_applications() {
        notes.push(c.words.catalogue.run_status(status).to_lowercase());
    }
    Start {
        offer,
        label,
        notes,
        gatherings: if run.is_held(c.today) {
            &run.plan.gatherings
        } else {
            &[]
        },
    }
}
