//! How long one question may be looked for.
//!
//! What a question costs is bounded by entries of the index already; this holds whatever the machine and the index
//! are like. Once it is over nothing more is looked at, neither offers (`each`) nor words (`InTime`), and the answer
//! says that it was cut.

use std::cell::Cell;
use std::fmt;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use tantivy::query::{Scorer as _, Weight};
use tantivy::{DocId, DocSet as _, Score, SegmentReader, TERMINATED};
use tantivy_fst::Automaton;

/// The longest a question is looked for: several times what the worst takes over a million offers, many times what it
/// takes over a hundred thousand.
pub const LONGEST: Duration = Duration::from_millis(500);

/// Offers, or letters of a dictionary, that are looked at between two looks at the clock.
pub const STRIDE: usize = 1_024;

/// The end of a question's time, seen by all who look for its answer.
#[derive(Clone)]
pub struct Limit {
    is_over: Arc<dyn Fn() -> bool + Send + Sync>,
    was_over: Arc<AtomicBool>,
}

impl Limit {
    /// Over as soon as this says so.
    pub fn when(is_over: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Limit {
            is_over: Arc::new(is_over),
            was_over: Arc::default(),
        }
    }

    /// Over when the longest time has passed.
    #[must_use]
    pub fn from_now() -> Self {
        let began = Instant::now();
        Self::when(move || began.elapsed() > LONGEST)
    }

    /// The time is over; once it is, it stays so.
    #[must_use]
    pub fn is_over(&self) -> bool {
        if self.was_over() {
            return true;
        }
        let is_over = (self.is_over)();
        if is_over {
            self.was_over.store(true, Ordering::Relaxed);
        }
        is_over
    }

    /// Somebody has seen that the time is over, so something may be missing.
    #[must_use]
    pub fn was_over(&self) -> bool {
        self.was_over.load(Ordering::Relaxed)
    }
}

impl Default for Limit {
    /// Never over.
    fn default() -> Self {
        Self::when(|| false)
    }
}

impl fmt::Debug for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Limit")
            .field("was_over", &self.was_over())
            .finish()
    }
}

/// Goes through the living offers of one segment that a question finds, with their scores, until the time is over or
/// enough has been seen.
///
/// # Errors
/// When the segment cannot be read.
pub fn each(
    weight: &dyn Weight,
    reader: &SegmentReader,
    limit: &Limit,
    mut seen: impl FnMut(DocId, Score) -> ControlFlow<()>,
) -> tantivy::Result<()> {
    if limit.is_over() {
        return Ok(());
    }
    let alive = reader.alive_bitset();
    let mut offers = weight.scorer(reader, 1.0)?;
    let mut left = STRIDE;
    let mut doc = offers.doc();
    while doc != TERMINATED {
        if alive.is_none_or(|alive| alive.is_alive(doc)) && seen(doc, offers.score()).is_break() {
            break;
        }
        left -= 1;
        if left == 0 {
            if limit.is_over() {
                break;
            }
            left = STRIDE;
        }
        doc = offers.advance();
    }
    Ok(())
}

/// An automaton that leads nowhere any more once the time is over, so that a walk through a dictionary ends.
pub struct InTime<'a, A> {
    automaton: &'a A,
    limit: &'a Limit,
    left: Cell<usize>,
}

impl<'a, A> InTime<'a, A> {
    #[must_use]
    pub fn new(automaton: &'a A, limit: &'a Limit) -> Self {
        InTime {
            automaton,
            limit,
            left: Cell::new(STRIDE),
        }
    }

    fn is_over(&self) -> bool {
        self.left.set(self.left.get() - 1);
        if self.left.get() > 0 {
            return self.limit.was_over();
        }
        self.left.set(STRIDE);
        self.limit.is_over()
    }
}

impl<A: Automaton> Automaton for InTime<'_, A> {
    type State = A::State;

    fn start(&self) -> A::State {
        self.automaton.start()
    }

    fn is_match(&self, state: &A::State) -> bool {
        self.automaton.is_match(state)
    }

    fn can_match(&self, state: &A::State) -> bool {
        self.automaton.can_match(state) && !self.is_over()
    }

    fn will_always_match(&self, state: &A::State) -> bool {
        self.automaton.will_always_match(state)
    }

    fn accept(&self, state: &A::State, byte: u8) -> A::State {
        self.automaton.accept(state, byte)
    }
}
