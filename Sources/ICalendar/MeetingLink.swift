/// How an event says that one takes part from afar.
package enum MeetingLink {
    /// The properties that have a link to where one does: RFC 7986's, and what Google and Microsoft write instead.
    package static let properties = [
        "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-GOOGLE-HANGOUT", "X-MICROSOFT-SKYPETEAMSMEETINGURL",
        "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", "X-MICROSOFT-ONLINEMEETINGCONFLINK",
    ]

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
