//! Which words is a name made of? `OAuth2Client`, `camelCaseURLs`, `100Continue`, `größe`, `-1` and `<` all have some.
//!
//! The splitter is ours: the `heck` crate reads `OAuth2Client` as *o auth2 client* and `100Continue` as one word. Once
//! the words are known, `heck` puts them together. Every text has words, and they are ASCII letters and digits only.

use any_ascii::any_ascii_char;
use heck::{ToShoutySnakeCase as _, ToSnakeCase as _};

/// Words whose spelling mixes cases: as written, and as written within a type's name.
const INDIVISIBLE: &[(&str, &str)] = &[
    ("GitHub", "GitHub"),
    ("GitLab", "GitLab"),
    ("GraphQL", "GraphQl"),
    ("IPv", "Ipv"),
    ("JavaScript", "JavaScript"),
    ("MySQL", "MySql"),
    ("NoSQL", "NoSql"),
    ("OAuth", "OAuth"),
    ("PostgreSQL", "PostgreSql"),
    ("iOS", "Ios"),
    ("macOS", "MacOs"),
];

/// Signs by the words that say them, the longer ones first.
const SIGNS: &[(&str, &str)] = &[
    ("<=", "less than or equal"),
    (">=", "greater than or equal"),
    ("!=", "not equal"),
    ("==", "equal"),
    ("&&", "and"),
    ("||", "or"),
    ("!", "not"),
    ("\"", "quote"),
    ("#", "hash"),
    ("$", "dollar"),
    ("%", "percent"),
    ("&", "and"),
    ("'", "apostrophe"),
    ("(", "open"),
    (")", "close"),
    ("*", "star"),
    ("+", "plus"),
    (",", "comma"),
    ("-", "minus"),
    (".", "dot"),
    ("/", "slash"),
    (":", "colon"),
    (";", "semicolon"),
    ("<", "less than"),
    ("=", "equal"),
    (">", "greater than"),
    ("?", "question"),
    ("@", "at"),
    ("[", "open"),
    ("\\", "backslash"),
    ("]", "close"),
    ("^", "caret"),
    ("_", "underscore"),
    ("`", "backtick"),
    ("{", "open"),
    ("|", "or"),
    ("}", "close"),
    ("~", "tilde"),
    (" ", "space"),
];

/// The words of a name: at least one, each of ASCII letters and digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan) struct Words(Vec<Word>);

/// A word in the two spellings we print.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    lower: String,
    title: String,
}

impl Word {
    fn new(text: &str) -> Self {
        let lower = text.to_ascii_lowercase();
        let known = INDIVISIBLE
            .iter()
            .find_map(|(word, title)| Some((title, text.strip_prefix(word)?)));
        let title = match known {
            Some((title, rest)) => format!("{title}{}", rest.to_ascii_lowercase()),
            None => capitalised(&lower),
        };
        Self { lower, title }
    }
}

fn capitalised(lower: &str) -> String {
    let mut chars = lower.chars();
    chars.next().map_or_else(String::new, |first| {
        format!("{}{}", first.to_ascii_uppercase(), chars.as_str())
    })
}

impl Words {
    /// The words of any text.
    pub(in crate::plan) fn of(text: &str) -> Self {
        let spelled = match text.strip_prefix(['-', '+']) {
            Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => {
                format!(
                    "{} {rest}",
                    if text.starts_with('-') {
                        "minus"
                    } else {
                        "plus"
                    }
                )
            }
            Some(_) | None => text.to_owned(),
        };
        let ascii = transliterate(&spelled);
        let words: Vec<Word> = split(&ascii).into_iter().map(Word::new).collect();
        if words.is_empty() {
            Self::of_signs(text)
        } else {
            Self(words)
        }
    }

    /// The words of a value of a list: `-name` beside `name` is *minus name*, for one sorts the other way round.
    pub(in crate::plan) fn of_value(text: &str) -> Self {
        match text.split_at_checked(1) {
            Some(("-" | "+" | "!", rest)) if rest.starts_with(|c: char| c.is_alphanumeric()) => {
                Self::spoken(text)
            }
            _ => Self::of(text),
        }
    }

    /// The same with the signs before and behind letters and digits said, where there are any: `C#` is *c hash*.
    pub(in crate::plan) fn spoken(text: &str) -> Self {
        let is_sign = |c: char| c.is_ascii_punctuation();
        let rest = text.trim_start_matches(is_sign);
        let core = rest.trim_end_matches(is_sign);
        if core.is_empty() {
            return Self::of(text);
        }
        let (before, behind) = (
            text.strip_suffix(rest).unwrap_or_default(),
            rest.strip_prefix(core).unwrap_or_default(),
        );
        let mut words = Vec::new();
        if !before.is_empty() {
            words.extend(Self::of_signs(before).0);
        }
        words.extend(Self::of(core).0);
        if !behind.is_empty() {
            words.extend(Self::of_signs(behind).0);
        }
        Self(words)
    }

    /// The words of text without letters and digits: each sign said in words.
    fn of_signs(text: &str) -> Self {
        let mut words = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let sign = SIGNS
                .iter()
                .find_map(|(sign, said)| Some((*said, rest.strip_prefix(sign)?)));
            if let Some((said, after)) = sign {
                words.extend(said.split(' ').map(Word::new));
                rest = after;
            } else {
                words.push(Word::new(&code_point(first)));
                rest = rest.split_at(first.len_utf8()).1;
            }
        }
        if words.is_empty() {
            words.push(Word::new("empty"));
        }
        Self(words)
    }

    /// The same words with the last in the singular; none when it is not a plural.
    pub(in crate::plan) fn singular(&self) -> Option<Self> {
        let (last, others) = self.0.split_last()?;
        let mut words = others.to_vec();
        words.push(Word::new(&singular(&last.lower)?));
        Some(Self(words))
    }

    /// What follows these words, one of which may be a plural here or there; none where nothing does.
    pub(in crate::plan) fn after(&self, first: &Self) -> Option<Self> {
        let (head, rest) = self.0.split_at_checked(first.0.len())?;
        let same = |(one, other): (&Word, &Word)| {
            one.lower == other.lower
                || singular(&one.lower).as_ref() == Some(&other.lower)
                || singular(&other.lower).as_ref() == Some(&one.lower)
        };
        let follows = !rest.is_empty() && head.iter().zip(&first.0).all(same);
        follows.then(|| Self(rest.to_vec()))
    }

    /// The first word in small letters.
    pub(in crate::plan) fn first(&self) -> &str {
        self.0.first().map_or("", |word| &word.lower)
    }

    /// `ServerlessBackup2`.
    pub(in crate::plan) fn pascal(&self) -> String {
        let mut name = String::new();
        for word in &self.0 {
            let digits_meet = name.ends_with(|c: char| c.is_ascii_digit())
                && word.title.starts_with(|c: char| c.is_ascii_digit());
            if digits_meet {
                name.push('_');
            }
            name.push_str(&word.title);
        }
        if name.starts_with(|c: char| c.is_ascii_digit()) {
            format!("N{name}")
        } else {
            name
        }
    }

    /// `serverless_backup2`.
    pub(in crate::plan) fn snake(&self) -> String {
        let words: Vec<&str> = self.0.iter().map(|word| word.lower.as_str()).collect();
        let name = words.join(" ").to_snake_case();
        if name.starts_with(|c: char| c.is_ascii_digit()) {
            format!("n{name}")
        } else {
            name
        }
    }

    /// The words in small letters.
    pub(in crate::plan) fn lower(self) -> Vec<String> {
        self.0.into_iter().map(|word| word.lower).collect()
    }

    /// `SERVERLESS_BACKUP2`.
    pub(in crate::plan) fn shout(&self) -> String {
        self.snake().to_shouty_snake_case()
    }
}

/// The text in ASCII: letters of other scripts by their sound, what has none by its code point, signs as separators.
fn transliterate(text: &str) -> String {
    let mut ascii = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            ascii.push(c);
            continue;
        }
        let sound = any_ascii_char(c);
        if sound.bytes().any(|b| b.is_ascii_alphanumeric()) {
            ascii.push_str(sound);
        } else if c.is_alphanumeric() {
            ascii.extend([" ", &code_point(c), " "]);
        } else {
            ascii.push(' ');
        }
    }
    ascii
}

fn code_point(c: char) -> String {
    format!("u{:04x}", u32::from(c))
}

/// Cuts ASCII text at signs and where the case says that a word ends.
fn split(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .flat_map(split_run)
        .collect()
}

/// Cuts a run of letters and digits.
fn split_run(run: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = run;
    while !rest.is_empty() {
        let (word, after) = rest.split_at(first_word(rest).clamp(1, rest.len()));
        words.push(word);
        rest = after;
    }
    words
}

/// How long the first word of a run is.
fn first_word(run: &str) -> usize {
    let bytes = run.as_bytes();
    let at = |index: usize| bytes.get(index).copied().unwrap_or(0);
    let count =
        |from: usize, is: fn(&u8) -> bool| bytes.iter().skip(from).take_while(|b| is(b)).count();
    let known = INDIVISIBLE
        .iter()
        .find_map(|(word, _)| run.strip_prefix(word).map(|_| word.len()));
    if let Some(length) = known {
        // `OAuth2`, `IPv6`: digits belong to the word; `iOSs` is not one of ours.
        let digits = count(length, u8::is_ascii_digit);
        if digits > 0 || !at(length).is_ascii_lowercase() {
            return length + digits;
        }
    }
    let upper = count(0, u8::is_ascii_uppercase);
    if upper > 1 {
        let lower = count(upper, u8::is_ascii_lowercase);
        return match lower {
            // `HTTP`, `S3`, `X509`
            0 => upper + count(upper, u8::is_ascii_digit),
            // `URLs`, `IDs`
            1 if at(upper) == b's' && !at(upper + 1).is_ascii_digit() => upper + 1,
            // `HTTPServer`
            _ => upper - 1,
        };
    }
    // `Server2`, `v2beta1`, `100`: letters and digits in turn, until a capital begins another word.
    let mut end = upper;
    loop {
        let more = count(end, u8::is_ascii_lowercase) + count(end, u8::is_ascii_digit);
        if more == 0 {
            return end;
        }
        end += more;
    }
}

/// An English plural in the singular; `None` where it is not certainly one.
fn singular(word: &str) -> Option<String> {
    const SAME: &[&str] = &[
        "analytics",
        "as",
        "canvas",
        "diagnostics",
        "dns",
        "gas",
        "metrics",
        "news",
        "series",
        "sms",
    ];
    if word.len() < 3 || SAME.binary_search(&word).is_ok() {
        return None;
    }
    if word.ends_with("kies") || word.ends_with("vies") {
        return word.strip_suffix('s').map(str::to_owned);
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return Some(format!("{stem}{}", if stem.len() > 1 { "y" } else { "ie" }));
    }
    for ending in ["sses", "shes", "ches", "xes", "zzes"] {
        if word.ends_with(ending) {
            return word.strip_suffix("es").map(str::to_owned);
        }
    }
    if ["ss", "us", "is"]
        .iter()
        .any(|ending| word.ends_with(ending))
    {
        return None;
    }
    word.strip_suffix('s').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn names_split_into_words() {
        for (text, snake, pascal) in [
            (
                "getServerlessBackup",
                "get_serverless_backup",
                "GetServerlessBackup",
            ),
            ("Cloud Backups", "cloud_backups", "CloudBackups"),
            ("OAuth2Client", "oauth2_client", "OAuth2Client"),
            ("100Continue", "n100_continue", "N100Continue"),
            ("camelCaseURLs", "camel_case_urls", "CamelCaseUrls"),
            ("IPv4", "ipv4", "Ipv4"),
            ("allowIPv6Traffic", "allow_ipv6_traffic", "AllowIpv6Traffic"),
            ("HTTPServer", "http_server", "HttpServer"),
            ("X509Certificate", "x509_certificate", "X509Certificate"),
            ("groupIDs", "group_ids", "GroupIds"),
            ("S3Bucket", "s3_bucket", "S3Bucket"),
            ("v2beta1", "v2beta1", "V2beta1"),
            ("iOSDevice", "ios_device", "IosDevice"),
            (
                "MongoDBAccessLogs",
                "mongo_db_access_logs",
                "MongoDbAccessLogs",
            ),
            ("snake_case__x", "snake_case_x", "SnakeCaseX"),
            ("SCREAMING_CASE", "screaming_case", "ScreamingCase"),
            (
                "kebab-case.dot/slash",
                "kebab_case_dot_slash",
                "KebabCaseDotSlash",
            ),
            ("1.10", "n1_10", "N1_10"),
            ("-1", "minus_1", "Minus1"),
            ("+1", "plus_1", "Plus1"),
            ("<", "less_than", "LessThan"),
            (">=", "greater_than_or_equal", "GreaterThanOrEqual"),
            ("", "empty", "Empty"),
            ("   ", "space_space_space", "SpaceSpaceSpace"),
            ("größe", "grosse", "Grosse"),
            ("Pаy", "pay", "Pay"),
            ("\u{202e}", "u202e", "U202e"),
            ("@type", "type", "Type"),
            ("x){}//", "x", "X"),
        ] {
            let words = Words::of(text);
            assert_eq!(
                (words.snake().as_str(), words.pascal().as_str()),
                (snake, pascal),
                "{text:?}"
            );
        }
    }

    #[test]
    fn signs_of_values_are_said() {
        for (text, value, spoken) in [
            ("-name", "MinusName", "MinusName"),
            ("+größe", "PlusGrosse", "PlusGrosse"),
            ("!=", "NotEqual", "NotEqual"),
            ("C#", "C", "CHash"),
            ("<1", "N1", "LessThan1"),
            ("a-b", "AB", "AB"),
            ("", "Empty", "Empty"),
        ] {
            assert_eq!(Words::of_value(text).pascal(), value, "{text:?}");
            assert_eq!(Words::spoken(text).pascal(), spoken, "{text:?}");
        }
    }

    #[test]
    fn plurals() {
        for (plural, one) in [
            ("links", Some("link")),
            ("policies", Some("policy")),
            ("addresses", Some("address")),
            ("boxes", Some("box")),
            ("pricingTiers", Some("pricing_tier")),
            ("status", None),
            ("series", None),
            ("address", None),
            ("data", None),
            ("cookies", Some("cookie")),
        ] {
            let singular = Words::of(plural).singular().map(|words| words.snake());
            assert_eq!(singular.as_deref(), one, "{plural}");
        }
    }
}
