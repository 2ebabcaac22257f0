//! Futures and streams in boxes. They can change threads, except on wasm32, where there are none.

use std::future::Future;
use std::pin::Pin;

/// A boxed future; it can change threads, except on wasm32, where there are none.
#[cfg(not(target_arch = "wasm32"))]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
/// A boxed future; it can change threads, except on wasm32, where there are none.
#[cfg(target_arch = "wasm32")]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// The pieces of a body as they arrive.
#[cfg(not(target_arch = "wasm32"))]
pub type BoxStream<T> = Pin<Box<dyn futures_core::Stream<Item = T> + Send>>;
/// The pieces of a body as they arrive.
#[cfg(target_arch = "wasm32")]
pub type BoxStream<T> = Pin<Box<dyn futures_core::Stream<Item = T>>>;

/// `Send + Sync`, except on wasm32.
#[cfg(not(target_arch = "wasm32"))]
pub trait MaybeSendSync: Send + Sync {}
#[cfg(not(target_arch = "wasm32"))]
impl<T: Send + Sync + ?Sized> MaybeSendSync for T {}
/// `Send + Sync`, except on wasm32.
#[cfg(target_arch = "wasm32")]
pub trait MaybeSendSync {}
#[cfg(target_arch = "wasm32")]
impl<T: ?Sized> MaybeSendSync for T {}
