//! What generated code has for the type of each operation, for operations that tests declare.

use clientwright_runtime::codec::ToJson;
use clientwright_runtime::{Body, Core, Multipart, Operation, Prepared};

/// Calls made by hand.
pub(crate) trait Made: Operation + Send + Sync {
    /// The call with what it sends.
    fn of(call: Prepared) -> Self;

    /// A call with arguments for the first parameters.
    fn new(core: &Core, args: &[&dyn ToJson]) -> Self {
        Self::of(Prepared::new(core, Self::INFO, args))
    }

    fn with(self, index: usize, value: &dyn ToJson) -> Self {
        Self::of(self.into_prepared().with(index, value))
    }

    fn json(self, body: &dyn ToJson) -> Self {
        Self::of(self.into_prepared().json(body))
    }

    fn multipart(self, body: Multipart) -> Self {
        Self::of(self.into_prepared().multipart(body))
    }

    fn body(self, body: Body) -> Self {
        Self::of(self.into_prepared().body(body))
    }

    fn text(self, body: &str, media: &str) -> Self {
        Self::of(self.into_prepared().text(body).content_type(media))
    }
}

/// The type of an operation.
macro_rules! call_type {
    ($name:ident) => {
        #[derive(Debug, Clone)]
        pub(crate) struct $name {
            call: clientwright_runtime::Prepared,
        }
        impl $crate::made::Made for $name {
            fn of(call: clientwright_runtime::Prepared) -> Self {
                Self { call }
            }
        }
        impl std::future::IntoFuture for $name {
            type Output =
                Result<<Self as clientwright_runtime::Operation>::Output, clientwright_runtime::Error>;
            type IntoFuture =
                clientwright_runtime::CallFuture<<Self as clientwright_runtime::Operation>::Output>;
            fn into_future(self) -> Self::IntoFuture {
                self.call.send(<Self as clientwright_runtime::Operation>::decode)
            }
        }
    };
}
pub(crate) use call_type;

/// What `Operation` asks for beside the facts.
macro_rules! holds_call {
    () => {
        fn prepared(&mut self) -> &mut clientwright_runtime::Prepared {
            &mut self.call
        }
        fn into_prepared(self) -> clientwright_runtime::Prepared {
            self.call
        }
    };
}
pub(crate) use holds_call;
