//! Documented error bodies by status.

use shop::support::ErrorKind;
use shop::{errors::op, other};

use crate::server::{answer, json};
use crate::shop;

#[tokio::test]
async fn each_operation_names_its_errors_and_equal_ones_are_one_type() {
    let script = [json(400, r#"{"code": 7}"#), answer(404, "content-type: text/plain\r\n", "gone"), json(409, "{}")];
    let (client, _) = shop(script);
    let error = client.errors().get_exact().await.unwrap_err();
    let errors = error.errors::<op::GetExact>();
    assert!(matches!(errors, Some(op::GetExactErrors::BadRequest(problem)) if problem.code == 7));
    let error = client.other().get_same().await.unwrap_err();
    let errors: Option<op::GetExactErrors> = error.errors::<other::op::GetSame>();
    assert_eq!(errors, Some(other::op::GetSameErrors::NotFound("gone".to_owned())));
    assert!(client.errors().get_exact().await.unwrap_err().errors::<op::GetExact>().is_none());
}

#[tokio::test]
async fn errors_of_another_operation_are_not_taken_for_its_own() {
    let (client, _) = shop([json(400, r#"{"code": 7}"#)]);
    let error = client.errors().get_exact().await.unwrap_err();
    assert!(error.errors::<other::op::GetSame>().is_none(), "the bodies are alike, the operations are not");
    assert!(error.errors::<op::GetRanges>().is_none());
    assert!(error.errors::<op::GetExact>().is_some());
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
    use op::GetRangesErrors as Errors;
    assert!(matches!(&seen[0], Some(Errors::UnprocessableContent(body)) if body.field.as_deref() == Some("name")));
    assert!(matches!(&seen[1], Some(Errors::ClientError(problem)) if problem.code == 2));
    assert!(matches!(&seen[2], Some(Errors::Other(bytes)) if bytes == "raw"));
    assert!(seen[3].is_none());
}
