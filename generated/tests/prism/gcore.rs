//! The steps of the scenarios of Gcore Cloud as calls of the bundled client. The document that Prism serves is the
//! vendor's, of which the bundled one is a part.

use generated::gcore_cloud::models::{
    ApiKeysOrderByChoices, FaasApiKey, FaasApiKeyPatch, FaasCreateApiKey, NamespacedName,
};
use generated::gcore_cloud::Client;
use generated::support::codec::Nullish;
use generated::support::{Builder, Call, Retry};

use super::scenario::{json, outcome, Outcome};
use super::Play;

/// A client with a token and one without.
pub struct Doors {
    keyed: Client,
    anonymous: Client,
}

impl Doors {
    pub fn new(url: &str) -> Doors {
        let base = || Builder::<Client>::new().base_url(url).retry(Retry::off());
        Doors {
            keyed: base().api_key("1$abc").build().expect("a client"),
            anonymous: base().anonymous().build().expect("a client"),
        }
    }

    /// Operations on one key.
    async fn key(&self, step: &str) -> Option<Outcome> {
        let faas = self.keyed.function_as_a_service();
        let get = || faas.get_key(1, 1, "key-name");
        let change = FaasApiKeyPatch::new(Vec::new());
        let patch = |change: &FaasApiKeyPatch| faas.update_key(1, 1, "key-name", change);
        Some(match step {
            "get-key" => outcome(get(), is_the_key).await,
            "get-key-no-auth" => {
                outcome(self.anonymous.function_as_a_service().get_key(1, 1, "key-name"), |_| false).await
            }
            "get-key-bad-pattern" => outcome(faas.get_key(1, 1, "KEY_BAD"), |_| false).await,
            "get-key-bad-integer" => {
                outcome(self.keyed.request("GET", "/cloud/v1/faas/keys/x/1/key-name"), |_| false).await
            }
            "get-key-not-acceptable" => outcome(get().accept("text/plain"), |_| false).await,
            "get-key-dynamic" => outcome(get().header("Prefer", "dynamic=true"), is_complete).await,
            "patch-key-null" => outcome(patch(&change.with_description(Nullish::Null)), is_the_key).await,
            "patch-key-wrong-type" => {
                let body = json(r#"{"description": 5, "functions": []}"#);
                outcome(self.keyed.request("PATCH", "/cloud/v1/faas/keys/1/1/key-name").json(&body), |_| {
                    false
                })
                .await
            }
            "delete-key" => outcome(faas.delete_key(1, 1, "key-name"), |()| true).await,
            _ => return None,
        })
    }

    /// Operations on all keys.
    async fn keys(&self, step: &str) -> Option<Outcome> {
        let faas = self.keyed.function_as_a_service();
        let list = || faas.list_keys(1, 1);
        Some(match step {
            "list-keys" => {
                let call = list().limit(5).order_by(ApiKeysOrderByChoices::CreatedAtAsc);
                outcome(call, |keys| keys.count == 1 && keys.results.iter().all(is_the_key)).await
            }
            "list-keys-bad-enum" => outcome(list().extra_query("order_by", "bogus"), |_| false).await,
            "create-key" => {
                let wanted = FaasCreateApiKey::new(functions(), "key-name");
                let call = faas.create_key(1, 1, &wanted);
                outcome(call, |key| key.secret.expose() == "secret-key" && key.functions == functions()).await
            }
            "create-key-empty" => {
                let call = self.keyed.request("POST", "/cloud/v1/faas/keys/1/1").json(&json("{}"));
                outcome(call, |_| false).await
            }
            _ => return None,
        })
    }

    /// Operations that the bundled document does not have.
    async fn others(&self, step: &str) -> Option<Outcome> {
        let path = match step {
            "list-clusters-exploded" => "/cloud/v3/gpu/baremetal/1/1/clusters?managed_by=user&managed_by=k8s",
            "list-clusters-joined" => "/cloud/v3/gpu/baremetal/1/1/clusters?managed_by=user,k8s",
            "list-floating-ips-limit-0" => "/cloud/v1/floatingips/1/1?limit=0",
            _ => return None,
        };
        let call = self.keyed.request("GET", path);
        Some(outcome(call, |answer| answer.media_type() == "application/json").await)
    }
}

impl Play for Doors {
    const PAST_THE_TYPES: &'static [(&'static str, &'static str)] = &[
        ("get-key-bad-integer", "a project is an i64, so the path is written by hand"),
        ("list-keys-bad-enum", "an order is one of the document's, so the pair is added to the query"),
        ("create-key-empty", "name and functions are arguments of the body's constructor"),
        ("patch-key-wrong-type", "a description is a string or null"),
        ("list-clusters-exploded", "the operation is not in the bundled document"),
        ("list-clusters-joined", "the operation is not in the bundled document"),
        ("list-floating-ips-limit-0", "the operation is not in the bundled document"),
    ];

    async fn take(&self, step: &str) -> Option<Outcome> {
        if let Some(outcome) = self.key(step).await {
            return Some(outcome);
        }
        match self.keys(step).await {
            None => self.others(step).await,
            outcome => outcome,
        }
    }
}

fn functions() -> Vec<NamespacedName> {
    vec![NamespacedName::new("function-name", "namespace-name")]
}

/// The key of the document's example.
fn is_the_key(key: &FaasApiKey) -> bool {
    let expire = key.expire.as_ref().map(|time| time.to_string());
    (key.name.as_str(), key.status.as_str()) == ("key-name", "Expired")
        && key.created_at == "2023-08-22T11:21:00Z"
        && key.description.as_deref() == Some("string")
        && expire.as_deref() == Some("2019-08-24T14:15:22Z")
        && key.functions == functions()
}

/// A key of invented values.
fn is_complete(key: &FaasApiKey) -> bool {
    let named =
        key.functions.iter().all(|function| !function.name.is_empty() && !function.namespace.is_empty());
    !key.name.is_empty() && named
}
