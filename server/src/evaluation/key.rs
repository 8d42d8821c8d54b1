//! From a survey's key and a participant's number to the token in her link, and from there to the ballot.
//!
//! A token exists in memory while a letter is written or a ballot looked up; it is stored nowhere.

use std::collections::BTreeSet;

use app::shared::fault::Fault;
use app::shared::ids::{EvaluationId, InvitationId};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sea_orm::{ConnectionTrait, DbErr};
use sha2::{Digest as _, Sha256};

use super::{ballots, seal};
use crate::secret::{Key, SealingKey, SecretStore};

/// What a link carries: `HMAC-SHA256(key, n)`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Token([u8; 32]);

/// What a ballot is known by: the SHA-256 of its token.
pub type BallotHash = [u8; 32];

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

impl Token {
    /// The token of the participant with this number.
    #[must_use]
    pub fn derive(key: &Key, n: u64) -> Self {
        let mut mac = Hmac::<Sha256>::new_from_slice(&key.0).expect("HMAC takes keys of any length");
        mac.update(&n.to_be_bytes());
        Token(mac.finalize().into_bytes().into())
    }

    /// A token as it stands in a link.
    #[must_use]
    pub fn read(link: &str) -> Option<Self> {
        // Longer texts are no token; deciding that needs no decoding.
        if link.len() != 43 {
            return None;
        }
        let bytes = URL_SAFE_NO_PAD.decode(link).ok()?;
        Some(Token(bytes.try_into().ok()?))
    }

    /// How a link writes it.
    #[must_use]
    pub fn for_link(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// Under what a browser keeps an answer that is not sent yet. Leads neither back to the token nor to its
    /// ballot, whose hash is of other bytes.
    #[must_use]
    pub fn for_draft(&self) -> String {
        let hash = Sha256::new()
            .chain_update(b"draft")
            .chain_update(self.0)
            .finalize();
        hex::encode(&hash[..12])
    }

    #[must_use]
    pub fn hash(&self) -> BallotHash {
        Sha256::digest(self.0).into()
    }
}

/// The way out of a survey's letters, as a letter carries it: which invitation, and a seal that only the survey's key
/// makes. It is no ballot's token and leads to none; nothing of it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    pub evaluation: EvaluationId,
    pub invitation: InvitationId,
    seal: [u8; 16],
}

impl Stop {
    #[must_use]
    pub fn of(key: &Key, evaluation: EvaluationId, invitation: InvitationId) -> Self {
        let mut mac = Hmac::<Sha256>::new_from_slice(&key.0).expect("HMAC takes keys of any length");
        // Longer than a number, so that no token is made of the same bytes.
        mac.update(b"no further letters");
        mac.update(&invitation.0.to_be_bytes());
        let mut seal = [0; 16];
        seal.copy_from_slice(&mac.finalize().into_bytes()[..16]);
        Stop {
            evaluation,
            invitation,
            seal,
        }
    }

    #[must_use]
    pub fn for_link(&self) -> String {
        format!(
            "{}-{}-{}",
            self.evaluation,
            self.invitation,
            hex::encode(self.seal)
        )
    }

    /// As a link has it; whether its seal is right only the key tells.
    #[must_use]
    pub fn read(link: &str) -> Option<Self> {
        let mut parts = link.split('-');
        let (evaluation, invitation) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let seal = hex::decode(parts.next()?).ok()?.try_into().ok()?;
        let stop = Stop {
            evaluation,
            invitation,
            seal,
        };
        parts.next().is_none().then_some(stop)
    }

    #[must_use]
    pub fn is_sealed_by(&self, key: &Key) -> bool {
        // Guessing 128 bits over the network gains nothing from how long this takes.
        *self == Stop::of(key, self.evaluation, self.invitation)
    }
}

/// What a survey's letter is known by, to mail servers and in what they send back (RFC 5322, 3.6.4): the same for every
/// attempt at one letter, another where it goes to another address. Its seal can only be made with the survey's key, so
/// a report about it is about a letter of ours; it leads to no ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LetterId {
    pub evaluation: EvaluationId,
    pub invitation: InvitationId,
    /// 0 for the invitation, then the reminders; below it letters about another last day.
    pub round: i32,
    seal: [u8; 16],
}

impl LetterId {
    const BEGIN: &str = "evaluation.invite.";
    const END: &str = "@videre";

    #[must_use]
    pub fn of(
        key: &Key,
        evaluation: EvaluationId,
        invitation: InvitationId,
        round: i32,
        email: &str,
    ) -> Self {
        let mut mac = Hmac::<Sha256>::new_from_slice(&key.0).expect("HMAC takes keys of any length");
        mac.update(b"a letter of this survey");
        mac.update(&invitation.0.to_be_bytes());
        mac.update(&round.to_be_bytes());
        mac.update(email.as_bytes());
        let mut seal = [0; 16];
        seal.copy_from_slice(&mac.finalize().into_bytes()[..16]);
        LetterId {
            evaluation,
            invitation,
            round,
            seal,
        }
    }

    /// Without angle brackets.
    #[must_use]
    pub fn for_header(&self) -> String {
        let (begin, end, seal) = (Self::BEGIN, Self::END, hex::encode(self.seal));
        format!(
            "{begin}{}.{}.{}.{seal}{end}",
            self.evaluation, self.invitation, self.round
        )
    }

    /// As a header has it; whether its seal is right only the key tells.
    #[must_use]
    pub fn read(header: &str) -> Option<Self> {
        let inner = header.strip_prefix(Self::BEGIN)?.strip_suffix(Self::END)?;
        let mut parts = inner.split('.');
        let (evaluation, invitation) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let round = parts.next()?.parse().ok()?;
        let seal = hex::decode(parts.next()?).ok()?.try_into().ok()?;
        let letter = LetterId {
            evaluation,
            invitation,
            round,
            seal,
        };
        parts.next().is_none().then_some(letter)
    }

    #[must_use]
    pub fn is_sealed_by(&self, key: &Key, email: &str) -> bool {
        *self == LetterId::of(key, self.evaluation, self.invitation, self.round, email)
    }
}

/// Ballots made at opening: half as many again as are invited, and ten (PRODUCT 7), so that people who are
/// added later need none of their own.
#[must_use]
pub const fn ballots_for(invited: u32) -> u32 {
    invited + invited / 2 + 10
}

/// The hashes of a survey's ballots in their own order, which is not the participants'.
#[must_use]
pub fn hashes(key: &Key, ballots: u32) -> Vec<BallotHash> {
    let mut hashes: Vec<BallotHash> = (0..u64::from(ballots))
        .map(|n| Token::derive(key, n).hash())
        .collect();
    hashes.sort_unstable();
    hashes
}

/// The survey's key, if it leads to the survey's ballots: one that does not is as good as none – a folder that
/// was not mounted, or one from another installation.
///
/// # Errors
/// When the database cannot be asked.
pub async fn of(
    db: &impl ConnectionTrait,
    secrets: &SecretStore,
    id: EvaluationId,
) -> Result<Option<Key>, DbErr> {
    let Some(key) = secrets.read(id) else {
        return Ok(None);
    };
    let leads = ballots::has(db, id, &Token::derive(&key, 0).hash()).await?;
    Ok(Some(key).filter(|_| leads))
}

/// What the survey's answers are sealed under, the present first: made from its key, and this machine's copy, which
/// is kept up to date meanwhile. Nothing where both are gone.
///
/// # Errors
/// When the database cannot be asked or the copy cannot be kept.
pub async fn sealing(
    db: &impl ConnectionTrait,
    secrets: &SecretStore,
    id: EvaluationId,
) -> Result<Vec<SealingKey>, Fault> {
    let copy = secrets.sealing(id);
    let own = of(db, secrets, id).await?.map(|key| seal::sealing(&key));
    if let Some(own) = own.as_ref().filter(|_| copy.is_none()) {
        secrets.keep_sealing(id, own)?;
    }
    let copy = copy.filter(|copy| own.as_ref() != Some(copy));
    Ok(own.into_iter().chain(copy).collect())
}

/// How many surveys have ballots and are not closed, and of how many answers could not be sealed on this machine.
///
/// # Errors
/// When the database cannot be asked.
pub(crate) async fn unsealable(
    db: &impl ConnectionTrait,
    secrets: &SecretStore,
) -> Result<(usize, usize), DbErr> {
    let (mut all, mut bare) = (0, 0);
    for id in ballots::unclosed(db).await? {
        all += 1;
        if secrets.sealing(id).is_none() && of(db, secrets, id).await?.is_none() {
            bare += 1;
        }
    }
    Ok((all, bare))
}

/// Keeps this machine's copies of what open surveys' answers are sealed under, where it has none yet, before anybody
/// answers: made at the first answer, a copy's age would tell when that came. Gives the surveys of which nothing is here.
///
/// # Errors
/// As `sealing`.
pub(crate) async fn keep_copies(
    db: &impl ConnectionTrait,
    secrets: &SecretStore,
) -> Result<BTreeSet<EvaluationId>, Fault> {
    let mut bare = BTreeSet::new();
    for id in ballots::unclosed(db).await? {
        if secrets.sealing(id).is_none() && sealing(db, secrets, id).await?.is_empty() {
            bare.insert(id);
        }
    }
    Ok(bare)
}

/// What an answer that has just come is sealed under, held in memory from the first answer on. A survey's key is the
/// same for as long as it has ballots; whether the survey still takes answers is for the writer's transaction to say.
///
/// # Errors
/// As `sealing`.
pub async fn sealing_now(
    db: &impl ConnectionTrait,
    secrets: &SecretStore,
    id: EvaluationId,
) -> Result<Option<SealingKey>, Fault> {
    if let Some(held) = secrets.held(id) {
        return Ok(Some(held));
    }
    let key = sealing(db, secrets, id).await?.into_iter().next();
    if let Some(key) = &key {
        secrets.hold(id, key);
    }
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_back_to_its_token_and_nothing_else_does() {
        let token = Token::derive(&Key([7; 32]), 3);
        assert_eq!(Token::read(&token.for_link()), Some(token));
        assert_ne!(token, Token::derive(&Key([7; 32]), 4));
        assert_ne!(token, Token::derive(&Key([8; 32]), 3));
        let damaged = token.for_link().replace(|c: char| c.is_ascii_alphanumeric(), "+");
        for wrong in ["", "x", &damaged, &format!("{}A", token.for_link())] {
            assert_eq!(Token::read(wrong), None, "{wrong}");
        }
        assert_eq!(format!("{token:?}"), "Token(…)");
        let (draft, ballot) = (token.for_draft(), hex::encode(token.hash()));
        assert!(!ballot.contains(&draft) && !token.for_link().contains(&draft));
        assert_ne!(draft, Token::derive(&Key([7; 32]), 4).for_draft());
    }

    #[test]
    fn the_way_out_of_letters_is_sealed_and_leads_to_no_ballot() {
        let key = Key([7; 32]);
        let stop = Stop::of(&key, EvaluationId(4), InvitationId(9));
        assert_eq!(Stop::read(&stop.for_link()), Some(stop));
        assert!(stop.is_sealed_by(&key) && !stop.is_sealed_by(&Key([8; 32])));
        let other = Stop {
            invitation: InvitationId(10),
            ..stop
        };
        assert!(!other.is_sealed_by(&key));
        for wrong in [
            "",
            "4",
            "4-9",
            "4-9-00",
            "x-9-00",
            &format!("{}-1", stop.for_link()),
        ] {
            assert_eq!(Stop::read(wrong), None, "{wrong}");
        }
        assert_eq!(Token::read(&stop.for_link()), None);
    }

    #[test]
    fn a_letter_is_known_by_a_seal_that_only_the_survey_makes() {
        let key = Key([7; 32]);
        let letter = LetterId::of(&key, EvaluationId(4), InvitationId(9), 0, "kari@skole.example");
        assert_eq!(LetterId::read(&letter.for_header()), Some(letter));
        assert!(letter.is_sealed_by(&key, "kari@skole.example"));
        assert!(!letter.is_sealed_by(&Key([8; 32]), "kari@skole.example"));
        assert!(!letter.is_sealed_by(&key, "ola@skole.example"));
        let reminder = LetterId { round: 1, ..letter };
        assert!(!reminder.is_sealed_by(&key, "kari@skole.example"));
        for wrong in [
            "",
            "evaluation.invite.4.9.0@videre",
            "saved.alert.4.9@videre",
            &format!("{}.example", letter.for_header()),
        ] {
            assert_eq!(LetterId::read(wrong), None, "{wrong}");
        }
        assert!(!letter.for_header().contains("kari"));
    }

    #[test]
    fn ballots_leave_room_for_late_participants() {
        assert_eq!(ballots_for(0), 10);
        assert_eq!(ballots_for(11), 26);
    }
}
