//! Any version of OpenAPI brought to one model.

pub mod facets;
