//! Calls of the operations tagged `Paints`.

use crate::api;
use crate::support::{Case, Documented, Expect, fields, outcome, shown, written};

/// One call of every operation.
pub static CASES: &[Case] = &[
    Case {
        id: "listPaints",
        line: "GET /paints HTTP/1.1",
        headers: &[("accept", "application/json")],
        body: None,
        obeys: true,
        security: &[],
        documented: &[
            Documented {
                statuses: &[200],
                media_type: "application/json",
                body: r#""text""#,
                expect: Expect::SuccessWith(
                    &[
                        ("X-Colors", "blue,black,brown", r#"["blue","black","brown"]"#),
                        ("X-Sizes", "1,2", "[1,2]"),
                        ("X-Days", "2024-05-04", r#"["2024-05-04"]"#),
                        ("X-Finishes", "matt", r#"["matt"]"#),
                        ("X-Finish", "matt", "matt"),
                        ("X-Grade", "3", "3"),
                        ("X-Color", "R,100,G,200,B,150", r#"{"R":100,"G":200,"B":150}"#),
                        (
                            "X-Color-Exploded",
                            "R=100,G=200,B=150",
                            r#"{"R":100,"G":200,"B":150}"#,
                        ),
                        ("X-Stock", "blue=1,black=2", r#"{"blue":1,"black":2}"#),
                        ("X-Page", r#"{"of":[1,2]}"#, r#"{"of":[1,2]}"#),
                        (
                            "X-Batch",
                            "123e4567-e89b-12d3-a456-426614174000",
                            "123e4567-e89b-12d3-a456-426614174000",
                        ),
                    ],
                ),
            },
        ],
        describes: |status| status == 200,
        builder: api::Client::builder,
        call: |client| Box::pin(async move {
            let result = client.paints().list_paints().await;
            let fields = fields(
                &result,
                |answer| [
                    ("X-Colors", written(answer.x_colors())),
                    ("X-Sizes", written(answer.x_sizes())),
                    ("X-Days", written(answer.x_days())),
                    ("X-Finishes", written(answer.x_finishes())),
                    ("X-Finish", shown(answer.x_finish())),
                    ("X-Grade", shown(answer.x_grade())),
                    ("X-Color", written(answer.x_color())),
                    ("X-Color-Exploded", written(answer.x_color_exploded())),
                    ("X-Stock", written(answer.x_stock())),
                    ("X-Page", written(answer.x_page())),
                    ("X-Batch", shown(answer.x_batch())),
                ],
            );
            outcome(result).with(fields)
        }),
    },
];
