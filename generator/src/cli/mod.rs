//! The commands.
//!
//! In: arguments and a terminal. Out: an exit code; results on standard output, everything else on standard error. Never
//! does itself what a stage does: it reads arguments, calls the library and shows what came of it.

mod excerpt;
mod render;
