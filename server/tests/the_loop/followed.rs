//! What participants say, from the plan of their survey to the reviewer of the next version: asked, reminded, closed,
//! moderated, read, answered, acted on, and seen when the offer comes back.

use app::accounts::model::Role;
use app::shared::ids::OfferId;
use chrono::Duration;
use sea_orm::{ConnectionTrait as _, Statement};

use crate::support::{Browser, Form, Page, Site};
use crate::{by, case_of, fill};

const TITLE: &str = "Kvaternioner for mellomtrinnet";
const TEXT: &str = "Tilbakemeldingene kom for sent til at vi kunne bruke dem.";
const FOUND: &str = "Tilbakemeldingene kommer så sent at de ikke kan brukes.";
const REPLY: &str = "Alle får nå svar innen to uker.";
const ACTION: &str = "Fast frist for tilbakemelding";
const EVIDENCE: &str = "Fristen står i emneplanen, side 4.";

/// A post that no page has a form for just here.
fn post(endpoint: &str, fields: &[(&str, &str)]) -> Form {
    let pair = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    Form {
        action: format!("/do/{endpoint}?lang=nb"),
        fields: fields.iter().map(pair).collect(),
    }
}

/// An offer of the demo editor's institution that is live and has a run nobody has been asked about.
async fn offer_to_ask_about(site: &Site) -> (OfferId, String) {
    let editor = server::test::survey::demo_actor(&site.platform, Role::Editor).await;
    let services = &site.platform.services;
    for row in services.evaluations.runs(&editor).await.unwrap() {
        let is_free = row.off.is_none() && row.evaluations.is_empty();
        let live = services.catalogue.offer(row.offer, None).await;
        let begun = services.catalogue.revise(&editor, row.offer).await;
        if is_free && live.is_ok() && begun.is_ok() {
            return (row.offer, row.run.to_string());
        }
    }
    panic!("no run of the demonstration waits for its survey")
}

/// Tokens of the letters sent to participants so far, each once.
async fn tokens(site: &Site) -> Vec<String> {
    let letters = site.platform.services.mail.sent().await.unwrap();
    let mut tokens: Vec<String> = vec![];
    for letter in letters.iter().rev().filter(|l| l.to.ends_with("@prove.example")) {
        let (_, after) = letter.text.split_once("/svar/").unwrap();
        let token = after.lines().next().unwrap().to_owned();
        if !tokens.contains(&token) {
            tokens.push(token);
        }
    }
    tokens
}

async fn reminders(site: &Site) -> usize {
    let letters = site.platform.services.mail.sent().await.unwrap();
    letters
        .iter()
        .filter(|l| l.subject.starts_with("Påminning:"))
        .count()
}

/// When each session was last used.
async fn last_seen(site: &Site) -> Vec<i64> {
    let db = site.platform.db.read();
    let asked = Statement::from_string(
        db.get_database_backend(),
        "SELECT seen_at FROM session ORDER BY id",
    );
    let rows = db.query_all_raw(asked).await.unwrap();
    rows.iter()
        .map(|row| row.try_get("", "seen_at").unwrap())
        .collect()
}

/// What the page of this link is asked, answered; the third in nynorsk.
async fn answer(phone: &Browser, i: usize, token: &str) {
    let lang = if i == 2 { "nn" } else { "nb" };
    let page = phone.get(&format!("/{lang}/svar/{token}")).await.expect_ok();
    let mut form = page.form("evaluation/answer");
    form.set("form[one][quality_overall]", ["3", "4", "4"][i % 3])
        .set("form[one][theme_assessment]", "2")
        .set("form[text][open_change]", TEXT);
    phone.submit(form).await.expect_ok();
}

/// That nobody helped, beside somebody who did, is asked about at its question; nothing is spent.
async fn contradicted(phone: &Browser, token: &str) {
    let page = phone.get(&format!("/nb/svar/{token}")).await.expect_ok();
    let mut form = page.form("evaluation/answer");
    form.tick("form[many][sharing_helpers][]", "nobody")
        .tick("form[many][sharing_helpers][]", "colleagues")
        .set("form[text][open_change]", TEXT);
    let page = phone.submit(form).await.expect(422);
    page.says("Ett av valgene du har krysset av").says(TEXT);
    let faults = page.attributes(".error-summary a", "href");
    assert_eq!(faults, ["#f-many-sharing_helpers"]);
    let ticked = page.attributes("input[name='form[many][sharing_helpers][]'][checked]", "value");
    assert_eq!(ticked, ["colleagues", "nobody"]);
    assert_eq!(page.attributes("#f-many-sharing_helpers", "id").len(), 1);
}

/// Plans the survey and adds the people to be asked; gives the survey's page.
async fn planned(site: &Site, run: &str) -> String {
    let editor = site.signed_in(Role::Editor).await;
    let today = site.platform.clock.today();
    let days = [today, today + Duration::days(30)].map(|day| day.to_string());
    let plan = post(
        "evaluation/plan",
        &[
            ("run", run),
            ("form[opens_on]", &days[0]),
            ("form[closes_on]", &days[1]),
        ],
    );
    let page = editor.submit(plan).await.expect_ok();
    let survey = page.path.clone();
    let id = survey.rsplit('/').next().unwrap();
    let mut list = String::from("navn;e-post\n");
    for i in 0..14 {
        list.push_str(&format!("Deltaker {i};deltaker{i}@prove.example\n"));
    }
    let added = editor
        .send(
            "evaluation/add_participants",
            &[("evaluation", id), ("text", &list)],
        )
        .await
        .expect_ok();
    added.says("Lagt til: 14");
    // One day more than was planned, before anybody is written to.
    let mut form = editor.get(&survey).await.form("evaluation/move_days");
    form.set("form[closes_on]", &(today + Duration::days(29)).to_string());
    editor.submit(form).await.expect_ok().says("Dagene er lagret.");
    survey
}

/// The texts are passed on, and the institution is told.
async fn moderated(site: &Site, id: &str) {
    let analyst = site.signed_in(Role::Analyst).await;
    let queue = analyst.get("/nb/direktorat/fritekst").await.expect_ok();
    let reading = queue.attributes("main a", "href");
    let reading = reading.iter().find(|href| href.ends_with(&format!("/{id}")));
    let reading = reading.expect("the survey's texts wait to be read").clone();
    let page = analyst.get(&reading).await.expect_ok();
    page.says(TEXT);
    let mut form = page.form("remarks/decide");
    let choices = page.attributes("input[type=radio][value=videre]", "name");
    assert_eq!(choices.len(), 11, "a choice for each text");
    for name in &choices {
        form.set(name, "videre");
        form.tick(
            &format!("{}[]", name.replace("[outcome]", "[categories]")),
            "undervisning",
        );
    }
    let page = analyst.submit(form).await.expect_ok();
    let told = page.form("remarks/tell");
    analyst.submit(told).await.expect_ok();
}

/// Who reads which of the results: the figures, and the texts word for word.
async fn read(site: &Site, id: &str) {
    let results = format!("/nb/resultater/{id}");
    for (role, figures, texts) in [
        (Role::Editor, true, true),
        (Role::InstitutionAdmin, true, true),
        (Role::Reviewer, true, false),
        (Role::Analyst, true, false),
        (Role::DirectorateAdmin, true, false),
        (Role::Partner, false, false),
        (Role::Teacher, false, false),
        (Role::SchoolLeader, false, false),
    ] {
        let reader = site.signed_in(role).await;
        let page = reader.get(&results).await;
        if figures {
            page.expect_ok().says("11 av 14");
        } else {
            page.expect(403);
        }
        let page = reader.get(&format!("{results}/fritekst")).await;
        assert_eq!(page.html.contains(TEXT), texts, "{role} reads what was written");
    }
    let anyone = site.browser().get(&results).await;
    assert!(anyone.path.starts_with("/nb/logg-inn"), "{}", anyone.path);
}

/// The directorate asks, the institution answers for all to read, promises and shows that it is done.
async fn followed(site: &Site, id: &str) {
    let analyst = site.signed_in(Role::Analyst).await;
    let results = analyst.get(&format!("/nb/resultater/{id}")).await.expect_ok();
    let new = results.attributes("a[href*='/oppfolging/ny']", "href").remove(0);
    let mut form = analyst.get(&new).await.expect_ok().form("followup/open");
    form.set("form[topic]", "assessment").set("form[text]", FOUND);
    let finding = analyst.submit(form).await.expect_ok().path;

    let editor = site.signed_in(Role::Editor).await;
    let send = async |endpoint: &str, fields: &[(&str, &str)]| -> Page {
        let mut form = editor.get(&finding).await.expect_ok().form(endpoint);
        for (name, value) in fields {
            form.set(name, value);
        }
        editor.submit(form).await.expect_ok()
    };
    send("followup/reply", &[("form[text]", REPLY), ("form[public]", "ja")])
        .await
        .says("Svaret er lagret.");
    let due = site.platform.clock.today() + Duration::days(30);
    let promise = [
        ("form[what]", ACTION),
        ("form[owner]", "Emneansvarlig"),
        ("form[due_on]", &due.to_string()),
    ];
    send("followup/promise", &promise).await;
    let done = [("form[state]", "gjort"), ("form[note]", EVIDENCE)];
    send("followup/end_action", &done).await.says(EVIDENCE);
}

/// The next version is sent to review; gives the reviewer's page of it.
async fn reviewed(site: &Site, offer: OfferId) -> Page {
    let editor = site.signed_in(Role::Editor).await;
    let revise = post("offer/revise", &[("offer", &offer.to_string())]);
    let page = editor.submit(revise).await.expect_ok();
    let semesters = page.attributes("select[name='form[run][semester]'] option", "value");
    let semester = semesters.iter().find(|s| s.ends_with('h')).unwrap().clone();
    let mut form = page.form("offer/save");
    // One module, however many it had.
    form.fields
        .retain(|(name, _)| !name.starts_with("form[modules]") || name.starts_with("form[modules][0]"));
    fill(&mut form, TITLE);
    let year = &semester[..4];
    for (name, value) in [
        ("semester", semester.clone()),
        ("starts_on", format!("{year}-08-23")),
        ("ends_on", format!("{year}-12-17")),
        ("funding_deadline", format!("{year}-03-01")),
        ("admission_deadline", format!("{year}-04-15")),
        ("gatherings][0][from", format!("{year}-09-07")),
        ("gatherings][0][to", format!("{year}-09-08")),
    ] {
        form.set(&format!("form[run][{name}]"), &value);
    }
    editor
        .submit(by(form, "offer/save", "offer/submit"))
        .await
        .expect_ok();
    let reviewer = site.signed_in(Role::Reviewer).await;
    let case = case_of(&reviewer, TITLE).await;
    reviewer.get(&case).await.expect_ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_participants_say_is_seen_by_the_reviewer_of_the_next_version() {
    let site = Site::start().await;
    let (offer, run) = offer_to_ask_about(&site).await;
    let survey = planned(&site, &run).await;
    let id = survey.rsplit('/').next().unwrap();

    // Asked; five answer, and those who have not are reminded under the links they have.
    site.settle().await;
    let links = tokens(&site).await;
    assert_eq!(links.len(), 14);
    // Somebody who is signed in answers as well, long after she last did anything here.
    let phone = site.signed_in(Role::Teacher).await;
    site.clock.advance(Duration::hours(1));
    let seen = last_seen(&site).await;
    contradicted(&phone, &links[0]).await;
    for (i, token) in links.iter().enumerate().take(5) {
        answer(&phone, i, token).await;
    }
    assert!(!seen.is_empty());
    assert_eq!(last_seen(&site).await, seen, "nobody who answers is looked up");
    site.clock.advance(Duration::days(8));
    site.settle().await;
    assert_eq!(reminders(&site).await, 9);
    assert_eq!(tokens(&site).await, links);
    for (i, token) in links.iter().enumerate().take(11).skip(5) {
        answer(&phone, i, token).await;
    }

    // Closed on the day it was moved to, read, and told of.
    site.clock.advance(Duration::days(22));
    site.settle().await;
    phone
        .get(&format!("/nb/svar/{}", links[12]))
        .await
        .expect(410)
        .says("lukket");
    moderated(&site, id).await;
    site.settle().await;
    read(&site, id).await;

    followed(&site, id).await;
    let public = site
        .browser()
        .get(&format!("/nb/tilbud/{offer}"))
        .await
        .expect_ok();
    public.says(REPLY);
    assert!(!public.text().contains(FOUND));

    let case = reviewed(&site, offer).await;
    for told in [FOUND, REPLY, ACTION, EVIDENCE] {
        case.says(told);
    }
}
