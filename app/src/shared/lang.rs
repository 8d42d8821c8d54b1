//! The languages of the pages.

use crate::codes;

codes! {
    /// A language a page can be read in: the first part of every page's address.
    pub enum Lang { Nb = "nb", Nn = "nn", En = "en", Se = "se" }
}

/// The languages letters are written in.
pub const LETTER_LANGS: [Lang; 3] = [Lang::Nb, Lang::Nn, Lang::En];

impl Lang {
    /// The language's own name for itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Lang::Nb => "Bokmål",
            Lang::Nn => "Nynorsk",
            Lang::En => "English",
            Lang::Se => "Davvisámegiella",
        }
    }

    /// What the document declares: pages at Sámi addresses are bokmål, and say so.
    #[must_use]
    pub const fn html(self) -> &'static str {
        match self {
            Lang::Nn => "nn",
            Lang::En => "en",
            Lang::Nb | Lang::Se => "nb",
        }
    }
}

/// What to sort a text by, so that the alphabet ends with æ ø å and capitals do not count.
///
/// A double a is not folded into å: in names of institutions it is an a as often.
#[must_use]
pub fn alphabetical(text: &str) -> String {
    let place = |c: char| match c {
        'æ' | 'ä' => '\u{e000}',
        'ø' | 'ö' => '\u{e001}',
        'å' => '\u{e002}',
        'á' => 'a',
        'č' => 'c',
        'é' | 'è' => 'e',
        'đ' => 'd',
        'ŋ' => 'n',
        'š' => 's',
        'ŧ' => 't',
        'ž' => 'z',
        c => c,
    };
    text.chars().flat_map(char::to_lowercase).map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_alphabet_ends_with_ae_oe_aa() {
        let mut names = ["Ås", "Zoo", "Østfold", "álgu", "Ære", "bok"];
        names.sort_by_key(|n| alphabetical(n));
        assert_eq!(names, ["álgu", "bok", "Zoo", "Ære", "Østfold", "Ås"]);
    }
}
