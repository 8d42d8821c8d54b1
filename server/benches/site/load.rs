//! Load: closed loop for capacity, open loop for delay.

use std::fmt;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use reqwest::Client;

/// What a run showed.
pub struct Run {
    /// Milliseconds, sorted.
    times: Vec<f64>,
    failed: usize,
    seconds: f64,
}

impl Run {
    pub fn new(mut times: Vec<f64>, failed: usize, seconds: f64) -> Self {
        times.sort_unstable_by(f64::total_cmp);
        Run {
            times,
            failed,
            seconds,
        }
    }

    /// Milliseconds that this share of the answers took at most.
    pub fn quantile(&self, q: f64) -> f64 {
        let last = self.times.len().saturating_sub(1);
        self.times
            .get((last as f64 * q).round() as usize)
            .copied()
            .unwrap_or(f64::NAN)
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rate = self.times.len() as f64 / self.seconds;
        let (p50, p99, max) = (self.quantile(0.5), self.quantile(0.99), self.quantile(1.0));
        write!(
            f,
            "{rate:.0}/s; p50 {p50:.1}, p99 {p99:.1}, max {max:.1} ms; {} failed",
            self.failed
        )
    }
}

/// Addresses a load comes from, for each of its connections: one may have only so many pages a second, and the
/// load of a whole country comes from many.
const ADDRESSES: u8 = 16;

pub fn client() -> Client {
    client_at(Ipv4Addr::LOCALHOST)
}

fn client_at(address: Ipv4Addr) -> Client {
    Client::builder()
        .local_address(Some(address.into()))
        .timeout(Duration::from_secs(20))
        .build()
        .expect("a client")
}

/// Clients at addresses of their own, which nobody else's `nth` has.
fn clients(nth: usize) -> Vec<Client> {
    let third = u8::try_from(nth % 200 + 2).unwrap_or_default();
    (1..=ADDRESSES)
        .map(|last| client_at(Ipv4Addr::new(127, 0, third, last)))
        .collect()
}

async fn get(client: &Client, url: String) -> bool {
    match client.get(url).header("accept", "text/html").send().await {
        Ok(answer) => answer.status().is_success() && answer.bytes().await.is_ok(),
        Err(_) => false,
    }
}

/// As fast as it goes, on this many connections.
pub async fn closed_loop(origin: &str, paths: &[String], connections: usize, span: Duration) -> Run {
    let next = Arc::new(AtomicUsize::new(0));
    let started = Instant::now();
    let workers = (0..connections).map(|nth| {
        let (clients, next, origin, paths) = (clients(nth), next.clone(), origin.to_owned(), paths.to_vec());
        tokio::spawn(async move {
            let (mut times, mut failed) = (vec![], 0);
            while started.elapsed() < span {
                let turn = next.fetch_add(1, Ordering::Relaxed);
                let path = &paths[turn % paths.len()];
                let client = &clients[turn / connections % clients.len()];
                let began = Instant::now();
                if get(client, format!("{origin}{path}")).await {
                    times.push(began.elapsed().as_secs_f64() * 1000.0);
                } else {
                    failed += 1;
                }
            }
            (times, failed)
        })
    });
    gather(workers.collect(), started).await
}

/// At a fixed rate, whatever the answers take.
pub async fn open_loop(origin: &str, paths: &[String], per_second: u32, span: Duration) -> Run {
    open_loop_by(client(), origin, paths, per_second, span).await
}

/// The same, asked by a client of its own kind.
pub async fn open_loop_by(
    client: Client,
    origin: &str,
    paths: &[String],
    per_second: u32,
    span: Duration,
) -> Run {
    let started = Instant::now();
    let n = (span.as_secs_f64() * f64::from(per_second)) as u32;
    let mut asked = vec![];
    for i in 0..n {
        let due = started + Duration::from_secs_f64(f64::from(i) / f64::from(per_second));
        tokio::time::sleep_until(due.into()).await;
        let (client, url) = (
            client.clone(),
            format!("{origin}{}", paths[i as usize % paths.len()]),
        );
        asked.push(tokio::spawn(async move {
            let ok = get(&client, url).await;
            // From when it was due: a late start is part of the delay.
            let ms = due.elapsed().as_secs_f64() * 1000.0;
            if ok { (vec![ms], 0) } else { (vec![], 1) }
        }));
    }
    gather(asked, started).await
}

pub async fn gather(workers: Vec<tokio::task::JoinHandle<(Vec<f64>, usize)>>, started: Instant) -> Run {
    let (mut times, mut failed) = (vec![], 0);
    for worker in workers {
        let (t, f) = worker.await.expect("a load worker does not panic");
        times.extend(t);
        failed += f;
    }
    Run::new(times, failed, started.elapsed().as_secs_f64())
}
