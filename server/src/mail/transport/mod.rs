//! What carries a letter: a mail server, a folder, or memory. Only a mail server may start in production.
//!
//! `smtp` signs and hands over, `kept` is where a demonstration and the tests keep what was sent.

mod kept;
#[cfg(test)]
pub(crate) mod sink;
mod smtp;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use app::mail::port::SentLetter;
use app::shared::fault::Fault;
use async_trait::async_trait;

use super::Letter;
use crate::clock::SharedClock;
use crate::config::{Config, MailSetting};
use kept::{Folder, Memory};
use smtp::Smtp;

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
/// When its folder cannot be made, its address is no mail server's or its signing key cannot be read.
pub fn open(
    config: &Config,
    clock: SharedClock,
) -> Result<Arc<dyn Transport>, Box<dyn std::error::Error + Send + Sync>> {
    Ok(match &config.mail {
        MailSetting::Memory => Arc::new(Memory::new(clock)),
        MailSetting::File(folder) => Arc::new(Folder::open(folder, clock)?),
        MailSetting::Smtp(url) => Arc::new(Smtp::open(url, config)?),
    })
}
