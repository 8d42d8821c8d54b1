//! What lies near a question that nothing was found for: its words not side by side, neighbours of them, subjects,
//! other questions.

use app::search::model::{Relaxed, SearchQuery};
use tantivy::TantivyDocument;

use super::analysis::words;
use super::collect::Findings;
use super::find::{Asked, kept, reworded};
use super::language::tables::branch;
use super::language::{analyse, canon};
use super::lexicon::is_setting;
use super::query::{Composed, Reading};
use super::question::{Hold, Placed, Question, Wish, as_typed, with};
use super::quotes::unquoted;
use super::reading::read;
use super::vocabulary::Vocabulary;

/// Most other questions that are offered.
const ALSO: usize = 5;
/// Hits below which looser meanings are offered.
const FEW: u64 = 10;
/// Most subjects that are offered, and the first offers with a word, whose subjects these are.
const SUBJECTS: usize = 5;
const TELLING: usize = 3;

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
    /// Some offer has this alone.
    pub fn has(&self, hold: &Placed<Hold>) -> bool {
        let alone = Question {
            holds: vec![hold.clone()],
            ..Question::default()
        };
        let everything = SearchQuery::everything();
        self.is_met(&alone, Reading::Strict, &everything)
            .unwrap_or_default()
    }

    /// The question with the words of some of its phrases as words, and these phrases.
    pub fn apart(
        &self,
        question: &Question,
        query: &SearchQuery,
        is_gone: impl Fn(&Placed<Hold>) -> bool,
    ) -> (Question, Vec<String>) {
        let phrases = question
            .holds
            .iter()
            .filter(|h| matches!(h.what, Hold::Phrase(_)));
        let gone: Vec<_> = phrases.filter(|h| is_gone(h)).map(|h| &h.at).collect();
        if gone.is_empty() {
            return (question.clone(), vec![]);
        }
        let typed = &query.words;
        let words = gone.iter().fold(typed.clone(), |words, at| unquoted(&words, at));
        let named = gone.into_iter().map(|at| as_typed(typed, at)).collect();
        (read(&words, self.vocabulary, self.synonyms), named)
    }

    /// The question with neighbours for the words that neither the catalogue has nor anything that means the same,
    /// and these words as typed with what is asked for instead.
    pub fn nearby(&self, question: &Question, query: &SearchQuery) -> (Question, Relaxed) {
        let mut nearby = question.clone();
        let mut relaxed = Relaxed::default();
        // Beside a word that says what some offers are about, an unknown one is rather let go.
        let mut wishes = question.wishes.iter();
        let is_alone = !wishes.any(|wish| is_telling(&wish.what, self.vocabulary));
        for Placed { what, at } in &mut nearby.wishes {
            let Wish::Word { word, or } = what else { continue };
            let typed = as_typed(&query.words, at);
            let near = self.neighbours(word, or, &typed, is_alone);
            if near.is_empty() {
                continue;
            }
            or.extend(near.iter().map(|n| words(n)));
            relaxed.instead.extend(near);
            relaxed.unknown.push(typed);
        }
        (nearby, relaxed)
    }

    /// What lies near a word: its loose meanings, else the subject it belongs to if that is wanted; nothing for a word
    /// that the catalogue has itself or by what means the same.
    fn neighbours(&self, word: &str, or: &[Vec<String>], typed: &str, with_subject: bool) -> Vec<String> {
        let mut known = or.iter().flatten().map(String::as_str).chain([word]);
        if known.any(|w| self.vocabulary.knows(w)) {
            return vec![];
        }
        let asked = words(typed);
        let loose = self.synonyms.loose(asked.iter().map(String::as_str));
        if loose.is_empty() && with_subject {
            self.branch(word).into_iter().collect()
        } else {
            loose.to_vec()
        }
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

    /// Codes of subjects that lie near what the words mean: those of the first offers that have a word, or a
    /// neighbour of one that no offer has.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn subjects(&self, question: &Question, query: &SearchQuery) -> tantivy::Result<Vec<String>> {
        let mut subjects: Vec<String> = vec![];
        let (apart, _) = self.apart(question, query, |_| true);
        for Placed { what, at } in &apart.wishes {
            let Wish::Word { word, or } = what else { continue };
            if is_setting(&canon(word)) || subjects.len() >= SUBJECTS || self.limit.is_over() {
                continue;
            }
            let near = self.neighbours(word, or, &as_typed(&query.words, at), true);
            let near = near.iter().map(|n| words(n)).collect();
            let alone = Question {
                wishes: vec![Placed {
                    what: Wish::Word {
                        word: word.clone(),
                        or: [or.clone(), near].concat(),
                    },
                    at: at.clone(),
                }],
                ..Question::default()
            };
            let composed = self.composed(&alone, Reading::Strict);
            let findings = Findings::new(&SearchQuery::everything(), self.today, TELLING, self.unpacked);
            let findings = findings.uncounted().within(self.limit);
            let found = self.hands.gather(self.searcher, &composed.query, &findings)?;
            for at in found.places {
                let doc: TantivyDocument = self.searcher.doc(at)?;
                let subject = kept(&doc, self.fields.subject);
                if !subject.is_empty() && subjects.iter().all(|known| known != subject) {
                    subjects.push(subject.to_owned());
                }
            }
        }
        subjects.truncate(SUBJECTS);
        Ok(subjects)
    }

    /// Other questions that may lead further. `total` = how many offers the question gave as it was asked.
    pub fn also(
        &self,
        typed: &str,
        question: &Question,
        composed: &Composed,
        total: u64,
        relaxed: Option<&Relaxed>,
    ) -> Vec<String> {
        let mut out: Vec<String> = (1..3)
            .map(|nth| reworded(typed, &composed.guessed, nth))
            .filter(|other| !other.is_empty())
            .collect();
        if total < FEW {
            out.extend(question.looser.iter().cloned());
        }
        if total == 0 {
            for Placed { what, at } in &question.wishes {
                let Wish::Word { word, or } = what else { continue };
                if !self.vocabulary.knows(word) {
                    let alike = self.vocabulary.similar(word).into_iter();
                    let at = question.quotation(at);
                    out.extend(alike.map(|(other, _)| with(typed, at, &other)));
                }
                // Beside the rest its neighbours gave nothing either, or are what is shown.
                let is_shown = |near: &String| relaxed.is_some_and(|relaxed| relaxed.instead.contains(near));
                let near = self.neighbours(word, or, &as_typed(typed, at), true);
                out.extend(near.into_iter().filter(|near| !is_shown(near)));
            }
        }
        let mut kept: Vec<String> = vec![];
        for other in out {
            if kept.len() < ALSO && other != typed && !kept.contains(&other) {
                kept.push(other);
            }
        }
        kept
    }
}
