//! The secret store: one key file per evaluation, outside database, backup and log.
//!
//! A key is the only thing that could join an invitation to a ballot. It is read into memory while
//! letters are sent, never copied, and its file is removed when the evaluation closes. What answers are sealed
//! under is made from it and leads back to nobody; every machine keeps a copy of that in a folder of its own, so
//! that no answer is lost with the store, and holds it in memory while answers come.

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use app::shared::ids::EvaluationId;
use zeroize::Zeroize as _;

/// 256 random bits that belong to one evaluation; wiped when they are no longer held.
pub struct Key(pub [u8; 32]);

impl Drop for Key {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

/// What the answers of one evaluation are sealed under until it closes; no token can be made from it. Wiped when it is
/// no longer held.
#[derive(Clone, PartialEq, Eq)]
pub struct SealingKey(pub [u8; 32]);

impl Drop for SealingKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for SealingKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SealingKey(…)")
    }
}

/// A folder of key files that only this process's user may read, and one beside it for what answers are sealed under.
#[derive(Clone, Debug)]
pub struct SecretStore {
    folder: PathBuf,
    copies: PathBuf,
    /// Sealing keys in use: each is known to be the survey's, and lies in `copies` as well.
    held: Arc<Mutex<HashMap<EvaluationId, SealingKey>>>,
    /// Evaluations of which nothing is here, as last noted.
    bare: Arc<Mutex<BTreeSet<EvaluationId>>>,
}

impl SecretStore {
    /// Opens the folders, creating them owner-only: that of the keys, which several machines share, and this
    /// machine's own of sealing keys.
    ///
    /// # Errors
    /// When a folder cannot be made.
    pub fn open(folder: PathBuf, copies: PathBuf) -> io::Result<Self> {
        for folder in [&folder, &copies] {
            fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        }
        Ok(SecretStore {
            folder,
            copies,
            held: Arc::default(),
            bare: Arc::default(),
        })
    }

    fn copy(&self, evaluation: EvaluationId) -> PathBuf {
        self.copies.join(format!("evaluation-{evaluation}.seal"))
    }

    fn file(&self, evaluation: EvaluationId) -> PathBuf {
        self.folder.join(format!("evaluation-{evaluation}.key"))
    }

    /// Makes and keeps a new key; durable when this returns.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn create(&self, evaluation: EvaluationId) -> io::Result<Key> {
        let key = Key(rand::random());
        write_whole(&self.folder, &self.file(evaluation), &key.0)?;
        Ok(key)
    }

    /// The key, or nothing when it is deleted, lost or damaged.
    #[must_use]
    pub fn read(&self, evaluation: EvaluationId) -> Option<Key> {
        read_whole(&self.file(evaluation)).map(Key)
    }

    /// This machine's copy of what the answers are sealed under, if it has one.
    #[must_use]
    pub fn sealing(&self, evaluation: EvaluationId) -> Option<SealingKey> {
        read_whole(&self.copy(evaluation)).map(SealingKey)
    }

    /// Keeps a copy of what the answers are sealed under; durable when this returns.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_sealing(&self, evaluation: EvaluationId, key: &SealingKey) -> io::Result<()> {
        write_whole(&self.copies, &self.copy(evaluation), &key.0)
    }

    /// The sealing key as `hold` was given it, while this machine still has its copy: what is sealed under a key that
    /// lies nowhere else could be opened by nobody.
    #[must_use]
    pub fn held(&self, evaluation: EvaluationId) -> Option<SealingKey> {
        let mut held = self.in_memory();
        if held.contains_key(&evaluation) && !self.copy(evaluation).exists() {
            held.remove(&evaluation);
        }
        held.get(&evaluation).cloned()
    }

    /// Holds a sealing key that is known to be the survey's, if this machine's copy is the same. Whoever deletes the
    /// copy deletes what is held after it, so nothing is held of a survey that has closed.
    pub fn hold(&self, evaluation: EvaluationId, key: &SealingKey) {
        let mut held = self.in_memory();
        if self.sealing(evaluation).as_ref() == Some(key) {
            held.insert(evaluation, key.clone());
        }
    }

    /// Notes of which evaluations nothing is here to seal under; gives those that were not noted last time.
    #[must_use]
    pub fn note_bare(&self, bare: BTreeSet<EvaluationId>) -> Vec<EvaluationId> {
        // Whoever panicked left a whole set behind.
        let mut noted = self.bare.lock().unwrap_or_else(PoisonError::into_inner);
        let news = bare.difference(&noted).copied().collect();
        *noted = bare;
        news
    }

    fn in_memory(&self) -> MutexGuard<'_, HashMap<EvaluationId, SealingKey>> {
        // Whoever panicked left a whole map behind.
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The evaluations that have a key or a sealing key here, in no order.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn evaluations(&self) -> io::Result<Vec<EvaluationId>> {
        let mut ids = BTreeSet::new();
        for (folder, end) in [(&self.folder, ".key"), (&self.copies, ".seal")] {
            for entry in fs::read_dir(folder)? {
                let name = entry?.file_name();
                let id: Option<i64> = name
                    .to_str()
                    .and_then(|n| n.strip_prefix("evaluation-")?.strip_suffix(end))
                    .and_then(|n| n.parse().ok());
                ids.extend(id);
            }
        }
        // And those whose copy somebody else has deleted while the key is held here.
        ids.extend(self.in_memory().keys().map(|id| id.0));
        Ok(ids.into_iter().map(EvaluationId).collect())
    }

    /// Deletes the key and the sealing key for good; deleting twice is no error.
    ///
    /// # Errors
    /// When a file that exists cannot be removed.
    pub fn delete(&self, evaluation: EvaluationId) -> io::Result<()> {
        for (folder, file) in [
            (&self.folder, self.file(evaluation)),
            (&self.copies, self.copy(evaluation)),
        ] {
            match fs::remove_file(file) {
                Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
                _ => File::open(folder)?.sync_all()?,
            }
        }
        self.in_memory().remove(&evaluation);
        Ok(())
    }
}

/// The bytes of a file that is whole.
fn read_whole(path: &Path) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    File::open(path).ok()?.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

/// Writes a file for its owner alone, whole or not at all.
fn write_whole(folder: &Path, path: &Path, bytes: &[u8; 32]) -> io::Result<()> {
    // Two who write at once write the same, each under a name of its own.
    let unfinished = path.with_extension(format!("{:08x}.new", rand::random::<u32>()));
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&unfinished, path)?;
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_readable_by_its_owner_only_and_gone_after_deletion() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = std::env::temp_dir().join(format!("videre-secret-{:016x}", rand::random::<u64>()));
        let store = SecretStore::open(folder.join("keys"), folder.join("copies")).unwrap();
        let key = store.create(EvaluationId(1)).unwrap();
        assert_eq!(store.read(EvaluationId(1)).unwrap().0, key.0);
        store.keep_sealing(EvaluationId(1), &SealingKey([3; 32])).unwrap();
        assert_eq!(store.sealing(EvaluationId(1)), Some(SealingKey([3; 32])));
        for file in [store.file(EvaluationId(1)), store.copy(EvaluationId(1))] {
            let mode = fs::metadata(file).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        assert_eq!(store.evaluations().unwrap(), [EvaluationId(1)]);
        store.delete(EvaluationId(1)).unwrap();
        store.delete(EvaluationId(1)).unwrap();
        assert!(store.read(EvaluationId(1)).is_none());
        assert!(store.sealing(EvaluationId(1)).is_none());
        assert!(store.evaluations().unwrap().is_empty());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_sealing_key_is_held_only_while_this_machine_has_its_copy() {
        let folder = std::env::temp_dir().join(format!("videre-secret-{:016x}", rand::random::<u64>()));
        let store = SecretStore::open(folder.join("keys"), folder.join("copies")).unwrap();
        let (id, key) = (EvaluationId(1), SealingKey([3; 32]));
        store.hold(id, &key);
        assert_eq!(store.held(id), None, "there is no copy");
        store.keep_sealing(id, &SealingKey([4; 32])).unwrap();
        store.hold(id, &key);
        assert_eq!(store.held(id), None, "the copy is of another key");
        store.keep_sealing(id, &key).unwrap();
        store.hold(id, &key);
        assert_eq!(store.held(id), Some(key.clone()));
        // All who hold the store hold the same.
        assert_eq!(store.clone().held(id), Some(key.clone()));
        fs::remove_file(store.copy(id)).unwrap();
        assert_eq!(store.held(id), None);
        store.keep_sealing(id, &key).unwrap();
        assert_eq!(store.held(id), None, "what was forgotten stays so");
        store.hold(id, &key);
        store.delete(id).unwrap();
        store.keep_sealing(id, &key).unwrap();
        assert_eq!(store.held(id), None);
        fs::remove_dir_all(folder).unwrap();
    }
}
