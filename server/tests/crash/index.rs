//! The server is killed and started again: it answers from the search index it left, and builds none anew.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use server::test::parts::fresh_folder;

use crate::process::Process;

/// Folders of layouts, and of the indexes in them.
fn folders(data: &Path) -> BTreeSet<PathBuf> {
    let below = |folder: PathBuf| std::fs::read_dir(folder).into_iter().flatten().flatten();
    let layouts: Vec<PathBuf> = below(data.join("index")).map(|e| e.path()).collect();
    let indexes = layouts.iter().flat_map(|layout| below(layout.clone()));
    indexes.map(|e| e.path()).filter(|path| path.is_dir()).collect()
}

async fn serve(data: &Path) -> Process {
    let server = Process::serve(data, &[("MAIL", "memory:")]).await;
    let url = format!("{}/api/v1/offers", server.origin);
    for _ in 0..3_000 {
        let answer = reqwest::get(&url).await.unwrap().text().await.unwrap();
        let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
        if answer["reduced"] == false {
            return server;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("no index is ever made");
}

#[tokio::test]
async fn a_server_that_is_started_again_opens_the_index_it_left() {
    let data = fresh_folder();
    serve(&data).await.kill();
    let left = folders(&data);
    assert_eq!(left.len(), 1);
    serve(&data).await.kill();
    assert_eq!(folders(&data), left);
}
