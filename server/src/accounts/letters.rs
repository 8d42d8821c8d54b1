//! The letter with a one-time link.

use app::path;
use app::shared::lang::Lang;

use crate::mail::Letter;

/// The link is opened by a button on the page it leads to, so that a scanner's visit spends nothing.
pub fn link(lang: Lang, public_url: &str, name: &str, token: &str) -> Letter {
    let url = format!("{public_url}{}", path::sign_in_link(lang, token));
    let (subject, text) = match lang {
        Lang::Nn => (
            "Lenkje for å logge inn i Videre",
            format!(
                "Hei, {name}\n\n\
                 Opne denne lenkja for å logge inn i Videre:\n\n{url}\n\n\
                 Lenkja verkar i ti minutt og kan brukast éin gong. \
                 Har du ikkje bede om henne, treng du ikkje gjere noko.\n\n\
                 Helsing Videre\n"
            ),
        ),
        Lang::En => (
            "Your link for signing in to Videre",
            format!(
                "Hello {name},\n\n\
                 Open this link to sign in to Videre:\n\n{url}\n\n\
                 The link works for ten minutes and can be used once. \
                 If you did not ask for it, you need not do anything.\n\n\
                 Kind regards, Videre\n"
            ),
        ),
        Lang::Nb | Lang::Se => (
            "Lenke for å logge inn i Videre",
            format!(
                "Hei, {name}\n\n\
                 Åpne denne lenken for å logge inn i Videre:\n\n{url}\n\n\
                 Lenken virker i ti minutter og kan brukes én gang. \
                 Har du ikke bedt om den, trenger du ikke gjøre noe.\n\n\
                 Hilsen Videre\n"
            ),
        ),
    };
    Letter {
        subject: subject.to_owned(),
        text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letter_says_what_the_link_does_and_for_how_long() {
        let letter = link(Lang::Nn, "https://videre.example", "Ingunn", "abc");
        insta::assert_snapshot!(letter.text, @r"
        Hei, Ingunn

        Opne denne lenkja for å logge inn i Videre:

        https://videre.example/nn/logg-inn/abc

        Lenkja verkar i ti minutt og kan brukast éin gong. Har du ikkje bede om henne, treng du ikkje gjere noko.

        Helsing Videre
        ");
        assert!(
            link(Lang::Nb, "", "Kari", "abc")
                .text
                .contains("/nb/logg-inn/abc")
        );
        assert!(
            link(Lang::En, "", "Kari", "abc")
                .text
                .contains("/en/logg-inn/abc")
        );
    }
}
