//! From the queue to the institution's page: deciding, taking back, telling; two moderators at once; rights.

use std::collections::BTreeMap;

use app::accounts::model::{Actor, Role};
use app::audit::model::Deed;
use app::catalogue::exchange::model::FileKind;
use app::remarks::form::{DecideForm, OneForm, OverviewChoice, UndoForm};
use app::remarks::model::{HintKind, Stand, ToldStand};
use app::remarks::port::Remarks as _;
use app::shared::fault::{Fault, Problem};
use app::shared::lang::Lang;
use sea_orm::{ConnectionTrait as _, Statement};

use super::{Desk, analyst, delete, editor, pass, summarise};
use crate::test::surveys::{NTNU, OSLOMET, actor};

const TEXTS: [&str; 3] = [
    "Mer tid på samlingene",
    "Kari Nordmann svarte aldri",
    "Ring 400 00 123, hilsen Ola",
];

fn form(decisions: &[(&str, OneForm)]) -> DecideForm {
    let texts = decisions
        .iter()
        .map(|(key, one)| ((*key).to_owned(), one.clone()));
    DecideForm {
        texts: texts.collect::<BTreeMap<_, _>>(),
    }
}

#[tokio::test]
async fn texts_are_read_decided_on_taken_back_and_told() {
    let d = Desk::new().await;
    d.person("redaktor@prove.example", Lang::Nn).await;
    let id = d.closed(1, 12, &TEXTS).await;
    let queue = d.port.queue(&analyst()).await.unwrap();
    assert_eq!((queue.limit, queue.rows.len()), (10, 1));
    assert_eq!((queue.rows[0].undecided, queue.rows[0].decided), (3, 0));
    let (undecided, _) = d.open(id).await;
    let hints = |text: &str| {
        let found = undecided.iter().find(|t| t.text == text).unwrap();
        found.hints.iter().map(|h| h.kind).collect::<Vec<_>>()
    };
    assert_eq!(hints(TEXTS[0]), []);
    assert_eq!(hints(TEXTS[1]), [HintKind::Name]);
    assert_eq!(hints(TEXTS[2]), [HintKind::Phone, HintKind::Name]);

    d.decide(id, &[(TEXTS[0], delete()), (TEXTS[2], delete())]).await;
    assert_eq!(
        d.port.told(&editor(), id).await.unwrap().stand,
        ToldStand::Waiting
    );
    let (left, revision) = d.open(id).await;
    assert_eq!(left.len(), 1);
    assert_eq!(
        d.port.tell(&analyst(), id, revision).await,
        Err(Fault::Stale),
        "one is undecided"
    );

    // The first was a slip.
    let key = undecided.iter().find(|t| t.text == TEXTS[0]).unwrap().key.clone();
    let undo = UndoForm { keys: vec![key] };
    assert_eq!(
        d.port.undo(&analyst(), id, revision, UndoForm::default()).await,
        Err(Fault::field("keys", Problem::AtLeast(1)))
    );
    d.port.undo(&analyst(), id, revision, undo.clone()).await.unwrap();
    assert_eq!(
        d.port.undo(&analyst(), id, revision, undo).await,
        Err(Fault::Stale)
    );
    d.decide(
        id,
        &[
            (TEXTS[0], pass(&["samlinger", "organisering"])),
            (
                TEXTS[1],
                summarise("Sene svar fra en underviser", &["undervisning"]),
            ),
        ],
    )
    .await;
    d.tell(id).await;
    d.work().await;
    d.work().await;
    let letters = d.w.letters().await;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].1, "Fritekstsvara er lesne: Tilbud 1");
    for text in TEXTS {
        assert!(
            !letters[0].2.contains(text),
            "a letter tells nothing of the texts"
        );
    }

    let Stand::Told(outcomes) = d.reading(id).await.stand else {
        panic!("it is told")
    };
    assert_eq!(
        (outcomes.passed, outcomes.summarised, outcomes.deleted),
        (1, 1, 1)
    );
    assert!(d.port.queue(&analyst()).await.unwrap().rows.is_empty());
    let mut own = d.told(&editor(), id).await;
    own.sort();
    assert_eq!(own, [TEXTS[0], "Sene svar fra en underviser"]);
    assert_eq!(
        d.told(&analyst(), id).await,
        ["Sene svar fra en underviser"],
        "the directorate reads no raw text outside moderation"
    );
    let csv = async |who: &Actor, kind| d.port.file(who, id, Lang::Nb, kind).await.unwrap().bytes;
    let text = String::from_utf8(csv(&editor(), FileKind::Csv).await).unwrap();
    assert!(
        text.contains("Mer tid på samlingene;;") && text.contains("Samlinger, Organisering og informasjon")
    );
    assert!(!text.contains("Nordmann") && !text.contains("400 00"));
    assert!(text.contains("antall tekster;;færre enn 10"), "{text}");
    let text = String::from_utf8(csv(&analyst(), FileKind::Csv).await).unwrap();
    assert!(!text.contains("Mer tid") && text.contains("Sene svar"));
    assert!(csv(&editor(), FileKind::Xlsx).await.starts_with(b"PK"));

    // Nothing can be done with it any more.
    assert_eq!(
        d.port.decide(&analyst(), id, form(&[("00", delete())])).await,
        Err(Fault::Stale)
    );
    let steps = d.reading(id).await.steps;
    let deeds: Vec<(Deed, usize)> = steps.iter().map(|s| (s.deed, s.n)).collect();
    assert_eq!(
        deeds,
        [
            (Deed::RemarksTold, 3),
            (Deed::RemarksDecided, 2),
            (Deed::RemarksUndone, 1),
            (Deed::RemarksDecided, 2),
        ]
    );
    assert_eq!(steps[1].by, "Prøve Person");
}

#[tokio::test]
async fn the_trail_tells_what_was_decided_and_not_what_was_written() {
    let d = Desk::new().await;
    let id = d.closed(1, 12, &TEXTS).await;
    d.decide(
        id,
        &[
            (TEXTS[0], pass(&["samlinger"])),
            (TEXTS[1], summarise("Sene svar", &["undervisning"])),
            (TEXTS[2], delete()),
        ],
    )
    .await;
    d.tell(id).await;
    let db = d.w.parts().db.read();
    let sql = "SELECT changes FROM audit ORDER BY id";
    let rows = db
        .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
        .await
        .unwrap();
    let trail: Vec<String> = rows.iter().map(|r| r.try_get("", "changes").unwrap()).collect();
    let trail = trail.join("\n");
    for outcome in ["videre", "sammendrag", "slettet"] {
        assert!(trail.contains(outcome), "{trail}");
    }
    for text in TEXTS.iter().chain(&["Sene svar"]) {
        assert!(!trail.contains(text), "{trail}");
    }
}

#[tokio::test]
async fn two_moderators_at_once_do_not_overwrite_each_other() {
    let d = Desk::new().await;
    let id = d.closed(1, 12, &TEXTS).await;
    let (undecided, _) = d.open(id).await;
    let keys: Vec<&str> = undecided.iter().map(|t| t.key.as_str()).collect();
    let (one, other) = (analyst(), actor(Role::DirectorateAdmin, None));
    let hers = form(&[(keys[0], delete()), (keys[1], pass(&["annet"]))]);
    let his = form(&[
        (keys[1], summarise("Noe annet", &["annet"])),
        (keys[2], pass(&["annet"])),
    ]);
    let (first, second) = tokio::join!(
        d.port.decide(&one, id, hers),
        d.port.decide(&other, id, his.clone())
    );
    let results = [first, second];
    let kept = results.iter().filter(|r| **r == Ok(2)).count();
    let refused = results.iter().filter(|r| **r == Err(Fault::Stale)).count();
    assert_eq!((kept, refused), (1, 1), "{results:?}");
    let (left, _) = d.open(id).await;
    assert_eq!(left.len(), 1, "of the refused posting nothing is kept");

    // Whoever was slower decides on what is left.
    let rest = form(&[(&left[0].key, delete())]);
    d.port.decide(&other, id, rest.clone()).await.unwrap();
    assert_eq!(d.port.decide(&one, id, rest).await, Err(Fault::Stale));
    // She tells what she saw, not what it has become.
    let (_, revision) = d.open(id).await;
    let undo = UndoForm {
        keys: vec![left[0].key.clone()],
    };
    d.port.undo(&other, id, revision, undo).await.unwrap();
    assert_eq!(d.port.tell(&one, id, revision).await, Err(Fault::Stale));
}

#[tokio::test]
async fn a_posting_with_a_fault_keeps_nothing() {
    let d = Desk::new().await;
    let id = d.closed(1, 12, &TEXTS).await;
    let (undecided, revision) = d.open(id).await;
    let wrong = form(&[
        (&undecided[0].key, delete()),
        (&undecided[1].key, summarise("", &["annet"])),
    ]);
    let fault = d.port.decide(&analyst(), id, wrong).await;
    let field = format!("texts[{}][summary]", undecided[1].key);
    assert_eq!(fault, Err(Fault::field(field, Problem::Required)));
    let unknown = form(&[("zz", delete())]);
    assert_eq!(d.port.decide(&analyst(), id, unknown).await, Err(Fault::Missing));
    let (after, same) = d.open(id).await;
    assert_eq!((after.len(), same), (3, revision));
}

#[tokio::test]
async fn a_text_of_another_survey_cannot_be_decided_here() {
    let d = Desk::new().await;
    let here = d.closed(1, 12, &TEXTS).await;
    let there = d.closed(2, 12, &["Noe annet"]).await;
    let (texts, _) = d.open(there).await;
    let foreign = form(&[(&texts[0].key, delete())]);
    assert_eq!(d.port.decide(&analyst(), here, foreign).await, Err(Fault::Stale));
    assert_eq!(d.open(there).await.0.len(), 1);
}

#[tokio::test]
async fn everybody_meets_what_is_hers_and_nothing_else() {
    let d = Desk::new().await;
    let id = d.closed(1, 12, &TEXTS).await;
    let overview = OverviewChoice::read(&[]).0;
    for role in Role::ALL {
        let institution = matches!(role, Role::Editor | Role::InstitutionAdmin);
        let reads_all = matches!(role, Role::Reviewer | Role::Analyst | Role::DirectorateAdmin);
        for place in [OSLOMET, NTNU] {
            let who = actor(*role, institution.then_some(place));
            let may = matches!(role, Role::Analyst | Role::DirectorateAdmin);
            let refused = |allowed: bool| (!allowed).then_some(Fault::Forbidden);
            let said = format!("{role} at {place}");
            assert_eq!(d.port.queue(&who).await.err(), refused(may), "{said}");
            assert_eq!(d.port.reading(&who, id).await.err(), refused(may), "{said}");
            let decide = d.port.decide(&who, id, DecideForm::default()).await.err();
            let wanted = Fault::field("texts", Problem::AtLeast(1));
            assert_eq!(decide, Some(refused(may).unwrap_or(wanted)), "{said}");
            let undo = d.port.undo(&who, id, 99, UndoForm::default()).await.err();
            assert_eq!(undo, Some(refused(may).unwrap_or(Fault::Stale)), "{said}");
            let tell = d.port.tell(&who, id, 99).await.err();
            assert_eq!(tell, Some(refused(may).unwrap_or(Fault::Stale)), "{said}");
            let reads = reads_all || institution && place == OSLOMET;
            assert_eq!(d.port.told(&who, id).await.err(), refused(reads), "{said}");
            let file = d.port.file(&who, id, Lang::Nb, FileKind::Csv).await.err();
            assert_eq!(file, refused(reads), "{said}");
            let sums = d.port.overview(&who, &overview).await.err();
            assert_eq!(sums, refused(reads_all), "{said}");
        }
    }
    let visitor = Actor::visitor();
    assert_eq!(d.port.queue(&visitor).await.err(), Some(Fault::SignIn));
    assert_eq!(d.port.told(&visitor, id).await.err(), Some(Fault::SignIn));
    // Nobody moderates what is said of an institution she works for.
    let mut both = analyst();
    both.grants.extend(editor().grants);
    assert_eq!(d.port.reading(&both, id).await.err(), Some(Fault::Forbidden));
    assert!(d.port.queue(&both).await.unwrap().rows.is_empty());
}
