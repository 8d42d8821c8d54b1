//! The directorate's desk over HTTP, as a browser without JavaScript meets it: the queue and its file, a ready
//! phrase, the decision as a document, an appeal, and a new guideline.

mod support;

use app::accounts::model::Role;
use support::{Browser, Page, Site};

/// The address of the first case on a page of the queue.
fn first_case(page: &Page) -> String {
    let links = page.attributes("table.work-table tbody th a", "href");
    links.first().expect("a case").clone()
}

async fn csv(browser: &Browser, path: &str) -> String {
    let address = format!("{}{path}", browser.origin);
    let answer = browser.client.get(address).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert!(
        answer.headers()["content-type"]
            .to_str()
            .unwrap()
            .starts_with("text/csv")
    );
    answer.text().await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_case_is_found_taken_judged_with_a_phrase_returned_and_appealed_against() {
    let site = Site::start().await;
    let reviewer = site.signed_in(Role::Reviewer).await;
    let queue = reviewer
        .get("/nb/direktorat?institusjon=OsloMet&sorter=tittel")
        .await
        .expect_ok();
    queue.says("2 av 2 saker");
    let rows = csv(&reviewer, "/nb/direktorat/csv?institusjon=OsloMet").await;
    assert_eq!(rows.lines().count(), 3, "a heading and two cases: {rows}");

    let address = first_case(&queue);
    let case = reviewer.get(&address).await.expect_ok();
    case.says("Ingen har saken ennå.");
    let taken = reviewer.submit(case.form("review/assign")).await.expect_ok();
    taken.says("Du har saken.");
    reviewer
        .get("/nb/direktorat?hylle=mine")
        .await
        .expect_ok()
        .says("Mine 2");

    // A phrase is put in; nothing typed is lost, and nothing is kept yet.
    let mut form = taken.form("review/save");
    let phrase = taken.attributes(
        "select[name='form[phrases][theme_digitalisation]'] option",
        "value",
    );
    form.set("form[phrases][theme_digitalisation]", &phrase[1]);
    form.set("form[verdicts][theme_digitalisation][verdict]", "not_met");
    form.set("form[summary]", "Nesten.");
    form.action = "/do/review/phrase?lang=nb".into();
    let filled = reviewer.submit(form).await.expect_ok();
    let back = filled.form("review/save");
    assert!(
        back.value("form[verdicts][theme_digitalisation][reason]")
            .contains("læringsplattform")
    );
    assert_eq!(
        back.value("form[verdicts][theme_digitalisation][verdict]"),
        "not_met"
    );
    assert_eq!(back.value("form[summary]"), "Nesten.");

    let mut form = back;
    let groups = filled.attributes("input[type=radio][value=met]", "name");
    for name in groups.iter().filter(|n| !n.contains("theme_digitalisation")) {
        form.set(name, "met");
    }
    form.action = "/do/review/return?lang=nb".into();
    reviewer
        .submit(form)
        .await
        .expect_ok()
        .says("Tilbudet er sendt tilbake med begrunnelse.");
    site.settle().await;

    let document = address.replace("/direktorat/saker/", "/vedtak/");
    let editor = site.signed_in(Role::Editor).await;
    let hanne = oslomet_editor(&site).await;
    editor.get(&document).await.expect(403);
    let listed = hanne.get("/nb/institusjon/vedtak").await.expect_ok();
    assert!(listed.attributes("main a", "href").contains(&document));
    let decision = hanne.get(&document).await.expect_ok();
    decision.says("Klagerett").says("Nesten.").says("Ikke oppfylt");
    let mut appeal = decision.form("review/appeal");
    let empty = hanne.submit(decision.form("review/appeal")).await.expect(422);
    empty.says("Dette må fylles ut.");
    appeal.set("form[reason]", "Avsnittet står på side to.");
    hanne
        .submit(appeal)
        .await
        .expect_ok()
        .says("Avsnittet står på side to.");

    let own = reviewer.get(&document).await.expect_ok();
    assert!(!own.html.contains("review/answer"), "not by whoever decided");
    let admin = site.signed_in(Role::DirectorateAdmin).await;
    admin
        .get("/nb/direktorat?hylle=klager")
        .await
        .expect_ok()
        .says("Klage venter på svar");
    let page = admin.get(&document).await.expect_ok();
    let mut answer = page.form("review/answer");
    answer
        .set("form[answer]", "granted")
        .set("form[text]", "Det stemmer.");
    admin.submit(answer).await.expect_ok().says("Klagen ga medhold");
    let anew = admin.get("/nb/direktorat?institusjon=OsloMet").await.expect_ok();
    anew.says("2 av 2 saker");
    site.settle().await;
    let letter = site.letter_to("hanne.brekkhus@demo.videre.example").await;
    assert!(letter.subject.starts_with("Svar på klage"), "{}", letter.subject);
    assert!(letter.text.contains("/vedtak/"));
}

async fn oslomet_editor(site: &Site) -> Browser {
    let browser = site.browser();
    let people = site.platform.services.accounts.demo_people().await.unwrap();
    let (person, _) = people.iter().find(|(p, _)| p.name == "Hanne Brekkhus").unwrap();
    let page = browser.get("/nb/logg-inn").await;
    let mut form = page.form_with("accounts/enter_demo", "person", &person.id.to_string());
    form.set("person", &person.id.to_string());
    browser.submit(form).await.expect_ok();
    browser
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_guideline_is_written_tried_on_every_offer_and_told_to_all_before_it_holds() {
    let site = Site::start().await;
    let admin = site.signed_in(Role::DirectorateAdmin).await;
    let list = admin.get("/nb/direktorat/foringer").await.expect_ok();
    let draft = admin.submit(list.form("guideline/begin")).await.expect_ok();
    let mut form = draft.form("guideline/save");
    let last = draft.attributes("input[name$='[code]']", "name").len() - 2;
    let at = |part: &str| format!("form[criteria][{last}]{part}");
    for lang in ["nb", "nn", "en"] {
        form.set(
            &at(&format!("[text][{lang}]")),
            "Utprøvingen er grundig beskrevet.",
        );
    }
    form.set(&at("[group]"), "practice")
        .set(&at("[field]"), "practice");
    form.set(&at("[rule]"), "words").set(&at("[least]"), "400");
    form.set("form[valid_from]", "i morgen");
    let refused = admin.submit(form).await.expect(422);
    refused.says("Skriv en dato");
    let mut form = refused.form("guideline/save");
    assert_eq!(form.value(&at("[least]")), "400", "nothing typed is lost");
    form.set("form[valid_from]", "2027-01-15");
    form.set("form[changes][nb]", "Vi ber om mer om utprøvingen.");
    let saved = admin.submit(form).await.expect_ok();
    saved.says("Utkastet til føringer er lagret.");

    let tried = admin.get(&format!("{}/proving", saved.path)).await.expect_ok();
    tried
        .says("tilbud ville ikke oppfylt kravet")
        .says("Bare en leser kan vurdere dette kravet.");

    site.browser()
        .get("/nb/foringer")
        .await
        .expect_ok()
        .says("Versjoner og hva som er endret");
    admin
        .submit(saved.form("guideline/set"))
        .await
        .expect_ok()
        .says("satt i kraft");
    let visitor = site.browser();
    let public = visitor.get("/nb/foringer").await.expect_ok();
    public
        .says("Nye føringer fra 15. januar 2027")
        .says("Vi ber om mer om utprøvingen.");
    public.says("Nytt krav: Utprøvingen er grundig beskrevet.");
    visitor
        .get(&format!("{}?versjon=2", "/nn/foringer"))
        .await
        .expect_ok();
    visitor.get("/nb/foringer?versjon=999").await.expect(404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_national_picture_says_what_nobody_offers() {
    let site = Site::start().await;
    let analyst = site.signed_in(Role::Analyst).await;
    let page = analyst.get("/nb/direktorat/bilde").await.expect_ok();
    page.says("Det ingen tilbyr")
        .says("må tilbys")
        .says("Norsk tegnspråk");
    let narrow = "/nb/direktorat/bilde?rader=fag&kolonner=trinn&sprak=tegnspraak&semester=2027h";
    analyst.get(narrow).await.expect_ok();
    let rows = csv(&analyst, "/nb/direktorat/bilde/csv?rader=fylke&kolonner=form").await;
    assert!(rows.contains("Vestland"), "{rows}");
    let file = analyst
        .client
        .get(format!("{}/nb/direktorat/csv", analyst.origin))
        .send()
        .await
        .unwrap();
    assert_eq!(file.status(), 403, "the queue is not the analyst's");
    let read_only = analyst.get("/nb/direktorat/prioriteringer").await.expect_ok();
    assert!(!read_only.html.contains("priorities/save"));
    let admin = site.signed_in(Role::DirectorateAdmin).await;
    let mut form = admin
        .get("/nb/direktorat/prioriteringer?ar=2028")
        .await
        .form("priorities/save");
    form.set("form[subjects][musikk][weight]", "loftes");
    admin
        .submit(form)
        .await
        .expect_ok()
        .says("Prioriteringene er lagret.");
    let nynorsk = admin.get("/nb/direktorat/malform").await.expect_ok();
    admin
        .submit(nynorsk.form("institution/letter_lang"))
        .await
        .expect_ok();
}
