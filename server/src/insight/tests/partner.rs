//! What partners see, against a real database.

use app::accounts::model::{Actor, Grant, Partnership, Role};
use app::insight::partner::csv::partner_csv;
use app::insight::partner::model::{PartnerBreakdown, PartnerChoice, PartnerFigures};
use app::insight::partner::port::PartnerView as _;
use app::insight::telling::Measure;
use app::shared::fault::Fault;
use app::shared::lang::Lang;
use app::shared::time::StudyYear;
use app::words::Words;
use sea_orm::ConnectionTrait as _;

use crate::accounts::store::{add_partnership, add_person};
use crate::insight::PartnerService;
use crate::test::surveys::{NTNU, OSLOMET, World, actor};

async fn partner(w: &World, name: &str, counties: Option<&[&str]>) -> Actor {
    let tx = w.parts().db.write().await.unwrap();
    let grants = vec![Grant {
        role: Role::Partner,
        institution: None,
    }];
    let email = format!("{name}@prove.example");
    let id = add_person(&*tx, name, &email, Lang::Nb, false, &grants)
        .await
        .unwrap();
    if let Some(counties) = counties {
        let of = Partnership {
            organisation: name.to_owned(),
            counties: counties.iter().map(|c| (*c).to_owned()).collect(),
        };
        add_partnership(&*tx, id, &of).await.unwrap();
    }
    let person = crate::accounts::person(&*tx, id).await.unwrap();
    tx.commit().await.unwrap();
    Actor {
        person,
        grants,
        session: None,
    }
}

/// OsloMet in Oslo (03), NTNU in Trøndelag (50). NTNU's Norwegian has enough for everyone in 2025, OsloMet's
/// only over two years; OsloMet's mathematics has enough for insiders alone.
async fn world() -> (World, PartnerService) {
    let w = World::new().await;
    let tx = w.parts().db.write().await.unwrap();
    for sql in [
        "UPDATE institution SET counties = '03' WHERE id = 1",
        "UPDATE institution SET counties = '50' WHERE id = 2",
    ] {
        tx.execute_unprepared(sql).await.unwrap();
    }
    tx.commit().await.unwrap();
    w.closed((1, 1), OSLOMET, "norsk", 2024, &[4; 8]).await;
    w.closed((2, 1), OSLOMET, "norsk", 2025, &[3, 4, 4, 3, 4, 4, 4])
        .await;
    w.closed((3, 2), OSLOMET, "matematikk", 2025, &[2; 8]).await;
    w.closed((4, 3), NTNU, "norsk", 2025, &[5, 4, 4, 4, 5, 5, 4, 4, 3, 4, 4])
        .await;
    w.make_anew().await;
    let port = PartnerService::new(w.parts().clone());
    (w, port)
}

fn by(by: PartnerBreakdown) -> PartnerChoice {
    PartnerChoice {
        by,
        ..PartnerChoice::default()
    }
}

fn shown(figures: &PartnerFigures) -> Vec<(&str, Option<u32>)> {
    let row = |r: &'_ app::insight::partner::model::PartnerRow| r.shown.map(|s| s.n);
    figures.rows.iter().map(|r| (r.key.as_str(), row(r))).collect()
}

#[tokio::test]
async fn partners_read_sums_of_what_is_large_enough_for_everyone() {
    let (w, port) = world().await;
    let ks = partner(&w, "KS", Some(&[])).await;
    let figures = port.figures(&ks, by(PartnerBreakdown::Subject)).await.unwrap();
    // The eight of mathematics are in no figure: subtracted from anything, they would stand alone.
    assert_eq!(shown(&figures), [("norsk", Some(26))]);
    assert_eq!(figures.total.shown.map(|s| s.n), Some(26));
    let counties = port.figures(&ks, by(PartnerBreakdown::County)).await.unwrap();
    assert_eq!(shown(&counties), [("03", Some(15)), ("50", Some(11))]);
    let years = port.figures(&ks, by(PartnerBreakdown::Year)).await.unwrap();
    assert_eq!(shown(&years), [("2025", Some(26))], "2024 waits for 2025");
    let themes = port.figures(&ks, by(PartnerBreakdown::Theme)).await.unwrap();
    assert_eq!(themes.rows.len(), 5);
    let assessment = themes.rows.iter().find(|r| r.key == "assessment").unwrap();
    assert_eq!(assessment.shown.map(|s| s.estimate.mean), Some(3.0));
    let reference = crate::catalogue::reference(w.parts()).await.unwrap();
    let file = partner_csv(Words::of(Lang::Nb), &figures, &reference);
    assert!(file.contains(";26;") && !file.contains("matematikk"), "{file}");
}

#[tokio::test]
async fn a_county_governor_reads_of_her_county_beside_the_country() {
    let (w, port) = world().await;
    let governor = partner(&w, "Statsforvalteren", Some(&["03"])).await;
    let figures = port
        .figures(&governor, by(PartnerBreakdown::Subject))
        .await
        .unwrap();
    assert_eq!(shown(&figures), [("norsk", Some(15))]);
    assert_eq!(figures.total.shown.map(|s| s.n), Some(15));
    assert_eq!(figures.nation.unwrap().shown.map(|s| s.n), Some(26));
    assert_eq!(figures.counties, ["03"]);
    let elsewhere = PartnerChoice {
        county: Some("50".into()),
        ..PartnerChoice::default()
    };
    assert_eq!(
        port.figures(&governor, elsewhere).await.err(),
        Some(Fault::Forbidden)
    );
    // A county without figures is named and hidden.
    let other = partner(&w, "Nordland", Some(&["18"])).await;
    let none = port.figures(&other, by(PartnerBreakdown::County)).await.unwrap();
    assert!(none.rows.is_empty() && none.total.shown.is_none());
    assert_eq!((none.total.invited, none.total.surveys), (0, 0));
    let early = PartnerChoice {
        year: Some(StudyYear(2024)),
        measure: Measure::Assessment,
        ..PartnerChoice::default()
    };
    assert!(port.figures(&governor, early).await.unwrap().rows.is_empty());
}

#[tokio::test]
async fn only_partners_with_an_organisation_see_anything() {
    let (w, port) = world().await;
    let loose = partner(&w, "Løs", None).await;
    for (who, fault) in [
        (Actor::visitor(), Fault::SignIn),
        (actor(Role::Teacher, None), Fault::Forbidden),
        (actor(Role::Editor, Some(OSLOMET)), Fault::Forbidden),
        (loose, Fault::Forbidden),
    ] {
        let seen = port.figures(&who, PartnerChoice::default()).await;
        assert_eq!(seen.err(), Some(fault));
    }
}
