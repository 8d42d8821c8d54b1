//! Participants corrected, removed, left in peace, and brought by machines.

use app::evaluation::model::EvaluationPage;
use app::evaluation::port::Evaluations as _;
use app::shared::fault::{Fault, Problem};
use app::shared::ids::{EvaluationId, InvitationId};
use app::shared::lang::Lang;
use sea_orm::{ConnectionTrait as _, EntityTrait as _};

use crate::catalogue;
use crate::evaluation::entity::{answer, ballot, invitation};
use crate::evaluation::machine;
use crate::test::surveys::{NTNU, OSLOMET, World, editor, rating, token_in};

async fn page(w: &World, id: EvaluationId) -> EvaluationPage {
    w.surveys.evaluation(&editor(), id).await.unwrap()
}

fn stop_in(text: &str) -> String {
    let (_, after) = text.split_once("/svar-stopp/").expect("the letter has a way out");
    after.lines().next().expect("a line").to_owned()
}

#[tokio::test]
async fn a_corrected_address_gets_the_same_link_and_a_refused_one_is_left_alone() {
    let w = World::new().await;
    let run = w.run(1).await;
    let id = w.plan(run, "2026-11-23", "2026-12-22").await;
    w.surveys
        .add_participants(
            &editor(),
            id,
            b"navn,e-post\nOla,ola@refused.example\nKari,kari@prove.example\n",
            false,
        )
        .await
        .unwrap();
    w.work().await;
    let seen = page(&w, id).await;
    let ola = &seen.participants[0];
    assert!(ola.bounced && ola.invited_at.is_none());
    let correct = async |email: &str| w.surveys.readdress(&editor(), id, ola.id, email).await;
    let field = format!("email-{}", ola.id);
    assert_eq!(
        correct("feil").await,
        Err(Fault::field(&*field, Problem::NotAnEmail))
    );
    assert_eq!(
        correct("kari@prove.example").await,
        Err(Fault::field(&*field, Problem::Taken))
    );
    let nobody = w
        .surveys
        .readdress(&editor(), id, InvitationId(99), "a@prove.example")
        .await;
    assert_eq!(nobody, Err(Fault::Missing));
    correct(" OLA@prove.example ").await.unwrap();
    w.work().await;
    let letters = w.letters().await;
    assert_eq!((letters.len(), letters[1].0.as_str()), (2, "ola@prove.example"));
    let ballots = ballot::Entity::find().all(w.parts().db.read()).await.unwrap();
    assert_eq!(ballots.len(), 2 + 1 + 10, "no ballot is made for it");
    // Sent again to the same address: the link is the same.
    correct("ola@prove.example").await.unwrap();
    w.work().await;
    let letters = w.letters().await;
    assert_eq!(token_in(&letters[1].2), token_in(&letters[2].2));

    // Another survey does not try an address that was refused for good, until somebody corrects it.
    let other = w.run(2).await;
    let other = w.plan(other, "2026-11-23", "2026-12-22").await;
    for id in [id, other] {
        w.surveys
            .add_participants(&editor(), id, b"navn,e-post\nPer,per@refused.example\n", false)
            .await
            .unwrap();
        w.work().await;
    }
    let per = page(&w, other).await.participants[0].clone();
    assert!(per.bounced && per.invited_at.is_none());
}

#[tokio::test]
async fn whoever_is_removed_is_gone_at_once_and_her_answer_cannot_be_told_from_others() {
    let w = World::new().await;
    let (id, tokens) = w.open_survey(7).await;
    w.surveys.answer(&tokens[2], rating(1)).await.unwrap();
    let db = w.parts().db.read();
    let kept = |answers: &[answer::Model]| answers.iter().map(|a| a.sealed.clone()).collect::<Vec<_>>();
    let answers = answer::Entity::find().all(db).await.unwrap();
    let ballots = ballot::Entity::find().all(db).await.unwrap();
    let people = page(&w, id).await.participants;
    // One who has answered, one who has not: the same happens, and the same is said.
    for person in [&people[2], &people[5]] {
        w.surveys
            .remove_participant(&editor(), id, person.id)
            .await
            .unwrap();
    }
    let again = w.surveys.remove_participant(&editor(), id, people[2].id).await;
    assert_eq!(again, Err(Fault::Missing));
    let left = invitation::Entity::find().all(db).await.unwrap();
    assert!(
        left.len() == 5
            && left
                .iter()
                .all(|p| p.email != people[2].email && p.email != people[5].email)
    );
    assert_eq!(
        kept(&answer::Entity::find().all(db).await.unwrap()),
        kept(&answers)
    );
    assert_eq!(ballot::Entity::find().all(db).await.unwrap(), ballots);
    assert_eq!(
        page(&w, id).await.evaluation.invited,
        7,
        "what is counted tells nothing"
    );
    if !w.parts().db.is_postgres() {
        let files = std::fs::read_dir(&w.parts().config.data_dir).unwrap();
        let paths = files.map(|f| f.unwrap().path()).filter(|p| p.is_file());
        for path in paths {
            let bytes = std::fs::read(&path).unwrap();
            let email = people[2].email.as_bytes();
            assert!(
                !bytes.windows(email.len()).any(|b| b == email),
                "{}",
                path.display()
            );
        }
    }
    // Her link works as before, and nobody gets her number.
    w.surveys.answer(&tokens[5], rating(5)).await.unwrap();
    w.add(id, 30..31).await;
    w.work().await;
    let late = w.letters().await.pop().unwrap();
    assert!(late.0 == "deltaker30@prove.example" && !tokens.contains(&token_in(&late.2)));
    w.surveys.answer(&token_in(&late.2), rating(5)).await.unwrap();
}

#[tokio::test]
async fn whoever_wants_no_further_letters_gets_none_and_can_still_answer() {
    let w = World::new().await;
    let (id, tokens) = w.open_survey(3).await;
    let letters = w.letters().await;
    let stop = stop_in(&letters[1].2);
    let last = if stop.ends_with('0') { "1" } else { "0" };
    let forged = format!("{}{last}", &stop[..stop.len() - 1]);
    for wrong in ["", "1", "1-2-3", &forged, "99-1-00"] {
        let refused = w.surveys.stop_letters(wrong).await;
        assert_eq!(refused, Err(Fault::Missing), "{wrong}");
        assert_eq!(w.surveys.letters_of(wrong).await, Err(Fault::Missing), "{wrong}");
    }
    // Reading what a link is about ends nothing.
    let of = w.surveys.letters_of(&stop).await.unwrap();
    assert_eq!(of, Some(page(&w, id).await.evaluation.title));
    assert!(page(&w, id).await.participants.iter().all(|p| !p.opted_out));
    for _ in 0..2 {
        w.surveys.stop_letters(&stop).await.unwrap();
    }
    let seen = page(&w, id).await;
    let out: Vec<bool> = seen.participants.iter().map(|p| p.opted_out).collect();
    assert_eq!(out, [false, true, false]);
    w.go_to("2026-11-30");
    w.work().await;
    w.work().await;
    let reminded: Vec<String> = w.letters().await.split_off(3).into_iter().map(|l| l.0).collect();
    assert_eq!(reminded, ["deltaker0@prove.example", "deltaker2@prove.example"]);
    // Every participant has the same trace of the round.
    let seen = page(&w, id).await;
    assert!(seen.participants.iter().all(|p| p.reminders == 1));
    w.surveys.answer(&tokens[1], rating(4)).await.unwrap();
    w.go_to("2026-12-23");
    w.work().await;
    assert_eq!(
        w.surveys.stop_letters(&stop).await,
        Ok(()),
        "there is nothing left to end"
    );
    assert_eq!(w.surveys.letters_of(&stop).await, Ok(None));
}

#[tokio::test]
async fn whoever_has_no_language_in_the_list_is_written_to_in_the_institutions_own() {
    let w = World::new().await;
    let id = w.plan(w.run(1).await, "2026-11-23", "2026-12-22").await;
    let tx = w.parts().db.write().await.unwrap();
    catalogue::set_letter_lang(&*tx, OSLOMET, Lang::Nn).await.unwrap();
    tx.commit().await.unwrap();
    let list =
        "navn;e-post;målform\nKari;kari@prove.example;\nOla;ola@prove.example;nb\nEve;eve@prove.example;en\n";
    let added = w
        .surveys
        .add_participants(&editor(), id, list.as_bytes(), false)
        .await;
    assert_eq!(added.unwrap().added, 3);
    let row = ["Per", "per@prove.example", ""].map(str::to_owned);
    machine::add(w.parts(), OSLOMET, id, vec![row]).await.unwrap();
    w.work().await;
    let mut subjects: Vec<_> = w.letters().await.into_iter().map(|l| (l.0, l.1)).collect();
    subjects.sort();
    let begins: Vec<_> = subjects
        .iter()
        .map(|(to, subject)| (to.split('@').next().unwrap(), subject.split(' ').next().unwrap()))
        .collect();
    assert_eq!(
        begins,
        [("eve", "What"), ("kari", "Kva"), ("ola", "Hva"), ("per", "Kva")]
    );
}

#[tokio::test]
async fn a_list_with_faults_waits_while_the_survey_is_open_and_only_its_good_rows_do_not_before() {
    let w = World::new().await;
    let list = "navn;e-post;målform\nKari;kari@prove.example;nn\n\nOla;ola(at)skole;\n\"Per; den eldre\";per@prove.example;nyno\n";
    let add = async |id, anyway| {
        w.surveys
            .add_participants(&editor(), id, list.as_bytes(), anyway)
            .await
            .unwrap()
    };
    let refused = "navn;e-post;målform\nOla;ola(at)skole;\n\"Per; den eldre\";per@prove.example;nyno";
    // Nobody is asked yet, so nothing is settled by it.
    let later = w.plan(w.run(2).await, "2026-12-01", "2026-12-22").await;
    let report = add(later, false).await;
    assert_eq!(
        (report.added, report.is_held, report.again.as_str()),
        (1, false, refused)
    );

    let open = w.plan(w.run(1).await, "2026-11-23", "2026-12-22").await;
    let report = add(open, false).await;
    let rows: Vec<_> = report.refused.iter().map(|r| (r.row, r.name.as_str())).collect();
    assert_eq!(rows, [(4, "Ola"), (5, "Per; den eldre")]);
    assert_eq!((report.added, report.is_held), (1, true));
    assert_eq!(
        report.again,
        refused.replace("\nOla", "\nKari;kari@prove.example;nn\nOla")
    );
    w.work().await;
    assert_eq!((page(&w, open).await.room, w.letters().await.len()), (None, 0));
    // What comes back can be read again, with the same people in it.
    let report = w
        .surveys
        .add_participants(&editor(), open, report.again.as_bytes(), true)
        .await
        .unwrap();
    assert_eq!(
        (report.added, report.is_held, report.again.as_str()),
        (1, false, refused)
    );
    w.work().await;
    assert_eq!(w.letters().await.len(), 1);
    // With nobody to add there is nothing to confirm.
    assert!(!add(open, false).await.is_held);
}

#[tokio::test]
async fn a_machine_brings_people_row_by_row_and_only_to_its_own_surveys() {
    let w = World::new().await;
    let (id, _) = w.open_survey(2).await;
    let row = |name: &str, email: &str, lang: &str| [name, email, lang].map(str::to_owned);
    let rows = vec![
        row("Kari", "kari@prove.example", "nn"),
        row("", "ola@prove.example", ""),
        row("Per", "per(at)skole", ""),
        row("Åse", "ase@prove.example", "nynrosk"),
        row("Kari", "KARI@prove.example", ""),
    ];
    let report = machine::add(w.parts(), OSLOMET, id, rows.clone()).await.unwrap();
    let refused: Vec<_> = report
        .refused
        .iter()
        .map(|f| (f.row, f.field.as_str(), f.problem.clone()))
        .collect();
    assert_eq!((report.added, report.merged), (1, 1));
    assert_eq!(
        refused,
        [
            (2, "name", Problem::Required),
            (3, "email", Problem::NotAnEmail),
            (4, "lang", Problem::NotALanguage)
        ]
    );
    w.work().await;
    let letter = w.letters().await.pop().unwrap();
    assert!(letter.0 == "kari@prove.example" && letter.1.starts_with("Kva meiner"));
    let other = machine::add(w.parts(), NTNU, id, rows).await;
    assert_eq!(other, Err(Fault::Missing));
    assert_eq!(machine::listed(w.parts(), NTNU).await.unwrap(), []);
    assert_eq!(machine::listed(w.parts(), OSLOMET).await.unwrap()[0].id, id);
}

#[tokio::test]
async fn the_institution_is_told_once_by_letter_that_the_key_is_lost() {
    let w = World::new().await;
    let (id, _) = w.open_survey(3).await;
    let tx = w.parts().db.write().await.unwrap();
    for sql in [
        "INSERT INTO person (id, name, email, lang, is_demo) VALUES (1, 'Ed', 'ed@oslomet.example', 'nn', false), \
         (2, 'Ny', 'ny@ntnu.example', 'nb', false)",
        "INSERT INTO role (person_id, role, institution_id) VALUES (1, 'editor', 1), (2, 'editor', 2)",
    ] {
        tx.execute_unprepared(sql).await.unwrap();
    }
    tx.commit().await.unwrap();
    let key = w.parts().secrets.read(id).unwrap();
    let file = w.parts().config.secret_dir.join(format!("evaluation-{id}.key"));
    for day in ["2026-11-30", "2026-12-07"] {
        std::fs::remove_file(&file).unwrap();
        w.go_to(day);
        w.work().await;
        w.work().await;
        std::fs::write(&file, key.0).unwrap();
        w.work().await;
        w.work().await;
    }
    let told: Vec<_> = w
        .letters()
        .await
        .into_iter()
        .filter(|l| l.1.starts_with("Påminningane har stoppa"))
        .collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].0 == "ed@oslomet.example" && told[0].2.contains("ingen svar er mista"));
}
