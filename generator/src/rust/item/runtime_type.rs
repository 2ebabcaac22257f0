//! The types of the runtime that models are made of: one table.

use crate::api::StringFormat;

/// A type that the runtime brings, or that its codec knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RuntimeType {
    /// A JSON number of any size.
    Number,
    /// An instant with its offset.
    Timestamp,
    /// A day.
    Date,
    /// A UUID.
    Uuid,
    /// Bytes that travel in base64.
    Base64,
    /// Text that is not shown.
    Secret,
    /// A decimal number of any length.
    Decimal,
    /// Any JSON value.
    RawJson,
    /// Any JSON object.
    JsonObject,
    /// No value at all.
    Never,
    /// An address of either version of IP.
    IpAddr,
    /// An address of IP version 4.
    Ipv4Addr,
    /// An address of IP version 6.
    Ipv6Addr,
    /// Bytes as they are.
    Bytes,
    /// A part of a multipart body.
    Part,
    /// A server-sent event.
    Event,
    /// A part of a multipart answer.
    AnswerPart,
}

/// Where a type of the runtime lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuntimeModule {
    /// `std::net`
    Net,
    /// The root of the runtime.
    Support,
    /// The runtime's codec.
    Codec,
}

/// What is known of a type of the runtime.
struct Row {
    name: &'static str,
    module: RuntimeModule,
    /// Arguments take it by value rather than by reference.
    by_value: bool,
    /// Setters and constructors take what can be made into it.
    by_into: bool,
}

const fn row(name: &'static str, module: RuntimeModule) -> Row {
    Row { name, module, by_value: false, by_into: false }
}

impl Row {
    const fn by_value(self) -> Self {
        Self { by_value: true, ..self }
    }

    const fn by_into(self) -> Self {
        Self { by_into: true, ..self }
    }
}

impl RuntimeType {
    const fn row(self) -> Row {
        use RuntimeModule::{Codec, Net, Support};
        match self {
            Self::Number => row("Number", Codec).by_into(),
            Self::Timestamp => row("Timestamp", Codec).by_into(),
            Self::Date => row("Date", Codec).by_into(),
            Self::Uuid => row("Uuid", Codec).by_value(),
            Self::Base64 => row("Base64", Codec).by_into(),
            Self::Secret => row("Secret", Codec).by_into(),
            Self::Decimal => row("Decimal", Codec).by_into(),
            Self::RawJson => row("RawJson", Codec).by_into(),
            Self::JsonObject => row("JsonObject", Codec).by_into(),
            Self::Never => row("Never", Codec).by_value(),
            Self::IpAddr => row("IpAddr", Net).by_value(),
            Self::Ipv4Addr => row("Ipv4Addr", Net).by_value(),
            Self::Ipv6Addr => row("Ipv6Addr", Net).by_value(),
            Self::Bytes => row("Bytes", Support),
            Self::Event => row("Event", Support),
            Self::AnswerPart => row("AnswerPart", Support),
            Self::Part => row("Part", Support).by_value().by_into(),
        }
    }

    /// The type of strings of a format; `None` for those that are text in Rust as well.
    pub fn of(format: StringFormat) -> Option<Self> {
        Some(match format {
            StringFormat::DateTime => Self::Timestamp,
            StringFormat::Date => Self::Date,
            StringFormat::Uuid => Self::Uuid,
            StringFormat::Ip => Self::IpAddr,
            StringFormat::Ipv4 => Self::Ipv4Addr,
            StringFormat::Ipv6 => Self::Ipv6Addr,
            StringFormat::Byte => Self::Base64,
            StringFormat::Password => Self::Secret,
            StringFormat::Decimal => Self::Decimal,
            StringFormat::Time
            | StringFormat::Duration
            | StringFormat::Base64Url
            | StringFormat::Binary
            | StringFormat::Uri
            | StringFormat::Email
            | StringFormat::Hostname => return None,
        })
    }

    /// Its name in Rust.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The module that it is named through.
    pub fn module(self) -> RuntimeModule {
        self.row().module
    }

    /// Whether arguments take it by value rather than by reference.
    pub fn is_by_value(self) -> bool {
        self.row().by_value
    }

    /// Whether setters and constructors take what can be made into it.
    pub fn is_by_into(self) -> bool {
        self.row().by_into
    }
}
