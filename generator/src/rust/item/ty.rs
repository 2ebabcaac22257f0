//! A Rust type as fields, arguments and results name it.

use std::fmt;

use super::Ident;

/// A Rust type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Ty {
    /// `bool`
    Bool,
    /// A primitive number: `i64`, `u8`, `f64` ...
    Number(NumberType),
    /// `String`
    String,
    /// A type that the runtime brings or knows.
    Runtime(RuntimeType),
    /// An item of the `models` module.
    Model(Ident),
    /// `Vec<T>`
    Vec(Box<Ty>),
    /// `BTreeMap<String, T>`
    Map(Box<Ty>),
    /// `Option<T>`
    Option(Box<Ty>),
    /// `Patch<T>`: absent, null or a value.
    Patch(Box<Ty>),
    /// `Box<T>`
    Boxed(Box<Ty>),
    /// `()`
    Unit,
}

/// A primitive number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberType {
    /// `i8`
    I8,
    /// `i16`
    I16,
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `u8`
    U8,
    /// `u16`
    U16,
    /// `u32`
    U32,
    /// `u64`
    U64,
    /// `f64`
    F64,
}

impl NumberType {
    /// Its name in Rust.
    pub fn name(self) -> &'static str {
        match self {
            Self::I8 => "i8",
            Self::I16 => "i16",
            Self::I32 => "i32",
            Self::I64 => "i64",
            Self::U8 => "u8",
            Self::U16 => "u16",
            Self::U32 => "u32",
            Self::U64 => "u64",
            Self::F64 => "f64",
        }
    }

    /// Whether it has a fraction.
    pub fn is_float(self) -> bool {
        self == Self::F64
    }
}

/// A type that the runtime brings, or that its codec knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RuntimeType {
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

impl RuntimeType {
    /// Its name in Rust.
    pub fn name(self) -> &'static str {
        match self {
            Self::Timestamp => "Timestamp",
            Self::Date => "Date",
            Self::Uuid => "Uuid",
            Self::Base64 => "Base64",
            Self::Secret => "Secret",
            Self::Decimal => "Decimal",
            Self::RawJson => "RawJson",
            Self::Never => "Never",
            Self::IpAddr => "IpAddr",
            Self::Ipv4Addr => "Ipv4Addr",
            Self::Ipv6Addr => "Ipv6Addr",
            Self::Bytes => "Bytes",
            Self::Part => "Part",
        }
    }

    /// The module that it is named through.
    pub fn module(self) -> RuntimeModule {
        match self {
            Self::IpAddr | Self::Ipv4Addr | Self::Ipv6Addr => RuntimeModule::Net,
            Self::Bytes | Self::Part => RuntimeModule::Support,
            Self::Timestamp
            | Self::Date
            | Self::Uuid
            | Self::Base64
            | Self::Secret
            | Self::Decimal
            | Self::RawJson
            | Self::Never => RuntimeModule::Codec,
        }
    }
}

/// As Rust writes it, by short names.
impl fmt::Display for Ty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool => f.write_str("bool"),
            Self::Number(number) => f.write_str(number.name()),
            Self::Runtime(ty) => f.write_str(ty.name()),
            Self::String => f.write_str("String"),
            Self::Model(name) => f.write_str(name.bare()),
            Self::Vec(inner) => write!(f, "Vec<{inner}>"),
            Self::Map(inner) => write!(f, "BTreeMap<String, {inner}>"),
            Self::Option(inner) => write!(f, "Option<{inner}>"),
            Self::Patch(inner) => write!(f, "Patch<{inner}>"),
            Self::Boxed(inner) => write!(f, "Box<{inner}>"),
            Self::Unit => f.write_str("()"),
        }
    }
}

impl Ty {
    /// The type without its box: what conversions and builders take.
    pub fn unboxed(&self) -> &Self {
        match self {
            Self::Boxed(inner) => inner,
            other => other,
        }
    }
}
