//! What can be wrong with the configuration (`SW08`)?

catalogue! {
    UNKNOWN_ALLOWANCE = "SW0801" "unknown-allowance" Error {
        title: "The configuration allows a feature that does not exist",
        meaning: "`allow` lists, by name, the unsupported features that may be left out of the generated crate. A name \
                  that no feature has allows nothing: most often it is a slip of the pen.",
        bad: "allow = [\"calbacks\"]",
        good: "allow = [\"callbacks\"]",
        help: "correct the name or take it out",
    }
    REPEATED_ALLOWANCE = "SW0802" "repeated-allowance" Warning {
        title: "The configuration allows a feature twice",
        meaning: "`allow` names the same feature more than once. That does no harm, but one of the two will be \
                  forgotten when the other is taken out.",
        bad: "allow = [\"callbacks\", \"links\", \"callbacks\"]",
        good: "allow = [\"callbacks\", \"links\"]",
        help: "take out one of the two",
    }
    UNUSED_ALLOWANCE = "SW0803" "unused-allowance" Error {
        title: "The configuration allows a feature that the document does not need",
        meaning: "`allow` names a feature that may be left out, but the document has nothing of the kind. Left in \
                  place, it would let a later version of the document lose something without anyone agreeing to it.",
        bad: "# the document has no callbacks\nallow = [\"callbacks\"]",
        good: "allow = []",
        help: "take the name out of `allow`",
    }
    UNUSED_SELECTION = "SW0804" "unused-selection" Error {
        title: "The configuration selects operations that the document does not have",
        meaning: "`select` lists the operations to generate, by tag, path or `operationId`. An entry that no operation \
                  answers to is a slip of the pen, or its operations have gone from the document: either way, the \
                  crate would lack something that somebody wanted.",
        bad: "# the document's tag is Clusters\n[target.select]\ntags = [\"Cluster\"]",
        good: "[target.select]\ntags = [\"Clusters\"]",
        help: "correct the entry or take it out",
    }
}
