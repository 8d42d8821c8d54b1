//! Offers, versions and runs, and the rules between their states.

use serde::{Deserialize, Serialize};

use crate::codes;
use crate::shared::ids::{InstitutionId, OfferId, RunId, VersionId};
use crate::shared::lang::Lang;
use crate::shared::time::{Date, Instant, Semester, StudyYear};
use crate::shared::units::Credits;

codes! {
    /// The five themes every offer must serve (the strategy, principle 7).
    pub enum Theme {
        AdaptedTeaching = "adapted_teaching",
        Digitalisation = "digitalisation",
        LeadingLearning = "leading_learning",
        PracticalVaried = "practical_varied",
        Assessment = "assessment",
    }
}

codes! {
    /// Where the text for one study year stands.
    pub enum VersionState {
        Draft = "draft",
        InReview = "in_review",
        Returned = "returned",
        Published = "published",
        Superseded = "superseded",
        Withdrawn = "withdrawn",
    }
}

codes! {
    /// Whom an offer is for, beside the stages they teach.
    pub enum TargetGroup {
        Teachers = "laerere",
        AdultTeachers = "voksne",
        SchoolLeaders = "skoleledere",
        Kulturskole = "kulturskole",
    }
}

codes! {
    /// How an offer is taught; several may hold at once.
    pub enum Delivery {
        Campus = "stedbasert",
        Gatherings = "samlingsbasert",
        Online = "nettbasert",
    }
}

codes! {
    /// What an offer is taught in.
    pub enum TeachingLanguage {
        Norwegian = "norsk",
        English = "engelsk",
        NorthernSami = "nordsamisk",
        LuleSami = "lulesamisk",
        SouthernSami = "sorsamisk",
        SignLanguage = "tegnspraak",
    }
}

codes! {
    /// Who pays, as grouped in the catalogue.
    pub enum Funding {
        Scheme = "vikar_stipend",
        Ordinary = "ordinaer",
        Paid = "betalt",
    }
}

codes! {
    /// Status of one run as shown; the first four follow the dates, the rest are set by people.
    pub enum RunStatus {
        Planned = "planlagt",
        Open = "apen",
        Closed = "stengt",
        Underway = "i_gang",
        Ended = "avsluttet",
        Full = "fulltegnet",
        Leftover = "ledige_plasser",
        Cancelled = "avlyst",
        NotThisYear = "tilbys_ikke",
    }
}

codes! {
    /// What a person may say of a run; it outranks the dates.
    pub enum RunMark {
        Full = "fulltegnet",
        Leftover = "ledige_plasser",
        Cancelled = "avlyst",
        NotThisYear = "tilbys_ikke",
    }
}

impl RunStatus {
    /// The name the style sheet knows it by; chooses the tone of a mark, nothing else.
    #[must_use]
    pub const fn tone(self) -> &'static str {
        match self {
            RunStatus::Planned => "planned",
            RunStatus::Open => "open",
            RunStatus::Closed => "closed",
            RunStatus::Underway => "underway",
            RunStatus::Ended => "ended",
            RunStatus::Full => "full",
            RunStatus::Leftover => "leftover",
            RunStatus::Cancelled => "cancelled",
            RunStatus::NotThisYear => "not_this_year",
        }
    }

    /// An application may still lead to a place.
    #[must_use]
    pub const fn takes_applications(self) -> bool {
        matches!(self, RunStatus::Planned | RunStatus::Open | RunStatus::Leftover)
    }
}

/// A range within the stages 1–13, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageRange {
    pub from: u8,
    pub to: u8,
}

impl StageRange {
    /// A range within 1–13, or nothing.
    #[must_use]
    pub fn new(from: u8, to: u8) -> Option<Self> {
        (1 <= from && from <= to && to <= 13).then_some(StageRange { from, to })
    }

    #[must_use]
    pub fn overlaps(self, other: StageRange) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

codes! {
    /// The bands of stages a teacher filters by; an offer belongs to each band it overlaps.
    pub enum StageBand { Lower = "1-4", Middle = "5-7", LowerSecondary = "8-10", UpperSecondary = "11-13" }
}

impl StageBand {
    #[must_use]
    pub const fn range(self) -> StageRange {
        let (from, to) = match self {
            StageBand::Lower => (1, 4),
            StageBand::Middle => (5, 7),
            StageBand::LowerSecondary => (8, 10),
            StageBand::UpperSecondary => (11, 13),
        };
        StageRange { from, to }
    }
}

/// A provider of studies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Institution {
    pub id: InstitutionId,
    pub short_name: String,
    pub name: String,
    /// Names in other languages and former names, as given by the source.
    pub other_names: String,
    /// Four digits, as in the national database of higher education.
    pub dbh_code: String,
    /// Codes of the counties it teaches in.
    pub counties: Vec<String>,
    pub website: String,
}

/// A subject of the catalogue with its names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Subject {
    /// The code used in addresses: `kunst_og_handverk`.
    pub code: String,
    pub nb: String,
    pub nn: String,
    pub en: String,
}

impl Subject {
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nn => &self.nn,
            Lang::En => &self.en,
            Lang::Nb | Lang::Se => &self.nb,
        }
    }
}

/// A county (two digits) or municipality (four digits).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    pub code: String,
    pub name: String,
    /// With Sámi and Kven parallels.
    pub full_name: String,
}

impl Place {
    #[must_use]
    pub fn is_county(&self) -> bool {
        self.code.len() == 2
    }
}

/// Everything the pages look up by code; small, loaded once, never changed by a page.
#[derive(Clone, Debug, Default)]
pub struct Reference {
    /// Sorted by name.
    pub institutions: Vec<Institution>,
    /// In the order of the catalogue.
    pub subjects: Vec<Subject>,
    /// Counties and municipalities, by code.
    pub places: Vec<Place>,
}

impl Reference {
    #[must_use]
    pub fn institution(&self, id: InstitutionId) -> Option<&Institution> {
        self.institutions.iter().find(|i| i.id == id)
    }

    /// The subject's name, or its code where the catalogue does not know it.
    #[must_use]
    pub fn subject_name<'a>(&'a self, code: &'a str, lang: Lang) -> &'a str {
        self.subjects
            .iter()
            .find(|s| s.code == code)
            .map_or(code, |s| s.name(lang))
    }

    #[must_use]
    pub fn place(&self, code: &str) -> Option<&Place> {
        self.places.iter().find(|p| p.code == code)
    }
}

/// What learners will know, be able to do and carry with them (NKR's three parts).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Outcomes {
    pub knowledge: Vec<String>,
    pub skills: Vec<String>,
    pub competence: Vec<String>,
}

impl Outcomes {
    /// All outcomes in order; a theme's evidence refers to a position in it.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        self.knowledge.iter().chain(&self.skills).chain(&self.competence)
    }
}

/// A credit-giving part of an offer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Module {
    pub code: String,
    pub title: String,
    pub credits: Credits,
}

/// How one theme is served: a passage of the plan and the outcome it leads to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ThemeEvidence {
    pub theme: Theme,
    pub passage: String,
    /// Position in `Outcomes::all`.
    pub outcome: usize,
}

/// A dated publication an outcome rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Citation {
    pub authors: String,
    pub year: i32,
    pub title: String,
    pub source: String,
    /// `10.…/…` without resolver, or empty.
    pub doi: String,
}

/// Days on which participants meet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gathering {
    pub from: Date,
    pub to: Date,
    pub place: String,
}

/// One start, as the plan promises it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RunPlan {
    pub semester: Option<Semester>,
    pub starts_on: Option<Date>,
    pub ends_on: Option<Date>,
    /// Deadline for state money (the directorate's form).
    pub funding_deadline: Option<Date>,
    /// Deadline for the place (the institution's own admission).
    pub admission_deadline: Option<Date>,
    pub capacity: Option<i32>,
    pub apply_url: String,
    pub gatherings: Vec<Gathering>,
}

impl RunPlan {
    /// The deadline that comes first on or after `today`, else the last that has passed.
    #[must_use]
    pub fn next_deadline(&self, today: Date) -> Option<Date> {
        let mut all: Vec<Date> = [self.funding_deadline, self.admission_deadline]
            .into_iter()
            .flatten()
            .collect();
        all.sort_unstable();
        all.iter().find(|d| **d >= today).or(all.last()).copied()
    }

    /// Status from dates, unless a person has marked the run.
    ///
    /// An undated run stays `Planned`.
    #[must_use]
    pub fn status(&self, mark: Option<RunMark>, today: Date) -> RunStatus {
        match mark {
            Some(RunMark::Cancelled) => return RunStatus::Cancelled,
            Some(RunMark::NotThisYear) => return RunStatus::NotThisYear,
            _ => {}
        }
        // Where only the half-year is known, it ends with the half-year.
        let semester = self.semester.filter(|_| self.starts_on.is_none());
        let ends_on = self.ends_on.or(semester.map(|s| s.days().1));
        let by_dates = match (self.starts_on, ends_on) {
            (_, Some(end)) if end < today => RunStatus::Ended,
            (Some(start), _) if start <= today => RunStatus::Underway,
            _ => match self.next_deadline(today) {
                Some(deadline) if deadline >= today => RunStatus::Open,
                Some(_) => RunStatus::Closed,
                None => RunStatus::Planned,
            },
        };
        match (mark, by_dates) {
            (_, RunStatus::Ended | RunStatus::Underway) | (None, _) => by_dates,
            (Some(RunMark::Full), _) => RunStatus::Full,
            (Some(_), _) => RunStatus::Leftover,
        }
    }

    /// Days away from school: every day of every gathering.
    #[must_use]
    pub fn gathering_days(&self) -> i64 {
        self.gatherings
            .iter()
            .map(|g| (g.to - g.from).num_days() + 1)
            .sum()
    }
}

/// The text of an offer for one study year, as published or ready to be.
///
/// Historic offers were taken in from public pages that state only some of this: what is not known is
/// `None` or empty. A version sent to review has everything (`OfferForm::check`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfferPlan {
    pub title: String,
    pub code: String,
    pub credits: Option<Credits>,
    /// Subject code.
    pub subject: String,
    pub stages: Option<StageRange>,
    pub groups: Vec<TargetGroup>,
    pub delivery: Vec<Delivery>,
    pub teaching_language: TeachingLanguage,
    /// The language the texts are written in.
    pub text_lang: Lang,
    pub funding: Option<Funding>,
    pub summary: String,
    pub content: String,
    pub outcomes: Outcomes,
    pub modules: Vec<Module>,
    pub themes: Vec<ThemeEvidence>,
    pub citations: Vec<Citation>,
    /// How participants try things out at their own school and share with colleagues.
    pub practice: String,
    pub exam: String,
    pub admission: String,
    /// What the participant pays beside the semester fee; `None` = not stated.
    pub price_ore: Option<i64>,
    pub contact_name: String,
    pub contact_email: String,
    /// Where it is taught, as written: `Bergen`, `Bodø, desentralisert`.
    pub places: Vec<String>,
    /// County codes of the places.
    pub counties: Vec<String>,
    /// Where the facts were taken from, or the offer's own page.
    pub source_url: String,
}

/// One version with its place in the series.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    pub id: VersionId,
    pub offer: OfferId,
    pub institution: InstitutionId,
    pub year: StudyYear,
    pub state: VersionState,
    /// Counts every saved change; a writer must name the one she saw.
    pub revision: i64,
    /// Made up for the demonstration, wholly or partly.
    pub is_demo: bool,
    pub plan: OfferPlan,
    pub published_at: Option<Instant>,
    pub withdrawn_reason: String,
}

/// One run as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub id: RunId,
    pub version: VersionId,
    pub offer: OfferId,
    pub plan: RunPlan,
    pub mark: Option<RunMark>,
    pub is_demo: bool,
}

/// What may be said publicly of an offer's quality; `None` in a summary = too few answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quality {
    /// Mean of the overall item, 1–5.
    pub mean: f64,
    pub low: f64,
    pub high: f64,
    pub n: u32,
    pub invited: u32,
    /// First and last year pooled.
    pub years: (i32, i32),
}

/// What a card, a row of a comparison or the machine interface shows of an offer: its live version.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferSummary {
    pub version: Version,
    /// Sorted by start.
    pub runs: Vec<Run>,
    pub quality: Option<Quality>,
}

impl OfferSummary {
    /// The run a reader cares about: the first that has not started, else the last.
    #[must_use]
    pub fn next_run(&self, today: Date) -> Option<&Run> {
        self.runs
            .iter()
            .find(|r| r.plan.starts_on.is_none_or(|s| s >= today))
            .or(self.runs.last())
    }

    /// Status of the run a reader cares about.
    #[must_use]
    pub fn status(&self, today: Date) -> Option<RunStatus> {
        self.next_run(today).map(|r| r.plan.status(r.mark, today))
    }

    /// Days to the next deadline, if one lies ahead.
    #[must_use]
    pub fn days_left(&self, today: Date) -> Option<(Date, i64)> {
        let deadline = self.next_run(today)?.plan.next_deadline(today)?;
        let days = (deadline - today).num_days();
        (days >= 0).then_some((deadline, days))
    }
}

/// What may happen to a version next; everything else is refused as stale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Submit,
    Return,
    Approve,
    Supersede,
    Withdraw,
}

impl VersionState {
    /// The state a step leads to, or nothing where the step is not allowed from here.
    ///
    /// There is one way to `Published`: `Approve` from `InReview`.
    #[must_use]
    pub const fn after(self, step: Step) -> Option<VersionState> {
        match (self, step) {
            (VersionState::Draft | VersionState::Returned, Step::Submit) => Some(VersionState::InReview),
            (VersionState::InReview, Step::Return) => Some(VersionState::Returned),
            (VersionState::InReview, Step::Approve) => Some(VersionState::Published),
            (VersionState::Published, Step::Supersede) => Some(VersionState::Superseded),
            (VersionState::Published, Step::Withdraw) => Some(VersionState::Withdrawn),
            _ => None,
        }
    }

    /// An editor may change the text in these states only.
    #[must_use]
    pub const fn is_editable(self) -> bool {
        matches!(self, VersionState::Draft | VersionState::Returned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> Date {
        Date::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn only_an_approval_leads_to_published() {
        for &from in VersionState::ALL {
            for step in [
                Step::Submit,
                Step::Return,
                Step::Approve,
                Step::Supersede,
                Step::Withdraw,
            ] {
                if from.after(step) == Some(VersionState::Published) {
                    assert_eq!((from, step), (VersionState::InReview, Step::Approve));
                }
            }
        }
    }

    #[test]
    fn a_runs_status_follows_its_dates_and_people_outrank_them() {
        let plan = RunPlan {
            starts_on: Some(day(2027, 8, 20)),
            ends_on: Some(day(2028, 6, 10)),
            funding_deadline: Some(day(2027, 3, 1)),
            admission_deadline: Some(day(2027, 4, 15)),
            ..RunPlan::default()
        };
        assert_eq!(plan.status(None, day(2027, 2, 1)), RunStatus::Open);
        assert_eq!(plan.next_deadline(day(2027, 3, 2)), Some(day(2027, 4, 15)));
        assert_eq!(plan.status(None, day(2027, 5, 1)), RunStatus::Closed);
        assert_eq!(
            plan.status(Some(RunMark::Leftover), day(2027, 5, 1)),
            RunStatus::Leftover
        );
        assert_eq!(
            plan.status(Some(RunMark::Full), day(2027, 9, 1)),
            RunStatus::Underway
        );
        assert_eq!(plan.status(None, day(2028, 6, 11)), RunStatus::Ended);
        assert_eq!(
            plan.status(Some(RunMark::Cancelled), day(2028, 6, 11)),
            RunStatus::Cancelled
        );
        assert_eq!(
            RunPlan::default().status(None, day(2027, 1, 1)),
            RunStatus::Planned
        );
        let only_semester = RunPlan {
            semester: Semester::parse("2019h"),
            ..RunPlan::default()
        };
        assert_eq!(only_semester.status(None, day(2019, 5, 1)), RunStatus::Planned);
        assert_eq!(only_semester.status(None, day(2026, 5, 1)), RunStatus::Ended);
    }

    #[test]
    fn stages_overlap_by_range() {
        let five_to_ten = StageRange::new(5, 10).unwrap();
        let touched: Vec<_> = StageBand::ALL
            .iter()
            .filter(|b| b.range().overlaps(five_to_ten))
            .map(|b| b.code())
            .collect();
        assert_eq!(touched, ["5-7", "8-10"]);
        assert_eq!(StageRange::new(0, 3), None);
        assert_eq!(StageRange::new(5, 4), None);
    }
}
