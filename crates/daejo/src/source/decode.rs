//! Which encoding bytes are in: UTF-8, UTF-16, CP949 (the code page that EUC-KR pages are really in).

use super::{SourceError, is_unwanted_control};
use encoding_rs::{EUC_KR, UTF_8, UTF_16BE, UTF_16LE};
use serde::{Deserialize, Serialize};

/// The encoding of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// CP949, the superset of EUC-KR.
    Cp949,
}

impl std::fmt::Display for Encoding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::Cp949 => "CP949",
        })
    }
}

pub(super) struct Decoded {
    pub text: String,
    pub encoding: Encoding,
    /// Byte of the first replacement character in the text, and how many there are.
    pub invalid: Option<(usize, usize)>,
}

pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, SourceError> {
    if bytes.is_empty() {
        return Err(SourceError::Empty);
    }
    let (text, encoding, damaged) = text_of(bytes);
    let invalid = damaged.then(|| replaced(&text)).flatten();
    reject_binary(&text, invalid)?;
    Ok(Decoded { text, encoding, invalid })
}

fn text_of(bytes: &[u8]) -> (String, Encoding, bool) {
    if let Ok(text) = std::str::from_utf8(bytes)
        && !text.contains('\0')
    {
        return (text.to_string(), Encoding::Utf8, false);
    }
    if let Some(encoding) = utf16(bytes) {
        let decoder = if encoding == Encoding::Utf16Le { UTF_16LE } else { UTF_16BE };
        let (text, damaged) = decoder.decode_without_bom_handling(bytes);
        return (text.into_owned(), encoding, damaged);
    }
    let (utf8, damaged) = UTF_8.decode_without_bom_handling(bytes);
    let (cp949, cp949_damaged) = EUC_KR.decode_without_bom_handling(bytes);
    let count = |s: &str| replaced(s).map_or(0, |(_, n)| n);
    if !cp949_damaged || count(&cp949) < count(&utf8) {
        (cp949.into_owned(), Encoding::Cp949, cp949_damaged)
    } else {
        (utf8.into_owned(), Encoding::Utf8, damaged)
    }
}

/// UTF-16 by its mark, or by the zero bytes that its line feeds, blanks and digits have.
fn utf16(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => return Some(Encoding::Utf16Be),
        _ => {}
    }
    let (pairs, _) = bytes.as_chunks::<2>();
    let ascii = |low: u8, high: u8| high == 0 && (low == b'\n' || (0x20..0x7f).contains(&low));
    let le = pairs.iter().filter(|[a, b]| ascii(*a, *b)).count();
    let be = pairs.iter().filter(|[a, b]| ascii(*b, *a)).count();
    // Korean text has a blank or a stop at least every twentieth character.
    let enough = (pairs.len() / 20).max(2);
    match (le >= enough, be >= enough) {
        (true, false) => Some(Encoding::Utf16Le),
        (false, true) => Some(Encoding::Utf16Be),
        _ => None,
    }
}

fn replaced(text: &str) -> Option<(usize, usize)> {
    let mut found = text.match_indices('\u{fffd}');
    let (first, _) = found.next()?;
    Some((first, 1 + found.count()))
}

/// More odd characters than one in twenty, or any zero byte: no text.
fn reject_binary(text: &str, invalid: Option<(usize, usize)>) -> Result<(), SourceError> {
    if let Some(at) = text.find('\0') {
        return Err(SourceError::Binary(format!("a zero byte at offset {at}")));
    }
    let total = text.chars().count();
    let odd = text.chars().filter(|c| is_unwanted_control(*c)).count() + invalid.map_or(0, |(_, n)| n);
    if odd > 8 && odd * 20 > total {
        return Err(SourceError::Binary(format!("{odd} of {total} characters are not text")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "조선로동당 중앙위원회는 뽈스까에 축전을 보냈다. 2024\n";

    #[track_caller]
    fn check(bytes: &[u8], encoding: Encoding, text: &str) {
        let decoded = decode(bytes).map_err(|e| e.to_string()).expect("text");
        assert_eq!((decoded.encoding, decoded.text.as_str()), (encoding, text));
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        check(TEXT.as_bytes(), Encoding::Utf8, TEXT);
        check(format!("\u{feff}{TEXT}").as_bytes(), Encoding::Utf8, &format!("\u{feff}{TEXT}"));
        let le: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&le, Encoding::Utf16Le, TEXT);
        let be: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&be, Encoding::Utf16Be, TEXT);
        check(&EUC_KR.encode(TEXT).0, Encoding::Cp949, TEXT);
    }

    #[test]
    fn a_broken_byte_is_counted_and_a_binary_refused() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes[1] = 0xff;
        let decoded = decode(&bytes).map_err(|e| e.to_string()).expect("text");
        assert_eq!(decoded.encoding, Encoding::Utf8);
        assert!(decoded.invalid.is_some_and(|(at, _)| at == 0));
        assert!(matches!(decode(b"\x7fELF\0\0\0\x01\x02"), Err(SourceError::Binary(_))));
        assert!(matches!(decode(b""), Err(SourceError::Empty)));
    }
}
