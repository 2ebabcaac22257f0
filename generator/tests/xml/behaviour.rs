//! Bodies in XML, there and back: runs inside the crate of `openapi.yaml`. The first cases are those of the specification (OpenAPI 3.2.0,
//! XML Object Examples), the others what it leaves open and what people write.

use xml_cases::models;
use xml_cases::support::codec::{from_str, to_string};
use xml_cases::support::mock::Replay;
use xml_cases::support::ErrorKind;
use xml_cases::Client;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

fn client(replay: &Replay) -> Client {
    Client::builder().base_url("https://xml.example").transport(replay.clone()).build().unwrap()
}

fn sent(replay: &Replay) -> String {
    let requests = replay.requests();
    let request = requests.last().expect("a request");
    assert_eq!(request.headers()["content-type"], "application/xml");
    String::from_utf8(request.body().to_vec()).unwrap().strip_prefix(DECLARATION).expect("a declaration").to_owned()
}

/// A value is sent as this document, and this document is read as the same value.
macro_rules! round {
    ($($operation:ident $(: $ty:ty)?, $json:expr => $xml:expr;)*) => { $(
        #[tokio::test]
        async fn $operation() {
            let replay = Replay::new().answer(200, "application/xml; charset=utf-8", $xml.to_owned());
            let value = from_str$(::<$ty>)?($json).unwrap();
            let back = client(&replay).$operation(&value).await.unwrap();
            assert_eq!(sent(&replay), $xml);
            assert_eq!(to_string(&back), $json);
        }
    )* };
}

round! {
    plain, r#"{"animals":"dog, cat, hamster"}"# => "<document><animals>dog, cat, hamster</animals></document>";
    bare_list, r#"{"animals":["dog","cat","hamster"]}"#
        => "<document><animals>dog</animals><animals>cat</animals><animals>hamster</animals></document>";
    renamed, r#"{"animals":"dog"}"# => "<document><animal>dog</animal></document>";
    person, r#"{"id":123,"name":"example"}"#
        => "<Person id=\"123\"><sample:name xmlns:sample=\"https://example.com/schema/sample\">example</sample:name></Person>";
    item_names, r#"{"animals":["dog","cat"]}"# => "<document><animal>dog</animal><animal>cat</animal></document>";
    idle_name, r#"{"animals":["dog","cat"]}"# => "<document><animal>dog</animal><animal>cat</animal></document>";
    wrapped, r#"{"animals":["dog","cat"]}"#
        => "<document><animals><animals>dog</animals><animals>cat</animals></animals></document>";
    wrapped_items, r#"{"animals":["dog","cat"]}"#
        => "<document><animals><animal>dog</animal><animal>cat</animal></animals></document>";
    both_names, r#"{"animals":["dog","cat"]}"#
        => "<document><aliens><animal>dog</animal><animal>cat</animal></aliens></document>";
    wrapper_name, r#"{"animals":["dog","cat"]}"#
        => "<document><aliens><aliens>dog</aliens><aliens>cat</aliens></aliens></document>";
    text_and_attributes: models::TextAndAttributes, r#"[{"kind":"Cat","name":"Fluffy"},{"kind":"Dog","name":"Fido"}]"#
        => "<animals><animal kind=\"Cat\">Fluffy</animal><animal kind=\"Dog\">Fido</animal></animals>";
    documentation, r#"{"content":"<html><head><title>Awesome Docs</title></head><body></body><html>"}"#
        => "<Documentation><![CDATA[<html><head><title>Awesome Docs</title></head><body></body><html>]]></Documentation>";
    stored, r#"{"content":"<html>"}"# => "<StoredDocument><![CDATA[<html>]]></StoredDocument>";
    one_two_three, r#"["Some text",{"unit":"cubits","value":42},null]"#
        => "<OneTwoThree><One>Some text</One><Two unit=\"cubits\">42</Two>\
            <Three xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/></OneTwoThree>";
    report, r#"["Some preamble text.",42,"Some postamble text."]"#
        => "<Report>Some preamble text.<data>42</data>Some postamble text.</Report>";
    old_words, r#"{"id":1,"authors":["A","B"]}"#
        => "<book id=\"1\"><authors><author>A</author><author>B</author></authors></book>";
    map, r#"{"metadata":{"a":1,"b":2}}"# => "<map><metadata><a>1</a><b>2</b></metadata></map>";
    map_of_lists, r#"{"a":[1,2],"b":[3]}"# => "<map><a>1</a><a>2</a><b>3</b></map>";
    map_of_wrapped_lists, r#"{"a":[1,2],"b":[]}"# => "<map><a><n>1</n><n>2</n></a><b/></map>";
    nested, r#"{"owner":{"name":"o"},"cat":{"name":"c"},"dog":{"name":"d"},"bird":{"name":"b"}}"#
        => "<house><owner><name>o</name></owner><named><name>c</name></named><rex><name>d</name></rex>\
            <tweety><name>b</name></tweety></house>";
    composed, r#"{"name":"n","age":3}"# => "<composed><name>n</name><age>3</age></composed>";
    union, r#"{"animals":[{"kind":"cat","lives":9},{"kind":"dog","tricks":["sit","roll"]}]}"#
        => "<zoo><animal kind=\"cat\"><lives>9</lives></animal>\
            <animal kind=\"dog\"><trick>sit</trick><trick>roll</trick></animal></zoo>";
    scalars, r#"{"flag":true,"number":1.50,"big":-7,"time":"2022-08-26T18:38:00.000Z","bytes":"aGk=","colour":"red","level":2,"either":false}"#
        => "<scalars><flag>true</flag><number>1.50</number><big>-7</big><time>2022-08-26T18:38:00.000Z</time><bytes>aGk=</bytes>\
            <colour>red</colour><level>2</level><either>false</either></scalars>";
    nothing, r#"{"element":null,"attribute":null,"list":[1,null]}"#
        => "<nothing><element xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/><list>1</list>\
            <list xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/></nothing>";
    tree, r#"{"value":1,"children":[{"value":2,"children":[{"value":3}]},{"value":4}]}"#
        => "<tree value=\"1\"><tree value=\"2\"><tree value=\"3\"/></tree><tree value=\"4\"/></tree>";
    default_namespace, r#"{"title":"t","link":"a","also":"b"}"#
        => "<feed xmlns=\"https://example.com/feed\"><title>t</title><l:link xmlns:l=\"https://example.com/link\">a</l:link>\
            <l:also xmlns:l=\"https://example.com/link\">b</l:also></feed>";
    namespaced_attributes, r#"{"lang":"de","bare":"b"}"#
        => "<a xmlns:m=\"https://example.com/m\" m:lang=\"de\" xmlns:ns2=\"https://example.com/b\" ns2:bare=\"b\"/>";
    same_local_names, r#"{"one":"1","two":"2","three":"3"}"#
        => "<pair><a:id xmlns:a=\"https://example.com/a\">1</a:id><b:id xmlns:b=\"https://example.com/b\">2</b:id><id>3</id></pair>";
    open, r#"{"known":"k","other":{"name":"n"}}"# => "<open><known>k</known><other><name>n</name></other></open>";
    unknown, r#"{"name":"n","more":{"a":["1","2"],"b":"3"},"last":""}"#
        => "<Simple><name>n</name><more><a>1</a><a>2</a><b>3</b></more><last/></Simple>";
    escapes, "{\"attribute\":\"a<b>&\\\"'\\n\\t\",\"text\":\" <&>]]> \\r\\n \"}"
        => "<e attribute=\"a&lt;b&gt;&amp;&quot;'&#10;&#9;\"><text> &lt;&amp;&gt;]]&gt; &#13;\n </text></e>";
    sections, r#"{"section":"a]]>b & <c>"}"# => "<s><![CDATA[a]]]]><![CDATA[>b & <c>]]></s>";
    lists_of_nothing, r#"{"bare":[],"wrapped":[]}"# => "<l><wrapped/></l>";
    lists_in_lists, r#"{"rows":[[1,2],[],[3]]}"#
        => "<l><row><cell>1</cell><cell>2</cell></row><row/><row><cell>3</cell></row></l>";
    attribute_list, r#"{"ids":[1,2,3]}"# => "<l ids=\"1 2 3\"/>";
    no_node, r#"{"inner":{"a":"1","b":"2"},"c":"3"}"# => "<n b=\"2\"><a>1</a><c>3</c></n>";
    anything, r#"{"value":{"a":"1","b":{"c":"2"}}}"# => "<any><value><a>1</a><b><c>2</c></b></value></any>";
    azure_text, r#"{"lang":"en","value":"words"}"# => "<t lang=\"en\">words</t>";
    people: models::People, r#"[{"id":1},{"id":2}]"# => "<People><Person id=\"1\"/><Person id=\"2\"/></People>";
}

#[tokio::test]
async fn lists_in_pages_are_followed_as_in_json() {
    let page = |id: u32, next: &str| {
        let people = format!("<Person id='{id}'/><Person id='{}'/>", id + 1);
        format!("<Page><People>{people}</People>{next}</Page>")
    };
    let replay = Replay::new().answer(200, "application/xml", page(1, "<NextMarker>b</NextMarker>"));
    let client = client(&replay.answer(200, "application/xml", page(3, "<NextMarker/>")));
    let people = client.list_people().items().all().await.unwrap();
    assert_eq!(people.iter().filter_map(|person| person.id).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[tokio::test]
async fn an_answer_in_json_is_read_as_what_it_is() {
    let back = simple("application/json", r#"{"name":"n"}"#).await.unwrap();
    assert_eq!(back.name.as_deref(), Some("n"));
}

/// Reads an answer of the operation `unknown`, a `Simple`.
async fn simple(media: &str, body: impl Into<Vec<u8>>) -> Result<models::Simple, xml_cases::Error> {
    let replay = Replay::new().answer(200, media, body.into());
    client(&replay).unknown(&models::Simple::new()).await
}

#[tokio::test]
async fn items_need_not_stand_together() {
    let document = "<i><a>1</a><b>2</b><a>3</a><!-- no --><b>4</b></i>";
    let replay = Replay::new().answer(200, "text/xml", document.to_owned());
    let back = client(&replay).interleaved(&from_str("{}").unwrap()).await.unwrap();
    assert_eq!(to_string(&back), r#"{"a":[1,3],"b":[2,4]}"#);
}

#[tokio::test]
async fn names_are_told_by_what_their_prefix_stands_for() {
    let document = "<p:pair xmlns:p='https://example.com/a' xmlns='https://example.com/b'><id>2</id><p:id>1</p:id>\
                    <q:id xmlns:q='https://example.com/c'>3</q:id></p:pair>";
    let replay = Replay::new().answer(200, "application/xml", document.to_owned());
    let back = client(&replay).same_local_names(&from_str("{}").unwrap()).await.unwrap();
    assert_eq!(to_string(&back), r#"{"one":"1","two":"2","three":"3"}"#);
}

#[tokio::test]
async fn members_that_go_one_way_stay_there() {
    let document = "<OneWay><id>7</id><name>n</name></OneWay>";
    let replay = Replay::new().answer(200, "application/xml", document.to_owned());
    let value = from_str(r#"{"id":1,"secret":"s","name":"n"}"#).unwrap();
    let back = client(&replay).one_way(&value).await.unwrap();
    assert_eq!(sent(&replay), "<OneWay><secret>s</secret><name>n</name></OneWay>");
    assert_eq!((back.id.as_ref().copied(), back.name.as_deref()), (Some(7), Some("n")));
}

#[tokio::test]
async fn white_space_comments_and_entities_are_what_xml_says() {
    let document = "\u{feff}<?xml version='1.0'?>\n<!DOCTYPE Simple>\n<!-- a --><Simple>\n  <name>a&amp;b&#x1F600;<!-- in --> c</name>\r\n  \
                    <age>\n 007 </age><?pi?>\n</Simple>\n";
    let back = simple("application/xml", document).await.unwrap();
    assert_eq!(to_string(&back), "{\"name\":\"a&b\u{1F600} c\",\"age\":7}");
    let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><Simple><name>\xe9</name></Simple>".to_vec();
    assert_eq!(simple("text/xml", latin).await.unwrap().name.as_deref(), Some("é"));
    let wide: Vec<u8> =
        "\u{feff}<Simple><name>ü</name></Simple>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(simple("application/xml; charset=utf-16", wide).await.unwrap().name.as_deref(), Some("ü"));
    // An element with nothing in it is no number, and the member may be left out.
    assert_eq!(to_string(&simple("", "<Simple><age/><name/></Simple>").await.unwrap()), r#"{"name":""}"#);
}

#[tokio::test]
async fn what_does_not_fit_is_told_with_its_place() {
    let said = |error: xml_cases::Error| {
        assert_eq!(error.kind(), ErrorKind::Decode);
        error.to_string()
    };
    let error = said(simple("application/xml", "<Simple><age>old</age></Simple>").await.unwrap_err());
    assert!(error.contains("/age: expected integer, found string"), "{error}");
    let error = said(simple("application/xml", "<Fault><Code>1</Code></Fault>").await.unwrap_err());
    assert!(error.contains("expected a member that the document has"), "{error}");
    let error = said(simple("image/png", "<Simple/>").await.unwrap_err());
    assert!(error.contains("the body is image/png, and XML was expected"), "{error}");
    let error = said(simple("application/xml", "").await.unwrap_err());
    assert!(error.contains("the body is empty, and XML was expected"), "{error}");
    let error = said(simple("application/xml", "<Simple><name>a</Simple>").await.unwrap_err());
    assert!(error.contains("cannot be read as XML"), "{error}");
}

#[tokio::test]
async fn what_xml_has_no_characters_or_names_for_is_not_sent() {
    let replay = Replay::new();
    let value = from_str("{\"name\":\"a\\u0001\"}").unwrap();
    let error = client(&replay).unknown(&value).await.unwrap_err();
    assert!(error.kind() == ErrorKind::Build && error.to_string().contains("XML has no character"), "{error}");
    let error = client(&replay).map(&from_str(r#"{"metadata":{"two words":1}}"#).unwrap()).await.unwrap_err();
    assert!(error.to_string().contains("\"two words\" is no name of an element"), "{error}");
    assert!(replay.requests().is_empty());
}

#[tokio::test]
async fn json_comes_first_and_xml_is_a_method_away() {
    let value = from_str(r#"{"name":"n"}"#).unwrap();
    let document = "<Simple><name>x</name></Simple>".to_owned();
    let replay = Replay::new().json(200, r#"{"name":"j"}"#).answer(200, "application/vnd.zoo+xml", document);
    let replay = replay.answer(400, "text/xml", "<Simple><name>bad</name></Simple>".to_owned());
    let client = client(&replay);
    assert_eq!(client.both(&value).await.unwrap().name.as_deref(), Some("j"));
    let requests = replay.requests();
    assert_eq!((&requests[0].headers()["content-type"], &**requests[0].body()), (&"application/json".parse().unwrap(), &br#"{"name":"n"}"#[..]));
    let back = client.both_as_xml(&value).as_vnd_zoo_xml().await.unwrap();
    assert_eq!((sent(&replay), back.name.as_deref()), ("<Simple><name>n</name></Simple>".to_owned(), Some("x")));
    assert_eq!(replay.requests()[1].headers()["accept"], "application/vnd.zoo+xml");
    let error = client.both_as_xml(&value).await.unwrap_err();
    let xml_cases::untagged::op::BothErrors::BadRequest(body) = error.errors::<xml_cases::untagged::op::Both>().unwrap() else {
        panic!("{error}")
    };
    assert_eq!(body.name.as_deref(), Some("bad"));
}

#[tokio::test]
async fn text_of_which_the_document_says_no_more_is_passed_on() {
    let replay = Replay::new().answer(200, "application/xml", "<b/>".to_owned());
    assert_eq!(client(&replay).raw("<a/>").await.unwrap(), "<b/>");
    assert_eq!(&**replay.requests()[0].body(), b"<a/>");
}

#[test]
fn webhooks_come_in_xml_too() {
    use xml_cases::support::Incoming;
    use xml_cases::webhooks::Webhook;
    let read = |body: &str| Webhook::read("changed", &Incoming::new(body.as_bytes()));
    let Ok(Webhook::Changed(changed)) = read("<Simple><name>a</name></Simple>") else { panic!("a change") };
    assert_eq!(changed.body.name.as_deref(), Some("a"));
    let unfit = read("<Simple><age>old</age></Simple>").unwrap_err();
    assert!(unfit.to_string().contains("/age: expected integer, found string"), "{unfit}");
    let malformed = read("<Simple>").unwrap_err();
    assert!(malformed.to_string().contains("cannot be read as XML"), "{malformed}");
    assert_eq!(malformed.body().as_ref(), b"<Simple>");
}
