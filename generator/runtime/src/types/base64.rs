//! `format: byte` and `contentEncoding: base64` (RFC 4648).

use base64::alphabet;
use base64::engine::{DecodePaddingMode, Engine as _, GeneralPurpose, GeneralPurposeConfig};

use super::super::json::{FromJson, ReadError, Reader, ToJson, Writer};
use super::text::parsed;

const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
const STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);
const URL_SAFE: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, LENIENT);

/// Bytes that are a base64 string in JSON.
///
/// Read with or without padding, in the standard or the URL-safe alphabet, broken into lines or not; written in the
/// standard alphabet with padding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Base64(pub Vec<u8>);

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

impl AsRef<[u8]> for Base64 {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl FromJson for Base64 {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        parsed(r, "base64", decode)
    }
}

fn decode(text: &str) -> Option<Base64> {
    let text: String = text.split_ascii_whitespace().collect();
    let engine = if text.contains(['-', '_']) { URL_SAFE } else { STANDARD };
    engine.decode(text).ok().map(Base64)
}

impl ToJson for Base64 {
    fn write(&self, w: &mut Writer) {
        w.text(&STANDARD.encode(&self.0));
    }
}
