//! Which types were found, and which are still to be lowered? The type table in the making.
//!
//! Components get their ids first, in the document's order. A type without a name gets the next id where it is first
//! used, and waits in a queue until it is lowered: so no recursion is ever as deep as a document is nested.

use std::collections::{BTreeMap, VecDeque};

use super::children::Children;
use super::classify::Form;
use super::conjunction::{Key, Whole};
use crate::ir::{Provenance, TypeDef, TypeId};
use crate::source::Origin;

/// A type that has an id and no definition yet.
pub(super) struct Pending<'d> {
    pub(super) id: TypeId,
    pub(super) whole: Whole<'d>,
    pub(super) form: Form<'d>,
}

/// What is known of types while a document is lowered.
#[derive(Default)]
pub(in crate::lower) struct Types<'d> {
    slots: Vec<Slot>,
    components: BTreeMap<Origin, TypeId>,
    inline: BTreeMap<Key, TypeId>,
    pending: VecDeque<Pending<'d>>,
    pub(super) children: Children<'d>,
    /// Work done, for `limits`.
    pub(super) steps: usize,
}

struct Slot {
    provenance: Provenance,
    def: Option<TypeDef>,
}

impl<'d> Types<'d> {
    /// Gives a component its id.
    pub(super) fn add_component(&mut self, at: Origin, provenance: Provenance) -> TypeId {
        let id = self.add(provenance);
        self.components.insert(at, id);
        id
    }

    /// The component schema that stands there.
    pub(super) fn component(&self, at: Origin) -> Option<TypeId> {
        self.components.get(&at).copied()
    }

    /// The id of the type without a name that these schemas make, if it has one.
    pub(super) fn inline(&self, key: &Key) -> Option<TypeId> {
        self.inline.get(key).copied()
    }

    /// Gives a type without a name its id, and queues it.
    pub(super) fn add_inline(
        &mut self,
        key: Key,
        provenance: Provenance,
        whole: Whole<'d>,
        form: Form<'d>,
    ) -> TypeId {
        let id = self.add(provenance);
        self.inline.insert(key, id);
        self.pending.push_back(Pending { id, whole, form });
        id
    }

    /// How many types have no name.
    pub(super) fn inline_len(&self) -> usize {
        self.inline.len()
    }

    /// The next type to be lowered.
    pub(super) fn next(&mut self) -> Option<Pending<'d>> {
        self.pending.pop_front()
    }

    /// Where a type's name comes from.
    pub(super) fn provenance(&self, id: TypeId) -> Option<&Provenance> {
        self.slots.get(id.index()).map(|slot| &slot.provenance)
    }

    /// Sets the definition of a type.
    pub(super) fn define(&mut self, id: TypeId, def: TypeDef) {
        if let Some(slot) = self.slots.get_mut(id.index()) {
            slot.def = Some(def);
        }
    }

    /// All definitions, by id. Every id has one once nothing is pending.
    pub(super) fn take(&mut self) -> Vec<TypeDef> {
        std::mem::take(&mut self.slots)
            .into_iter()
            .filter_map(|slot| slot.def)
            .collect()
    }

    fn add(&mut self, provenance: Provenance) -> TypeId {
        let id = TypeId(u32::try_from(self.slots.len()).unwrap_or(u32::MAX));
        self.slots.push(Slot {
            provenance,
            def: None,
        });
        id
    }
}
