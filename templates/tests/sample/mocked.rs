//! How the operations are read back, in the shape of generated code.

use super::choices::{FLOWED, PutNote, PutNoteBody};
use super::fixed::{Moor, Sail};
use super::operations::{AddItem, Both, DeleteItem, GetItem, ITEM, Search};
use crate::api::runtime::QueryStyle;
use crate::api::runtime::mock::{Documented, Incoming, Mocked, Route, Server, Statuses};

/// `Server::start()` of a generated crate.
pub fn start() -> Server {
    let routes = [
        Route::of::<GetItem>(),
        Route::of::<AddItem>(),
        Route::of::<DeleteItem>(),
        Route::of::<Search>(),
        Route::of::<Both>(),
        Route::of::<PutNote>(),
        Route::of::<Moor>(),
        Route::of::<Sail>(),
    ];
    Server::serve(&super::API, routes).expect("a loopback port is free")
}

const PROBLEM: &str = r#"{"errorCode":"NOT_FOUND","detail":"no such thing"}"#;

impl Mocked for GetItem {
    const ANSWERS: &'static [Documented] = &[
        Documented {
            statuses: Statuses::Exact(&[200]),
            media_type: ITEM,
            body: r#"{"id":"i","frequency":"daily","grams":1}"#,
            headers: &[("X-Shelves", "1,2"), ("X-Left", "3")],
        },
        Documented {
            statuses: Statuses::Exact(&[404, 500]),
            media_type: "application/json",
            body: PROBLEM,
            headers: &[],
        },
    ];

    fn read(request: &mut Incoming<'_>) -> Option<Self> {
        Some(Self {
            shelf_id: request.path(0, "shelfId").required()?,
            item_id: request.path(1, "itemId").required()?,
            envelope: request.query("envelope").optional()?,
            pretty: request.query("pretty").optional()?,
        })
    }
}

impl Mocked for AddItem {
    const ANSWERS: &'static [Documented] = &[
        Documented {
            statuses: Statuses::Exact(&[201]),
            media_type: ITEM,
            body: r#"{"id":"new"}"#,
            headers: &[],
        },
        Documented {
            statuses: Statuses::Range(400),
            media_type: "application/json",
            body: PROBLEM,
            headers: &[],
        },
    ];

    fn read(request: &mut Incoming<'_>) -> Option<Self> {
        Some(Self {
            shelf_id: request.path(0, "shelfId").required()?,
            body: request.json(ITEM)?,
        })
    }
}

impl Mocked for DeleteItem {
    const ANSWERS: &'static [Documented] = &[Documented {
        statuses: Statuses::Exact(&[204]),
        media_type: "",
        body: "",
        headers: &[],
    }];

    fn read(request: &mut Incoming<'_>) -> Option<Self> {
        Some(Self {
            shelf_id: request.path(0, "shelfId").required()?,
            item_id: request.path(1, "itemId").required()?,
        })
    }
}

impl Mocked for Search {
    const ANSWERS: &'static [Documented] = &[Documented {
        statuses: Statuses::Default(200),
        media_type: "application/json",
        body: r#"[{"id":"i"}]"#,
        headers: &[],
    }];

    fn read(request: &mut Incoming<'_>) -> Option<Self> {
        Some(Self {
            text: request.query("text").optional()?,
            list: request.query("list").optional()?,
            joined: request
                .query_styled("joined", QueryStyle::FormJoined)
                .optional()?,
            spaced: request
                .query_styled("spaced", QueryStyle::SpaceDelimited)
                .optional()?,
            piped: request
                .query_styled("piped", QueryStyle::PipeDelimited)
                .optional()?,
            deep: request
                .query_styled("deep", QueryStyle::DeepObject)
                .optional()?,
            flat: request
                .query_members(
                    "flat",
                    &[
                        "text", "list", "joined", "spaced", "piped", "deep", "number",
                    ],
                )
                .optional()?,
            number: request.query("number").optional()?,
            header: request.header("X-Text").optional()?,
            header_list: request.header("X-List").optional()?,
            cookie: request.cookie("crumb").optional()?,
        })
    }
}

impl Mocked for Both {
    const ANSWERS: &'static [Documented] = &[Documented {
        statuses: Statuses::Exact(&[204]),
        media_type: "",
        body: "",
        headers: &[],
    }];

    fn read(_: &mut Incoming<'_>) -> Option<Self> {
        Some(Self)
    }
}

impl Mocked for PutNote {
    const ANSWERS: &'static [Documented] = &[
        Documented {
            statuses: Statuses::Exact(&[200]),
            media_type: "application/json",
            body: r#"{"id":"note"}"#,
            headers: &[],
        },
        Documented {
            statuses: Statuses::Exact(&[200]),
            media_type: "text/csv",
            body: "id\nnote\n",
            headers: &[],
        },
    ];

    fn read(request: &mut Incoming<'_>) -> Option<Self> {
        const FORM: &str = "application/x-www-form-urlencoded";
        let known = ["application/json", FORM, FLOWED, "text/plain"];
        Some(Self {
            body: if request.has_body() {
                Some(match request.one_of(&known)? {
                    "application/json" => PutNoteBody::Json(request.json("application/json")?),
                    FORM => PutNoteBody::Form(request.form(FORM, &[])?),
                    FLOWED => PutNoteBody::Flowed(request.text(FLOWED)?),
                    _ => PutNoteBody::Text(request.text("text/plain")?),
                })
            } else {
                None
            },
        })
    }
}
