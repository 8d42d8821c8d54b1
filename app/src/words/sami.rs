//! Northern Sámi for the terms that have a source; everything else on Sámi pages is bokmål and says so.
//!
//! Each term was read in a text of Sámi allaskuvla, the ministry or the curriculum. What is missing is missing: it
//! has to be translated by a person.

/// Bokmål as it stands on screen, in small letters, and the term.
pub const TERMS: &[(&str, &str)] = &[
    ("studietilbud", "oahppofálaldat"),
    ("studieplass", "oahpposadji"),
    ("studiepoeng", "oahppočuoggát"),
    ("studieplan", "oahppoplána"),
    ("pensum", "lohkanmearri"),
    ("innhold", "oahpu sisdoallu"),
    ("arbeidskrav", "geatnegahtton barggut"),
    ("eksamen", "eksámen"),
    ("samling", "deaivvadeapmi"),
    ("undervisningsspråk", "oahpahusgiella"),
    ("undervisningssted", "oahpahusbáiki"),
    ("søknadsfrist", "ohcanáigemearri"),
    ("opptakskrav", "sisabeassangáibádusat"),
    ("lærer", "oahpaheaddji"),
    ("lærerutdanning", "oahpaheaddjeoahppu"),
    ("rektor", "rektor"),
    ("kommune", "suohkan"),
    ("barnehage", "mánáidgárdi"),
    ("grunnskole", "vuođđoskuvla"),
    ("videregående opplæring", "joatkkaoahpahus"),
    ("elev", "oahppi"),
    ("student", "studeanta"),
    ("bachelorgrad", "bachelorgráda"),
    ("Kunnskapsdepartementet", "Máhttodepartemeanta"),
    ("fag", "fága"),
];

/// The term for a label as it stands on screen, beginning as the label does.
#[must_use]
pub fn term(bokmaal: &str) -> Option<String> {
    let (_, term) = TERMS
        .iter()
        .find(|(word, _)| word.to_lowercase() == bokmaal.to_lowercase())?;
    let is_capital = bokmaal.chars().next().is_some_and(char::is_uppercase);
    let mut letters = term.chars();
    let first = letters
        .next()
        .map(|c| c.to_uppercase().to_string())
        .unwrap_or_default();
    Some(if is_capital {
        first + letters.as_str()
    } else {
        (*term).to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_found_however_it_begins_and_what_has_no_source_is_not() {
        assert_eq!(term("Studiepoeng").as_deref(), Some("Oahppočuoggát"));
        assert_eq!(term("søknadsfrist").as_deref(), Some("ohcanáigemearri"));
        assert_eq!(term("Gjennomgående tema"), None);
    }
}
