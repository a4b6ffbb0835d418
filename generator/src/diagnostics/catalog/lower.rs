//! What can be wrong with the meaning of operations (`SW04`)?

catalogue! {
    PATH_TEMPLATE = "SW0401" "path-template" Error {
        title: "The path is no path template",
        meaning: "A path starts with one `/`; between braces stands the name of a parameter; `.` and `..` are no \
                  segments (OAS 3.0.4 § Path Templating). Sent as it is, the path would name another resource or \
                  another host than the document means.",
        bad: "paths:\n  /pets/{petId: {...}",
        good: "paths:\n  /pets/{petId}: {...}",
        help: "correct the path",
    }
    ADJACENT_PARAMETERS = "SW0402" "adjacent-parameters" Error {
        title: "Two path parameters stand side by side",
        meaning: "Nothing tells where the value of the first ends and that of the second begins, so the server could \
                  read `/ab` + `c` where the caller said `/a` + `bc`.",
        bad: "paths:\n  /root/{a}{b}: {...}",
        good: "paths:\n  /root/{a}/{b}: {...}",
        help: "put something between them, or describe both as one parameter",
    }
    PATH_CHARACTER = "SW0403" "path-character" Warning {
        title: "The path has a character that URLs escape",
        meaning: "Only some characters can stand for themselves in the path of a URL (RFC 3986 § 3.3). The others are \
                  percent-encoded when the request is made.",
        bad: "paths:\n  /my pets: {...}",
        good: "paths:\n  /my%20pets: {...}",
        help: "write the character as it is sent",
    }
    PATH_QUERY = "SW0404" "path-query" Warning {
        title: "The path has a query",
        meaning: "OAS has no place for a query in a path, but documents put one there to tell operations apart. It is \
                  sent with every request, before the query parameters, and a query parameter that it gives a value is \
                  not asked for. `?name={parameter}` is a query parameter.",
        bad: "paths:\n  /rest?method=photos.search: {...}",
        good: "paths:\n  /rest:\n    get:\n      parameters:\n      - {name: method, in: query, required: true, \
               schema: {type: string, enum: [photos.search]}}",
        help: "describe it as a query parameter with a single value",
    }
    PATH_FRAGMENT = "SW0405" "path-fragment" Note {
        title: "The path has a fragment",
        meaning: "A fragment is no part of a request (RFC 9110 § 4.2.5). Some documents write one to have several \
                  operations of the same method under one path; the operations are told apart by what else they send.",
        bad: "paths:\n  /#Action=Start: {...}",
        good: "paths:\n  /: {...}",
        help: "nothing need be done, if the operations differ in their parameters or bodies",
    }
    PATH_OPERATOR = "SW0406" "path-operator" Warning {
        title: "The path uses an operator of URI templates",
        meaning: "RFC 6570 writes `{.format}` or `{ids*}`; OAS states the same by the `style` and `explode` of the \
                  parameter. The operator is read as part of the braces and the parameter's style decides. `{+path}` says \
                  what OAS has no words for: the slashes of the value are kept.",
        bad: "paths:\n  /pets/{ids*}: {...}",
        good: "paths:\n  /pets/{ids}: {...}",
        help: "take the operator out and state `style` and `explode`; leave `+`, which nothing else says",
    }
    UNDECLARED_PATH_PARAMETER = "SW0407" "undeclared-path-parameter" Error {
        title: "The path uses a parameter that is not declared",
        meaning: "Every name between braces needs a parameter with `in: path`, of the operation or of its path \
                  (OAS 3.0.4 § Path Templating). Without it nobody knows what may stand there.",
        bad: "/pets/{petId}:\n  get: {responses: {...}}",
        good: "/pets/{petId}:\n  get:\n    parameters:\n    - {name: petId, in: path, required: true, schema: {type: string}}",
        help: "declare the parameter",
    }
    UNUSED_PATH_PARAMETER = "SW0408" "unused-path-parameter" Error {
        title: "A path parameter is not part of the path",
        meaning: "The parameter has `in: path`, but the path has no place for it (OAS 3.0.4 § Parameter Object: the \
                  name must correspond to a template expression). Its value could not be sent.",
        bad: "/pets:\n  get:\n    parameters:\n    - {name: petId, in: path, required: true, schema: {type: string}}",
        good: "/pets/{petId}:\n  get:\n    parameters:\n    - {name: petId, in: path, required: true, schema: {type: string}}",
        help: "correct the name or the path, or say where else the parameter goes",
    }
    REPEATED_PATH_PARAMETER = "SW0409" "repeated-path-parameter" Warning {
        title: "The path uses a parameter twice",
        meaning: "OAS 3.0.4 § Path Templating allows each name once. The generated method takes one value and sends \
                  it in both places.",
        bad: "paths:\n  /locations/{location}/copies/{location}: {...}",
        good: "paths:\n  /locations/{source}/copies/{target}: {...}",
        help: "give the parameters different names, if they can differ",
    }
    OPTIONAL_PATH_PARAMETER = "SW0410" "optional-path-parameter" Error {
        title: "A path parameter is not required",
        meaning: "A path without the parameter is another path, so OAS 3.0.4 § Parameter Object demands \
                  `required: true`. Whether the shorter path exists cannot be guessed.",
        bad: "- {name: petId, in: path, schema: {type: string}}",
        good: "- {name: petId, in: path, required: true, schema: {type: string}}",
        help: "add `required: true`; if the shorter path exists, describe it as a path of its own",
    }
    SAME_ROUTE = "SW0411" "same-route" Warning {
        title: "No request tells two operations apart",
        meaning: "The two paths differ in nothing but the names of their parameters, or in how they are escaped (OAS \
                  3.0.4 § Path Templating calls them identical), and the method is the same. Both methods are \
                  generated; they send the same kind of request.",
        bad: "paths:\n  /pets/{id}: {get: {...}}\n  /pets/{name}: {get: {...}}",
        good: "paths:\n  /pets/{idOrName}: {get: {...}}",
        help: "describe them as one operation",
    }
    DUPLICATE_OPERATION_ID = "SW0412" "duplicate-operation-id" Error {
        title: "An operation id is given twice",
        meaning: "`operationId` names the generated method and is unique in a document (OAS 3.0.4 § Operation \
                  Object). With two of one name, a change of the document could swap them without a word.",
        bad: "/pets: {get: {operationId: list, ...}}\n/cats: {get: {operationId: list, ...}}",
        good: "/pets: {get: {operationId: listPets, ...}}\n/cats: {get: {operationId: listCats, ...}}",
        help: "rename one of them",
    }
    NO_OPERATION_ID = "SW0413" "no-operation-id" Note {
        title: "An operation has no id",
        meaning: "The generated method is named after the HTTP method and the path. That name changes whenever the \
                  path does.",
        bad: "/pets: {get: {responses: {...}}}",
        good: "/pets: {get: {operationId: listPets, responses: {...}}}",
        help: "add an `operationId`",
    }
    DUPLICATE_PARAMETER = "SW0414" "duplicate-parameter" Error {
        title: "A parameter is given twice",
        meaning: "Name and place identify a parameter, and a list has each once (OAS 3.0.4 § Operation Object). The \
                  case of a header's name does not matter. An operation may replace a parameter of its path; that is \
                  no duplicate.",
        bad: "parameters:\n- {name: X-Id, in: header, schema: {type: string}}\n- {name: x-id, in: header, schema: {type: integer}}",
        good: "parameters:\n- {name: X-Id, in: header, schema: {type: string}}",
        help: "take out one of them",
    }
    HEADER_NAME = "SW0415" "header-name" Error {
        title: "The name cannot be that of a header or cookie",
        meaning: "Names of header fields and cookies are tokens: letters, digits and ``!#$%&'*+-.^_`|~`` (RFC 9110 § \
                  5.6.2). Anything else would break the request, or smuggle another header into it.",
        bad: "- {name: 'X Trace', in: header, schema: {type: string}}",
        good: "- {name: X-Trace, in: header, schema: {type: string}}",
        help: "correct the name",
    }
    IGNORED_HEADER = "SW0416" "ignored-header" Note {
        title: "A header or parameter is described elsewhere",
        meaning: "OAS 3.0.4 says to ignore parameters named `Accept`, `Content-Type` and `Authorization`, and response \
                  headers named `Content-Type`: the media types of bodies and the security schemes describe them. A \
                  parameter that is the API key of all security alternatives is ignored for the same reason: the \
                  credentials of the client give it. Where no security scheme of the operation says what \
                  `Authorization` holds, it is a parameter, and its value a secret.",
        bad: "- {name: Accept, in: header, schema: {type: string}}",
        good: "responses: {'200': {content: {application/json: {...}}}}",
        help: "nothing need be done",
    }
    CONNECTION_HEADER = "SW0417" "connection-header" Warning {
        title: "A header is the client's own matter",
        meaning: "Headers like `Host` or `Content-Length` say where the message goes and where it ends. A value of the \
                  caller's would break the request or let one request be read as two, and one of `Accept-Encoding` would \
                  ask for an answer that nobody decodes, so the parameter is left out.",
        bad: "- {name: Content-Length, in: header, schema: {type: integer}}",
        good: "parameters: []",
        help: "take the parameter out: the client sets this header itself",
    }
    STYLE_OUT_OF_PLACE = "SW0418" "style-out-of-place" Warning {
        title: "The style has no meaning in this place",
        meaning: "OAS 3.0.4 § Style Values says which styles go with `path`, `query`, `header` and `cookie`. Another \
                  one does not say how the value is written, so the usual style of the place is used; for a single \
                  value that makes no difference.",
        bad: "- {name: id, in: header, style: form, schema: {type: string}}",
        good: "- {name: id, in: header, style: simple, schema: {type: string}}",
        help: "use `simple`, `label` or `matrix` in paths, `form`, `spaceDelimited`, `pipeDelimited` or `deepObject` in \
               queries, `simple` in headers and `form` in cookies",
    }
    STYLE_OF_TYPE = "SW0419" "style-of-type" Warning {
        title: "The style has no meaning for this type",
        meaning: "The table of OAS 3.0.4 § Style Values has no entry for the pair: `deepObject` writes objects, \
                  `spaceDelimited` and `pipeDelimited` write arrays, and objects that are not exploded. A single value \
                  is written as in `form`; an array in `deepObject` has its numbers in brackets (`a[0]=x`), as \
                  servers commonly read it.",
        bad: "- {name: id, in: query, style: deepObject, schema: {type: string}}",
        good: "- {name: id, in: query, style: form, schema: {type: string}}",
        help: "use a style that goes with the type",
    }
    MEDIA_TYPE_SYNTAX = "SW0420" "media-type-syntax" Error {
        title: "The text is no media type",
        meaning: "The keys of `content` are media types or ranges (RFC 9110 § 8.3.1, § 12.5.1): a type, `/`, a \
                  subtype, and parameters after `;`. They are sent in `Accept` and `Content-Type` as they stand.",
        bad: "content:\n  json: {schema: {...}}",
        good: "content:\n  application/json: {schema: {...}}",
        help: "write the media type",
    }
    DUPLICATE_MEDIA_TYPE = "SW0421" "duplicate-media-type" Error {
        title: "A media type is given twice",
        meaning: "Case and white space do not tell media types apart, so no body could be told to be the one or the \
                  other.",
        bad: "content:\n  application/json: {...}\n  Application/JSON: {...}",
        good: "content:\n  application/json: {...}",
        help: "take out one of them",
    }
    DUPLICATE_HEADER = "SW0422" "duplicate-header" Error {
        title: "A response header is given twice",
        meaning: "Case does not tell header names apart (RFC 9110 § 5.1), so the two descriptions are of one header.",
        bad: "headers:\n  X-Id: {...}\n  x-id: {...}",
        good: "headers:\n  X-Id: {...}",
        help: "take out one of them",
    }
    EXTERNAL_EXAMPLE = "SW0423" "external-example" Note {
        title: "An example stands outside the document",
        meaning: "`externalValue` is a URL. Nothing is fetched while a crate is generated, so this example is neither \
                  shown nor tested.",
        bad: "examples:\n  one: {externalValue: 'https://example.com/one.json'}",
        good: "examples:\n  one: {value: {id: 1}}",
        help: "write the example into the document",
    }
    UNKNOWN_SECURITY_SCHEME = "SW0424" "unknown-security-scheme" Error {
        title: "There is no such security scheme",
        meaning: "A Security Requirement Object names schemes of `components/securitySchemes`. Left out, the operation \
                  would be called without credentials it needs, or with others than it was meant to have.",
        bad: "security:\n- {ApiKey: []}\ncomponents:\n  securitySchemes: {apiKey: {...}}",
        good: "security:\n- {apiKey: []}\ncomponents:\n  securitySchemes: {apiKey: {...}}",
        help: "correct the name or declare the scheme",
    }
    UNDECLARED_SERVER_VARIABLE = "SW0425" "undeclared-server-variable" Warning {
        title: "A server URL uses a variable that is not declared",
        meaning: "Each name between braces needs an entry in `variables` with a default (OAS 3.0.4 § Server Variable \
                  Object). Without one this server cannot be the base of requests; a base URL of the caller's can.",
        bad: "servers:\n- url: https://{region}.example.com",
        good: "servers:\n- url: https://{region}.example.com\n  variables: {region: {default: eu}}",
        help: "declare the variable",
    }
    UNUSED_SERVER_VARIABLE = "SW0426" "unused-server-variable" Note {
        title: "A server variable is not used",
        meaning: "`variables` declares a name that the URL does not have between braces. It changes nothing; most \
                  often it is a slip of the pen in one of the two.",
        bad: "servers:\n- url: https://example.com\n  variables: {region: {default: eu}}",
        good: "servers:\n- url: https://{region}.example.com\n  variables: {region: {default: eu}}",
        help: "take the variable out, or use it",
    }
    SERVER_VARIABLE_DEFAULT = "SW0427" "server-variable-default" Warning {
        title: "The default of a server variable is not among its values",
        meaning: "OAS 3.0.4 § Server Variable Object: where there is an `enum`, the default is one of it. The default \
                  is used all the same when the caller gives no base URL.",
        bad: "variables: {region: {default: de, enum: [eu, us]}}",
        good: "variables: {region: {default: eu, enum: [eu, us]}}",
        help: "correct the default or add it to the list",
    }
    SERVER_URL_WITH_QUERY = "SW0428" "server-url-with-query" Warning {
        title: "A server URL has a query or fragment",
        meaning: "Paths are appended to the server's URL, so nothing can follow `?` or `#` there.",
        bad: "servers:\n- url: https://example.com/api?key=1",
        good: "servers:\n- url: https://example.com/api",
        help: "take it out, and describe it as a parameter if it is needed",
    }
    DUPLICATE_TAG = "SW0429" "duplicate-tag" Warning {
        title: "A tag is listed twice",
        meaning: "Tag names are unique in the list (OAS 3.0.4 § OpenAPI Object). The first description is kept.",
        bad: "tags:\n- {name: pets}\n- {name: pets, description: Animals}",
        good: "tags:\n- {name: pets, description: Animals}",
        help: "take out one of them",
    }
    UNKNOWN_ENCODING = "SW0430" "unknown-encoding" Error {
        title: "An encoding is for a property that does not exist",
        meaning: "`encoding` says how a property of the body is written; its keys are names of properties (OAS 3.0.4 § \
                  Encoding Object). An encoding that meets no property does nothing, and the property it was meant \
                  for is written in another way than the author thinks.",
        bad: "schema: {properties: {file: {...}}}\nencoding: {fil: {contentType: image/png}}",
        good: "schema: {properties: {file: {...}}}\nencoding: {file: {contentType: image/png}}",
        help: "correct the name",
    }
    METHOD_NAME = "SW0431" "method-name" Error {
        title: "An additional operation has no method of its own",
        meaning: "The names in `additionalOperations` are methods, as they are sent: tokens (RFC 9110 § 9.1), in \
                  capitals for all that are registered. A method that the Path Item Object has a field for is stated \
                  there and nowhere else (OAS 3.2.0 § Path Item Object).",
        bad: "/things:\n  additionalOperations:\n    POST: {responses: {...}}",
        good: "/things:\n  post: {responses: {...}}",
        help: "move the operation to its field, or correct the name of the method",
    }
    CONTENT_OF_NONE = "SW0432" "content-of-none" Note {
        title: "Content is described of an answer that has none",
        meaning: "Answers to HEAD have no content, nor have those of 1xx, 204, 205 and 304 (RFC 9110 § 6.4.1). The \
                  method does not wait for what is described; header fields of such an answer are read as of any other.",
        bad: "responses:\n  '204':\n    description: Deleted.\n    content: {application/json: {schema: {...}}}",
        good: "responses:\n  '204':\n    description: Deleted.",
        help: "take the content out, or correct the status",
    }
    QUERY_BESIDE_WHOLE = "SW0433" "query-beside-whole" Error {
        title: "A parameter that is the whole query is not alone in it",
        meaning: "A parameter that is `in: querystring` is the query itself, so nothing else can be said in it: there is \
                  one at most, and no parameter or API key beside it is `in: query` (OAS 3.2.0 § Parameter Locations). Of \
                  a form, whose members are pairs like others, that is not demanded here.",
        bad: "parameters:\n- {name: filter, in: querystring, content: {application/json: {schema: {...}}}}\n- {name: page, in: query, schema: {type: integer}}",
        good: "parameters:\n- {name: filter, in: querystring, content: {application/json: {schema: {...}}}}",
        help: "make the other parameter a part of the document that is the query, or both parameters parts of a query",
    }
    COLON_PARAMETER = "SW0434" "colon-parameter" Warning {
        title: "A segment of the path begins with a colon",
        meaning: "Frameworks write the places of parameters as `:id`; in OAS they are written between braces \
                  (OAS 3.0.4 § Path Templating). The colon and what follows it are sent as they are.",
        bad: "paths:\n  /pets/:petId: {...}",
        good: "paths:\n  /pets/{petId}: {...}",
        help: "write the name between braces; nothing need be done, if the server has such a path",
    }
}
