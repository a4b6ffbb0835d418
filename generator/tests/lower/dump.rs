//! A picture of the IR that people can read and compare: one line for a field, a variant, a parameter, a body.

use std::fmt::Write as _;

use specwright::ir::{
    Access, Api, Contact, Content, Discriminator, EnumKind, Extra, Field, License, Operation,
    OperationName, Owner, Parameter, Place, Presence, Provenance, Requirement, Server, Shape,
    StatusPattern, Ty, TypeDef, TypeId, TypeUse,
};

use super::words::{
    alternative, default, docs, examples, form, json, media_type, mode, path, rules, scheme_kind,
    step,
};

/// Draws an API.
pub(crate) fn api(api: &Api) -> String {
    let mut picture = Picture {
        api,
        text: String::new(),
    };
    picture.head();
    for (id, def) in api.types.iter() {
        picture.type_def(id, def);
    }
    for operation in &api.operations {
        picture.operation(operation);
    }
    picture.text
}

struct Picture<'a> {
    api: &'a Api,
    text: String,
}

impl Picture<'_> {
    fn line(&mut self, indent: usize, text: impl AsRef<str>) {
        let _ = writeln!(
            self.text,
            "{:indent$}{}",
            "",
            text.as_ref().trim_end(),
            indent = indent * 2
        );
    }

    fn head(&mut self) {
        let api = self.api;
        self.line(
            0,
            format!(
                "{} {}{}",
                api.info.title,
                api.info.version,
                docs(&api.info.docs)
            ),
        );
        let info = &api.info;
        if let Some(terms) = &info.terms_of_service {
            self.line(0, format!("terms {terms}"));
        }
        if info.contact != Contact::default() {
            self.line(0, format!("{:?}", info.contact));
        }
        if info.license != License::default() {
            self.line(0, format!("{:?}", info.license));
        }
        self.servers(0, &api.servers);
        for tag in &api.tags {
            self.line(0, format!("tag {}{}", tag.name, docs(&tag.docs)));
        }
        for (name, scheme) in &api.security_schemes {
            self.line(
                0,
                format!(
                    "scheme {name}: {}{}",
                    scheme_kind(&scheme.kind),
                    docs(&scheme.docs)
                ),
            );
        }
    }

    fn servers(&mut self, indent: usize, servers: &[Server]) {
        for server in servers {
            self.line(
                indent,
                format!("server {}{}", server.url, docs(&server.docs)),
            );
            for (name, variable) in &server.variables {
                let values = if variable.values.is_empty() {
                    String::new()
                } else {
                    format!(" of {:?}", variable.values)
                };
                self.line(
                    indent + 1,
                    format!("{name} = {:?}{values}", variable.default),
                );
            }
        }
    }

    fn type_def(&mut self, id: TypeId, def: &TypeDef) {
        let mut head = format!("\n{}", self.name(id));
        head.push_str(if def.nullable { " | null" } else { "" });
        head.push_str(if def.deprecated { " deprecated" } else { "" });
        head.extend(def.title.iter().map(|title| format!(" title {title:?}")));
        head.push_str(&docs(&def.docs));
        head.push_str(&default(def.default.as_ref()));
        head.push_str(&examples(&def.examples));
        self.line(0, head);
        match &def.shape {
            Shape::Struct(structure) => {
                let extra = match &structure.extra {
                    Extra::Allowed => String::new(),
                    Extra::Refused => " nothing else".to_owned(),
                    Extra::Kept => " keeps others".to_owned(),
                    Extra::KeptAndRefused => " nothing else, and keeps others".to_owned(),
                    Extra::Typed(value) => format!(" others {}", self.value(value)),
                };
                self.line(1, format!("struct{extra}{}", rules(&structure.rules)));
                for field in &structure.fields {
                    self.field(field);
                }
            }
            Shape::Enum(list) => {
                let kind = match list.kind {
                    EnumKind::Text => "text",
                    EnumKind::Integer => "integer",
                    EnumKind::Mixed => "mixed",
                };
                let values: Vec<String> =
                    list.values.iter().map(|value| json(&value.value)).collect();
                self.line(1, format!("enum {kind} {}", values.join(" ")));
            }
            Shape::Union(union) => {
                let mode = mode(union.mode);
                self.line(1, mode);
                for (index, variant) in union.variants.iter().enumerate() {
                    let title = variant
                        .title
                        .as_ref()
                        .map(|title| format!(" title {title:?}"))
                        .unwrap_or_default();
                    let line = format!("{index} {}{title}", self.value(&variant.value));
                    self.line(2, line);
                }
                if let Some(Discriminator {
                    property, mapping, ..
                }) = &union.discriminator
                {
                    let values: Vec<String> = mapping
                        .iter()
                        .map(|(value, index)| format!("{value} → {index}"))
                        .collect();
                    self.line(2, format!("by {property}: {}", values.join(", ")));
                }
            }
            Shape::Alias(value) => {
                let line = format!("= {}", self.value(value));
                self.line(1, line);
            }
        }
    }

    fn field(&mut self, field: &Field) {
        let presence = match field.presence {
            Presence::Required | Presence::RequiredNullable => "",
            Presence::Optional | Presence::OptionalNullable => "?",
        };
        let access = match field.access {
            Access::ReadWrite => "",
            Access::ReadOnly => " read-only",
            Access::WriteOnly => " write-only",
        };
        let says_null = matches!(
            field.presence,
            Presence::RequiredNullable | Presence::OptionalNullable
        );
        assert_eq!(
            says_null, field.value.nullable,
            "presence and use disagree on null: {}",
            field.name
        );
        let deprecated = if field.deprecated { " deprecated" } else { "" };
        let line = format!(
            "{}{presence}: {}{access}{deprecated}{}{}{}",
            field.name,
            self.value(&field.value),
            docs(&field.docs),
            default(field.default.as_ref()),
            examples(&field.examples),
        );
        self.line(2, line);
    }

    fn operation(&mut self, operation: &Operation) {
        let (name, how) = match &operation.name {
            OperationName::Given(name) => (name, ""),
            OperationName::Derived(name) => (name, " (derived)"),
        };
        let mut head = format!(
            "\n{name}{how}: {} {}",
            operation.method.as_str(),
            path(operation)
        );
        head.push_str(if operation.lifecycle.deprecated {
            " deprecated"
        } else {
            ""
        });
        head.extend(
            operation
                .lifecycle
                .sunset
                .iter()
                .map(|day| format!(" sunset {day}")),
        );
        head.extend(operation.tags.iter().map(|tag| format!(" #{tag}")));
        head.push_str(&docs(&operation.docs));
        self.line(0, head);
        self.servers(1, &operation.servers);
        if !operation.security.is_empty() {
            let alternatives: Vec<String> = operation.security.iter().map(alternative).collect();
            self.line(1, format!("security {}", alternatives.join(" or ")));
        }
        for parameter in &operation.parameters {
            self.parameter(parameter);
        }
        if let Some(body) = &operation.body {
            let optional = if body.required == Requirement::Optional {
                "?"
            } else {
                ""
            };
            self.line(1, format!("body{optional}{}", docs(&body.docs)));
            self.contents(&body.content);
        }
        for response in &operation.responses {
            let status = match response.status {
                StatusPattern::Exact(status) => status.to_string(),
                StatusPattern::Range(first) => format!("{first}XX"),
                StatusPattern::Default => "default".to_owned(),
            };
            self.line(1, format!("{status}{}", docs(&response.docs)));
            for header in &response.headers {
                let optional = if header.required == Requirement::Optional {
                    "?"
                } else {
                    ""
                };
                let deprecated = if header.deprecated { " deprecated" } else { "" };
                let line = format!(
                    "{}{optional}: {}{}{deprecated}{}{}",
                    header.name,
                    self.value(&header.value),
                    form(&header.form, Place::Header),
                    docs(&header.docs),
                    examples(&header.examples),
                );
                self.line(2, line);
            }
            self.contents(&response.content);
        }
    }

    fn parameter(&mut self, parameter: &Parameter) {
        let place = match parameter.place {
            Place::Path => "path",
            Place::Query => "query",
            Place::Header => "header",
            Place::Cookie => "cookie",
        };
        let optional = if parameter.required == Requirement::Optional {
            "?"
        } else {
            ""
        };
        let deprecated = if parameter.deprecated {
            " deprecated"
        } else {
            ""
        };
        let line = format!(
            "{place} {}{optional}: {}{}{deprecated}{}{}{}",
            parameter.name,
            self.value(&parameter.value),
            form(&parameter.form, parameter.place),
            docs(&parameter.docs),
            default(parameter.default.as_ref()),
            examples(&parameter.examples),
        );
        self.line(1, line);
    }

    fn contents(&mut self, contents: &[Content]) {
        for content in contents {
            let value = content
                .value
                .as_ref()
                .map_or_else(|| "no schema".to_owned(), |value| self.value(value));
            let deprecated = if content.lifecycle.deprecated {
                " deprecated"
            } else {
                ""
            };
            let sunset = content
                .lifecycle
                .sunset
                .as_ref()
                .map(|day| format!(" sunset {day}"))
                .unwrap_or_default();
            let media = media_type(&content.media_type);
            let line = format!(
                "{media}: {value}{deprecated}{sunset}{}",
                examples(&content.examples)
            );
            self.line(2, line);
            for (name, encoding) in &content.encoding {
                let types: Vec<String> = encoding.content_types.iter().map(media_type).collect();
                let style = encoding
                    .style
                    .map(|style| format!(" {style:?}"))
                    .unwrap_or_default();
                let explode = encoding
                    .explode
                    .map(|explode| format!(" explode {explode}"))
                    .unwrap_or_default();
                let headers: Vec<String> = encoding
                    .headers
                    .iter()
                    .map(|header| format!(" {}", header.name))
                    .collect();
                let reserved = if encoding.allow_reserved {
                    " reserved"
                } else {
                    ""
                };
                let line = format!(
                    "{name} as {}{style}{explode}{reserved}{}",
                    types.join(", "),
                    headers.concat()
                );
                self.line(3, line);
            }
        }
    }

    fn value(&self, value: &TypeUse) -> String {
        let null = if value.nullable { " | null" } else { "" };
        format!("{}{null}{}", self.ty(&value.ty), rules(&value.rules))
    }

    fn ty(&self, ty: &Ty) -> String {
        match ty {
            Ty::Named(id) => self.name(*id),
            Ty::Text(format) => format!("{format:?}")
                .to_lowercase()
                .replace("plain", "text"),
            Ty::Bool => "bool".to_owned(),
            Ty::Integer(format) => format!("{format:?}").to_lowercase(),
            Ty::Number(format) => format!("{format:?}").to_lowercase(),
            Ty::List(items) => format!("[{}]", self.value(items)),
            Ty::Map(values) => format!("{{{}}}", self.value(values)),
            Ty::Untyped(why) => format!("json({why:?})").to_lowercase(),
        }
    }

    /// The component's name, or the way to an inline type.
    fn name(&self, id: TypeId) -> String {
        let mut steps = Vec::new();
        let mut id = id;
        loop {
            let Some(def) = self.api.types.get(id) else {
                return format!("?{}", id.index());
            };
            match &def.provenance {
                Provenance::Component(name) => {
                    steps.push(name.to_string());
                    break;
                }
                Provenance::Inline { owner, via } => {
                    steps.push(step(via));
                    match owner {
                        Owner::Type(owner) => id = *owner,
                        Owner::Operation(index) => {
                            let name = self
                                .api
                                .operations
                                .get(*index)
                                .map(|operation| operation.name.as_spec_name());
                            steps.push(name.map(ToString::to_string).unwrap_or_default());
                            break;
                        }
                        Owner::Component(section, name) => {
                            steps.push(format!("{section}/{name}"));
                            break;
                        }
                    }
                }
            }
        }
        steps.reverse();
        steps.join(".")
    }
}
