//! Published and recomputed vectors: RFC 7616 § 3.9 (with erratum 4897), RFC 2617 § 3.5, RFC 2069 § 2.4 (erratum), and
//! those of curl's test suite.

use super::super::challenge;
use super::*;

/// A challenge as a server writes it, and the request and account of a vector.
struct Vector {
    challenge: &'static str,
    user: &'static str,
    password: &'static str,
    method: &'static str,
    target: &'static str,
    body: &'static [u8],
    cnonce: &'static str,
    count: u32,
}

impl Vector {
    fn account(&self) -> Account {
        Account {
            user: self.user.to_owned(),
            password: Secret::new(self.password),
        }
    }

    fn subject(&self) -> Subject<'static> {
        Subject {
            url: "",
            method: self.method,
            request_target: self.target,
            body: Some(self.body),
        }
    }

    fn chosen(&self) -> DigestChallenge {
        let challenges = challenge::parse([self.challenge.as_bytes()]);
        DigestChallenge::choose(&challenges, DigestPolicy::AnyAlgorithm, &self.account())
            .expect("the challenge can be answered")
            .expect("the challenge is a digest challenge")
    }

    fn answer(&self) -> String {
        let answer = self
            .chosen()
            .answer(&self.account(), self.subject(), self.cnonce, self.count);
        String::from_utf8(answer).expect("the vectors are UTF-8")
    }

    fn response(&self) -> String {
        parameter(&self.answer(), "response")
    }

    fn secret(&self) -> String {
        self.chosen()
            .secret(&self.account(), self.cnonce)
            .to_string()
    }

    fn request(&self) -> String {
        self.chosen().request(self.subject())
    }
}

/// The value of a parameter of an answer, as it is written, without its quotes.
fn parameter(answer: &str, name: &str) -> String {
    let parameters = challenge::parse([answer.as_bytes()]);
    let value = parameters[0]
        .get(name)
        .unwrap_or_else(|| panic!("{name} is missing: {answer}"));
    String::from_utf8(value.to_vec()).expect("the vectors are UTF-8")
}

/// RFC 7616 § 3.9.1.
const MUFASA: Vector = Vector {
    challenge: "",
    user: "Mufasa",
    password: "Circle of Life",
    method: "GET",
    target: "/dir/index.html",
    body: b"",
    cnonce: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
    count: 1,
};

macro_rules! mufasa {
    ($algorithm:literal, $qop:literal) => {
        Vector {
            challenge: concat!(
                "Digest realm=\"http-auth@example.org\", qop=\"",
                $qop,
                "\", algorithm=",
                $algorithm,
                ", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\"",
                ", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\""
            ),
            ..MUFASA
        }
    };
}

#[test]
fn rfc_7616_md5_and_sha_256() {
    let md5 = mufasa!("MD5", "auth, auth-int");
    assert_eq!(md5.secret(), "3d78807defe7de2157e2b0b6573a855f");
    assert_eq!(md5.request(), "39aff3a2bab6126f332b942af96d3366");
    assert_eq!(md5.response(), "8ca523f5e9506fed4657c9700eebdbec");
    assert_eq!(
        md5.answer(),
        "Digest username=\"Mufasa\", realm=\"http-auth@example.org\", uri=\"/dir/index.html\", algorithm=MD5, \
         nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", nc=00000001, \
         cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\", qop=auth, \
         response=\"8ca523f5e9506fed4657c9700eebdbec\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\""
    );

    let sha_256 = mufasa!("SHA-256", "auth");
    assert_eq!(
        sha_256.secret(),
        "7987c64c30e25f1b74be53f966b49b90f2808aa92faf9a00262392d7b4794232"
    );
    assert_eq!(
        sha_256.request(),
        "9a3fdae9a622fe8de177c24fa9c070f2b181ec85e15dcbdc32e10c82ad450b04"
    );
    assert_eq!(
        sha_256.response(),
        "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
    );
}

#[test]
fn session_variants() {
    let md5 = mufasa!("MD5-sess", "auth");
    assert_eq!(md5.secret(), "2b3d906f52651c3136e1502b3d6f38ee");
    assert_eq!(md5.response(), "e783283f46242139c486a698fec7211d");
    let sha_256 = mufasa!("SHA-256-sess", "auth");
    assert_eq!(
        sha_256.secret(),
        "bca21f4c7d7e8bf70d96361085370c7d219947abc1b8cd628f710917b89bed5b"
    );
    assert_eq!(
        sha_256.response(),
        "2fd51b3a77ad75bad6afad6003e818d767133c46d9e2749e7f5232ae1ea3efd7"
    );
}

#[test]
fn auth_int_hashes_the_body() {
    let md5 = mufasa!("MD5", "auth-int");
    assert_eq!(md5.request(), "76b926065592515b4fc702c0da67b40f");
    assert_eq!(md5.response(), "8804a53d3640a40a4f73cea12c5ba451");
    assert_eq!(
        mufasa!("MD5-sess", "auth-int").response(),
        "200cda1c37eb927016d1f97f2c0f04f6"
    );
    let sha_256 = mufasa!("SHA-256", "auth-int");
    assert_eq!(
        sha_256.request(),
        "e55d48abdc6cb0f1b9fea25a08d4508fc5117157c00a35877bd1b4c2e962ca9e"
    );
    assert_eq!(
        sha_256.response(),
        "8bdf6f15638e260831e905028de5450562816d093c9bfc5c13d3a46adcdde940"
    );
    assert_eq!(
        mufasa!("SHA-256-sess", "auth-int").response(),
        "3c19fbb1d58d0c5baff1a2ef49d847b5d0dfd7e3252b355d978d3af7d895912b"
    );
    let post = Vector {
        method: "POST",
        body: b"v=1",
        ..mufasa!("SHA-256", "auth-int")
    };
    assert_eq!(
        post.response(),
        "90cc45fb9f237c41d070611a21a42189a5fc07acb164650c5538b033e7e8e555"
    );
    let vector = Vector {
        challenge: "Digest realm=\"me@kennethreitz.com\", nonce=\"7a5462bc2121c2e609e6f71c64d341c1\", \
                    qop=\"auth-int\", algorithm=MD5",
        user: "foo",
        password: "bar",
        target: "/digest-auth/auth-int/foo/bar",
        cnonce: "MjhjOWI2ZDRmNmVkNjlmYzRmMTdjZjAxYmU4ZTNkM2U=",
        ..MUFASA
    };
    assert_eq!(vector.response(), "a86955ec413135f7902c0bae37d75469");
}

#[test]
fn the_count_and_the_query_are_part_of_the_answer() {
    let second = Vector {
        count: 2,
        ..mufasa!("MD5", "auth")
    };
    assert_eq!(second.response(), "4b5d595ecf2db9df612ea5b45cd97101");
    assert_eq!(parameter(&second.answer(), "nc"), "00000002");
    let second = Vector {
        count: 2,
        ..mufasa!("SHA-256", "auth")
    };
    assert_eq!(
        second.response(),
        "8c8db27f49ff1c202f9fb49fa9d2e9eabf078dcc93db40dfd6527010091d1c8e"
    );
    let query = Vector {
        target: "/dir/index.html?a=b%20c",
        ..mufasa!("SHA-256", "auth")
    };
    assert_eq!(
        query.response(),
        "2b98c63b836efb3175a2da14b157e2d45c3a0d67000050166e1bda892706e5bd"
    );
    let empty = Vector {
        user: "",
        password: "",
        target: "/",
        ..mufasa!("SHA-256", "auth")
    };
    assert_eq!(
        empty.response(),
        "06b2dcf6596ee5746a6545cf5d10fdeb3198698595ad72200725e0ad09b2a09e"
    );
}

#[test]
fn rfc_7616_sha_512_256_and_user_names_beyond_ascii() {
    let hashed = Vector {
        challenge: "Digest realm=\"api@example.org\", qop=\"auth\", algorithm=SHA-512-256, \
                    nonce=\"5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK\", \
                    opaque=\"HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS\", charset=UTF-8, userhash=true",
        user: "J\u{e4}s\u{f8}n Doe",
        password: "Secret, or not?",
        target: "/doe.json",
        cnonce: "NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v",
        ..MUFASA
    };
    let answer = hashed.answer();
    assert_eq!(
        parameter(&answer, "username"),
        "793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b"
    );
    assert_eq!(parameter(&answer, "userhash"), "true");
    assert_eq!(
        hashed.secret(),
        "2d3d9f12c9f3d30011259dc5fecee005ae24de40e3e1f61806d03e65f1e6024f"
    );
    assert_eq!(
        hashed.request(),
        "1734b070bafdeb53ae52f93659427bb4bc545e2ef4d5e74ba247dad4861b4634"
    );
    assert_eq!(
        hashed.response(),
        "3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5"
    );
    // What the RFC prints is a truncated SHA-512, which is another function (erratum 4897).
    assert_ne!(
        hashed.response(),
        "ae66e67d6b427bd3f120414a82e4acff38e8ecd9101d6c861229025f607a79dd"
    );

    let plain = Vector {
        challenge: "Digest realm=\"api@example.org\", qop=\"auth\", algorithm=SHA-512-256, \
                    nonce=\"5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK\", \
                    opaque=\"HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS\", charset=utf-8, userhash=false",
        ..hashed
    };
    let answer = plain.answer();
    assert_eq!(
        parameter(&answer, "username*"),
        "UTF-8''J%C3%A4s%C3%B8n%20Doe"
    );
    assert!(!answer.contains("username="), "{answer}");
    assert_eq!(
        plain.response(),
        "3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5"
    );
}

#[test]
fn rfc_2617_and_2069() {
    let auth = Vector {
        challenge: "Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\", \
                    nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"",
        password: "Circle Of Life",
        cnonce: "0a4f113b",
        ..MUFASA
    };
    assert_eq!(auth.secret(), "939e7578ed9e3c518a452acee763bce9");
    assert_eq!(auth.request(), "39aff3a2bab6126f332b942af96d3366");
    assert_eq!(auth.response(), "6629fae49393a05397450978507c4ef1");
    assert!(
        !auth.answer().contains("algorithm"),
        "what is not stated is not repeated"
    );
    let auth_int = Vector {
        challenge: "Digest realm=\"testrealm@host.com\", qop=auth-int, \
                    nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\"",
        ..auth
    };
    assert_eq!(auth_int.response(), "5e6610ecf9ba3017a4870ad48e3ad30b");
    let legacy = Vector {
        challenge: "Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", \
                    opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"",
        ..auth
    };
    assert_eq!(legacy.response(), "670fd8c2df070c60b045671b8b24ff02");
    for absent in ["nc=", "cnonce=", "qop="] {
        assert!(!legacy.answer().contains(absent), "{}", legacy.answer());
    }
    let rfc_2069 = Vector {
        password: "CircleOfLife",
        ..legacy
    };
    assert_eq!(rfc_2069.response(), "1949323746fe6a43ef61f9606e7febea");
}

#[test]
fn curl() {
    let curl = |challenge, user, password, target| Vector {
        challenge,
        user,
        password,
        target,
        ..MUFASA
    };
    let md5 = "Digest realm=\"testrealm\", nonce=\"1053604145\"";
    let quote = curl(md5, "testuser", "testpass", "/64\"");
    assert_eq!(quote.response(), "1ee14b238b3259f17602e9ce41491ef9");
    assert!(
        quote.answer().contains("uri=\"/64\\\"\""),
        "{}",
        quote.answer()
    );

    let realm = "Digest realm=\"test \\\"this\\\" realm!!\", nonce=\"1053604145\"";
    let realm = curl(realm, "testuser", "testpass", "/1095");
    assert_eq!(realm.response(), "df3246f44d2bc8de0e9f8fc4d7cf6e95");
    assert!(
        realm
            .answer()
            .contains("realm=\"test \\\"this\\\" realm!!\""),
        "{}",
        realm.answer()
    );

    let user = curl(md5, "\\user\"", "password", "/1229");
    assert_eq!(user.response(), "f2694d426040712584c156d3de72b8d6");
    assert!(
        user.answer().contains("username=\"\\\\user\\\"\""),
        "{}",
        user.answer()
    );

    let sha_256 = "Digest realm=\"testrealm\", nonce=\"1053604145\", algorithm=SHA-256";
    assert_eq!(
        curl(sha_256, "testuser", "testpass", "/2061").response(),
        "9dc55255f1a2537b838311674b621d45346b862a81631bb20e4ce356ef25062d"
    );
    let sha_512 = "Digest realm=\"testrealm\", nonce=\"1053604145\", algorithm=SHA-512-256";
    assert_eq!(
        curl(sha_512, "testuser", "testpass", "/2062").response(),
        "9d3256ee6526ec40dd48743bb48e51ee9baba587c78f15c3a86166242150af98"
    );
    let hashed =
        "Digest realm=\"testrealm\", nonce=\"1053604145\", algorithm=SHA-256, userhash=true";
    let hashed = curl(hashed, "testuser", "testpass", "/2063");
    assert_eq!(
        hashed.response(),
        "6c470aec384ab1d4e12d3ce1f5b08303d8cad177e52ebe50ec1a3e141adb0cdc"
    );
    assert_eq!(
        parameter(&hashed.answer(), "username"),
        "75af8a3500f771e58a52093a25e7905d6e428a511285c12ea1420c73078dfd61"
    );
    let query = curl(
        "Digest realm=\"testrealm\", nonce=\"1\"",
        "testuser",
        "testpass",
        "/2076?query",
    );
    assert_eq!(query.response(), "5758bd3bbde7f33236e6ccd278eb59af");
}

/// What is chosen of the challenges in these fields: algorithm and protection, or why none is.
fn choice(fields: &[&str], policy: DigestPolicy, account: &Account) -> String {
    let challenges = challenge::parse(fields.iter().map(|field| field.as_bytes()));
    match DigestChallenge::choose(&challenges, policy, account) {
        Ok(Some(chosen)) => {
            let stale = if chosen.is_stale { " stale" } else { "" };
            format!("{} {:?}{stale}", chosen.algorithm_name(), chosen.protection)
        }
        Ok(None) => "none".to_owned(),
        Err(problem) => format!("{problem:?}"),
    }
}

#[test]
fn what_is_answered_of_what_is_offered() {
    const MD5: &str = r#"Digest realm="r", nonce="n", qop="auth", algorithm=MD5"#;
    const SHA_256: &str = r#"Digest realm="r", nonce="n", qop="auth", algorithm="SHA-256""#;
    const SHA_512: &str = r#"Digest realm="r", nonce="n", qop="auth", algorithm=SHA-512-256-sess"#;
    const ATLAS: &str = r#"Digest realm="MMS Public API", domain="", nonce="n", algorithm=MD5, op="auth", stale=false"#;
    let account = Account {
        user: "u".into(),
        password: Secret::new("p"),
    };
    let any = |fields: &[&str]| choice(fields, DigestPolicy::AnyAlgorithm, &account);
    let modern = |fields: &[&str]| choice(fields, DigestPolicy::ModernOnly, &account);

    assert_eq!(any(&[MD5]), "MD5 Auth");
    assert_eq!(any(&[MD5, SHA_256]), "SHA-256 Auth");
    assert_eq!(any(&[SHA_512, MD5, SHA_256]), "SHA-512-256-sess Auth");
    assert_eq!(
        any(&[&format!("Basic realm=\"b\", {MD5}, {SHA_256}, Negotiate")]),
        "SHA-256 Auth"
    );
    assert_eq!(any(&[ATLAS]), "MD5 Legacy");
    assert_eq!(
        any(&[
            r#"Digest realm="MMS Public API", domain="", nonce="n", algorithm=MD5, qop="auth", stale=false"#
        ]),
        "MD5 Auth"
    );
    assert_eq!(
        any(&[r#"Digest realm="r", nonce="n", qop="crazy, auth", stale=TRUE"#]),
        "MD5 Auth stale"
    );
    assert_eq!(
        any(&[r#"Digest realm="r", nonce="n", qop=AUTH-INT, algorithm=md5-SESS"#]),
        "MD5-sess AuthInt"
    );

    assert_eq!(any(&[r#"Basic realm="r""#]), "none");
    assert_eq!(any(&[]), "none");
    assert_eq!(
        any(&[r#"Digest realm="r", nonce="n", algorithm=SHA-1024"#]),
        "Algorithm"
    );
    assert_eq!(
        any(&[r#"Digest realm="r", nonce="n", algorithm=SHA-1024"#, MD5]),
        "MD5 Auth"
    );
    assert_eq!(
        any(&[r#"Digest realm="r", nonce="n", qop="crazy""#]),
        "Protection"
    );
    assert_eq!(
        any(&[r#"Digest realm="r", nonce="1", nonce="2", qop="auth""#]),
        "Defective"
    );
    assert_eq!(any(&[r#"Digest nonce="n", qop="auth""#]), "Defective");
    assert_eq!(any(&[r#"Digest realm="r", nonce="""#]), "Defective");

    assert_eq!(modern(&[MD5]), "Policy");
    assert_eq!(modern(&[ATLAS]), "Policy");
    assert_eq!(
        modern(&[r#"Digest realm="r", nonce="n", algorithm=SHA-256"#]),
        "Policy"
    );
    assert_eq!(modern(&[MD5, SHA_256]), "SHA-256 Auth");

    let beyond = Account {
        user: "J\u{e4}s\u{f8}n".into(),
        password: Secret::new("p"),
    };
    assert_eq!(
        choice(&[MD5], DigestPolicy::AnyAlgorithm, &beyond),
        "Charset"
    );
    let utf_8 = format!("{MD5}, charset=UTF-8");
    assert_eq!(
        choice(&[&utf_8], DigestPolicy::AnyAlgorithm, &beyond),
        "MD5 Auth"
    );
}
