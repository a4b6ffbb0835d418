//! Does the reader say yes to what a printer does, and no to anything else?

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::says;
use crate::render::flat::Flat;
use crate::render::verify;

fn reads(tokens: &TokenStream, text: &str) -> bool {
    says(Flat::of(tokens.clone()).begin(), text)
}

fn verify_again(tokens: &TokenStream, text: &str) -> Result<(), String> {
    verify::verify_again(Flat::of(tokens.clone()).begin(), text, &[])
}

#[test]
fn what_a_printer_may_do_is_followed() {
    let cases = [
        (
            quote!(
                use a::{B};
            ),
            "use a::B;\n",
        ),
        (
            quote!(
                #[doc = " A \"thing\"."]
                #[derive(Clone)]
                struct A {
                    b: u8,
                }
            ),
            "/// A \"thing\".\n#[derive(Clone)]\nstruct A {\n    b: u8,\n}\n",
        ),
        (quote!(#![doc = " é"]), "//! é\n"),
        (
            quote!(
                const A: B = c(|d| d.e(), f);
            ),
            "const A: B = c(\n    |d| {\n        d.e()\n    },\n    f,\n);\n",
        ),
        (
            quote!(
                fn a(b: &'static str) {
                    match b {
                        "x" => c::<D, E>(f),
                        _ => g(),
                    }
                }
            ),
            "fn a(b: &'static str) {\n    match b {\n        \"x\" => {\n            c::<D, E>(f)\n        }\n        _ => {\n            g()\n        }\n    }\n}\n",
        ),
        (
            quote!(
                fn a() -> B<C> {
                    0..1.max(2)
                }
            ),
            "fn a() -> B<\n    C,\n> {\n    0..1.max(2)\n}\n",
        ),
    ];
    for (tokens, text) in cases {
        assert!(reads(&tokens, text), "{text}");
        assert_eq!(verify_again(&tokens, text), Ok(()), "{text}");
    }
}

#[test]
fn what_was_not_asked_for_is_not_passed() {
    let doc = quote!(
        #[doc = " a"]
        struct A;
    );
    let arms = quote!(
        fn a() {
            match b {
                0 => c,
                _ => d,
            }
        }
    );
    let sum = quote!(
        const A: u8 = b / c;
    );
    let call: TokenStream = "const A: B = b('x', 1 . 5, r#x, \"s\");".parse().unwrap();
    let cases = [
        (&doc, "/// a\nstruct B;"),
        (&doc, "/// b\nstruct A;"),
        (&doc, "//// a\nstruct A;"),
        (&doc, "/// a\r\nstruct A;"),
        (&doc, "// hidden\n/// a\nstruct A;"),
        (&doc, "/// a\nstruct A; struct B;"),
        (&doc, "/// a\nstruct"),
        (&doc, "/// a\nstruct A {}"),
        (&doc, "//! a\nstruct A;"),
        (&sum, "const A: u8 = b // c;"),
        (&arms, "fn a() { match b { 0 => {\nc, _ => d } } }"),
        (&arms, "fn a() { match b { 0 => {\nc } _ => {\n} d } }"),
        (&arms, "fn a() { match b { 0 => c _ => d } }"),
        (&sum, "const A: u8 = b /* c */ / c;"),
        (&sum, "const A: u8 = bb / c;"),
        (&sum, "const A: u8 = b / c + 1;"),
        (&call, "const A: B = b('x', 1.5, r#x, \"s\");"),
        (&call, "const A: B = b('y', 1 . 5, r#x, \"s\");"),
        (&call, "const A: B = b('x', 1 . 5, x, \"s\");"),
        (&call, "const A: B = b('x', 1 . 5, r#x, b\"s\");"),
        (&call, "const A: B = b('x', 1 . 5, r#x, \"s\"#);"),
    ];
    for (tokens, text) in cases {
        assert!(!reads(tokens, text), "{text}");
    }
}

/// Whatever stands in the place of a character: what the quick reader lets pass, the slow one lets pass as well.
#[test]
fn no_change_passes_that_a_new_lexing_refuses() {
    let hostile = Literal::string("\"\n}*/ // é\u{202e}\\");
    let tokens = quote! {
        #[doc = " Some \\ text."]
        #[derive(Clone, Debug)]
        pub struct A<'a> { b: &'a str, c: Vec<u8> }
        impl<'a> A<'a> {
            const D: &'static str = #hostile;
            fn e(&self) -> Result<u8, ()> {
                match self.b { "x" if self.c.len() >= 1 && !self.b.is_empty() => Ok(1), _ => Err(()) }
            }
        }
    };
    let file: syn::File = syn::parse2(tokens.clone()).unwrap();
    let text = prettyplease::unparse(&file);
    assert!(reads(&tokens, &text), "{text}");
    let mut passed = 0;
    for (at, c) in text.char_indices() {
        for change in [
            "", " ", "\n", "/", "*", "\"", "'", "#", "!", "r", "0", ".", "-", ";", "{", "}", "(",
            "\r", "//", "é",
        ] {
            for after in [at, at + c.len_utf8()] {
                let changed = format!("{}{change}{}", &text[..at], &text[after..]);
                if reads(&tokens, &changed) {
                    passed += 1;
                    let again = verify_again(&tokens, &changed);
                    assert_eq!(again, Ok(()), "{changed}");
                }
            }
        }
    }
    assert!(passed > 100, "blanks are of no matter: {passed}");
}
