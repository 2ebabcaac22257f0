//! Requests that the API makes: webhooks and callbacks (OpenAPI 4.8.2, 4.8.18).
//!
//! In: path items that stand under names instead of paths. Out: operations whose sides are swapped, which the
//! directions of their types tell.

use super::lowering::Lowering;
use super::operation::{At, Holder, Outcome};
use crate::api::{Callback, Operation};

impl<'d> Lowering<'d, '_> {
    /// The webhooks of the document; those that had to be set aside are reported.
    pub(super) fn webhooks(&mut self) -> Vec<Operation> {
        let mut outcome = Outcome::default();
        let resolved = self.resolved;
        for (name, item) in &resolved.document.webhooks {
            self.path_item(name, Holder::Webhooks, item, &mut outcome);
        }
        outcome.operations
    }

    /// The callbacks of an operation.
    pub(super) fn callbacks(&mut self, at: &At<'d>) -> Vec<Callback> {
        let mut callbacks = Vec::new();
        for (name, callback) in &at.operation.callbacks {
            for (expression, item) in callback {
                let mut outcome = Outcome::default();
                self.path_item(expression, Holder::Callback(&at.key, name), item, &mut outcome);
                callbacks.push(Callback {
                    name: name.clone(),
                    expression: expression.clone(),
                    operations: outcome.operations,
                });
            }
        }
        callbacks
    }
}
