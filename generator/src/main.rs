//! The `clientwright` command.

fn main() {}
