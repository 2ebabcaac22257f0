//! Names that generated methods must leave to the runtime.

use super::super::client::ON_BUILDER;
use super::super::method::ON_CALL;

/// Names of the functions in a source file of the runtime.
fn functions(source: &str) -> impl Iterator<Item = &str> {
    let names = source.lines().filter_map(|line| line.trim_start().split_once("fn ")).map(|(_, rest)| rest);
    names.filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next())
}

#[test]
fn no_setter_takes_the_name_of_a_method_of_every_call() {
    let source = include_str!("../../../runtime/src/call.rs");
    let start = source.find("pub trait Call: Operation + Send + Sync {").expect("the methods of a call");
    let end = source.find("impl<O: Operation + Send + Sync> Call for O").expect("what follows them");
    let methods: Vec<&str> = functions(&source[start..end]).collect();
    assert!(methods.len() > 15, "{methods:?}");
    let missing: Vec<&str> = methods.into_iter().filter(|name| !ON_CALL.contains(name)).collect();
    assert!(missing.is_empty(), "{missing:?} would clash with a parameter of the same name");
}

#[test]
fn no_credential_takes_the_name_of_a_method_of_the_builder() {
    let source = include_str!("../../../runtime/src/builder.rs");
    let start = source.find("impl<A: Api> Builder<A> {").expect("the methods of the builder");
    let end = source.find("impl<A: Api> Default").expect("what follows them");
    let methods: Vec<&str> = functions(&source[start..end]).collect();
    assert!(methods.len() > 10, "{methods:?}");
    let missing: Vec<&str> = methods.into_iter().filter(|name| !ON_BUILDER.contains(name)).collect();
    assert!(missing.is_empty(), "{missing:?} would clash with a scheme of the same name");
}
