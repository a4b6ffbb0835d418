//! What can be wrong with the meaning of operations (`SW04`) and schemas (`SW05`)?

catalogue! {}
