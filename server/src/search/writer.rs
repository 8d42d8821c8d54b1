//! The one writer of an index, and the parts it is made of.

use tantivy::index::SegmentId;
use tantivy::merge_policy::{LogMergePolicy, NoMergePolicy};
use tantivy::{Index, IndexWriter};

use super::hands::LARGE;

/// The writer's memory; the least the library accepts is enough for a catalogue.
const BYTES: usize = 15_000_000;

/// So many parts of the index of about one size become one, and below so many documents all are of one size: every
/// question goes through every part.
const SEGMENTS: usize = 4;
const SMALL: u32 = 1_000;

/// When parts of the index become one by themselves.
fn merge_policy() -> Box<LogMergePolicy> {
    let mut policy = LogMergePolicy::default();
    policy.set_min_num_segments(SEGMENTS);
    policy.set_min_layer_size(SMALL);
    // Large ones are gone through at the same time.
    policy.set_max_docs_before_merge(LARGE as usize);
    Box::new(policy)
}

pub(super) struct Writer {
    index: Index,
    /// Nothing only while parts settle, or where it could not be opened again.
    open: Option<IndexWriter>,
}

impl Writer {
    pub fn of(index: &Index) -> tantivy::Result<Self> {
        let mut writer = Writer {
            index: index.clone(),
            open: None,
        };
        writer.open()?;
        Ok(writer)
    }

    /// The library's own writer.
    pub fn open(&mut self) -> tantivy::Result<&mut IndexWriter> {
        let open = match self.open.take() {
            Some(open) => open,
            None => {
                let open = self.index.writer_with_num_threads(1, BYTES)?;
                open.set_merge_policy(merge_policy());
                open
            }
        };
        Ok(self.open.insert(open))
    }

    /// Makes at most so many parts of all, of about one size.
    pub fn tidy_into(&mut self, n_parts: usize) -> tantivy::Result<()> {
        // What is to become one must not become part of another meanwhile: what is under way ends, nothing begins.
        if let Some(open) = self.open.take() {
            open.set_merge_policy(Box::new(NoMergePolicy));
            open.wait_merging_threads()?;
        }
        let mut parts = self.index.searchable_segment_metas()?;
        parts.sort_by_key(|part| std::cmp::Reverse(part.num_docs()));
        let mut together: Vec<(u32, Vec<SegmentId>)> = vec![(0, vec![]); n_parts];
        for part in parts {
            if let Some(least) = together.iter_mut().min_by_key(|(n, _)| *n) {
                least.0 = least.0.saturating_add(part.num_docs());
                least.1.push(part.id());
            }
        }
        let open = self.open()?;
        open.set_merge_policy(Box::new(NoMergePolicy));
        let mut several = together.iter().filter(|(_, ids)| ids.len() > 1);
        let merged = several.try_for_each(|(_, ids)| open.merge(ids).wait().map(drop));
        open.set_merge_policy(merge_policy());
        merged
    }
}
