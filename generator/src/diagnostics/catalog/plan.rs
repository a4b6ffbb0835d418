//! What can be wrong when names and files are chosen (`SW07`)?

catalogue! {
    UNCHECKED_PATTERN = "SW0701" "unchecked-pattern" Note {
        title: "A pattern is not checked",
        meaning: "`pattern` is an ECMA-262 regular expression (OAS 3.0.4 § Schema Object). The validators match in \
                  linear time, so that no value can make them hang; look-around, references back to groups and \
                  Unicode properties cannot be matched so. The type is generated and its documentation shows the \
                  pattern; only the validator passes over it.",
        bad: "type: string\npattern: '^(?!x)[a-z]+$'",
        good: "type: string\npattern: '^[a-wyz][a-z]*$'",
        help: "state the pattern without the part that is named, where that can be done",
    }
    UNCHECKED_RULE = "SW0702" "unchecked-rule" Note {
        title: "A rule is not checked",
        meaning: "The keyword stands where the type of the value leaves nothing for it to look at: a length of an \
                  integer, a pattern of a date that is kept as a date, a condition on a member that no field holds. \
                  The value is generated; the validator passes over this keyword.",
        bad: "type: string\nformat: date\nmaxLength: 10",
        good: "type: string\nformat: date",
        help: "state the `type` that the keyword belongs to, or leave the keyword out",
    }
    EXAMPLE_OF_ANOTHER_TYPE = "SW0703" "example-of-another-type" Warning {
        title: "An example is not of its own type",
        meaning: "The type that is generated for the schema cannot hold the example: a member that is required is \
                  missing, or a value is of another JSON type than the schema says. Either the example or the schema \
                  is wrong; if it is the schema, real answers will not be read. No test is generated from it.",
        bad: "type: integer\nexample: many",
        good: "type: integer\nexample: 3",
        help: "correct the example, or the schema if the example shows what the server sends",
    }
    UNKNOWN_SCHEME = "SW0704" "unknown-scheme" Error {
        title: "The configuration names a security scheme that the document does not define",
        meaning: "`credentials` and `revocation` are tables by the name that a security scheme has under \
                  `components.securitySchemes`. A name that is not there would leave the credentials of the scheme \
                  that was meant without a source.",
        bad: "[target.credentials.Bearer]\naccess-token = \"API_TOKEN\"",
        good: "[target.credentials.bearerAuth]\naccess-token = \"API_TOKEN\"",
        help: "use the name under `components.securitySchemes`",
    }
    UNUSABLE_SERVER = "SW0705" "unusable-server" Warning {
        title: "The first server cannot be a base URL",
        meaning: "The generated client goes to the first of the document's `servers` unless it is told otherwise. That \
                  must be an `http` or `https` URL without user, query and fragment, with a default for each of its \
                  variables. Here every caller has to give a base URL.",
        bad: "servers: [{url: 'wss://api.example.com'}]",
        good: "servers: [{url: 'https://api.example.com'}]",
        help: "state an `https` URL as the first server",
    }
    NEWER_THAN_ASKED = "SW0706" "newer-than-asked" Note {
        title: "An operation is newer than the resource version asked for",
        meaning: "`resource-version` chooses, of several dated representations of one body, the newest that is not \
                  after that date. All representations of this operation are newer: it did not exist then, so it is \
                  left out.",
        bad: "resource-version = \"2020-01-01\"",
        good: "resource-version = \"2025-01-01\"",
        help: "ask for a later resource version to have the operation",
    }
    RAW_BODY = "SW0707" "raw-body" Warning {
        title: "A body is given as it comes",
        meaning: "The schema describes members, and the media type is one whose members cannot be read or written: \
                  XML, CSV, an archive. The operation is generated, and its body is the text or the bytes as they go \
                  over the wire.",
        bad: "content: {application/xml: {schema: {type: object}}}",
        good: "content: {application/json: {schema: {type: object}}}",
        help: "state a JSON representation where the server has one",
    }
    TAKEN_FOR_JSON = "SW0708" "taken-for-json" Note {
        title: "A media type that is not registered is taken for JSON",
        meaning: "The media type is a vendor's own and says no format: it has no suffix such as `+json` (RFC 6839), and \
                  none of its words is one, such as `protobuf`. Its schema describes members, and the body has no \
                  other representation that could be meant. The body is read and written as JSON.",
        bad: "content: {application/vnd.example.v1: {schema: {type: object}}}",
        good: "content: {application/vnd.example.v1+json: {schema: {type: object}}}",
        help: "end the media type in `+json` if that is what the server sends",
    }
    FORM_OF_PARTS = "SW0709" "form-of-parts" Note {
        title: "The parts of a form are the caller's",
        meaning: "The schema of a `multipart` body does not say which parts there are: it is no object, or one of \
                  several objects with files, or, where names are not sent, has members without a name. The method \
                  takes a `Multipart`, to which the caller adds parts.",
        bad: "content: {multipart/form-data: {}}",
        good: "schema: {type: object, properties: {file: {type: string, format: binary}}}",
        help: "state the parts as properties of an object",
    }
    PART_HEADERS = "SW0710" "part-headers" Note {
        title: "Headers of a part are the caller's",
        meaning: "The Encoding Object states header fields of one part of a form (OAS 3.0.4 § Encoding Object). A file \
                  is sent with those that the caller gives it (`Binary::with_header`), any other part with \
                  `Content-Disposition` and `Content-Type` only.",
        bad: "encoding: {file: {headers: {X-Checksum: {schema: {type: string}}}}}",
        good: "encoding: {file: {contentType: image/png}}",
        help: "nothing has to be done where the server does without them",
    }
    NESTED_PARAMETER = "SW0711" "nested-parameter" Warning {
        title: "A parameter has nested values",
        meaning: "OAS 3.0.4 § Style Values describes lists and objects of single values; an item or a member that is \
                  a list or an object itself has no form there. In the style `deepObject` the names go on in \
                  brackets (`a[b][c]=1`, `a[b][0]=1`), as servers commonly read them; in the other styles the inner \
                  value is JSON text.",
        bad: "name: filter\nin: query\nschema: {type: array, items: {type: object}}",
        good: "name: filter\nin: query\ncontent: {application/json: {schema: {type: array, items: {type: object}}}}",
        help: "see what the server reads; `content` with `application/json` says it plainly",
    }
    LEFT_OUT_OF_CHOICE = "SW0712" "left-out-of-choice" Warning {
        title: "A media type of a request cannot be chosen",
        meaning: "The body of the request has several media types, of which the caller chooses one. This one is a \
                  format that cannot be written: a range of multipart bodies, or a form that is no object. The \
                  operation is generated with the others.",
        bad: "content: {application/json: {}, multipart/*: {schema: {type: object}}}",
        good: "content: {application/json: {}, multipart/form-data: {schema: {type: object}}}",
        help: "nothing has to be done where the others are enough",
    }
    UNUSED_SCHEME = "SW0713" "unused-scheme" Note {
        title: "A security scheme is left to the others",
        meaning: "The scheme proves who is calling in a way for which the generated client has no credentials. Each \
                  operation that names it takes another scheme as well, and the client knows that one.",
        bad: "security: [{spoken: []}, {token: []}]\nsecuritySchemes: {spoken: {type: http, scheme: an api key}, ...}",
        good: "security: [{token: []}]",
        help: "nothing has to be done where the other schemes are enough",
    }
    ENDLESS_TYPE = "SW0714" "endless-type" Warning {
        title: "An object must hold another of its kind",
        meaning: "A required member holds an object of its own type, which must hold another, and so on: no JSON text is \
                  such a value. The member may be absent in Rust.",
        bad: "Node:\n  type: object\n  required: [parent]\n  properties: {parent: {$ref: '#/components/schemas/Node'}}",
        good: "Node:\n  type: object\n  properties: {parent: {$ref: '#/components/schemas/Node'}}",
        help: "take the member out of `required`, or let it be null",
    }
    DEFAULT_AGAINST_RULES = "SW0715" "default-against-rules" Warning {
        title: "A default breaks the rules of its place",
        meaning: "A default must be a value that its own schema admits (OAS 3.0.4 § Schema Object). This one \
                  breaks one of its constraints. It is documented, and there is no constant for it.",
        bad: "limit: {type: integer, maximum: 100, default: 500}",
        good: "limit: {type: integer, maximum: 500, default: 500}",
        help: "see which of the two the server means",
    }
    EXAMPLE_AGAINST_RULES = "SW0716" "example-against-rules" Warning {
        title: "An example breaks the rules of its own schema",
        meaning: "The type that is generated for the schema can hold the example, but the example does not obey what the \
                  schema says of it: a pattern, a limit, a list of values. Either the example or the schema is wrong; if \
                  it is the schema, requests that the server would take are refused before they are sent. The test that \
                  is generated from it says what the validator finds.",
        bad: "type: integer\nmaximum: 5\nexample: 6",
        good: "type: integer\nmaximum: 5\nexample: 3",
        help: "correct the example, or the schema if the example shows what the server takes or sends",
    }
    TEXT_HEADER = "SW0717" "text-header" Note {
        title: "A response header is given as text",
        meaning: "The generated method gives the text of the header field, which the caller reads: what the document says \
                  of it has no form in the style `simple` (OAS 3.0.4 § Header Object), which knows single values, lists \
                  of them and objects of them; or it is one of several types; or operations describe it in different \
                  ways, and one method reads the field of all of them.",
        bad: "headers: {X-Page: {schema: {type: array, items: {type: object}}}}",
        good: "headers: {X-Page: {content: {application/json: {schema: {type: array, items: {type: object}}}}}}",
        help: "nothing has to be done where the text is enough",
    }
    PASSED_OVER_ENCODING = "SW0718" "passed-over-encoding" Note {
        title: "A part of an Encoding Object is passed over",
        meaning: "`style` and `explode` say how a member of a form becomes pairs (OAS 3.0.4 § Encoding Object). They are \
                  kept in `application/x-www-form-urlencoded`. In `multipart/form-data`, for which OpenAPI 3.0 has \
                  them ignored, a list is a part for each of its items, and an object is a part of JSON, whatever they \
                  say. `allowReserved` is kept in neither: what reads a form decodes the reserved characters.",
        bad: "content: {multipart/form-data: {encoding: {tags: {style: pipeDelimited}}}}",
        good: "content: {application/x-www-form-urlencoded: {encoding: {tags: {style: pipeDelimited}}}}",
        help: "nothing has to be done where the server reads parts that are written so",
    }
    PART_AS_JSON = "SW0719" "part-as-json" Warning {
        title: "A member of a form is written as JSON",
        meaning: "The Encoding Object says that the member is of a media type whose members cannot be written: XML, an \
                  archive. Its schema describes an object, which is written as JSON. Servers that hold the form against \
                  the document will refuse it.",
        bad: "encoding: {place: {contentType: application/xml}}",
        good: "encoding: {place: {contentType: application/json}}",
        help: "state `application/json` if that is what the server reads, or a string whose text the caller writes",
    }
    UNTESTED_EXAMPLE = "SW0720" "untested-example" Note {
        title: "An example is in no test",
        meaning: "Every example that a type of the generated crate can hold becomes a test, which reads it, writes it and \
                  looks at its rules. This one does not: it is text or bytes that nothing reads, or of a type that the \
                  configuration names, or of a place that the crate does not have. The message says which.",
        bad: "content: {application/xml: {schema: {type: object}, example: '<a/>'}}",
        good: "content: {application/json: {schema: {type: object}, example: {}}}",
        help: "nothing has to be done; see to it that the example is right",
    }
    ONE_FIELD = "SW0721" "one-field" Warning {
        title: "Two security schemes that are demanded together want the same header field",
        meaning: "A request has one `Authorization`, and the schemes put different things there: no caller can satisfy \
                  both. Authors who write two schemes into one Security Requirement Object most often mean either of \
                  them; so it is read. Each stands with what else is demanded.",
        bad: "security:\n- {login: [], token: []}",
        good: "security:\n- {login: []}\n- {token: []}",
        help: "write each into a requirement of its own",
    }
    PLAIN_HTTP = "SW0722" "plain-http" Warning {
        title: "The API has no server by `https`",
        meaning: "Whoever is on the way can read and change what goes over plain HTTP, credentials included, so generated \
                  clients refuse it: to other hosts than the loopback interface it is sent only where \
                  `ClientBuilder::danger_allow_plain_http` was called. Where a document has a server by `https` beside \
                  one by `http`, the client goes to the first of those.",
        bad: "servers: [{url: 'http://api.example.com'}]",
        good: "servers: [{url: 'https://api.example.com'}]",
        help: "state the `https` URL if the server has one, or let callers give another base URL",
    }
    REPEATED_PATH = "SW0723" "repeated-path" Warning {
        title: "Every path repeats the path of the server",
        meaning: "The path of an operation is appended to the URL of the server (OAS 3.0.4 § Paths Object). Where that ends \
                  with the path that every operation begins with, calls go to `/api/api/pets`, which is seldom what the \
                  author has in mind. The client does as the document says; `ClientBuilder::base_url` is another \
                  server.",
        bad: "servers: [{url: 'https://example.com/api'}]\npaths: {/api/pets: {...}}",
        good: "servers: [{url: 'https://example.com'}]\npaths: {/api/pets: {...}}",
        help: "take the path out of the server's URL or out of the paths, unless the server has it twice",
    }
    OTHER_ERROR_TYPE = "SW0724" "other-error-type" Note {
        title: "An error has representations of several types, of which one is read",
        meaning: "An operation asks for a representation of its success, and what a server sends with an error depends on \
                  the server. Clients read the body as the type of one representation; where that does not fit, the \
                  error keeps the body, and `code()` and `detail()` look for what it says by the usual names.",
        bad: "content:\n  application/json: {schema: {$ref: '#/components/schemas/Error'}}\n  application/problem+json: {schema: {$ref: '#/components/schemas/Problem'}}",
        good: "content:\n  application/problem+json: {schema: {$ref: '#/components/schemas/Problem'}}",
        help: "nothing has to be done; describe what the server sends with errors, and nothing else",
    }
    SIGNED_SCHEME = "SW0725" "signed-scheme" Error {
        title: "The configuration names variables for a scheme whose requests are signed",
        meaning: "A signature is made for each request, by a function that the program gives to `Credentials::signer`. No \
                  variable can hold one, and one that holds the keys is that function's to read.",
        bad: "[target.credentials.hmac]\napi-key = \"API_KEY\"",
        good: "securitySchemes:\n  hmac: {type: apiKey, in: header, name: Authorization, x-amazon-apigateway-authtype: awsSigv4}",
        help: "take the table out",
    }
}
