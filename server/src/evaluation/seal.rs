//! Seals an answer from the moment it arrives until its survey closes.
//!
//! A database that must not lose an answer writes down when each one came: its log holds one state after the
//! other, PostgreSQL stamps its rows, and of two backups the later knows more. So what is written down can be
//! read by nobody: every answer is encrypted under a key made from the survey's own, which lies outside
//! database, backup and log and is deleted at closing, and is filled up to one size. What is read from then on
//! is written in one transaction for all (`closing::close`). Each machine keeps a copy of the sealing key beside its
//! data, so that answers outlive a lost secret store; it makes no link and leads to nobody.

use app::evaluation::model::Answer;
use app::shared::ids::EvaluationId;
use hmac::{Hmac, KeyInit as _, Mac as _};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use sha2::Sha256;

use crate::secret::{Key, SealingKey};

/// Bytes every answer is filled up to: the whole default form and some two thousand characters. The few that
/// are longer are filled up to two, four, eight … times that.
const SIZE: usize = 4_000;
/// What a sealed answer begins with; one that is not sealed is JSON.
const SEALED: u8 = 1;

/// The key answers are sealed under: another label than any participant's number, which has eight bytes.
#[must_use]
pub fn sealing(key: &Key) -> SealingKey {
    let mut mac = Hmac::<Sha256>::new_from_slice(&key.0).expect("HMAC takes keys of any length");
    mac.update(b"answers");
    SealingKey(mac.finalize().into_bytes().into())
}

fn cipher(key: &SealingKey) -> LessSafeKey {
    let unbound = UnboundKey::new(&CHACHA20_POLY1305, &key.0);
    LessSafeKey::new(unbound.expect("the key has 32 bytes"))
}

/// An answer as it is kept while the survey runs; without a key as plain JSON, which is worse than sealed and
/// better than lost.
///
/// # Errors
/// When the answer cannot be written as JSON.
pub fn seal(
    key: Option<&SealingKey>,
    evaluation: EvaluationId,
    answer: &Answer,
) -> Result<Vec<u8>, serde_json::Error> {
    let mut content = serde_json::to_vec(&(&answer.ratings, &answer.remarks))?;
    let Some(key) = key else { return Ok(content) };
    // JSON bears spaces behind it.
    content.resize(SIZE * content.len().div_ceil(SIZE).next_power_of_two(), b' ');
    let nonce: [u8; NONCE_LEN] = rand::random();
    let survey = Aad::from(evaluation.0.to_be_bytes());
    cipher(key)
        .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), survey, &mut content)
        .expect("an answer is far shorter than the cipher's limit");
    Ok([&[SEALED][..], &nonce, &content].concat())
}

/// The answer again; nothing where none of these keys opens it.
///
/// # Errors
/// When what was opened is no answer: then no figure may be made from the rest.
pub fn open(
    keys: &[SealingKey],
    evaluation: EvaluationId,
    kept: &[u8],
) -> Result<Option<Answer>, serde_json::Error> {
    if kept.first() != Some(&SEALED) {
        return read(kept).map(Some);
    }
    let Some((nonce, content)) = kept[1..].split_first_chunk::<NONCE_LEN>() else {
        return Ok(None);
    };
    for key in keys {
        let (nonce, mut content) = (Nonce::assume_unique_for_key(*nonce), content.to_vec());
        let survey = Aad::from(evaluation.0.to_be_bytes());
        if let Ok(content) = cipher(key).open_in_place(nonce, survey, &mut content) {
            return read(content).map(Some);
        }
    }
    Ok(None)
}

fn read(content: &[u8]) -> Result<Answer, serde_json::Error> {
    let (ratings, remarks) = serde_json::from_slice(content)?;
    Ok(Answer { ratings, remarks })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(text: &str) -> Answer {
        Answer {
            ratings: vec![("quality_overall".into(), vec!["4".into()])],
            remarks: vec![("open_best".into(), text.into())],
        }
    }

    #[test]
    fn a_sealed_answer_is_opened_by_its_own_survey_and_key_only() {
        let [key, other] = [7, 8].map(|n| sealing(&Key([n; 32])));
        let id = EvaluationId(3);
        let kept = seal(Some(&key), id, &answer("Bra")).unwrap();
        let (of_other, own) = ([other.clone()], [key.clone()]);
        assert_eq!(open(&[other, key], id, &kept).unwrap(), Some(answer("Bra")));
        assert_eq!(open(&of_other, id, &kept).unwrap(), None);
        assert_eq!(open(&own, EvaluationId(4), &kept).unwrap(), None);
        assert_eq!(open(&[], id, &kept).unwrap(), None);
        assert_eq!(open(&own, id, &kept[..9]).unwrap(), None);
        let mut damaged = kept;
        *damaged.last_mut().unwrap() ^= 1;
        assert_eq!(open(&own, id, &damaged).unwrap(), None);
    }

    #[test]
    fn answers_look_alike_whatever_they_say() {
        let (key, id) = (sealing(&Key([7; 32])), EvaluationId(3));
        let sizes = ["", "Bra", &"lang ".repeat(500)];
        let sizes = sizes.map(|text| seal(Some(&key), id, &answer(text)).unwrap().len());
        assert!(sizes.iter().all(|size| *size == sizes[0]), "{sizes:?}");
        let longest = "æ".repeat(4_000);
        let kept = seal(Some(&key), id, &answer(&longest)).unwrap();
        assert_eq!(
            open(std::slice::from_ref(&key), id, &kept).unwrap(),
            Some(answer(&longest))
        );
        let twice = [(); 2].map(|()| seal(Some(&key), id, &answer("Bra")).unwrap());
        assert_ne!(twice[0], twice[1], "the same answer twice looks like two");
    }

    #[test]
    fn without_a_key_an_answer_is_kept_all_the_same() {
        let id = EvaluationId(3);
        let kept = seal(None, id, &answer("Bra")).unwrap();
        assert_eq!(
            open(&[sealing(&Key([7; 32]))], id, &kept).unwrap(),
            Some(answer("Bra"))
        );
        assert!(open(&[], id, b"{").is_err());
    }
}
