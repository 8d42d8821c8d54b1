//! An offer that two institutions give, and one answers for.

use app::accounts::model::Role;
use app::audit::model::{Deed, TrailOf};
use app::audit::port::{Audit as _, TrailQuery};
use app::catalogue::model::PartnerAccess;
use app::catalogue::port::Hand;
use app::catalogue::work::bulk::BulkForm;
use app::shared::fault::{Fault, FieldFault, Problem};

use super::*;
use crate::audit::AuditService;
use crate::catalogue::{Narrowed, narrowed};

/// HVL answers for it, and gives it together with UiB.
fn together() -> OfferForm {
    OfferForm {
        institutions: vec!["1120".into()],
        ..full_form("Matematikk 1")
    }
}

async fn of_uib(s: &Stage) -> Vec<OfferId> {
    let by = Narrowed {
        institutions: vec![s.uib.0],
        ..Narrowed::default()
    };
    narrowed(s.t.parts.db.read(), &by).await.unwrap()
}

#[tokio::test]
async fn a_partner_reads_the_draft_and_writes_once_she_is_let() {
    let s = Stage::new().await;
    let (editor, partner) = (s.editor().await, s.actor(Role::Editor, Some(s.uib)).await);
    let version = s.catalogue.create(&editor, s.hvl, Lang::Nn).await.unwrap();
    let offer = s.row(version).await.offer;
    let reads = async || s.catalogue.draft(&partner, version).await.map(|page| page.hand);
    assert_eq!(reads().await, Err(Fault::Forbidden), "nobody has named her yet");
    s.catalogue.save(&editor, version, 1, together()).await.unwrap();
    assert_eq!(reads().await, Ok(Hand::Reads));
    let writes = async |seen| s.catalogue.save(&partner, version, seen, together()).await;
    assert_eq!(writes(2).await, Err(Fault::Forbidden));
    let submitted = s.catalogue.submit(&partner, version, 2, together()).await;
    assert_eq!(submitted, Err(Fault::Forbidden));

    // She does not let herself in.
    let lets = async |actor: &Actor, access| work(&s).share(actor, offer, s.uib, access).await;
    assert_eq!(lets(&partner, PartnerAccess::Edit).await, Err(Fault::Forbidden));
    let nobody = work(&s).share(&editor, offer, s.hvl, PartnerAccess::Edit).await;
    assert_eq!(
        nobody,
        Err(Fault::Missing),
        "an institution is no partner of itself"
    );
    lets(&editor, PartnerAccess::Edit).await.unwrap();
    assert_eq!(reads().await, Ok(Hand::Edits));
    assert_eq!(writes(2).await, Ok(3), "saving takes nothing from her");
    let page = s.catalogue.draft(&editor, version).await.unwrap();
    assert_eq!(page.hand, Hand::Answers);
    assert_eq!(
        (page.partners[0].0.id, page.partners[0].1),
        (s.uib, PartnerAccess::Edit)
    );

    s.catalogue
        .submit(&partner, version, 3, together())
        .await
        .unwrap();
    s.decide(s.last_case().await, Outcome::Approved).await;
    let withdrawn = s.catalogue.withdraw(&partner, offer, "Nei".into()).await;
    assert_eq!(
        withdrawn,
        Err(Fault::Forbidden),
        "that is for whoever answers for it"
    );
    s.catalogue.revise(&partner, offer).await.unwrap();
    lets(&editor, PartnerAccess::Read).await.unwrap();
    assert_eq!(s.catalogue.revise(&partner, offer).await, Err(Fault::Forbidden));
    let admin = s.actor(Role::InstitutionAdmin, Some(s.hvl)).await;
    let audit = AuditService::new(s.t.parts.clone());
    let all = TrailQuery::default();
    let trail = audit
        .whole_trail(&admin, TrailOf::Institution, &all)
        .await
        .unwrap();
    let shared = trail.iter().filter(|entry| entry.deed == Deed::OfferShared);
    assert_eq!(shared.count(), 2);
}

#[tokio::test]
async fn who_gives_an_offer_is_said_only_by_those_who_answer_for_it() {
    let s = Stage::new().await;
    let (editor, partner) = (s.editor().await, s.actor(Role::Editor, Some(s.uib)).await);
    let version = s.catalogue.create(&editor, s.hvl, Lang::Nn).await.unwrap();
    let offer = s.row(version).await.offer;
    s.catalogue.save(&editor, version, 1, together()).await.unwrap();
    let edits = PartnerAccess::Edit;
    work(&s).share(&editor, offer, s.uib, edits).await.unwrap();
    let others = || OfferForm {
        institutions: vec!["1150".into()],
        ..together()
    };
    let draft = async || s.catalogue.draft(&editor, version).await.unwrap();
    s.catalogue.save(&partner, version, 2, others()).await.unwrap();
    assert_eq!(draft().await.form.institutions, ["1120"]);
    s.catalogue.submit(&partner, version, 3, others()).await.unwrap();
    s.decide(s.last_case().await, Outcome::Approved).await;

    let live = async || work(&s).live(&editor, version).await.unwrap();
    let page = live().await;
    let mine = OfferForm {
        institutions: vec!["1150".into()],
        contact_name: "Ein ny kontakt".into(),
        ..page.form
    };
    let seen = page.version.revision;
    work(&s).change_live(&partner, version, seen, mine).await.unwrap();
    let form = live().await.form;
    assert_eq!(
        (form.contact_name.as_str(), form.institutions),
        ("Ein ny kontakt", vec!["1120".into()])
    );
}

#[tokio::test]
async fn it_is_in_the_overview_of_both_and_only_its_own_institution_acts_on_it_with_others() {
    let s = Stage::new().await;
    let partner = s.actor(Role::Editor, Some(s.uib)).await;
    let (offer, _) = live(&s, together()).await;
    live(&s, full_form("Berre HVL")).await;
    let all = WorkQuery::default();
    let seen = work(&s).overview(&partner, &all).await.unwrap();
    let rows: Vec<_> = seen.items.iter().map(|i| (i.offer, i.is_shared)).collect();
    assert_eq!((rows, seen.total, seen.own), (vec![(offer, true)], 1, 0));
    assert_eq!(seen.items[0].institution_short, "HVL");
    let own = work(&s).overview(&s.editor().await, &all).await.unwrap();
    assert!((own.total, own.own) == (2, 2) && own.items.iter().all(|i| !i.is_shared));
    // Everything that fits is everything she answers for.
    let every = BulkForm {
        action: "trekk".into(),
        every: "alle=1".into(),
        ..BulkForm::default()
    };
    if let Ok(plan) = work(&s).plan_bulk(&partner, &every).await {
        assert_eq!(plan.lines, []);
    }
}

#[tokio::test]
async fn it_is_found_under_both_once_it_is_public_and_no_longer_once_one_has_gone() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let version = s.catalogue.create(&editor, s.hvl, Lang::Nn).await.unwrap();
    s.catalogue.submit(&editor, version, 1, together()).await.unwrap();
    assert_eq!(of_uib(&s).await, [], "what is not public is told to nobody");
    s.decide(s.last_case().await, Outcome::Approved).await;
    let offer = s.row(version).await.offer;
    assert_eq!(of_uib(&s).await, [offer]);
    let told = s.told().await.len();
    let page = work(&s).live(&editor, version).await.unwrap();
    let alone = OfferForm {
        institutions: vec![],
        ..page.form
    };
    work(&s)
        .change_live(&editor, version, page.version.revision, alone)
        .await
        .unwrap();
    assert_eq!(of_uib(&s).await, []);
    assert_eq!(s.told().await.len(), told + 1, "the index follows");
    let partner = s.actor(Role::Editor, Some(s.uib)).await;
    let read = s.catalogue.draft(&partner, version).await.map(|_| ());
    assert_eq!(read, Err(Fault::Forbidden));
}

#[tokio::test]
async fn only_other_institutions_of_the_register_give_an_offer_too() {
    let s = Stage::new().await;
    let editor = s.editor().await;
    let version = s.catalogue.create(&editor, s.hvl, Lang::Nn).await.unwrap();
    let form = OfferForm {
        institutions: vec!["1120".into(), "9999".into(), "0238".into()],
        ..full_form("Matematikk 1")
    };
    let refused = s.catalogue.submit(&editor, version, 1, form).await;
    let fault = |i: usize| FieldFault::new(format!("institutions[{i}]"), Problem::UnknownChoice);
    assert_eq!(refused, Err(Fault::Invalid(vec![fault(1), fault(2)])));

    let (_, version) = live(&s, full_form("Matematikk 1")).await;
    let page = work(&s).live(&editor, version).await.unwrap();
    let itself = OfferForm {
        institutions: vec!["0238".into()],
        ..page.form
    };
    let weighed = work(&s).weigh(&editor, version, &itself).await.unwrap();
    assert_eq!(weighed.faults, [fault(0)]);
}
