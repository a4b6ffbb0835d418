// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How are programs tested that call the API? Against a server on the loopback interface, made of the same document.
//!
//! ```text
//! let mock = Server::start()?;
//! mock.on::<GetItem>().status(429).then(200);
//! let item = mock.client()?.shelves().get_item("s", "i").await?;
//! assert_eq!(mock.received::<GetItem>().len(), 2);
//! ```
//!
//! Each request is read back into the operation that it is a call of, and held against the document: path, parameters,
//! media types, body and the rules of the validators, and whether credentials are there. What breaks the document is
//! kept as a [`Violation`], which fails the test when the server is dropped. Answers are the examples of the document,
//! until [`Server::on`] says otherwise.
//!
//! Generated code says of each operation how it is read ([`Mocked`]); everything else is here, and nothing of it is
//! compiled without the feature `mock`. The server has threads of its own, so that it serves programs of any kind, and
//! it is bounded in all that it keeps.

mod answer;
mod body;
mod credentials;
mod http;
mod incoming;
mod multipart;
mod on;
mod respond;
mod route;
mod server;
mod template;
mod texts;

pub use self::answer::Answer;
pub use self::http::Received;
pub use self::incoming::{Given, Incoming};
pub use self::multipart::FilesMut;
pub use self::on::On;
pub use self::route::{Documented, Mocked, MockedOptions, Route, Statuses};
pub use self::server::{Server, Violation};
