//! Identifiers from any text, stable under additions.

use super::super::naming::{Members, Spelling, Wire};
use super::super::words::{is_plural, singular};
use super::super::{Ident, Lock, NameKind};

#[test]
fn any_text_becomes_an_identifier() {
    let snake = |text: &str| Ident::snake(text).to_string();
    assert_eq!(snake("photoUrls"), "photo_urls");
    assert_eq!(snake("type"), "r#type");
    assert_eq!(snake("gen"), "r#gen");
    assert_eq!(snake("self"), "self_");
    assert_eq!(snake("crate"), "crate_");
    assert_eq!(snake("2fa"), "_2fa");
    assert_eq!(snake(""), "empty");
    assert_eq!(snake("X-Rate-Limit"), "x_rate_limit");
    assert_eq!(snake("StartTime<"), "start_time_lt");
    assert_eq!(snake("StartTime>"), "start_time_gt");
    assert_eq!(snake("+1"), "plus_1");
    assert_eq!(snake("-1"), "minus_1");
    assert_eq!(snake("."), "dot");
    assert_eq!(snake("$ref"), "r#ref");
    assert_eq!(snake("$top"), "top");
    assert_eq!(snake("@odata.count"), "odata_count");
    assert_eq!(snake("$"), "dollar");
    assert_eq!(snake("#1"), "hash_1");
    assert_eq!(snake("_"), "underscore");
    assert_eq!(snake("  "), "blank");
    assert_eq!(Ident::snake_spelled("$top"), Ident::exact("dollar_top"));
    assert_eq!(Ident::snake_spelled("top"), None);
    assert_eq!(snake("имя"), "имя");
    assert_eq!(snake("filter[name]"), "filter_name");
    assert_eq!(Ident::camel("").to_string(), "Empty");
    assert_eq!(Ident::camel("2xl").to_string(), "N2xl");
    assert_eq!(Ident::camel("Self").to_string(), "Self_");
    assert_eq!(Ident::camel("a.b/c d").to_string(), "ABCD");
}

#[test]
fn acronyms_and_compounds_are_one_word() {
    for (text, snake, camel) in [
        ("APIs", "apis", "Apis"),
        ("Floating IPs", "floating_ips", "FloatingIps"),
        ("DDoS Protection", "ddos_protection", "DdosProtection"),
        ("Managed PostgreSQL", "managed_postgresql", "ManagedPostgresql"),
        ("FaaSAuthKeysHandler", "faas_auth_keys_handler", "FaasAuthKeysHandler"),
        ("createOAuth2Client", "create_oauth2_client", "CreateOauth2Client"),
        ("listVMs", "list_vms", "ListVms"),
        ("userIDsOnly", "user_ids_only", "UserIdsOnly"),
        ("HTTPServer", "http_server", "HttpServer"),
        ("isBusy", "is_busy", "IsBusy"),
    ] {
        assert_eq!((Ident::snake(text).as_str(), Ident::camel(text).as_str()), (snake, camel));
    }
}

#[test]
fn every_character_of_unicode_gives_a_valid_identifier() {
    for c in (0..=0x3_ffff).filter_map(char::from_u32) {
        for ident in [Ident::snake(&c.to_string()), Ident::camel(&c.to_string())] {
            let again = Ident::exact(ident.as_str());
            assert_eq!(again.as_ref(), Some(&ident), "{c:?} gave {ident}");
        }
    }
}

#[test]
fn plurals() {
    for (many, one) in [
        ("keys", "key"),
        ("policies", "policy"),
        ("addresses", "address"),
        ("boxes", "box"),
        ("ssh_keys", "ssh_key"),
    ] {
        assert_eq!(singular(many), one);
        assert!(is_plural(many));
    }
    for word in ["status", "address", "faas", "dns", "analysis", "key", "virus"] {
        assert!(!is_plural(word), "{word}");
    }
}

fn fields(wires: &[&str], old: &Lock) -> (Vec<String>, Lock) {
    let mut new = Lock::default();
    let members =
        Members { kind: NameKind::Member, owner: "Pet", reserved: &[], spelling: &Spelling::default() };
    let wires: Vec<Wire<'_>> = wires.iter().map(|wire| Wire::Name(wire)).collect();
    let names = members.name(&wires, &[], old, &mut new);
    (names.iter().map(ToString::to_string).collect(), new)
}

#[test]
fn members_keep_their_names_when_others_come() {
    let (names, lock) = fields(&["fooBar"], &Lock::default());
    assert_eq!(names, ["foo_bar"]);
    let (names, _) = fields(&["foo_bar", "FooBar", "fooBar"], &lock);
    assert_eq!(names[2], "foo_bar", "the pinned one keeps its name: {names:?}");
    assert_eq!(names.iter().collect::<std::collections::HashSet<_>>().len(), 3);
    let (names, _) = fields(&["fooBar", "foo_bar"], &Lock::default());
    assert_eq!(names[1], "foo_bar", "the one that is spelled so has the first right: {names:?}");
}

#[test]
fn lock_reads_what_it_writes() {
    let mut lock = Lock::default();
    lock.set(NameKind::Type, "Pet", "Pet");
    lock.set(NameKind::Variant, "Pet.sort \t\\n\n", "Odd");
    lock.set(NameKind::Operation, "get /pets pets", "list");
    let (again, bad) = Lock::parse(&lock.to_text());
    assert_eq!((again, bad), (lock, Vec::new()));
    assert_eq!(Lock::parse("type\tA\tB\nnonsense\n").1, [2]);
}
