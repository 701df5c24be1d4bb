//! Files to sources; what cannot be read is said with its path and with what to do about it.

use anyhow::{Context, Result, anyhow, bail};
use daejo::{Pair, Source, SourceError};
use daejo_report::clean;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// Stands for standard input.
const STDIN: &str = "-";

/// Reads both texts.
pub fn sources(en: &Path, ko: &Path) -> Result<Pair<Source>> {
    if [en, ko].iter().all(|path| chosen(path).0 == Path::new(STDIN)) {
        bail!("both sides are -; only one can come from standard input, give a file for the other");
    }
    let (en, ko) = rayon::join(|| source(en), || source(ko));
    Ok(Pair { en: en?, ko: ko? })
}

/// How a path is shown.
pub fn name(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}

/// A file, and which of its records is meant: `archive.jsonl#3`. A file of that very name comes first.
pub fn chosen(path: &Path) -> (PathBuf, Option<usize>) {
    let record = path.to_str().and_then(|text| text.rsplit_once('#'));
    let record = record.and_then(|(file, number)| Some((PathBuf::from(file), Some(number.parse().ok()?))));
    record.filter(|_| !path.exists()).unwrap_or_else(|| (path.to_path_buf(), None))
}

fn source(path: &Path) -> Result<Source> {
    let (path, record) = chosen(path);
    let shown = if path == Path::new(STDIN) { "standard input".to_string() } else { name(&path) };
    let bytes = bytes(&path).with_context(|| shown.clone())?;
    let source = match record {
        Some(number) => Source::record(name(&path), &bytes, number),
        None => Source::from_bytes(name(&path), &bytes),
    };
    source.with_context(|| shown)
}

fn bytes(path: &Path) -> Result<Vec<u8>> {
    if path == Path::new(STDIN) {
        return limited(std::io::stdin().lock(), Source::MAX_BYTES);
    }
    let file = open(path)?;
    let size = file.metadata()?.len();
    if size > Source::MAX_BYTES as u64 {
        return Err(SourceError::TooLarge(usize::try_from(size).unwrap_or(usize::MAX)).into());
    }
    limited(file, Source::MAX_BYTES)
}

/// Opens a file that is there and is one.
pub fn open(path: &Path) -> Result<File> {
    let file = File::open(path).map_err(|e| match e.kind() {
        ErrorKind::NotFound => anyhow!("there is no such file; check the path"),
        ErrorKind::PermissionDenied => anyhow!("it may not be read; check its permissions"),
        _ => anyhow!(e),
    })?;
    if file.metadata()?.is_dir() {
        bail!("this is a directory; give the file of one release");
    }
    Ok(file)
}

/// Reads a text that is no release: a lexicon's table, an alignment.
pub fn text(path: &Path) -> Result<String> {
    let bytes = bytes(path).with_context(|| name(path))?;
    if let Some(text) = utf16(&bytes) {
        return text
            .ok_or_else(|| anyhow!("this is broken UTF-16; save the file as UTF-8"))
            .with_context(|| name(path));
    }
    String::from_utf8(bytes)
        .map_err(|e| anyhow!("byte {} is no UTF-8; save the file as UTF-8", e.utf8_error().valid_up_to()))
        .with_context(|| name(path))
}

/// A text in UTF-16, as translation memories often are, if the first bytes say so.
fn utf16(bytes: &[u8]) -> Option<Option<String>> {
    let (read, rest): (fn([u8; 2]) -> u16, _) = match bytes {
        [0xff, 0xfe, rest @ ..] => (u16::from_le_bytes, rest),
        [0xfe, 0xff, rest @ ..] => (u16::from_be_bytes, rest),
        _ => return None,
    };
    let (units, left) = rest.as_chunks::<2>();
    let text = String::from_utf16(&units.iter().map(|pair| read(*pair)).collect::<Vec<_>>());
    Some(text.ok().filter(|_| left.is_empty()))
}

/// Reads names from standard input, one a line.
pub fn lines() -> Result<Vec<String>> {
    let text = text(Path::new(STDIN))?;
    Ok(text.lines().map(str::to_owned).collect())
}

/// Reads to the end, or to the first byte over the limit.
pub fn limited(reader: impl Read, limit: usize) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > limit {
        return Err(SourceError::TooLarge(bytes.len()).into());
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endless_stream_is_left_at_the_limit() {
        let error = limited(std::io::repeat(b'x'), 4 << 20).unwrap_err();
        assert!(error.to_string().contains("the limit is"), "{error}");
        assert_eq!(limited(&b"abc"[..], 3).unwrap(), b"abc");
    }
}
