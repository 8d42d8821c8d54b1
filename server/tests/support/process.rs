//! The server as a process that can be killed.

#![allow(dead_code, reason = "each test uses its own part of this")]

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A running server; killed when dropped.
pub struct Process {
    child: Child,
    pub origin: String,
}

impl Process {
    /// Serves this data folder on a free port, with further settings, and waits until it is ready.
    pub async fn serve(folder: &Path, settings: &[(&str, &str)]) -> Process {
        let port = std::net::TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
        command
            .arg("serve")
            .env("VIDERE_DATA_DIR", folder)
            .env("VIDERE_LISTEN", format!("127.0.0.1:{port}"));
        command.env("RUST_LOG", "error").stdin(Stdio::null());
        for (name, value) in settings {
            command.env(format!("VIDERE_{name}"), value);
        }
        let process = Process {
            child: command.spawn().unwrap(),
            origin: format!("http://127.0.0.1:{port}"),
        };
        let client = reqwest::Client::new();
        for _ in 0..2_000 {
            if let Ok(answer) = client.get(format!("{}/live", process.origin)).send().await
                && answer.status().is_success()
            {
                return process;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the server does not answer");
    }

    /// kill -9.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
