/// Dates of a card beside BDAY and ANNIVERSARY: Apple's X-ABDATE with a label, and Android's events.
extension Card {
    /// A yearly date that the person has labelled.
    package struct LabelledDate: Sendable, Equatable {
        /// As written.
        package let label: String
        package let date: PartialDate
    }

    /// The dates that are neither the birthday, the anniversary nor a date of death, in the card's order; at most ``datesBound``. A second
    /// anniversary on another day is one of them.
    package var otherDates: [LabelledDate] {
        let apples = all("X-ABDATE").compactMap { property in
            label(of: property).map { LabelledDate(label: $0, date: PartialDate(property)) }
        }
        let androids = androidEvents.compactMap { event in
            event.kind == .own && !event.label.isEmpty ? LabelledDate(label: event.label, date: event.date) : nil
        }
        let anniversary = anniversary
        let unlabelled =
            Self.anniversaryNames.flatMap { all($0) }.map { PartialDate($0) }
            + androidEvents.filter { $0.kind == .anniversary }.map(\.date)
        let second = unlabelled.first { anniversary?.isOnSameDay(as: $0) == false }
        let others = apples + androids + (second.map { [LabelledDate(label: "anniversary", date: $0)] } ?? [])
        return Array(
            others.filter { date in
                let label = date.label.lowercased()
                if Self.anniversaryLabels.contains(label) { return anniversary?.isOnSameDay(as: date.date) == false }
                if Self.birthdayLabels.contains(label) { return birthday?.isOnSameDay(as: date.date) == false }
                return !Self.otherwiseKnown.contains(label)
            }.prefix(Self.datesBound))
    }

    private static let birthdayLabels: Set<String> = ["birthday", "geburtstag"]

    /// Labels of dates that are read elsewhere, and those that say nothing.
    private static let otherwiseKnown = deathLabels.union(["", "other", "sonstige", "sonstiges", "andere", "autre", "otro", "altro"])

    private static let datesBound = 20

    /// Apple's X-ABDATE, or Android's own event, whose label, in small letters, is one of these.
    func date(labelled isMeant: (String) -> Bool) -> PartialDate? {
        let apples = all("X-ABDATE").first { property in label(of: property).map { isMeant($0.lowercased()) } ?? false }
        return apples.map { PartialDate($0) } ?? androidEvents.first { isMeant($0.label.lowercased()) }?.date
    }

    /// How Apple's, Google's and people's own anniversaries are labelled.
    static let anniversaryLabels: Set<String> = [
        "anniversary", "wedding anniversary", "wedding day", "wedding", "jahrestag", "hochzeitstag", "hochzeit", "anniversaire de mariage",
        "aniversario", "aniversario de bodas", "anniversario", "anniversario di matrimonio", "trouwdag", "bryllupsdag",
    ]

    /// The calendar of the birthday where that is not the Gregorian one and no other birthday is there: `chinese`, say.
    package var birthdayCalendar: String? {
        let days = all("BDAY")
        if days.contains(where: { $0.calendar == nil }) { return nil }
        return (days + all("X-ALTBDAY")).lazy.compactMap(\.calendar).first
    }

    // MARK: Android

    /// What Android's exports keep of an event (ContactsContract.CommonDataKinds.Event).
    struct AndroidEvent {
        enum Kind: String {
            case own = "0"
            case anniversary = "1"
            case other = "2"
            case birthday = "3"
        }

        let kind: Kind
        let label: String
        let date: PartialDate
    }

    var androidEvents: [AndroidEvent] {
        androidRows("contact_event").compactMap { fields in
            guard fields.count > 2, let kind = AndroidEvent.Kind(rawValue: fields[2]) else { return nil }
            return AndroidEvent(kind: kind, label: fields.count > 3 ? fields[3] : "", date: PartialDate(fields[1]))
        }
    }

    /// The fields of X-ANDROID-CUSTOM's lines of this kind, which have the kind first.
    func androidRows(_ kind: String) -> [[String]] {
        all("X-ANDROID-CUSTOM").map { $0.fields.map(\.trimmed) }.filter { $0.first == "vnd.android.cursor.item/\(kind)" }
    }
}

extension Property {
    /// CALSCALE (RFC 6350, section 5.8), where it is another calendar than everybody's.
    var calendar: String? {
        guard hasParameters, mentions("CALSCALE"), let name = parameter("CALSCALE").first, !name.isEmpty else { return nil }
        return Ascii.equal(name.utf8, "gregorian") ? nil : name
    }
}
