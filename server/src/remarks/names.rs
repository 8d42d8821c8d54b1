//! Words that tell a name from other words with a capital letter; our own lists. The browser warns with the same
//! lists, all of `names/`, before a participant sends a text (`style/script/pointing.js`); `hints/vectors.tsv` holds
//! both to the same texts.

/// Given names, small letters: the common ones, and those that are words as well (Bjørn, Liv, Stein).
const GIVEN: &str = include_str!("names/given.txt");

/// What nobody is called in a survey: countries, the larger towns, what the trade works with, whom it reads.
const KNOWN: &str = include_str!("names/known.txt");

/// Roles that are followed by a name; small letters, every form people write.
const ROLES: &str = include_str!("names/roles.txt");

/// Words that a place of work ends with; small letters.
const WORKPLACES: &str = include_str!("names/workplaces.txt");

/// After these a full stop ends no sentence; small letters.
const SHORT: &str = include_str!("names/short.txt");

/// Given names that begin sentences as words, too; small letters.
const WORDS_TOO: &str = include_str!("names/words_too.txt");

fn has(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed == word)
}

/// A given name, `word` in small letters.
pub fn is_given(word: &str) -> bool {
    has(GIVEN, word)
}

/// A proper noun that points to nobody, `word` in small letters.
pub fn is_known(word: &str) -> bool {
    has(KNOWN, word)
}

/// A role that a name may follow, `word` in small letters.
pub fn is_role(word: &str) -> bool {
    has(ROLES, word)
}

/// Ends no sentence with its full stop, `word` in small letters.
pub fn is_short(word: &str) -> bool {
    has(SHORT, word)
}

/// A given name that begins sentences as a word, too: `Hans`, `Even`; `word` in small letters.
pub fn is_word_too(word: &str) -> bool {
    has(WORDS_TOO, word)
}

/// Ends the name of a school or a municipality, `word` in small letters.
pub fn is_workplace(word: &str) -> bool {
    has(WORKPLACES, word)
}

/// The name of a school in one word, as `Fjellskolen`; `word` in small letters.
pub fn is_one_word_workplace(word: &str) -> bool {
    let endings = ["skolen", "skulen", "skole", "skule", "barnehage"];
    endings
        .iter()
        .any(|end| word.len() > end.len() + 2 && word.ends_with(end))
}
