//! A trail as a file: one changed field a row, and one row for a deed without fields.

use super::model::Entry;
use super::pages::{Said, field_name, field_value, who};
use crate::shared::csv::Csv;
use crate::shared::time::instant_words;

/// Every entry that was asked for, newest first.
#[must_use]
pub fn trail_csv(said: Said<'_>, entries: &[Entry]) -> String {
    let words = said.words;
    let (w, k) = (words.audit(), words.work());
    let mut csv = Csv::new([w.when, w.who, w.object, w.what, w.field, k.before, k.after]);
    for entry in entries {
        let deed = || {
            [
                instant_words(entry.at, words.lang),
                who(words, entry),
                entry.object.clone(),
                w.deed(entry.deed).to_owned(),
            ]
        };
        let mut row = |rest: [String; 3]| {
            let [at, by, object, deed] = deed();
            let [field, before, after] = rest;
            csv.row([at, by, object, deed, field, before, after]);
        };
        if entry.changes.is_empty() {
            row(Default::default());
        }
        for change in &entry.changes {
            let value = |kept: &str| match kept {
                "" => String::new(),
                kept => field_value(said, &change.field, kept),
            };
            row([
                field_name(said, &change.field),
                value(&change.before),
                value(&change.after),
            ]);
        }
    }
    csv.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::model::{Deed, FieldChange, TrailOf};
    use crate::catalogue::model::Reference;
    use crate::shared::lang::Lang;
    use crate::shared::time::Instant;
    use crate::words::Words;

    #[test]
    fn codes_are_told_in_words_and_a_deed_without_fields_has_its_row() {
        let reference = Reference::default();
        let said = Said {
            words: Words::of(Lang::Nn),
            of: TrailOf::Directorate,
            reference: &reference,
        };
        let change = |field: &str, after: &str| FieldChange {
            field: field.into(),
            before: String::new(),
            after: after.into(),
        };
        let entry = |deed, changes| Entry {
            id: 1,
            at: Instant::from_timestamp(1_795_000_000, 0).unwrap(),
            by: String::new(),
            deed,
            offer: None,
            object: "2027".into(),
            changes,
        };
        let entries = [
            entry(
                Deed::PrioritiesSet,
                vec![change("weight[matematikk]", "ma"), change("letter_lang", "nn")],
            ),
            entry(Deed::OfferReturned, vec![]),
        ];
        let csv = trail_csv(said, &entries);
        for words in ["Må bli tilbode", "Nynorsk", "Sende tilbake", "Direktoratet"] {
            assert!(csv.contains(words), "{words} is not in {csv}");
        }
        assert_eq!(csv.trim().lines().count(), 4);
    }
}
