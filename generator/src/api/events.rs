//! What an item of a stream of server-sent events is.

/// What an item of a stream of server-sent events is made of (WHATWG HTML, 9.2; OpenAPI 3.2, "Special Considerations for
/// `text/event-stream` Content").
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventItem {
    /// The event as it arrives, as nothing is said of its data.
    Raw,
    /// The data of an event.
    Data(DataForm),
    /// All fields of an event.
    Fields(EventFields),
}

/// What the data of an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DataForm {
    /// JSON.
    #[default]
    Json,
    /// Text.
    Text,
}

/// What the fields of events hold, and which of them are the end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EventFields {
    /// The data of events.
    pub data: DataForm,
    /// Events, by name, whose data is of the other form; sorted.
    pub except: Vec<String>,
    /// Data that ends the stream, and is no item.
    pub ends: Vec<String>,
    /// Events, by name, behind which no more comes.
    pub last: Vec<String>,
}
