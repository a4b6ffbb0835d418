//! What does the configuration say of names and types? Its overrides, checked and by what they are about.
//!
//! Paths are the one text that becomes tokens: they come from the configuration, which is reviewed, and pass only as
//! one path of Rust.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr as _;

use proc_macro2::TokenStream;

use super::names::{Renames, Style, Wish};
use crate::config::{Config, Override};
use crate::diagnostics::{Diagnostics, catalog, escape};
use crate::ir::{Api, Subject, TypeId};
use crate::source::Origin;

/// A path of Rust: `::money::Amount`.
#[derive(Clone)]
pub struct RustPath {
    text: String,
}

impl RustPath {
    /// One path, generic arguments included, and nothing else.
    fn parse(text: &str) -> Option<Self> {
        let _: syn::Path = syn::parse_str(text).ok()?;
        Some(Self {
            text: text.to_owned(),
        })
    }

    /// The path as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The path as tokens, read anew: tokens stay in the thread that made them, and the plan is read by several.
    pub fn tokens(&self) -> TokenStream {
        TokenStream::from_str(&self.text).unwrap_or_default()
    }
}

impl fmt::Debug for RustPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// What is said of types.
#[derive(Clone, Debug, Default)]
pub struct TypeOverrides {
    replaced: BTreeMap<TypeId, RustPath>,
    derives: BTreeMap<TypeId, Vec<(RustPath, Wish)>>,
}

impl TypeOverrides {
    /// The type that stands in the place of a generated one.
    pub fn replacement(&self, id: TypeId) -> Option<&RustPath> {
        self.replaced.get(&id)
    }

    /// Traits that are asked for besides; of a replaced type, those that it has.
    pub fn derives(&self, id: TypeId) -> impl Iterator<Item = &RustPath> + Clone {
        self.derives
            .get(&id)
            .into_iter()
            .flatten()
            .map(|(path, _)| path)
    }

    /// The words of the paths of all traits that are asked for besides, each once.
    pub fn derive_words(&self) -> Vec<String> {
        let paths = self
            .all_derives()
            .filter(|(id, _, _)| !self.replaced.contains_key(id));
        let mut words: Vec<String> = paths
            .flat_map(|(_, path, _)| path.as_str().split("::").map(|word| word.trim().to_owned()))
            .collect();
        words.sort();
        words.dedup();
        words
    }

    /// All traits that are asked for besides, and where.
    pub(super) fn all_derives(&self) -> impl Iterator<Item = (TypeId, &RustPath, Wish)> {
        let each = self.derives.iter();
        each.flat_map(|(id, paths)| paths.iter().map(|(path, at)| (*id, path, *at)))
    }
}

/// Reads the overrides that speak of names and types.
pub(super) fn overrides(
    api: &Api,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> (Renames, TypeOverrides) {
    let mut renames = Renames::default();
    let mut types = TypeOverrides::default();
    for applied in &api.overrides {
        let Some(entry) = config.overrides.get(applied.entry) else {
            continue;
        };
        let (index, subject) = (applied.entry.to_string(), place(api, applied.subject));
        let wish = |option: &str| Wish {
            stated: config.place(&["override", &index, option]),
            subject,
        };
        if let Some(name) = &entry.rename {
            let wished = (applied.subject, wish("rename"));
            rename(&mut renames, wished, name, diagnostics);
        }
        if let Subject::Type(id) = applied.subject {
            of_type(&mut types, (id, &wish), entry, diagnostics);
        }
    }
    (renames, types)
}

/// Where the subject stands in the document.
fn place(api: &Api, subject: Subject) -> Origin {
    use crate::ir::Shape;
    let found = match subject {
        Subject::Type(id) => api.types.get(id).map(|def| def.origin),
        Subject::Field(id, index) => api.types.get(id).and_then(|def| match &def.shape {
            Shape::Struct(shape) => shape.fields.get(index).map(|field| field.origin),
            Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_) => None,
        }),
        Subject::Value(id, index) => api.types.get(id).and_then(|def| match &def.shape {
            Shape::Enum(shape) => shape.values.get(index).map(|value| value.origin),
            Shape::Struct(_) | Shape::Union(_) | Shape::Alias(_) => None,
        }),
        Subject::Variant(id, index) => api.types.get(id).and_then(|def| match &def.shape {
            Shape::Union(shape) => shape.variants.get(index).map(|variant| variant.origin),
            Shape::Struct(_) | Shape::Enum(_) | Shape::Alias(_) => None,
        }),
        Subject::Operation(index) => api.operations.get(index).map(|operation| operation.origin),
        Subject::Parameter(index, parameter) => api
            .operations
            .get(index)
            .and_then(|operation| operation.parameters.get(parameter))
            .map(|parameter| parameter.origin),
    };
    found.unwrap_or(Origin::NONE)
}

fn rename(
    renames: &mut Renames,
    (subject, wish): (Subject, Wish),
    name: &str,
    diagnostics: &mut Diagnostics,
) {
    let style = match subject {
        Subject::Type(_) | Subject::Value(..) | Subject::Variant(..) => Style::Camel,
        Subject::Field(..) | Subject::Operation(_) | Subject::Parameter(..) => Style::Snake,
    };
    match style.problem(name) {
        None => renames.insert(subject, name, wish),
        Some(problem) => {
            let text = format!("`{}` {problem}", escape(name));
            wish.report(catalog::config::UNUSABLE_NAME.message(text), diagnostics);
        }
    }
}

fn of_type(
    types: &mut TypeOverrides,
    (id, wish): (TypeId, &dyn Fn(&str) -> Wish),
    entry: &Override,
    diagnostics: &mut Diagnostics,
) {
    let mut path = |text: &str, must_be_whole: bool| {
        let whole = text.starts_with("::") || text.starts_with("crate::") || !must_be_whole;
        let path = RustPath::parse(text).filter(|_| whole);
        if path.is_none() {
            let what = if must_be_whole {
                "is no path of a type that begins with `::` or `crate::`"
            } else {
                "is no path of a trait"
            };
            let message =
                catalog::config::UNUSABLE_TYPE.message(format!("`{}` {what}", escape(text)));
            let option = if must_be_whole { "type" } else { "derive" };
            wish(option).report(message, diagnostics);
        }
        path
    };
    if let Some(replacement) = &entry.replacement
        && let Some(replacement) = path(replacement, true)
    {
        types.replaced.insert(id, replacement);
    }
    for text in &entry.derive {
        if let Some(derive) = path(text, false) {
            types
                .derives
                .entry(id)
                .or_default()
                .push((derive, wish("derive")));
        }
    }
}
