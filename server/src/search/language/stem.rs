//! The stem of a word no dictionary knows, by the Snowball rules for Norwegian.

use std::cell::RefCell;

use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, TextAnalyzer};

thread_local! {
    static STEMMER: RefCell<TextAnalyzer> =
        RefCell::new(TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(Language::Norwegian)).build());
}

/// Endings of words for people in -er, which the stemmer would split from the bare form.
const PEOPLE: [&str; 9] = [
    "ernes", "erne", "arane", "erens", "eren", "aren", "erer", "ere", "arar",
];
/// Shortest word that may have such an ending, in letters.
const PERSON: usize = 6;

/// What the inflections of an unknown word have in common; never empty for a word.
pub fn stem(word: &str) -> String {
    let mut word = word.to_owned();
    if word.chars().count() >= PERSON
        && let Some(ending) = PEOPLE.iter().find(|e| word.ends_with(**e))
    {
        word.truncate(word.len() - ending.len());
        word.push_str("er");
    }
    let stem = STEMMER.with_borrow_mut(|stemmer| {
        let mut stream = stemmer.token_stream(&word);
        stream.next().map(|token| token.text.clone())
    });
    stem.filter(|s| !s.is_empty()).unwrap_or(word)
}
