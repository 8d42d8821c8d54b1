//! What carries a letter: a mail server, a folder, or memory. Only a mail server may start in production.

use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use app::mail::port::SentLetter;
use app::shared::fault::Fault;
use async_trait::async_trait;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MessageBuilder};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use serde::{Deserialize, Serialize};

use super::Letter;
use crate::clock::{SharedClock, from_ms};
use crate::config::{Config, MailSetting};

/// A letter with its receiver.
#[derive(Clone, Debug)]
pub struct Outgoing {
    pub to_name: String,
    pub to: String,
    pub letter: Letter,
    /// Without angle brackets; the same for every attempt at one letter.
    pub message_id: String,
    /// Where one click ends letters of this kind (RFC 8058); only for what people subscribe to.
    pub unsubscribe: Option<String>,
}

/// Why a letter was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Try again.
    Later(String),
    /// This receiver does not exist or does not want it.
    Never(String),
}

/// Carries letters.
#[async_trait]
pub trait Transport: Send + Sync {
    /// Hands a letter over; when this is `Ok` it is out of our hands.
    async fn send(&self, outgoing: Outgoing) -> Result<(), Refusal>;

    /// The newest letters, where the carrier keeps them; newest first.
    async fn sent(&self, n: usize) -> Result<Vec<SentLetter>, Fault>;
}

/// The carrier the settings ask for.
///
/// # Errors
/// When its folder cannot be made or its address is no mail server's.
pub fn open(
    config: &Config,
    clock: SharedClock,
) -> Result<Arc<dyn Transport>, Box<dyn std::error::Error + Send + Sync>> {
    Ok(match &config.mail {
        MailSetting::Memory => Arc::new(Memory {
            letters: Mutex::default(),
            clock,
        }),
        MailSetting::File(folder) => {
            std::fs::create_dir_all(folder)?;
            Arc::new(Folder {
                folder: folder.clone(),
                clock,
            })
        }
        MailSetting::Smtp(url) => {
            let mailer =
                AsyncSmtpTransport::<Tokio1Executor>::from_url(url)?.timeout(Some(Duration::from_secs(20)));
            let from: Mailbox = config.mail_from.parse()?;
            Arc::new(Smtp {
                mailer: mailer.build(),
                from,
            })
        }
    })
}

/// Declares a header of a letter by its name.
macro_rules! letter_header {
    ($type:ident, $name:literal) => {
        #[derive(Clone)]
        struct $type(String);

        impl lettre::message::header::Header for $type {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($name)
            }
            fn parse(value: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Ok($type(value.to_owned()))
            }
            fn display(&self) -> HeaderValue {
                HeaderValue::new(Self::name(), self.0.clone())
            }
        }
    };
}

letter_header!(ListUnsubscribe, "List-Unsubscribe");
letter_header!(ListUnsubscribePost, "List-Unsubscribe-Post");

/// A mail server.
///
/// Letters are not signed here: whoever relays them signs, and must name both unsubscribe headers among the
/// signed ones (RFC 8058, 4).
struct Smtp {
    mailer: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Smtp {
    fn message(&self, outgoing: Outgoing) -> Result<Message, Refusal> {
        let never = |e: &dyn std::fmt::Display| Refusal::Never(e.to_string());
        let address: Address = outgoing.to.parse().map_err(|e| never(&e))?;
        // Control characters in a name could start a header of their own.
        let name: String = outgoing.to_name.chars().filter(|c| !c.is_control()).collect();
        let builder: MessageBuilder = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(Some(name), address))
            .message_id(Some(format!("<{}>", outgoing.message_id)))
            .subject(outgoing.letter.subject.replace(['\r', '\n'], " "))
            .header(ContentType::TEXT_PLAIN);
        let builder = match outgoing.unsubscribe {
            Some(address) => builder
                .header(ListUnsubscribe(format!("<{address}>")))
                .header(ListUnsubscribePost("List-Unsubscribe=One-Click".to_owned())),
            None => builder,
        };
        builder.body(outgoing.letter.text).map_err(|e| never(&e))
    }
}

#[async_trait]
impl Transport for Smtp {
    async fn send(&self, outgoing: Outgoing) -> Result<(), Refusal> {
        let message = self.message(outgoing)?;
        match self.mailer.send(message).await {
            Ok(_) => Ok(()),
            Err(e) if e.is_permanent() => Err(Refusal::Never(e.to_string())),
            Err(e) => Err(Refusal::Later(e.to_string())),
        }
    }

    async fn sent(&self, _: usize) -> Result<Vec<SentLetter>, Fault> {
        Err(Fault::Missing)
    }
}

/// One letter in the demonstration's mailbox.
#[derive(Serialize, Deserialize)]
struct Filed {
    to_name: String,
    to: String,
    subject: String,
    text: String,
    message_id: String,
    sent_ms: i64,
    #[serde(default)]
    unsubscribe: Option<String>,
}

impl From<Filed> for SentLetter {
    fn from(f: Filed) -> Self {
        SentLetter {
            to: f.to,
            subject: f.subject,
            text: f.text,
            sent_at: from_ms(f.sent_ms),
            unsubscribe: f.unsubscribe,
        }
    }
}

fn filed(outgoing: Outgoing, sent_ms: i64) -> Filed {
    let Outgoing {
        to_name,
        to,
        letter,
        message_id,
        unsubscribe,
    } = outgoing;
    Filed {
        to_name,
        to,
        subject: letter.subject,
        text: letter.text,
        message_id,
        sent_ms,
        unsubscribe,
    }
}

/// A folder with one file a letter, for the demonstration.
struct Folder {
    folder: PathBuf,
    clock: SharedClock,
}

#[async_trait]
impl Transport for Folder {
    async fn send(&self, outgoing: Outgoing) -> Result<(), Refusal> {
        let later = |e: &dyn std::fmt::Display| Refusal::Later(e.to_string());
        let now = self.clock.now_ms();
        // The same letter sent again after a crash replaces itself only if it carries the same time;
        // the id keeps two letters of one millisecond apart.
        let path = self.folder.join(format!(
            "{now:015}-{}.json",
            outgoing.message_id.replace('/', "_")
        ));
        let text = serde_json::to_vec_pretty(&filed(outgoing, now)).map_err(|e| later(&e))?;
        tokio::task::spawn_blocking(move || {
            let unfinished = path.with_extension("new");
            std::fs::write(&unfinished, text)?;
            std::fs::rename(&unfinished, &path)
        })
        .await
        .map_err(|e| later(&e))?
        .map_err(|e| later(&e))
    }

    async fn sent(&self, n: usize) -> Result<Vec<SentLetter>, Fault> {
        let folder = self.folder.clone();
        let read = move || -> io::Result<Vec<SentLetter>> {
            let mut files: Vec<PathBuf> = std::fs::read_dir(folder)?
                .filter_map(|f| Some(f.ok()?.path()))
                .collect();
            files.retain(|f| f.extension().is_some_and(|e| e == "json"));
            files.sort_unstable_by(|a, b| b.cmp(a));
            let letters = files.iter().take(n).filter_map(|f| {
                let filed: Filed = serde_json::from_slice(&std::fs::read(f).ok()?).ok()?;
                Some(filed.into())
            });
            Ok(letters.collect())
        };
        Ok(tokio::task::spawn_blocking(read).await??)
    }
}

/// Kept in memory, for tests.
struct Memory {
    letters: Mutex<Vec<Filed>>,
    clock: SharedClock,
}

#[async_trait]
impl Transport for Memory {
    async fn send(&self, outgoing: Outgoing) -> Result<(), Refusal> {
        if outgoing.to.ends_with("@refused.example") {
            return Err(Refusal::Never("no such mailbox".into()));
        }
        let letter = filed(outgoing, self.clock.now_ms());
        self.letters
            .lock()
            .expect("no holder of this lock panics")
            .push(letter);
        Ok(())
    }

    async fn sent(&self, n: usize) -> Result<Vec<SentLetter>, Fault> {
        let letters = self.letters.lock().expect("no holder of this lock panics");
        let newest = letters.iter().rev().take(n).map(|f| SentLetter {
            to: f.to.clone(),
            subject: f.subject.clone(),
            text: f.text.clone(),
            sent_at: from_ms(f.sent_ms),
            unsubscribe: f.unsubscribe.clone(),
        });
        Ok(newest.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(unsubscribe: Option<String>) -> String {
        let smtp = Smtp {
            mailer: AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous("localhost").build(),
            from: "Videre <videre@videre.example>".parse().unwrap(),
        };
        let outgoing = Outgoing {
            to_name: "Kari".into(),
            to: "kari@skole.example".into(),
            letter: Letter {
                subject: "Nye tilbud".into(),
                text: "Hei".into(),
            },
            message_id: "saved.alert.1.0@videre".into(),
            unsubscribe,
        };
        String::from_utf8(smtp.message(outgoing).unwrap().formatted()).unwrap()
    }

    #[tokio::test]
    async fn only_letters_people_subscribe_to_carry_the_way_out_in_one_unbroken_line() {
        let address = format!("https://videre.example/nb/avmeld/{}", "t".repeat(43));
        let sent = message(Some(address.clone()));
        assert!(
            sent.contains(&format!("\r\nList-Unsubscribe: <{address}>\r\n")),
            "{sent}"
        );
        assert!(
            sent.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"),
            "{sent}"
        );
        assert!(!message(None).contains("List-Unsubscribe"));
    }
}
