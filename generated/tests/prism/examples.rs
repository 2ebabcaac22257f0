//! The examples as programs: what they print for an answer, without a token, and for an answer that is no success.
//! `cargo test` builds them; where it was told to build one test alone, `cargo build --examples` has to go before.

use std::path::PathBuf;
use std::process::Command;

/// How one run of an example is to go.
struct Run<'a> {
    args: &'a [&'a str],
    env: &'a [(&'a str, &'a str)],
    succeeds: bool,
    /// What its output has to contain: the standard one where it succeeds, else that for errors.
    says: &'a [&'a str],
}

/// Reads a key with a URL and a token from the arguments; without a token; with all of it from the environment.
pub fn gcore_get_key(url: &str) -> Vec<String> {
    let from_env = [
        ("GCORE_CLOUD_BASE_URL", url),
        ("GCORE_CLOUD_APIKEY", "1$abc"),
        ("GCORE_CLOUD_HEADERS", "Prefer: code=404"),
    ];
    let read =
        ["key-name is Expired", "expires  2019-08-24T14:15:22Z", "opens    namespace-name/function-name"];
    let (anonymous, missing) = refusals("get_key");
    let runs = [
        Run { args: &["1", "76", "key-name", url, "1$abc"], env: &[], succeeds: true, says: &read },
        Run { args: &["1", "76", "key-name", url], env: &[], succeeds: false, says: &[&anonymous] },
        Run { args: &["1", "76", "key-name"], env: &from_env, succeeds: false, says: &[&missing] },
    ];
    judge("gcore_get_key", &runs)
}

/// Creates, lists and deletes.
pub fn gcore_create_list_delete(url: &str) -> Vec<String> {
    let env = [("GCORE_CLOUD_HEADERS", "Prefer: code=404")];
    let done = ["created key-name, its secret is", "1 keys:\n  key-name", "deleted example-key"];
    let (anonymous, missing) = refusals("create_key");
    let runs = [
        Run { args: &["1", "76", url, "1$abc"], env: &[], succeeds: true, says: &done },
        Run { args: &["1", "76", url], env: &[], succeeds: false, says: &[&anonymous] },
        Run { args: &["1", "76", url, "1$abc"], env: &env, succeeds: false, says: &[&missing] },
    ];
    judge("gcore_create_list_delete", &runs)
}

/// Reads a key; the refusals are documented, so they are read by type as well.
pub fn tyk_get_key(url: &str) -> Vec<String> {
    let ids =
        ["546e885199c947147e7f39b7d6e8e984", "5e9d9544a1dcd60001d0ed20e7f75f9e03534825b7aef9df749582e5"];
    let token = ("TYK_DASHBOARD_BEARERAUTH", "abc");
    let absent = ("TYK_DASHBOARD_HEADERS", "Prefer: code=404");
    let args = [ids[0], ids[1], url];
    let sent = format!("[GET {url}/api/apis/{}/keys/{}]\n", ids[0], ids[1]);
    let anonymous = format!("get_api_key_detail: 401 Unauthorized: Not authorised {sent}");
    let anonymous = [anonymous.as_str(), "the server says: Not authorised\n"];
    let missing = format!("get_api_key_detail: 404 Not Found: Could not retrieve key detail. {sent}");
    let missing = [missing.as_str(), "the server says: Could not retrieve key detail.\n"];
    let runs = [
        Run { args: &args, env: &[token], succeeds: true, says: &["key ", "  quota      ", "  tags       "] },
        Run { args: &args, env: &[], succeeds: false, says: &anonymous },
        Run { args: &args, env: &[token, absent], succeeds: false, says: &missing },
    ];
    judge("tyk_get_key", &runs)
}

/// Prism's own words, for documents that have neither a 401 nor a 404.
fn refusals(operation: &str) -> (String, String) {
    (
        format!("{operation}: 401 Unauthorized: Your request does not fullfil the security requirements"),
        format!("{operation}: 404 Not Found: Requested status code 404 is not defined in the document."),
    )
}

fn judge(example: &str, runs: &[Run<'_>]) -> Vec<String> {
    let program = program(example);
    assert!(program.is_file(), "the example {example} is not built: `cargo build --workspace --examples`");
    let mut failures = Vec::new();
    for run in runs {
        // Nothing but what the run says: the caller's own settings are not part of the test.
        let output = Command::new(&program).args(run.args).env_clear().envs(run.env.iter().copied()).output();
        let output = output.expect("an example that runs");
        let said = if run.succeeds { &output.stdout } else { &output.stderr };
        let said = String::from_utf8_lossy(said);
        let silent = run.says.iter().filter(|text| !said.contains(**text)).count();
        if output.status.success() != run.succeeds || silent > 0 {
            failures.push(format!(
                "{example} {:?}: {}, expected {:?}, got: {said}",
                run.args, output.status, run.says
            ));
        }
    }
    println!("{} runs of the example {example}", runs.len());
    failures
}

/// Beside the directory of the test's own program.
fn program(example: &str) -> PathBuf {
    let own = std::env::current_exe().expect("a path of this program");
    let profile = own.parent().and_then(|deps| deps.parent()).expect("the directory of a profile");
    profile.join("examples").join(format!("{example}{}", std::env::consts::EXE_SUFFIX))
}
