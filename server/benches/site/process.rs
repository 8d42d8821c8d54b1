//! The server as a process of its own, pinned to one core.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A folder that is removed when dropped.
pub struct Folder(PathBuf);

impl Folder {
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const ADDRESS: &str = "127.0.0.1:3977";

fn command(data: &Path, args: &[&str]) -> Command {
    // The server on one core, this client on the other.
    let mut command = Command::new("taskset");
    command.args(["-c", "0", env!("CARGO_BIN_EXE_server")]).args(args);
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("../build/site");
    command
        .env("VIDERE_DATA_DIR", data)
        .env("VIDERE_LISTEN", ADDRESS)
        .env("VIDERE_SITE", site);
    command.env("RUST_LOG", "warn").stdin(Stdio::null());
    command
}

/// A setting of the server by its whole name, and its value.
pub type Setting = (&'static str, String);

/// A folder with a seeded database and a built index; with settings, the database may lie elsewhere.
pub fn seeded_folder(settings: &[Setting]) -> Folder {
    let folder = std::env::temp_dir().join(format!("videre-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
    for step in ["seed", "reindex"] {
        let mut command = command(&folder, &[step]);
        command.envs(settings.iter().cloned());
        let done = command.status().expect("the server runs");
        assert!(done.success(), "{step} failed");
    }
    Folder(folder)
}

/// A running server; killed when dropped.
pub struct Server {
    child: Child,
    pub origin: String,
}

impl Server {
    /// Starts it, and tells how long the first front page took.
    pub async fn start(data: &Path, settings: &[Setting]) -> (Server, Duration) {
        let began = Instant::now();
        let mut command = command(data, &["serve"]);
        command.envs(settings.iter().cloned());
        let child = command.spawn().expect("the server runs");
        let server = Server {
            child,
            origin: format!("http://{ADDRESS}"),
        };
        let client = super::load::client();
        loop {
            let answer = client.get(format!("{}/nb/", server.origin)).send().await;
            if answer.is_ok_and(|a| a.status().is_success()) {
                return (server, began.elapsed());
            }
            assert!(
                began.elapsed() < Duration::from_secs(30),
                "the server does not answer"
            );
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Megabytes in memory now.
    pub fn resident_mb(&self) -> u64 {
        self.memory_mb("VmRSS:")
    }

    /// Megabytes by a line of what the system says of the process: `VmRSS:` now, `VmHWM:` at most so far.
    pub fn memory_mb(&self, said: &str) -> u64 {
        // taskset replaces itself by the server, so the child is the server.
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find(|l| l.starts_with(said)).unwrap_or_default();
        line.split_whitespace()
            .nth(1)
            .and_then(|kb| kb.parse::<u64>().ok())
            .unwrap_or_default()
            / 1024
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
