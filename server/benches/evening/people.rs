//! Ten thousand people: when each comes, what each does, and how long it took.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use reqwest::{Client, StatusCode};

use crate::dice::Dice;
use crate::load::Run;

/// How much faster than life time runs.
const FASTER: f64 = 5.0;
/// Seconds within which all come, and those by which half have come.
const WITHIN: f64 = 600.0;
const HALF: f64 = 120.0;
/// Spread of the arrivals' logarithm.
const SPREAD: f64 = 0.9;
/// Seconds of thought, least and most.
const THOUGHT: (f64, f64) = (60.0, 180.0);
/// Share of people who send twice, who open the link twice, and of links a scanner opens first.
const SENDS_TWICE: f64 = 0.05;
const OPENS_TWICE: f64 = 0.02;
const SCANNED: f64 = 0.01;
/// Addresses they come from: one may have so many pages a second.
const ADDRESSES: usize = 64;

/// What a crowd did and met.
pub struct Crowd {
    pub opened: Run,
    pub sent: Run,
    pub again: Run,
    pub acknowledged: usize,
}

struct Person {
    token: String,
    arrives: Duration,
    thinks: Duration,
    sends_twice: bool,
    opens_twice: bool,
    is_scanned: bool,
}

fn person(token: String, nth: usize) -> Person {
    let mut dice = Dice::new(7, nth);
    // Box and Muller's normal from two even ones.
    let mut normal =
        || (-2.0 * (1.0 - dice.share()).ln()).sqrt() * (std::f64::consts::TAU * dice.share()).cos();
    let arrives = std::iter::repeat_with(|| HALF * (SPREAD * normal()).exp()).find(|s| *s < WITHIN);
    let arrives = arrives.expect("a normal number comes below any limit");
    let thinks = THOUGHT.0 + (THOUGHT.1 - THOUGHT.0) * dice.share();
    Person {
        token,
        arrives: Duration::from_secs_f64(arrives / FASTER),
        thinks: Duration::from_secs_f64(thinks / FASTER),
        sends_twice: dice.happens(SENDS_TWICE),
        opens_twice: dice.happens(OPENS_TWICE),
        is_scanned: dice.happens(SCANNED),
    }
}

/// Milliseconds of what was met as it should be, and how many were not.
#[derive(Default)]
struct Times {
    ms: Vec<f64>,
    failed: usize,
}

impl Times {
    fn add(&mut self, due: Instant, is_right: bool) {
        if is_right {
            self.ms.push(due.elapsed().as_secs_f64() * 1000.0);
        } else {
            self.failed += 1;
        }
    }

    fn run(all: Vec<Times>, seconds: f64) -> Run {
        let failed = all.iter().map(|t| t.failed).sum();
        Run::new(all.into_iter().flat_map(|t| t.ms).collect(), failed, seconds)
    }
}

async fn open(client: &Client, origin: &str, token: &str) -> bool {
    let path = app::path::answer(app::shared::lang::Lang::Nb, token);
    let Ok(page) = client
        .get(format!("{origin}{path}"))
        .header("accept", "text/html")
        .send()
        .await
    else {
        return false;
    };
    page.status().is_success() && page.bytes().await.is_ok()
}

async fn send(client: &Client, origin: &str, token: &str) -> Option<StatusCode> {
    let body = crate::answers::body(token);
    let post = client
        .post(format!("{origin}/do/evaluation/answer?lang=nb"))
        .header("content-type", "application/x-www-form-urlencoded");
    Some(post.body(body).send().await.ok()?.status())
}

/// Lets everyone come, think and answer.
pub async fn answer(origin: &str, tokens: Vec<String>) -> Crowd {
    let clients: Vec<Client> = (0..ADDRESSES)
        .map(|i| {
            let address = std::net::Ipv4Addr::new(127, 0, 1, i as u8 + 1);
            let client = Client::builder().local_address(Some(address.into()));
            client.timeout(Duration::from_secs(30)).build().expect("a client")
        })
        .collect();
    let acknowledged = Arc::new(AtomicUsize::new(0));
    let started = Instant::now();
    let people = tokens.into_iter().enumerate().map(|(nth, token)| {
        let person = person(token, nth);
        let (client, origin) = (clients[nth % ADDRESSES].clone(), origin.to_owned());
        let acknowledged = acknowledged.clone();
        tokio::spawn(async move {
            let (mut opened, mut sent, mut again) = (Times::default(), Times::default(), Times::default());
            let comes = started + person.arrives;
            tokio::time::sleep_until(comes.into()).await;
            if person.is_scanned {
                again.add(comes, open(&client, &origin, &person.token).await);
            }
            let due = if person.is_scanned { Instant::now() } else { comes };
            opened.add(due, open(&client, &origin, &person.token).await);
            if person.opens_twice {
                let due = Instant::now();
                again.add(due, open(&client, &origin, &person.token).await);
            }
            let due = Instant::now() + person.thinks;
            tokio::time::sleep_until(due.into()).await;
            let status = send(&client, &origin, &person.token).await;
            let is_taken = status.is_some_and(|s| s.is_success());
            sent.add(due, is_taken);
            acknowledged.fetch_add(usize::from(is_taken), Ordering::Relaxed);
            if person.sends_twice {
                let due = Instant::now();
                let status = send(&client, &origin, &person.token).await;
                // Once more is met kindly, and counts once.
                again.add(
                    due,
                    status.is_some_and(|s| s == StatusCode::CONFLICT || s.is_success()),
                );
            }
            (opened, sent, again)
        })
    });
    let people: Vec<_> = people.collect();
    let (mut opened, mut sent, mut again) = (vec![], vec![], vec![]);
    for person in people {
        let (o, s, a) = person.await.expect("nobody panics");
        opened.push(o);
        sent.push(s);
        again.push(a);
    }
    let seconds = started.elapsed().as_secs_f64();
    Crowd {
        opened: Times::run(opened, seconds),
        sent: Times::run(sent, seconds),
        again: Times::run(again, seconds),
        acknowledged: acknowledged.load(Ordering::Relaxed),
    }
}
