/// What stands in LOCATION where one takes part from afar.
enum MeetingLink {
    /// Whether a location is a link, or names a service for calls; a place beside it doesn't change that.
    static func isNamed(in location: String) -> Bool {
        let text = location.prefix(1000).lowercased()
        return ["https:", "http:", "tel:", "sip:", "www."].contains { text.hasPrefix($0) } || text.contains("://")
            || services.contains { text.contains($0) }
    }

    private static let services = [
        "microsoft teams", "teams-besprechung", "teams meeting", "zoom meeting", "zoom-meeting", "zoom.us", "google meet",
        "meet.google.com", "skype", "webex", "jitsi", "meet.jit.si", "gotomeeting", "gotomeet.me", "bigbluebutton", "whereby.com",
        "facetime", "discord",
    ]
}
