//! Letters that an operator sends ahead of Monday.

use app::shared::fault::Fault;

use super::World;

/// What an operator asks for has run.
async fn ahead(w: &World) -> usize {
    let n = crate::saved::ahead(&w.s.t.parts).await.unwrap();
    for (kind, outcome) in w.run().await {
        assert_eq!(outcome, Ok::<(), Fault>(()), "{kind}");
    }
    n
}

#[tokio::test]
async fn a_letter_sent_ahead_takes_the_place_of_mondays() {
    let w = World::wishing().await;
    assert_eq!(ahead(&w).await, 0, "nobody knows yet what there was before");
    w.next_monday(&*w.search).await;
    w.s.published().await;
    w.index().await;
    assert_eq!(ahead(&w).await, 1);
    assert_eq!(w.letters().await.len(), 1);
    assert_eq!(w.letters().await[0].subject, "Ett nytt studietilbud for deg");
    // Another comes before Monday: it waits, for her week is told.
    w.s.published().await;
    w.index().await;
    assert_eq!(ahead(&w).await, 0);
    w.next_monday(&*w.search).await;
    assert_eq!(w.letters().await.len(), 1);
    w.next_monday(&*w.search).await;
    assert_eq!(w.letters().await.len(), 2, "nothing is lost");
}

#[tokio::test]
async fn whoever_has_no_news_keeps_her_monday() {
    let w = World::watching().await;
    for _ in 0..2 {
        assert_eq!(ahead(&w).await, 1, "asked, and nothing was new");
    }
    assert!(w.letters().await.is_empty());
    w.s.published().await;
    w.index().await;
    w.next_monday(&*w.search).await;
    assert_eq!(w.letters().await.len(), 1);
}
