//! Paths of the items of a surface. Their notation is written and read here alone.
//!
//! | path | of |
//! |---|---|
//! | `models::Pet` | a type, by its modules |
//! | `models::Pet::name` | a field, variant or function of it; `pets::op::GetPet::limit` is an optional parameter |
//! | `models::Pet: FromJson` | an impl of it |
//! | `Response<_, pets::op::GetPet>::etag` | a method of an operation's response |
//! | `Builder<Client>::token` | a method of the client's builder |
//! | `feature pets` | a Cargo feature |

/// What stands below a module, or is a member of a type; the root module has no name.
pub(super) fn below(owner: &str, name: &str) -> String {
    if owner.is_empty() { name.to_owned() } else { format!("{owner}::{name}") }
}

/// An impl of a trait for a type.
pub(super) fn implementation(ty: &str, of: &str) -> String {
    format!("{ty}: {of}")
}

/// A method of the response of an operation, by the operation's marker.
pub(super) fn of_response(marker: &str, name: &str) -> String {
    format!("Response<_, {marker}>::{name}")
}

/// A method of the builder of a client.
pub(super) fn of_builder(client: &str, name: &str) -> String {
    format!("Builder<{client}>::{name}")
}

/// A Cargo feature.
pub(in crate::diff) fn feature(name: &str) -> String {
    format!("feature {name}")
}

/// The items that an item lies below, the nearest first: its type, the modules around.
pub(in crate::diff) fn above(path: &str) -> Vec<String> {
    let owner = path.split_once(": ").map_or(path, |(owner, _)| owner);
    let mut out: Vec<String> = (owner != path).then(|| owner.to_owned()).into_iter().collect();
    let mut rest = owner;
    while let Some((parent, _)) = rest.rsplit_once("::") {
        out.push(parent.to_owned());
        rest = parent;
    }
    out
}

#[test]
fn what_an_item_lies_below_is_read_as_it_is_written() {
    let pet = below(&below("", "models"), "Pet");
    assert_eq!(above(&implementation(&pet, "FromJson")), ["models::Pet", "models"]);
    assert_eq!(above(&below(&pet, "name")), ["models::Pet", "models"]);
    assert_eq!(above("pets::op::GetPet::limit"), ["pets::op::GetPet", "pets::op", "pets"]);
    assert!(above(&feature("pets")).is_empty());
}
