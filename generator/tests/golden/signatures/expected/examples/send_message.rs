//! Calls `SendMessage` and prints the answer.
//!
//! ```text
//! cargo run --example send_message -- <body>
//! ```
//!
//! `<body>` is JSON.

use std::env;
use std::process::ExitCode;

use golden_signatures::runtime::{Refusal, Unsigned};
use golden_signatures::{Client, Credentials};

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
    let [body] = arguments.as_slice() else {
        return Err("usage: cargo run --example send_message -- <body>".into());
    };
    let client = Client::builder().credentials(Credentials::signer(sign)).build()?;
    let answer = client.operations().send_message(serde_json::from_str(body)?).await?;
    println!("{answer:#?}");
    Ok(())
}

/// Signs a request (`awsSigv4`): yours to write, from its method, URL, header fields and body.
fn sign(request: &mut Unsigned<'_>) -> Result<(), Refusal> {
    let reason = ["nothing signs ", request.method(), " requests yet"].concat();
    Err(Refusal::new(reason))
}
