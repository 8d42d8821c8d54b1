//! Own competence: asked about in the address, remembered on request.

use app::accounts::model::Role;
use reqwest::StatusCode;

use crate::support::{Form, Site};

const ASKED: &str = "/nb/kompetanse?trinn=8-10&fag=norsk&stp=45";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_teacher_has_is_remembered_on_request_and_forgotten_again() {
    let site = Site::start().await;
    site.settle().await;
    let visitor = site.browser();
    visitor
        .get(ASKED)
        .await
        .expect_ok()
        .says("Ingenting lagres.")
        .says("Logg inn, så kan Videre huske dette til neste gang");

    let teacher = site.signed_in(Role::Teacher).await;
    let page = teacher.get(ASKED).await.expect_ok();
    let kept = teacher.submit(page.form("competence/keep")).await.expect_ok();
    assert_eq!(kept.path, ASKED);
    kept.says("Videre husker det du oppga.");
    let again = teacher.get("/nn/kompetanse").await.expect_ok();
    again
        .says("For å undervise i norsk på 8.–10. trinn")
        .says("Videre har hugsa dette");
    assert_eq!(
        again.attributes("input[name=stp][type=text], input[name=stp]:not([type])", "value"),
        ["45"]
    );
    // The address comes first.
    let other = teacher
        .get("/nb/kompetanse?trinn=5-7&fag=matematikk")
        .await
        .expect_ok();
    other
        .says("Videre husker noe annet for deg:")
        .says("Husk dette i stedet");

    let mine = teacher.get("/nb/meg/lagret").await.expect_ok();
    mine.says("Norsk, 8.–10. trinn, 45 studiepoeng");
    let gone = teacher.submit(mine.form("competence/forget")).await.expect_ok();
    assert_eq!(gone.path, "/nb/meg/lagret");
    gone.says("Videre har glemt det du oppga.")
        .says("Videre husker ikke");
    teacher
        .get("/nb/kompetanse")
        .await
        .expect_ok()
        .says("så lenge du ikke ber Videre huske det");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_question_is_refused_with_what_was_typed_and_a_visitor_comes_back_to_it() {
    let site = Site::start().await;
    let form = |fields: &[(&str, &str)]| Form {
        action: "/do/competence/keep?lang=nb".into(),
        fields: fields
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
            .collect(),
    };
    let teacher = site.signed_in(Role::Teacher).await;
    let refused = teacher
        .submit(form(&[("trinn", "8-10"), ("fag", "norsk"), ("stp", "mange")]))
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("Skriv et tall.");
    assert!(refused.html.contains("value=\"mange\""), "{}", refused.html);
    teacher
        .get("/nb/kompetanse")
        .await
        .expect_ok()
        .says("så lenge du ikke ber Videre huske det");

    let visitor = site.browser();
    let sign_in = visitor
        .submit(form(&[("trinn", "8-10"), ("fag", "norsk")]))
        .await
        .expect_ok();
    assert_eq!(
        sign_in.path,
        "/nb/logg-inn?til=%2Fnb%2Fkompetanse%3Ftrinn%3D8-10%26fag%3Dnorsk"
    );
}
