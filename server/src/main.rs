//! The commands: `serve` (site and background work in one process), and what an operator does by hand.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};
use server::catalogue::exchange::machine::Manner;
use server::clock::{ClockAhead, SharedClock};
use server::config::Config;
use server::http::router::{AppState, router};
use server::operate;
use server::platform::{BuildError, Parts, Platform};

#[derive(Parser)]
#[command(about = "Videre: catalogue and quality loop for further education of teachers")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the site and does the background work.
    Serve,
    /// Brings the tables up to date.
    Migrate,
    /// Fills an empty database: institutions, subjects, guideline, and in demo mode the demo content.
    Seed,
    /// Gives somebody a role and sends her the letter: the first administrator of the directorate or an institution.
    Invite {
        email: String,
        /// `directorate_admin`, `institution_admin`, `reviewer`, …
        #[arg(long)]
        role: String,
        /// The institution's code in the national database of higher education: four digits.
        #[arg(long)]
        institution: Option<String>,
        /// What she is called; without it she is called by her address.
        #[arg(long, default_value = "")]
        name: String,
    },
    /// Sends Monday's alerts now, ahead of a holiday or a deadline. Whoever gets a letter gets none on Monday; whoever
    /// has no news keeps her Monday.
    Alerts,
    /// Writes a consistent copy of the database, while the site runs (SQLite).
    Backup { file: PathBuf },
    /// Puts a backup in place of the database; stop the site first (SQLite).
    Restore { file: PathBuf },
    /// Takes in one letter that came back, on standard input, as a mail server's pipe hands it over; a mail server reads
    /// from its exit code whether it has done its part.
    Bounce,
    /// Asks every node to build its search index anew, beside the one in use.
    Reindex {
        /// Use the new index even if it holds over a tenth fewer offers than the present one.
        #[arg(long)]
        force: bool,
    },
    /// Takes in a table of offers (CSV, TSV or XLSX) as drafts; what is refused waits on the import's page.
    Import {
        file: PathBuf,
        /// The institution's code in the national database of higher education: four digits. Needed where the table
        /// itself does not tell.
        #[arg(long)]
        institution: Option<String>,
        /// Only say what would happen.
        #[arg(long)]
        dry_run: bool,
        /// Go on although the table leaves out more than a tenth of the year's offers.
        #[arg(long)]
        confirm_shrinkage: bool,
    },
    /// Says whether database, jobs and built site are well.
    Check,
}

#[tokio::main]
async fn main() -> Result<ExitCode, BuildError> {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| "info,sqlx=warn,tantivy=warn,sea_orm_migration=warn".into());
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    let cli = Cli::parse();
    let config = Config::from_env().map_err(|wrong| wrong.join("\n"))?;
    let clock = Arc::new(ClockAhead(chrono::Duration::days(config.days_ahead.into())));
    let done = match cli.command {
        Command::Bounce => return Ok(bounce(config, clock).await),
        Command::Serve => serve(Platform::build(config, clock).await?).await,
        Command::Migrate => Parts::open(config, clock).await.map(|_| ()),
        Command::Seed => seed(&Parts::open(config, clock).await?).await,
        Command::Invite {
            email,
            role,
            institution,
            name,
        } => {
            let parts = Parts::open(config, clock).await?;
            let line = operate::invite(&parts, &email, &name, &role, institution.as_deref()).await?;
            println!("{line}");
            Ok(())
        }
        Command::Alerts => {
            println!("{}", operate::alerts(&Parts::open(config, clock).await?).await?);
            Ok(())
        }
        Command::Backup { file } => operate::backup(&Parts::open(config, clock).await?, &file).await,
        Command::Restore { file } => {
            if let Some(kept) = operate::restore(&config, &file).await? {
                println!("the former database lies at {}", kept.display());
            }
            Ok(())
        }
        Command::Reindex { force } => {
            let parts = Parts::open(config, clock).await?;
            let asked = server::search::service::ask_for_rebuild(&parts, force).await;
            asked.map_err(|fault| format!("the index cannot be asked for: {fault:?}").into())
        }
        Command::Import {
            file,
            institution,
            dry_run,
            confirm_shrinkage: confirmed,
        } => {
            let parts = Parts::open(config, clock).await?;
            let manner = Manner { dry_run, confirmed };
            let lines = operate::import(&parts, &file, institution.as_deref(), manner).await?;
            lines.iter().for_each(|line| println!("{line}"));
            Ok(())
        }
        Command::Check => {
            let lines = operate::check(&Parts::open(config, clock).await?).await?;
            for (line, well) in &lines {
                println!("{} {line}", if *well { "✓" } else { "✗" });
            }
            if lines.iter().all(|(_, well)| *well) {
                Ok(())
            } else {
                Err("not everything is well".into())
            }
        }
    };
    done.map(|()| ExitCode::SUCCESS)
}

async fn bounce(config: Config, clock: SharedClock) -> ExitCode {
    let open = async || Parts::open(config, clock).await;
    let receipt = operate::bounce(std::io::stdin().lock(), open).await;
    println!("{}", receipt.line);
    ExitCode::from(receipt.code)
}

async fn seed(parts: &Parts) -> Result<(), BuildError> {
    // The cause is in the log already, under the fault's number.
    let seeded = server::seed::seed(parts)
        .await
        .map_err(|fault| format!("nothing was stored: {fault:?}"))?;
    match seeded {
        Some(seeded) => println!(
            "{} offers are live, {} answers simulated",
            seeded.offers, seeded.answers
        ),
        None => println!("there is content already; nothing was changed"),
    }
    Ok(())
}

async fn serve(platform: Platform) -> Result<(), BuildError> {
    let listener = tokio::net::TcpListener::bind(platform.config.listen).await?;
    platform.start();
    tracing::info!(address = %platform.config.public_url, "Videre is open");
    let app = router(AppState::new(platform));
    axum::serve(listener, app.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(async {
            let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
                .expect("the runtime can watch signals");
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
        })
        .await?;
    Ok(())
}
