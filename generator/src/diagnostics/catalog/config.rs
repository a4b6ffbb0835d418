//! What can be wrong with the configuration (`SW08`)?

catalogue! {
    UNKNOWN_ALLOWANCE = "SW0801" "unknown-allowance" Error {
        title: "The configuration allows a feature that does not exist",
        meaning: "`allow` lists, by name, the unsupported features that may be left out of the generated crate. A name \
                  that no feature has allows nothing: most often it is a slip of the pen.",
        bad: "allow = [\"calbacks\"]",
        good: "allow = [\"callbacks\"]",
        help: "correct the name or take it out",
    }
    REPEATED_ALLOWANCE = "SW0802" "repeated-allowance" Warning {
        title: "The configuration allows a feature twice",
        meaning: "`allow` names the same feature more than once. That does no harm, but one of the two will be \
                  forgotten when the other is taken out.",
        bad: "allow = [\"callbacks\", \"links\", \"callbacks\"]",
        good: "allow = [\"callbacks\", \"links\"]",
        help: "take out one of the two",
    }
    UNUSED_ALLOWANCE = "SW0803" "unused-allowance" Error {
        title: "The configuration allows a feature that the document does not need",
        meaning: "`allow` names a feature that may be left out, but the document has nothing of the kind. Left in \
                  place, it would let a later version of the document lose something without anyone agreeing to it.",
        bad: "# the document has no callbacks\nallow = [\"callbacks\"]",
        good: "allow = []",
        help: "take the name out of `allow`",
    }
    UNUSED_SELECTION = "SW0804" "unused-selection" Error {
        title: "The configuration selects operations that the document does not have",
        meaning: "`select` lists the operations to generate, by tag, path or `operationId`. An entry that no operation \
                  answers to is a slip of the pen, or its operations have gone from the document: either way, the \
                  crate would lack something that somebody wanted.",
        bad: "# the document's tag is Clusters\n[target.select]\ntags = [\"Cluster\"]",
        good: "[target.select]\ntags = [\"Clusters\"]",
        help: "correct the entry or take it out",
    }
    UNUSED_OVERRIDE = "SW0805" "unused-override" Error {
        title: "The configuration overrides something that the document does not have",
        meaning: "An entry of `override` names a schema, property, value, operation or parameter that is not in the \
                  document, or not in what is selected of it. It is a slip of the pen, or the document has changed: \
                  either way, somebody believes in a change of the crate that is not there.",
        bad: "# the component is called Cluster\n[[target.override]]\nschema = \"Clusters\"\nrename = \"Group\"",
        good: "[[target.override]]\nschema = \"Cluster\"\nrename = \"Group\"",
        help: "correct the entry or take it out",
    }
    UNCLEAR_OVERRIDE = "SW0806" "unclear-override" Error {
        title: "An override does not say what is to become of what",
        meaning: "An entry of `override` names one part of the document (`schema`, `property`, `operation` or \
                  `parameter`, with `value` beside the first two) and says what becomes of it: `rename`, `type`, \
                  `derive`, `resource-version` or `skip`. Not each of these means something for each part: a schema can have all of them, \
                  a property all but `derive`, an operation and a parameter can be renamed or left out, a value \
                  renamed; an operation alone has versions. What is left out or replaced has no name of its own.",
        bad: "[[target.override]]\noperation = \"getPet\"\nderive = [\"Hash\"]",
        good: "[[target.override]]\nschema = \"Pet\"\nderive = [\"Hash\"]",
        help: "say one thing of one part in each entry",
    }
    UNUSABLE_NAME = "SW0807" "unusable-name" Error {
        title: "A name that the configuration gives cannot be given",
        meaning: "`rename` is the name that the generated crate has for something. It must be an ASCII identifier of at \
                  most 64 letters, no keyword and nothing that the crate itself needs there, spelled as rustc has \
                  it (`UpperCamelCase` for types and variants, `snake_case` for fields, parameters and operations), \
                  and no other thing may have it already. Nothing is renamed to make room for it.",
        bad: "[[target.override]]\nproperty = \"Pet.kind\"\nrename = \"type\"",
        good: "[[target.override]]\nproperty = \"Pet.kind\"\nrename = \"species\"",
        help: "give another name",
    }
    NEEDED_PART = "SW0808" "needed-part" Error {
        title: "The configuration leaves out what something else needs",
        meaning: "`skip` leaves an operation, an optional parameter, an optional property, or a schema out. A required \
                  property or parameter cannot be left out: requests without it would be refused by the server. A \
                  schema can be left out when optional properties alone use it; they go with it.",
        bad: "# id is required\n[[target.override]]\nproperty = \"Pet.id\"\nskip = true",
        good: "# note is optional\n[[target.override]]\nproperty = \"Pet.note\"\nskip = true",
        help: "keep it, or leave out what needs it, too",
    }
    UNUSABLE_TYPE = "SW0809" "unusable-type" Error {
        title: "A type or trait that the configuration names cannot be used there",
        meaning: "`type` is a path that begins with `::` and the name of a crate, or with `crate::`. Such a type can \
                  stand in JSON; the styles of parameters and headers, forms, and error bodies as a whole \
                  need more of a type than another crate can give it. `derive` is a list of paths of derive macros; \
                  `Copy`, `Default`, `Eq` and `Hash` are derived already wherever the parts of the type allow it.",
        bad: "[[target.override]]\nschema = \"Price\"\ntype = \"Decimal\"",
        good: "[[target.override]]\nschema = \"Price\"\ntype = \"::rust_decimal::Decimal\"",
        help: "name a type or trait that can be used there",
    }
    SKIPPED = "SW0810" "skipped" Note {
        title: "Something is left out, as the configuration asks",
        meaning: "`skip` in an entry of `override` leaves out a part of the document: the generated crate knows nothing \
                  of it. Members that are left out are read over in answers and never sent.",
        bad: "[[target.override]]\nproperty = \"Pet.note\"\nskip = true",
        good: "# no entry for it",
        help: "take the entry out of `override` to have it",
    }
    UNUSABLE_DEPENDENCY = "SW0811" "unusable-dependency" Error {
        title: "A dependency that the configuration adds cannot be added",
        meaning: "`dependencies` are added to the manifest of the generated crate as they are written: a version or a \
                  table, by the name of a package. The dependencies of the runtime are there already, and in the \
                  versions that it is tested with.",
        bad: "[target.dependencies]\nserde = \"1\"",
        good: "[target.dependencies]\nrust_decimal = \"1\"",
        help: "correct the entry or take it out",
    }
    UNUSABLE_FORMAT = "SW0812" "unusable-format" Error {
        title: "The configuration asks of a format what it cannot have",
        meaning: "`formats` says, by format, what holds such strings: `typed`, which is a type of its own for \
                  `date-time`, `date`, `uuid`, `byte` and `password`, or `string`. `date-time` may also be `time`, \
                  `chrono` or `jiff`, for conversions to and from the types of that crate. The other formats that \
                  are known here are strings anyway, but for `binary`, which is bytes. Formats that are not known \
                  here are strings, and nothing else can be said of them.",
        bad: "[target.formats]\nguid = \"string\"\nduration = \"typed\"",
        good: "[target.formats]\nuuid = \"string\"",
        help: "correct the entry or take it out",
    }
    UNUSED_PAGINATION = "SW0813" "unused-pagination" Error {
        title: "The configuration says how operations page that there are not",
        meaning: "An entry of `pagination` names operations by `operationId` or path, where `*` stands for any text, and \
                  says how they page. This one fits none of the operations that are generated, or none that an \
                  earlier entry has left: it is a slip of the pen, or the document has changed.",
        bad: "# the operation is called listPets\n[[target.pagination]]\noperations = [\"list_*\"]\nkind = \"offset\"",
        good: "[[target.pagination]]\noperations = [\"list*\"]\nkind = \"offset\"",
        help: "correct the entry or take it out",
    }
    UNFIT_PAGINATION = "SW0814" "unfit-pagination" Error {
        title: "An operation cannot page as the configuration says",
        meaning: "An entry of `pagination` names the operation in full, and the operation lacks what the entry says: a \
                  query parameter of that name, a member of the answer, or a type that goes with it. A number or an \
                  offset is an integer, a list of items is an array, and a cursor has the same type in the answer and \
                  in the parameter, or text in the parameter.",
        bad: "# the parameter is called page_token\n[[target.pagination]]\noperations = [\"listPets\"]\nkind = \"cursor\"\nparameter = \"token\"",
        good: "[[target.pagination]]\noperations = [\"listPets\"]\nkind = \"cursor\"\nparameter = \"page_token\"",
        help: "name the parameter and the members that the operation has",
    }
    UNKNOWN_VERSION = "SW0815" "unknown-version" Error {
        title: "The configuration asks for a version that an operation does not have",
        meaning: "`resource-version` beside `operation` chooses, for this operation alone, the newest of its dated \
                  representations that is not after the date, or those whose media type has the word \
                  (`application/vnd.example.preview+json`). The operation has no such representation, so that nothing \
                  would be chosen.",
        bad: "# the oldest representation is of 2023-01-01\n[[target.override]]\noperation = \"getPet\"\nresource-version = \"2022-01-01\"",
        good: "[[target.override]]\noperation = \"getPet\"\nresource-version = \"2023-01-01\"",
        help: "name one of the versions that the operation has",
    }
    UNUSABLE_PACKAGE = "SW0816" "unusable-package" Error {
        title: "The generated crate cannot have the name that is asked for",
        meaning: "`name`, or `--name`, is the name of a package, and is written into its manifest. Cargo has ASCII \
                  letters, digits, `-` and `_` in mind, and no digit at the beginning. Keywords, the crates that come \
                  with Rust (`core`, `std`, `test`) and the dependencies of the runtime are names that programs could \
                  not use beside the others.",
        bad: "[[target]]\nname = \"my pets\"",
        good: "[[target]]\nname = \"my-pets\"",
        help: "give another name: `my-api`, for example",
    }
    UNUSABLE_LEVEL = "SW0817" "unusable-level" Error {
        title: "The configuration speaks of findings that there are not",
        meaning: "`findings` says by code which warnings and notes are not shown (`allow`) and which make nothing be \
                  generated (`deny`); `warnings` stands for all warnings, and can be denied. Any other name is a slip \
                  of the pen, and would be without effect.",
        bad: "[target.findings]\nSW9999 = \"allow\"",
        good: "[target.findings]\nSW0716 = \"allow\"\nwarnings = \"deny\"",
        help: "name a code as messages have it: `SW0716`",
    }
    UNREADABLE_CONFIGURATION = "SW0818" "unreadable-configuration" Error {
        title: "The configuration cannot be read",
        meaning: "`specwright.toml` is TOML: a list of `[[target]]`, each with `document`, `out` and `name`, and with \
                  options that are known. A name that is not known is refused, so that a slip of the pen never turns \
                  an option off.",
        bad: "[[target]]\ndocument = \"api.yaml\"\nout = \"../client\"\nname = \"client\"\nlicence = \"MIT\"",
        good: "[[target]]\ndocument = \"api.yaml\"\nout = \"../client\"\nname = \"client\"\nlicense = \"MIT\"",
        help: "the README lists what a target can state",
    }
}
