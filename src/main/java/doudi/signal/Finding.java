package doudi.signal;

/** Something that stands out at a window now. */
record Finding(SignalKind kind, String windowId, Evidence evidence) {}
