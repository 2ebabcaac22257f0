//! What optional features add: calls that block, tower services, spans.

#[cfg(feature = "blocking")]
mod blocking {
    use crate::made::Made;
    use clientwright_runtime::Call;

    use crate::api::{client, GetArticle};
    use crate::server::{json, Server};

    #[test]
    fn calls_block_where_there_is_no_runtime() {
        let text = r#"{"id": 7, "name": "pen"}"#;
        let server = Server::start([json("503 Unavailable", ""), json("200 OK", text), json("200 OK", text)]);
        let core = client(&server.url);
        let threads: Vec<_> = (0..2)
            .map(|_| {
                let call = GetArticle::new(&core, &[&7]);
                std::thread::spawn(move || call.wait().unwrap().id)
            })
            .collect();
        for thread in threads {
            assert_eq!(thread.join().unwrap(), 7);
        }
        assert_eq!(server.requests().len(), 3);
        let error = GetArticle::new(&core, &[&""]).with_meta().wait().unwrap_err();
        assert!(error.to_string().contains("`id` is empty"), "{error}");
    }
}

#[cfg(feature = "tower")]
mod tower {
    use std::convert::Infallible;
    use std::future::{ready, Ready};
    use std::task::{Context, Poll};

    use crate::made::Made;
    use clientwright_runtime::transport::Tower;
    use clientwright_runtime::BodyPieces;

    use crate::api::{builder, GetArticle};

    #[derive(Clone)]
    struct Service;

    impl tower_service::Service<http::Request<BodyPieces>> for Service {
        type Response = http::Response<BodyPieces>;
        type Error = Infallible;
        type Future = Ready<Result<Self::Response, Infallible>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, request: http::Request<BodyPieces>) -> Self::Future {
            let name = request.uri().path().to_owned();
            let body = clientwright_runtime::Body::from(format!(r#"{{"id": 1, "name": "{name}"}}"#));
            ready(Ok(http::Response::new(body.into_pieces())))
        }
    }

    #[tokio::test]
    async fn a_service_is_a_transport() {
        let core = builder("https://shop.test").transport(Tower::new(Service)).build().unwrap();
        assert_eq!(GetArticle::new(&core, &[&7]).await.unwrap().name, "/articles/7");
    }
}

#[cfg(feature = "tracing")]
mod tracing {
    use std::sync::{Arc, Mutex};

    use crate::made::Made;
    use clientwright_runtime::mock::Replay;
    use clientwright_runtime::Call;
    use tracing::field::{Field, Visit};
    use tracing::span::{Attributes, Id, Record};
    use tracing::{Event, Metadata, Subscriber};

    use crate::api::{builder, GetArticle};

    /// Writes down names and values of spans.
    #[derive(Clone, Default)]
    struct Notes(Arc<Mutex<String>>);

    impl Visit for Notes {
        fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
            self.0.lock().unwrap().push_str(&format!("{}={value:?} ", field.name()));
        }
    }

    impl Subscriber for Notes {
        fn enabled(&self, metadata: &Metadata<'_>) -> bool {
            metadata.target().starts_with("clientwright")
        }
        fn new_span(&self, span: &Attributes<'_>) -> Id {
            self.0.lock().unwrap().push_str(&format!("[{}] ", span.metadata().name()));
            span.record(&mut self.clone());
            Id::from_u64(1)
        }
        fn record(&self, _: &Id, values: &Record<'_>) {
            values.record(&mut self.clone());
        }
        fn record_follows_from(&self, _: &Id, _: &Id) {}
        fn event(&self, event: &Event<'_>) {
            self.0.lock().unwrap().push_str(&format!("<{}> ", event.metadata().level()));
            event.record(&mut self.clone());
        }
        fn enter(&self, _: &Id) {}
        fn exit(&self, _: &Id) {}
    }

    #[tokio::test]
    async fn a_call_and_its_attempts_have_spans_without_secrets() {
        let notes = Notes::default();
        let _guard = tracing::subscriber::set_default(notes.clone());
        let replay = Replay::new().json(503, "").json(404, "");
        let core = builder("https://shop.test").transport(replay).build().unwrap();
        let _ = GetArticle::new(&core, &[&7]).extra_query("key", "hunter2").await.unwrap_err();
        let noted = notes.0.lock().unwrap().clone();
        assert_eq!(noted.matches("[http.call]").count(), 1, "{noted}");
        assert_eq!(noted.matches("[http.attempt]").count(), 2, "{noted}");
        for part in [
            "http.request.method=\"GET\"",
            "url.template=\"/articles/{id}\"",
            "server.address=\"shop.test\"",
            "server.port=443",
            "resend_count=1",
            "status_code=404",
        ] {
            assert!(noted.contains(part), "{part}: {noted}");
        }
        assert!(!noted.contains("hunter2"), "{noted}");
    }

    #[tokio::test]
    async fn an_answer_that_does_not_fit_is_told_as_an_event() {
        let notes = Notes::default();
        let _guard = tracing::subscriber::set_default(notes.clone());
        let replay = Replay::new()
            .json(200, r#"{"id": 7, "name": "pen"}"#)
            .json(200, r#"{"id": 7, "name": "pen", "a/b": "hunter2"}"#)
            .json(200, r#"{"id": "7", "name": "pen", "x": 1}"#);
        let core = builder("https://shop.test").transport(replay).lenient(true).build().unwrap();
        for _ in 0..3 {
            GetArticle::new(&core, &[&7]).await.unwrap();
        }
        let noted = notes.0.lock().unwrap().clone();
        let events: Vec<_> = noted.split('<').skip(1).map(|event| event.split('[').next().unwrap()).collect();
        assert_eq!(events.len(), 2, "{noted}");
        for part in [
            "DEBUG> ",
            "otel.name=\"get_article\"",
            "count=1",
            "first=/a~1b: a member that the document does",
        ] {
            assert!(events[0].contains(part), "{part}: {}", events[0]);
        }
        for part in ["WARN> ", "count=2", "first=/id: a value of another kind"] {
            assert!(events[1].contains(part), "{part}: {}", events[1]);
        }
        assert!(!noted.contains("hunter2"), "{noted}");
    }
}
