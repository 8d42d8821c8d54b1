//! Which column of a file is which, guessed from its headings and from what the institution chose last time.

use std::collections::BTreeMap;

use super::cell::fold;
use super::column::Column;
use crate::shared::lang::Lang;
use crate::words::Words;

/// What institutions' own systems call things, beside our own headings and codes.
const ALIASES: [(Column, &[&str]); 27] = [
    (
        Column::Offer,
        &["videreid", "nrivideretilbud", "tilbudsnummer", "tilbodsnummer"],
    ),
    (Column::Year, &["år", "aar", "studieår", "academicyear"]),
    (
        Column::Code,
        &[
            "kode",
            "emnekode",
            "programkode",
            "studiekode",
            "studieprogramkode",
            "coursecode",
        ],
    ),
    (
        Column::Title,
        &[
            "navn",
            "namn",
            "emnenavn",
            "emnenamn",
            "studienavn",
            "studienamn",
            "tilbud",
            "tilbod",
            "name",
        ],
    ),
    (
        Column::Credits,
        &[
            "stp",
            "sp",
            "ects",
            "omfang",
            "antallstudiepoeng",
            "talpåstudiepoeng",
        ],
    ),
    (Column::Subject, &["fagområde", "fagomrade", "subjectarea"]),
    (
        Column::Summary,
        &["ingress", "kortomtale", "sammendrag", "samandrag"],
    ),
    (Column::TextLang, &["målform", "tekstspråk"]),
    (Column::StageFrom, &["trinn", "fratrinn", "klassetrinn", "steg"]),
    (Column::StageTo, &["tiltrinn"]),
    (Column::Groups, &["målgruppe", "målgrupper", "targetgroup"]),
    (
        Column::Delivery,
        &["organisering", "undervisningsform", "studieformer", "modeofstudy"],
    ),
    (
        Column::TeachingLanguage,
        &["språk", "undervisningsspråk", "languageofinstruction"],
    ),
    (
        Column::Places,
        &[
            "sted",
            "stad",
            "studiested",
            "studiestad",
            "undervisningssted",
            "lærested",
            "campus",
        ],
    ),
    (Column::Counties, &["fylke", "fylker", "county"]),
    (
        Column::Semester,
        &["oppstartssemester", "startsemester", "termin"],
    ),
    (
        Column::StartsOn,
        &["oppstart", "startdato", "start", "fradato", "startdate"],
    ),
    (Column::EndsOn, &["slutt", "sluttdato", "tildato", "enddate"]),
    (
        Column::FundingDeadline,
        &[
            "fristudir",
            "udirfrist",
            "udirssøknadsfrist",
            "fristvikarstipend",
            "fristdirektoratet",
        ],
    ),
    (
        Column::AdmissionDeadline,
        &["søknadsfrist", "frist", "opptaksfrist", "applicationdeadline"],
    ),
    (
        Column::Capacity,
        &[
            "plasser",
            "plassar",
            "antallplasser",
            "antallstudieplasser",
            "kapasitet",
        ],
    ),
    (Column::ApplyUrl, &["søknadslenke", "søknadslenkje", "søkher"]),
    (
        Column::Gatherings,
        &["samling", "samlingsdatoer", "samlingsdatoar"],
    ),
    (Column::Exam, &["eksamen", "vurdering", "vurderingsform"]),
    (Column::Price, &["pris", "kostnad", "studieavgift", "price"]),
    (Column::ContactEmail, &["epost", "kontaktepost", "email"]),
    (
        Column::SourceUrl,
        &["nettside", "url", "lenke", "lenkje", "website"],
    ),
];

/// One column for each heading, none twice: `remembered` (by folded heading) goes first, then our own names,
/// then what others call things.
#[must_use]
pub fn guess(headings: &[String], remembered: &BTreeMap<String, Option<Column>>) -> Vec<Option<Column>> {
    let folded: Vec<String> = headings.iter().map(|h| fold(h)).collect();
    let mut columns: Vec<Option<Column>> = vec![None; headings.len()];
    let mut decided = vec![false; headings.len()];
    let mut take = |texts: &[String], find: &dyn Fn(&str) -> Option<Option<Column>>| {
        for (i, heading) in texts.iter().enumerate().filter(|(_, h)| !h.is_empty()) {
            if decided[i] {
                continue;
            }
            match find(heading) {
                Some(Some(column)) if !columns.contains(&Some(column)) => {
                    columns[i] = Some(column);
                    decided[i] = true;
                }
                Some(None) => decided[i] = true,
                _ => {}
            }
        }
    };
    take(&folded, &|heading| remembered.get(heading).copied());
    // `places` is our word for where, «Places» the English heading for how many.
    take(headings, &|heading| Column::from_code(heading).map(Some));
    take(&folded, &|heading| own(heading).map(Some));
    take(&folded, &|heading| {
        let known = ALIASES.iter().find(|(_, names)| names.contains(&heading));
        known.map(|(column, _)| Some(*column))
    });
    columns
}

fn own(heading: &str) -> Option<Column> {
    let named = |column: &&Column| {
        let names = [Lang::Nb, Lang::Nn, Lang::En].map(|lang| fold(&column.heading(Words::of(lang))));
        names.iter().any(|name| name == heading)
    };
    Column::ALL.iter().find(named).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(all: &[&str]) -> Vec<String> {
        all.iter().map(|h| (*h).to_owned()).collect()
    }

    #[test]
    fn our_own_headings_are_known_in_every_language() {
        for lang in [Lang::Nb, Lang::Nn, Lang::En] {
            let all: Vec<String> = Column::ALL.iter().map(|c| c.heading(Words::of(lang))).collect();
            let expected: Vec<_> = Column::ALL.iter().map(|c| Some(*c)).collect();
            assert_eq!(guess(&all, &BTreeMap::new()), expected);
        }
        let codes: Vec<String> = Column::ALL.iter().map(|c| c.code().to_owned()).collect();
        let expected: Vec<_> = Column::ALL.iter().map(|c| Some(*c)).collect();
        assert_eq!(guess(&codes, &BTreeMap::new()), expected);
    }

    #[test]
    fn other_systems_headings_are_guessed_and_no_column_is_taken_twice() {
        let all = headings(&["Emnekode", "NAVN", "stp.", "Studiested", "Tittel", "", "Romnr"]);
        let found = guess(&all, &BTreeMap::new());
        let expected = [
            Some(Column::Code),
            // «Tittel» is our own word, so «Navn» has to be left over.
            None,
            Some(Column::Credits),
            Some(Column::Places),
            Some(Column::Title),
            None,
            None,
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_was_chosen_last_time_goes_before_every_guess() {
        let all = headings(&["Kode", "Tittel", "Romnr"]);
        let remembered = BTreeMap::from([
            ("romnr".to_owned(), Some(Column::Code)),
            ("tittel".to_owned(), None),
        ]);
        assert_eq!(guess(&all, &remembered), [None, None, Some(Column::Code)]);
    }
}
