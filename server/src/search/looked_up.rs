//! What questions have looked up in one state of the index.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, OnceLock, PoisonError};

/// What questions have already looked up in one state of the index; dropped with it.
#[derive(Debug, Default)]
pub struct LookedUp {
    /// Offers with a word in a field, by the field's number: every word is asked for more than once.
    pub(super) counted: Mutex<HashMap<u32, HashMap<String, u32>>>,
    /// What words may be misspellings of, and how beginnings go on.
    pub(super) similar: Mutex<HashMap<String, Vec<(String, usize)>>>,
    pub(super) completed: Mutex<HashMap<String, Vec<String>>>,
    /// Every name of an institution with the code of the one that goes by it, none where several do.
    pub(super) institutions: OnceLock<HashMap<String, Option<String>>>,
}

/// Entries kept of each kind; beyond, all are dropped and the commonest soon there again.
pub(super) const KEPT: usize = 5_000;

/// Keeps what was looked up; when it is too much, the rest is dropped.
pub(super) fn keep<K: Hash + Eq, V>(kept: &Mutex<HashMap<K, V>>, key: K, value: V) {
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= KEPT {
        kept.clear();
    }
    kept.insert(key, value);
}
