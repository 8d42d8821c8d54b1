//! What a word may mean as well: near meanings are searched silently, loose ones only suggested.
//!
//! The rows here are what a new catalogue starts with; the directorate's own replace them while the service
//! runs. Words are compared by their lemmas, so one row serves every inflection and both written standards.

use std::collections::HashMap;
use std::sync::LazyLock;

use app::search::model::SynonymKind;

use super::analysis::{fold_letter, words};
use super::classroom::CLASSROOM;
use super::curriculum::TOPICS;
use super::english::ENGLISH;
use super::everyday::{PROBLEMS, SHORT_FORMS};
use super::language::{analyse, canon};
use super::sami::SAMI;
use super::slips::{Slips, bare};
use super::thesaurus::{LOOSE, NEAR};
use super::vocabulary::allowed as slips_of;

/// Most words of a row's left side.
pub const LONGEST: usize = 3;

/// Words of so few letters are not believed to be what was meant, and of fewer than these the first counts as right.
const FEW_LETTERS: usize = 3;
const FIRST_IS_RIGHT: usize = 6;

/// One row: how close, one to three words as asked, and what they may mean as well; the words of one alternative
/// must all be there.
pub type Row = (SynonymKind, String, Vec<String>);

/// All rows, ready to be asked.
#[derive(Clone, Debug)]
pub struct Synonyms {
    near: Meanings,
    loose: HashMap<String, Vec<String>>,
    /// Single words of near rows.
    spelt: Spelt,
}

/// Words as they are typed, by their lemmas, and what they may mean.
type Meanings = HashMap<String, Vec<Vec<String>>>;

/// Words as they are written, by their first letter without its accent, with the number of their letters.
#[derive(Clone, Debug, Default)]
struct Spelt(HashMap<char, Vec<(usize, String)>>);

impl Spelt {
    fn add(&mut self, word: &str) {
        if let Some(first) = word.chars().next() {
            let alike = self.0.entry(fold_letter(first)).or_default();
            alike.push((word.chars().count(), word.to_owned()));
        }
    }

    /// Those within the slips allowed of a word. It begins as they do, or its second letter does: then the first is
    /// missing there, or the two are swapped.
    fn near(&self, word: &str, allowed: usize, found: &mut Vec<(String, usize)>) {
        let n = word.chars().count();
        let slips = Slips::new(word, allowed, n < FIRST_IS_RIGHT);
        let mut firsts: Vec<char> = word.chars().take(2).map(fold_letter).collect();
        firsts.dedup();
        let alike = firsts.iter().filter_map(|first| self.0.get(first)).flatten();
        let long = alike.filter(|(length, _)| *length > FEW_LETTERS && length.abs_diff(n) <= allowed);
        found.extend(long.filter_map(|(_, key)| Some((key.clone(), slips.between(key)?))));
    }
}

/// What is taught in class, ready to be asked: the subjects of each word, and the single words as they are written.
static TAUGHT: LazyLock<(Meanings, Spelt)> = LazyLock::new(|| {
    let (mut subjects, mut spelt) = (Meanings::new(), Spelt::default());
    for (means, taught) in CLASSROOM {
        for asked in taught.split(',').map(words) {
            let means = means.split('|').map(words);
            let of_word = subjects.entry(key(asked.iter().map(String::as_str))).or_default();
            of_word.extend(means);
            if let [word] = &asked[..] {
                spelt.add(word);
            }
        }
    }
    (subjects, spelt)
});

/// What words of lessons are taken for where no row says otherwise.
#[must_use]
pub fn taught(asked: &str) -> Vec<String> {
    let asked = words(asked);
    let means = TAUGHT.0.get(&key(asked.iter().map(String::as_str)));
    means.into_iter().flatten().map(|all| all.join(" ")).collect()
}

/// Words by their lemmas.
fn key<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().map(canon).collect::<Vec<_>>().join(" ")
}

impl Synonyms {
    /// From rows; a row without words or alternatives is left out, several for the same words add up.
    #[must_use]
    pub fn new(rows: impl IntoIterator<Item = Row>) -> Self {
        let mut out = Synonyms {
            near: HashMap::new(),
            loose: HashMap::new(),
            spelt: Spelt::default(),
        };
        for (kind, asked, alternatives) in rows {
            let asked = words(&asked);
            if asked.is_empty() || asked.len() > LONGEST {
                continue;
            }
            if let [word] = &asked[..]
                && kind == SynonymKind::Near
            {
                out.spelt.add(word);
            }
            let key = key(asked.iter().map(String::as_str));
            for alternative in alternatives {
                let means = words(&alternative);
                if means.is_empty() {
                    continue;
                }
                match kind {
                    SynonymKind::Near => out.near.entry(key.clone()).or_default().push(means),
                    SynonymKind::Loose => {
                        out.loose
                            .entry(key.clone())
                            .or_default()
                            .push(alternative.trim().to_owned());
                    }
                }
            }
        }
        out
    }

    /// Other words that mean the same; each alternative is words that must all be there.
    #[must_use]
    pub fn near<'a>(&self, asked: impl IntoIterator<Item = &'a str>) -> &[Vec<String>] {
        let asked: Vec<&str> = asked.into_iter().collect();
        let of = |key: &str| {
            let means = self.near.get(key).or_else(|| TAUGHT.0.get(key));
            means.map_or(&[][..], Vec::as_slice)
        };
        match asked[..] {
            // `skriv` is a piece of paper as well.
            [word] => {
                let analysis = analyse(word);
                let readings = analysis.lemmas.iter().map(|lemma| of(lemma));
                readings
                    .into_iter()
                    .find(|means| !means.is_empty())
                    .unwrap_or(&[])
            }
            _ => of(&key(asked)),
        }
    }

    /// Words of the left sides, and words taught in class, that this or what it is without its ending may be a
    /// misspelling of, with the number of slips, the fewest only.
    #[must_use]
    pub fn spelt_like(&self, word: &str, allowed: usize) -> Vec<(String, usize)> {
        let mut found: Vec<(String, usize)> = vec![];
        for bare in bare(word) {
            let allowed = allowed.min(slips_of(bare));
            self.spelt.near(bare, allowed, &mut found);
            TAUGHT.1.near(bare, allowed, &mut found);
        }
        found.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
        found.dedup();
        let fewest = found.first().map_or(0, |f| f.1);
        found.retain(|f| f.1 == fewest);
        found
    }

    /// Other words that may lead further.
    #[must_use]
    pub fn loose<'a>(&self, asked: impl IntoIterator<Item = &'a str>) -> &[String] {
        self.loose.get(&key(asked)).map_or(&[], Vec::as_slice)
    }

    /// The rows a new catalogue starts with.
    #[must_use]
    pub fn first_rows() -> Vec<Row> {
        let rows = |kind, table: &[(&str, &str)]| {
            let row = |(words, alternatives): &(&str, &str)| {
                let alternatives = alternatives.split('|').map(|a| a.trim().to_owned());
                (kind, (*words).to_owned(), alternatives.collect())
            };
            table.iter().map(row).collect::<Vec<_>>()
        };
        [
            rows(SynonymKind::Near, NEAR),
            rows(SynonymKind::Near, TOPICS),
            rows(SynonymKind::Near, PROBLEMS),
            rows(SynonymKind::Near, SHORT_FORMS),
            rows(SynonymKind::Near, ENGLISH),
            rows(SynonymKind::Near, SAMI),
            rows(SynonymKind::Loose, LOOSE),
        ]
        .concat()
    }
}

impl Default for Synonyms {
    fn default() -> Self {
        Synonyms::new(Self::first_rows())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_row_serves_all_inflections_and_both_standards() {
        let synonyms = Synonyms::default();
        assert_eq!(synonyms.near(["rettleiarar"]), synonyms.near(["veileder"]));
        assert!(!synonyms.near(["skuleleiing"]).is_empty());
        assert_eq!(synonyms.near(["spes", "ped"]), [["spesialpedagogikk"]]);
        assert_eq!(synonyms.loose(["lesevanskar"]), ["lesing", "spesialpedagogikk"]);
        assert!(synonyms.near(["xyzzy"]).is_empty());
    }

    #[test]
    fn what_is_taught_leads_to_its_subject_unless_a_row_says_otherwise() {
        let own = |means: &str| (SynonymKind::Near, "vulkan".to_owned(), vec![means.to_owned()]);
        assert_eq!(Synonyms::default().near(["vulkanene"]), [["naturfag"]]);
        assert_eq!(
            Synonyms::new([own("geografi")]).near(["vulkanar"]),
            [["geografi"]]
        );
    }

    #[test]
    fn slips_are_counted_in_the_word_and_not_in_its_ending() {
        let synonyms = Synonyms::default();
        let meant = |word: &str| synonyms.spelt_like(word, 2).into_iter().next();
        for (typed, right, slips) in [
            ("invandrere", "innvandrer", 1),
            ("dysleksjien", "dysleksi", 1),
            ("skolevægring", "skolevegring", 1),
            ("netmobing", "nettmobbing", 2),
            ("svommeopplæring", "svømmeopplæring", 0),
        ] {
            assert_eq!(meant(typed), Some((right.to_owned(), slips)), "{typed}");
        }
        // Of short words too little is left to go by.
        assert_eq!(meant("blandar"), None);
    }

    #[test]
    fn rows_that_say_nothing_are_left_out() {
        let row = |words: &str, alternatives: &[&str]| {
            let alternatives = alternatives.iter().map(|a| (*a).to_owned()).collect();
            (SynonymKind::Near, words.to_owned(), alternatives)
        };
        let rows = [
            row("", &["a"]),
            row("a", &[" "]),
            row("SFO", &["skolefritid", "aktivitetsskole"]),
        ];
        let synonyms = Synonyms::new(rows);
        assert!(synonyms.near(["a"]).is_empty());
        assert_eq!(synonyms.near(["sfo"]).len(), 2);
    }
}
