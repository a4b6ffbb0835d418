//! What the mock knows of the operations tagged `Cats`.

use crate::client;
use crate::runtime::mock;

/// Every operation, in the order of the document.
pub(super) static ROUTES: &[mock::Route] = &[
    mock::Route::of::<client::ListCats>(),
    mock::Route::of::<client::AddCat>(),
    mock::Route::of::<client::DropCat>(),
    mock::Route::of::<client::MoveCat>(),
];

impl mock::Mocked for client::ListCatsArguments {
    const ANSWERS: &'static [mock::Documented] = &[
        mock::Documented {
            statuses: mock::Statuses::Exact(&[200]),
            media_type: "application/json",
            body: r#"[{"name":"text"}]"#,
            headers: &[],
        },
    ];

    fn read(_request: &mut mock::Incoming<'_>) -> Option<Self> {
        Some(Self {})
    }
}

impl mock::Mocked for client::AddCatArguments {
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
            body: if request.has_body() {
                Some(request.json("application/json")?)
            } else {
                None
            },
        })
    }
}

impl mock::Mocked for client::DropCatArguments {
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
            name: request.path(0, "name").required()?,
        })
    }
}

impl mock::Mocked for client::MoveCatArguments {
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
            name: request.path(0, "name").required()?,
        })
    }
}

impl mock::MockedOptions for client::DryRunOptions {
    fn read(request: &mut mock::Incoming<'_>) -> Option<Self> {
        Some(Self {
            dry_run: request.query("dryRun").optional()?,
        })
    }
}
