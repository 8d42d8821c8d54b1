//! The secret store: one key file per evaluation, outside database, backup and log.
//!
//! A key is the only thing that could join an invitation to a ballot. It is read into memory while
//! letters are sent, never copied, and its file is removed when the evaluation closes.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::PathBuf;

use app::shared::ids::EvaluationId;

/// 256 random bits that belong to one evaluation.
pub struct Key(pub [u8; 32]);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

/// A folder of key files that only this process's user may read.
#[derive(Clone, Debug)]
pub struct SecretStore {
    folder: PathBuf,
}

impl SecretStore {
    /// Opens the folder, creating it owner-only.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn open(folder: PathBuf) -> io::Result<Self> {
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&folder)?;
        Ok(SecretStore { folder })
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
        let (path, unfinished) = (self.file(evaluation), self.file(evaluation).with_extension("new"));
        let mut file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&unfinished)?;
        file.write_all(&key.0)?;
        file.sync_all()?;
        fs::rename(&unfinished, &path)?;
        File::open(&self.folder)?.sync_all()?;
        Ok(key)
    }

    /// The key, or nothing when it is deleted, lost or damaged.
    #[must_use]
    pub fn read(&self, evaluation: EvaluationId) -> Option<Key> {
        let mut key = [0; 32];
        let mut file = File::open(self.file(evaluation)).ok()?;
        file.read_exact(&mut key).ok()?;
        Some(Key(key))
    }

    /// The evaluations that have a key here, in no order.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn evaluations(&self) -> io::Result<Vec<EvaluationId>> {
        let mut ids = vec![];
        for entry in fs::read_dir(&self.folder)? {
            let name = entry?.file_name();
            let id: Option<i64> = name
                .to_str()
                .and_then(|n| n.strip_prefix("evaluation-")?.strip_suffix(".key"))
                .and_then(|n| n.parse().ok());
            ids.extend(id.map(EvaluationId));
        }
        Ok(ids)
    }

    /// Deletes the key for good; deleting twice is no error.
    ///
    /// # Errors
    /// When a key that exists cannot be removed.
    pub fn delete(&self, evaluation: EvaluationId) -> io::Result<()> {
        match fs::remove_file(self.file(evaluation)) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
            _ => {}
        }
        File::open(&self.folder)?.sync_all()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_readable_by_its_owner_only_and_gone_after_deletion() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = std::env::temp_dir().join(format!("videre-secret-{:016x}", rand::random::<u64>()));
        let store = SecretStore::open(folder.clone()).unwrap();
        let key = store.create(EvaluationId(1)).unwrap();
        assert_eq!(store.read(EvaluationId(1)).unwrap().0, key.0);
        let mode = fs::metadata(store.file(EvaluationId(1)))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(store.evaluations().unwrap(), [EvaluationId(1)]);
        store.delete(EvaluationId(1)).unwrap();
        store.delete(EvaluationId(1)).unwrap();
        assert!(store.read(EvaluationId(1)).is_none());
        fs::remove_dir_all(folder).unwrap();
    }
}
