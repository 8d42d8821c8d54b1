//! Two people in one text, whatever they do and in whichever order: no word either of them saved is lost unless
//! somebody was shown it and chose another. Also: how often saving asks the database does not grow with the text.

use app::catalogue::changes::{choice, chosen};
use app::catalogue::form::CitationForm;
use app::catalogue::work::port::Typed;
use app::shared::fault::Fault;
use proptest::prelude::*;

use super::*;

/// Fields they write in; each holds words, and nobody deletes any.
const FIELDS: [&str; 4] = ["title", "summary", "exam", "practice"];

#[derive(Clone, Debug)]
enum Step {
    /// Opens the page anew.
    Open,
    /// Writes one more word in a field.
    Write(usize),
    /// Saves; where a colleague was faster, sees both and takes hers, or not, where both wrote.
    Save(bool),
}

fn steps() -> impl Strategy<Value = Vec<(bool, Step)>> {
    let step = prop_oneof![
        1 => Just(Step::Open),
        4 => (0..FIELDS.len()).prop_map(Step::Write),
        3 => any::<bool>().prop_map(Step::Save),
    ];
    proptest::collection::vec((any::<bool>(), step), 4..40)
}

fn field<'a>(form: &'a mut OfferForm, name: &str) -> &'a mut String {
    match name {
        "title" => &mut form.title,
        "summary" => &mut form.summary,
        "exam" => &mut form.exam,
        _ => &mut form.practice,
    }
}

fn words(form: &OfferForm) -> Vec<String> {
    let mut form = form.clone();
    let mut all = vec![];
    for name in FIELDS {
        let text = field(&mut form, name);
        all.extend(text.split_whitespace().map(|w| format!("{name}:{w}")));
    }
    all
}

/// One person's page: the revision it was drawn from, and what is typed in it.
struct Open {
    actor: Actor,
    seen: i64,
    form: OfferForm,
}

/// Saves as the page does: refused where a colleague was faster, it shows both texts joined; then the choice
/// is sent. Gives the words somebody saw and left for others.
async fn save(s: &Stage, version: VersionId, page: &mut Open, takes_hers: bool) -> Vec<String> {
    let mut left = vec![];
    loop {
        let saved = s
            .catalogue
            .save(&page.actor, version, page.seen, page.form.clone())
            .await;
        match saved {
            Ok(revision) => {
                page.seen = revision;
                return left;
            }
            Err(Fault::Stale) => {
                let typed = Typed {
                    seen: page.seen,
                    form: page.form.clone(),
                    of_live: None,
                };
                let found = work(s).conflict(&page.actor, version, &typed).await.unwrap();
                for conflict in &found.merged.conflicts {
                    // She is shown what either wrote, in full.
                    let name = conflict.field.as_str();
                    assert_eq!(field(&mut page.form, name), &conflict.mine);
                    let (chosen, other) = if takes_hers {
                        (&conflict.theirs, &conflict.mine)
                    } else {
                        (&conflict.mine, &conflict.theirs)
                    };
                    let chosen: Vec<&str> = chosen.split_whitespace().collect();
                    let not_chosen = other.split_whitespace().filter(|w| !chosen.contains(w));
                    left.extend(not_chosen.map(|w| format!("{name}:{w}")));
                }
                let hers = found.merged.conflicts.iter().filter(|_| takes_hers);
                page.form = hers.fold(found.merged.form.clone(), |form, conflict| {
                    chosen(form, &choice(&conflict.field, &conflict.choice))
                });
                page.seen = found.revision;
            }
            Err(other) => panic!("{other:?}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_people_editing_never_lose_a_word(steps in steps()) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let s = Stage::new().await;
            let editor = s.editor().await;
            let version = s.catalogue.create(&editor, s.hvl, Lang::Nb).await.unwrap();
            let open = async || {
                let page = s.catalogue.draft(&editor, version).await.unwrap();
                Open {
                    actor: editor.clone(),
                    seen: page.version.revision,
                    form: page.form,
                }
            };
            let mut pages = [open().await, open().await];
            let (mut saved, mut left) = (vec![], vec![]);
            for (n, (second, step)) in steps.iter().enumerate() {
                let page = &mut pages[usize::from(*second)];
                match step {
                    Step::Open => *page = open().await,
                    Step::Write(at) => {
                        let text = field(&mut page.form, FIELDS[*at]);
                        *text = format!("{text} ord{n}").trim().to_owned();
                    }
                    Step::Save(takes_hers) => {
                        left.extend(save(&s, version, page, *takes_hers).await);
                        saved.extend(words(&page.form));
                    }
                }
                let stands = words(&s.catalogue.draft(&editor, version).await.unwrap().form);
                for word in &saved {
                    assert!(stands.contains(word) || left.contains(word), "{word} is lost: {stands:?}");
                }
            }
        });
    }
}

#[tokio::test]
async fn saving_and_submitting_ask_the_same_few_questions_however_long_a_text_is() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let db = &s.t.parts.db;
    let asked = async |form: OfferForm| {
        let version = s.catalogue.create(&editor, s.hvl, Lang::Nb).await.unwrap();
        let before = db.statements();
        let seen = s.catalogue.save(&editor, version, 1, form.clone()).await.unwrap();
        let saved = db.statements() - before;
        let before = db.statements();
        s.catalogue.submit(&editor, version, seen, form).await.unwrap();
        (saved, db.statements() - before)
    };
    let short = full_form("Kort");
    let mut long = full_form("Lang");
    let one = CitationForm::clone(&long.citations[0]);
    long.citations = vec![one; 20];
    long.knowledge = "Har kunnskap om tal\n".repeat(100);
    asked(short.clone()).await;
    let (few, many) = (asked(short).await, asked(long).await);
    assert_eq!(few, many);
    assert!(few.0 <= 14 && few.1 <= 26, "{few:?}");
}
