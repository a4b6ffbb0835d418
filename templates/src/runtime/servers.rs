//! Which of the document's servers do calls go to, and which of an operation's own? URL templates, filled in with what
//! the caller chose.

use std::fmt;

use super::api::{ServerInfo, ServerVariable};

/// What a caller chose among servers of the document.
#[derive(Clone, Debug, Default)]
pub(super) struct Choice {
    /// Which server; the first when it is not said.
    pub(super) server: Option<Which>,
    /// Values of variables, the last of a name counting.
    pub(super) variables: Vec<(String, String)>,
}

/// How a server is named.
#[derive(Clone, Debug)]
pub(super) enum Which {
    /// By its place, from 0.
    Index(usize),
    /// By its description.
    Described(String),
}

/// What is wrong with the choice of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ServerProblem {
    /// The document has no such server.
    Unknown,
    /// The document has no server for this operation alone, among which a call could choose.
    NoneOfItsOwn,
    /// The URL of the server has no variable of this name.
    UnknownVariable(String),
    /// The variable cannot have that value: it is none of those that the document lists, or it would change what the
    /// URL means.
    Value(&'static str),
}

impl fmt::Display for ServerProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("the document has no such server"),
            Self::NoneOfItsOwn => f.write_str(
                "the operation has no servers of its own: `ClientBuilder` chooses among the others",
            ),
            Self::UnknownVariable(name) => {
                write!(f, "its URL has no variable `{}`", name.escape_default())
            }
            Self::Value(name) => write!(f, "the variable `{name}` cannot have that value"),
        }
    }
}

impl Choice {
    /// Whether anything was chosen.
    pub(super) fn is_made(&self) -> bool {
        self.server.is_some() || !self.variables.is_empty()
    }

    /// The URL of the one of these servers that was chosen, or else of the first, with its variables filled in.
    pub(super) fn url(&self, servers: &'static [ServerInfo]) -> Result<String, ServerProblem> {
        let server = match &self.server {
            None => servers.first(),
            Some(Which::Index(index)) => servers.get(*index),
            Some(Which::Described(text)) => {
                servers.iter().find(|server| server.description == text)
            }
        };
        self.fill(server.ok_or(ServerProblem::Unknown)?)
    }

    fn fill(&self, server: &'static ServerInfo) -> Result<String, ServerProblem> {
        for (name, _) in &self.variables {
            if !server.variables.iter().any(|known| known.name == name) {
                return Err(ServerProblem::UnknownVariable(name.clone()));
            }
        }
        let mut url = server.url.to_owned();
        for variable in server.variables {
            let place = format!("{{{}}}", variable.name);
            let value = self.value_of(variable);
            let is_listed = variable.values.is_empty() || variable.values.contains(&value);
            // What stands in front of the path names the server: a value must not end it.
            let authority_ends = server
                .url
                .split_once("://")
                .and_then(|(scheme, rest)| Some(scheme.len() + 3 + rest.find('/')?))
                .unwrap_or(server.url.len());
            let in_authority = server
                .url
                .find(&place)
                .is_some_and(|at| at < authority_ends);
            let changes_meaning = value.contains(['?', '#', '@', '\\', '{', '}'])
                || in_authority && value.contains('/');
            let is_refused = changes_meaning || !is_listed;
            if is_refused && value != variable.default {
                return Err(ServerProblem::Value(variable.name));
            }
            // `/v1` behind a slash of the path has one already.
            if let Some(rest) = value.strip_prefix('/') {
                let path = url.find("://").map_or(0, |at| at + 3);
                let (front, back) = url.split_at(path);
                let back = back.replace(&format!("/{place}"), &format!("/{rest}"));
                url = format!("{front}{back}");
            }
            url = url.replace(&place, value);
        }
        Ok(url)
    }

    fn value_of<'v>(&'v self, variable: &ServerVariable) -> &'v str {
        let given = self.variables.iter().rev();
        given
            .filter(|(name, _)| name == variable.name)
            .map(|(_, value)| value.as_str())
            .next()
            .unwrap_or(variable.default)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static SERVERS: &[ServerInfo] = &[
        ServerInfo {
            url: "https://{region}.example.com:{port}/{base}",
            description: "Production",
            variables: &[
                ServerVariable {
                    name: "region",
                    default: "eu",
                    values: &["eu", "us"],
                },
                ServerVariable {
                    name: "port",
                    default: "443",
                    values: &[],
                },
                ServerVariable {
                    name: "base",
                    default: "v1",
                    values: &[],
                },
            ],
        },
        ServerInfo {
            url: "https://test.example.com",
            description: "Test",
            variables: &[],
        },
    ];

    fn url(server: Option<Which>, variables: &[(&str, &str)]) -> Result<String, ServerProblem> {
        let variables = variables.iter();
        let variables = variables.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Choice {
            server,
            variables: variables.collect(),
        }
        .url(SERVERS)
    }

    #[test]
    fn servers_and_variables() {
        let test = || Some(Which::Described("Test".to_owned()));
        for (server, variables, expected) in [
            (
                Some(Which::Index(0)),
                &[][..],
                Ok("https://eu.example.com:443/v1"),
            ),
            (
                None,
                &[("base", "/v1/a")],
                Ok("https://eu.example.com:443/v1/a"),
            ),
            (None, &[], Ok("https://eu.example.com:443/v1")),
            (
                None,
                &[("region", "us")],
                Ok("https://us.example.com:443/v1"),
            ),
            (
                None,
                &[("port", "1"), ("base", "a/b"), ("port", "8443")],
                Ok("https://eu.example.com:8443/a/b"),
            ),
            (Some(Which::Index(1)), &[], Ok("https://test.example.com")),
            (test(), &[], Ok("https://test.example.com")),
            (Some(Which::Index(2)), &[], Err(ServerProblem::Unknown)),
            (
                Some(Which::Described("test".to_owned())),
                &[],
                Err(ServerProblem::Unknown),
            ),
            (
                test(),
                &[("region", "us")],
                Err(ServerProblem::UnknownVariable("region".to_owned())),
            ),
            (
                None,
                &[("region", "cn")],
                Err(ServerProblem::Value("region")),
            ),
            (
                None,
                &[("port", "443/evil")],
                Err(ServerProblem::Value("port")),
            ),
            (
                None,
                &[("port", "1@evil.example")],
                Err(ServerProblem::Value("port")),
            ),
            (
                None,
                &[("base", "v1?x=1")],
                Err(ServerProblem::Value("base")),
            ),
            (
                None,
                &[("base", "{region}")],
                Err(ServerProblem::Value("base")),
            ),
        ] {
            let found = url(server, variables);
            assert_eq!(found, expected.map(str::to_owned), "{variables:?}");
        }
    }
}
