//! What do models cost to compile?
//!
//! `cargo bench -p specwright-templates --bench compile -- [STRUCTS]`: writes three crates of that many structs (1,000
//! by default) of eight fields, without serde, with serde's derive and with the shared traits of the runtime, and prints
//! the CPU seconds that `cargo check` of each takes alone, dependencies already checked, the least of three runs.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::{env, fs, io};

use specwright_templates::RUNTIME;

/// Name in Rust, name on the wire, type, and how it is written.
const FIELDS: [(&str, &str, &str, &str); 8] = [
    ("created_at", "createdAt", "Option<String>", "optional"),
    ("id", "id", "String", "required"),
    ("cluster_name", "clusterName", "Option<String>", "optional"),
    ("size", "size", "Option<i64>", "optional"),
    ("links", "links", "Option<Vec<String>>", "optional"),
    ("ratio", "ratio", "f64", "required"),
    ("enabled", "enabled", "Option<bool>", "optional"),
    ("parent", "parent", "Option<Box<Self_>>", "optional"),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Variant {
    Plain,
    Derive,
    Shared,
}

fn main() -> io::Result<()> {
    let count = env::args()
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(1_000);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compile");
    println!(
        "cargo check of {count} structs of {} fields, CPU seconds:",
        FIELDS.len()
    );
    for (name, variant) in [
        ("no serde", Variant::Plain),
        ("derive(Serialize, Deserialize)", Variant::Derive),
        ("impl Record", Variant::Shared),
    ] {
        let seconds = measure(&folder, variant, count)?;
        println!("{name:<32} {seconds:>6.2}");
    }
    Ok(())
}

fn measure(folder: &Path, variant: Variant, count: usize) -> io::Result<f64> {
    let name = match variant {
        Variant::Plain => "plain",
        Variant::Derive => "derive",
        Variant::Shared => "shared",
    };
    let krate = folder.join(name);
    let source = krate.join("src");
    fs::create_dir_all(&source)?;
    fs::write(krate.join("Cargo.toml"), manifest(name, variant))?;
    if variant == Variant::Shared {
        // What records need: parameters, since open enums can be one, and nothing of HTTP.
        let wanted = |file: &str| {
            file == "parameter.rs"
                || ["json/", "model/", "scalar/"]
                    .iter()
                    .any(|f| file.starts_with(f))
        };
        for (file, text) in RUNTIME.iter().filter(|(file, _)| wanted(file)) {
            let path = source.join("runtime").join(file);
            fs::create_dir_all(path.parent().unwrap_or(&source))?;
            fs::write(path, text)?;
        }
        let modules = "//! Part of the runtime.\n#![allow(dead_code, unused_imports)]\npub mod json;\npub mod model;\nmod parameter;\npub mod scalar;\npub use self::json::{Json, Number};\npub use self::parameter::{ParameterShape, ParameterValue};\n";
        fs::write(source.join("runtime/mod.rs"), modules)?;
    }
    let library = source.join("lib.rs");
    let text = library_text(variant, count);
    let mut least = f64::INFINITY;
    // The first run checks the dependencies too.
    for run in 0..4 {
        fs::write(&library, &text)?;
        let before = children_seconds();
        let checked = Command::new(env!("CARGO"))
            .args(["check", "--quiet"])
            .current_dir(&krate)
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_TARGET_DIR", folder.join("target"))
            .status()?;
        if !checked.success() {
            return Err(io::Error::other("the crate does not compile"));
        }
        if run > 0 {
            least = least.min(children_seconds() - before);
        }
    }
    Ok(least)
}

fn manifest(name: &str, variant: Variant) -> String {
    let derive = if variant == Variant::Derive {
        ", features = [\"derive\"]"
    } else {
        ""
    };
    format!(
        "[package]\nname = \"{name}\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n\
         base64 = \"0.23\"\nserde = {{ version = \"1\"{derive} }}\n\
         serde_json = {{ version = \"1\", features = [\"raw_value\"] }}\n\
         time = {{ version = \"0.3\", default-features = false, features = [\"std\"] }}\nzeroize = \"1\"\n"
    )
}

fn library_text(variant: Variant, count: usize) -> String {
    let mut text = String::from(match variant {
        Variant::Plain => "",
        Variant::Derive => "use serde::{Deserialize, Serialize};\n",
        Variant::Shared => {
            "pub mod runtime;\nuse crate::runtime::model::{self, FieldReader, FieldWriter, Record};\n"
        }
    });
    for n in 0..count {
        write_struct(&mut text, variant, &format!("S{n}"));
    }
    text
}

fn write_struct(text: &mut String, variant: Variant, name: &str) {
    // Writing to a string cannot fail.
    let serde = match variant {
        Variant::Derive => ", Serialize, Deserialize)]\n#[serde(rename_all = \"camelCase\")]",
        Variant::Plain | Variant::Shared => ")]",
    };
    let _ = writeln!(
        text,
        "#[derive(Clone, Debug, Default, PartialEq{serde}\npub struct {name} {{"
    );
    for (field, _, ty, presence) in FIELDS {
        if variant == Variant::Derive && presence == "optional" {
            text.push_str("    #[serde(skip_serializing_if = \"Option::is_none\")]\n");
        }
        let _ = writeln!(text, "    pub {field}: {},", ty.replace("Self_", name));
    }
    text.push_str("}\n");
    if variant != Variant::Shared {
        return;
    }
    let names: Vec<_> = FIELDS
        .iter()
        .map(|(_, wire, _, _)| format!("\"{wire}\""))
        .collect();
    let _ = writeln!(
        text,
        "impl Record for {name} {{\n    const NAME: &'static str = \"{name}\";\n    const FIELDS: &'static [&'static str] = \
         &[{}];\n    const REQUIRED: &'static [usize] = &[1, 5];\n    fn blank() -> Self {{ Self::default() }}\n    fn \
         read<'de, R: FieldReader<'de>>(&mut self, field: usize, value: &mut R) -> Result<(), R::Error> {{\n        match \
         field {{",
        names.join(", ")
    );
    for (i, (field, _, _, _)) in FIELDS.iter().enumerate() {
        let _ = writeln!(text, "            {i} => value.put(&mut self.{field}),");
    }
    text.push_str("            _ => value.skip(),\n        }\n    }\n    fn write<W: FieldWriter>(&self, fields: &mut W) {\n");
    for (field, wire, _, presence) in FIELDS {
        let _ = writeln!(
            text,
            "        fields.{presence}(\"{wire}\", &self.{field});"
        );
    }
    let _ = writeln!(text, "    }}\n}}\nmodel::record!({name});");
}

/// CPU seconds of the children waited for, from `/proc` where there is one; else the time that has passed.
fn children_seconds() -> f64 {
    let ticks = fs::read_to_string("/proc/self/stat").ok().and_then(|stat| {
        let (_, after_name) = stat.rsplit_once(')')?;
        let mut fields = after_name.split_whitespace().skip(13);
        Some(fields.next()?.parse::<f64>().ok()? + fields.next()?.parse::<f64>().ok()?)
    });
    match ticks {
        // Linux counts a hundred ticks a second for user space.
        Some(ticks) => ticks / 100.0,
        None => std::time::UNIX_EPOCH
            .elapsed()
            .map_or(0.0, |time| time.as_secs_f64()),
    }
}
