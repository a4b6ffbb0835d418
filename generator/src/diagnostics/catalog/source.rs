//! What can be wrong with a file as text, YAML or JSON (`SW01`)?

catalogue! {
    TOO_LARGE = "SW0101" "file-too-large" Error {
        title: "The file is larger than the limit",
        meaning: "A document comes from outside and may be made to exhaust the machine that reads \
                 it, so the size of all its files together is limited before anything looks at them. The largest \
                 public API descriptions have about 47 MB; the limit is 64 MiB unless the \
                 configuration says otherwise.",
        bad: "# a file of 200 MB",
        good: r"
 [target.limits]
bytes = 268435456
",
        help: "raise `limits.bytes` in the configuration, if the file is really meant to be that \
              large",
    }
    NOT_UTF8 = "SW0102" "not-utf8" Error {
        title: "The file is not UTF-8",
        meaning: "JSON is UTF-8 (RFC 8259 § 8.1), and so is every YAML file that is read here. A \
                 byte that belongs to no UTF-8 character means that the file has another \
                 encoding or is damaged; guessing would change texts without a word.",
        bad: "title: Caf<E9>        # one byte, as in Latin-1",
        good: "title: Café          # two bytes: C3 A9",
        help: "save the file as UTF-8",
    }
    DUPLICATE_KEY = "SW0103" "duplicate-key" Error {
        title: "A key is given twice in one object",
        meaning: "An object of JSON or YAML has each key once. Readers disagree on what a second \
                 one means: most take the last and drop the first in silence, so that an \
                 operation or a property vanishes. Keys are compared as text, so `200` and \
                 `\"200\"` are the same key.",
        bad: r#"
responses:
  200: {description: OK}
  "200": {description: Also OK}
"#,
        good: r"
responses:
  200: {description: OK}
",
        help: "keep one of the two, or give one another name",
    }
    CONTROL_CHARACTER = "SW0104" "control-character" Error {
        title: "A control character stands in the file as it is",
        meaning: "YAML allows no control characters but tab and line ends in a file (YAML 1.2.2 § \
                 5.1), and JSON none in a string (RFC 8259 § 7). They cannot be seen, and a \
                 terminal or a log that meets one may obey it. An escape in double quotes says \
                 openly what is meant.",
        bad: r#"{"title": "line one<LF>line two"}"#,
        good: r#"{"title": "line one\nline two"}"#,
        help: "take the character out, or write it as an escape in double quotes",
    }
    EMPTY = "SW0105" "empty-document" Error {
        title: "The file holds no value",
        meaning: "The file is empty or has nothing but spaces and comments. A description of an \
                 API is an object with at least `openapi`, `info` and `paths`.",
        bad: "# to be written",
        good: r#"
openapi: 3.0.4
info: {title: Shop, version: "1"}
paths: {}
"#,
        help: "check that this is the right file and that it is whole",
    }
    INVALID_YAML = "SW0106" "invalid-yaml" Error {
        title: "The file is not YAML",
        meaning: "The file breaks the grammar of YAML 1.2 at this place, and nothing behind it \
                 can be read. Usual causes are a colon followed by a space in text without \
                 quotes, indentation by tabs, and brackets or quotes that are never closed; the \
                 cause often stands a little before the place.",
        bad: "description: Note: this is two mappings",
        good: r#"description: "Note: this is text""#,
        help: "put text with `: ` or ` #` in it in quotes, and indent with spaces",
    }
    INVALID_JSON = "SW0107" "invalid-json" Error {
        title: "The file is not JSON",
        meaning: "The file breaks the grammar of JSON (RFC 8259) at this place, and nothing \
                 behind it can be read. JSON has no comments, no comma after the last value, no \
                 single quotes, and no numbers like `01`, `+1` or `.5`.",
        bad: r#"{"deprecated": true,}"#,
        good: r#"{"deprecated": true}"#,
        help: "correct the JSON at this place",
    }
    TOO_MANY_VALUES = "SW0108" "too-many-values" Error {
        title: "The file holds more values than the limit",
        meaning: "A document comes from outside and may be made to exhaust the machine that reads \
                 it, so the number of values (scalars, arrays and objects) in its files is limited. \
                 The largest public API descriptions have about half a million; the limit is two \
                 million unless the configuration says otherwise.",
        bad: "[0, 0, 0, 0, ...]   # three million items",
        good: r"
 [target.limits]
nodes = 4000000
",
        help: "raise `limits.nodes` in the configuration, if the file is really meant to hold \
              that much",
    }
    TOO_DEEP = "SW0109" "nested-too-deep" Error {
        title: "Arrays and objects are nested deeper than the limit",
        meaning: "Deep nesting exhausts the stack of programs that read a document, so it is \
                 limited: to 128 levels unless the configuration says otherwise. The public API \
                 descriptions need about 25.",
        bad: "[[[[[[[[[[[[...]]]]]]]]]]]]",
        good: r"
components:
  schemas:
    Node: {properties: {next: {$ref: '#/components/schemas/Node'}}}
",
        help: "name the inner parts as components and refer to them",
    }
    ALIAS = "SW0110" "yaml-alias" Error {
        title: "A YAML alias stands for nothing that can be copied",
        meaning: "An alias (`*name`) puts a copy of the value with that anchor (`&name`) in \
                 another place. A value cannot hold a copy of itself, and a key is no value. \
                 Types that refer to themselves are written with `$ref`.",
        bad: r"
Node: &node
  properties: {next: *node}
",
        good: r"
Node:
  properties: {next: {$ref: '#/components/schemas/Node'}}
",
        help: "use `$ref`, or write the value out",
    }
    TAG = "SW0111" "yaml-tag" Error {
        title: "YAML tags are refused",
        meaning: "A tag (`!name`) gives a value another type than its text has. Readers drop it, \
                 obey it or stop, so that the document means something else for each of them. \
                 Quotes are enough to make text of a number.",
        bad: "version: !!str 1.10",
        good: r#"version: "1.10""#,
        help: "take the tag out; put a value that is meant as text in quotes",
    }
    MERGE_KEY = "SW0112" "yaml-merge-key" Error {
        title: "A YAML merge key",
        meaning: "`<<` was a convention of YAML 1.1 for taking over the members of another \
                 mapping; YAML 1.2 does not have it. Some readers merge, as is done here where \
                 an alias or a list of aliases follows, and others keep a member that is called \
                 `<<`.",
        bad: r"
get:
  <<: *defaults
  operationId: getThing
",
        good: r"
get:
  operationId: getThing
  security: [{token: []}]
",
        help: "write the members out",
    }
    SEVERAL_DOCUMENTS = "SW0113" "several-documents" Error {
        title: "The file holds several YAML documents",
        meaning: "After `---` a second document begins. An API description is one document, and \
                 which one is meant cannot be told.",
        bad: r"
openapi: 3.0.4
---
openapi: 3.0.4
",
        good: "openapi: 3.0.4",
        help: "keep one document in the file",
    }
    KEY_NOT_TEXT = "SW0114" "key-not-text" Error {
        title: "A key is not text",
        meaning: "The keys of an object are text in JSON, and OpenAPI allows no other in YAML \
                 (OAS 3.0.4 § Format). A key that is empty, `null`, `~`, an array or an object \
                 has no counterpart there. Numbers as keys are taken as they are written.",
        bad: r"
enum-names:
  null: Nothing
",
        good: r#"
enum-names:
  "null": Nothing
"#,
        help: "put the key in quotes, if it is meant as text",
    }
    NOT_FINITE = "SW0115" "number-not-finite" Error {
        title: "A number is not finite",
        meaning: "YAML has numbers for infinity and for no number at all. JSON has neither, so no \
                 value of the API can be one.",
        bad: "maximum: .inf",
        good: "# no maximum",
        help: "leave a bound out that does not bound; put the value in quotes if it is text",
    }
    AMBIGUOUS_SCALAR = "SW0116" "ambiguous-scalar" Note {
        title: "A scalar without quotes means different things to different YAML readers",
        meaning: "In YAML 1.2, which is read here, `yes`, `no`, `on` and `off` are text, `017` is \
                 seventeen, and `1_000` and `12:30` are text. Readers of YAML 1.1 take them for \
                 booleans, for octal, for a thousand and for numbers in base 60. The document \
                 may be read differently by its author's tools.",
        bad: "enum: [on, off]",
        good: r#"enum: ["on", "off"]"#,
        help: "put text in quotes, and write numbers in plain decimal",
    }
    LONE_SURROGATE = "SW0117" "lone-surrogate" Error {
        title: "An escape is half of a surrogate pair",
        meaning: "In JSON, a character beyond U+FFFF is escaped as two code units, a surrogate \
                 pair. One half alone is no character and cannot be kept as UTF-8 (RFC 8259 § \
                 8.2).",
        bad: r#"{"title": "\ud83d"}"#,
        good: r#"{"title": "\ud83d\ude39"}"#,
        help: "write both halves, or the character itself",
    }
    TOO_MANY_FILES = "SW0118" "too-many-files" Error {
        title: "The document has more files than the limit",
        meaning: "A document comes from outside and may be made to exhaust the machine that reads \
                 it, so the number of files that it consists of is limited: to 5,000 unless the \
                 configuration says otherwise.",
        bad: "# 0001.yaml refers to 0002.yaml, and so on to 9999.yaml",
        good: r"
 [target.limits]
files = 20000
",
        help: "raise `limits.files` in the configuration, if the document is really meant to have \
              that many",
    }
}
