//! Names, docs and boxes, on small inputs.

mod docs;
mod names;
mod reserved;
