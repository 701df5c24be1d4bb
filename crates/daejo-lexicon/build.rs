//! Compiles `data/*.tsv` into the block that the library carries.

#[path = "src/class.rs"]
#[allow(dead_code)]
mod class;
#[path = "src/compile.rs"]
#[allow(dead_code)]
mod compile;
#[path = "src/grammar.rs"]
mod grammar;
#[path = "src/hangul.rs"]
#[allow(dead_code)]
mod hangul;
#[path = "src/inflect.rs"]
mod inflect;
#[path = "src/state.rs"]
#[allow(dead_code)]
mod state;
#[path = "src/stem.rs"]
#[allow(dead_code)]
mod stem;
#[path = "src/table.rs"]
mod table;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // Cargo shows this to whoever edited the data.
            #[allow(clippy::print_stderr)]
            {
                eprintln!("{message}");
            }
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), String> {
    println_cargo("rerun-if-changed=data");
    println_cargo("rerun-if-changed=src");
    let mut names: Vec<PathBuf> = std::fs::read_dir("data")
        .map_err(|e| format!("data: {e}"))?
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|x| x == "tsv"))
        .collect();
    names.sort();
    let mut tables = Vec::new();
    let mut faults = Vec::new();
    for path in &names {
        let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
        let (rows, bad) = table::parse(&text);
        faults.extend(bad.iter().map(|f| format!("{}:{}: {}", path.display(), f.line, f.message)));
        tables.push((file_name(path), rows));
    }
    if !faults.is_empty() {
        return Err(faults.join("\n"));
    }
    let files: Vec<compile::File<'_>> = tables.iter().map(|(n, r)| (n.as_str(), r.as_slice())).collect();
    let block = compile::compile(&files, true)?;
    let out = std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?;
    std::fs::write(Path::new(&out).join("lexicon.bin"), block).map_err(|e| format!("lexicon.bin: {e}"))
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

fn println_cargo(line: &str) {
    // This is how a build script speaks to cargo.
    #[allow(clippy::print_stdout)]
    {
        println!("cargo::{line}");
    }
}
