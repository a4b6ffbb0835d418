//! What can be wrong with a file as text, YAML or JSON (`SW01`)?

catalogue! {}
