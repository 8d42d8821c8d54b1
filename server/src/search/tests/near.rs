//! What is offered where nothing was found for all of a question.

use super::Real;

#[test]
fn where_words_were_let_go_their_neighbours_and_the_nearest_subjects_are_offered() {
    let real = Real::new();
    let page = real.find("sonett mobbing forebygging");
    let relaxed = page.relaxed.as_ref().unwrap();
    assert_eq!(
        (&relaxed.words[..], relaxed.any_word),
        (&["sonett".to_owned()][..], false)
    );
    assert!(page.also.contains(&"norsk".to_owned()), "{:?}", page.also);
    assert!(page.nearest.contains(&"norsk".to_owned()), "{:?}", page.nearest);
    let page = real.find("lulesamisk kroppsøving");
    assert!(page.relaxed.is_some());
    assert!(
        page.nearest.contains(&"kroppsoving".to_owned()),
        "{:?}",
        page.nearest
    );
    assert!(real.find("kroppsøving").nearest.is_empty());
}
