//! The follow-up's letters: a finding is opened, it is answered, a promise's day has passed.
//!
//! None of them says what was found: the figures stay behind the sign-in.

use app::followup::model::Action;
use app::path;
use app::shared::ids::FindingId;
use app::shared::lang::Lang;
use app::shared::time::date_words;

use crate::mail::Letter;

/// What every letter here speaks of.
pub struct Facts<'a> {
    pub public_url: &'a str,
    pub finding: FindingId,
    pub title: &'a str,
    pub institution: String,
}

impl Facts<'_> {
    fn url(&self, lang: Lang) -> String {
        format!("{}{}", self.public_url, path::finding(lang, self.finding))
    }
}

/// To the institution: the directorate wants an answer.
pub fn opened(lang: Lang, facts: &Facts<'_>) -> Letter {
    let (title, url) = (facts.title, facts.url(lang));
    let (subject, text) = match lang {
        Lang::Nn => (
            format!("Funn frå deltakarundersøkinga: {title}"),
            format!(
                "Direktoratet har opna eit funn frå deltakarundersøkinga for «{title}» og ber om svar.\n\n\
                 Les funnet og svar her:\n{url}\n\n\
                 Den som vurderer neste versjon av tilbodet, ser funnet, svaret og tiltaka.\n\nHelsing Videre\n"
            ),
        ),
        Lang::En => (
            format!("A finding from the participant survey: {title}"),
            format!(
                "The directorate has opened a finding from the participant survey of “{title}” and asks for a reply.\n\n\
                 Read the finding and reply here:\n{url}\n\n\
                 Whoever reviews the offer's next version sees the finding, the reply and the actions.\n\n\
                 Kind regards, Videre\n"
            ),
        ),
        Lang::Nb | Lang::Se => (
            format!("Funn fra deltakerundersøkelsen: {title}"),
            format!(
                "Direktoratet har åpnet et funn fra deltakerundersøkelsen for «{title}» og ber om svar.\n\n\
                 Les funnet og svar her:\n{url}\n\n\
                 Den som vurderer neste versjon av tilbudet, ser funnet, svaret og tiltakene.\n\nHilsen Videre\n"
            ),
        ),
    };
    Letter { subject, text }
}

/// To whoever opened it: there is an answer.
pub fn replied(lang: Lang, facts: &Facts<'_>) -> Letter {
    let (title, institution, url) = (facts.title, &facts.institution, facts.url(lang));
    let (subject, text) = match lang {
        Lang::Nn => (
            format!("Svar på funn: {title}"),
            format!(
                "{institution} har svart på funnet om «{title}».\n\nLes svaret:\n{url}\n\nHelsing Videre\n"
            ),
        ),
        Lang::En => (
            format!("Reply to a finding: {title}"),
            format!(
                "{institution} has replied to the finding about “{title}”.\n\n\
                 Read the reply:\n{url}\n\nKind regards, Videre\n"
            ),
        ),
        Lang::Nb | Lang::Se => (
            format!("Svar på funn: {title}"),
            format!(
                "{institution} har svart på funnet om «{title}».\n\nLes svaret:\n{url}\n\nHilsen Videre\n"
            ),
        ),
    };
    Letter { subject, text }
}

/// To the institution: what was promised by yesterday, and by whom.
pub fn due(lang: Lang, facts: &Facts<'_>, action: &Action) -> Letter {
    let (title, url) = (facts.title, facts.url(lang));
    let Action { what, owner, .. } = action;
    let day = date_words(action.due_on, lang);
    let (subject, text) = match lang {
        Lang::Nn => (
            format!("Fristen er ute for eit tiltak: {title}"),
            format!(
                "Dette tiltaket for «{title}» skulle vere gjort innan {day}:\n\n{what}\nAnsvar: {owner}\n\n\
                 Skriv korleis det gjekk:\n{url}\n\nHelsing Videre\n"
            ),
        ),
        Lang::En => (
            format!("An action is past its day: {title}"),
            format!(
                "This action for “{title}” was to be done by {day}:\n\n{what}\nResponsible: {owner}\n\n\
                 Say how it went:\n{url}\n\nKind regards, Videre\n"
            ),
        ),
        Lang::Nb | Lang::Se => (
            format!("Fristen er ute for et tiltak: {title}"),
            format!(
                "Dette tiltaket for «{title}» skulle være gjort innen {day}:\n\n{what}\nAnsvar: {owner}\n\n\
                 Skriv hvordan det gikk:\n{url}\n\nHilsen Videre\n"
            ),
        ),
    };
    Letter { subject, text }
}
