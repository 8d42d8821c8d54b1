//! The saved offers as a table to take away.

use super::model::SavedThings;
use crate::catalogue::model::Reference;
use crate::path;
use crate::shared::csv::Csv;
use crate::shared::time::{Date, oslo_date};
use crate::words::Words;

/// One row an offer, newest first; dates as ISO text, so that a spreadsheet reads them as dates.
#[must_use]
pub fn saved_csv(
    words: Words,
    public_url: &str,
    things: &SavedThings,
    reference: &Reference,
    today: Date,
) -> String {
    let (w, s) = (words.saved(), words.search);
    let mut csv = Csv::new([
        words.fields().title,
        s.facet_institution,
        s.credits,
        s.stages,
        s.facet_delivery,
        s.facet_status,
        s.deadline,
        s.start,
        w.saved_on,
        w.address,
    ]);
    for saved in &things.offers {
        let live = saved.live.as_ref();
        let plan = live.map(|o| &o.version.plan);
        let next = live.and_then(|o| o.next_run(today));
        let (run, deadline) = (
            next.map(|r| &r.plan),
            next.filter(|r| r.has_places(today))
                .and_then(|r| r.plan.next_deadline(today)),
        );
        let institution = live.and_then(|o| reference.institution(o.version.institution));
        let status = live.map(|o| o.status(today).map(|status| words.catalogue.run_status(status)));
        let date = |date: Option<Date>| date.map(|d| d.to_string()).unwrap_or_default();
        csv.row([
            plan.map_or(saved.title.clone(), |p| p.title.clone()),
            institution.map(|i| i.name.clone()).unwrap_or_default(),
            plan.and_then(|p| p.credits)
                .map(|c| c.number(words.lang))
                .unwrap_or_default(),
            plan.and_then(|p| p.stages)
                .map(|s| words.stage_range(s))
                .unwrap_or_default(),
            plan.map(|p| words.deliveries(p)).unwrap_or_default(),
            status.map_or(w.gone, Option::unwrap_or_default).to_owned(),
            date(deadline),
            run.map(|r| r.starts_on.map_or_else(|| words.run_start(r), |d| d.to_string()))
                .unwrap_or_default(),
            oslo_date(saved.saved_at).to_string(),
            format!("{public_url}{}", path::offer(words.lang, saved.offer)),
        ]);
    }
    csv.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::saved::model::SavedOffer;
    use crate::saved::samples::an_offer;
    use crate::shared::ids::OfferId;
    use crate::shared::lang::Lang;

    #[test]
    fn what_is_no_longer_live_keeps_its_title_and_says_so() {
        let saved = |id, live| SavedOffer {
            offer: OfferId(id),
            title: "Matematikk 1".into(),
            saved_at: chrono::DateTime::UNIX_EPOCH,
            live,
        };
        let things = SavedThings {
            offers: vec![saved(7, Some(an_offer(7, "=Matematikk 2"))), saved(8, None)],
            ..SavedThings::default()
        };
        let today = Date::from_ymd_opt(2026, 11, 23).unwrap();
        let file = saved_csv(
            Words::of(Lang::Nb),
            "https://v.example",
            &things,
            &Reference::default(),
            today,
        );
        let rows: Vec<_> = file.trim_start_matches('\u{feff}').lines().collect();
        assert!(rows[0].starts_with("Tittel;"), "{}", rows[0]);
        assert!(rows[1].starts_with("'=Matematikk 2;"), "{}", rows[1]);
        assert!(
            rows[2].starts_with("Matematikk 1;;;;;Ikke lenger publisert"),
            "{}",
            rows[2]
        );
        assert!(
            rows[2].ends_with(";1970-01-01;https://v.example/nb/tilbud/8"),
            "{}",
            rows[2]
        );
    }
}
