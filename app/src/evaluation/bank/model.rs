//! Versions of a questionnaire, and what differs between two.

use crate::codes;
use crate::evaluation::model::{Item, ItemKind, Questionnaire};
use crate::review::model::Texts;
use crate::shared::time::Date;

codes! {
    /// Where a version stands; its day moves it on.
    pub enum BankState { Draft = "draft", Coming = "coming", InForce = "in_force", Retired = "retired" }
}

/// A version as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptVersion {
    pub state: BankState,
    /// The day new surveys use it from; nothing for a draft.
    pub from: Option<Date>,
    /// Surveys that use it.
    pub surveys: u32,
    /// Counts every saving of a draft.
    pub revision: i64,
    /// Fewest answers from which free text is read; the form says it.
    pub text_from: u32,
    pub content: Questionnaire,
}

/// The version new surveys use on a day: of those put in force, the one whose day came last.
#[must_use]
pub fn in_force(versions: &[KeptVersion], today: Date) -> Option<&KeptVersion> {
    let begun = versions
        .iter()
        .filter(|v| v.from.is_some_and(|from| from <= today));
    begun.max_by_key(|v| (v.from, v.content.version))
}

/// The version a draft is compared with: the newest that has been put in force.
#[must_use]
pub fn before(versions: &[KeptVersion]) -> Option<&KeptVersion> {
    let set = versions.iter().filter(|v| v.from.is_some());
    set.max_by_key(|v| (v.from, v.content.version))
}

codes! {
    /// What has become of a question since the version before.
    pub enum Change {
        New = "new",
        Gone = "gone",
        /// Other words, said to mean the same: answers are followed on.
        Reworded = "reworded",
        /// Other words, and nobody has said whether they mean the same.
        Unclear = "unclear",
        /// Answered in another way, which no figure can be followed over.
        OtherKind = "other_kind",
        /// Other options to choose among.
        Options = "options",
    }
}

/// One question that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    pub code: String,
    pub change: Change,
    pub before: Option<Texts>,
    pub after: Option<Texts>,
}

fn change(before: &Item, after: &Item) -> Option<Change> {
    let codes = |item: &Item| item.options.iter().map(|o| o.code.clone()).collect::<Vec<_>>();
    if before.kind != after.kind {
        Some(Change::OtherKind)
    } else if codes(before) != codes(after) {
        Some(Change::Options)
    } else if before.text.nb == after.text.nb && before.text.nn == after.text.nn {
        None
    } else if after.reworded {
        Some(Change::Reworded)
    } else {
        Some(Change::Unclear)
    }
}

/// Everything that differs, in the order of the later version; what is gone comes last.
#[must_use]
pub fn differences(before: &Questionnaire, after: &Questionnaire) -> Vec<Difference> {
    let mut found = vec![];
    for item in after.items() {
        let old = before.items().find(|i| i.code == item.code);
        let change = old.map_or(Some(Change::New), |old| change(old, item));
        found.extend(change.map(|change| Difference {
            code: item.code.clone(),
            change,
            before: old.map(|i| i.text.clone()),
            after: Some(item.text.clone()),
        }));
    }
    let gone = before.items().filter(|i| after.items().all(|a| a.code != i.code));
    found.extend(gone.map(|i| Difference {
        code: i.code.clone(),
        change: Change::Gone,
        before: Some(i.text.clone()),
        after: None,
    }));
    found
}

/// A version as it comes into force: questions the one before did not ask are told of by themselves from now on.
#[must_use]
pub fn apart_where_new(before: Option<&Questionnaire>, mut version: Questionnaire) -> Questionnaire {
    let is_new = |code: &str| before.is_some_and(|b| b.items().all(|i| i.code != code));
    for item in version.blocks.iter_mut().flat_map(|b| &mut b.items) {
        item.apart |= is_new(&item.code);
    }
    version
}

/// Questions a draft leaves out though an index is made of them: the index cannot be followed past it.
pub fn out_of_index<'a>(
    before: &'a Questionnaire,
    draft: &'a Questionnaire,
) -> impl Iterator<Item = &'a Item> {
    before
        .items()
        .filter(|i| !i.apart && i.kind.is_scale() && i.area > 0)
        .filter(|i| draft.items().all(|d| d.code != i.code))
}

/// Minutes it takes to answer, rounded up; a reader's pace, told as an estimate.
#[must_use]
pub fn minutes(questionnaire: &Questionnaire) -> u32 {
    let seconds = |item: &Item| match item.kind {
        ItemKind::Agreement | ItemKind::Quality => 9,
        ItemKind::Choice => 8,
        ItemKind::Multi => 15,
        ItemKind::Text => 50,
    };
    questionnaire.items().map(seconds).sum::<u32>().div_ceil(60)
}

/// Whether every question can be read in English too.
#[must_use]
pub fn has_english(questionnaire: &Questionnaire) -> bool {
    let written = |texts: &Texts| !texts.en.trim().is_empty();
    let all = |item: &Item| written(&item.text) && item.options.iter().all(|o| written(&o.text));
    questionnaire.blocks.iter().all(|b| written(&b.title)) && questionnaire.items().all(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::pages::samples;

    #[test]
    fn what_differs_is_named_once() {
        let before = samples::questionnaire();
        let mut after = before.clone();
        assert_eq!(differences(&before, &after), []);
        let codes: Vec<String> = before.items().map(|i| i.code.clone()).collect();
        let items = &mut after.blocks[0].items;
        items[0].text.nb = "Noe annet?".into();
        let gone = items.pop().unwrap();
        let told = differences(&before, &after);
        assert_eq!(
            (told[0].code.as_str(), told[0].change),
            (codes[0].as_str(), Change::Unclear)
        );
        assert_eq!(
            (told.last().unwrap().code.as_str(), told.last().unwrap().change),
            (gone.code.as_str(), Change::Gone)
        );
        after.blocks[0].items[0].reworded = true;
        assert_eq!(differences(&before, &after)[0].change, Change::Reworded);
        after.blocks[0].items[0].kind = ItemKind::Text;
        assert_eq!(differences(&before, &after)[0].change, Change::OtherKind);
    }

    #[test]
    fn the_day_decides_which_version_is_in_force() {
        let day = |d: u32| Date::from_ymd_opt(2026, 11, d).unwrap();
        let kept = |version: i32, from: Option<Date>| KeptVersion {
            state: BankState::Draft,
            from,
            surveys: 0,
            revision: 1,
            text_from: 10,
            content: Questionnaire {
                version,
                ..samples::questionnaire()
            },
        };
        let versions = [kept(3, None), kept(2, Some(day(20))), kept(1, Some(day(1)))];
        let at = |d: u32| in_force(&versions, day(d)).map(|v| v.content.version);
        assert_eq!((at(19), at(20)), (Some(1), Some(2)));
        assert_eq!(before(&versions).unwrap().content.version, 2);
        assert_eq!(in_force(&versions[..1], day(30)), None);
    }

    #[test]
    fn a_question_that_comes_later_is_told_of_apart_and_stays_so() {
        let first = samples::questionnaire();
        assert_eq!(apart_where_new(None, first.clone()), first);
        let mut second = first.clone();
        let mut new = second.blocks[0].items[0].clone();
        new.code = "new".into();
        second.blocks[0].items.push(new);
        let second = apart_where_new(Some(&first), second);
        let apart = |q: &Questionnaire| {
            q.items()
                .filter(|i| i.apart)
                .map(|i| i.code.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(apart(&second), ["new"]);
        assert_eq!(apart(&apart_where_new(Some(&second), second.clone())), ["new"]);
        // Leaving it out again changes no index; leaving out one of the first does.
        assert_eq!(out_of_index(&second, &first).count(), 0);
        let mut fewer = first.clone();
        for block in &mut fewer.blocks {
            block.items.retain(|i| !i.kind.is_scale());
        }
        assert!(out_of_index(&first, &fewer).count() > 0);
    }
}
