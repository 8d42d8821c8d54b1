//! What the directorate types about a questionnaire.

use serde::{Deserialize, Serialize};

use super::model::{Change, differences};
use crate::catalogue::model::Theme;
use crate::evaluation::model::{Block, Item, ItemKind, ItemOption, Questionnaire, SurveyKind};
use crate::review::model::Texts;
use crate::shared::fault::{FieldFault, Problem};
use crate::shared::time::{Date, parse_date};

/// Most questions, those about the participant apart.
pub const QUESTIONS: usize = 25;
/// Most options of one question.
const OPTIONS: usize = 12;
/// Longest question or option, in characters.
const LONGEST: usize = 300;
/// The question figures of a whole study rest on; a version without it could be compared with nothing.
const WHOLE: &str = "quality_overall";

/// A draft as typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BankForm {
    pub blocks: Vec<BlockForm>,
}

/// A part of the form with its questions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BlockForm {
    pub title: Texts,
    pub items: Vec<ItemForm>,
}

/// One question as typed; a row left blank does not count.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemForm {
    /// Where it stands in its part; blank for the last.
    pub position: String,
    /// Given by the program to a new one.
    pub code: String,
    pub text: Texts,
    pub kind: String,
    pub area: String,
    pub theme: String,
    /// One option a line: `bokmål | nynorsk | English`.
    pub options: String,
    /// `ja`: other words than before, and they mean the same.
    pub reworded: String,
    /// `ja` takes it out.
    pub remove: String,
}

/// The draft as typed, with the revision it was typed on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedBank {
    #[serde(flatten)]
    pub form: BankForm,
    pub seen: i64,
    /// The day typed to put it in force.
    pub from: String,
}

/// From which day it is to be used.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ForceForm {
    pub from: String,
}

impl ForceForm {
    /// A day from today on that comes after the last version's.
    ///
    /// # Errors
    /// A fault in `from`.
    pub fn check(&self, today: Date, last: Option<Date>) -> Result<Date, Vec<FieldFault>> {
        let wrong = |problem| Err(vec![FieldFault::new("from", problem)]);
        match parse_date(&self.from) {
            None if self.from.trim().is_empty() => wrong(Problem::Required),
            None => wrong(Problem::NotADate),
            Some(day) if day < today => wrong(Problem::Past),
            Some(day) if last.is_some_and(|last| day <= last) => wrong(Problem::NotNewest),
            Some(day) => Ok(day),
        }
    }
}

fn trimmed(texts: &Texts) -> Texts {
    let plain = |text: &str| text.trim().replace('\0', "");
    Texts {
        nb: plain(&texts.nb),
        nn: plain(&texts.nn),
        en: plain(&texts.en),
    }
}

fn too_long(faults: &mut Vec<FieldFault>, field: &str, texts: &Texts) {
    for (lang, text) in [("nb", &texts.nb), ("nn", &texts.nn), ("en", &texts.en)] {
        if text.chars().count() > LONGEST {
            faults.push(FieldFault::new(
                format!("{field}[{lang}]"),
                Problem::TooLong(LONGEST),
            ));
        }
    }
}

fn missing(faults: &mut Vec<FieldFault>, field: &str, texts: &Texts) {
    // English may be missing: then bokmål is shown, marked as such.
    for (lang, text) in [("nb", &texts.nb), ("nn", &texts.nn)] {
        if text.is_empty() {
            faults.push(FieldFault::new(format!("{field}[{lang}]"), Problem::Required));
        }
    }
}

impl ItemForm {
    fn of(position: usize, item: &Item) -> Self {
        let line = |o: &ItemOption| {
            let line = [&o.text.nb, &o.text.nn, &o.text.en]
                .map(String::as_str)
                .join(" | ");
            line.trim_end_matches([' ', '|']).to_owned()
        };
        let options: Vec<String> = item.options.iter().map(line).collect();
        ItemForm {
            position: position.to_string(),
            code: item.code.clone(),
            text: item.text.clone(),
            kind: item.kind.code().to_owned(),
            area: item.area.to_string(),
            theme: item.theme.map(|t| t.code().to_owned()).unwrap_or_default(),
            options: options.join("\n"),
            reworded: if item.reworded { "ja" } else { "" }.to_owned(),
            remove: String::new(),
        }
    }

    fn counts(&self) -> bool {
        self.remove.is_empty() && (!self.code.is_empty() || trimmed(&self.text) != Texts::default())
    }

    /// Options keep their codes by the words they had; new ones are numbered.
    fn read_options(&self, old: Option<&Item>) -> Vec<ItemOption> {
        let old = old.map_or(&[][..], |i| &i.options);
        let mut options: Vec<ItemOption> = vec![];
        for (i, line) in self.options.lines().filter(|l| !l.trim().is_empty()).enumerate() {
            let mut parts = line.split('|').map(|p| p.trim().to_owned());
            let mut next = || parts.next().unwrap_or_default();
            let text = Texts {
                nb: next(),
                nn: next(),
                en: next(),
            };
            let same = old.iter().find(|o| o.text.nb == text.nb);
            let taken = |code: &str| options.iter().chain(old).any(|o| o.code == code);
            let code = same.map(|o| o.code.clone()).unwrap_or_else(|| {
                let fresh = (i + 1..).map(|n| format!("valg_{n}"));
                fresh.into_iter().find(|c| !taken(c)).expect("numbers do not end")
            });
            options.push(ItemOption { code, text });
        }
        options
    }

    fn read(&self, at: &str, code: String, old: Option<&Item>, faults: &mut Vec<FieldFault>) -> Item {
        let unknown = |part: &str| FieldFault::new(format!("{at}[{part}]"), Problem::UnknownChoice);
        let kind = ItemKind::from_code(&self.kind).unwrap_or_else(|| {
            faults.push(unknown("kind"));
            ItemKind::Agreement
        });
        let area = self.area.parse().ok().filter(|a| *a <= 3).unwrap_or_else(|| {
            faults.push(unknown("area"));
            0
        });
        let theme = Theme::from_code(&self.theme);
        if theme.is_none() && !self.theme.is_empty() {
            faults.push(unknown("theme"));
        }
        too_long(faults, &format!("{at}[text]"), &self.text);
        let takes_options = matches!(kind, ItemKind::Choice | ItemKind::Multi);
        let options = if takes_options {
            self.read_options(old)
        } else {
            vec![]
        };
        if options.len() > OPTIONS {
            faults.push(FieldFault::new(
                format!("{at}[options]"),
                Problem::AtMost(OPTIONS),
            ));
        }
        Item {
            code,
            area,
            theme,
            dimension: old.map_or_else(String::new, |i| i.dimension.clone()),
            kind,
            text: trimmed(&self.text),
            options,
            reworded: !self.reworded.is_empty(),
            apart: old.is_some_and(|i| i.apart),
        }
    }
}

impl BankForm {
    /// The form as its writer left it.
    #[must_use]
    pub fn of(questionnaire: &Questionnaire) -> Self {
        let block = |block: &Block| BlockForm {
            title: block.title.clone(),
            items: (1..)
                .zip(&block.items)
                .map(|(n, item)| ItemForm::of(n, item))
                .collect(),
        };
        BankForm {
            blocks: questionnaire.blocks.iter().map(block).collect(),
        }
    }

    /// What can be kept of a draft: gaps are allowed, nonsense is not. Questions come in the order asked for.
    ///
    /// # Errors
    /// Faults in the fields' names: `blocks[2][items][0][text][nn]`.
    pub fn check(&self, draft: &Questionnaire) -> Result<Questionnaire, Vec<FieldFault>> {
        let mut faults = vec![];
        let mut taken: Vec<String> = draft.items().map(|i| i.code.clone()).collect();
        let mut new = draft.clone();
        for (b, (block, typed)) in new.blocks.iter_mut().zip(&self.blocks).enumerate() {
            block.title = trimmed(&typed.title);
            too_long(&mut faults, &format!("blocks[{b}][title]"), &typed.title);
            let mut items = vec![];
            for (i, row) in typed.items.iter().enumerate().filter(|(_, row)| row.counts()) {
                let at = format!("blocks[{b}][items][{i}]");
                let old = draft.items().find(|item| item.code == row.code);
                let code = match old {
                    Some(old) => old.code.clone(),
                    None if row.code.is_empty() => {
                        let name = |n: usize| format!("{}_{n}", block.code);
                        let fresh = (1..)
                            .map(name)
                            .find(|c| !taken.contains(c))
                            .expect("numbers do not end");
                        taken.push(fresh.clone());
                        fresh
                    }
                    None => {
                        faults.push(FieldFault::new(format!("{at}[code]"), Problem::UnknownChoice));
                        continue;
                    }
                };
                let place = row.position.trim().parse::<i64>();
                if place.is_err() && !row.position.trim().is_empty() {
                    faults.push(FieldFault::new(format!("{at}[position]"), Problem::NotANumber));
                }
                let item = row.read(&at, code, old, &mut faults);
                items.push((place.unwrap_or(i64::MAX), item));
            }
            items.sort_by_key(|(place, _)| *place);
            block.items = items.into_iter().map(|(_, item)| item).collect();
        }
        let mut codes: Vec<&str> = new.items().map(|i| i.code.as_str()).collect();
        codes.sort_unstable();
        if codes.windows(2).any(|two| two[0] == two[1]) {
            faults.push(FieldFault::new("blocks", Problem::Taken));
        }
        if faults.is_empty() { Ok(new) } else { Err(faults) }
    }
}

/// What a draft lacks to be put in force after the version `before`: every text in both written forms of
/// Norwegian, options to choose among, and a word on each question whose words have changed.
///
/// Faults are named as in its form.
#[must_use]
pub fn not_ready(draft: &Questionnaire, before: Option<&Questionnaire>) -> Vec<FieldFault> {
    let mut faults = vec![];
    let changes = before.map_or_else(Vec::new, |before| differences(before, draft));
    for (b, block) in draft
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, b)| !b.items.is_empty())
    {
        missing(&mut faults, &format!("blocks[{b}][title]"), &block.title);
        for (i, item) in block.items.iter().enumerate() {
            let at = format!("blocks[{b}][items][{i}]");
            missing(&mut faults, &format!("{at}[text]"), &item.text);
            let takes_options = matches!(item.kind, ItemKind::Choice | ItemKind::Multi);
            if takes_options && item.options.len() < 2 {
                faults.push(FieldFault::new(format!("{at}[options]"), Problem::AtLeast(2)));
            }
            if item
                .options
                .iter()
                .any(|o| o.text.nb.is_empty() || o.text.nn.is_empty())
            {
                faults.push(FieldFault::new(format!("{at}[options]"), Problem::Required));
            }
            match changes.iter().find(|c| c.code == item.code).map(|c| c.change) {
                Some(Change::Unclear) => {
                    faults.push(FieldFault::new(format!("{at}[reworded]"), Problem::SameOrNew));
                }
                Some(Change::OtherKind) => {
                    faults.push(FieldFault::new(format!("{at}[kind]"), Problem::NewQuestion));
                }
                _ => {}
            }
        }
    }
    let asked = draft.items().filter(|i| i.area > 0).count();
    if asked > QUESTIONS {
        faults.push(FieldFault::new("blocks", Problem::AtMost(QUESTIONS)));
    }
    // Figures over the years rest on it.
    let is_end = SurveyKind::of_questionnaire(&draft.code).is_none_or(|kind| kind == SurveyKind::End);
    if is_end && !draft.items().any(|i| i.code == WHOLE && i.kind.is_scale()) {
        faults.push(FieldFault::new("blocks", Problem::WholeNeeded));
    }
    faults
}

#[cfg(test)]
mod tests;
