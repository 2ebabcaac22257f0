//! The door to the workspace's `build.rs`; it is not part of the published package.

#[path = "../build.rs"]
mod workspace;

fn main() -> std::process::ExitCode {
    workspace::main()
}
