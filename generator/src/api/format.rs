//! Formats that have a meaning here: one table for each simple type, with the spellings that documents use.

/// Writes an enum of formats: each with its name in OpenAPI's format registry, and the other spellings that frameworks write.
macro_rules! formats {
    ($(#[$docs:meta])* $name:ident { $($(#[$words:meta])* $variant:ident = $format:literal $(or $($other:literal),+)?;)+ }) => {
        $(#[$docs])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$words])* $variant),+ }

        impl $name {
            /// Every format, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name in the registry.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $format),+ }
            }

            /// Its name and every other spelling: lower case, words joined by hyphens.
            pub fn spellings(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$format $($(, $other)+)?]),+ }
            }

            /// The format that a document means, whatever the case and the separators of its spelling.
            pub fn of(written: &str) -> Option<Self> {
                let plain = written.trim().to_ascii_lowercase().replace(['_', ' '], "-");
                Self::ALL.iter().copied().find(|format| format.spellings().contains(&plain.as_str()))
            }
        }
    };
}

formats! {
    /// Formats of strings.
    StringFormat {
        /// A UUID (RFC 9562).
        Uuid = "uuid" or "uuid1", "uuid3", "uuid4", "uuid5", "uuid6", "uuid7", "uuid8", "guid";
        /// An instant (RFC 3339, `date-time`).
        DateTime = "date-time" or "datetime", "iso-datetime", "iso8601", "rfc3339", "google-datetime";
        /// A day (RFC 3339, `full-date`).
        Date = "date" or "full-date", "iso-date";
        /// A time of day (RFC 3339, `full-time`).
        Time = "time" or "partial-time";
        /// A span of time (RFC 3339, appendix A).
        Duration = "duration";
        /// An address of either version of IP.
        Ip = "ip" or "ipvanyaddress", "ip-address";
        /// An address of IP version 4.
        Ipv4 = "ipv4";
        /// An address of IP version 6.
        Ipv6 = "ipv6";
        /// Bytes in base64 (RFC 4648, section 4).
        Byte = "byte" or "base64";
        /// Bytes in base64url (RFC 4648, section 5).
        Base64Url = "base64url";
        /// Bytes as they are.
        Binary = "binary" or "file";
        /// Text that is not shown.
        Password = "password";
        /// A decimal number as text.
        Decimal = "decimal";
        /// A URI, IRI or reference (RFC 3986, RFC 3987).
        Uri = "uri" or "url", "uri-reference", "iri", "iri-reference";
        /// A mail address (RFC 5321).
        Email = "email" or "idn-email";
        /// The name of a host (RFC 1123).
        Hostname = "hostname" or "idn-hostname";
    }
}

impl StringFormat {
    /// A good value of a format and the pattern that all of them match; `None` for formats that any text has.
    pub fn sample(self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::DateTime => {
                ("2024-05-14T10:15:46Z", r"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$")
            }
            Self::Date => ("2024-05-14", r"^\d{4}-\d\d-\d\d$"),
            Self::Time => ("10:15:46Z", r"^\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$"),
            Self::Duration => ("PT1H", r"^P"),
            Self::Uuid => (
                "5f0c8ad4-6f0b-4d0c-9c43-0f6f6d5f2a11",
                r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
            ),
            Self::Ip => ("192.0.2.1", r"^[0-9a-fA-F.:]+$"),
            Self::Ipv4 => ("192.0.2.1", r"^\d{1,3}(\.\d{1,3}){3}$"),
            Self::Ipv6 => ("2001:db8::1", r"^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$"),
            Self::Email => ("someone@example.com", r"^[^@\s]+@[^@\s]+$"),
            Self::Uri => ("https://example.com/", r"^[A-Za-z][A-Za-z0-9+.-]*:\S+$"),
            Self::Hostname => ("example.com", r"^[A-Za-z0-9.-]+$"),
            Self::Byte => ("c2FtcGxl", r"^[A-Za-z0-9+/]*={0,2}$"),
            Self::Decimal => ("1.5", r"^-?\d+(\.\d+)?$"),
            Self::Base64Url | Self::Binary | Self::Password => return None,
        })
    }
}

formats! {
    /// Formats of whole numbers, and those of numbers that can only mean whole ones.
    IntegerFormat {
        /// 8 bits with a sign.
        Int8 = "int8";
        /// 16 bits with a sign.
        Int16 = "int16";
        /// 32 bits with a sign.
        Int32 = "int32";
        /// 64 bits with a sign.
        Int64 = "int64" or "int", "integer", "long";
        /// 8 bits.
        Uint8 = "uint8" or "u-int8";
        /// 16 bits.
        Uint16 = "uint16" or "u-int16";
        /// 32 bits.
        Uint32 = "uint32" or "u-int32", "unsigned-int32", "unsigned-int";
        /// 64 bits.
        Uint64 = "uint64" or "uint", "u-int64", "unsigned-int64", "unsigned-long";
    }
}

formats! {
    /// Formats of numbers.
    NumberFormat {
        /// Single precision (IEEE 754 binary32).
        Float = "float" or "float32";
        /// Double precision (IEEE 754 binary64).
        Double = "double" or "float64";
        /// A decimal number of any length.
        Decimal = "decimal" or "decimal128";
    }
}
