//! What things are called: operations by what frameworks write into their ids, parameters, variants of unions, error bodies;
//! and that names which were published stay.

#![allow(clippy::unwrap_used)]

mod additions;
mod errors;
mod exact;
mod ids;
mod made;
mod middle;
mod variants;
