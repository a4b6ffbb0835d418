//! What the mock knows of the operations without a tag.

use crate::runtime::mock;
use crate::{client, models};

/// Every operation, in the order of the document.
pub(super) static ROUTES: &[mock::Route] = &[
    mock::Route::of::<client::AddPet>(),
    mock::Route::of::<client::ChangePet>(),
    mock::Route::of::<client::Answer>(),
];

impl mock::Mocked for client::AddPet {
    const ANSWERS: &'static [mock::Documented] = &[
        mock::Documented {
            statuses: mock::Statuses::Exact(&[204]),
            media_type: "",
            body: "",
            headers: &[],
        },
    ];

    fn read(request: &mut mock::Incoming<'_>) -> Option<Self> {
        Some(Self {
            body: match request
                .one_of(
                    &[
                        "application/json",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data",
                        "text/csv",
                    ],
                )?
            {
                "application/json" => {
                    client::AddPetBody::Json(request.json("application/json")?)
                }
                "application/x-www-form-urlencoded" => {
                    client::AddPetBody::Form(
                        request.form("application/x-www-form-urlencoded", &[])?,
                    )
                }
                "multipart/form-data" => {
                    client::AddPetBody::Multipart({
                        let mut body: models::Photo = request.multipart()?;
                        request.files("photo", &mut body.photo);
                        body
                    })
                }
                _ => client::AddPetBody::Csv(request.text("text/csv")?),
            },
        })
    }
}

impl mock::Mocked for client::ChangePet {
    const ANSWERS: &'static [mock::Documented] = &[
        mock::Documented {
            statuses: mock::Statuses::Exact(&[204]),
            media_type: "",
            body: "",
            headers: &[],
        },
    ];

    fn read(request: &mut mock::Incoming<'_>) -> Option<Self> {
        Some(Self {
            id: request.path(0, "id").required()?,
            body: if request.has_body() {
                Some(
                    match request
                        .one_of(
                            &[
                                "application/merge-patch+json",
                                "application/strategic-merge-patch+json",
                                "application/octet-stream",
                            ],
                        )?
                    {
                        "application/merge-patch+json" => {
                            client::ChangePetBody::MergePatch(
                                request.json("application/merge-patch+json")?,
                            )
                        }
                        "application/strategic-merge-patch+json" => {
                            client::ChangePetBody::StrategicMergePatch(
                                request.json("application/strategic-merge-patch+json")?,
                            )
                        }
                        _ => {
                            client::ChangePetBody::Bytes(
                                request.bytes("application/octet-stream")?.into(),
                            )
                        }
                    },
                )
            } else {
                None
            },
        })
    }
}

impl mock::Mocked for client::Answer {
    const ANSWERS: &'static [mock::Documented] = &[
        mock::Documented {
            statuses: mock::Statuses::Exact(&[200]),
            media_type: "application/json",
            body: r#"{"name":"text"}"#,
            headers: &[],
        },
        mock::Documented {
            statuses: mock::Statuses::Exact(&[200]),
            media_type: "text/event-stream",
            body: r#"data: {"name":"text"}

"#,
            headers: &[],
        },
    ];

    fn read(request: &mut mock::Incoming<'_>) -> Option<Self> {
        Some(Self {
            body: request.json("application/json")?,
        })
    }
}
