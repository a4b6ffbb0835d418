//! How is a program tested that calls the API? Against the mock, which is told what to answer
//! and tells what it was sent.

use golden_shown::client::GetPart;
use golden_shown::mock::Server;

#[tokio::test]
async fn not_found_then_found() -> Result<(), Box<dyn std::error::Error>> {
    let mock = Server::start()?;
    mock.on::<GetPart>().status(404).then(200);
    let client = mock.client()?;
    let id = "123e4567-e89b-12d3-a456-426614174000".parse()?;
    let call_ = "2024-05-04".parse()?;
    let call = || client.operations().get_part(id, "head".into(), call_);
    let error = call().await.unwrap_err();
    assert_eq!(error.status(), Some(404));
    call().await?;
    let received = mock.received::<GetPart>();
    assert_eq!(received.len(), 2);
    Ok(())
}
