//! What can a document ask for that is not supported (`SW06`)? Each entry is named by a [`crate::diagnostics::Feature`].

catalogue! {
    CALLBACKS = "SW0601" "callbacks" Error {
        title: "Callbacks are not supported",
        meaning: "A callback describes requests that the server makes to the caller (OAS 3.0.4 § \
                  Callback Object). A client can send the request that registers one, but receiving \
                  them takes a server, which is not generated. The operation itself is generated.",
        bad: "post:\n  callbacks:\n    onEvent:\n      '{$request.body#/url}': {post: {...}}",
        good: "post:\n  requestBody: {...}",
        help: "receive the callbacks with code of your own",
    }
    LINKS = "SW0602" "links" Error {
        title: "Links are not supported",
        meaning: "A link says how values of a response serve as parameters of a later operation (OAS \
                  3.0.4 § Link Object). No code is generated for it; the operations it connects are.",
        bad: "responses:\n  '201':\n    links:\n      self: {operationId: getThing}",
        good: "responses:\n  '201': {description: Created}",
        help: "pass the values on in code of your own",
    }
    PARAMETER_CONTENT = "SW0604" "parameter-content" Error {
        title: "The media type of the parameter is not supported",
        meaning: "The parameter is written as a value of a media type (`content`) and not by a style (`schema`), and \
                  that media type is neither JSON nor plain text.",
        bad: "- name: filter\n  in: query\n  content:\n    application/xml: {schema: {type: object}}",
        good: "- name: filter\n  in: query\n  content:\n    application/json: {schema: {type: object}}",
        help: "describe the parameter by a `schema`, as a string if need be",
    }
    PARAMETER_STYLE = "SW0605" "parameter-style" Error {
        title: "The parameter's style is not supported for its type",
        meaning: "OAS 3.0.4 § Style Values says which styles go with which types; the pair found here \
                  is not among them. Guessing would send a request that the server reads differently.",
        bad: "- name: id\n  in: query\n  style: deepObject\n  schema: {type: string}",
        good: "- name: id\n  in: query\n  style: form\n  schema: {type: string}",
        help: "use a style that goes with the type of the parameter",
    }
    MEDIA_TYPE = "SW0606" "media-type" Error {
        title: "The media type is not supported",
        meaning: "The body of a request is none that the generated client can write: not JSON, no form, no text and \
                  no bytes. A form has to be an object, and a body in parts has to say which `multipart` it is. The \
                  operation could not be called.",
        bad: "content:\n  multipart/*: {schema: {type: object}}",
        good: "content:\n  multipart/form-data: {schema: {type: object}}",
        help: "state a representation in JSON or as a form, where the API takes one",
    }
    STREAMING = "SW0607" "streaming" Error {
        title: "A sequence of parts is not supported",
        meaning: "The body is a sequence of parts without names (`multipart/mixed` with `itemSchema`, OAS 3.2.0 \
                  § Sequential Media Types). Server-sent events, NDJSON and JSON text sequences are read; parts are not.",
        bad: "content:\n  multipart/mixed: {itemSchema: {type: object}}",
        good: "content:\n  application/x-ndjson: {itemSchema: {type: object}}",
        help: "ask for another representation, where the API offers one",
    }
    TRACE_METHOD = "SW0608" "trace-method" Error {
        title: "A request of the method TRACE has credentials or a body",
        meaning: "TRACE asks a server to send back the request as it arrived. A client must not send credentials with \
                  it, nor any content (RFC 9110 § 9.3.8), and so the generated one does not.",
        bad: "/things:\n  trace:\n    security: [{key: []}]\n    responses: {...}",
        good: "/things:\n  trace:\n    security: []\n    responses: {...}",
        help: "leave the operation out, or take credentials and body out of it",
    }
    LOCAL_SERVERS = "SW0609" "local-servers" Error {
        title: "The server of the path or operation cannot be reached by the client",
        meaning: "The path item or operation names `servers` of its own, and none of them is an `http` or `https` URL, \
                  or a reference to a path, without user, query and fragment. The call would go to the document's server instead, which does not \
                  have the operation.",
        bad: "/files:\n  servers: [{url: 'ftp://files.example.com'}]\n  get: {...}",
        good: "/files:\n  servers: [{url: 'https://files.example.com/uploads'}]\n  get: {...}",
        help: "name the server by a whole URL",
    }
    SECURITY_SCHEME = "SW0610" "security-scheme" Error {
        title: "The security scheme is not supported",
        meaning: "The name of an HTTP authentication scheme is a token (RFC 9110 § 11.1), which goes before the \
                  credentials in `Authorization`, and so is the name of the header field or cookie that an API key goes \
                  into (§ 5.6.2). What is no token cannot be sent, so that operations which demand it and nothing else \
                  cannot be called.",
        bad: "securitySchemes:\n  old: {type: http, scheme: an api key}",
        good: "securitySchemes:\n  token: {type: http, scheme: bearer}",
        help: "correct the name, or describe what is sent as an API key",
    }
    OTHER_METHOD = "SW0611" "other-method" Error {
        title: "The method is not supported",
        meaning: "CONNECT asks a proxy for a tunnel (RFC 9110 § 9.3.6) and is no request that an API answers; the \
                  generated client does not send it.",
        bad: "/things:\n  additionalOperations:\n    CONNECT: {responses: {...}}",
        good: "/things:\n  post: {responses: {...}}",
        help: "leave the operation out",
    }
}
