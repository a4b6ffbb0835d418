//! What can a document ask for that is not supported? Each has a name, by which a configuration allows it to be left
//! out.

use super::catalog::unsupported;
use super::{Entry, Message, Severity};

/// Ties each feature to its entry in the catalogue: one list, so that none can be forgotten.
macro_rules! features {
    ($($(#[doc = $doc:expr])+ $feature:ident => $entry:ident,)+) => {
        /// Something a document can ask for that is not supported.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Feature {
            $($(#[doc = $doc])+ $feature,)+
        }

        impl Feature {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$feature),+];

            /// Its entry in the catalogue. A message is made by [`Diagnostics::unsupported_because`], which knows what is
            /// allowed, or by [`Feature::note`].
            ///
            /// [`Diagnostics::unsupported_because`]: super::Diagnostics::unsupported_because
            pub(super) fn entry(self) -> &'static Entry {
                match self {
                    $(Self::$feature => &unsupported::$entry,)+
                }
            }
        }
    };
}

features! {
    /// Callbacks: requests that the server makes.
    Callbacks => CALLBACKS,
    /// Links between responses and later operations.
    Links => LINKS,
    /// Parameters that are written as a media type (`content`).
    ParameterContent => PARAMETER_CONTENT,
    /// A parameter style that its type does not go with, or that is not written yet.
    ParameterStyle => PARAMETER_STYLE,
    /// Bodies of a media type other than JSON.
    MediaType => MEDIA_TYPE,
    /// Responses that stream.
    Streaming => STREAMING,
    /// The method TRACE, with credentials or a body.
    TraceMethod => TRACE_METHOD,
    /// Servers of one path or operation that are no base URL.
    LocalServers => LOCAL_SERVERS,
    /// Methods that no path item of OpenAPI 3.0 has.
    OtherMethod => OTHER_METHOD,
    /// A security scheme that no credentials of the runtime satisfy.
    SecurityScheme => SECURITY_SCHEME,
}

impl Feature {
    /// The name by which a configuration allows it.
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// A note that it is passed over, for what a client can do without.
    pub(crate) fn note(self, what: impl Into<String>) -> Message {
        self.entry().message(what).severity(Severity::Note)
    }

    /// The feature of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|feature| feature.name() == name)
    }
}

/// Adds the names that exist to a message on one that does not.
pub(super) fn suggest(message: Message) -> Message {
    let names: Vec<&str> = Feature::ALL.iter().map(|feature| feature.name()).collect();
    message.help(format!("the features are {}", names.join(", ")))
}
