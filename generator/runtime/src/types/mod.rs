//! The types behind OpenAPI formats: `date-time`, `date`, `uuid`, `byte`, `password`, `ipv4`, `ipv6`, `decimal`.
//! In and out: JSON strings (numbers too, for decimals). Reading is lenient where the meaning is plain, writing strict.

mod base64;
mod decimal;
mod secret;
mod text;
mod time;

pub use self::base64::Base64;
pub use self::decimal::{Decimal, NotDecimal};
pub use self::secret::Secret;
pub use self::time::{Date, Timestamp};
/// `format: uuid`. Read with or without hyphens and in upper case; written in lower case with hyphens.
pub use uuid::Uuid;
