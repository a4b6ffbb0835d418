//! Which file does a reference name? Paths below one folder, joined and tidied without looking at a disk.
//!
//! ```text
//! paths/pets.yaml: $ref: ../schemas/Pet.yaml#/Cat   ─▶   schemas/Pet.yaml
//! openapi.yaml:    $ref: ../secrets.yaml            ─▶   nothing: it lies above the folder
//! ```
//!
//! A relative reference is resolved as RFC 3986 § 5.2 has it, but against the path of a file in a folder that nothing
//! leads out of. Percent-escapes are resolved step by step, so `%2e%2e` is as good as `..` and `%2F` divides nothing.

use super::pointer::percent_decode;

/// Why a reference names no file that may be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outside {
    /// It has a scheme or names a host.
    Remote,
    /// It begins at the root of a file system or a drive.
    Absolute,
    /// It has a backslash: a path of one system, and no URI.
    Backslash,
    /// It leads above the folder.
    Above,
    /// A percent-escape is none, or stands for a character that no name of a file has.
    Escape,
    /// It has a query, which files have not.
    Query,
    /// It names a folder.
    Folder,
}

/// The path that a reference without its fragment names, as written in the file at `from`. Both are relative to one
/// folder, with `/` between their parts.
pub(crate) fn join(from: &str, reference: &str) -> Result<String, Outside> {
    if reference.contains('\\') {
        return Err(Outside::Backslash);
    }
    if let Some((scheme, _)) = reference.split_once(':') {
        let is_drive = scheme.len() == 1 && scheme.bytes().all(|byte| byte.is_ascii_alphabetic());
        if is_drive {
            return Err(Outside::Absolute);
        }
        if is_scheme(scheme) {
            return Err(Outside::Remote);
        }
    }
    if reference.starts_with("//") {
        return Err(Outside::Remote);
    }
    if reference.starts_with('/') {
        return Err(Outside::Absolute);
    }
    if reference.contains('?') {
        return Err(Outside::Query);
    }
    let mut parts: Vec<String> = from.split('/').map(str::to_owned).collect();
    parts.pop();
    let mut is_folder = true;
    for step in reference.split('/') {
        let step = percent_decode(step).ok_or(Outside::Escape)?;
        is_folder = matches!(step.as_str(), "" | "." | "..");
        match step.as_str() {
            "" | "." => {}
            ".." => {
                parts.pop().ok_or(Outside::Above)?;
            }
            name if name.contains('\\') => return Err(Outside::Backslash),
            name if name.contains('/') || name.contains(char::is_control) => {
                return Err(Outside::Escape);
            }
            _ => parts.push(step),
        }
    }
    if is_folder {
        return Err(Outside::Folder);
    }
    Ok(parts.join("/"))
}

/// What a URI reference means beside an absolute URI without a fragment (RFC 3986 § 5.2); `None` where that is none.
pub(crate) fn join_uri(base: &str, reference: &str) -> Option<String> {
    let has_scheme = |text: &str| {
        let scheme = text.split_once(':').map(|(scheme, _)| scheme);
        scheme.is_some_and(is_scheme)
    };
    if has_scheme(reference) {
        return Some(reference.to_owned());
    }
    let (scheme, rest) = base.split_once(':').filter(|_| has_scheme(base))?;
    if reference.is_empty() {
        return Some(base.to_owned());
    }
    if reference.starts_with("//") {
        return Some(format!("{scheme}:{reference}"));
    }
    let (host, path) = match rest.strip_prefix("//") {
        Some(after) => {
            let end = after.find(['/', '?']).unwrap_or(after.len());
            let (host, path) = after.split_at_checked(end)?;
            (format!("//{host}"), path)
        }
        None => (String::new(), rest),
    };
    let path = path.split_once('?').map_or(path, |(path, _)| path);
    let folder = match path.rsplit_once('/') {
        Some((folder, _)) if !reference.starts_with('/') => folder,
        Some(_) | None => "",
    };
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in reference.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    Some(format!("{scheme}:{host}/{}", parts.join("/")))
}

/// RFC 3986 § 3.1
pub(crate) fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

/// The name of a file without its folder and what follows its first dot: what a thing that is a whole file goes by.
pub(crate) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.split_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        Some(_) | None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_joined_to_the_file_they_stand_in() {
        for (from, reference, path) in [
            ("openapi.yaml", "pet.yaml", "pet.yaml"),
            ("openapi.yaml", "./schemas/Pet.json", "schemas/Pet.json"),
            ("paths/pets.yaml", "../schemas/Pet.yaml", "schemas/Pet.yaml"),
            ("paths/pets.yaml", "pet.yaml", "paths/pet.yaml"),
            ("a/b/c.yaml", "../../d//e.yaml", "d/e.yaml"),
            ("openapi.yaml", "a%20b.yaml", "a b.yaml"),
            ("openapi.yaml", "x/../y.yaml", "y.yaml"),
            ("a/b.yaml", "%2e%2e/c.yaml", "c.yaml"),
            ("openapi.yaml", "..pet.yaml", "..pet.yaml"),
        ] {
            assert_eq!(
                join(from, reference).as_deref(),
                Ok(path),
                "{from} {reference}"
            );
        }
    }

    #[test]
    fn nothing_leads_out_of_the_folder() {
        for (reference, why) in [
            ("https://example.com/a.yaml", Outside::Remote),
            ("file:///etc/passwd", Outside::Remote),
            ("file:a.yaml", Outside::Remote),
            ("//host/a.yaml", Outside::Remote),
            ("/etc/passwd", Outside::Absolute),
            ("C:/a.yaml", Outside::Absolute),
            ("c:a.yaml", Outside::Absolute),
            ("..\\a.yaml", Outside::Backslash),
            ("\\\\host\\a.yaml", Outside::Backslash),
            ("%5C%5Chost", Outside::Backslash),
            ("../a.yaml", Outside::Above),
            ("x/../../a.yaml", Outside::Above),
            ("%2e%2e/a.yaml", Outside::Above),
            ("%2E./a.yaml", Outside::Above),
            ("..%2Fa.yaml", Outside::Escape),
            ("a%00.yaml", Outside::Escape),
            ("a%zz.yaml", Outside::Escape),
            ("a.yaml?b", Outside::Query),
            ("schemas/", Outside::Folder),
            (".", Outside::Folder),
            ("x/..", Outside::Folder),
        ] {
            assert_eq!(join("openapi.yaml", reference), Err(why), "{reference}");
        }
    }

    /// Some of the examples of RFC 3986 § 5.4.
    #[test]
    fn references_are_joined_to_a_uri() {
        for (reference, uri) in [
            ("g:h", "g:h"),
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("../g", "http://a/b/g"),
            ("../../../g", "http://a/g"),
            ("", "http://a/b/c/d"),
        ] {
            let joined = join_uri("http://a/b/c/d", reference);
            assert_eq!(joined.as_deref(), Some(uri), "{reference}");
        }
        assert_eq!(join_uri("a/b", "c"), None);
        assert_eq!(join_uri("https://a", "c").as_deref(), Some("https://a/c"));
    }

    #[test]
    fn a_file_goes_by_its_name() {
        for (path, name) in [
            ("schemas/Pet.yaml", "Pet"),
            ("pet.schema.json", "pet"),
            ("Pet", "Pet"),
            (".hidden", ".hidden"),
        ] {
            assert_eq!(stem(path), name);
        }
    }
}
