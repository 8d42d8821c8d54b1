//! Typed settings from the environment, prefix `VIDERE_`; everything that is wrong is said at once.
//!
//! `Debug` hides what must not reach a log.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::path::PathBuf;

/// Demonstration or real use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Demo,
    Production,
}

/// Where letters go.
#[derive(Clone, PartialEq, Eq)]
pub enum MailSetting {
    /// Written to this folder, one file each.
    File(PathBuf),
    /// Sent by this server; the address may hold a password.
    Smtp(String),
    /// Kept in memory, for tests.
    Memory,
}

impl fmt::Debug for MailSetting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MailSetting::File(folder) => write!(f, "file:{}", folder.display()),
            MailSetting::Smtp(_) => f.write_str("smtp:…"),
            MailSetting::Memory => f.write_str("memory:"),
        }
    }
}

/// The key that signs letters (DKIM), and the name it is published under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DkimSetting {
    /// File with an RSA key, PKCS#1 as PEM.
    pub key: PathBuf,
    /// `videre` for a key published at `videre._domainkey.` and the sender's domain.
    pub selector: String,
}

/// A provider people may sign in at (OpenID Connect).
#[derive(Clone, PartialEq, Eq)]
pub struct OidcSetting {
    /// As its description names itself; `https://auth.dataporten.no` for Feide.
    pub issuer: String,
    pub client_id: String,
    pub client_secret: String,
    /// What people call it.
    pub name: String,
    /// Its addresses are taken as they are, though it does not vouch for them.
    pub trusts_email: bool,
}

impl fmt::Debug for OidcSetting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.client_id, self.issuer)
    }
}

/// All settings.
#[derive(Clone)]
pub struct Config {
    pub listen: SocketAddr,
    pub data_dir: PathBuf,
    /// `sqlite:PATH` or `postgres://…`.
    pub database_url: String,
    /// Without a trailing slash; links in letters begin with it.
    pub public_url: String,
    pub mail: MailSetting,
    pub mail_from: String,
    /// Where mail servers send letters back to (the envelope's sender); without it to `mail_from`.
    pub mail_bounces: Option<String>,
    /// How letters are signed before a mail server gets them.
    pub dkim: Option<DkimSetting>,
    /// Most letters handed to the mail server in a second.
    pub mail_per_second: NonZeroU32,
    pub secret_dir: PathBuf,
    pub mode: Mode,
    /// Where people may sign in besides by a link.
    pub oidc: Option<OidcSetting>,
    /// How many days later than it is the site believes it to be: a demonstration shows what only time brings about.
    pub days_ahead: u16,
    /// The one proxy whose `X-Forwarded-For` is believed.
    pub trusted_proxy: Option<IpAddr>,
    /// Fewest answers a figure may rest on within institution and directorate.
    pub min_answers: u32,
    /// Fewest answers a public figure may rest on.
    pub min_answers_public: u32,
    /// What the build made: style sheet, islands, fonts.
    pub site_dir: PathBuf,
    /// Name of the islands' files in `site_dir/pkg` where `cargo leptos` builds them, which writes no manifest.
    pub islands_name: Option<String>,
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let database = self.database_url.split(':').next().unwrap_or_default();
        f.debug_struct("Config")
            .field("listen", &self.listen)
            .field("data_dir", &self.data_dir)
            .field("database", &database)
            .field("public_url", &self.public_url)
            .field("mail", &self.mail)
            .field("mode", &self.mode)
            .finish_non_exhaustive()
    }
}

/// Limits that protect people; both may only be raised (PRODUCT 7, DOMAIN 6.7).
pub const MIN_ANSWERS: u32 = 6;
pub const MIN_ANSWERS_PUBLIC: u32 = 10;
/// What a mail server of an institution's size takes in its stride.
const LETTERS_A_SECOND: NonZeroU32 = NonZeroU32::new(100).expect("100 is not 0");

impl Config {
    /// Reads the process's environment.
    ///
    /// # Errors
    /// Every setting that is wrong, one line each.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the environment"
    )]
    pub fn from_env() -> Result<Self, Vec<String>> {
        let value = |name: &str| std::env::var(name).ok().filter(|v| !v.trim().is_empty());
        let read = Self::read(|name| value(&format!("VIDERE_{name}")))?;
        Ok(Config {
            islands_name: value("LEPTOS_OUTPUT_NAME"),
            ..read
        })
    }

    /// Reads settings by name without prefix.
    ///
    /// # Errors
    /// Every setting that is wrong, one line each.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Result<Self, Vec<String>> {
        let mut wrong = vec![];
        let data_dir = PathBuf::from(get("DATA_DIR").unwrap_or_else(|| "data".into()));
        let mode = match get("MODE").as_deref() {
            None | Some("demo") => Mode::Demo,
            Some("production") => Mode::Production,
            Some(other) => {
                wrong.push(format!("VIDERE_MODE must be demo or production, not {other}"));
                Mode::Demo
            }
        };
        let listen = get("LISTEN")
            .unwrap_or_else(|| "127.0.0.1:3000".into())
            .parse()
            .unwrap_or_else(|_| {
                wrong.push("VIDERE_LISTEN must be an address with a port, such as 127.0.0.1:3000".into());
                SocketAddr::from(([127, 0, 0, 1], 3000))
            });
        let mail = match get("MAIL") {
            None => MailSetting::File(data_dir.join("mail")),
            Some(v) if v == "file:" => MailSetting::File(data_dir.join("mail")),
            Some(v) if v == "memory:" => MailSetting::Memory,
            Some(v) if v.starts_with("smtp://") || v.starts_with("smtps://") => MailSetting::Smtp(v),
            Some(v) => match v.strip_prefix("file:") {
                Some(folder) => MailSetting::File(folder.into()),
                None => {
                    wrong.push("VIDERE_MAIL must be file:, smtp://… or memory:".into());
                    MailSetting::Memory
                }
            },
        };
        let database_url = get("DATABASE_URL")
            .unwrap_or_else(|| format!("sqlite:{}", data_dir.join("videre.sqlite").display()));
        if !["sqlite:", "postgres:", "postgresql:"]
            .iter()
            .any(|p| database_url.starts_with(p))
        {
            wrong.push("VIDERE_DATABASE_URL must begin with sqlite: or postgres:".into());
        }
        let public_url = get("PUBLIC_URL").unwrap_or_else(|| format!("http://{listen}"));
        let public_url = public_url.trim_end_matches('/').to_owned();
        let trusted_proxy = get("TRUSTED_PROXY").and_then(|v| {
            v.parse()
                .inspect_err(|_| wrong.push("VIDERE_TRUSTED_PROXY must be one IP address".into()))
                .ok()
        });
        let mut limit = |name: &str, least: u32| match get(name).map(|v| v.parse::<u32>()) {
            None => least,
            Some(Ok(n)) if n >= least => n,
            Some(_) => {
                wrong.push(format!(
                    "VIDERE_{name} must be a whole number, {least} or more: it may only be raised"
                ));
                least
            }
        };
        let min_answers = limit("MIN_ANSWERS", MIN_ANSWERS);
        let min_answers_public = limit("MIN_ANSWERS_PUBLIC", MIN_ANSWERS_PUBLIC);
        let mail_per_second = match get("MAIL_PER_SECOND").map(|v| v.parse()) {
            None => LETTERS_A_SECOND,
            Some(Ok(n)) => n,
            Some(Err(_)) => {
                wrong.push("VIDERE_MAIL_PER_SECOND must be a whole number, 1 or more".into());
                LETTERS_A_SECOND
            }
        };
        let days_ahead = match get("DAYS_AHEAD").map(|v| v.parse()) {
            None => 0,
            Some(Ok(days)) => days,
            Some(Err(_)) => {
                wrong.push("VIDERE_DAYS_AHEAD must be a whole number of days".into());
                0
            }
        };
        let mail_bounces = get("MAIL_BOUNCES");
        if mail_bounces
            .as_ref()
            .is_some_and(|a| a.parse::<lettre::Address>().is_err())
        {
            wrong.push("VIDERE_MAIL_BOUNCES must be one e-mail address, without a name".into());
        }
        let oidc = match (
            get("OIDC_ISSUER"),
            get("OIDC_CLIENT_ID"),
            get("OIDC_CLIENT_SECRET"),
        ) {
            (None, None, None) => None,
            (Some(issuer), Some(client_id), Some(client_secret)) => Some(OidcSetting {
                issuer,
                client_id,
                client_secret,
                name: get("OIDC_NAME").unwrap_or_else(|| "Feide".into()),
                trusts_email: match get("OIDC_EMAIL").as_deref() {
                    None | Some("verified") => false,
                    Some("trusted") => true,
                    Some(_) => {
                        wrong.push("VIDERE_OIDC_EMAIL must be verified or trusted".into());
                        false
                    }
                },
            }),
            _ => {
                wrong.push(
                    "VIDERE_OIDC_ISSUER, VIDERE_OIDC_CLIENT_ID and VIDERE_OIDC_CLIENT_SECRET belong together"
                        .into(),
                );
                None
            }
        };
        if mode == Mode::Production {
            if days_ahead > 0 {
                wrong
                    .push("VIDERE_DAYS_AHEAD is for demonstrations: in production the clock is right".into());
            }
            if oidc.as_ref().is_some_and(|o| !o.issuer.starts_with("https://")) {
                wrong.push("VIDERE_OIDC_ISSUER must begin with https:// in production".into());
            }
            if !public_url.starts_with("https://") {
                wrong.push("VIDERE_PUBLIC_URL must begin with https:// in production".into());
            }
            if !matches!(mail, MailSetting::Smtp(_)) {
                wrong.push("VIDERE_MAIL must be smtp://… in production: letters must reach people".into());
            }
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        Ok(Config {
            listen,
            database_url,
            public_url,
            mail,
            mail_from: get("MAIL_FROM").unwrap_or_else(|| "Videre <ikke-svar@videre.example>".into()),
            mail_bounces,
            dkim: get("DKIM_KEY").map(|key| DkimSetting {
                key: key.into(),
                selector: get("DKIM_SELECTOR").unwrap_or_else(|| "videre".into()),
            }),
            mail_per_second,
            oidc,
            secret_dir: get("SECRET_DIR").map_or_else(|| data_dir.join("secret"), PathBuf::from),
            mode,
            days_ahead,
            trusted_proxy,
            min_answers,
            min_answers_public,
            site_dir: get("SITE").map_or_else(|| PathBuf::from("build/site"), PathBuf::from),
            islands_name: None,
            data_dir,
        })
    }

    /// How many answers a figure needs: for insiders, and for everyone.
    #[must_use]
    pub const fn limits(&self) -> (u32, u32) {
        (self.min_answers, self.min_answers_public)
    }

    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.mode == Mode::Demo
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Config, Vec<String>> {
        Config::read(|name| {
            pairs
                .iter()
                .find(|(n, _)| *n == name)
                .map(|(_, v)| (*v).to_owned())
        })
    }

    #[test]
    fn nothing_set_is_a_demonstration_on_this_machine() {
        let config = read(&[]).unwrap();
        assert_eq!(config.public_url, "http://127.0.0.1:3000");
        assert!(config.is_demo());
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let wrong = read(&[
            ("LISTEN", "x"),
            ("MIN_ANSWERS", "3"),
            ("MAIL_PER_SECOND", "0"),
            ("MAIL_BOUNCES", "Retur <retur@videre.example>"),
            ("DAYS_AHEAD", "8"),
            ("MODE", "production"),
        ])
        .unwrap_err();
        assert_eq!(wrong.len(), 7, "{wrong:?}");
    }

    #[test]
    fn a_provider_is_set_whole_or_not_at_all() {
        let all = [
            ("OIDC_ISSUER", "https://auth.example"),
            ("OIDC_CLIENT_ID", "videre"),
            ("OIDC_CLIENT_SECRET", "hemmelig"),
        ];
        let oidc = read(&all).unwrap().oidc.unwrap();
        assert_eq!((oidc.name.as_str(), oidc.trusts_email), ("Feide", false));
        assert!(!format!("{oidc:?}").contains("hemmelig"));
        for n in 0..3 {
            let mut some = all.to_vec();
            some.remove(n);
            assert_eq!(read(&some).unwrap_err().len(), 1);
        }
        let mut odd = all.to_vec();
        odd.push(("OIDC_EMAIL", "perhaps"));
        assert_eq!(read(&odd).unwrap_err().len(), 1);
    }

    #[test]
    fn a_log_of_the_settings_shows_no_password() {
        let config = read(&[
            ("DATABASE_URL", "postgres://videre:hemmelig@db/videre"),
            ("MAIL", "smtp://u:hemmelig@mail.example"),
        ]);
        assert!(!format!("{:?}", config.unwrap()).contains("hemmelig"));
    }
}
