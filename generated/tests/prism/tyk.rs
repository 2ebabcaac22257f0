//! The steps of the scenario of Tyk Dashboard as calls of the bundled client. The document that Prism serves is the
//! vendor's, of which the bundled one is a part.

use generated::support::{Builder, Call, Retry, Untyped};
use generated::tyk_dashboard::keys::op::{GetApiKeyDetail, UpdateApiKeyDetail};
use generated::tyk_dashboard::models::{KeyData, SessionState};
use generated::tyk_dashboard::Client;

use super::scenario::{json, outcome, Outcome};
use super::Play;

const API: &str = "546e885199c947147e7f39b7d6e8e984";
const KEY: &str = "5e9d9544a1dcd60001d0ed20e7f75f9e03534825b7aef9df749582e5";

/// A client with a token and one without.
pub struct Doors {
    keyed: Client,
    anonymous: Client,
}

impl Doors {
    pub fn new(url: &str) -> Doors {
        let base = || Builder::<Client>::new().base_url(url).retry(Retry::off());
        Doors {
            keyed: base().bearer("tok").build().expect("a client"),
            anonymous: base().anonymous().build().expect("a client"),
        }
    }

    fn get(&self) -> GetApiKeyDetail {
        self.keyed.keys().get_api_key_detail(API, KEY)
    }

    fn put(&self, session: &SessionState) -> UpdateApiKeyDetail {
        self.keyed.keys().update_api_key_detail(API, KEY, session)
    }

    fn put_by_hand(&self) -> Untyped {
        self.keyed.request("PUT", format!("/api/apis/{API}/keys/{KEY}"))
    }
}

impl Play for Doors {
    const PAST_THE_TYPES: &'static [(&'static str, &'static str)] = &[
        ("get-key-bad-boolean", "`auto_guess` is a bool, so the pair is added to the query"),
        ("put-key-wrong-type", "`allowance` is a number"),
        ("put-key-wrong-media-type", "the body is a session, sent as JSON"),
    ];

    async fn take(&self, step: &str) -> Option<Outcome> {
        let empty = SessionState::new();
        Some(match step {
            "get-key" => outcome(self.get(), is_a_key).await,
            "get-key-query" => {
                outcome(self.get().auto_guess(true).hashed("1").username(false), is_a_key).await
            }
            "get-key-bad-boolean" => outcome(self.get().extra_query("auto_guess", "maybe"), |_| false).await,
            "get-key-no-auth" => outcome(self.anonymous.keys().get_api_key_detail(API, KEY), |_| false).await,
            "get-key-basic" => outcome(self.get().header("Authorization", "Basic eDp5"), |_| false).await,
            "get-key-404" => outcome(self.get().header("Prefer", "code=404"), |_| false).await,
            "delete-key" => {
                let call = self.keyed.keys().delete_api_key_detail(API, KEY);
                let done = Some("Key deleted successfully.");
                outcome(call, |said| said.message.as_deref() == done && said.id.is_none()).await
            }
            "put-key-wrong-type" => {
                outcome(self.put_by_hand().json(&json(r#"{"allowance": "many"}"#)), |_| false).await
            }
            "put-key-wrong-media-type" => {
                outcome(self.put_by_hand().text("a,b").content_type("text/csv"), |_| false).await
            }
            "put-key" => {
                let session = empty.with_alias("portal-key").with_allowance(1000.0);
                let session = session.with_tags(vec!["edge".to_owned()]);
                outcome(self.put(&session.with_meta_data(json(r#"{"k": "v"}"#))), is_a_key).await
            }
            _ => return None,
        })
    }
}

/// A key of the document's examples.
fn is_a_key(found: &KeyData) -> bool {
    let rights = found.data.as_ref().and_then(|data| data.access_rights.as_option());
    let names = rights.into_iter().flat_map(|rights| rights.values()).map(|right| right.api_name.as_deref());
    names.eq([Some("Rate Limit Proxy API"), Some("Rate Limit Proxy API")])
        && found.key_id.is_some()
        && found.key_hash.is_some()
}
