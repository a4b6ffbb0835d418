//! How is a program tested that calls the API? Against the mock, which is told what to answer
//! and tells what it was sent.

use golden_shown_made::client::AddPlace;
use golden_shown_made::mock::Server;
use golden_shown_made::models;

#[tokio::test]
async fn not_found_then_found() -> Result<(), Box<dyn std::error::Error>> {
    let mock = Server::start()?;
    mock.on::<AddPlace>().status(404).then(204);
    let client = mock.client()?;
    let body = models::AddPlaceBody::new(
        -1,
        ["text"],
        "2024-05-04T09:42:00Z".parse()?,
        models::Corner {
            name: Some("text".into()),
            round: Some(true),
            ..Default::default()
        },
    );
    let call = || client.operations().add_place(body.clone());
    let error = call().await.unwrap_err();
    assert_eq!(error.status(), Some(404));
    call().await?;
    let received = mock.received::<AddPlace>();
    assert_eq!(received.len(), 2);
    Ok(())
}
