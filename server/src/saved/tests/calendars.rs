//! What subscribed calendars tell of deadlines and gatherings that were taken out, and come back.

use app::catalogue::form::{GatheringForm, OfferForm};
use app::catalogue::model::RunDays;
use app::catalogue::port::Catalogue as _;
use app::catalogue::work::port::Work as _;
use app::saved::model::Dated;
use app::saved::port::Saved as _;
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
    let editor = f.w.s.editor().await;
    f.w.s
        .catalogue
        .withdraw(&editor, f.offer, "For få søkjarar".into())
        .await
        .unwrap();
    let after = f.calendar().await.remove(0);
    assert_eq!(
        after.offer.version.state,
        app::catalogue::model::VersionState::Withdrawn
    );
    assert_eq!(after.offer.runs, before.offer.runs);
    assert!(after.revision > before.revision);
    f.w.s.t.clock.advance(Duration::days(61));
    assert!(f.calendar().await.is_empty());
}
