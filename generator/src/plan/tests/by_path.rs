//! Names of operations that the document gives none.

use super::{paths, planned};

#[test]
fn operations_without_a_name_are_called_by_their_paths() {
    let named = |paths_of: &[&str]| {
        let operations: Vec<String> = paths_of
            .iter()
            .map(|path| {
                let name = path.split(['{', '}']).skip(1).step_by(2);
                let parameters: Vec<String> = name
                    .map(|name| format!("{{name: {name}, in: path, required: true, schema: {{type: string}}}}"))
                    .collect();
                let (path, id) = path.split_once(' ').unwrap_or((path, ""));
                let id = if id.is_empty() { String::new() } else { format!("operationId: {id}, ") };
                format!(
                    "\"{path}\":\n  get: {{{id}parameters: [{}], responses: {{'204': {{description: x}}}}}}",
                    parameters.join(", ")
                )
            })
            .collect();
        let (_, plan) = planned(&paths(&operations.join("\n")));
        let methods = plan
            .operations
            .iter()
            .map(|operation| operation.method.to_string());
        methods.collect::<Vec<_>>()
    };
    assert_eq!(
        named(&[
            "/api/v1/users",
            "/api/v1.1/users/{userId}",
            "/Rest/users/{id}/pets",
            "/v2",
            "/{id}",
            "/vet/{a}.{b}"
        ]),
        [
            "get_users",
            "get_users_by_user_id",
            "get_users_pets",
            "get_v2",
            "get_by_id",
            "get_vet_a_b"
        ]
    );
    // The same in another version, with a parameter, and of an operation that the document names so.
    assert_eq!(
        named(&[
            "/v2/users",
            "/v1/users",
            "/a/{id}/b",
            "/a/b",
            "/c",
            "/x getC"
        ]),
        [
            "get_v2_users",
            "get_users",
            "get_a_id_b",
            "get_a_b",
            "get_c2",
            "get_c"
        ]
    );
}
