//! What does every emitter read? The API and the plan, side by side.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::runtime::{Imports, Item};
use crate::ir::{Api, EnumKind, IntegerFormat, Shape, Ty, TypeDef, TypeId, TypeUse, Untyped};
use crate::plan::{
    ErrorsPlan, Group, ModelFile, Module, OperationPlan, OptionsPlan, Plan, Scalar, ValidatorPlan,
};

/// The API and the plan.
#[derive(Clone, Copy)]
pub(super) struct Cx<'a> {
    pub(super) api: &'a Api,
    pub(super) plan: &'a Plan,
}

/// Where a type is named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// In a file of models: types of the same file by name, others after a `use`.
    Models(ModelFile),
    /// Anywhere else: `models::Name`.
    Elsewhere,
}

impl<'a> Cx<'a> {
    /// A type of the table.
    pub(super) fn def(self, id: TypeId) -> Option<&'a TypeDef> {
        self.api.types.get(id)
    }

    /// The use that a plain alias stands for, or the use itself.
    pub(super) fn resolve(self, value: &'a TypeUse) -> &'a TypeUse {
        self.plan.boxed.through(self.api, value)
    }

    /// Whether a type that the configuration names holds the value.
    pub(super) fn is_replaced(self, value: &'a TypeUse) -> bool {
        self.resolve(value).ty == Ty::Untyped(Untyped::Replaced)
    }

    /// Whether a struct holds the value.
    pub(super) fn is_record(self, value: &'a TypeUse) -> bool {
        let def = self.resolve(value).ty.named().and_then(|id| self.def(id));
        matches!(def.map(|def| &def.shape), Some(Shape::Struct(_)))
    }

    /// How a value is held, when it is a scalar.
    pub(super) fn scalar(self, value: &'a TypeUse) -> Option<Scalar> {
        Scalar::of(&self.resolve(value).ty)
    }

    /// What a list holds, when the value is one.
    pub(super) fn items(self, value: &'a TypeUse) -> Option<&'a TypeUse> {
        match &self.resolve(value).ty {
            Ty::List(items) => Some(items),
            _ => None,
        }
    }

    /// Whether a `String` holds the value, which is never null.
    pub(super) fn is_text(self, value: &'a TypeUse) -> bool {
        !value.nullable && self.scalar(value) == Some(Scalar::Text)
    }

    /// Whether an enumeration of strings holds the value.
    pub(super) fn is_text_enum(self, value: &'a TypeUse) -> bool {
        let def = self.resolve(value).ty.named().and_then(|id| self.def(id));
        matches!(def.map(|def| &def.shape), Some(Shape::Enum(shape)) if shape.kind == EnumKind::Text)
    }

    /// The group an operation is in.
    pub(super) fn group_of(self, plan: &OperationPlan) -> Option<&'a Group> {
        self.plan.groups.iter().find(|group| {
            let mut operations = group
                .operations
                .iter()
                .filter_map(|index| self.plan.operations.get(*index));
            operations.any(|other| other.operation == plan.operation)
        })
    }

    /// The optional parameters in common that are emitted in a module.
    pub(super) fn options(self, home: &'a Module) -> impl Iterator<Item = &'a OptionsPlan> {
        let held = home.options.iter();
        held.filter_map(move |index| self.plan.shared.options.get(*index))
    }

    /// The enums of errors in common that are emitted in a module.
    pub(super) fn common_errors(self, home: &'a Module) -> impl Iterator<Item = &'a ErrorsPlan> {
        let held = home.errors.iter();
        held.filter_map(move |index| self.plan.shared.errors.get(*index))
    }

    /// The functions of parameters that are emitted in a module.
    pub(super) fn validators(self, home: &'a Module) -> impl Iterator<Item = &'a ValidatorPlan> {
        let held = home.validators.iter();
        held.filter_map(move |index| self.plan.shared.validators.get(*index))
    }

    /// The name of a type.
    pub(super) fn name(self, id: TypeId, from: From, imports: &mut Imports) -> TokenStream {
        if let Some(path) = self.plan.overrides.replacement(id) {
            return path.tokens();
        }
        let name = self.plan.names.type_name(id);
        match from {
            From::Elsewhere => {
                let models = imports.name(Item::Models);
                quote!(#models::#name)
            }
            From::Models(file) => {
                if self.plan.homes.file_of_type(id) != Some(file) {
                    imports.sibling(name);
                }
                quote!(#name)
            }
        }
    }

    /// The Rust type of a value; whether the place itself may be null is the caller's to say.
    pub(super) fn ty(self, value: &TypeUse, from: From, imports: &mut Imports) -> TokenStream {
        match &value.ty {
            Ty::Named(id) => self.name(*id, from, imports),
            Ty::List(items) => {
                let items = self.inner_ty(items, from, imports);
                quote!(Vec<#items>)
            }
            Ty::Map(values) => {
                let values = self.inner_ty(values, from, imports);
                let map = imports.name(Item::BTreeMap);
                quote!(#map<String, #values>)
            }
            Ty::Untyped(Untyped::FreeObject) => {
                let object = imports.name(Item::JsonObject);
                quote!(#object)
            }
            Ty::Untyped(_) => {
                let json = imports.name(Item::Json);
                quote!(#json)
            }
            Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) => {
                scalar_ty(&value.ty, imports)
            }
        }
    }

    /// The Rust type of an item or a map's value, which may be null.
    pub(super) fn inner_ty(
        self,
        value: &TypeUse,
        from: From,
        imports: &mut Imports,
    ) -> TokenStream {
        let ty = self.ty(value, from, imports);
        if value.nullable {
            quote!(Option<#ty>)
        } else {
            ty
        }
    }
}

fn scalar_ty(ty: &Ty, imports: &mut Imports) -> TokenStream {
    match Scalar::of(ty) {
        Some(Scalar::Bool) => quote!(bool),
        Some(Scalar::Text) | None => quote!(String),
        Some(Scalar::Float) => quote!(f64),
        Some(Scalar::Integer(format)) => {
            let name = integer_name(format);
            quote!(#name)
        }
        Some(Scalar::Secret) => imports.tokens(Item::Sensitive),
        Some(Scalar::Timestamp) => imports.tokens(Item::Timestamp),
        Some(Scalar::Date) => imports.tokens(Item::Date),
        Some(Scalar::Uuid) => imports.tokens(Item::Uuid),
        Some(Scalar::Base64) => imports.tokens(Item::Base64Bytes),
        Some(Scalar::Binary) => imports.tokens(Item::Binary),
        Some(Scalar::Decimal) => imports.tokens(Item::Number),
    }
}

/// The primitive that holds an integer.
pub(super) fn integer_name(format: IntegerFormat) -> Ident {
    let name = match format {
        IntegerFormat::Int8 => "i8",
        IntegerFormat::Int16 => "i16",
        IntegerFormat::Int32 => "i32",
        IntegerFormat::Int64 => "i64",
        IntegerFormat::Uint8 => "u8",
        IntegerFormat::Uint16 => "u16",
        IntegerFormat::Uint32 => "u32",
        IntegerFormat::Uint64 => "u64",
    };
    Ident::new(name, Span::call_site())
}
