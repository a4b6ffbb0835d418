//! How is one piece of the IR written in the picture? Steps, rules, styles, media types, values.

use std::fmt::Write as _;

use specwright::ir::{
    Bound, Docs, Example, Json, MediaType, Operation, ParameterForm, Piece, Place, Reserved, Rule,
    RuleKind, SecurityAlternative, SecuritySchemeKind, Step, Style, UnionMode,
};

pub(super) fn step(step: &Step) -> String {
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

pub(super) fn path(operation: &Operation) -> String {
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
    text.extend(
        operation
            .path
            .query
            .iter()
            .map(|query| format!(" query {query:?}")),
    );
    text
}

pub(super) fn form(form: &ParameterForm, place: Place) -> String {
    let (style, explode, reserved, empty) = match form {
        ParameterForm::Styled {
            style,
            explode,
            reserved,
            allow_empty,
        } => (*style, *explode, *reserved, *allow_empty),
        ParameterForm::Content(media) => return format!(" as {}", media_type(media)),
        ParameterForm::WholeQuery(media) => {
            return format!(" as {}, which is the query", media_type(media));
        }
    };
    let usual = match place {
        Place::Path | Place::Header => (Style::Simple, false),
        Place::Query | Place::Cookie => (Style::Form, true),
    };
    let mut text = String::new();
    if (style, explode) != usual {
        let _ = write!(text, " {style:?}{}", if explode { " exploded" } else { "" });
    }
    text.push_str(match reserved {
        Reserved::Encoded => "",
        Reserved::Kept => " reserved",
        Reserved::KeptWithSlashes => " slashes",
    });
    text.push_str(if empty { " empty-allowed" } else { "" });
    text
}

pub(super) fn media_type(media: &MediaType) -> String {
    let mut text = format!("{}/{}", media.main, media.sub);
    for (name, value) in &media.parameters {
        let _ = write!(text, ";{name}={value}");
    }
    text
}

pub(super) fn scheme_kind(kind: &SecuritySchemeKind) -> String {
    format!("{kind:?}").replace("SpecName", "")
}

pub(super) fn alternative(alternative: &SecurityAlternative) -> String {
    let schemes: Vec<String> = alternative
        .schemes
        .iter()
        .map(|(name, scopes)| {
            if scopes.is_empty() {
                name.to_string()
            } else {
                format!("{name}{scopes:?}")
            }
        })
        .collect();
    if schemes.is_empty() {
        "nobody".to_owned()
    } else {
        schemes.join(" + ")
    }
}

pub(super) fn mode(mode: UnionMode) -> &'static str {
    match mode {
        UnionMode::OneOf => "one of",
        UnionMode::AnyOf => "any of",
    }
}

pub(super) fn docs(docs: &Docs) -> String {
    let mut text = String::new();
    text.extend(docs.summary.iter().map(|summary| format!(" {summary:?}")));
    text.extend(
        docs.description
            .iter()
            .map(|description| format!(" {description:?}")),
    );
    text.extend(docs.external.iter().map(|(_, url)| format!(" see {url}")));
    text.extend(
        docs.extensions
            .iter()
            .map(|(name, value)| format!(" {name}={}", json(value))),
    );
    text
}

pub(super) fn default(default: Option<&Json>) -> String {
    default
        .map(|value| format!(" default {}", json(value)))
        .unwrap_or_default()
}

pub(super) fn examples(examples: &[Example]) -> String {
    let one = |example: &Example| {
        let name = example
            .name
            .as_ref()
            .map(|name| format!("{name}="))
            .unwrap_or_default();
        format!(
            " e.g. {name}{}{}",
            json(&example.value),
            docs(&example.docs)
        )
    };
    examples.iter().map(one).collect()
}

pub(super) fn rules(rules: &[Rule]) -> String {
    if rules.is_empty() {
        return String::new();
    }
    let shown: Vec<String> = rules.iter().map(|rule| rule_text(&rule.kind)).collect();
    format!(" where {}", shown.join(", "))
}

pub(super) fn rule_text(rule: &RuleKind) -> String {
    let bound = |sign: &str, bound: &Bound| {
        format!(
            "{sign}{} {}",
            if bound.exclusive { "" } else { "=" },
            bound.limit
        )
    };
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
        RuleKind::Asserted { keyword, assertion } => format!("{keyword}: {assertion:?}"),
        RuleKind::Members { mode: how, sets } => {
            let sets: Vec<String> = sets
                .iter()
                .map(|set| {
                    set.iter()
                        .map(ToString::to_string)
                        .collect::<Vec<_>>()
                        .join(" + ")
                })
                .collect();
            format!("{} [{}]", mode(*how), sets.join(" | "))
        }
    }
}

pub(super) fn json(value: &Json) -> String {
    match value {
        Json::Null => "null".to_owned(),
        Json::Bool(value) => value.to_string(),
        Json::Number(number) => number.to_string(),
        Json::String(text) => format!("{text:?}"),
        Json::Array(items) => format!(
            "[{}]",
            items.iter().map(json).collect::<Vec<_>>().join(", ")
        ),
        Json::Object(members) => {
            let members: Vec<String> = members
                .iter()
                .map(|(name, value)| format!("{name}: {}", json(value)))
                .collect();
            format!("{{{}}}", members.join(", "))
        }
    }
}
