//! A mail server: letters are signed (DKIM), handed over, and what it answers is sorted into «later» and «never».

use std::error::Error;
use std::num::NonZeroU32;
use std::time::Duration;

use app::mail::port::SentLetter;
use app::shared::fault::Fault;
use async_trait::async_trait;
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use lettre::address::Envelope;
use lettre::message::dkim::{
    DkimCanonicalization, DkimCanonicalizationType, DkimConfig, DkimSigningAlgorithm, DkimSigningKey,
};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MessageBuilder};
use lettre::transport::smtp::response::{Category, Code, Detail, Severity};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};

use super::{Outgoing, Refusal, Transport};
use crate::config::{Config, DkimSetting};

/// A server that says nothing for this long is tried again later.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the signature covers. RFC 8058, 4 demands both unsubscribe headers; a header that is named and
/// absent cannot be added on the way.
const SIGNED: [&str; 9] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
];

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
pub(super) struct Smtp {
    mailer: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// Where letters come back to, if not to `from`.
    bounces: Option<Address>,
    /// Without a key whoever relays the letters must sign them.
    signing: Option<DkimConfig>,
    /// Letters wait here for their turn.
    pace: DefaultDirectRateLimiter,
}

impl Smtp {
    /// The server at this address.
    ///
    /// # Errors
    /// When the address, the sender or the signing key cannot be read.
    pub(super) fn open(url: &str, config: &Config) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let mailer = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)?.timeout(Some(PATIENCE));
        let from: Mailbox = config.mail_from.parse()?;
        let signing = config
            .dkim
            .as_ref()
            .map(|dkim| signing(dkim, &from))
            .transpose()?;
        let bounces = config.mail_bounces.as_ref().map(|a| a.parse()).transpose()?;
        // One after the other, never a second's letters at once: no second sees more, wherever it begins.
        let pace = Quota::per_second(config.mail_per_second).allow_burst(NonZeroU32::MIN);
        Ok(Smtp {
            mailer: mailer.build(),
            from,
            bounces,
            signing,
            pace: RateLimiter::direct(pace),
        })
    }

    pub(super) fn message(&self, outgoing: Outgoing) -> Result<Message, Refusal> {
        let never = |e: &dyn std::fmt::Display| Refusal::Never(e.to_string());
        let address: Address = outgoing.to.parse().map_err(|e| never(&e))?;
        let back_to = self.bounces.clone().unwrap_or_else(|| self.from.email.clone());
        let envelope = Envelope::new(Some(back_to), vec![address.clone()]).map_err(|e| never(&e))?;
        // Control characters in a name could start a header of their own.
        let name: String = outgoing.to_name.chars().filter(|c| !c.is_control()).collect();
        let builder: MessageBuilder = Message::builder()
            .envelope(envelope)
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
        let mut message = builder.body(outgoing.letter.text).map_err(|e| never(&e))?;
        if let Some(signing) = &self.signing {
            message.sign(signing);
        }
        Ok(message)
    }
}

/// Signs for the sender's own domain, which is what receivers compare with (DMARC).
fn signing(dkim: &DkimSetting, from: &Mailbox) -> Result<DkimConfig, Box<dyn Error + Send + Sync>> {
    let pem = std::fs::read_to_string(&dkim.key)
        .map_err(|e| format!("the signing key {} cannot be read: {e}", dkim.key.display()))?;
    let key = DkimSigningKey::new(&pem, DkimSigningAlgorithm::Rsa).map_err(|e| {
        format!(
            "{} is no RSA key in the PKCS#1 form (openssl genrsa -traditional): {e}",
            dkim.key.display()
        )
    })?;
    Ok(DkimConfig::new(
        dkim.selector.clone(),
        from.email.domain().to_owned(),
        key,
        SIGNED.map(HeaderName::new_from_ascii_str).to_vec(),
        DkimCanonicalization {
            header: DkimCanonicalizationType::Relaxed,
            body: DkimCanonicalizationType::Relaxed,
        },
    ))
}

/// Whether an answer is the last word about this receiver.
///
/// RFC 5321, 4.2.2: 550–553 and 556 speak of the mailbox, 554 of the letter or the whole conversation, 521 of
/// a host that takes no mail. Every other 5xx – wrong command, no sign-in, no TLS – speaks of us: the letter
/// must survive until somebody has mended the settings.
fn is_final(code: Code) -> bool {
    let Code {
        severity: Severity::PermanentNegativeCompletion,
        category,
        detail,
    } = code
    else {
        return false;
    };
    match category {
        Category::MailSystem => matches!(
            detail,
            Detail::Zero | Detail::One | Detail::Two | Detail::Three | Detail::Four | Detail::Six
        ),
        Category::Connections => detail == Detail::One,
        _ => false,
    }
}

#[async_trait]
impl Transport for Smtp {
    async fn send(&self, outgoing: Outgoing) -> Result<(), Refusal> {
        let message = self.message(outgoing)?;
        self.pace.until_ready().await;
        match self.mailer.send(message).await {
            Ok(_) => Ok(()),
            Err(e) if e.status().is_some_and(is_final) => Err(Refusal::Never(e.to_string())),
            Err(e) => Err(Refusal::Later(e.to_string())),
        }
    }

    async fn sent(&self, _: usize) -> Result<Vec<SentLetter>, Fault> {
        Err(Fault::Missing)
    }
}
