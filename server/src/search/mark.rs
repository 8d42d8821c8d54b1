//! How many offers the index in use has, kept beside all layouts.
//!
//! An index that was lost, or laid out otherwise by an older version, is gone when a new one is built; this is what
//! the new one is compared with all the same.

use std::path::Path;
use std::str::FromStr as _;

use crate::feed::Position;

const FILE: &str = "offers";

/// What the index in use has, and how far of the feed it had read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub offers: u64,
    pub position: Position,
}

impl Mark {
    /// The last mark below `root`; none where there is none or it cannot be read.
    pub fn read(root: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(root.join(FILE)).ok()?;
        let (offers, position) = text.trim().split_once(' ')?;
        Some(Mark {
            offers: offers.parse().ok()?,
            position: Position::from_str(position).ok()?,
        })
    }

    /// Puts this mark in the place of the last one, whole or not at all.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn write(self, root: &Path) -> std::io::Result<()> {
        std::fs::create_dir_all(root)?;
        let new = root.join("offers.new");
        std::fs::write(&new, format!("{} {}\n", self.offers, self.position))?;
        std::fs::rename(new, root.join(FILE))
    }

    /// Forgets how many there were: whatever is built next is taken.
    pub fn forget(root: &Path) {
        // What is not there need not be forgotten.
        let _ = std::fs::remove_file(root.join(FILE));
    }
}
