//! What time it is, as something to pass in: tests move it, nobody else reads the system's clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use app::shared::time::{Date, Instant, oslo_date};
use chrono::DateTime;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present instant, UTC.
    fn now(&self) -> Instant;

    /// The day it is in Norway.
    fn today(&self) -> Date {
        oslo_date(self.now())
    }

    /// Milliseconds since 1970, as tables keep instants.
    fn now_ms(&self) -> i64 {
        self.now().timestamp_millis()
    }
}

/// A clock shared by all parts.
pub type SharedClock = Arc<dyn Clock>;

/// The machine's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the system's clock"
    )]
    fn now(&self) -> Instant {
        chrono::Utc::now()
    }
}

/// The machine's clock, put forward by some days.
pub struct ClockAhead(pub chrono::Duration);

impl Clock for ClockAhead {
    fn now(&self) -> Instant {
        SystemClock.now() + self.0
    }
}

/// A clock that stands still until it is moved.
pub struct FixedClock(AtomicI64);

impl FixedClock {
    #[must_use]
    pub fn at(now: Instant) -> Self {
        FixedClock(AtomicI64::new(now.timestamp_millis()))
    }

    pub fn set(&self, now: Instant) {
        self.0.store(now.timestamp_millis(), Ordering::SeqCst);
    }

    pub fn advance(&self, by: chrono::Duration) {
        self.0.fetch_add(by.num_milliseconds(), Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Instant {
        from_ms(self.0.load(Ordering::SeqCst))
    }
}

/// The instant a table keeps as milliseconds.
#[must_use]
pub fn from_ms(ms: i64) -> Instant {
    DateTime::from_timestamp_millis(ms).unwrap_or_default()
}
