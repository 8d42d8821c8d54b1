//! The letters of a survey: the invitation and its reminders.
//!
//! A letter holds the link, and with it the token, so it is composed when it is sent and never stored.

use app::evaluation::model::Evaluation;
use app::path;
use app::shared::lang::Lang;
use app::shared::time::date_words;

use super::key::Token;
use crate::mail::Letter;

/// What every letter of a survey says.
pub struct Facts<'a> {
    pub evaluation: &'a Evaluation,
    /// The institution's name.
    pub institution: &'a str,
    pub public_url: &'a str,
    /// Fewest answers a figure rests on.
    pub min_answers: u32,
}

/// The invitation.
#[must_use]
pub fn invitation(facts: &Facts<'_>, lang: Lang, name: &str, token: &Token) -> Letter {
    let title = &facts.evaluation.title;
    let institution = facts.institution;
    let (subject, opening) = match lang {
        Lang::Nn => (
            format!("Kva meiner du om {title}?"),
            format!(
                "Du har følgt {title} ved {institution}. Vi ber deg svare på nokre spørsmål om studiet. \
                 Det tek fem til sju minutt."
            ),
        ),
        Lang::En => (
            format!("What do you think of {title}?"),
            format!(
                "You have attended {title} at {institution}. We ask you to answer some questions about \
                 the study. It takes five to seven minutes."
            ),
        ),
        Lang::Nb | Lang::Se => (
            format!("Hva mener du om {title}?"),
            format!(
                "Du har fulgt {title} ved {institution}. Vi ber deg svare på noen spørsmål om studiet. \
                 Det tar fem til sju minutter."
            ),
        ),
    };
    letter(facts, lang, name, token, subject, &opening)
}

/// A reminder; goes only to those whose link has not been used.
#[must_use]
pub fn reminder(facts: &Facts<'_>, lang: Lang, name: &str, token: &Token) -> Letter {
    let title = &facts.evaluation.title;
    let institution = facts.institution;
    let (subject, opening) = match lang {
        Lang::Nn => (
            format!("Påminning: Kva meiner du om {title}?"),
            format!(
                "Du fekk nyleg ei lenkje til ei undersøking om {title} ved {institution}. Lenkja er ikkje \
                 brukt enno, og du kan framleis svare."
            ),
        ),
        Lang::En => (
            format!("Reminder: What do you think of {title}?"),
            format!(
                "You recently received a link to a survey about {title} at {institution}. The link has not \
                 been used yet, and you can still answer."
            ),
        ),
        Lang::Nb | Lang::Se => (
            format!("Påminnelse: Hva mener du om {title}?"),
            format!(
                "Du fikk nylig en lenke til en undersøkelse om {title} ved {institution}. Lenken er ikke \
                 brukt ennå, og du kan fortsatt svare."
            ),
        ),
    };
    letter(facts, lang, name, token, subject, &opening)
}

fn letter(
    facts: &Facts<'_>,
    lang: Lang,
    name: &str,
    token: &Token,
    subject: String,
    opening: &str,
) -> Letter {
    let link = format!("{}{}", facts.public_url, path::answer(lang, &token.for_link()));
    let closes = date_words(facts.evaluation.closes_on, lang);
    let (institution, limit) = (facts.institution, facts.min_answers);
    let text = match lang {
        Lang::Nn => format!(
            "Hei, {name}\n\n{opening}\n\n{link}\n\n\
             Svaret er anonymt: Det blir lagra utan namn, utan tidspunkt og utan kopling til deg. \
             Verken {institution} eller direktoratet kan sjå kven som har svart kva, og tal blir viste \
             berre når minst {limit} har svart.\n\n\
             Lenkja er di eiga og kan brukast éin gong. Du kan svare til og med {closes}. \
             Det er frivillig å svare.\n\n\
             Helsing\nVidere, på vegner av {institution}\n"
        ),
        Lang::En => format!(
            "Dear {name},\n\n{opening}\n\n{link}\n\n\
             Your answer is anonymous: it is stored without name, without time and without any connection \
             to you. Neither {institution} nor the directorate can see who answered what, and figures are \
             shown only when at least {limit} have answered.\n\n\
             The link is yours alone and can be used once. You can answer until the end of {closes}. \
             Answering is voluntary.\n\n\
             Regards\nVidere, on behalf of {institution}\n"
        ),
        Lang::Nb | Lang::Se => format!(
            "Hei, {name}\n\n{opening}\n\n{link}\n\n\
             Svaret er anonymt: Det lagres uten navn, uten tidspunkt og uten kobling til deg. \
             Verken {institution} eller direktoratet kan se hvem som har svart hva, og tall vises \
             bare når minst {limit} har svart.\n\n\
             Lenken er din egen og kan brukes én gang. Du kan svare til og med {closes}. \
             Det er frivillig å svare.\n\n\
             Hilsen\nVidere, på vegne av {institution}\n"
        ),
    };
    Letter { subject, text }
}

#[cfg(test)]
mod tests {
    use app::evaluation::model::EvaluationState;
    use app::shared::ids::{EvaluationId, InstitutionId, OfferId, QuestionnaireId, RunId};
    use app::shared::time::{Date, StudyYear};

    use super::*;
    use crate::secret::Key;

    #[test]
    fn the_letters_say_what_they_ask_and_what_is_kept() {
        let day = |m, d| Date::from_ymd_opt(2027, m, d).unwrap();
        let evaluation = Evaluation {
            id: EvaluationId(1),
            run: RunId(1),
            offer: OfferId(1),
            institution: InstitutionId(1),
            questionnaire: QuestionnaireId(1),
            title: "Norsk 2".into(),
            year: StudyYear(2026),
            state: EvaluationState::Open,
            opens_on: day(5, 20),
            closes_on: day(6, 10),
            invited: 20,
            key_lost: false,
            is_demo: false,
        };
        let facts = Facts {
            evaluation: &evaluation,
            institution: "OsloMet",
            public_url: "https://videre.example",
            min_answers: 6,
        };
        let token = Token::derive(&Key([1; 32]), 0);
        let first = invitation(&facts, Lang::Nn, "Kari", &token);
        assert_eq!(first.subject, "Kva meiner du om Norsk 2?");
        let link = format!("https://videre.example/nn/svar/{}", token.for_link());
        insta::assert_snapshot!(first.text.replace(&link, "LENKJE"), @r"
        Hei, Kari

        Du har følgt Norsk 2 ved OsloMet. Vi ber deg svare på nokre spørsmål om studiet. Det tek fem til sju minutt.

        LENKJE

        Svaret er anonymt: Det blir lagra utan namn, utan tidspunkt og utan kopling til deg. Verken OsloMet eller direktoratet kan sjå kven som har svart kva, og tal blir viste berre når minst 6 har svart.

        Lenkja er di eiga og kan brukast éin gong. Du kan svare til og med 10. juni 2027. Det er frivillig å svare.

        Helsing
        Videre, på vegner av OsloMet
        ");
        let again = reminder(&facts, Lang::Nb, "Kari", &token);
        assert_eq!(again.subject, "Påminnelse: Hva mener du om Norsk 2?");
        assert!(again.text.contains("Lenken er ikke brukt ennå"));
        assert!(
            reminder(&facts, Lang::En, "Kari", &token)
                .text
                .contains("10 June 2027")
        );
    }
}
