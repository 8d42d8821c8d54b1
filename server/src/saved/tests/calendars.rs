//! What subscribed calendars tell of deadlines and gatherings that were taken out, and come back.

use app::catalogue::form::{GatheringForm, OfferForm};
use app::catalogue::model::{RunDays, VersionState};
use app::catalogue::port::Catalogue as _;
use app::catalogue::work::port::Work as _;
use app::review::model::Outcome;
use app::saved::model::Dated;
use app::saved::port::Saved as _;
use app::search::model::SearchQuery;
use app::shared::ids::{OfferId, VersionId};
use chrono::Duration;

use super::World;
use crate::catalogue::work::service::WorkService;
use crate::test::stage::full_form;

/// A saved offer with its calendar.
struct Followed {
    w: World,
    offer: OfferId,
    version: VersionId,
    secret: String,
}

impl Followed {
    async fn new() -> Self {
        let w = World::new().await;
        let (offer, version) = w.s.published().await;
        w.saved.save_offer(&w.teacher, offer).await.unwrap();
        let secret = w.saved.new_calendar(&w.teacher).await.unwrap();
        Followed {
            w,
            offer,
            version,
            secret,
        }
    }

    /// Changes the live text an hour later.
    async fn change(&self, change: impl FnOnce(&mut OfferForm)) {
        self.w.s.t.clock.advance(Duration::hours(1));
        let work = WorkService::new(self.w.s.t.parts.clone());
        let editor = self.w.s.editor().await;
        let page = work.live(&editor, self.version).await.unwrap();
        let (seen, mut form) = (page.version.revision, page.form);
        change(&mut form);
        work.change_live(&editor, self.version, seen, form).await.unwrap();
    }

    async fn calendar(&self) -> Vec<Dated> {
        self.w.saved.calendar(&self.secret).await.unwrap()
    }

    async fn gone(&self) -> Vec<RunDays> {
        let dated = self.calendar().await.remove(0);
        dated.gone.into_iter().map(|gone| gone.days).collect()
    }
}

async fn withdraw(w: &World, offer: OfferId) {
    let editor = w.s.editor().await;
    let reason = "For få søkjarar".to_owned();
    w.s.catalogue.withdraw(&editor, offer, reason).await.unwrap();
}

fn gathering(day: &str) -> GatheringForm {
    GatheringForm {
        from: day.into(),
        to: day.into(),
        place: "Voss".into(),
        ..GatheringForm::default()
    }
}

#[tokio::test]
async fn a_gathering_taken_out_is_told_of_until_it_comes_back_or_weeks_have_passed() {
    let f = Followed::new().await;
    let before = f.calendar().await.remove(0);
    assert!(before.gone.is_empty());
    let run = before.offer.runs[0].id;

    f.change(|form| form.run.gatherings = vec![gathering("2027-10-04"), gathering("2027-11-08")])
        .await;
    let kinds = |gone: &[RunDays]| gone.iter().map(|d| d.kind.clone()).collect::<Vec<_>>();
    let gone = f.gone().await;
    assert_eq!(kinds(&gone), ["gathering-2027-08-25"]);
    assert_eq!(gone[0].to.to_string(), "2027-08-26");
    assert_eq!(gone[0].place, "", "what a place said may be what had to go");
    let after = f.calendar().await.remove(0);
    assert_eq!((after.gone[0].run, after.offer.runs[0].id), (run, run));
    assert!(after.revision > before.revision && after.changed_at > before.changed_at);

    // One goes, another comes back: what is there is never told of as gone.
    f.change(|form| form.run.gatherings = full_form("").run.gatherings)
        .await;
    assert_eq!(
        kinds(&f.gone().await),
        ["gathering-2027-10-04", "gathering-2027-11-08"]
    );
    f.change(|form| form.run.gatherings.push(gathering("2027-10-04")))
        .await;
    assert_eq!(kinds(&f.gone().await), ["gathering-2027-11-08"]);
    f.change(|form| drop(form.run.gatherings.pop())).await;
    assert_eq!(
        kinds(&f.gone().await),
        ["gathering-2027-11-08", "gathering-2027-10-04"]
    );

    f.w.s.t.clock.advance(Duration::days(61));
    assert!(f.gone().await.is_empty());
}

#[tokio::test]
async fn a_withdrawn_offer_stays_in_the_calendars_of_those_who_saved_it_for_some_weeks() {
    let f = Followed::new().await;
    let before = f.calendar().await.remove(0);
    f.w.s.t.clock.advance(Duration::hours(1));
    withdraw(&f.w, f.offer).await;
    let after = f.calendar().await.remove(0);
    assert_eq!(after.offer.version.state, VersionState::Withdrawn);
    assert_eq!(after.offer.runs, before.offer.runs);
    assert!(after.revision > before.revision);
    f.w.s.t.clock.advance(Duration::days(61));
    assert!(f.calendar().await.is_empty());
}

#[tokio::test]
async fn many_withdrawn_offers_cost_a_calendar_no_more_queries_than_one() {
    let f = Followed::new().await;
    let mut offers = vec![f.offer];
    for _ in 0..2 {
        let (offer, _) = f.w.s.published().await;
        f.w.saved.save_offer(&f.w.teacher, offer).await.unwrap();
        offers.push(offer);
    }
    for offer in &offers {
        withdraw(&f.w, *offer).await;
    }
    let cost = async |n: usize| {
        let db = &f.w.s.t.parts.db;
        let before = db.statements();
        assert_eq!(f.calendar().await.len(), n);
        db.statements() - before
    };
    let of_three = cost(3).await;
    for offer in &offers[1..] {
        f.w.saved.remove_offer(&f.w.teacher, *offer).await.unwrap();
    }
    assert_eq!(cost(1).await, of_three);
}

#[tokio::test]
async fn what_a_saved_searchs_calendar_told_of_is_struck_out_for_some_weeks_once_it_is_withdrawn() {
    use VersionState::{Published, Withdrawn};

    let w = World::new().await;
    let (told, other) = (w.s.published().await.0, w.s.published().await.0);
    let query = |words: &str| SearchQuery {
        words: words.into(),
        ..SearchQuery::everything()
    };
    for saved in ["q=matematikk", "q=rekning"] {
        w.saved.save_search(&w.teacher, saved, false).await.unwrap();
    }
    let read = async |words: &str, hits: &[OfferId]| {
        let dated = w.saved.search_calendar(&query(words), hits).await.unwrap();
        let states = dated.into_iter().map(|d| {
            let version = d.offer.version;
            (version.offer, version.state)
        });
        states.collect::<Vec<_>>()
    };
    for words in ["matematikk", "ingen har lagret dette"] {
        assert_eq!(read(words, &[told]).await, [(told, Published)]);
    }
    // What is live and no longer found leaves a calendar without a word, then and when it is withdrawn.
    assert_eq!(read("rekning", &[told, other]).await.len(), 2);
    assert_eq!(read("rekning", &[other]).await, [(other, Published)]);
    w.s.t.clock.advance(Duration::hours(1));
    withdraw(&w, told).await;
    for _ in 0..2 {
        assert_eq!(read("matematikk", &[]).await, [(told, Withdrawn)]);
    }
    // An index that lags behind finds it still.
    assert_eq!(read("matematikk", &[told]).await, [(told, Withdrawn)]);
    assert_eq!(read("rekning", &[other, told]).await, [(other, Published)]);
    assert_eq!(read("ingen har lagret dette", &[]).await, []);

    let searches = w.saved.things(&w.teacher).await.unwrap().searches;
    let rekning = searches.iter().find(|s| s.pairs[0].1 == "rekning").unwrap();
    w.saved.remove_search(&w.teacher, rekning.id).await.unwrap();
    assert_eq!(
        read("matematikk", &[]).await,
        [(told, Withdrawn)],
        "it is saved still"
    );
    w.s.t.clock.advance(Duration::days(61));
    assert_eq!(read("matematikk", &[]).await, []);
}

#[tokio::test]
async fn a_run_under_way_stays_in_the_calendar_when_next_years_text_is_published_until_its_days_are_past() {
    let f = Followed::new().await;
    f.change(|form| form.run.gatherings.push(gathering("2028-03-06")))
        .await;
    let before = f.calendar().await.remove(0).offer.runs.remove(0);
    f.w.s.t.clock.advance(Duration::days(365));
    let s = &f.w.s;
    let editor = s.editor().await;
    let next = s.catalogue.revise(&editor, f.offer).await.unwrap();
    let mut form = full_form("Matematikk 1");
    form.run.semester = "2028h".into();
    (form.run.starts_on, form.run.ends_on) = ("2028-08-25".into(), "2029-06-10".into());
    form.run.funding_deadline = "2028-03-01".into();
    form.run.admission_deadline = "2028-04-15".into();
    form.run.gatherings = vec![gathering("2028-08-28")];
    s.catalogue.submit(&editor, next, 1, form).await.unwrap();
    s.decide(s.last_case().await, Outcome::Approved).await;

    let runs = f.calendar().await.remove(0).offer.runs;
    assert_eq!(runs.len(), 2);
    assert_eq!(runs[1], before, "nobody has taken it from those who began");
    let shown = s.catalogue.offers(&[f.offer]).await.unwrap().remove(0);
    assert_eq!(shown.runs, runs[..1], "the catalogue shows the coming one alone");
    // The day after its last gathering.
    let days = "2028-03-07".parse::<app::shared::time::Date>().unwrap() - s.t.parts.clock.today();
    s.t.clock.advance(days);
    assert_eq!(f.calendar().await.remove(0).offer.runs, runs[..1]);
}
