//! Which file does each type live in? The module of the one tag that reaches it, or `shared`. A type that no operation
//! reaches is with the types it names.
//!
//! A type that becomes shared changes file, never public path: that is always `models::Name`. The modules of groups
//! can each be left out by a Cargo feature, since no type of one is named in another.

use std::collections::{BTreeMap, BTreeSet};

use super::chapters::{Chapter, Lengths, chapters};
use super::names::{
    FeatureName, FnName, GroupNames, ModuleName, Names, feature_names, shared_module,
};
use super::operations::{OperationPlan, Shared};
use crate::ir::{Api, Extra, Operation, Shape, SpecName, Ty, TypeDef, TypeId, TypeUse};

/// Index of a module: the same for models, validators and client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ModuleId(pub(super) usize);

/// A module of models, validators and client.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its name, and the stem of its files.
    pub name: ModuleName,
    /// Index into `Api::tags`; none for `shared` and for the module of untagged operations.
    pub tag: Option<usize>,
    /// The Cargo feature it is compiled with; none for `shared`, which always is, and in a crate of one group.
    pub feature: Option<FeatureName>,
    /// Types whose models and validators it holds, in order of emission.
    pub types: Vec<TypeId>,
    /// Indices into `Plan::operations`, in order of emission.
    pub operations: Vec<usize>,
    /// Indices into `Shared::options`, in order of emission.
    pub options: Vec<usize>,
    /// Indices into `Shared::errors`, in order of emission.
    pub errors: Vec<usize>,
    /// Indices into `Shared::validators`, in order of emission.
    pub validators: Vec<usize>,
    /// The files of its types, where they are too many for one.
    pub type_chapters: Vec<Chapter<TypeId>>,
    /// The files of its operations, where they are too many for one.
    pub operation_chapters: Vec<Chapter<usize>>,
}

impl Module {
    fn of(name: ModuleName, tag: Option<usize>, operations: Vec<usize>) -> Self {
        Self {
            name,
            tag,
            feature: None,
            types: Vec::new(),
            operations,
            options: Vec::new(),
            errors: Vec::new(),
            validators: Vec::new(),
            type_chapters: Vec::new(),
            operation_chapters: Vec::new(),
        }
    }

    /// Whether the client has something of it.
    pub fn has_client(&self) -> bool {
        !self.operations.is_empty() || !self.options.is_empty() || !self.errors.is_empty()
    }
}

/// Where the model of a type stands: the module, and which of its files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ModelFile {
    module: ModuleId,
    chapter: Option<usize>,
}

/// Where everything lives.
#[derive(Clone, Debug, Default)]
pub struct Homes {
    pub(super) modules: Vec<Module>,
    of_type: Vec<ModelFile>,
    of_validator: BTreeMap<FnName, ModuleId>,
}

impl Homes {
    /// The modules, in order of name; those that hold nothing are not there.
    pub fn modules(&self) -> impl Iterator<Item = (ModuleId, &Module)> {
        self.modules
            .iter()
            .enumerate()
            .map(|(index, module)| (ModuleId(index), module))
    }

    /// A module of this table.
    pub fn module(&self, id: ModuleId) -> Option<&Module> {
        self.modules.get(id.0)
    }

    /// The modules that a Cargo feature compiles, in order of name, and their features.
    pub fn features(&self) -> impl Iterator<Item = (ModuleId, &FeatureName)> {
        self.modules()
            .filter_map(|(id, module)| Some((id, module.feature.as_ref()?)))
    }

    /// Where a type lives.
    pub fn of_type(&self, id: TypeId) -> Option<ModuleId> {
        self.file_of_type(id).map(|file| file.module)
    }

    /// Where a function that checks parameters lives.
    pub fn of_validator(&self, name: &FnName) -> Option<ModuleId> {
        self.of_validator.get(name).copied()
    }

    /// The file in which the model of a type stands.
    pub fn file_of_type(&self, id: TypeId) -> Option<ModelFile> {
        self.of_type.get(id.index()).copied()
    }
}

/// A tag, or none for operations without one, and the operations (indices into `Api::operations`) of which it is the first.
pub(super) type Tagged<'a> = (Option<&'a SpecName>, Vec<usize>);

/// Operations by their first tag, in the order of the tags; those without one come last.
pub(super) fn groups(api: &Api) -> Vec<Tagged<'_>> {
    let mut by_tag: BTreeMap<usize, Tagged<'_>> = BTreeMap::new();
    for (index, operation) in api.operations.iter().enumerate() {
        let tag = operation.tags.first();
        let place = tag
            .and_then(|tag| tag_index(api, tag))
            .unwrap_or(api.tags.len());
        by_tag
            .entry(place)
            .or_insert((tag, Vec::new()))
            .1
            .push(index);
    }
    by_tag.into_values().collect()
}

/// Where a tag stands in the API's list.
pub(super) fn tag_index(api: &Api, tag: &SpecName) -> Option<usize> {
    api.tags.iter().position(|other| other.name == *tag)
}

/// Who reaches a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reached {
    Nobody,
    By(usize),
    BySeveral,
}

/// Gives what operations share its module, in the order of names.
fn place<'n>(
    modules: &mut [Module],
    held: impl Iterator<Item = (&'n str, &'n [usize])>,
    place_of: &dyn Fn(&[usize]) -> usize,
    list: fn(&mut Module) -> &mut Vec<usize>,
) {
    let mut all: Vec<(&str, usize, usize)> = held
        .enumerate()
        .map(|(index, (name, operations))| (name, place_of(operations), index))
        .collect();
    all.sort_unstable();
    for (_, place, index) in all {
        if let Some(module) = modules.get_mut(place) {
            list(module).push(index);
        }
    }
}

/// Gives every type a home. `emitted` says which operations stand in the crate, and as the how-manieth.
pub(super) fn homes(
    api: &Api,
    names: &Names,
    (groups, group_names): (&[Tagged<'_>], &[GroupNames]),
    (emitted, operations, held): (&BTreeMap<usize, usize>, &[OperationPlan], &Shared),
    overrides: &super::overrides::TypeOverrides,
) -> Homes {
    let reached = reached_by(api, groups);
    let shared = groups.len();
    let home = |reached: Reached| match reached {
        Reached::By(group) => group,
        // One group alone needs no second file.
        Reached::Nobody | Reached::BySeveral => {
            if shared == 1 {
                0
            } else {
                shared
            }
        }
    };

    let mut modules: Vec<Module> = groups
        .iter()
        .zip(group_names)
        .map(|((tag, members), names)| {
            let operations = members.iter();
            let operations = operations.filter_map(|index| emitted.get(index).copied());
            let tag = tag.and_then(|tag| tag_index(api, tag));
            Module::of(names.module.clone(), tag, operations.collect())
        })
        .collect();
    modules.push(Module::of(shared_module(), None, Vec::new()));
    let places = modules.iter().enumerate();
    let places = places.flat_map(|(place, module)| {
        let operations = module.operations.iter();
        operations.map(move |operation| (*operation, place))
    });
    let places: BTreeMap<usize, usize> = places.collect();
    let place_of = |operations: &[usize]| {
        let of = operations.iter();
        let of: BTreeSet<&usize> = of.filter_map(|operation| places.get(operation)).collect();
        home(match (of.first(), of.len()) {
            (Some(group), 1) => Reached::By(**group),
            _ => Reached::BySeveral,
        })
    };
    let options = held.options.iter();
    let options = options.map(|held| (held.name.as_str(), held.operations.as_slice()));
    place(&mut modules, options, &place_of, |module| {
        &mut module.options
    });
    let errors = held.errors.iter();
    let errors = errors.map(|held| (held.name.as_str(), held.operations.as_slice()));
    place(&mut modules, errors, &place_of, |module| &mut module.errors);
    let validators = held.validators.iter();
    let validators = validators.map(|held| (held.name.as_str(), held.operations.as_slice()));
    place(&mut modules, validators, &place_of, |module| {
        &mut module.validators
    });
    let ids = api.types.iter().map(|(id, _)| id);
    let mut types: Vec<TypeId> = ids
        .filter(|id| overrides.replacement(*id).is_none())
        .collect();
    types.sort_by_key(|&id| names.type_name(id));
    for id in types {
        let reached = reached.get(id.index()).copied().unwrap_or(Reached::Nobody);
        if let Some(module) = modules.get_mut(home(reached)) {
            module.types.push(id);
        }
    }
    modules.retain(|module| {
        !module.types.is_empty() || module.has_client() || !module.validators.is_empty()
    });
    modules.sort_by(|left, right| left.name.cmp(&right.name));
    name_features(&mut modules);

    let method = |index: usize| {
        let plan = operations.get(index);
        plan.map_or_else(Default::default, |plan| plan.method.as_str())
    };
    for module in &mut modules {
        let name = |id| names.type_name(id).as_str();
        let (types, operations) = (&module.types, &module.operations);
        module.type_chapters = chapters(types, &module.name, name, Lengths::TYPES);
        module.operation_chapters = chapters(operations, &module.name, method, Lengths::OPERATIONS);
    }
    let of_type = files_of_types(&modules, api.types.len());
    let places = modules.iter().enumerate();
    let of_validator = places.flat_map(|(index, module)| {
        let checked = module.validators.iter();
        let checked = checked.filter_map(|validator| held.validators.get(*validator));
        checked.map(move |validator| (validator.name.clone(), ModuleId(index)))
    });
    Homes {
        of_validator: of_validator.collect(),
        modules,
        of_type,
    }
}

fn files_of_types(modules: &[Module], types: usize) -> Vec<ModelFile> {
    let nowhere = ModelFile {
        module: ModuleId(0),
        chapter: None,
    };
    let mut files = vec![nowhere; types];
    for (index, module) in modules.iter().enumerate() {
        let mut place = |id: &TypeId, chapter| {
            if let Some(slot) = files.get_mut(id.index()) {
                let module = ModuleId(index);
                *slot = ModelFile { module, chapter };
            }
        };
        module.types.iter().for_each(|id| place(id, None));
        for (index, chapter) in module.type_chapters.iter().enumerate() {
            chapter.items.iter().for_each(|id| place(id, Some(index)));
        }
    }
    files
}

/// Gives every module of a group a feature, where there is more than one.
fn name_features(modules: &mut [Module]) {
    let shared = shared_module();
    let mut groups: Vec<&mut Module> = modules
        .iter_mut()
        .filter(|module| module.name != shared)
        .collect();
    if groups.len() < 2 {
        return;
    }
    let names: Vec<&ModuleName> = groups.iter().map(|module| &module.name).collect();
    let features = feature_names(&names);
    for (module, feature) in groups.iter_mut().zip(features) {
        module.feature = Some(feature);
    }
}

/// Which group reaches each type, through whatever types lie between.
fn reached_by(api: &Api, groups: &[Tagged<'_>]) -> Vec<Reached> {
    let mut reached = vec![Reached::Nobody; api.types.len()];
    for (group, (_, members)) in groups.iter().enumerate() {
        let mut pending: Vec<TypeId> = Vec::new();
        for operation in members
            .iter()
            .filter_map(|&index| api.operations.get(index))
        {
            for value in operation_uses(operation) {
                named_types(value, &mut pending);
            }
        }
        while let Some(id) = pending.pop() {
            let Some(slot) = reached.get_mut(id.index()) else {
                continue;
            };
            let now = match *slot {
                Reached::Nobody => Reached::By(group),
                Reached::By(other) if other != group => Reached::BySeveral,
                Reached::By(_) | Reached::BySeveral => continue,
            };
            *slot = now;
            // What is shared already has been followed; what becomes shared takes all it reaches along.
            if let Some(def) = api.types.get(id) {
                pending.extend(named_by(def));
            }
        }
    }
    adopt(api, &mut reached);
    reached
}

/// Gives types that no operation reaches to the one group whose types they name, so that what is always compiled names
/// nothing that may be left out. Those that name types of several groups are shared, and then so is all they name.
fn adopt(api: &Api, reached: &mut [Reached]) {
    let at = |reached: &[Reached], id: TypeId| reached.get(id.index()).copied();
    let mut users: BTreeMap<TypeId, Vec<TypeId>> = BTreeMap::new();
    for (user, def) in api.types.iter() {
        if at(reached, user) == Some(Reached::Nobody) {
            for id in named_by(def) {
                users.entry(id).or_default().push(user);
            }
        }
    }
    let is_of_one = |id: &TypeId| matches!(at(reached, *id), Some(Reached::By(_)));
    let mut pending: Vec<TypeId> = users.keys().copied().filter(is_of_one).collect();
    let mut shared: Vec<TypeId> = Vec::new();
    while let Some(id) = pending.pop() {
        let Some(group) = at(reached, id) else {
            continue;
        };
        for user in users.get(&id).into_iter().flatten() {
            let Some(slot) = reached.get_mut(user.index()) else {
                continue;
            };
            let now = match (*slot, group) {
                (Reached::Nobody, group) => group,
                (Reached::By(one), Reached::By(other)) if one == other => continue,
                (Reached::By(_), Reached::By(_) | Reached::BySeveral) => Reached::BySeveral,
                (Reached::By(_), Reached::Nobody) | (Reached::BySeveral, _) => continue,
            };
            *slot = now;
            pending.push(*user);
            if now == Reached::BySeveral {
                shared.push(*user);
            }
        }
    }
    while let Some(id) = shared.pop() {
        for id in api.types.get(id).map(named_by).unwrap_or_default() {
            if let Some(slot) = reached.get_mut(id.index())
                && matches!(slot, Reached::By(_))
            {
                *slot = Reached::BySeveral;
                shared.push(id);
            }
        }
    }
}

/// The named types a type is made of.
fn named_by(def: &TypeDef) -> Vec<TypeId> {
    let mut found = Vec::new();
    for value in type_uses(def) {
        named_types(value, &mut found);
    }
    found
}

/// Every value an operation takes or gives.
pub(super) fn operation_uses(operation: &Operation) -> impl Iterator<Item = &TypeUse> {
    let parameters = operation
        .parameters
        .iter()
        .map(|parameter| &parameter.value);
    let body = operation.body.iter().flat_map(|body| &body.content);
    let responses = operation
        .responses
        .iter()
        .flat_map(|response| &response.content);
    let headers = operation
        .responses
        .iter()
        .flat_map(|response| &response.headers)
        .map(|header| &header.value);
    parameters
        .chain(
            body.chain(responses)
                .filter_map(|content| content.value.as_ref()),
        )
        .chain(headers)
}

/// The uses a type is made of.
pub(super) fn type_uses(def: &TypeDef) -> Vec<&TypeUse> {
    match &def.shape {
        Shape::Struct(shape) => {
            let extra = match &shape.extra {
                Extra::Typed(value) => Some(&**value),
                Extra::Allowed | Extra::Refused | Extra::Kept | Extra::KeptAndRefused => None,
            };
            shape
                .fields
                .iter()
                .map(|field| &field.value)
                .chain(extra)
                .collect()
        }
        Shape::Enum(_) => Vec::new(),
        Shape::Union(shape) => shape
            .variants
            .iter()
            .map(|variant| &variant.value)
            .collect(),
        Shape::Alias(value) => vec![value],
    }
}

/// Adds the named types of a use, inside lists and maps too.
pub(super) fn named_types(value: &TypeUse, found: &mut Vec<TypeId>) {
    let mut value = value;
    loop {
        match &value.ty {
            Ty::Named(id) => return found.push(*id),
            Ty::List(inner) | Ty::Map(inner) => value = inner,
            Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) | Ty::Untyped(_) => return,
        }
    }
}
