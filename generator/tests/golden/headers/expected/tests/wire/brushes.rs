//! Calls of the operations tagged `Brushes`.

use crate::api;
use crate::support::{Case, Documented, Expect, fields, outcome, shown};

/// One call of every operation.
pub static CASES: &[Case] = &[
    Case {
        id: "listBrushes",
        line: "GET /brushes HTTP/1.1",
        headers: &[],
        body: None,
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[204],
                media_type: "",
                body: "",
                expect: Expect::SuccessWith(
                    &[("X-Finish", "matt", "matt"), ("X-Hair", "hog", "hog")],
                ),
            },
        ],
        describes: |status| status == 204,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            let result = client.brushes().list_brushes().await;
            let fields = fields(
                &result,
                |answer| [
                    ("X-Finish", shown(answer.x_finish())),
                    ("X-Hair", shown(answer.x_hair())),
                ],
            );
            outcome(result).with(fields)
        }),
    },
];
