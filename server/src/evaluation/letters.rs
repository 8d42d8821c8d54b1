//! The letters of a survey: the invitation, its reminders, and that it closes earlier.
//!
//! A letter holds the link, and with it the token, so it is composed when it is sent and never stored.

use app::evaluation::model::{Evaluation, SurveyKind};
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
    /// What the institution writes itself, in the language it wrote it in; may be empty.
    pub sender_text: &'a str,
}

/// The invitation.
#[must_use]
pub fn invitation(facts: &Facts<'_>, lang: Lang, name: &str, token: &Token, stop: &str) -> Letter {
    let title = &facts.evaluation.title;
    let institution = facts.institution;
    let kind = facts.evaluation.kind;
    let subject = match lang {
        Lang::Nn => format!("Kva meiner du om {title}?"),
        Lang::En => format!("What do you think of {title}?"),
        Lang::Nb | Lang::Se => format!("Hva mener du om {title}?"),
    };
    let (stood, asked) = match (lang, kind) {
        (Lang::Nn, SurveyKind::End) => ("Du har følgt", "Det tek fem til sju minutt."),
        (Lang::Nn, SurveyKind::Start) => ("Du har nyleg byrja på", "Det tek om lag to minutt."),
        (Lang::Nn, SurveyKind::HalfWay) => ("Du er midtvegs i", "Det tek om lag to minutt."),
        (Lang::Nn, SurveyKind::DropOut) => {
            ("Du byrja på, men fullførte ikkje", "Det tek om lag eitt minutt.")
        }
        (Lang::En, SurveyKind::End) => ("You have attended", "It takes five to seven minutes."),
        (Lang::En, SurveyKind::Start) => ("You have recently begun", "It takes about two minutes."),
        (Lang::En, SurveyKind::HalfWay) => ("You are half-way through", "It takes about two minutes."),
        (Lang::En, SurveyKind::DropOut) => ("You began, but did not finish", "It takes about a minute."),
        (_, SurveyKind::End) => ("Du har fulgt", "Det tar fem til sju minutter."),
        (_, SurveyKind::Start) => ("Du har nylig begynt på", "Det tar om lag to minutter."),
        (_, SurveyKind::HalfWay) => ("Du er midtveis i", "Det tar om lag to minutter."),
        (_, SurveyKind::DropOut) => ("Du begynte på, men fullførte ikke", "Det tar om lag ett minutt."),
    };
    let opening = match lang {
        Lang::Nn => format!(
            "{stood} {title} ved {institution}. Vi ber deg svare på nokre spørsmål om studiet. {asked}"
        ),
        Lang::En => format!(
            "{stood} {title} at {institution}. We ask you to answer some questions about the study. {asked}"
        ),
        Lang::Nb | Lang::Se => format!(
            "{stood} {title} ved {institution}. Vi ber deg svare på noen spørsmål om studiet. {asked}"
        ),
    };
    letter(facts, lang, (name, token, stop), subject, &opening)
}

/// A reminder; goes only to those whose link has not been used.
#[must_use]
pub fn reminder(facts: &Facts<'_>, lang: Lang, name: &str, token: &Token, stop: &str) -> Letter {
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
    letter(facts, lang, (name, token, stop), subject, &opening)
}

/// The survey closes earlier than the letters before said; goes to everyone who was invited.
#[must_use]
pub fn earlier(facts: &Facts<'_>, lang: Lang, name: &str, token: &Token, stop: &str) -> Letter {
    let title = &facts.evaluation.title;
    let institution = facts.institution;
    let closes = date_words(facts.evaluation.closes_on, lang);
    let (subject, opening) = match lang {
        Lang::Nn => (
            format!("Ny siste dag: Kva meiner du om {title}?"),
            format!(
                "Undersøkinga om {title} ved {institution} lukkar tidlegare enn vi har skrive til deg. Siste dag er no \
                 {closes}. Har du alt svart, treng du ikkje gjere noko: Brevet går både til dei som har svart, og \
                 til dei som ikkje har det, for vi noterer ikkje kven som har svart. Har du ikkje svart, er dette \
                 lenkja di."
            ),
        ),
        Lang::En => (
            format!("New last day: What do you think of {title}?"),
            format!(
                "The survey about {title} at {institution} closes earlier than we told you. The last day is now \
                 {closes}. If you have already answered, you need not do anything: this letter goes both to those \
                 who have answered and to those who have not, since we do not note who has. If you have not, this \
                 is your link."
            ),
        ),
        Lang::Nb | Lang::Se => (
            format!("Ny siste dag: Hva mener du om {title}?"),
            format!(
                "Undersøkelsen om {title} ved {institution} lukker tidligere enn vi har skrevet til deg. Siste dag er \
                 nå {closes}. Har du allerede svart, trenger du ikke gjøre noe: Brevet går både til dem som har \
                 svart, og til dem som ikke har det, for vi noterer ikke hvem som har svart. Har du ikke svart, er \
                 dette lenken din."
            ),
        ),
    };
    letter(facts, lang, (name, token, stop), subject, &opening)
}

fn letter(
    facts: &Facts<'_>,
    lang: Lang,
    (name, token, stop): (&str, &Token, &str),
    subject: String,
    opening: &str,
) -> Letter {
    let link = format!("{}{}", facts.public_url, path::answer(lang, &token.for_link()));
    let closes = date_words(facts.evaluation.closes_on, lang);
    let (institution, limit) = (facts.institution, facts.min_answers);
    let own = match (facts.sender_text, lang) {
        ("", _) => String::new(),
        (text, Lang::Nn) => format!("\n\n{institution} skriv:\n{text}"),
        (text, Lang::En) => format!("\n\n{institution} writes:\n{text}"),
        (text, Lang::Nb | Lang::Se) => format!("\n\n{institution} skriver:\n{text}"),
    };
    let text = match lang {
        Lang::Nn => format!(
            "Hei, {name}\n\n{opening}\n\n{link}{own}\n\n\
             Svaret er anonymt: Det blir lagra utan namn, utan tidspunkt og utan kopling til deg. \
             Verken {institution} eller direktoratet kan sjå kven som har svart kva, og tal blir viste \
             berre når minst {limit} har svart.\n\n\
             Lenkja er di eiga og kan brukast éin gong. Du kan svare til og med {closes}. \
             Det er frivillig å svare.\n\n\
             Helsing\nVidere, på vegner av {institution}\n\n\
             Vil du ikkje ha fleire brev om denne undersøkinga?\n{stop}\n"
        ),
        Lang::En => format!(
            "Dear {name},\n\n{opening}\n\n{link}{own}\n\n\
             Your answer is anonymous: it is stored without name, without time and without any connection \
             to you. Neither {institution} nor the directorate can see who answered what, and figures are \
             shown only when at least {limit} have answered.\n\n\
             The link is yours alone and can be used once. You can answer until the end of {closes}. \
             Answering is voluntary.\n\n\
             Regards\nVidere, on behalf of {institution}\n\n\
             Do you want no further letters about this survey?\n{stop}\n"
        ),
        Lang::Nb | Lang::Se => format!(
            "Hei, {name}\n\n{opening}\n\n{link}{own}\n\n\
             Svaret er anonymt: Det lagres uten navn, uten tidspunkt og uten kobling til deg. \
             Verken {institution} eller direktoratet kan se hvem som har svart hva, og tall vises \
             bare når minst {limit} har svart.\n\n\
             Lenken er din egen og kan brukes én gang. Du kan svare til og med {closes}. \
             Det er frivillig å svare.\n\n\
             Hilsen\nVidere, på vegne av {institution}\n\n\
             Vil du ikke ha flere brev om denne undersøkelsen?\n{stop}\n"
        ),
    };
    Letter { subject, text }
}

/// To the people of an institution: the key of one of its surveys is gone.
#[must_use]
pub fn key_lost(lang: Lang, evaluation: &Evaluation, public_url: &str) -> Letter {
    let title = &evaluation.title;
    let url = format!("{public_url}{}", path::survey(lang, evaluation.id));
    let closes = date_words(evaluation.closes_on, lang);
    let (subject, text) = match lang {
        Lang::Nn => (
            format!("Påminningane har stoppa: {title}"),
            format!(
                "Nøkkelen til deltakarundersøkinga om «{title}» er gått tapt. Difor kan det ikkje sendast fleire \
                 invitasjonar eller påminningar.\n\n\
                 Lenkjer som er sende, verkar til og med {closes}, og ingen svar er mista. De treng ikkje gjere noko. \
                 Vil de minne om undersøkinga, må de gjere det sjølve: Be deltakarane finne att brevet dei har fått.\n\n\
                 {url}\n\nHelsing Videre\n"
            ),
        ),
        Lang::En => (
            format!("Reminders have stopped: {title}"),
            format!(
                "The key of the participant survey about “{title}” has been lost. No further invitations or reminders \
                 can be sent.\n\n\
                 Links already sent work until the end of {closes}, and no answer is lost. You need do nothing. If you \
                 want to remind the participants, you must do so yourselves: ask them to find the letter they got.\n\n\
                 {url}\n\nKind regards, Videre\n"
            ),
        ),
        Lang::Nb | Lang::Se => (
            format!("Påminnelsene har stoppet: {title}"),
            format!(
                "Nøkkelen til deltakerundersøkelsen om «{title}» er gått tapt. Derfor kan det ikke sendes flere \
                 invitasjoner eller påminnelser.\n\n\
                 Lenker som er sendt, virker til og med {closes}, og ingen svar er mistet. Dere trenger ikke gjøre noe. \
                 Vil dere minne om undersøkelsen, må dere gjøre det selv: Be deltakerne finne igjen brevet de har fått.\n\n\
                 {url}\n\nHilsen Videre\n"
            ),
        ),
    };
    Letter { subject, text }
}

#[cfg(test)]
mod tests {
    use app::evaluation::model::{EvaluationState, SurveyKind};
    use app::shared::ids::{EvaluationId, InstitutionId, OfferId, QuestionnaireId, RunId};
    use app::shared::time::{Date, StudyYear};

    use super::*;
    use crate::secret::Key;

    #[test]
    fn the_letters_say_what_they_ask_and_what_is_kept() {
        let day = |m, d| Date::from_ymd_opt(2027, m, d).unwrap();
        let evaluation = Evaluation {
            id: EvaluationId(1),
            kind: SurveyKind::End,
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
            sender_text: "Vi er spente på svara dykkar.",
        };
        let token = Token::derive(&Key([1; 32]), 0);
        let stop = "https://videre.example/nn/svar-stopp/1-2-00";
        let first = invitation(&facts, Lang::Nn, "Kari", &token, stop);
        assert_eq!(first.subject, "Kva meiner du om Norsk 2?");
        let link = format!("https://videre.example/nn/svar/{}", token.for_link());
        insta::assert_snapshot!(first.text.replace(&link, "LENKJE"), @r"
        Hei, Kari

        Du har følgt Norsk 2 ved OsloMet. Vi ber deg svare på nokre spørsmål om studiet. Det tek fem til sju minutt.

        LENKJE

        OsloMet skriv:
        Vi er spente på svara dykkar.

        Svaret er anonymt: Det blir lagra utan namn, utan tidspunkt og utan kopling til deg. Verken OsloMet eller direktoratet kan sjå kven som har svart kva, og tal blir viste berre når minst 6 har svart.

        Lenkja er di eiga og kan brukast éin gong. Du kan svare til og med 10. juni 2027. Det er frivillig å svare.

        Helsing
        Videre, på vegner av OsloMet

        Vil du ikkje ha fleire brev om denne undersøkinga?
        https://videre.example/nn/svar-stopp/1-2-00
        ");
        let again = reminder(&facts, Lang::Nb, "Kari", &token, stop);
        assert_eq!(again.subject, "Påminnelse: Hva mener du om Norsk 2?");
        assert!(again.text.contains("Lenken er ikke brukt ennå"));
        assert!(
            reminder(&facts, Lang::En, "Kari", &token, stop)
                .text
                .contains("10 June 2027")
        );
        for (lang, subject, closes) in [
            (
                Lang::Nb,
                "Ny siste dag: Hva mener du om Norsk 2?",
                "til og med 10. juni 2027",
            ),
            (
                Lang::Nn,
                "Ny siste dag: Kva meiner du om Norsk 2?",
                "til og med 10. juni 2027",
            ),
            (
                Lang::En,
                "New last day: What do you think of Norsk 2?",
                "the end of 10 June 2027",
            ),
        ] {
            let sooner = earlier(&facts, lang, "Kari", &token, stop);
            assert_eq!(sooner.subject, subject);
            assert!(sooner.text.contains(closes) && sooner.text.contains(&token.for_link()));
        }
    }
}
