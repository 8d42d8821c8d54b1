//! The commands: `serve` (site and background work in one process), and what an operator does by hand.

use std::net::SocketAddr;
use std::sync::Arc;

use clap::{Parser, Subcommand};
use server::clock::SystemClock;
use server::config::Config;
use server::http::router::{AppState, router};
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
}

#[tokio::main]
async fn main() -> Result<(), BuildError> {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| "info,sqlx=warn,tantivy=warn,sea_orm_migration=warn".into());
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    let cli = Cli::parse();
    let config = Config::from_env().map_err(|wrong| wrong.join("\n"))?;
    let clock = Arc::new(SystemClock);
    match cli.command {
        Command::Serve => serve(Platform::build(config, clock).await?).await,
        Command::Migrate => Parts::open(config, clock).await.map(|_| ()),
    }
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
