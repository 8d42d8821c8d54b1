//! Questionnaires, evaluations and what may be shown of the answers; `state` says when a survey asks and how far it is.

mod state;

pub use state::{EvaluationState, LONGEST, Progress, SurveyKind};

use serde::{Deserialize, Serialize};

use crate::catalogue::model::{RunMark, Theme};
use crate::codes;
use crate::review::model::Texts;
use crate::shared::fault::Problem;
use crate::shared::ids::{EvaluationId, InstitutionId, InvitationId, OfferId, QuestionnaireId, RunId};
use crate::shared::lang::Lang;
use crate::shared::time::{Date, Instant, StudyYear};

codes! {
    /// How an item is answered.
    pub enum ItemKind {
        /// 1–5, 0 = don't know.
        Agreement = "agreement",
        /// 1–5, 0 = don't know.
        Quality = "quality",
        /// One of its options.
        Choice = "choice",
        /// Any of its options.
        Multi = "multi",
        /// Free text.
        Text = "text",
    }
}

impl ItemKind {
    /// Answered on a scale 1–5, so that a mean makes sense.
    #[must_use]
    pub const fn is_scale(self) -> bool {
        matches!(self, ItemKind::Agreement | ItemKind::Quality)
    }
}

/// A questionnaire's content; locked once used.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Questionnaire {
    #[serde(skip, default = "no_id")]
    pub id: QuestionnaireId,
    pub code: String,
    pub version: i32,
    pub blocks: Vec<Block>,
    pub scales: Scales,
}

fn no_id() -> QuestionnaireId {
    QuestionnaireId(0)
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    pub code: String,
    pub title: Texts,
    pub items: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    pub code: String,
    /// 1 motivation and conditions, 2 carrying through and quality, 3 benefit and use.
    pub area: u8,
    pub theme: Option<Theme>,
    pub dimension: String,
    pub kind: ItemKind,
    pub text: Texts,
    #[serde(default)]
    pub options: Vec<ItemOption>,
    /// Other words than in the version before, said to mean the same.
    #[serde(default)]
    pub reworded: bool,
    /// Not asked in every version, so it is told of by itself and is no part of an index.
    #[serde(default)]
    pub apart: bool,
}

impl Item {
    /// The question as it stands alone, though it may be asked as the end of a sentence.
    #[must_use]
    pub fn headline(&self, lang: Lang) -> String {
        let mut letters = self.text.get(lang).chars();
        let first = letters.next().map(|c| c.to_uppercase().to_string());
        first.unwrap_or_default() + letters.as_str()
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemOption {
    pub code: String,
    pub text: Texts,
}

/// The option of a `Multi` that says that none of the others fits, and is chosen alone.
pub const NOBODY: &str = "nobody";

/// Words for the two scales, value 1–5 and 0.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scales {
    pub agreement: Vec<ScalePoint>,
    pub quality: Vec<ScalePoint>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScalePoint {
    pub value: u8,
    pub text: Texts,
}

/// The block of what an institution asks for itself.
pub const OWN: &str = "own";
/// Most questions of that block.
pub const OWN_ITEMS: usize = 5;

impl Questionnaire {
    /// With what the institution asks for itself, before the block of free text.
    #[must_use]
    pub fn with_own(mut self, title: Texts, items: Vec<Item>) -> Self {
        if !items.is_empty() {
            let is_text = |b: &Block| b.items.iter().all(|i| i.kind == ItemKind::Text);
            let before = self.blocks.iter().position(is_text).unwrap_or(self.blocks.len());
            let code = OWN.to_owned();
            self.blocks.insert(before, Block { code, title, items });
        }
        self
    }

    /// The codes of what the institution asks for itself.
    pub fn own(&self) -> impl Iterator<Item = &Item> {
        self.blocks
            .iter()
            .filter(|b| b.code == OWN)
            .flat_map(|b| &b.items)
    }

    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.blocks.iter().flat_map(|b| &b.items)
    }

    /// The scale's points for an item, 1–5 then 0; empty where it has none.
    #[must_use]
    pub fn scale(&self, kind: ItemKind) -> &[ScalePoint] {
        match kind {
            ItemKind::Agreement => &self.scales.agreement,
            ItemKind::Quality => &self.scales.quality,
            _ => &[],
        }
    }

    /// What an item can be answered with, in the order of a figure's cells: the grade 1–5 (`None` for don't
    /// know and for options) and its words.
    #[must_use]
    pub fn points<'a>(&'a self, item: &'a Item, lang: Lang) -> Vec<(Option<u8>, &'a str)> {
        let grades = self
            .scale(item.kind)
            .iter()
            .map(|p| ((p.value > 0).then_some(p.value), p.text.get(lang)));
        grades
            .chain(item.options.iter().map(|o| (None, o.text.get(lang))))
            .collect()
    }
}

/// One answer as kept: values by item, without person, time or order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Item code → scale value or option codes.
    pub ratings: Vec<(String, Vec<String>)>,
    /// Item code → text; kept apart from the ratings.
    pub remarks: Vec<(String, String)>,
}

/// A run and its surveys, as the institution's list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct RunRow {
    pub run: RunId,
    pub offer: OfferId,
    pub title: String,
    pub year: StudyYear,
    pub starts_on: Option<Date>,
    pub ends_on: Option<Date>,
    pub is_demo: bool,
    /// Why the run does not take place today; then nothing is planned for it.
    pub off: Option<RunMark>,
    /// At most one of each kind, in the kinds' order.
    pub evaluations: Vec<Evaluation>,
}

/// One survey of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    pub id: EvaluationId,
    pub kind: SurveyKind,
    pub run: RunId,
    pub offer: OfferId,
    pub institution: InstitutionId,
    pub questionnaire: QuestionnaireId,
    pub title: String,
    pub year: StudyYear,
    pub state: EvaluationState,
    pub opens_on: Date,
    pub closes_on: Date,
    pub invited: u32,
    /// Links already sent still work, but reminders stopped: the key was lost before closing.
    pub key_lost: bool,
    pub is_demo: bool,
}

impl EvaluationPage {
    /// The last day of a run that is still going on when those in it are asked about the whole of it.
    #[must_use]
    pub fn asks_before(&self) -> Option<Date> {
        let survey = &self.evaluation;
        let is_early = survey.kind == SurveyKind::End && survey.state == EvaluationState::Planned;
        self.run_ends_on.filter(|end| is_early && survey.opens_on < *end)
    }
}

impl Evaluation {
    /// What somebody had before her who asks for a change: whoever is slower than another is told so.
    #[must_use]
    pub fn seen(&self) -> String {
        let (opens_on, closes_on) = (self.opens_on, self.closes_on);
        format!("{}_{opens_on}_{closes_on}_{}", self.state, self.invited)
    }

    /// Nobody has been asked yet.
    #[must_use]
    pub const fn may_be_given_up(&self) -> bool {
        match self.state {
            EvaluationState::Planned => true,
            EvaluationState::Open => self.invited == 0,
            EvaluationState::Closed => false,
        }
    }
}

/// The survey as its institution follows it.
#[derive(Clone, Debug, PartialEq)]
pub struct EvaluationPage {
    pub evaluation: Evaluation,
    /// Why the run does not take place today; then a planned survey does not open.
    pub off: Option<RunMark>,
    pub run_ends_on: Option<Date>,
    pub institution_short: String,
    /// Participants by name, with what has been sent to them; emptied when personal data are deleted.
    pub participants: Vec<Participant>,
    /// Share of the invited who answered, whole percent; only from `share_from` answers.
    pub answered_percent: Option<u32>,
    pub share_from: u32,
    /// People who can still be added: there are only so many ballots, and none is ever made later. Nothing
    /// before they are made.
    pub room: Option<u32>,
    /// What the institution asks for itself.
    pub own_items: Vec<Item>,
    /// Until the survey opens.
    pub may_ask_own: bool,
    /// What it writes in the letters.
    pub sender_text: String,
}

/// A person's right to answer once; knows no ballot and no answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Participant {
    pub id: InvitationId,
    pub name: String,
    pub email: String,
    pub invited_at: Option<Instant>,
    pub reminders: u32,
    pub bounced: bool,
    /// Wants no further letters of this survey.
    pub opted_out: bool,
}

/// What came of an uploaded list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ImportReport {
    pub added: u32,
    /// Rows whose address was there already, in the file or before.
    pub merged: u32,
    pub refused: Vec<RowFault>,
    /// Nothing has been taken in: rows are refused, and those `added` would be invited at once. Somebody has to say so.
    pub is_held: bool,
    /// A list of the rows refused, to be corrected and sent again; of all rows where nothing was taken in.
    pub again: String,
}

/// One row that was not taken in, as typed; nothing of it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowFault {
    /// Line of the file, the heading being line 1.
    pub row: u64,
    pub name: String,
    pub email: String,
    pub lang: String,
    pub field: String,
    pub problem: Problem,
}

/// From how many answers on who reads what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Readers {
    /// Figures: the institution and the directorate.
    pub figures: u32,
    /// Figures: everyone.
    pub public: u32,
    /// What is written in free text.
    pub texts: u32,
}

/// What an invitation's link opens.
#[derive(Clone, Debug, PartialEq)]
pub enum Door {
    /// The form, with the study it is about.
    Open {
        evaluation: Box<Evaluation>,
        institution: String,
        questionnaire: Box<Questionnaire>,
        readers: Readers,
        /// Under what a browser keeps what is not sent yet; leads to no link and no ballot.
        draft: String,
    },
    /// This link has been used, for the survey about this offer.
    Spent(OfferId),
    /// The survey about this offer has closed.
    Closed(OfferId),
    /// The survey opens on this day.
    NotYet(Date),
}

codes! {
    /// A mean that is only told to lie beyond a bound: so near the end of the scale it would tell what each
    /// of a few people said.
    pub enum Beyond { AtLeast = "least", AtMost = "most" }
}

/// A mean with its 90 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The mean, or the bound it lies beyond.
    pub mean: f64,
    pub low: f64,
    pub high: f64,
    #[serde(default)]
    pub beyond: Option<Beyond>,
}

/// What may be shown of one item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Figure {
    Shown {
        /// Answers to this item, don't-knows left out; where few left it out, who answered the survey.
        n: u32,
        /// Per point or option in order; `None` = hidden because it or its complement is too small.
        cells: Vec<Option<u32>>,
        /// For scales only.
        estimate: Option<Estimate>,
    },
    /// Too few answers.
    Hidden,
}

/// One item's line in a result.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemResult {
    pub item: Item,
    pub figure: Figure,
}

/// One survey's results, or several years' of the same offer pooled.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    pub kind: SurveyKind,
    pub title: String,
    pub institution_short: String,
    pub offer: OfferId,
    /// First and last year pooled.
    pub years: (StudyYear, StudyYear),
    pub invited: u32,
    /// Ballots answered; `None` = too few to tell.
    pub answered: Option<u32>,
    pub questionnaire: Questionnaire,
    pub items: Vec<ItemResult>,
    /// The question about the whole, the indices and the themes, with what they borrow.
    pub measures: Vec<crate::insight::telling::MeasureFigure>,
    /// The run alone had too few answers, so earlier years were added.
    pub pooled: bool,
    /// How far the survey has come.
    pub progress: Progress,
    pub is_demo: bool,
    /// The limit in force.
    pub min_answers: u32,
}
