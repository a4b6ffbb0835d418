//! Calls `getPart` and prints the answer.
//!
//! ```text
//! cargo run --example get_part -- <id> <part> <call>
//! ```

use std::env;
use std::process::ExitCode;

use golden_shown::Client;

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [id, part, call] = arguments.as_slice() else {
        return Err("usage: cargo run --example get_part -- <id> <part> <call>".into());
    };
    let client = Client::builder().build()?;
    let answer = client
        .operations()
        .get_part(id.parse()?, part.as_str().into(), call.parse()?)
        .await?;
    println!("{answer:#?}");
    Ok(())
}
