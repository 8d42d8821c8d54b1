//! One start: its dates, their order, and its gatherings.

use chrono::Days;

use super::*;

/// Longest study, in days: four years, what a part-time master takes.
const LONGEST: u64 = 4 * 366;

impl RunForm {
    /// What can be read of it; what cannot is absent.
    #[must_use]
    pub fn read(&self) -> RunPlan {
        self.check(&mut Reader::default(), "run", None)
    }

    /// `name` is the run's own name in its form. `funding`: only where the state may pay is there a deadline
    /// for its money.
    pub(super) fn check(&self, r: &mut Reader, name: &str, funding: Option<Funding>) -> RunPlan {
        let own = |part: &str| format!("{name}[{part}]");
        let semester = r.choice(&own("semester"), &self.semester, Semester::parse);
        let starts_on = r.date(&own("starts_on"), &self.starts_on);
        let ends_on = r.date(&own("ends_on"), &self.ends_on);
        let has_scheme = matches!(funding, None | Some(Funding::Scheme));
        let funding_deadline = (has_scheme || !self.funding_deadline.trim().is_empty())
            .then(|| r.date(&own("funding_deadline"), &self.funding_deadline))
            .flatten();
        let admission_deadline = r.date(&own("admission_deadline"), &self.admission_deadline);
        let capacity = r
            .number(&own("capacity"), &self.capacity, 1, 2_000)
            .and_then(|n| i32::try_from(n).ok());
        let apply_url = r.url(&own("apply_url"), &self.apply_url);
        let application_code = r.optional(&own("application_code"), &self.application_code, 40);
        if let (Some(semester), Some(year)) = (semester, r.year)
            && !(year.0..=year.0 + 1).contains(&semester.study_year().0)
        {
            r.fault(own("semester"), Problem::OtherStudyYear);
        }
        if let (Some(semester), Some(start)) = (semester, starts_on) {
            let (first, last) = semester.days();
            if !(first..=last).contains(&start) {
                r.fault(own("starts_on"), Problem::OtherSemester);
            }
        }
        if let (Some(start), Some(end)) = (starts_on, ends_on) {
            if end < start {
                r.fault(own("ends_on"), Problem::NotBefore(own("starts_on")));
            } else if end > start + Days::new(LONGEST) {
                r.fault(own("ends_on"), Problem::StudyTooLong);
            }
        }
        for (field, deadline) in [
            (own("funding_deadline"), funding_deadline),
            (own("admission_deadline"), admission_deadline),
        ] {
            if let (Some(deadline), Some(start)) = (deadline, starts_on)
                && deadline > start
            {
                r.fault(field, Problem::NotAfter(own("starts_on")));
            }
        }
        let first_day = starts_on.or(semester.map(|s| s.days().0));
        let mut gatherings = vec![];
        for (i, g) in self
            .gatherings
            .iter()
            .enumerate()
            .filter(|(_, g)| **g != GatheringForm::default())
        {
            let field = |part: &str| format!("{name}[gatherings][{i}][{part}]");
            let from = r.date(&field("from"), &g.from);
            let to = if g.to.trim().is_empty() {
                from
            } else {
                r.date(&field("to"), &g.to)
            };
            let place = r.optional(&field("place"), &g.place, SHORT);
            let compulsory = match g.compulsory.trim() {
                "" => None,
                YES => Some(true),
                NO => Some(false),
                _ => {
                    r.fault(field("compulsory"), Problem::UnknownChoice);
                    None
                }
            };
            let (Some(from), Some(to)) = (from, to) else {
                continue;
            };
            if to < from {
                r.fault(field("to"), Problem::NotBefore(field("from")));
            } else if first_day.is_some_and(|s| from < s) || ends_on.is_some_and(|e| to > e) {
                r.fault(field("from"), Problem::OutsideSemester);
            }
            gatherings.push(Gathering {
                from,
                to,
                place,
                compulsory,
            });
        }
        RunPlan {
            semester,
            starts_on,
            ends_on,
            funding_deadline,
            admission_deadline,
            capacity,
            apply_url,
            application_code,
            gatherings,
        }
    }
}
