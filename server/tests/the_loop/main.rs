//! The whole loop through the front door, as a browser without JavaScript walks it: publish, review, find,
//! compare, evaluate, read; `followed` goes on from there to the review of the next version.

mod followed;
#[path = "../support/mod.rs"]
mod support;

use std::time::{Duration, Instant};

use app::accounts::model::Role;
use support::{Browser, Form, Page, Site, link_in};

/// Everything an offer needs but what the test changes.
fn fill(form: &mut Form, title: &str) {
    for (name, value) in [
        ("title", title),
        ("code", "PRØVE-1"),
        ("credits", "15"),
        ("subject", "matematikk"),
        ("stage_from", "5"),
        ("stage_to", "10"),
        ("teaching_language", "norsk"),
        ("text_lang", "nb"),
        ("funding", "vikar_stipend"),
        ("summary", "Et studium om kvaternioner i skolen."),
        ("content", "Innhold om kvaternioner."),
        ("knowledge", "Kjenner kvaternioner"),
        ("skills", "Kan regne med kvaternioner"),
        ("competence", "Kan drøfte kvaternioner"),
        ("practice", "Prøves ut i egen klasse."),
        ("exam", "Muntlig eksamen."),
        ("admission", "Lærerutdanning."),
        ("price", "0"),
        ("contact_name", "Kari Kontakt"),
        ("contact_email", "kari@uni.example"),
        ("places", "Bergen"),
    ] {
        form.set(&format!("form[{name}]"), value);
    }
    for (name, value) in [
        ("modules][0][title", "Tall i fire dimensjoner"),
        ("modules][0][credits", "15"),
        ("citations][0][authors", "Hamilton, W. R."),
        ("citations][0][year", "2019"),
        ("citations][0][title", "Om kvaternioner"),
        ("run][semester", "2027h"),
        ("run][starts_on", "2027-08-23"),
        ("run][ends_on", "2027-12-17"),
        ("run][funding_deadline", "2027-03-01"),
        ("run][admission_deadline", "2027-04-15"),
        ("run][capacity", "25"),
        ("run][gatherings][0][from", "2027-09-07"),
        ("run][gatherings][0][to", "2027-09-08"),
        ("run][gatherings][0][place", "Bergen"),
    ] {
        form.set(&format!("form[{name}]"), value);
    }
    for theme in app::catalogue::model::Theme::ALL {
        form.set(&format!("form[themes][{theme}][passage]"), "Slik dekkes temaet.");
        form.set(&format!("form[themes][{theme}][outcome]"), "1");
    }
    form.tick("form[groups][]", "laerere");
    form.tick("form[delivery][]", "samlingsbasert");
}

/// The same form, sent by its other button.
fn by(mut form: Form, from: &str, to: &str) -> Form {
    form.action = form.action.replace(from, to);
    form
}

/// The address of the newest open case with this title.
async fn case_of(reviewer: &Browser, title: &str) -> String {
    let queue = reviewer.get("/nb/direktorat").await.expect_ok();
    queue.says(title);
    let links = queue.attributes("main a[href*='/direktorat/saker/']", "href");
    let texts = queue.all("main a[href*='/direktorat/saker/']");
    let i = texts
        .iter()
        .position(|t| t.contains(title))
        .expect("the case is linked by its title");
    links[i].clone()
}

async fn judge(reviewer: &Browser, case: &str, unmet: Option<&str>) -> Page {
    let page = reviewer.get(case).await.expect_ok();
    let mut form = page.form("review/save");
    let verdicts = page.attributes("input[type=radio][value=met]", "name");
    assert!(verdicts.len() >= 10, "a verdict for each criterion");
    for name in &verdicts {
        let missed = unmet.is_some_and(|code| name.contains(code));
        form.set(name, if missed { "not_met" } else { "met" });
        if missed {
            form.set(&name.replace("[verdict]", "[reason]"), "Vis hva elevene gjør.");
        }
    }
    let endpoint = if unmet.is_some() {
        "review/return"
    } else {
        "review/approve"
    };
    let form = by(by(form, "review/save", endpoint), "review/approve", endpoint);
    reviewer.submit(form).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_offer_goes_from_draft_to_found_and_gone() {
    let site = Site::start().await;
    let editor = site.signed_in(Role::Editor).await;
    let reviewer = site.signed_in(Role::Reviewer).await;
    let title = "Kvaternioner for mellomtrinnet";

    // Half-done work is kept without complaint.
    let bench = editor.get("/nb/institusjon").await.expect_ok();
    let page = editor.submit(bench.form("offer/create")).await.expect_ok();
    let mut form = page.form("offer/save");
    form.set("form[title]", title);
    let form = by(form, "offer/submit", "offer/save");
    let page = editor.submit(form).await.expect_ok();
    page.says("lagret");
    let draft = page.path.clone();

    // Submitting lists everything that is missing, and loses nothing.
    let form = by(
        editor.get(&draft).await.form("offer/save"),
        "offer/save",
        "offer/submit",
    );
    let page = editor.submit(form).await.expect(422);
    let faults = page.attributes(".error-summary a", "href");
    assert!(faults.len() > 20, "{faults:?}");
    for fault in &faults {
        let id = fault.trim_start_matches('#');
        assert_eq!(
            page.attributes(&format!("[id='{id}']"), "id").len(),
            1,
            "{fault} leads to a field"
        );
    }
    assert_eq!(page.attributes("input[name='form[title]']", "value"), [title]);

    let mut form = page.form("offer/save");
    fill(&mut form, title);
    let form = by(form, "offer/save", "offer/submit");
    editor.submit(form).await.expect_ok();
    site.settle().await;
    assert!(
        !finds(&site, "kvaternioner").await,
        "what is not approved is not found"
    );

    // Returned with a reason, which stands beside its field; there is a letter.
    let case = case_of(&reviewer, title).await;
    judge(&reviewer, &case, Some("digitalisation")).await.expect_ok();
    site.settle().await;
    let page = editor.get(&draft).await.expect_ok();
    page.says("Vis hva elevene gjør.");
    let letters = site.platform.services.mail.sent().await.unwrap();
    assert!(
        letters
            .iter()
            .any(|l| l.text.contains("Vis hva elevene gjør.") && l.text.contains(title))
    );

    // Sent again and approved: soon found, by word, by filter and by machine.
    let form = by(page.form("offer/save"), "offer/save", "offer/submit");
    editor.submit(form).await.expect_ok();
    let case = case_of(&reviewer, title).await;
    let approved = Instant::now();
    judge(&reviewer, &case, None).await.expect_ok();
    while !finds(&site, "kvaternioner").await {
        assert!(
            approved.elapsed() < Duration::from_secs(10),
            "found soon after the approval; how soon is measured, not tested"
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let found = site
        .browser()
        .get("/nb/tilbud?q=kvaternion&fag=matematikk&trinn=8-10")
        .await
        .expect_ok();
    found.says(title);
    let machine = site
        .browser()
        .get("/api/v1/offers?q=kvaternioner&tema=assessment")
        .await;
    let answer: serde_json::Value = serde_json::from_str(&machine.html).unwrap();
    assert_eq!(answer["total"], 1);
    let id = answer["items"][0]["id"].as_i64().unwrap();
    site.browser()
        .get(&format!("/nn/tilbud/{id}"))
        .await
        .expect_ok()
        .says("Kari Kontakt");
    let compared = site
        .browser()
        .get(&format!("/nb/sammenlign?tilbud={id}&tilbud=1"))
        .await
        .expect_ok();
    compared.says(title);

    // A decision is made once.
    judge_again(&reviewer, &case).await;

    // Withdrawn: gone as fast.
    let bench = editor.get("/nb/institusjon").await;
    let mut form = bench.form_with("offer/withdraw", "offer", &id.to_string());
    form.set("reason", "Prøven er over");
    editor.submit(form).await.expect_ok();
    site.wait_for_index().await;
    assert!(!finds(&site, "kvaternioner").await);
}

async fn judge_again(reviewer: &Browser, case: &str) {
    let page = reviewer.get(case).await.expect_ok();
    assert!(
        page.attributes("input[type=radio]", "name").is_empty(),
        "a decided case takes no verdicts"
    );
}

async fn finds(site: &Site, words: &str) -> bool {
    let answer = site
        .browser()
        .get(&format!("/api/v1/offers?q={words}"))
        .await
        .expect_ok();
    let answer: serde_json::Value = serde_json::from_str(&answer.html).unwrap();
    answer["total"].as_i64().unwrap() > 0
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_participant_answers_once_and_the_institution_reads() {
    let site = Site::start().await;
    let survey = server::test::survey::open_survey(&site.platform, 12).await;
    let phone = site.browser();
    for (i, token) in survey.tokens.iter().enumerate().take(9) {
        let page = phone.get(&format!("/nb/svar/{token}")).await.expect_ok();
        let mut form = page.form("evaluation/answer");
        form.set("form[one][quality_overall]", if i % 3 == 0 { "3" } else { "5" });
        phone.submit(form).await.expect_ok().says("Takk");
    }
    // A second use says so kindly, whether read or sent.
    let again = phone
        .get(&format!("/nb/svar/{}", survey.tokens[0]))
        .await
        .expect_ok();
    assert!(
        again
            .attributes("form[action*='evaluation/answer']", "action")
            .is_empty()
    );
    let page = phone
        .get(&format!("/nb/svar/{}", survey.tokens[10]))
        .await
        .expect_ok();
    let mut form = page.form("evaluation/answer");
    form.set("form[one][quality_overall]", "4")
        .set("token", &survey.tokens[1]);
    phone.submit(form).await.expect(409);
    phone.get("/nb/svar/ingen-slik-lenke").await.expect(404);

    // The figures come when the survey has closed, and say no more than they may.
    let editor = site.signed_in(Role::Editor).await;
    let results = format!("/nb/resultater/{}", survey.evaluation);
    editor.get(&results).await.expect(404);
    site.clock.advance(chrono::Duration::days(32));
    site.settle().await;
    let editor = site.signed_in(Role::Editor).await;
    let page = editor.get(&results).await.expect_ok();
    page.says("9");
    page.says("for få svar");
    let file = editor.get(&format!("{results}/csv")).await.expect_ok();
    assert!(
        file.html.contains("quality_overall") || file.html.contains("4,3"),
        "{}",
        file.html
    );
    phone
        .get(&format!("/nb/svar/{}", survey.tokens[11]))
        .await
        .expect(410)
        .says("lukket");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_one_time_link_opens_once_and_only_by_its_button() {
    let site = Site::start().await;
    let people = site.platform.services.accounts.demo_people().await.unwrap();
    let address = people[0].0.email.clone();
    let browser = site.browser();
    let mut form = browser.get("/nb/logg-inn").await.form("accounts/request_link");
    form.set("form[email]", &address);
    browser.submit(form).await.expect_ok();
    site.settle().await;
    let letter = site.letter_to(&address).await;
    let link = link_in(&letter.text, &site.platform.config.public_url);
    // A mail scanner's visits spend nothing.
    for _ in 0..3 {
        site.browser().get(&link).await.expect_ok();
    }
    let form = browser.get(&link).await.form("accounts/open_link");
    let stolen = Form {
        action: form.action.clone(),
        fields: form.fields.clone(),
    };
    browser.submit(form).await.expect_ok();
    browser.get("/nb/meg").await.expect_ok().says(&people[0].0.name);
    let thief = site.browser();
    let page = thief.submit(stolen).await;
    assert_eq!(page.status.as_u16(), 409, "{}", page.text());
    assert!(thief.get("/nb/meg").await.path.starts_with("/nb/logg-inn"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_page_asks_the_database_more_than_six_times() {
    let site = Site::start().await;
    site.wait_for_index().await;
    let visitor = site.browser();
    let editor = site.signed_in(Role::Editor).await;
    let reviewer = site.signed_in(Role::Reviewer).await;
    let surveys = reviewer.get("/nb/resultater").await.expect_ok();
    let series = surveys
        .attributes("a[href*='/resultater/serie/']", "href")
        .remove(0);
    for (browser, path) in [
        (&visitor, "/nb/"),
        (&visitor, "/nb/tilbud"),
        (&visitor, "/nb/tilbud?q=norsk&trinn=5-7"),
        (&visitor, "/nb/tilbud/3"),
        (
            &visitor,
            "/nb/sammenlign?tilbud=1&tilbud=2&tilbud=3&tilbud=4&tilbud=5&tilbud=6",
        ),
        (&visitor, "/nb/foringer"),
        (&editor, "/nb/institusjon"),
        (&editor, "/nb/institusjon/undersokelser"),
        (&editor, "/nb/resultater"),
        (&reviewer, "/nb/direktorat"),
        (&reviewer, "/nb/direktorat?hylle=avgjorte&fag=norsk&sorter=tittel"),
        (&reviewer, "/nb/direktorat/foringer"),
        (&reviewer, "/nb/direktorat/formuleringer"),
        (&reviewer, "/nb/direktorat/bilde"),
        (&reviewer, "/nb/direktorat/prioriteringer"),
        (&reviewer, "/nb/direktorat/malform"),
        (&editor, "/nb/institusjon/vedtak"),
        (&reviewer, "/nb/resultater"),
        (&reviewer, "/nb/resultater/endringer"),
        (&reviewer, "/nb/resultater/fag-og-tema"),
        (&reviewer, "/nb/resultater/1"),
        (&reviewer, "/nb/resultater/1/fritekst"),
        (&reviewer, "/nb/resultater/fritekst"),
        (&reviewer, "/nb/resultater/sporreskjema"),
        (&reviewer, "/nb/oppfolging/regler"),
        (&reviewer, "/nb/dossier"),
        (&reviewer, &series),
    ] {
        let asked = site.statements_of(browser, path).await;
        assert!(asked <= 6, "{path} asks {asked} times");
    }
}
