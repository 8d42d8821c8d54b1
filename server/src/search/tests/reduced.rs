//! What is answered while there is no index: everything that was asked for and can be, and what was not is said.

use std::sync::Arc;

use app::catalogue::port::Catalogue as _;
use app::search::model::{Facet, Rating, SearchPage, SearchQuery, Sort};
use app::search::port::Search as _;
use app::shared::units::Credits;

use super::day;
use crate::catalogue::CatalogueService;
use crate::search::service::SearchService;
use crate::test::stage::Stage;

#[tokio::test]
async fn words_filters_and_ranges_narrow_what_the_database_lists() {
    let stage = Stage::new().await;
    let (offer, _) = stage.published().await;
    let catalogue = Arc::new(CatalogueService::new(stage.t.parts.clone()));
    let service = SearchService::new(stage.t.parts.clone(), catalogue);
    let title = stage.catalogue.offers(&[offer]).await.unwrap()[0]
        .version
        .plan
        .title
        .clone();
    let word = title.split(' ').next().unwrap().to_lowercase();
    let ask = async |change: &dyn Fn(&mut SearchQuery)| -> SearchPage {
        let mut query = SearchQuery::everything();
        change(&mut query);
        let page = service.find(&query).await.unwrap();
        assert!(page.reduced && page.unapplied.is_empty());
        page
    };
    let chosen = |facet: Facet, value: &str| {
        let value = value.to_owned();
        move |q: &mut SearchQuery| drop(q.selected.insert(facet, vec![value.clone()]))
    };
    assert_eq!(ask(&|_| ()).await.hits[0].id, offer);
    for (words, total) in [(word.as_str(), 1), ("zoologi", 0), ("100 % _", 0)] {
        assert_eq!(
            ask(&|q| words.clone_into(&mut q.words)).await.total,
            total,
            "{words}"
        );
    }
    for (facet, value, total) in [
        (Facet::Subject, "matematikk", 1),
        (Facet::Subject, "norsk", 0),
        (Facet::Institution, "0238", 1),
        (Facet::Institution, "1120", 0),
        (Facet::Institution, "9999", 0),
        (Facet::County, "46", 1),
        (Facet::County, "03", 0),
        (Facet::Stage, "5-7", 1),
        (Facet::Stage, "11-13", 0),
        (Facet::Delivery, "nettbasert", 1),
        (Facet::Language, "engelsk", 0),
    ] {
        assert_eq!(ask(&chosen(facet, value)).await.total, total, "{facet}={value}");
    }
    assert_eq!(ask(&|q| q.credits_min = Some(Credits(300))).await.total, 1);
    assert_eq!(ask(&|q| q.credits_max = Some(Credits(299))).await.total, 0);
    assert_eq!(ask(&|q| q.starts_from = Some(day(2027, 8, 1))).await.total, 1);
    assert_eq!(ask(&|q| q.starts_to = Some(day(2027, 8, 1))).await.total, 0);
    assert_eq!(ask(&|q| q.deadline_after = Some(day(2028, 1, 1))).await.total, 0);
    let rated = ask(&|q| q.quality_min = Rating::ALL.first().copied()).await;
    assert_eq!(rated.total, 0, "nobody has rated it");
    for &sort in Sort::ALL {
        assert_eq!(ask(&|q| q.sort = sort).await.total, 1, "{sort}");
    }
}
