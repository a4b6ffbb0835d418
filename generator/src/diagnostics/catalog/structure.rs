//! What can be wrong with the structure of a document (`SW02`)?

catalogue! {
    NOT_OPENAPI = "SW0201" "not-openapi" Error {
        title: "The file is no OpenAPI document",
        meaning: "A description of an API is an object whose field `openapi` says in which \
                 version of the specification it is written (OAS 3.0.4 § OpenAPI Object). \
                 Without it nothing in the file has a meaning.",
        bad: r#"
info: {title: Shop, version: "1"}
paths: {}
"#,
        good: r#"
openapi: 3.0.4
info: {title: Shop, version: "1"}
paths: {}
"#,
        help: "check that this is the right file, or add `openapi`",
    }
    UNSUPPORTED_VERSION = "SW0202" "unsupported-version" Error {
        title: "The version of the specification cannot be read",
        meaning: "The document is written in a version of OpenAPI or Swagger that is not read \
                 here. Versions differ in what schemas mean, so that reading one as if it were \
                 another would generate wrong types. Swagger 2.0 and OpenAPI 3.0, 3.1 \
                 and 3.2 are read, in each of their patch versions.",
        bad: r#"swagger: "1.2""#,
        good: "openapi: 3.1.1",
        help: "convert the document to OpenAPI 3.1",
    }
    NEWER_FIELD = "SW0203" "newer-field" Error {
        title: "A field belongs to a later version of the specification",
        meaning: "The document says that it is written in one version and uses a field of a later \
                 one. By its own version the field has no meaning; by the later one it describes \
                 a part of the API that would be missing.",
        bad: r"
openapi: 3.0.3
webhooks: {...}
",
        good: r"
openapi: 3.0.3
x-webhooks: {...}
",
        help: "take the field out, or rename it to begin with `x-`",
    }
    NEWER_FORM = "SW0204" "newer-form" Warning {
        title: "A field has the form of a later version of the specification",
        meaning: "The field exists in the version that the document names, but has another type \
                 there. What stands here is left out; for a bound this means that fewer values \
                 are refused than the author meant.",
        bad: r"
openapi: 3.0.3
# ...
exclusiveMinimum: 0
",
        good: r"
openapi: 3.0.3
# ...
minimum: 0
exclusiveMinimum: true
",
        help: "write the field as the version of the document has it",
    }
    MISSING_FIELD = "SW0205" "missing-field" Error {
        title: "A required field is missing",
        meaning: "The specification requires the field, and without it the object cannot be \
                 understood: a parameter without a place cannot be sent, a security scheme \
                 without a type cannot be satisfied.",
        bad: r"
parameters:
- name: id
",
        good: r"
parameters:
- name: id
  in: query
  schema: {type: string}
",
        help: "add the field",
    }
    MISSING_EXPECTED_FIELD = "SW0206" "missing-expected-field" Warning {
        title: "A required field is missing that one can do without",
        meaning: "The specification requires the field, many published documents leave it out, \
                 and the object can be understood without it: a response without a description, \
                 an operation that does not document its responses. Other tools may refuse the \
                 document.",
        bad: "'204': {}",
        good: "'204': {description: Deleted}",
        help: "add the field",
    }
    WRONG_TYPE = "SW0207" "wrong-type" Error {
        title: "A value has another type than the specification gives its place",
        meaning: "Each field has a type in the specification. A value of another type cannot be \
                 understood, and taking it for absent would change what the document says \
                 without a word.",
        bad: r#"required: "true""#,
        good: "required: true",
        help: "write a value of that type",
    }
    NULL = "SW0208" "unexpected-null" Error {
        title: "Null stands where the specification has a value",
        meaning: "A `null`, or a key with nothing behind it in YAML, is a value of its own and \
                 not an absent field. OpenAPI 3.0 has no place for it outside of examples, \
                 defaults and enumerations. It is often what is left of something that was \
                 deleted.",
        bad: r"
schemas:
  Pet:
",
        good: r"
schemas:
  Pet: {type: object}
",
        help: "write the value, or take the key out",
    }
    NULL_FIELD = "SW0209" "null-field" Warning {
        title: "A field is null and is taken as not given",
        meaning: "The field may be absent and is `null` here, or has nothing behind it in YAML. \
                 Some tools write out every field they know in this way. It is taken as absent; \
                 the specification does not allow it.",
        bad: "deprecated: null",
        good: "# no `deprecated`",
        help: "take the field out",
    }
    NOT_TEXT = "SW0210" "not-text" Warning {
        title: "A number or boolean stands where text belongs",
        meaning: "The place wants a string. In YAML, `1.10` without quotes is a number and `true` \
                 is a boolean. The text is taken as it is written here; other readers make `1.1` \
                 of `1.10`.",
        bad: "version: 1.10",
        good: r#"version: "1.10""#,
        help: "put the text in quotes",
    }
    UNKNOWN_FIELD = "SW0211" "unknown-field" Warning {
        title: "The specification knows no such field",
        meaning: "A field that the specification does not have means nothing, and is left out. It \
                 may be a slip of the pen, a field of another object, or a keyword of a later \
                 version. Extensions begin with `x-`.",
        bad: "{type: string, maxlength: 10}",
        good: "{type: string, maxLength: 10}",
        help: "correct the name, take the field out, or let its name begin with `x-`",
    }
    UNKNOWN_VALUE = "SW0212" "unknown-value" Error {
        title: "The field may not have this value",
        meaning: "The specification lists the values of the field, and this is none of them. \
                 Upper and lower case are different.",
        bad: "type: text",
        good: "type: string",
        help: "use one of the values that the message lists",
    }
    NOT_A_COUNT = "SW0213" "not-a-count" Error {
        title: "A length or number of things is negative or has a fraction",
        meaning: "The field counts characters, items or members, so only a whole number from zero \
                 up makes sense.",
        bad: "minLength: -1",
        good: "minLength: 0",
        help: "write a whole number that is not negative",
    }
    COMPONENT_NAME = "SW0214" "component-name" Warning {
        title: "The name of a component has characters that it may not have",
        meaning: "Names of components are made of ASCII letters, digits, `.`, `_` and `-` (OAS \
                 3.0.4 § Components Object), so that references to them need no escapes. The \
                 name is understood; other tools may refuse it.",
        bad: r"
schemas:
  Page of Things: {...}
",
        good: r"
schemas:
  PageOfThings: {...}
",
        help: "rename the component, and the references to it",
    }
    STATUS = "SW0215" "status-code" Error {
        title: "The key is no status code",
        meaning: "Responses are described under a status code from 100 to 599, a range written \
                 `2XX`, or `default` (OAS 3.0.4 § Responses Object). Which responses anything \
                 else describes cannot be told.",
        bad: r"
responses:
  OK: {description: Fine}
",
        good: r"
responses:
  '200': {description: Fine}
",
        help: "use the code in quotes, a range such as `2XX`, or `default`",
    }
    PATH = "SW0216" "path-without-slash" Error {
        title: "The path does not begin with a slash",
        meaning: "A path is appended to the URL of a server and has to begin with `/` (OAS 3.0.4 \
                 § Paths Object). Without one, the last part of the server's path would run into \
                 it.",
        bad: r"
paths:
  things: {...}
",
        good: r"
paths:
  /things: {...}
",
        help: "let the path begin with `/`",
    }
    SCHEMA_OR_CONTENT = "SW0217" "schema-and-content" Error {
        title: "A parameter or header has both `schema` and `content`",
        meaning: "`schema` says that the value is written by a style, `content` that it is \
                 written as a media type. The specification allows exactly one (OAS 3.0.4 § \
                 Parameter Object), and the two write different texts.",
        bad: r"
- name: filter
  in: query
  schema: {type: string}
  content: {application/json: {}}
",
        good: r"
- name: filter
  in: query
  schema: {type: string}
",
        help: "take out the one that does not apply",
    }
    ONE_CONTENT = "SW0218" "one-content" Error {
        title: "The `content` of a parameter or header has not exactly one media type",
        meaning: "A parameter is written in one way; the sender has no means of choosing among \
                 several (OAS 3.0.4 § Parameter Object).",
        bad: "content: {}",
        good: "content: {application/json: {schema: {type: object}}}",
        help: "leave exactly one media type",
    }
    MISSING_SCHEMA = "SW0219" "missing-schema" Warning {
        title: "A parameter or header does not say what it is",
        meaning: "One of `schema` and `content` is required (OAS 3.0.4 § Parameter Object). \
                 Without either the value is taken as text.",
        bad: r"
- name: id
  in: query
",
        good: r"
- name: id
  in: query
  schema: {type: string}
",
        help: "add a `schema`",
    }
    HEADER_FIELD = "SW0220" "header-field" Error {
        title: "A header has a field that only parameters have",
        meaning: "The name of a header is the key under which it stands, and its place is always \
                 the header, so `name` and `in` must not be given (OAS 3.0.4 § Header Object). A \
                 second name could differ from the first.",
        bad: r"
headers:
  X-Rate-Limit: {name: X-Limit, schema: {type: integer}}
",
        good: r"
headers:
  X-Rate-Limit: {schema: {type: integer}}
",
        help: "take the field out",
    }
    NO_RESPONSES = "SW0221" "no-responses" Warning {
        title: "The operation has no response",
        meaning: "The Responses Object has at least one response (OAS 3.0.4 § Responses Object). \
                 Without any, every answer of the server is one that nobody documented.",
        bad: "responses: {}",
        good: r"
responses:
  '204': {description: Done}
",
        help: "describe at least the response of success",
    }
    EMPTY_ENUM = "SW0222" "empty-enum" Error {
        title: "An enumeration has no value",
        meaning: "`enum` lists the values that are allowed, and an empty list allows none, so \
                 that no request or response could ever be valid.",
        bad: "enum: []",
        good: "enum: [open, closed]",
        help: "list the values, or take `enum` out",
    }
    DUPLICATE_ENUM_VALUE = "SW0223" "duplicate-enum-value" Warning {
        title: "An enumeration has a value twice",
        meaning: "The values of `enum` should be unique. Values are compared as JSON: `1` and \
                 `1.0` are the same, and the order of members does not matter. The second is \
                 left out.",
        bad: "enum: [open, closed, open]",
        good: "enum: [open, closed]",
        help: "take out the second",
    }
    DUPLICATE_REQUIRED = "SW0224" "duplicate-required" Warning {
        title: "A property is required twice",
        meaning: "The names in `required` are unique. A second time changes nothing, but may have \
                 been meant for another property.",
        bad: "required: [id, name, id]",
        good: "required: [id, name]",
        help: "take out the second",
    }
    MULTIPLE_OF = "SW0225" "multiple-of" Error {
        title: "A number has to be a multiple of nothing",
        meaning: "`multipleOf` is above zero. No number but zero is a multiple of zero, and a \
                 negative one says the same as its opposite; both are slips of the pen.",
        bad: "multipleOf: 0",
        good: "multipleOf: 0.01",
        help: "write a number above zero, or take `multipleOf` out",
    }
    NO_ITEMS = "SW0226" "missing-items" Warning {
        title: "An array does not say what its items are",
        meaning: "`items` must be present where `type` is `array` (OAS 3.0.4 § JSON Schema \
                 Keywords). Without it the items can be anything, and are not typed.",
        bad: "{type: array}",
        good: "{type: array, items: {type: string}}",
        help: "add `items`",
    }
    EMPTY_TEXT = "SW0227" "empty-text" Error {
        title: "A field is empty that has to say something",
        meaning: "The field names a header, a parameter or a scheme. Nothing goes by an empty \
                 name.",
        bad: r#"{type: apiKey, in: header, name: ""}"#,
        good: "{type: apiKey, in: header, name: X-Api-Key}",
        help: "write the name",
    }
    BAD_URL = "SW0228" "invalid-url" Error {
        title: "A URL is none",
        meaning: "The field is the URL of an endpoint that gets credentials or hands them out. It \
                 has to be absolute, or relative to the server and begin with `/` or `.`. \
                 Anything else would send credentials to a place that nobody meant.",
        bad: r#"tokenUrl: "-""#,
        good: "tokenUrl: https://auth.example.com/oauth2/token",
        help: "write the whole URL",
    }
    FRAGMENT = "SW0229" "unreadable-fragment" Error {
        title: "A part of the document cannot be read",
        meaning: "The part has passed the checks of its structure and still could not be turned \
                 into what it describes. This is a defect of this program: its tables allow \
                 something that it does not understand.",
        bad: "# nothing is known to bring it up",
        good: "# a document without that part",
        help: "report the document to the maintainers of this program",
    }
    BESIDE_REFERENCE = "SW0230" "ignored-beside-reference" Note {
        title: "A field beside a `$ref` is ignored",
        meaning: "A Reference Object has no field but `$ref`; whatever stands beside it shall be \
                 ignored (OAS 3.0.4 § Reference Object). Tools that read it all the same \
                 disagree on what it means.",
        bad: r"
$ref: '#/components/schemas/Pet'
nullable: true
",
        good: r"
nullable: true
allOf:
- $ref: '#/components/schemas/Pet'
",
        help: "put the reference into `allOf`, with the field beside that",
    }
    OLDER_FORM = "SW0231" "older-form" Note {
        title: "A field has the form of an earlier version of the specification",
        meaning: "The version that the document names writes this in another way, and has no \
                 meaning for the old one. Many publishers go on writing it after they have \
                 changed the version, and mean what it meant: it is read so.",
        bad: r"
openapi: 3.1.1
# ...
{type: string, nullable: true}
",
        good: r#"
openapi: 3.1.1
# ...
{type: [string, "null"]}
"#,
        help: "write it as the version of the document has it",
    }
    SCHEMA_DIALECT = "SW0232" "schema-dialect" Warning {
        title: "Schemas are written in a dialect that is not known",
        meaning: "A document of OpenAPI 3.1 may say that its schemas are written in another \
                 dialect of JSON Schema, whose keywords may mean something else. They are read \
                 as those of OpenAPI 3.1, which are those of JSON Schema 2020-12.",
        bad: "jsonSchemaDialect: https://example.com/my-dialect",
        good: "jsonSchemaDialect: https://spec.openapis.org/oas/3.1/dialect/base",
        help: "look whether the schemas mean the same as in JSON Schema 2020-12",
    }
    NEWER_KEYWORD = "SW0233" "newer-keyword" Note {
        title: "A keyword belongs to a later version of the specification",
        meaning: "The version that the document names does not know the keyword, so by its own \
                 words it means nothing. Whoever writes it means what it says in the later \
                 version, and it is read so; other tools may ignore it.",
        bad: r#"
swagger: "2.0"
# ...
{type: string, nullable: true}
"#,
        good: r#"
swagger: "2.0"
# ...
{type: string, x-nullable: true}
"#,
        help: "let the document say that it is written in the later version",
    }
    LEFT_OUT = "SW0234" "left-out" Note {
        title: "A part of the document is left out",
        meaning: "The part says something that has no place in a generated client: a protocol \
                 that is not HTTP, an example of a media type that the operation does not have, \
                 a way to write lists that means nothing at this place.",
        bad: "schemes: [https, wss]",
        good: "schemes: [https]",
        help: "nothing need be done",
    }
    NEWER_VERSION = "SW0235" "newer-version" Warning {
        title: "The document is written in a later version than it says",
        meaning: "The document uses what came with a later version of the specification, and \
                 nothing is wrong with it as a document of that version. So it is read as one: \
                 keywords beside `$ref` count, types can be listed, and so on. Other tools may \
                 believe the number.",
        bad: r#"
openapi: 3.0.3
# ...
type: [string, "null"]
"#,
        good: r#"
openapi: 3.1.1
# ...
type: [string, "null"]
"#,
        help: "state the version that the document is written in",
    }
    BODY_AS_FORM = "SW0236" "body-as-form" Warning {
        title: "A parameter that is the body is sent as a form",
        meaning: "Swagger 2.0 describes a form by parameters that are `in: formData`, one for each field, and anything \
                  else by one that is `in: body` (§ Parameter Object). Where `consumes` has nothing but the media type of \
                  forms, the schema of the body is read as one of the form.",
        bad: r"
consumes: [application/x-www-form-urlencoded]
parameters:
- {name: pet, in: body, schema: {$ref: '#/definitions/Pet'}}
",
        good: r"
consumes: [application/x-www-form-urlencoded]
parameters:
- {name: name, in: formData, type: string}
",
        help: "describe the fields by parameters that are `in: formData`, or correct `consumes`",
    }
}
