//! Letters with a one-time link, and about the roles a person has.

use app::accounts::model::Role;
use app::path;
use app::shared::lang::Lang;
use app::words::Words;

use crate::mail::Letter;

/// The link makes an account; nobody has its address yet, so there is no name to write to.
pub fn join(lang: Lang, public_url: &str, token: &str) -> Letter {
    let url = format!("{public_url}{}", path::sign_in_link(lang, token));
    let (subject, text) = match lang {
        Lang::Nn => (
            "Lenkje for å lage konto i Videre",
            format!(
                "Hei\n\n\
                 Nokon, truleg du, vil logge inn i Videre med denne adressa. Ho har ingen konto enno. \
                 Opne denne lenkja for å lage ein:\n\n{url}\n\n\
                 Lenkja verkar i ti minutt og kan brukast éin gong. \
                 Har du ikkje bede om henne, treng du ikkje gjere noko. Då blir adressa di ikkje lagra.\n\n\
                 Helsing Videre\n"
            ),
        ),
        Lang::En => (
            "Your link for making an account in Videre",
            format!(
                "Hello,\n\n\
                 Somebody, probably you, wants to sign in to Videre with this address. It has no account yet. \
                 Open this link to make one:\n\n{url}\n\n\
                 The link works for ten minutes and can be used once. \
                 If you did not ask for it, you need not do anything. Your address is then not kept.\n\n\
                 Kind regards, Videre\n"
            ),
        ),
        Lang::Nb | Lang::Se => (
            "Lenke for å lage konto i Videre",
            format!(
                "Hei\n\n\
                 Noen, trolig du, vil logge inn i Videre med denne adressen. Den har ingen konto ennå. \
                 Åpne denne lenken for å lage en:\n\n{url}\n\n\
                 Lenken virker i ti minutter og kan brukes én gang. \
                 Har du ikke bedt om den, trenger du ikke gjøre noe. Da blir adressen din ikke lagret.\n\n\
                 Hilsen Videre\n"
            ),
        ),
    };
    Letter {
        subject: subject.to_owned(),
        text,
    }
}

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

/// What somebody has been given access to.
#[derive(Clone, Copy)]
pub enum Access<'a> {
    /// The offers of the institution of this name.
    Institution(&'a str),
    /// The work of a role that is bound to no institution.
    Role(Role),
}

/// Somebody may do more than before; `by` nobody where the operator gave it.
pub fn invited(lang: Lang, public_url: &str, name: &str, by: Option<&str>, to: Access<'_>) -> Letter {
    let url = match to {
        Access::Institution(_) => path::sign_in_to(lang, &path::workbench(lang)),
        Access::Role(_) => path::sign_in(lang),
    };
    let url = format!("{public_url}{url}");
    let role = |role| Words::of(lang).accounts.role(role);
    let (subject, text) = match lang {
        Lang::Nn => {
            let given = match (by, to) {
                (Some(by), Access::Institution(at)) => {
                    format!("{by} har gitt deg tilgang til tilboda til {at} i Videre.")
                }
                (None, Access::Institution(at)) => {
                    format!("Du har fått tilgang til tilboda til {at} i Videre.")
                }
                (Some(by), Access::Role(r)) => {
                    format!("{by} har gitt deg tilgang til Videre. Rolle: {}.", role(r))
                }
                (None, Access::Role(r)) => format!("Du har fått tilgang til Videre. Rolle: {}.", role(r)),
            };
            (
                "Du har fått tilgang til Videre",
                format!(
                    "Hei, {name}\n\n\
                     {given}\n\n\
                     Logg inn med denne e-postadressa:\n\n{url}\n\n\
                     Helsing Videre\n"
                ),
            )
        }
        Lang::En => {
            let given = match (by, to) {
                (Some(by), Access::Institution(at)) => {
                    format!("{by} has given you access to the offers of {at} in Videre.")
                }
                (None, Access::Institution(at)) => {
                    format!("You have been given access to the offers of {at} in Videre.")
                }
                (Some(by), Access::Role(r)) => {
                    format!("{by} has given you access to Videre. Role: {}.", role(r))
                }
                (None, Access::Role(r)) => {
                    format!("You have been given access to Videre. Role: {}.", role(r))
                }
            };
            (
                "You have been given access to Videre",
                format!(
                    "Hello {name},\n\n\
                     {given}\n\n\
                     Sign in with this e-mail address:\n\n{url}\n\n\
                     Kind regards, Videre\n"
                ),
            )
        }
        Lang::Nb | Lang::Se => {
            let given = match (by, to) {
                (Some(by), Access::Institution(at)) => {
                    format!("{by} har gitt deg tilgang til tilbudene til {at} i Videre.")
                }
                (None, Access::Institution(at)) => {
                    format!("Du har fått tilgang til tilbudene til {at} i Videre.")
                }
                (Some(by), Access::Role(r)) => {
                    format!("{by} har gitt deg tilgang til Videre. Rolle: {}.", role(r))
                }
                (None, Access::Role(r)) => format!("Du har fått tilgang til Videre. Rolle: {}.", role(r)),
            };
            (
                "Du har fått tilgang til Videre",
                format!(
                    "Hei, {name}\n\n\
                     {given}\n\n\
                     Logg inn med denne e-postadressen:\n\n{url}\n\n\
                     Hilsen Videre\n"
                ),
            )
        }
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
