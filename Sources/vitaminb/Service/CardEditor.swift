import ArgumentParser
import ControlInterface
import Glibc
import KeepInTouch
import Language
import Phrases
import Platform
import Varlink

/// Edits a card in the user's editor, on a private copy that is sent back to the daemon.
struct CardEditor {
    private let command: String

    /// Debian's default editor, which the machine's administrator chooses (update-alternatives(1)).
    private static let standard = "/usr/bin/editor"

    /// The editor that `$VISUAL` or else `$EDITOR` names, or else the machine's.
    init() throws {
        let named = ["VISUAL", "EDITOR"].compactMap(environmentVariable).first { !$0.isEmpty }
        guard let command = named ?? (access(Self.standard, X_OK) == 0 ? Self.standard : nil) else {
            throw ValidationError(gettext("Name your editor in $EDITOR, or say what to change: --email, --birthday, ..."))
        }
        self.command = command
    }

    /// Opens the contact's card. If the changed text can't be used, the copy is kept.
    func edit(_ name: String) throws -> Control.Edited {
        let found = try Vitaminbd.connect().call(Control.GetCard.self, .init(contact: name))
        let copy = try Copy(of: found.card)
        do {
            try run(on: copy.path)
            let text = try copy.text()
            // On a new connection, because the daemon may have been restarted meanwhile.
            let edited =
                text == found.card
                ? Control.Edited(contact: found.contact, file: found.file, changed: false)
                : try Vitaminbd.connect().call(
                    Control.ReplaceCard.self, .init(contact: found.contact.uid.rawValue, card: text, was: found.card))
            unlink(copy.path)
            return edited
        } catch {
            if let text = try? copy.text(), text == found.card {
                unlink(copy.path)
                throw error
            }
            throw KeptText(path: copy.path, cause: error)
        }
    }

    private func run(on path: String) throws {
        // Pass the path in a variable, so that the shell doesn't interpret its characters.
        setenv("VITAMINB_CARD", path, 1)
        signal(SIGPIPE, SIG_DFL)
        let status = system(command + " \"$VITAMINB_CARD\"")
        signal(SIGPIPE, SIG_IGN)
        guard status == 0 else { throw EditorError.failed(command) }
    }

    /// A file that only this user can read.
    private struct Copy {
        let path: String

        init(of text: String) throws {
            let folder = ["XDG_RUNTIME_DIR", "TMPDIR"].compactMap(environmentVariable).first { access($0, W_OK | X_OK) == 0 } ?? "/tmp"
            var template = Array((folder + "/vitaminb-" + String(repeating: "X", count: 6) + ".vcf").utf8CString)
            // mkstemps(3) opens it with mode 0600.
            let descriptor = mkstemps(&template, 4)
            guard descriptor >= 0 else { throw OutputError(errno: errno) }
            defer { close(descriptor) }
            path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
            try StandardOutput.write(text, to: descriptor)
        }

        /// The text now. Opens the file by name, because editors replace files.
        func text() throws -> String {
            // A bit more than fits into a message, so that the daemon refuses a bigger card.
            guard let bytes = try? WholeFile.beginning(of: path, count: 1 << 21) else { throw EditorError.notText }
            guard let text = String(validating: bytes, as: UTF8.self) else { throw EditorError.notText }
            return text
        }
    }
}

/// The editor left no usable text.
enum EditorError: Error, CustomStringConvertible {
    /// This command failed.
    case failed(String)
    /// The file is gone or not UTF-8.
    case notText

    var description: String {
        switch self {
        case .failed(let command): gettext("the editor (\(command)) ended with a failure, and nothing was changed")
        case .notText: gettext("the editor left no text in UTF-8, and nothing was changed")
        }
    }
}

/// The edited text couldn't be used, and is kept in a file.
struct KeptText: Error {
    let path: String
    let cause: any Error
}
