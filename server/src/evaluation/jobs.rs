//! What a survey does by itself while it runs: opening, inviting, reminding. How it ends is in `closing`.
//!
//! Every job re-reads the survey and may run twice. Nothing here writes down who has answered: a round of
//! reminders leaves the same trace at everyone, whether a letter went out or not, and logs carry no counts.

use app::evaluation::model::{Evaluation, EvaluationState};
use app::path;
use app::shared::fault::Fault;
use app::shared::ids::{EvaluationId, InvitationId};
use app::shared::lang::Lang;
use app::shared::time::Date;
use futures_util::future::join_all;

use super::closing::{Close, Forget};
use super::key::{self, LetterId, Stop, Token, ballots_for, hashes};
use super::letters::{self, Facts};
use super::lost::TellLost;
use super::people::{self, InvitationRow};
use super::service::institution;
use super::{ballots, store};
use crate::mail::transport::{Outgoing, Refusal};
use crate::platform::Parts;
use crate::secret::Key;
use crate::work::job::{Job, job};
use crate::work::worker::Registry;

/// Letters one run of a job looks at.
const LETTERS: u64 = 200;
/// People a round of reminders goes through before it notes how far it is.
const CHUNK: u64 = 25;
/// Letters under way at the same time: a mail server answers each only after a while.
const AT_ONCE: usize = 8;
/// A run of a job stops after this long, well before its lease ends, and goes on in the next.
const BUSY_MS: i64 = 20_000;
/// What the post does not take now is tried again after this long, then after twice as long, and so on.
const LATER_MS: i64 = 5 * 60_000;
/// Never later than this: a mail server that is back must not wait for the next day.
const LATEST_MS: i64 = 4 * 3_600_000;
/// Whoever was invited this recently is not reminded yet.
const FRESH_MS: i64 = 48 * 3_600_000;
job! {
    /// Opens the survey and makes its ballots as soon as there is someone to invite.
    Open { evaluation: EvaluationId } = "evaluation.open" => open
}
job! {
    /// Sends the invitations that have not been sent.
    Invite { evaluation: EvaluationId, #[serde(default)] tries: u32 } keyed by (evaluation) = "evaluation.invite" => invite
}
job! {
    /// Reminds those who have not answered.
    Remind { evaluation: EvaluationId, round: i32, #[serde(default)] tries: u32 } keyed by (evaluation, round) = "evaluation.remind" => remind
}
/// Adds this domain's jobs.
#[must_use]
pub fn register(jobs: Registry) -> Registry {
    jobs.with::<Open>()
        .with::<Invite>()
        .with::<Remind>()
        .with::<TellLost>()
        .with::<Close>()
        .with::<Forget>()
}

/// Opens the survey; writes its ballots once, all together, when the first people are to be invited.
pub async fn open(parts: &Parts, job: Open) -> Result<(), Fault> {
    let id = job.evaluation;
    let tx = parts.db.write().await?;
    let Some(row) = store::held(&*tx, id).await? else {
        return Ok(());
    };
    let evaluation = store::model(&row)?;
    let today = parts.clock.today();
    let over = evaluation.state == EvaluationState::Closed || evaluation.closes_on < today;
    if over || today < evaluation.opens_on {
        return Ok(());
    }
    if evaluation.state == EvaluationState::Planned {
        store::set_open(&*tx, id).await?;
    }
    if evaluation.invited > 0 && ballots::number(&*tx, id).await? == 0 {
        let key = match parts.secrets.read(id) {
            Some(key) => key,
            // Nothing rests on the old key yet, so a new one loses nothing.
            None => parts.secrets.create(id)?,
        };
        ballots::insert(&*tx, id, &hashes(&key, ballots_for(evaluation.invited))).await?;
    }
    tx.enqueue(&Invite {
        evaluation: id,
        tries: 0,
    })
    .await?;
    tx.commit().await?;
    Ok(())
}

/// What is needed to write to a survey's participants.
struct Mailing<'a> {
    parts: &'a Parts,
    evaluation: Evaluation,
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

/// How one letter ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sent {
    Yes,
    Refused,
    Later,
}

impl<'a> Mailing<'a> {
    /// Nothing where the survey is not open or its key is gone.
    async fn begin(parts: &'a Parts, id: EvaluationId) -> Result<Option<Self>, Fault> {
        let db = parts.db.read();
        let Some(row) = store::evaluation(db, id).await? else {
            return Ok(None);
        };
        let evaluation = store::model(&row)?;
        if evaluation.state != EvaluationState::Open || evaluation.closes_on < parts.clock.today() {
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
            key,
            begun_ms: parts.clock.now_ms(),
        }))
    }

    fn is_busy_too_long(&self) -> bool {
        self.parts.clock.now_ms() - self.begun_ms > BUSY_MS
    }

    fn token(&self, person: &InvitationRow) -> Token {
        Token::derive(&self.key, u64::from(store::counted(person.n)))
    }

    fn letter_id(&self, person: &InvitationRow, round: i32) -> LetterId {
        let (evaluation, invitation) = (self.evaluation.id, InvitationId(person.id));
        LetterId::of(&self.key, evaluation, invitation, round, &person.email)
    }

    /// Sends the same round to these people at the same time; how each ended, in their order.
    async fn send_all(&self, people: &[&InvitationRow], round: i32) -> Vec<Sent> {
        join_all(people.iter().map(|person| self.send(person, round))).await
    }

    /// Sends the invitation (round 0) or a reminder. Goes past the mail domain's table of letters, which
    /// would keep who was reminded and therefore had not answered.
    async fn send(&self, person: &InvitationRow, round: i32) -> Sent {
        let facts = Facts {
            evaluation: &self.evaluation,
            institution: &self.institution,
            public_url: &self.parts.config.public_url,
            min_answers: self.parts.config.min_answers,
            sender_text: &self.sender_text,
        };
        let lang = Lang::from_code(&person.lang).unwrap_or(Lang::Nb);
        let compose = if round == 0 {
            letters::invitation
        } else {
            letters::reminder
        };
        let stop = Stop::of(&self.key, self.evaluation.id, InvitationId(person.id)).for_link();
        let stop = format!("{}{}", facts.public_url, path::stop_letters(lang, &stop));
        let outgoing = Outgoing {
            to_name: person.name.clone(),
            to: person.email.clone(),
            letter: compose(&facts, lang, &person.name, &self.token(person), &stop),
            message_id: self.letter_id(person, round).for_header(),
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

/// Sends to everyone not invited so far, first added first, and notes each.
pub async fn invite(parts: &Parts, job: Invite) -> Result<(), Fault> {
    let id = job.evaluation;
    let Some(mailing) = Mailing::begin(parts, id).await? else {
        return Ok(());
    };
    let uninvited = people::uninvited(parts.db.read(), id, LETTERS).await?;
    // An address that another survey's letter was refused at for good gets none until somebody has corrected it.
    let refused = people::refused(parts.db.read(), &uninvited).await?;
    let mut later = false;
    let mut more = uninvited.len() as u64 == LETTERS;
    // Noted after every few: whoever got a letter just before a crash gets it again, under the same Message-ID.
    for few in uninvited.chunks(AT_ONCE) {
        if mailing.is_busy_too_long() {
            more = true;
            break;
        }
        let (dead, few): (Vec<_>, Vec<_>) = few.iter().partition(|p| refused.contains(&p.email));
        let ends = mailing.send_all(&few, 0).await;
        let tx = parts.db.write().await?;
        for person in dead {
            people::set_bounced(&*tx, person.id).await?;
        }
        for (person, sent) in few.iter().zip(ends) {
            match sent {
                Sent::Yes => people::set_sent(&*tx, person.id, parts.clock.now_ms()).await?,
                Sent::Refused => people::set_bounced(&*tx, person.id).await?,
                Sent::Later => later = true,
            }
        }
        tx.commit().await?;
    }
    if later {
        put_off(
            parts,
            Invite {
                tries: job.tries + 1,
                ..job
            },
            job.tries,
        )
        .await?;
    } else if more {
        again(parts, &job, 0).await?;
    }
    Ok(())
}

/// Lets the job run once more when the post has been left alone for a while.
async fn put_off<J: Job>(parts: &Parts, job: J, tries: u32) -> Result<(), Fault> {
    again(parts, &job, wait_ms(tries, rand::random())).await
}

/// Lets the job run once more after a while.
async fn again<J: Job>(parts: &Parts, job: &J, wait_ms: i64) -> Result<(), Fault> {
    let tx = parts.db.write().await?;
    tx.enqueue_at(job, parts.clock.now_ms() + wait_ms).await?;
    tx.commit().await?;
    Ok(())
}

/// The start of a day as tables keep instants.
fn day_ms(day: Date) -> i64 {
    day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis()
}

/// Goes through all participants and writes to those whose ballot is not spent.
pub async fn remind(parts: &Parts, job: Remind) -> Result<(), Fault> {
    let (id, round) = (job.evaluation, job.round);
    let Some(mailing) = Mailing::begin(parts, id).await? else {
        return Ok(());
    };
    let today_ms = day_ms(parts.clock.today());
    loop {
        let next = people::before_round(parts.db.read(), id, round, CHUNK).await?;
        if next.is_empty() {
            let tx = parts.db.write().await?;
            store::set_rounds(&*tx, id, round).await?;
            tx.commit().await?;
            return Ok(());
        }
        if mailing.is_busy_too_long() {
            return again(parts, &job, 0).await;
        }
        let ballots = ballots::all(parts.db.read(), id).await?;
        let (mut gone_through, mut sent, mut later) = (vec![], false, false);
        let is_due = |person: &InvitationRow| {
            let invited = person.sent_at.filter(|_| !person.bounced && !person.opted_out);
            let is_due = invited.is_some_and(|at| at < parts.clock.now_ms() - FRESH_MS);
            is_due && ballots.get(mailing.token(person).hash().as_slice()) == Some(&false)
        };
        for few in next.chunks(AT_ONCE) {
            if mailing.is_busy_too_long() {
                break;
            }
            gone_through.extend(few.iter().map(|person| person.id));
            let due: Vec<&InvitationRow> = few.iter().filter(|person| is_due(person)).collect();
            // A refusal is not noted: it would tell that this person had not answered.
            for end in mailing.send_all(&due, round).await {
                match end {
                    Sent::Later => later = true,
                    Sent::Yes | Sent::Refused => sent = true,
                }
            }
        }
        // When the post took nothing at all, the whole chunk is tried again. Otherwise everyone in it has
        // had this round: trying some of them again would have to note whom.
        if later && !sent {
            return put_off(
                parts,
                Remind {
                    tries: job.tries + 1,
                    ..job
                },
                job.tries,
            )
            .await;
        }
        let tx = parts.db.write().await?;
        people::set_round(&*tx, &gone_through, round, today_ms).await?;
        tx.commit().await?;
    }
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
