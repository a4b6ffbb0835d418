//! What can be wrong with the meaning of schemas (`SW05`)?

catalogue! {
    CONTRADICTION = "SW0501" "contradiction" Error {
        title: "No value satisfies all of what the schema demands",
        meaning: "Two keywords, or two schemas brought together by `allOf`, demand things that exclude each other: two \
                  types, lists without a common value, a lower bound above an upper one. No request could be valid.",
        bad: "allOf:\n- {type: object}\n- {type: string}",
        good: "oneOf:\n- {type: object}\n- {type: string}",
        help: "correct one of the two",
    }
    ALL_OF_CYCLE = "SW0502" "all-of-cycle" Error {
        title: "A schema is made of itself",
        meaning: "Following `allOf`, or the alternatives of a choice, leads back to the schema it began at. A schema that \
                  is part of itself adds nothing; where there is nothing else, nothing says what a value is. A schema \
                  may well refer to itself in a property or in `items`.",
        bad: "Node:\n  allOf: [{$ref: '#/components/schemas/Node'}]",
        good: "Node:\n  properties: {next: {$ref: '#/components/schemas/Node'}}",
        help: "take one reference out of the circle",
    }
    TOO_MUCH = "SW0503" "schemas-too-large" Error {
        title: "The schemas are too much to take apart",
        meaning: "Schemas that bring in each other many times over make a small document mean an enormous one. What \
                  is allowed is some ten times what the largest public descriptions need.",
        bad: "A: {oneOf: [...], anyOf: [...]}   # thousands of alternatives of each, all combined",
        good: "A: {oneOf: [...]}",
        help: "describe the alternatives apart from each other",
    }
    ENUM_OF_OTHER_TYPE = "SW0504" "enum-of-other-type" Warning {
        title: "No value of an enumeration is of the schema's type",
        meaning: "`type` and `enum` exclude each other, so no value is valid. The values are taken as they stand, \
                  whatever their type: they are the more particular of the two. Single values of another type are \
                  left out.",
        bad: "{type: integer, enum: [low, high]}",
        good: "{type: string, enum: [low, high]}",
        help: "correct the type or the values",
    }
    VALUE_OF_OTHER_TYPE = "SW0505" "value-of-other-type" Warning {
        title: "A value is of another type than its schema",
        meaning: "A default or a value of an enumeration is not of the schema's type. Where it spells a value of that \
                  type it is read as that; a value of an enumeration that does not is left out, and so is a default \
                  that is text where the type has none.",
        bad: "{type: boolean, default: 'true'}",
        good: "{type: boolean, default: true}",
        help: "write the value as one of the type: mind the quotes",
    }
    DEFAULT_OF_OTHER_TYPE = "SW0506" "default-of-other-type" Error {
        title: "A default is of another type than its schema",
        meaning: "OAS 3.0.4 § Schema Object: the default must conform to the schema's type. Either the type or the \
                  default is wrong, and both are shown to users of the crate.",
        bad: "{type: integer, default: []}",
        good: "{type: integer, default: 0}",
        help: "correct the default or the type",
    }
    UNKNOWN_FORMAT = "SW0507" "unknown-format" Note {
        title: "A format is not known",
        meaning: "`format` is open: tools may ignore what they do not know (OAS 3.0.4 § Data Type Format). The value \
                  is read as any value of its type.",
        bad: "{type: string, format: hostname}",
        good: "{type: string, format: date-time}",
        help: "nothing need be done",
    }
    NO_EFFECT = "SW0508" "keyword-without-effect" Note {
        title: "A keyword says nothing about values of this type",
        meaning: "A keyword such as `maxLength` is about values of one type; a value of any other type obeys it \
                  whatever it is. Here the schema's type is another.",
        bad: "{type: integer, maxLength: 3}",
        good: "{type: integer, maximum: 999}",
        help: "use the keyword for this type, or take it out",
    }
    NOT_VALIDATED = "SW0509" "not-validated" Note {
        title: "A constraint is not looked at",
        meaning: "Exclusions, conditions and what is said of names and places (`not`, `if`, `dependentRequired`, \
                  `dependentSchemas`, `contains`, `propertyNames`, `patternProperties`, `prefixItems`) are held against \
                  values where that can be done. Here it cannot: a `format` tells values apart, schemas refer to \
                  themselves, the keyword stands beside a list of values, or depends on what other schemas leave over \
                  (`unevaluatedProperties`). Values that break it are accepted; servers may refuse them.",
        bad: "{type: string, not: {format: uuid}}",
        good: "{type: string, not: {pattern: '^[0-9a-f-]{36}$'}}",
        help: "state what is allowed instead of what is not, where that can be said",
    }
    REQUIRED_WITHOUT_PROPERTY = "SW0510" "required-without-property" Warning {
        title: "A required member has no schema",
        meaning: "`required` names a member that no property describes. The generated type has no field for it, so \
                  that a slip of the pen does not make every response invalid.",
        bad: "{properties: {name: {...}}, required: [nmae]}",
        good: "{properties: {name: {...}}, required: [name]}",
        help: "correct the name, or describe the property",
    }
    TYPE_BESIDE_UNION = "SW0511" "type-beside-union" Warning {
        title: "The type beside a union is not that of its alternatives",
        meaning: "What stands beside `oneOf` or `anyOf` holds for every alternative. Taken at its word no value would \
                  be valid; the type of the alternative is used.",
        bad: "type: object\noneOf:\n- {type: string, enum: [a]}\n- {type: string, enum: [b]}",
        good: "type: string\noneOf:\n- {type: string, enum: [a]}\n- {type: string, enum: [b]}",
        help: "correct the type, or take it out",
    }
    UNKNOWN_MAPPING = "SW0512" "unknown-mapping" Error {
        title: "A discriminator is mapped to a schema that does not exist",
        meaning: "The values of `mapping` are names of component schemas or references (OAS 3.0.4 § Discriminator \
                  Object). A body with this value could not be read.",
        bad: "mapping: {cat: '#/components/schemas/Kat'}",
        good: "mapping: {cat: '#/components/schemas/Cat'}",
        help: "correct the reference",
    }
    MAPPING_OUTSIDE_UNION = "SW0513" "mapping-outside-union" Warning {
        title: "A discriminator is mapped to a schema that is no alternative",
        meaning: "The schema is not in the `oneOf` or `anyOf` beside the discriminator, so a body of that kind would \
                  not be valid (OAS 3.0.4 § Discriminator Object). The value is left out.",
        bad: "oneOf: [{$ref: '#/components/schemas/Cat'}]\ndiscriminator:\n  propertyName: kind\n  mapping: {dog: Dog}",
        good: "oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]\ndiscriminator:\n  \
               propertyName: kind\n  mapping: {dog: Dog}",
        help: "add the schema to the alternatives, or take the value out",
    }
    DISCRIMINATOR_MISSING = "SW0514" "discriminator-missing" Warning {
        title: "An alternative lacks the member that tells it from the others",
        meaning: "`discriminator` names a member by which a body says which alternative it is, but this alternative \
                  has no such property (OAS 3.0.4 § Discriminator Object). Bodies of its kind are told apart by their \
                  other members, as far as that is possible.",
        bad: "oneOf: [{$ref: '#/components/schemas/Cat'}]   # Cat has no `kind`\ndiscriminator: {propertyName: kind}",
        good: "Cat:\n  properties: {kind: {type: string, enum: [cat]}}\n  required: [kind]",
        help: "add the property, and require it",
    }
    LISTS_APART = "SW0515" "lists-apart" Warning {
        title: "Two enumerations that must both hold have no common value",
        meaning: "Schemas that are brought together, by `allOf` or beside a union, both list the values of one \
                  member. Taken at their word no value would be valid. Most often a base lists the values of one of \
                  its children; the list of the more particular schema is used.",
        bad: "allOf:\n- {properties: {unit: {type: string, enum: [RAW]}}}\n- {properties: {unit: {type: string, enum: [BYTES]}}}",
        good: "allOf:\n- {properties: {unit: {type: string}}}\n- {properties: {unit: {type: string, enum: [BYTES]}}}",
        help: "list in the base what all of its children may have",
    }
    TOO_MANY_PROPERTIES = "SW0516" "too-many-properties" Error {
        title: "An object has more properties than the limit",
        meaning: "A document comes from outside and may be made to exhaust the machine that compiles what is generated \
                  from it, so the number of properties of one object, with those that `allOf` brings in, is limited: \
                  to 1,000 unless the configuration says otherwise.",
        bad: "properties: {p0001: {...}, p0002: {...}, ...}   # three thousand of them",
        good: "\n [target.limits]\nproperties = 3000\n",
        help: "raise `limits.properties` in the configuration, if the object is really meant to have that many",
    }
    TOO_MANY_VARIANTS = "SW0517" "too-many-variants" Error {
        title: "An enumeration or union has more members than the limit",
        meaning: "A document comes from outside and may be made to exhaust the machine that compiles what is generated \
                  from it, so the number of values of one enumeration, and of alternatives of one union, is limited: to \
                  2,500 unless the configuration says otherwise.",
        bad: "enum: [v0001, v0002, ...]   # five thousand of them",
        good: "\n [target.limits]\nvariants = 5000\n",
        help: "raise `limits.variants` in the configuration, if the schema is really meant to have that many",
    }
    WIDE_INTEGER = "SW0518" "wide-integer" Note {
        title: "An integer reaches beyond 64 bits",
        meaning: "JSON Schema does not limit integers; the generated type holds them as `i64`, or as `u64` where the \
                  schema starts at 0. What is beyond that is not read: an answer with such a number is a decoding \
                  error. Most often it is a bound that was rounded (9223372036854776000 for 2^63-1).",
        bad: "{type: integer, minimum: 0, maximum: 99999999999999999999}",
        good: "{type: number, format: decimal, minimum: 0, maximum: 99999999999999999999}",
        help: "nothing need be done where the server sends no such number; `type: number` with `format: decimal` keeps \
               all digits",
    }
    DISCRIMINATOR_NOT_TEXT = "SW0519" "discriminator-not-text" Warning {
        title: "A discriminator is a number or another value that is no string",
        meaning: "The values of `mapping` and the names of schemas are strings, and the member that holds them has to be \
                  one (OAS 3.0.4 § Discriminator Object). This one cannot be. The alternatives are told apart by all \
                  of their members, as if there were no discriminator.",
        bad: "Penny: {required: [value], properties: {value: {type: integer, enum: [1]}}}\n\
              discriminator: {propertyName: value}",
        good: "Penny: {required: [value], properties: {value: {type: string, enum: ['1']}}}\n\
               discriminator: {propertyName: value, mapping: {'1': Penny}}",
        help: "take the discriminator out; `const` or an `enum` of one value is enough to tell alternatives apart",
    }
}
