//! One step: what somebody tries with one of the offers of one of two institutions.

use app::accounts::model::{Actor, Role};
use app::catalogue::exchange::model::Source;
use app::catalogue::form::{OfferForm, RunForm};
use app::catalogue::model::RunMark;
use app::catalogue::port::Catalogue as _;
use app::catalogue::work::bulk::{BulkAction, BulkForm};
use app::catalogue::work::port::Work as _;
use app::review::decisions::Decisions as _;
use app::review::model::{AppealState, CaseQuery, Outcome, Shelf};
use app::review::port::Review as _;
use app::shared::fault::Fault;
use app::shared::ids::{BulkId, CaseId, OfferId, RunId, VersionId};
use app::shared::lang::Lang;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::{Step, Try, colleague};
use crate::catalogue::entity::{offer, run};
use crate::catalogue::exchange::machine::{self, Bringer, Manner};
use crate::catalogue::work::service::WorkService;
use crate::review::DecisionsService;
use crate::test::stage::{Stage, full_form, review_form};

/// A complete text, its course code one of three, every other one with two starts.
fn text(said: &str, n: u8) -> OfferForm {
    let mut form = full_form(&format!("{said} {n}"));
    form.code = format!("K{}", n % 3);
    if n % 2 == 1 {
        form.runs = vec![RunForm {
            semester: "2028v".into(),
            starts_on: "2028-01-15".into(),
            ends_on: "2028-12-10".into(),
            gatherings: vec![],
            ..form.run.clone()
        }];
    }
    form
}

/// What is tried upon: a text in its newest version, and what is live of its offer.
struct Target {
    version: VersionId,
    seen: i64,
    offer: OfferId,
    live: Option<VersionId>,
    runs: Vec<RunId>,
}

pub struct Tried<'a> {
    pub s: &'a Stage,
    pub work: WorkService,
    pub decisions: DecisionsService,
    /// The last thing each institution did to many offers.
    pub bulk: [Option<BulkId>; 2],
}

impl<'a> Tried<'a> {
    pub fn new(s: &'a Stage) -> Self {
        Tried {
            s,
            work: WorkService::new(s.t.parts.clone()),
            decisions: DecisionsService::new(s.t.parts.clone()),
            bulk: [None, None],
        }
    }

    async fn editor(&self, at_uib: bool) -> Actor {
        let institution = if at_uib { self.s.uib } else { self.s.hvl };
        self.s.actor(Role::Editor, Some(institution)).await
    }

    async fn target(&self, editor: &Actor, which: u8) -> Target {
        let rows = self.s.catalogue.workbench(editor).await.unwrap();
        if rows.is_empty() {
            let own = editor.institutions()[0];
            self.s.catalogue.create(editor, own, Lang::Nn).await.unwrap();
            return Box::pin(self.target(editor, which)).await;
        }
        let row = &rows[usize::from(which) % rows.len()].version;
        let db = self.s.t.parts.db.read();
        let series = offer::Entity::find_by_id(row.offer.0)
            .one(db)
            .await
            .unwrap()
            .unwrap();
        let runs = run::Entity::find()
            .filter(run::Column::OfferId.eq(row.offer.0))
            .all(db)
            .await
            .unwrap();
        Target {
            version: row.id,
            seen: row.revision,
            offer: row.offer,
            live: series.live_version_id.map(VersionId),
            runs: runs.into_iter().map(|r| RunId(r.id)).collect(),
        }
    }

    async fn first_of(&self, actor: &Actor, shelf: Shelf) -> Option<(CaseId, i64)> {
        let queue = self.s.review.queue(actor, &CaseQuery::of(shelf)).await.unwrap();
        let case = queue.rows.first()?.id;
        Some((case, self.s.review.case(actor, case).await.unwrap().revision))
    }

    async fn decide(&self, actor: &Actor, shelf: Shelf, approve: bool) {
        let outcome = if approve {
            Outcome::Approved
        } else {
            Outcome::Returned
        };
        if let Some((case, seen)) = self.first_of(actor, shelf).await {
            let form = review_form(outcome);
            let _ = self.s.review.decide(actor, case, seen, form, outcome).await;
        }
    }

    // Most of these are refused in most states; that is the point.
    pub async fn attempt(&mut self, step: &Step) {
        let Step { at_uib, which, what } = step;
        let s = self.s;
        let editor = self.editor(*at_uib).await;
        match what {
            Try::Decide(approve, first) => {
                self.decide(&colleague(s, *first).await, Shelf::Open, *approve)
                    .await
            }
            Try::DecideOld(approve) => {
                self.decide(&colleague(s, true).await, Shelf::Decided, *approve)
                    .await
            }
            Try::Confirm(first) | Try::TakeBack(first) | Try::Conflict(first) => {
                let actor = colleague(s, *first).await;
                let Some((case, seen)) = self.first_of(&actor, Shelf::Open).await else {
                    return;
                };
                let _ = match what {
                    Try::Confirm(_) => s.review.confirm(&actor, case, seen).await,
                    Try::TakeBack(_) => s.review.take_back(&actor, case, seen).await,
                    _ => s.review.mark_conflict(&actor, case, "I slekt").await,
                };
            }
            Try::Appeal => {
                let all = self.decisions.decisions(&editor, None).await.unwrap();
                if let Some(row) = all.first() {
                    let _ = self
                        .decisions
                        .appeal(&editor, row.case, "Vi er ikkje einige.")
                        .await;
                }
            }
            Try::Answer(granted, first) => {
                let actor = colleague(s, *first).await;
                let answer = if *granted {
                    AppealState::Granted
                } else {
                    AppealState::Dismissed
                };
                if let Some((case, _)) = self.first_of(&actor, Shelf::Appealed).await {
                    let said = "Slik ser vi det.";
                    let _ = self.decisions.answer_appeal(&actor, case, answer, said).await;
                }
            }
            Try::Import(n) => self.import(&editor, *n).await,
            _ => {
                let target = self.target(&editor, *which).await;
                self.with_offer(&editor, *at_uib, &target, what).await;
            }
        }
    }

    async fn with_offer(&mut self, editor: &Actor, at_uib: bool, target: &Target, what: &Try) {
        let s = self.s;
        let (version, seen, offer) = (target.version, target.seen, target.offer);
        match what {
            Try::Create => {
                let own = editor.institutions()[0];
                s.catalogue.create(editor, own, Lang::Nb).await.unwrap();
            }
            Try::Save(n) => drop(s.catalogue.save(editor, version, seen, text("Lagret", *n)).await),
            Try::Submit(n) => drop(s.catalogue.submit(editor, version, seen, text("Sendt", *n)).await),
            Try::Revise => drop(s.catalogue.revise(editor, offer).await),
            Try::Withdraw => drop(s.catalogue.withdraw(editor, offer, "Trekt".into()).await),
            Try::MarkRun(n) => {
                let mark = RunMark::ALL.get(usize::from(*n) % 5).copied();
                if let Some(run) = target.runs.get(usize::from(*n) % target.runs.len().max(1)) {
                    let _ = s.catalogue.mark_run(editor, *run, mark).await;
                }
            }
            Try::ChangeLive(n, material) | Try::Branch(n, material) => {
                let Some(live) = target.live else { return };
                let page = self.work.live(editor, live).await.unwrap();
                let (mut form, seen) = (page.form, page.version.revision);
                form.contact_name = format!("Kontakt {n}");
                form.run.capacity = (20 + n % 5).to_string();
                if *material {
                    form.price = (1_000 + i32::from(*n)).to_string();
                }
                if matches!(what, Try::Branch(..)) {
                    let _ = self.work.branch(editor, live, seen, form).await;
                } else {
                    let done = self.work.change_live(editor, live, seen, form).await;
                    assert!(
                        !*material || done.is_err(),
                        "what needs a review went out at once"
                    );
                }
            }
            Try::Bulk(n) => {
                let rows = s.catalogue.workbench(editor).await.unwrap();
                let actions = [BulkAction::Copy, BulkAction::MarkCancelled, BulkAction::ClearMark];
                let form = BulkForm {
                    action: actions[usize::from(*n) % 3].code().into(),
                    offers: rows.iter().map(|r| r.version.offer.to_string()).collect(),
                    year: if n % 2 == 0 { "2028".into() } else { String::new() },
                    ..BulkForm::default()
                };
                if let Ok(done) = self.work.do_bulk(editor, &form).await {
                    self.bulk[usize::from(at_uib)] = Some(done);
                }
            }
            Try::UndoBulk => {
                if let Some(bulk) = self.bulk[usize::from(at_uib)] {
                    let _ = self.work.undo_bulk(editor, bulk).await;
                }
            }
            _ => self.intrude(at_uib, target).await,
        }
    }

    /// Somebody of the other institution, with an object that is none of hers.
    async fn intrude(&self, at_uib: bool, target: &Target) {
        let s = self.s;
        let stranger = self.editor(!at_uib).await;
        let (version, seen) = (target.version, target.seen);
        let form = || text("Fremmed", 0);
        let mut refused = vec![
            s.catalogue.save(&stranger, version, seen, form()).await.err(),
            s.catalogue.submit(&stranger, version, seen, form()).await.err(),
            s.catalogue.revise(&stranger, target.offer).await.err(),
            s.catalogue
                .withdraw(&stranger, target.offer, "x".into())
                .await
                .err(),
            self.work.branch(&stranger, version, seen, form()).await.err(),
            self.work
                .change_live(&stranger, version, seen, form())
                .await
                .err(),
        ];
        if let Some(run) = target.runs.first() {
            refused.push(
                s.catalogue
                    .mark_run(&stranger, *run, Some(RunMark::Full))
                    .await
                    .err(),
            );
        }
        if let Some(bulk) = self.bulk[usize::from(at_uib)] {
            refused.push(self.work.undo_bulk(&stranger, bulk).await.err());
        }
        assert!(
            refused.iter().all(|f| *f == Some(Fault::Forbidden)),
            "{refused:?}"
        );
    }

    /// A table as a machine brings it: it writes drafts, whatever it says of live texts.
    async fn import(&self, editor: &Actor, n: u8) {
        let file = format!(
            "kode;tittel;pris;kontaktperson\nK{};Importert {n};{n};Ola {n}\nNY{};Ny {n};0;Kari\n",
            n % 3,
            n % 2
        );
        let who = Bringer {
            institution: editor.institutions()[0],
            source: Source::Api,
            by: "maskin",
            is_demo: true,
            file_name: "maskin",
        };
        let manner = Manner {
            dry_run: false,
            confirmed: true,
        };
        let _ = machine::bring_file(&self.s.t.parts, &who, file.into_bytes(), manner).await;
    }
}
