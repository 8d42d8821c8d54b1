//! Deadlines and gatherings of offers as a calendar.
//!
//! A deadline's identity is its run and what it is of the run, so it moves in the reader's calendar when its date
//! changes. A gathering's is its run and its first day: none takes another's place when one is added or taken out.
//! What is taken out of a plan stays for some weeks, struck out, with its identity; all are struck out when the run
//! is cancelled or the offer withdrawn.

use super::model::Dated;
use crate::catalogue::model::{
    ADMISSION_DEADLINE, FUNDING_DEADLINE, Reference, Run, RunDays, RunMark, RunStatus, VersionState,
};
use crate::path;
use crate::shared::calendar::{Event, calendar};
use crate::shared::ids::RunId;
use crate::shared::time::Date;
use crate::words::{Words, fill};

/// Most hits of a search whose deadlines its calendar holds: those whose deadline comes first.
pub const HITS: usize = 100;

/// What a calendar tells of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    Deadlines,
    /// Deadlines and gatherings.
    All,
}

/// The calendar of these offers' runs that have not ended by `today`, and of what was taken out of them lately.
#[must_use]
pub fn offers_calendar(
    words: Words,
    public_url: &str,
    reference: &Reference,
    name: &str,
    offers: &[Dated],
    told: Told,
    today: Date,
) -> String {
    let drawing = Drawing {
        words,
        public_url,
        reference,
        told,
        today,
    };
    let events: Vec<Event> = offers.iter().flat_map(|offer| drawing.events(offer)).collect();
    calendar(words.lang.html(), name, &events)
}

/// What all events of one file have in common.
struct Drawing<'a> {
    words: Words,
    public_url: &'a str,
    reference: &'a Reference,
    told: Told,
    today: Date,
}

impl Drawing<'_> {
    /// What is there of an offer's runs, then what was taken out of them.
    fn events(&self, dated: &Dated) -> Vec<Event> {
        let is_withdrawn = dated.offer.version.state == VersionState::Withdrawn;
        let is_off = |run: &Run| {
            let mark = run.mark_on(self.today);
            matches!(
                mark,
                Some(RunMark::Cancelled | RunMark::NotThisYear | RunMark::Moved)
            )
        };
        let runs = dated.offer.runs.iter();
        let there: Vec<Event> = runs
            .filter(|run| run.plan.status(None, self.today) != RunStatus::Ended)
            .flat_map(|run| {
                let days = run.plan.days().into_iter();
                days.map(move |days| (run, days))
            })
            .filter_map(|(run, days)| {
                let cancelled = is_withdrawn || is_off(run);
                self.event(dated, run.id, Some(run), &days, cancelled)
            })
            .collect();
        let gone = dated.gone.iter().filter_map(|gone| {
            let run = dated.offer.runs.iter().find(|run| run.id == gone.run);
            self.event(dated, gone.run, run, &gone.days, true)
        });
        // An identity stands once in a file.
        let gone: Vec<Event> = gone
            .filter(|event| there.iter().all(|other| other.id != event.id))
            .collect();
        there.into_iter().chain(gone).collect()
    }

    /// One deadline or gathering, unless this file does not tell of such.
    fn event(
        &self,
        dated: &Dated,
        id: RunId,
        run: Option<&Run>,
        days: &RunDays,
        cancelled: bool,
    ) -> Option<Event> {
        let words = self.words;
        let w = words.saved();
        let text = match days.kind.as_str() {
            FUNDING_DEADLINE => w.event_funding,
            ADMISSION_DEADLINE => w.event_admission,
            _ if self.told == Told::All => w.event_gathering,
            _ => return None,
        };
        let version = &dated.offer.version;
        let demo = if version.is_demo || run.is_some_and(|run| run.is_demo) {
            format!(" ({})", words.frame.demo_mark)
        } else {
            String::new()
        };
        let title = format!("{}{demo}", version.plan.title);
        let url = format!("{}{}", self.public_url, path::offer(words.lang, version.offer));
        let said = fill(text, &[("title", &title)]);
        Some(Event {
            id: format!("run-{id}-{}", days.kind),
            title: if cancelled {
                fill(w.event_cancelled, &[("event", &said)])
            } else {
                said
            },
            about: about(words, self.reference, dated, run, &url),
            place: days.place.clone(),
            url,
            days: (days.from, days.to),
            busy: days.is_gathering(),
            cancelled,
            changed_at: dated.changed_at,
            sequence: dated.revision,
        })
    }
}

/// What an event says below its title: institution, credits, forms of study, start, and the offer's page.
fn about(words: Words, reference: &Reference, dated: &Dated, run: Option<&Run>, url: &str) -> String {
    let plan = &dated.offer.version.plan;
    let institution = reference.institution(dated.offer.version.institution);
    let credits = plan
        .credits
        .map(|c| fill(words.offer_page().credits, &[("n", &c.number(words.lang))]));
    let start = run
        .map(|run| words.run_start(&run.plan))
        .filter(|s| !s.is_empty())
        .map(|s| format!("{}: {s}", words.search.start));
    let facts: Vec<String> = [
        institution.map(|i| i.name.clone()),
        credits,
        Some(words.deliveries(plan)),
        start,
    ]
    .into_iter()
    .flatten()
    .filter(|s| !s.is_empty())
    .collect();
    format!("{}\n{url}", facts.join(" · ")).trim_start().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::model::{Gathering, GoneDays, OfferSummary};
    use crate::saved::samples::an_offer;
    use crate::shared::calendar::tests::{read, value};
    use crate::shared::lang::Lang;
    use chrono::{DateTime, Days};

    fn day(y: i32, m: u32, d: u32) -> Date {
        Date::from_ymd_opt(y, m, d).unwrap()
    }

    fn dated(change: impl FnOnce(&mut OfferSummary)) -> Dated {
        let mut offer = an_offer(7, "Kunst og håndverk");
        let plan = &mut offer.runs[0].plan;
        plan.funding_deadline = Some(day(2027, 3, 1));
        plan.admission_deadline = Some(day(2027, 4, 15));
        plan.gatherings = [(9, 10), (20, 20)]
            .map(|(from, to)| Gathering {
                from: day(2027, 9, from),
                to: day(2027, 9, to),
                place: "Volda, Høgskulen".into(),
                compulsory: None,
            })
            .to_vec();
        change(&mut offer);
        Dated {
            offer,
            changed_at: DateTime::UNIX_EPOCH,
            revision: 4,
            gone: vec![],
        }
    }

    fn file(lang: Lang, told: Told, dated: Dated) -> String {
        file_at("https://videre.example", lang, told, dated)
    }

    fn file_at(public_url: &str, lang: Lang, told: Told, dated: Dated) -> String {
        let today = day(2026, 11, 23);
        offers_calendar(
            Words::of(lang),
            public_url,
            &Reference::default(),
            "Frister",
            &[dated],
            told,
            today,
        )
    }

    #[test]
    fn an_offers_calendar_holds_its_deadlines_and_gatherings() {
        let (_, events) = read(&file(Lang::Nn, Told::All, dated(|_| {})));
        let said: Vec<_> = events
            .iter()
            .map(|e| {
                (
                    value(e, "UID"),
                    value(e, "SUMMARY"),
                    value(e, "DTSTART;VALUE=DATE"),
                    value(e, "TRANSP"),
                )
            })
            .collect();
        assert_eq!(
            said,
            [
                (
                    "run-7-funding-deadline@videre",
                    "Søknadsfrist hos direktoratet: Kunst og håndverk (demo)",
                    "20270301",
                    "TRANSPARENT"
                ),
                (
                    "run-7-admission-deadline@videre",
                    "Søknadsfrist hos institusjonen: Kunst og håndverk (demo)",
                    "20270415",
                    "TRANSPARENT"
                ),
                (
                    "run-7-gathering-2027-09-09@videre",
                    "Samling: Kunst og håndverk (demo)",
                    "20270909",
                    "OPAQUE"
                ),
                (
                    "run-7-gathering-2027-09-20@videre",
                    "Samling: Kunst og håndverk (demo)",
                    "20270920",
                    "OPAQUE"
                ),
            ]
        );
        assert_eq!(value(&events[2], "DTEND;VALUE=DATE"), "20270911");
        assert_eq!(value(&events[2], "LOCATION"), "Volda, Høgskulen");
        assert_eq!(value(&events[0], "URL"), "https://videre.example/nn/tilbud/7");
        assert_eq!(value(&events[0], "SEQUENCE"), "4");
        let (_, english) = read(&file(Lang::En, Told::Deadlines, dated(|_| {})));
        assert_eq!(english.len(), 2);
        assert!(value(&english[1], "SUMMARY").starts_with("Deadline at the institution: "));
    }

    fn ids(dated: Dated) -> Vec<String> {
        let (_, events) = read(&file(Lang::Nb, Told::All, dated));
        events.iter().map(|e| value(e, "UID").to_owned()).collect()
    }

    #[test]
    fn a_moved_deadline_keeps_its_identity_and_the_same_facts_are_the_same_bytes() {
        let before = dated(|_| {});
        let moved = dated(|o| {
            let plan = &mut o.runs[0].plan;
            plan.admission_deadline = Some(day(2027, 5, 1));
            plan.gatherings[0].to = day(2027, 9, 12);
            plan.gatherings[0].place = "Ørsta".into();
        });
        assert_eq!(ids(before.clone()), ids(moved));
        assert_eq!(
            file(Lang::Nb, Told::All, before.clone()),
            file(Lang::Nb, Told::All, before)
        );
    }

    #[test]
    fn a_site_that_moves_to_another_address_keeps_every_identity_and_links_to_where_it_is() {
        let at = |public_url: &str| {
            let (_, events) = read(&file_at(public_url, Lang::Nb, Told::All, dated(|_| {})));
            let all = |name: &str| {
                events
                    .iter()
                    .map(|e| value(e, name).to_owned())
                    .collect::<Vec<_>>()
            };
            (all("UID"), all("URL"))
        };
        let (before, after) = (at("https://videre.example"), at("http://127.0.0.1:3000"));
        assert_eq!(before.0, after.0);
        assert_eq!(before.0.len(), 4);
        assert!(
            after
                .1
                .iter()
                .all(|url| url == "http://127.0.0.1:3000/nb/tilbud/7")
        );
    }

    #[test]
    fn a_gathering_keeps_its_identity_whatever_becomes_of_the_others() {
        let before = ids(dated(|_| {}));
        let first_gone = ids(dated(|o| drop(o.runs[0].plan.gatherings.remove(0))));
        assert_eq!(
            first_gone,
            [&before[0], &before[1], &before[3]].map(String::as_str)
        );
        let one_before = ids(dated(|o| {
            let mut earlier = o.runs[0].plan.gatherings[0].clone();
            (earlier.from, earlier.to) = (day(2027, 8, 30), day(2027, 8, 30));
            o.runs[0].plan.gatherings.insert(0, earlier);
        }));
        assert!(before.iter().all(|id| one_before.contains(id)));
        // Two that begin on one day are two events all the same.
        let twice = ids(dated(|o| {
            let same = o.runs[0].plan.gatherings[1].clone();
            o.runs[0].plan.gatherings.push(same);
        }));
        assert_eq!(twice[4], "run-7-gathering-2027-09-20-2@videre");
    }

    #[test]
    fn what_was_taken_out_is_struck_out_under_its_own_name_and_once() {
        let mut taken_out = dated(|_| {});
        let run = &mut taken_out.offer.runs[0];
        let days = run.plan.days();
        let gone = |i: usize| GoneDays {
            run: RunId(7),
            days: days[i].clone(),
        };
        taken_out.gone = vec![gone(1), gone(2), gone(3)];
        run.plan.admission_deadline = None;
        run.plan.gatherings.remove(0);
        let (_, events) = read(&file(Lang::Nb, Told::All, taken_out.clone()));
        let said: Vec<_> = events
            .iter()
            .map(|e| (value(e, "UID"), value(e, "STATUS")))
            .collect();
        assert_eq!(
            said,
            [
                ("run-7-funding-deadline@videre", "CONFIRMED"),
                ("run-7-gathering-2027-09-20@videre", "CONFIRMED"),
                ("run-7-admission-deadline@videre", "CANCELLED"),
                ("run-7-gathering-2027-09-09@videre", "CANCELLED"),
            ]
        );
        assert!(value(&events[3], "SUMMARY").starts_with("Avlyst: Samling: "));
        assert_eq!(value(&events[3], "TRANSP"), "TRANSPARENT");
        // A search tells of deadlines only, of those taken out as well.
        let (_, events) = read(&file(Lang::Nb, Told::Deadlines, taken_out));
        assert_eq!(events.len(), 2);
    }

    #[test]
    fn what_is_cancelled_or_withdrawn_is_struck_out_and_what_has_ended_is_gone() {
        for cancelled in [
            dated(|o| o.runs[0].mark = Some(RunMark::Cancelled)),
            dated(|o| o.version.state = VersionState::Withdrawn),
        ] {
            let (_, events) = read(&file(Lang::Nb, Told::All, cancelled));
            assert_eq!(events.len(), 4);
            for event in &events {
                assert_eq!(value(event, "STATUS"), "CANCELLED");
                assert!(value(event, "SUMMARY").starts_with("Avlyst: "));
            }
        }
        let ended = dated(|o| {
            o.runs[0].plan.starts_on = Some(day(2026, 1, 1));
            o.runs[0].plan.ends_on = Some(day(2026, 11, 23) - Days::new(1));
        });
        assert!(read(&file(Lang::Nb, Told::All, ended)).1.is_empty());
    }
}
