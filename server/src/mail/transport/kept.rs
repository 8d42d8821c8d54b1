//! Where a demonstration and the tests keep what was sent: a folder, or memory.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use app::mail::port::SentLetter;
use app::shared::fault::Fault;
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{Outgoing, Refusal, Transport};
use crate::clock::{SharedClock, from_ms};

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
pub(super) struct Folder {
    folder: PathBuf,
    clock: SharedClock,
}

impl Folder {
    pub(super) fn open(folder: &Path, clock: SharedClock) -> io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        Ok(Folder {
            folder: folder.to_owned(),
            clock,
        })
    }
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
pub(super) struct Memory {
    letters: Mutex<Vec<Filed>>,
    clock: SharedClock,
}

impl Memory {
    pub(super) fn new(clock: SharedClock) -> Self {
        Memory {
            letters: Mutex::default(),
            clock,
        }
    }
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
