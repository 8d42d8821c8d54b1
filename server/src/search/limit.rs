//! How long one question may be looked for.
//!
//! What a question costs is bounded by entries of the index already; this holds whatever the machine and the index
//! are like. Once it is over nothing more is looked at, and the answer says that it was cut.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// The longest a question is looked for: several times what the worst takes on one core over a million offers.
pub const LONGEST: Duration = Duration::from_millis(500);

/// Offers that are looked at between two looks at the clock.
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

impl fmt::Debug for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Limit")
            .field("was_over", &self.was_over())
            .finish()
    }
}
