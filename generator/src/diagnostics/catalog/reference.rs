//! What can be wrong with a reference (`SW03`)?

catalogue! {
    SYNTAX = "SW0301" "reference-syntax" Error {
        title: "The text of a reference is none",
        meaning: "A `$ref` is a URI reference; what follows `#` in it is a JSON Pointer (RFC \
                 6901). Each step begins with `/`; in a step, `~` is written `~0` and `/` is \
                 written `~1`, and characters that a URI may not have are percent-escaped. A \
                 space is understood all the same, with a warning.",
        bad: "$ref: '#components/schemas/Pet'",
        good: "$ref: '#/components/schemas/Pet'",
        help: "write it as `#/components/…`",
    }
    UNRESOLVED = "SW0302" "unresolved-reference" Error {
        title: "A reference leads nowhere",
        meaning: "The document has nothing at the place that the pointer names. The message shows \
                 how far it leads. Names are compared exactly, with upper and lower case.",
        bad: "$ref: '#/components/schemas/Pets'   # there is only `Pet`",
        good: "$ref: '#/components/schemas/Pet'",
        help: "correct the reference, or add what it refers to",
    }
    WRONG_KIND = "SW0303" "wrong-kind-of-target" Error {
        title: "A reference leads to another kind of thing",
        meaning: "Where the reference stands, the specification wants an object of one kind, and \
                 the target is of another. Reading a parameter as a schema would ignore all of \
                 it.",
        bad: r"
schema:
  $ref: '#/components/parameters/Limit'
",
        good: r"
schema:
  $ref: '#/components/schemas/Limit'
",
        help: "refer to a thing of the right kind",
    }
    CYCLE = "SW0304" "reference-cycle" Error {
        title: "References lead only to each other",
        meaning: "Each of these references leads to the next and the last to the first, so that \
                 none of them ever reaches a thing. A schema may well refer to itself from \
                 within, in a property or as its items: that is a tree and no cycle.",
        bad: r"
schemas:
  A: {$ref: '#/components/schemas/B'}
  B: {$ref: '#/components/schemas/A'}
",
        good: r"
schemas:
  A: {$ref: '#/components/schemas/B'}
  B: {type: object}
",
        help: "let one of them be the thing itself",
    }
    REMOTE = "SW0305" "remote-reference" Error {
        title: "A reference is an absolute URI",
        meaning: "The reference leads to another machine, or to a place on this one that has \
                 nothing to do with the document. Nothing is ever fetched: what a document is \
                 made of must not depend on a network, and a document from outside must not \
                 choose what is read from here.",
        bad: "$ref: 'https://example.com/common.yaml#/Error'",
        good: "$ref: '#/components/schemas/Error'",
        help: "copy what it refers to into the document",
    }
    OTHER_FILE = "SW0306" "reference-to-other-file" Error {
        title: "A reference leads to another file",
        meaning: "The reference names a file beside the document. A document of several files is \
                 not read: bundle it into one.",
        bad: "$ref: 'common.yaml#/components/schemas/Error'",
        good: "$ref: '#/components/schemas/Error'",
        help: "bundle the files into one document before",
    }
    DYNAMIC = "SW0307" "dynamic-reference" Note {
        title: "A dynamic reference is read as one that is not",
        meaning: "What a `$dynamicRef` leads to depends on the schema from which one came: an \
                 outer schema with the same `$dynamicAnchor` takes the place of the inner one \
                 (JSON Schema 2020-12 core, § 8.2.3.2). A type has one definition wherever it \
                 is used, so the anchor in this document is what it leads to.",
        bad: "$dynamicRef: '#node'",
        good: "$ref: '#/components/schemas/Node'",
        help: "nothing need be done, if only one schema has the anchor",
    }
    SEVERAL_ANCHORS = "SW0308" "several-anchors" Error {
        title: "Several schemas have the name that a reference uses",
        meaning: "A `$ref` or `$dynamicRef` names a schema by its `$anchor`, `$dynamicAnchor` or \
                 `$id`, and more than one schema goes by it. Which one is meant cannot be told.",
        bad: r"
A: {$anchor: thing, type: string}
B: {$anchor: thing, type: integer}
C: {$ref: '#thing'}
",
        good: r"
A: {$anchor: thing, type: string}
C: {$ref: '#thing'}
",
        help: "refer to the schema by its place, or rename one of the anchors",
    }
}
