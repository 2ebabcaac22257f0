//! A Rust type as fields, arguments and results name it.

use std::fmt;

use super::Ident;
use super::runtime_type::RuntimeType;

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
    /// `Nullish<T>`: absent, null or a value.
    Nullish(Box<Ty>),
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
            Self::Nullish(inner) => write!(f, "Nullish<{inner}>"),
            Self::Boxed(inner) => write!(f, "Box<{inner}>"),
            Self::Unit => f.write_str("()"),
        }
    }
}

impl Ty {
    /// JSON of any type, or an object of such: what anything that is JSON becomes.
    pub fn is_free(&self) -> bool {
        matches!(self, Self::Runtime(RuntimeType::RawJson | RuntimeType::JsonObject))
    }

    /// The type without its box: what conversions and builders take.
    pub fn unboxed(&self) -> &Self {
        match self {
            Self::Boxed(inner) => inner,
            other => other,
        }
    }
}
