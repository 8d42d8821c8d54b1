//! From a survey's key and a participant's number to the token in her link, and from there to the ballot.
//!
//! A token exists in memory while a letter is written or a ballot looked up; it is stored nowhere.

use app::shared::ids::EvaluationId;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sea_orm::{ConnectionTrait, DbErr};
use sha2::{Digest as _, Sha256};

use super::ballots;
use crate::secret::{Key, SecretStore};

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

    #[must_use]
    pub fn hash(&self) -> BallotHash {
        Sha256::digest(self.0).into()
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
    }

    #[test]
    fn ballots_leave_room_for_late_participants() {
        assert_eq!(ballots_for(0), 10);
        assert_eq!(ballots_for(11), 26);
    }
}
