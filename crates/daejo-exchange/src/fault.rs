//! Texts with their names, and what is wrong with them.

/// A file that is read, already decoded.
#[derive(Clone, Copy, Debug, Default)]
pub struct Text<'a> {
    /// What it is called in messages.
    pub name: &'a str,
    /// What is in it.
    pub text: &'a str,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The name of the file.
    pub name: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it, and what was expected.
    pub message: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.name, self.line, self.message)
    }
}

impl std::error::Error for Fault {}

impl<'a> Text<'a> {
    /// A fault in this text.
    pub(crate) fn fault(&self, line: usize, message: impl Into<String>) -> Fault {
        Fault { name: self.name.to_string(), line, message: message.into() }
    }

    /// The lines with their numbers, without a byte order mark.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
        (1..).zip(self.text.strip_prefix('\u{feff}').unwrap_or(self.text).lines())
    }

    /// The lines that are not blank.
    pub(crate) fn filled_lines(&self) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
        self.lines().filter(|(_, line)| !line.trim().is_empty())
    }
}
