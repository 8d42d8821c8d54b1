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

/// Somebody may work for an institution from now on.
pub fn invited(lang: Lang, public_url: &str, name: &str, by: &str, institution: &str) -> Letter {
    let url = format!("{public_url}{}", path::sign_in_to(lang, &path::workbench(lang)));
    let (subject, text) = match lang {
        Lang::Nn => (
            "Du har fått tilgang til Videre",
            format!(
                "Hei, {name}\n\n\
                 {by} har gitt deg tilgang til tilboda til {institution} i Videre.\n\n\
                 Logg inn med denne e-postadressa:\n\n{url}\n\n\
                 Helsing Videre\n"
            ),
        ),
        Lang::En => (
            "You have been given access to Videre",
            format!(
                "Hello {name},\n\n\
                 {by} has given you access to the offers of {institution} in Videre.\n\n\
                 Sign in with this e-mail address:\n\n{url}\n\n\
                 Kind regards, Videre\n"
            ),
        ),
        Lang::Nb | Lang::Se => (
            "Du har fått tilgang til Videre",
            format!(
                "Hei, {name}\n\n\
                 {by} har gitt deg tilgang til tilbudene til {institution} i Videre.\n\n\
                 Logg inn med denne e-postadressen:\n\n{url}\n\n\
                 Hilsen Videre\n"
            ),
        ),
    };
    Letter {
        subject: subject.to_owned(),
        text,
    }
}

/// Nobody but administrators is left to work on an institution's offers.
pub fn no_editor(lang: Lang, public_url: &str, name: &str, institution: &str) -> Letter {
    let url = format!("{public_url}{}", path::people(lang));
    let (subject, text) = match lang {
        Lang::Nn => (
            "Ingen redaktør att",
            format!(
                "Hei, {name}\n\n\
                 {institution} har ikkje lenger nokon redaktør i Videre. Tekstane står som dei er, og du kan \
                 arbeide med dei sjølv. Her kan du invitere ein ny:\n\n{url}\n\n\
                 Helsing Videre\n"
            ),
        ),
        Lang::En => (
            "No editor is left",
            format!(
                "Hello {name},\n\n\
                 {institution} no longer has an editor in Videre. Its texts stay as they are, and you can work \
                 on them yourself. Here you can invite a new one:\n\n{url}\n\n\
                 Kind regards, Videre\n"
            ),
        ),
        Lang::Nb | Lang::Se => (
            "Ingen redaktør igjen",
            format!(
                "Hei, {name}\n\n\
                 {institution} har ikke lenger noen redaktør i Videre. Tekstene står som de er, og du kan \
                 arbeide med dem selv. Her kan du invitere en ny:\n\n{url}\n\n\
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
