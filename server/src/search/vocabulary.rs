//! The words the catalogue itself uses, asked of the index's own dictionaries.
//!
//! Nothing is kept beside the index, so a commit costs nothing here: what is known, what begins so and what is
//! nearly spelt so is read from the dictionaries as they lie, a view over one state of the index. Once a question's
//! time is over the catalogue has no further words, and what was looked up by halves is not kept.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError};

use tantivy::schema::Field;
use tantivy::{InvertedIndexReader, Searcher, Term};
use tantivy_fst::Automaton;

use super::language::analyse;
use super::limit::{InTime, Limit};
use super::looked_up::{KEPT, LookedUp, keep};
use super::schema::Fields;
use super::slips::{Beginning, Slips};

/// Most words a prefix is completed to.
const COMPLETIONS: usize = 30;
/// Most words of one dictionary that are looked at to complete one.
const LOOKED_AT: usize = 5_000;
/// Most words an unknown word is read as.
const SIMILAR: usize = 5;
/// Most codes with the same beginning.
const CODES: usize = 5;
/// A word in one of so many texts says little.
const COMMON: u64 = 4;
/// Letters from which one slip and two are believed, and below which the first letter counts as right.
const ONE_SLIP: usize = 4;
const TWO_SLIPS: usize = 8;
const FIRST_IS_RIGHT: usize = 6;

/// Entries of the index a question may cost before guesses at its words are cut short. On one core about 50 ms.
const ALLOWED: u64 = 600_000;

/// The words of one state of the index.
pub struct Vocabulary<'a> {
    allowed: u64,
    searcher: &'a Searcher,
    fields: &'a Fields,
    looked_up: Arc<LookedUp>,
    n_documents: u64,
    limit: Limit,
}

impl<'a> Vocabulary<'a> {
    #[must_use]
    pub fn new(searcher: &'a Searcher, fields: &'a Fields) -> Self {
        Self::with(searcher, fields, Arc::default())
    }

    /// With what was looked up before, in this very state of the index.
    #[must_use]
    pub fn with(searcher: &'a Searcher, fields: &'a Fields, looked_up: Arc<LookedUp>) -> Self {
        Vocabulary {
            allowed: ALLOWED,
            searcher,
            fields,
            looked_up,
            n_documents: searcher
                .segment_readers()
                .iter()
                .map(|s| u64::from(s.max_doc()))
                .sum(),
            limit: Limit::default(),
        }
    }

    /// The same for a question that may be looked for no longer than this.
    #[must_use]
    pub fn within(self, limit: &Limit) -> Self {
        let limit = limit.clone();
        Vocabulary { limit, ..self }
    }

    /// The same where questions may cost so much, for tests: small catalogues never cost enough.
    #[cfg(test)]
    #[must_use]
    pub fn allowing(self, allowed: u64) -> Self {
        Vocabulary { allowed, ..self }
    }

    /// Entries of the index a question may cost before guesses at its words are cut short.
    #[must_use]
    pub fn allowed(&self) -> u64 {
        self.allowed
    }

    /// How rare a word is that so many offers have, as the library counts it: 0 where all have it.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a weight needs no more digits")]
    pub fn rarity(&self, n_with: u32) -> f32 {
        let (n, with) = (self.n_documents as f32, n_with as f32);
        (1.0 + ((n - with).max(0.0) + 0.5) / (with + 0.5)).ln()
    }

    /// A field's dictionaries; one that cannot be read counts as empty, the query will report it.
    fn dictionaries(&self, field: Field) -> impl Iterator<Item = Arc<InvertedIndexReader>> {
        let segments = self.searcher.segment_readers().iter();
        segments.filter_map(move |segment| segment.inverted_index(field).ok())
    }

    /// In how many offers a word stands in one field.
    #[must_use]
    pub fn n_with(&self, field: Field, text: &str) -> u32 {
        let lock = || {
            self.looked_up
                .counted
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        if let Some(n) = lock().get(&field.field_id()).and_then(|words| words.get(text)) {
            return *n;
        }
        if self.limit.is_over() {
            return 0;
        }
        let term = Term::from_field_text(field, text);
        let in_one = |index: Arc<InvertedIndexReader>| index.doc_freq(&term).unwrap_or(0);
        let n = self.dictionaries(field).map(in_one).sum();
        let mut counted = lock();
        let words = counted.entry(field.field_id()).or_default();
        if words.len() >= KEPT {
            words.clear();
        }
        words.insert(text.to_owned(), n);
        n
    }

    /// In how many offers a word stands as spelt: of the titles, tags, providers and texts the most.
    #[must_use]
    pub fn n_offers(&self, word: &str) -> u32 {
        let exact = self.fields.texts().map(|f| f.exact);
        exact.map(|f| self.n_with(f, word)).into_iter().max().unwrap_or(0)
    }

    /// Some title, tag or text has this word as spelt: it is not only a name.
    #[must_use]
    pub fn is_in_texts(&self, word: &str) -> bool {
        let fields = [self.fields.title, self.fields.tags, self.fields.body];
        fields.iter().any(|f| self.n_with(f.exact, word) > 0)
    }

    /// Some title or text has this word as spelt; tags hold names of all sorts.
    #[must_use]
    pub fn is_used(&self, word: &str) -> bool {
        let fields = [self.fields.title, self.fields.body];
        fields.iter().any(|f| self.n_with(f.exact, word) > 0)
    }

    #[must_use]
    pub fn fields(&self) -> &Fields {
        self.fields
    }

    /// Some offer has a word with this lemma, alone or as part of a compound.
    #[must_use]
    pub fn has_lemma(&self, lemma: &str) -> bool {
        let fields = self.fields.texts();
        fields
            .iter()
            .any(|f| self.n_with(f.canon, lemma) > 0 || self.n_with(f.part, lemma) > 0)
    }

    /// Some offer has this word, in this or another inflection or standard.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        analyse(word).lemmas.iter().any(|l| self.has_lemma(l)) || self.n_offers(word) > 0
    }

    #[must_use]
    pub fn is_code(&self, key: &str) -> bool {
        self.n_with(self.fields.code, key) > 0
    }

    /// Codes that begin so.
    #[must_use]
    pub fn codes(&self, beginning: &str) -> Vec<String> {
        let mut found = vec![];
        for index in self.dictionaries(self.fields.code) {
            let range = index
                .terms()
                .range()
                .ge(beginning)
                .lt(format!("{beginning}\u{10ffff}"));
            let Ok(mut terms) = range.into_stream() else {
                continue;
            };
            while found.len() < CODES && terms.advance() {
                found.extend(std::str::from_utf8(terms.key()).map(str::to_owned));
            }
        }
        found
    }

    /// A word that says what an offer is about: it stands in a title, or is a subject, a place, a form, a group.
    ///
    /// Words in a great many texts say little, unless they are one of the latter.
    #[must_use]
    pub fn is_telling(&self, word: &str) -> bool {
        let lemmas = &analyse(word).lemmas;
        let is_in = |field: Field| lemmas.iter().any(|l| self.n_with(field, l) > 0);
        let fields = self.fields;
        if is_in(fields.tags.canon) || is_in(fields.tags.part) || is_in(fields.provider.canon) {
            return true;
        }
        if !is_in(fields.title.canon) && !is_in(fields.title.part) {
            return false;
        }
        let in_texts = lemmas.first().map_or(0, |l| self.n_with(fields.body.canon, l));
        !self.is_common(in_texts)
    }

    /// A word that so many texts have says little.
    #[must_use]
    pub fn is_common(&self, n_with: u32) -> bool {
        u64::from(n_with) * COMMON >= self.searcher.num_docs()
    }

    /// Some offer is for exactly these stages, as `5-10`.
    #[must_use]
    pub fn has_range(&self, range: &str) -> bool {
        self.n_with(self.fields.range, range) > 0
    }

    /// The DBH code of the one institution that goes by this name, spelt as `document::name_key`.
    #[must_use]
    pub fn institution(&self, name: &str) -> Option<String> {
        let names = self.looked_up.institutions.get_or_init(|| self.institutions());
        names.get(name).cloned().flatten()
    }

    fn institutions(&self) -> HashMap<String, Option<String>> {
        let mut found: HashMap<String, Option<String>> = HashMap::new();
        for index in self.dictionaries(self.fields.institution) {
            let Ok(mut terms) = index.terms().stream() else {
                continue;
            };
            while terms.advance() {
                let term = std::str::from_utf8(terms.key()).ok();
                let Some((name, code)) = term.and_then(|t| t.split_once('\0')) else {
                    continue;
                };
                let of_name = found
                    .entry(name.to_owned())
                    .or_insert_with(|| Some(code.to_owned()));
                if of_name.as_deref() != Some(code) {
                    *of_name = None;
                }
            }
        }
        found
    }

    /// Words of some fields an automaton accepts, with the number of offers.
    fn search<A: Automaton>(&self, fields: &[Field], automaton: &A, most: usize) -> HashMap<String, u32>
    where
        A::State: Clone,
    {
        let mut found: HashMap<String, u32> = HashMap::new();
        for field in fields {
            for index in self.dictionaries(*field) {
                if self.limit.is_over() {
                    return found;
                }
                let automaton = InTime::new(automaton, &self.limit);
                let Ok(mut terms) = index.terms().search(automaton).into_stream() else {
                    continue;
                };
                let mut n = 0;
                while n < most && terms.advance() {
                    n += 1;
                    if let Ok(word) = std::str::from_utf8(terms.key()) {
                        *found.entry(word.to_owned()).or_default() += terms.value().doc_freq;
                    }
                }
            }
        }
        found
    }

    /// Words that begin so, with or without accents, those in most offers first: words of titles, names and facts;
    /// of texts only where there are no others, and of those in further languages last.
    #[must_use]
    pub fn completions(&self, prefix: &str) -> Vec<String> {
        let kept = || {
            self.looked_up
                .completed
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        if let Some(known) = kept().get(prefix) {
            return known.clone();
        }
        let (f, beginning) = (self.fields, Beginning::new(prefix));
        let telling = [f.title, f.tags, f.provider].map(|f| f.exact);
        let mut found = self.search(&telling, &beginning, LOOKED_AT);
        for texts in [f.body, f.further] {
            if found.is_empty() {
                found = self.search(&[texts.exact], &beginning, LOOKED_AT);
            }
        }
        let mut found: Vec<_> = found.into_iter().collect();
        found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        found.truncate(COMPLETIONS);
        let found: Vec<String> = found.into_iter().map(|(word, _)| word).collect();
        if !self.limit.was_over() {
            keep(&self.looked_up.completed, prefix.to_owned(), found.clone());
        }
        found
    }

    /// Words this may be a misspelling of, with the number of slips: fewest first, then the commonest.
    ///
    /// A letter without its accent is no slip. One slip is believed from four letters, two from eight; the first
    /// letter counts as right below six; words with digits are never guessed at. Words of texts in further languages
    /// are only where no other is near.
    #[must_use]
    pub fn similar(&self, word: &str) -> Vec<(String, usize)> {
        if word.chars().count() < 2 || word.chars().any(|c| c.is_ascii_digit()) {
            return vec![];
        }
        let kept = || {
            self.looked_up
                .similar
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        if let Some(known) = kept().get(word) {
            return known.clone();
        }
        let f = self.fields;
        // Then a word that stands in compounds only, then one of another language.
        let looked_in = [
            f.own_texts().map(|f| f.exact).to_vec(),
            vec![f.title.part, f.tags.part],
            vec![f.further.exact],
        ];
        let mut found = vec![];
        for fields in looked_in {
            if found.is_empty() {
                found = self.near(word, &fields);
            }
        }
        found.sort_unstable();
        found.dedup_by(|a, b| a.2 == b.2);
        // More slips are believed only where no word is fewer slips away.
        let fewest = found.first().map_or(0, |f| f.0);
        let nearest = found.into_iter().take_while(|f| f.0 == fewest).take(SIMILAR);
        let nearest: Vec<_> = nearest.map(|(slips, _, word)| (word, slips)).collect();
        if !self.limit.was_over() {
            keep(&self.looked_up.similar, word.to_owned(), nearest.clone());
        }
        nearest
    }

    /// Words of some fields that a word may be a misspelling of, with the slips and how few offers have them.
    fn near(&self, word: &str, fields: &[Field]) -> Vec<(usize, u32, String)> {
        let mut found = vec![];
        for typed in typings(word) {
            let slips = Slips::new(&typed, allowed(word), word.chars().count() < FIRST_IS_RIGHT);
            let near = self.search(fields, &slips, usize::MAX).into_iter();
            found.extend(
                near.filter(|(candidate, _)| candidate != word)
                    .filter_map(|(candidate, n)| Some((slips.between(&candidate)?, u32::MAX - n, candidate))),
            );
        }
        found
    }
}

/// Slips that are believed of a word of so many letters.
pub(super) fn allowed(word: &str) -> usize {
    match word.chars().count() {
        0..ONE_SLIP => 0,
        ONE_SLIP..TWO_SLIPS => 1,
        _ => 2,
    }
}

/// A word as spelt for search, and as it may have been typed: `drmaa` has been spelt `drmå`.
fn typings(word: &str) -> Vec<String> {
    let apart = [("å", "aa"), ("æ", "ae"), ("ø", "oe")].map(|(letter, two)| word.replace(letter, two));
    let others = apart.into_iter().filter(|other| other != word);
    std::iter::once(word.to_owned()).chain(others).collect()
}
