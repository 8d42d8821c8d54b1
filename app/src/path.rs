//! Every address of the site as a function; nobody else writes a slash.

mod results;
mod work;

pub use results::*;
pub use work::*;

use crate::shared::ids::OfferId;
use crate::shared::lang::Lang;
use crate::shared::time::StudyYear;

#[must_use]
pub fn front(lang: Lang) -> String {
    format!("/{lang}/")
}

#[must_use]
pub fn offers(lang: Lang) -> String {
    format!("/{lang}/tilbud")
}

/// Results for these parameters.
#[must_use]
pub fn offers_with<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&offers(lang), pairs)
}

#[must_use]
pub fn offer(lang: Lang, offer: OfferId) -> String {
    format!("/{lang}/tilbud/{offer}")
}

#[must_use]
pub fn offer_year(lang: Lang, offer: OfferId, year: StudyYear) -> String {
    format!("/{lang}/tilbud/{offer}?ar={}", year.0)
}

#[must_use]
pub fn compare(lang: Lang, offers: &[OfferId]) -> String {
    with_query(
        &format!("/{lang}/sammenlign"),
        offers.iter().map(|o| ("tilbud", o.to_string())),
    )
}

/// Which credits the rules ask for, and what of them is missing.
#[must_use]
pub fn competence(lang: Lang) -> String {
    format!("/{lang}/kompetanse")
}

/// The same page for these parameters.
#[must_use]
pub fn competence_with<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&competence(lang), pairs)
}

#[must_use]
pub fn answer(lang: Lang, token: &str) -> String {
    format!("/{lang}/svar/{token}")
}

/// Where one click ends a survey's letters to one person.
#[must_use]
pub fn stop_letters(lang: Lang, stop: &str) -> String {
    format!("/{lang}/svar-stopp/{stop}")
}

/// After that.
#[must_use]
pub fn letters_stopped(lang: Lang) -> String {
    format!("/{lang}/svar-stoppet")
}

#[must_use]
pub fn thanks(lang: Lang) -> String {
    format!("/{lang}/svar-takk")
}

/// The same after an answer about this offer.
#[must_use]
pub fn thanks_for(lang: Lang, offer: OfferId) -> String {
    format!("/{lang}/svar-takk?tilbud={offer}")
}

#[must_use]
pub fn sign_in(lang: Lang) -> String {
    format!("/{lang}/logg-inn")
}

/// The sign-in page that leads on to `next` afterwards.
#[must_use]
pub fn sign_in_to(lang: Lang, next: &str) -> String {
    with_query(&sign_in(lang), [("til", next)])
}

/// The page behind a one-time link: a button, so that a scanner's visit spends nothing.
#[must_use]
pub fn sign_in_link(lang: Lang, token: &str) -> String {
    format!("/{lang}/logg-inn/{token}")
}

/// The way to a provider outside where people may sign in.
#[must_use]
pub fn sign_in_outside(lang: Lang, next: &str) -> String {
    let base = format!("/{lang}/logg-inn/ekstern");
    if next.is_empty() {
        base
    } else {
        with_query(&base, [("til", next)])
    }
}

/// Where the provider sends people back to: one address, known to it beforehand.
#[must_use]
pub fn sign_in_outside_back() -> &'static str {
    "/logg-inn/ekstern"
}

#[must_use]
pub fn me(lang: Lang) -> String {
    format!("/{lang}/meg")
}

/// What a person has saved.
#[must_use]
pub fn saved(lang: Lang) -> String {
    format!("/{lang}/meg/lagret")
}

#[must_use]
pub fn saved_csv(lang: Lang) -> String {
    format!("/{lang}/meg/lagret/csv")
}

/// The page an offer was saved from, at the button that saved it.
#[must_use]
pub fn at_saving(page: &str, offer: OfferId) -> String {
    format!("{page}#lagre-{offer}")
}

/// The calendar of somebody's saved offers; its secret is all it takes to read it.
#[must_use]
pub fn saved_calendar(lang: Lang, secret: &str) -> String {
    format!("/{lang}/meg/lagret/{secret}/kalender.ics")
}

#[must_use]
pub fn offer_calendar(lang: Lang, offer: OfferId) -> String {
    format!("/{lang}/tilbud/{offer}/kalender.ics")
}

/// The calendar of the hits for these parameters.
#[must_use]
pub fn search_calendar<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&format!("/{lang}/tilbud.ics"), pairs)
}

/// Where a letter's receiver ends its alerts; short, since it stands in a header.
#[must_use]
pub fn unsubscribe(lang: Lang, token: &str) -> String {
    format!("/{lang}/avmeld/{token}")
}

#[must_use]
pub fn privacy(lang: Lang) -> String {
    format!("/{lang}/personvern")
}

#[must_use]
pub fn accessibility(lang: Lang) -> String {
    format!("/{lang}/tilgjengelighet")
}

/// The overview of an institution's offers for these parameters.
#[must_use]
pub fn workbench_with<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&workbench(lang), pairs)
}

/// What the machine interface answers, told to people.
#[must_use]
pub fn machine_interface(lang: Lang) -> String {
    format!("/{lang}/maskingrensesnitt")
}

/// The same for programs.
#[must_use]
pub fn openapi() -> String {
    "/api/v1/openapi.json".to_owned()
}

/// One kind of change, or a page of it.
#[must_use]
pub fn changes_with<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&changes(lang), pairs)
}

/// The overview in one of its breakdowns and years.
#[must_use]
pub fn overview_with<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&overview(lang), pairs)
}

#[must_use]
pub fn partner_with<N: AsRef<str>, V: AsRef<str>>(
    lang: Lang,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    with_query(&partner(lang), pairs)
}

/// What institutions have answered in public about an offer.
#[must_use]
pub fn replies(lang: Lang, offer: OfferId) -> String {
    format!("/{lang}/tilbud/{offer}/svar")
}

/// The same, on one offer.
#[must_use]
pub fn decisions_on(lang: Lang, offer: OfferId) -> String {
    format!("{}?tilbud={offer}", decisions(lang))
}

#[must_use]
pub fn guideline(lang: Lang) -> String {
    format!("/{lang}/foringer")
}

/// Where a form posts: a server function, told which language to answer in.
#[must_use]
pub fn act(lang: Lang, endpoint: &str) -> String {
    format!("/do/{endpoint}?lang={lang}")
}

#[must_use]
pub fn demo_mail() -> String {
    "/dev/mail".to_owned()
}

/// `base` with parameters, percent-encoded.
#[must_use]
pub fn with_query<N: AsRef<str>, V: AsRef<str>>(
    base: &str,
    pairs: impl IntoIterator<Item = (N, V)>,
) -> String {
    let mut url = base.to_owned();
    for (i, (name, value)) in pairs.into_iter().enumerate() {
        url.push(if i == 0 { '?' } else { '&' });
        encode(&mut url, name.as_ref());
        url.push('=');
        encode(&mut url, value.as_ref());
    }
    url
}

/// The same page in another language.
#[must_use]
pub fn in_language(path: &str, lang: Lang) -> String {
    let rest = path
        .get(1..)
        .and_then(|p| p.split_once('/'))
        .map_or("", |(_, rest)| rest);
    format!("/{lang}/{rest}")
}

fn encode(out: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(byte as char),
            b' ' => out.push('+'),
            _ => {
                use std::fmt::Write as _;
                write!(out, "%{byte:02X}").expect("writing to a string");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_encoded() {
        assert_eq!(
            offers_with(Lang::Nb, [("q", "får & ål")]),
            "/nb/tilbud?q=f%C3%A5r+%26+%C3%A5l"
        );
    }

    #[test]
    fn a_page_keeps_its_address_in_another_language() {
        assert_eq!(
            in_language("/nb/tilbud/3?ar=2026", Lang::Nn),
            "/nn/tilbud/3?ar=2026"
        );
        assert_eq!(in_language("/nb/", Lang::En), "/en/");
    }
}
