//! The demonstration's catalogue, seeded afresh, and Videre's own search over it through its port.

use std::collections::HashMap;
use std::sync::Arc;

use app::search::model::SearchQuery;
use app::shared::ids::OfferId;
use server::clock::FixedClock;
use server::platform::Platform;
use server::test::parts::{fresh_folder, start_of_tests, test_config};

use super::fields::fields;

/// An offer as the judgements name it and as the peers index it.
pub struct Offer {
    pub id: OfferId,
    pub key: String,
    /// The code of its subject.
    pub subject: String,
    pub fields: [String; 4],
}

/// A seeded platform with its index built.
pub struct Catalogue {
    platform: Platform,
    pub offers: Vec<Offer>,
    place: HashMap<OfferId, usize>,
    folder: std::path::PathBuf,
}

impl Drop for Catalogue {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Catalogue {
    pub async fn seeded() -> Self {
        let folder = fresh_folder();
        std::fs::create_dir_all(&folder).unwrap();
        let clock = Arc::new(FixedClock::at(start_of_tests()));
        let platform = Platform::build(test_config(&folder, None), clock).await.unwrap();
        server::seed::seed(&platform.parts).await.unwrap();
        platform.search.catch_up().await.unwrap();
        let port = &platform.services.catalogue;
        let reference = port.reference().await.unwrap();
        let live = port.offers(&port.live_offers().await.unwrap()).await.unwrap();
        let offers: Vec<Offer> = live
            .iter()
            .map(|offer| {
                let plan = &offer.version.plan;
                let institution = reference.institution(offer.version.institution).unwrap();
                let name = if plan.code.is_empty() {
                    &plan.title
                } else {
                    &plan.code
                };
                Offer {
                    id: offer.version.offer,
                    key: format!("{} {name}", institution.short_name),
                    subject: plan.subject.clone(),
                    fields: fields(offer, &reference),
                }
            })
            .collect();
        let place = offers.iter().enumerate().map(|(i, o)| (o.id, i)).collect();
        Catalogue {
            platform,
            offers,
            place,
            folder,
        }
    }

    /// Places of the offers on Videre's first page.
    pub async fn find(&self, words: &str) -> Vec<usize> {
        let query = SearchQuery {
            words: words.to_owned(),
            ..SearchQuery::everything()
        };
        let page = self.platform.services.search.find(&query).await.unwrap();
        assert!(!page.reduced, "the index is not there");
        page.hits.iter().map(|hit| self.place[&hit.id]).collect()
    }
}
