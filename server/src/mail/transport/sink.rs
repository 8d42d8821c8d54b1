//! A mail server that answers by a script, for tests: it takes, refuses, puts off or hangs up.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What happens to one letter.
#[derive(Clone, Copy, Debug)]
pub enum Turn {
    Take,
    /// This answer to the receiver's address.
    AtReceiver(&'static str),
    /// This answer once the whole letter is there.
    AfterLetter(&'static str),
    /// The letter is kept, but the line goes dead before the answer.
    HangUp,
}

/// A running server.
pub struct Sink {
    pub url: String,
    kept: Arc<Mutex<Vec<String>>>,
    senders: Arc<Mutex<Vec<String>>>,
}

impl Sink {
    /// Starts one; when the script has come to its end, letters are taken.
    pub async fn start(script: &[Turn]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let kept = Arc::new(Mutex::new(vec![]));
        let script = Arc::new(Mutex::new(VecDeque::from(script.to_vec())));
        let senders = Arc::new(Mutex::new(vec![]));
        let (letters, from) = (kept.clone(), senders.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(converse(stream, script.clone(), letters.clone(), from.clone()));
            }
        });
        Sink { url, kept, senders }
    }

    /// Every letter that arrived whole, whatever was answered, in order.
    pub fn kept(&self) -> Vec<String> {
        self.kept.lock().unwrap().clone()
    }

    /// What every conversation named as the envelope's sender, in order.
    pub fn senders(&self) -> Vec<String> {
        self.senders.lock().unwrap().clone()
    }
}

async fn converse(
    stream: TcpStream,
    script: Arc<Mutex<VecDeque<Turn>>>,
    kept: Arc<Mutex<Vec<String>>>,
    senders: Arc<Mutex<Vec<String>>>,
) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let mut turn = Turn::Take;
    write.write_all(b"220 sink\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
        let answer = match (verb.as_str(), turn) {
            ("EHLO", _) => "250-sink\r\n250 8BITMIME",
            ("MAIL", _) => {
                let sender = line.split(['<', '>']).nth(1).unwrap_or_default();
                senders.lock().unwrap().push(sender.to_owned());
                turn = script.lock().unwrap().pop_front().unwrap_or(Turn::Take);
                "250 OK"
            }
            ("RCPT", Turn::AtReceiver(answer)) => answer,
            ("DATA", _) => {
                write.write_all(b"354 Go on\r\n").await?;
                let mut letter = String::new();
                while let Some(line) = lines.next_line().await? {
                    if line == "." {
                        break;
                    }
                    letter.push_str(line.strip_prefix('.').unwrap_or(&line));
                    letter.push_str("\r\n");
                }
                kept.lock().unwrap().push(letter);
                match turn {
                    Turn::HangUp => return Ok(()),
                    Turn::AfterLetter(answer) => answer,
                    _ => "250 Kept",
                }
            }
            ("QUIT", _) => {
                write.write_all(b"221 Bye\r\n").await?;
                return Ok(());
            }
            _ => "250 OK",
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await?;
        if answer.starts_with("421") {
            return Ok(());
        }
    }
    Ok(())
}
