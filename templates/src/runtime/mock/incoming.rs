//! What does a request say? Generated code takes it apart, place by place, as it puts one together.
//!
//! ```text
//! group_id: request.path(0, "groupId").required()?,
//! envelope: request.query("envelope").optional()?,
//! body: request.json("application/json")?,
//! ```

use serde::de::DeserializeOwned;

use super::http::Received;
use super::multipart::Part;
use super::texts::{
    Between, decoded, grouped, is_one_of, joined, list_items, pairs, path_node, plus_decoded,
    several, shapes, tree,
};
use crate::runtime::guess::{First, Node, Shape};
use crate::runtime::json::Json;
use crate::runtime::path::PathStyle;
use crate::runtime::request::QueryStyle;
use crate::runtime::validate::Violations;

/// A request that is being read back into an operation.
#[derive(Clone)]
pub struct Incoming<'r> {
    pub(super) received: &'r Received,
    /// Names as the template spells them, and texts as they arrived: percent-encoded.
    path: Vec<(&'static str, &'r str)>,
    /// Names, and values as they arrived: percent-encoded.
    query: Vec<(String, &'r str)>,
    cookies: Vec<(String, &'r str)>,
    /// Whether each pair of the query has been asked for.
    known: Vec<bool>,
    /// Whether the body has been asked for.
    pub(super) knows_body: bool,
    pub(super) parts: Vec<Part>,
    /// What texts at these places are first taken for: of a parameter (none: of the form), and where in its value (JSON
    /// Pointer).
    taken: Vec<(Option<String>, String, First)>,
    problems: Vec<String>,
}

impl<'r> Incoming<'r> {
    pub(super) fn new(received: &'r Received, path: Vec<(&'static str, &'r str)>) -> Self {
        let query: Vec<_> = pairs(received.query(), '&').collect();
        let cookies = received.header("cookie").unwrap_or_default();
        Self {
            received,
            path,
            known: vec![false; query.len()],
            query,
            cookies: pairs(cookies, ';').collect(),
            knows_body: false,
            parts: Vec::new(),
            taken: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// The same, where the texts that these rules are about are first taken for this.
    pub(super) fn taking(mut self, first: First, broken: &Violations) -> Self {
        let places = broken.iter();
        let places = places.map(|found| (found.parameter.clone(), found.pointer.clone(), first));
        self.taken.extend(places);
        self
    }

    /// These texts as they are to be taken for this parameter; none for the form.
    pub(super) fn taken(&self, parameter: Option<&str>, node: Node) -> Node {
        let places = self.taken.iter();
        let places = places.filter(|(name, ..)| name.as_deref() == parameter);
        places.fold(node, |node, (_, pointer, first)| {
            node.taking_at(pointer, *first)
        })
    }

    /// Notes what breaks the document.
    pub fn report(&mut self, problem: impl Into<String>) {
        self.problems.push(problem.into());
    }

    /// Takes note of a pair of the query that the path of the operation states.
    pub(super) fn state_query(&mut self, name: &str, value: &str) {
        self.know_query(name);
        let value = plus_decoded(value);
        let is_it = |(known, given): &(String, &str)| known == name && plus_decoded(given) == value;
        if !self.query.iter().any(is_it) {
            self.report(format!("the path of the operation has `?{name}={value}`"));
        }
    }

    /// Takes note of a parameter of the query that is not the operation's own.
    pub(super) fn know_query(&mut self, known: &str) {
        for ((name, _), flag) in self.query.iter().zip(&mut self.known) {
            *flag |= name == known;
        }
    }

    /// What breaks the document; a body and parameters of the query that nobody asked for, too, when all has been read.
    pub(super) fn finish(mut self, complete: bool) -> Vec<String> {
        if complete {
            if !self.knows_body && !self.received.body().is_empty() {
                self.report("the document has no body for this operation");
            }
            for ((name, _), known) in self.query.iter().zip(&self.known) {
                if !known {
                    let name = name.escape_debug();
                    self.problems
                        .push(format!("the document has no query parameter `{name}`"));
                }
            }
        }
        self.problems
    }

    fn given(&mut self, name: &str, node: Option<Node>) -> Given<'_> {
        Given {
            name: name.to_owned(),
            node: node.map(|node| self.taken(Some(name), node)),
            is_spread: false,
            problems: &mut self.problems,
        }
    }

    /// The parameter at this position of the path template, in the style `simple`.
    pub fn path(&mut self, position: usize, name: &str) -> Given<'_> {
        self.path_styled(position, name, PathStyle::Simple)
    }

    /// The parameter at this position of the path template.
    pub fn path_styled(&mut self, position: usize, name: &str, style: PathStyle) -> Given<'_> {
        let found = self.path.get(position).copied();
        if let Some((spelled, text)) = found {
            let mut again = self.path.iter().filter(|(known, _)| *known == spelled);
            if !again.all(|(_, other)| *other == text) {
                self.report(format!("the path has several values for `{name}`"));
            }
        }
        let node = found.and_then(|(_, text)| path_node(name, text, style));
        self.given(name, node)
    }

    /// A parameter of the query, in the style `form`, exploded.
    pub fn query(&mut self, name: &str) -> Given<'_> {
        self.query_styled(name, QueryStyle::Form)
    }

    /// A parameter of the query.
    pub fn query_styled(&mut self, name: &str, style: QueryStyle) -> Given<'_> {
        if style == QueryStyle::DeepObject {
            let tree = self.brackets(name);
            return self.given(name, tree);
        }
        self.know_query(name);
        let mut values = self
            .query
            .iter()
            .filter(|(known, _)| known == name)
            .map(|(_, value)| *value);
        let node = match style {
            QueryStyle::Form | QueryStyle::DeepObject => several(values.map(plus_decoded)),
            QueryStyle::FormJoined => values.next().map(|raw| joined(raw, &[","])),
            QueryStyle::SpaceDelimited => values.next().map(|raw| joined(raw, &["%20", "+"])),
            QueryStyle::PipeDelimited => values.next().map(|raw| joined(raw, &["|", "%7C"])),
        };
        self.given(name, node)
    }

    /// A parameter of the query whose members are parameters of their own (`form`, exploded): all but `others`, which
    /// are parameters themselves.
    pub fn query_members(&mut self, name: &str, others: &[&str]) -> Given<'_> {
        let mut own = Vec::new();
        for ((member, value), known) in self.query.iter().zip(&mut self.known) {
            if !*known && !is_one_of(member, others) {
                *known = true;
                own.push((member.as_str(), plus_decoded(value)));
            }
        }
        let node = grouped(own);
        self.given(name, node).spread()
    }

    /// The parameter that is the query, without a name (`in: querystring`).
    pub fn whole_query(&mut self, name: &str) -> Given<'_> {
        self.known.fill(true);
        let whole = self.received.query();
        let node = (!whole.is_empty()).then(|| several(std::iter::once(decoded(whole))));
        self.given(name, node.flatten())
    }

    /// `name[member][0]=value`
    fn brackets(&mut self, name: &str) -> Option<Node> {
        let mut leaves = Vec::new();
        for ((known, value), flag) in self.query.iter().zip(&mut self.known) {
            let Some(rest) = known.strip_prefix(name) else {
                continue;
            };
            if rest.is_empty() || rest.starts_with('[') {
                *flag = true;
                let steps = rest.split('[').skip(1);
                let steps = steps.map(|step| step.trim_end_matches(']').to_owned());
                leaves.push((steps.collect(), plus_decoded(value)));
            }
        }
        tree(leaves)
    }

    /// A header field.
    pub fn header(&mut self, name: &str) -> Given<'_> {
        let node = self.header_node(name, Between::Commas);
        self.given(name, node)
    }

    /// A header field, exploded: objects are `member=value`.
    pub fn header_exploded(&mut self, name: &str) -> Given<'_> {
        let node = self.header_node(name, Between::Equals);
        self.given(name, node)
    }

    fn header_node(&self, name: &str, between: Between) -> Option<Node> {
        let fields = self.received.headers().iter();
        let values: Vec<&str> = fields
            .filter(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
            .collect();
        let whole = values.join(",");
        (!values.is_empty()).then(|| shapes(whole.clone(), list_items(&whole), between))
    }

    /// A cookie.
    pub fn cookie(&mut self, name: &str) -> Given<'_> {
        let mut cookies = self.cookies.iter();
        let found = cookies.find(|(known, _)| known == name);
        let node = found.map(|(_, raw)| joined(raw, &["%2C", ","]));
        self.given(name, node)
    }

    /// A cookie for each item.
    pub fn cookie_exploded(&mut self, name: &str) -> Given<'_> {
        let cookies = self.cookies.iter().filter(|(known, _)| known == name);
        let node = several(cookies.map(|(_, raw)| decoded(raw)));
        self.given(name, node)
    }

    /// A cookie for each member: all but `others`, which are parameters themselves.
    pub fn cookie_members(&mut self, name: &str, others: &[&str]) -> Given<'_> {
        let cookies = self.cookies.iter();
        let own = cookies.filter(|(member, _)| !is_one_of(member, others));
        let node = grouped(
            own.map(|(member, raw)| (member.as_str(), decoded(raw)))
                .collect(),
        );
        self.given(name, node).spread()
    }
}

/// A parameter, as it was given or not.
#[must_use = "a parameter is read by `required` or `optional`"]
pub struct Given<'i> {
    name: String,
    node: Option<Node>,
    /// Whether its members stand alone, so that nothing is seen of an object without any.
    is_spread: bool,
    problems: &'i mut Vec<String>,
}

impl Given<'_> {
    fn spread(self) -> Self {
        Self {
            is_spread: true,
            ..self
        }
    }

    /// The same, where an empty text says that none is given (OAS 3.0.4 § Parameter Object, `allowEmptyValue`).
    pub fn unless_empty(mut self) -> Self {
        let text = self.node.clone().map(Node::read::<String>);
        if matches!(text, Some(Ok(text)) if text.is_empty()) {
            self.node = None;
        }
        self
    }

    /// The same where its one text is JSON.
    pub fn json_text(mut self) -> Self {
        if let Some(node) = &self.node {
            let text = node.clone().read::<String>().unwrap_or_default();
            self.node = text
                .parse()
                .ok()
                .map(|value: Json| Node::any(vec![Shape::Value(value)]));
            if self.node.is_none() {
                self.problems
                    .push(format!("parameter `{}` is not JSON", self.name));
            }
        }
        self
    }

    /// The value; none when there is none that the type can hold, which is noted.
    pub fn required<T: DeserializeOwned>(self) -> Option<T> {
        let Some(node) = self.node else {
            if self.is_spread
                && let Ok(value) = Node::any(vec![Shape::Value("{}".parse().ok()?)]).read()
            {
                return Some(value);
            }
            self.problems
                .push(format!("parameter `{}` is missing", self.name));
            return None;
        };
        let read = node.read();
        let problems = self.problems;
        read.map_err(|error| problems.push(format!("parameter `{}`: {error}", self.name)))
            .ok()
    }

    /// Whether it is this value, the only one that the document has; none when not, which is noted.
    pub fn only(self, value: &str) -> Option<()> {
        let (name, problems) = (self.name, self.problems);
        let problem = match self.node.map(Node::read::<String>) {
            Some(Ok(text)) if text == value => return Some(()),
            Some(_) => format!("parameter `{name}` is not `{}`", value.escape_debug()),
            None => format!("parameter `{name}` is missing"),
        };
        problems.push(problem);
        None
    }

    /// The value, if it is given; none when the type cannot hold it, which is noted.
    pub fn optional<T: DeserializeOwned>(self) -> Option<Option<T>> {
        if self.node.is_none() {
            return Some(None);
        }
        self.required().map(Some)
    }
}
