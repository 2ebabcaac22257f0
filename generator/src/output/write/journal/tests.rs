//! What becomes of a change that somebody else began.

use std::fs;
use std::path::Path;

use super::{JOURNAL, Journal, NEW, Step, copy};
use crate::output::write::list::exact_hash;
use crate::output::{Exclusive, Target, Trouble};

fn step(path: &str, old: Option<&str>, new: Option<&str>) -> Step {
    let hash = |text: Option<&str>| text.map(|text| exact_hash(text.as_bytes()));
    Step { path: path.to_owned(), old: hash(old), new: hash(new) }
}

/// A folder with a journal of these steps, and the new content laid down.
fn interrupted(root: &Path, steps: Vec<Step>, contents: &[&str]) {
    let state = root.join(".clientwright");
    fs::create_dir_all(state.join(NEW)).unwrap();
    for (number, content) in contents.iter().enumerate() {
        fs::write(state.join(NEW).join(number.to_string()), content).unwrap();
    }
    fs::write(state.join(JOURNAL), Journal { steps }.to_text()).unwrap();
}

fn names(root: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(root).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_journal_says_the_same_when_it_is_read() {
    let journal = Journal { steps: vec![step("src/a b.rs", Some("a"), None), step("c", None, Some("c"))] };
    assert_eq!(Journal::parse(&journal.to_text()), Some(journal));
    let text = Journal::default().to_text();
    for broken in [
        "",
        "clientwright journal 1\n",
        "clientwright journal 2\nend\n",
        &text[..text.len() - 1],
        &format!("x{text}"),
        "clientwright journal 1\n- x a\nend\n",
        "clientwright journal 1\na\nend\n",
    ] {
        assert_eq!(Journal::parse(broken), None, "{broken:?}");
    }
}

#[test]
fn the_next_run_completes_it_and_spares_what_changed_meanwhile() {
    let dir = tempfile::tempdir().unwrap();
    for (path, text) in
        [("a", "old a"), ("b", "somebody's"), ("c", "new c"), ("d", "old d"), ("e", "somebody's")]
    {
        fs::write(dir.path().join(path), text).unwrap();
    }
    let steps = vec![
        step("a", Some("old a"), Some("new a")),
        step("b", Some("old b"), Some("new b")),
        step("c", Some("old c"), Some("new c")),
        step("d", Some("old d"), None),
        step("e", Some("old e"), None),
        step("f/g", None, Some("new g")),
    ];
    interrupted(dir.path(), steps, &["new a", "new b", "new c", "", "", "new g"]);
    let target = Target::folder(dir.path());
    assert!(target.is_interrupted());
    assert!(Exclusive::take(&target).unwrap().completed());
    let texts = ["a", "b", "c", "e", "f/g"].map(|path| fs::read_to_string(dir.path().join(path)).unwrap());
    assert_eq!(texts, ["new a", "somebody's", "new c", "somebody's", "new g"]);
    assert_eq!(names(dir.path()), ["a", "b", "c", "e", "f"]);
    assert!(!Exclusive::take(&target).unwrap().completed());
}

#[test]
fn a_hostile_journal_writes_nothing_outside() {
    let outer = tempfile::tempdir().unwrap();
    let root = outer.path().join("out");
    fs::create_dir_all(root.join(".git/hooks")).unwrap();
    for path in [
        "../victim",
        "src/../../victim",
        "/tmp/victim",
        ".git/hooks/pre-commit",
        ".cargo/config.toml",
        "a\\b",
        "",
    ] {
        interrupted(&root, vec![step(path, None, Some("evil"))], &["evil"]);
        let error = Exclusive::take(&Target::folder(&root)).unwrap_err();
        assert_eq!(error.trouble, Trouble::Damaged, "{path}: {error}");
        assert!(error.to_string().contains("delete the folder"), "{error}");
    }
    assert_eq!(names(outer.path()), ["out"]);
    assert_eq!(names(&root.join(".git/hooks")), [""; 0]);
    let part = Target::part_of(&root, "", |path| path.starts_with("generated/"));
    interrupted(&root, vec![step("build.rs", None, Some("evil"))], &["evil"]);
    assert_eq!(Exclusive::take(&part).unwrap_err().trouble, Trouble::Damaged, "out of reach");
    assert!(!root.join("build.rs").exists());
}

#[test]
fn content_that_is_not_what_the_journal_says_is_not_used() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a"), "old").unwrap();
    interrupted(dir.path(), vec![step("a", Some("old"), Some("new"))], &["other"]);
    // It cannot be completed, and nothing has been done yet: so it is taken back.
    assert!(!Exclusive::take(&Target::folder(dir.path())).unwrap().completed());
    assert_eq!(fs::read_to_string(dir.path().join("a")).unwrap(), "old");
    assert_eq!(names(dir.path()), ["a"]);
}

#[cfg(unix)]
#[test]
fn links_in_the_state_folder_are_not_followed() {
    use std::os::unix::fs::symlink;

    let dir = tempfile::tempdir().unwrap();
    let (secret, root) = (dir.path().join("secret"), dir.path().join("out"));
    fs::create_dir(&secret).unwrap();
    fs::write(secret.join("0"), "new").unwrap();
    interrupted(&root, vec![step("a", None, Some("new"))], &[]);
    fs::remove_dir(root.join(".clientwright/new")).unwrap();
    symlink(&secret, root.join(".clientwright/new")).unwrap();
    drop(Exclusive::take(&Target::folder(&root)));
    assert!(!root.join("a").exists() && secret.join("0").exists());
    assert_eq!(names(&root), [""; 0]);

    interrupted(&root, vec![step("a", None, Some("new"))], &[]);
    symlink(secret.join("0"), root.join(".clientwright/new/0")).unwrap();
    drop(Exclusive::take(&Target::folder(&root)));
    assert!(!root.join("a").exists() && secret.join("0").exists());
}

/// A file system mounted below the root: a rename does not reach it.
#[test]
fn content_reaches_another_file_system() {
    let dir = tempfile::tempdir().unwrap();
    let other =
        if Path::new("/dev/shm").is_dir() { tempfile::tempdir_in("/dev/shm") } else { tempfile::tempdir() };
    let other = other.unwrap();
    fs::write(dir.path().join("new"), "new").unwrap();
    fs::write(other.path().join("a"), "old").unwrap();
    fs::write(other.path().join(".clientwright-new"), "left over").unwrap();
    copy(&dir.path().join("new"), &other.path().join("a")).unwrap();
    assert_eq!(fs::read_to_string(other.path().join("a")).unwrap(), "new");
    assert_eq!(names(other.path()), ["a"]);
}
