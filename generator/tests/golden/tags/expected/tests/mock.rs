//! How is a program tested that calls the API? Against the mock, which is told what to answer
//! and tells what it was sent.

use golden_tags::client::GetCat;
use golden_tags::mock::Server;

#[tokio::test]
async fn not_found_then_found() -> Result<(), Box<dyn std::error::Error>> {
    let mock = Server::start()?;
    mock.on::<GetCat>().status(404).then(200);
    let client = mock.client()?;
    let call = || client.cats().get_cat("text");
    let error = call().await.unwrap_err();
    assert_eq!(error.status(), Some(404));
    call().await?;
    let received = mock.received::<GetCat>();
    assert_eq!(received.len(), 2);
    Ok(())
}
