//! What a survey does by itself while it runs: opening, inviting, reminding. How it ends is in `closing`.
//!
//! Every job re-reads the survey and may run twice. Nothing here writes down who has answered: a round of
//! reminders leaves the same trace at everyone, whether a letter went out or not, and logs carry no counts.

use app::evaluation::model::EvaluationState;
use app::shared::fault::Fault;
use app::shared::ids::EvaluationId;
use app::shared::time::Date;

use super::closing::{Close, Forget};
use super::key::{ballots_for, hashes};
use super::lost::TellLost;
use super::mailing::{Mailing, Sent, SurveyLetter, again, is_open, put_off};
use super::people::{self, InvitationRow};
use super::{ballots, store};
use crate::catalogue;
use crate::platform::Parts;
use crate::work::job::job;
use crate::work::worker::Registry;

/// Letters one run of a job looks at.
const LETTERS: u64 = 200;
/// People a round of reminders goes through before it notes how far it is; the last may be nearly twice as many, so
/// that what is noted of them is never noted of a few.
const CHUNK: u64 = 25;
/// Letters under way at the same time: a mail server answers each only after a while.
const AT_ONCE: usize = 8;
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
job! {
    /// Tells everyone who was invited before an instant (ms) that the survey closes before the day she was promised,
    /// from the invitation after `after` on, and then those whose letter was put off (`late`).
    TellEarlier { evaluation: EvaluationId, promised: Date, invited_before: i64, after: i64, #[serde(default)] late: Vec<i64>, #[serde(default)] tries: u32 } keyed by (evaluation, promised) = "evaluation.tell_earlier" => tell_earlier
}

/// Adds this domain's jobs.
#[must_use]
pub fn register(jobs: Registry) -> Registry {
    jobs.with::<Open>()
        .with::<Invite>()
        .with::<Remind>()
        .with::<TellEarlier>()
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
        // Whoever is asked about a run that does not take place cannot answer.
        if !catalogue::runs_off(&*tx, &[evaluation.run], today)
            .await?
            .is_empty()
        {
            return Ok(());
        }
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
        let ends = mailing.send_all(&few, SurveyLetter::Invitation).await;
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
    if mailing.rounds >= round {
        return Ok(());
    }
    let today_ms = day_ms(parts.clock.today());
    loop {
        let mut next = people::before_round(parts.db.read(), id, round, 2 * CHUNK).await?;
        if next.len() as u64 == 2 * CHUNK {
            next.truncate(next.len() / 2);
        }
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
            for end in mailing.send_all(&due, SurveyLetter::Reminder(round)).await {
                match end {
                    Sent::Later => later = true,
                    Sent::Yes | Sent::Refused => sent = true,
                }
            }
        }
        // When the post took nothing at all, the whole chunk is tried again, unless it is so few that this would tell
        // who has not answered. Otherwise everyone in it has had this round: trying some of them again would have to
        // note whom.
        let are_many = next.len() >= parts.config.min_answers as usize;
        if later && !sent && are_many {
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

/// Writes to everyone alike, whether she has answered or not: who has is looked at nowhere, and nothing is noted at
/// anybody. How far it is, and whose mail server has put the letter off, stands in the job.
pub async fn tell_earlier(parts: &Parts, job: TellEarlier) -> Result<(), Fault> {
    let id = job.evaluation;
    let Some(mailing) = Mailing::begin(parts, id).await? else {
        // While it is open somebody waits to be told, and the key may be there again in a while.
        if !is_open(parts, id).await? {
            return Ok(());
        }
        let tries = job.tries + 1;
        return put_off(parts, TellEarlier { tries, ..job }, tries).await;
    };
    // Moved once more meanwhile, and so late that nothing promised is broken.
    if mailing.evaluation.closes_on >= job.promised {
        return Ok(());
    }
    let next = people::invited_after(parts.db.read(), id, job.invited_before, job.after, CHUNK).await?;
    if next.is_empty() {
        return tell_late(parts, &mailing, job).await;
    }
    let told = tell_all(&mailing, &next).await;
    if told.none_sent && !told.late.is_empty() {
        let tries = job.tries + 1;
        return put_off(parts, TellEarlier { tries, ..job }, job.tries).await;
    }
    let on = TellEarlier {
        after: told.up_to.unwrap_or(job.after),
        late: [job.late.clone(), told.late].concat(),
        tries: 0,
        ..job
    };
    again(parts, &on, 0).await
}

/// How often a letter about an earlier day is tried at a mail server that puts it off: some two days.
const MOST_TRIES: u32 = 12;

/// Those whose letter was put off, when everyone else has hers; given up after some days.
async fn tell_late(parts: &Parts, mailing: &Mailing<'_>, job: TellEarlier) -> Result<(), Fault> {
    if job.late.is_empty() || job.tries > MOST_TRIES {
        return Ok(());
    }
    let mut late = job.late.clone();
    if job.tries > 0 {
        let people = people::among(parts.db.read(), job.evaluation, &late).await?;
        let told = tell_all(mailing, &people).await;
        let not_reached = people
            .iter()
            .map(|p| p.id)
            .filter(|id| told.up_to.is_none_or(|to| *id > to));
        late = told.late.into_iter().chain(not_reached).collect();
    }
    if late.is_empty() {
        return Ok(());
    }
    let tries = job.tries + 1;
    put_off(parts, TellEarlier { tries, late, ..job }, tries).await
}

/// How far the letters came.
struct Told {
    /// The last person gone through.
    up_to: Option<i64>,
    late: Vec<i64>,
    none_sent: bool,
}

/// Writes to these, as many as there is time for.
async fn tell_all(mailing: &Mailing<'_>, people: &[InvitationRow]) -> Told {
    let mut told = Told {
        up_to: None,
        late: vec![],
        none_sent: true,
    };
    for few in people.chunks(AT_ONCE) {
        let asked: Vec<&InvitationRow> = few.iter().filter(|p| !p.bounced && !p.opted_out).collect();
        let ends = mailing.send_all(&asked, SurveyLetter::Earlier).await;
        for (person, end) in asked.iter().zip(ends) {
            match end {
                Sent::Later => told.late.push(person.id),
                Sent::Yes | Sent::Refused => told.none_sent = false,
            }
        }
        told.up_to = few.last().map(|person| person.id);
        if mailing.is_busy_too_long() {
            break;
        }
    }
    told
}
