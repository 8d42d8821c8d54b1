//! Writing to a survey's participants: which letter, to whom, and what the post made of it.
//!
//! Goes past the mail domain's table of letters, which would keep who was reminded and therefore had not answered.

use app::evaluation::model::{Evaluation, EvaluationState};
use app::path;
use app::shared::fault::Fault;
use app::shared::ids::{EvaluationId, InvitationId};
use app::shared::lang::Lang;
use chrono::Datelike as _;
use futures_util::future::join_all;

use super::key::{self, LetterId, Stop, Token};
use super::letters::{self, Facts};
use super::lost::TellLost;
use super::people::InvitationRow;
use super::service::institution;
use super::{ballots, store};
use crate::mail::transport::{Outgoing, Refusal};
use crate::platform::Parts;
use crate::secret::Key;
use crate::work::job::Job;

/// A run of a job stops after this long, well before its lease ends, and goes on in the next.
const BUSY_MS: i64 = 20_000;
/// What the post does not take now is tried again after this long, then after twice as long, and so on.
const LATER_MS: i64 = 5 * 60_000;
/// Never later than this: a mail server that is back must not wait for the next day.
const LATEST_MS: i64 = 4 * 3_600_000;

/// What is needed to write to a survey's participants.
pub struct Mailing<'a> {
    parts: &'a Parts,
    pub evaluation: Evaluation,
    /// Rounds of reminders done.
    pub rounds: i32,
    institution: String,
    sender_text: String,
    key: Key,
    begun_ms: i64,
}

/// Notes whether the survey's key is lost, and says so once.
pub(super) async fn note_key_lost(parts: &Parts, id: EvaluationId, lost: bool) -> Result<(), Fault> {
    let tx = parts.db.write().await?;
    let is_news = store::set_key_lost(&*tx, id, lost).await?;
    if is_news && lost {
        tx.enqueue(&TellLost { evaluation: id }).await?;
        tracing::error!(evaluation.id = %id, "the survey's key is lost: links already sent still work, but nothing more is sent");
    }
    tx.commit().await?;
    Ok(())
}

/// What a letter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SurveyLetter {
    Invitation,
    /// Of this round, from 1.
    Reminder(i32),
    /// The survey closes earlier than the letters before this one said.
    Earlier,
}

/// How one letter ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    Yes,
    Refused,
    Later,
}

impl<'a> Mailing<'a> {
    /// Nothing where the survey is not open or its key is gone.
    pub async fn begin(parts: &'a Parts, id: EvaluationId) -> Result<Option<Self>, Fault> {
        let db = parts.db.read();
        let Some(row) = store::evaluation(db, id).await? else {
            return Ok(None);
        };
        let evaluation = store::model(&row)?;
        if !takes_answers(parts, &evaluation) {
            return Ok(None);
        }
        let key = key::of(db, &parts.secrets, id).await?;
        let lost = key.is_none() && ballots::number(db, id).await? > 0;
        if lost != evaluation.key_lost {
            note_key_lost(parts, id, lost).await?;
        }
        let Some(key) = key else { return Ok(None) };
        let institution = institution(parts, evaluation.institution).await?;
        Ok(Some(Mailing {
            parts,
            evaluation,
            institution: institution.name,
            sender_text: row.sender_text,
            rounds: row.rounds,
            key,
            begun_ms: parts.clock.now_ms(),
        }))
    }

    pub fn is_busy_too_long(&self) -> bool {
        self.parts.clock.now_ms() - self.begun_ms > BUSY_MS
    }

    pub fn token(&self, person: &InvitationRow) -> Token {
        Token::derive(&self.key, u64::from(store::counted(person.n)))
    }

    fn letter_id(&self, person: &InvitationRow, letter: SurveyLetter) -> LetterId {
        let (evaluation, invitation) = (self.evaluation.id, InvitationId(person.id));
        let round = match letter {
            SurveyLetter::Invitation => 0,
            SurveyLetter::Reminder(round) => round,
            // One for each last day that is told.
            SurveyLetter::Earlier => -self.evaluation.closes_on.num_days_from_ce(),
        };
        LetterId::of(&self.key, evaluation, invitation, round, &person.email)
    }

    /// Sends the same letter to these people at the same time; how each ended, in their order.
    pub async fn send_all(&self, people: &[&InvitationRow], letter: SurveyLetter) -> Vec<Sent> {
        join_all(people.iter().map(|person| self.send(person, letter))).await
    }

    async fn send(&self, person: &InvitationRow, letter: SurveyLetter) -> Sent {
        let facts = Facts {
            evaluation: &self.evaluation,
            institution: &self.institution,
            public_url: &self.parts.config.public_url,
            min_answers: self.parts.config.min_answers,
            sender_text: &self.sender_text,
        };
        let lang = Lang::from_code(&person.lang).unwrap_or(Lang::Nb);
        let compose = match letter {
            SurveyLetter::Invitation => letters::invitation,
            SurveyLetter::Reminder(_) => letters::reminder,
            SurveyLetter::Earlier => letters::earlier,
        };
        let stop = Stop::of(&self.key, self.evaluation.id, InvitationId(person.id)).for_link();
        let stop = format!("{}{}", facts.public_url, path::stop_letters(lang, &stop));
        let outgoing = Outgoing {
            to_name: person.name.clone(),
            to: person.email.clone(),
            letter: compose(&facts, lang, &person.name, &self.token(person), &stop),
            message_id: self.letter_id(person, letter).for_header(),
            unsubscribe: Some(stop),
        };
        // The server's words may hold the address, so they stay out of the log.
        match self.parts.post.send(outgoing).await {
            Ok(()) => Sent::Yes,
            Err(Refusal::Never(_)) => Sent::Refused,
            Err(Refusal::Later(_)) => Sent::Later,
        }
    }
}

/// How long the post is left alone after it has put letters off this many times before: twice as long each time,
/// and by chance a quarter more or less, so that surveys put off together do not come back together.
fn wait_ms(tries: u32, chance: f64) -> i64 {
    let wait = LATER_MS.saturating_mul(1 << tries.min(10)).min(LATEST_MS);
    let share = chance.mul_add(0.5, 0.75);
    (wait as f64 * share) as i64
}

fn takes_answers(parts: &Parts, evaluation: &Evaluation) -> bool {
    evaluation.state == EvaluationState::Open && evaluation.closes_on >= parts.clock.today()
}

/// Somebody may still answer it.
pub async fn is_open(parts: &Parts, id: EvaluationId) -> Result<bool, Fault> {
    let Some(row) = store::evaluation(parts.db.read(), id).await? else {
        return Ok(false);
    };
    Ok(takes_answers(parts, &store::model(&row)?))
}

/// Lets the job run once more when the post has been left alone for a while.
pub async fn put_off<J: Job>(parts: &Parts, job: J, tries: u32) -> Result<(), Fault> {
    again(parts, &job, wait_ms(tries, rand::random())).await
}

/// Lets the job run once more after a while.
pub async fn again<J: Job>(parts: &Parts, job: &J, wait_ms: i64) -> Result<(), Fault> {
    let tx = parts.db.write().await?;
    tx.enqueue_at(job, parts.clock.now_ms() + wait_ms).await?;
    tx.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_post_is_left_alone_longer_each_time_and_never_for_long() {
        let minutes = |tries, chance| wait_ms(tries, chance) / 60_000;
        assert_eq!([0, 1, 2, 3].map(|tries| minutes(tries, 0.5)), [5, 10, 20, 40]);
        assert_eq!((minutes(0, 0.0), minutes(0, 1.0)), (3, 6));
        assert!((0..99).all(|tries| minutes(tries, 1.0) <= 5 * 60));
        assert!((1..99).all(|tries| wait_ms(tries, 0.5) >= wait_ms(tries - 1, 0.5)));
    }
}
