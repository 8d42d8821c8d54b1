//! Neighbours of words that no offer has: what the dictionary suggests, or the subject it has them in.

use app::search::model::{Relaxed, SearchQuery};

use super::analysis::words;
use super::find::Asked;
use super::language::analyse;
use super::language::tables::branch;
use super::question::{Placed, Question, Wish, as_typed};
use super::vocabulary::Vocabulary;

/// A word, or something it may mean, says what some offers are about.
pub(super) fn is_telling(wish: &Wish, vocabulary: &Vocabulary<'_>) -> bool {
    match wish {
        Wish::Word { word, or } => {
            let mut words = or.iter().flatten().chain([word]);
            words.any(|w| vocabulary.is_telling(w))
        }
        Wish::Number(_) => false,
    }
}

impl Asked<'_> {
    /// The question with neighbours for the words that neither the catalogue has nor anything that means the same,
    /// and these words as typed with what is asked for instead.
    pub(super) fn nearby(&self, question: &Question, query: &SearchQuery) -> (Question, Relaxed) {
        let mut nearby = question.clone();
        let mut relaxed = Relaxed::default();
        // Beside a word that says what some offers are about, an unknown one is rather let go.
        let mut wishes = question.wishes.iter();
        let is_alone = !wishes.any(|wish| is_telling(&wish.what, self.vocabulary));
        for Placed { what, at } in &mut nearby.wishes {
            let Wish::Word { word, or } = what else { continue };
            let typed = as_typed(&query.words, at);
            let asked = words(&typed);
            let is_known = or
                .iter()
                .flatten()
                .chain([&*word])
                .any(|w| self.vocabulary.knows(w));
            if is_known {
                continue;
            }
            let mut loose = self.synonyms.loose(asked.iter().map(String::as_str)).to_vec();
            if loose.is_empty() && is_alone {
                loose.extend(self.branch(word));
            }
            if loose.is_empty() {
                continue;
            }
            or.extend(loose.iter().map(|l| words(l)));
            relaxed.instead.extend(loose);
            relaxed.unknown.push(typed);
        }
        (nearby, relaxed)
    }

    /// The subject a word of the dictionary belongs to, if the catalogue has it; of an unknown compound that of the
    /// last part that has any.
    fn branch(&self, word: &str) -> Option<String> {
        let analysis = analyse(word);
        let parts = analysis.parts[..analysis.n_parts].iter().rev();
        let mut lemmas = analysis.lemmas.iter().chain(parts);
        let branch = lemmas.find_map(|lemma| branch(lemma))?;
        let is_offered = words(branch).iter().all(|w| self.vocabulary.knows(w));
        is_offered.then(|| branch.to_owned())
    }
}
