//! The weekly letters: they list what the page lists, once.

use std::collections::BTreeSet;
use std::sync::Mutex;

use app::accounts::model::Actor;
use app::accounts::port::Accounts as _;
use app::catalogue::port::Catalogue as _;
use app::saved::port::Saved as _;
use app::search::form::SynonymForm;
use app::search::model::{Hit, PAGE_SIZE, Relaxed, SearchPage, SearchQuery, Suggestion, Synonym};
use app::search::port::Search;
use app::shared::fault::Fault;
use app::shared::ids::{OfferId, SynonymId};
use app::shared::lang::Lang;
use async_trait::async_trait;
use sea_orm::ConnectionTrait as _;

use super::World;
use crate::saved::jobs::Gather;
use crate::saved::{replay, store};

/// A search that finds what it was told to, page by page.
#[derive(Default)]
struct Script {
    hits: Mutex<Vec<OfferId>>,
    relaxed: bool,
    /// The words of a search whose time is over before its answer is whole.
    cut: Mutex<Option<&'static str>>,
}

#[async_trait]
impl Search for Script {
    async fn find(&self, query: &SearchQuery) -> Result<SearchPage, Fault> {
        let hits = self.hits.lock().unwrap().clone();
        let last = hits.len().div_ceil(PAGE_SIZE).max(1);
        let page = query.page.min(last);
        let shown = hits.iter().skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE);
        Ok(SearchPage {
            total: hits.len() as u64,
            page,
            hits: shown.map(|id| Hit::plain(*id, 1.0)).collect(),
            relaxed: self.relaxed.then(Relaxed::default),
            cut: *self.cut.lock().unwrap() == Some(query.words.as_str()),
            ..SearchPage::default()
        })
    }
    async fn suggest(&self, _: &str, _: Lang) -> Result<Vec<Suggestion>, Fault> {
        Ok(vec![])
    }
    async fn similar(&self, _: OfferId, _: usize, _: Lang) -> Result<Vec<Suggestion>, Fault> {
        Ok(vec![])
    }
    async fn synonyms(&self, _: &Actor) -> Result<Vec<Synonym>, Fault> {
        unreachable!("alerts do not ask this")
    }
    async fn save_synonym(&self, _: &Actor, _: Option<SynonymId>, _: &SynonymForm) -> Result<(), Fault> {
        unreachable!("alerts do not ask this")
    }
    async fn remove_synonym(&self, _: &Actor, _: SynonymId) -> Result<(), Fault> {
        unreachable!("alerts do not ask this")
    }
    async fn taught(&self, _: &Actor, _: &str) -> Result<Vec<String>, Fault> {
        unreachable!("alerts do not ask this")
    }
    async fn lag(&self) -> Result<Option<u64>, Fault> {
        Ok(Some(0))
    }
}

/// The offers a letter leads to, in its order.
fn told_in(text: &str) -> Vec<OfferId> {
    text.lines()
        .filter_map(|line| line.rsplit_once("/nb/tilbud/")?.1.parse().ok())
        .collect()
}

#[tokio::test]
async fn a_letter_tells_what_the_page_lists_without_what_was_known() {
    let w = World::new().await;
    let (known, _) = w.s.published().await;
    w.index().await;
    w.saved
        .save_search(&w.teacher, "q=matematikk&fag=matematikk&side=2", true)
        .await
        .unwrap();
    assert_eq!(w.run().await, [("saved.learn".to_owned(), Ok(()))]);
    w.next_monday(&*w.search).await;
    assert!(w.letters().await.is_empty(), "nothing new, no letter");

    let mut new = vec![w.s.published().await.0, w.s.published().await.0];
    w.index().await;
    w.next_monday(&*w.search).await;
    let letters = w.letters().await;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].subject, "2 nye studietilbud for deg");
    let query = SearchQuery {
        words: "matematikk".into(),
        ..SearchQuery::everything()
    };
    let page = w.search.find(&query).await.unwrap();
    let listed: Vec<OfferId> = page.hits.iter().map(|h| h.id).filter(|id| *id != known).collect();
    assert_eq!(told_in(&letters[0].text), listed);
    new.sort_unstable();
    let mut told = listed;
    told.sort_unstable();
    assert_eq!(told, new);

    // The same week again, and the same letter again: nothing more goes out.
    crate::saved::tick(&w.s.t.parts).await.unwrap();
    assert!(w.run().await.is_empty());
    let id = w.teacher.person.as_ref().unwrap().id;
    let week = crate::saved::schedule::week(w.s.t.parts.clock.now()).unwrap();
    super::jobs::gather(&w.s.t.parts, &*w.search, &Gather::of(id, week))
        .await
        .unwrap();
    w.run().await;
    w.next_monday(&*w.search).await;
    assert_eq!(w.letters().await.len(), 1);
}

#[tokio::test]
async fn the_letter_comes_in_the_language_she_chose_for_letters_and_leads_to_pages_in_it() {
    let w = World::watching().await;
    let accounts = crate::accounts::AccountsService::new(w.s.t.parts.clone());
    accounts.set_letter_lang(&w.teacher, "nn").await.unwrap();
    w.s.published().await;
    w.index().await;
    w.next_monday(&*w.search).await;
    let letter = w.letters().await.remove(0);
    assert!(
        letter.text.contains("/nn/tilbud/1\n") && letter.text.contains("/nn/avmeld/"),
        "{}",
        letter.text
    );
    assert!(!letter.text.contains("/nb/"), "{}", letter.text);
}

#[tokio::test]
async fn the_letter_says_why_it_came_and_how_to_end_it() {
    let w = World::watching().await;
    w.s.published().await;
    w.index().await;
    w.next_monday(&*w.search).await;
    let letter = w.letters().await.remove(0);
    let stop = letter.unsubscribe.clone().unwrap();
    let token = stop.rsplit('/').next().unwrap().to_owned();
    insta::assert_snapshot!(letter.text.replace(&token, "TOKEN"), @r"
    Hei, teacher

    Dette er nytt siden sist for søk du har lagret i Videre.

    «matematikk»
    ------------

    Matematikk 1
    Høgskulen HVL, 2027–28, søknadsfrist 1. mars 2027
    http://127.0.0.1:3000/nb/tilbud/1

    Alle treff for søket: http://127.0.0.1:3000/nb/tilbud?q=matematikk

    Du får dette brevet fordi du har slått på varsel for søkene. Du kan slå av hvert av dem under Lagret i Videre.

    Slå av alle varsler: http://127.0.0.1:3000/nb/avmeld/TOKEN

    Hilsen Videre
    ");
    assert_eq!(token.len(), 43);
    let hashes = sea_orm::Statement::from_string(
        w.s.t.parts.db.read().get_database_backend(),
        "SELECT hash FROM saved_stop",
    );
    let row =
        w.s.t
            .parts
            .db
            .read()
            .query_one_raw(hashes)
            .await
            .unwrap()
            .unwrap();
    let kept: String = row.try_get("", "hash").unwrap();
    assert_ne!(kept, token, "only the token's hash is kept");

    for wrong in [
        "",
        "x",
        &token[..42],
        &format!("{token}x"),
        "%00",
        &"y".repeat(5_000),
    ] {
        assert_eq!(w.saved.unsubscribe(wrong).await, Err(Fault::Missing), "{wrong}");
        assert_eq!(w.saved.reader(wrong).await.err(), Some(Fault::Missing));
    }
    assert_eq!(w.saved.reader(&token).await.unwrap().hint, "t…@videre.example");
    for _ in 0..2 {
        w.saved.unsubscribe(&token).await.unwrap();
    }
    assert_eq!(w.saved.reader(&token).await.unwrap().alerts, 0);
    let things = w.saved.things(&w.teacher).await.unwrap();
    assert_eq!(things.searches.len(), 1, "the search itself stays");
    w.s.published().await;
    w.index().await;
    w.next_monday(&*w.search).await;
    assert_eq!(w.letters().await.len(), 1, "no letter after that");
}

#[tokio::test]
async fn over_many_weeks_the_letters_equal_the_page_without_what_was_told() {
    let w = World::new().await;
    let mut offers = vec![];
    for _ in 0..5 {
        offers.push(w.s.published().await.0);
    }
    let script = Script::default();
    w.saved
        .save_search(&w.teacher, "q=hva som helst", true)
        .await
        .unwrap();
    w.run_with(&script).await;
    let mut told = BTreeSet::new();
    // Every subset there is, in an order where offers come, go and come back.
    for week in 0..32_usize {
        let chosen = week * 11 % 32;
        let page: Vec<OfferId> = (0..5)
            .rev()
            .filter(|i| chosen >> i & 1 == 1)
            .map(|i| offers[i])
            .collect();
        script.hits.lock().unwrap().clone_from(&page);
        let before = w.letters().await.len();
        w.next_monday(&script).await;
        let expected: Vec<OfferId> = page.into_iter().filter(|id| !told.contains(id)).collect();
        let letters = w.letters().await;
        if expected.is_empty() {
            assert_eq!(letters.len(), before, "week {week}: nothing new, no letter");
        } else {
            assert_eq!(letters.len(), before + 1, "week {week}");
            assert_eq!(told_in(&letters[0].text), expected, "week {week}");
        }
        told.extend(expected);
    }
    assert_eq!(told.len(), 5);
}

#[tokio::test]
async fn one_letter_holds_all_searches_and_leaves_out_what_was_withdrawn_meanwhile() {
    let w = World::new().await;
    let script = Script::default();
    for query in ["q=en", "q=to"] {
        w.saved.save_search(&w.teacher, query, true).await.unwrap();
    }
    w.saved.save_search(&w.teacher, "q=uten", false).await.unwrap();
    w.run_with(&script).await;
    let (one, two) = (w.s.published().await.0, w.s.published().await.0);
    script.hits.lock().unwrap().extend([one, two]);
    w.s.t.clock.advance(chrono::Duration::days(7));
    crate::saved::tick(&w.s.t.parts).await.unwrap();
    let id = w.teacher.person.as_ref().unwrap().id;
    let week = crate::saved::schedule::week(w.s.t.parts.clock.now()).unwrap();
    super::jobs::gather(&w.s.t.parts, &script, &Gather::of(id, week))
        .await
        .unwrap();
    w.s.catalogue
        .withdraw(&w.s.editor().await, two, "Trukket".into())
        .await
        .unwrap();
    w.run_with(&script).await;
    let letters = w.letters().await;
    assert_eq!(letters.len(), 1);
    assert_eq!(told_in(&letters[0].text), [one, one], "under both searches");
    assert_eq!(letters[0].subject, "Ett nytt studietilbud for deg");
    assert!(!letters[0].text.contains("«uten»"));
}

#[tokio::test]
async fn without_an_index_nothing_is_marked_and_the_job_is_tried_again() {
    let w = World::new().await;
    w.s.published().await;
    w.saved
        .save_search(&w.teacher, "q=matematikk", true)
        .await
        .unwrap();
    let ran = w.run().await;
    assert!(matches!(ran[0].1, Err(Fault::Internal(_))), "{ran:?}");
    w.index().await;
    w.s.t.clock.advance(chrono::Duration::minutes(1));
    assert_eq!(w.run().await, [("saved.learn".to_owned(), Ok(()))]);
    let id = w.teacher.person.as_ref().unwrap().id;
    let searches = store::searches(w.s.t.parts.db.read(), id).await.unwrap();
    assert!(searches[0].known_at.is_some());
    assert_eq!(
        store::known(w.s.t.parts.db.read(), searches[0].id)
            .await
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test]
async fn an_alert_turned_on_again_tells_only_what_comes_after() {
    let w = World::new().await;
    let script = Script::default();
    w.saved.save_search(&w.teacher, "q=en", true).await.unwrap();
    w.run_with(&script).await;
    let search = w.saved.things(&w.teacher).await.unwrap().searches[0].id;
    w.saved.set_alert(&w.teacher, search, false).await.unwrap();
    let missed = w.s.published().await.0;
    script.hits.lock().unwrap().push(missed);
    w.next_monday(&script).await;
    w.saved.set_alert(&w.teacher, search, true).await.unwrap();
    w.run_with(&script).await;
    w.next_monday(&script).await;
    assert!(w.letters().await.is_empty());
    let new = w.s.published().await.0;
    script.hits.lock().unwrap().push(new);
    w.next_monday(&script).await;
    assert_eq!(told_in(&w.letters().await[0].text), [new]);
}

#[tokio::test]
async fn a_replay_reads_every_page_and_takes_the_nearest_for_no_hit() {
    let script = Script::default();
    let all: Vec<OfferId> = (1..=45).map(OfferId).collect();
    script.hits.lock().unwrap().clone_from(&all);
    let query = SearchQuery::everything();
    assert_eq!(
        replay::hits(&script, &query, usize::MAX).await.unwrap(),
        Ok(all.clone())
    );
    assert_eq!(
        replay::hits(&script, &query, 30).await.unwrap(),
        Ok(all[..30].to_vec())
    );
    let relaxed = Script {
        relaxed: true,
        ..script
    };
    assert_eq!(replay::hits(&relaxed, &query, 30).await.unwrap(), Ok(vec![]));
}

#[tokio::test]
async fn a_search_that_is_cut_is_told_of_the_next_week_and_holds_back_no_other() {
    let w = World::new().await;
    let script = Script::default();
    for query in ["q=en", "q=to"] {
        w.saved.save_search(&w.teacher, query, true).await.unwrap();
    }
    w.run_with(&script).await;
    let first = w.s.published().await.0;
    script.hits.lock().unwrap().push(first);
    *script.cut.lock().unwrap() = Some("to");
    w.next_monday(&script).await;
    let letters = w.letters().await;
    assert_eq!(told_in(&letters[0].text), [first]);
    assert!(letters[0].text.contains("«en»") && !letters[0].text.contains("«to»"));

    let second = w.s.published().await.0;
    script.hits.lock().unwrap().push(second);
    *script.cut.lock().unwrap() = None;
    w.next_monday(&script).await;
    let letters = w.letters().await;
    assert_eq!(letters.len(), 2);
    let (to, en) = letters[0].text.split_once("«en»").unwrap();
    assert_eq!(told_in(to), [first, second], "nothing is missed");
    assert_eq!(told_in(en), [second], "and nothing repeated");
    w.next_monday(&script).await;
    assert_eq!(w.letters().await.len(), 2);
}
