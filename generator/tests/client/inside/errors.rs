//! Documented error bodies by status.

use shop::models::{Errors400_404, Errors422_4xxDefault};
use shop::support::ErrorKind;
use shop::{errors::op, other};

use crate::server::{answer, json};
use crate::shop;

#[tokio::test]
async fn each_status_has_its_body_and_operations_share_the_enum() {
    let script = [json(400, r#"{"code": 7}"#), answer(404, "content-type: text/plain\r\n", "gone"), json(409, "{}")];
    let (client, _) = shop(script);
    let error = client.errors().get_exact().await.unwrap_err();
    assert!(matches!(error.errors::<op::GetExact>(), Some(Errors400_404::BadRequest(problem)) if problem.code == 7));
    let error = client.other().get_same().await.unwrap_err();
    let errors: Option<Errors400_404> = error.errors::<other::op::GetSame>();
    assert_eq!(errors, Some(Errors400_404::NotFound("gone".to_owned())));
    assert!(client.errors().get_exact().await.unwrap_err().errors::<op::GetExact>().is_none());
}

#[tokio::test]
async fn ranges_and_the_default_hold_for_the_rest() {
    let script = [json(422, r#"{"field": "name"}"#), json(418, r#"{"code": 2}"#), answer(500, "", "raw"), json(418, "[")];
    let (client, _) = shop(script);
    let mut seen = Vec::new();
    for _ in 0..4 {
        let error = client.errors().get_ranges().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Status);
        seen.push(error.errors::<op::GetRanges>());
    }
    assert!(matches!(&seen[0], Some(Errors422_4xxDefault::UnprocessableContent(body)) if body.field.as_deref() == Some("name")));
    assert!(matches!(&seen[1], Some(Errors422_4xxDefault::ClientError(problem)) if problem.code == 2));
    assert!(matches!(&seen[2], Some(Errors422_4xxDefault::Other(bytes)) if bytes == "raw"));
    assert!(seen[3].is_none());
}
