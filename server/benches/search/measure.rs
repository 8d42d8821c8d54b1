//! Times and what is read out of them; processor time, memory and bytes on disk of this process.

use std::fmt;
use std::path::Path;
use std::time::{Duration, Instant};

/// Milliseconds, sorted.
#[derive(Clone, Debug, Default)]
pub struct Times(Vec<f64>);

impl Times {
    pub fn new(mut ms: Vec<f64>) -> Self {
        ms.sort_unstable_by(f64::total_cmp);
        Times(ms)
    }

    pub fn n(&self) -> usize {
        self.0.len()
    }

    /// The least time that this share of all does not exceed (nearest rank); 1.0 = the longest.
    pub fn quantile(&self, share: f64) -> f64 {
        let rank = (share * self.0.len() as f64).ceil() as usize;
        self.0.get(rank.max(1) - 1).copied().unwrap_or(f64::NAN)
    }
}

/// The value in the middle, with the least and the largest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    pub middle: f64,
    pub least: f64,
    pub most: f64,
}

impl Spread {
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let sorted = Times::new(values.into_iter().collect());
        Spread {
            middle: sorted.quantile(0.5),
            least: sorted.quantile(0.0),
            most: sorted.quantile(1.0),
        }
    }
}

impl fmt::Display for Spread {
    /// `2.31 (2.28–2.40)`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [middle, least, most] = [self.middle, self.least, self.most].map(digits);
        write!(f, "{middle} ({least}–{most})")
    }
}

/// A number with as many decimals as are worth reading.
pub fn digits(value: f64) -> String {
    match value.abs() {
        100.0.. => format!("{value:.0}"),
        10.0..100.0 => format!("{value:.1}"),
        1.0..10.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

/// One side's repeats.
#[derive(Clone, Debug, Default)]
pub struct Repeats {
    /// Milliseconds of each question, in the order asked.
    pub runs: Vec<Vec<f64>>,
    /// Milliseconds of this thread's processor time per question, one per repeat.
    pub cpu: Vec<f64>,
    /// Hits of each question.
    pub totals: Vec<f64>,
}

impl Repeats {
    pub fn quantile(&self, share: f64) -> Spread {
        Spread::of(
            self.runs
                .iter()
                .map(|run| Times::new(run.clone()).quantile(share)),
        )
    }

    /// How many times as much the other side takes, over the questions both have answered.
    pub fn ratio(&self, other: &Repeats, share: f64) -> f64 {
        let ratios = self.runs.iter().zip(&other.runs).map(|(own, other)| {
            let n = own.len().min(other.len());
            let first = |run: &[f64]| Times::new(run[..n].to_vec()).quantile(share);
            first(other) / first(own)
        });
        Spread::of(ratios).middle
    }

    pub fn cpu(&self) -> Spread {
        Spread::of(self.cpu.iter().copied())
    }

    /// Questions asked in all repeats.
    pub fn n(&self) -> usize {
        self.runs.iter().map(Vec::len).sum()
    }
}

/// How long one repeat goes on: until `most` questions, or `span` once `least` are answered.
#[derive(Clone, Copy)]
pub struct Budget {
    pub least: usize,
    pub most: usize,
    pub span: Duration,
}

impl Budget {
    pub fn is_spent(&self, n: usize, since: Instant) -> bool {
        n >= self.most || (n >= self.least && since.elapsed() >= self.span)
    }
}

pub fn ms(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}

/// Milliseconds this thread has been on a processor; the kernel counts them in steps of its clock, so only
/// differences over many questions mean something.
pub fn cpu_ms() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let ns = text.split_whitespace().next().and_then(|n| n.parse::<f64>().ok());
    ns.unwrap_or(f64::NAN) / 1e6
}

/// Megabytes of this process in memory: all, and those that no file backs.
pub fn resident_mb() -> (f64, f64) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let read = |name: &str| {
        let line = status.lines().find_map(|l| l.strip_prefix(name));
        let kb = line.and_then(|l| l.split_whitespace().next()?.parse::<f64>().ok());
        kb.unwrap_or(f64::NAN) / 1024.0
    };
    (read("VmRSS:"), read("RssAnon:"))
}

/// Bytes of all files below a folder.
pub fn folder_bytes(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let size = |entry: std::fs::DirEntry| match entry.metadata() {
        Ok(meta) if meta.is_dir() => folder_bytes(&entry.path()),
        Ok(meta) => meta.len(),
        Err(_) => 0,
    };
    entries.map(size).sum()
}

/// Bytes of a folder once it has stopped changing: merges go on after the last commit.
pub fn settled_bytes(folder: &Path) -> u64 {
    let mut before = folder_bytes(folder);
    let began = Instant::now();
    let mut same_since = Instant::now();
    while same_since.elapsed() < Duration::from_secs(2) && began.elapsed() < Duration::from_secs(120) {
        std::thread::sleep(Duration::from_millis(100));
        let now = folder_bytes(folder);
        if now != before {
            (before, same_since) = (now, Instant::now());
        }
    }
    before
}
