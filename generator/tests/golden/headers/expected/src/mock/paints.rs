//! What the mock knows of the operations tagged `Paints`.

use crate::client;
use crate::runtime::mock;

/// Every operation, in the order of the document.
pub(super) static ROUTES: &[mock::Route] = &[mock::Route::of::<client::ListPaints>()];

impl mock::Mocked for client::ListPaints {
    const ANSWERS: &'static [mock::Documented] = &[
        mock::Documented {
            statuses: mock::Statuses::Exact(&[200]),
            media_type: "application/json",
            body: r#""text""#,
            headers: &[
                ("X-Colors", "blue,black,brown"),
                ("X-Sizes", "1,2"),
                ("X-Days", "2024-05-04"),
                ("X-Finishes", "matt"),
                ("X-Finish", "matt"),
                ("X-Grade", "3"),
                ("X-Color", "R,100,G,200,B,150"),
                ("X-Color-Exploded", "R=100,G=200,B=150"),
                ("X-Stock", "blue=1,black=2"),
                ("X-Page", r#"{"of":[1,2]}"#),
                ("X-Batch", "123e4567-e89b-12d3-a456-426614174000"),
            ],
        },
    ];

    fn read(_request: &mut mock::Incoming<'_>) -> Option<Self> {
        Some(Self {})
    }
}
