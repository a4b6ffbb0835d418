//! What does the body of a request say?

use std::ops::RangeInclusive;

use serde::de::DeserializeOwned;

use super::incoming::Incoming;
use super::multipart::{self, FilesMut};
use super::texts::{grouped, is_one_of, joined, pairs, plus_decoded, tree};
use crate::runtime::Multipart;
use crate::runtime::body::Body;
use crate::runtime::guess::{Node, Shape};
use crate::runtime::json;
use crate::runtime::media_range::{admits, folded};
use crate::runtime::request::QueryStyle;

impl Incoming<'_> {
    /// Whether there is a body.
    pub fn has_body(&mut self) -> bool {
        self.knows_body = true;
        !self.received.body().is_empty() || self.received.header("content-type").is_some()
    }

    /// The media type of the body among those that the operation takes; none where it is none of them, or there is no body.
    pub fn one_of(&mut self, media_types: &[&'static str]) -> Option<&'static str> {
        if !self.has_body() {
            self.report("the body is missing");
            return None;
        }
        let received = self.received.header("content-type").unwrap_or_default();
        let exactly = |known: &&str| known.eq_ignore_ascii_case(received.trim());
        let nearly = |known: &&str| folded(known) == folded(received);
        let is_of = |known: &&str| admits(known, received);
        let known = media_types.iter().copied();
        let admitting = known.filter(is_of);
        let found = admitting.clone().find(exactly);
        let found = found.or_else(|| admitting.clone().find(nearly));
        let found = found.or_else(|| admitting.clone().next());
        if found.is_none() {
            let known: Vec<String> = media_types
                .iter()
                .map(|known| format!("`{known}`"))
                .collect();
            let (received, known) = (
                folded(received).escape_debug().to_string(),
                known.join(", "),
            );
            self.report(format!(
                "`Content-Type` is `{received}`, and not one of {known}"
            ));
        }
        found
    }

    /// A JSON body.
    pub fn json<T: DeserializeOwned>(&mut self, media_type: &str) -> Option<T> {
        self.expect_type(media_type)?;
        let read = json::from_slice(self.received.body());
        read.map_err(|error| self.report(format!("the body: {error}")))
            .ok()
    }

    /// A body of text.
    pub fn text(&mut self, media_type: &str) -> Option<String> {
        self.expect_type(media_type)?;
        let text = std::str::from_utf8(self.received.body());
        text.map(str::to_owned)
            .map_err(|_| self.report("the body is not UTF-8"))
            .ok()
    }

    /// A body of any bytes.
    pub fn bytes(&mut self, media_type: &str) -> Option<Vec<u8>> {
        self.expect_type(media_type)?;
        Some(self.received.body().to_vec())
    }

    /// A body of any bytes, whose media type is one of a range.
    pub fn bytes_of(&mut self, range: &str) -> Option<Body> {
        self.expect_type(range)?;
        let media_type = self.received.header("content-type").unwrap_or_default();
        Some(Body::from(self.received.body()).with_media_type(media_type))
    }

    /// A body in `application/x-www-form-urlencoded`; `styles` has the members whose style the document states.
    pub fn form<T: DeserializeOwned>(
        &mut self,
        media_type: &str,
        styles: &[(&str, QueryStyle)],
    ) -> Option<T> {
        self.form_spread(media_type, styles, &[], &[])
    }

    /// The same, where the members of each of `spread` are fields of their own (`form`, exploded): all but `others`, which
    /// are members of the form itself. Beside each stand the members that its type names; what none names, all can have.
    pub fn form_spread<T: DeserializeOwned>(
        &mut self,
        media_type: &str,
        styles: &[(&str, QueryStyle)],
        spread: &[(&str, &[&str])],
        others: &[&str],
    ) -> Option<T> {
        self.expect_type(media_type)?;
        let text = std::str::from_utf8(self.received.body()).unwrap_or_default();
        let (own, loose): (Vec<_>, Vec<_>) =
            pairs(text, '&').partition(|(name, _)| spread.is_empty() || is_one_of(name, others));
        let mut members = named_fields(&own, styles);
        let mut empty = Vec::new();
        for (name, named) in spread {
            let is_named = |field: &str, named: &[&str]| named.contains(&field);
            let is_anyones = |field: &str| !spread.iter().any(|(_, named)| is_named(field, named));
            let fields = loose
                .iter()
                .filter(|(field, _)| is_named(field, named) || is_anyones(field));
            let fields = fields.map(|(field, raw)| (field.as_str(), plus_decoded(raw)));
            match grouped(fields.collect()) {
                Some(node) => members.push(((*name).to_owned(), node)),
                None => empty.push((
                    (*name).to_owned(),
                    Node::any(vec![Shape::Members(Vec::new())]),
                )),
            }
        }
        // Of an object without members nothing is seen: it may be there or not.
        let with = members.iter().chain(&empty).cloned().collect();
        let with = (!empty.is_empty()).then_some(Shape::Members(with));
        let without = Shape::Members(members);
        self.body(Node::any([without].into_iter().chain(with).collect()))
    }

    /// A body in `multipart/form-data`. What its files hold comes with [`files`](Self::files).
    pub fn multipart<T: DeserializeOwned>(&mut self) -> Option<T> {
        self.read_parts("multipart/form-data")?;
        self.named_parts()
    }

    /// A body in another `multipart`, whose parts have no names: the members that they can stand for, in order, with their
    /// media types (empty for any) and how many parts each may have. What its files hold comes with [`files`](Self::files).
    pub fn parts_in_order<T: DeserializeOwned>(
        &mut self,
        media_type: &str,
        members: &[(&str, &str, RangeInclusive<usize>)],
    ) -> Option<T> {
        self.read_parts(media_type)?;
        if !multipart::name_in_order(&mut self.parts, members) {
            self.report("the parts are not those of the document, in its order");
            return None;
        }
        self.named_parts()
    }

    fn named_parts<T: DeserializeOwned>(&mut self) -> Option<T> {
        let mut members: Vec<(String, Vec<String>)> = Vec::new();
        for part in &self.parts {
            let text = String::from_utf8_lossy(&part.content).into_owned();
            match members.iter_mut().find(|(known, _)| *known == part.name) {
                Some((_, texts)) => texts.push(text),
                None => members.push((part.name.clone(), vec![text])),
            }
        }
        let members = members.into_iter();
        let members = members.map(|(name, texts)| (name, Node::one_or_more(texts)));
        self.members(members.collect())
    }

    /// Puts the files of this name into place, byte for byte.
    pub fn files<F: FilesMut + ?Sized>(&mut self, name: &str, places: &mut F) {
        let mut files = self.parts.iter().filter(|part| part.name == name);
        places.each_mut(&mut |place| {
            if let Some(part) = files.next() {
                *place = part.file();
            }
        });
    }

    /// The parts of a body as they are.
    pub fn parts(&mut self, media_type: &str) -> Option<Multipart> {
        self.read_parts(media_type)?;
        let form = self.parts.iter().fold(Multipart::new(), |form, part| {
            let (name, media_type) = (part.name.as_str(), part.media_type.as_deref());
            if part.file_name.is_some() {
                return form.file(name, &part.file());
            }
            let text = String::from_utf8_lossy(&part.content);
            match media_type {
                Some(media_type) => form.part_as(name, media_type, &text),
                None => form.part(name, &text),
            }
        });
        Some(form)
    }

    fn read_parts(&mut self, media_type: &str) -> Option<()> {
        self.expect_type(folded(media_type).as_str())?;
        let is_form = folded(media_type) == "multipart/form-data";
        let media_type = self.received.header("content-type").unwrap_or_default();
        match multipart::parts(media_type, self.received.body()) {
            Some(parts) if !(is_form && parts.iter().any(|part| part.name.is_empty())) => {
                self.parts = parts;
            }
            Some(_) | None => {
                self.report("the body is not a form: its boundary or its parts are malformed");
                return None;
            }
        }
        Some(())
    }

    fn members<T: DeserializeOwned>(&mut self, members: Vec<(String, Node)>) -> Option<T> {
        self.body(Node::any(vec![Shape::Members(members)]))
    }

    fn body<T: DeserializeOwned>(&mut self, node: Node) -> Option<T> {
        let read = self.taken(None, node).read();
        read.map_err(|error| self.report(format!("the body: {error}")))
            .ok()
    }

    /// Reports a body that is missing or of another media type.
    fn expect_type(&mut self, media_type: &str) -> Option<()> {
        if !self.has_body() {
            self.report("the body is missing");
            return None;
        }
        let received = folded(self.received.header("content-type").unwrap_or_default());
        if admits(media_type, &received) {
            return Some(());
        }
        let received = received.escape_debug();
        self.report(format!(
            "`Content-Type` is `{received}`, and not `{media_type}`"
        ));
        None
    }
}

/// The fields of a form by name; `styles` has those whose style the document states.
fn named_fields(fields: &[(String, &str)], styles: &[(&str, QueryStyle)]) -> Vec<(String, Node)> {
    let mut members: Vec<(String, Node)> = Vec::new();
    for (name, raw) in fields {
        if members.iter().any(|(known, _)| known == name) {
            continue;
        }
        let bracketed = name.split_once('[').map_or(name.as_str(), |(name, _)| name);
        let styled = |name: &str| styles.iter().find(|(styled, _)| *styled == name);
        let node = match styled(name).or_else(|| styled(bracketed)) {
            Some((_, QueryStyle::DeepObject)) => {
                if members.iter().any(|(known, _)| known == bracketed) {
                    continue;
                }
                let own = fields.iter().filter_map(|(field, raw)| {
                    let rest = field.strip_prefix(bracketed)?;
                    let steps = rest.split('[').skip(1);
                    let steps = steps.map(|step| step.trim_end_matches(']').to_owned());
                    Some((steps.collect(), plus_decoded(raw)))
                });
                members.extend(tree(own.collect()).map(|node| (bracketed.to_owned(), node)));
                continue;
            }
            Some((_, QueryStyle::FormJoined)) => joined(raw, &["%2C", ","]),
            Some((_, QueryStyle::SpaceDelimited)) => joined(raw, &["+", "%20"]),
            Some((_, QueryStyle::PipeDelimited)) => joined(raw, &["%7C", "|"]),
            Some((_, QueryStyle::Form)) | None => {
                let all = fields.iter().filter(|(known, _)| known == name);
                Node::one_or_more(all.map(|(_, raw)| plus_decoded(raw)).collect())
            }
        };
        members.push((name.clone(), node));
    }
    members
}
