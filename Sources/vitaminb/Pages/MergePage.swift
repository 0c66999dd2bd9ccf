import ControlInterface
import KeepInTouch
import Language
import Phrases
import Platform

/// `merge`: two contacts that are, or would be, merged, and histories without a card.
extension Page {
    /// Which card stays and which goes, then each value of both.
    mutating func plan(_ plan: Control.MergeContacts.Reply) {
        if plan.joined == true {
            line(gettext("Both cards stay as they are, and count as one person: \(plan.contact.name) and \(plan.other.name)."))
            return
        }
        line(gettext("\(plan.contact.name) stays: \(plan.file)"))
        if let file = plan.otherFile {
            line(gettext("\(plan.other.name) goes to the trash: \(file)"))
        } else {
            line(gettext("\(plan.other.name) has no card, and the history goes to \(plan.contact.name)."))
            return
        }
        line("")
        fields(plan)
        line("")
    }

    /// Whose history has no card, and the command that gives it to somebody.
    mutating func cardless(_ all: [WireCardless]) {
        for one in all {
            let uid = one.contact.rawValue
            section(
                gettext("A history without a card: \(one.name ?? uid)"),
                [
                    [
                        "\(gettext(one.entries, "one entry", "\(one.entries) entries"))",
                        "\(gettext("the last of \(Wording.date(one.last))"))", "\(one.name == nil ? "" : uid)",
                    ]
                ], fits: false)
            for contact in one.alike {
                line("  " + gettext("\(contact.name)'s? vitaminb merge \(contact.uid.rawValue.quotedForShell) \(uid.quotedForShell)"))
            }
            if one.alike.isEmpty { line("  " + gettext("somebody's? vitaminb merge NAME \(uid.quotedForShell)")) }
        }
    }

    /// One value a row: its property, the value, and what happens to it.
    mutating func fields(_ merged: Control.MergeContacts.Reply) {
        var rows: [[Table.Cell]] = []
        var last = ""
        for field in merged.shown {
            for (value, fate, emphasis) in field.values {
                let name = field.property == last ? "" : field.name
                rows.append([Table.Cell(name, .faint), "\(value)", Table.Cell(fate, emphasis)])
                last = field.property
            }
        }
        table(rows)
    }

    /// What was done, and how to undo it.
    mutating func merged(_ merged: Control.MergeContacts.Reply) {
        if merged.joined == true {
            line(
                gettext(
                    "\(merged.contact.name) and \(merged.other.name) are one person now, and both cards stay. Not right? vitaminb undo"))
            return
        }
        if merged.otherFile == nil {
            line(gettext("\(merged.contact.name) has the history of \(merged.other.name) now. Not right? vitaminb undo"))
            return
        }
        let added = merged.shown.count { $0.outcome == .added }
        let left = merged.shown.count { $0.outcome == .left }
        line(
            gettext(
                added, "\(merged.contact.name): merged with \(merged.other.name); \(added) value added, \(left) left in the trash's card.",
                "\(merged.contact.name): merged with \(merged.other.name); \(added) values added, \(left) left in the trash's card."))
        if let trash = merged.trash { line(gettext("that card: \(trash.quotedForShell)")) }
    }
}

extension Control.MergeContacts.Reply {
    /// All fields except an N that only repeats FN.
    fileprivate var shown: [WireMergedField] {
        let names = fields.filter { $0.property == "FN" }
        return fields.filter { field in
            field.property != "N"
                || (field.outcome == .added || field.outcome == .left)
                    && !names.contains { $0.contact == field.contact && $0.other == field.other }
        }
    }
}

extension WireMergedField {
    /// The property's name in the user's language.
    fileprivate var name: String {
        switch property {
        case "FN": gettext("name")
        case "N": gettext("name's parts")
        case "NICKNAME": gettext("nickname")
        case "EMAIL": gettext("e-mail")
        case "TEL": gettext("telephone")
        case "IMPP": gettext("messaging")
        case "ADR": gettext("address")
        case "ORG": gettext("organization")
        case "TITLE": gettext("title")
        case "CATEGORIES": gettext("groups")
        case "BDAY": gettext("birthday")
        case "ANNIVERSARY": gettext("anniversary")
        case "NOTE": gettext("note")
        case "URL": gettext("web page")
        case "PHOTO": gettext("photograph")
        case "ROLE": gettext("role")
        default: property
        }
    }

    /// The values to show, with what happens to each.
    fileprivate var values: [(String, String, Emphasis?)] {
        let (mine, theirs) = (contact ?? "", other ?? "")
        return switch outcome {
        case .stays: [(mine, gettext("stays"), nil)]
        case .same where mine.folded == theirs.folded: [(mine, gettext("both have it"), nil)]
        case .same: [(mine, gettext("stays"), nil), (theirs, gettext("is the same"), nil)]
        case .added: [(theirs, gettext("added"), .strong)]
        case .left:
            (contact == nil ? [] : [(mine, gettext("stays"), nil)]) + [(theirs, gettext("left in the trash's card"), .warning)]
        }
    }
}
