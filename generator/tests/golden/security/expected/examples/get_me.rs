//! Calls `getMe` and prints the answer.
//!
//! ```text
//! cargo run --example get_me
//! ```

use std::process::ExitCode;

use golden_security::{Client, Credentials};

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
    let client = Client::builder().credentials(Credentials::from_env()?).build()?;
    let answer = client.operations().get_me().await?;
    println!("{answer:#?}");
    Ok(())
}
