//! Which file does each type live in? The module of the one tag that reaches it, or `shared`.

use super::names::ModuleName;
use crate::ir::TypeId;

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
    /// Types whose models and validators it holds, in order of emission.
    pub types: Vec<TypeId>,
    /// Indices into `Plan::operations`, in order of emission.
    pub operations: Vec<usize>,
}

/// Where everything lives.
#[derive(Clone, Debug, Default)]
pub struct Homes {
    pub(super) modules: Vec<Module>,
    pub(super) of_type: Vec<ModuleId>,
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

    /// Where a type lives.
    pub fn of_type(&self, id: TypeId) -> Option<ModuleId> {
        self.of_type.get(id.index()).copied()
    }
}
