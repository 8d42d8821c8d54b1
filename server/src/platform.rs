//! The only place where parts are wired together.

use std::ops::Deref;
use std::sync::Arc;

use app::services::Services;
use migrations::Migrator;
use sea_orm_migration::MigratorTrait;

use crate::accounts::{AccountsService, PeopleService, StaffService};
use crate::audit::AuditService;
use crate::catalogue::exchange::ExchangeService;
use crate::catalogue::work::service::WorkService;
use crate::catalogue::{CatalogueService, ReferenceCache};
use crate::clock::SharedClock;
use crate::config::Config;
use crate::db::Db;
use crate::evaluation::{self, bank::BankService, service::EvaluationService};
use crate::followup::{FindingRulesService, FollowUpService};
use crate::insight::service::InsightService;
use crate::insight::{DossiersService, PartnerService, ViewsService};
use crate::mail::service::MailService;
use crate::mail::transport::{self, Transport};
use crate::remarks::RemarksService;
use crate::review::{DecisionsService, GuidelinesService, NationalService, ReviewService};
use crate::saved::SavedService;
use crate::search::begun;
use crate::search::service::SearchService;
use crate::search::synonyms::Synonyms;
use crate::secret::SecretStore;
use crate::work::worker::Registry;

/// What every service is built from.
#[derive(Clone)]
pub struct Parts {
    pub config: Arc<Config>,
    pub db: Db,
    pub clock: SharedClock,
    pub secrets: SecretStore,
    pub post: Arc<dyn Transport>,
    pub reference: ReferenceCache,
}

/// The whole platform: parts, services and the kinds of background work.
#[derive(Clone)]
pub struct Platform {
    pub parts: Parts,
    pub services: Services,
    pub search: Arc<SearchService>,
    pub jobs: Arc<Registry>,
}

impl Deref for Platform {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.parts
    }
}

/// Why the platform cannot be built.
pub type BuildError = Box<dyn std::error::Error + Send + Sync>;

impl Parts {
    /// Opens database, secret store and post, and brings the tables up to date.
    ///
    /// # Errors
    /// When a part cannot be opened.
    pub async fn open(config: Config, clock: SharedClock) -> Result<Self, BuildError> {
        std::fs::create_dir_all(&config.data_dir)?;
        let db = Db::connect(&config.database_url).await?;
        Migrator::up(db.for_migration(), None).await?;
        Ok(Parts {
            secrets: SecretStore::open(config.secret_dir.clone(), config.data_dir.join("sealing"))?,
            post: transport::open(&config, clock.clone())?,
            config: Arc::new(config),
            db,
            clock,
            reference: ReferenceCache::default(),
        })
    }
}

impl Platform {
    /// Opens the parts and builds every service on them.
    ///
    /// # Errors
    /// When a part cannot be opened.
    pub async fn build(config: Config, clock: SharedClock) -> Result<Self, BuildError> {
        let parts = Parts::open(config, clock).await?;
        if !parts.config.is_demo() && crate::accounts::has_demo_people(parts.db.read()).await? {
            return Err("the database holds demo accounts; production does not start with them".into());
        }
        begun::bring(&parts, Synonyms::first_rows())
            .await
            .map_err(|fault| format!("the search's words cannot be brought up to date: {fault:?}"))?;
        let catalogue = Arc::new(CatalogueService::new(parts.clone()));
        let search = SearchService::new(parts.clone(), catalogue.clone());
        let saved = Arc::new(SavedService::new(parts.clone(), catalogue.clone()));
        let services = Services {
            accounts: Arc::new(AccountsService::new(parts.clone())),
            audit: Arc::new(AuditService::new(parts.clone())),
            catalogue,
            competence: saved.clone(),
            decisions: Arc::new(DecisionsService::new(parts.clone())),
            exchange: Arc::new(ExchangeService::new(parts.clone())),
            dossiers: Arc::new(DossiersService::new(parts.clone())),
            evaluations: Arc::new(EvaluationService::new(parts.clone())),
            finding_rules: Arc::new(FindingRulesService::new(parts.clone())),
            followup: Arc::new(FollowUpService::new(parts.clone())),
            bank: Arc::new(BankService::new(parts.clone())),
            guidelines: Arc::new(GuidelinesService::new(parts.clone())),
            insight: Arc::new(InsightService::new(parts.clone())),
            mail: Arc::new(MailService::new(parts.clone())),
            partner: Arc::new(PartnerService::new(parts.clone())),
            people: Arc::new(PeopleService::new(parts.clone())),
            national: Arc::new(NationalService::new(parts.clone())),
            remarks: Arc::new(RemarksService::new(parts.clone())),
            review: Arc::new(ReviewService::new(parts.clone())),
            saved,
            search: search.clone(),
            staff: Arc::new(StaffService::new(parts.clone())),
            views: Arc::new(ViewsService::new(parts.clone())),
            work: Arc::new(WorkService::new(parts.clone())),
        };
        let jobs = Registry::default()
            .with::<crate::accounts::jobs::SendLink>()
            .with::<crate::accounts::people_jobs::Invited>()
            .with::<crate::accounts::people_jobs::NoEditor>()
            .with::<crate::review::jobs::AppealAnswered>()
            .with::<crate::review::jobs::AppealArrived>()
            .with::<crate::insight::MakeAnew>()
            .with::<crate::review::jobs::Arrived>()
            .with::<crate::review::jobs::Notify>()
            .with::<crate::followup::jobs::Opened>()
            .with::<crate::followup::jobs::Replied>()
            .with::<crate::followup::jobs::Due>()
            .with::<crate::remarks::jobs::Told>()
            .with::<crate::remarks::jobs::Tidy>()
            .with::<crate::saved::jobs::Gather>()
            .with::<crate::saved::jobs::Learn>()
            .with::<crate::saved::jobs::SendAlert>();
        let jobs = evaluation::jobs::register(jobs);
        Ok(Platform {
            parts,
            services,
            search,
            jobs: Arc::new(jobs),
        })
    }

    /// Starts background work on the present runtime.
    pub fn start(&self) {
        tokio::spawn(crate::work::worker::work(self.clone()));
        tokio::spawn(crate::work::schedule::run(self.clone()));
        self.start_index();
    }

    /// Starts this node's indexer alone.
    pub fn start_index(&self) {
        tokio::spawn(self.search.clone().follow());
    }
}
