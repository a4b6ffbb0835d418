//! A picture of the IR that people can read and compare: one line for a field, a variant, a parameter, a body.

use std::fmt::Write as _;

use specwright::ir::{
    Access, Api, Bound, Content, Discriminator, Docs, EnumKind, Example, Extra, Field, Json, MediaType, Operation,
    OperationName, Owner, Parameter, ParameterForm, Piece, Place, Presence, Provenance, Requirement, Rule, RuleKind,
    SecurityAlternative, SecuritySchemeKind, Server, Shape, StatusPattern, Step, Style, Ty, TypeDef, TypeId, TypeUse,
    UnionMode,
};

/// Draws an API.
pub(crate) fn api(api: &Api) -> String {
    let mut picture = Picture { api, text: String::new() };
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
        let _ = writeln!(self.text, "{:indent$}{}", "", text.as_ref().trim_end(), indent = indent * 2);
    }

    fn head(&mut self) {
        let api = self.api;
        self.line(0, format!("{} {}{}", api.info.title, api.info.version, docs(&api.info.docs)));
        self.servers(0, &api.servers);
        for tag in &api.tags {
            self.line(0, format!("tag {}{}", tag.name, docs(&tag.docs)));
        }
        for (name, scheme) in &api.security_schemes {
            self.line(0, format!("scheme {name}: {}{}", scheme_kind(&scheme.kind), docs(&scheme.docs)));
        }
    }

    fn servers(&mut self, indent: usize, servers: &[Server]) {
        for server in servers {
            self.line(indent, format!("server {}{}", server.url, docs(&server.docs)));
            for (name, variable) in &server.variables {
                let values = if variable.values.is_empty() { String::new() } else { format!(" of {:?}", variable.values) };
                self.line(indent + 1, format!("{name} = {:?}{values}", variable.default));
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
                let values: Vec<String> = list.values.iter().map(|value| json(&value.value)).collect();
                self.line(1, format!("enum {kind} {}", values.join(" ")));
            }
            Shape::Union(union) => {
                let mode = mode(union.mode);
                self.line(1, mode);
                for (index, variant) in union.variants.iter().enumerate() {
                    let title = variant.title.as_ref().map(|title| format!(" title {title:?}")).unwrap_or_default();
                    let line = format!("{index} {}{title}", self.value(&variant.value));
                    self.line(2, line);
                }
                if let Some(Discriminator { property, mapping, .. }) = &union.discriminator {
                    let values: Vec<String> = mapping.iter().map(|(value, index)| format!("{value} → {index}")).collect();
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
        let says_null = matches!(field.presence, Presence::RequiredNullable | Presence::OptionalNullable);
        assert_eq!(says_null, field.value.nullable, "presence and use disagree on null: {}", field.name);
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
        let mut head = format!("\n{name}{how}: {} {}", operation.method.as_str(), path(operation));
        head.push_str(if operation.lifecycle.deprecated { " deprecated" } else { "" });
        head.extend(operation.lifecycle.sunset.iter().map(|day| format!(" sunset {day}")));
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
            let optional = if body.required == Requirement::Optional { "?" } else { "" };
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
                let optional = if header.required == Requirement::Optional { "?" } else { "" };
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
        let optional = if parameter.required == Requirement::Optional { "?" } else { "" };
        let deprecated = if parameter.deprecated { " deprecated" } else { "" };
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
            let value = content.value.as_ref().map_or_else(|| "no schema".to_owned(), |value| self.value(value));
            let deprecated = if content.lifecycle.deprecated { " deprecated" } else { "" };
            let sunset = content.lifecycle.sunset.as_ref().map(|day| format!(" sunset {day}")).unwrap_or_default();
            let media = media_type(&content.media_type);
            let line = format!("{media}: {value}{deprecated}{sunset}{}", examples(&content.examples));
            self.line(2, line);
            for (name, encoding) in &content.encoding {
                let types: Vec<String> = encoding.content_types.iter().map(media_type).collect();
                let style = encoding.style.map(|style| format!(" {style:?}")).unwrap_or_default();
                let explode = encoding.explode.map(|explode| format!(" explode {explode}")).unwrap_or_default();
                let headers: Vec<String> = encoding.headers.iter().map(|header| format!(" {}", header.name)).collect();
                let reserved = if encoding.allow_reserved { " reserved" } else { "" };
                let line = format!("{name} as {}{style}{explode}{reserved}{}", types.join(", "), headers.concat());
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
            Ty::Text(format) => format!("{format:?}").to_lowercase().replace("plain", "text"),
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
            let Some(def) = self.api.types.get(id) else { return format!("?{}", id.index()) };
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
                            let name = self.api.operations.get(*index).map(|operation| operation.name.as_spec_name());
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

fn step(step: &Step) -> String {
    match step {
        Step::Property(name) => name.to_string(),
        Step::Items => "[]".to_owned(),
        Step::Values => "{}".to_owned(),
        Step::Variant(index) => format!("<{index}>"),
        Step::Parameter(name) => format!("({name})"),
        Step::RequestBody(index) => format!("request{index}"),
        Step::ResponseBody(status, index) => format!("response{status}/{index}"),
        Step::ResponseHeader(status, name) => format!("header{status}/{name}"),
    }
}

fn path(operation: &Operation) -> String {
    let mut text = String::new();
    for segment in &operation.path.segments {
        text.push('/');
        for piece in &segment.pieces {
            match piece {
                Piece::Literal(literal) => text.push_str(literal),
                Piece::Parameter(name) => {
                    let _ = write!(text, "{{{name}}}");
                }
            }
        }
    }
    text.extend(operation.path.query.iter().map(|query| format!(" query {query:?}")));
    text
}

fn form(form: &ParameterForm, place: Place) -> String {
    let (style, explode, reserved, empty) = match form {
        ParameterForm::Styled { style, explode, allow_reserved, allow_empty } => {
            (*style, *explode, *allow_reserved, *allow_empty)
        }
        ParameterForm::Content(media) => return format!(" as {}", media_type(media)),
    };
    let usual = match place {
        Place::Path | Place::Header => (Style::Simple, false),
        Place::Query | Place::Cookie => (Style::Form, true),
    };
    let mut text = String::new();
    if (style, explode) != usual {
        let _ = write!(text, " {style:?}{}", if explode { " exploded" } else { "" });
    }
    text.push_str(if reserved { " reserved" } else { "" });
    text.push_str(if empty { " empty-allowed" } else { "" });
    text
}

fn media_type(media: &MediaType) -> String {
    let mut text = format!("{}/{}", media.main, media.sub);
    for (name, value) in &media.parameters {
        let _ = write!(text, ";{name}={value}");
    }
    text
}

fn scheme_kind(kind: &SecuritySchemeKind) -> String {
    format!("{kind:?}").replace("SpecName", "")
}

fn alternative(alternative: &SecurityAlternative) -> String {
    let schemes: Vec<String> = alternative
        .schemes
        .iter()
        .map(|(name, scopes)| if scopes.is_empty() { name.to_string() } else { format!("{name}{scopes:?}") })
        .collect();
    if schemes.is_empty() { "nobody".to_owned() } else { schemes.join(" + ") }
}

fn mode(mode: UnionMode) -> &'static str {
    match mode {
        UnionMode::OneOf => "one of",
        UnionMode::AnyOf => "any of",
    }
}

fn docs(docs: &Docs) -> String {
    let mut text = String::new();
    text.extend(docs.summary.iter().map(|summary| format!(" {summary:?}")));
    text.extend(docs.description.iter().map(|description| format!(" {description:?}")));
    text.extend(docs.external.iter().map(|(_, url)| format!(" see {url}")));
    text.extend(docs.extensions.iter().map(|(name, value)| format!(" {name}={}", json(value))));
    text
}

fn default(default: Option<&Json>) -> String {
    default.map(|value| format!(" default {}", json(value))).unwrap_or_default()
}

fn examples(examples: &[Example]) -> String {
    let one = |example: &Example| {
        let name = example.name.as_ref().map(|name| format!("{name}=")).unwrap_or_default();
        format!(" e.g. {name}{}{}", json(&example.value), docs(&example.docs))
    };
    examples.iter().map(one).collect()
}

fn rules(rules: &[Rule]) -> String {
    if rules.is_empty() {
        return String::new();
    }
    let shown: Vec<String> = rules.iter().map(|rule| rule_text(&rule.kind)).collect();
    format!(" where {}", shown.join(", "))
}

fn rule_text(rule: &RuleKind) -> String {
    let bound = |sign: &str, bound: &Bound| format!("{sign}{} {}", if bound.exclusive { "" } else { "=" }, bound.limit);
    match rule {
        RuleKind::MinLength(least) => format!("length >= {least}"),
        RuleKind::MaxLength(most) => format!("length <= {most}"),
        RuleKind::Pattern(pattern) => format!("matches {pattern}"),
        RuleKind::Minimum(least) => bound(">", least),
        RuleKind::Maximum(most) => bound("<", most),
        RuleKind::MultipleOf(factor) => format!("multiple of {factor}"),
        RuleKind::MinItems(least) => format!("items >= {least}"),
        RuleKind::MaxItems(most) => format!("items <= {most}"),
        RuleKind::UniqueItems => "unique".to_owned(),
        RuleKind::MinProperties(least) => format!("members >= {least}"),
        RuleKind::MaxProperties(most) => format!("members <= {most}"),
        RuleKind::Among(values) => {
            let values: Vec<String> = values.iter().map(json).collect();
            format!("among {}", values.join(" "))
        }
        RuleKind::Members { mode: how, sets } => {
            let sets: Vec<String> =
                sets.iter().map(|set| set.iter().map(ToString::to_string).collect::<Vec<_>>().join(" + ")).collect();
            format!("{} [{}]", mode(*how), sets.join(" | "))
        }
    }
}

fn json(value: &Json) -> String {
    match value {
        Json::Null => "null".to_owned(),
        Json::Bool(value) => value.to_string(),
        Json::Number(number) => number.to_string(),
        Json::String(text) => format!("{text:?}"),
        Json::Array(items) => format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(", ")),
        Json::Object(members) => {
            let members: Vec<String> = members.iter().map(|(name, value)| format!("{name}: {}", json(value))).collect();
            format!("{{{}}}", members.join(", "))
        }
    }
}
