//! The types behind OpenAPI formats: `date-time`, `date`, `uuid`, `byte`, `password`, `ipv4`, `ipv6`, `decimal`,
//! and behind `type: number` without one.
//! In and out: JSON strings, numbers for the last two. Reading is lenient where the meaning is plain; what was read is written as it was.

mod base64;
mod decimal;
mod number;
mod parse;
mod secret;
mod text;
mod time;

pub use self::base64::Base64;
pub use self::decimal::Decimal;
pub use self::number::Number;
pub use self::parse::ParseError;
pub use self::secret::Secret;
pub use self::time::{Date, Timestamp};
/// `format: uuid`. Read with or without hyphens and in upper case; written in lower case with hyphens.
pub use uuid::Uuid;
