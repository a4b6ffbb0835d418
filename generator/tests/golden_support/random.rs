//! Documents made by chance: schemas of every kind, and values for each, most of which keep the rules.
//!
//! The same seed gives the same document, so a failure can be looked at again. Even seeds give OpenAPI 3.0, odd ones 3.1
//! with the keywords that only JSON Schema 2020-12 has.

use serde_json::{Map, Value, json};

/// A sequence of numbers (the algorithm `SplitMix64`), and the dialect of what is made of it.
pub struct Chance {
    state: u64,
    is_3_1: bool,
}

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self {
            state: seed,
            is_3_1: seed % 2 == 1,
        }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut value = self.state;
        value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        value ^ (value >> 31)
    }

    /// A number below `bound`.
    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).unwrap_or_default()
    }

    /// True once in `times`.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn pick<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> &'a T {
        items[self.below(items.len())]
    }
}

/// Words of values and names, some of them awkward.
const WORDS: &[&str] = &[
    "a",
    "Zürich",
    "type",
    "$ref",
    "",
    " ",
    "x-y",
    "1",
    "\"",
    "\u{1f639}",
    "self",
    "A",
    "two words",
];

/// A document of `count` objects, each with an operation that answers with it and examples of it, and one that takes it;
/// both with parameters.
pub fn document(seed: u64, count: usize) -> Value {
    let mut chance = Chance::new(seed);
    let mut schemas = Map::new();
    for index in 0..count {
        let schema = object(&mut chance, count, index);
        schemas.insert(name(index), schema);
    }
    add_family(&mut chance, &mut schemas);
    let mut paths = Map::new();
    for index in 0..count {
        let mut examples = Map::new();
        for example in 0..4 {
            let schema = &schemas[&name(index)];
            let value = instance(&mut chance, &schemas, schema, 0);
            examples.insert(format!("example{example}"), json!({ "value": value }));
        }
        let content = json!({
            "schema": { "$ref": format!("#/components/schemas/{}", name(index)) },
            "examples": examples,
        });
        let body = json!({ "schema": { "$ref": format!("#/components/schemas/{}", name(index)) } });
        let key = json!({
            "name": "key", "in": "path", "required": true, "schema": { "type": "string", "minLength": 1, "maxLength": 8 },
        });
        paths.insert(
            format!("/things{index}/{{key}}"),
            json!({ "parameters": [key], "get": {
                "operationId": format!("getThing{index}"),
                "parameters": parameters(&mut chance),
                "responses": { "200": { "description": "It.", "content": { "application/json": content } } },
            }, "post": {
                "operationId": format!("addThing{index}"),
                "parameters": parameters(&mut chance),
                "requestBody": { "required": chance.once_in(2), "content": { "application/json": body } },
                "responses": { "204": { "description": "Added." } },
            } }),
        );
    }
    json!({
        "openapi": if chance.is_3_1 { "3.1.1" } else { "3.0.3" },
        "info": { "title": "By chance", "version": "1" },
        "servers": [{ "url": "https://api.example.com" }],
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

/// A base, and two children that a member tells apart.
fn add_family(chance: &mut Chance, schemas: &mut Map<String, Value>) {
    let place = |name: &str| format!("#/components/schemas/{name}");
    let mapping = json!({ "cat": place("Cat"), "a dog": place("Dog") });
    let base = json!({
        "type": "object",
        "required": ["kind"],
        "properties": { "kind": { "type": "string" }, "of all": schema(chance, 1) },
        "discriminator": { "propertyName": "kind", "mapping": mapping },
    });
    schemas.insert("Base".to_owned(), base);
    for child in ["Cat", "Dog"] {
        let own = json!({ "type": "object", "properties": { child: schema(chance, 1), "$ref": schema(chance, 1) } });
        let all = json!({ "allOf": [{ "$ref": place("Base") }, own] });
        schemas.insert(child.to_owned(), all);
    }
}

/// Up to three parameters in places and styles of every kind.
fn parameters(chance: &mut Chance) -> Vec<Value> {
    let names = ["sort", "X-Trace", "type"];
    let mut parameters = Vec::new();
    for name in names.into_iter().take(chance.below(4)) {
        let place = chance.pick(&["query", "query", "header", "cookie"]);
        let mut parameter = json!({
            "name": name, "in": place, "required": chance.once_in(4), "schema": scalar(chance),
        });
        if chance.once_in(3) {
            let items = scalar(chance);
            parameter["schema"] = json!({ "type": "array", "items": items, "maxItems": 3 });
            parameter["explode"] = json!(chance.once_in(2));
            if place == "query" {
                let styles = ["form", "spaceDelimited", "pipeDelimited"];
                parameter["style"] = json!(chance.pick(&styles));
            }
        }
        parameters.push(parameter);
    }
    parameters
}

/// Formats of strings, those that have a type of their own and others.
const FORMATS: &[&str] = &[
    "date",
    "date-time",
    "uuid",
    "byte",
    "email",
    "password",
    "time",
    "duration",
    "uri",
    "ipv4",
    "ipv6",
    "decimal",
];

/// A schema that has one text for each of its values.
fn scalar(chance: &mut Chance) -> Value {
    match chance.below(5) {
        0 => json!({ "type": "string", "pattern": "^[a-z]+$" }),
        1 => json!({ "type": "string", "enum": ["name", "-name", "two words"] }),
        2 => json!({ "type": "integer", "minimum": 1, "maximum": 9, "default": 3 }),
        3 => json!({ "type": "boolean", "default": false }),
        _ => json!({ "type": "string", "format": chance.pick(&["date", "date-time", "uuid"]) }),
    }
}

fn name(index: usize) -> String {
    format!("Thing{index}")
}

/// Every second object may extend the one before it, which has no members but those it names.
fn object(chance: &mut Chance, count: usize, index: usize) -> Value {
    let extends = index % 2 == 1 && chance.once_in(2);
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in 0..2 + chance.below(4) {
        let mut name = chance.pick(WORDS).to_owned();
        if extends {
            // A member of both would have to be of both types.
            name.push_str(" of its own");
        }
        if properties.contains_key(&name) {
            name.push_str(&field.to_string());
        }
        // Only optional members lead back, so that every object has an end.
        let schema = if chance.once_in(10) {
            json!({ "$ref": "#/components/schemas/Base" })
        } else if chance.once_in(8) {
            json!({ "$ref": format!("#/components/schemas/{}", self::name(chance.below(count))) })
        } else {
            let schema = schema(chance, 0);
            if chance.once_in(2) {
                required.push(Value::from(name.clone()));
            }
            schema
        };
        properties.insert(name, schema);
    }
    let mut object = json!({ "type": "object", "properties": properties });
    if !required.is_empty() {
        object["required"] = Value::from(required);
    }
    if extends {
        let parent = format!("#/components/schemas/{}", self::name(index - 1));
        return json!({ "allOf": [{ "$ref": parent }, object] });
    }
    match chance.below(5) {
        0 if index % 2 == 1 => object["additionalProperties"] = json!({ "type": "integer" }),
        1 => object["maxProperties"] = json!(4),
        _ => {}
    }
    object
}

/// A schema of any kind but a reference.
fn schema(chance: &mut Chance, depth: usize) -> Value {
    if chance.is_3_1 && chance.once_in(3) {
        return schema_of_3_1(chance, depth);
    }
    let kinds = if depth < 2 { 20 } else { 14 };
    let mut schema = match chance.below(kinds) {
        0 => json!({ "type": "string", "minLength": 1, "maxLength": 4 }),
        1 => json!({ "type": "string", "pattern": "^[a-z]+$" }),
        2 => json!({ "type": "string", "enum": ["a", "A", "", "1", "two words"] }),
        3 => json!({ "type": "integer", "format": "int32", "minimum": -3, "maximum": 9 }),
        4 => json!({ "type": "integer", "format": "int64", "multipleOf": 3 }),
        5 => json!({ "type": "integer", "enum": [1, -1, 7] }),
        6 if chance.is_3_1 => json!({ "type": "number", "exclusiveMaximum": 2.5 }),
        6 => json!({ "type": "number", "exclusiveMaximum": true, "maximum": 2.5 }),
        7 => json!({ "type": "boolean" }),
        8 => {
            json!({ "type": "string", "format": chance.pick(FORMATS) })
        }
        9 => json!({}),
        10 => json!({ "type": "object", "minProperties": chance.below(2) }),
        11 => json!({ "type": "number", "enum": [0.5, -1, 2.50] }),
        12 => json!({ "enum": [1, "a", true, 0.5] }),
        13 => {
            let formats = ["int8", "int16", "uint8", "uint16", "uint32", "uint64"];
            json!({ "type": "integer", "format": chance.pick(&formats), "minimum": 0 })
        }
        14 => {
            json!({ "type": "array", "items": self::schema(chance, depth + 1), "maxItems": 3, "uniqueItems": chance.once_in(2) })
        }
        15 => json!({ "type": "object", "additionalProperties": self::schema(chance, depth + 1) }),
        16 => {
            json!({ "anyOf": [
                { "type": "integer", "minimum": 2 },
                { "type": "object", "required": ["a"], "properties": { "a": self::schema(chance, depth + 1) } },
                { "type": "object", "required": ["b"], "properties": { "b": self::schema(chance, depth + 1) } },
            ] })
        }
        17 => {
            json!({ "oneOf": [
                { "type": "object", "required": ["type"], "properties": { "type": { "type": "string", "enum": ["one"] }, "a": self::schema(chance, depth + 1) } },
                { "type": "object", "required": ["type"], "properties": { "type": { "type": "string", "enum": ["two"] }, "a": self::schema(chance, depth + 1) } },
                { "type": "array", "items": self::schema(chance, depth + 1) },
            ] })
        }
        18 => {
            json!({ "type": "object", "properties": { "a": self::schema(chance, depth + 1), "b": self::schema(chance, depth + 1) } })
        }
        _ => {
            json!({ "oneOf": [{ "type": "boolean" }, { "type": "string", "maxLength": 3 }, { "type": "array", "items": { "type": "integer" } }] })
        }
    };
    if chance.once_in(5) && schema.get("type").is_some() && schema.get("enum").is_none() {
        if chance.is_3_1 {
            schema["type"] = json!([schema["type"], "null"]);
        } else {
            schema["nullable"] = json!(true);
        }
    }
    schema
}

/// A schema with keywords of JSON Schema 2020-12.
fn schema_of_3_1(chance: &mut Chance, depth: usize) -> Value {
    let kinds = if depth < 2 { 9 } else { 4 };
    match chance.below(kinds) {
        0 => json!({ "const": chance.pick(&["fixed", "", "two words"]) }),
        1 => json!({ "type": ["string", "integer"] }),
        2 => json!({ "type": "string", "contentEncoding": "base64" }),
        3 => json!({ "type": "integer", "exclusiveMinimum": -3, "exclusiveMaximum": 9 }),
        4 => {
            let rest = if chance.once_in(2) {
                json!(false)
            } else {
                schema(chance, depth + 1)
            };
            json!({ "type": "object", "patternProperties": { "^x": schema(chance, depth + 1) }, "additionalProperties": rest })
        }
        5 => {
            json!({ "type": "array", "prefixItems": [schema(chance, depth + 1), { "type": "boolean" }], "items": schema(chance, depth + 1) })
        }
        6 => {
            json!({ "type": "object", "properties": { "a": schema(chance, depth + 1), "b": { "type": "boolean" } }, "dependentRequired": { "a": ["b"] } })
        }
        7 => {
            json!({
                "type": "object",
                "properties": { "a": { "type": "integer" }, "b": schema(chance, depth + 1) },
                "if": { "properties": { "a": { "minimum": 3 } }, "required": ["a"] },
                "then": { "required": ["b"] },
                "else": { "maxProperties": 1 },
            })
        }
        _ => {
            json!({ "type": "object", "additionalProperties": schema(chance, depth + 1), "propertyNames": { "maxLength": 4 } })
        }
    }
}

/// A value of the schema's type, which breaks a rule now and then.
fn instance(
    chance: &mut Chance,
    schemas: &Map<String, Value>,
    schema: &Value,
    depth: usize,
) -> Value {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let name = reference.rsplit('/').next().unwrap_or_default();
        if name == "Base" {
            return one_of_family(chance, schemas, depth + 1);
        }
        return instance(chance, schemas, &schemas[name], depth + 1);
    }
    let types = schema.get("type").and_then(Value::as_array);
    let is_nullable = types.is_some_and(|types| types.iter().any(|name| name == "null"));
    if (is_nullable || schema.get("nullable").is_some()) && chance.once_in(4) {
        return Value::Null;
    }
    if let Some(value) = schema.get("const") {
        return value.clone();
    }
    if let Some(parts) = schema.get("allOf").and_then(Value::as_array) {
        let mut whole = Map::new();
        for part in parts {
            // The base of a family is entered without the choice among its children.
            let base = json!({ "$ref": "#/components/schemas/Base" });
            let part = if *part == base {
                &schemas["Base"]
            } else {
                part
            };
            if let Value::Object(members) = instance(chance, schemas, part, depth) {
                for (name, value) in members {
                    whole.entry(name).or_insert(value);
                }
            }
        }
        return Value::Object(whole);
    }
    let alternatives = schema.get("oneOf").or_else(|| schema.get("anyOf"));
    if let Some(alternatives) = alternatives.and_then(Value::as_array) {
        let one = chance.below(alternatives.len());
        return instance(chance, schemas, &alternatives[one], depth);
    }
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return match &values[0] {
            Value::String(_) if chance.once_in(5) => json!("not listed"),
            _ => values[chance.below(values.len())].clone(),
        };
    }
    let name = types.map_or(schema.get("type"), |types| types.first());
    match name.and_then(Value::as_str) {
        Some("string") => Value::from(text(chance, schema)),
        Some("integer") if schema.get("minimum") == Some(&json!(0)) => json!(chance.below(100)),
        Some("integer") => json!(i64::try_from(chance.below(16)).unwrap_or_default() - 4),
        Some("number") => json!([-0.5, 0.25, 1.0, 2.5, 3.75][chance.below(5)]),
        Some("boolean") => json!(chance.once_in(2)),
        Some("array") => {
            let first = schema.get("prefixItems").and_then(Value::as_array);
            let items = (0..chance.below(5)).map(|index| {
                let own = first.and_then(|first| first.get(index));
                instance(chance, schemas, own.unwrap_or(&schema["items"]), depth)
            });
            Value::Array(items.collect())
        }
        Some("object") => members(chance, schemas, schema, depth),
        Some(_) | None => json!({ "any": [1, "thing", { "at": 0.5 }] }),
    }
}

/// A child of the family, or something that is none of it.
fn one_of_family(chance: &mut Chance, schemas: &Map<String, Value>, depth: usize) -> Value {
    let (child, told) = [("Cat", "cat"), ("Dog", "a dog"), ("Dog", "a bird")][chance.below(3)];
    let mut value = instance(chance, schemas, &schemas[child], depth);
    value["kind"] = json!(told);
    value
}

fn text(chance: &mut Chance, schema: &Value) -> String {
    if schema.get("contentEncoding").is_some() {
        return "aGVsbG8=".to_owned();
    }
    match schema.get("format").and_then(Value::as_str) {
        Some("date") => "2024-02-29".to_owned(),
        Some("date-time") => "2024-02-29T12:30:45Z".to_owned(),
        Some("uuid") => "67e55044-10b1-426f-9247-bb680e5fe0c8".to_owned(),
        Some("byte") => "aGVsbG8=".to_owned(),
        Some("decimal") => "1.50".to_owned(),
        Some("ipv4") if chance.once_in(2) => "192.0.2.1".to_owned(),
        Some("ipv6") if chance.once_in(2) => "2001:db8::1".to_owned(),
        Some("uri") if chance.once_in(2) => "https://example.com/a?b#c".to_owned(),
        Some("time") if chance.once_in(2) => "12:30:45Z".to_owned(),
        Some("duration") if chance.once_in(2) => "P1DT2H".to_owned(),
        _ => chance.pick(WORDS).to_owned(),
    }
}

fn members(
    chance: &mut Chance,
    schemas: &Map<String, Value>,
    schema: &Value,
    depth: usize,
) -> Value {
    let mut members = Map::new();
    let required = schema.get("required").and_then(Value::as_array);
    let is_required =
        |name: &str| required.is_some_and(|names| names.iter().any(|other| other == name));
    for (name, property) in schema
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        let leads_back = property.get("$ref").is_some();
        let wanted = if leads_back {
            depth < 2 && chance.once_in(2)
        } else {
            chance.below(4) > 0
        };
        if is_required(name) || wanted {
            members.insert(name.clone(), instance(chance, schemas, property, depth));
        }
    }
    if let Some(of_name) = schema.pointer("/patternProperties/^x") {
        for name in ["x", "x-y"] {
            if chance.once_in(2) {
                members.insert(name.to_owned(), instance(chance, schemas, of_name, depth));
            }
        }
    }
    let extra = schema.get("additionalProperties");
    if let Some(extra) = extra.filter(|extra| extra.is_object()) {
        for name in ["extra", "more"] {
            if chance.once_in(2) {
                members.insert(name.to_owned(), instance(chance, schemas, extra, depth));
            }
        }
    } else if chance.once_in(4) {
        members.insert("unknown to the schema".to_owned(), json!([null]));
    }
    Value::Object(members)
}
