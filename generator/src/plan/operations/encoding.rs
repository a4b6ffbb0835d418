//! How do the values of parameters become text? The words for it: place, style, and what is percent-encoded.

/// Which characters of a value are percent-encoded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Escapes {
    /// All that are not unreserved (RFC 3986 § 2.3).
    #[default]
    All,
    /// Those that would change the meaning of the query, or of the segment, where they stand (`allowReserved`).
    Meaningful,
    /// In a path, the same but slashes: the value can be several segments.
    ButSlashes,
}

/// How a parameter's value becomes one text, several, or several under names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Texts {
    /// Its type says them itself.
    OfType,
    /// They are those of the JSON it is written as; what is nested in it is JSON text: `runtime::Flat`.
    OfJson,
    /// They are those of the JSON it is written as, nested names in brackets: `runtime::Bracketed`.
    Bracketed,
    /// The one text is JSON (`content: application/json`): `runtime::JsonText`.
    JsonText,
}

/// Where a parameter goes, and how its texts are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// A piece of the path.
    Path(PathStyle),
    /// A part of the query.
    Query(QueryStyle),
    /// The query, which is the one text.
    WholeQuery,
    /// A header field, style `simple`.
    Header {
        /// Whether members are `name=value`.
        explode: bool,
    },
    /// A cookie, style `form`.
    Cookie {
        /// Whether items and members are cookies of their own.
        explode: bool,
    },
}

/// How a path parameter spells lists and objects (OAS 3.0.4 § Style Values).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PathStyle {
    /// `simple`: `a,b`, `member,value`. Single values and lists in this style are always not exploded.
    Simple,
    /// `simple`, exploded: `member=value`.
    SimpleExploded,
    /// `label`: `.a,b`, `.member,value`.
    Label,
    /// `label`, exploded: `.a.b`, `.member=value`.
    LabelExploded,
    /// `matrix`: `;name=a,b`, `;name=member,value`.
    Matrix,
    /// `matrix`, exploded: `;name=a;name=b`, `;member=value`.
    MatrixExploded,
}

/// How a query parameter spells lists and objects (OAS 3.0.4 § Style Values).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QueryStyle {
    /// `form`, exploded: `name=a&name=b`, `member=value`. All single values are in this style.
    Form,
    /// `form`, not exploded: `name=a,b`, `name=member,value`.
    FormJoined,
    /// `spaceDelimited`: `name=a%20b`.
    SpaceDelimited,
    /// `pipeDelimited`: `name=a%7Cb`.
    PipeDelimited,
    /// `deepObject`: `name%5Bmember%5D=value`.
    DeepObject,
}
