//! References by number follow what they refer to: an outcome put in first moves the evidence of those after it.
//!
//! Themes and publications name outcomes by their number, modules name earlier modules by theirs. Whenever a
//! text is changed, whatever its writer did not renumber herself is renumbered here, in the browser while she
//! types, on the server where there is no script. No database, no words.

use super::{CitationForm, ModuleForm, OfferForm, lines};

/// Most pairs of entries that are compared: lists of a thousand lines each, far longer than any offer's.
const MOST_PAIRS: usize = 1_000_000;

/// Where each entry of an earlier list stands in a later one; nothing for what has gone.
pub type Moves = Vec<Option<usize>>;

/// Entries that are the same keep each other; what stands between them was changed, in order, where as many
/// stand there as before, else by what they have in common. Of lists too long to compare nothing is kept.
#[must_use]
pub fn moves(old: &[String], new: &[String]) -> Moves {
    if old == new {
        return (0..old.len()).map(Some).collect();
    }
    if (old.len() + 1).saturating_mul(new.len() + 1) > MOST_PAIRS {
        return vec![None; old.len()];
    }
    let mut to = longest_common(old, new);
    let mut begin = (0, 0);
    let fixed: Vec<(usize, usize)> = to
        .iter()
        .enumerate()
        .filter_map(|(i, j)| Some((i, (*j)?)))
        .collect();
    for end in fixed.into_iter().chain([(old.len(), new.len())]) {
        let (gone, come) = (begin.0..end.0, begin.1..end.1);
        if gone.len() == come.len() {
            gone.zip(come).for_each(|(i, j)| to[i] = Some(j));
        } else {
            let mut next = come.start;
            for i in gone {
                let best = (next..come.end)
                    .map(|j| (in_common(&old[i], &new[j]), j))
                    // The first of those that fit equally well.
                    .max_by_key(|(n, j)| (*n, std::cmp::Reverse(*j)));
                if let Some((_, j)) = best.filter(|(n, _)| *n > 0) {
                    to[i] = Some(j);
                    next = j + 1;
                }
            }
        }
        begin = (end.0 + 1, end.1 + 1);
    }
    to
}

/// Pairs of equal entries in the same order, as many as there can be.
fn longest_common(old: &[String], new: &[String]) -> Moves {
    let width = new.len() + 1;
    let mut longest = vec![0_usize; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i * width + j] = if old[i] == new[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut to) = (0, 0, vec![None; old.len()]);
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            to[i] = Some(j);
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    to
}

fn in_common(a: &str, b: &str) -> usize {
    let words: Vec<&str> = b.split_whitespace().collect();
    a.split_whitespace().filter(|word| words.contains(word)).count()
}

/// Numbers as typed (`1, 3`) after such moves; a number whose entry has gone is left out, what is no number of
/// an entry stays.
#[must_use]
pub fn renumbered(typed: &str, moves: &[Option<usize>]) -> String {
    let parts = typed.split([',', ';', ' ', '\n', '\r']).filter(|p| !p.is_empty());
    let numbers = parts.filter_map(|part| {
        let number = part.trim_end_matches('.').parse::<usize>().ok();
        match number.and_then(|n| moves.get(n.checked_sub(1)?)) {
            Some(to) => to.map(|j| (j + 1).to_string()),
            None => Some(part.to_owned()),
        }
    });
    numbers.collect::<Vec<_>>().join(", ")
}

/// The moves of lists that are numbered through: one after the other.
#[must_use]
pub fn numbered_through(lists: &[(Moves, usize)]) -> Moves {
    let mut all = vec![];
    let mut before = 0;
    for (moves, later_len) in lists {
        all.extend(moves.iter().map(|to| to.map(|j| j + before)));
        before += later_len;
    }
    all
}

/// What a module is known by, whatever it builds on.
#[must_use]
pub fn module_name(m: &ModuleForm) -> String {
    format!("{} {} {}", m.code, m.title, m.credits)
}

/// What a publication is known by, whatever rests on it.
#[must_use]
pub fn citation_name(c: &CitationForm) -> String {
    format!("{} {} {} {} {}", c.authors, c.year, c.title, c.source, c.doi)
}

impl OfferForm {
    /// The form with every reference renumbered that still says what it said in `before`.
    ///
    /// Rows keep their places, blank ones too.
    #[must_use]
    pub fn following(mut self, before: &OfferForm) -> Self {
        let part = |old: &str, new: &str| {
            let (old, new) = (lines(old), lines(new));
            (moves(&old, &new), new.len())
        };
        let outcomes = numbered_through(&[
            part(&before.knowledge, &self.knowledge),
            part(&before.skills, &self.skills),
            part(&before.competence, &self.competence),
        ]);
        if moved(&outcomes) {
            for (code, theme) in &mut self.themes {
                if before
                    .themes
                    .get(code)
                    .is_some_and(|b| b.outcome == theme.outcome)
                {
                    theme.outcome = renumbered(&theme.outcome, &outcomes);
                }
            }
            let rows = pairs(&before.citations, &self.citations, citation_name);
            for (old, new) in rows {
                let (old, new) = (&before.citations[old], &mut self.citations[new]);
                if old.outcomes == new.outcomes {
                    new.outcomes = renumbered(&new.outcomes, &outcomes);
                }
            }
        }
        let rows = pairs(&before.modules, &self.modules, module_name);
        // Blank rows are not counted by those who refer to a module.
        let number = |all: &[ModuleForm], row: usize| {
            let before = all[..row].iter().filter(|m| **m != ModuleForm::default());
            before.count()
        };
        let old_len = number(&before.modules, before.modules.len());
        let mut modules = vec![None; old_len];
        for (old, new) in &rows {
            modules[number(&before.modules, *old)] = Some(number(&self.modules, *new));
        }
        if moved(&modules) {
            for (old, new) in rows {
                let (old, new) = (&before.modules[old], &mut self.modules[new]);
                if old.requires == new.requires {
                    new.requires = renumbered(&new.requires, &modules);
                }
            }
        }
        self
    }
}

fn moved(moves: &[Option<usize>]) -> bool {
    moves.iter().enumerate().any(|(i, to)| *to != Some(i))
}

/// Rows that go on, by their places before and now; blank ones are nobody's.
fn pairs<T: Default + PartialEq>(old: &[T], new: &[T], name: impl Fn(&T) -> String) -> Vec<(usize, usize)> {
    let written = |rows: &[T]| -> Vec<usize> {
        let all = rows.iter().enumerate();
        all.filter(|(_, row)| **row != T::default())
            .map(|(i, _)| i)
            .collect()
    };
    let (old_at, new_at) = (written(old), written(new));
    let names = |rows: &[T], at: &[usize]| at.iter().map(|i| name(&rows[*i])).collect::<Vec<_>>();
    let to = moves(&names(old, &old_at), &names(new, &new_at));
    let found = to.into_iter().enumerate();
    found.filter_map(|(i, j)| Some((old_at[i], new_at[j?]))).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalogue::form::complete;

    fn texts(words: &[&str]) -> Vec<String> {
        words.iter().map(|w| (*w).to_owned()).collect()
    }

    #[test]
    fn lists_longer_than_any_offer_has_are_not_compared() {
        let many: Vec<String> = (0..200_000).map(|i| i.to_string()).collect();
        let mut others = many.clone();
        others.reverse();
        assert_eq!(moves(&many, &others), vec![None; many.len()]);
        assert_eq!(moves(&many, &many).last(), Some(&Some(many.len() - 1)));
    }

    #[test]
    fn evidence_follows_its_outcome_when_a_line_is_put_in_first() {
        let before = complete();
        let mut after = before.clone();
        after.knowledge = format!("har kunnskap om tall\n{}", before.knowledge);
        after.competence.push_str(", og mer");
        let after = after.following(&before);
        for (code, theme) in &after.themes {
            let was: usize = before.themes[code].outcome.parse().unwrap();
            assert_eq!(theme.outcome, (was + 1).to_string(), "{code}");
        }
        assert_eq!(after.citations[0].outcomes, "2, 4");
        assert_eq!(after.modules, before.modules);
    }

    #[test]
    fn what_its_writer_renumbered_herself_stands() {
        let before = complete();
        let mut after = before.clone();
        after.knowledge = format!("nytt\n{}", before.knowledge);
        after.citations[0].outcomes = "1".to_owned();
        assert_eq!(after.following(&before).citations[0].outcomes, "1");
    }

    #[test]
    fn a_reference_to_what_has_gone_goes_too() {
        let before = complete();
        let mut after = before.clone();
        after.knowledge.clear();
        let after = after.following(&before);
        assert_eq!(after.citations[0].outcomes, "2");
        let gone = before.themes.iter().filter(|(_, t)| t.outcome == "1");
        for (code, _) in gone {
            assert_eq!(after.themes[code].outcome, "", "{code}");
        }
    }

    #[test]
    fn a_module_put_in_first_moves_what_builds_on_the_others() {
        let before = complete();
        let mut after = before.clone();
        let new = ModuleForm {
            title: "Innføring".to_owned(),
            ..ModuleForm::default()
        };
        after.modules.splice(0..0, [new, ModuleForm::default()]);
        let after = after.following(&before);
        assert_eq!(after.modules[3].requires, "2");
        assert_eq!(after.modules[1], ModuleForm::default(), "rows keep their places");
    }

    #[test]
    fn a_line_that_was_cut_in_two_goes_on_in_the_part_most_like_it() {
        let old = texts(&["a b c", "x"]);
        assert_eq!(moves(&old, &texts(&["b c", "a", "x"])), [Some(0), Some(2)]);
        assert_eq!(moves(&old, &texts(&["y"])), [None, None]);
        assert_eq!(moves(&old, &texts(&["q", "x"])), [Some(0), Some(1)]);
        assert_eq!(renumbered("1, 2. x 9", &[Some(4), None]), "5, x, 9");
    }

    proptest! {
        #[test]
        fn moves_keep_order_and_equal_entries(
            old in prop::collection::vec("[abc]{1,2}", 0..7),
            new in prop::collection::vec("[abc]{1,2}", 0..7),
        ) {
            let to = moves(&old, &new);
            prop_assert_eq!(to.len(), old.len());
            let found: Vec<usize> = to.iter().filter_map(|j| *j).collect();
            prop_assert!(found.windows(2).all(|two| two[0] < two[1]));
            prop_assert!(found.iter().all(|j| *j < new.len()));
            prop_assert_eq!(moves(&old, &old), (0..old.len()).map(Some).collect::<Vec<_>>());
        }

        #[test]
        fn nothing_changed_is_nothing_renumbered(n in 0..4_usize) {
            let mut form = complete();
            form.modules.insert(n.min(2), ModuleForm::default());
            prop_assert_eq!(form.clone().following(&form), form);
        }
    }
}
