//! Which layout and analysis an index was made with, reckoned from what makes them.
//!
//! The folder of an index is named by it, so an index that was analysed otherwise is never read: a changed word
//! list, table, rule or library gives another name by itself. That a changed comment does too costs one rebuild.

use std::fmt::Write as _;
use std::sync::LazyLock;

use sha2::{Digest as _, Sha256};

use super::document::labels;
use super::language::analyse;
use super::schema::schema;

/// Everything that decides what a document becomes, by its name.
const MADE_OF: &[(&str, &[u8])] = &[
    ("analysis.rs", include_bytes!("analysis.rs")),
    ("credits.rs", include_bytes!("credits.rs")),
    ("document.rs", include_bytes!("document.rs")),
    ("lexicon.rs", include_bytes!("lexicon.rs")),
    ("pieces.rs", include_bytes!("pieces.rs")),
    ("schema.rs", include_bytes!("schema.rs")),
    ("language/compounds.rs", include_bytes!("language/compounds.rs")),
    ("language/lists.rs", include_bytes!("language/lists.rs")),
    ("language/mod.rs", include_bytes!("language/mod.rs")),
    ("language/nynorsk.rs", include_bytes!("language/nynorsk.rs")),
    ("language/stem.rs", include_bytes!("language/stem.rs")),
    ("language/tables.rs", include_bytes!("language/tables.rs")),
    (
        "language/data/forms.fst",
        include_bytes!("language/data/forms.fst"),
    ),
    (
        "language/data/heads.fst",
        include_bytes!("language/data/heads.fst"),
    ),
    (
        "language/data/rules.txt",
        include_bytes!("language/data/rules.txt"),
    ),
    (
        "language/data/nynorsk.tsv",
        include_bytes!("language/data/nynorsk.tsv"),
    ),
];

/// Words of every kind – listed, nynorsk, compound, stemmed, Sámi – whose analysis libraries have a hand in.
const SAMPLE: &str = "skolen skulane undervisningsopplegg vurderingspraksis leiing rettleiarane matematikkdidaktikk \
     heimkunnskap kroppsøving davvisámegiella guovdageaidnu programmeringskurset digitaliseringene xyzzyene \
     blokkbaserte lulesamiske teiknspråkopplæringa førstespråket yrkesfaglærarane klassemiljøet";

/// Names the layout and analysis of this program, 16 hexadecimal digits: the same in every process.
pub fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(name);
    &VERSION
}

fn name() -> String {
    let analyses: String = SAMPLE
        .split_whitespace()
        .map(|word| format!("{:?}", analyse(word)))
        .collect();
    // Field by field: the layout as a whole keeps a table of names in another order each time it is made.
    let layout: String = schema()
        .0
        .fields()
        .map(|(_, field)| format!("{field:?}"))
        .collect();
    let labels = labels().join("\n");
    let grown = [
        ("analyses", analyses.as_bytes()),
        ("labels", labels.as_bytes()),
        ("layout", layout.as_bytes()),
    ];
    reckon(MADE_OF.iter().copied().chain(grown))
}

fn reckon<'a>(parts: impl Iterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut hash = Sha256::new();
    for (name, bytes) in parts {
        hash.update(name.as_bytes());
        hash.update([0]);
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    }
    hash.finalize()[..8].iter().fold(String::new(), |mut out, byte| {
        // A string takes everything.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_language_counts() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/search/language");
        for (below, but) in [
            ("", &["tests.rs"][..]),
            ("data", &["branches.tsv", "branches.fst"][..]),
        ] {
            // Which branch a word belongs to is asked of questions only.
            for entry in std::fs::read_dir(folder.join(below)).unwrap().flatten() {
                let name = entry.file_name().into_string().unwrap();
                let path = ["language", below, &name].join("/").replace("//", "/");
                let counts = MADE_OF.iter().any(|(file, _)| *file == path);
                assert!(counts || but.contains(&&*name) || entry.path().is_dir(), "{path}");
            }
        }
    }

    #[test]
    fn it_is_the_same_however_often_it_is_made() {
        let first = name();
        assert!((0..20).all(|_| name() == first));
    }

    #[test]
    fn whatever_changes_gives_another_name() {
        assert_eq!(version().len(), 16);
        let all = reckon(MADE_OF.iter().copied());
        for (at, (changed_in, _)) in MADE_OF.iter().enumerate() {
            let changed = MADE_OF.iter().enumerate().map(|(i, (name, bytes))| {
                let bytes = if i == at { &bytes[1..] } else { *bytes };
                (*name, bytes)
            });
            assert_ne!(reckon(changed), all, "{changed_in}");
        }
    }
}
