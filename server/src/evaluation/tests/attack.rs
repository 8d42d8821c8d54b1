//! Attacks with everything in hand but the secret store: can answers be joined to people, or put in order?
//!
//! The attacker gets the database's files with all that ever stood in them, the whole write-ahead log from
//! before the first answer to after closing, a backup taken in the middle and one at the end, and, on
//! PostgreSQL, the system columns; the list of participants with all that was sent to them, reminders and people
//! who came late included; the table of letters; and what the machines logged of the same answers, which came
//! through the front door. She knows every text by sight. While a survey runs she must find nothing of any answer. When it has closed – then with the secret store as well –
//! she finds the texts, and tries every way of reading an order out of their places: to say which came first,
//! whose each is, and which two are one person's. Each way must do no better than chance over all surveys. A
//! control keeps the same texts as a plain table would, in the same transactions, and must be found out:
//! otherwise the attack proves nothing.

mod chance;
mod loot;
mod trial;

use std::collections::{BTreeSet, HashMap};

use chance::{CHANCE, hits_found, order_found, places};
use trial::{COPY, TEXTS, Trial, ask};

async fn attack(surveys: usize, people: usize) {
    let trial = Trial::begin(surveys, people).await;
    trial.answer(0..people / 2).await;
    trial.remind().await;
    let mut loot = vec![trial.backup("backup in the middle").await];
    trial.answer(people / 2..people).await;
    outbox_tells_nothing(&trial).await;
    log_tells_nothing(&trial);
    loot.push(trial.backup("backup at the end").await);
    loot.extend(trial.files().await);

    // While the surveys run: nothing of any answer, and the control lies open.
    for (name, bytes) in &loot {
        let texts = TEXTS.map(|kind| trial.marks.kind(kind));
        for trace in texts.iter().chain([&trial.marks.ratings()]) {
            assert!(places(bytes, trace).is_empty(), "{trace} in {name}");
        }
    }
    let control = trial
        .readings(COPY, &loot)
        .into_iter()
        .chain(trial.system_columns(COPY).await);
    let found = control.map(|(_, reading)| order_found(&reading).abs());
    let found = found.fold(0.0, f64::max);
    assert!(found > CHANCE, "the control was not found out: {found:.1}");

    // When they have closed, she has the secret store too, and all she had before.
    trial.close().await;
    assert!(trial.w.parts().secrets.evaluations().unwrap().is_empty());
    loot.extend(trial.files().await);
    loot.push(trial.backup("backup after closing").await);
    for (name, bytes) in &loot {
        assert!(
            places(bytes, &trial.marks.ratings()).is_empty(),
            "ratings in {name}"
        );
    }
    let mut read = HashMap::new();
    for kind in TEXTS {
        let mut readings = trial.readings(kind, &loot);
        readings.extend(trial.system_columns(kind).await);
        for (name, reading) in readings {
            let order = order_found(&reading);
            let links = hits_found(
                trial
                    .turns
                    .iter()
                    .zip(&reading)
                    .map(|(turns, read)| {
                        // The first text read is given to the first person on the list, and so on.
                        let person = |turn: &usize| turns[*turn];
                        let people: Vec<usize> = read.iter().map(person).collect();
                        (people, (0..read.len()).collect::<Vec<usize>>())
                    })
                    .collect::<Vec<_>>()
                    .iter()
                    .map(|(a, b)| (a.as_slice(), b.as_slice())),
            );
            assert!(
                order.abs() < CHANCE && links.abs() < CHANCE,
                "{kind} by {name}, {people} people: order {order:.1}, links {links:.1}"
            );
            read.entry(name).or_insert_with(Vec::new).push(reading);
        }
    }
    let found = read
        .values()
        .flatten()
        .flatten()
        .any(|turns| turns.len() == people);
    assert!(found, "the texts are there to be read");
    for (name, readings) in &read {
        let (best, change) = (&readings[0], &readings[1]);
        let pairs = best.iter().zip(change).map(|(a, b)| (a.as_slice(), b.as_slice()));
        let joined = hits_found(pairs);
        assert!(
            joined.abs() < CHANCE,
            "two texts of one person by {name}: {joined:.1}"
        );
    }
    drop(trial.reading);
}

/// Not who was reminded, and so had not answered; nor who answered before whom.
async fn outbox_tells_nothing(trial: &Trial) {
    let db = trial.w.parts().db.read();
    let people = trial.turns[0].len();
    let sent = trial.w.parts().post.sent(1_000_000).await.unwrap();
    let reminders = sent.iter().filter(|l| l.subject.starts_with("Påminnelse"));
    let unanswered = trial.early - people / 2;
    assert_eq!(
        reminders.count(),
        unanswered * trial.turns.len(),
        "they were sent"
    );
    assert!(
        ask(db, "SELECT 1 FROM letter").await.is_empty(),
        "and are in no table"
    );
    let alike = format!(
        "SELECT DISTINCT reminders, round, reminded_at, bounced, opted_out FROM invitation WHERE n < {}",
        trial.early
    );
    assert_eq!(
        ask(db, &alike).await.len(),
        1,
        "whoever got one looks like whoever did not"
    );
    for (by, reading) in trial.lists().await {
        assert!(reading.iter().all(|turns| turns.len() == trial.early), "{by}");
        let natural: Vec<usize> = (0..trial.early).collect();
        let order = order_found(&reading);
        let links = hits_found(reading.iter().map(|turns| (turns.as_slice(), natural.as_slice())));
        assert!(
            order.abs() < CHANCE && links.abs() < CHANCE,
            "participants by {by}: order {order:.1}, links {links:.1}"
        );
    }
}

/// How many answers came when, and nothing else: every line about one is the same but for its time.
fn log_tells_nothing(trial: &Trial) {
    let log = trial.log.text();
    let lines: Vec<&str> = log.lines().filter(|line| line.contains("http.route")).collect();
    assert_eq!(lines.len(), trial.turns.len() * trial.turns[0].len());
    let is_told = |word: &&str| !word.starts_with("ms=");
    let told = lines
        .iter()
        .map(|line| line.split_whitespace().skip(1).filter(is_told).collect());
    let told: BTreeSet<Vec<&str>> = told.collect();
    assert_eq!(told.len(), 1, "{told:?}");
    let kinds = TEXTS.map(|kind| trial.marks.kind(kind));
    let people = ["prove.example".to_owned(), "Deltaker".to_owned()];
    for trace in trial.links().iter().chain(&kinds).chain(&people) {
        assert!(!log.contains(trace.as_str()), "{trace} is logged");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_at_rest_tells_the_order_of_eleven_answers_or_whose_they_are() {
    attack(100, 11).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_at_rest_tells_the_order_of_sixty_answers_or_whose_they_are() {
    attack(12, 60).await;
}

/// `make nightly`
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes"]
async fn a_thousand_surveys_of_eleven_give_no_more_away() {
    attack(1_000, 11).await;
}

/// `make nightly`
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes"]
async fn a_thousand_surveys_of_sixty_give_no_more_away() {
    attack(1_000, 60).await;
}
