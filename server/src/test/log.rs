//! What is logged, to be read by a test.

use std::io;
use std::sync::{Arc, Mutex};

use tracing::Dispatch;
use tracing_subscriber::fmt::MakeWriter;

/// Lines as an operator's log has them, one a call; clones write to the same.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// What a machine logs while it serves.
    #[must_use]
    pub fn dispatch(&self) -> Dispatch {
        let log = tracing_subscriber::fmt()
            .with_ansi(false)
            .with_max_level(tracing::Level::INFO)
            .with_writer(self.clone());
        Dispatch::new(log.finish())
    }

    /// What has been written so far.
    #[must_use]
    pub fn text(&self) -> String {
        let written = self.0.lock().expect("no holder of this lock panics");
        String::from_utf8_lossy(&written).into_owned()
    }
}

impl io::Write for Log {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let mut written = self.0.lock().expect("no holder of this lock panics");
        written.extend_from_slice(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}
