//! The `clientwright` command.

fn main() -> std::process::ExitCode {
    clientwright::cli::main(None)
}
