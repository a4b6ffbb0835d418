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
    OTHER_FILE = "SW0306" "missing-file" Error {
        title: "A reference leads to a file that is not there",
        meaning: "A reference may lead to another file in the folder of the document or in one \
                 below it; its path is relative to the file that it stands in. That file is not \
                 there or cannot be read. Names are compared exactly, with upper and lower case.",
        bad: "$ref: 'schemas/pet.yaml'   # the file is `schemas/Pet.yaml`",
        good: "$ref: 'schemas/Pet.yaml'",
        help: "correct the path, or add the file",
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
    OUTSIDE = "SW0309" "reference-outside-folder" Error {
        title: "A reference leads out of the document's folder",
        meaning: "What a document consists of lies in its own folder and in those below it. A \
                 path from the root of a disk, one that climbs above the folder with `..`, \
                 however that is spelled, and a symbolic link that leads out are refused: a \
                 document from outside must not choose what is read from this machine.",
        bad: "$ref: '../../shared/error.yaml'",
        good: "$ref: 'shared/error.yaml'",
        help: "put the file into the document's folder, or name a folder that holds both as `root` \
              of the target",
    }
    MIXED_VERSIONS = "SW0310" "mixed-versions" Error {
        title: "A reference leads from OpenAPI 3 into Swagger 2.0, or back",
        meaning: "A file that says `openapi` or `swagger` is read as a document of that version, \
                 and one that says neither as a part of the document that refers to it. \
                 Parameters and bodies of Swagger 2.0 are other things than those of OpenAPI 3, \
                 so that neither can stand for the other.",
        bad: "$ref: 'old.yaml#/definitions/Pet'   # in OpenAPI 3.0; the file says `swagger: '2.0'`",
        good: "$ref: 'pets.yaml#/Pet'",
        help: "convert the file, or take what is needed into one that states no version",
    }
    TOO_MANY = "SW0311" "too-many-references" Error {
        title: "The document has more references than the limit",
        meaning: "A document comes from outside and may be made to exhaust the machine that reads \
                 it, so the number of references that are followed is limited. The largest public \
                 API descriptions have less than a hundred thousand; the limit is half a million \
                 unless the configuration says otherwise.",
        bad: "allOf: [{$ref: '#/a'}, {$ref: '#/a'}, ...]   # a million of them",
        good: r"
[target.limits]
references = 1000000
",
        help: "raise `limits.references` in the configuration, if the document is really meant to \
              have that many",
    }
}
