//! Secrets that open something: made here, shown once, kept as hashes only.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

/// Longer than any token of ours: what is longer need not be hashed.
const LONGEST: usize = 64;

/// 256 random bits in 43 characters that need no encoding in an address or a cookie.
pub fn fresh() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// SHA-256 in hex: a token has 256 bits of its own, so a slow hash would protect nothing more.
///
/// Nothing for what cannot be a token.
pub fn hash(token: &str) -> Option<String> {
    (!token.is_empty() && token.len() <= LONGEST).then(|| hex::encode(Sha256::digest(token.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_long_and_never_the_same() {
        let (one, two) = (fresh(), fresh());
        assert_eq!(one.len(), 43);
        assert_ne!(one, two);
        assert_eq!(hash(&one).unwrap().len(), 64);
        assert_eq!(hash(&"x".repeat(65)), None);
    }
}
