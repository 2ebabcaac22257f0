//! `cargo xtask package`: the published form of the generator.
//!
//! In: the workspace. Out: a verified package below `target/package`. Cargo leaves folders with a manifest of their own out
//! of a package, and the runtime is one; so the package is made from a copy in which the runtime's manifest has another
//! name. What is published stays `cargo publish`, in that copy.

use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs, io};

/// Files and folders of the copy: from and to, below the workspace and below the copy.
const PARTS: [(&str, &str); 9] = [
    ("Cargo.toml", "Cargo.toml"),
    ("Cargo.lock", "Cargo.lock"),
    ("generator/Cargo.toml", "generator/Cargo.toml"),
    ("generator/build.rs", "generator/build.rs"),
    ("generator/src", "generator/src"),
    ("generator/runtime/src", "generator/runtime/src"),
    ("generator/runtime/Cargo.toml", "generator/runtime/Manifest.toml"),
    ("LICENSE-MIT", "generator/LICENSE-MIT"),
    ("LICENSE-APACHE", "generator/LICENSE-APACHE"),
];

/// The profiles of the workspace, in the copy.
const PROFILES: &str = "profiles.toml";

/// Makes the copy and packages it; arguments go to `cargo package`.
pub(crate) fn run(root: &Path, arguments: Vec<String>) -> ExitCode {
    let copy = root.join("target/package/workspace");
    if let Err(error) = lay_out(root, &copy) {
        eprintln!("error: {}: {error}", copy.display());
        return ExitCode::from(2);
    }
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(&copy).args(["package", "--package", "clientwright", "--allow-dirty"]);
    // The package is built by itself, but as this workspace is: so its dependencies are compiled already.
    command
        .arg("--config")
        .arg(copy.join(PROFILES))
        .arg("--target-dir")
        .arg(crate::target::of(root))
        .args(arguments);
    match command.status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: cargo cannot be started: {error}");
            ExitCode::from(2)
        }
    }
}

fn lay_out(root: &Path, copy: &Path) -> io::Result<()> {
    if copy.exists() {
        fs::remove_dir_all(copy)?;
    }
    for (from, to) in PARTS {
        put(&root.join(from), &copy.join(to))?;
    }
    let readme = root.join("README.md");
    if readme.is_file() {
        put(&readme, &copy.join("generator/README.md"))?;
    }
    let manifest = copy.join("Cargo.toml");
    let text = fs::read_to_string(&manifest)?;
    let only_generator = |line: &str| match line.split_once(" = ") {
        Some((key @ ("members" | "default-members"), _)) => format!("{key} = [\"generator\"]\n"),
        _ => format!("{line}\n"),
    };
    fs::write(&manifest, text.lines().map(only_generator).collect::<String>())?;
    let mut is_profile = false;
    let profiles = text.lines().filter(|line| {
        is_profile = if line.starts_with('[') { line.starts_with("[profile.") } else { is_profile };
        is_profile
    });
    fs::write(copy.join(PROFILES), profiles.map(|line| format!("{line}\n")).collect::<String>())
}

/// Copies a file, or a folder with all that is in it.
pub(crate) fn put(from: &Path, to: &Path) -> io::Result<()> {
    if !from.is_dir() {
        fs::create_dir_all(to.parent().unwrap_or(to))?;
        return fs::copy(from, to).map(drop);
    }
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        put(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}
